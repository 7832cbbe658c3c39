public import Primitives

/// The keys that count, apart from any agreement: who holds each, in which role, for which party, from when to when.
///
/// On disk it is two files. `allowed_signers` is OpenSSH's format, so that ssh-keygen checks signatures against it; its
/// sidecar, JSON, holds what that format cannot. The sidecar is the whole list, and `allowed_signers` is rendered from it,
/// so a list whose files do not say the same cannot be read. An officer signs `signedBytes`, the digests of both.
///
/// Entries never vanish: an entry that is removed gets an end, so that what was signed while it counted can still be
/// judged. `revision` counts the changes, so that an older list cannot pass for the present one.
public struct TrustList: Sendable, Hashable {
    /// The entries in the order in which they were added.
    public private(set) var entries: [TrustEntry]
    /// The number of changes so far; 1 for a new list.
    public private(set) var revision: Int
    /// The namespaces that its files do not name, as they were written before anybody signed in them: what the officer
    /// signed then stays as it is until the next change.
    private var later: Set<SignatureNamespace> = []

    /// What earlier releases did not write, the newest first.
    private static let earlierForms: [Set<SignatureNamespace>] = [[.approval], [.approval, .waiver]]

    /// A list that holds its first officer and nobody else.
    public init(officer key: SSHPublicKey, person: String, from: CivilDate) throws(AgreementError) {
        entries = []
        revision = 0
        try add(TrustEntry(key: key, person: person, party: .provider, role: .officer, from: from))
    }

    /// Adds an entry.
    ///
    /// Refused with category `.usage`: a role that people of this party cannot have, a key that counts for the other
    /// party or for another person, the same key in the same role over the same days, and a person who would be
    /// signatory of both parties.
    public mutating func add(_ entry: TrustEntry) throws(AgreementError) {
        if let problem = problem(with: entry) {
            throw AgreementError(.usage, AgreementFinding(what: problem.what, fix: problem.fix))
        }
        entries.append(entry)
        change()
    }

    /// Ends the entries of a key in a role, so that it counts on no day from `date` on, and says which they were. On the
    /// day that an entry began it is ended before its beginning, and never counted.
    ///
    /// Refused with category `.usage`: a key that does not count in this role on `date` or later, and the last officer.
    @discardableResult
    public mutating func remove(
        _ fingerprint: KeyFingerprint, role: TrustRole, on date: CivilDate
    ) throws(AgreementError) -> [TrustEntry] {
        func refused(_ what: String, _ fix: String) -> AgreementError {
            AgreementError(.usage, AgreementFinding(what: what, fix: fix))
        }
        guard let dayBefore = CivilDate(daysSinceEpoch: date.daysSinceEpoch - 1) else {
            throw refused("\(date) is not a day that an entry can end before", "give the day of the removal")
        }
        let ending = entries.indices.filter { index in
            let entry = entries[index]
            return entry.key.fingerprint == fingerprint && entry.role == role && entry.everCounts
                && (entry.to.map { date <= $0 } ?? true)
        }
        guard !ending.isEmpty else {
            throw refused(
                "the trust list has no \(role.rawValue) with the key \(fingerprint) that could be removed",
                "look it up with datalease trust list")
        }
        if role == .officer {
            let isLeft = entries.indices.contains {
                !ending.contains($0) && entries[$0].role == .officer && entries[$0].counts(on: date)
                    && entries[$0].to == nil
            }
            guard isLeft else {
                throw refused("this is the last officer; nobody could change the trust list", "add another one first")
            }
        }
        for index in ending {
            let entry = entries[index]
            let before = CivilDate(daysSinceEpoch: entry.from.daysSinceEpoch - 1) ?? dayBefore
            entries[index] = TrustEntry(
                key: entry.key, person: entry.person, party: entry.party, role: role, from: entry.from,
                to: max(before, dayBefore))
        }
        change()
        return ending.map { entries[$0] }
    }

    /// Replaces the names of people by the fingerprints of their keys, which name nobody by themselves. Keys, roles and
    /// dates stay, so that what was signed can still be judged. Gives the entries as they are now.
    public mutating func eraseNames(of keys: Set<KeyFingerprint>) -> [TrustEntry] {
        let erased = entries.indices.filter { keys.contains(entries[$0].key.fingerprint) }
        for index in erased {
            let entry = entries[index]
            entries[index] = TrustEntry(
                key: entry.key, person: Self.erasedName(of: entry.key.fingerprint), party: entry.party,
                role: entry.role,
                from: entry.from, to: entry.to)
        }
        if !erased.isEmpty { change() }
        return erased.map { entries[$0] }
    }

    private mutating func change() {
        revision += 1
        later = []
    }

    /// What stands in the place of a name that was erased.
    public static func erasedName(of key: KeyFingerprint) -> String { "erased \(key)" }

    /// Whether a key counts in a role for a party on a day (UTC).
    public func contains(_ fingerprint: KeyFingerprint, role: TrustRole, party: Party.Side, on date: CivilDate) -> Bool
    {
        entry(fingerprint, role: role, party: party, on: date) != nil
    }

    /// The entry by which a key counts in a role for a party on a day (UTC).
    public func entry(
        _ fingerprint: KeyFingerprint, role: TrustRole, party: Party.Side, on date: CivilDate
    ) -> TrustEntry? {
        entries.first {
            $0.key.fingerprint == fingerprint && $0.role == role && $0.party == party && $0.counts(on: date)
        }
    }

