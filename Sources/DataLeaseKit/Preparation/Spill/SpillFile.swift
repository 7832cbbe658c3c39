internal import Primitives

/// Words of 64 bits, the newest of them in memory and the others in a file.
struct SpilledWords {
    private var held: [UInt64] = []
    /// Where earlier ones stand in the file, in bytes.
    private var extents: [Range<Int>] = []

    /// How many words there are.
    var count: Int { held.count + extents.reduce(0) { $0 + $1.count / 8 } }

    mutating func append(_ word: UInt64) { held.append(word) }

    mutating func append(_ words: ArraySlice<UInt64>) { held.append(contentsOf: words) }

    /// Writes what is in memory away.
    mutating func writeAway(to file: SpillFile) throws {
        try writeAway(held, to: file)
        held.removeAll(keepingCapacity: true)
    }

    /// Adds words that are written away at once.
    mutating func writeAway(_ words: [UInt64], to file: SpillFile) throws {
        if !words.isEmpty { extents.append(try file.write(words)) }
    }

    /// Gives all words to `body`: pieces of an even number of words, in no order of theirs.
    func forEachPiece(in file: SpillFile?, _ body: (Span<UInt64>) -> Void) throws {
        body(held.span)
        for extent in extents {
            var offset = extent.lowerBound
            while offset < extent.upperBound {
                let size = min(1 << 20, extent.upperBound - offset)
                guard let file else { throw SpillFile.lost }
                let words = try file.words(at: offset, size: size)
                body(words.span)
                offset += size
            }
        }
    }
}

/// A file that lost its name as soon as it had it: it is gone with this process, however that ends.
final class SpillFile {
    fileprivate static var lost: KitError {
        KitError(.failed, "hashes that this run wrote away cannot be read again")
    }

    private let file: File
    private var size = 0

    /// A file that has the name `path` for a moment.
    init(_ path: String) throws {
        file = try File.nameless(path)
    }

    /// Writes words as they are in memory, for no other process reads them; where they stand.
    func write(_ words: [UInt64]) throws -> Range<Int> {
        // The bytes are copied before the pointer ends.
        try file.write(words.withUnsafeBytes { Array($0) })
        let begin = size
        size += words.count * 8
        return begin..<size
    }

    func words(at offset: Int, size: Int) throws -> [UInt64] {
        let bytes = try file.bytes(at: offset, count: size)
        guard bytes.count == size else { throw Self.lost }
        // Loads of eight bytes each, all within the array.
        return bytes.withUnsafeBytes { raw in
            (0..<size / 8).map { raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
        }
    }
}
