internal import Agreements
internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Records

/// What the texts of one dataset are searched for, and which operators make the pseudonyms of what is found.
struct ScrubVocabulary: Sendable {
    /// A rule whose values are looked for in the texts of their records.
    struct Source: Sendable {
        let rule: RuleIndex
        let form: KnownValues.Form
        let kind: PersonalKind
        let writing: Writing
        /// The operator for what is pseudonymised in the spelling of the text.
        let slot: Int?
        let isDropped: Bool
        /// Whether it is no field but both halves of an account, as texts write them in one.
        var isPair = false
    }

    /// The places among the sources of the fields that hold the halves of an account, and of the two in one.
    struct AccountPair: Sendable {
        let sortCode: Int
        let number: Int
        let whole: Int
    }

    /// What is written where a known value is found.
    enum Writing: Sendable {
        /// The part of the field's pseudonym that stands where the value's part stood.
        case own
        /// The field's pseudonym as it stands: it has no parts.
        case whole
        /// The field writes nothing that tells one from another: the pseudonym that its kind would have.
        case standard
    }

    private(set) var sources: [Source] = []
    private(set) var accountPair: AccountPair?
    private var operators: [Pseudonymiser] = []
    /// For each kind, the operator of values that no field holds; -1 where a tag is written.
    private var slots = Array(repeating: -1, count: PersonalKind.allCases.count)

    /// What hashes the addresses that `ReservedAddress` writes.
    private var addressSlots: [PersonalKind: Int] = [:]
    /// For each operator of `people`, its place among the operators here; -1 where a tag is written.
    private var people: [Int] = []

    /// - Parameter people: What makes the pseudonyms of the values of other records, where these are looked for.
    init(
        _ rules: ExportRules, key: borrowing MasterKey, bundle: String?, people: PeopleVocabulary? = nil
    ) throws(PseudonymError) {
        // Where the run knows everybody, a value that looks personal is taken for one of the field that holds such.
        let fields = rules.plan.rules + (people?.rules ?? [])
        for kind in PersonalKind.allCases {
            guard let (operation, type) = Self.standard(kind, fields, keyField: rules.plan.keyField) else { continue }
            slots[Int(kind.rawValue)] = operators.count
            operators.append(Pseudonymiser(operator: operation, key: try key.subkey(type: type, bundle: bundle)))
        }
        for kind in [PersonalKind.ipAddress, .macAddress] {
            addressSlots[kind] = operators.count
            operators.append(
                Pseudonymiser(
                    operator: .token(reversible: false), key: try key.subkey(type: kind.word, bundle: bundle)))
        }
        for rule in rules.rules {
            guard let (form, kind, writing) = Self.source(rule) else { continue }
            var slot: Int?
            switch rule.operator {
            case .phone, .email:
                slot = operators.count
                let type = rule.semanticType ?? rule.operator.name
                operators.append(
                    Pseudonymiser(operator: rule.operator, key: try key.subkey(type: type, bundle: bundle)))
            default: if form == .phone || form == .mail, writing == .standard { slot = self.slot(of: kind) }
            }
            sources.append(
                Source(
                    rule: rule.index, form: form, kind: kind, writing: writing, slot: slot,
                    isDropped: rule.operator == .drop))
        }
        func half(_ part: Operator.AccountPart) -> Int? {
            sources.firstIndex { rules.rules[Int($0.rule)].operator == .account(part) }
        }
        if let sortCode = half(.sortCode), let number = half(.number) {
            accountPair = AccountPair(sortCode: sortCode, number: number, whole: sources.count)
            sources.append(
                Source(
                    rule: sources[number].rule, form: .code, kind: .bankAccount, writing: .standard,
                    slot: slot(of: .bankAccount), isDropped: false, isPair: true))
        }
        for operation in people?.operators ?? [] {
            self.people.append(operation == nil ? -1 : operators.count)
            if let operation { operators.append(operation) }
        }
    }

    /// The operator for the values of a person that the run knows, by its number there; `nil` where a tag is written.
    func slot(ofPerson number: Int) -> Int? {
        let slot = people[number]
        return slot < 0 ? nil : slot
    }

    /// The operator for values of a kind that no field holds; `nil` where a tag is written.
    func slot(of kind: PersonalKind) -> Int? {
        let slot = slots[Int(kind.rawValue)]
        return slot < 0 ? nil : slot
    }

