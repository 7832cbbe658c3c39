import Foundation
import Primitives
import TestSupport
import Testing

@testable import Bundles

@Suite("age encryption")
struct AgeTests {
    static let chunkEdges = [0, 1, 65_535, 65_536, 65_537, 131_072]

    /// A made-up identity: the bytes 0 to 31.
    static func identity(_ first: UInt8 = 0) throws -> (line: String, recipient: String) {
        let secret = (0..<32).map { first &+ UInt8($0) }
        var copy = secret
        let publicKey = try X25519.publicKey(of: SecretBytes(taking: &copy))
        return (
            Bech32.encode(secret, prefix: "age-secret-key-").uppercased(), Bech32.encode(publicKey, prefix: "age")
        )
    }

    static func encrypt(_ plain: [UInt8], to recipients: [String], piece: Int = 1 << 30) throws -> [UInt8] {
        var random = FixedRandom()
        var encryptor = try AgeEncryptor(to: try recipients.map { try AgeRecipient($0) }, random: &random)
        var output: [UInt8] = []
        for start in stride(from: 0, to: plain.count, by: piece) {
            try encryptor.push(plain[start..<min(start + piece, plain.count)], into: &output)
        }
        try encryptor.finish(into: &output)
        return output
    }

    static func decrypt(_ file: [UInt8], _ identities: [AgeIdentity], piece: Int = 1 << 30) throws(BundleError)
        -> [UInt8]
    {
        var decryptor = AgeDecryptor(with: identities)
        var output: [UInt8] = []
        for start in stride(from: 0, to: file.count, by: piece) {
            try decryptor.push(file[start..<min(start + piece, file.count)], into: &output)
        }
        try decryptor.finish(into: &output)
        return output
    }

    @Test("age opens what we encrypt, with an age identity and with an SSH key, at every chunk edge")
    func ageOpensOurs() throws {
        try withTemporaryFolder { folder in
            let recipient = try Peer.makeAgeKey("age.key", in: folder)
            let sshKey = try Peer.makeSSHKey("ssh.key", in: folder)
            for size in Self.chunkEdges {
                let plain = sampleRows(size)
                let file = try Self.encrypt(plain, to: [recipient, sshKey])
                for key in ["age.key", "ssh.key"] {
                    let opened = try Peer.run(["age", "-d", "-i", key], in: folder, input: file)
                    #expect(opened.status == 0 && opened.output == plain, "\(key) \(size) \(opened.errors)")
                    let ours = try AgeIdentity.identities(in: try folder.read(key))
                    #expect(try Self.decrypt(file, ours) == plain)
                }
            }
        }
    }

    @Test("we open what age encrypts, to an age identity and to an SSH key, at every chunk edge")
    func weOpenAges() throws {
        try withTemporaryFolder { folder in
            let recipient = try Peer.makeAgeKey("age.key", in: folder)
            let sshKey = try Peer.makeSSHKey("ssh.key", in: folder)
            for size in Self.chunkEdges {
                let plain = sampleRows(size)
                let file = try Peer.run(["age", "-r", recipient, "-r", sshKey], in: folder, input: plain).output
                for key in ["age.key", "ssh.key"] {
                    let identities = try AgeIdentity.identities(in: try folder.read(key))
                    #expect(try Self.decrypt(file, identities) == plain, "\(key) \(size)")
                }
            }
        }
    }

    @Test("nobody else opens it: neither age with another key nor we")
    func wrongRecipient() throws {
        try withTemporaryFolder { folder in
            let (_, recipient) = try Self.identity()
            let (other, _) = try Self.identity(1)
            let sshKey = try Peer.makeSSHKey("ssh.key", in: folder)
            _ = try Peer.makeSSHKey("other.key", in: folder)
            try folder.write("age.key", other.utf8)
            let file = try Self.encrypt(sampleRows(100), to: [recipient, sshKey])
            for key in ["age.key", "other.key"] {
                #expect(try Peer.run(["age", "-d", "-i", key], in: folder, input: file).status != 0)
                let identities = try AgeIdentity.identities(in: try folder.read(key))
                #expect(code { () throws(BundleError) in _ = try Self.decrypt(file, identities) } == .ageNoMatch)
            }
        }
    }

    @Test("the file is the same however the content is cut, and so is what comes out")
    func pieces() throws {
        let (line, recipient) = try Self.identity()
        let identities = try AgeIdentity.identities(in: Array(line.utf8))
        let plain = sampleRows(70_000)
        let file = try Self.encrypt(plain, to: [recipient])
        for piece in [1, 7, 65_535, 65_536, 65_537, 69_999] {
            #expect(try Self.encrypt(plain, to: [recipient], piece: piece) == file)
            #expect(try Self.decrypt(file, identities, piece: piece) == plain)
        }
        let short = try Self.encrypt(Array("short".utf8), to: [recipient])
        for cut in 0...short.count {
            var decryptor = AgeDecryptor(with: identities)
            var output: [UInt8] = []
            try decryptor.push(short[..<cut], into: &output)
            try decryptor.push(short[cut...], into: &output)
            try decryptor.finish(into: &output)
            #expect(output == Array("short".utf8), "cut at \(cut)")
        }
    }

