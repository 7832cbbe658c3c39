internal import Agreements
internal import Detection
internal import Primitives
internal import Records

/// What `inspect` found out about an export. It holds no value of it.
public struct InspectedExport: Sendable {
    /// The export as it was named.
    public let name: String
    /// How it is written, in lines: format, encoding, dialect, each guess with its confidence.
    public internal(set) var facts: [(name: String, fact: String)]
    /// Why not all of it was looked at, where that is so.
    public var stop: String? { facts.first { $0.name == Self.stopped }?.fact }
    static let stopped = "stopped"
    /// The number of records; of XML where a profile says what a record is, else `nil`.
    public let records: Int?
    /// The names of the profiles that fit, the one that says most about the export first.
    public let profiles: [String]
    /// The columns of a delimited export, the fields of fixed-width records, or the paths of XML, in order.
    public let fields: [InspectedField]
    /// What a draft has to declare of the format, beside what is found out anew each time.
    let declared: DatasetDraft.Format
    /// The profile that fits best with its digest, as an agreement pins it.
    var pin: String?

    /// Whether there was nothing in it.
    public var isEmpty: Bool { if case .empty = declared { true } else { false } }

    /// Whether its columns go by number because its first row may be a record.
    var isNumbered: Bool {
        if case .delimited(isNamed: false) = declared { profiles.isEmpty } else { false }
    }
}

extension DataLease {
    /// Looks at exports: how each is written, what its fields hold and look like, and which profile fits. An archive is
    /// looked into.
    ///
    /// What an export is, is judged by its first mebibyte; its fields by all of it, in one pass and in memory that does
    /// not grow with the export. Writes nothing.
    ///
    /// - Parameter showsNames: Whether all columns are called as the first row calls them, because somebody has looked. Else those
    ///   that a profile knows are, and the others go by number: a first row that is no header holds values.
    public static func inspect(
        _ paths: [String], showsNames: Bool = false
    ) throws -> [InspectedExport] {
        let profiles = try ProfileLibrary.standard.profiles()
        return try paths.flatMap { path in
            try inputs(path).map { try Inspection($0, profiles: profiles, showsNames: showsNames).result() }
        }
    }

    private static func inputs(_ path: String) throws -> [ExportInput] {
        guard case .file = ExportInput(path), ExportArchive.isArchive(path) else { return [ExportInput(path)] }
        return try ExportArchive(path).exports.map { .entry($0.name, archive: path) }
    }
}

/// One export under inspection.
private struct Inspection {
    /// How much of an export is looked at for what it is.
    private static let sampleSize = 1 << 20

    private let input: ExportInput
    private let profiles: [Profile]
    private let showsNames: Bool
    private let bytes: ExportBytes
    private let head: [UInt8]
    private let isWhole: Bool

    init(_ input: ExportInput, profiles: [Profile], showsNames: Bool) throws {
        self.input = input
        self.showsNames = showsNames
        self.profiles = profiles
        bytes = try ExportBytes(input, mayBePipe: true)
        (head, isWhole) = try bytes.head(Self.sampleSize)
    }

    private var name: String { input == .standardInput ? "standard input" : ExportError.printable(input.name) }

    func result() throws -> InspectedExport {
        guard !head.isEmpty else {
            return InspectedExport(
                name: name, facts: [("format", "empty")], records: 0, profiles: [], fields: [], declared: .empty)
        }
        if InputKind.sniff(head) == .plain(.xml) { return try xml() }
        let guess = try TextEncoding.sniff(start: head, isWhole: isWhole)
        var text: [UInt8] = []
        var decoder = TextDecoder(guess.encoding, isStrict: false)
        try decoder.decode(head, into: &text)
        let encoding = ("encoding", "\(guess.encoding.name): \(Exports.shown(guess.reason, guess.confidence))")
        return try fixedWidth(text, guess.encoding, encoding) ?? delimited(text, guess.encoding, encoding)
    }

    // MARK: XML

