internal import Primitives

/// An OpenSSH private key of type ssh-ed25519 without a passphrase (openssh PROTOCOL.key).
struct SSHPrivateKey {
    private static let label = "OPENSSH PRIVATE KEY"

    let seed: SecretBytes
    let publicKey: SSHPublicKey

    static func isArmored(_ bytes: [UInt8]) -> Bool {
        bytes.withoutByteOrderMark.starts(with: "-----BEGIN \(label)-----".utf8)
    }

    /// The key in a private key file. Throws a `.key` error where it has a passphrase, is of another type, or its
    /// parts do not fit each other.
    init(parsing bytes: [UInt8]) throws(BundleError) {
        guard var binary = SSHArmor.decode(bytes, label: SSHPrivateKey.label) else { throw SSHPrivateKey.malformed }
        defer { wipe(&binary) }
        guard var parts = SSHPrivateKey.parts(of: binary) else { throw SSHPrivateKey.malformed }
        defer { wipe(&parts.secretPart) }
        guard parts.cipher == "none" else {
            throw BundleError(
                .key, "the OpenSSH key has a passphrase, which is not asked for here",
                hint: "copy the key, remove the copy's passphrase with ssh-keygen -p, and delete the copy afterwards; "
                    + "or decrypt with age -d")
        }
        guard parts.publicKey.kind == .ed25519 else {
            throw BundleError(
                .key, "an OpenSSH key of type \(parts.publicKey.type) cannot decrypt a bundle",
                hint: "give the ssh-ed25519 key that the bundle was encrypted to")
        }
        self.seed = try SSHPrivateKey.seed(in: parts.secretPart, of: parts.publicKey)
        self.publicKey = parts.publicKey
    }

    // A function of its own, so that no reader shares the bytes any more when they are overwritten.
    private static func parts(
        of binary: [UInt8]
    ) -> (cipher: String, publicKey: SSHPublicKey, secretPart: [UInt8])? {
        var reader = SSHWireReader(binary)
        guard reader.bytes(15) == Array("openssh-key-v1\0".utf8), let cipher = reader.text(),
            reader.text() != nil, reader.string() != nil, reader.integer() == 1, let wire = reader.string(),
            let publicKey = SSHPublicKey(wire: wire), let secretPart = reader.string(), reader.isAtEnd
        else { return nil }
        return (cipher, publicKey, secretPart)
    }

    private static func seed(in secretPart: [UInt8], of publicKey: SSHPublicKey) throws(BundleError) -> SecretBytes {
        var reader = SSHWireReader(secretPart)
        guard let check = reader.integer(), reader.integer() == check, reader.text() == publicKey.type,
            let edwards = reader.string(), edwards == publicKey.ed25519, var both = reader.string(), both.count == 64,
            both.suffix(32).elementsEqual(edwards), reader.string() != nil,
            // The padding counts 1, 2, 3 ... up to a block of 8 bytes.
            reader.remaining.count < 8,
            reader.remaining.elementsEqual((0..<reader.remaining.count).map { UInt8($0 + 1) })
        else { throw malformed }
        defer { wipe(&both) }
        var seedBytes = Array(both.prefix(32))
        defer { wipe(&seedBytes) }
        guard Ed25519PrivateKey(seed: seedBytes)?.publicKey == edwards else { throw malformed }
        return SecretBytes(taking: &seedBytes)
    }

    private static var malformed: BundleError {
        BundleError(.key, "the OpenSSH private key is malformed", hint: "check it with ssh-keygen -y -f FILE")
    }
}
