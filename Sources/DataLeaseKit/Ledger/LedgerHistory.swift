internal import Primitives
internal import Registry

/// What a ledger says to a head that somebody names: a checkpoint, a statement, a certificate.
enum HeadStanding: Equatable {
    /// It had this head.
    case had
    /// It had it, as far as anyone can say, in a stretch of events that were lost: the event of that number says so, and
    /// an officer signed it.
    case lost(event: Int)
    /// It never had it: one of both is of another history.
    case never
}

/// The heads that a ledger had, those included that went with lost events.
struct LedgerHistory {
    private let registry: Registry
    private let restorations: [(event: Int, lost: TreeHead)]

    init(of registry: Registry) throws {
        self.registry = registry
        restorations = try registry.homeEvents(.ledgerRestored).compactMap { event in
            if case .ledgerRestored(let restoration) = event.body { (event.sequence, restoration.lost) } else { nil }
        }
    }

    /// What the ledger says to `head`.
    func standing(of head: TreeHead) throws -> HeadStanding {
        if try registry.head(at: head.size) == head { return .had }
        guard let first = restorations.first else { return .never }
        for (event, lost) in restorations {
            // Events were lost from where the ledger went on. Where the lost head is no longer than what was kept, it is
            // one that became known only later, and is of the first loss.
            let start = lost.size >= event ? event : first.event
            if (start...max(start, lost.size)).contains(head.size), head.size <= lost.size {
                return .lost(event: event)
            }
        }
        return .never
    }
}
