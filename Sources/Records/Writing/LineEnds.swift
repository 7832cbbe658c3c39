internal import CVectors

/// Lines of a text: LF, CR LF and CR each end one.
enum LineEnds {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// Whether a byte is part of a line end.
    static func isEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

    /// How many lines end in `range` of `bytes`. A CR LF whose LF lies behind the range counts.
    static func count(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        var index = range.lowerBound
        var previous: UInt64 = 0
        // Each CR counts, and each LF that no CR precedes: of 64 bytes at a time, as every batch passes here.
        while range.upperBound - index >= Vectors.blockSize {
            let masks = Vectors.masks(bytes, at: index, carriageReturn, lineFeed, lineFeed, lineFeed)
            let loneFeeds = masks.second & ~(masks.first &<< 1 | previous)
            count &+= masks.first.nonzeroBitCount &+ loneFeeds.nonzeroBitCount
            previous = masks.first &>> 63
            index += Vectors.blockSize
        }
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == carriageReturn || (byte == lineFeed && previous == 0) { count &+= 1 }
            previous = byte == carriageReturn ? 1 : 0
            index += 1
        }
        return count
    }

    /// Where the line that holds `position` ends: before its line end, and behind it.
    static func end(in bytes: Span<UInt8>, from position: Int) -> (content: Int, next: Int) {
        var index = position
        while index < bytes.count {
            let byte = bytes[index]
            if byte == lineFeed { return (index, index + 1) }
            if byte == carriageReturn {
                let isPair = index + 1 < bytes.count && bytes[index + 1] == lineFeed
                return (index, index + (isPair ? 2 : 1))
            }
            index += 1
        }
        return (index, index)
    }
}
