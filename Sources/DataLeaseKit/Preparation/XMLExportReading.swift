internal import Agreements
internal import Primitives
internal import Pseudonyms
internal import Records

/// An XML export.
final class XMLExportReading: ExportReading {
    private let bytes: ExportBytes
    private let rules: ExportRules
    private var reader: XMLReader
    private var isEnded = false
    /// Whether the last batch is out.
    private var isRead = false
    private let encodingRemarks: [String]
    /// None that this reader knows of.
    let holdsTotals = false

    /// Known once the first batch is out: the encoding is declared in the document.
    var codec: CellCodec { CellCodec(encoding: reader.encoding) }
    let tokenizer: BatchTokenizer? = nil

    var remarks: [String] { encodingRemarks + (isRead ? fieldRemarks : []) }

    /// Which fields were not there, and which were dropped how often: known at the end.
    private var fieldRemarks: [String] {
        let counts = reader.occurrences
        func count(_ rule: PlannedRule) -> Int { Int(rule.index) < counts.count ? counts[Int(rule.index)] : 0 }
        let named = rules.plan.rules.filter { !$0.isMargin }
        let unseen = named.filter { !$0.isOptional && count($0) == 0 }
        var remarks = unseen.isEmpty ? [] : ["not in the export: \(unseen.map(\.field).joined(separator: ", "))"]
        let dropped = named.filter { $0.operator == .drop && count($0) > 0 }
        if !dropped.isEmpty {
            remarks.append(
                "dropped: \(dropped.map { "\($0.field), \(count($0)) times" }.joined(separator: "; "))")
        }
        return remarks
    }

    init(_ bytes: ExportBytes, _ layout: Dataset.XMLLayout, _ rules: ExportRules) throws {
        encodingRemarks = try Self.remarks(refusingOther: bytes, rules.plan)
        var paths: [(rule: RuleIndex, path: XMLPath)] = []
        for rule in rules.plan.rules where !rule.isMargin {
            paths.append((rule.index, try XMLPath(parsing: rule.field, namespaces: layout.namespaces)))
        }
        let set = try XMLPathSet(
            rules: paths, records: try XMLPath(parsing: layout.record, namespaces: layout.namespaces))
        var reading = XMLReading(
            paths: set, kept: Set(rules.rules.filter { !rules.needsCells($0) }.map(\.index)),
            dropped: Set(rules.rules.filter { $0.operator == .drop }.map(\.index)), otherwise: rules.otherwise)
        reading.commentRule = rules.plan.rule(for: "#comment")?.index
        reading.instructionRule = rules.plan.rule(for: "#pi")?.index
        reading.shown = Set(rules.rules.filter { $0.operator == .keep }.map(\.index))
        reading.undivided = rules.undivided
        reading.secrets = XMLReading.Secrets(
            rule: rules.secret, wildcards: Set(rules.plan.rules.filter(\.endsInWildcard).map(\.index)),
            isSecret: SecretName.matches)
        reading.limit = rules.plan.limits.record ?? Exports.standardLimit
        reader = try XMLReader(reading)
        self.bytes = bytes
        self.rules = rules
    }

    /// Refuses a document that does not look like its profile's, and one whose declared code page its bytes contradict;
    /// says where they do not look like that page.
    private static func remarks(refusingOther bytes: ExportBytes, _ plan: DatasetPlan) throws -> [String] {
        let head = try bytes.head(XMLGlance.sampleSize)
        guard let encoding = try? TextEncoding.ofXML(start: head.bytes, isWhole: head.isWhole) else { return [] }
        let remarks = try Exports.remarks(on: encoding, head.bytes, isWhole: head.isWhole)
        var text: [UInt8] = []
        var decoder = TextDecoder(encoding, isStrict: false)
        try decoder.decode(head.bytes, into: &text)
        if let profile = plan.profile, !profile.recognition.fits(XMLGlance(text)) {
            throw KitError.otherExport(than: profile.name, dataset: plan.name)
        }
        return remarks
    }

    func next() throws -> Batch? {
        while true {
            if let batch = try reader.next() { return batch }
            guard !isEnded else {
                isRead = true
                return nil
            }
            if let piece = try bytes.next() {
                reader.push(piece)
            } else {
                reader.finish()
                isEnded = true
            }
        }
    }
}