    /// What hashes an address of a kind; `nil` for other kinds.
    func slot(ofAddress kind: PersonalKind) -> Int? { addressSlots[kind] }

    /// No values, for each operator.
    var noValues: [NeededValues] { Array(repeating: NeededValues(), count: operators.count) }

    /// What the operators make of their values.
    func apply(_ values: [NeededValues]) throws(PseudonymError) -> [ValueColumn] {
        var made = Array(repeating: ValueColumn(), count: operators.count)
        for slot in operators.indices where values[slot].column.count > 0 {
            try operators[slot].apply(values[slot].column, companions: nil, into: &made[slot])
        }
        return made
    }

    /// The position of a value as its operator reads it: without what hides in it; a mail address that was written out has its
    /// signs, and a number that was read out in words its figures.
    ///
    /// - Parameter isPlain: Whether nothing can hide in the text that it is from.
    static func position(
        of written: Span<UInt8>, _ kind: PersonalKind, isPlain: Bool = false, in values: inout NeededValues
    ) -> Int {
        let asRead = isPlain ? nil : FreeText.asRead(written)
        guard kind == .email else {
            if kind != .name, kind != .address, let figures = SpokenDigits.figures(of: written) {
                return values.position(of: figures.span)
            }
            guard let asRead else { return values.position(of: written) }
            return values.position(of: asRead.span)
        }
        let value = asRead ?? written.indices.map { written[$0] }
        guard !value.contains(UInt8(ascii: "@")) else { return values.position(of: value.span) }
        var address: [UInt8] = []
        for word in value.split(whereSeparator: { $0 <= 0x20 || "()[]{}<>".utf8.contains($0) }) {
            switch String(decoding: word, as: UTF8.self).lowercased() {
            case "at": address.append(UInt8(ascii: "@"))
            case "dot": address.append(UInt8(ascii: "."))
            default: address += word
            }
        }
        return values.position(of: address.span)
    }

    // MARK: Fields

    static func category(_ rule: PlannedRule) -> FieldCategory? {
        rule.category.flatMap(FieldCategory.init(rawValue:)) ?? FieldCategory(guessedFrom: rule.field)
    }

    /// How the values of a rule are looked for; `nil` where they are not: what is kept stands in the bundle anyway, and the
    /// words of another free text are everybody's.
    static func source(_ rule: PlannedRule) -> (form: KnownValues.Form, kind: PersonalKind, writing: Writing)? {
        guard !rule.isMargin else { return nil }
        let category = category(rule)
        switch rule.operator {
        case .keep, .scrub: return nil
        case .phone: return (.phone, .phone, .own)
        case .email: return (.mail, .email, .own)
        case .postcode: return (.code, .postcode, .own)
        case .account(.whole): return (.code, .bankAccount, .own)
        case .account(.sortCode): return (.code, .sortCode, .own)
        case .account(.number): return (.code, .accountNumber, .own)
        case .identifier(let kind): return (.code, personalKind(kind), .own)
        case .digits:
            return byWords(category, .own) ?? (.code, .reference, .own)
        case .token:
            return byWords(category, .whole) ?? (.code, .reference, .whole)
        case .shape: return category == nil ? (.words, .name, .own) : byCategory(category, .own)
        // A day that a note tells as it was gives away by how much its field moved it.
        case .date: return (.day, category == .dateOfBirth ? .dateOfBirth : .reference, .own)
        case .constant, .bucket: return byCategory(category, .standard)
        case .blank, .drop, .mask:
            return category == nil ? (.unknown, .name, .standard) : byCategory(category, .standard)
        }
    }

    /// The same of what is not looked for as a code, where its operator makes codes.
    private static func byWords(
        _ category: FieldCategory?, _ writing: Writing
    ) -> (form: KnownValues.Form, kind: PersonalKind, writing: Writing)? {
        switch category {
        case .name, .address, .dateOfBirth: byCategory(category, writing)
        default: nil
        }
    }

    private static func words(
        _ category: FieldCategory?, _ writing: Writing
    ) -> (form: KnownValues.Form, kind: PersonalKind, writing: Writing) {
        (.words, category == .address ? .address : .name, writing)
    }

