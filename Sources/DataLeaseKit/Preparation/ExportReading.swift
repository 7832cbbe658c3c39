internal import Agreements
internal import Primitives
internal import Pseudonyms
internal import Records

/// One export, read from its first byte to its last in batches of UTF-8.
protocol ExportReading: AnyObject {
    /// The next batch; `nil` at the end.
    func next() throws -> Batch?
    /// What a worker needs to work on its batches; known once the first batch of records is.
    var codec: CellCodec { get }
    /// Finds the cells of a batch; `nil` where the reader has done it, or cannot say yet.
    var tokenizer: BatchTokenizer? { get }
    /// Lines for people about how the export was read; they hold no value of it.
    var remarks: [String] { get }
    /// Whether what was read so far holds sums over its rows.
    var holdsTotals: Bool { get }
}

/// Finds the cells of a batch: a pure function, so that workers can do it.
enum BatchTokenizer: Sendable {
    case csv(CSVTokenizer)
    case fixedWidth(FixedWidthTokenizer)

    func tokenise(_ batch: inout Batch) throws(ExportError) {
        switch self {
        case .csv(let tokenizer): try tokenizer.tokenise(&batch)
        case .fixedWidth(let tokenizer): try tokenizer.tokenise(&batch)
        }
    }
}

/// Opens exports by the format that their dataset declares.
enum Exports {
    /// The most bytes of a record, and of a field, where the agreement says nothing else.
    static let standardLimit = 16 << 20

    /// A reader of `bytes`. `rules` decide what happens to each field; `needsRecords` where records are chosen.
    static func reading(_ bytes: ExportBytes, _ rules: ExportRules, needsRecords: Bool) throws -> any ExportReading {
        // Records that are set aside are left out like those that a sample does not choose.
        let needsRecords = needsRecords || rules.malformed == .setAside
        switch rules.plan.format {
        case .csv(let layout): return try CSVReading(bytes, layout, rules, needsRecords: needsRecords)
        case .fixed(let fixed): return try FixedWidthReading(bytes, fixed, rules, needsRecords: needsRecords)
        case .xml(let layout): return try XMLExportReading(bytes, layout, rules)
        }
    }

    /// The encoding of `bytes`: `declared`, or what their begin looks like, and what there is to say of a guess.
    static func encoding(
        of bytes: ExportBytes, declared: TextEncoding?
    ) throws -> (encoding: TextEncoding, remarks: [String]) {
        // The order of bytes is the mark's to say, where there is one.
        if let declared { return (declared.ordered(by: try bytes.head(4).bytes), []) }
        let head = try bytes.head(CSVSniffer.sampleSize)
        let guess = try TextEncoding.sniff(start: head.bytes, isWhole: head.isWhole)
        guard guess.confidence < 1 else { return (guess.encoding, []) }
        return (guess.encoding, ["\(guess.reason) (confidence \(percent(guess.confidence)))"])
    }

    static func percent(_ confidence: Double) -> String { "\(Int((confidence * 100).rounded())) %" }
}
