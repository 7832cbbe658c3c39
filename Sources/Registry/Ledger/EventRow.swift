internal import Foundation
internal import GRDB

/// A row of `events` and the columns that it is looked up by: they must repeat what stands in the bytes, or somebody has
/// moved the event to where it is not looked for. What is missing from a look-up for that reason only a pass over all
/// events finds: see `Registry.checked`.
enum EventRow {
    static let columns = "seq, kind, bundle, bytes"

    /// The event in a row of `columns`.
    static func event(_ row: Row) throws -> Event {
        let event = try Event(parsing: row.bytes(3))
        guard try row.value(0) == event.sequence, try row.value(1) == event.body.kind.rawValue,
            try row.value(2) == event.body.bundle
        else { throw broken(event.sequence) }
        return event
    }

    /// Refuses where the first three columns of a row are not those of the event that `reader` has read from it.
    static func check(_ row: Row, repeats reader: EventReader) throws {
        let isSameKind = try row.withUnsafeData(atIndex: 1) { $0?.equals(reader.kind.rawValue) ?? false }
        guard isSameKind, try row.value(0) == reader.sequence, try row.value(2) == reader.bundle else {
            throw broken(reader.sequence)
        }
    }

    private static func broken(_ sequence: Int) -> RegistryError {
        LedgerPass.broken("event \(sequence): its columns do not repeat its bytes")
    }
}

extension Data {
    /// Whether these are the bytes of `text`.
    fileprivate func equals(_ text: String) -> Bool {
        let bytes = span
        guard bytes.count == text.utf8.count else { return false }
        var index = 0
        for byte in text.utf8 {
            guard bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }
}
