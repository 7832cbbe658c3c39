/// The begin of an export, to be read as one dialect after the other.
struct CSVSample {
    private let bytes: [UInt8]
    private let isWhole: Bool
    /// Where the header is declared to be; `nil` where it is to be found.
    private let headerRow: Int?
    /// Where the first record or, where its line is declared, the header begins; `nil` where the sample ends before.
    private let begin: Int?

    init(_ bytes: [UInt8], isWhole: Bool, headerRow: Int?) {
        self.bytes = bytes
        self.isWhole = isWhole
        self.headerRow = headerRow
        let lines = max(0, (headerRow ?? 1) - 1)
        let end = CSVPreamble.end(in: bytes.span, 0..<bytes.count, isWhole: true, linesAboveHeader: lines)
        if case .at(let position) = end { begin = position } else { begin = nil }
    }

    /// How well a dialect fits.
    struct Fit {
        var dialect: CSVDialect
        /// The line of the header, or where it might stand.
        var headerRow = 1
        /// Whether no record stands above the header.
        var isFirst = true
        /// Whether the header looks like a record: a column without a name, two of one name, a number.
        var isDoubtfulHeader = false
        /// The fields of the header.
        var columns = 0
        /// The records from the header on; those that have as many fields as the header and are well formed.
        var records = 0
        var even = 0
        /// Records that are not well formed, and fields in quotes.
        var malformed = 0
        var quotedFields = 0

        var uneven: Int { records - even }
        /// The share of records that are like the header.
        var share: Double { columns < 2 || records == 0 ? 0 : Double(even) / Double(records) }
        /// More fields are more evidence; records above the header are evidence against it.
        var score: Double {
            columns < 2 ? 0 : share * Double(columns - 1) / Double(columns) * (isFirst ? 1 : 0.5)
        }
    }

    /// A record of the sample.
    private struct Record {
        var fields: Int
        var isMalformed: Bool
    }

    /// How well `dialect` fits.
    func fit(_ dialect: CSVDialect) -> Fit {
        var fit = Fit(dialect: dialect)
        guard let begin else { return fit }
        var records: [Record] = []
        /// Where the first records begin, and on which line.
        var starts: [(offset: Int, line: Int)] = []
        var current = Record(fields: 0, isMalformed: false)
        let span = bytes.span
        var scanner = CSVScanner(dialect)
        var index = begin
        var recordBegin = begin
        var lines = (count: 0, position: begin)
        var isEnded = false
        while true {
            var event = scanner.next(span, &index, before: span.count)
            if case .more = event {
                // The last record of a sample may be cut, so it counts only in a whole export.
                guard isWhole || records.isEmpty else { break }
                event = scanner.finish()
                isEnded = true
            }
            switch event {
            case .field, .lastField:
                current.fields += 1
                if scanner.field == .quoted { fit.quotedFields += 1 }
                if !scanner.field.isWellFormed { current.isMalformed = true }
            case .record:
                if lines.count < CSVSniffer.headerLines {
                    lines.count += LineEnds.count(in: span, lines.position..<recordBegin)
                    lines.position = recordBegin
                    starts.append((recordBegin, lines.count + 1))
                }
                records.append(current)
                if current.isMalformed { fit.malformed += 1 }
                current = Record(fields: 0, isMalformed: false)
                recordBegin = index
            case .blankLine:
                recordBegin = index
            case .more:
                break
            }
            if isEnded, case .more = event { break }
        }
        guard !records.isEmpty else { return fit }
        let header = headerRow != nil ? 0 : headerIndex(records, starts.map(\.line))
        fit.headerRow = starts[header].line
        fit.isFirst = header == 0
        fit.columns = records[header].fields
        fit.records = records.count - header
        fit.even = records[header...].count { $0.fields == fit.columns && !$0.isMalformed }
        fit.isDoubtfulHeader = isDoubtful(from: starts[header].offset, dialect)
        return fit
    }

    /// The index of the record that is the header: the first, unless most records are in three columns or more and some
    /// at the begin are in no more than half as many, as titles are.
    private func headerIndex(_ records: [Record], _ lines: [Int]) -> Int {
        var tally: [Int] = []
        for record in records where !record.isMalformed {
            while tally.count <= record.fields { tally.append(0) }
            tally[record.fields] += 1
        }
        // The last of the most frequent is the widest.
        guard let most = tally.max(), most > 0, let width = tally.lastIndex(of: most), width > 2 else { return 0 }
        let smallest = width > 3 ? width / 2 + 1 : width
        let found = records.prefix(lines.count).firstIndex { $0.fields >= smallest && !$0.isMalformed }
        guard let found, lines[found] <= CSVSniffer.headerLines else { return 0 }
        return found
    }

    private func isDoubtful(from offset: Int, _ dialect: CSVDialect) -> Bool {
        let names = CSVHeader.fields(at: offset, in: bytes, dialect)
        let isNumber = names.contains { name in
            name.utf8.contains { (0x30...0x39).contains($0) }
                && !name.unicodeScalars.contains { $0.properties.isAlphabetic }
        }
        return isNumber || names.contains("") || Set(names).count < names.count
    }
}
