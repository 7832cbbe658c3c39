internal import Records

/// The values of a batch that an operator makes pseudonyms of, each once: the same names come again in many texts, and equal
/// values have equal pseudonyms.
struct NeededValues {
    private(set) var column = ValueColumn()
    /// Open addressing, a power of two long: the position of a value and one, 0 where there is none. Hashes are seeded by
    /// the process, so nobody can write an export whose values collide; nothing that is written depends on them.
    private var places: [UInt32] = []

    /// The position of `value` in the column, where it is appended if it is not there.
    mutating func position(of value: ArraySlice<UInt8>) -> Int {
        if (column.count + 1) * 2 > places.count { grow() }
        let mask = places.count - 1
        var place = Self.hash(value) & mask
        while places[place] != 0 {
            let position = Int(places[place]) - 1
            if column[position] == value { return position }
            place = (place + 1) & mask
        }
        column.appendValue(value)
        places[place] = UInt32(truncatingIfNeeded: column.count)
        return column.count - 1
    }

    private mutating func grow() {
        places = Array(repeating: 0, count: max(64, places.count * 2))
        let mask = places.count - 1
        for position in 0..<column.count {
            var place = Self.hash(column[position]) & mask
            while places[place] != 0 { place = (place + 1) & mask }
            places[place] = UInt32(truncatingIfNeeded: position + 1)
        }
    }

    private static func hash(_ value: ArraySlice<UInt8>) -> Int {
        var hasher = Hasher()
        // The pointer does not outlive the call.
        value.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
