internal import Records

/// Reads how an export is written, from a dataset or a profile: `format` and the section of its own that it may have.
struct FormatReader {
    let findings: Findings

    /// What a dataset or profile declares, and behind it what `inherited` does, a profile's; `nil` where that cannot be
    /// said, without a finding only where the format is not `isRequired`.
    func format(
        _ reader: inout MappingReader, over inherited: Dataset.Format?, isRequired: Bool
    ) -> Dataset.Format? {
        let own: Dataset.Format.Name? = reader.value(
            "format", isRequired && inherited == nil ? .required : .optional, formatName)
        var name = own ?? (reader.has("format") ? nil : inherited.flatMap { Dataset.Format.Name(rawValue: $0.name) })
        if let own, let inherited, own.rawValue != inherited.name {
            reader.refuse(
                "format", "the profile is for \(inherited.name) exports",
                fix: "remove format, or name another profile")
            name = nil
        }
        if let name {
            for other in ["csv", "xml", "fixed"] where other != name.section && reader.has(other) {
                let owner = other == "fixed" ? "fixed-width" : other
                reader.refuse(other, "belongs to format \(owner), not to \(name.rawValue)", fix: "remove it")
            }
        }
        let base = inherited.flatMap { $0.name == name?.rawValue ? $0 : nil }
        let csv = csv(&reader, over: base)
        let xml = xml(&reader, over: base, presence: name == .xml && base == nil ? .required : .optional)
        let fixed = fixed(&reader, over: base, name)
        switch name {
        case .csv?: return .csv(csv ?? Dataset.CSVLayout())
        case .xml?: return xml.map { .xml($0) }
        case .fixedWidth?, .standard18?: return fixed.map { .fixed($0) }
        case nil: return nil
        }
    }

    private func formatName(_ text: String) -> Reading<Dataset.Format.Name> {
        if let name = Dataset.Format.Name(rawValue: text) { return .value(name) }
        let known = Dataset.Format.Name.allCases.map(\.rawValue)
        return .problem(
            "\(quoted(text)) is no format that is known",
            fix: NearestWord.to(text, among: known).map { "did you mean \($0)?" }
                ?? "now supported: \(known.joined(separator: ", "))")
    }

    private func csv(_ reader: inout MappingReader, over base: Dataset.Format?) -> Dataset.CSVLayout? {
        let inherited: Dataset.CSVLayout? = if case .csv(let layout)? = base { layout } else { nil }
        guard reader.has("csv") else {
            _ = reader.node("csv")
            return inherited
        }
        return reader.mapping("csv") { CSVLayoutReader(findings: findings).layout(&$0, over: inherited) }
    }

    private func xml(
        _ reader: inout MappingReader, over base: Dataset.Format?, presence: Presence
    ) -> Dataset.XMLLayout? {
        let inherited: Dataset.XMLLayout? = if case .xml(let layout)? = base { layout } else { nil }
        guard inherited == nil || reader.has("xml") else {
            _ = reader.node("xml")
            return inherited
        }
        return reader.mapping("xml", presence) { reader in
            let record = reader.value("record", inherited == nil ? .required : .optional) {
                XMLPathText.reading($0, attributes: false)
            }
            var namespaces = inherited?.namespaces ?? [:]
            for (prefix, namespace) in reader.mapping("namespaces", .optional, self.namespaces) ?? [:] {
                if let other = namespaces.updateValue(namespace, forKey: prefix), other != namespace {
                    reader.refuse(
                        "namespaces", "binds \(quoted(prefix)), which the profile binds to \(quoted(other))",
                        fix: "use another prefix")
                }
            }
            return (record ?? inherited?.record).map { Dataset.XMLLayout(record: $0, namespaces: namespaces) }
        }
    }

    private func namespaces(_ reader: inout MappingReader) -> [String: String]? {
        var namespaces: [String: String] = [:]
        for prefix in reader.keys {
            let namespace = reader.value(prefix, .required) { text -> Reading<String> in
                text.unicodeScalars.contains { $0.value <= 0x20 || "{}<>\"".unicodeScalars.contains($0) }
                    ? .problem("\(quoted(text)) is no namespace", fix: "write its URI") : .value(text)
            }
            guard XMLPathText.isName(prefix[...]), !prefix.contains(":"), !prefix.lowercased().hasPrefix("xml") else {
                reader.refuse(prefix, "\(quoted(prefix)) cannot be bound", fix: "write a prefix such as pain")
                continue
            }
            if let namespace { namespaces[prefix] = namespace }
        }
        return namespaces
    }

    private func fixed(
        _ reader: inout MappingReader, over base: Dataset.Format?, _ name: Dataset.Format.Name?
    ) -> Dataset.FixedLayout? {
        let inherited: Dataset.FixedLayout? =
            if case .fixed(let layout)? = base {
                layout
            } else if name == .standard18 {
                Dataset.FixedLayout(layout: .bacsStandard18, encoding: nil, isStandard18: true)
            } else {
                nil
            }
        if let inherited, !reader.has("fixed") {
            _ = reader.node("fixed")
            return inherited
        }
        return reader.mapping("fixed", name == .fixedWidth ? .required : .optional) { reader in
            FixedLayoutReader(findings: findings).layout(&reader, over: inherited)
        }
    }
}

