import Foundation
import Primitives
import Records
import TestSupport
import Testing

@testable import Pseudonyms

@Suite("Keys")
struct KeyTests {
    private func groups(_ file: String) throws -> [[String: Any]]? {
        guard let folder = Vectors.folder("crypto") else { return nil }
        let data = try Data(contentsOf: folder.appendingPathComponent(file))
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(root["testGroups"] as? [[String: Any]])
    }

    private func bytes(_ test: [String: Any], _ name: String) throws -> [UInt8] {
        try #require((test[name] as? String).flatMap { Hex.decode($0) })
    }

    @Test("HMAC-SHA-256 gives every published code, for keys of any length")
    func hashVectors() throws {
        var checked = 0
        for group in try groups("hmac_sha256_test.json") ?? [] {
            for test in try #require(group["tests"] as? [[String: Any]]) {
                let key = try bytes(test, "key")
                let hash = KeyedHash(key: key.span)
                let code = hash.code(for: try bytes(test, "msg"))
                let tag = (0..<4).flatMap { word in
                    (0..<8).map { UInt8(truncatingIfNeeded: code[word] >> (56 - 8 * $0)) }
                }
                let published = try bytes(test, "tag")
                #expect(
                    (Array(tag.prefix(published.count)) == published) == (test["result"] as? String == "valid"),
                    "case \(test["tcId"] ?? "")")
                checked += 1
            }
        }
        #expect(checked > 150 || Vectors.folder("crypto") == nil)
    }

    @Test("AES-SIV gives every published ciphertext, opens it, and opens no changed one")
    func syntheticVectors() throws {
        var checked = 0
        for group in try groups("aes_siv_cmac_test.json") ?? [] {
            for test in try #require(group["tests"] as? [[String: Any]]) {
                let key = try bytes(test, "key")
                let message = try bytes(test, "msg")
                // Empty values stay empty under every operator: no empty message is ever sealed.
                guard !message.isEmpty else { continue }
                var cipher = try SyntheticCipher(key: key.span)
                let associated = try bytes(test, "aad")
                let published = try bytes(test, "ct")
                var output: [UInt8] = []
                let opened = try cipher.open(published, associated: associated, into: &output)
                if test["result"] as? String == "valid" {
                    #expect(opened && output == message, "case \(test["tcId"] ?? "")")
                    try cipher.seal(message[...], associated: associated, into: &output)
                    #expect(output == published, "case \(test["tcId"] ?? "")")
                } else {
                    #expect(!opened && output.isEmpty, "case \(test["tcId"] ?? "")")
                }
                checked += 1
            }
        }
        #expect(checked > 250 || Vectors.folder("crypto") == nil)
    }

    @Test("a key is taken from 32 bytes, which are erased")
    func masterKey() throws {
        var bytes = [UInt8](repeating: 9, count: 32)
        let key = try MasterKey(erasing: &bytes)
        #expect(bytes == [UInt8](repeating: 0, count: 32))
        let fingerprint = try key.fingerprint()
        #expect(fingerprint.count == 16 && fingerprint.allSatisfy { "0123456789abcdef".contains($0) })
        #expect(try key.fingerprint() == fingerprint)

        for count in [0, 16, 31, 33] {
            var wrong = [UInt8](repeating: 9, count: count)
            #expect(throws: PseudonymError.keyLength(bytes: count)) { _ = try MasterKey(erasing: &wrong) }
            #expect(wrong.allSatisfy { $0 == 0 })
        }
    }

    @Test("no two pairs of type and bundle have the same subkey")
    func subkeys() throws {
        var bytes = (0..<32).map { UInt8($0) }
        let master = try MasterKey(erasing: &bytes)
        let pairs: [(String, String?)] = [
            ("phone", nil), ("name", nil), ("phone", "B1"), ("phone", "B2"), ("phone/bundle/2:B1", nil),
            ("", nil), ("", ""), ("phone", ""), ("key-id", nil),
        ]
        var seen: Set<String> = []
        for (type, bundle) in pairs {
            var output = ValueColumn()
            let key = try master.subkey(type: type, bundle: bundle)
            try Pseudonymiser(operator: .token(reversible: false), key: key)
                .apply(column([Array("value".utf8)]), companions: nil, into: &output)
            seen.insert(String(decoding: output[0], as: UTF8.self))
        }
        #expect(seen.count == pairs.count)
    }

    @Test("a key shows nothing of itself when it is printed or dumped")
    func description() throws {
        let key = try fieldKey()
        var dumped = ""
        dump(key, to: &dumped)
        let text = dumped + String(describing: key) + String(reflecting: key)
        let secret = try key.withHashKey { bytes in bytes.indices.map { bytes[$0] } }
        for byte in 0..<secret.count - 1 {
            #expect(!text.contains("\(secret[byte]), \(secret[byte + 1])"))
        }
        let hexadecimal = secret.prefix(4).map { String($0, radix: 16) }.joined()
        #expect(!text.contains(hexadecimal))
    }

    @Test("numerals of a stream are evenly spread and do not repeat from code to code")
    func stream() throws {
        let hash = try fieldKey().withHashKey { KeyedHash(key: $0) }
        var stream = NumeralStream(hash.code(for: [1]))
        var counts = [Int](repeating: 0, count: 26)
        for _ in 0..<26_000 { counts[stream.next(below: 26, hash)] += 1 }
        // Six standard deviations of a binomial count with mean 1000.
        #expect(counts.allSatisfy { abs($0 - 1000) < 6 * 32 })
        var first = NumeralStream(hash.code(for: [1]))
        let drawn = (0..<64).map { _ in first.next(below: 10, hash) }
        #expect(Array(drawn[..<32]) != Array(drawn[32...]))
    }

    @Test("the cache of codes answers as the hash does, for messages that come again and for those that take a place")
    func codeCache() throws {
        let hash = try fieldKey().withHashKey { KeyedHash(key: $0) }
        var cache = CodeCache()
        var random = SeededGenerator(seed: 5)
        for round in 0..<4000 {
            // Few different ones, of every length about the longest that is kept, some of which end in zeros.
            let count = 1 + round % (CodeCache.longest + 4)
            var message = [UInt8](repeating: UInt8.random(in: 0...3, using: &random), count: count)
            message[count / 2] = UInt8.random(in: 0...7, using: &random)
            let expected = hash.code(for: message)
            #expect(cache.code(for: message, hash) == expected)
            #expect(cache.code(for: message, hash) == expected)
        }
    }
}
