internal import Primitives

/// Somebody whom an age file is encrypted to: an `age1...` key or an SSH key of type ssh-ed25519.
///
/// C2SP age.md for X25519; for ssh-ed25519 the form that age and rage have in common.
public struct AgeRecipient: Hashable, Sendable {
    enum Kind: Hashable {
        case x25519
        /// With the SSH key as it goes over the wire.
        case sshEd25519(wireKey: [UInt8])
    }

    static let sshLabel = "age-encryption.org/v1/ssh-ed25519"
    static let x25519Label = "age-encryption.org/v1/X25519"

    let kind: Kind
    /// The X25519 public key; for an SSH key, what its Ed25519 key becomes.
    let publicKey: [UInt8]

    /// How people compare the key: OpenSSH's `SHA256:...` for an SSH key, the whole public key for an `age1...` one,
    /// which has no shorter name.
    public let fingerprint: String

    /// A recipient from `age1...` or `ssh-ed25519 AAAA...`, with or without a comment behind it.
    ///
    /// Throws a `.key` error for any other text or kind of key, also for an Ed25519 key that is no point of its curve.
    public init(parsing text: String) throws(BundleError) {
        if text.hasPrefix("age1") {
            guard let key = Bech32.decode(Array(text.utf8)[...], prefix: "age"), key.count == 32 else {
                throw BundleError(
                    .key, "an age1 public key with a wrong letter, length or checksum",
                    hint: "copy the whole line that age-keygen printed")
            }
            self.kind = .x25519
            self.publicKey = key
            self.fingerprint = text
            return
        }
        let key = try SSHPublicKey(parsing: text)
        guard let edwards = key.ed25519 else {
            throw BundleError(
                .key, "an SSH key of type \(key.type) cannot decrypt a bundle",
                hint: "use a key of type ssh-ed25519 (not a hardware key) or an age1 key")
        }
        guard let publicKey = Curve25519.montgomery(fromEdwards: edwards) else {
            throw BundleError(
                .key, "an ssh-ed25519 public key that is no point of its curve", hint: "copy the whole line again")
        }
        self.kind = .sshEd25519(wireKey: key.wire)
        self.publicKey = publicKey
        self.fingerprint = key.fingerprint
    }

    /// The file key, wrapped for this recipient with a fresh share from `random`.
    func wrap(_ fileKey: Secret, _ random: inout some RandomSource) throws(BundleError) -> AgeStanza {
        var scalarBytes = try random.bytes(32)
        let scalar = Secret(taking: &scalarBytes)
        let share = try Curve25519.publicKey(of: scalar)
        guard let agreed = Curve25519.agree(scalar, publicKey) else { throw lowOrder }
        let shareText = Base64.encode(share, padded: false)
        switch kind {
        case .x25519:
            let key = try KeyDerivation.hkdf(agreed, salt: share + publicKey, info: AgeRecipient.x25519Label)
            return AgeStanza(type: "X25519", arguments: [shareText], body: try seal(fileKey, under: key))
        case .sshEd25519(let wireKey):
            // The tweak ties the secret to the SSH key, so that it serves no other protocol.
            let tweak = try KeyDerivation.hkdf(nil, salt: wireKey, info: AgeRecipient.sshLabel)
            guard let tweaked = Curve25519.agree(tweak, agreed) else { throw lowOrder }
            let key = try KeyDerivation.hkdf(tweaked, salt: share + publicKey, info: AgeRecipient.sshLabel)
            return AgeStanza(
                type: "ssh-ed25519", arguments: [AgeRecipient.tag(of: wireKey), shareText],
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

    private func seal(_ fileKey: Secret, under key: Secret) throws(BundleError) -> [UInt8] {
        var plain = fileKey.withBytes { Array($0) }
        defer { Secret.erase(&plain) }
        var sealed: [UInt8] = []
        // The nonce may be zero: the key is fresh for every stanza.
        try ChaChaPoly(key: key, .seal).seal(plain[...], nonce: [UInt8](repeating: 0, count: 12), into: &sealed)
        return sealed
    }
}
