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
        while index < one.count {
            if word(one, at: index) != word(other, at: index) { return false }
            index &+= 8
        }
        return true
    }

    /// Eight bytes of a value, the `index` of the first divisible by eight; at its end the last eight, or all bytes of one that
    /// has fewer. Words of texts are short, and nothing foretells how many bytes one has: so they are not taken one by one.
    @inline(__always)
    private static func word(_ value: Span<UInt8>, at index: Int) -> UInt64 {
        let (bytes, count) = (value.bytes, value.count)
        // In bounds each: `index` lies inside the value, and as many bytes as are read. Any bytes are an integer.
        if count >= 8 {
            return bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: min(index, count &- 8), as: UInt64.self)
        }
        if count >= 4 {
            let first = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
            let last = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 4, as: UInt32.self)
            return UInt64(first) | UInt64(last) &<< 32
        }
        guard count >= 2 else { return UInt64(value[0]) }
        let first = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt16.self)
        let last = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 2, as: UInt16.self)
        return UInt64(first) | UInt64(last) &<< 16
    }

    private mutating func grow() {
        places = Array(repeating: 0, count: max(1024, places.count * 2))
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
            let product = (hash ^ word(value, at: index)).multipliedFullWidth(by: key ^ 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low ^ key
            index &+= 8
        }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
