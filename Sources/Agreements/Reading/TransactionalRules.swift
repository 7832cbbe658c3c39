internal import Primitives
internal import Pseudonyms

/// What the class `transactional` allows: a value leaves exactly as it was, or not at all.
struct TransactionalRules {
    let findings: Findings

    /// What a rule may do: itself, nothing, or a token that is turned back when it returns.
    static func allows(_ operation: Operator) -> Bool {
        switch operation {
        case .keep, .drop, .blank, .token(reversible: true): true
        default: false
        }
    }

    /// Checks the operator of a rule of the agreement's own. `reader` stands at the rule.
    static func check(_ operation: Operator, _ reader: MappingReader) {
        guard !allows(operation) else { return }
        if case .token = operation {
            reader.refuse(
                "do", "the token could not be turned back when it returns", fix: "add reversible: true")
        } else {
            reader.refuse(
                "do", "\(operation.name) would send a value that never was; a transactional file is exact",
                fix: "write do: keep, blank, drop, or token with reversible: true")
        }
    }

    /// Checks a dataset beside its fields. `reader` stands at the dataset; `rules` are all of its rules as far as they are
    /// known.
    func check(_ reader: MappingReader, rules: [FieldRule]?, otherwise: UnnamedFieldRule?) {
        if !reader.has("exchange") {
            findings.add(
                reader.position, reader.path, "the key exchange is missing in an agreement of class transactional",
                fix: "add exchange: {direction: outbound, sequence: ..., acknowledgeWithin: P2D, amount: FIELD}")
        }
        if reader.has("sample") {
            reader.refuse("sample", "a transactional file is complete: no row is chosen", fix: "remove sample")
        }
        if reader.has("proof") {
            reader.refuse(
                "proof", "is always made of a transactional file, and exchange.persons says what it does",
                fix: "remove proof")
        }
        if reader.has("risk") {
            reader.refuse(
                "risk", "is about samples of people, and no person is in a transactional file", fix: "remove risk")
        }
        if otherwise == .shape, reader.has("otherwise") {
            reader.refuse(
                "otherwise", "shape would send a value that never was", fix: "write otherwise: refuse or blank")
        }
        checkMalformed(reader)
        checkProfile(reader, rules)
    }

    private func checkMalformed(_ reader: MappingReader) {
        if reader.has("malformed") {
            guard reader.says("malformed", anyOf: [MalformedRule.setAside.rawValue, MalformedRule.shape.rawValue])
            else {
                return
            }
            reader.refuse(
                "malformed", "a transactional file is complete: a record that cannot be read refuses it",
                fix: "write malformed: refuse, or remove it")
        }
    }

    /// Names the rules of a profile that the agreement must replace.
    private func checkProfile(_ reader: MappingReader, _ rules: [FieldRule]?) {
        let others = (rules ?? []).filter { $0.origin == .profile && !Self.allows($0.operator) }
        guard !others.isEmpty else { return }
        let names = others.map { "\($0.field) (\($0.operator.name))" }.joined(separator: ", ")
        let count = others.count == 1 ? "1 field" : "\(others.count) fields"
        reader.refuse(
            "profile", "is made for samples: it would send other values in \(count): \(names)",
            fix: "give each a rule of its own under fields: {do: keep}, {do: blank}, {do: drop} or a token with"
                + " reversible: true")
    }
}

extension AgreementReader {
    /// Checks what an agreement of the class `transactional` says beside its datasets.
    func checkTransactional(
        _ top: MappingReader, special: Agreement.SpecialCategories?, access: Access?, linkable: Agreement.Linkable?,
        disposal: DisposalTerms?
    ) {
        if top.has("fault") {
            top.refuse("fault", "belongs to class debug-sample: no fault is mended with this file", fix: "remove fault")
        }
        if let special, special != .none {
            top.refuse(
                "specialCategories", "a transactional file identifies no person, and holds nothing special of one",
                fix: "look at the files, then write specialCategories: none")
        }
        if let access, access.approvals > 0 {
            top.refuse(
                "access", "asks for approvals, and a transactional file is sent in one run, in which nobody signs",
                fix: "remove approvals: what may be sent is decided by the agreement and its register")
        }
        if linkable == .bundle {
            top.refuse(
                "pseudonyms", "linkable: bundle would end the key of the tokens that come back later",
                fix: "write pseudonyms: {linkable: agreement}, or remove it")
        }
        if disposal?.triggers.contains(where: { $0.from == .faultResolved }) == true {
            top.refuse(
                "disposal", "a trigger is from fault-resolved, and there is no fault",
                fix: "write from: prepared or from: agreement-end")
        }
        if disposal?.evidence.contains(.key) == true {
            top.refuse(
                "disposal", "key is evidence of a bundle whose tokens need not come back",
                fix: "remove key from evidence")
        }
    }
}
