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

    /// The heads that receipts and certificates name, in the ledger's order.
    public func recordedHeads() throws(RegistryError) -> [RecordedHead] {
        var heads: [RecordedHead] = []
        try forEachEvent(ofKinds: [.receiptRecorded, .certificateRecorded]) { event in
            let (bundle, head, isAccepted): (Int, TreeHead?, Bool)
            switch event.body {
            case .receiptRecorded(let receipt):
                (bundle, head, isAccepted) = (receipt.bundle, receipt.checkpoint, receipt.isAccepted)
            case .certificateRecorded(let certificate):
                (bundle, head, isAccepted) = (
                    certificate.bundle, certificate.scope?.checkpoint, certificate.isAccepted
                )
            default: return
            }
            guard let head else { return }
            heads.append(
                RecordedHead(
                    event: event.sequence, bundle: bundle, kind: event.body.kind, head: head, isAccepted: isAccepted))
        }
        return heads
    }
}