    /// All entries of a key that count on some day.
    public func entries(of fingerprint: KeyFingerprint) -> [TrustEntry] {
        entries.filter { $0.key.fingerprint == fingerprint && $0.everCounts }
    }

    private func problem(with entry: TrustEntry) -> (what: String, fix: String)? {
        if case .problem(let what, let fix) = PersonName.reading(entry.person) {
            return ("the person's name \(what)", fix ?? "write a name")
        }
        guard entry.role.sides.contains(entry.party) else {
            let sides = entry.role.sides.map(\.rawValue).joined(separator: " or ")
            return (
                "a \(entry.role.rawValue) is of the \(sides), not of the \(entry.party.rawValue)",
                "give the party as \(sides)"
            )
        }
        guard entry.everCounts else { return ("the entry ends before it begins", "give a last day after the first") }
        for other in entries where other.everCounts {
            let isSame = isSamePerson(other.person, entry.person)
            if other.key == entry.key, !isSame {
                return ("the key is already \(quoted(other.person))'s", "each person needs a key of their own")
            }
            if other.key == entry.key, other.party != entry.party {
                return ("the key already counts for the \(other.party.rawValue)", "a key counts for one party")
            }
            if isSame, other.role == .signatory, entry.role == .signatory, other.party != entry.party {
                return (
                    "\(quoted(entry.person)) is already signatory of the \(other.party.rawValue)",
                    "each party needs a signatory of its own"
                )
            }
            let overlaps = other.from <= entry.to ?? .last && entry.from <= other.to ?? .last
            if other.key == entry.key, other.role == entry.role, overlaps {
                return ("the key already counts as \(entry.role.rawValue) on these days", "remove that entry first")
            }
        }
        return nil
    }
}

extension TrustList {
    private static let format = "datalease-trust/v1"

    /// The two files as they lie on disk; equal lists give equal bytes.
    public func render() -> (allowedSigners: [UInt8], sidecar: [UInt8]) {
        let lines = entries.compactMap { entry in
            entry.allowedSignersLine(without: later).map { $0 + "\n" }
        }
        let sidecar = JSON.members([
            "format": .string(TrustList.format), "revision": .integer(revision),
            "entries": .array(entries.map(\.json)),
        ])
        return (Array(lines.joined().utf8), sidecar.indentedBytes)
    }

    /// Reads the two files. Whatever `render` would not write, byte for byte, is refused with category `.check`: a file
    /// that was edited by hand, entries that `add` would refuse, files that do not belong together.
    public static func read(allowedSigners: [UInt8], sidecar: [UInt8]) throws(AgreementError) -> TrustList {
        func refused(_ what: String, line: Int? = nil) -> AgreementError {
            AgreementError(
                .check, document: "trust list",
                AgreementFinding(
                    line: line, what: what,
                    fix: "restore both files from a backup; change them with datalease trust only"))
        }
        let json: JSON
        do { json = try JSON(parsing: sidecar) } catch { throw refused("the sidecar is \(error.what)") }
        guard json["format"]?.string == TrustList.format else {
            throw refused("the sidecar is not of the format \(TrustList.format)")
        }
        guard let revision = json["revision"]?.integer, revision >= 1, let values = json["entries"]?.array else {
            throw refused("the sidecar has no revision or no entries")
        }
        var list = TrustList(entries: [], revision: 0)
        for (index, value) in values.enumerated() {
            guard let entry = TrustEntry(json: value) else {
                throw refused("entry \(index + 1) of the sidecar is not one that this program wrote")
            }
            // An entry that never counted passes by: it may contradict what was added after it.
            if entry.everCounts, let problem = list.problem(with: entry) {
                throw refused("entry \(index + 1) of the sidecar: \(problem.what)")
            }
            list.entries.append(entry)
        }
        list.revision = revision
        var rendered = list.render()
        for form in earlierForms where rendered.allowedSigners != allowedSigners {
            var earlier = list
            earlier.later = form
            guard earlier.render().allowedSigners == allowedSigners else { continue }
            (list, rendered) = (earlier, earlier.render())
        }
        guard rendered.sidecar == sidecar else {
            throw refused("the sidecar is not written as this program writes it")
        }
        guard rendered.allowedSigners == allowedSigners else {
            let line = TrustList.firstDifference(rendered.allowedSigners, allowedSigners)
            throw refused("allowed_signers does not say the same as its sidecar", line: line)
        }
        return list
    }

    /// What an officer signs (namespace `datalease-trust@v1`): the format's name and the SHA-256 of both files, a line
    /// each, so that one signature covers both.
    public static func signedBytes(allowedSigners: [UInt8], sidecar: [UInt8]) -> [UInt8] {
        let lines = [
            format, "allowed_signers sha256:\(Digest.sha256(allowedSigners))",
            "sidecar sha256:\(Digest.sha256(sidecar))",
        ]
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// What an officer signs for this list.
    public var signedBytes: [UInt8] {
        let files = render()
        return TrustList.signedBytes(allowedSigners: files.allowedSigners, sidecar: files.sidecar)
    }

    private init(entries: [TrustEntry], revision: Int) {
        self.entries = entries
        self.revision = revision
    }

    /// The line, from 1, on which two texts first differ.
    private static func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> Int {
        let same = zip(left, right).prefix { $0.0 == $0.1 }
        return 1 + same.count { $0.0 == UInt8(ascii: "\n") }
    }
}
