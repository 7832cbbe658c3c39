internal import Agreements
internal import Detection
internal import Primitives
internal import Pseudonyms
internal import Records

/// What each rule of a dataset says of a record of its exchange, looked up once.
struct ExchangeFields: Sendable {
    /// What a field is to an exchange; one may be several things.
    struct Role: OptionSet, Sendable {
        let rawValue: UInt32

        /// Names the payer as the register does.
        static let payer = Role(rawValue: 1)
        /// Names the item.
        static let reference = Role(rawValue: 1 << 1)
        static let amount = Role(rawValue: 1 << 2)
        static let currency = Role(rawValue: 1 << 3)
        static let code = Role(rawValue: 1 << 4)
        static let day = Role(rawValue: 1 << 5)
        /// Holds a name of the payer, or a sort code, account or IBAN.
        static let payerName = Role(rawValue: 1 << 6)
        static let payerAccount = Role(rawValue: 1 << 7)
        /// Holds what is ours.
        static let own = Role(rawValue: 1 << 8)
        static let count = Role(rawValue: 1 << 9)
        static let value = Role(rawValue: 1 << 10)
        static let debitCount = Role(rawValue: 1 << 11)
        static let debitValue = Role(rawValue: 1 << 12)
        static let creditCount = Role(rawValue: 1 << 13)
        static let creditValue = Role(rawValue: 1 << 14)
        static let contraAmount = Role(rawValue: 1 << 15)
        static let contraCode = Role(rawValue: 1 << 16)
        /// Leaves as a token that can be turned back.
        static let token = Role(rawValue: 1 << 17)
        /// Stands in a label of Standard 18.
        static let label = Role(rawValue: 1 << 18)
        /// Speaks of the records behind it, and not of the one that it stands in.
        static let codeBefore = Role(rawValue: 1 << 19)
        static let dayBefore = Role(rawValue: 1 << 20)

        /// All that says a total.
        static let totals: Role = [.count, .value, .debitCount, .debitValue, .creditCount, .creditValue]
        /// What is read as an amount, a day, a code or a number, and so is none of a person.
        static let read: Role = [.amount, .currency, .code, .contraAmount, .contraCode, .totals]
    }

    let places: ExchangePlaces
    let terms: ExchangeTerms
    /// For each rule, what it is.
    let roles: [Role]
    /// For each rule, how a day is written there.
    let forms: [ExchangePlaces.Day.Form?]
    /// For each rule, whether what it holds leaves as it is.
    let isKept: [Bool]
    /// The rule of the amount, of the payer, and of the reference; -1 where there is none.
    let amountRule: Int
    let payerRule: Int
    let referenceRule: Int
    /// The rule of the currency that each amount must have; -1 where an amount may lack it.
    let currencyRule: Int
    /// Whether items stand in payments, each with totals of its own, as those of a pain.008 do.
    let hasPayments: Bool
    /// Whether a field stands in a record once; in XML an amount may stand there in parts.
    let isDelimited: Bool
    /// For each rule that holds what is ours, the number of what it says, which is the same throughout a file; -1 for others.
    let constants: [Int]
    /// What looks at the markup of a file; `nil` where it is no XML.
    let markup: MarkupCheck?
    /// For each rule, how it is written where it holds nothing of anybody; `nil` where nothing says so, or nothing is kept.
    let written: [PlaceForm?]
    /// Whether names are cut to the width of a payment's in such files.
    let cutsNames: Bool
    /// Whether a record may speak of a whole file, and so name no payer and no item, as advices of Bacs do.
    let hasNotices: Bool
    /// How many accounts of a payer a record says at most: an advice may say the old one and the new one.
    let mostAccounts: Int
    /// Codes whose amounts are credits.
    let credits: Set<ExchangeCode>
    /// Codes that take money, or set up that it is taken.
    let debits: Set<ExchangeCode>
    /// Those of them that move nothing, and that some do not count.
    let instructions: Set<ExchangeCode>
    let contraCredits: Set<ExchangeCode>

