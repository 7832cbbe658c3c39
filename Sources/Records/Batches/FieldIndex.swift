/// Where the fields of a batch of well-formed delimited records stand, as the splitter found them: so the tokenizer need not
/// read a byte again.
struct FieldIndex: Sendable {
    /// A record: where it stands with its line end, and where its fields end in `fieldEnds`.
    struct Record: Sendable {
        /// Offsets count bytes from the start of the batch.
        var begin: UInt32
        var end: UInt32
        /// How many fields the records up to and with this one have.
        var fieldCount: Int
    }

    /// Where each field ends, up to the count of the last record: at its delimiter, or at the first byte of its line end. The next field of its record begins
    /// behind that byte.
    private(set) var fieldEnds: [UInt32] = []
    private(set) var records: [Record] = []
    /// Where quotes stand inside a field, doubled: the offset of the second of two, in order; and of some behind the last record.
    private(set) var doubledQuotes: [UInt32] = []
    /// How many of `fieldEnds` are valid: what is behind is room.
    private var count = 0

    /// How many fields were found, those of the record that is still open among them.
    var fieldCount: Int { count }
    /// How many fields the records have.
    var closedFieldCount: Int { records.last?.fieldCount ?? 0 }

    /// Appends the ends that `mask` has, of a block that begins `base` bytes behind the start of the batch.
    @inline(__always)
    mutating func append(_ mask: UInt64, at base: UInt32) {
        var mask = mask
        if fieldEnds.count < count &+ 64 {
            grow()
        }
        var place = count
        var ends = fieldEnds.mutableSpan
        while mask != 0 {
            ends[place] = base &+ UInt32(truncatingIfNeeded: mask.trailingZeroBitCount)
            place &+= 1
            mask &= mask &- 1
        }
        count = place
    }

    /// Takes note of the doubled quotes that `mask` has, of the same block.
    mutating func append(doubled mask: UInt64, at base: UInt32) {
        var mask = mask
        while mask != 0 {
            doubledQuotes.append(base &+ UInt32(truncatingIfNeeded: mask.trailingZeroBitCount))
            mask &= mask &- 1
        }
    }

    private mutating func grow() {
        let added = max(1024, fieldEnds.count)
        fieldEnds.append(contentsOf: repeatElement(0, count: added))
    }

    /// Ends a record.
    mutating func endRecord(_ begin: Int, _ end: Int) {
        records.append(
            Record(
                begin: UInt32(truncatingIfNeeded: begin), end: UInt32(truncatingIfNeeded: end), fieldCount: count))
    }

    /// An index with room for as much as `other` has.
    init(like other: FieldIndex) {
        fieldEnds = Array(repeating: 0, count: other.fieldEnds.count)
        records.reserveCapacity(other.records.count + 1)
    }

    /// An index of nothing.
    init() {}
}
