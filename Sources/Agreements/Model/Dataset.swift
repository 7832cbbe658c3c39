public import Pseudonyms

/// What an agreement says of one export: how it is read, how many rows of it may leave, and a rule for every field.
public struct Dataset: Sendable, Hashable {
    /// The dataset's name: lower-case letters, digits and hyphens; unique in the agreement.
    public let name: String
    /// How the export is written.
    public let format: Format
    /// The field that `--include` compares its ids with; one of `fields`.
    public let key: String?
    /// The most rows that a bundle may hold, at least 1.
    public let maxRows: Int
    /// Which rows are taken.
    public let sample: Sample
    /// The rules, in the order of the file; names unique.
    public let fields: [FieldRule]
    /// What happens to a field or margin that no rule names: `nil` refuses the export, which is the default.
    public let otherwise: Operator?

    /// How an export is written.
    public enum Format: Sendable, Hashable {
        /// Delimited text (RFC 4180 and its relatives).
        case csv(CSVLayout)
        /// XML.
        case xml(XMLLayout)

        /// The format's name in an agreement.
        public var name: String {
            switch self {
            case .csv: "csv"
            case .xml: "xml"
            }
        }
    }

    /// What is declared of a delimited file; what is `nil` is found out from the file.
    public struct CSVLayout: Sendable, Hashable {
        /// The byte between two fields.
        public let delimiter: UInt8?
        /// The byte around a field.
        public let quote: UInt8?
        /// The line of the header, from 1; 0 where there is none. Fields are then named by their number, from 1.
        public let headerRow: Int?
        /// The number of lines at the end that are no records; 0 where none were declared.
        public let footerLines: Int
        /// Whether the encoding is declared to be UTF-8: bytes that are not are then oddities of the export, not a sign
        /// of another encoding.
        public let isDeclaredUTF8: Bool

        /// A layout of which nothing is declared.
        static let sniffed = CSVLayout(
            delimiter: nil, quote: nil, headerRow: nil, footerLines: 0, isDeclaredUTF8: false)
    }

    /// What is declared of an XML file.
    public struct XMLLayout: Sendable, Hashable {
        /// The path of the element that is one record.
        public let record: String
    }

    /// Which rows are taken.
    public enum Sample: Sendable, Hashable {
        /// All of them; more than `maxRows` are refused.
        case all
        /// The first so many.
        case first(Int)
        /// The first, and then each so manieth after it.
        case every(Int)
    }
}

/// What happens to one field or margin of a dataset.
public struct FieldRule: Sendable, Hashable {
    /// The field: a column's name or number, or a path that begins with `/`; a margin begins with `#`.
    public let field: String
    /// What is done to each value.
    public let `operator`: Operator
    /// The semantic type that the agreement declares; values of one type share their pseudonyms across datasets.
    public let type: String?
    /// The other field that the operator looks at: the other half of an account, or whom a date belongs to.
    public let companion: String?
    /// What the field is about, as a word; for people and reports.
    public let category: String?
    /// Why the field is needed in this form.
    public let because: String?

    /// Whether this is text outside any field, such as a comment.
    public var isMargin: Bool { field.hasPrefix("#") }
}
