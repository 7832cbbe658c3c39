/// Finds the cells of a batch of a fixed-width export. A pure function of its settings and the batch.
public struct FixedWidthTokenizer: Sendable {
    /// A rule index that asks for no cell: the bytes stay as they are.
    public static let noCell = CSVTokenizer.noCell

    private struct Field {
        var rule: RuleIndex
        var range: Range<Int>
    }

    private let layout: FixedWidthLayout
    private let framing: FixedWidthFraming
    private let mode: CSVMode
    private let needsRecords: Bool
    private let kinds: FixedWidthKinds
    /// The fields that have a rule, kind by kind, and where each kind's begin and end among them.
    private var fields: [Field] = []
    private var fieldsOfKind: [Range<Int>] = []

    /// A tokenizer.
    ///
    /// - Parameters:
    ///   - layout: Which records there are: the splitter's.
    ///   - framing: How they follow each other: what the splitter found.
    ///   - mode: What becomes of a record that is of no kind of the layout: the splitter's. In lenient mode it stays as it
    ///     is, without a cell.
    ///   - fieldRules: For each kind of record of the layout and each of its fields, the rule, or `noCell`.
    ///   - needsRecords: Whether the table is to say where each row stands. It does so too where malformed records
    ///     are set aside.
    /// - Throws: `.layout` where the layout is not usable.
    /// - Precondition: `fieldRules` has as many entries as the layout has kinds of records and fields; the rule of
    ///   malformed records asks for cells; and no field that has a cell is to be dropped: every field behind it would
    ///   move. A cell that is dropped is left blank.
    public init(
        layout: FixedWidthLayout, framing: FixedWidthFraming, mode: CSVMode, fieldRules: [[RuleIndex]],
        needsRecords: Bool = false
    ) throws(ExportError) {
        kinds = try FixedWidthKinds(layout, framing)
        precondition(fieldRules.map(\.count) == layout.records.map(\.fields.count))
        self.layout = layout
        self.framing = framing
        self.mode = mode
        self.needsRecords = needsRecords || mode == .policy(.setAside)
        if case .policy(.shape(let rule)) = mode { precondition(rule >= 0) }
        for (record, rules) in zip(layout.records, fieldRules) {
            let first = fields.count
            for (field, rule) in zip(record.fields, rules) where rule >= 0 {
                fields.append(Field(rule: rule, range: field.range))
            }
            fieldsOfKind.append(first..<fields.count)
        }
    }

    /// Fills the table of a batch that a splitter of the same layout and mode made.
    ///
    /// A field is a cell of its rule, `.fixed`, as wide as it is in the record: where a short record lacks a part of it,
    /// narrower, and where it lacks all of it, there is no cell. All cells of a record have one scope. Records that are
    /// no rows, such as labels and totals, belong to no record of the table.
    ///
    /// A record that is of no kind is a row. Under `shape` all of it is one cell.
    ///
    /// - Throws: Under the policy `refuse`, `.unknownRecord` and `.recordLength`, with line and what was expected. Lenient
    ///   mode never throws.
    public func tokenise(_ batch: inout Batch) throws(ExportError) {
        batch.cells = CellTable()
        guard batch.kind == .records else { return }
        var table = CellTable()
        if needsRecords { table.records.reserveCapacity(batch.recordCount) }
        var walk = Walk(kinds, framing)
        var row: UInt32 = 0
        // A second name, so that the table may be set while it is read; nothing is copied.
        let whole = batch.bytes
        let bytes = whole.span
        // Offsets in a table are 32 bits wide; a splitter's batch is far smaller.
        precondition(bytes.count <= Int(UInt32.max))
        while let fit = walk.next(bytes) {
            let isRow = walk.kinds.isRow(fit)
            let record = isRow ? row : .max
            let scope = UInt32(truncatingIfNeeded: walk.ordinal)
            switch fit {
            case .blank: break
            case .kind(let kind):
                appendCells(of: kind, walk, record: record, scope: scope, to: &table.cells)
            case .none:
                switch mode {
                case .lenient: break
                // Without line ends, one record of another length moves all behind it.
                case .policy where framing != .lines:
                    throw walk.kinds.refusal(walk.content, in: bytes, line: batch.firstLine + walk.ordinal)
                case .policy(.refuse):
                    throw walk.kinds.refusal(walk.content, in: bytes, line: batch.firstLine + walk.ordinal)
                case .policy(.setAside):
                    table.setAside.append(.init(record: record, line: batch.firstLine + walk.ordinal))
                case .policy(.shape(let rule)):
                    let value = Self.range(walk.content)
                    table.cells.append(
                        .init(rule: rule, form: .fixed, record: record, scope: scope, value: value, extent: value))
                }
            }
            guard isRow else { continue }
            if needsRecords { table.records.append(Self.range(walk.whole)) }
            row += 1
        }
        assert(Int(row) == batch.recordCount, "splitter and tokenizer disagree on what a row is")
        batch.cells = table
    }

    /// The line of the first record of a batch that holds totals, or `nil`: where rows before it were left out, it lies.
    public func firstTotal(in batch: Batch) -> Int? {
        guard batch.kind == .records, layout.hasTotals else { return nil }
        var walk = Walk(kinds, framing)
        while let fit = walk.next(batch.bytes.span) {
            if case .kind(let kind) = fit, layout.records[kind].holdsTotals { return batch.firstLine + walk.ordinal }
        }
        return nil
    }

    private func appendCells(
        of kind: Int, _ walk: borrowing Walk, record: UInt32, scope: UInt32, to cells: inout [CellTable.Cell]
    ) {
        let fields = fields.span
        let length = walk.kinds.length
        for index in fieldsOfKind[kind] {
            let field = fields[index]
            guard field.range.lowerBound < length else { return }
            let value = Self.range(
                walk.kinds.offset(
                    of: field.range.lowerBound)..<walk.kinds.offset(of: min(field.range.upperBound, length)))
            cells.append(
                .init(rule: field.rule, form: .fixed, record: record, scope: scope, value: value, extent: value))
        }
    }

    /// Not above the count of the batch's bytes, which was checked to fit.
    @inline(__always)
    private static func range(_ range: Range<Int>) -> Range<UInt32> {
        UInt32(truncatingIfNeeded: range.lowerBound)..<UInt32(truncatingIfNeeded: range.upperBound)
    }

    /// Walks over the records of a batch.
    private struct Walk {
        var kinds: FixedWidthKinds
        private let framing: FixedWidthFraming
        private var position = 0
        /// The number of records before the one it stands at.
        private(set) var ordinal = -1
        /// The record with its line end, and its content alone.
        private(set) var whole = 0..<0
        private(set) var content = 0..<0

        init(_ kinds: FixedWidthKinds, _ framing: FixedWidthFraming) {
            self.kinds = kinds
            self.framing = framing
        }

        /// Moves to the next record.
        mutating func next(_ bytes: Span<UInt8>) -> FixedWidthKinds.Fit? {
            guard position < bytes.count else { return nil }
            var end: Int
            switch framing {
            case .lines: end = LineEnds.end(in: bytes, from: position).next
            case .blocks(let length):
                end = position
                var characters = 0
                while characters < length, end < bytes.count {
                    end += FixedWidthRuler.lengthOfCharacter(bytes, at: end, before: bytes.count)
                    characters += 1
                }
            }
            whole = position..<end
            content = FixedWidthKinds.content(whole, in: bytes)
            position = end
            ordinal += 1
            return kinds.fit(content, in: bytes)
        }
    }
}
