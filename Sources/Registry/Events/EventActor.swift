public import Primitives

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

extension KeyFingerprint {
    var json: JSON { .string(description) }
}
