public import Pseudonyms
public import Records

/// Compiles agreements.
public enum Plan {
    /// One plan a dataset, in the order of the file. Cannot fail: what could is an error when the agreement is read. A
    /// dataset whose profile was not looked up has none; the gate lets nothing be prepared under such an agreement.
    public static func compile(_ agreement: Agreement) -> [DatasetPlan] {
        agreement.datasets.compactMap { dataset in
            guard dataset.isResolved, let format = dataset.format else { return nil }
            return DatasetPlan(dataset, format, of: agreement)
        }
    }
}

/// What happens to every field of one export, compiled once and then looked up by index.
public struct DatasetPlan: Sendable, Hashable {
    /// The dataset's name.
    public let name: String
    /// The profile that the dataset names; its rules are among `rules`.
    public let profile: Profile?
    /// How the export is written.
    public let format: Dataset.Format
    /// The most rows that a bundle may hold.
    public let maxRows: Int
    /// Which rows are taken.
    public let sample: Dataset.Sample
    /// How large a record and a field may be.
    public let limits: Dataset.Limits
    /// What happens to a record that is too broken to know its fields.
    public let malformed: MalformedRule
    /// The field that `--include` compares its ids with.
    public let keyField: String?
    /// The rules in the order of the dataset's; each one's `index` is its place here.
    public let rules: [PlannedRule]
    /// What happens to a field or margin that no rule names; `nil` refuses the export.
    public let otherwise: Operator?
    /// What the proof over the output does with what it finds.
    public let proof: ProofRule
    /// How the agreement says that references are written.
    public let references: [ReferenceForm]
    /// What is asked of the risk that a row is found again.
    public let risk: RiskRule
    /// How its files are exchanged; `nil` for samples.
    public let exchange: ExchangeTerms?

    private let indices: [String: Int]

    init(_ dataset: Dataset, _ format: Dataset.Format, of agreement: Agreement) {
        var indices: [String: Int] = [:]
        for (index, rule) in dataset.fields.enumerated() { indices[rule.field] = index }
        name = dataset.name
        profile = dataset.profile?.resolved
        self.format = format
        maxRows = dataset.maxRows
        sample = dataset.sample
        limits = dataset.limits
        malformed = dataset.malformed
        keyField = dataset.key
        otherwise = dataset.otherwise.operator
        proof = dataset.proof
        references = agreement.references
        risk = dataset.risk
        exchange = dataset.exchange
        self.indices = indices
        let recognition = dataset.profile?.resolved?.recognition ?? .none
        let figures = dataset.exchange?.columns(in: format) ?? []
        rules = dataset.fields.enumerated().map { index, rule in
            PlannedRule(
                index: RuleIndex(index), field: rule.field, operator: rule.operator,
                semanticType: SemanticType.of(rule, in: dataset),
                companion: rule.companion.flatMap { field in
                    indices[field].map { PlannedRule.Companion(index: RuleIndex($0), field: field) }
                },
                category: rule.category, because: rule.because,
                clause: agreement.clause(for: rule.field, of: dataset.name), origin: rule.origin,
                isOptional: rule.origin == .profile && !recognition.needs(rule.field) && !figures.contains(rule.field),
                endsInWildcard: RuleName.endsInWildcard(rule.field, in: format))
        }
    }

    /// The rule of a field or margin that the agreement names; `nil` where it names no such field.
    public func rule(for field: String) -> PlannedRule? {
        indices[field].map { rules[$0] }
    }

    /// A rule for a field or margin that the agreement does not name, made from `otherwise`, with an index that the
    /// caller gives behind those of `rules`; `nil` where such a field refuses the export.
    public func rule(forUnnamed field: String, index: RuleIndex) -> PlannedRule? {
        otherwise.map { PlannedRule(unnamed: field, $0, index: index) }
    }

    /// The rule, with an index that the caller gives, for a field whose name says that it holds a secret
    /// (`SecretName.matches`) and which only `otherwise` or a path that ends in `*` would govern: it goes, or is left blank
    /// where a record cannot lack it.
    public func rule(forSecret field: String, index: RuleIndex) -> PlannedRule {
        let isFixed = if case .fixed = format { true } else { false }
        return PlannedRule(unnamed: field, isFixed ? .blank : .drop, index: index)
    }

