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
    /// The fields that hold our own account, name or number: whatever stands there is the same in every record.
    public let own: [String]
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

    /// The categories of a rule whose field holds a name or an account that may be a payer's.
    static let payersCategories = namesCategories.union(accountsCategories)
    fileprivate static let namesCategories: Set = ["name", "company-name"]
    fileprivate static let accountsCategories: Set = ["account", "sort-code", "iban"]

    /// The codes of Bacs that take money from an account, or set up, convert or cancel the instruction to do so.
    public static let debitCodes: Set<String> = ["01", "17", "18", "19", "0N", "0C", "0S"]
}

extension ExchangePlaces {
    /// Where the files of a dataset say it by themselves; `nil` where the agreement must say it.
    static func standard(of format: Dataset.Format?, profile: String?) -> ExchangePlaces? {
        if case .fixed(let fixed)? = format, fixed.isStandard18 { return .standard18 }
        return switch profile {
        case "bacs-standard-18": .standard18
        case "pain-008": .pain008
        case "bacs-arudd": .arudd
        case "bacs-messaging-advices": .messagingAdvices
        case "bacs-ddica": .ddica
        case "bacs-input-report": .inputReport
        case "bacs-withdrawal-report": .withdrawalReport
        default: nil
        }
    }

    private static let standard18 = ExchangePlaces(
        item: "data",
        amount: Amount(field: "data.amount", unit: .pence, currency: nil, credits: ["99", "Z4", "Z5"]),
        codes: [Place("data.transaction-code")],
        days: [
            Day(place: Place("data.processing-date"), form: .dayOfYear),
            Day(place: Place("uhl1.processing-date", isBefore: true), form: .dayOfYear),
        ],
        reference: "data.reference", reason: nil,
        payer: Payer(
            by: "data.reference", names: ["data.destination-name"],
            accounts: ["data.destination-sort-code", "data.destination-account"]),
        own: [
            "data.originating-sort-code", "data.originating-account", "data.originator-name",
            "contra.destination-sort-code", "contra.destination-account", "contra.originating-sort-code",
            "contra.originating-account", "contra.originator-name", "contra.narrative", "vol1.user-number",
            "hdr1.user-number", "hdr1.second-user-number", "eof1.user-number", "eof1.second-user-number",
        ],
        totals: .trailer(
            debit: Sum(count: "utl1.debit-count", value: "utl1.debit-total"),
            credit: Sum(count: "utl1.credit-count", value: "utl1.credit-total"),
            contra: Amount(field: "contra.amount", unit: .pence, currency: nil, credits: ["99"]),
            contraCode: "contra.transaction-code"),
        isInstruction: true)

    private static let pain008 = ExchangePlaces(
        item: nil,
        amount: Amount(field: "//InstdAmt", unit: .pounds, currency: "//@Ccy", credits: []),
        codes: [Place("//SeqTp"), Place("//SeqTp", isBefore: true)],
        days: [Day(place: Place("//ReqdColltnDt", isBefore: true), form: .written(.yearFirst))],
        reference: "//EndToEndId", reason: nil,
        payer: Payer(
            by: "//MndtId", names: ["//Nm", "//Dbtr/Nm", "//UltmtDbtr/Nm"],
            accounts: [
                "//IBAN", "//BBAN", "//Id/Othr/Id", "//ClrSysMmbId/MmbId", "//DbtrAcct/Id/IBAN",
                "//DbtrAcct/Id/Othr/Id", "//DbtrAgt/FinInstnId/ClrSysMmbId/MmbId",
            ]),
        own: [
            "//Cdtr/Nm", "//InitgPty/Nm", "//CdtrSchmeId/Nm", "//UltmtCdtr/Nm", "//CdtrAcct/Id/IBAN",
            "//CdtrAcct/Id/Othr/Id", "//CdtrAgt/FinInstnId/ClrSysMmbId/MmbId",
            "//CdtrSchmeId/Id/PrvtId/Othr/Id", "//InitgPty/Id/OrgId/Othr/Id", "//InitgPty/Id/PrvtId/Othr/Id",
        ],
        totals: .headers(Sum(count: "//NbOfTxs", value: "//CtrlSum"), header: "//GrpHdr"),
        isInstruction: true)

