import Foundation
import Primitives
import TestSupport
import Testing

@testable import Pseudonyms

@Suite("FF1")
struct FF1Tests {
    private static func cipher(_ key: [UInt8]) throws -> FF1 {
        try FF1(key: key.span)
    }

    /// The numerals of a vector's message, as characters of its alphabet or as a list; -1 for what is none.
    private static func numerals(_ message: Any?, alphabet: String?) -> [Int] {
        if let list = message as? [Int] { return list }
        let alphabet = Array((alphabet ?? "").utf8)
        return Array((message as? String ?? "").utf8).map { alphabet.firstIndex(of: $0) ?? -1 }
    }

    @Test(
        "every published valid case holds in both directions and every invalid one is refused",
        arguments: ["base10", "base26", "base36", "base62", "radix10", "radix26"])
    func publishedVectors(file: String) throws {
        guard let folder = Vectors.folder("ff1") else { return }
        let data = try Data(contentsOf: folder.appendingPathComponent("aes_ff1_\(file)_test.json"))
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let groups = try #require(root["testGroups"] as? [[String: Any]])
        var valid = 0
        var refused = 0
        for group in groups {
            let radix = try #require(group["radix"] as? Int)
            let alphabet = group["alphabet"] as? String
            for test in try #require(group["tests"] as? [[String: Any]]) {
                let id = test["tcId"] as? Int ?? 0
                let key = try #require((test["key"] as? String).flatMap { Hex.decode($0) })
                let tweak = try #require((test["tweak"] as? String).flatMap { Hex.decode($0) })
                let message = Self.numerals(test["msg"], alphabet: alphabet)
                let ciphertext = Self.numerals(test["ct"], alphabet: alphabet)
                if test["result"] as? String == "valid" {
                    var ff1 = try Self.cipher(key)
                    // Three at once: a message must not depend on its neighbours in the queue.
                    var messages = [message, ciphertext, message]
                    try ff1.apply(.encrypt, to: &messages, radix: radix, tweak: tweak)
                    #expect(messages[0] == ciphertext && messages[2] == ciphertext, "case \(id)")
                    messages = [ciphertext, message]
                    try ff1.apply(.decrypt, to: &messages, radix: radix, tweak: tweak)
                    #expect(messages[0] == message, "case \(id)")
                    var reference = message
                    try ff1.applyReference(.encrypt, to: &reference, radix: radix, tweak: tweak)
                    #expect(reference == ciphertext, "case \(id), reference path")
                    try ff1.applyReference(.decrypt, to: &reference, radix: radix, tweak: tweak)
                    #expect(reference == message, "case \(id), reference path")
                    valid += 1
                } else {
                    #expect(throws: PseudonymError.self, "case \(id)") {
                        var ff1 = try Self.cipher(key)
                        var messages = [message]
                        try ff1.apply(.encrypt, to: &messages, radix: radix, tweak: tweak)
                    }
                    refused += 1
                }
            }
        }
        #expect(valid > 2000 && refused > 300)
    }

    @Test("messages of mixed lengths in one queue come out as they do alone")
    func mixedLengths() throws {
        var generator = SeededGenerator(seed: 1)
        let key = (0..<32).map { UInt8($0) }
        var ff1 = try Self.cipher(key)
        for radix in [2, 10, 26, 36, 65_536] {
            // From the shortest that is taken, over the edge between fast path and reference path.
            let shortest = radix == 2 ? 7 : 2
            let messages = (0..<120).map { index in
                (0..<shortest + index % 40).map { _ in Int.random(in: 0..<radix, using: &generator) }
            }
            for tweak in [[], [1], [1, 2, 3, 4, 5, 6, 7], [UInt8](0..<40)] as [[UInt8]] {
                var together = messages
                try ff1.apply(.encrypt, to: &together, radix: radix, tweak: tweak)
                for (message, encrypted) in zip(messages, together) {
                    var alone = message
                    try ff1.applyReference(.encrypt, to: &alone, radix: radix, tweak: tweak)
                    #expect(alone == encrypted)
                }
                try ff1.apply(.decrypt, to: &together, radix: radix, tweak: tweak)
                #expect(together == messages)
            }
        }
    }

    @Test("a tweak of its own in the queue is the tweak of the specification")
    func ownTweaks() throws {
        let key = (0..<32).map { UInt8($0) }
        var ff1 = try Self.cipher(key)
        let tweak: [UInt8] = [1, 2, 3, 4, 5, 6, 7]
        for length in [4, 9, 11, 20, 24] {
            var message = [[Int](repeating: 5, count: length)]
            try ff1.apply(.encrypt, to: &message, radix: 36, tweak: tweak)
            let table = try #require(try ff1.table(radix: 36, length: length, tweakLength: 7))
            let half = [length / 2, length - length / 2].map { (0..<$0).reduce(UInt64(0)) { sum, _ in sum * 36 + 5 } }
            ff1.removeAll()
            ff1.enqueue(table: table, left: half[0], right: half[1], tweak: 0x0102_0304_0506_0700)
            try ff1.run(.encrypt)
            let expected = message[0][..<(length / 2)].reduce(UInt64(0)) { $0 * 36 + UInt64($1) }
            #expect(ff1.halves(0).left == expected)
        }
    }

    @Test(
        "what the specification does not allow is refused",
        arguments: [
            (1, [0, 0, 0]), (65_537, [1, 1]), (0, []), (10, [1]), (10, []), (2, [1, 1, 1, 1, 1, 1]), (10, [1, 10]),
            (10, [1, -1]), (9, [1, 1]),
        ])
    func refusals(radix: Int, message: [Int]) throws {
        var ff1 = try Self.cipher([UInt8](repeating: 0, count: 16))
        var messages = [message]
        #expect(throws: PseudonymError.self) {
            try ff1.apply(.encrypt, to: &messages, radix: radix, tweak: [])
        }
        #expect(messages == [message])
    }

    @Test("no key but one of 16, 24 or 32 bytes is taken", arguments: [0, 8, 15, 17, 31, 33, 64])
    func keyLengths(count: Int) {
        #expect(throws: PseudonymError.keyLength(bytes: count)) {
            _ = try Self.cipher([UInt8](repeating: 0, count: count))
        }
    }
}
