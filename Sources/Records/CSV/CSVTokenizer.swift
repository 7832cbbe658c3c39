/// Finds the cells of a batch of a delimited export. A pure function of its settings and the batch.
public struct CSVTokenizer: Sendable {
    /// A rule index that asks for no cell: the bytes stay as they are.
    public static let noCell: RuleIndex = -1

    /// The rules of what is no field of a column. `nil` is no rule: a line is then refused under every policy, and a
    /// record with fields beyond the header is malformed.
    public struct Margins: Sendable, Equatable {
        /// For lines above the header.
        public var preamble: RuleIndex?
        /// For lines below the records.
        public var footer: RuleIndex?
        /// For fields beyond the header.
        public var extra: RuleIndex?
        /// What becomes of a record with fields beyond the header, also where these are empty: one delimiter too many
        /// moves every field behind it. `nil` takes it as it is, with `extra` for what is beyond.
        public var surplus: MalformedPolicy?

        /// Rules of margins; `CSVTokenizer.noCell` lets them pass.
        public init(
            preamble: RuleIndex? = nil, footer: RuleIndex? = nil, extra: RuleIndex? = nil,
            surplus: MalformedPolicy? = nil
        ) {
            self.preamble = preamble
            self.footer = footer
            self.extra = extra
            self.surplus = surplus
        }
    }

    private let dialect: CSVDialect
    private let mode: CSVMode
    private let columns: [String]
    private let columnRules: [RuleIndex]
    /// The columns that have a rule, in order.
    private let ruledColumns: [(column: Int, rule: RuleIndex)]
    private let margins: Margins
    private let needsRecords: Bool
    private let keepsValues: Bool

    /// A tokenizer.
    ///
    /// - Parameters:
    ///   - dialect: How the export is written: the splitter's.
    ///   - mode: What becomes of an export that is not well formed: the splitter's.
    ///   - columns: The names of the columns, for errors.
    ///   - columnRules: For each column, the rule of its fields, or `noCell`.
    ///   - margins: The rules of what is no field of a column.
    ///   - needsRecords: Whether the table is to say where each record stands. It does so too where malformed records
    ///     are set aside.
    ///   - keepsValues: Whether some rule lets values leave as they are. Then a malformed record whose quotes do not come in
    ///     pairs is refused under every policy.
    /// - Throws: `.dialect` where the dialect is not usable.
    /// - Precondition: `columns.count == columnRules.count`; the rule of malformed records asks for cells.
    public init(
        dialect: CSVDialect, mode: CSVMode, columns: [String], columnRules: [RuleIndex], margins: Margins = Margins(),
        needsRecords: Bool = false, keepsValues: Bool = true
    ) throws(ExportError) {
        guard dialect.isUsable else { throw .unusableDialect }
        precondition(columns.count == columnRules.count)
        self.dialect = dialect
        self.mode = mode
        self.columns = columns
        self.columnRules = columnRules
        ruledColumns = columnRules.enumerated().filter { $0.element >= 0 }.map { ($0.offset, $0.element) }
        self.margins = margins
        self.keepsValues = keepsValues
        self.needsRecords = needsRecords || mode == .policy(.setAside) || margins.surplus == .setAside
        if case .policy(.shape(let rule)) = mode { precondition(rule >= 0) }
    }

    /// Fills the table of a batch that a splitter of the same dialect and mode made.
    ///
    /// Fields of a record are cells of their column's rule, `.quoted` or `.bare`; a malformed field is `.bare` with its
    /// quotes. The fields of a header are cells too, so that a column can be dropped from all its records; they belong
    /// to no record. Each line of a preamble or footer that holds more than white space is a `.line` cell, whose extent
    /// ends behind its line end; a byte order mark and a `sep=` line are none.
    ///
    /// A record is malformed where one of its fields is, where it has fewer fields than columns, or more and no rule
    /// says what becomes of those. As the policy says, it is refused, or it has no cells and is in the table's
    /// `setAside`, or all of its fields are cells of the policy's rule.
    ///
    /// - Throws: `.margin`; where malformed records are refused, `.raggedRecord`, `.textBehindQuote`, `.unclosedQuote`
    ///   and `.cutEscape`; all with line and column name. Under every policy what is wrong with a header. Lenient mode
    ///   never throws.
    public func tokenise(_ batch: inout Batch) throws(ExportError) {
        batch.cells = CellTable()
        switch batch.kind {
        case .records:
            if let fields = batch.fields { try tokeniseRecords(&batch, fields) } else { try tokeniseRecords(&batch) }
        case .header: try tokeniseRecords(&batch)
        case .preamble: try tokeniseLines(&batch, rule: margins.preamble)
        case .footer: try tokeniseLines(&batch, rule: margins.footer)
        }
    }