    private func xml() throws -> InspectedExport {
        let encoding = try TextEncoding.ofXML(start: head, isWhole: isWhole) ?? .utf8
        var text: [UInt8] = []
        var decoder = TextDecoder(encoding, isStrict: false)
        try decoder.decode(head, into: &text)
        let glance = XMLGlance(text)
        let fitting = profiles.filter { profile in
            guard case .xml = profile.format else { return false }
            return !profile.recognition.root.isEmpty && profile.recognition.fits(glance)
        }
        var record: String?
        let survey = try ExportSurvey(xml: bytes, fitting.first, record: &record)
        return inspected(
            survey,
            [("format", "xml, root element \(ExportError.printable(glance.root))"), ("encoding", encoding.name)],
            fitting, .xml(record: record))
    }

    private func inspected(
        _ survey: ExportSurvey, _ facts: [(String, String)], _ fitting: [Profile], _ declared: DatasetDraft.Format
    ) -> InspectedExport {
        var facts = facts.map { (name: $0.0, fact: $0.1) }
        if survey.ragged.count > 0 {
            let lines = survey.ragged.lines.map { String($0) }.joined(separator: ", ")
            facts.append(
                ("ragged", "\(survey.ragged.count) records with fewer or more fields than columns, from line \(lines)"))
        }
        if survey.unseen > 0 {
            facts.append(("not looked at", "\(survey.unseen) values beyond the header or the bound"))
        }
        if let stop = survey.stop { facts.append((InspectedExport.stopped, stop)) }
        return InspectedExport(
            name: name, facts: facts, records: survey.records, profiles: fitting.map(\.name),
            fields: survey.fields.map { InspectedField($0) }, declared: declared,
            pin: fitting.first.map { "{name: \($0.name), sha256: \($0.digest.hex)}" })
    }

    /// What the rules of a profile are about.
    private func categories(_ profile: Profile?) -> [String: String] {
        var categories: [String: String] = [:]
        for rule in profile?.fields ?? [] where !rule.isMargin {
            categories[rule.field] = rule.category ?? "unclassified"
        }
        return categories
    }

    // MARK: Text

    private func fixedWidth(
        _ text: [UInt8], _ coding: TextEncoding, _ encoding: (String, String)
    ) throws -> InspectedExport? {
        let fitting = profiles.compactMap { profile -> (profile: Profile, fixed: Dataset.FixedLayout)? in
            guard case .fixed(let fixed) = profile.format, fixed.layout.fits(text, isWhole: isWhole) else { return nil }
            return (profile, fixed)
        }
        guard let fixed = fitting.first?.fixed else { return nil }
        let records = fixed.layout.records
        let lengths = Set(records.flatMap(\.lengths)).sorted().map { String($0) }.joined(separator: ", ")
        let survey = try ExportSurvey(
            fixedWidth: bytes, coding, fixed, categories: categories(fitting.first?.profile))
        return inspected(
            survey, [("format", "fixed width, records of \(lengths) characters"), encoding], fitting.map(\.profile),
            .fixed)
    }

    private func delimited(
        _ text: [UInt8], _ coding: TextEncoding, _ encoding: (String, String)
    ) throws -> InspectedExport {
        let sniffed = try CSVSniffer.sniff(text, isWhole: isWhole)
        let fitting = try DelimitedCandidate.fitting(text, isWhole: isWhole, among: profiles)
        let dialect = fitting.first?.dialect ?? sniffed.dialect
        // The names of columns that no profile knows may be values: a first row that is no header.
        let isNamed = showsNames || fitting.first?.knowsNames ?? false
        let survey = try ExportSurvey(
            delimited: bytes, coding, dialect, isNamed: isNamed, categories: categories(fitting.first?.profile))
        return inspected(
            survey,
            [
                ("format", "csv, \(survey.columns) columns"), encoding,
                ("dialect", Exports.shown(sniffed.reason, sniffed.confidence)),
            ], fitting.map(\.profile), .delimited(isNamed: isNamed))
    }
}
