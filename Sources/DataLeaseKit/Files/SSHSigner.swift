internal import Bundles
internal import Primitives

/// Somebody who acts: a key file, and the key that signs when it is used.
///
/// Who that is, a signature says and nothing else. A `.pub` file beside a private key may say anything, and OpenSSH
/// passes over one that it cannot read; so the key is taken from a signature over fresh random bytes, and every
/// signature made later must be by the same key.
struct SSHSigner: Sendable {
    /// The key file.
    let path: String
    /// The key that signed.
    let key: SSHPublicKey

    /// The holder of the key file `path`, who signs `random` fresh bytes to show it. Keys in agents and hardware keys
    /// ask for this signature like for any other.
    static func holder(of path: String, random: (Int) throws -> [UInt8], at time: Instant) async throws -> SSHSigner {
        // A file that is not there is said in our words, not in ssh-keygen's; and it would wait for a pipe.
        _ = try File.reading(path)
        if Folder.exists(path + ".pub") { _ = try File.reading(path + ".pub") }
        let challenge = Array("datalease-actor/v1\n\(Hex.encode(try random(32)))\n".utf8)
        let signature = try await SSHKeygen.sign(challenge, key: path, namespace: .actor)
        let key = try SSHSignature(parsing: signature).publicKey
        let signer = SSHSigner(path: path, key: key)
        try await signer.check(signature, over: challenge, namespace: .actor, at: time)
        return signer
    }

    /// The armoured signature of `message`, checked to be by this key.
    func sign(_ message: [UInt8], namespace: SignatureNamespace, at time: Instant) async throws -> [UInt8] {
        let signature = try await SSHKeygen.sign(message, key: path, namespace: namespace)
        try await check(signature, over: message, namespace: namespace, at: time)
        return signature
    }

    private func check(
        _ signature: [UInt8], over message: [UInt8], namespace: SignatureNamespace, at time: Instant
    ) async throws {
        guard try SSHSignature(parsing: signature).publicKey == key,
            try await SSHKeygen.verifies(
                message, signature: signature, by: key, namespace: namespace.rawValue, at: time)
        else {
            throw KitError(
                .check, "\(path): what ssh-keygen signed is not by the key \(key.fingerprint)",
                hint: "is the .pub file beside it the key's own? make it again: ssh-keygen -y -f KEY > KEY.pub")
        }
    }
}

extension DataLease {
    /// Who acts with the key file `path`.
    func signer(_ path: String) async throws -> SSHSigner {
        try await SSHSigner.holder(of: path, random: surroundings.random, at: surroundings.now())
    }
}
