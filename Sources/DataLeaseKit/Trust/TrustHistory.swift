internal import Agreements
internal import Primitives
internal import Registry

/// The trust list as it was before an event: who counted then is not who counts now.
///
/// The list that the officer signed has every entry that ever was, in the order in which they were added; the ledger says
/// when each was added, and when it ended. What both say together is what was.
struct TrustHistory {
    private let first: TrustEntry
    private let changes: [Change]

    private enum Change {
        case added(event: Int, TrustEntry)
        /// The entries of a key in a role that had not ended by `day`, in UTC, end with `last`.
        case ended(event: Int, KeyFingerprint, role: String, day: CivilDate, last: CivilDate?)

        var event: Int {
            switch self {
            case .added(let event, _), .ended(let event, _, _, _, _): event
            }
        }
    }

    /// The history of `list`, which is the newest. Refuses where the ledger says otherwise than the list.
    init(of list: TrustList, in registry: Registry) throws {
        var entries = list.entries[...]
        guard let first = entries.popFirst() else { throw TrustHistory.contradiction(1) }
        self.first = TrustEntry(
            key: first.key, person: first.person, party: first.party, role: first.role, from: first.from)
        var changes: [Change] = []
        for event in try registry.homeEvents(.trustChanged) {
            guard case .trustChanged(let change) = event.body else { continue }
            switch change.action {
            case .added:
                guard let entry = entries.popFirst(), entry.key.fingerprint == change.key,
                    entry.role.rawValue == change.role, entry.from == change.from
                else { throw TrustHistory.contradiction(event.sequence) }
                changes.append(
                    .added(
                        event: event.sequence,
                        TrustEntry(
                            key: entry.key, person: entry.person, party: entry.party, role: entry.role,
                            from: entry.from, to: change.until)))
            case .removed:
                changes.append(
                    .ended(
                        event: event.sequence, change.key, role: change.role, day: event.time.utcDate,
                        last: change.until))
            }
        }
        guard entries.isEmpty else { throw TrustHistory.contradiction(try registry.head().size) }
        self.changes = changes
    }

    /// The entries as they were before event number `sequence`.
    private func entries(before sequence: Int) -> [TrustEntry] {
        var entries = [first]
        for change in changes.prefix(while: { $0.event < sequence }) {
            switch change {
            case .added(_, let entry): entries.append(entry)
            case .ended(_, let key, let role, let day, let last):
                for (place, entry) in entries.enumerated()
                where entry.key.fingerprint == key && entry.role.rawValue == role && entry.to.map({ $0 >= day }) ?? true
                {
                    entries[place] = TrustEntry(
                        key: entry.key, person: entry.person, party: entry.party, role: entry.role, from: entry.from,
                        to: last)
                }
            }
        }
        return entries
    }

    /// The entry by which a key counted in a role for a party, when `event` was recorded.
    func entry(_ key: KeyFingerprint, role: TrustRole, party: Party.Side, at event: Event) -> TrustEntry? {
        entries(before: event.sequence).first {
            $0.key.fingerprint == key && $0.role == role && $0.party == party && $0.counts(on: event.time.londonDate)
        }
    }

    /// Whether `key` is one of the person who has `entry`, as far as it was known when `event` was recorded.
    func isSamePerson(_ key: KeyFingerprint, as entry: TrustEntry, at event: Event) -> Bool {
        key == entry.key.fingerprint
            || entries(before: event.sequence).contains {
                $0.key.fingerprint == key && $0.everCounts && $0.isSamePerson(as: entry)
            }
    }

    private static func contradiction(_ event: Int) -> KitError {
        KitError(
            .check, "event \(event): what the ledger says of the trust list is not what stands in the list",
            hint: "restore the folder trust from a backup, and find out who changed it")
    }
}
