/// How a fixed-width export is written: which records there are, how to tell them apart, and where each one's fields
/// stand. Positions count characters from 0.
public struct FixedWidthLayout: Sendable, Hashable {
    /// A field of a record.
    public struct Field: Sendable, Hashable {
        /// Its name, unique in its record.
        public var name: String
        /// Where it stands.
        public var range: Range<Int>

        /// A field.
        public init(name: String, range: Range<Int>) {
            self.name = name
            self.range = range
        }
    }

    /// Characters that a record has at a place.
    public struct Mark: Sendable, Hashable {
        /// Where they stand.
        public var position: Int
        /// What stands there: one of these, all of them ASCII and of one length.
        public var texts: [String]

        /// A mark.
        public init(position: Int, texts: [String]) {
            self.position = position
            self.texts = texts
        }
    }

    /// A kind of record.
    public struct Record: Sendable, Hashable {
        /// Its name, unique in the layout: rules name a field as `record.field`.
        public var name: String
        /// What tells it from others; without any, it is whatever no record before it in the layout is.
        public var marks: [Mark]
        /// How many characters it may have, line end not counted.
        public var lengths: [Int]
        /// Whether it counts as a row, is sampled and limited. Labels and totals do not.
        public var isRow: Bool
        /// Whether it holds counts or sums of other records: they lie as soon as one of those is left out.
        public var holdsTotals: Bool
        /// Its fields in order. They cover the longest of its lengths without a gap; shorter records lack the last ones.
        public var fields: [Field]

        /// A kind of record.
        public init(
            name: String, marks: [Mark], lengths: [Int], isRow: Bool, holdsTotals: Bool = false, fields: [Field]
        ) {
            self.name = name
            self.marks = marks
            self.lengths = lengths
            self.isRow = isRow
            self.holdsTotals = holdsTotals
            self.fields = fields
        }
    }

    /// The kinds of records. A line is of the first kind whose marks and one of whose lengths it has; the kind without
    /// marks is that of lines which have the marks of no other kind, whatever their length.
    public var records: [Record]
    /// Whether a line may lack characters at its end, as editors leave it that remove trailing spaces.
    public var allowsShortLines: Bool

    /// A layout.
    public init(records: [Record], allowsShortLines: Bool = false) {
        self.records = records
        self.allowsShortLines = allowsShortLines
    }

    /// For each kind of record, the names of its fields as rules have them: `record.field`, or `field` alone where there
    /// is one kind of record.
    public var fieldNames: [[String]] {
        records.map { record in
            record.fields.map { records.count == 1 ? $0.name : "\(record.name).\($0.name)" }
        }
    }

    /// Whether some record holds totals of others, so that no row can be left out without a lie.
    public var hasTotals: Bool { records.contains { $0.holdsTotals } }

    /// The length that all records have, where they have one.
    var onlyLength: Int? {
        let lengths = Set(records.flatMap(\.lengths))
        return lengths.count == 1 ? lengths.first : nil
    }
}
