import Foundation
import Primitives
import TestSupport
import Testing

@Suite("age recipients")
struct AgeRecipientTests {
    @Test("recipients that age-keygen makes are read, and none with a letter changed or missing")
    func made() throws {
        try withTemporaryFolder { folder in
            for index in 0..<4 {
                let text = try Peer.makeAgeKey("key\(index)", in: folder)
                let recipient = try AgeRecipient(text)
                #expect(recipient.kind == .x25519)
                #expect(recipient.text == text)
                #expect(recipient.publicKey.count == 32)
                #expect(throws: KeyError.self) { try AgeRecipient(text.uppercased()) }
                let characters = Array(text)
                for place in characters.indices {
                    var damaged = characters
                    damaged[place] = damaged[place] == "q" ? "p" : "q"
                    #expect(throws: KeyError.self) { try AgeRecipient(String(damaged)) }
                    #expect(throws: KeyError.self) { try AgeRecipient(String(characters[..<place])) }
                }
            }
        }
    }

    @Test("anyone can compute the fingerprint of an age key from its text, and an SSH key keeps its own")
    func fingerprints() throws {
        try withTemporaryFolder { folder in
            let text = try Peer.makeAgeKey("key", in: folder)
            let digest = try Peer.succeed(["sha256sum"], in: folder, input: Array(text.utf8)).text.prefix(64)
            let expected = KeyFingerprint(digest: try #require(Digest(hex: digest)))
            #expect(try AgeRecipient(text).fingerprint == expected)
            let line = try Peer.makeSSHKey("ssh", in: folder)
            let recipient = try AgeRecipient(line)
            let key = try SSHPublicKey(line)
            #expect(recipient.kind == .sshEd25519(key))
            #expect(recipient.fingerprint == key.fingerprint)
            #expect(recipient.text == key.line)
            #expect(try AgeRecipient(key) == recipient)
        }
    }

    @Test(
        "the message says what kind of text it is instead",
        arguments: [
            ("age1qqqq", "is no age recipient: its checksum does not fit"),
            (
                "age1yubikey1qgqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
                "is no age recipient: its checksum does not fit"
            ),
            (
                Bech32.encode([UInt8](repeating: 1, count: 33), prefix: "age1yubikey"),
                "is an age recipient of a kind that is not supported"
            ),
            (
                Bech32.encode([UInt8](repeating: 1, count: 33), prefix: "age"),
                "is an age recipient of a kind that is not supported"
            ),
            ("AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQ", "is a secret key"),
            ("-----BEGIN OPENSSH PRIVATE KEY-----", "is a secret key"), ("abcdef", "is no SSH public key"),
        ])
    func messages(text: String, what: String) throws {
        let error = try #require(throws: KeyError.self) { try AgeRecipient(text) }
        #expect(error.what == what)
        #expect(error.category == .usage)
        #expect(error.hint != nil)
        #expect(!error.description.contains("QQQ"))
    }

    @Test(
        "what is no public key is refused",
        arguments: [
            "", "age1", "age1qqqq", "AGE1X", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-ed25519 ????", "age1é",
            // y = 2^255 - 19 + 3, not reduced; y = 1, the neutral element.
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPD///////////////////////////////////////9/",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            // y = 2 belongs to no point of the curve.
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ])
    func badRecipients(text: String) {
        #expect(throws: KeyError.self) { try AgeRecipient(text) }
    }

    @Test("hardware keys and other types cannot decrypt, and the message says what can")
    func otherKeyTypes() throws {
        guard let folder = Vectors.folder("sshsig") else { return }
        for name in ["rsa.pub", "ecdsa.pub", "ed25519_sk.pub"] {
            let line = String(decoding: try folder.read(name), as: UTF8.self)
            let error = try #require(throws: KeyError.self) { try AgeRecipient(line) }
            #expect(error.hint?.contains("ssh-ed25519") == true)
        }
    }

    @Test("Bech32 has its published checksums")
    func bech32() {
        func decode(_ text: String, _ prefix: String) -> [UInt8]? {
            Bech32.decode(Array(text.utf8)[...], prefix: prefix)
        }
        // BIP 173, valid and invalid.
        #expect(decode("A12UEL5L", "A") == [])
        #expect(decode("a12uel5l", "a") == [])
        #expect(decode("A12uEL5L", "A") == nil)
        #expect(decode("A1G7SGD8", "A") == nil)
        var generator = SeededGenerator(seed: 3)
        for size in 0..<40 {
            let bytes = generator.bytes(size)
            #expect(decode(Bech32.encode(bytes, prefix: "age"), "age") == bytes)
        }
    }
}