/// Reads `csv` of a dataset or profile.
struct CSVLayoutReader {
    let findings: Findings

    /// What the mapping declares, and behind it what `inherited` does, a profile's.
    func layout(
        _ reader: inout MappingReader, over inherited: Dataset.CSVLayout?
    ) -> Dataset.CSVLayout? {
        let delimiter = reader.value("delimiter") { $0 == "tab" ? .value(UInt8(ascii: "\t")) : separator($0) }
        let quote: UInt8?? = reader.value("quote") { text -> Reading<UInt8?> in
            text == "none" ? .value(nil) : mark(text).map { .some($0) }
        }
        let escape = reader.value("escape", .optional, mark)
        let header = header(&reader)
        let footer = reader.integer("footer", in: 0...10_000)
        let encoding = reader.value("encoding", .optional, TextEncoding.reading)
        let layout = Dataset.CSVLayout(
            delimiter: delimiter, quote: quote, escape: escape, headerRow: header.row, headerRows: header.rows,
            footerLines: footer, encoding: encoding
        ).completed(by: inherited ?? Dataset.CSVLayout())
        refuseOneByteForTwo(layout, reader)
        if let inherited, layout.isWithoutHeader != inherited.isWithoutHeader {
            reader.refuse(
                "header", "the profile names columns \(inherited.isWithoutHeader ? "by number" : "by their header")",
                fix: "name another profile, or none")
        }
        return layout
    }

    private func header(_ reader: inout MappingReader) -> (row: Int?, rows: Int?) {
        let preamble = reader.integer("preamble", in: 0...9_999)
        let header = reader.mapping("header") { reader -> (row: Int?, rows: Int?)? in
            let row = reader.integer("row", in: 0...10_000)
            let rows = reader.integer("rows", in: 1...100)
            if !reader.has("row"), !reader.has("rows") {
                findings.add(
                    reader.position, reader.path, "needs row or rows", fix: "write {row: 4}, or {row: 4, rows: 2}")
            }
            if row == 0, rows != nil {
                reader.refuse("rows", "row 0 says that there is no header", fix: "remove rows")
            }
            return (row, rows)
        }
        guard let preamble else { return header ?? (nil, nil) }
        if let row = header?.row, row != preamble + 1 {
            reader.refuse(
                "preamble",
                "\(preamble) lines before the header, but header.row says "
                    + (row == 0 ? "that there is none" : "that it is line \(row)"),
                fix: "write one of the two")
        }
        return (header?.row ?? preamble + 1, header?.rows)
    }

    /// Delimiter, quote and escape are three different bytes.
    private func refuseOneByteForTwo(_ layout: Dataset.CSVLayout, _ reader: MappingReader) {
        // Where nothing else is said, an export may have quotes.
        let quote = layout.quote ?? UInt8(ascii: "\"")
        if let delimiter = layout.delimiter, delimiter == quote {
            reader.refuse(reader.has("delimiter") ? "delimiter" : "quote", "is the quote too", fix: "choose another")
        } else if let escape = layout.escape, escape == quote || escape == layout.delimiter {
            reader.refuse(
                "escape", "is the \(escape == quote ? "quote" : "delimiter") too",
                fix: "leave escape out where a quote is doubled, as is usual")
        }
    }

    /// A character that can stand between or around fields: one byte, and nothing that values are made of.
    private func separator(_ text: String) -> Reading<UInt8> {
        let bytes = Array(text.utf8)
        guard bytes.count == 1, let byte = bytes.first, byte < 0x7F, byte != 0x0A, byte != 0x0D, byte != 0,
            !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte),
            !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        else {
            return .problem(
                "\(quoted(text)) cannot separate fields",
                fix: "write one ASCII character in quotes that is no letter, digit or line end; a delimiter may be tab")
        }
        return .value(byte)
    }

    /// A quote or an escape: a separator that is no white space, which would be told from no other.
    private func mark(_ text: String) -> Reading<UInt8> {
        guard text != " ", text != "\t" else {
            return .problem("white space can be neither quote nor escape", fix: "write a mark, such as '\"'")
        }
        return separator(text)
    }
}

extension Reading {
    /// The reading with its value changed by `change`.
    func map<Other>(_ change: (Value) -> Other) -> Reading<Other> {
        switch self {
        case .value(let value): .value(change(value))
        case .problem(let what, let fix): .problem(what, fix: fix)
        }
    }
}

extension TextEncoding {
    /// Reads an encoding's name.
    static func reading(_ text: String) -> Reading<TextEncoding> {
        TextEncoding(named: text).map { .value($0) }
            ?? .problem(
                "\(quoted(text)) is no encoding that is known",
                fix: "write it like utf-8, utf-16le, iso-8859-15 or windows-1252")
    }
}
