internal import Foundation
internal import GRDB
public import Primitives

/// Appending to the ledger and reading from it.
extension Registry {
    /// Appends an event in a transaction of its own, with the evidence that it speaks of, and gives the event as it
    /// stands in the ledger.
    ///
    /// `copies` are files on our side that came about with it; the event must be about a bundle then.
    ///
    /// Refuses with `.form` what could not be read back, such as a name that is no word.
    @discardableResult
    public func append(
        _ body: EventBody, by actor: EventActor, at time: Instant, keeping evidence: [Evidence] = [],
        remembering copies: [OwnCopy] = []
    ) throws(RegistryError) -> Event {
        try writeLedger { db, ledger in
            try checkedState?.refuseOutdated(db)
            for piece in evidence { try Registry.insert(piece, into: db) }
            for copy in copies {
                guard let bundle = body.bundle else {
                    throw RegistryError(.form, "event: a file on our side belongs to a bundle, and it is about none")
                }
                try copy.insert(into: db, bundle: bundle)
            }
            return try ledger.append(body, by: actor, at: time, in: db)
        }
    }

    /// The tree over all events, as the last append left it.
    static func tree(in db: Database) throws -> MerkleTree {
        let last = try Int.fetchOne(db, sql: "SELECT max(seq) FROM events") ?? 0
        guard let row = try Row.fetchOne(db, sql: "SELECT size, peaks FROM tree WHERE id = 1"),
            let tree = MerkleTree(size: try row.value(0), peakBytes: try row.bytes(1)),
            tree.size == last
        else {
            throw RegistryError(
                .ledger, "ledger: its tree does not fit its \(last) events", hint: "run `datalease ledger verify`")
        }
        return tree
    }

    /// The ledger's size and root.
    public func head() throws(RegistryError) -> TreeHead {
        try read { try Registry.tree(in: $0).head }
    }

    /// The head that the ledger had when it held `size` events, from what the next event says of it; `nil` where it
    /// never held so many. `verify` checks what events say.
    public func head(at size: Int) throws(RegistryError) -> TreeHead? {
        try read { db in
            let tree = try Registry.tree(in: db)
            if size == tree.size { return tree.head }
            guard size >= 0, size < tree.size else { return nil }
            return try Registry.event(size + 1, in: db)?.tree
        }
    }

    /// The event at `sequence`, or `nil`.
    public func event(_ sequence: Int) throws(RegistryError) -> Event? {
        try read { try Registry.event(sequence, in: $0) }
    }

    static func event(_ sequence: Int, in db: Database) throws -> Event? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(EventRow.columns) FROM events WHERE seq = ?"), arguments: [sequence]
        ).map { try EventRow.event($0) }
    }

    /// The events about one bundle, or about a number that became none, in the ledger's order.
    public func events(ofBundle number: Int) throws(RegistryError) -> [Event] {
        try read { db in
            try Row.fetchAll(
                db.cachedStatement(sql: "SELECT \(EventRow.columns) FROM events WHERE bundle = ? ORDER BY seq"),
                arguments: [number]
            ).map { try EventRow.event($0) }
        }
    }

    /// The events of one kind that are about no bundle, in the ledger's order.
    public func homeEvents(_ kind: EventKind) throws(RegistryError) -> [Event] {
        try read { try Registry.homeEvents(kind, in: $0) }
    }

    static func homeEvents(_ kind: EventKind, in db: Database) throws -> [Event] {
        try Row.fetchAll(
            db, sql: "SELECT \(EventRow.columns) FROM events WHERE bundle IS NULL AND kind = ? ORDER BY seq",
            arguments: [kind.rawValue]
        ).map { try EventRow.event($0) }
    }

    /// Gives every event to `body`, in the ledger's order, as its exact bytes. One event is in memory at a time.
    public func forEachEvent(_ body: (_ sequence: Int, _ bytes: [UInt8]) throws -> Void) throws(RegistryError) {
        try read { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT seq, bytes FROM events ORDER BY seq")
            while let row = try rows.next() {
                try body(row.value(0), row.bytes(1))
            }
        }
    }

    /// What one bundle's events say of its state, in the ledger's order; with them what a void order for the exchange that
    /// took its place says of it.
    public func bundleEvents(_ number: Int) throws(RegistryError) -> [BundleEvent] {
        let events = try events(ofBundle: number)
        var facts = events.compactMap { BundleEvent($0) }
        for case .exchangeReplaced(let replacement) in events.map(\.body) {
            guard let end = try end(of: replacement) else { continue }
            facts.append(
                BundleEvent(sequence: end.sequence, time: end.time, bundle: number, fact: .replacementVoided))
        }
        return facts.sorted { $0.sequence < $1.sequence }
    }

    /// The order by which a replacement ended: it is void, and so is all that was sent in its place; `nil` while one stands.
    private func end(of replacement: ExchangeReplacement) throws(RegistryError) -> Event? {
        // Each is newer than what it replaces, so this comes to an end.
        guard replacement.by > replacement.bundle else { return nil }
        var end: Event?
        var orders: [Event] = []
        for event in try events(ofBundle: replacement.by) {
            switch event.body {
            case .bundleVoided: end = end ?? event
            case .exchangeReplaced(let next):
                guard let order = try self.end(of: next) else { return nil }
                orders.append(order)
            default: continue
            }
        }
        return end.flatMap { end in ([end] + orders).max { $0.sequence < $1.sequence } }
    }
}
