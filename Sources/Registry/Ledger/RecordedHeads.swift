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
                db, sql: "SELECT bytes FROM events WHERE kind IN (\(marks)) ORDER BY seq",
                arguments: StatementArguments(names))
            while let row = try rows.next() { try body(try Event(parsing: row.bytes(0))) }
        }
    }

    /// The heads that receipts and certificates name, in the ledger's order; of one bundle, or of all. Whether the ledger
    /// had them is for `verify` to say.
    public func recordedHeads(ofBundle number: Int? = nil) throws(RegistryError) -> [RecordedHead] {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT bytes FROM events WHERE kind IN (?, ?) \(number == nil ? "" : "AND bundle = ?") ORDER BY seq
                    """,
                arguments: StatementArguments([
                    EventKind.receiptRecorded.rawValue, EventKind.certificateRecorded.rawValue,
                ]) + (number.map { [$0] } ?? []))
            var heads: [RecordedHead] = []
            var reader = EventReader()
            while let row = try rows.next() {
                try row.withUnsafeData(atIndex: 0) { try reader.read($0) }
                if let head = reader.recordedHead { heads.append(head) }
            }
            return heads
        }
    }
}
