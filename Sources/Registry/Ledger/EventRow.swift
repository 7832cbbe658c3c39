internal import GRDB

/// A row of `events` and the columns that it is looked up by: they must repeat what stands in the bytes, or somebody has
/// moved the event to where it is not looked for. What is missing from a look-up for that reason only a pass over all
/// events finds: see `Registry.checked`.
enum EventRow {
    static let columns = "seq, kind, bundle, bytes"

    /// The event in a row of `columns`.
    static func event(_ row: Row) throws -> Event {
        let event: Event
        do {
            event = try Event(parsing: row.bytes(3))
        } catch {
            throw LedgerPass.broken("event \(try row.value(0) as Int): \(error.what)")
        }
        guard try row.value(0) == event.sequence, try row.value(1) == event.body.kind.rawValue,
            try row.value(2) == event.body.bundle
        else { throw broken(event.sequence) }
        return event
    }

    private static func broken(_ sequence: Int) -> RegistryError {
        LedgerPass.broken("event \(sequence): its columns do not repeat its bytes")
    }
}
