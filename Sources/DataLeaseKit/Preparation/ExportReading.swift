internal import Agreements
internal import Primitives
internal import Pseudonyms
internal import Records

/// One export, read from its first byte to its last in batches.
protocol ExportReading: AnyObject {
    /// The next batch; `nil` at the end.
    func next() throws -> Batch?
    /// What a worker needs to work on its batches; known once the first batch of records is.
    var codec: CellCodec { get }
    /// Finds the cells of a delimited batch; `nil` where the reader has done it.
    var tokenizer: CSVTokenizer? { get }
    /// Lines for people about how the export was read; they hold no value of it.
    var remarks: [String] { get }
}

/// Opens exports by the format that their dataset declares.
enum Exports {
    /// A reader of `bytes`. `rules` decide what happens to each field; `needsRecords` where records are chosen.
    static func reading(_ bytes: ExportBytes, _ rules: ExportRules, needsRecords: Bool) throws -> any ExportReading {
        switch rules.plan.format {
        case .csv(let layout): try CSVReading(bytes, layout, rules, needsRecords: needsRecords)
        case .xml(let layout): try XMLExportReading(bytes, layout, rules)
        }
    }
}

/// A delimited export.
final class CSVReading: ExportReading {
    private let bytes: ExportBytes
    private let rules: ExportRules
    private let needsRecords: Bool
    private let guess: CSVSniffer.Guess
    private var splitter: CSVSplitter
    private(set) var tokenizer: CSVTokenizer?

    var codec: CellCodec { guess.dialect.codec }
    var remarks: [String] {
        // What was declared or stands in the file is no guess, and needs no remark.
        guard guess.confidence < 1 else { return [] }
        let confidence = Int((guess.confidence * 100).rounded())
        return ["\(guess.reason) (confidence \(confidence) %)"]
    }

    init(_ bytes: ExportBytes, _ layout: Dataset.CSVLayout, _ rules: ExportRules, needsRecords: Bool) throws {
        let head = try bytes.head(CSVSniffer.sampleSize)
        let declared = CSVSniffer.Declaration(
            delimiter: layout.delimiter, quote: layout.quote.map { .some($0) }, headerRow: layout.headerRow,
            footerRows: layout.footerLines)
        guess = try CSVSniffer.sniff(head.bytes, isWhole: head.isWhole, declared: declared)
        if !layout.isDeclaredUTF8 { try Self.refuseSingleByteEncoding(head.bytes) }
        splitter = try CSVSplitter(dialect: guess.dialect, mode: .strict)
        self.bytes = bytes
        self.rules = rules
        self.needsRecords = needsRecords
    }

    func next() throws -> Batch? {
        while true {
            if var batch = try splitter.next() {
                // The header comes before the records and tells the columns; lines above it need no columns.
                if batch.kind == .footer { try refuseKeptRecord(batch) }
                if batch.kind == .preamble {
                    try tokenizer(columns: []).tokenise(&batch)
                } else if tokenizer == nil {
                    tokenizer = try tokenizer(columns: splitter.header ?? [])
                }
                return batch
            }
            guard !isEnded else { return nil }
            if let piece = try bytes.next() {
                splitter.push(piece)
            } else {
                splitter.finish()
                isEnded = true
            }
        }
    }

    private var isEnded = false

    /// Refuses a footer that is kept and holds what reads as a record: an export without its footer ends with one.
    private func refuseKeptRecord(_ footer: Batch) throws {
        guard rules.margin("#footer") == CSVTokenizer.noCell, let tokenizer else { return }
        for (offset, line) in footer.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            var record = Batch(kind: .records, bytes: Array(line), firstRecord: 0, recordCount: 1, firstLine: 1)
            guard line.contains(guess.dialect.delimiter), (try? tokenizer.tokenise(&record)) != nil else { continue }
            throw KitError(
                .export,
                "dataset \(rules.plan.name): line \(footer.firstLine + offset) is in the footer and reads as a record",
                hint: "is the footer there? #footer: {do: keep} lets what stands in its place leave as it is; blank it")
        }
    }

    /// Refuses an export whose begin looks like Windows-1252 or ISO-8859-x: operators know letters in UTF-8 only, and a
    /// name would lose the case and script of its accented ones.
    private static func refuseSingleByteEncoding(_ head: [UInt8]) throws {
        var survey = EncodingSurvey()
        survey.add(head)
        guard survey.looksLikeSingleByte else { return }
        throw KitError(
            .export, "the export is not in UTF-8: \(survey.strayBytes) bytes of its begin are part of no character",
            hint: "other encodings are not read yet: export it as UTF-8; if these bytes are the fault, declare"
                + " csv: {encoding: utf-8} in the agreement")
    }

    private func tokenizer(columns: [String]) throws -> CSVTokenizer {
        let margins = CSVTokenizer.Margins(
            preamble: rules.margin("#preamble"), footer: rules.margin("#footer"), extra: rules.margin("#extra"))
        return try CSVTokenizer(
            dialect: guess.dialect, mode: .strict, columns: columns,
            columnRules: columns.isEmpty ? [] : try rules.columnRules(columns), margins: margins,
            needsRecords: needsRecords)
    }
}

/// An XML export.
final class XMLExportReading: ExportReading {
    private let bytes: ExportBytes
    private let rules: ExportRules
    private var reader: XMLReader
    private var isEnded = false

    /// Known once the first batch is out: an encoding of which only the ASCII part is read is declared in the document.
    var codec: CellCodec { CellCodec(encoding: reader.encoding) }
    let tokenizer: CSVTokenizer? = nil

    var remarks: [String] {
        let counts = reader.occurrences
        let unseen = rules.plan.rules.filter { rule in
            !rule.isMargin && (Int(rule.index) >= counts.count || counts[Int(rule.index)] == 0)
        }
        return unseen.isEmpty ? [] : ["not in the export: \(unseen.map(\.field).joined(separator: ", "))"]
    }

    init(_ bytes: ExportBytes, _ layout: Dataset.XMLLayout, _ rules: ExportRules) throws {
        var paths: [(rule: RuleIndex, path: XMLPath)] = []
        for rule in rules.plan.rules where !rule.isMargin {
            paths.append((rule.index, try XMLPath(parsing: rule.field)))
        }
        let set = try XMLPathSet(rules: paths, records: try XMLPath(parsing: layout.record))
        var reading = XMLReading(
            paths: set, kept: Set(rules.rules.filter { !rules.needsCells($0) }.map(\.index)),
            dropped: Set(rules.rules.filter { $0.operator == .drop }.map(\.index)), otherwise: rules.otherwise)
        reading.commentRule = rules.plan.rule(for: "#comment")?.index
        reading.instructionRule = rules.plan.rule(for: "#pi")?.index
        reading.shown = Set(rules.rules.filter { $0.operator == .keep }.map(\.index))
        reader = try XMLReader(reading)
        self.bytes = bytes
        self.rules = rules
    }

    func next() throws -> Batch? {
        while true {
            if let batch = try reader.next() { return batch }
            guard !isEnded else { return nil }
            if let piece = try bytes.next() {
                reader.push(piece)
            } else {
                reader.finish()
                isEnded = true
            }
        }
    }
}
