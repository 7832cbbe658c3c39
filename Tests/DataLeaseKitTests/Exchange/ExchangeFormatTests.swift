import Agreements
import Foundation
import Primitives
import Testing

@testable import DataLeaseKit

@Suite("Files that carry totals of their own are sent whole or not at all")
struct ExchangeFormatTests {
    private static func register() throws -> PayerRegister {
        try ExchangedFile.register([("MANDATE0001", "J Smith Ltd"), ("MANDATE0002", "Rowan Larch Services Limited")])
    }

    // MARK: Bacs Standard 18

    private static func standard18() throws -> DatasetPlan {
        return try ExchangedFile.plan([
            "profile: bacs-standard-18",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}",
            try ExchangedFile.keeping("bacs-standard-18"),
        ])
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func payment(
        _ code: String, _ pence: Int, _ reference: String, _ name: String, day: String = ""
    ) -> String {
        "0012341234567\(reference.last == "1" ? 8 : 9)0\(code)00009999999999    \(digits(pence, 11))"
            + padded("EXAMPLE TELECOM", 18) + padded(reference, 18) + padded(name, 18) + day
    }

    private static func labels(_ records: [String], debits: (Int, Int), credits: (Int, Int)) -> String {
        func label(_ text: String) -> String { padded(text, 80) }
        let lines =
            [
                String(label("VOL1000042").prefix(79)) + "1",
                label("HDR1A000000S  100000000004200010001       26331 26342 000000"),
                label("HDR2F0200000100" + padded("", 35) + "00"),
                label("UHL1 26335999999    000000001 DAILY  001"),
            ] + records + [
                label("EOF1A000000S  100000000004200010001       26331 26342 000000"),
                label("EOF2F0200000100" + padded("", 35) + "00"),
                label(
                    "UTL1\(digits(debits.0, 13))\(digits(credits.0, 13))\(digits(debits.1, 7))\(digits(credits.1, 7))"),
            ]
        return lines.map { $0 + "\r\n" }.joined()
    }

    private static let payments = [
        payment("01", 1_250, "MANDATE0001", "J SMITH LTD"),
        payment("17", 99_900, "MANDATE0002", "ROWAN LARCH SERVIC"),
        payment("0N", 0, "MANDATE0002", "ROWAN LARCH SERVIC"),
    ]
    private static let contra =
        "000099999999990990000999999999" + "9    " + digits(101_150, 11)
        + padded("DD COLLECTION", 18) + padded("CONTRA", 18) + padded("EXAMPLE TELECOM", 18)

    @Test("a whole Standard 18 file leaves byte for byte, with its days and codes")
    func whole18() async throws {
        let file = Self.labels(
            Self.payments + [Self.contra], debits: (101_150, 2), credits: (101_150, 1))
        let sent = try await ExchangedFile(file, try Self.standard18(), try Self.register())
        #expect(sent.text == file)
        #expect(sent.booked.sent == MoneyTotal(rows: 3, pence: 101_150))
        #expect(sent.booked.groups.map(\.code) == ["01", "0N", "17"])
        #expect(Set(sent.booked.groups.map(\.date)) == [CivilDate(iso: "2026-12-01")])
        // Some programs count what sets up an instruction, and some do not.
        let other = Self.labels(Self.payments + [Self.contra], debits: (101_150, 3), credits: (101_150, 1))
        #expect(try await ExchangedFile.refusal(other, try Self.standard18(), try Self.register()) == nil)
    }

