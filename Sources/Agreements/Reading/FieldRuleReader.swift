internal import Primitives
internal import Pseudonyms
internal import Records

/// Reads `fields` of a dataset or profile.
struct FieldRuleReader {
    let findings: Findings
    /// The format of the export; `nil` where it is not known.
    let format: Dataset.Format?
    /// Whose rules these are.
    let origin: FieldRule.Origin
    /// Whether values leave exactly as they are, or not at all.
    var isExact = false

    /// What was read: the rules, and what is needed to check them against each other.
    struct Rules {
        var rules: [FieldRule] = []
        /// How the file writes the name of each field, those included whose rule could not be read.
        var keys: [String: String] = [:]
        /// The fields of `keys` in the order of the file.
        var names: [String] = []

        /// How the file writes the name of a field.
        func key(of field: String) -> String { keys[field] ?? field }
    }

    /// Reads the rules, each for itself.
    func rules(_ reader: inout MappingReader) -> Rules? {
        guard !reader.keys.isEmpty else {
            findings.add(reader.position, reader.path, "names no field", fix: "give every field of the export a rule")
            return nil
        }
        var read = Rules()
        for key in reader.keys {
            guard let node = reader.node(key) else { continue }
            if case .problem(let what, let fix) = RuleName.reading(key, in: format) {
                reader.refuse(key, what, fix: fix)
            }
            let field = RuleName.canonical(key, in: format)
            if let other = read.keys.updateValue(key, forKey: field) {
                reader.refuse(key, "names the same field as \(quoted(other))", fix: "keep one of them")
            }
            read.names.append(field)
            if let rule = rule(field, node, at: joined(reader.path, key)) { read.rules.append(rule) }
        }
        return read
    }

    /// Checks the rules of a dataset, `own` among them, against each other. `reader` stands at the `fields` of `own`.
    func checkCompanions(of rules: [FieldRule], _ own: Rules, _ reader: MappingReader) {
        let known = Dictionary(rules.map { ($0.field, $0) }) { first, _ in first }
        let names = own.names + rules.map(\.field).filter { own.keys[$0] == nil }
        for rule in rules {
            let isKnown: (String) -> Bool = { known[$0] != nil || own.keys[$0] != nil }
            guard let problem = companionProblem(rule, names: names, isKnown: isKnown, rules: known),
                let companion = rule.companion
            else { continue }
            let option = if case .date = rule.operator { "by" } else { "with" }
            if own.keys[rule.field] != nil {
                reader.refuse(own.key(of: rule.field), "\(option): \(problem.what)", fix: problem.fix)
            } else {
                // The profile was in order by itself: it is the rule here for the other field that does not fit.
                reader.refuse(
                    own.key(of: companion),
                    "the profile's rule for \(quoted(rule.field)) names this field: \(problem.what)",
                    fix: "give \(rule.field) a rule of its own here too")
            }
        }
    }

    /// The most rules whose paths are held against each other; where there are more, the run does it.
    private static let mostPaths = 1000

    /// Checks that no two paths of an XML export contradict each other.
    func checkPaths(of rules: [FieldRule], _ reader: MappingReader) {
        guard case .xml? = format, rules.count <= Self.mostPaths else { return }
        let namespaces = format?.namespaces ?? [:]
        let paths = rules.compactMap { try? XMLPath(parsing: $0.field, namespaces: namespaces) }
        do throws(ExportError) {
            _ = try XMLPathSet(paths)
        } catch {
            findings.add(reader.position, reader.path, error.what, fix: error.hint)
        }
    }

    private func rule(_ field: String, _ node: YAMLNode, at path: String) -> FieldRule? {
        var spelling: OperatorName?
        return findings.mapping(node, at: path, explaining: { self.explain($0, spelling) }) { reader in
            let name = reader.choice("do", .required, of: OperatorName.self)
            spelling = name
            let category = reader.value("category", .optional, Scalar.word)
            let because = reader.text("because")
            let isSecret = origin == .profile && reader.value("secret", .optional, Scalar.truth) == true
            let exchange = self.decision(&reader, field, isSecret: isSecret)
            guard let name else {
                // Without its operator nothing can be said of a rule's other keys.
                for key in OperatorName.allKeys { _ = reader.node(key) }
                return nil
            }
            let before = findings.all.count
            self.checkFit(name, field, isSecret: isSecret, reader)
            let type = name.isKeyed ? reader.value("type", .optional, Scalar.word) : nil
            let read = OperatorReader(findings: findings).operation(name, &reader)
            guard let read else { return nil }
            if read.operator == .date(.month) || read.operator == .date(.year), type != nil {
                reader.refuse("type", "a truncated date has no pseudonym to share", fix: "remove type")
            }
            if isExact { TransactionalRules.check(read.operator, reader) }
            if findings.all.count == before { self.checkWidth(read.operator, field, reader) }
            return FieldRule(
                field: field, operator: read.operator, type: type,
                companion: read.companion.map { RuleName.canonical($0, in: format) }, category: category,
                because: because, origin: origin, isSecret: isSecret, exchange: exchange)
        }
    }

