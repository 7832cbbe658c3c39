internal import Primitives
internal import Pseudonyms

extension AgreementReader {
    /// Reads `fields` of a dataset of a format, and checks the rules against each other.
    func fields(
        _ reader: inout MappingReader, formatName: String?, _ format: Dataset.Format?
    ) -> [FieldRule]? {
        let names = reader.keys
        guard !names.isEmpty else {
            findings.add(reader.position, reader.path, "names no field", fix: "give every field of the export a rule")
            return nil
        }
        var rules: [FieldRule] = []
        for name in names {
            guard let node = reader.node(name) else { continue }
            if case .problem(let what, let fix) = fieldName(name, format) { reader.refuse(name, what, fix: fix) }
            if let rule = rule(name, node, at: joined(reader.path, name)) { rules.append(rule) }
        }
        let known = Dictionary(rules.map { ($0.field, $0) }) { first, _ in first }
        for rule in rules {
            if let problem = companionProblem(rule, names: names, hasKey: reader.has, rules: known) {
                let option = if case .date = rule.operator { "by" } else { "with" }
                reader.refuse(rule.field, "\(option): \(problem.what)", fix: problem.fix)
            }
        }
        return rules
    }

    private func fieldName(_ name: String, _ format: Dataset.Format?) -> Reading<String> {
        if name.hasPrefix("#") {
            let margins: [String]
            switch format {
            case .csv?: margins = ["#preamble", "#footer", "#extra"]
            case .xml?: margins = ["#comment", "#pi"]
            case nil: return .value(name)
            }
            guard margins.contains(name) else {
                return .problem(
                    "is no margin of \(format?.name ?? "") exports",
                    fix: "its margins: \(margins.joined(separator: ", "))")
            }
            return .value(name)
        }
        switch format {
        case .xml?: return XMLPathText.reading(name, attributes: true)
        case .csv(let layout)? where layout.headerRow == 0:
            switch Scalar.integer(name, in: 1...100_000) {
            case .value: return .value(name)
            case .problem:
                return .problem(
                    "is no column number, and the export has no header", fix: "name columns by number, from 1")
            }
        default:
            return name.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
                ? .problem("holds a control character", fix: "remove it") : .value(name)
        }
    }

    private func rule(_ field: String, _ node: YAMLNode, at path: String) -> FieldRule? {
        var spelling: OperatorName?
        return findings.mapping(node, at: path, explaining: { self.explain($0, spelling) }) { reader in
            let name = reader.value("do", .required, self.operatorName)
            spelling = name
            let category = reader.value("category", .optional, Scalar.word)
            let because = reader.text("because")
            guard let name else {
                // Without its operator nothing can be said of a rule's other keys.
                for key in OperatorName.allKeys { _ = reader.node(key) }
                return nil
            }
            if field.hasPrefix("#"), !name.fitsMargins {
                reader.refuse(
                    "do", "\(name.rawValue) needs a field; a margin is free text",
                    fix: "use keep, blank, drop, constant, mask or shape")
            }
            let type = name.isKeyed ? reader.value("type", .optional, Scalar.word) : nil
            let read = self.operatorOptions(name, field: field, &reader)
            guard let read else { return nil }
            if read.operator == .date(.month) || read.operator == .date(.year), type != nil {
                reader.refuse("type", "a truncated date has no pseudonym to share", fix: "remove type")
            }
            return FieldRule(
                field: field, operator: read.operator, type: type, companion: read.companion, category: category,
                because: because)
        }
    }

    private func operatorName(_ text: String) -> Reading<OperatorName> {
        guard text != "scrub" else {
            return .problem("scrub is not available in this release", fix: "use shape, blank or drop for free text")
        }
        return Scalar.choice(text)
    }

    private func explain(_ key: String, _ name: OperatorName?) -> Reading<Never>? {
        guard let name else { return nil }
        let owners = OperatorName.allCases.filter { $0.keys.contains(key) }
        guard !owners.isEmpty else { return nil }
        let known = (name.keys + ["category", "because"]).joined(separator: ", ")
        return .problem(
            "the key \(key) belongs to \(owners.map(\.rawValue).joined(separator: ", ")), not to \(name.rawValue)",
            fix: "\(name.rawValue) takes \(known)")
    }

    private func operatorOptions(
        _ name: OperatorName, field: String, _ reader: inout MappingReader
    ) -> (operator: Operator, companion: String?)? {
        switch name {
        case .keep: return (.keep, nil)
        case .blank: return (.blank, nil)
        case .drop: return (.drop, nil)
        case .shape: return (.shape, nil)
        case .digits: return (.digits, nil)
        case .phone: return (.phone, nil)
        case .email: return (.email, nil)
        case .constant: return reader.text("text", .required).map { (.constant($0), nil) }
        case .mask:
            let first = reader.integer("keepFirst", in: 0...64)
            let last = reader.integer("keepLast", in: 0...64)
            return (.mask(keepFirst: first ?? 0, keepLast: last ?? 0), nil)
        case .token: return (.token(reversible: reader.value("reversible", .optional, Scalar.truth) ?? false), nil)
        case .postcode:
            let outward = reader.choice("outward", of: OutwardWord.self) ?? .area
            return (.postcode(outward == .keep ? .keep : .area), nil)
        case .account: return account(field, &reader)
        case .date: return date(field, &reader)
        case .bucket: return reader.integer("size", .required, in: 1...1_000_000_000).map { (.bucket(size: $0), nil) }
        }
    }

