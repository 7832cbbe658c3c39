internal import Records

/// The values of a batch that an operator makes pseudonyms of, each once: the same names come again in many texts, and equal
/// values have equal pseudonyms.
struct NeededValues {
    private(set) var column = ValueColumn()
    /// Open addressing, a power of two long: the position of a value and one, 0 where there is none. Hashes are keyed by
    /// the process, so nobody can write an export whose values collide; nothing that is written depends on them.
    private var places: [UInt32] = []

    /// The position of `value` in the column, where it is appended if it is not there.
    mutating func position(of value: Span<UInt8>) -> Int {
        if (column.count + 1) * 2 > places.count { grow() }
        let mask = places.count - 1
        var place = Self.hash(value) & mask
        while places[place] != 0 {
            let position = Int(places[place]) - 1
            if Self.isSame(column.bytes.span.extracting(column.range(position)), value) { return position }
            place = (place + 1) & mask
        }
        column.append(value)
        column.endValue()
        places[place] = UInt32(truncatingIfNeeded: column.count)
        return column.count - 1
    }

    /// Spans, not slices: no count of references changes for a value.
    private static func isSame(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        var index = 0
        while index + 8 <= one.count {
            // In bounds, as eight bytes from `index` on end before either does; any eight bytes are an integer.
            let bytes = one.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            if bytes != other.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self) {
                return false
            }
            index += 8
        }
        while index < one.count {
            if one[index] != other[index] { return false }
            index += 1
        }
        return true
    }

    private mutating func grow() {
        places = Array(repeating: 0, count: max(64, places.count * 2))
        let mask = places.count - 1
        for position in 0..<column.count {
            var place = Self.hash(column.bytes.span.extracting(column.range(position))) & mask
            while places[place] != 0 { place = (place + 1) & mask }
            places[place] = UInt32(truncatingIfNeeded: position + 1)
        }
    }

    /// A key of this process, as the library's hashes have one.
    private static let key = UInt64.random(in: .min ... .max) | 1

    /// Eight bytes at a time, each taken into the whole of what came before by a full multiplication.
    private static func hash(_ value: Span<UInt8>) -> Int {
        var hash = key ^ UInt64(truncatingIfNeeded: value.count)
        var index = 0
        while index < value.count {
            var word: UInt64 = 0
            if index + 8 <= value.count {
                // In bounds: eight bytes from `index` on end before the value does, and any eight bytes are an integer.
                word = value.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            } else {
                for place in index..<value.count { word = word << 8 | UInt64(value[place]) }
            }
            let product = (hash ^ word).multipliedFullWidth(by: key ^ 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low ^ key
            index += 8
        }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
