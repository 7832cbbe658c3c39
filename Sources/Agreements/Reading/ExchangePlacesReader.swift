/// Reads where the files of a dataset or profile say what is exchanged.
struct ExchangePlacesReader {
    let findings: Findings
    /// The format of the files; `nil` where it is not known.
    let format: Dataset.Format?
    /// The rules of the dataset or profile; `nil` where they are not all known.
    let rules: [FieldRule]?

    func amount(_ reader: inout MappingReader) -> ExchangeTerms.Amount? {
        guard let node = reader.node("amount") else { return nil }
        let path = joined(reader.path, "amount")
        guard case .mapping = node.content else {
            return findings.value(node, at: path, field).map {
                ExchangeTerms.Amount(field: $0, unit: .pounds, currency: nil)
            }
        }
        return findings.mapping(node, at: path) { reader in
            let field = reader.value("field", .required, field)
            let unit = reader.choice("unit", of: ExchangeTerms.Amount.Unit.self)
            let currency = reader.value("currency", .optional, self.field)
            return field.map { ExchangeTerms.Amount(field: $0, unit: unit ?? .pounds, currency: currency) }
        }
    }

    func date(_ reader: inout MappingReader) -> ExchangeTerms.DateField? {
        guard let node = reader.node("date") else { return nil }
        let path = joined(reader.path, "date")
        guard case .mapping = node.content else {
            return findings.value(node, at: path, field).map {
                ExchangeTerms.DateField(field: $0, form: .yearFirst)
            }
        }
        return findings.mapping(node, at: path) { reader in
            let field = reader.value("field", .required, field)
            let form = reader.choice("form", .required, of: ExchangeTerms.DateField.Form.self)
            guard let field, let form else { return nil }
            return ExchangeTerms.DateField(field: field, form: form)
        }
    }

    /// The rule that is meant by the name of a field.
    func field(named written: String) -> Reading<String> {
        let name = RuleName.canonical(written, in: format)
        guard !name.hasPrefix("#") else { return .problem("\(quoted(written)) is no field", fix: "name a field") }
        guard let rules, !rules.contains(where: { $0.field == name }) else { return .value(name) }
        return .problem(
            "\(quoted(written)) is not among the fields",
            fix: NearestWord.to(written, among: rules.map(\.field)).map { "did you mean \($0)?" }
                ?? "name a field that has a rule")
    }
}
