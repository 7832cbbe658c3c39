/// Cuts a delimited export, pushed in pieces of any size, into batches of whole records.
///
/// The batches concatenated are the export, byte for byte, wherever the pieces were cut. Memory is bounded by the size
/// of a batch, the longest record allowed and the piece pushed: take batches with `next` until there is none before
/// pushing more.
public struct CSVSplitter: Sendable {
    private enum Phase {
        case preamble
        case header
        case records
        case footer
        case done
    }

    private let dialect: CSVDialect
    private let mode: CSVMode
    private let batchSize: Int
    private let recordLimit: Int
    private let fieldLimit: Int

    /// What was pushed and is not yet in a batch, from `start` on.
    private var buffer: [UInt8] = []
    private var start = 0
    private var isEnded = false
    private var hold: CSVFooterHold

    private var phase = Phase.preamble
    private var scanner: CSVScanner
    /// What finds records quickly as long as they are well formed; `nil` where the dialect is beyond it.
    private var blocks: CSVBlocks?
    /// What `blocks` found in the batch; `nil` from the first record on that the scanner had to read.
    private var fields: FieldIndex?
    /// Whether the record at `recordStart` is read by the scanner, not by `blocks`.
    private var isCareful = false
    /// Where the scanner or `blocks` stand, where the record under it begins, and where the field under it does.
    private var index = 0
    private var recordStart = 0
    private var fieldStart = 0
    private var fieldCount = 0
    /// How many records of the header were found, and how long the first of them is, counted from `start`.
    private var headerRecords = 0
    private var nameLength = 0

    private var line = 1
    private var recordsBefore = 0
    private var recordCount = 0

    /// The names of the columns, once they are known: before the first batch of records. See `CSVHeader`.
    public private(set) var header: [String]?

    /// A splitter at the begin of an export.
    ///
    /// - Parameters:
    ///   - dialect: How the export is written.
    ///   - mode: What becomes of an export that is not well formed.
    ///   - batchSize: A batch of records ends with the record that brings it to this many bytes.
    ///   - recordLimit: The longest record allowed, in bytes, its line end included. A longer one is refused under every
    ///     policy; lenient mode cuts it.
    ///   - fieldLimit: The longest field allowed, in bytes, its quotes included. A longer one is refused under every
    ///     policy; lenient mode does not care.
    /// - Throws: `.dialect` where the dialect is not usable.
    public init(
        dialect: CSVDialect, mode: CSVMode, batchSize: Int = 1 << 19, recordLimit: Int = 16 << 20,
        fieldLimit: Int = 16 << 20
    ) throws(ExportError) {
        guard dialect.isUsable else { throw .unusableDialect }
        self.dialect = dialect
        self.mode = mode
        self.batchSize = max(1, batchSize)
        self.recordLimit = max(1, recordLimit)
        self.fieldLimit = mode.isStrict ? max(1, fieldLimit) : .max
        scanner = CSVScanner(dialect)
        blocks = CSVBlocks(dialect)
        fields = blocks.map { _ in FieldIndex() }
        isCareful = blocks == nil
        hold = CSVFooterHold(lineCount: dialect.footerRows)
    }

    /// Takes the next bytes of the export.
    public mutating func push(_ bytes: [UInt8]) { push(bytes.span) }

    /// Takes the next bytes of the export.
    public mutating func push(_ bytes: Span<UInt8>) {
        forgetEmitted()
        let count = buffer.count
        // The bytes are copied before the pointer ends.
        bytes.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
        var hold = hold
        hold.extend(over: buffer.span, from: count)
        self.hold = hold
        if !mode.isStrict, hold.heldCount(of: buffer.count) > 2 * recordLimit { hold.release() }
    }

    /// Takes note that the export ends here.
    public mutating func finish() { isEnded = true }

