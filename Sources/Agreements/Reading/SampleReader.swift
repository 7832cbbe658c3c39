internal import Primitives
internal import Pseudonyms

/// Reads `sample` of a dataset.
struct SampleReader {
    let findings: Findings
    let dataset: String
    let format: Dataset.Format?
    /// The rules of the dataset; `nil` where they are not all known.
    let rules: [FieldRule]?
    /// The field that names a record.
    let key: String?

    func sample(_ reader: inout MappingReader) -> Dataset.Sample? {
        guard let node = reader.node("sample") else { return nil }
        return findings.mapping(node, at: joined(reader.path, "sample"), explaining: explain) { reader in
            let choice = choice(&reader)
            let condition = condition(&reader)
            let shapes = reader.integer("shapes", in: 1...Dataset.Sample.mostShapes)
            guard
                ["rows", "first", "every", "by", "share", "type", "where", "shapes", "include"].contains(
                    where: reader.has)
            else {
                findings.add(
                    reader.position, reader.path, "says nothing of which rows are taken",
                    fix: "write {rows: 500}, {every: 10} or {by: FIELD, share: 1/100}")
                return nil
            }
            if shapes != nil, choice == .all {
                reader.refuse(
                    "shapes", "adds to a sample, and all rows are taken",
                    fix: "write rows: 500, every: 10, or by: FIELD and share: 1/100, beside it")
            }
            return Dataset.Sample(choice ?? .all, condition: condition, shapes: shapes)
        }
    }

    private func explain(_ key: String) -> Reading<Never>? {
        guard key == "include" else { return nil }
        return .problem(
            "ids of records never travel in the agreement",
            fix: "name them when the bundle is prepared: --include ID... or --include-from FILE")
    }

    private func choice(_ reader: inout MappingReader) -> Dataset.Sample.Choice? {
        let rows = reader.integer("rows", in: 1...1_000_000_000)
        let first = reader.integer("first", in: 1...1_000_000_000)
        let every = reader.integer("every", in: 1...1_000_000_000)
        let family = family(&reader)
        let named = ["rows", "first", "every", "by"].filter(reader.has)
        guard named.count <= 1 else {
            let withFamilies = named.contains("by")
            findings.add(
                reader.position, reader.path, "\(named.joined(separator: " and ")) contradict each other",
                fix: withFamilies
                    ? "with by, share says how many; maxRows is the most" : "write {rows: 500} or {every: 10}")
            return nil
        }
        if reader.has("by") { return family.map { .families($0) } }
        return (rows ?? first).map { .first($0) } ?? every.map { .every($0) } ?? (named.isEmpty ? .all : nil)
    }

    private func family(_ reader: inout MappingReader) -> Dataset.Sample.Family? {
        let written = reader.text("by")
        let share = reader.value("share", .optional, Self.share)
        let type = reader.value("type", .optional, Scalar.word)
        guard reader.has("by") else {
            for key in ["share", "type"] where reader.has(key) {
                reader.refuse(key, "belongs to by: FIELD", fix: "add by, or remove \(key)")
            }
            return nil
        }
        if !reader.has("share") {
            reader.refuse(
                "by", "needs a share: how many rows an export has is known at its end only", fix: "add share: 1/100")
        }
        guard let written else { return nil }
        let field: String
        switch rule(named: written) {
        case .value(let name): field = name
        case .problem(let what, let fix):
            reader.refuse("by", what, fix: fix)
            return nil
        }
        guard let share else { return nil }
        let own = rules?.first { $0.field == field }.flatMap(SemanticType.ofFamily)
        return Dataset.Sample.Family(field: field, type: type ?? own ?? field, share: share)
    }

    /// A share such as `1/100`: of whole numbers, at most 1.
    private static func share(_ text: String) -> Reading<Dataset.Sample.Share> {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, case .value(let part) = Scalar.integer(parts[0], in: 1...1_000_000_000),
            case .value(let whole) = Scalar.integer(parts[1], in: 1...1_000_000_000), part <= whole
        else { return .problem("\(quoted(text)) is no share of a whole", fix: "write it like 1/100") }
        return .value(Dataset.Sample.Share(part: part, whole: whole))
    }

