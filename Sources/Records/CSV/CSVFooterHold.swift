/// Holds back the last lines of an export that may still grow: the footer, which is not subject to quotes.
struct CSVFooterHold: Sendable {
    private let lineCount: Int
    /// Where the last lines begin, counted from the first byte of the export: a ring of at most `lineCount` places, the
    /// oldest of them at `oldest`.
    private var starts: [Int] = []
    private var oldest = 0
    /// How many bytes have left the front of the buffer.
    private var gone = 0
    private var previous = LineEnds.lineFeed

    init(lineCount: Int) { self.lineCount = lineCount }

    /// Takes note of the bytes from `position` on.
    mutating func extend(over bytes: Span<UInt8>, from position: Int) {
        guard lineCount > 0 else { return }
        for index in position..<bytes.count {
            let byte = bytes[index]
            let isStart =
                previous == LineEnds.lineFeed
                || (previous == LineEnds.carriageReturn && byte != LineEnds.lineFeed)
            previous = byte
            guard isStart else { continue }
            guard starts.count == lineCount else {
                starts.append(gone + index)
                continue
            }
            starts[oldest] = gone + index
            oldest = oldest + 1 < lineCount ? oldest + 1 : 0
        }
    }

    /// Where the lines that are held back begin in a buffer of `count` bytes.
    func limit(of count: Int) -> Int { starts.isEmpty ? count : starts[oldest] - gone }

    func heldCount(of count: Int) -> Int { count - limit(of: count) }

    /// Lets go of all lines so far.
    mutating func release() {
        starts.removeAll()
        oldest = 0
    }

    /// Takes note that `count` bytes left the front of the buffer.
    mutating func shift(by count: Int) { gone += count }
}