    /// Reads `exchange` of a profile's rule: what becomes of the field in files that are exchanged.
    private func decision(
        _ reader: inout MappingReader, _ field: String, isSecret: Bool
    ) -> ProfileExchange.Decision? {
        guard origin == .profile, let decision = reader.choice("exchange", of: ProfileExchange.Decision.self) else {
            return nil
        }
        let leaves = decision.operator == .keep
        let isSecret = isSecret || (!field.hasPrefix("#") && RuleName.isSecret(field, in: format))
        if leaves, isSecret {
            reader.refuse("exchange", "a secret can only be dropped or blanked", fix: "write exchange: blank")
        } else if leaves, field == "#extra" || RuleName.endsInWildcard(field, in: format) {
            reader.refuse(
                "exchange", "would let leave what nobody has named", fix: "write exchange: blank, drop or refuse")
        } else if decision == .own || decision == .id, field.hasPrefix("#") {
            reader.refuse("exchange", "a margin is free text", fix: "write exchange: blank")
        } else if decision == .drop, case .fixed? = format {
            reader.refuse("exchange", "a record of fixed width can lack no field", fix: "write exchange: blank")
        } else if decision == .refuse {
            if case .csv? = format { return decision }
            reader.refuse(
                "exchange", "refuse belongs to csv: elsewhere another rule may take the field", fix: "write blank")
        }
        return decision
    }

    private func explain(_ key: String, _ name: OperatorName?) -> Reading<Never>? {
        if key == "secret", origin == .agreement {
            return .problem(
                "the key secret belongs to profiles", fix: "write {do: drop}: nothing else is left of a secret")
        }
        if key == "exchange", origin == .agreement {
            return .problem(
                "the key exchange belongs to the rules of profiles", fix: "write do: with what becomes of the field")
        }
        guard let name else { return nil }
        let owners = OperatorName.allCases.filter { $0.keys.contains(key) }
        guard !owners.isEmpty else { return nil }
        let known = (name.keys + ["category", "because"]).joined(separator: ", ")
        return .problem(
            "the key \(key) belongs to \(owners.map(\.rawValue).joined(separator: ", ")), not to \(name.rawValue)",
            fix: "\(name.rawValue) takes \(known)")
    }

    /// Refuses an operator that the field cannot have, whatever its options.
    private func checkFit(_ name: OperatorName, _ field: String, isSecret: Bool, _ reader: MappingReader) {
        if field.hasPrefix("#") {
            if field == "#extra", name == .keep || name == .mask || name == .scrub {
                reader.refuse(
                    "do", "what is beyond the header belongs to no column, and may be any other column's value",
                    fix: "use blank, drop, constant or shape")
            }
            guard !name.fitsMargins else { return }
            reader.refuse(
                "do", "\(name.rawValue) needs a field; a margin is free text",
                fix: "use keep, blank, drop, constant, mask, shape or scrub")
            return
        }
        let isFixed = if case .fixed? = format { true } else { false }
        if isFixed, name == .drop {
            reader.refuse("do", "a record of fixed width can lack no field", fix: "write do: blank")
            return
        }
        guard name != .drop, name != .blank else { return }
        if isSecret || RuleName.isSecret(field, in: format) {
            reader.refuse(
                "do",
                isSecret
                    ? "a secret can only be dropped or blanked"
                    : "a field of this name holds a secret, which can only be dropped or blanked",
                fix: isFixed ? "write do: blank" : "write do: drop, or do: blank where the field must stay")
        } else if RuleName.endsInWildcard(field, in: format), !name.fitsUnseenNames {
            reader.refuse(
                "do", "a path that ends in * takes in names that nobody has seen, of secrets too",
                fix: "name what is meant; a path that ends in * takes shape, token, constant, blank or drop")
        }
    }

    /// Refuses a new value that is wider than its field in a record of fixed width.
    private func checkWidth(_ operation: Operator, _ field: String, _ reader: MappingReader) {
        guard case .fixed(let fixed)? = format, let place = fixed.place(of: field) else { return }
        let width = place.field.range.count
        let needed: (key: String, count: Int)? =
            switch operation {
            case .constant(let text): ("text", text.unicodeScalars.count)
            case .token(reversible: false): ("do", OperatorReader.tokenLength)
            // Its length depends on the value's.
            case .token(reversible: true): ("reversible", .max)
            default: nil
            }
        guard let needed, needed.count > width else { return }
        reader.refuse(
            needed.key, "does not fit into the \(width) characters of the field",
            fix: needed.key == "text" ? "write at most \(width) characters" : "use shape or digits")
    }

    /// What is wrong with the other field that a rule names. The two halves of an account must name each other: a
    /// pseudonym number beside a sort code that was kept could be somebody's account.
    private func companionProblem(
        _ rule: FieldRule, names: [String], isKnown: (String) -> Bool, rules: [String: FieldRule]
    ) -> (what: String, fix: String)? {
        guard let companion = rule.companion else { return nil }
        guard companion != rule.field else { return ("names the field itself", "name another field of the dataset") }
        guard isKnown(companion), !companion.hasPrefix("#") else {
            let fix = NearestWord.to(companion, among: names.prefix(200)).map { "did you mean \($0)?" }
            return ("\(quoted(companion)) has no rule in this dataset", fix ?? "name a field that has a rule")
        }
        if case .fixed(let fixed)? = format, let mine = fixed.place(of: rule.field),
            let theirs = fixed.place(of: companion), mine.record.name != theirs.record.name
        {
            return ("\(quoted(companion)) stands in another kind of record", "name a field of \(mine.record.name)")
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
