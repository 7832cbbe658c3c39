/// Reads `risk` of a dataset: no profile can say it, for a profile is not what the parties sign.
struct RiskReader {
    let findings: Findings
    let format: Dataset.Format?
    /// The rules of the dataset; `nil` where they are not all known.
    let rules: [FieldRule]?

    func risk(_ reader: inout MappingReader) -> RiskRule? {
        reader.mapping("risk") { reader in
            // One row is like itself: less than 2 asks for nothing.
            let k = reader.integer("k", in: 2...1_000_000)
            let names = reader.values("over", atLeastOne: true, field)
            guard reader.has("k") || reader.has("over") else {
                findings.add(
                    reader.position, reader.path, "says nothing of what is asked for",
                    fix: "write {k: 5}, {over: [Postcode, City]} or both, or remove risk")
                return nil
            }
            if let names, names.count > RiskRule.mostFields {
                reader.refuse(
                    "over", "names \(names.count) fields, and at most \(RiskRule.mostFields) are compared",
                    fix: "name those that others know of a person")
            }
            return RiskRule(k: k, over: names)
        }
    }

    /// The rule that is meant by the name of a field.
    private func field(named written: String) -> Reading<String> {
        let name = RuleName.canonical(written, in: format)
        guard !name.hasPrefix("#") else { return .problem("\(quoted(written)) is no field", fix: "name a field") }
        guard let rules, !rules.contains(where: { $0.field == name }) else { return .value(name) }
        return .problem(
            "\(quoted(written)) is not among the fields",
            fix: NearestWord.to(written, among: rules.map(\.field)).map { "did you mean \($0)?" }
                ?? "name a field that has a rule")
    }
}
