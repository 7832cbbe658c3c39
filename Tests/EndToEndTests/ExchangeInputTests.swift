import Foundation
import TestSupport
import Testing

/// Every kind of file that a finance team exchanges, sent by a dataset of one line that names its profile.
struct ExchangeInputTests {
    /// A sample, what it comes to, and how it is compared.
    struct Input: CustomTestStringConvertible, Sendable {
        let dataset: String
        let file: String
        /// Rows and pence that leave, and that are held back.
        let sent: (rows: Int, pence: Int)
        var held = (rows: 0, pence: 0)
        /// What `exchanged.py` is told beside the files.
        var how: [String] = []
        /// A line of what is printed.
        var says = ""
        var testDescription: String { file }

        var expected: String { "rows=\(sent.rows + held.rows),pence=\(sent.pence + held.pence)" }
    }

    private static let month = (rows: 30, pence: 5_803_107)
    private static let people = (rows: 10, pence: 1_577_705)
    private static let unpaid = (rows: 6, pence: 863_044)
    private static let gocardless = [
        "reference", "description", "customers.email", "customers.given_name", "customers.family_name",
        "customers.address_line1", "customers.address_line2", "customers.address_line3", "customers.city",
        "customers.region", "customers.postal_code", "customers.swedish_identity_number",
    ].map { "\($0)=blank" }
    private static let debits = ["--xml", "DrctDbtTxInf", "InstdAmt"]

    static let inputs = [
        Input(
            dataset: "payments", file: "exchange/gocardless-payments.csv", sent: month, held: people,
            how: ["--amount", "amount", "--reference", "id"] + gocardless,
            says: "day 2026-12-01 sent 14 rows, £30,231.26; held back 6 rows, £11,212.01"),
        Input(
            dataset: "payouts", file: "gocardless-payouts.csv", sent: (12, 7_490_737),
            how: ["--amount", "amount", "--reference", "id"], says: "day 2026-11-14 sent 1 row, £5,244.74"),
        Input(
            dataset: "payout-items", file: "gocardless-payout-items.csv", sent: (85, 196_358),
            how: ["--amount", "amount", "--reference", "links.payment"], says: "day 2026-11-05 sent 85 rows, £1,963.58"),
        Input(
            dataset: "bureau", file: "exchange/paygate.csv", sent: month, held: people,
            how: ["--no-header", "--amount", "4", "--reference", "9"],
            says: "code 17 sent 17 rows, £27,907.95; held back 8 rows, £15,710.71"),
        Input(
            dataset: "calls", file: "exchange/call-totals.csv", sent: (135, 131_333), held: (40, 42_214),
            how: ["--amount", "Charge", "--reference", "CustomerReference"],
            says: "day 2026-11-02 sent 71 rows, £755.72; held back 18 rows, £204.23"),
        Input(
            dataset: "submission", file: "exchange/standard-18-single.txt", sent: month, how: ["--fixed"],
            says: "day 2026-12-01 sent 30 rows, £58,031.07"),
        Input(
            dataset: "submission", file: "exchange/standard-18-multi.txt", sent: month, how: ["--fixed"],
            says: "day 2026-12-02 sent 16 rows, £27,799.81"),
        Input(
            dataset: "pain", file: "exchange/pain-008-v02.xml", sent: month,
            how: debits + ["StrtNm=drop", "BldgNb=drop", "Ustrd=drop"],
            says: "day 2026-12-02 sent 16 rows, £27,799.81"),
        Input(
            dataset: "pain", file: "exchange/pain-008-v11.xml", sent: month, how: debits,
            says: "code RCUR sent 30 rows, £58,031.07"),
        Input(
            dataset: "unpaid", file: "exchange/bacs-arudd.xml", sent: unpaid,
            how: [
                "--xml", "ReturnedDebitItem", "ReturnedDebitItem@valueOf", "comment=blank",
                "OriginatingAccount@branchName=blank", "PayerAccount@branchName=blank",
            ], says: "code 18 sent 1 row, £8,419.51"),
        Input(
            dataset: "advices", file: "exchange/bacs-addacs.xml", sent: (6, 0),
            how: ["--xml", "MessagingAdvice", "-", "AddresseeInformation@address1=blank"],
            says: "day 2026-12-03 sent 6 rows, £0.00"),
        Input(
            dataset: "advices", file: "exchange/bacs-auddis.xml", sent: (7, 0),
            how: ["--xml", "MessagingAdvice", "-", "AddresseeInformation@address1=blank"],
            says: "code N sent 3 rows, £0.00"),
        Input(
            dataset: "claims", file: "exchange/bacs-ddica.xml", sent: unpaid,
            how: ["--xml", "DDICAdvice", "TotalAmount"],
            says: "sent 6 rows, £8,630.44"),
    ]

