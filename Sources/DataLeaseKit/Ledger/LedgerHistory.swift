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

    /// The heads of `registry`; with its restorations, where a pass over all of it has met them.
    init(of registry: Registry, restorations: [Restoration]? = nil) {
        self.registry = registry
        self.restorations = restorations
    }

    /// The events of a bundle.
    func events(ofBundle number: Int) throws -> [Event] { try registry.events(ofBundle: number) }

    /// What the ledger says to a head that its own key signed: a checkpoint, an anchor. One that it had not was lost only
    /// where an officer's order names that very head: of a history that went on behind a loss, and was put back in its
    /// turn, signed heads are all that tells.
    func standing(ofSigned head: TreeHead) throws -> HeadStanding {
        if try registry.head(at: head.size) == head { return .had }
        return try losses().first { $0.lost == head }.map { .lost(event: $0.event) } ?? .never
    }

    /// What the ledger says to the head that a paper names, or said to it before there was the event `event`.
    ///
    /// What a recipient was given may name any head of a stretch that was lost, and no order names them all. But a bundle
    /// that the ledger has is none of those that were lost, and its numbers go on behind theirs: nothing explains a head
    /// that such a paper names.
    func standing(of head: TreeHead, ofBundle number: Int? = nil, before event: Int = .max) throws -> HeadStanding {
        if try head.size < event && registry.head(at: head.size) == head { return .had }
        let known = try losses().filter { $0.event < event }
        guard let first = known.first else { return .never }
        if let exact = known.first(where: { $0.lost == head }) { return .lost(event: exact.event) }
        if let number, try !registry.mayBeLost(bundle: number) { return .never }
        for restoration in known {
            let (event, lost) = (restoration.event, restoration.lost)
            // Events were lost from where the ledger went on. Where the lost head is no longer than what was kept, it is
            // one that became known only later, and is of the first loss.
            let start = lost.size >= event ? event : first.event
            if (start...max(start, lost.size)).contains(head.size), head.size <= lost.size {
                return .lost(event: event)
            }
        }
        return .never
    }

    /// Whether the ledger has the bundle that a file is about, or may have lost it. A history that was cut off just in front
    /// of a bundle still has the head that the bundle's papers name.
    func accounts(for named: NamedHead) throws -> Bool {
        guard let bundle = named.bundle else { return true }
        guard let known = try registry.digest(ofBundle: bundle.number) else {
            return try registry.mayBeLost(bundle: bundle.number)
        }
        return bundle.digest.map { $0 == known } ?? true
    }

    /// What the ledger says to the head that a file names, which its own key signed or not.
    func standing(of named: NamedHead, isSigned: Bool) throws -> HeadStanding {
        isSigned ? try standing(ofSigned: named.head) : try standing(of: named.head, ofBundle: named.bundle?.number)
    }

    /// Only a head that the ledger had not makes it read all events: whoever could have an event believed that explains
    /// one could have any head explained away.
    private func losses() throws -> [Restoration] {
        let known = try restorations ?? registry.restorations(hashing: HashingThread.self)
        restorations = known
        return known
    }
}
