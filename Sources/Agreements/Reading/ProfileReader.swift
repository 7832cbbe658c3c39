internal import Primitives

/// Reads the YAML of a profile into its model. Problems become findings; the reader goes on.
struct ProfileReader {
    let findings: Findings
    /// The bytes of the file.
    let bytes: [UInt8]

    /// The profile; `nil` only where there are findings.
    func profile(_ root: YAMLNode) -> Profile? {
        findings.mapping(root, at: "") { top in self.profile(&top) }
    }

    private func profile(_ top: inout MappingReader) -> Profile? {
        refuseOtherFormats(&top)
        let name = top.value("name", .required, Scalar.word)
        let title = top.text("title", .required)
        let source = top.text("source", .required, manyLines: true)
        let format = FormatReader(findings: findings).format(&top, over: nil, isRequired: true)
        let recognition = recognition(&top, of: format)
        let writtenKey = top.text("key")
        let rules = rules(&top, of: format)
        let exchange = exchange(&top, of: format, rules)
        let otherwise = top.choice("otherwise", of: UnnamedFieldRule.self)
        let malformed = MalformedRule.read(&top, of: format)
        let key = writtenKey.map { RuleName.canonical($0, in: format) }
        if let key, let writtenKey, let rules, !rules.contains(where: { $0.field == key && !$0.isMargin }) {
            top.refuse(
                "key", "\(quoted(writtenKey)) is not among the fields",
                fix: NearestWord.to(writtenKey, among: rules.map(\.field)).map { "did you mean \($0)?" }
                    ?? "name a field that has a rule")
        }
        guard let name, let title, let source, let format, let rules else { return nil }
        return Profile(
            name: name, title: title, source: source, format: format, recognition: recognition ?? .none, key: key,
            fields: rules, otherwise: otherwise, malformed: malformed, exchange: exchange, bytes: bytes,
            digest: .sha256(bytes))
    }

    private func refuseOtherFormats(_ top: inout MappingReader) {
        let _: String? = top.value("apiVersion", .required) { text in
            text == "datalease/v1"
                ? .value(text)
                : .problem("\(quoted(text)) is not known to this release", fix: "use datalease/v1, or a newer release")
        }
        let _: String? = top.value("kind", .required) { text in
            text == "Profile" ? .value(text) : .problem("\(quoted(text)) is no profile", fix: "write Profile")
        }
    }

    private func rules(_ top: inout MappingReader, of format: Dataset.Format?) -> [FieldRule]? {
        let rules = FieldRuleReader(findings: findings, format: format, origin: .profile)
        return top.mapping("fields", .required) { reader in
            guard let read = rules.rules(&reader) else { return nil }
            rules.checkCompanions(of: read.rules, read, reader)
            rules.checkPaths(of: read.rules, reader)
            self.checkDecisions(read, reader)
            return read.rules
        }
    }

    /// Names the rules of a profile for exchanges of which it does not say what becomes of the field there.
    private func checkDecisions(_ read: FieldRuleReader.Rules, _ reader: MappingReader) {
        guard read.rules.contains(where: { $0.exchange != nil }) else { return }
        for rule in read.rules where rule.exchange == nil && !TransactionalRules.allows(rule.operator) {
            reader.refuse(
                read.key(of: rule.field), "says what becomes of it in samples only, and others here in exchanges too",
                fix: "add exchange: keep, own, id, blank, drop or refuse")
        }
    }

    private func exchange(
        _ top: inout MappingReader, of format: Dataset.Format?, _ rules: [FieldRule]?
    ) -> ProfileExchange? {
        guard top.has("exchange") else { return nil }
        if let format {
            guard case .csv = format else {
                _ = top.node("exchange")
                top.refuse("exchange", "belongs to csv: other files have places of their own", fix: "remove it")
                return nil
            }
        }
        // What may not be there says nothing of an exchange.
        let places = ExchangePlacesReader(
            findings: findings, format: format, rules: rules?.filter { $0.exchange != .refuse })
        return top.mapping("exchange") { reader in
            ProfileExchange(
                reference: reader.value("reference", .optional, places.field),
                payer: reader.value("payer", .optional, places.field), amount: places.amount(&reader),
                code: reader.value("code", .optional, places.field), date: places.date(&reader),
                reason: reader.value("reason", .optional, places.field))
        }
    }

    private func recognition(_ top: inout MappingReader, of format: Dataset.Format?) -> Profile.Recognition? {
        top.mapping("recognise") { reader in
            let header = reader.values("header", .optional, atLeastOne: true) { Scalar.text($0) }
            let columns = reader.integer("columns", in: 1...100_000)
            let shapes = reader.mapping("shapes") { self.shapes(&$0) }
            let root = reader.values("root", .optional, atLeastOne: true) { Scalar.text($0) }
            let contains = reader.values("contains", .optional, atLeastOne: true) { Scalar.text($0) }
            let files = reader.values("files", .optional, atLeastOne: true) { Scalar.text($0) }
            for key in ["header", "columns", "shapes"] where reader.has(key) {
                guard case .csv(let layout)? = format else {
                    if format != nil { reader.refuse(key, "belongs to csv exports", fix: "remove it") }
                    continue
                }
                if layout.isWithoutHeader == (key == "header") {
                    reader.refuse(
                        key,
                        key == "header"
                            ? "header.row: 0 says that there is no header" : "the export has a header to go by",
                        fix: key == "header" ? "write columns: with their number" : "write header: [...]")
                }
            }
            for key in ["root", "contains"] where reader.has(key) {
                if case .xml? = format { continue }
                if format != nil { reader.refuse(key, "belongs to xml exports", fix: "remove it") }
            }
            return Profile.Recognition(
                header: header ?? [], columns: columns, shapes: shapes ?? [], root: root ?? [],
                contains: contains ?? [], files: files ?? [])
        }
    }

    private func shapes(_ reader: inout MappingReader) -> [Profile.Recognition.ColumnShape]? {
        reader.keys.compactMap { name in
            let patterns = reader.values(name, .required, atLeastOne: true) { Scalar.text($0) }
            switch Scalar.integer(name, in: 1...100_000) {
            case .value(let column):
                return patterns.map { Profile.Recognition.ColumnShape(column: column, patterns: $0) }
            case .problem:
                reader.refuse(name, "is no column number", fix: "name columns by number, from 1")
                return nil
            }
        }
    }
}
