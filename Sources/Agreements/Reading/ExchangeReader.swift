internal import Primitives
internal import Pseudonyms

/// Reads `exchange` of a dataset: no profile can say it, for a profile is not what the parties sign.
struct ExchangeReader {
    let findings: Findings
    /// The format of the files; `nil` where it is not known.
    let format: Dataset.Format?
    /// The dataset's profile; `nil` for none, and where it was not looked up.
    let profile: Profile?
    /// The name of the dataset's profile.
    let profileName: String?
    /// The rules of the dataset; `nil` where they are not all known.
    let rules: [FieldRule]?

    /// What was read, and where what other datasets are held against stands.
    struct Placed {
        let terms: ExchangeTerms
        let dataset: String
        let rules: [FieldRule]
        let sequence: (position: YAMLNode.Position, path: String)
        let matched: (position: YAMLNode.Position, path: String)
    }

    /// Reads the terms of `dataset`.
    func exchange(_ reader: inout MappingReader, of dataset: String?) -> Placed? {
        reader.mapping("exchange") { reader in
            let direction = reader.choice("direction", .required, of: ExchangeTerms.Direction.self)
            let sequence = reader.value("sequence", .required, Scalar.word)
            let within = reader.period("acknowledgeWithin", direction == .outbound ? .required : .optional)
            let said = profile?.exchange
            let amount = places.amount(&reader) ?? (reader.has("amount") ? nil : said?.amount)
            let code = reader.value("code", .optional, places.field) ?? said?.code
            let date = places.date(&reader) ?? said?.date
            let persons = reader.choice("persons", of: ExchangeTerms.Persons.self)
            let payers = payers(&reader)
            var matched = (position: reader.position, path: reader.path)
            let matches = matches(&reader, direction == .inbound ? .required : .optional, &matched)
            if let direction { self.checkDirection(direction, reader) }
            self.checkPlaces(direction, amount, reader)
            if direction == .outbound { self.checkPersons(persons, payers, reader) }
            guard let direction, let sequence else { return nil }
            let isWhole = direction == .outbound ? within != nil : matches != nil
            guard isWhole else { return nil }
            let terms = ExchangeTerms(
                direction: direction, sequence: sequence, acknowledgeWithin: within, amount: amount, code: code,
                date: date, persons: persons ?? .refuse, payers: payers, matches: matches)
            return Placed(
                terms: terms, dataset: dataset ?? "", rules: rules ?? [],
                sequence: (reader.position(of: "sequence"), joined(reader.path, "sequence")), matched: matched)
        }
    }

    private var standard: ExchangePlaces? { .standard(of: format, profile: profileName) }
    /// Whether the profile may say what the agreement does not: it was not looked up.
    private var isUnresolved: Bool { profileName != nil && profile == nil }
    private var places: ExchangePlacesReader {
        ExchangePlacesReader(findings: findings, format: format, rules: rules)
    }

    private func payers(_ reader: inout MappingReader) -> ExchangeTerms.Payers? {
        let known =
            standard?.payer.by ?? profile?.exchange.flatMap { $0.payer ?? $0.reference } ?? (isUnresolved ? "" : nil)
        return reader.mapping("payers") { reader in
            let by = reader.value("by", known == nil ? .required : .optional, places.field) ?? known
            let register = reader.value("register", .required, file)
            guard let by, let register else { return nil }
            return ExchangeTerms.Payers(by: by, register: register)
        }
    }

    private func matches(
        _ reader: inout MappingReader, _ presence: Presence,
        _ place: inout (position: YAMLNode.Position, path: String)
    ) -> ExchangeTerms.Matches? {
        let said = profile?.exchange
        let isKnown = standard?.reference != nil || said?.reference != nil || isUnresolved
        var found = place
        let matches = reader.mapping("matches", presence) { reader -> ExchangeTerms.Matches? in
            let dataset = reader.value("dataset", .required, Scalar.datasetName)
            found = (reader.position(of: "dataset"), joined(reader.path, "dataset"))
            let reference = reader.value("reference", isKnown ? .optional : .required, places.field) ?? said?.reference
            let reason = reader.value("reason", .optional, places.field) ?? said?.reason
            let signature = reader.choice("signature", of: SignatureWord.self)
            guard let dataset, reference != nil || isKnown else { return nil }
            return ExchangeTerms.Matches(
                dataset: dataset, reference: reference, reason: reason, isSigned: signature == .required)
        }
        place = found
        return matches
    }

    private enum SignatureWord: String, CaseIterable {
        case required
        case optional
    }

    /// Names the keys that belong to the other direction.
    private func checkDirection(_ direction: ExchangeTerms.Direction, _ reader: MappingReader) {
        switch direction {
        case .outbound:
            if reader.has("matches") {
                reader.refuse(
                    "matches", "belongs to inbound files, which speak of what was sent before", fix: "remove it")
            }
        case .inbound:
            for key in ["acknowledgeWithin", "persons", "payers"] where reader.has(key) {
                reader.refuse(
                    key, "belongs to outbound files: nothing leaves in one that is received", fix: "remove it")
            }
        }
    }

