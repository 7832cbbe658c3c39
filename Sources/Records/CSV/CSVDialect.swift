/// How a delimited export is written: RFC 4180 with the liberties that practice takes.
///
/// These are the rules, for any bytes whatever:
///
/// - A record ends with CR LF, LF or CR outside quotes; they may be mixed, and the last record may lack its own. A line
///   without any byte is no record.
/// - A field is quoted only where its first byte is the quote. It ends with the quote that is not doubled. A quote
///   anywhere else is literal.
/// - An escape, where there is one, makes the byte behind it literal, inside and outside quotes: a quote, a delimiter, a
///   line end, another escape. It cannot begin a quoted field.
/// - Text behind a closing quote makes a field malformed: the byte behind the quote is literal, and the field goes on
///   without quotes. A quote that nothing closes runs to the end of the export. An escape with which the export ends
///   stands for itself. Such fields are malformed, and so is a record whose fields are not as many as the columns.
public struct CSVDialect: Sendable, Equatable {
    /// The byte between fields.
    public var delimiter: UInt8
    /// The byte around quoted fields; `nil` where the export knows no quotes.
    public var quote: UInt8?
    /// The byte that takes the meaning of the byte behind it, inside and outside quotes; `nil` where there is none, as
    /// RFC 4180 has it.
    public var escape: UInt8?
    /// The line of the header, from 1; what stands above it is preamble. 0 where there is no header: the columns are
    /// then named `1`, `2` and so on. Lines are counted as a spreadsheet shows them: a `sep=` line in front is not
    /// counted.
    public var headerRow: Int
    /// How many records the header has: the names stand in its first, the others are units, types or second lines of
    /// names, which are written as they are. At least 1.
    public var headerRows: Int
    /// How many lines at the end, blank ones included, are footer and no records.
    public var footerRows: Int

    /// A dialect.
    public init(
        delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""), escape: UInt8? = nil,
        headerRow: Int = 1, headerRows: Int = 1, footerRows: Int = 0
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.escape = escape
        self.headerRow = headerRow
        self.headerRows = headerRows
        self.footerRows = footerRows
    }

    /// Whether such an export can be read at all: delimiter, quote and escape are different ASCII bytes, none is a line
    /// end, quote and escape are no white space, no count is negative, and a header has a record.
    public var isUsable: Bool {
        let lineEnds = [LineEnds.lineFeed, LineEnds.carriageReturn]
        if delimiter >= 0x80 || lineEnds.contains(delimiter) { return false }
        if let quote, quote >= 0x80 || quote == delimiter || CellCodec.isSpace(quote) { return false }
        if let escape, escape >= 0x80 || escape == delimiter || escape == quote || CellCodec.isSpace(escape) {
            return false
        }
        return headerRow >= 0 && headerRows >= 1 && footerRows >= 0
    }

    /// The codec that reads and writes cells of this dialect in an export that is in UTF-8.
    public var codec: CellCodec { codec(.utf8) }

    /// The codec that reads and writes cells of this dialect in an export in `encoding`.
    public func codec(_ encoding: TextEncoding) -> CellCodec {
        CellCodec(delimiter: delimiter, quote: quote, escape: escape, encoding: encoding)
    }
}

/// What becomes of an export that is not well formed.
public enum CSVMode: Sendable, Equatable {
    /// Nothing leaves under a rule that was not meant for it: a malformed record is treated as the policy says. What
    /// leaves no way to tell what a record is, is refused under every policy: a header that is missing, malformed or
    /// names a column twice; a record or field over its limit, because what follows the cut could read as records; and,
    /// unless it is shaped, a malformed first record that has to stand for a header.
    case policy(MalformedPolicy)
    /// It is taken as it comes, and nothing is refused: only its bytes matter.
    case lenient

    /// Malformed records are refused.
    public static let strict = CSVMode.policy(.refuse)

    /// Whether anything at all is refused.
    var isStrict: Bool { self != .lenient }
    /// Whether a first record that has to stand for a header must be well formed: how many columns it has is what sets
    /// others aside. Where malformed records are shaped, one more or less leaves nothing as it was.
    var needsSoundFirstRecord: Bool {
        switch self {
        case .policy(.shape), .lenient: false
        case .policy(.refuse), .policy(.setAside): true
        }
    }
    /// Whether a malformed record is.
    var refusesMalformed: Bool { self == .strict }
}
