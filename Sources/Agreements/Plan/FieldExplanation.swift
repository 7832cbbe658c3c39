internal import Primitives
public import Pseudonyms

/// Why a field may leave, in what form, and what that form tells: what `agreement explain` shows.
///
/// It holds what the agreement says and what its operator does; nothing of any export.
public struct FieldExplanation: Sendable, Hashable {
    /// The dataset.
    public let dataset: String
    /// The field, and what governs it.
    public let governed: GovernedField
    /// The operator and its options as the agreement writes them; `nil` where the export is refused.
    public let operation: String?
    /// The clauses that speak of the field, of its dataset or of all datasets, the nearest first.
    public let clauses: [Clause]
    /// The other fields of the agreement that show the same pseudonym for the same value.
    public let joined: [String]
    /// What the proof over the output does with the field; `nil` where nothing of it is searched.
    public let proof: String?
    /// The days by which it must be gone, in words, the earliest of which counts.
    public let limits: [String]
    /// The most rows that leave, and which.
    public let rows: String
    /// What the choice of rows tells of the field, whatever its operator; `nil` where it is not chosen by.
    public let chosen: String?

    /// How the dataset's files are exchanged, a sentence each; empty for a sample.
    public let exchange: [String]
    /// What the field is to the exchange, a phrase each.
    public let roles: [String]
    /// Whether anything of the dataset ever leaves: not where its files are received.
    public let isOutbound: Bool

    /// What the operator promises; `nil` where the export is refused.
    public var properties: OperatorProperties? { governed.rule.map { OperatorProperties(of: $0.operator) } }
    /// What the operator's result tells; `nil` where the export is refused.
    public var disclosure: OperatorDisclosure? { governed.rule.map { OperatorDisclosure(of: $0.operator) } }

    /// What the recipient can learn, a line each.
    public var learnt: [String] { (disclosure?.learnt ?? []) + [chosen].compactMap(\.self) }

    /// Why the field that `governed` speaks of may leave, as `agreement` and its `plan` of the dataset say.
    public init(_ governed: GovernedField, _ plan: DatasetPlan, of agreement: Agreement) {
        self.governed = governed
        dataset = plan.name
        operation = governed.rule.map(AgreementReport.operation)
        clauses = agreement.clauses(speakingOf: governed.field, in: plan.name)
        joined = governed.rule.map { Self.joined(with: $0, in: plan, of: agreement) } ?? []
        proof = governed.rule.flatMap { rule in
            plan.exchange.map { Self.proof(rule, of: $0) } ?? Self.proof(rule, plan.proof)
        }
        limits = agreement.disposal.limits
        exchange = plan.exchangeWords
        roles = plan.exchangeRoles(of: governed.field)
        isOutbound = plan.exchange?.direction != .inbound
        let most = plan.maxRows == 1 ? "at most 1 row" : "at most \(plan.maxRows) rows"
        chosen = Self.chosen(governed.field, by: plan.sample)
        rows =
            plan.exchange == nil
            ? plan.sample.summary.map { "\(most); sample: \($0)" } ?? most
            : "all of the file; \(most), or it is refused"
    }

    /// Whether anything of what the export holds is left.
    public var leaves: Bool {
        switch governed.rule?.operator {
        case nil, .blank?, .drop?: false
        default: isOutbound
        }
    }

    private static func joined(with rule: PlannedRule, in plan: DatasetPlan, of agreement: Agreement) -> [String] {
        guard let type = rule.semanticType else { return [] }
        var fields: [String] = []
        for other in Plan.compile(agreement) {
            for one in other.rules where one.semanticType == type && one.operator.name == rule.operator.name {
                if other.name == plan.name, one.field == rule.field { continue }
                fields.append("\(other.name).\(one.field)")
            }
        }
        // A text speaks of its record by the same pseudonyms, or of all records of the run.
        let texts = Plan.compile(agreement).flatMap { other in
            other.rules.filter { text in
                guard case .scrub(let scrubbing) = text.operator, scrubbing.replacement == .pseudonym else {
                    return false
                }
                switch scrubbing.known {
                case .record: return other.name == plan.name
                case .export: return true
                case .none: return false
                }
            }.map { "the text of \(other.name).\($0.field)" }
        }
        return fields + texts
    }

    private static func chosen(_ field: String, by sample: Dataset.Sample) -> String? {
        if sample.condition?.fields.contains(field) == true {
            return "that every record fits the condition on it that stands in the agreement"
        }
        return sample.family?.field == field ? "that all records of a value are here, where one is" : nil
    }

    private static func proof(_ rule: PlannedRule, _ proof: ProofRule) -> String? {
        switch rule.operator {
        case .keep, .scrub: break
        default: return nil
        }
        let searched = "searched for personal values before a bundle gets its name"
        // A rule that says what its field holds keeps it on purpose.
        let excused = rule.category.map { "; what looks like \($0) counts only where a governed field holds it" } ?? ""
        switch proof {
        case .refuse: return "\(searched); one that is found refuses the run\(excused)"
        case .setAside: return "\(searched); a record with one is left out\(excused)"
        case .off(let because): return "leaves unsearched, because: \(because)"
        }
    }

    /// What becomes of a kept value of a transactional file: that nobody can switch off.
    private static func proof(_ rule: PlannedRule, of exchange: ExchangeTerms) -> String? {
        guard exchange.direction == .outbound, rule.operator == .keep else { return nil }
        let found = exchange.persons == .holdBack ? "holds the record back" : "refuses the file"
        let excused = exchange.payers == nil ? "" : ", but for what the register says of a company"
        return "searched before a bundle gets its name; anything of a person \(found)\(excused)"
    }
}

extension Agreement {
    /// The clauses that implement the rule of a field, its dataset's entry, or all datasets, in this order.
    fileprivate func clauses(speakingOf field: String, in dataset: String) -> [Clause] {
        var found: [Clause] = []
        for section in sections(speakingOf: field, in: dataset) {
            found += clauses.filter { $0.implements.contains(section) && !found.contains($0) }
        }
        return found
    }
}
