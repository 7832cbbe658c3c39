internal import Primitives
internal import Pseudonyms

extension DifferenceList {
    mutating func datasets(_ old: Agreement, _ new: Agreement) {
        let plans = (old: Plan.compile(old), new: Plan.compile(new))
        pairs(old.datasets, new.datasets, by: \.name) { list, before, after in
            let section = "datasets.\(after?.name ?? before?.name ?? "")"
            switch (before, after) {
            case (nil, let dataset?):
                let leaving = dataset.fields.count { $0.operator.leavesSomething }
                list.note(
                    section,
                    "a dataset is added: \(leaving) of \(dataset.fields.count) fields leave, in at most "
                        + "\(dataset.maxRows) rows", .widens)
            case (_?, nil): list.note(section, "the dataset is gone", .narrows)
            case (let before?, let after?):
                list.dataset(
                    section, before, after, plans.old.first { $0.name == before.name },
                    plans.new.first { $0.name == after.name })
            case (nil, nil): break
            }
        }
    }

    private mutating func dataset(
        _ section: String, _ old: Dataset, _ new: Dataset, _ oldPlan: DatasetPlan?, _ newPlan: DatasetPlan?
    ) {
        profile(section, old.profile, new.profile)
        if old.format != new.format {
            let isSameKind = old.format?.name == new.format?.name
            note(
                "\(section).format",
                isSameKind
                    ? "the file is written in another way"
                    : "\(old.format?.name ?? "a profile's") becomes \(new.format?.name ?? "a profile's")", .changes)
        }
        value("\(section).key", old.key, new.key)
        more("\(section).maxRows", "rows at most", old.maxRows, new.maxRows, more: .widens)
        sample("\(section).sample", old.sample, new.sample)
        if old.limits != new.limits {
            note("\(section).limits", "records or fields of another size are refused", .changes)
        }
        fields(
            section, oldPlan?.rules ?? [], newPlan?.rules ?? [], was: old.otherwise.operator, is: new.otherwise.operator
        )
        if old.otherwise != new.otherwise {
            note(
                "\(section).otherwise",
                "a field that no rule names: \(old.otherwise.rawValue) becomes \(new.otherwise.rawValue)",
                rank(old.otherwise) < rank(new.otherwise) ? .widens : .narrows)
        }
        if old.malformed != new.malformed {
            note(
                "\(section).malformed",
                "a broken record: \(old.malformed.rawValue) becomes \(new.malformed.rawValue)",
                new.malformed == .shape ? .widens : (old.malformed == .shape ? .narrows : .changes))
        }
        if old.proof != new.proof {
            let direction: Direction =
                old.proof.isOff == new.proof.isOff ? .changes : (new.proof.isOff ? .widens : .narrows)
            note("\(section).proof", "\(new.proof.text); before, \(old.proof.text)", direction)
        }
        risk("\(section).risk", old.risk, new.risk)
        exchange("\(section).exchange", old.exchange, new.exchange, oldPlan, newPlan)
    }

    private mutating func profile(_ section: String, _ old: AppliedProfile?, _ new: AppliedProfile?) {
        value("\(section).profile", old?.name, new?.name)
        guard let old, let new, old.name == new.name else { return }
        if old.pin != new.pin {
            note(
                "\(section).profile",
                new.pin.map { "another edition of \(new.name) is fixed: sha256 \($0.hex)" }
                    ?? "no edition of \(new.name) is fixed any more", .changes)
        }
    }

    private mutating func sample(_ section: String, _ old: Dataset.Sample, _ new: Dataset.Sample) {
        guard old != new else { return }
        let all = "all rows"
        let direction: Direction =
            switch (old.choice, new.choice) {
            case _ where old.condition != new.condition || old.shapes != new.shapes:
                new == .all ? .widens : (old == .all ? .narrows : .changes)
            case (.first(let before), .first(let after)): before < after ? .widens : .narrows
            case (.every(let before), .every(let after)): before < after ? .narrows : .widens
            case (_, .all): .widens
            case (.all, _): .narrows
            case (.families(let before), .families(let after))
            where before.field == after.field && before.type == after.type:
                before.share.isLess(than: after.share) ? .widens : .narrows
            default: .changes
            }
        let (before, after) = (old.summary ?? all, new.summary ?? all)
        note(section, before == after ? "other rows are taken: \(after)" : "\(before) becomes \(after)", direction)
    }

