internal import GRDB
internal import Primitives

/// Some hundred events in the ledger's order, as their rows hold them: what is read, hashed and folded in one go.
public struct EventBatch: Sendable {
    /// The bytes of all of them, one after another.
    private(set) var bytes: [UInt8] = []
    /// The rows that the bytes stand in.
    private(set) var rows: [StoredRow] = []

    /// Some 400 events; three batches are in memory at a time, whatever the size of the ledger.
    private static let size = 256 << 10

    /// Where the bytes of the event at `place` stand.
    func range(at place: Int) -> Range<Int> { (place == 0 ? 0 : rows[place - 1].end)..<rows[place].end }

    fileprivate init() {
        bytes.reserveCapacity(EventBatch.size + 4096)
    }

    fileprivate var isFull: Bool { bytes.count >= EventBatch.size }

    fileprivate mutating func append(_ columns: StatementColumns) {
        columns.appendBytes(4, to: &bytes)
        rows.append(
            StoredRow(
                end: bytes.count, sequence: columns.integer(0),
                kind: columns.withText(1) { EventKind.vocabulary.value(of: $0) },
                bundle: columns.isNull(2) ? .none : columns.integer(2).map { .number($0) } ?? .strange,
                leaf: columns.withBytes(3) { Digest(bytes: $0) }))
    }
}

/// What the row of an event repeats of its bytes.
struct StoredRow: Sendable {
    /// Where its bytes end.
    let end: Int
    /// `seq`; `nil` where it is none.
    let sequence: Int?
    /// `kind`; `nil` where it is none.
    let kind: EventKind?
    /// `bundle`.
    let bundle: Bundle
    /// `leaf`; `nil` where it is none.
    let leaf: Digest?

    /// A bundle's number in a column.
    enum Bundle: Equatable, Sendable {
        case none
        case number(Int)
        /// Neither NULL nor a number: SQLite lets in what its own schema forbids where somebody changed that.
        case strange
    }
}

/// All rows of `events` in the ledger's order, batch by batch, from one state of the database.
struct EventRows {
    private let rows: RowCursor
    private let columns: StatementColumns

    init(_ db: Database) throws {
        let statement = try db.makeStatement(sql: "SELECT seq, kind, bundle, leaf, bytes FROM events ORDER BY seq")
        rows = try Row.fetchCursor(statement)
        columns = StatementColumns(statement)
    }

    /// The next events; `nil` behind the last.
    mutating func next() throws -> EventBatch? {
        var batch = EventBatch()
        while !batch.isFull, try rows.next() != nil { batch.append(columns) }
        return batch.rows.isEmpty ? nil : batch
    }
}