    @Test("a Standard 18 file whose totals are not those of its items is refused, each total by its name")
    func totals18() async throws {
        let right = Self.labels(Self.payments + [Self.contra], debits: (101_150, 2), credits: (101_150, 1))
        let cases: [(String, String)] = [
            (
                Self.labels(Self.payments + [Self.contra], debits: (101_149, 2), credits: (101_150, 1)),
                "utl1.debit-total"
            ),
            (
                Self.labels(Self.payments + [Self.contra], debits: (101_150, 1), credits: (101_150, 1)),
                "utl1.debit-count"
            ),
            (
                Self.labels(Self.payments + [Self.contra], debits: (101_150, 2), credits: (101_151, 1)),
                "utl1.credit-total"
            ),
            (
                Self.labels(Self.payments + [Self.contra], debits: (101_150, 2), credits: (101_150, 2)),
                "utl1.credit-count"
            ),
            (
                Self.labels(
                    Self.payments + [Self.contra.replacing("101150", with: "101149")], debits: (101_150, 2),
                    credits: (101_149, 1)), "contra.amount"
            ),
            // A record went missing.
            (
                Self.labels(
                    Array(Self.payments.dropFirst()) + [Self.contra], debits: (101_150, 2), credits: (101_150, 1)),
                "utl1."
            ),
            // The file was cut off behind its items.
            (String(right[..<(try #require(right.range(of: "EOF1")).lowerBound)]), "utl1.debit-total"),
        ]
        for (file, field) in cases {
            let message = try await ExchangedFile.refusal(file, try Self.standard18(), try Self.register())
            #expect(message?.contains("column \(field)") == true, "\(field): \(message ?? "sent")")
            #expect(message?.contains("a total that is not that of the items") == true)
        }
    }

    @Test("a person in a Standard 18 file stops all of it, and the message says what it needs")
    func person18() async throws {
        let person = Self.payment("17", 5_000, "MANDATE0009", "JO SMITH")
        let file = Self.labels([person], debits: (5_000, 1), credits: (0, 0))
        let message = try await ExchangedFile.refusal(file, try Self.standard18(), try Self.register())
        #expect(message?.contains("line 5, column data.reference: a live debit instruction for a person") == true)
        let name = Self.payment("17", 5_000, "MANDATE0001", "JO SMITH")
        let other = try await ExchangedFile.refusal(
            Self.labels([name], debits: (5_000, 1), credits: (0, 0)), try Self.standard18(), try Self.register())
        #expect(other?.contains("line 5, column data.destination-name: a name that is not the payer's") == true)
    }

    @Test("what is no account in the place of one stops a Standard 18 file")
    func account18() async throws {
        let record = Self.payment("17", 5_000, "MANDATE0001", "J SMITH LTD")
            .replacing("00123412345678", with: "001234J SMITH1")
        let message = try await ExchangedFile.refusal(
            Self.labels([record], debits: (5_000, 1), credits: (0, 0)), try Self.standard18(), try Self.register())
        #expect(message?.contains("line 5, column data.destination-account: what is no account") == true)
    }

    @Test("what is no account, or a second one, in the place of a payer's stops a pain.008")
    func accountPain() async throws {
        let good = Self.document(group: ("1", "0.07"), [("", "", Self.second)])
        let account = "<DbtrAcct><Id><IBAN>GB06TEST00865104568679</IBAN></Id></DbtrAcct>"
        #expect(good.contains(account))
        for bad in [
            account.replacing("GB06TEST00865104568679", with: "john.smith@example.com"),
            account.replacing("GB06TEST", with: "GB07TEST"),
            account + account.replacing("GB06TEST00865104568679", with: "GB29NWBK60161331926819"),
        ] {
            let message = try await ExchangedFile.refusal(
                good.replacing(account, with: bad), try Self.pain(), try Self.register())
            #expect(message?.contains("what is no account, or one account too many") == true, "\(message ?? "sent")")
        }
    }

    @Test("a Standard 18 file of payments alone has no totals to compare, and one of several days has its days")
    func days18() async throws {
        let file = [
            Self.payment("17", 100, "MANDATE0001", "J SMITH LTD", day: " 26335"),
            Self.payment("17", 200, "MANDATE0001", "J SMITH LTD", day: " 26336"),
            Self.payment("99", 50, "MANDATE0001", "J SMITH LTD", day: " 26336"),
        ].map { $0 + "\n" }.joined()
        let sent = try await ExchangedFile(file, try Self.standard18(), try Self.register())
        #expect(sent.booked.sent == MoneyTotal(rows: 3, pence: 250))
        #expect(sent.booked.groups.map { $0.date?.description } == ["2026-12-01", "2026-12-02", "2026-12-02"])
    }

    @Test("a record that is too short or holds another character set's letters stops the file")
    func broken18() async throws {
        let good = Self.labels(Self.payments + [Self.contra], debits: (101_150, 2), credits: (101_150, 1))
        let short = good.replacing("J SMITH LTD       \r\n", with: "J SMITH LTD\r\n")
        #expect(try await ExchangedFile.refusal(short, try Self.standard18(), try Self.register()) != nil)
    }

    // MARK: pain.008

    private static func pain() throws -> DatasetPlan {
        try ExchangedFile.plan([
            "profile: pain-008",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}",
            try ExchangedFile.keeping("pain-008"),
        ])
    }

    private static func document(
        group: (String, String), _ payments: [(count: String, sum: String, items: [(String, String, String)])]
    ) -> String {
        let parts = payments.enumerated().map { number, payment in
            let items = payment.items.map { reference, amount, name in
                """
                <DrctDbtTxInf><PmtId><EndToEndId>\(reference)</EndToEndId></PmtId><InstdAmt Ccy="GBP">\(amount)</InstdAmt>
                <DrctDbtTx><MndtRltdInf><MndtId>\(reference)</MndtId></MndtRltdInf></DrctDbtTx><Dbtr><Nm>\(name)</Nm></Dbtr>
                <DbtrAcct><Id><IBAN>\(reference.last == "1" ? "GB06TEST00865104568679" : "GB29NWBK60161331926819")</IBAN></Id>\
                </DbtrAcct></DrctDbtTxInf>

                """
            }
            return """
                <PmtInf><PmtInfId>P\(number)</PmtInfId>\(payment.count)\(payment.sum)<ReqdColltnDt>2026-12-0\(number + 1)</ReqdColltnDt>
                \(items.joined())</PmtInf>

                """
        }
        return """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"><CstmrDrctDbtInitn>
            <GrpHdr><MsgId>M-1</MsgId><NbOfTxs>\(group.0)</NbOfTxs><CtrlSum>\(group.1)</CtrlSum></GrpHdr>
            \(parts.joined())</CstmrDrctDbtInitn></Document>

            """
    }

    private static func count(_ text: String) -> String { "<NbOfTxs>\(text)</NbOfTxs>" }
    private static func sum(_ text: String) -> String { "<CtrlSum>\(text)</CtrlSum>" }
    private static let first = [
        ("MANDATE0001", "12.50", "J Smith Ltd"), ("MANDATE0002", "100.00", "Rowan Larch Services Ltd"),
    ]
    private static let second = [("MANDATE0001", "0.07", "J SMITH LIMITED")]

    @Test("a whole pain.008 leaves byte for byte; its totals may be written without decimals that are nothing")
    func wholePain() async throws {
        for (group, firstSum) in [(("3", "112.57"), "112.50"), (("3", "112.57"), "112.5")] {
            let file = Self.document(
                group: group,
                [
                    (Self.count("2"), Self.sum(firstSum), Self.first), (Self.count("1"), Self.sum("0.07"), Self.second),
                ])
            let sent = try await ExchangedFile(file, try Self.pain(), try Self.register())
            #expect(sent.text == file)
            #expect(sent.booked.sent == MoneyTotal(rows: 3, pence: 11_257))
            #expect(sent.booked.groups.map { $0.date?.description } == ["2026-12-01", "2026-12-02"])
        }
        // A payment need not say what it comes to.
        let file = Self.document(group: ("3", "112.57"), [("", "", Self.first), ("", "", Self.second)])
        #expect(try await ExchangedFile.refusal(file, try Self.pain(), try Self.register()) == nil)
    }

    @Test("a pain.008 whose totals are not those of its items is refused, of the file and of each payment")
    func totalsPain() async throws {
        for (group, first, second, what) in [
            (("2", "112.57"), (Self.count("2"), Self.sum("112.50")), (Self.count("1"), Self.sum("0.07")), "//NbOfTxs"),
            (("3", "112.56"), (Self.count("2"), Self.sum("112.50")), (Self.count("1"), Self.sum("0.07")), "//CtrlSum"),
            (("3", "112.57"), (Self.count("1"), Self.sum("112.50")), (Self.count("1"), Self.sum("0.07")), "//NbOfTxs"),
            (("3", "112.57"), (Self.count("2"), Self.sum("112.50")), (Self.count("1"), Self.sum("0.08")), "//CtrlSum"),
            (("3", "112.57"), (Self.count("1"), Self.sum("112.50")), (Self.count("2"), Self.sum("0.07")), "//NbOfTxs"),
            (("3", "112.57"), (Self.count("2"), ""), ("", Self.sum("112.57")), "//CtrlSum"),
        ] {
            let file = Self.document(
                group: group, [(first.0, first.1, Self.first), (second.0, second.1, Self.second)])
            let message = try await ExchangedFile.refusal(file, try Self.pain(), try Self.register())
            #expect(
                message?.contains("column \(what): a total that is not that of the items") == true,
                "\(message ?? "sent")")
        }
    }

    @Test("a person, another currency and three decimals stop a pain.008")
    func faultsPain() async throws {
        func refusal(_ item: (String, String, String), _ edit: (String, String)? = nil) async throws -> String? {
            var file = Self.document(group: ("1", "12.50"), [("", "", [item])])
            if let edit { file = file.replacing(edit.0, with: edit.1) }
            return try await ExchangedFile.refusal(file, try Self.pain(), try Self.register())
        }
        let good = Self.first[0]
        #expect(try await refusal(good) == nil)
        #expect(
            try await refusal(("MANDATE0009", "12.50", "Jo Smith"))?.contains("a live debit instruction for a person")
                == true)
        #expect(try await refusal((good.0, "12.50", "Jo Smith"))?.contains("a name that is not the payer's") == true)
        #expect(try await refusal(good, ("GBP", "EUR"))?.contains("column //@Ccy: a currency other than GBP") == true)
        #expect(try await refusal((good.0, "12.500", good.2))?.contains("without exactly two decimals") == true)
    }

    // MARK: ARUDD

    private static func arudd() throws -> DatasetPlan {
        try ExchangedFile.plan([
            "profile: bacs-arudd",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}",
            try ExchangedFile.keeping("bacs-arudd"),
        ])
    }

