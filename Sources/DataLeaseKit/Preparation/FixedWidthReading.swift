internal import Agreements
internal import Primitives
internal import Records

/// A fixed-width export.
final class FixedWidthReading: ExportReading {
    private let text: ExportText
    private let fixed: Dataset.FixedLayout
    private let rules: ExportRules
    private let needsRecords: Bool
    private let encodingRemarks: [String]
    private var splitter: FixedWidthSplitter
    private var isEnded = false
    private(set) var holdsTotals = false
    private(set) var tokenizer: BatchTokenizer?
    let codec: CellCodec

    var remarks: [String] { encodingRemarks }

    init(_ bytes: ExportBytes, _ fixed: Dataset.FixedLayout, _ rules: ExportRules, needsRecords: Bool) throws {
        let (encoding, remarks) = try Exports.encoding(of: bytes, declared: fixed.encoding)
        text = ExportText(bytes, encoding)
        encodingRemarks = remarks
        codec = CellCodec(encoding: encoding)
        splitter = try FixedWidthSplitter(
            layout: fixed.layout, mode: .policy(rules.malformed),
            recordLimit: rules.plan.limits.record ?? Exports.standardLimit)
        self.fixed = fixed
        self.rules = rules
        self.needsRecords = needsRecords
    }

    func next() throws -> Batch? {
        while true {
            if let batch = try splitter.next() {
                if tokenizer == nil, let framing = splitter.framing {
                    tokenizer = .fixedWidth(
                        try FixedWidthTokenizer(
                            layout: fixed.layout, framing: framing, mode: .policy(rules.malformed),
                            fieldRules: try rules.fieldRules(of: fixed), needsRecords: needsRecords))
                }
                if !holdsTotals, case .fixedWidth(let tokenizer)? = tokenizer {
                    holdsTotals = tokenizer.firstTotal(in: batch) != nil
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
}
