public import Primitives

/// One key in one role for one party, from a day on, and, once ended, to a day.
public struct TrustEntry: Sendable, Hashable {
    /// The key.
    public let key: SSHPublicKey
    /// Whose it is.
    public let person: String
    /// For which party.
    public let party: Party.Side
    /// In which role.
    public let role: TrustRole
    /// The first day (UTC) on which it counts.
    public let from: CivilDate
    /// The last day (UTC) on which it counts; `nil` while no end is known. Before `from` where the entry was removed on
    /// its first day: then it never counted.
    public let to: CivilDate?

    /// An entry.
    public init(
        key: SSHPublicKey, person: String, party: Party.Side, role: TrustRole, from: CivilDate, to: CivilDate? = nil
    ) {
        self.key = key
        self.person = person
        self.party = party
        self.role = role
        self.from = from
        self.to = to
    }

    /// Whether two entries are of one person: by their names, without case, spaces, punctuation and look-alike letters.
    public func isSamePerson(as other: TrustEntry) -> Bool { Agreements.isSamePerson(person, other.person) }

    /// Whether its person is called so, without case, spaces, punctuation and look-alike letters.
    public func isPerson(named name: String) -> Bool { Agreements.isSamePerson(person, name) }

    /// Whether there is a day on which it counts.
    public var everCounts: Bool { to.map { from <= $0 } ?? true }

    /// Whether it counts on a day.
    public func counts(on date: CivilDate) -> Bool {
        from <= date && (to.map { date <= $0 } ?? true)
    }

    /// The entry's line of `allowed_signers` (ssh-keygen(1), ALLOWED SIGNERS), without its line end; `nil` for an entry
    /// that never counts, which ssh-keygen would refuse. The principal is the key's fingerprint: ssh-keygen then answers
    /// with what the rest is looked up by, and no name stands in the file.
    public var allowedSignersLine: String? { allowedSignersLine(without: []) }

    /// The line as it is, or as it was written before anybody signed in the namespaces of `later`.
    func allowedSignersLine(without later: Set<SignatureNamespace>) -> String? {
        guard everCounts else { return nil }
        let known = role.namespaces.filter { !later.contains($0) }
        let namespaces = known.map(\.rawValue).joined(separator: ",")
        var options = ["namespaces=\"\(namespaces)\"", "valid-after=\"\(TrustEntry.compact(from))Z\""]
        if let to { options.append("valid-before=\"\(TrustEntry.compact(to))235959Z\"") }
        return "\(key.fingerprint) \(options.joined(separator: ",")) \(key.line)"
    }

    private static func compact(_ date: CivilDate) -> String {
        date.description.filter { $0 != "-" }
    }
}

extension TrustEntry {
    /// The entry in the sidecar.
    var json: JSON {
        var members: [JSON.Member] = [
            .init("fingerprint", .string(key.fingerprint.description)), .init("key", .string(key.line)),
            .init("person", .string(person)), .init("party", .string(party.rawValue)),
            .init("role", .string(role.rawValue)), .init("from", .string(from.description)),
        ]
        if let to { members.append(.init("to", .string(to.description))) }
        return .object(members)
    }

    /// An entry of the sidecar; `nil` where it is not exactly what `json` writes.
    init?(json: JSON) {
        guard let line = json["key"]?.string, case .value(let key) = SSHPublicKey.reading(line),
            let person = json["person"]?.string, case .value = PersonName.reading(person),
            let party = json["party"]?.string.flatMap({ Party.Side(rawValue: $0) }),
            let role = json["role"]?.string.flatMap({ TrustRole(rawValue: $0) }),
            let from = json["from"]?.string.flatMap({ CivilDate(iso: $0) })
        else { return nil }
        let to = json["to"]?.string.flatMap { CivilDate(iso: $0) }
        self.init(key: key, person: person, party: party, role: role, from: from, to: to)
        guard self.json == json else { return nil }
    }
}