    @Test(
        "each leaves by a dataset of one line, and is the input's, byte for byte, but for what is said",
        arguments: inputs)
    func sent(_ input: Input) throws {
        let scenario = try Scenario.financing()
        let run = try scenario.sendFinance(input.dataset, input.file, input.expected)
        #expect(run.status == (input.held.rows == 0 ? 0 : 3), "\(run.errors)")
        // Columns are as wide as what stands in them.
        let output = run.output.split(separator: " ").joined(separator: " ")
        for line in ["number 1 of \(input.dataset)\n", input.says] {
            #expect(output.contains(line), "\(line)\n\(run.output)")
        }
        try scenario.open(1, as: "opened")
        let name = try #require(try scenario.names(in: "opened/data").first)
        let held = input.held.rows == 0 ? "-" : scenario.path("home/exchanges/B1.held-back.csv")
        let files = [Samples.path(input.file), scenario.path("opened/data/\(name)")]
        let isWhole = input.how.first == "--fixed" || input.how.first == "--xml"
        let compared = try Scenario.python(
            "exchanged.py", isWhole ? [input.how[0]] + files + input.how.dropFirst() : files + [held] + input.how)
        #expect(compared.status == 0, "\(compared.errors)")
        #expect(
            compared.output
                == "sent \(input.sent.rows) \(input.sent.pence) held \(input.held.rows) \(input.held.pence)\n")
        let shared = try scenario.text("opened/data/\(name)").uppercased()
        for person in [
            "SMITH & SONS", "ROWAN PLC", "THE BAKERY", "KAUR", "OSGOOD", "NCUBE", "LTD EDITION", "PATEL", "WAINWRIGHT",
            "07700900317", "YKAUR1987",
        ] {
            #expect(!shared.contains(person), "\(person) left")
        }
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
    }

    @Test(
        "a file with totals of its own is refused whole for one person's record in it",
        arguments: [
            (
                "submission", "standard-18-single-mixed.txt",
                "in the register of incorporated payers (10 times, here first)"
            ),
            (
                "submission", "standard-18-multi-mixed.txt",
                "in the register of incorporated payers (10 times, here first)"
            ),
            ("pain", "pain-008-v02-mixed.xml", "in the register of incorporated payers (10 times, here first)"),
            ("pain", "pain-008-v11-mixed.xml", "in the register of incorporated payers (10 times, here first)"),
            ("unpaid", "bacs-arudd-mixed.xml", "line 29, column //ReturnedDebitItem/@ref"),
            ("advices", "bacs-addacs-mixed.xml", "line 8, column"),
            ("advices", "bacs-auddis-mixed.xml", "line 9, column"),
            ("claims", "bacs-ddica-mixed.xml", "line 21, column //SUReference"),
        ])
    func mixed(dataset: String, file: String, says: String) throws {
        let scenario = try Scenario.financing()
        let isReport = dataset == "advices" || dataset == "unpaid" || dataset == "claims"
        let count = file.hasPrefix("bacs-auddis") ? 9 : 8
        let expected =
            isReport ? "rows=\(count),pence=\(dataset == "advices" ? 0 : 1_146_420)" : "rows=40,pence=7380812"
        let run = try scenario.sendFinance(dataset, "exchange/\(file)", expected)
        scenario.expectRefusal(
            run, 11, [says, isReport ? "so the record is a person's" : "a live debit instruction for a person"])
        #expect(try scenario.exchangeFiles() == [])
    }

    @Test("what a profile does not name is in no file that leaves: a column, an attribute or an element refuses it")
    func unnamed() throws {
        let scenario = try Scenario.financing()
        for (dataset, file, old, new, says) in [
            (
                "payouts", "gocardless-payouts.csv", "links.creditor\n", "links.creditor,note\n",
                "no rule of the agreement names"
            ),
            (
                "calls", "exchange/call-totals.csv", ",Charge\r\n", ",Charge,Number\r\n",
                "no rule of the agreement names"
            ),
            ("bureau", "exchange/paygate.csv", ",02/12/2026\r\n", ",02/12/2026,J SMITH\r\n", "the column 11"),
            ("unpaid", "exchange/bacs-arudd.xml", "currency=\"GBP\" />", "currency=\"GBP\" note=\"x\" />", "line 22"),
            ("pain", "exchange/pain-008-v02.xml", "</RmtInf>", "</RmtInf><Note>x</Note>", "line "),
        ] {
            let text = try String(contentsOfFile: Samples.path(file), encoding: .utf8)
            #expect(text.contains(old))
            try scenario.write(text.replacingOccurrences(of: old, with: new), to: "changed")
            let run = try scenario.sendFinance(dataset, "changed", "rows=1,pence=1")
            scenario.expectRefusal(run, 11, [says])
        }
        #expect(try scenario.exchangeFiles() == [])
    }
}
