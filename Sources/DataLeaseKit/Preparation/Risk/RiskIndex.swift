internal import Bundles
internal import Primitives

/// How many records are alike: in all of the compared fields, and in all but each one of them. By keyed hashes of 64 bits,
/// in a memory that is bounded as that of `ProofIndex` is, and smaller: most exports need none of the file.
///
/// A record's hash is the sum of those of its fields, so that what it is without one of them is a difference. Two records
/// that differ have one hash once in 2^64 pairs.
final class RiskIndex {
    private static let partCount = 64
    /// The most memory that hashes and the table that counts them take, in bytes.
    static let standardLimit = 8 << 20

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
    func add(_ records: [UInt64]) throws {
        held += records
        // Half of the memory for these, and half for the table that counts them: up to four times sixteen bytes a record.
        if held.count * 16 > memoryLimit || held.count > memoryLimit / 64 * fieldCount { try writeAway() }
    }

    private func writeAway() throws {
        let spill = try self.spill ?? SpillFile(path)
        self.spill = spill
        if parts.isEmpty { parts = Array(repeating: SpilledWords(), count: (1 + fieldCount) * Self.partCount) }
        for comparison in 0...fieldCount {
            var words = Array(repeating: [UInt64](), count: Self.partCount)
            forEachHeld(comparison) { words[Int($0 >> 58)].append($0) }
            for (part, words) in words.enumerated() {
                try parts[comparison * Self.partCount + part].writeAway(words, to: spill)
            }
        }
        held.removeAll(keepingCapacity: true)
    }

    /// Gives to `body` what a comparison sees of each record that is in memory.
    private func forEachHeld(_ comparison: Int, _ body: (UInt64) -> Void) {
        guard fieldCount > 0 else { return }
        let words = held
        for begin in stride(from: 0, to: words.count, by: fieldCount) {
            var sum: UInt64 = 0
            var isEmpty = true
            for field in 0..<fieldCount where field != comparison - 1 {
                sum &+= words[begin + field]
                isEmpty = isEmpty && words[begin + field] == 0
            }
            // Where nothing else is in it, there is nothing to find the record by.
            if !isEmpty { body(sum) }
        }
    }

    /// How many records are alike in all of the fields.
    func likeness() throws -> RowRisk.Likeness { try likeness(0) }

    /// How many would be alike without the field numbered `field`.
    func likeness(without field: Int) throws -> RowRisk.Likeness { try likeness(1 + field) }

    private func likeness(_ comparison: Int) throws -> RowRisk.Likeness {
        if spill != nil, !held.isEmpty { try writeAway() }
        var likeness = RowRisk.Likeness()
        guard spill != nil else {
            var table = ClassTable(capacity: fieldCount > 0 ? held.count / fieldCount : 0)
            forEachHeld(comparison) { table.count($0) }
            table.add(to: &likeness, threshold: threshold)
            return likeness
        }
        for part in parts[comparison * Self.partCount..<(comparison + 1) * Self.partCount] {
            let count = part.count
            guard count > 0 else { continue }
            // A table takes up to four times sixteen bytes a record. What does not fit is counted in shares.
            let shares = count / max(1, memoryLimit / 64) + 1
            for share in 0..<shares {
                var table = ClassTable(capacity: count / shares)
                try part.forEachPiece(in: spill) { piece in
                    for index in piece.indices {
                        let hash = piece[index]
                        if shares == 1 || Int((hash >> 20 & 0xFFFF_FFFF) % UInt64(shares)) == share {
                            table.count(hash)
                        }
                    }
                }
                table.add(to: &likeness, threshold: threshold)
            }
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

    mutating func count(_ hash: UInt64) {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place].size != 0, slots[place].hash != hash { place = (place + 1) & mask }
        if slots[place].size == 0 {
            slots[place].hash = hash
            taken += 1
        }
        slots[place].size += 1
        if taken * 4 > slots.count * 3 { grow() }
    }

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
