internal import Primitives
internal import Pseudonyms
internal import Records

/// What becomes of a field that somebody names: which rule governs it, or that none does.
public struct GovernedField: Sendable, Hashable {
    /// The field, as the agreement writes it where a rule names it.
    public let field: String
    /// The rule: one of the plan's, or one made for what no rule names; `nil` where its export is refused.
    public let rule: PlannedRule?
    /// Why that rule.
    public let ground: Ground
    /// What there is to say of how the name was read; `nil` where it is the rule's.
    public let remark: String?

    /// Why a rule governs a field.
    public enum Ground: Sendable, Hashable {
        /// The agreement names the field.
        case agreement
        /// The profile that the dataset names does.
        case profile(String)
        /// No rule names it, and its name says that it holds a secret.
        case secret
        /// No rule names it.
        case otherwise
    }
}

/// Why a text names no field.
public struct UnknownField: Error, Sendable, Hashable {
    /// What is wrong, in one line.
    public let what: String
    /// What to write instead; `nil` where nothing useful can be said.
    public let fix: String?
}

extension DatasetPlan {
    /// What becomes of the field that `text` names.
    ///
    /// A field or margin goes by the name that the agreement writes. Other letters in upper or lower case will do, and of
    /// an XML path its last name, as long as one rule alone is meant; a path that is in no rule is governed as in an
    /// export. What no rule names is what `otherwise` says.
    public func field(named text: String) throws(UnknownField) -> GovernedField {
        let name = RuleName.canonical(text, in: format)
        if let rule = rule(for: name) { return governed(by: rule, remark: nil) }
        let alike = rules.filter { $0.field.lowercased() == name.lowercased() }
        if alike.count == 1 {
            return governed(
                by: alike[0], remark: "names are compared letter by letter: the rule is for \(alike[0].field)")
        }
        if case .xml(let layout) = format, !name.hasPrefix("#") {
            return name.hasPrefix("/") ? try field(atPath: name, layout) : try field(atEnd: name)
        }
        switch RuleName.reading(name, in: format) {
        case .value: return unnamed(name)
        case .problem(let what, let fix): throw unknown(name, what, fix)
        }
    }

    /// What becomes of every field and margin that a rule names, and last of all others.
    public var fields: [GovernedField] {
        rules.map { governed(by: $0, remark: nil) } + [
            GovernedField(
                field: "(any other)", rule: rule(forUnnamed: "(any other)", index: RuleIndex(rules.count)),
                ground: .otherwise, remark: nil)
        ]
    }

    /// What becomes of what a path names that stands in no rule.
    private func field(atPath name: String, _ layout: Dataset.XMLLayout) throws(UnknownField) -> GovernedField {
        func parsed(_ text: String) -> XMLPath? { try? XMLPath(parsing: text, namespaces: layout.namespaces) }
        switch RuleName.reading(name, in: format) {
        case .value: break
        case .problem(let what, let fix): throw unknown(name, what, fix)
        }
        guard let path = parsed(name) else { return unnamed(name) }
        var around: (rule: PlannedRule, steps: Int)?
        var others: [String] = []
        for rule in rules where !rule.isMargin {
            guard let other = parsed(rule.field), other.canMeet(path) else { continue }
            if path.isWithin(other) {
                if other.namedSteps > around?.steps ?? -1 { around = (rule, other.namedSteps) }
            } else {
                others.append(rule.field)
            }
        }
        guard others.isEmpty else {
            throw unknown(
                name, "fits more than one rule", "name one of: \(others.prefix(8).joined(separator: ", "))")
        }
        guard let rule = around?.rule else { return unnamed(name) }
        guard !rule.endsInWildcard || !RuleName.isSecret(name, in: format) else { return secret(name) }
        return governed(by: rule, remark: "the rule is for \(rule.field), which takes it in")
    }

    /// The field of an XML export whose path ends in `name`.
    private func field(atEnd name: String) throws(UnknownField) -> GovernedField {
        let wanted = name.lowercased()
        let ends = rules.filter { rule in
            guard rule.field.hasPrefix("/") else { return false }
            let last = XMLPathText.lastName(of: rule.field).lowercased()
            return last == wanted || "@\(last)" == wanted && rule.field.contains("/@")
        }
        switch ends.count {
        case 1: return governed(by: ends[0], remark: "the rule is for \(ends[0].field)")
        case 0: throw unknown(name, "is no path", "write it like /Data//Advice/@payer-name")
        default:
            throw unknown(
                name, "is the end of \(ends.count) paths",
                "name one of: \(ends.prefix(8).map(\.field).joined(separator: ", "))")
        }
    }

    private func governed(by rule: PlannedRule, remark: String?) -> GovernedField {
        let ground: GovernedField.Ground =
            switch rule.origin {
            case .agreement: .agreement
            case .profile: .profile(profile?.name ?? "")
            }
        return GovernedField(field: rule.field, rule: rule, ground: ground, remark: remark)
    }

    private func unnamed(_ name: String) -> GovernedField {
        let nearest = nearest(to: name).map { "no rule names it; the nearest name is \($0)" }
        guard otherwise != nil else {
            return GovernedField(field: name, rule: nil, ground: .otherwise, remark: nearest)
        }
        guard name.hasPrefix("#") || !RuleName.isSecret(name, in: format) else { return secret(name) }
        return GovernedField(
            field: name, rule: rule(forUnnamed: name, index: RuleIndex(rules.count)), ground: .otherwise,
            remark: nearest)
    }

    private func secret(_ name: String) -> GovernedField {
        GovernedField(
            field: name, rule: rule(forSecret: name, index: RuleIndex(rules.count)), ground: .secret, remark: nil)
    }

    private func nearest(to name: String) -> String? {
        NearestWord.to(name, among: rules.lazy.map(\.field))
    }

    private func unknown(_ name: String, _ what: String, _ fix: String?) -> UnknownField {
        let meant = nearest(to: name).map { "did you mean \(self.name).\($0)?" }
        return UnknownField(what: "dataset \(self.name): \(quoted(name)) \(what)", fix: meant ?? fix)
    }
}

extension Agreement {
    /// The dataset that `name` means, upper and lower case not counted, or what is wrong with it: the nearest name.
    public func plan(named name: String) throws(UnknownField) -> DatasetPlan {
        let plans = Plan.compile(self)
        if let plan = plans.first(where: { $0.name == name.lowercased() }) { return plan }
        if let dataset = dataset(name.lowercased()) {
            throw UnknownField(
                what: "dataset \(dataset.name): the profile \(dataset.profile?.name ?? "") was not looked up",
                fix: "give the agreement's own file")
        }
        let names = datasets.map(\.name)
        let nearest = NearestWord.to(name, among: names)
        // Somebody may have written the field alone.
        let holders = plans.filter { $0.rule(for: name) != nil }.map { "\($0.name).\(name)" }
        let meant = nearest.map { [$0] } ?? holders
        throw UnknownField(
            what: "the agreement has no dataset \(quoted(name))",
            fix: meant.isEmpty
                ? "its datasets are: \(names.joined(separator: ", "))"
                : "did you mean \(meant.prefix(8).joined(separator: " or "))?")
    }
}
