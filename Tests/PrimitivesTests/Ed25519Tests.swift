import Foundation
import Primitives
import TestSupport
import Testing

struct Ed25519Tests {
    @Test("published signatures are judged as published")
    func vectors() throws {
        guard let folder = Vectors.folder("crypto") else { return }
        let file = try Data(contentsOf: folder.appendingPathComponent("ed25519_test.json"))
        let document = try #require(try JSONSerialization.jsonObject(with: file) as? [String: Any])
        let groups = try #require(document["testGroups"] as? [[String: Any]])
        var count = 0
        for group in groups {
            let key = try #require((group["publicKey"] as? [String: Any])?["pk"] as? String)
            for test in try #require(group["tests"] as? [[String: Any]]) {
                let message = try bytes(test["msg"])
                let signature = try bytes(test["sig"])
                let valid = test["result"] as? String == "valid"
                #expect(
                    Ed25519.verifies(signature, of: message, publicKey: try bytes(key)) == valid,
                    "case \(test["tcId"] ?? "")")
                count += 1
            }
        }
        #expect(count > 100)
    }

    private func bytes(_ hex: Any?) throws -> [UInt8] {
        let text = try #require(hex as? String)
        return try #require(Hex.decode(text))
    }

    @Test("what is signed verifies, and nothing else does")
    func signAndVerify() throws {
        guard let key = Ed25519PrivateKey(seed: Array(0..<32)) else {
            Issue.record("a seed of 32 bytes is refused")
            return
        }
        // Taken out of #require, which cannot hold a value that is not copyable.
        let (made, publicKey) = (key.signature(of: [1, 2, 3]), key.publicKey)
        let signature = try #require(made)
        #expect(Ed25519.verifies(signature, of: [1, 2, 3], publicKey: publicKey))
        #expect(!Ed25519.verifies(signature, of: [1, 2, 4], publicKey: publicKey))
        #expect(!Ed25519.verifies(Array(signature.dropLast()), of: [1, 2, 3], publicKey: publicKey))
        let isRefused = Ed25519PrivateKey(seed: [1]) == nil
        #expect(isRefused)
    }
}
