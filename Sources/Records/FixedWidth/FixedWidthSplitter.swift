/// Cuts a fixed-width export, pushed in pieces of any size, into batches of whole records.
///
/// The batches concatenated are the export, byte for byte, wherever the pieces were cut. Memory is bounded by the size
/// of a batch, the longest record allowed, 64 KiB of the export's begin and the piece pushed: take batches with `next`
/// until there is none before pushing more.
///
/// A byte order mark is a preamble of its own. Empty lines, and the Ctrl-Z (1A) with which DOS ends a file, are no
/// records and need no rule: they stand in the batches and are written as they are.
public struct FixedWidthSplitter: Sendable {
    private enum Phase {
        case preamble
        case framing
        case records
        case done
    }

    private let layout: FixedWidthLayout
    private let mode: CSVMode
    private let batchSize: Int
    private let recordLimit: Int

    /// What was pushed and is not yet in a batch, from `start` on.
    private var buffer: [UInt8] = []
    private var start = 0
    private var isEnded = false

    private var phase = Phase.preamble
    private var kinds: FixedWidthKinds
    /// Where the record under the splitter begins, and how far it was searched for its end.
    private var recordStart = 0
    private var index = 0
    /// The number of characters between `recordStart` and `index`, in blocks.
    private var characters = 0

    private var line = 1
    private var lineCount = 0
    private var recordsBefore = 0
    private var recordCount = 0
    private var hasRecord = false

    /// How the records follow each other, once it is known: before the first batch of records.
    public private(set) var framing: FixedWidthFraming?

    /// A splitter at the begin of an export.
    ///
    /// - Parameters:
    ///   - layout: Which records there are.
    ///   - mode: What becomes of an export that cannot be cut into records.
    ///   - batchSize: A batch of records ends with the record that brings it to this many bytes.
    ///   - recordLimit: The longest record allowed, in bytes, line end not counted.
    /// - Throws: `.layout` where the layout is not usable.
    public init(
        layout: FixedWidthLayout, mode: CSVMode, batchSize: Int = 1 << 19, recordLimit: Int = 16 << 20
    ) throws(ExportError) {
        kinds = try FixedWidthKinds(layout, .lines)
        self.layout = layout
        self.mode = mode
        self.batchSize = max(1, batchSize)
        self.recordLimit = max(1, recordLimit)
    }

    /// Takes the next bytes of the export.
    public mutating func push(_ bytes: [UInt8]) { push(bytes.span) }

    /// Takes the next bytes of the export.
    public mutating func push(_ bytes: Span<UInt8>) {
        forgetEmitted()
        // The bytes are copied before the pointer ends.
        bytes.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
    }

    /// Takes note that the export ends here.
    public mutating func finish() { isEnded = true }

    /// The next batch, or `nil` where more bytes are needed or, after `finish`, there is none.
    ///
    /// Its `firstLine` is a line of the export, or, where records stand without line ends, a record counted from 1.
    ///
    /// - Throws: Under every policy, `.longRecord` with its line, and `.noRecord`. Lenient mode never throws.
    public mutating func next() throws(ExportError) -> Batch? {
        while true {
            switch phase {
            case .preamble:
                guard let length = lengthOfMark() else { return nil }
                phase = .framing
                if length > 0 { return emit(.preamble, to: length) }
            case .framing:
                let found = FixedWidthFraming.decide(
                    in: buffer.span, start..<buffer.count, length: layout.onlyLength, isWhole: isEnded)
                guard let found else { return nil }
                framing = found
                kinds = try FixedWidthKinds(layout, found)
                phase = .records
            case .records:
                guard let end = try endOfRecords() else { return nil }
                if end > start { return emit(.records, to: end) }
            case .done:
                return nil
            }
        }
    }

    // MARK: The buffer

    private mutating func emit(_ kind: Batch.Kind, to end: Int) -> Batch {
        let batch = Batch(
            kind: kind, bytes: Array(buffer[start..<end]), firstRecord: recordsBefore, recordCount: recordCount,
            firstLine: line)
        line += lineCount
        lineCount = 0
        recordsBefore += recordCount
        recordCount = 0
        start = end
        recordStart = end
        index = end
        return batch
    }

