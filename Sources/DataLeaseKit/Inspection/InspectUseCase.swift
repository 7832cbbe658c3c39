internal import Agreements
internal import Detection
internal import Primitives
internal import Records

/// What `inspect` found out about an export. It holds no value of it.
public struct InspectedExport: Sendable {
    /// The export as it was named.
    public let name: String
    /// How it is written, in lines: format, encoding, dialect, each guess with its confidence.
    public let facts: [(name: String, fact: String)]
    /// The number of records of a delimited export that was looked at as a whole; else `nil`.
    public let records: Int?
    /// The names of the profiles that fit, the one that says most about the export first.
    public let profiles: [String]
    /// The columns of a delimited export, or the fields of fixed-width records, in order; none of XML.
    public let fields: [Field]

    /// A field of the export.
    public struct Field: Sendable {
        /// Its column's name, or its number where no profile knows the name; or the name that rules call it by.
        public let name: String
        /// What its name suggests that it holds, in words; `nil` where the name suggests nothing.
        public let category: String?
    }
}

extension DataLease {
    /// Looks at exports: how each is written, what fields it has, and which profile fits. An archive is looked into.
    ///
    /// Looks at the first mebibyte of each, so it counts the records of smaller ones alone; writes nothing.
    public static func inspect(_ paths: [String]) throws -> [InspectedExport] {
        let profiles = try ProfileLibrary.standard.profiles()
        return try paths.flatMap { path in
            try inputs(path).map { try Inspection($0, profiles: profiles).result() }
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
    private let bytes: ExportBytes
    private let head: [UInt8]
    private let isWhole: Bool

    init(_ input: ExportInput, profiles: [Profile]) throws {
        self.input = input
        self.profiles = profiles
        bytes = try ExportBytes(input, mayBePipe: true)
        (head, isWhole) = try bytes.head(Self.sampleSize)
    }

    private var name: String { input == .standardInput ? "standard input" : ExportError.printable(input.name) }

    func result() throws -> InspectedExport {
        guard !head.isEmpty else {
            return InspectedExport(name: name, facts: [("format", "empty")], records: 0, profiles: [], fields: [])
        }
        if InputKind.sniff(head) == .plain(.xml) { return try xml() }
        let guess = try TextEncoding.sniff(start: head, isWhole: isWhole)
        var text: [UInt8] = []
        var decoder = TextDecoder(guess.encoding, isStrict: false)
        try decoder.decode(head, into: &text)
        let encoding = ("encoding", "\(guess.encoding.name): \(Exports.shown(guess.reason, guess.confidence))")
        return try fixedWidth(text, encoding) ?? delimited(text, encoding)
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
        return InspectedExport(
            name: name,
            facts: [
                ("format", "xml, root element \(ExportError.printable(glance.root))"),
                ("encoding", encoding.name),
            ], records: nil, profiles: fitting.map(\.name), fields: [])
    }

    // MARK: Text

    private func fixedWidth(_ text: [UInt8], _ encoding: (String, String)) throws -> InspectedExport? {
        let fitting = profiles.compactMap { profile -> (profile: Profile, fixed: Dataset.FixedLayout)? in
            guard case .fixed(let fixed) = profile.format, fixed.layout.fits(text, isWhole: isWhole) else { return nil }
            return (profile, fixed)
        }
        guard let fixed = fitting.first?.fixed else { return nil }
        let records = fixed.layout.records
        let lengths = Set(records.flatMap(\.lengths)).sorted().map { String($0) }.joined(separator: ", ")
        return InspectedExport(
            name: name, facts: [("format", "fixed width, records of \(lengths) characters"), encoding],
            records: nil, profiles: fitting.map(\.profile.name),
            fields: records.flatMap { record in
                record.fields.map { field in
                    InspectedExport.Field(
                        name: fixed.name(of: field.name, in: record.name),
                        category: FieldCategory(guessedFrom: field.name)?.noun)
                }
            })
    }

    private func delimited(_ text: [UInt8], _ encoding: (String, String)) throws -> InspectedExport {
        let sniffed = try CSVSniffer.sniff(text, isWhole: isWhole)
        let fitting = try DelimitedCandidate.fitting(text, isWhole: isWhole, among: profiles)
        let sample = fitting.first?.sample ?? DelimitedSample(text, sniffed.dialect)
        let columns = sample?.header ?? []
        // The names of columns that no profile knows may be values: a first row that is no header.
        let isKnown = fitting.first?.knowsNames ?? false
        return InspectedExport(
            name: name,
            facts: [
                ("format", "csv, \(columns.count) columns"), encoding,
                ("dialect", Exports.shown(sniffed.reason, sniffed.confidence)),
            ],
            records: isWhole ? sample?.records : nil, profiles: fitting.map(\.profile.name),
            fields: columns.enumerated().map { index, column in
                InspectedExport.Field(
                    name: isKnown ? ExportError.printable(column) : "\(index + 1)",
                    category: FieldCategory(guessedFrom: column)?.noun)
            })
    }
}