    /// The fields of a dataset that is exchanged; `nil` for any other.
    init?(_ rules: ExportRules) {
        guard let places = rules.plan.exchangePlaces, let terms = rules.plan.exchange else { return nil }
        var roles = Array(repeating: Role(), count: rules.rules.count)
        var forms = [ExchangePlaces.Day.Form?](repeating: nil, count: rules.rules.count)
        func rule(_ field: String?) -> Int? { field.flatMap { rules.plan.rule(for: $0) }.map { Int($0.index) } }
        func set(_ field: String?, _ role: Role) { if let rule = rule(field) { roles[rule].insert(role) } }
        set(places.payer.by, .payer)
        set(places.reference, .reference)
        set(places.amount?.field, .amount)
        set(places.amount?.currency, .currency)
        for code in places.codes { set(code.field, code.isBefore ? .codeBefore : .code) }
        for day in places.days {
            set(day.place.field, day.place.isBefore ? .dayBefore : .day)
            if let rule = rule(day.place.field) { forms[rule] = day.form }
        }
        for name in places.payer.names { set(name, .payerName) }
        for account in places.payer.accounts { set(account, .payerAccount) }
        for own in places.own.joined() { set(own, .own) }
        switch places.totals {
        case .absent, .elsewhere: break
        case .closing(let sum), .headers(let sum, _):
            set(sum.count, .count)
            set(sum.value, .value)
        case .trailer(let debit, let credit, let contra, let contraCode):
            set(debit.count, .debitCount)
            set(debit.value, .debitValue)
            set(credit.count, .creditCount)
            set(credit.value, .creditValue)
            set(contra.field, .contraAmount)
            set(contraCode, .contraCode)
        }
        for label in ["vol1.label", "hdr1.label", "uhl1.label"] where places.item != nil { set(label, .label) }
        for (index, rule) in rules.rules.enumerated() where rule.operator == .token(reversible: true) {
            roles[index].insert(.token)
        }
        // What nobody has said anything about may still be called as such fields are.
        for (index, rule) in rules.rules.enumerated()
        where !rule.isMargin && rule.category == nil
            && roles[index].isDisjoint(with: [.own, .payerName, .payerAccount])
        {
            switch FieldCategory(guessedFrom: rule.field) {
            case .name? where !roles[index].contains(.payer): roles[index].insert(.payerName)
            case .account?, .iban?: roles[index].insert(.payerAccount)
            default: break
            }
        }
        func codes(_ texts: some Sequence<String>) -> Set<ExchangeCode> { Set(texts.compactMap { ExchangeCode($0) }) }
        credits = codes(places.amount?.credits ?? [])
        debits = codes(ExchangePlaces.debitCodes)
        instructions = codes(["0N", "0C", "0S"])
        if case .trailer(_, _, let contra, _) = places.totals {
            contraCredits = codes(contra.credits)
        } else {
            contraCredits = []
        }
        amountRule = rule(places.amount?.field) ?? -1
        payerRule = rule(places.payer.by) ?? -1
        referenceRule = rule(places.reference) ?? -1
        // A name has 70 or 140 characters there.
        cutsNames = rules.plan.profile?.name != "pain-008"
        hasNotices = rules.plan.profile?.name == "bacs-messaging-advices"
        mostAccounts = hasNotices ? 2 : 1
        isDelimited = if case .csv = rules.plan.format { true } else { false }
        hasPayments = if case .headers = places.totals { true } else { false }
        currencyRule = hasPayments ? rule(places.amount?.currency) ?? -1 : -1
        isKept = rules.rules.map { $0.operator == .keep }
        constants = zip(rules.rules, roles).map { rule, role in
            guard rule.operator == .keep, role.contains(.own) else { return -1 }
            return places.own.firstIndex { $0.contains(rule.field) } ?? -1
        }
        written = rules.rules.map { $0.operator == .keep ? places.forms[$0.field] : nil }
        markup = MarkupCheck(rules)
        self.places = places
        self.terms = terms
        self.roles = roles
        self.forms = forms
    }

    /// Whether a record can be left out.
    var holdsBack: Bool { terms.persons == .holdBack && !places.isWhole }
}

extension ExchangePlaces.Day.Form {
    /// The day that a field says, and whether it says nothing else; `nil` where it says none.
    func day(_ text: Span<UInt8>) -> (day: CivilDate, isAll: Bool)? {
        switch self {
        case .dayOfYear: Self.dayOfYear(text).map { ($0, true) }
        case .written(let form): form.day(text)
        }
    }

    /// `26335`, with the blank before it or without: the years from 1970 to 2069, as two digits say them.
    private static func dayOfYear(_ text: Span<UInt8>) -> CivilDate? {
        guard text.count == 5, let year = number(text, 0..<2), let day = number(text, 2..<5), day >= 1 else {
            return nil
        }
        let fullYear = year < 70 ? 2000 + year : 1900 + year
        guard let first = CivilDate(year: fullYear, month: 1, day: 1),
            let date = CivilDate(daysSinceEpoch: first.daysSinceEpoch + day - 1), date.year == fullYear
        else { return nil }
        return date
    }

    fileprivate static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var number = 0
        for index in range {
            guard index < text.count, text[index] &- UInt8(ascii: "0") < 10 else { return nil }
            number = number * 10 + Int(text[index] & 0x0F)
        }
        return number
    }
}

extension ExchangeTerms.DateField.Form {
    /// The day that a field begins with, and whether it says nothing else; `nil` where it begins with none. What comes
    /// behind begins with what no day goes on with.
    func day(_ text: Span<UInt8>) -> (day: CivilDate, isAll: Bool)? {
        func number(_ range: Range<Int>) -> Int? { ExchangePlaces.Day.Form.number(text, range) }
        let (year, month, day): (Int?, Int?, Int?)
        let length: Int
        switch self {
        case .yearFirst:
            guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else { return nil }
            (year, month, day, length) = (number(0..<4), number(5..<7), number(8..<10), 10)
        case .dayFirst:
            guard text.count >= 10, text[2] == text[5],
                [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(text[2])
            else { return nil }
            (year, month, day, length) = (number(6..<10), number(3..<5), number(0..<2), 10)
        case .digits:
            (year, month, day, length) = (number(0..<4), number(4..<6), number(6..<8), 8)
        case .monthName:
            guard text.count >= 11, text[2] == UInt8(ascii: "-"), text[6] == UInt8(ascii: "-") else { return nil }
            (year, month, day, length) = (number(7..<11), Self.month(text), number(0..<2), 11)
        }
        guard let year, let month, let day, let date = CivilDate(year: year, month: month, day: day) else { return nil }
        if text.count > length {
            let next = text[length]
            guard next == 0x20 || next == UInt8(ascii: "T") || next == UInt8(ascii: "Z") || next == UInt8(ascii: "+")
            else { return nil }
        }
        return (date, text.count == length)
    }

    /// The month whose first three letters stand in the middle of `01-DEC-2026`.
    private static func month(_ text: Span<UInt8>) -> Int? {
        let letters = [text[3] & 0xDF, text[4] & 0xDF, text[5] & 0xDF]
        let names = Array("JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC".utf8)
        return (0..<12).first { Array(names[$0 * 3..<$0 * 3 + 3]) == letters }.map { $0 + 1 }
    }
}
