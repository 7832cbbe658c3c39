internal import Agreements
internal import Detection
internal import Primitives
internal import Records

/// Surveys of exports in text: delimited, and of fixed width. They take what comes: a record that is broken is counted,
/// not refused.
extension ExportSurvey {
    /// Surveys a delimited export.
    ///
    /// - Parameters:
    ///   - bytes: All of it.
    ///   - encoding: How it is encoded; what is not is read as replacement characters.
    ///   - dialect: How it is written.
    ///   - isNamed: Whether its header holds names and may be shown.
    ///   - categories: What the profile's rules are about, by field.
    init(
        delimited bytes: ExportBytes, _ encoding: TextEncoding, _ dialect: CSVDialect, isNamed: Bool,
        categories: [String: String]
    ) throws {
        self.init()
        var splitter = try CSVSplitter(dialect: dialect, mode: .lenient)
        let codec = dialect.codec(encoding)
        var tokenizer: CSVTokenizer?
        var seen = 0
        try Self.read(bytes, encoding) { piece in
            if let piece { splitter.push(piece) } else { splitter.finish() }
            while var batch = try splitter.next() {
                guard batch.kind == .records, let header = splitter.header else { continue }
                if tokenizer == nil {
                    name(header, isNamed: isNamed, categories)
                    tokenizer = try CSVTokenizer(
                        dialect: dialect, mode: .lenient, columns: header,
                        columnRules: header.indices.map { RuleIndex($0) },
                        margins: .init(
                            preamble: CSVTokenizer.noCell, footer: CSVTokenizer.noCell,
                            extra: RuleIndex(columns)))
                }
                try tokenizer?.tokenise(&batch)
                seen += batch.recordCount
                count(batch, codec)
            }
        }
        records = seen
        // A header alone tells the fields too.
        if tokenizer == nil, let header = splitter.header {
            name(header, isNamed: isNamed, categories)
        }
    }

    private mutating func name(_ header: [String], isNamed: Bool, _ categories: [String: String]) {
        columns = header.count
        fields = header.prefix(Self.mostFields).enumerated().map { index, name in
            Field(
                name: isNamed ? Self.shown(name) : "\(index + 1)", judgedName: name,
                profiled: categories[name])
        }
    }

    private mutating func count(_ batch: Batch, _ codec: CellCodec) {
        var line = LineCursor(batch)
        var raggedLine = LineCursor(batch)
        var (record, cells, begin) = (UInt32.max, 0, 0)
        func isRagged() -> Bool { record != .max && cells != columns }
        for cell in batch.cells.cells {
            if cell.record != record {
                if isRagged() { noteRagged(raggedLine.line(at: begin, in: batch)) }
                (record, cells, begin) = (cell.record, 0, Int(cell.extent.lowerBound))
            }
            cells += 1
            add(cell, of: Int(cell.rule), in: batch, codec, at: &line)
        }
        if isRagged() { noteRagged(raggedLine.line(at: begin, in: batch)) }
    }

    private mutating func noteRagged(_ line: Int) {
        ragged.count += 1
        if ragged.lines.count < FieldSurvey.mostLines { ragged.lines.append(line) }
    }

    /// Surveys a fixed-width export of a known layout.
    init(
        fixedWidth bytes: ExportBytes, _ encoding: TextEncoding, _ fixed: Dataset.FixedLayout,
        categories: [String: String]
    ) throws {
        self.init()
        var rules: [[RuleIndex]] = []
        for record in fixed.layout.records {
            rules.append(record.fields.indices.map { RuleIndex(fields.count + $0) })
            fields += record.fields.map { field in
                let name = fixed.name(of: field.name, in: record.name)
                return Field(name: name, judgedName: field.name, profiled: categories[name])
            }
        }
        var splitter = try FixedWidthSplitter(layout: fixed.layout, mode: .lenient)
        let codec = CellCodec(encoding: encoding)
        var tokenizer: FixedWidthTokenizer?
        var seen = 0
        try Self.read(bytes, encoding) { piece in
            if let piece { splitter.push(piece) } else { splitter.finish() }
            while var batch = try splitter.next() {
                if tokenizer == nil, let framing = splitter.framing {
                    tokenizer = try FixedWidthTokenizer(
                        layout: fixed.layout, framing: framing, mode: .lenient, fieldRules: rules)
                }
                try tokenizer?.tokenise(&batch)
                seen += batch.recordCount
                var line = LineCursor(batch)
                for cell in batch.cells.cells { add(cell, of: Int(cell.rule), in: batch, codec, at: &line) }
            }
        }
        records = seen
    }

    /// Hands all of `bytes` to `take` in UTF-8, and `nil` at the end.
    private static func read(
        _ bytes: ExportBytes, _ encoding: TextEncoding, _ take: ([UInt8]?) throws -> Void
    ) throws {
        var decoder = TextDecoder(encoding, isStrict: false)
        while let piece = try bytes.next() {
            guard encoding != .utf8 else {
                try take(piece)
                continue
            }
            var text: [UInt8] = []
            try decoder.decode(piece, into: &text)
            try take(text)
        }
        var rest: [UInt8] = []
        if encoding != .utf8 { _ = try decoder.finish(into: &rest) }
        if !rest.isEmpty { try take(rest) }
        try take(nil)
    }
}