    // MARK: Records

    /// The same of records that are known to be well formed, from where their fields are known to end: a quarter of the time,
    /// as no byte is read but the first of each cell.
    private func tokeniseRecords(_ batch: inout Batch, _ fields: FieldIndex) throws(ExportError) {
        let bytes = batch.bytes
        let span = bytes.span
        let ends = fields.fieldEnds.span
        var table = CellTable()
        table.cells.reserveCapacity(batch.recordCount * ruledColumns.count)
        if needsRecords { table.records.reserveCapacity(batch.recordCount) }
        var lines = LineCount(line: batch.firstLine)
        var first = 0
        var record: UInt32 = 0
        let doubled = fields.doubledQuotes.span
        var nextDoubled = 0

        func append(_ column: Int, _ rule: RuleIndex, from begin: UInt32) {
            let begin = column == 0 ? begin : ends[first + column - 1] + 1
            let end = ends[first + column]
            // Fields come in their order, and so do the quotes.
            while nextDoubled < doubled.count, doubled[nextDoubled] < end {
                if doubled[nextDoubled] > begin { table.markIrregular(table.cells.count) }
                nextDoubled += 1
            }
            let isQuoted = begin < end && span[Int(begin)] == dialect.quote
            table.cells.append(
                Self.cell(
                    rule, record, scope: record, isQuoted ? .quoted : .bare, Int(begin)..<Int(end)))
        }
        for place in fields.records {
            let count = place.fieldCount - first
            if needsRecords { table.records.append(place.begin..<place.end) }
            let firstCell = table.cells.count
            for (column, rule) in ruledColumns where column < count { append(column, rule, from: place.begin) }
            if count != columns.count {
                if let extra = margins.extra, extra >= 0, count > columns.count {
                    for column in columns.count..<count { append(column, extra, from: place.begin) }
                }
                let found = Malformed(
                    range: Int(place.begin)..<Int(place.end), fields: count, record: record, firstCell: firstCell,
                    isBroken: false)
                if !fits(count, isHeader: false, record) {
                    try treat(found, by: policy, in: batch, &lines, &table)
                } else if let surplus = margins.surplus {
                    try treat(found, by: surplus, in: batch, &lines, &table)
                }
                // Cells that took the place of others: what is in them is not known.
                for cell in min(firstCell, table.cells.count)..<table.cells.count { table.markIrregular(cell) }
            }
            first = place.fieldCount
            record += 1
        }
        assert(Int(record) == batch.recordCount, "blocks and splitter disagree on what a record is")
        table.isRegular = true
        batch.cells = table
    }

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
        var isMalformed = false
        var lines = LineCount(line: batch.firstLine)
        var index = 0
        var fieldBegin = 0
        var column = 0
        var record: UInt32 = 0
        var recordBegin = 0
        var firstCell = 0
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
                if !scanner.field.isWellFormed { isMalformed = true }
                let rule = column < columnRules.count ? columnRules[column] : (margins.extra ?? Self.noCell)
                if rule >= 0 {
                    table.cells.append(
                        Self.cell(rule, isHeader ? .max : record, scope: record, scanner.field, field))
                }
                column += 1
                fieldBegin = index
            case .record:
                if needsRecords, !isHeader {
                    table.records.append(
                        UInt32(truncatingIfNeeded: recordBegin)..<UInt32(truncatingIfNeeded: index))
                }
                if isMalformed || column != columns.count {
                    let found = Malformed(
                        range: recordBegin..<index, fields: column, record: record, firstCell: firstCell,
                        isBroken: isMalformed)
                    if isMalformed || !fits(column, isHeader: isHeader, record) {
                        try treat(found, by: policy, in: batch, &lines, &table)
                    } else if let surplus = margins.surplus {
                        try treat(found, by: surplus, in: batch, &lines, &table)
                    }
                    isMalformed = false
                }
                record += 1
                column = 0
                fieldBegin = index
                recordBegin = index
                firstCell = table.cells.count
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
        _ rule: RuleIndex, _ record: UInt32, scope: UInt32, _ field: CSVScanner.Field, _ range: Range<Int>
    ) -> CellTable.Cell {
        // Not above the count of the batch's bytes, which was checked to fit.
        let begin = UInt32(truncatingIfNeeded: range.lowerBound)
        let end = UInt32(truncatingIfNeeded: range.upperBound)
        let isQuoted = field == .quoted
        return CellTable.Cell(
            rule: rule, form: isQuoted ? .quoted : .bare, record: record, scope: scope,
            value: isQuoted ? begin + 1..<end - 1 : begin..<end, extent: begin..<end)
    }

    // MARK: Malformed records

    /// A record that is malformed: where it stands, how many fields it has, which record of its batch it is, and where
    /// its cells begin in the table.
    private struct Malformed {
        var range: Range<Int>
        var fields: Int
        var record: UInt32
        var firstCell: Int
        /// Whether a field of it is malformed, and not only their number.
        var isBroken: Bool
    }

    /// Counts lines on the way through a batch, each byte once however many records are malformed.
    private struct LineCount {
        var line: Int
        private var counted = 0

        init(line: Int) { self.line = line }

        /// The line of a record's begin, behind the begins it was asked for before.
        mutating func line(of begin: Int, in bytes: Span<UInt8>) -> Int {
            line += LineEnds.count(in: bytes, counted..<begin)
            counted = begin
            return line
        }
    }

    /// Whether a record may have so many fields. A header says how many there are; in its further records, those
    /// beyond would be governed by no rule.
    @inline(__always)
    private func fits(_ fields: Int, isHeader: Bool, _ record: UInt32) -> Bool {
        if fields == columns.count { return true }
        return fields > columns.count && margins.extra != nil && !(isHeader && record > 0)
    }

    /// The policy of the mode; `nil` where everything is taken as it comes.
    private var policy: MalformedPolicy? {
        if case .policy(let policy) = mode { policy } else { nil }
    }

    /// Refuses a malformed record, sets it aside or makes all its fields cells of one rule, as `policy` says.
    @inline(never)
    private func treat(
        _ malformed: Malformed, by policy: MalformedPolicy?, in batch: Batch, _ lines: inout LineCount,
        _ table: inout CellTable
    ) throws(ExportError) {
        let bytes = batch.bytes.span
        guard let policy, mode != .lenient else { return }
        // Where quotes do not come in pairs, a field may go on in the lines behind: they would read as records.
        let isOdd =
            keepsValues && malformed.isBroken && LineEnds.isEnd(bytes[malformed.range.upperBound - 1])
            && dialect.quote.map { quote in
                !malformed.range.count(where: { bytes[$0] == quote }).isMultiple(of: 2)
            } ?? false
        if isOdd, policy != .refuse { throw .oddQuotes(line: batch.line(at: malformed.range.lowerBound)) }
        // No policy is for headers: without one, no record of the export can be read.
        switch batch.kind == .header ? .refuse : policy {
        case .refuse:
            let error = error(malformed, in: batch)
            throw isOdd ? error.withoutPolicy : error
        case .setAside:
            table.cells.removeSubrange(malformed.firstCell...)
            let line = lines.line(of: malformed.range.lowerBound, in: bytes)
            table.setAside.append(CellTable.SetAside(record: malformed.record, line: line))
        case .shape(let rule):
            table.cells.removeSubrange(malformed.firstCell...)
            forEachField(of: malformed.range, in: bytes) { field, range in
                table.cells.append(
                    Self.cell(rule, malformed.record, scope: malformed.record, field, range))
            }
        }
    }

    /// What is wrong with a record: its first malformed field, or how many it has.
    private func error(_ malformed: Malformed, in batch: Batch) -> ExportError {
        var found: ExportError?
        var column = 0
        forEachField(of: malformed.range, in: batch.bytes.span) { field, range in
            if found == nil, !field.isWellFormed {
                let name = column < columns.count ? columns[column] : String(column + 1)
                found = .malformed(field, line: batch.line(at: range.lowerBound), column: name)
            }
            column += 1
        }
        if let found { return found }
        return .raggedRecord(
            fields: malformed.fields, columns: columns.count, line: batch.line(at: malformed.range.lowerBound))
    }

    private func forEachField(
        of record: Range<Int>, in bytes: Span<UInt8>, _ body: (CSVScanner.Field, Range<Int>) -> Void
    ) {
        var scanner = CSVScanner(dialect)
        var index = record.lowerBound
        var begin = index
        while true {
            var event = scanner.next(bytes, &index, before: record.upperBound)
            if case .more = event { event = scanner.finish() }
            switch event {
            case .field: body(scanner.field, begin..<index - 1)
            case .lastField: body(scanner.field, begin..<index)
            case .record, .blankLine, .more: return
            }
            begin = index
        }
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
                } else if mode.isStrict {
                    throw .margin(batch.kind, line: batch.line(at: position))
                }
            }
            scope += 1
            position = end.next
        }
    }
}
