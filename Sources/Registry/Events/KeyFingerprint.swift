public import Primitives

/// The fingerprint of a public key in OpenSSH's form: `SHA256:` and the unpadded base64 of a SHA-256 digest.
public struct KeyFingerprint: Hashable, Sendable, CustomStringConvertible {
    /// The fingerprint as text.
    public let description: String

    /// A fingerprint from its text; `nil` where it is not of the form.
    public init?(_ text: some StringProtocol) {
        let prefix = "SHA256:"
        guard text.hasPrefix(prefix), let digest = Base64.decode(text.dropFirst(prefix.count), padded: false),
            digest.count == 32
        else { return nil }
        description = String(text)
    }

    /// The fingerprint of a key whose digest is known.
    public init(digest: Digest) {
        description = "SHA256:" + Base64.encode(digest.bytes, padded: false)
    }

    var json: JSON { .string(description) }
}

/// Who did what an event records.
public enum EventActor: Hashable, Sendable, CustomStringConvertible {
    /// The holder of a key who signed with it.
    case key(KeyFingerprint)
    /// A user of the operating system, where nothing was signed.
    case user(String)

    /// The fingerprint, or `user` and the user's name.
    public var description: String {
        switch self {
        case .key(let fingerprint): fingerprint.description
        case .user(let name): "user \(name)"
        }
    }

    var json: JSON {
        switch self {
        case .key(let fingerprint): .members(["key": fingerprint.json])
        case .user(let name): .members(["user": .string(name)])
        }
    }

    init?(_ json: JSON) {
        guard case .object(let members) = json, members.count == 1 else { return nil }
        switch members[0].name {
        case "key":
            guard let fingerprint = Form.fingerprint(members[0].value) else { return nil }
            self = .key(fingerprint)
        case "user":
            guard let name = Form.line(members[0].value) else { return nil }
            self = .user(name)
        default: return nil
        }
    }
}