    /// The next batch, or `nil` where more bytes are needed or, after `finish`, there is none.
    ///
    /// - Throws: Under a policy, what makes the export unreadable, with its line; where malformed records are refused, a
    ///   quote that the end does not close. Lenient mode never throws.
    public mutating func next() throws(ExportError) -> Batch? {
        if mode.isStrict, hold.heldCount(of: buffer.count) > 2 * recordLimit {
            throw .longRecord(
                line: currentLine(at: hold.limit(of: buffer.count)), limit: recordLimit, isInQuotes: false)
        }
        while true {
            switch phase {
            case .preamble:
                guard let end = try endOfPreamble() else { return nil }
                phase = dialect.headerRow == 0 ? .records : .header
                if end > start { return emit(.preamble, to: end) }
            case .header:
                guard let end = try endOfHeader() else { return nil }
                let names = try CSVHeader.names(
                    of: Array(buffer[start..<start + nameLength]), line: line, dialect: dialect, mode: mode)
                header = names
                phase = .records
                if end > start { return emit(.header, to: end) }
            case .records:
                guard let end = try endOfRecords() else { return nil }
                if end > start { return emit(.records, to: end) }
            case .footer:
                phase = .done
                if buffer.count > start { return emit(.footer, to: buffer.count) }
            case .done:
                return nil
            }
        }
    }

    // MARK: The buffer

    /// The end of what may be read as preamble, header and records so far.
    private var limit: Int { hold.limit(of: buffer.count) }

    private mutating func emit(_ kind: Batch.Kind, to end: Int) -> Batch {
        var batch = Batch(
            kind: kind, bytes: Array(buffer[start..<end]), firstRecord: recordsBefore, recordCount: recordCount,
            firstLine: line)
        if kind == .records, blocks != nil {
            let next = FieldIndex(like: fields ?? FieldIndex())
            batch.fields = fields
            fields = next
        }
        blocks?.reset()
        line += LineEnds.count(in: buffer.span, start..<end)
        recordsBefore += recordCount
        recordCount = 0
        start = end
        index = end
        recordStart = end
        fieldStart = end
        return batch
    }

    private mutating func forgetEmitted() {
        guard start > 0 else { return }
        buffer.removeSubrange(..<start)
        hold.shift(by: start)
        index -= start
        recordStart -= start
        fieldStart -= start
        start = 0
    }

    private func currentLine(at position: Int) -> Int {
        line + LineEnds.count(in: buffer.span, start..<position)
    }

    // MARK: Preamble and header

    private func endOfPreamble() throws(ExportError) -> Int? {
        let limit = limit
        // Bounded like a record, and at the same byte wherever the pieces were cut.
        let bound = min(limit, start + recordLimit)
        let end = CSVPreamble.end(
            in: buffer.span, start..<bound, isWhole: isEnded && bound == limit,
            linesAboveHeader: max(0, dialect.headerRow - 1))
        switch end {
        case .at(let end): return end
        case .needsMore where bound == limit: return nil
        case .needsMore:
            if !mode.isStrict { return bound }
            throw .longRecord(line: line, limit: recordLimit, isInQuotes: false)
        case .missing(let lines):
            if !mode.isStrict { return bound }
            throw .noHeader(row: dialect.headerRow, lines: lines)
        }
    }

    /// Where the header ends behind the line end of its last record.
    private mutating func endOfHeader() throws(ExportError) -> Int? {
        let limit = limit
        // A second name for the buffer, so that the scanner may change while it reads; nothing is copied.
        let bytes = buffer
        while true {
            let bound = min(limit, recordBound)
            switch scanner.next(bytes.span, &index, before: bound) {
            case .field, .lastField: continue
            case .record:
                try endHeaderRecord()
                if headerRecords == dialect.headerRows { return index }
            case .blankLine:
                if headerRecords == 0 {
                    if mode.isStrict { throw .emptyHeader(line: line) }
                    return index
                }
                recordStart = index
            case .more:
                if bound < limit {
                    if scanner.awaitsLineFeed { continue }
                    try refuseLongRecord()
                    scanner.reset()
                    try endHeaderRecord()
                    return index
                }
                guard isEnded else { return nil }
                try endCutHeader(limit)
                return limit
            }
        }
    }

    private mutating func endHeaderRecord() throws(ExportError) {
        try checkFields()
        if headerRecords == 0 { nameLength = index - start }
        headerRecords += 1
        recordStart = index
        fieldStart = index
    }

