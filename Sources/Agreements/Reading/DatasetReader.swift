internal import Primitives
internal import Pseudonyms

extension AgreementReader {
    /// Reads `datasets`.
    func datasets(
        _ top: inout MappingReader, _ classification: Agreement.Class?, _ presence: Presence
    ) -> [Dataset]? {
        var names: Set<String> = []
        var families: [Dataset.Sample.Family] = []
        var exchanges: [ExchangeReader.Placed?] = []
        defer { checkExchanges(exchanges) }
        return top.list("datasets", presence, atLeastOne: true) { node, path in
            findings.mapping(node, at: path) { reader in
                let name = reader.value("name", .required, Scalar.datasetName)
                if let name, !names.insert(name).inserted {
                    reader.refuse(
                        "name", "the dataset \(quoted(name)) stands twice", fix: "give each dataset its own name")
                }
                let dataset = self.dataset(name, classification, &reader, &exchanges)
                if let family = dataset?.sample.family { self.checkShare(of: family, &families, reader) }
                return dataset
            }
        }
    }

    private func dataset(
        _ name: String?, _ classification: Agreement.Class?, _ reader: inout MappingReader,
        _ exchanges: inout [ExchangeReader.Placed?]
    ) -> Dataset? {
        let namesProfile = reader.has("profile")
        let applied = appliedProfile(&reader)
        let profile = applied?.resolved
        let format = FormatReader(findings: findings).format(
            &reader, over: profile?.format, isRequired: !namesProfile || profile != nil)
        let writtenKey = reader.text("key")
        let maxRows = reader.integer("maxRows", .required, in: 1...1_000_000_000)
        let limits = limits(&reader, of: format)
        let malformed = MalformedRule.read(&reader, of: format)
        let rules = rules(
            &reader, of: format, profile, isKnown: !namesProfile || profile != nil,
            isExact: classification == .transactional)
        let otherwise = reader.choice("otherwise", of: UnnamedFieldRule.self)
        let proof = proof(&reader)
        let key = writtenKey.map { RuleName.canonical($0, in: format) } ?? profile?.key
        if let writtenKey, let key, let rules, !namesProfile || profile != nil,
            !rules.contains(where: { $0.field == key && !$0.isMargin })
        {
            reader.refuse(
                "key", "\(quoted(writtenKey)) is not among the fields",
                fix: NearestWord.to(writtenKey, among: rules.map(\.field)).map { "did you mean \($0)?" }
                    ?? "name a field that has a rule")
        }
        let sample = SampleReader(
            findings: findings, dataset: name ?? "", format: format,
            // Where the profile is not known, neither are the fields that it has.
            rules: !namesProfile || profile != nil ? rules : nil, key: key
        ).sample(&reader)
        let risk = RiskReader(
            findings: findings, format: format, rules: !namesProfile || profile != nil ? rules : nil
        ).risk(&reader)
        let placed = ExchangeReader(
            findings: findings, format: format, profile: profile, profileName: applied?.name,
            rules: !namesProfile || profile != nil ? rules : nil
        ).exchange(&reader, of: name)
        if reader.has("exchange") { exchanges.append(placed) }
        switch classification {
        case .transactional:
            TransactionalRules(findings: findings).check(reader, rules: rules, otherwise: otherwise)
        case .debugSample:
            if reader.has("exchange") {
                reader.refuse(
                    "exchange", "belongs to class transactional, and this is a debug sample",
                    fix: "remove it, or make an agreement of class transactional for this file")
            }
        case nil: break
        }
        // What a profile says of records and fields that it does not know is said of samples.
        let isSent = placed?.terms.direction == .outbound
        let policy = malformed ?? (classification == .transactional ? nil : profile?.malformed) ?? .refuse
        if policy == .shape, rules?.contains(where: { $0.isSecret || RuleName.isSecret($0.field, in: format) }) == true
        {
            reader.refuse(
                reader.has("malformed") ? "malformed" : "profile",
                "shapes records of unknown fields, and a secret among them would leave in another form",
                fix: "write malformed: set-aside")
        }
        guard let name, format != nil || namesProfile, let maxRows, let rules, !namesProfile || applied != nil else {
            return nil
        }
        return Dataset(
            name: name, profile: applied, format: format, key: key, maxRows: maxRows, sample: sample ?? .all,
            limits: limits ?? .standard, malformed: policy, fields: rules,
            otherwise: otherwise ?? (isSent ? nil : profile?.otherwise) ?? .refuse, proof: proof ?? .refuse,
            risk: risk ?? .standard,
            exchange: placed?.terms)
    }

    private enum ProofWord: String, CaseIterable {
        case refuse
        case setAside = "set-aside"
        case off
    }

