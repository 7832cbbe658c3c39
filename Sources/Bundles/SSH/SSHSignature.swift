internal import COpenSSL
public import Primitives

/// A detached SSH signature (openssh PROTOCOL.sshsig), as `ssh-keygen -Y sign` writes it.
public struct SSHSignature: Sendable, Equatable {
    private static let label = "SSH SIGNATURE"
    private static let magic = Array("SSHSIG".utf8)

    /// The digest of the message that is signed in place of it.
    public enum HashAlgorithm: String, Sendable {
        /// SHA-256.
        case sha256
        /// SHA-512.
        case sha512
    }

    /// The signer's key, as the signature claims it: who that is, a trust list says.
    public let publicKey: SSHPublicKey
    /// What the signature is for.
    public let namespace: String
    /// How the message was digested.
    public let hashAlgorithm: HashAlgorithm
    /// The algorithm of the signature itself: `ssh-ed25519`, `rsa-sha2-512` ...
    public let algorithm: String
    private let signature: [UInt8]

    /// A signature from its armored form, the bytes of a `.sig` file; CRLF and white space around lines are accepted.
    ///
    /// Throws a `.signature` error for anything else, also where bytes follow that do not belong to it.
    public init(parsing armored: [UInt8]) throws(BundleError) {
        guard let binary = SSHArmor.decode(armored, label: SSHSignature.label) else { throw SSHSignature.malformed }
        var reader = SSHWireReader(binary)
        guard reader.bytes(6) == SSHSignature.magic, reader.integer() == 1, let wire = reader.string(),
            let publicKey = SSHPublicKey(wire: wire), let namespace = reader.text(), !namespace.isEmpty,
            // Nothing is defined for the reserved field, and ssh-keygen signs it as empty.
            reader.string() == [], let hash = reader.text(), let blob = reader.string(), reader.isAtEnd
        else { throw SSHSignature.malformed }
        guard let hashAlgorithm = HashAlgorithm(rawValue: hash) else { throw SSHSignature.malformed }
        var blobReader = SSHWireReader(blob)
        guard let algorithm = blobReader.text(), let signature = blobReader.string() else {
            throw SSHSignature.malformed
        }
        // Hardware keys add a counter and flags, which ssh-keygen judges; an ssh-ed25519 signature ends here.
        if publicKey.kind == .ed25519 {
            guard algorithm == "ssh-ed25519", signature.count == 64, blobReader.isAtEnd else {
                throw SSHSignature.malformed
            }
        }
        self.publicKey = publicKey
        self.namespace = namespace
        self.hashAlgorithm = hashAlgorithm
        self.algorithm = algorithm
        self.signature = signature
    }

    /// Whether `verify` can judge this signature; for other types of key, ssh-keygen does.
    public var isNativelyVerifiable: Bool { publicKey.kind == .ed25519 }

    /// Whether the holder of `publicKey` signed exactly these bytes for `namespace` (RFC 8032 for ssh-ed25519).
    ///
    /// Throws a `.signature` error where the key is of a type that is not verified here.
    public func verify(_ message: [UInt8], namespace: String) throws(BundleError) -> Bool {
        guard let key = publicKey.ed25519 else {
            throw BundleError(
                .signature, "signatures by keys of type \(publicKey.type) are not verified here",
                hint: "verify it with ssh-keygen -Y verify")
        }
        guard self.namespace == namespace else { return false }
        var signed = SSHSignature.magic
        signed.appendSSHString(Array(namespace.utf8))
        signed.appendSSHString([])
        signed.appendSSHString(Array(hashAlgorithm.rawValue.utf8))
        signed.appendSSHString(digest(of: message))
        return Ed25519.verifies(signature, of: signed, publicKey: key)
    }

    private func digest(of message: [UInt8]) -> [UInt8] {
        switch hashAlgorithm {
        case .sha256:
            return Digest.sha256(message).bytes
        case .sha512:
            var digest = [UInt8](repeating: 0, count: 64)
            SHA512(message, message.count, &digest)
            return digest
        }
    }

    private static var malformed: BundleError {
        BundleError(.signature, "no SSH signature", hint: "give the .sig file that ssh-keygen -Y sign wrote")
    }
}
