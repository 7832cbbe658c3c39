/// Finds the cells of a batch of a delimited export. A pure function of its settings and the batch.
public struct CSVTokenizer: Sendable {
    /// A rule index that asks for no cell: the bytes stay as they are.
    public static let noCell: RuleIndex = -1

    /// The rules of what is no field of a column. `nil` is no rule: in strict mode, such a thing is then refused.
    public struct Margins: Sendable, Equatable {
        /// For lines above the header.
        public var preamble: RuleIndex?
        /// For lines below the records.
        public var footer: RuleIndex?
        /// For fields beyond the header.
        public var extra: RuleIndex?

        /// Rules of margins; `CSVTokenizer.noCell` lets them pass.
        public init(preamble: RuleIndex? = nil, footer: RuleIndex? = nil, extra: RuleIndex? = nil) {
            self.preamble = preamble
            self.footer = footer
            self.extra = extra
        }
    }

    private let dialect: CSVDialect
    private let mode: CSVMode
    private let columns: [String]
    private let columnRules: [RuleIndex]
    private let margins: Margins
    private let needsRecords: Bool

    /// A tokenizer.
    ///
    /// - Parameters:
    ///   - dialect: How the export is written: the splitter's.
    ///   - mode: What becomes of an export that is not well formed: the splitter's.
    ///   - columns: The names of the columns, for errors.
    ///   - columnRules: For each column, the rule of its fields, or `noCell`.
    ///   - margins: The rules of what is no field of a column.
    ///   - needsRecords: Whether the table is to say where each record stands.
    /// - Throws: `.dialect` where the dialect is not usable.
    /// - Precondition: `columns.count == columnRules.count`.
    public init(
        dialect: CSVDialect, mode: CSVMode, columns: [String], columnRules: [RuleIndex], margins: Margins = Margins(),
        needsRecords: Bool = false
    ) throws(ExportError) {
        guard dialect.isUsable else { throw .unusableDialect }
        precondition(columns.count == columnRules.count)
        self.dialect = dialect
        self.mode = mode
        self.columns = columns
        self.columnRules = columnRules
        self.margins = margins
        self.needsRecords = needsRecords
    }

    /// Fills the table of a batch that a splitter of the same dialect and mode made.
    ///
    /// Fields of a record are cells of their column's rule, `.quoted` or `.bare`; a field that begins with a quote and
    /// is malformed is `.bare` with its quotes (lenient mode only). The fields of a header are cells too, so that a
    /// column can be dropped from it; they belong to no record. Each line of a preamble or footer that holds more than
    /// white space is a `.line` cell, whose extent ends behind its line end; a byte order mark and a `sep=` line are
    /// none.
    ///
    /// - Throws: In strict mode, `.raggedRecord`, `.textBehindQuote`, `.unclosedQuote` and `.margin`, with line and
    ///   column name. Lenient mode never throws.
    public func tokenise(_ batch: inout Batch) throws(ExportError) {
        batch.cells = CellTable()
        switch batch.kind {
        case .header, .records: try tokeniseRecords(&batch)
        case .preamble: try tokeniseLines(&batch, rule: margins.preamble)
        case .footer: try tokeniseLines(&batch, rule: margins.footer)
        }
    }

    // MARK: Records