    private func account(_ field: String, _ reader: inout MappingReader) -> (operator: Operator, companion: String?)? {
        let part = reader.choice("part", of: PartWord.self) ?? .whole
        let companion = reader.text("with", part == .whole ? .optional : .required)
        guard part != .whole else {
            guard companion == nil else {
                reader.refuse(
                    "with", "belongs to part: sort-code or number", fix: "add the part, or remove with")
                return nil
            }
            return (.account(.whole), nil)
        }
        return companion.map { (.account(part == .sortCode ? .sortCode : .number), $0) }
    }

    private func date(_ field: String, _ reader: inout MappingReader) -> (operator: Operator, companion: String?)? {
        let shift = reader.value("shift", .optional, Period.readingDays)
        let isShifted = reader.has("shift")
        let person = reader.text("by", isShifted ? .required : .optional)
        let coarse = reader.choice("truncate", of: TruncationWord.self)
        guard isShifted != reader.has("truncate") else {
            findings.add(
                reader.position, reader.path, "a date needs shift or truncate, and not both",
                fix: "write {do: date, shift: P30D, by: FIELD} or {do: date, truncate: month}")
            return nil
        }
        guard isShifted else {
            if person != nil { reader.refuse("by", "belongs to shift, not to truncate", fix: "remove it") }
            return coarse.map { (.date($0 == .month ? .month : .year), nil) }
        }
        guard let shift, let person else { return nil }
        return (.date(.shift(days: shift)), person)
    }

    /// What is wrong with the other field that a rule names. The two halves of an account must name each other: a
    /// pseudonym number beside a sort code that was kept could be somebody's account.
    private func companionProblem(
        _ rule: FieldRule, names: [String], hasKey: (String) -> Bool, rules: [String: FieldRule]
    ) -> (what: String, fix: String)? {
        guard let companion = rule.companion else { return nil }
        guard companion != rule.field else { return ("names the field itself", "name another field of the dataset") }
        guard hasKey(companion), !companion.hasPrefix("#") else {
            let fix = NearestWord.to(companion, among: names.prefix(200)).map { "did you mean \($0)?" }
            return ("\(quoted(companion)) has no rule in this dataset", fix ?? "name a field that has a rule")
        }
        guard case .account(let part) = rule.operator, let other = rules[companion] else {
            return nil
        }
        let wanted: Operator = .account(part == .number ? .sortCode : .number)
        guard other.operator == wanted, other.companion == rule.field else {
            let word = part == .number ? "sort-code" : "number"
            return (
                "\(quoted(companion)) is not the other half of this account",
                "give it {do: account, part: \(word), with: \(rule.field)}"
            )
        }
        guard other.type == rule.type else {
            return ("\(quoted(companion)) has another type", "give both halves of an account one type")
        }
        return nil
    }
}

/// The words of `do:`, and the keys that each takes beside `category` and `because`.
private enum OperatorName: String, CaseIterable {
    case keep, blank, drop, constant, mask, token, shape, digits, phone, email, postcode, account, date, bucket

    var keys: [String] {
        let options: [String] =
            switch self {
            case .keep, .blank, .drop, .shape, .digits, .phone, .email: []
            case .constant: ["text"]
            case .mask: ["keepFirst", "keepLast"]
            case .token: ["reversible"]
            case .postcode: ["outward"]
            case .account: ["part", "with"]
            case .date: ["shift", "by", "truncate"]
            case .bucket: ["size"]
            }
        return isKeyed ? ["type"] + options : options
    }

    static var allKeys: Set<String> { Set(allCases.flatMap(\.keys)) }

    /// Whether its result depends on a key, and so on a semantic type.
    var isKeyed: Bool {
        switch self {
        case .token, .shape, .digits, .phone, .email, .postcode, .account, .date: true
        case .keep, .blank, .drop, .constant, .mask, .bucket: false
        }
    }

    var fitsMargins: Bool {
        switch self {
        case .keep, .blank, .drop, .constant, .mask, .shape: true
        case .token, .digits, .phone, .email, .postcode, .account, .date, .bucket: false
        }
    }
}

private enum OutwardWord: String, CaseIterable {
    case keep, area
}

private enum PartWord: String, CaseIterable {
    case whole
    case sortCode = "sort-code"
    case number
}

private enum TruncationWord: String, CaseIterable {
    case month, year
}
