/// A word of letters and digits as it is walked over.
struct Word {
    /// The offset behind it.
    var end: Int
    /// What stands for its bytes, letters taken as small, in a table. Words of up to eight bytes have keys of their own;
    /// longer ones may by chance share one.
    var key: UInt64
    /// Whether a digit is among its bytes.
    var hasDigit: Bool
    /// Whether a capital is among its bytes.
    var hasCapital = false

    /// What the key before is multiplied by for each further eight bytes.
    static let factor: UInt64 = 0x2545_F491_4F6C_DD1D
}

extension Span<UInt8> {
    /// The word that begins at `start`; of a longer one, its first `most` bytes.
    func word(at start: Int, most: Int = .max) -> Word {
        let limit = most > count - start ? count : start + most
        var word = Word(end: start, key: 0, hasDigit: false)
        while word.end < limit {
            let eight = EightBytes(self, at: word.end)
            let size = Swift.min(eight.wordSize, limit - word.end)
            guard size > 0 else { break }
            let mask = eight.mask(size)
            if eight.digits & mask != 0 { word.hasDigit = true }
            if eight.capitals & mask != 0 { word.hasCapital = true }
            word.key = (word.key &* Word.factor) ^ (eight.folded & mask)
            word.end += size
            guard size == 8 else { break }
        }
        return word
    }
}

/// Eight bytes of a text in one number, the first in its lowest place; zeros behind the text's end.
///
/// Every word of a text comes by here, so eight bytes are looked at at a time.
struct EightBytes {
    let bytes: UInt64
    /// The bytes with letters as small.
    let folded: UInt64
    /// The top bit of each byte that is a digit, and of each that is a letter.
    let digits: UInt64
    let letters: UInt64

    /// The top bit of each byte.
    static let tops: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The bytes from `offset` on.
    @inline(__always)
    static func bytes(_ text: Span<UInt8>, at offset: Int) -> UInt64 {
        guard offset >= 0, offset <= text.count &- 8 else { return last(text, at: offset) }
        // In bounds: eight bytes from `offset` on end before the text does, and any eight bytes are an integer.
        return UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
    }

    /// `bytes` with letters as small.
    @inline(__always)
    static func folded(_ bytes: UInt64) -> UInt64 { bytes | 0x20 &* ones }

    @inline(__always)
    init(_ text: Span<UInt8>, at offset: Int) {
        bytes = Self.bytes(text, at: offset)
        // Adding makes the top bit of a byte of seven bits say whether it reaches a bound; none carries into the next. What
        // reaches the upper bound reaches the lower too.
        folded = Self.folded(bytes)
        let small = folded & ~Self.tops
        let seven = bytes & ~Self.tops
        let ascii = ~bytes & Self.tops
        letters = ((small &+ (0x80 - 0x61) &* Self.ones) ^ (small &+ (0x80 - 0x7B) &* Self.ones)) & ascii
        digits = ((seven &+ (0x80 - 0x30) &* Self.ones) ^ (seven &+ (0x80 - 0x3A) &* Self.ones)) & ascii
    }

    /// The top bit of the first byte that is `byte`, and perhaps of some behind it.
    @inline(__always)
    static func equals(_ bytes: UInt64, _ byte: UInt8) -> UInt64 {
        let differences = bytes ^ UInt64(byte) &* ones
        return (differences &- ones) & ~differences & tops
    }

    /// The top bit of each byte that is a capital.
    @inline(__always)
    var capitals: UInt64 { letters & ~(bytes &<< 2) }

    /// The last bytes of a text, fewer than eight. Short values end here at once, so their bytes are not taken one by one.
    @inline(__always)
    private static func last(_ text: Span<UInt8>, at offset: Int) -> UInt64 {
        let left = text.count &- offset
        guard offset >= 0, left > 0 else { return 0 }
        let bytes = text.bytes
        if text.count >= 8 {
            // In bounds: the last eight bytes of the text.
            let last = UInt64(
                littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: text.count &- 8, as: UInt64.self))
            return last &>> UInt64(truncatingIfNeeded: (8 &- left) &* 8)
        }
        // In bounds: `left` bytes from `offset` on, the first four and the last four of them, or the first two and the last
        // two, which may lie over each other.
        if left >= 4 {
            let first = UInt32(
                littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt32.self))
            let last = UInt32(
                littleEndian: bytes.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: text.count &- 4, as: UInt32.self))
            return UInt64(first) | UInt64(last) &<< UInt64(truncatingIfNeeded: (left &- 4) &* 8)
        }
        guard left >= 2 else { return UInt64(text[offset]) }
        let first = UInt16(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt16.self))
        let last = UInt16(
            littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: text.count &- 2, as: UInt16.self))
        return UInt64(first) | UInt64(last) &<< UInt64(truncatingIfNeeded: (left &- 2) &* 8)
    }

    /// How many of them, from the first on, are letters and digits.
    @inline(__always)
    var wordSize: Int { (~(letters | digits) & Self.tops).trailingZeroBitCount &>> 3 }
    /// How many of them, from the first on, are letters.
    var letterCount: Int { (~letters & Self.tops).trailingZeroBitCount / 8 }

    /// All bits of the first `size` bytes.
    @inline(__always)
    func mask(_ size: Int) -> UInt64 { Self.mask(size) }
    @inline(__always)
    static func mask(_ size: Int) -> UInt64 { size == 8 ? .max : (1 &<< UInt64(truncatingIfNeeded: size &* 8)) &- 1 }

    /// The top bits of eight bytes as the lowest eight, the first byte's in the lowest.
    @inline(__always)
    static func gathered(_ tops: UInt64) -> UInt64 { ((tops &>> 7) &* 0x0102_0408_1020_4080) &>> 56 }

    /// The byte behind the first `size`; 0 where there is none.
    @inline(__always)
    func byte(behind size: Int) -> UInt8 {
        size == 8 ? 0 : UInt8(truncatingIfNeeded: bytes &>> UInt64(truncatingIfNeeded: size &* 8))
    }
}

extension Span<UInt8> {
    /// Whether both have the same bytes.
    func isSame(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        var start = 0
        while start < count {
            if EightBytes(self, at: start).bytes != EightBytes(other, at: start).bytes { return false }
            start &+= 8
        }
        return true
    }
}

/// What words mean, by their keys: a table with open addressing that is built once and never full.
struct WordTable<Meaning: RawRepresentable<UInt8> & Sendable>: Sendable {
    private var keys: [UInt64]
    private var meanings: [UInt8]
    private let shift: UInt64

    /// The table of the words in `lists`, each list being words with spaces between them.
    init(_ lists: [(Meaning, String)]) {
        var entries: [(key: UInt64, meaning: UInt8)] = []
        for (meaning, list) in lists {
            for word in list.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }) {
                entries.append((Array(word).span.word(at: 0).key, meaning.rawValue))
            }
        }
        var bits: UInt64 = 4
        while 1 << bits < entries.count * 3 { bits += 1 }
        shift = 64 - bits
        keys = Array(repeating: 0, count: 1 << bits)
        meanings = Array(repeating: 0, count: 1 << bits)
        for entry in entries {
            var slot = slot(entry.key)
            while keys[slot] != 0, keys[slot] != entry.key { slot = (slot + 1) & (keys.count - 1) }
            guard keys[slot] == 0 else { continue }
            keys[slot] = entry.key
            meanings[slot] = entry.meaning
        }
    }

    private func slot(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

    /// The meaning of the word with this key; `nil` where it has none.
    subscript(key: UInt64) -> Meaning? {
        var slot = slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return Meaning(rawValue: meanings[slot]) }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }
}
