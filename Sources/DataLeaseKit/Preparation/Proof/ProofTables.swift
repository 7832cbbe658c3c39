internal import Detection

/// The words of one part: those in memory, and those in the file.
struct ProofPart {
    private let held: [(words: PartedWords, range: Range<Int>)]
    private let spilled: SpilledWords
    private let file: SpillFile?
    /// How many there are.
    let count: Int

    /// The words of `held` in these ranges, and `spilled` ones in `file`.
    init(_ held: [(words: PartedWords, range: Range<Int>)], _ spilled: SpilledWords, in file: SpillFile?) {
        self.held = held
        self.spilled = spilled
        self.file = file
        count = held.reduce(spilled.count) { $0 + $1.range.count }
    }

    /// Gives all words to `body`, those that belong together in one piece.
    func forEachPiece(_ body: (Span<UInt64>) throws -> Void) throws {
        for piece in held where !piece.range.isEmpty { try body(piece.words.words.span.extracting(piece.range)) }
        try spilled.forEachPiece(in: file, body)
    }
}

/// One bit for each hash, by its lowest bits: several may have the same.
struct HashBits {
    /// At most a megabyte.
    private static let mostBits = 1 << 23

    private var words: [UInt64]

    /// Bits for so many hashes, of which one in eight is then set.
    init(count: Int) {
        var bits = 1 << 10
        while bits < count * 8, bits < Self.mostBits { bits *= 2 }
        words = Array(repeating: 0, count: bits / 64)
    }

    /// Sets the bits of the hashes of a share.
    mutating func insert(_ hashes: Span<UInt64>, _ share: HashShare) {
        var bits = words.mutableSpan
        for index in hashes.indices where share.holds(hashes[index]) {
            bits[Self.place(of: hashes[index], bits.count)] |= 1 &<< (hashes[index] & 63)
        }
    }

    /// Gives to `body` the candidates of a share, the hash of each and its place, whose bits are set.
    @inline(__always)
    func forEach(of candidates: Span<UInt64>, _ share: HashShare, _ body: (UInt64, UInt64) -> Void) {
        let bits = words.span
        for index in stride(from: 0, to: candidates.count - 1, by: 2) {
            let hash = candidates[index]
            guard bits[Self.place(of: hash, bits.count)] &>> (hash & 63) & 1 != 0, share.holds(hash) else { continue }
            body(hash, candidates[index + 1])
        }
    }

    @inline(__always)
    private static func place(of hash: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: hash &>> 6) & (count - 1)
    }
}

/// Candidates by their hashes, with open addressing: hashes under a random key need no other.
struct CandidateTable {
    private struct Slot {
        var hash: UInt64 = 0
        /// Never 0 where the slot is taken.
        var place: UInt64 = 0
    }

    private var slots: [Slot]
    private var isMarked: [Bool]
    /// How many candidates it has.
    private(set) var count = 0

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        isMarked = Array(repeating: false, count: size)
    }

    private static func field(_ place: UInt64) -> UInt64 { place & 0xFF00_0000_000F_FFF0 }

    /// Takes a candidate; of equal ones of one field the first place is kept.
    mutating func insert(_ hash: UInt64, _ place: UInt64) {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot].place != 0 {
            if slots[slot].hash == hash, Self.field(slots[slot].place) == Self.field(place) {
                slots[slot].place = min(slots[slot].place, place)
                return
            }
            slot = (slot + 1) & mask
        }
        slots[slot] = Slot(hash: hash, place: place)
        count += 1
    }

    private mutating func grow() {
        var larger = CandidateTable(capacity: slots.count)
        for slot in slots where slot.place != 0 { larger.insert(slot.hash, slot.place) }
        self = larger
    }

    /// Marks the candidates that are among the `values` of a share.
    mutating func mark(_ values: Span<UInt64>, _ share: HashShare) {
        // Spans, not arrays: nothing asks for each value whether somebody else holds them.
        var isMarked: [Bool] = []
        swap(&isMarked, &self.isMarked)
        defer { swap(&isMarked, &self.isMarked) }
        var marks = isMarked.mutableSpan
        let slots = slots.span
        let mask = slots.count - 1
        for index in values.indices where share.holds(values[index]) {
            var slot = Int(truncatingIfNeeded: values[index]) & mask
            while slots[slot].place != 0 {
                if slots[slot].hash == values[index] { marks[slot] = true }
                slot = (slot + 1) & mask
            }
        }
    }

    /// Whether a candidate of that hash was marked.
    func isMarked(_ hash: UInt64) -> Bool {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot].place != 0 {
            if slots[slot].hash == hash { return isMarked[slot] }
            slot = (slot + 1) & mask
        }
        return false
    }

    /// Gives the places of those that were marked to `body`.
    func forEachMarked(_ body: (ProofPlace) -> Void) {
        for slot in slots.indices where isMarked[slot] { body(ProofPlace(bits: slots[slot].place)) }
    }
}

/// How many values were met in a field, of each kind, and the first line of each.
struct ProofPlaceCounts: Sendable {
    /// By places without their lines.
    private(set) var counts: [ProofPlace: (line: Int, count: Int)] = [:]

    mutating func add(_ place: ProofPlace) {
        add(ProofPlace(export: place.export, line: 0, field: place.field, kind: place.kind), place.line, 1)
    }

    mutating func add(_ other: ProofPlaceCounts) {
        for (place, found) in other.counts { add(place, found.line, found.count) }
    }

    private mutating func add(_ place: ProofPlace, _ line: Int, _ count: Int) {
        let known = counts[place]
        counts[place] = (min(line, known?.line ?? line), count + (known?.count ?? 0))
    }
}
