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
final class LedgerHistory {
    private let registry: Registry
    private var restorations: [Restoration]?

    init(of registry: Registry) {
        self.registry = registry
    }

    /// The events of a bundle.
    func events(ofBundle number: Int) throws -> [Event] { try registry.events(ofBundle: number) }

    /// What the ledger says to `head`, or said to it before there was the event `event`.
    func standing(of head: TreeHead, before event: Int = .max) throws -> HeadStanding {
        if try head.size < event && registry.head(at: head.size) == head { return .had }
        // Only a head that it had not makes it read all events: whoever could have one believed that says otherwise could
        // have any head explained away.
        let restorations = try restorations ?? registry.restorations(hashing: HashingThread.self)
        self.restorations = restorations
        let known = restorations.filter { $0.event < event }
        guard let first = known.first else { return .never }
        for restoration in known {
            let (event, lost) = (restoration.event, restoration.lost)
            if lost == head { return .lost(event: event) }
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