    /// The rule, with an index that the caller gives, for every value of a record that is too broken to know its fields;
    /// `nil` unless `malformed` is `shape`.
    public func rule(forMalformed field: String, index: RuleIndex) -> PlannedRule? {
        malformed == .shape ? PlannedRule(unnamed: field, .shape, index: index) : nil
    }
}

/// What happens to one field or margin.
public struct PlannedRule: Sendable, Hashable {
    /// The rule's place in its plan.
    public let index: RuleIndex
    /// The field's name, number or path, or the margin's name.
    public let field: String
    /// What is done to each value.
    public let `operator`: Operator
    /// What the pseudonyms' key is derived for: values of one semantic type share their pseudonyms. `nil` for operators
    /// without a key.
    public let semanticType: String?
    /// The field that the operator looks at beside its own.
    public let companion: Companion?
    /// What the field is about.
    public let category: String?
    /// Why the field is needed in this form.
    public let because: String?
    /// The id of the clause that speaks of this field, or of its dataset, or of `datasets`; the first of the nearest.
    public let clause: String?
    /// Who says so: the agreement, which `otherwise` is of too, or the profile.
    public let origin: FieldRule.Origin
    /// Whether the export may lack the field: a profile names it, and exports of its kind are known without it. Where
    /// the field is there, its companion must be.
    public let isOptional: Bool
    /// Whether the path takes in whatever stands at its end, and so names that nobody has seen.
    public let endsInWildcard: Bool

    /// Whether this is text outside any field, such as a comment.
    public var isMargin: Bool { field.hasPrefix("#") }
    /// What it does not take of what it is for, in a sentence; `nil` where it takes all.
    public var restriction: String? {
        guard field == "#pi" else { return nil }
        switch `operator` {
        case .keep, .drop: return nil
        default:
            return
                "changes the data of xml-stylesheet alone; an export with an instruction of another target is refused"
                + " (drop and keep take any)"
        }
    }

    /// Another field of the same dataset.
    public struct Companion: Sendable, Hashable {
        /// Its rule's place in the plan.
        public let index: RuleIndex
        /// Its name, number or path.
        public let field: String
    }
}

extension PlannedRule {
    /// A rule for what no rule names.
    fileprivate init(unnamed field: String, _ operation: Operator, index: RuleIndex) {
        self.init(
            index: index, field: field, operator: operation, semanticType: SemanticType.standard(of: operation),
            companion: nil, category: nil, because: nil, clause: nil, origin: .agreement, isOptional: false,
            endsInWildcard: false)
    }
}

extension Profile.Recognition {
    /// Whether an export without this column, by name or number, is none of the profile's.
    fileprivate func needs(_ field: String) -> Bool {
        if header.contains(field) { return true }
        guard let columns, let number = Int(field) else { return false }
        return number <= columns
    }
}

/// What values must have in common to share their pseudonyms.
enum SemanticType {
    /// The type that a rule declares, else its operator's. A token without a type is joined with nothing but itself: its
    /// type holds a slash, which no declared type can.
    static func of(_ rule: FieldRule, in dataset: Dataset) -> String? {
        if let type = rule.type { return type }
        if case .token = rule.operator { return "\(dataset.name)/\(rule.field)" }
        return standard(of: rule.operator)
    }

    /// The type by which families of a field are picked: that of its pseudonyms, so that a person is picked alike wherever
    /// the field stands; a field without any, or whose pseudonyms are joined with nothing, goes by its name.
    static func ofFamily(_ rule: FieldRule) -> String? {
        if let type = rule.type { return type }
        if case .token = rule.operator { return nil }
        return standard(of: rule.operator)
    }

    static func standard(of operation: Operator) -> String? {
        switch operation {
        case .keep, .blank, .drop, .constant, .mask, .bucket, .date(.month), .date(.year), .scrub: nil
        case .shape: "name"
        case .token, .digits, .phone, .email, .postcode, .account, .date(.shift): operation.name
        case .identifier(let kind): kind.rawValue
        }
    }
}

extension Agreement {
    fileprivate func clause(for field: String, of dataset: String) -> String? {
        for section in sections(speakingOf: field, in: dataset) {
            if let clause = clauses.first(where: { $0.implements.contains(section) }) { return clause.id }
        }
        return nil
    }

    /// The sections by which a field leaves, the nearest first; those of a schedule by the scope.
    func sections(speakingOf field: String, in dataset: String) -> [String] {
        scope == nil ? ["datasets.\(dataset).\(field)", "datasets.\(dataset)", "datasets"] : ["scope"]
    }
}
