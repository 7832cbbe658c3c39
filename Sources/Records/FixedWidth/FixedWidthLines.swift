/// How records of a fixed-width export follow each other.
public enum FixedWidthFraming: Sendable, Equatable {
    /// Each is a line. LF, CR LF and CR each end one, and may be mixed.
    case lines
    /// They stand one behind another without line ends, each of so many characters.
    case blocks(length: Int)

    /// How much of an export decides.
    static let sampleSize = 1 << 16

    /// Decides by the begin of an export, or asks for more of it with `nil`.
    ///
    /// Records stand without line ends only where the layout has a single length, and where the begin of the export
    /// has no line end at all, or none before its very end.
    static func decide(
        in bytes: Span<UInt8>, _ range: Range<Int>, length: Int?, isWhole: Bool
    ) -> FixedWidthFraming? {
        guard let length else { return .lines }
        let sample = range.lowerBound..<range.lowerBound + min(range.count, sampleSize)
        let isEnough = isWhole || sample.count == sampleSize
        var lineEnd = sample.lowerBound
        while lineEnd < sample.upperBound, !isLineEnd(bytes[lineEnd]) { lineEnd += 1 }
        let hasLineEnd = lineEnd < sample.upperBound
        guard hasLineEnd || isEnough else { return nil }
        var end = lineEnd
        while end > sample.lowerBound, bytes[end - 1] == FixedWidthRuler.endOfFile { end -= 1 }
        let count = FixedWidthRuler.count(sample.lowerBound..<end, in: bytes)
        guard count > length else { return .lines }
        guard hasLineEnd else { return .blocks(length: length) }
        guard count.isMultiple(of: length) else { return .lines }
        guard isEnough else { return nil }
        for index in lineEnd..<sample.upperBound where !FixedWidthRuler.isEnd(bytes[index]) { return .lines }
        return .blocks(length: length)
    }

    @inline(__always)
    static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == LineEnds.lineFeed || byte == LineEnds.carriageReturn
    }
}

/// Measures a record in characters, and finds where in its bytes a character stands.
///
/// A character is a scalar of UTF-8, a lone surrogate in its generalised form, or a byte that is part of neither.
struct FixedWidthRuler: Sendable {
    /// What DOS and CP/M end a text with, and fill its last sector.
    static let endOfFile: UInt8 = 0x1A

    /// The longest record that fits; of longer ones only the count is known.
    private let longest: Int
    /// Where the characters begin, and where the last one ends, up to `longest`; empty where every character is a byte.
    private var offsets: [Int] = []
    private var begin = 0
    /// The number of characters.
    private(set) var count = 0

    init(longest: Int) { self.longest = longest }

    /// Measures `range` of `bytes`.
    mutating func measure(_ range: Range<Int>, in bytes: Span<UInt8>) {
        begin = range.lowerBound
        offsets.removeAll(keepingCapacity: true)
        var mixed: UInt8 = 0
        for index in range { mixed |= bytes[index] }
        guard mixed >= 0x80 else {
            count = range.count
            return
        }
        count = 0
        var index = range.lowerBound
        while index < range.upperBound {
            if count <= longest { offsets.append(index) }
            index += Self.lengthOfCharacter(bytes, at: index, before: range.upperBound)
            count += 1
        }
        if count <= longest { offsets.append(index) }
    }

    /// Where character `position` of the record measured last begins, or the last one ends.
    ///
    /// - Precondition: `position <= count`, and not more than `longest`.
    @inline(__always)
    func offset(of position: Int) -> Int { offsets.isEmpty ? begin + position : offsets[position] }

    /// How many bytes the character at `index` has.
    @inline(__always)
    static func lengthOfCharacter(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> Int {
        if bytes[index] < 0x80 { return 1 }
        let unit = CharacterUnit.read(bytes, at: index, before: end, references: false)
        if unit.isInvalid, bytes[index] == 0xED, end - index >= 3, (0xA0...0xBF).contains(bytes[index + 1]),
            bytes[index + 2] & 0xC0 == 0x80
        {
            return 3
        }
        return unit.length
    }

    /// How many characters `range` has.
    static func count(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int {
        var count = 0
        var index = range.lowerBound
        while index < range.upperBound {
            index += lengthOfCharacter(bytes, at: index, before: range.upperBound)
            count += 1
        }
        return count
    }

    /// Whether a byte ends a line or a file.
    @inline(__always)
    static func isEnd(_ byte: UInt8) -> Bool { FixedWidthFraming.isLineEnd(byte) || byte == endOfFile }
}
