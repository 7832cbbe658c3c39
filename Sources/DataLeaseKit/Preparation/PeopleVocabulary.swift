internal import Agreements
internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Records

/// What the exports of a run hold about people, and what makes the pseudonyms of it: what `known: export` looks for.
struct PeopleOfRun: Sendable {
    let vocabulary: PeopleVocabulary
    let values: KnownPeople
}

/// Which fields of the exports of a run hold values of people, and which operators make their pseudonyms.
///
/// An operator is applied to what stands in a text, in the spelling of the text: so a value has the pseudonym there that it
/// has in its field, and a word of a longer value the one that it would have as a value.
struct PeopleVocabulary: Sendable {
    /// An operator under the key of its semantic type, or a tag.
    private struct Entry: Hashable {
        let kind: PersonalKind
        let operation: Operator?
        let type: String
    }

    /// The operators, by number; `nil` where a tag is written.
    private(set) var operators: [Pseudonymiser?] = []
    /// What the values of each operator are.
    private(set) var kinds: [PersonalKind] = []
    /// For each dataset, by rule, how its values are looked for; `nil` where they are not.
    private var sources: [String: [PeopleScan.Source?]] = [:]
    /// For each dataset, by kind, the operator of values that are of another kind than their field.
    private var standard: [String: [UInt16]] = [:]
    /// The rules of all datasets.
    let rules: [PlannedRule]

    private var numbers: [Entry: UInt16] = [:]

    /// The vocabulary of an agreement's datasets, also of those that are no part of a run: so that no pseudonym depends on
    /// which exports come along.
    init(_ plans: [DatasetPlan], key: borrowing MasterKey, bundle: String?) throws {
        let rules = plans.flatMap(\.rules)
        self.rules = rules
        // A value that stands in several fields has the lowest number of theirs: one of its own before one of its kind.
        for rule in rules {
            if let entry = Self.ownEntry(rule) { _ = try number(entry, key, bundle) }
        }
        for plan in plans {
            let fields = plan.rules + rules
            var numbersByKind: [UInt16] = []
            for kind in PersonalKind.allCases {
                let standard = ScrubVocabulary.standard(kind, fields, keyField: plan.keyField)
                let entry = Entry(kind: kind, operation: standard?.0, type: standard?.1 ?? "")
                numbersByKind.append(try number(entry, key, bundle))
            }
            standard[plan.name] = numbersByKind
            let exportRules = ExportRules(plan)
            sources[plan.name] = exportRules.rules.map { rule in
                // Where unnamed columns are refused, there are none that hold secrets.
                guard rule.index != exportRules.secret || plan.otherwise != nil else { return nil }
                return source(rule, numbersByKind)
            }
        }
    }

    /// How the values of each rule of a dataset are looked for.
    func sources(of dataset: String) -> [PeopleScan.Source?] { sources[dataset] ?? [] }

    /// For each kind, the operator of values of a dataset that are of another kind than their field.
    func standard(of dataset: String) -> [UInt16] { standard[dataset] ?? [] }

    private mutating func number(_ entry: Entry, _ key: borrowing MasterKey, _ bundle: String?) throws -> UInt16 {
        if let known = numbers[entry] { return known }
        guard let number = UInt16(exactly: operators.count) else {
            throw KitError(
                .agreement, "the datasets have more than 65,536 kinds of pseudonyms",
                hint: "give tokens of one kind a common type, or write scrub: {known: record}")
        }
        if let operation = entry.operation {
            let key = try key.subkey(type: entry.type, bundle: bundle)
            operators.append(Pseudonymiser(operator: operation, key: key))
        } else {
            operators.append(nil)
        }
        kinds.append(entry.kind)
        numbers[entry] = number
        return number
    }

    /// How the values of a rule are looked for: as the proof over the output looks for them.
    private func source(_ rule: PlannedRule, _ standard: [UInt16]) -> PeopleScan.Source? {
        guard let form = Self.form(rule) else { return nil }
        let kind = Self.kind(rule)
        // Where nothing of a field tells one value from another, they get what their kind gets.
        let own = Self.ownEntry(rule).flatMap { numbers[$0] }
        return PeopleScan.Source(form: form, kind: kind, number: own ?? standard[Int(kind.rawValue)])
    }

    private static func form(_ rule: PlannedRule) -> ProofForm? {
        guard !rule.isMargin, ScrubVocabulary.category(rule) != .freeText else { return nil }
        if case .date = rule.operator { return nil }
        return ProofStep.form(rule)
    }

    private static func kind(_ rule: PlannedRule) -> PersonalKind {
        if form(rule) == .unknown { return .reference }
        if case .account = rule.operator { return .bankAccount }
        return ScrubVocabulary.source(rule)?.kind ?? .reference
    }

    /// What makes the pseudonyms of a field, where each value has its own there and all of it is looked for.
    private static func ownEntry(_ rule: PlannedRule) -> Entry? {
        guard let form = form(rule), form != .unknown else { return nil }
        let operation: Operator
        switch rule.operator {
        case .keep, .scrub, .bucket, .date, .blank, .drop, .constant, .mask: return nil
        // A pseudonym belongs to the pair, whichever half of it the field holds.
        case .account: operation = .account(.whole)
        case .token, .shape, .digits, .phone, .email, .postcode, .identifier: operation = rule.operator
        }
        return Entry(kind: kind(rule), operation: operation, type: rule.semanticType ?? rule.operator.name)
    }
}

extension DatasetPlan {
    /// Whether some text of the dataset is searched for the values of all records of the run.
    var knowsExports: Bool {
        rules.contains { rule in
            if case .scrub(let scrubbing) = rule.operator { scrubbing.known == .export } else { false }
        }
    }

    /// What finds personal values in texts, with the references that the agreement declares.
    func recogniser() throws -> Recogniser {
        try references.isEmpty
            ? Recogniser() : Recogniser(references: references.map { try ReferencePattern($0.text) })
    }
}
