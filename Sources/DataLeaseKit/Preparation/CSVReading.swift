internal import Agreements
internal import Primitives
internal import Pseudonyms
internal import Records

/// A delimited export.
final class CSVReading: ExportReading {
    private let text: ExportText
    private let rules: ExportRules
    private let needsRecords: Bool
    private let guess: CSVSniffer.Guess
    private let encodingRemarks: [String]
    private var splitter: CSVSplitter
    private var isEnded = false
    /// None that this reader knows of.
    let holdsTotals = false
    private(set) var tokenizer: BatchTokenizer?
    /// The fields of the profile that the export has no column for.
    private var absent: [String] = []

    var codec: CellCodec { guess.dialect.codec(text.encoding) }

    var remarks: [String] {
        var remarks = encodingRemarks
        // What was declared or stands in the file is no guess, and needs no remark.
        if guess.confidence < 1 {
            remarks.append("\(guess.reason) (confidence \(Exports.percent(guess.confidence)))")
        }
        if !absent.isEmpty { remarks.append("not in the export: \(absent.joined(separator: ", "))") }
        return remarks
    }

    init(_ bytes: ExportBytes, _ layout: Dataset.CSVLayout, _ rules: ExportRules, needsRecords: Bool) throws {
        let (encoding, remarks) = try Exports.encoding(of: bytes, declared: layout.encoding)
        let text = ExportText(bytes, encoding)
        let head = try text.head(CSVSniffer.sampleSize)
        guess = try Self.guess(head, layout, rules)
        splitter = try CSVSplitter(
            dialect: guess.dialect, mode: .policy(rules.malformed),
            recordLimit: rules.plan.limits.record ?? Exports.standardLimit,
            fieldLimit: rules.plan.limits.field ?? Exports.standardLimit)
        encodingRemarks = remarks
        self.text = text
        self.rules = rules
        self.needsRecords = needsRecords
    }

    /// What is declared, and for the rest what the begin of the text looks like. Where no header row is declared, it is
    /// the one that holds the names of the rules: better than a guess.
    private static func guess(
        _ head: (bytes: [UInt8], isWhole: Bool), _ layout: Dataset.CSVLayout, _ rules: ExportRules
    ) throws -> CSVSniffer.Guess {
        var declared = CSVSniffer.Declaration(
            // No escape is assumed: it would change what ends a field.
            delimiter: layout.delimiter, quote: layout.quote, escape: .some(layout.escape),
            headerRow: layout.headerRow, headerRows: layout.headerRows, footerRows: layout.footerLines)
        let guess = try CSVSniffer.sniff(head.bytes, isWhole: head.isWhole, declared: declared)
        guard layout.headerRow == nil,
            let row = CSVSniffer.headerRow(head.bytes, dialect: guess.dialect, names: rules.requiredColumns),
            row != guess.dialect.headerRow
        else { return guess }
        declared.headerRow = row
        return try CSVSniffer.sniff(head.bytes, isWhole: head.isWhole, declared: declared)
    }

    func next() throws -> Batch? {
        while true {
            if var batch = try splitter.next() {
                // The header comes before the records and tells the columns; lines above it need no columns.
                if batch.kind == .footer { try refuseKeptRecord(batch) }
                if batch.kind == .preamble {
                    try tokenizer(columns: []).tokenise(&batch)
                } else if tokenizer == nil {
                    tokenizer = .csv(try tokenizer(columns: splitter.header ?? []))
                }
                return batch
            }
            guard !isEnded else { return nil }
            if let piece = try text.next() {
                splitter.push(piece)
            } else {
                splitter.finish()
                isEnded = true
            }
        }
    }

    /// Refuses a footer that is kept and holds what reads as a record: an export without its footer ends with one.
    private func refuseKeptRecord(_ footer: Batch) throws {
        guard rules.margin("#footer") == CSVTokenizer.noCell, let tokenizer else { return }
        for (offset, line) in footer.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            var record = Batch(kind: .records, bytes: Array(line), firstRecord: 0, recordCount: 1, firstLine: 1)
            guard line.contains(guess.dialect.delimiter), (try? tokenizer.tokenise(&record)) != nil,
                record.cells.setAside.isEmpty
            else { continue }
            throw KitError(
                .export,
                "dataset \(rules.plan.name): line \(footer.firstLine + offset) is in the footer and reads as a record",
                hint: "is the footer there? #footer: {do: keep} lets what stands in its place leave as it is; blank it")
        }
    }

    private func tokenizer(columns: [String]) throws -> CSVTokenizer {
        let margins = CSVTokenizer.Margins(
            preamble: rules.margin("#preamble"), footer: rules.margin("#footer"), extra: rules.margin("#extra"))
        if !columns.isEmpty { absent = rules.absentFields(columns) }
        return try CSVTokenizer(
            dialect: guess.dialect, mode: .policy(rules.malformed), columns: columns,
            columnRules: columns.isEmpty ? [] : try rules.columnRules(columns), margins: margins,
            needsRecords: needsRecords)
    }
}