    /// Takes note that the export ends in its header, before or behind the last record of it.
    private mutating func endCutHeader(_ limit: Int) throws(ExportError) {
        let isOpen = recordStart < limit
        if mode.isStrict {
            let lines = currentLine(at: buffer.count) - 1
            if limit == start { throw .noHeader(row: dialect.headerRow, lines: lines, footer: dialect.footerRows) }
            if scanner.isInQuotes { throw .unclosedQuote(line: currentLine(at: recordStart), column: nil) }
            let count = headerRecords + (isOpen ? 1 : 0)
            if count < dialect.headerRows { throw .shortHeader(records: count, of: dialect.headerRows) }
        }
        scanner.reset()
        index = limit
        if isOpen { try endHeaderRecord() }
    }

    // MARK: Records

    /// How far the record under the scanner may reach: one byte more where that may be the LF of its CR.
    private var recordBound: Int { recordStart + recordLimit + (scanner.awaitsLineFeed ? 1 : 0) }

    /// Where the next batch of records ends; moves on to the footer where there are no more.
    private mutating func endOfRecords() throws(ExportError) -> Int? {
        let limit = limit
        // A second name for the buffer, so that what reads it may change meanwhile; nothing is copied.
        let bytes = buffer
        while true {
            let passage = try isCareful ? passRecord(bytes.span, limit) : passRegularRecords(bytes.span, limit)
            switch passage {
            case .batch(let end):
                isCareful = blocks == nil
                return end
            case .needsMore: return nil
            case .other: isCareful = blocks == nil || !isCareful
            }
        }
    }

    /// What reading records came to.
    private enum Passage {
        /// The batch ends here.
        case batch(Int)
        /// There are no more bytes yet.
        case needsMore
        /// From `recordStart` on the other of the two ways to read is to be taken.
        case other
    }

    /// Passes records as long as they are well formed.
    private mutating func passRegularRecords(_ bytes: Span<UInt8>, _ limit: Int) throws(ExportError) -> Passage {
        guard var blocks else { return .other }
        while true {
            let left = limit - index
            // One byte more than a block: a CR at its end may have its LF behind it.
            guard left > Vectors.blockSize || isEnded else {
                self.blocks = blocks
                return .needsMore
            }
            if left == 0 { return try blocks.isInQuotes ? passIrregular() : endRegularRecords(limit) }
            let base = index
            let count = min(left, Vectors.blockSize)
            let block = blocks.next(bytes, at: base, count: count)
            if block.doubling != 0 {
                fields?.append(doubled: block.doubling, at: UInt32(truncatingIfNeeded: base - start))
            }
            // Bits below the first that is not regular.
            var lineEnds = block.lineEnds & ((block.irregular & (0 &- block.irregular)) &- 1)
            var fieldEnds = block.fieldEnds
            while lineEnds != 0 {
                let bit = lineEnds.trailingZeroBitCount
                lineEnds &= lineEnds &- 1
                // Shifted out for the last bit, so that all are taken.
                let ended = fieldEnds & ((2 &<< UInt64(bit)) &- 1)
                fieldEnds ^= ended
                let end = base + bit
                let isPair =
                    bytes[end] == LineEnds.carriageReturn && end + 1 < limit && bytes[end + 1] == LineEnds.lineFeed
                let next = end + (isPair ? 2 : 1)
                if end == recordStart {
                    recordStart = next
                    fieldStart = next
                } else {
                    guard next - recordStart <= recordLimit, next - start <= Int(UInt32.max) else {
                        return passIrregular()
                    }
                    index = next
                    try endRegularRecord(ended, at: base)
                }
                if next - start >= batchSize { return .batch(next) }
            }
            guard block.irregular == 0, base + count - recordStart <= recordLimit else { return passIrregular() }
            fields?.append(fieldEnds, at: UInt32(truncatingIfNeeded: base - start))
            fieldCount += fieldEnds.nonzeroBitCount
            index = base + count
        }
    }

    /// Ends the record before `index`, with the ends that `mask` has of a block at `base` as its last ones.
    @inline(__always)
    private mutating func endRegularRecord(_ mask: UInt64, at base: Int) throws(ExportError) {
        fieldCount += mask.nonzeroBitCount
        fields?.append(mask, at: UInt32(truncatingIfNeeded: base - start))
        fields?.endRecord(recordStart - start, index - start)
        try endRecord()
    }

