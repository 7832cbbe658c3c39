/// Somebody whom an age file is encrypted to: an `age1...` key (C2SP age.md, X25519), or an SSH key of type ssh-ed25519 in
/// the form that age and rage have in common.
public struct AgeRecipient: Hashable, Sendable, CustomStringConvertible {
    /// What the recipient's key is.
    public enum Kind: Hashable, Sendable {
        /// An `age1...` key.
        case x25519
        /// An SSH key of type ssh-ed25519.
        case sshEd25519(SSHPublicKey)
    }

    /// What the recipient's key is.
    public let kind: Kind

    /// The X25519 public key, 32 bytes; for an SSH key, what its Ed25519 key becomes.
    public let publicKey: [UInt8]

    /// The recipient as age's command line takes it: `age1...` in lower case, or the SSH key's line without a comment.
    public let text: String

    /// The same as `text`.
    public var description: String { text }

    /// What names the recipient in statements and events: an SSH key's own fingerprint; for an `age1...` key, which has
    /// none of its own, that of the SHA-256 of its text.
    public var fingerprint: KeyFingerprint {
        switch kind {
        case .x25519: KeyFingerprint(digest: .sha256(text))
        case .sshEd25519(let key): key.fingerprint
        }
    }

    /// A recipient from `age1...` or `ssh-ed25519 AAAA...`, the latter with or without a comment behind it.
    ///
    /// Upper case, a wrong checksum, recipients of plug-ins, other kinds of SSH key, and an Ed25519 key that is no point of
    /// its curve are refused.
    public init(_ text: String) throws(KeyError) {
        try KeyError.refuseSecret(text)
        guard text.hasPrefix("age1") else {
            self = try AgeRecipient(try SSHPublicKey(text))
            return
        }
        let characters = Array(text.utf8)
        guard let publicKey = Bech32.decode(characters[...], prefix: "age"), publicKey.count == 32 else {
            throw AgeRecipient.refusal(of: characters)
        }
        self.kind = .x25519
        self.publicKey = publicKey
        self.text = text
    }

    /// The recipient that holds an SSH key. Refuses all types but ssh-ed25519, and a key that is no point of its curve.
    public init(_ key: SSHPublicKey) throws(KeyError) {
        guard let edwards = key.ed25519 else {
            throw KeyError(
                "is an SSH key of type \(key.type), which cannot decrypt a bundle",
                hint: "use a key of type ssh-ed25519 (not a hardware key) or an age1 key")
        }
        guard let publicKey = Ed25519.montgomery(publicKey: edwards) else {
            throw KeyError(
                "is an ssh-ed25519 public key that is no point of its curve",
                hint: "copy the line of the .pub file again")
        }
        self.kind = .sshEd25519(key)
        self.publicKey = publicKey
        self.text = key.line
    }

    private static func refusal(of characters: [UInt8]) -> KeyError {
        if let separator = characters.lastIndex(of: UInt8(ascii: "1")),
            Bech32.decode(characters[...], prefix: String(decoding: characters[..<separator], as: UTF8.self)) != nil
        {
            return KeyError(
                "is an age recipient of a kind that is not supported", hint: "use an X25519 one: age-keygen")
        }
        return KeyError(
            "is no age recipient: its checksum does not fit",
            hint: "copy the line that age-keygen prints as public key: age1...")
    }
}
