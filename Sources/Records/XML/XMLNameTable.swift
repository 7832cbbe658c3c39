/// Where the name of an element or attribute stands, and where its local part begins.
struct XMLNameRange {
    var start: Int
    var localStart: Int
    var end: Int
}

/// The names that paths hold, numbered from 1; every other name is 0.
///
/// A hash table that is filled when paths are compiled and only read afterwards: an export cannot make it grow.
struct XMLNameTable: Sendable {
    /// The names, one behind the other, and where each ends.
    private var text: [UInt8] = []
    private var ends: [Int] = []
    /// Numbers of names by hash, 0 where free; at most half of it is taken.
    private var slots: [Int32] = [0, 0]

    /// The number of names.
    var count: Int { ends.count }

    /// Adds a name unless it is there.
    mutating func insert(_ name: [UInt8]) {
        guard number(of: name) == 0 else { return }
        text += name
        ends.append(text.count)
        // Filled anew with every name: there are few, and so growing and adding are one case.
        slots = Array(repeating: 0, count: ends.count * 2 > slots.count ? slots.count * 2 : slots.count)
        var start = 0
        for (index, end) in ends.enumerated() {
            var slot = Self.hash(text.span, start..<end) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index + 1)
            start = end
        }
    }

    /// The number of a name, or 0.
    func number(of name: [UInt8]) -> Int {
        number(of: name.span, 0..<name.count)
    }

    /// The number of the name at `range` of `bytes`, or 0.
    func number(of bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var slot = Self.hash(bytes, range) & (slots.count - 1)
        while true {
            let number = Int(slots[slot])
            if number == 0 || isName(number, bytes, range) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    private func isName(_ number: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        text.span.equals((number == 1 ? 0 : ends[number - 2])..<ends[number - 1], bytes, range)
    }

    /// The names in the table come from an agreement, so a hash that can be steered harms nobody.
    private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        guard let first = range.first else { return 0 }
        // Its length, first, middle and last bytes tell most names apart; the rest is compared anyway.
        let count = range.count
        let middle = UInt64(bytes[first + count / 2]) << 16 | UInt64(bytes[first + count / 3]) << 24
        let ends = UInt64(bytes[first]) | UInt64(bytes[first + count - 1]) << 8
        let hash = (ends | middle | UInt64(truncatingIfNeeded: count) << 32) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> 40)
    }
}