    /// Ends the records at the end of the export, where a line end may be missing.
    private mutating func endRegularRecords(_ limit: Int) throws(ExportError) -> Passage {
        if recordStart < limit { try endRegularRecord(1, at: limit) }
        return try .batch(endOfLastRecord(limit))
    }

    /// Leaves the record at `recordStart` to the scanner.
    private mutating func passIrregular() -> Passage {
        fields = nil
        fieldCount = 0
        index = recordStart
        fieldStart = recordStart
        scanner.reset()
        return .other
    }

    /// Passes one record, or a blank line, by the scanner.
    private mutating func passRecord(_ bytes: Span<UInt8>, _ limit: Int) throws(ExportError) -> Passage {
        while true {
            let bound = min(limit, recordBound)
            switch scanner.next(bytes, &index, before: bound) {
            case .field:
                fieldCount += 1
                fieldStart = index
                continue
            case .lastField:
                fieldCount += 1
                continue
            case .record:
                try endRecord()
            case .blankLine:
                recordStart = index
                fieldStart = index
            case .more:
                if bound < limit {
                    if scanner.awaitsLineFeed { continue }
                    try refuseLongRecord()
                    fieldCount += 1
                    scanner.reset()
                    try endRecord()
                    blocks?.reset()
                    return .batch(index)
                }
                guard isEnded else { return .needsMore }
                try endLastRecord()
                return try .batch(endOfLastRecord(limit))
            }
            blocks?.reset()
            return index - start >= batchSize ? .batch(index) : .other
        }
    }

    /// Goes on to the footer behind the last record.
    private mutating func endOfLastRecord(_ limit: Int) throws(ExportError) -> Int {
        if mode.isStrict, header == nil, recordsBefore == 0, recordCount == 0 {
            throw .noRecord(lines: currentLine(at: buffer.count) - 1)
        }
        phase = .footer
        return limit
    }

    private mutating func endRecord() throws(ExportError) {
        try checkFields()
        // Without a header, the first record says how many columns there are.
        if header == nil { header = (0..<fieldCount).map { String($0 + 1) } }
        fieldCount = 0
        recordCount += 1
        recordStart = index
        fieldStart = index
    }

    /// Refuses a record, up to the scanner, that has a field over the limit; and a malformed one that has to stand for a
    /// header. Reads it again, so that records that are short enough cost nothing.
    @inline(__always)
    private func checkFields() throws(ExportError) {
        let standsForHeader = header == nil && phase == .records && mode.needsSoundFirstRecord
        if standsForHeader || index - recordStart > fieldLimit {
            try checkFields(mayBeMalformed: !standsForHeader)
        }
    }

    private func checkFields(mayBeMalformed: Bool) throws(ExportError) {
        var scanner = CSVScanner(dialect)
        var position = recordStart
        var begin = recordStart
        var column = 0
        while true {
            var event = scanner.next(buffer.span, &position, before: index)
            if case .more = event { event = scanner.finish() }
            let end: Int
            switch event {
            case .field: end = position - 1
            case .lastField: end = position
            case .record, .blankLine, .more: return
            }
            if end - begin > fieldLimit {
                throw .longField(line: currentLine(at: begin), column: name(of: column), limit: fieldLimit)
            }
            if !mayBeMalformed, !scanner.field.isWellFormed {
                throw .malformed(scanner.field, line: currentLine(at: begin), column: name(of: column))
            }
            column += 1
            begin = position
        }
    }

    private func name(of column: Int) -> String? {
        guard let header else { return phase == .records ? String(column + 1) : nil }
        return column < header.count ? header[column] : String(column + 1)
    }

    private mutating func endLastRecord() throws(ExportError) {
        if mode.refusesMalformed, scanner.isInQuotes {
            throw .unclosedQuote(line: currentLine(at: fieldStart), column: name(of: fieldCount))
        }
        var event = scanner.finish()
        if case .lastField = event {
            fieldCount += 1
            event = scanner.finish()
        }
        if case .record = event { try endRecord() }
    }

    /// Under every policy: what follows the place where it would be cut could read as records.
    private func refuseLongRecord() throws(ExportError) {
        guard mode.isStrict else { return }
        throw .longRecord(
            line: currentLine(at: recordStart), limit: recordLimit, isInQuotes: scanner.isInQuotes)
    }
}