    @Test("every truncation is noticed, and nothing of an unfinished chunk comes out")
    func truncations() throws {
        let (line, recipient) = try Self.identity()
        let identities = try AgeIdentity.identities(in: Array(line.utf8))
        let file = try Self.encrypt(sampleRows(65_536 + 40), to: [recipient])
        let headerEnd = file.count - (65_536 + 16) - (40 + 16)
        for length in Array(0...headerEnd + 20) + Array((headerEnd + 65_540)..<file.count) {
            var decryptor = AgeDecryptor(with: identities)
            var output: [UInt8] = []
            let failed =
                code { () throws(BundleError) in
                    try decryptor.push(file[..<length], into: &output)
                    try decryptor.finish(into: &output)
                } != nil
            #expect(failed, "cut at \(length)")
            #expect(output.count == (length > headerEnd + 65_536 + 16 ? 65_536 : 0), "cut at \(length)")
        }
    }

    @Test("a recipient of low order is refused when something is encrypted to it")
    func lowOrderRecipient() throws {
        let zero = Bech32.encode([UInt8](repeating: 0, count: 32), prefix: "age")
        let recipient = try AgeRecipient(zero)
        var random = FixedRandom()
        #expect(
            code { () throws(BundleError) in _ = try AgeEncryptor(to: [recipient], random: &random) } == .recipient)
        #expect(code { () throws(BundleError) in _ = try AgeEncryptor(to: [], random: &random) } == .recipient)
    }

    @Test("an identity file may hold comments, empty lines, CRLF and several identities")
    func identityFile() throws {
        let (one, _) = try Self.identity()
        let (two, recipient) = try Self.identity(1)
        let file = Array("# created: 2026-11-01T09:00:00Z\r\n\r\n\(one)\r\n# second\n\(two)\n".utf8)
        let identities = try AgeIdentity.identities(in: file)
        #expect(identities.count == 2)
        #expect(try Self.decrypt(try Self.encrypt([1, 2, 3], to: [recipient]), identities) == [1, 2, 3])
        for bad in ["", "# only a comment\n", "\(one)x\n", one.lowercased(), "AGE-SECRET-KEY-1QQQQ", "\u{FF}\u{FE}"] {
            #expect(code { () throws(BundleError) in _ = try AgeIdentity.identities(in: Array(bad.utf8)) } == .key)
        }
    }

    @Test("an OpenSSH key with a passphrase, of another type or damaged is refused, with a hint")
    func sshKeyFiles() throws {
        try withTemporaryFolder { folder in
            _ = try Peer.makeSSHKey("locked", passphrase: "made-up words", in: folder)
            let locked = #expect(throws: BundleError.self) {
                try AgeIdentity.identities(in: try folder.read("locked"))
            }
            #expect(locked?.hint?.contains("ssh-keygen -p") == true)
            _ = try Peer.makeSSHKey("ecdsa", type: "ecdsa", in: folder)
            let ecdsa = #expect(throws: BundleError.self) { try AgeIdentity.identities(in: try folder.read("ecdsa")) }
            #expect(ecdsa?.what.contains("ecdsa-sha2-nistp256") == true)
            _ = try Peer.makeSSHKey("good", in: folder)
            let good = try folder.read("good")
            #expect(try AgeIdentity.identities(in: good).count == 1)
            let crlf = withCRLF(good)
            #expect(try AgeIdentity.identities(in: crlf).count == 1)
            // One letter changed, anywhere in the base64, and any truncation.
            let lines = good.split(separator: 0x0A).map(Array.init)
            let body = lines.dropFirst().dropLast().joined()
            var accepted = 0
            for place in 0..<body.count {
                var changed = Array(body)
                changed[place] = changed[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
                let file = lines[0] + [0x0A] + changed + [0x0A] + (lines.last ?? [])
                if (try? AgeIdentity.identities(in: file)) != nil { accepted += 1 }
            }
            // The comment and the check numbers' equal halves are not bound to the key.
            #expect(accepted <= 16)
            for length in 0..<good.count - 2 {
                #expect((try? AgeIdentity.identities(in: Array(good[..<length]))) == nil)
            }
        }
    }

    @Test("random bytes behind the first line, and headers changed anywhere, never crash the reader")
    func fuzz() throws {
        let (line, recipient) = try Self.identity()
        let identities = try AgeIdentity.identities(in: Array(line.utf8))
        let file = try Self.encrypt(sampleRows(300), to: [recipient])
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            var changed = file
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: changed[Int.random(in: 0..<changed.count, using: &generator)] = UInt8(generator.next() & 255)
                case 1: changed.remove(at: Int.random(in: 0..<changed.count, using: &generator))
                default: changed.insert(10, at: Int.random(in: 0..<changed.count, using: &generator))
                }
            }
            if changed != file { #expect((try? Self.decrypt(changed, identities)) == nil) }
            let noise = generator.bytes(Int.random(in: 0..<300, using: &generator))
            #expect((try? Self.decrypt(noise, identities)) == nil)
            #expect((try? Self.decrypt(AgeHeader.versionLine + noise, identities)) == nil)
            #expect((try? AgeIdentity.identities(in: noise)) == nil)
        }
    }
}
