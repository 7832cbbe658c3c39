/// A piece of an export: a run of whole records with everything that stands between them, byte for byte.
///
/// Batches concatenated in order are the export. A worker transforms one batch without knowing any other.
public struct Batch: Sendable {
    /// What part of the export a batch is.
    public enum Kind: Sendable {
        /// Everything before the header: a byte order mark, a `sep=` line, lines above the header.
        case preamble
        /// The header of a delimited file.
        case header
        /// Records.
        case records
        /// Everything behind the last record that is no record.
        case footer
    }

    /// What part of the export this is.
    public var kind: Kind
    /// The export's bytes.
    public var bytes: [UInt8]
    /// The number of records before this batch in the export.
    public var firstRecord: Int
    /// The number of records in this batch.
    public var recordCount: Int
    /// The number of the line, from 1, on which this batch begins.
    public var firstLine: Int
    /// The values in this batch that a rule governs.
    public var cells: CellTable
    /// Where its fields stand, if a splitter has seen that all of its records are well formed.
    var fields: FieldIndex?

    /// A batch whose cells are not known yet.
    public init(kind: Kind, bytes: [UInt8], firstRecord: Int, recordCount: Int, firstLine: Int) {
        self.kind = kind
        self.bytes = bytes
        self.firstRecord = firstRecord
        self.recordCount = recordCount
        self.firstLine = firstLine
        self.cells = CellTable()
    }

    /// The number of the line of the export, from 1, that byte `position` of this batch, or its end, stands in.
    public func line(at position: Int) -> Int {
        firstLine + LineEnds.count(in: bytes.span, 0..<position)
    }
}

/// The index of a field rule in the plan of a dataset; what a cell is governed by.
public typealias RuleIndex = Int32

/// How a value is written in the export, and therefore how a pseudonym is written in its place.
public enum CellForm: UInt8, Sendable {
    /// A delimited field without quotes.
    case bare
    /// A delimited field in quotes; a quote in the value is doubled.
    case quoted
    /// XML character data, with references.
    case text
    /// An XML CDATA section: no references, never `]]>`.
    case cdata
    /// An XML attribute value in `"`, with references.
    case attributeInDoubleQuotes
    /// An XML attribute value in `'`, with references.
    case attributeInSingleQuotes
    /// The inside of an XML comment: no references, never `--`.
    case comment
    /// The data of an XML processing instruction: no references, never `?>`.
    case instruction
    /// A whole line of a preamble or footer, without its line end.
    case line
    /// A field of a fixed-width record: its new value has its width.
    case fixed
}

/// What becomes of a record that is too broken to know its fields.
public enum MalformedPolicy: Sendable, Hashable {
    /// The export is refused, with the place.
    case refuse
    /// The record is left out and counted, with its line.
    case setAside
    /// Every value in it is a cell of this rule, whatever its place; none of its columns is known.
    case shape(RuleIndex)
}

/// The values of a batch that a rule governs, in the order in which they stand in its bytes.
///
/// Values that are kept need no cell: what no cell covers is written as it was read.
public struct CellTable: Sendable {
    /// A value: where it stands, how it is written, and which rule governs it. Offsets count bytes from the start of
    /// the batch.
    public struct Cell: Sendable, Equatable {
        /// The rule that governs the value.
        public var rule: RuleIndex
        /// How the value is written.
        public var form: CellForm
        /// The record that the value belongs to, counted from 0 in the batch; `UInt32.max` outside any record.
        public var record: UInt32
        /// What holds the value, unique within the batch: two cells of one scope belong together, as a sort code and
        /// its account number do. The record of a delimited file; the element of an XML attribute; the parent of an
        /// XML element that holds text.
        public var scope: UInt32
        /// The value as written, quotes and markup left out.
        public var value: Range<UInt32>
        /// What is removed when the value is dropped: with its quotes, or the attribute with the white space before
        /// it, or the element with all that it holds. The delimiter of a delimited field is not part of it.
        public var extent: Range<UInt32>

        /// A cell.
        public init(
            rule: RuleIndex, form: CellForm, record: UInt32, scope: UInt32, value: Range<UInt32>, extent: Range<UInt32>
        ) {
            self.rule = rule
            self.form = form
            self.record = record
            self.scope = scope
            self.value = value
            self.extent = extent
        }
    }

    /// The cells in the order of their bytes.
    public var cells: [Cell] = []
    /// Where each record stands with its line end, in order. Empty unless a reader was asked for it.
    public var records: [Range<UInt32>] = []
    /// For each record, whether it is left out of the sample. Empty where every record is taken.
    public var leftOut: [Bool] = []
    /// The records that are set aside: too broken to know their fields, in order. They are always left out.
    public var setAside: [SetAside] = []

    /// A record that is set aside.
    public struct SetAside: Sendable, Equatable {
        /// The record, counted from 0 in the batch.
        public var record: UInt32
        /// The line of the export, from 1, on which it begins.
        public var line: Int

        /// A record that is set aside.
        public init(record: UInt32, line: Int) {
            self.record = record
            self.line = line
        }
    }

    /// Whether it is known that the cells stand record by record, each a field of a delimited export, and which of them have a
    /// quote or escape inside. A tokenizer alone says so, and nothing changes `cells` behind it.
    public internal(set) var isRegular = false
    /// A bit for each cell that may have a quote or escape inside. Of cells that gave way to others some are still set.
    @usableFromInline
    private(set) var irregular: [UInt64] = []

    /// Takes note that the cell may have a quote or escape inside.
    mutating func markIrregular(_ cell: Int) {
        let word = cell >> 6
        if word >= irregular.count { irregular += Array(repeating: 0, count: word + 1 - irregular.count) }
        irregular[word] |= 1 << UInt64(cell & 63)
    }

    /// Whether it is known that the cell is a field of a delimited export without a quote or escape inside.
    @inlinable
    @inline(__always)
    public func isRegular(_ cell: Int) -> Bool {
        isRegular && (irregular.count <= cell &>> 6 || irregular[cell &>> 6] &>> UInt64(cell & 63) & 1 == 0)
    }

    /// No cells.
    public init() {}
}
