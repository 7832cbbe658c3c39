internal import Agreements
internal import Detection
internal import Pseudonyms

/// The fields of a dataset by which a row can be found again although it names nobody: those that the agreement names, or
/// else those that describe a person and leave readable.
struct QuasiIdentifiers {
    /// The rules of the fields, in the order of the dataset; at most `RiskRule.mostFields`.
    let rules: [PlannedRule]
    /// Whether the agreement names them.
    let isDeclared: Bool
    /// How many more were guessed and are too many.
    let leftAside: Int

    /// - Parameter absent: The fields that the export turned out not to have.
    init(_ plan: DatasetPlan, absent: [String] = []) {
        if let over = plan.risk.over {
            rules = over.compactMap(plan.rule(for:))
            isDeclared = true
            leftAside = 0
            return
        }
        let candidates = Self.candidates(plan).filter { !absent.contains($0.rule.field) }
        let telling = candidates.sorted { ($0.trait, $0.rule.index) < ($1.trait, $1.rule.index) }
        rules = telling.prefix(RiskRule.mostFields).map(\.rule).sorted { $0.index < $1.index }
        isDeclared = false
        leftAside = max(0, telling.count - RiskRule.mostFields)
    }

    /// The rules whose values may be compared, whatever the export turns out not to have.
    static func rules(of plan: DatasetPlan) -> [PlannedRule] {
        plan.risk.over.map { $0.compactMap(plan.rule(for:)) } ?? candidates(plan).map(\.rule)
    }

    private static func candidates(_ plan: DatasetPlan) -> [(rule: PlannedRule, trait: PersonalTrait)] {
        plan.rules.compactMap { rule in
            guard !rule.isMargin, isReadable(rule.operator),
                let trait = PersonalTrait(field: rule.field, category: rule.category)
            else { return nil }
            return (rule, trait)
        }
    }

    /// Whether something of a value leaves that can be compared with what others know. A date that is moved cannot.
    private static func isReadable(_ operation: Operator) -> Bool {
        switch operation {
        case .keep, .bucket, .postcode, .date(.month), .date(.year): true
        case .mask(let first, let last): first + last > 0
        case .blank, .drop, .constant, .token, .shape, .digits, .phone, .email, .account, .identifier, .scrub,
            .date(.shift):
            false
        }
    }

    /// The fields that leave as they are and name a person, or what is theirs alone; and beside them those of an exchange
    /// that would, did the exchange not hold them against the register, or find in them what is ours.
    static func identifying(_ rules: ExportRules) -> (persons: [String], checked: [String]) {
        let roles = ExchangeFields(rules)?.roles
        let named = rules.plan.rules.filter { rule in
            guard !rule.isMargin, rule.operator == .keep else { return false }
            switch rule.category.flatMap(FieldCategory.init(rawValue:)) ?? FieldCategory(guessedFrom: rule.field) {
            case .name, .email, .phone, .account, .iban, .card, .nationalID, .ipAddress, .device, .secret: return true
            case .address, .postcode, .dateOfBirth, .freeText, nil: return false
            }
        }
        func isChecked(_ rule: PlannedRule) -> Bool {
            roles.map { !$0[Int(rule.index)].isDisjoint(with: [.payer, .payerName, .payerAccount, .own]) } ?? false
        }
        return (named.filter { !isChecked($0) }.map(\.field), named.filter(isChecked).map(\.field))
    }

    /// Whether equal values of a field have equal pseudonyms, whose frequencies so are those of the values.
    static func isConsistent(_ rule: PlannedRule) -> Bool {
        guard !rule.isMargin else { return false }
        switch rule.operator {
        case .token, .shape, .digits, .phone, .email, .postcode, .account, .identifier: return true
        case .keep, .blank, .drop, .constant, .mask, .date, .bucket, .scrub: return false
        }
    }
}
