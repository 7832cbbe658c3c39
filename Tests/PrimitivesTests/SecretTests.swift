import Foundation
import Primitives
import TestSupport
import Testing

@Suite("Secrets")
struct SecretTests {
    private func groups(_ file: String) throws -> [[String: Any]]? {
        guard let folder = Vectors.folder("crypto") else { return nil }
        let data = try Data(contentsOf: folder.appendingPathComponent(file))
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(root["testGroups"] as? [[String: Any]])
    }

    private func bytes(_ test: [String: Any], _ name: String) throws -> [UInt8] {
        try #require((test[name] as? String).flatMap { Hex.decode($0) })
    }

    private func secret(_ bytes: [UInt8]) -> SecretBytes {
        var copy = bytes
        return SecretBytes(taking: &copy)
    }

    @Test("HKDF-SHA-256 gives every published output and refuses more than 255 blocks")
    func derivation() throws {
        var checked = 0
        for group in try groups("hkdf_sha256_test.json") ?? [] {
            for test in try #require(group["tests"] as? [[String: Any]]) {
                let derived = HKDF.sha256(
                    key: secret(try bytes(test, "ikm")), salt: try bytes(test, "salt"), info: try bytes(test, "info"),
                    count: try #require(test["size"] as? Int))
                let expected = test["result"] as? String == "valid" ? try bytes(test, "okm") : nil
                #expect(derived?.copy() == expected, "case \(test["tcId"] ?? "")")
                checked += 1
            }
        }
        #expect(checked > 80 || Vectors.folder("crypto") == nil)
    }

    @Test("no key is as good as an empty one, and no output or less is no derivation")
    func derivationEdges() throws {
        let none = try #require(HKDF.sha256(key: nil, salt: [1], info: [], count: 40))
        let empty = try #require(HKDF.sha256(key: secret([]), salt: [1], info: [], count: 40))
        #expect(none.copy() == empty.copy() && none.count == 40)
        #expect(HKDF.sha256(key: nil, salt: [], info: [], count: 0)?.copy() == [])
        #expect(HKDF.sha256(key: nil, salt: [], info: [], count: -1) == nil)
        #expect(HKDF.sha256(key: nil, salt: [], info: [], count: HKDF.longestOutput)?.count == 8160)
        #expect(HKDF.sha256(key: nil, salt: [], info: [], count: HKDF.longestOutput + 1) == nil)
    }

    @Test("HMAC-SHA-256 gives every published code, for keys of any length")
    func codes() throws {
        var checked = 0
        for group in try groups("hmac_sha256_test.json") ?? [] {
            for test in try #require(group["tests"] as? [[String: Any]]) {
                let code = try #require(HMAC.sha256(try bytes(test, "msg"), key: secret(try bytes(test, "key"))))
                let published = try bytes(test, "tag")
                #expect(
                    HMAC.equal(Array(code.prefix(published.count)), published)
                        == (test["result"] as? String == "valid"), "case \(test["tcId"] ?? "")")
                checked += 1
            }
        }
        #expect(checked > 150 || Vectors.folder("crypto") == nil)
        // RFC 4231 has no empty key; this is what `openssl dgst -sha256 -mac HMAC -macopt hexkey:` says.
        #expect(
            HMAC.sha256([], key: secret([])).map { Hex.encode($0) }
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }

    @Test("bytes are taken over and overwritten where they came from, and shown nowhere")
    func taking() {
        var bytes: [UInt8] = [201, 202, 203]
        let secret = SecretBytes(taking: &bytes)
        #expect(bytes == [0, 0, 0])
        #expect(secret.copy() == [201, 202, 203])
        #expect(secret.withBytes { $0[1] } == 202)
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!(dumped + String(describing: secret) + String(reflecting: secret)).contains("202"))
    }

    @Test("bytes that could not be made are no secret")
    func making() {
        let made = SecretBytes(count: 2) { bytes in
            bytes[1] = 7
            return true
        }
        #expect(made?.copy() == [0, 7])
        #expect(SecretBytes(count: 2) { _ in false } == nil)
        #expect(SecretBytes(count: -1) { _ in true } == nil)
        #expect(SecretBytes(count: 0) { $0.isEmpty }?.copy() == [])
    }

    @Test("random bytes come in the number asked for")
    func random() throws {
        #expect(SystemRandom.bytes(0) == [])
        #expect(SystemRandom.bytes(-1) == nil)
        let first = try #require(SystemRandom.bytes(32))
        #expect(first.count == 32)
        #expect(first != SystemRandom.bytes(32))
    }
}
