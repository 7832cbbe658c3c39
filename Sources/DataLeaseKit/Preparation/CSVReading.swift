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
    private(set) var absent: [String] = []

    var codec: CellCodec { guess.dialect.codec(text.encoding) }

    var remarks: [String] {
        var remarks = encodingRemarks
        // What was declared or stands in the file is no guess, and needs no remark.
        if guess.confidence < 1 { remarks.append(Exports.shown(guess.reason, guess.confidence)) }
        if !absent.isEmpty {
            let fields = absent.count > 8 ? "\(absent.count) fields" : absent.joined(separator: ", ")
            remarks.append("not in the export, and of the profile: \(fields)")
        }
        return remarks
    }

    init(_ bytes: ExportBytes, _ layout: Dataset.CSVLayout, _ rules: ExportRules, needsRecords: Bool) throws {
        let (encoding, remarks) = try Exports.encoding(of: bytes, declared: layout.encoding)
        let text = ExportText(bytes, encoding)
        let head = try text.head(CSVSniffer.sampleSize)
        guess = try Self.guess(head, layout, rules)
        if layout.isWithoutHeader { try Self.refuseOtherExport(head, guess.dialect, rules.plan) }
        splitter = try CSVSplitter(
            dialect: guess.dialect, mode: .policy(rules.malformed),
            recordLimit: rules.plan.limits.record ?? Exports.standardLimit,
            fieldLimit: rules.plan.limits.field ?? Exports.standardLimit)
        encodingRemarks = remarks
        self.text = text
        self.rules = rules
        self.needsRecords = needsRecords
    }

    /// Refuses an export without a header that does not look like its profile's, or whose first record is a header that
    /// names a secret: fields go by their numbers, and in another export each is another's.
    private static func refuseOtherExport(
        _ head: (bytes: [UInt8], isWhole: Bool), _ dialect: CSVDialect, _ plan: DatasetPlan
    ) throws {
        guard let sample = DelimitedSample(head.bytes, dialect) else { return }
        if let profile = plan.profile, !profile.recognition.fits(sample) {
            throw KitError.otherExport(than: profile.name, dataset: plan.name)
        }
        for (index, cell) in (sample.rows.first ?? []).enumerated()
        where SecretName.matches(String(decoding: cell, as: UTF8.self)) {
            let operation = plan.rule(for: String(index + 1))?.operator ?? plan.otherwise
            switch operation {
            case .drop, .blank, .shape, .token, .constant: continue
            default: break
            }
            throw KitError(
                .export,
                "dataset \(plan.name): the first record looks like a header, and column \(index + 1) is called a secret",
                hint: "declare the header: csv: {header: {row: 1}}; a secret can only be dropped or blanked")
        }
    }

    /// What is declared, and for the rest what the begin of the text looks like. Where no header row is declared, it is
    /// the one that holds the names of the rules: better than a guess.
    private static func guess(
        _ head: (bytes: [UInt8], isWhole: Bool), _ layout: Dataset.CSVLayout, _ rules: ExportRules
    ) throws -> CSVSniffer.Guess {
        var declared = CSVSniffer.Declaration(layout)
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
                if batch.kind == .footer || batch.kind == .preamble { try refuseKeptRecord(batch) }
                if batch.kind == .preamble {
                    try tokenizer(columns: []).tokenise(&batch)
                } else if tokenizer == nil {
                    tokenizer = .csv(try tokenizer(columns: splitter.header ?? []))
                }
                if batch.kind == .header, guess.dialect.headerRows > 1 { try refuseSecrets(inHeader: batch) }
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

    /// Refuses lines above the header or below the records that are kept and could be records: a header row that was
    /// guessed may lie too low, and an export without its footer ends with a record.
    private func refuseKeptRecord(_ margin: Batch) throws {
        let name = margin.kind == .footer ? "#footer" : "#preamble"
        guard let rule = rules.margin(name), rule == CSVTokenizer.noCell || rules.rules[Int(rule)].operator == .keep
        else { return }
        var margin = margin
        // Furniture has no cell: it holds no value, and a `sep=` line would hold the delimiter.
        try CSVTokenizer(
            dialect: guess.dialect, mode: .lenient, columns: [], columnRules: [], margins: .init(preamble: 0, footer: 0)
        ).tokenise(&margin)
        for cell in margin.cells.cells {
            let begin = Int(cell.value.lowerBound)
            let text = margin.bytes[begin..<Int(cell.value.upperBound)]
            guard text.contains(where: { $0 == guess.dialect.delimiter || $0 == guess.dialect.quote }) else { continue }
            throw KitError(
                .export,
                "dataset \(rules.plan.name): a line of the \(name.dropFirst()) could be a record, from line"
                    + " \(margin.line(at: begin)) on",
                hint: "\(name): {do: keep} would let it leave as it is; blank or shape it")
        }
    }

    /// Refuses a column that is called a secret in a further record of the header, and not treated as one.
    private func refuseSecrets(inHeader header: Batch) throws {
        var header = header
        try CSVTokenizer(
            dialect: guess.dialect, mode: .lenient, columns: splitter.header ?? [],
            columnRules: (splitter.header ?? []).indices.map { RuleIndex($0) }
        ).tokenise(&header)
        let columns = try rules.columnRules(splitter.header ?? [])
        for cell in header.cells.cells where cell.scope > 0 {
            var name = ValueColumn()
            guess.dialect.codec.decode(cell, in: header.bytes, into: &name)
            let rule = columns[Int(cell.rule)]
            let goes = rule >= 0 && [.drop, .blank].contains(rules.rules[Int(rule)].operator)
            guard !goes, SecretName.matches(String(decoding: name[0], as: UTF8.self)) else { continue }
            throw KitError(
                .export, "dataset \(rules.plan.name): column \(Int(cell.rule) + 1) is called a secret below its name",
                hint: "a secret can only be dropped or blanked")
        }
    }

    private func tokenizer(columns: [String]) throws -> CSVTokenizer {
        let margins = CSVTokenizer.Margins(
            preamble: rules.margin("#preamble"), footer: rules.margin("#footer"), extra: rules.margin("#extra"),
            surplus: rules.surplus)
        if !columns.isEmpty { absent = rules.absentFields(columns) }
        return try CSVTokenizer(
            dialect: guess.dialect, mode: .policy(rules.malformed), columns: columns,
            columnRules: columns.isEmpty ? [] : try rules.columnRules(columns), margins: margins,
            needsRecords: needsRecords, keepsValues: rules.keepsValues)
    }
}

extension CSVSniffer.Declaration {
    /// What an agreement or a profile declares. No escape is ever guessed: it would change what ends a field.
    init(_ layout: Dataset.CSVLayout) {
        self.init(
            delimiter: layout.delimiter, quote: layout.quote, escape: .some(layout.escape),
            headerRow: layout.headerRow, headerRows: layout.headerRows, footerRows: layout.footerLines)
    }
}