    private mutating func forgetEmitted() {
        guard start > 0 else { return }
        buffer.removeSubrange(..<start)
        index -= start
        recordStart -= start
        start = 0
    }

    /// How long the byte order mark at the begin is, 0 where there is none, or `nil` where more bytes are needed to say.
    private func lengthOfMark() -> Int? {
        let mark = CSVPreamble.byteOrderMark
        if buffer.starts(with: mark) { return mark.count }
        return !isEnded && mark.starts(with: buffer) ? nil : 0
    }

    // MARK: Records

    /// Where the next batch of records ends; moves on where there are no more.
    private mutating func endOfRecords() throws(ExportError) -> Int? {
        // A second name for the buffer, so that the splitter may change while it reads; nothing is copied.
        let bytes = buffer
        while true {
            let end =
                switch framing {
                case .blocks(let length): try endOfBlock(in: bytes.span, length: length)
                case .lines, nil: try endOfLine(in: bytes.span)
                }
            guard let end else {
                guard isEnded else { return nil }
                if recordStart < bytes.count { endRecord(at: bytes.count, in: bytes.span) }
                if mode.isStrict, !hasRecord { throw .noFixedRecord(lines: line + lineCount - 1) }
                phase = .done
                return bytes.count
            }
            endRecord(at: end, in: bytes.span)
            // Behind a cut a batch ends, so that the tokenizer, which knows no limit, finds the same records.
            let isCut = framing == .lines && !FixedWidthFraming.isLineEnd(bytes[end - 1])
            if isCut || end - start >= batchSize { return end }
        }
    }

    private mutating func endRecord(at end: Int, in bytes: Span<UInt8>) {
        let fit = kinds.fit(FixedWidthKinds.content(recordStart..<end, in: bytes), in: bytes)
        if kinds.isRow(fit) { recordCount += 1 }
        if fit != .blank { hasRecord = true }
        // A record that was cut at the limit has no line end, and its line goes on.
        if framing != .lines || FixedWidthFraming.isLineEnd(bytes[end - 1]) { lineCount += 1 }
        recordStart = end
        index = end
        characters = 0
    }

    /// Behind the line end of the line that begins at `recordStart`, or `nil` where it is not there yet.
    private mutating func endOfLine(in bytes: Span<UInt8>) throws(ExportError) -> Int? {
        let limit = recordStart + recordLimit
        let bound = min(bytes.count, limit)
        while index < bound, !FixedWidthFraming.isLineEnd(bytes[index]) { index &+= 1 }
        guard index < bytes.count else { return nil }
        guard FixedWidthFraming.isLineEnd(bytes[index]) else {
            guard !mode.isStrict else {
                throw .longFixedRecord(line: line + lineCount, limit: recordLimit)
            }
            return limit
        }
        if bytes[index] == LineEnds.lineFeed { return index + 1 }
        // The LF of a CR LF may be in the next piece.
        guard index + 1 < bytes.count else { return isEnded ? index + 1 : nil }
        return bytes[index + 1] == LineEnds.lineFeed ? index + 2 : index + 1
    }

    /// Behind the last character of the block that begins at `recordStart`, or `nil` where it is not there yet.
    private mutating func endOfBlock(in bytes: Span<UInt8>, length: Int) throws(ExportError) -> Int? {
        while characters < length {
            guard index < bytes.count else { return nil }
            // A character of up to four bytes may be cut at the end of a piece.
            if bytes[index] >= 0x80, bytes.count - index < 4, !isEnded { return nil }
            index += FixedWidthRuler.lengthOfCharacter(bytes, at: index, before: bytes.count)
            characters += 1
        }
        if mode.isStrict, index - recordStart > recordLimit {
            throw .longFixedRecord(line: line + lineCount, limit: recordLimit)
        }
        return index
    }
}
