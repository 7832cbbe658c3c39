/// Where the files of a dataset say what is exchanged: amounts, days, codes, payers, and totals of their own.
///
/// For a delimited file the agreement says it. Bacs Standard 18, pain.008 and the reports of Bacs say it themselves: the
/// table below is the one place that knows where. Fields go by the names that rules have, and a name that no rule of the
/// dataset has is not looked for.
public struct ExchangePlaces: Sendable, Hashable {
    /// The kind of record that is an item, in a file of several kinds; `nil` where every record is one.
    public let item: String?
    /// Where the amount of an item stands; `nil` where items have none and only their number counts.
    public let amount: Amount?
    /// Where the transaction code of an item stands, the first that is there; empty where items have none.
    public let codes: [Place]
    /// Where the day of an item stands, the first that is there; empty where items have none.
    public let days: [Day]
    /// The field that names an item when it comes back; `nil` where items have no name.
    public let reference: String?
    /// The field that says why an item came back; `nil` where none does.
    public let reason: String?
    /// The fields that speak of the payer.
    public let payer: Payer
    /// The fields that hold our own account, name or number, in groups: what stands in the fields of one group is the same
    /// throughout the file.
    public let own: [[String]]
    /// The fields that hold words, by the last step of their paths, in formats whose other fields hold an id, a code or a
    /// number each; `nil` where the agreement's categories say so.
    let prose: Set<String>?
    /// How a field is written, where the format fixes it; a field that is not among them is written in any way.
    public let forms: [String: PlaceForm]
    /// What the file itself says of how many items it has, and what they come to.
    public let totals: Totals
    /// Whether the file is an instruction to a bank: whoever stands in it pays when it arrives there.
    public let isInstruction: Bool

    /// Where an amount stands, and how it is written.
    public struct Amount: Sendable, Hashable {
        /// The field. One record may have several of it: they are added.
        public let field: String
        /// What it counts.
        public let unit: ExchangeTerms.Amount.Unit
        /// The field with the currency, which must be GBP where it is there; `nil` where none is ever written.
        public let currency: String?
        /// The transaction codes whose amounts are credits, without a sign.
        public let credits: Set<String>
    }

    /// A field, and how far what it says reaches.
    public struct Place: Sendable, Hashable {
        /// The field.
        public let field: String
        /// Whether it stands once, before the records that it speaks of; otherwise in the record itself.
        public let isBefore: Bool

        init(_ field: String, isBefore: Bool = false) {
            self.field = field
            self.isBefore = isBefore
        }
    }

    /// A field with a day, and how it is written there.
    public struct Day: Sendable, Hashable {
        /// The field.
        public let place: Place
        /// How the day is written.
        public let form: Form

        /// How a day is written.
        public enum Form: Sendable, Hashable {
            /// As an agreement says.
            case written(ExchangeTerms.DateField.Form)
            /// A blank, two digits of the year, three of the day in it: ` 26335`, as Bacs writes it.
            case dayOfYear
        }
    }

    /// The fields that speak of a payer.
    public struct Payer: Sendable, Hashable {
        /// The field that names the payer as the register of incorporated payers does; `nil` where no record speaks of one.
        public let by: String?
        /// The fields with a name of the payer.
        public let names: [String]
        /// The fields with a sort code, an account number or an IBAN of the payer.
        public let accounts: [String]
    }

    /// What a file says of its own items.
    public enum Totals: Sendable, Hashable {
        /// Nothing: a record can be left out, and no sum is wrong for it.
        case absent
        /// As Standard 18 does: `utl1` counts debits and credits, contra records among them, and each contra balances the
        /// records before it.
        case trailer(debit: Sum, credit: Sum, contra: Amount, contraCode: String)
        /// As pain.008 does: the header of the file speaks of all items, and that of each payment of its own. Both have
        /// the same fields, and the path to the one begins with `header`.
        case headers(Sum, header: String)
        /// As ARUDD and DDICA do: behind the items that it speaks of.
        case closing(Sum)
        /// What the file says speaks of items that are not in it.
        case elsewhere
    }

    /// How many items there are, and what they come to.
    public struct Sum: Sendable, Hashable {
        /// The field with the number of items; `nil` where none says it.
        public let count: String?
        /// The field with the sum, in the unit of the amounts; `nil` where none says it.
        public let value: String?
    }

    /// Whether a file is sent whole or not at all: without one of its records it would say something that is not so.
    public var isWhole: Bool { totals != .absent }

    /// Whether a field holds an id, a code, a reference or what is ours: one word, which is looked at as references are.
    public func isIdentifier(_ field: String) -> Bool {
        if field == payer.by || field == reference || own.contains(where: { $0.contains(field) }) { return true }
        guard let prose, !payer.names.contains(field) else { return false }
        let step = field.lastIndex { $0 == "/" || $0 == "@" }.map { field.index(after: $0) } ?? field.startIndex
        return !prose.contains(String(field[step...]))
    }

    /// The categories of a rule whose field holds a name or an account that may be a payer's.
    static let payersCategories = namesCategories.union(accountsCategories)
    static let namesCategories: Set = ["name", "company-name"]
    static let accountsCategories: Set = ["account", "sort-code", "iban"]

    /// The codes of Bacs that take money from an account, or set up, convert or cancel the instruction to do so.
    public static let debitCodes: Set<String> = ["01", "17", "18", "19", "0N", "0C", "0S"]
}

extension DatasetPlan {
    /// Where the files of the dataset say what is exchanged: where the format says it, and else the agreement. `nil` for a
    /// dataset that is not exchanged.
    public var exchangePlaces: ExchangePlaces? {
        guard let exchange else { return nil }
        let standard = ExchangePlaces.standard(of: format, profile: profile?.name)
        let amount = exchange.amount.map {
            // A credit has a sign there.
            ExchangePlaces.Amount(field: $0.field, unit: $0.unit, currency: $0.currency, credits: [])
        }
        let codes = exchange.code.map { [ExchangePlaces.Place($0)] }
        let days = exchange.date.map {
            [ExchangePlaces.Day(place: ExchangePlaces.Place($0.field), form: .written($0.form))]
        }
        let by = exchange.payers?.by
        return ExchangePlaces(
            item: standard?.item, amount: amount ?? standard?.amount, codes: codes ?? standard?.codes ?? [],
            days: days ?? standard?.days ?? [],
            reference: exchange.matches?.reference ?? standard?.reference ?? profile?.exchange?.reference ?? by
                ?? keyField,
            reason: exchange.matches?.reason ?? standard?.reason,
            payer: ExchangePlaces.Payer(
                by: by ?? (exchange.payers == nil ? nil : standard?.payer.by),
                names: standard?.payer.names ?? fields(of: ExchangePlaces.namesCategories),
                accounts: standard?.payer.accounts ?? fields(of: ExchangePlaces.accountsCategories)),
            own: (standard?.own ?? [])
                + fields(of: ["own-account", "own-name"]).filter { field in
                    standard?.own.contains { $0.contains(field) } != true
                }.map { [$0] },
            prose: standard?.prose, forms: standard?.forms ?? [:],
            totals: standard?.totals ?? (isDelimited ? .absent : .elsewhere),
            isInstruction: standard?.isInstruction ?? false)
    }

    /// A file that is not delimited text may count its records wherever it likes.
    private var isDelimited: Bool { if case .csv = format { true } else { false } }

    /// The fields, margins aside, that the agreement or profile says are about something.
    private func fields(of categories: Set<String>) -> [String] {
        rules.filter { !$0.isMargin && $0.category.map(categories.contains) == true }.map(\.field)
    }
}
