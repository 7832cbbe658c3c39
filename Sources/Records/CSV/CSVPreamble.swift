/// What stands before the header: a byte order mark, a `sep=` line, which may be in quotes, lines.
enum CSVPreamble {
    /// Where the preamble ends.
    enum End: Equatable {
        /// Here; the header or the first record follows.
        case at(Int)
        /// More bytes are needed to say.
        case needsMore
        /// The export has this many lines, too few.
        case missing(lines: Int)
    }

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Where the preamble that begins with `range` ends. `isWhole` says that no bytes follow the range.
    static func end(
        in bytes: Span<UInt8>, _ range: Range<Int>, isWhole: Bool, linesAboveHeader: Int
    ) -> End {
        guard let furniture = endOfFurniture(in: bytes, range, isWhole: isWhole) else { return .needsMore }
        var position = furniture
        for _ in 0..<linesAboveHeader {
            guard let next = endOfLine(in: bytes, position..<range.upperBound, isWhole: isWhole) else {
                return .needsMore
            }
            guard next > position else {
                let isPartial = position > range.lowerBound && !isLineEnd(bytes[position - 1])
                return .missing(lines: LineEnds.count(in: bytes, range) + (isPartial ? 1 : 0))
            }
            position = next
        }
        return .at(position)
    }

    /// Where byte order mark and `sep=` line end, or `nil` where more bytes are needed to say. They are furniture of
    /// the format and never personal, so no rule is asked for them.
    static func endOfFurniture(in bytes: Span<UInt8>, _ range: Range<Int>, isWhole: Bool) -> Int? {
        var position = range.lowerBound
        switch matchLength(byteOrderMark, in: bytes, range) {
        case byteOrderMark.count: position += byteOrderMark.count
        case range.count where !isWhole: return nil
        default: break
        }
        let rest = position..<range.upperBound
        // Either spelling may need more bytes to be told from a header.
        guard let plain = endOfSeparator(behind: "sep=", "", in: bytes, rest, isWhole: isWhole) else { return nil }
        if plain > position { return plain }
        return endOfSeparator(behind: "\"sep=", "\"", in: bytes, rest, isWhole: isWhole)
    }

    /// Where a line of `key`, one byte that is no line end, and `closing` ends behind its line end; the begin of the
    /// range where there is no such line, `nil` where more bytes are needed to say.
    private static func endOfSeparator(
        behind key: StaticString, _ closing: StaticString, in bytes: Span<UInt8>, _ range: Range<Int>, isWhole: Bool
    ) -> Int? {
        let key = Array(key.description.utf8)
        let closing = Array(closing.description.utf8)
        let matched = matchLength(key, in: bytes, range)
        if matched < key.count { return matched == range.count && !isWhole ? nil : range.lowerBound }
        let separator = range.lowerBound + key.count
        guard separator < range.upperBound else { return isWhole ? range.lowerBound : nil }
        guard !isLineEnd(bytes[separator]) else { return range.lowerBound }
        let behind = separator + 1..<range.upperBound
        let closed = matchLength(closing, in: bytes, behind)
        if closed < closing.count { return closed == behind.count && !isWhole ? nil : range.lowerBound }
        let end = behind.lowerBound + closing.count
        guard end < range.upperBound else { return isWhole ? end : nil }
        guard isLineEnd(bytes[end]) else { return range.lowerBound }
        return endOfLine(in: bytes, end..<range.upperBound, isWhole: isWhole)
    }

    /// The delimiter that a `sep=` line at the begin names.
    static func separator(in bytes: Span<UInt8>) -> UInt8? {
        let end = endOfFurniture(in: bytes, 0..<bytes.count, isWhole: true) ?? 0
        var index = end
        while index > 0, isLineEnd(bytes[index - 1]) { index -= 1 }
        // A byte order mark alone is three bytes long, a `sep=` line at least five; one in quotes begins with one.
        guard index >= 5 else { return nil }
        let mark = matchLength(byteOrderMark, in: bytes, 0..<index) == byteOrderMark.count ? byteOrderMark.count : 0
        let isQuoted = bytes[mark] == UInt8(ascii: "\"")
        return bytes[isQuoted ? index - 2 : index - 1]
    }

    /// How many bytes of `pattern` the range begins with; capital letters match small ones of the pattern.
    private static func matchLength(_ pattern: [UInt8], in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var length = 0
        while length < min(pattern.count, range.count) {
            let byte = bytes[range.lowerBound + length]
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            guard (isCapital ? byte | 0x20 : byte) == pattern[length] else { break }
            length += 1
        }
        return length
    }

    /// Behind the line end of the line at the begin of `range`; the range's end where the line is the last.
    private static func endOfLine(in bytes: Span<UInt8>, _ range: Range<Int>, isWhole: Bool) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == LineEnds.lineFeed { return index + 1 }
            if bytes[index] == LineEnds.carriageReturn {
                guard index + 1 < range.upperBound else { break }
                return bytes[index + 1] == LineEnds.lineFeed ? index + 2 : index + 1
            }
            index += 1
        }
        return isWhole ? range.upperBound : nil
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == LineEnds.lineFeed || byte == LineEnds.carriageReturn
    }
}
