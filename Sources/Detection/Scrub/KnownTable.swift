internal import Primitives

/// The words, codes, numbers and addresses of a record's values, found by the keys of what they begin with.
///
/// Filled for one record after another and emptied between them, so that it keeps its memory.
struct KnownTable: Sendable {
    /// How an entry is written and found: the tables in one, as a key says which it is of.
    enum Kind: UInt64 {
        case word = 0x51
        case code = 0xA3
        case exact = 0x17
        case phone = 0xC9
        case day = 0x3B
    }

    /// How much else must speak for a word before it is taken for the known one.
    enum Strength: UInt8 {
        /// It must stand beside another word of its value.
        case weak
        /// The same, unless it is all of its value: then it is taken as `capital`.
        case particle
        /// It must have a capital, or stand beside another known word.
        case capital
        /// Nothing.
        case strong
    }

    /// A word, a code, a number or an address.
    struct Entry {
        /// The number of the value.
        var item: Int32
        /// Which word of the value it is.
        var word: Int32 = 0
        /// Where its units stand in `units` and `ends`.
        var units: Range<Int32>
        /// Where it begins in the value, in bytes.
        var start: Int32
        /// Where it ends in the value, in bytes.
        var end: Int32
        var strength = Strength.strong
        /// The next entry of the same place of the table; -1 at the last.
        var next: Int32 = -1
        /// The key by which it is found.
        var key: UInt64
    }

    private(set) var entries: [Entry] = []
    /// The folded units of all entries.
    private(set) var units: [UInt32] = []
    /// Where each unit ends in its value.
    private(set) var ends: [Int32] = []
    /// The first entry of each place; the number of places is a power of two.
    private var heads: [Int32] = []
    /// The keys that are there, by their highest six bits: most words need no look at the table.
    private var present: UInt64 = 0
    /// With which units words begin, and with which codes and addresses, by their lowest six bits: nothing else is looked
    /// up. And whether there are numbers, which may begin with anything that is dialled.
    private(set) var wordStarts: UInt64 = 0
    private(set) var codeStarts: UInt64 = 0
    private(set) var hasPhones = false
    private(set) var hasDays = false
    private var isBuilt = false

    /// Whether nothing can be found.
    var isEmpty: Bool { entries.isEmpty }

    /// The number of the next unit.
    var nextUnit: Int32 { Int32(units.count) }

    /// Forgets everything, and keeps the memory.
    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        units.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        present = 0
        (wordStarts, codeStarts, hasPhones, hasDays) = (0, 0, false, false)
        isBuilt = false
    }

    /// Forgets the units from `first` on, of which there is no entry.
    mutating func removeUnits(from first: Int32) {
        units.removeSubrange(Int(first)...)
        ends.removeSubrange(Int(first)...)
    }

    /// Forgets the entries from number `entry` on and the units from number `unit` on.
    mutating func removeEntries(from entry: Int, unitsFrom unit: Int32) {
        entries.removeSubrange(entry...)
        removeUnits(from: unit)
        isBuilt = false
    }

    /// Adds a unit of an entry that is added afterwards, which ends at `end` in its value.
    mutating func append(_ unit: UInt32, endingAt end: Int) {
        units.append(unit)
        ends.append(Int32(end))
    }

    /// Adds an entry of so many of the last units.
    mutating func append(_ kind: Kind, _ entry: Entry) {
        let first = units[Int(entry.units.lowerBound)]
        switch kind {
        case .word: wordStarts |= Self.start(first)
        case .code, .exact: codeStarts |= Self.start(first)
        case .phone: hasPhones = true
        case .day: hasDays = true
        }
        entries.append(entry)
        isBuilt = false
    }

    /// Takes the particles among the entries from number `first` on for words that a capital makes names.
    mutating func raiseParticles(from first: Int) {
        for index in first..<entries.count where entries[index].strength == .particle {
            entries[index].strength = .capital
        }
    }

    // MARK: Looking up

    /// The bit of a unit among those that something begins with.
    @inline(__always)
    static func start(_ unit: UInt32) -> UInt64 { 1 << UInt64(unit & 63) }

    /// The key of no units yet.
    static func seed(_ kind: Kind) -> UInt64 { kind.rawValue &* 0x9E37_79B9_7F4A_7C15 }

    /// The key with one more unit.
    @inline(__always)
    static func mix(_ key: UInt64, _ unit: UInt32) -> UInt64 {
        let product = (key ^ UInt64(unit)) &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }

    /// The key of a word by its first `count` units, from number `first` on.
    func wordKey(of first: Int32, _ count: Int) -> UInt64 {
        Self.mix(key(of: first, count, .word), UInt32(count))
    }

    /// The key of a code, a number or an address by its first `count` units, from number `first` on.
    func key(of first: Int32, _ count: Int, _ kind: Kind) -> UInt64 {
        let units = units.span
        var key = Self.seed(kind)
        for index in Int(first)..<Int(first) + count { key = Self.mix(key, units[index]) }
        return key
    }

    /// The key of a day.
    static func key(of day: CivilDate) -> UInt64 { mix(seed(.day), day.ofCentury) }

    /// Makes the table of what was added; to be done before anything is looked up.
    mutating func build() {
        guard !isBuilt else { return }
        isBuilt = true
        var places = 16
        while places < entries.count * 2 { places *= 2 }
        heads.removeAll(keepingCapacity: true)
        heads.append(contentsOf: repeatElement(-1, count: places))
        present = 0
        // From the last to the first, so that a chain has them in the order of adding.
        for index in entries.indices.reversed() {
            let key = entries[index].key
            let place = Int(truncatingIfNeeded: key) & (places - 1)
            entries[index].next = heads[place]
            heads[place] = Int32(index)
            present |= 1 << (key >> 58)
        }
    }

    /// The first entry that may have `key`; -1 where none has.
    @inline(__always)
    func first(_ key: UInt64) -> Int32 {
        present & (1 << (key >> 58)) == 0 ? -1 : heads[Int(truncatingIfNeeded: key) & (heads.count - 1)]
    }
}
