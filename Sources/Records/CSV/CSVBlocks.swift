internal import CVectors

/// Finds where the fields of well-formed delimited text end, 64 bytes at a time by masks of bits, and stops where something
/// is not as RFC 4180 has it: there `CSVScanner` says what it is.
///
/// It knows less than the scanner and never something else: a quote opens a field at its begin alone, or doubles the one
/// before it, and behind one that closes its field ends. `ReferenceTests` hold both against a slow parser.
struct CSVBlocks {
    /// What a block holds, one bit a byte, the first byte in the lowest.
    struct Block {
        /// The last byte of each field's extent and one more: its delimiter, or the first byte of its line end.
        var fieldEnds: UInt64
        /// Those of `fieldEnds` that are line ends.
        var lineEnds: UInt64
        /// What `CSVScanner` must look at; bits behind the lowest one say nothing, in `fieldEnds` neither.
        var irregular: UInt64
        /// Quotes that double the one before them.
        var doubling: UInt64
    }

    private let delimiter: UInt8
    private let quote: UInt8?
    /// All ones where the next block begins inside quotes.
    private var insideQuotes: UInt64 = 0
    /// One where a quote may open a field, or double one, at the first byte of the next block.
    private var mayOpen: UInt64 = 1
    /// One where the last block ended with a quote that closed.
    private var closed: UInt64 = 0
    /// One where the last block ended with a CR.
    private var endedWithReturn: UInt64 = 0

    /// Begins at the begin of a record; `nil` for a dialect with an escape, which masks do not tell.
    init?(_ dialect: CSVDialect) {
        guard dialect.escape == nil else { return nil }
        delimiter = dialect.delimiter
        quote = dialect.quote
    }

    /// Whether what was read so far ends inside quotes.
    var isInQuotes: Bool { insideQuotes != 0 }

    /// Begins again at the begin of a record.
    mutating func reset() {
        insideQuotes = 0
        mayOpen = 1
        closed = 0
        endedWithReturn = 0
    }

    /// Reads the next `count` bytes, which stand at `position` of `bytes`; fewer than a block only at the end of the text.
    mutating func next(_ bytes: Span<UInt8>, at position: Int, count: Int) -> Block {
        let (carriageReturn, lineFeed) = (LineEnds.carriageReturn, LineEnds.lineFeed)
        let masks =
            count < Vectors.blockSize
            ? Vectors.masks(bytes, at: position, count: count, delimiter, quote ?? delimiter, carriageReturn, lineFeed)
            : Vectors.masks(bytes, at: position, delimiter, quote ?? delimiter, carriageReturn, lineFeed)
        // A byte that is not there is no NUL either.
        let valid = count < Vectors.blockSize ? (1 &<< UInt64(count)) &- 1 : UInt64.max
        let quotes = quote == nil ? 0 : masks.second & valid
        // For each byte the number of quotes up to it, odd or even: in quotes from one that opens to before one that closes.
        var inside = quotes
        var shift: UInt64 = 1
        while shift < 64 {
            inside ^= inside &<< shift
            shift &<<= 1
        }
        inside ^= insideQuotes
        let returns = masks.third & valid
        let pairedFeeds = masks.fourth & (returns &<< 1 | endedWithReturn) & valid
        let lineEnds = (returns | masks.fourth & valid & ~pairedFeeds) & ~inside
        let fieldEnds = masks.first & valid & ~inside | lineEnds
        let closing = quotes & ~inside
        let opening = quotes & inside
        let behindField = fieldEnds | (pairedFeeds & ~inside) | closing
        let misplaced = opening & ~(behindField &<< 1 | mayOpen)
        let doubling = opening & (closing &<< 1 | closed)
        let trailing = (closing &<< 1 | closed) & ~(fieldEnds | opening) & valid
        insideQuotes = 0 &- inside &>> 63
        mayOpen = behindField &>> 63
        closed = closing &>> 63
        endedWithReturn = returns &>> 63
        return Block(fieldEnds: fieldEnds, lineEnds: lineEnds, irregular: misplaced | trailing, doubling: doubling)
    }
}
