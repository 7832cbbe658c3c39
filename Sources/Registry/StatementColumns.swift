internal import GRDB
internal import GRDBSQLite

/// The columns of the row at which a statement stands, by SQLite's own functions: GRDB makes an object of every value,
/// which takes as long as to read an event. A file that somebody changed may hold values of any type in any column.
struct StatementColumns {
    private let statement: Statement

    init(_ statement: Statement) { self.statement = statement }

    private var row: OpaquePointer { statement.sqliteStatement }

    func isNull(_ column: CInt) -> Bool { sqlite3_column_type(row, column) == SQLITE_NULL }

    /// The whole number in a column; `nil` where it holds something else.
    func integer(_ column: CInt) -> Int? {
        sqlite3_column_type(row, column) == SQLITE_INTEGER ? Int(sqlite3_column_int64(row, column)) : nil
    }

    /// Gives the text in a column to `body`; `nil` where it holds something else.
    func withText<Value>(_ column: CInt, _ body: (Span<UInt8>) -> Value?) -> Value? {
        sqlite3_column_type(row, column) == SQLITE_TEXT ? withBytes(column, body) : nil
    }

    /// Whether a column holds this text.
    func holds(_ text: String, _ column: CInt) -> Bool {
        var text = text
        return text.withUTF8 { expected in withText(column) { $0.isEqual(to: expected.span) } } ?? false
    }

    /// Gives the bytes in a column to `body`.
    func withBytes<Value>(_ column: CInt, _ body: (Span<UInt8>) -> Value) -> Value {
        // What SQLite points to stays until the statement is stepped, and does not outlive the call.
        let start = sqlite3_column_blob(row, column)
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
        return bytes.withMemoryRebound(to: UInt8.self) { body($0.span) }
    }

    /// Appends the bytes in a column to `bytes`.
    func appendBytes(_ column: CInt, to bytes: inout [UInt8]) {
        // The same; they are copied at once.
        bytes.append(
            contentsOf: UnsafeRawBufferPointer(
                start: sqlite3_column_blob(row, column), count: Int(sqlite3_column_bytes(row, column))))
    }
}