    /// Reads `proof`: no profile can say it, for a profile is not what the parties sign.
    private func proof(_ reader: inout MappingReader) -> ProofRule? {
        reader.mapping("proof") { reader in
            let word = reader.choice("do", .required, of: ProofWord.self)
            let because = reader.text("because")
            switch word {
            case nil: return nil
            case .refuse: return .refuse
            case .setAside: return .setAside
            case .off:
                guard let because else {
                    if !reader.has("because") {
                        reader.refuse(
                            "do", "what is kept would leave unsearched, and nothing says why",
                            fix: "write {do: off, because: ...}, or remove proof")
                    }
                    return nil
                }
                return .off(because: because)
            }
        }
    }

    /// The rules of a dataset, with those of its profile; `nil` where there are none and must be.
    private func rules(
        _ reader: inout MappingReader, of format: Dataset.Format?, _ profile: Profile?, isKnown: Bool,
        isExact: Bool
    ) -> [FieldRule]? {
        let own = FieldRuleReader(findings: findings, format: format, origin: .agreement, isExact: isExact)
        let said = isExact ? profile?.fieldsOfExchange : profile?.fields
        guard reader.has("fields") || (isKnown && profile == nil) else {
            _ = reader.node("fields")
            return said ?? []
        }
        return reader.mapping("fields", .required) { reader -> [FieldRule]? in
            guard let read = own.rules(&reader) else { return nil }
            guard isKnown else { return read.rules }
            let before = findings.all.count
            let merged = profile.map { profile in
                ProfileMerging(
                    findings: findings, profile: profile, fields: said ?? [], namespaces: format?.namespaces ?? [:]
                ).merge(read, reader)
            }
            let rules = merged ?? read.rules
            own.checkCompanions(of: rules, read, reader)
            if findings.all.count == before { own.checkPaths(of: rules, reader) }
            return rules
        }
    }

    private func limits(_ reader: inout MappingReader, of format: Dataset.Format?) -> Dataset.Limits? {
        reader.mapping("limits") { reader in
            let record = reader.integer("record", in: 1...1 << 30)
            let field = reader.integer("field", in: 1...1 << 30)
            switch format {
            case .csv?, nil: break
            case .xml?, .fixed?:
                if reader.has("field") {
                    reader.refuse("field", "belongs to csv: elsewhere the record's limit holds", fix: "remove it")
                }
            }
            if let record, let field, record < field {
                reader.refuse("field", "is more than a record may have", fix: "write at most \(record)")
            }
            return Dataset.Limits(record: record, field: field)
        }
    }

    /// Reads `profile` and looks it up; `nil` where there is none, or a finding.
    private func appliedProfile(_ reader: inout MappingReader) -> AppliedProfile? {
        guard let node = reader.node("profile") else { return nil }
        let path = joined(reader.path, "profile")
        guard case .mapping = node.content else {
            guard let name = findings.value(node, at: path, Scalar.word) else { return nil }
            return resolved(name, pin: nil, at: node.position, path)
        }
        return findings.mapping(node, at: path) { reader in
            let name = reader.value("name", .required, Scalar.word)
            let pin = reader.value("sha256", .required, Scalar.digest)
            guard let name, let pin else { return nil }
            let place = profiles.digests(of: name).isEmpty ? "name" : "sha256"
            return self.resolved(name, pin: pin, at: reader.position(of: place), joined(reader.path, place))
        }
    }

    private func resolved(
        _ name: String, pin: Digest?, at position: YAMLNode.Position, _ path: String
    ) -> AppliedProfile? {
        guard profiles.isResolving else { return AppliedProfile(name: name, pin: pin, resolved: nil) }
        do throws(AgreementError) {
            if let profile = try profiles.profile(named: name, pinned: pin) {
                return AppliedProfile(name: name, pin: pin, resolved: profile)
            }
        } catch {
            findings.add(position, path, "the profile cannot be read: \(error.what)", fix: error.hint)
            return nil
        }
        let besides = "put the profile's file beside the agreement as profiles/\(name).yaml"
        guard let known = profiles.digests(of: name).first else {
            let nearest = NearestWord.to(name, among: profiles.names)
            findings.add(
                position, path, "no profile is called \(quoted(name))",
                fix: nearest.map { "did you mean \($0)? or \(besides)" } ?? besides)
            return nil
        }
        findings.add(
            position, path, "pins another \(name) than the one that is known, whose sha256 is \(known)",
            fix: "\(besides), or sign a new version with profile: {name: \(name), sha256: \(known)}")
        return nil
    }
}

extension MalformedRule {
    /// Reads `malformed` of a dataset or profile.
    static func read(_ reader: inout MappingReader, of format: Dataset.Format?) -> MalformedRule? {
        let rule = reader.choice("malformed", of: MalformedRule.self)
        if case .xml? = format, reader.has("malformed") {
            reader.refuse(
                "malformed", "XML that is not well-formed is always refused", fix: "remove malformed")
        }
        return rule
    }
}
