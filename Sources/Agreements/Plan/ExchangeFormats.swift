/// Bacs Standard 18, pain.008 and the reports of Bacs: the one place that knows where each of them says what is exchanged.
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
            ["data.originating-sort-code", "contra.destination-sort-code", "contra.originating-sort-code"],
            ["data.originating-account", "contra.destination-account", "contra.originating-account"],
            ["data.originator-name"], ["contra.originator-name"], ["vol1.user-number"],
            ["hdr1.user-number", "eof1.user-number"], ["hdr1.second-user-number", "eof1.second-user-number"],
        ],
        prose: [],
        forms: PlaceForm.standard18,
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
        own: alone([
            "//Cdtr/Nm", "//InitgPty/Nm", "//CdtrSchmeId/Nm", "//UltmtCdtr/Nm", "//CdtrAcct/Id/IBAN",
            "//CdtrAcct/Id/Othr/Id", "//CdtrAgt/FinInstnId/ClrSysMmbId/MmbId",
            "//CdtrSchmeId/Id/PrvtId/Othr/Id", "//InitgPty/Id/OrgId/Othr/Id", "//InitgPty/Id/PrvtId/Othr/Id",
        ]),
        prose: [
            "Nm", "AdrLine", "StrtNm", "BldgNm", "TwnNm", "TwnLctnNm", "DstrctNm", "CtrySubDvsn", "Dept", "SubDept",
            "Ustrd",
            "AddtlInf", "AddtlRmtInf", "AddtlTxInf", "schemaLocation", "BIC", "BICFI",
        ],
        forms: PlaceForm.pain008,
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
        own: alone(ourAccount + ourselves),
        prose: reportProse, forms: [:],
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
        own: alone([
            "//MessagingHeader/@user-number", "//MessagingHeader/@user-name", "//AddresseeInformation/@name",
            "//MessagingAdvice/@user-number",
        ]),
        prose: reportProse, forms: [:],
        // The header says the numbers of the first and the last advice of the stream.
        totals: .elsewhere,
        isInstruction: false)

    private static let ddica = ExchangePlaces(
        item: nil,
        amount: Amount(field: "//TotalAmount", unit: .pounds, currency: nil, credits: []),
        codes: [], days: [],
        reference: "//SUReference", reason: "//ReasonCode",
        payer: Payer(by: "//SUReference", names: ["//PayerName"], accounts: ["//PayerSortCode", "//PayerAccount"]),
        own: alone(["//ServiceUserNumber", "//ServiceUserName"]),
        prose: reportProse, forms: [:],
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
        own: [
            ["//OriginatingAccount/@sortCode", "//AccountTotal/@sortCode"],
            ["//OriginatingAccount/@number", "//AccountTotal/@number"], ["//OriginatingAccount/@name"],
        ] + alone(ourselves + submission),
        prose: reportProse, forms: [:],
        // It counts what was submitted, and names only what was wrong with it.
        totals: .elsewhere,
        isInstruction: false)

    private static let withdrawalReport = ExchangePlaces(
        item: nil, amount: nil, codes: [], days: [], reference: nil, reason: nil,
        payer: Payer(by: nil, names: [], accounts: []),
        own: alone(ourselves + submission),
        prose: reportProse, forms: [:],
        totals: .elsewhere,
        isInstruction: false)

    /// What a bank is called, and what a report says in words.
    private static let reportProse: Set = [
        "name", "payer-name", "payer-new-name", "userName", "user-name", "bureauName", "ServiceUserName", "PayerName",
        "bankName", "branchName", "returnDescription", "ReasonCodeMeaning", "ErrorMessage", "address1", "address2",
        "address3", "address4", "address5", "schemaLocation", "noNamespaceSchemaLocation",
    ]

    private static func alone(_ fields: [String]) -> [[String]] { fields.map { [$0] } }

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
