/// Tells of which kind a record is. Splitter and tokenizer both ask it, so they cannot disagree on what a row is.
struct FixedWidthKinds: Sendable {
    /// What stands in a record's place.
    enum Fit: Equatable {
        /// Nothing: an empty line, or the mark that ends a file of DOS. It belongs to the envelope.
        case blank
        /// A record of this kind.
        case kind(Int)
        /// Something that is of no kind.
        case none
    }

    private struct Mark {
        var position: Int
        var length: Int
        /// Where its texts stand in `texts`, one behind the other.
        var texts: Range<Int>
    }

    private struct Kind {
        var marks: Range<Int>
        var lengths: [Int]
        var longest: Int
        var isRow: Bool
    }

    private let layout: FixedWidthLayout
    private var texts: [UInt8] = []
    private var marks: [Mark] = []
    private var kinds: [Kind] = []
    private let isBlocked: Bool
    private var ruler: FixedWidthRuler

    /// - Throws: `.layout`.
    init(_ layout: FixedWidthLayout, _ framing: FixedWidthFraming) throws(ExportError) {
        try layout.check()
        self.layout = layout
        isBlocked = framing != .lines
        ruler = FixedWidthRuler(longest: layout.records.reduce(0) { max($0, $1.lengths.max() ?? 0) })
        for record in layout.records {
            let firstMark = marks.count
            for mark in record.marks {
                let firstText = texts.count
                for text in mark.texts { texts.append(contentsOf: text.utf8) }
                marks.append(
                    Mark(
                        position: mark.position, length: mark.texts.first?.utf8.count ?? 0,
                        texts: firstText..<texts.count))
            }
            kinds.append(
                Kind(
                    marks: firstMark..<marks.count, lengths: record.lengths, longest: record.lengths.max() ?? 0,
                    isRow: record.isRow))
        }
    }

    /// The characters of the record measured last.
    var length: Int { ruler.count }

    /// Where character `position` of the record measured last begins, or the last one ends.
    @inline(__always)
    func offset(of position: Int) -> Int { ruler.offset(of: position) }

    /// Whether such a record counts as a row. What is of no kind might be one.
    func isRow(_ fit: Fit) -> Bool {
        switch fit {
        case .blank: false
        case .kind(let kind): kinds[kind].isRow
        case .none: true
        }
    }

    /// The content of a record that stands in `range`, line end left out.
    static func content(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, FixedWidthRuler.isEnd(bytes[end - 1]) { end -= 1 }
        return range.lowerBound..<end
    }

    /// Of which kind the record is whose content is `range`.
    mutating func fit(_ range: Range<Int>, in bytes: Span<UInt8>) -> Fit {
        ruler.measure(range, in: bytes)
        if range.isEmpty { return .blank }
        if isBlocked, Self.holdsLineEnd(range, in: bytes) { return .none }
        let marks = marks.span
        let texts = texts.span
        var isMarked = false
        for index in kinds.indices {
            let kind = kinds[index]
            // What has the marks of a kind and not its length is no other thing than a broken record of that kind.
            if kind.marks.isEmpty, isMarked { break }
            guard hasMarks(kind.marks, marks, texts, range, in: bytes) else { continue }
            if kind.lengths.contains(ruler.count) { return .kind(index) }
            if layout.allowsShortLines, ruler.count < kind.longest, Self.lostSpaces(range, in: bytes) {
                return .kind(index)
            }
            isMarked = true
        }
        return .none
    }

    /// Whether a short line may have lost the spaces at its end, and nothing else. Where it holds more than ASCII it may
    /// have been padded by the number of its bytes, and then none of its fields stands where the layout says; where it
    /// ends in a space, nobody took spaces away.
    private static func lostSpaces(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        guard bytes[range.upperBound - 1] != UInt8(ascii: " ") else { return false }
        for index in range where bytes[index] >= 0x80 { return false }
        return true
    }

    @inline(__always)
    private func hasMarks(
        _ indices: Range<Int>, _ marks: Span<Mark>, _ texts: Span<UInt8>, _ range: Range<Int>, in bytes: Span<UInt8>
    ) -> Bool {
        for index in indices {
            let mark = marks[index]
            guard mark.position + mark.length <= ruler.count else { return false }
            // The texts are ASCII, so what equals one has as many bytes as characters; but it may not have them here.
            let begin = ruler.offset(of: mark.position)
            guard begin + mark.length <= range.upperBound else { return false }
            var text = mark.texts.lowerBound
            var isFound = false
            while text < mark.texts.upperBound, !isFound {
                var length = 0
                while length < mark.length, bytes[begin + length] == texts[text + length] { length += 1 }
                isFound = length == mark.length
                text += mark.length
            }
            guard isFound else { return false }
        }
        return true
    }

    private static func holdsLineEnd(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        for index in range where FixedWidthFraming.isLineEnd(bytes[index]) { return true }
        return false
    }

    /// Why the record measured last, whose content is `range`, is of no kind.
    func refusal(_ range: Range<Int>, in bytes: Span<UInt8>, line: Int) -> ExportError {
        if isBlocked, Self.holdsLineEnd(range, in: bytes) { return .lineEndInBlock(line: line) }
        for (index, record) in layout.records.enumerated()
        where hasMarks(kinds[index].marks, marks.span, texts.span, range, in: bytes) {
            return .recordLength(
                ruler.count, expected: record.lengths.sorted(), record: record.name, line: line,
                isShort: !layout.allowsShortLines && ruler.count < kinds[index].longest)
        }
        let lengths = Set(layout.records.flatMap(\.lengths)).sorted()
        return .unknownRecord(length: ruler.count, expected: lengths, line: line)
    }
}
