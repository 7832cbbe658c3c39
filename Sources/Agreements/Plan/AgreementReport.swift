public import Pseudonyms

/// What `agreement check` shows of a valid agreement: every field rule, one row each.
public struct AgreementReport: Sendable, Hashable {
    /// The rows in the order of the datasets and their rules, those of profiles included.
    public internal(set) var rows: [Row]
    /// What the datasets say of which rows are taken, in the words of the agreement; those of which all are taken are not
    /// named.
    public let samples: [Sample]
    /// The datasets whose profile is not pinned, and so not fixed by a signature.
    public let drafts: [Draft]
    /// The datasets whose proof over the output does another thing than to refuse the run.
    public let proofs: [Proof]
    /// How references are written that are looked for in texts, in the words of the agreement.
    public let references: [String]
    /// The datasets that say something of the risk that a row is found again, and what they say.
    public let risks: [Risk]

    /// The datasets with a rule of the agreement's own that cannot take all that it is for, and what it does not take.
    public let restrictions: [Restriction]

    /// What kind of exchange the agreement governs.
    public let classification: Agreement.Class
    /// The datasets that are exchanged, and how.
    public let exchanges: [Exchange]

    /// A dataset, and how its files are exchanged.
    public struct Exchange: Sendable, Hashable {
        /// The dataset.
        public let dataset: String
        /// A sentence each; never empty.
        public let words: [String]
    }

    /// A dataset, and what it asks of that risk.
    public struct Risk: Sendable, Hashable {
        /// The dataset.
        public let dataset: String
        /// In a sentence.
        public let text: String
    }

    /// A dataset, and what one of its rules does not take.
    public struct Restriction: Sendable, Hashable {
        /// The dataset.
        public let dataset: String
        /// The field or margin.
        public let field: String
        /// In a sentence.
        public let text: String
    }

    /// A dataset, and what its proof over the output does.
    public struct Proof: Sendable, Hashable {
        /// The dataset.
        public let dataset: String
        /// What it does.
        public let rule: ProofRule
    }

    /// A dataset that names a profile and no digest of it.
    public struct Draft: Sendable, Hashable {
        /// The dataset.
        public let dataset: String
        /// What to write in its place: `profile: {name: ..., sha256: ...}`.
        public let line: String
    }

    /// Which rows of a dataset are taken.
    public struct Sample: Sendable, Hashable {
        /// The dataset.
        public let dataset: String
        /// In the words of the agreement: `by: AccountId, share: 1/100`.
        public let words: String
    }

    /// A field rule in words.
    public struct Row: Sendable, Hashable {
        /// The dataset.
        public let dataset: String
        /// The field or margin.
        public let field: String
        /// The operator; what it promises (reversible, injective) is known where the operators are.
        public let `operator`: Operator
        /// The operator and its options as the agreement writes them: `date shift: P30D, by: Id`.
        public let operation: String
        /// What its pseudonyms are shared over; `nil` where there is no key.
        public let semanticType: String?
        /// Who says so.
        public let origin: FieldRule.Origin
        /// What the field is about.
        public let category: String?
        /// Why the field is needed in this form.
        public let because: String?
        /// The clause that speaks of it.
        public let clause: String?
    }

    /// The rows of an agreement.
    public init(_ agreement: Agreement) {
        let plans = Plan.compile(agreement)
        classification = agreement.classification
        exchanges = plans.filter { $0.exchange != nil }.map { Exchange(dataset: $0.name, words: $0.exchangeWords) }
        rows = plans.flatMap { plan in
            plan.rules.map { rule in
                Row(
                    dataset: plan.name, field: rule.field, operator: rule.operator,
                    operation: AgreementReport.operation(rule), semanticType: rule.semanticType, origin: rule.origin,
                    category: rule.category, because: rule.because, clause: rule.clause)
            }
        }
        restrictions = plans.flatMap { plan in
            plan.rules.filter { $0.origin == .agreement }.compactMap { rule in
                rule.restriction.map { Restriction(dataset: plan.name, field: rule.field, text: $0) }
            }
        }
        proofs = plans.filter { $0.proof != .refuse }.map { Proof(dataset: $0.name, rule: $0.proof) }
        references = agreement.references.map(\.text)
        risks = agreement.datasets.compactMap { dataset in
            dataset.risk.text.map { Risk(dataset: dataset.name, text: $0) }
        }
        samples = agreement.datasets.compactMap { dataset in
            dataset.sample.summary.map { Sample(dataset: dataset.name, words: $0) }
        }
        drafts = agreement.datasets.compactMap { dataset in
            guard let applied = dataset.profile, applied.pin == nil, let profile = applied.resolved else { return nil }
            return Draft(dataset: dataset.name, line: "profile: \(profile.pin)")
        }
    }

    static func operation(_ rule: PlannedRule) -> String {
        var options: [String] = []
        switch rule.operator {
        case .keep, .blank, .drop, .shape, .digits, .phone, .email: break
        case .constant(let text): options = ["text: \(text)"]
        case .mask(let first, let last): options = ["keepFirst: \(first)", "keepLast: \(last)"]
        case .token(let reversible): options = reversible ? ["reversible: true"] : []
        case .postcode(let outward): options = ["outward: \(outward == .keep ? "keep" : "area")"]
        case .account(.whole): break
        case .account(.sortCode): options = ["part: sort-code"]
        case .account(.number): options = ["part: number"]
        case .identifier(let kind): options = ["kind: \(kind.rawValue)"]
        case .date(.shift(let days)): options = ["shift: P\(days)D"]
        case .date(.month): options = ["truncate: month"]
        case .date(.year): options = ["truncate: year"]
        case .bucket(let size): options = ["size: \(size)"]
        case .scrub(let scrubbing):
            options = [
                "known: \(scrubbing.known.rawValue)", "unsure: \(scrubbing.unsure.rawValue)",
                "with: \(scrubbing.replacement.rawValue)",
            ]
        }
        if let companion = rule.companion {
            let option = if case .date = rule.operator { "by" } else { "with" }
            options.append("\(option): \(companion.field)")
        }
        return options.isEmpty ? rule.operator.name : "\(rule.operator.name) \(options.joined(separator: ", "))"
    }
}
