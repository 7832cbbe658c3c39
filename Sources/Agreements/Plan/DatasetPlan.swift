public import Pseudonyms
public import Records

/// Compiles agreements.
public enum Plan {
    /// One plan a dataset, in the order of the file. Cannot fail: what could is an error when the agreement is read.
    public static func compile(_ agreement: Agreement) -> [DatasetPlan] {
        agreement.datasets.map { DatasetPlan($0, of: agreement) }
    }
}

/// What happens to every field of one export, compiled once and then looked up by index.
public struct DatasetPlan: Sendable, Hashable {
    /// The dataset's name.
    public let name: String
    /// How the export is written.
    public let format: Dataset.Format
    /// The most rows that a bundle may hold.
    public let maxRows: Int
    /// Which rows are taken.
    public let sample: Dataset.Sample
    /// The field that `--include` compares its ids with.
    public let keyField: String?
    /// The rules in the order of the file; each one's `index` is its place here.
    public let rules: [PlannedRule]
    /// What happens to a field or margin that no rule names; `nil` refuses the export.
    public let otherwise: Operator?

    private let indices: [String: Int]

    init(_ dataset: Dataset, of agreement: Agreement) {
        var indices: [String: Int] = [:]
        for (index, rule) in dataset.fields.enumerated() { indices[rule.field] = index }
        name = dataset.name
        format = dataset.format
        maxRows = dataset.maxRows
        sample = dataset.sample
        keyField = dataset.key
        otherwise = dataset.otherwise
        self.indices = indices
        rules = dataset.fields.enumerated().map { index, rule in
            PlannedRule(
                index: RuleIndex(index), field: rule.field, operator: rule.operator,
                semanticType: SemanticType.of(rule, in: dataset),
                companion: rule.companion.flatMap { field in
                    indices[field].map { PlannedRule.Companion(index: RuleIndex($0), field: field) }
                },
                category: rule.category, because: rule.because,
                clause: agreement.clause(for: rule.field, of: dataset.name))
        }
    }

    /// The rule of a field or margin that the agreement names; `nil` where it names no such field.
    public func rule(for field: String) -> PlannedRule? {
        indices[field].map { rules[$0] }
    }

    /// A rule for a field or margin that the agreement does not name, made from `otherwise`, with an index that the
    /// caller gives behind those of `rules`; `nil` where such a field refuses the export.
    public func rule(forUnnamed field: String, index: RuleIndex) -> PlannedRule? {
        otherwise.map {
            PlannedRule(
                index: index, field: field, operator: $0, semanticType: SemanticType.standard(of: $0), companion: nil,
                category: nil, because: nil, clause: nil)
        }
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

    /// Whether this is text outside any field, such as a comment.
    public var isMargin: Bool { field.hasPrefix("#") }

    /// Another field of the same dataset.
    public struct Companion: Sendable, Hashable {
        /// Its rule's place in the plan.
        public let index: RuleIndex
        /// Its name, number or path.
        public let field: String
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

    static func standard(of operation: Operator) -> String? {
        switch operation {
        case .keep, .blank, .drop, .constant, .mask, .bucket, .date(.month), .date(.year): nil
        case .shape: "name"
        case .token, .digits, .phone, .email, .postcode, .account, .date(.shift): operation.name
        }
    }
}

extension Agreement {
    fileprivate func clause(for field: String, of dataset: String) -> String? {
        for section in ["datasets.\(dataset).\(field)", "datasets.\(dataset)", "datasets"] {
            if let clause = clauses.first(where: { $0.implements.contains(section) }) { return clause.id }
        }
        return nil
    }
}
