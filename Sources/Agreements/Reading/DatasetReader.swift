internal import Pseudonyms

extension AgreementReader {
    /// Reads `datasets`.
    func datasets(_ top: inout MappingReader) -> [Dataset]? {
        var names: Set<String> = []
        return top.list("datasets", .required, atLeastOne: true) { node, path in
            findings.mapping(node, at: path) { reader in
                let name = reader.value("name", .required, Scalar.datasetName)
                if let name, !names.insert(name).inserted {
                    reader.refuse(
                        "name", "the dataset \(quoted(name)) stands twice", fix: "give each dataset its own name")
                }
                return self.dataset(name, &reader)
            }
        }
    }

    private func dataset(_ name: String?, _ reader: inout MappingReader) -> Dataset? {
        let format = format(&reader)
        let key = reader.text("key")
        let maxRows = reader.integer("maxRows", .required, in: 1...1_000_000_000)
        let sample = sample(&reader)
        let formatName = format?.name
        let fields = reader.mapping("fields", .required) { self.fields(&$0, formatName: formatName, format) }
        let otherwise = otherwise(&reader)
        if let key, let fields, !fields.contains(where: { $0.field == key && !$0.isMargin }) {
            reader.refuse(
                "key", "\(quoted(key)) is not among the fields",
                fix: NearestWord.to(key, among: fields.map(\.field)).map { "did you mean \($0)?" }
                    ?? "name a field that has a rule")
        }
        guard let name, let format, let maxRows, let fields else { return nil }
        return Dataset(
            name: name, format: format, key: key, maxRows: maxRows, sample: sample ?? .all, fields: fields,
            otherwise: otherwise)
    }

    /// What a field that no rule names gets; `nil` for a refusal.
    private func otherwise(_ reader: inout MappingReader) -> Operator? {
        let choice: Operator?? = reader.value("otherwise") { text in
            switch text {
            case "refuse": .value(nil)
            case "blank": .value(.blank)
            case "shape": .value(.shape)
            default: .problem("\(quoted(text)) is not one of refuse, blank, shape", fix: "write one of them")
            }
        }
        return choice ?? nil
    }

    private func format(_ reader: inout MappingReader) -> Dataset.Format? {
        let name = reader.value("format", .required, formatName)
        if name == "xml", reader.has("csv") {
            reader.refuse("csv", "belongs to format csv, not to xml", fix: "remove it")
        }
        if name == "csv", reader.has("xml") {
            reader.refuse("xml", "belongs to format xml, not to csv", fix: "remove it")
        }
        let csv = reader.mapping("csv", .optional, csvLayout)
        let xml = reader.mapping("xml", name == "xml" ? .required : .optional) { reader in
            reader.value("record", .required) { XMLPathText.reading($0, attributes: false) }
                .map { Dataset.XMLLayout(record: $0) }
        }
        switch name {
        case "csv": return .csv(csv ?? .sniffed)
        case "xml": return xml.map { .xml($0) }
        default: return nil
        }
    }

    private func formatName(_ text: String) -> Reading<String> {
        switch text {
        case "csv", "xml": return .value(text)
        case "bacs-standard-18", "fixed-width":
            return .problem("\(text) is not available in this release", fix: "now supported: csv, xml")
        default: return .problem("\(quoted(text)) is no format that is known", fix: "now supported: csv, xml")
        }
    }

    private func csvLayout(_ reader: inout MappingReader) -> Dataset.CSVLayout? {
        let delimiter = reader.value("delimiter") { $0 == "tab" ? .value(UInt8(ascii: "\t")) : self.separator($0) }
        let quote = reader.value("quote", .optional, separator)
        let header = reader.mapping("header") { $0.integer("row", .required, in: 0...10_000) }
        let footer = reader.integer("footer", in: 0...10_000)
        if let delimiter, delimiter == quote ?? UInt8(ascii: "\"") {
            reader.refuse("delimiter", "is the quote too", fix: "choose another")
        }
        let encoding = reader.value("encoding") { text -> Reading<String> in
            text.lowercased() == "utf-8"
                ? .value(text)
                : .problem("\(quoted(text)) is not available in this release", fix: "now supported: utf-8")
        }
        return Dataset.CSVLayout(
            delimiter: delimiter, quote: quote, headerRow: header, footerLines: footer ?? 0,
            isDeclaredUTF8: encoding != nil)
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

    private func sample(_ reader: inout MappingReader) -> Dataset.Sample? {
        reader.mapping("sample") { reader in
            let first = reader.integer("first", in: 1...1_000_000_000)
            let every = reader.integer("every", in: 1...1_000_000_000)
            guard reader.has("first") != reader.has("every") else {
                findings.add(
                    reader.position, reader.path, "needs first or every, and not both",
                    fix: "write {first: 500} or {every: 10}")
                return nil
            }
            return first.map { .first($0) } ?? every.map { .every($0) }
        }
    }
}

/// The small path language of XML fields, `/Data//Advice/@payer-name`, as far as an agreement must know it.
enum XMLPathText {
    /// A path of names behind `/` or `//`; an attribute, where allowed, is the last step.
    static func reading(_ text: String, attributes: Bool) -> Reading<String> {
        func problem(_ why: String) -> Reading<String> {
            .problem("\(quoted(text)) is no path: \(why)", fix: "write it like /Data//Advice/@payer-name")
        }
        guard text.hasPrefix("/") else { return problem("it must begin with /") }
        let steps = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, step) in steps.enumerated() {
            let isLast = index == steps.count - 1
            if step.isEmpty {
                // An empty step is the gap of `//`; three slashes, or one at the end, leave a step without a name.
                guard !isLast, index == 0 || !steps[index - 1].isEmpty else { return problem("a step has no name") }
                continue
            }
            let isAttribute = step.hasPrefix("@")
            if isAttribute, !attributes { return problem("a record is an element, not an attribute") }
            if isAttribute, !isLast { return problem("an attribute must be the last step") }
            guard isName(isAttribute ? step.dropFirst() : step) else { return problem("a step is no XML name") }
        }
        return .value(text)
    }

    /// A name with at most one prefix. Which letters XML 1.0 allows is the XML reader's business.
    private static func isName(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { part in
                guard let first = part.unicodeScalars.first else { return false }
                return !"-.0123456789".unicodeScalars.contains(first)
                    && part.unicodeScalars.allSatisfy {
                        $0.value > 0x7F || $0.properties.isAlphabetic || "-._0123456789".unicodeScalars.contains($0)
                    }
            }
    }
}