    private static func report(_ count: String, _ value: String) -> String {
        func item(_ reference: String, _ amount: String, _ name: String) -> String {
            """
            <ReturnedDebitItem ref="\(reference)" transCode="17" returnCode="0128" returnDescription="REFER TO PAYER" \
            originalProcessingDate="2026-11-17" valueOf="\(amount)" currency="GBP"><PayerAccount number="4779859\(reference.last ?? "0")" \
            ref="\(reference)" name="\(name)" sortCode="00-75-67" bankName="EXAMPLE BANK PLC" branchName=""/>\
            </ReturnedDebitItem>

            """
        }
        return """
            <BACSDocument><Data><ARUDD><Header reportType="REFT1019" adviceNumber="321" currentProcessingDate="2026-11-19"/>
            <Advice><OriginatingAccountRecords><OriginatingAccountRecord>
            <OriginatingAccount name="EXAMPLE TELECOM LTD" number="99999999" sortCode="00-00-99" type="0" \
            bankName="EXAMPLE BANK PLC" branchName=""/>
            \(item("MANDATE0001", "24.17", "J SMITH LTD"))\(item("MANDATE0002", "1.00", "ROWAN LARCH SERVIC"))
            <Totals numberOf="\(count)" valueOf="\(value)" currency="GBP"/>
            </OriginatingAccountRecord></OriginatingAccountRecords></Advice></ARUDD></Data></BACSDocument>

            """
    }

    @Test("an ARUDD is sent whole where its totals are those of its items")
    func wholeReport() async throws {
        let sent = try await ExchangedFile(Self.report("2", "25.17"), try Self.arudd(), try Self.register())
        #expect(sent.text == Self.report("2", "25.17"))
        #expect(sent.booked.sent == MoneyTotal(rows: 2, pence: 2_517))
        for (count, value, field) in [("3", "25.17", "numberOf"), ("2", "25.16", "valueOf")] {
            let message = try await ExchangedFile.refusal(
                Self.report(count, value), try Self.arudd(), try Self.register())
            #expect(
                message?.contains("column //Totals/@\(field): a total that is not that of the items") == true,
                "\(message ?? "sent")")
        }
        let person = Self.report("2", "25.17").replacing("MANDATE0001", with: "MANDATE0009")
        let message = try await ExchangedFile.refusal(person, try Self.arudd(), try Self.register())
        #expect(message?.contains("so the record is a person's") == true, "\(message ?? "sent")")
    }
}
