import Bundles
import Foundation
import Primitives
import TestSupport
import Testing

@Suite("SSH signatures")
struct SSHSignatureTests {
    @Test("OpenSSH's published signatures are read, and the Ed25519 one is verified")
    func vectors() throws {
        guard let folder = Vectors.folder("sshsig") else { return }
        let message = try folder.read("signed-data")
        let namespace = String(decoding: try folder.read("namespace"), as: UTF8.self)
        let types = [
            "ed25519": "ssh-ed25519", "rsa": "ssh-rsa", "ecdsa": "ecdsa-sha2-nistp256",
            "ed25519_sk": "sk-ssh-ed25519@openssh.com", "ecdsa_sk": "sk-ecdsa-sha2-nistp256@openssh.com",
            "ecdsa_sk_webauthn": "sk-ecdsa-sha2-nistp256@openssh.com",
            "mldsa44-ed25519": "ssh-mldsa44-ed25519@openssh.com",
        ]
        for (name, type) in types {
            let signature = try SSHSignature(parsing: try folder.read(name + ".sig"))
            let line = String(decoding: try folder.read(name + ".pub"), as: UTF8.self)
            let words = line.split(whereSeparator: \.isWhitespace).prefix(2).joined(separator: " ")
            #expect(signature.publicKey.line == words && signature.publicKey.type == type)
            #expect(signature.namespace == namespace && signature.hashAlgorithm == .sha512)
            if name == "ed25519" {
                #expect(signature.isNativelyVerifiable)
                #expect(try signature.verify(message, namespace: namespace))
                #expect(try !signature.verify(message + [0x0A], namespace: namespace))
                #expect(try !signature.verify(message, namespace: "file"))
            } else {
                #expect(!signature.isNativelyVerifiable)
                #expect(throws: BundleError.self) { try signature.verify(message, namespace: namespace) }
            }
        }
    }

    @Test("ssh-keygen and we agree, with both digests, about the message and about the namespace")
    func agreesWithSSHKeygen() throws {
        try withTemporaryFolder { folder in
            let publicKey = try Peer.makeSSHKey("key", in: folder)
            try folder.write("allowed_signers", "preparer \(publicKey)\n".utf8)
            for hash in ["sha256", "sha512"] {
                for size in [0, 1, 63, 64, 65, 5000] {
                    let message = sampleRows(size)
                    try folder.write("message", message)
                    try? FileManager.default.removeItem(at: folder.appendingPathComponent("message.sig"))
                    let signed = try Peer.run(
                        [
                            "ssh-keygen", "-Y", "sign", "-f", "key", "-n", "datalease-bundle@v1", "-O",
                            "hashalg=\(hash)", "message",
                        ],
                        in: folder)
                    #expect(signed.status == 0, "\(signed.errors)")
                    let armored = try folder.read("message.sig")
                    let signature = try SSHSignature(parsing: armored)
                    #expect(signature.hashAlgorithm.rawValue == hash)
                    let line = try Peer.run(["ssh-keygen", "-l", "-f", "key.pub"], in: folder).text
                    #expect(line.contains(" \(signature.publicKey.fingerprint) "))
                    for (bytes, namespace) in [
                        (message, SignatureNamespace.bundle), (message, SignatureNamespace.certificate),
                        (message + [0], SignatureNamespace.bundle),
                        (Array(message.dropLast()), SignatureNamespace.bundle),
                    ] {
                        let theirs = try Peer.run(
                            [
                                "ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", "preparer", "-n",
                                namespace.rawValue, "-s", "message.sig",
                            ], in: folder, input: bytes)
                        #expect(try signature.verify(bytes, namespace: namespace.rawValue) == (theirs.status == 0))
                    }
                    // What a mail gateway does to the signature file does not matter.
                    let crlf = [0xEF, 0xBB, 0xBF] + withCRLF(armored + [0x0A])
                    #expect(try SSHSignature(parsing: crlf) == signature)
                }
            }
        }
    }

    @Test("a signature changed in any letter does not hold, and no damage crashes the reader")
    func damage() throws {
        guard let folder = Vectors.folder("sshsig") else { return }
        let message = try folder.read("signed-data")
        let armored = try folder.read("ed25519.sig")
        for place in armored.indices where armored[place] != 0x0A {
            var changed = armored
            changed[place] = changed[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            let holds = (try? SSHSignature(parsing: changed).verify(message, namespace: "unittest")) ?? false
            #expect(!holds, "letter \(place)")
        }
        for length in 0..<armored.count - 1 {
            #expect((try? SSHSignature(parsing: Array(armored[..<length]))) == nil)
        }
        #expect((try? SSHSignature(parsing: armored + Array("more".utf8))) == nil)
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let noise = Array("-----BEGIN SSH SIGNATURE-----\n".utf8) + generator.bytes(80)
            #expect((try? SSHSignature(parsing: noise)) == nil)
        }
    }
}
