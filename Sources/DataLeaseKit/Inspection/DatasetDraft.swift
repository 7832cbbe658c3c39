internal import Agreements
internal import Detection

/// The `datasets` part of an agreement for exports that were looked at: a first version, for people to go through.
///
/// A field gets a rule only where its category is more likely right than not. Every other is a gap, so that `prepare`
/// refuses the export until somebody has decided: a comment in the place of its rule, or a marked line of a draft.
public struct DatasetDraft: Sendable {
    /// What is to be declared of a format.
    enum Format: Sendable {
        case empty
        case delimited(isNamed: Bool)
        case fixed
        case xml(record: String?)

        /// What becomes of text that is no field, by the name of its margin: people write anything there. An instruction
        /// goes with its target, which no rule can change.
        fileprivate var margins: [String: String] {
            guard case .xml = self else { return [:] }
            return ["#comment": "do: blank", "#pi": "do: drop"]
        }
    }

    /// The confidence below which a field stays without a rule, in per cent.
    public static let leastConfidence = 60

    /// The lines, with their ends.
    public private(set) var text = "datasets:\n"
    /// How many fields have no rule.
    public private(set) var gaps = 0
    private var names: Set<String> = []
    /// Whether gaps are lines that `agreement check` names, and not comments.
    private let isMarked: Bool

    /// A draft for `exports`; those that are empty are left out.
    public init(_ exports: [InspectedExport]) {
        self.init(exports.map { (name: nil, export: $0) }, isMarked: false)
    }

    /// A draft for exports, of which some have names already; `names` of one draft differ.
    init(_ exports: [(name: String?, export: InspectedExport)], isMarked: Bool) {
        self.isMarked = isMarked
        names = Set(exports.compactMap(\.name))
        for (name, export) in exports { add(export, called: name) }
    }

    private mutating func add(_ export: InspectedExport, called given: String?) {
        if case .empty = export.declared { return }
        let name = given ?? name(export.profiles.first ?? "export")
        let records = export.records.map { ", \($0) records" } ?? ""
        text += "  # Drafted from what an export looks like\(records). Read every line before anybody signs it.\n"
        text += "  - name: \(name)\n"
        if let profile = export.profiles.first {
            text += "    profile: \(export.pin ?? profile)\n"
            if export.profiles.count > 1 {
                text += "    # these fit too: \(export.profiles.dropFirst().joined(separator: ", "))\n"
            }
        } else {
            declare(export.declared)
        }
        text += "    maxRows: 5000\n"
        let margins = export.declared.margins
        let others = export.fields.filter { !$0.isProfiled }
        // A column without a name is called by a `#` and its number, and no rule can name it.
        let (own, nameless) = (
            Self.once(others.filter { !$0.name.hasPrefix("#") || margins[$0.name] != nil }),
            others.filter { $0.name.hasPrefix("#") && margins[$0.name] == nil }
        )
        guard !others.isEmpty || export.profiles.isEmpty else { return }
        let rules = Self.rules(own, margins)
        let isOpen = !nameless.isEmpty || rules.contains { $0 == nil }
        if rules.contains(where: { $0 != nil }) || isMarked && !own.isEmpty {
            text += "    fields:\n"
        } else if export.profiles.isEmpty {
            text += "    fields:   # gap: none is sure, and a dataset needs one\n"
        } else if !own.isEmpty {
            text += "    # gap: fields:   # with the first rule of those below\n"
        }
        for (name, count) in Self.repeated(others) {
            text +=
                "      # \(YAMLText.quoted(name)) stands \(count) times in the header: prepare refuses it until all differ\n"
        }
        for column in nameless {
            if !isMarked { gaps += 1 }
            text +=
                "      # gap: the column \(column.name) can have no rule: give it a name in the export, or set otherwise: blank\n"
        }
        for (field, rule) in zip(own, rules) {
            if let rule {
                text += "      \(YAMLText.quoted(field.name)): \(rule)\n"
            } else {
                gaps += 1
                if isMarked {
                    text += "      # \(Self.described(field))\n"
                    text += AgreementOutline.openField(field.name, number: gaps, indent: 6)
                    continue
                }
                text += "      # gap: \(YAMLText.quoted(field.name)): {do: ...}   # \(Self.described(field))\n"
            }
        }
        if export.profiles.isEmpty || isOpen { text += "    otherwise: refuse\n" }
    }

