/// The fingerprint of a key in OpenSSH's form: `SHA256:` and the unpadded base64 of a SHA-256 digest, 43 characters.
public struct KeyFingerprint: Hashable, Sendable, CustomStringConvertible {
    private static let prefix = "SHA256:"

    /// The fingerprint as text.
    public let description: String

    /// A fingerprint from its text; `nil` where it is not of the form.
    public init?(_ text: some StringProtocol) {
        guard text.hasPrefix(KeyFingerprint.prefix),
            let digest = Base64.decode(text.dropFirst(KeyFingerprint.prefix.count), padded: false), digest.count == 32
        else { return nil }
        description = String(text)
    }

    /// The fingerprint of a key whose digest is known.
    public init(digest: Digest) {
        description = KeyFingerprint.prefix + Base64.encode(digest.bytes, padded: false)
    }
}