    private mutating func fields(
        _ section: String, _ old: [PlannedRule], _ new: [PlannedRule], was oldOtherwise: Operator?,
        is newOtherwise: Operator?
    ) {
        pairs(old, new, by: \.field) { list, before, after in
            let place = "\(section).\(after?.field ?? before?.field ?? "")"
            switch (before, after) {
            case (nil, let rule?):
                let direction = list.direction(from: oldOtherwise, to: rule.operator)
                list.note(place, "a rule is added: \(AgreementReport.operation(rule))", direction)
            case (let rule?, nil):
                let what =
                    newOtherwise.map { "now \($0.name), as every field that no rule names" }
                    ?? "an export that has it is refused"
                list.note(
                    place, "the rule \(AgreementReport.operation(rule)) is gone: \(what)",
                    list.direction(from: rule.operator, to: newOtherwise))
            case (let before?, let after?): list.rule(place, before, after)
            case (nil, nil): break
            }
        }
    }

    /// A refused export lets nothing leave.
    private func direction(from old: Operator?, to new: Operator?) -> Direction {
        let (before, after) = (old ?? .drop, new ?? .drop)
        return before == after ? .changes : OperatorComparison.direction(from: before, to: after)
    }

    private mutating func rule(_ place: String, _ old: PlannedRule, _ new: PlannedRule) {
        let (before, after) = (AgreementReport.operation(old), AgreementReport.operation(new))
        if before != after || old.operator != new.operator {
            note(
                place, "\(before) becomes \(after)",
                old.operator == new.operator
                    ? .changes : OperatorComparison.direction(from: old.operator, to: new.operator))
        }
        // Told where both have pseudonyms; else the operators say it.
        if let before = old.semanticType, let after = new.semanticType, before != after {
            note(place, "its pseudonyms are joined with those of \(after), not of \(before)", .changes)
        }
        value("\(place).category", old.category, new.category)
        value("\(place).because", old.because, new.because)
    }

    private mutating func risk(_ section: String, _ old: RiskRule, _ new: RiskRule) {
        guard old != new else { return }
        let direction: Direction =
            switch (old.k, new.k) {
            case (let before?, let after?) where before != after: before < after ? .narrows : .widens
            case (nil, .some): .narrows
            case (.some, nil): .widens
            default: .changes
            }
        note(
            section, "\(new.text ?? "rows alike stop nothing"); before, \(old.text ?? "they stopped nothing")",
            direction)
    }

    private mutating func exchange(
        _ section: String, _ old: ExchangeTerms?, _ new: ExchangeTerms?, _ oldPlan: DatasetPlan?,
        _ newPlan: DatasetPlan?
    ) {
        guard old != new else { return }
        let noun = "how the file is exchanged"
        let (before, after) = (oldPlan?.exchangeWords ?? [], newPlan?.exchangeWords ?? [])
        items(section, noun, before, after, added: .changes)
        if let old, let new, old.persons != new.persons {
            note("\(section).persons", "\(old.persons.rawValue) becomes \(new.persons.rawValue)", .changes)
        } else if before == after {
            note(section, "\(noun) has changed", .changes)
        }
    }

    private func rank(_ rule: UnnamedFieldRule) -> Int {
        switch rule {
        case .refuse: 0
        case .blank: 1
        case .shape: 2
        }
    }
}

extension Dataset.Sample.Share {
    /// Whether this is a smaller part; by products of twice the width, so that none is too large.
    fileprivate func isLess(than other: Dataset.Sample.Share) -> Bool {
        let (left, right) = (part.multipliedFullWidth(by: other.whole), other.part.multipliedFullWidth(by: whole))
        return (left.high, left.low) < (right.high, right.low)
    }
}

extension Operator {
    /// Whether anything of a value's field reaches the recipient.
    fileprivate var leavesSomething: Bool {
        switch self {
        case .drop, .blank: false
        default: true
        }
    }
}
