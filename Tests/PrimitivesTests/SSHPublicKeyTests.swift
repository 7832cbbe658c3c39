import Foundation
import Primitives
import TestSupport
import Testing

/// The base64 of strings in SSH's wire format, each of fewer than 256 bytes.
private func wire(_ fields: [[UInt8]]) -> String {
    var bytes: [UInt8] = []
    for field in fields { bytes += [0, 0, 0, UInt8(field.count)] + field }
    return Base64.encode(bytes)
}

@Suite("SSH public keys")
struct SSHPublicKeyTests {
    static let example = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIlizSIN3DQV78VPNjVvvwjgf+P5HqbPYCYu3BOMdjAE"

    @Test(
        "keys that ssh-keygen makes are read, with the fingerprint that it prints",
        arguments: [
            ("ed25519", 256, SSHPublicKey.Kind.ed25519), ("ecdsa", 256, .ecdsaP256), ("ecdsa", 384, .ecdsaP384),
            ("ecdsa", 521, .ecdsaP521), ("rsa", 2048, .rsa), ("rsa", 3072, .rsa),
        ])
    func generated(type: String, bits: Int, kind: SSHPublicKey.Kind) throws {
        try withTemporaryFolder { folder in
            let line = try Peer.makeSSHKey("key", type: type, bits: bits, in: folder)
            let key = try SSHPublicKey(line + "\n")
            let printed = try Peer.succeed(["ssh-keygen", "-lf", "key.pub"], in: folder).text
            #expect(key.kind == kind)
            #expect(key.fingerprint.description == printed.split(separator: " ")[1])
            #expect(line.hasPrefix(key.line + " "))
            #expect(key.canDecrypt == (type == "ed25519"))
            #expect(try SSHPublicKey(key.line) == key, "the comment says nothing")
        }
    }

    @Test("keys on security tokens are read")
    func hardware() throws {
        let point = [UInt8](repeating: 7, count: 32)
        let type = "sk-ssh-ed25519@openssh.com"
        let key = try SSHPublicKey("\(type) \(wire([Array(type.utf8), point, Array("ssh:".utf8)]))")
        #expect(key.kind == .hardwareEd25519)
        #expect(!key.canDecrypt)
        for fields in [
            [Array(type.utf8), point], [Array(type.utf8), point, []], [Array("ssh-ed25519".utf8), point, [1]],
        ] {
            #expect(throws: KeyError.self) { try SSHPublicKey("\(type) \(wire(fields))") }
        }
        let ecdsa = "sk-ecdsa-sha2-nistp256@openssh.com"
        let curve = [[UInt8](ecdsa.utf8), [UInt8]("nistp256".utf8), [4] + point + point, [UInt8]("ssh:".utf8)]
        #expect(try SSHPublicKey("\(ecdsa) \(wire(curve))").kind == .hardwareECDSA)
    }

    @Test("whatever is not exactly one key is refused")
    func refused() throws {
        let parts = Self.example.split(separator: " ")
        let wire = try #require(Base64.decode(parts[1]))
        var texts = [
            "", "ssh-ed25519", "ssh-ed25519 ", " \(Self.example)", "ssh-rsa \(parts[1])", "\(parts[1])",
            "ecdsa-sha2-nistp256 \(parts[1])", "no-pty \(Self.example)", "ssh-ed25519 \(parts[1])=",
            "ssh-ed25519-cert-v01@openssh.com \(parts[1])", "\(Self.example)\n\(Self.example)",
            "ssh-ed25519\t\(parts[1])", "-----BEGIN OPENSSH PRIVATE KEY-----", "ssh-ed25519 \(parts[1]) a\u{7}b",
        ]
        for count in 0..<wire.count { texts.append("ssh-ed25519 \(Base64.encode(wire.prefix(count)))") }
        texts.append("ssh-ed25519 \(Base64.encode(wire + [0]))")
        texts.append("ssh-ed25519 \(Base64.encode([0xFF, 0xFF, 0xFF, 0xFF] + wire.dropFirst(4)))")
        for text in texts {
            #expect(throws: KeyError.self, "\(text)") { try SSHPublicKey(text) }
        }
    }

    @Test("an RSA key of fewer than 2048 bits is refused")
    func smallRSA() {
        let modulus: [UInt8] = [0, 0xC1] + [UInt8](repeating: 1, count: 127)
        let fields: [[UInt8]] = [Array("ssh-rsa".utf8), [1, 0, 1], modulus]
        do throws(KeyError) {
            _ = try SSHPublicKey("ssh-rsa \(wire(fields))")
            Issue.record("accepted")
        } catch {
            #expect(error.what == "is an RSA key of fewer than 2048 bits")
            #expect(error.category == .usage)
        }
    }

    @Test("random keys are refused")
    func randomKeys() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let wire = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
                UInt8.random(in: 0...16, using: &generator)
            }
            #expect(throws: KeyError.self) { try SSHPublicKey("ssh-ed25519 \(Base64.encode(wire))") }
        }
    }

    @Test("a key of a type that nobody knows yet is one where a signature holds it, and none in a line")
    func unknownType() throws {
        var wire: [UInt8] = []
        wire.appendSSHString("ssh-new@example.com".utf8)
        wire.appendSSHString([1, 2, 3])
        let key = try #require(SSHPublicKey(wire: wire))
        #expect(key.type == "ssh-new@example.com" && key.kind == nil && !key.canDecrypt && key.ed25519 == nil)
        #expect(throws: KeyError.self) { try SSHPublicKey(key.line) }
        for bad in [[], [0, 0, 0, 0], [0, 0, 0, 9, 1], [0, 0, 0, 1, 7]] as [[UInt8]] {
            #expect(SSHPublicKey(wire: bad) == nil)
        }
    }

    @Test("a fingerprint is SHA256 and 43 characters of base64, nothing else")
    func fingerprints() {
        let fingerprint = KeyFingerprint(digest: .sha256("key"))
        let text = fingerprint.description
        #expect(KeyFingerprint(text) == fingerprint)
        #expect(KeyFingerprint(text + "=") == nil)
        #expect(KeyFingerprint(text.dropLast()) == nil)
        #expect(KeyFingerprint("MD5:" + text.dropFirst(7)) == nil)
        #expect(KeyFingerprint("Jo Example") == nil)
    }
}
