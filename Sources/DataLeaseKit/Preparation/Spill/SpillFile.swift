internal import Primitives
internal import Synchronization

/// Words of 64 bits that were written away.
struct SpilledWords: Sendable {
    /// The most that are read at a time; an even number.
    private static let pieceCount = 1 << 17

    /// Where they stand in the file, in words.
    private var extents: [Range<Int>] = []

    /// How many words there are.
    var count: Int { extents.reduce(0) { $0 + $1.count } }

    /// Adds words, which are written to `file`.
    mutating func writeAway(_ words: Span<UInt64>, to file: SpillFile) throws {
        if !words.isEmpty { extents.append(try file.write(words)) }
    }

    /// Gives all words to `body`: pieces of an even number of words where all that were added at a time are such, in order.
    func forEachPiece(in file: SpillFile?, _ body: (Span<UInt64>) throws -> Void) throws {
        var words: [UInt64] = []
        for extent in extents {
            var begin = extent.lowerBound
            while begin < extent.upperBound {
                guard let file else { throw SpillFile.lost }
                let count = min(Self.pieceCount, extent.upperBound - begin)
                if words.count < count { words += Array(repeating: 0, count: count - words.count) }
                try file.read(into: &words, count, at: begin)
                try body(words.span.extracting(..<count))
                begin += count
            }
        }
    }
}

/// A file that lost its name as soon as it had it: it is gone with this process, however that ends.
final class SpillFile: Sendable {
    fileprivate static var lost: KitError {
        KitError(.failed, "hashes that this run wrote away cannot be read again")
    }

    private let file: File
    /// How many words are in it.
    private let count = Mutex(0)

    /// A file that has the name `path` for a moment.
    init(_ path: String) throws {
        file = try File.nameless(path)
    }

    /// Writes words as they are in memory, for no other process reads them; where they stand, in words.
    func write(_ words: Span<UInt64>) throws -> Range<Int> {
        try count.withLock { count in
            try file.write(words.bytes)
            let begin = count
            count += words.count
            return begin..<count
        }
    }

    /// Reads `count` words from word `begin` on to where `words` begin.
    fileprivate func read(into words: inout [UInt64], _ count: Int, at begin: Int) throws {
        var span = words.mutableSpan
        var bytes = span.mutableBytes
        guard try file.read(count * 8, into: &bytes, at: begin * 8) == count * 8 else { throw Self.lost }
    }
}