    /// Checks the fields that the figures are read from.
    private func checkPlaces(
        _ direction: ExchangeTerms.Direction?, _ amount: ExchangeTerms.Amount?, _ reader: MappingReader
    ) {
        if standard != nil {
            for key in ["amount", "code", "date"] where reader.has(key) {
                reader.refuse(key, "files of this format say it themselves, always in the same place", fix: "remove it")
            }
        } else if direction == .outbound, amount == nil, !reader.has("amount"), !isUnresolved {
            findings.add(
                reader.position, reader.path, "the key amount is missing",
                fix: "add amount: FIELD, or {field, unit: pence}: what is sent is counted and added up")
        }
        // A field that was not understood has a finding of its own.
        let field = amount?.field ?? (reader.has("amount") ? nil : standard?.amount?.field)
        guard direction == .outbound, let field, let rules else { return }
        let place = reader.has("amount") ? "amount" : ""
        let rule = rules.first { $0.field == field }
        guard rule?.operator != .keep else { return }
        let what =
            rule.map { "\(quoted(field)) leaves as \($0.operator.name), and the recipient could not check the sum" }
            ?? "amounts stand in \(quoted(field)), which has no rule"
        let fix = "write \(field): {do: keep}"
        if place.isEmpty {
            findings.add(reader.position, reader.path, what, fix: fix)
        } else {
            reader.refuse(place, what, fix: fix)
        }
    }

    /// Checks what becomes of records that are a person's.
    private func checkPersons(
        _ persons: ExchangeTerms.Persons?, _ payers: ExchangeTerms.Payers?, _ reader: MappingReader
    ) {
        if persons == .holdBack, let format {
            if case .csv = format {
            } else {
                reader.refuse(
                    "persons", "\(format.name) files are sent whole or not at all: their own totals would be wrong",
                    fix: "write persons: refuse")
            }
        }
        guard !reader.has("payers") else { return }
        if standard?.isInstruction == true {
            findings.add(
                reader.position, reader.path,
                "the file tells a bank to take money, and nothing says which payers are companies",
                fix: "add payers: {register: FILE}, which lists the incorporated ones")
            return
        }
        let kept = keptOfPayers
        guard !kept.isEmpty else { return }
        findings.add(
            reader.position, reader.path,
            "keeps \(kept.map(quoted).joined(separator: ", ")), which can be a person's, and nothing says which payers"
                + " are companies",
            fix: "add payers: {by: FIELD, register: FILE}, or drop what is a payer's")
    }

    /// The fields that are a payer's, as far as it is known, and leave as they are.
    private var keptOfPayers: [String] {
        let known = standard.map { Set($0.payer.names + $0.payer.accounts) }
        return (rules ?? []).filter { rule in
            guard rule.operator == .keep, !rule.isMargin else { return false }
            if let known { return known.contains(rule.field) }
            return rule.category.map(ExchangePlaces.payersCategories.contains) ?? false
        }.map(\.field)
    }

    /// A file beside the agreement: a relative path that stays there.
    private func file(named written: String) -> Reading<String> {
        let steps = written.split(separator: "/", omittingEmptySubsequences: false)
        guard !steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
            return .problem(
                "\(quoted(written)) is no file beside the agreement", fix: "write its name, such as register.csv")
        }
        return Scalar.text(written)
    }
}

extension AgreementReader {
    /// Checks what the datasets say of each other's exchanges; `nil` is one that could not be read.
    func checkExchanges(_ read: [ExchangeReader.Placed?]) {
        let placed = read.compactMap(\.self)
        var sequences: [String: String] = [:]
        for one in placed {
            if let other = sequences.updateValue(one.dataset, forKey: one.terms.sequence) {
                findings.add(
                    one.sequence.position, one.sequence.path,
                    "the dataset \(quoted(other)) counts in the sequence \(quoted(one.terms.sequence)) too",
                    fix: "give each dataset a sequence of its own")
            }
            guard one.terms.direction == .inbound, let matches = one.terms.matches else { continue }
            let outbound = placed.filter { $0.terms.direction == .outbound }
            guard let sent = outbound.first(where: { $0.dataset == matches.dataset }) else {
                // What could not be read may be what is meant.
                guard placed.count == read.count else { continue }
                let nearest = NearestWord.to(matches.dataset, among: outbound.map(\.dataset))
                findings.add(
                    one.matched.position, one.matched.path,
                    "\(quoted(matches.dataset)) is no dataset that is sent",
                    fix: nearest.map { "did you mean \($0)?" } ?? "name a dataset with direction: outbound")
                continue
            }
            checkTokens(of: one, sent)
        }
    }

    /// Checks that the tokens which come back are of a type that went out.
    private func checkTokens(of received: ExchangeReader.Placed, _ sent: ExchangeReader.Placed) {
        func types(_ rules: [FieldRule]) -> Set<String?> {
            Set(rules.filter { $0.operator == .token(reversible: true) }.map(\.type))
        }
        let known = types(sent.rules)
        for rule in received.rules where rule.operator == .token(reversible: true) {
            guard rule.type == nil || !known.contains(rule.type) else { continue }
            findings.add(
                received.matched.position, received.matched.path,
                "\(quoted(rule.field)) comes back as a token of a type that \(sent.dataset) does not send",
                fix: "give both fields one type: {do: token, reversible: true, type: WORD}")
        }
    }
}