    private mutating func declare(_ format: Format) {
        switch format {
        case .empty, .fixed: break
        case .delimited(isNamed: true): text += "    format: csv\n"
        case .delimited(isNamed: false):
            text += "    format: csv\n"
            text += "    csv: {header: {row: 0}}   # where the first row is a header, draft again with --names\n"
        case .xml(let record):
            text += "    format: xml\n"
            text += "    xml: {record: \(YAMLText.quoted(record ?? "/*"))}   # check: the element that is one record\n"
        }
    }

    private mutating func name(_ wanted: String) -> String {
        var (name, number) = (wanted, 1)
        while !names.insert(name).inserted {
            number += 1
            name = "\(wanted)-\(number)"
        }
        return name
    }

    // MARK: Rules

    /// The fields without those whose name another before them has.
    private static func once(_ fields: [InspectedField]) -> [InspectedField] {
        var names: Set<String> = []
        return fields.filter { names.insert($0.name).inserted }
    }

    /// The names that several fields have, and how many, in the order of the first.
    private static func repeated(_ fields: [InspectedField]) -> [(name: String, count: Int)] {
        let counts = Dictionary(fields.map { ($0.name, 1) }, uniquingKeysWith: +)
        return once(fields).compactMap { field in
            counts[field.name].flatMap { $0 > 1 ? (name: field.name, count: $0) : nil }
        }
    }

    /// For each field its rule, or `nil` where somebody has to decide.
    private static func rules(_ fields: [InspectedField], _ margins: [String: String]) -> [String?] {
        let pairs = accountPairs(fields)
        return fields.enumerated().map { index, field in
            if let margin = margins[field.name] { return "{\(margin), category: free-text}" }
            if SecretName.matches(lastStep(field.name)) { return "{do: drop, category: secret}" }
            guard let judgement = field.judgement, judgement.confidence >= leastConfidence else { return nil }
            let category = judgement.category
            let rule: String
            switch category {
            case .name: rule = "do: shape, type: name"
            case .email: rule = "do: email"
            case .phone: rule = "do: phone"
            case .address: rule = "do: shape, type: address"
            case .postcode: rule = "do: postcode, outward: area"
            case .account:
                guard let pair = pairs[index] else { return nil }
                rule =
                    "do: account, part: \(pair.isSortCode ? "sort-code" : "number"), with: \(YAMLText.quoted(pair.other))"
            case .iban: rule = "do: account"
            case .card: rule = "do: identifier, kind: card"
            case .dateOfBirth: rule = "do: date, truncate: year"
            case .secret: rule = "do: drop"
            case .nationalID, .ipAddress, .device: rule = "do: blank"
            // Or scrub, where the fault is in the text.
            case .freeText: rule = "do: blank"
            }
            return "{\(rule), category: \(category.rawValue)}"
        }
    }

    /// The sort codes and account numbers that belong together: the nearest of each other, in one element in XML.
    private static func accountPairs(_ fields: [InspectedField]) -> [Int: (isSortCode: Bool, other: String)] {
        func holder(_ name: String) -> Substring { name.lastIndex(of: "/").map { name[..<$0] } ?? "" }
        func isSortCode(_ index: Int) -> Bool {
            let name = lastStep(fields[index].name).lowercased()
            return name.contains("sort") || name.contains("branch")
        }
        let accounts = fields.indices.filter { fields[$0].judgement?.category == .account }
        var numbers = accounts.filter { !isSortCode($0) }
        var pairs: [Int: (isSortCode: Bool, other: String)] = [:]
        for code in accounts where isSortCode(code) {
            let near = numbers.filter { holder(fields[$0].name) == holder(fields[code].name) }
                .min { abs($0 - code) < abs($1 - code) }
            guard let near else { continue }
            numbers.removeAll { $0 == near }
            pairs[code] = (true, fields[near].name)
            pairs[near] = (false, fields[code].name)
        }
        return pairs
    }

    private static func lastStep(_ name: String) -> String {
        String(name.split(separator: "/").last ?? "").withoutPrefix("@")
    }

    private static func described(_ field: InspectedField) -> String {
        let looks = field.shapes.first.map { ", most like \(YAMLText.quoted($0.what))" } ?? ""
        let guess = field.noun.map { "; perhaps \($0), \(field.confidence) %" } ?? ""
        return "\(field.values) filled, about \(field.distinct) different\(looks)\(guess)"
    }
}

extension String {
    fileprivate func withoutPrefix(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}