    private func tokeniseRecords(_ batch: inout Batch) throws(ExportError) {
        let bytes = batch.bytes
        // Offsets in a table are 32 bits wide; a splitter's batch is far smaller.
        precondition(bytes.count <= Int(UInt32.max))
        let span = bytes.span
        let isHeader = batch.kind == .header
        var table = CellTable()
        let cellsPerRecord = columnRules.count { $0 >= 0 }
        table.cells.reserveCapacity(batch.recordCount * cellsPerRecord)
        if needsRecords { table.records.reserveCapacity(batch.recordCount) }
        var scanner = CSVScanner(dialect)
        var index = 0
        var fieldBegin = 0
        var column = 0
        var record: UInt32 = 0
        var recordBegin = 0
        var isEnded = false

        while true {
            var event = scanner.next(span, &index, before: span.count)
            if case .more = event {
                event = scanner.finish()
                isEnded = true
            }
            switch event {
            case .field, .lastField:
                let isLast = if case .lastField = event { true } else { false }
                let field = fieldBegin..<(isLast ? index : index - 1)
                if mode == .strict {
                    try check(scanner.field, field.lowerBound, column, batch)
                }
                let rule = column < columnRules.count ? columnRules[column] : (margins.extra ?? Self.noCell)
                if rule >= 0 {
                    table.cells.append(
                        Self.cell(
                            rule, isHeader ? .max : record, isHeader ? 0 : record, scanner.field, field))
                }
                column += 1
                fieldBegin = index
            case .record:
                if mode == .strict { try check(fields: column, recordBegin, batch) }
                if needsRecords, !isHeader {
                    table.records.append(
                        UInt32(truncatingIfNeeded: recordBegin)..<UInt32(truncatingIfNeeded: index))
                }
                record += 1
                column = 0
                fieldBegin = index
                recordBegin = index
            case .blankLine:
                fieldBegin = index
                recordBegin = index
            case .more:
                break
            }
            if isEnded, case .more = event { break }
        }
        assert(isHeader || Int(record) == batch.recordCount, "splitter and tokenizer disagree on what a record is")
        batch.cells = table
    }

    @inline(__always)
    private static func cell(
        _ rule: RuleIndex, _ record: UInt32, _ scope: UInt32, _ field: CSVScanner.Field, _ range: Range<Int>
    ) -> CellTable.Cell {
        // Not above the count of the batch's bytes, which was checked to fit.
        let begin = UInt32(truncatingIfNeeded: range.lowerBound)
        let end = UInt32(truncatingIfNeeded: range.upperBound)
        let isQuoted = field == .quoted
        return CellTable.Cell(
            rule: rule, form: isQuoted ? .quoted : .bare, record: record, scope: scope,
            value: isQuoted ? begin + 1..<end - 1 : begin..<end, extent: begin..<end)
    }

    private func check(
        _ field: CSVScanner.Field, _ begin: Int, _ column: Int, _ batch: Batch
    ) throws(ExportError) {
        switch field {
        case .bare, .quoted: return
        case .broken:
            throw .textBehindQuote(line: line(of: begin, in: batch), column: name(of: column))
        case .unclosed:
            throw .unclosedQuote(line: line(of: begin, in: batch), column: name(of: column))
        }
    }

    private func check(fields: Int, _ begin: Int, _ batch: Batch) throws(ExportError) {
        if fields == columns.count || (fields > columns.count && margins.extra != nil) { return }
        throw .raggedRecord(fields: fields, columns: columns.count, line: line(of: begin, in: batch))
    }

    private func line(of position: Int, in batch: Batch) -> Int {
        batch.firstLine + LineEnds.count(in: batch.bytes.span, 0..<position)
    }

    private func name(of column: Int) -> String {
        column < columns.count ? columns[column] : String(column + 1)
    }

    // MARK: Lines

    private func tokeniseLines(_ batch: inout Batch, rule: RuleIndex?) throws(ExportError) {
        let bytes = batch.bytes
        precondition(bytes.count <= Int(UInt32.max))
        let span = bytes.span
        var position = 0
        if batch.kind == .preamble {
            position = CSVPreamble.endOfFurniture(in: span, 0..<span.count, isWhole: true) ?? 0
        }
        var scope: UInt32 = 0
        while position < span.count {
            let end = LineEnds.end(in: span, from: position)
            var content = position
            while content < end.content, CellCodec.isSpace(span[content]) { content += 1 }
            if content < end.content {
                if let rule {
                    if rule >= 0 {
                        let begin = UInt32(truncatingIfNeeded: position)
                        batch.cells.cells.append(
                            CellTable.Cell(
                                rule: rule, form: .line, record: .max, scope: scope,
                                value: begin..<UInt32(truncatingIfNeeded: end.content),
                                extent: begin..<UInt32(truncatingIfNeeded: end.next)))
                    }
                } else if mode == .strict {
                    throw .margin(batch.kind, line: line(of: position, in: batch))
                }
            }
            scope += 1
            position = end.next
        }
    }
}
