internal import Primitives

/// An SSH public key of any type (RFC 4253 section 6.6).
public struct SSHPublicKey: Hashable, Sendable {
    /// The key as it goes over the wire.
    public let wire: [UInt8]
    /// The type that stands in the key: `ssh-ed25519`, `ssh-rsa` ...
    public let type: String

    /// A key from its wire form; `nil` where that does not start with a type.
    public init?(wire: [UInt8]) {
        var reader = SSHWireReader(wire)
        guard let type = reader.text(), !type.isEmpty else { return nil }
        if type == "ssh-ed25519" {
            guard reader.string()?.count == 32, reader.isAtEnd else { return nil }
        }
        self.wire = wire
        self.type = type
    }

    /// A key from a line `ssh-ed25519 AAAA... comment`. Throws a `.key` error for anything else.
    public init(parsing line: String) throws(BundleError) {
        let words = line.split(separator: " ")
        guard words.count >= 2, let wire = Base64.decode(words[1]), let key = SSHPublicKey(wire: wire),
            key.type == words[0]
        else {
            throw BundleError(
                .key, "no SSH public key", hint: "copy the whole line of the .pub file: a type, then AAAA...")
        }
        self = key
    }

    /// OpenSSH's fingerprint, `SHA256:` and 43 characters of base64.
    public var fingerprint: String { "SHA256:" + Base64.encode(Digest.sha256(wire).bytes, padded: false) }

    /// The key as a line without a comment.
    public var text: String { "\(type) \(Base64.encode(wire))" }

    /// The 32 bytes of an Ed25519 key; `nil` for other types, hardware keys among them.
    var ed25519: [UInt8]? { type == "ssh-ed25519" ? Array(wire.suffix(32)) : nil }
}
