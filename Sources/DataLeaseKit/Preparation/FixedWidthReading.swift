internal import Agreements
internal import Records

/// A fixed-width export.
final class FixedWidthReading: ExportReading {
    private let text: ExportText
    private let encodingRemarks: [String]
    private var splitter: FixedWidthSplitter
    private var isEnded = false
    let tokenizer: BatchTokenizer?
    let codec: CellCodec

    var remarks: [String] { encodingRemarks }

    init(
        _ bytes: ExportBytes, _ fixed: Dataset.FixedLayout, _ rules: ExportRules, needsRecords: Bool
    ) throws {
        let (encoding, remarks) = try Exports.encoding(of: bytes, declared: fixed.encoding)
        text = ExportText(bytes, encoding)
        encodingRemarks = remarks
        codec = CellCodec(encoding: encoding)
        splitter = try FixedWidthSplitter(
            layout: fixed.layout, mode: .strict(rules.malformed), recordLimit: rules.plan.limits.record)
        tokenizer = .fixedWidth(
            try FixedWidthTokenizer(
                layout: fixed.layout, mode: .strict(rules.malformed), fieldRules: rules.fieldRules(of: fixed),
                needsRecords: needsRecords))
    }

    func next() throws -> Batch? {
        while true {
            if let batch = try splitter.next() { return batch }
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
