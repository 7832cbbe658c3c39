/// The state machine of delimited text: finds where fields and records end, a piece of the text at a time.
///
/// Splitter and tokenizer both run on it, so they cannot disagree on what a record is. It never fails: what a strict
/// reader refuses, `field` tells.
struct CSVScanner {
    /// What ends where the scanner stopped.
    enum Event {
        /// A field, at the delimiter before `index`.
        case field
        /// The last field of a record, at `index`; the line end follows as `record`.
        case lastField
        /// A record, behind its line end.
        case record
        /// A line without any byte, behind its line end.
        case blankLine
        /// Nothing: the piece is used up.
        case more
    }

    /// How the field that ended is written.
    enum Field {
        /// Without quotes.
        case bare
        /// In quotes.
        case quoted
        /// It begins like a quoted field, but text follows the closing quote: read on as a bare field.
        case broken
        /// In a quote that the end of the text did not close.
        case unclosed
        /// Without quotes, and the text ends with an escape that has nothing behind it.
        case cut

        /// Whether a reader of strict mode takes the field for what it seems.
        var isWellFormed: Bool { self == .bare || self == .quoted }
    }

    private enum State {
        case recordStart
        case fieldStart
        case bare
        case bareEscape
        case quoted
        case quotedEscape
        case quoteSeen
        case lineEnd
        case returnSeen
    }

    private let delimiter: UInt8
    /// The quote, or a number that no byte has.
    private let quote: UInt16
    /// The escape, or a number that no byte has.
    private let escape: UInt16
    private let hasEscape: Bool
    private var state = State.recordStart
    private var isBlank = false
    private(set) var field = Field.bare

    init(_ dialect: CSVDialect) {
        delimiter = dialect.delimiter
        quote = dialect.quote.map(UInt16.init) ?? 0x100
        escape = dialect.escape.map(UInt16.init) ?? 0x100
        hasEscape = dialect.escape != nil
    }

    /// Whether the last byte was a CR that ends a record, and the next may be the LF that goes with it.
    var awaitsLineFeed: Bool { state == .returnSeen }
    /// Whether the scanner is inside quotes.
    var isInQuotes: Bool { state == .quoted || state == .quotedEscape }

    /// Forgets the record that was begun.
    mutating func reset() { state = .recordStart }

    /// Scans `bytes` from `index` until something ends, and moves `index` there.
    mutating func next(_ bytes: Span<UInt8>, _ index: inout Int, before end: Int) -> Event {
        while index < end {
            switch state {
            case .bare:
                index = endOfBare(bytes, index, end)
                if index == end { return .more }
                let byte = bytes[index]
                guard UInt16(byte) == escape else { return endField(byte, &index) }
                index += 1
                state = .bareEscape
            case .bareEscape:
                index += 1
                state = .bare
            case .quoted:
                index = endOfQuoted(bytes, index, end)
                if index == end { return .more }
                state = UInt16(bytes[index]) == quote ? .quoteSeen : .quotedEscape
                index += 1
            case .quotedEscape:
                index += 1
                state = .quoted
            case .quoteSeen:
                let byte = bytes[index]
                if UInt16(byte) == quote {
                    index += 1
                    state = .quoted
                } else if byte == delimiter || Self.isLineEnd(byte) {
                    return endField(byte, &index)
                } else {
                    // An escape here is literal too: nothing else in the field was written by the rules either.
                    index += 1
                    field = .broken
                    state = .bare
                }
            case .recordStart, .fieldStart:
                let byte = bytes[index]
                if UInt16(byte) == quote {
                    field = .quoted
                    index += 1
                    state = .quoted
                } else if state == .recordStart, Self.isLineEnd(byte) {
                    isBlank = true
                    state = .lineEnd
                } else {
                    field = .bare
                    state = .bare
                }
            case .lineEnd:
                let byte = bytes[index]
                index += 1
                if byte == LineEnds.lineFeed { return endRecord() }
                state = .returnSeen
            case .returnSeen:
                if bytes[index] == LineEnds.lineFeed { index += 1 }
                return endRecord()
            }
        }
        return .more
    }

    /// Tells the scanner that the text ends here: `lastField` where a field was open, then as `next`.
    mutating func finish() -> Event {
        switch state {
        case .recordStart: return .more
        case .quoted, .quotedEscape:
            field = .unclosed
            state = .returnSeen
            return .lastField
        case .bareEscape:
            if field == .bare { field = .cut }
            state = .returnSeen
            return .lastField
        case .fieldStart:
            field = .bare
            state = .returnSeen
            return .lastField
        case .bare, .quoteSeen:
            state = .returnSeen
            return .lastField
        case .lineEnd, .returnSeen: return endRecord()
        }
    }

    @inline(__always)
    private mutating func endField(_ byte: UInt8, _ index: inout Int) -> Event {
        if byte == delimiter {
            index += 1
            state = .fieldStart
            return .field
        }
        state = .lineEnd
        return .lastField
    }

    @inline(__always)
    private mutating func endRecord() -> Event {
        state = .recordStart
        defer { isBlank = false }
        return isBlank ? .blankLine : .record
    }

    // MARK: Classification of bytes
    // All time is spent in these two searches; each may be replaced by one that looks at many bytes at once. An escape
    // has loops of its own, so that exports without one do not pay for it.

    /// The first delimiter, line end or escape from `index` on, or `end`.
    @inline(__always)
    private func endOfBare(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
        if hasEscape { return endOfBareBeforeEscape(bytes, index, end) }
        var index = index
        while index < end {
            let byte = bytes[index]
            if byte == delimiter || Self.isLineEnd(byte) { break }
            index &+= 1
        }
        return index
    }

    /// The first quote or escape from `index` on, or `end`.
    @inline(__always)
    private func endOfQuoted(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
        if hasEscape { return endOfQuotedBeforeEscape(bytes, index, end) }
        var index = index
        while index < end, UInt16(bytes[index]) != quote { index &+= 1 }
        return index
    }

    @inline(never)
    private func endOfBareBeforeEscape(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
        var index = index
        while index < end {
            let byte = bytes[index]
            if byte == delimiter || Self.isLineEnd(byte) || UInt16(byte) == escape { break }
            index &+= 1
        }
        return index
    }

    @inline(never)
    private func endOfQuotedBeforeEscape(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
        var index = index
        while index < end, UInt16(bytes[index]) != quote, UInt16(bytes[index]) != escape { index &+= 1 }
        return index
    }

    @inline(__always)
    private static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == LineEnds.lineFeed || byte == LineEnds.carriageReturn
    }
}
