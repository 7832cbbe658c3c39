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
    /// Lines for people about how the export was read; they hold no value of it. Some are known at its end only.
    var remarks: [String] { get }
    /// Whether what was read so far holds sums over its rows.
    var holdsTotals: Bool { get }
    /// The fields that rules name and the export turned out not to have; as far as its format tells before its records.
    var absent: [String] { get }
}

extension ExportReading {
    var absent: [String] { [] }
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
        let head = try bytes.head(CSVSniffer.sampleSize)
        if let declared {
            // The order of bytes is the mark's to say, where there is one.
            return (declared.ordered(by: head.bytes), try remarks(on: declared, head.bytes, isWhole: head.isWhole))
        }
        let guess = try TextEncoding.sniff(start: head.bytes, isWhole: head.isWhole)
        guard guess.confidence < 1 else { return (guess.encoding, []) }
        return (guess.encoding, [shown(guess.reason, guess.confidence)])
    }

    /// Refuses a code page that was declared for what is UTF-8, and says where the text does not look like its page:
    /// operators leave what is no letter, and a letter of one encoding is a sign in another.
    static func remarks(on declared: TextEncoding, _ head: [UInt8], isWhole: Bool) throws -> [String] {
        switch declared {
        case .iso8859, .windows: break
        case .ascii, .utf8, .utf16, .utf32: return []
        }
        guard head.contains(where: { $0 >= 0x80 }) else { return [] }
        let guess = try? TextEncoding.sniff(start: head, isWhole: isWhole)
        if let guess, guess.encoding == .utf8, guess.confidence == 1 {
            throw KitError(
                .export, "the export is declared as \(declared.name), and its bytes beyond ASCII are all UTF-8",
                hint: "declare encoding: utf-8; in XML, have the declaration mended")
        }
        guard guess == nil, [.windows(1252), .iso8859(1), .iso8859(15)].contains(declared) else { return [] }
        return [
            "declared as \(declared.name), and its bytes beyond ASCII do not look like it: is it another code page?"
        ]
    }

    /// The reason of a guess for people, and how sure it is unless that is beyond doubt.
    static func shown(_ reason: String, _ confidence: Double) -> String {
        confidence < 1 ? "\(reason) (confidence \(Int((confidence * 100).rounded())) %)" : reason
    }
}
