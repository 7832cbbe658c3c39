internal import GRDB
internal import GRDBSQLite
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

    fileprivate mutating func append(_ columns: EventColumns) {
        columns.appendBytes(to: &bytes)
        rows.append(
            StoredRow(
                end: bytes.count, sequence: columns.sequence, kind: columns.kind, bundle: columns.bundle,
                leaf: columns.leaf))
    }
}

/// What the row of an event repeats of its bytes.
struct StoredRow: Sendable {
    /// Where its bytes end.
    let end: Int
    /// `seq`.
    let sequence: Int
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
    private let columns: EventColumns

    init(_ db: Database) throws {
        let statement = try db.makeStatement(sql: "SELECT seq, kind, bundle, leaf, bytes FROM events ORDER BY seq")
        rows = try Row.fetchCursor(statement)
        columns = EventColumns(statement)
    }

    /// The next events; `nil` behind the last.
    mutating func next() throws -> EventBatch? {
        var batch = EventBatch()
        while !batch.isFull, try rows.next() != nil { batch.append(columns) }
        return batch.rows.isEmpty ? nil : batch
    }
}

/// The columns of the row at which a statement stands, by SQLite's own functions: GRDB makes an object of every value,
/// which takes as long as to read an event.
private struct EventColumns {
    private let statement: Statement

    init(_ statement: Statement) { self.statement = statement }

    private var row: OpaquePointer { statement.sqliteStatement }

    var sequence: Int { Int(sqlite3_column_int64(row, 0)) }

    var kind: EventKind? {
        guard sqlite3_column_type(row, 1) == SQLITE_TEXT else { return nil }
        return withBytes(1) { EventKind.vocabulary.value(of: $0) }
    }

    var bundle: StoredRow.Bundle {
        switch sqlite3_column_type(row, 2) {
        case SQLITE_NULL: .none
        case SQLITE_INTEGER: .number(Int(sqlite3_column_int64(row, 2)))
        default: .strange
        }
    }

    var leaf: Digest? { withBytes(3) { Digest(bytes: $0) } }

    func appendBytes(to bytes: inout [UInt8]) {
        // What SQLite points to stays until the statement is stepped, and is copied at once.
        bytes.append(
            contentsOf: UnsafeRawBufferPointer(
                start: sqlite3_column_blob(row, 4), count: Int(sqlite3_column_bytes(row, 4))))
    }

    /// Gives the bytes of a column to `body`. They stay until the statement is stepped, and do not outlive the call.
    private func withBytes<Value>(_ column: CInt, _ body: (Span<UInt8>) -> Value) -> Value {
        let start = sqlite3_column_blob(row, column)
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
        return bytes.withMemoryRebound(to: UInt8.self) { body($0.span) }
    }
}
