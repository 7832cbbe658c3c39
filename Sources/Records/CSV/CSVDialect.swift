/// How a delimited export is written: RFC 4180 with the liberties that practice takes.
///
/// A field is quoted only where its first byte is the quote; a quote inside a quoted field is doubled; a quote anywhere
/// else is literal. CR LF, LF and CR each end a record outside quotes, and may be mixed.
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

    /// Whether such an export can be read at all: delimiter and quote are two different ASCII bytes, neither is a line
    /// end, the quote is no white space, and no count is negative.
    public var isUsable: Bool {
        let lineEnds = [LineEnds.lineFeed, LineEnds.carriageReturn]
        if delimiter >= 0x80 || lineEnds.contains(delimiter) { return false }
        if let quote, quote >= 0x80 || quote == delimiter || CellCodec.isSpace(quote) { return false }
        return headerRow >= 0 && footerRows >= 0
    }

    /// The codec that reads and writes cells of this dialect.
    public var codec: CellCodec { CellCodec(delimiter: delimiter, quote: quote) }
}

/// What becomes of an export that is not well formed.
public enum CSVMode: Sendable, Equatable {
    /// It is refused, with the place: nothing may leave under a rule that was not meant for it.
    case strict
    /// It is taken as it comes: only its bytes matter.
    case lenient
}
