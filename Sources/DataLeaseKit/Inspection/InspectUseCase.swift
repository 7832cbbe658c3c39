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
    /// The number of records; `nil` where the format that fits does not tell what a record is.
    public let records: Int?
    /// The names of the profiles that fit, the one that says most about the export first.
    public let profiles: [String]
    /// The columns, or for XML the elements and attributes that hold values, in order; none where they are unknown.
    public let fields: [Field]

    /// A field of the export.
    public struct Field: Sendable {
        /// Its column's name or number, or its path.
        public let name: String
        /// What its name suggests that it holds, in words; `nil` where the name suggests nothing.
        public let category: String?
    }
}

extension DataLease {
    /// Looks at exports: how each is written, what fields it has, and which profile fits. An archive is looked into.
    ///
    /// Reads each to its end where it counts records; writes nothing.
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
        let encoding = ("encoding", "\(guess.encoding.name): \(shown(guess.reason, guess.confidence))")
        return try fixedWidth(text, encoding) ?? delimited(text, encoding)
    }

    private func shown(_ reason: String, _ confidence: Double) -> String {
        confidence < 1 ? "\(reason) (confidence \(Exports.percent(confidence)))" : reason
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
        let fitting = profiles.compactMap { profile -> (Profile, FixedWidthLayout)? in
            guard case .fixed(let fixed) = profile.format, fixed.layout.fits(text, isWhole: isWhole) else { return nil }
            return (profile, fixed.layout)
        }
        guard let (_, layout) = fitting.first else { return nil }
        let lengths = Set(layout.records.flatMap(\.lengths)).sorted().map { String($0) }.joined(separator: ", ")
        return InspectedExport(
            name: name, facts: [("format", "fixed width, records of \(lengths) characters"), encoding],
            records: nil, profiles: fitting.map(\.0.name),
            fields: layout.records.flatMap { record in
                record.fields.map { field($0.name, of: record, in: layout) }
            })
    }

    private func field(
        _ name: String, of record: FixedWidthLayout.Record, in layout: FixedWidthLayout
    ) -> InspectedExport.Field {
        InspectedExport.Field(
            name: layout.records.count == 1 ? name : "\(record.name).\(name)",
            category: FieldCategory(guessedFrom: name)?.noun)
    }

    private func delimited(_ text: [UInt8], _ encoding: (String, String)) throws -> InspectedExport {
        let sniffed = try CSVSniffer.sniff(text, isWhole: isWhole)
        var fitting: [(profile: Profile, row: Int, columns: Int, records: Int)] = []
        var columns: [String] = []
        for profile in profiles {
            guard case .csv(let layout) = profile.format else { continue }
            let recognition = profile.recognition
            var declared = CSVSniffer.Declaration(
                delimiter: layout.delimiter, quote: layout.quote, escape: .some(layout.escape),
                headerRow: layout.headerRow, headerRows: layout.headerRows, footerRows: layout.footerLines)
            let dialect = try CSVSniffer.sniff(text, isWhole: isWhole, declared: declared).dialect
            if recognition.header.isEmpty {
                guard layout.isWithoutHeader, recognition.columns != nil || !recognition.shapes.isEmpty,
                    let sample = DelimitedSample(text, dialect), recognition.fits(sample)
                else { continue }
                fitting.append((profile, 0, recognition.shapes.count, sample.records))
                if columns.isEmpty { columns = sample.header }
            } else {
                let names = Set(recognition.header)
                guard let row = CSVSniffer.headerRow(text, dialect: dialect, names: names) else { continue }
                declared.headerRow = row
                let exact = try CSVSniffer.sniff(text, isWhole: isWhole, declared: declared).dialect
                guard let sample = DelimitedSample(text, exact), names.isSubset(of: sample.header)
                else {
                    continue
                }
                fitting.append((profile, row, names.count, sample.records))
                columns = sample.header
            }
        }
        // Where a header tells, a number of columns says nothing.
        if fitting.contains(where: { $0.row > 0 }) { fitting.removeAll { $0.row == 0 } }
        // A profile that asks for more says more.
        fitting.sort { ($0.columns, $1.profile.name) > ($1.columns, $0.profile.name) }
        let guessed = DelimitedSample(text, sniffed.dialect)
        if fitting.isEmpty { columns = guessed?.header ?? [] }
        // The names of columns that no profile knows may be values: a first row that is no header.
        let isKnown = fitting.first.map { $0.row > 0 } ?? false
        let fields = columns.enumerated().map { index, column in
            InspectedExport.Field(
                name: isKnown ? ExportError.printable(column) : "\(index + 1)",
                category: FieldCategory(guessedFrom: column)?.noun)
        }
        return InspectedExport(
            name: name,
            facts: [
                ("format", "csv, \(columns.count) columns"), encoding,
                ("dialect", shown(sniffed.reason, sniffed.confidence)),
            ], records: isWhole ? fitting.first?.records ?? guessed?.records : nil,
            profiles: fitting.map(\.profile.name),
            fields: fields)
    }
}