    private static func byCategory(
        _ category: FieldCategory?, _ writing: Writing
    ) -> (form: KnownValues.Form, kind: PersonalKind, writing: Writing)? {
        switch category {
        case nil, .freeText: nil
        case .name, .address: words(category, writing)
        case .email: (.mail, .email, writing)
        case .phone: (.phone, .phone, writing)
        case .postcode: (.code, .postcode, writing)
        case .account: (.code, .accountNumber, writing)
        case .iban: (.code, .iban, writing)
        case .card: (.code, .card, writing)
        case .dateOfBirth: (.day, .dateOfBirth, writing)
        case .nationalID: (.code, .reference, writing)
        case .ipAddress: (.code, .ipAddress, writing)
        case .device: (.code, .reference, writing)
        case .secret: (.code, .secret, writing)
        }
    }

    private static func personalKind(_ kind: Operator.IdentifierKind) -> PersonalKind {
        switch kind {
        case .card: .card
        case .nhsNumber: .nhsNumber
        case .vat: .vatNumber
        case .nino: .nationalInsurance
        case .imei: .imei
        case .companyNumber: .companyNumber
        case .utr: .taxReference
        }
    }

    // MARK: What no field holds

    /// The operator and the semantic type of values that a recogniser found: those of the first field of the kind, so that
    /// a value has the pseudonym that it has where it is somebody else's field; else the standard ones. `nil` where no
    /// operator makes a value of the kind that nobody can have.
    static func standard(
        _ kind: PersonalKind, _ rules: [PlannedRule], keyField: String? = nil
    ) -> (Operator, String)? {
        func first(_ fits: (PlannedRule) -> Bool) -> PlannedRule? { rules.first { !$0.isMargin && fits($0) } }
        func identifier(_ wanted: Operator.IdentifierKind) -> (Operator, String) {
            let type = first { $0.operator == .identifier(wanted) }?.semanticType
            return (.identifier(wanted), type ?? wanted.rawValue)
        }
        func shape(_ category: FieldCategory) -> (Operator, String) {
            let rule = first { $0.operator == .shape && self.category($0) == category }
            return (.shape, rule?.semanticType ?? "name")
        }
        switch kind {
        case .name: return shape(.name)
        case .address: return shape(.address)
        case .phone: return (.phone, first { $0.operator == .phone }?.semanticType ?? "phone")
        case .email: return (.email, first { $0.operator == .email }?.semanticType ?? "email")
        case .postcode:
            let rule = first { if case .postcode = $0.operator { true } else { false } }
            return (rule?.operator ?? .postcode(.area), rule?.semanticType ?? "postcode")
        case .bankAccount, .sortCode, .accountNumber, .iban:
            let rule = first { if case .account = $0.operator { true } else { false } }
            return (.account(.whole), rule?.semanticType ?? "account")
        case .card: return identifier(.card)
        case .nationalInsurance: return identifier(.nino)
        case .nhsNumber: return identifier(.nhsNumber)
        case .vatNumber: return identifier(.vat)
        case .companyNumber: return identifier(.companyNumber)
        case .taxReference: return identifier(.utr)
        case .imei: return identifier(.imei)
        // A subscription in the network of no country, and a card of no telephone company.
        case .imsi: return (.identifier(.imei), "imsi")
        case .iccid: return (.identifier(.card), "iccid")
        // Longer than any calendar needs, so that the year says little.
        case .dateOfBirth: return (.date(.shift(days: 3650)), "date")
        case .reference:
            let rule = referenceField(rules, keyField)
            return (rule?.operator ?? .shape, rule.map { $0.semanticType ?? $0.operator.name } ?? "reference")
        case .userName: return (.shape, "user-name")
        case .drivingLicence, .passport, .vehicle, .ipAddress, .macAddress, .sipAddress, .url, .secret: return nil
        }
    }

    /// The field that holds references, if one does: the dataset's key, or the first whose values become tokens or digits.
    private static func referenceField(_ rules: [PlannedRule], _ keyField: String?) -> PlannedRule? {
        func isReference(_ rule: PlannedRule, _ mayBeShaped: Bool) -> Bool {
            guard !rule.isMargin, category(rule) == nil else { return false }
            switch rule.operator {
            case .token, .digits: return true
            case .shape: return mayBeShaped
            default: return false
            }
        }
        return rules.first { $0.field == keyField && isReference($0, true) } ?? rules.first { isReference($0, false) }
    }
}
