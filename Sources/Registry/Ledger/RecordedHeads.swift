internal import Foundation
internal import GRDB
internal import Primitives

/// A head of this ledger that a recipient signed: it stands in a receipt or certificate of theirs.
public struct RecordedHead: Hashable, Sendable {
    /// The number of the event that recorded it.
    public let event: Int
    /// The bundle's number.
    public let bundle: Int
    /// What names it.
    public let kind: EventKind
    /// The head.
    public let head: TreeHead
    /// Whether what names it counts as evidence.
    public let isAccepted: Bool
    /// Whether it was found, when it came, that the ledger never had it.
    public let isOfAnotherHistory: Bool
}

extension Registry {
    /// Gives every event of the kinds to `body`, in the ledger's order. One event is in memory at a time.
    public func forEachEvent(
        ofKinds kinds: Set<EventKind>, _ body: (Event) throws -> Void
    ) throws(RegistryError) {
        try read { db in
            let names = kinds.map(\.rawValue).sorted()
            let marks = names.map { _ in "?" }.joined(separator: ", ")
            let rows = try Row.fetchCursor(
                db, sql: "SELECT \(EventRow.columns) FROM events WHERE kind IN (\(marks)) ORDER BY seq",
                arguments: StatementArguments(names))
            while let row = try rows.next() { try body(try EventRow.event(row)) }
        }
    }

    /// The first `count` events of some kinds behind number `sequence`, in the ledger's order.
    public func events(
        ofKinds kinds: Set<EventKind>, after sequence: Int, atMost count: Int
    ) throws(RegistryError) -> [Event] {
        try read { db in
            let names = kinds.map(\.rawValue).sorted()
            let marks = names.map { _ in "?" }.joined(separator: ", ")
            // By number alone: an index of kinds would have all of them sorted for each page.
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT \(EventRow.columns) FROM events WHERE seq > ? AND +kind IN (\(marks)) ORDER BY seq LIMIT ?
                    """, arguments: [sequence] + StatementArguments(names) + [count]
            ).map { try EventRow.event($0) }
        }
    }

    /// The heads that receipts and certificates of a bundle name, in the ledger's order. Whether the ledger had them is
    /// for `verify` to say.
    public func recordedHeads(ofBundle number: Int) throws(RegistryError) -> [RecordedHead] {
        var reader = EventReader()
        var heads: [RecordedHead] = []
        for event in try events(ofBundle: number) {
            try reader.read(event.bytes)
            if let head = reader.recordedHead { heads.append(head) }
        }
        return heads
    }
}