    /// The rule that is meant by the name of a field.
    private func rule(named written: String) -> Reading<String> {
        let name = RuleName.canonical(written, in: format)
        guard !name.hasPrefix("#") else { return .problem("\(quoted(written)) is no field", fix: "name a field") }
        guard let rules else { return .value(name) }
        guard let rule = rules.first(where: { $0.field == name }) else {
            return .problem(
                "\(quoted(written)) is not among the fields",
                fix: NearestWord.to(written, among: rules.map(\.field)).map { "did you mean \($0)?" }
                    ?? "name a field that has a rule")
        }
        guard !rule.isSecret, !RuleName.isSecret(name, in: format) else {
            return .problem("\(quoted(written)) is a secret, and nothing is chosen by one", fix: "name another field")
        }
        return .value(name)
    }

    private func condition(_ reader: inout MappingReader) -> RowCondition? {
        reader.value("where", .optional) { text in
            do throws(RowConditionProblem) {
                return .value(
                    try RowConditionReader.condition(text, field: rule) { field, test in
                        guard let rule = rules?.first(where: { $0.field == field }) else { return nil }
                        return test.problem(with: rule.operator) ?? self.problem(rule, test)
                    })
            } catch {
                return .problem("at character \(error.column): \(error.what)", fix: error.fix)
            }
        }
    }

    /// The recipient reads the agreement, and would learn from it what an operator takes out of the export.
    private func problem(_ rule: FieldRule, _ test: RowTest) -> (what: String, fix: String)? {
        switch test {
        case .isOne(let texts) where texts == [""]: return nil
        case .isOne, .matches: break
        case .isEmpty, .isMalformed, .length, .before, .after: return nil
        }
        if rule.field == key {
            return ("compares ids of records, which never travel in the agreement", "give --where or --include instead")
        }
        guard rule.operator != .keep else { return nil }
        return (
            "tells who reads the agreement a value of a field that does not leave as it is",
            "give it when the bundle is prepared: --where, or keep the field"
        )
    }
}

extension RowTest {
    /// Why the test cannot be made of values of a field under `operation`.
    func problem(with operation: Operator) -> (what: String, fix: String)? {
        guard self == .isMalformed, ValueForm(operation) == nil else { return nil }
        return (
            "the operator \(operation.name) expects no form",
            "fields under phone, email, postcode, account, identifier, date and bucket can be malformed"
        )
    }
}

extension Dataset.Sample {
    /// The most rows of each shape that can be asked for.
    public static let mostShapes = 100
}

extension AgreementReader {
    /// Datasets that pick families of one type must pick as many, or families would be torn apart.
    func checkShare(
        of family: Dataset.Sample.Family, _ families: inout [Dataset.Sample.Family], _ reader: MappingReader
    ) {
        families.append(family)
        guard let other = families.first(where: { $0.type == family.type && $0.share != family.share }) else { return }
        reader.refuse(
            "sample",
            "picks \(family.share) of the families of type \(family.type), and another dataset \(other.share)",
            fix: "give both one share, or one of them another type:")
    }
}

extension DatasetPlan {
    /// The condition that a command line gives for this dataset.
    ///
    /// - Throws: `AgreementError` of category `.usage`, with the place in the text and nothing of it: it may hold values
    ///   of an export.
    public func condition(_ text: String) throws(AgreementError) -> RowCondition {
        let fields = rules.filter { !$0.isMargin }.map(\.field)
        do throws(RowConditionProblem) {
            return try RowConditionReader.condition(text) { written in
                let name = RuleName.canonical(written, in: format)
                guard !name.hasPrefix("#"), rule(for: name) != nil else {
                    return .problem(
                        "no field of dataset \(self.name) is called that",
                        fix: NearestWord.to(written, among: fields).map { "did you mean \($0)?" }
                            ?? "name a field that has a rule")
                }
                return .value(name)
            } problem: { field, test in
                rule(for: field).flatMap { test.problem(with: $0.operator) }
            }
        } catch {
            throw AgreementError(
                .usage,
                AgreementFinding(column: error.column, path: "--where", what: error.what, fix: error.fix))
        }
    }
}
