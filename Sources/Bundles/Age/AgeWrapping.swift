internal import Primitives

extension AgeRecipient {
    static let sshLabel = "age-encryption.org/v1/ssh-ed25519"
    static let x25519Label = "age-encryption.org/v1/X25519"

    /// The file key, wrapped for this recipient with a fresh share from `random`.
    func wrap(_ fileKey: SecretBytes, _ random: inout some RandomSource) throws(BundleError) -> AgeStanza {
        var scalarBytes = try random.bytes(32)
        let scalar = SecretBytes(taking: &scalarBytes)
        let share = try X25519.publicKey(of: scalar)
        guard let agreed = X25519.agree(scalar, publicKey) else { throw lowOrder }
        let shareText = Base64.encode(share, padded: false)
        switch kind {
        case .x25519:
            let key = try KeyDerivation.hkdf(agreed, salt: share + publicKey, info: AgeRecipient.x25519Label)
            return AgeStanza(type: "X25519", arguments: [shareText], body: try seal(fileKey, under: key))
        case .sshEd25519(let sshKey):
            // The tweak ties the secret to the SSH key, so that it serves no other protocol.
            let tweak = try KeyDerivation.hkdf(nil, salt: sshKey.wire, info: AgeRecipient.sshLabel)
            guard let tweaked = X25519.agree(tweak, agreed) else { throw lowOrder }
            let key = try KeyDerivation.hkdf(tweaked, salt: share + publicKey, info: AgeRecipient.sshLabel)
            return AgeStanza(
                type: "ssh-ed25519", arguments: [AgeRecipient.tag(of: sshKey.wire), shareText],
                body: try seal(fileKey, under: key))
        }
    }

    /// The first four bytes of the digest of an SSH key, by which its holder finds the stanza.
    static func tag(of wireKey: [UInt8]) -> String {
        Base64.encode(Digest.sha256(wireKey).bytes.prefix(4), padded: false)
    }

    private var lowOrder: BundleError {
        BundleError(
            .recipient, "the recipient's public key shares no secret with anybody", hint: "ask for a newly made key")
    }

    private func seal(_ fileKey: SecretBytes, under key: SecretBytes) throws(BundleError) -> [UInt8] {
        var plain = fileKey.copy()
        defer { wipe(&plain) }
        var sealed: [UInt8] = []
        // The nonce may be zero: the key is fresh for every stanza.
        try ChaChaPoly(key: key, .seal).seal(plain[...], nonce: [UInt8](repeating: 0, count: 12), into: &sealed)
        return sealed
    }
}
