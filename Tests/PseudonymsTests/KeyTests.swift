import Foundation
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
        try #require(octets(ofHex: test[name] as? String))
    }

    @Test("HKDF-SHA-256 gives every published output and refuses more than 255 blocks")
    func derivationVectors() throws {
        var checked = 0
        for group in try groups("hkdf_sha256_test.json") ?? [] {
            for test in try #require(group["tests"] as? [[String: Any]]) {
                let key = try bytes(test, "ikm")
                let size = try #require(test["size"] as? Int)
                let secret = try SecretBytes(count: key.count) { $0.copyBytes(from: key) }
                let salt = try bytes(test, "salt")
                let info = try bytes(test, "info")
                func derive() throws(PseudonymError) -> [UInt8] {
                    try secret.withBytes(0..<key.count) { key throws(PseudonymError) in
                        let output = try SecretBytes(count: size) { output throws(PseudonymError) in
                            try KeyDerivation.hkdfSHA256(key: key, salt: salt, info: info, into: output)
                        }
                        return try output.withBytes(0..<size) { Array($0) }
                    }
                }
                if test["result"] as? String == "valid" {
                    #expect(try derive() == bytes(test, "okm"), "case \(test["tcId"] ?? "")")
                } else {
                    #expect(throws: PseudonymError.self) { try derive() }
                }
                checked += 1
            }
        }
        #expect(checked > 80 || Vectors.folder("crypto") == nil)
    }

    @Test("HMAC-SHA-256 gives every published code, for keys of any length")
    func hashVectors() throws {
        var checked = 0
        for group in try groups("hmac_sha256_test.json") ?? [] {
            for test in try #require(group["tests"] as? [[String: Any]]) {
                let key = try bytes(test, "key")
                let secret = try SecretBytes(count: key.count) { $0.copyBytes(from: key) }
                let hash = try secret.withBytes(0..<key.count) { KeyedHash(key: $0) }
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
                let secret = try SecretBytes(count: key.count) { $0.copyBytes(from: key) }
                var cipher = try secret.withBytes(0..<key.count) { key throws(PseudonymError) in
                    try SyntheticCipher(key: key)
                }
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
        let secret = try key.withHashKey { Array($0) }
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
}

func octets(ofHex text: String?) -> [UInt8]? {
    guard let text, text.utf8.count.isMultiple(of: 2) else { return nil }
    let characters = Array(text)
    return stride(from: 0, to: characters.count, by: 2).compactMap { UInt8(String(characters[$0...$0 + 1]), radix: 16) }
}
