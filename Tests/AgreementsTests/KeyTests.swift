import Foundation
import Primitives
import TestSupport
import Testing

@testable import Agreements

/// Runs a program and gives what it printed on standard output.
func output(of program: String, _ arguments: String..., in folder: URL, input: URL? = nil) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    if let input { process.standardInput = try FileHandle(forReadingFrom: input) }
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ProgramFailed(status: process.terminationStatus) }
    return String(decoding: data, as: UTF8.self)
}

struct ProgramFailed: Error {
    var status: Int32
}

/// The base64 of strings in SSH's wire format, each of fewer than 256 bytes.
private func wire(_ fields: [[UInt8]]) -> String {
    var bytes: [UInt8] = []
    for field in fields { bytes += [0, 0, 0, UInt8(field.count)] + field }
    return Base64.encode(bytes)
}

@Suite("Keys")
struct KeyTests {
    @Test(
        "keys that ssh-keygen makes are read, with the fingerprint that it prints",
        arguments: [
            ("ed25519", "256", SSHPublicKey.Kind.ed25519), ("ecdsa", "256", .ecdsaP256), ("ecdsa", "384", .ecdsaP384),
            ("ecdsa", "521", .ecdsaP521), ("rsa", "2048", .rsa), ("rsa", "3072", .rsa),
        ])
    func generated(type: String, bits: String, kind: SSHPublicKey.Kind) throws {
        try withTemporaryFolder { folder in
            _ = try output(
                of: "ssh-keygen", "-q", "-t", type, "-b", bits, "-N", "", "-C", "a comment", "-f", "key", in: folder)
            let line = try String(contentsOf: folder.appendingPathComponent("key.pub"), encoding: .utf8)
            let key = try SSHPublicKey(line)
            let printed = try output(of: "ssh-keygen", "-lf", "key.pub", in: folder)
            #expect(key.kind == kind)
            #expect(key.fingerprint == String(printed.split(separator: " ")[1]))
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
            #expect(throws: AgreementError.self) { try SSHPublicKey("\(type) \(wire(fields))") }
        }
        let ecdsa = "sk-ecdsa-sha2-nistp256@openssh.com"
        let curve = [[UInt8](ecdsa.utf8), [UInt8]("nistp256".utf8), [4] + point + point, [UInt8]("ssh:".utf8)]
        #expect(try SSHPublicKey("\(ecdsa) \(wire(curve))").kind == .hardwareECDSA)
    }

    @Test("whatever is not exactly one key is refused")
    func refused() throws {
        let parts = ExampleKey.officer.split(separator: " ")
        let wire = try #require(Base64.decode(parts[1]))
        var texts = [
            "", "ssh-ed25519", "ssh-ed25519 ", " \(ExampleKey.officer)", "ssh-rsa \(parts[1])", "\(parts[1])",
            "ecdsa-sha2-nistp256 \(parts[1])", "no-pty \(ExampleKey.officer)", "ssh-ed25519 \(parts[1])=",
            "ssh-ed25519-cert-v01@openssh.com \(parts[1])", "\(ExampleKey.officer)\n\(ExampleKey.preparer)",
            "ssh-ed25519\t\(parts[1])", "-----BEGIN OPENSSH PRIVATE KEY-----", "ssh-ed25519 \(parts[1]) a\u{7}b",
        ]
        for count in 0..<wire.count { texts.append("ssh-ed25519 \(Base64.encode(wire.prefix(count)))") }
        texts.append("ssh-ed25519 \(Base64.encode(wire + [0]))")
        texts.append("ssh-ed25519 \(Base64.encode([0xFF, 0xFF, 0xFF, 0xFF] + wire.dropFirst(4)))")
        for text in texts {
            #expect(throws: AgreementError.self, "\(text)") { try SSHPublicKey(text) }
        }
    }

    @Test("an RSA key of fewer than 2048 bits is refused")
    func smallRSA() {
        let modulus: [UInt8] = [0, 0xC1] + [UInt8](repeating: 1, count: 127)
        let fields: [[UInt8]] = [Array("ssh-rsa".utf8), [1, 0, 1], modulus]
        do throws(AgreementError) {
            _ = try SSHPublicKey("ssh-rsa \(wire(fields))")
            Issue.record("accepted")
        } catch {
            #expect(error.what == "is an RSA key of fewer than 2048 bits")
            #expect(error.category == .usage)
        }
    }

    @Test("a secret key never comes back in a message")
    func secretKeys() {
        let secret = "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQ"
        do throws(AgreementError) {
            _ = try AgeRecipient(secret)
            Issue.record("accepted")
        } catch {
            #expect(error.what == "is a secret key")
            #expect(!error.description.contains("QQQ"))
        }
    }

    @Test("recipients that age-keygen makes are read, and no damaged one is")
    func ageRecipients() throws {
        try withTemporaryFolder { folder in
            for index in 0..<4 {
                _ = try output(of: "age-keygen", "-o", "key\(index)", in: folder)
                let text = try output(of: "age-keygen", "-y", "key\(index)", in: folder)
                    .trimmingCharacters(in: .newlines)
                let recipient = try AgeRecipient(text)
                #expect(recipient.text == text)
                #expect(recipient.publicKey.count == 32)
                #expect(recipient.fingerprint.hasPrefix("SHA256:"))
                #expect(throws: AgreementError.self) { try AgeRecipient(text.uppercased()) }
                let characters = Array(text)
                for place in characters.indices {
                    var damaged = characters
                    damaged[place] = damaged[place] == "q" ? "p" : "q"
                    #expect(throws: AgreementError.self) { try AgeRecipient(String(damaged)) }
                    #expect(throws: AgreementError.self) { try AgeRecipient(String(characters[..<place])) }
                }
            }
        }
    }

    @Test(
        "Bech32 of another kind is no recipient",
        arguments: [
            "a12uel5l", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "age1", "age11", "",
            "age1yubikey1qgqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
        ])
    func otherBech32(text: String) {
        #expect(throws: AgreementError.self) { try AgeRecipient(text) }
    }
}