    private static let arudd = ExchangePlaces(
        item: nil,
        amount: Amount(
            field: "//ReturnedDebitItem/@valueOf", unit: .pounds, currency: "//ReturnedDebitItem/@currency", credits: []
        ),
        codes: [Place("//ReturnedDebitItem/@transCode")],
        days: [Day(place: Place("//ReturnedDebitItem/@originalProcessingDate"), form: .written(.yearFirst))],
        reference: "//ReturnedDebitItem/@ref", reason: "//ReturnedDebitItem/@returnCode",
        payer: Payer(
            by: "//ReturnedDebitItem/@ref", names: ["//PayerAccount/@name"],
            accounts: ["//PayerAccount/@sortCode", "//PayerAccount/@number"]),
        own: ourAccount + ourselves,
        totals: .closing(Sum(count: "//Totals/@numberOf", value: "//Totals/@valueOf")),
        isInstruction: false)

    private static let messagingAdvices = ExchangePlaces(
        item: nil, amount: nil,
        codes: [Place("//MessagingAdvice/@record-type")],
        days: [Day(place: Place("//MessagingAdvice/@effective-date"), form: .written(.yearFirst))],
        reference: "//MessagingAdvice/@reference", reason: "//MessagingAdvice/@reason-code",
        payer: Payer(
            by: "//MessagingAdvice/@reference",
            names: ["//MessagingAdvice/@payer-name", "//MessagingAdvice/@payer-new-name"],
            accounts: [
                "//MessagingAdvice/@payer-sort-code", "//MessagingAdvice/@payer-account-number",
                "//MessagingAdvice/@payer-new-sort-code", "//MessagingAdvice/@payer-new-account-number",
            ]),
        own: [
            "//MessagingHeader/@user-number", "//MessagingHeader/@user-name", "//AddresseeInformation/@name",
            "//MessagingAdvice/@user-number",
        ],
        // The header says the numbers of the first and the last advice of the stream.
        totals: .elsewhere,
        isInstruction: false)

    private static let ddica = ExchangePlaces(
        item: nil,
        amount: Amount(field: "//TotalAmount", unit: .pounds, currency: nil, credits: []),
        codes: [], days: [],
        reference: "//SUReference", reason: "//ReasonCode",
        payer: Payer(by: "//SUReference", names: ["//PayerName"], accounts: ["//PayerSortCode", "//PayerAccount"]),
        own: ["//ServiceUserNumber", "//ServiceUserName"],
        totals: .closing(Sum(count: nil, value: "//TotalValueOfDebits")),
        isInstruction: false)

    private static let inputReport = ExchangePlaces(
        item: nil,
        amount: Amount(field: "//ErrorItem/@valueOf", unit: .pounds, currency: "//ErrorItem/@currency", credits: []),
        codes: [Place("//ErrorItem/@transCode")],
        days: [Day(place: Place("//DaySection/@processingDate"), form: .written(.yearFirst))],
        reference: "//ErrorItem/@reference", reason: "//ErrorMessage/@type",
        payer: Payer(
            by: "//ErrorItem/@reference",
            names: ["//ErrorItem/@name", "//ErrorItem/@destinationName", "//DestinationAccount/@name"],
            accounts: ["//DestinationAccount/@sortCode", "//DestinationAccount/@number"]),
        own: ourAccount + ourselves + submission + ["//AccountTotal/@sortCode", "//AccountTotal/@number"],
        // It counts what was submitted, and names only what was wrong with it.
        totals: .elsewhere,
        isInstruction: false)

    private static let withdrawalReport = ExchangePlaces(
        item: nil, amount: nil, codes: [], days: [], reference: nil, reason: nil,
        payer: Payer(by: nil, names: [], accounts: []),
        own: ourselves + submission,
        totals: .elsewhere,
        isInstruction: false)

    private static let ourAccount = [
        "//OriginatingAccount/@name", "//OriginatingAccount/@sortCode", "//OriginatingAccount/@number",
    ]
    private static let ourselves = [
        "//AddresseeInformation/@name", "//ServiceLicenseInformation/@userName",
        "//ServiceLicenseInformation/@userNumber",
    ]
    private static let submission = [
        "//SubmissionInformation/@bureauNumber", "//SubmissionInformation/@bureauName",
        "//SubmissionInformation/@userNumber", "//SubmissionInformation/@userName",
        "//UserFileInformation/@userNumber", "//UserFileInformation/@userName",
    ]
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
            reference: exchange.matches?.reference ?? standard?.reference ?? by ?? keyField,
            reason: exchange.matches?.reason ?? standard?.reason,
            payer: ExchangePlaces.Payer(
                by: by ?? (exchange.payers == nil ? nil : standard?.payer.by),
                names: standard?.payer.names ?? fields(of: ExchangePlaces.namesCategories),
                accounts: standard?.payer.accounts ?? fields(of: ExchangePlaces.accountsCategories)),
            own: standard?.own ?? fields(of: ["own-account", "own-name"]),
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
