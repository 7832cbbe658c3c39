internal import Bundles
internal import Primitives

/// How many records are alike: in all of the compared fields, and in all but each one of them. By keyed hashes of 64 bits,
/// in a memory that is bounded as that of `ProofIndex` is, and smaller: most exports need none of the file.
///
/// A record's hash is the sum of those of its fields, so that what it is without one of them is a difference. Two records
/// that differ have one hash once in 2^64 pairs.
struct RiskIndex: Sendable {
    /// The most memory that hashes and the tables that count them take, in bytes.
    static let standardLimit = 8 << 20
    /// How many of the records in memory are brought into one hash each at a time.
    private static let pieceCount = 4096

    private let fieldCount: Int
    private let threshold: Int
    private let memoryLimit: Int
    private let path: String
    private var spill: SpillFile?
    /// The hashes of the fields of the newest records, one record behind the other.
    private var held: [UInt64] = []
    /// The hashes of the others, by what is compared, first all of the fields, then all but each one; and of these by their
    /// first six bits.
    private var parts: [SpilledWords] = []

    /// An index that may write to a file which has the name `path` for a moment.
    ///
    /// - Parameters:
    ///   - fieldCount: The number of fields that are compared.
    ///   - threshold: How many records are asked to be alike.
    init(fieldCount: Int, threshold: Int, path: String, memoryLimit: Int = RiskIndex.standardLimit) {
        self.fieldCount = fieldCount
        self.threshold = threshold
        self.path = path
        self.memoryLimit = memoryLimit
    }

    /// Whether something was written to the file.
    var isSpilled: Bool { spill != nil }

    /// Takes the hashes of the fields of records, one record behind the other.
    mutating func add(_ records: [UInt64]) throws {
        held += records
        // Half of the memory for these, and half for the table that counts them: up to four times sixteen bytes a record.
        if held.count * 16 > memoryLimit || held.count > memoryLimit / 64 * fieldCount { try writeAway() }
    }

    private mutating func writeAway() throws {
        let spill = try self.spill ?? SpillFile(path)
        self.spill = spill
        if parts.isEmpty { parts = Array(repeating: SpilledWords(), count: (1 + fieldCount) * PartedWords.partCount) }
        for comparison in 0...fieldCount {
            let seen = PartedWords(seen(by: comparison, 0..<heldCount))
            for part in 0..<PartedWords.partCount {
                try parts[comparison * PartedWords.partCount + part].writeAway(
                    seen.words.span.extracting(seen.range(part)), to: spill)
            }
        }
        held.removeAll(keepingCapacity: true)
    }

    /// How many records are in memory.
    private var heldCount: Int { fieldCount > 0 ? held.count / fieldCount : 0 }

    /// What a comparison sees of these of the records that are in memory.
    private func seen(by comparison: Int, _ records: Range<Int>) -> [UInt64] {
        var seen: [UInt64] = []
        seen.reserveCapacity(records.count)
        let words = held.span
        for record in records {
            var sum: UInt64 = 0
            var isEmpty = true
            for field in 0..<fieldCount where field != comparison - 1 {
                let word = words[record * fieldCount + field]
                sum &+= word
                isEmpty = isEmpty && word == 0
            }
            // Where nothing else is in it, there is nothing to find the record by.
            if !isEmpty { seen.append(sum) }
        }
        return seen
    }

    /// How many records are alike in all of the fields, and then, for each field, how many would be without it; on up to
    /// `threads` threads at once, which share the memory for tables.
    mutating func likenesses(threads: Int) throws -> [RowRisk.Likeness] {
        if spill != nil, !held.isEmpty { try writeAway() }
        let index = self
        let comparisons = 1 + fieldCount
        return try SideBySide.map(comparisons, threads: threads) {
            try index.likeness($0, sharing: min(max(1, threads), comparisons))
        }
    }

    private func likeness(_ comparison: Int, sharing threads: Int) throws -> RowRisk.Likeness {
        var likeness = RowRisk.Likeness()
        // A table takes up to four times sixteen bytes a record. What does not fit is counted in shares.
        let most = max(1, memoryLimit / 64 / threads)
        func count(_ count: Int, _ body: (inout ClassTable, HashShare) throws -> Void) rethrows {
            guard count > 0 else { return }
            let shares = count / most + 1
            for number in 0..<shares {
                var table = ClassTable(capacity: count / shares)
                try body(&table, HashShare(number: number, count: shares))
                table.add(to: &likeness, threshold: threshold)
            }
        }
        guard spill != nil else {
            count(heldCount) { table, share in
                for begin in stride(from: 0, to: heldCount, by: Self.pieceCount) {
                    let records = begin..<min(begin + Self.pieceCount, heldCount)
                    table.count(seen(by: comparison, records).span, share)
                }
            }
            return likeness
        }
        for part in parts[comparison * PartedWords.partCount..<(comparison + 1) * PartedWords.partCount] {
            try count(part.count) { table, share in try part.forEachPiece(in: spill) { table.count($0, share) } }
        }
        return likeness
    }
}

/// How often each hash was met, with open addressing: hashes under a random key need no other.
private struct ClassTable {
    private struct Slot {
        var hash: UInt64 = 0
        /// Never 0 where the slot is taken.
        var size = 0
    }

    private var slots: [Slot]
    private var taken = 0

    init(capacity: Int) {
        // Most records are like some other: it begins small, and grows where they are not.
        var size = 16
        while size < capacity { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
    }

    /// Counts the hashes of a share.
    mutating func count(_ hashes: Span<UInt64>, _ share: HashShare) {
        var index = 0
        while index < hashes.count {
            index = count(hashes, from: index, share)
            growIfFull()
        }
    }

    /// Counts hashes from `first` on until the table is to grow; returns the index behind them.
    private mutating func count(_ hashes: Span<UInt64>, from first: Int, _ share: HashShare) -> Int {
        // A span, not the array: nothing asks for each hash whether somebody else holds the slots.
        var (index, taken) = (first, self.taken)
        var slots = self.slots.mutableSpan
        let (mask, most) = (slots.count - 1, slots.count / 4 * 3)
        while index < hashes.count, taken <= most {
            let hash = hashes[index]
            index += 1
            guard share.holds(hash) else { continue }
            var place = Int(truncatingIfNeeded: hash) & mask
            while slots[place].size != 0, slots[place].hash != hash { place = (place + 1) & mask }
            if slots[place].size == 0 { taken += 1 }
            slots[place] = Slot(hash: hash, size: slots[place].size + 1)
        }
        self.taken = taken
        return index
    }

    private mutating func growIfFull() { if taken * 4 > slots.count * 3 { grow() } }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        var larger = Array(repeating: Slot(), count: slots.count * 2)
        for slot in slots where slot.size != 0 {
            var place = Int(truncatingIfNeeded: slot.hash) & mask
            while larger[place].size != 0 { place = (place + 1) & mask }
            larger[place] = slot
        }
        slots = larger
    }

    func add(to likeness: inout RowRisk.Likeness, threshold: Int) {
        for slot in slots where slot.size > 0 {
            let size = slot.size
            likeness.rows += size
            likeness.classes += 1
            likeness.smallest = likeness.smallest == 0 ? size : min(likeness.smallest, size)
            if size == 1 { likeness.unique += 1 }
            if size < 5 { likeness.belowFive += size }
            if size < threshold { likeness.belowAsked += size }
        }
    }
}
