import Agreements
import Primitives
import Testing

@testable import DataLeaseKit

@Suite("What stops an exchange, and where")
struct ExchangeStepTests {
    private static let header = "Reference,Name,SortCode,Account,Amount,Currency,Day,Code,Note\n"

    private static func plan(_ persons: String = "refuse", _ more: String = "") throws -> DatasetPlan {
        try ExchangedFile.plan([
            "format: csv",
            "exchange:", "  {direction: outbound, sequence: s, acknowledgeWithin: P2D, persons: \(persons),",
            "  amount: {field: Amount, currency: Currency}, code: Code, date: Day,",
            "  payers: {by: Reference, register: r.csv}}",
            "fields: {Reference: {do: keep}, Name: {do: keep, category: name}, SortCode: {do: keep, category: account},"
                + " Account: {do: keep, category: account}, Amount: {do: keep}, Currency: {do: keep}, Day: {do: keep},"
                + " Code: {do: keep}, Note: {do: keep}\(more)}",
        ])
    }

    private static func register() throws -> PayerRegister {
        try ExchangedFile.register([("C1", "J Smith Ltd"), ("C2", "Rowan Larch Services Limited")])
    }

    private func refusal(_ lines: [String], _ persons: String = "refuse", expecting: String? = nil) async throws
        -> String?
    {
        try await ExchangedFile.refusal(
            Self.header + lines.map { $0 + "\n" }.joined(), try Self.plan(persons), try Self.register(),
            expecting: expecting)
    }

    private static let good = "C1,J SMITH LTD,00-12-34,12345678,12.50,GBP,2026-12-01,17,fibre"

    @Test("a file of companies leaves as it is, with its figures by code and day")
    func whole() async throws {
        let file =
            Self.header + Self.good + "\n" + "C2,ROWAN LARCH SERVIC,001234,12345679,\"1,000.00\",GBP,2026-12-02,01,\r\n"
        let sent = try await ExchangedFile(
            file, try Self.plan(), try Self.register(), expecting: "rows=2,pounds=1012.50,from=2026-12-01,to=2026-12-02"
        )
        #expect(sent.text == file)
        #expect(sent.booked.sent == MoneyTotal(rows: 2, pence: 101_250))
        #expect(sent.booked.groups.map(\.code) == ["01", "17"])
        #expect(sent.booked.items == .sha256(Array("C1,1250,2026-12-01,17\nC2,100000,2026-12-02,01\n".utf8)))
    }

    @Test("a file may have so many items and no more; what is held back is none")
    func bound() async throws {
        let person = "C9,A PERSON,,,12.50,GBP,2026-12-01,17,fibre"
        func send(_ lines: [String]) async throws -> BookedExchange {
            try await ExchangedFile(
                Self.header + lines.map { $0 + "\n" }.joined(), try Self.plan("hold-back"), try Self.register(),
                mostItems: 2
            ).booked
        }
        #expect(try await send([Self.good, person, Self.good]).marks.count == 2)
        let error = await #expect(throws: KitError.self) { _ = try await send([Self.good, Self.good, Self.good]) }
        #expect(error?.category == .export && error?.what.contains("more than 2 records are to be sent") == true)
        #expect(SentItems.mostItems == 1_000_000)
    }

    @Test("what cannot be read stops the run, with line, field and what to do, and without its value")
    func faults() async throws {
        for (old, new, what) in [
            ("12.50", "12.500", "column Amount: an amount without exactly two decimals"),
            ("12.50", "12.5", "column Amount: an amount without exactly two decimals"),
            ("12.50", "", "column Amount: no amount"),
            ("12.50", "€12.50", "column Amount: an amount in another currency"),
            ("12.50", "92233720368547758.08", "column Amount: an amount that is too large"),
            ("GBP", "EUR", "column Currency: a currency other than GBP"),
            ("GBP", "", "column Currency: a currency other than GBP"),
            ("2026-12-01", "01/12/2026", "column Day: no day in the form"),
            ("2026-12-01", "2026-02-30", "column Day: no day in the form"),
            ("2026-12-01", "", "column Day: no day in the form"),
            (",17,", ",17 8,", "column Code: no transaction code"),
            (",17,", ",1234,", "column Code: no transaction code"),
            (",17,", ",SMITH,", "column Code: no transaction code"),
            (",17,", ",0n,", "column Code: no transaction code"),
            ("C1", "", "column Reference: no reference"),
            ("J SMITH LTD", "J SMITHE", "column Name: a name that is not the payer's"),
            ("00-12-34", "john.smith@example.com", "column SortCode: what is no account"),
            ("12345678", "Mary Jones", "column Account: what is no account"),
            ("12345678", "07700900123", "column Account: what is no account"),
            ("00-12-34", "12345679", "column Account: what is no account, or one account too many"),
            ("fibre", "ring 07700 900123", "column Note: a telephone number"),
            ("fibre", "jo.smith@example.com", "column Note: an e-mail address"),
            ("fibre", "Mr John Smith", "column Note: the name of a person"),
            ("fibre", "12 High Street", "column Note: a street address"),
            ("fibre", "00-12-34 12345678", "column Note: a bank account"),
        ] {
            let line = Self.good.replacing(old, with: new, maxReplacements: 1)
            let message = try await refusal([Self.good, line])
            #expect(message?.contains("line 3, \(what)") == true, "\(new): \(message ?? "sent")")
            #expect(message?.contains("nothing was written") == true)
            for value in [new, "07700", "John", "High"] where value.count > 3 {
                #expect(message?.contains(value) == false, "\(message ?? "")")
            }
        }
    }

    @Test("faults of one kind in one field are counted, the first with its line")
    func counts() async throws {
        let bad = Self.good.replacing("12.50", with: "12.5")
        let message = try await refusal([Self.good, bad, Self.good, bad, bad.replacing("GBP", with: "USD")])
        #expect(
            message?.contains("line 3, column Amount: an amount without exactly two decimals (3 times, here first)")
                == true)
        #expect(message?.contains("line 6, column Currency") == true)
    }

    @Test(
        "the codes of Bacs and of ISO 20022, numbers and single letters are transaction codes, and no words",
        arguments: [
            ("01", true), ("99", true), ("0N", true), ("0C", true), ("0S", true), ("Z4", true), ("FRST", true),
            ("OOFF", true), ("A", true), ("7", true), ("017", true), ("1234", false), ("JO", false), ("SMITH", false),
            ("rcur", false), ("U9", false), ("", false), ("é", false), ("FRSTFRST", false),
        ])
    func codes(text: String, isCode: Bool) {
        #expect((ExchangeCode(text) != nil) == isCode)
        if let code = ExchangeCode(text) { #expect(code.text == text) }
    }

    @Test("a live instruction for a person is refused, and says what it would need")
    func instruction() async throws {
        for code in ["01", "17", "18", "19", "0N", "0C", "0S"] {
            let line = Self.good.replacing("C1", with: "C9").replacing(",17,", with: ",\(code),")
            let message = try await refusal([Self.good, line])
            #expect(message?.contains("line 3, column Reference: a live debit instruction for a person") == true)
            #expect(message?.contains("an agreement of its own with that provider") == true)
        }
        let credit = Self.good.replacing("C1", with: "C9").replacing(",17,", with: ",99,")
        let message = try await refusal([Self.good, credit])
        #expect(message?.contains("so the record is a person's") == true)
        #expect(message?.contains("a live debit instruction") == false)
    }

    @Test("with hold-back the same records stay at home, and all else leaves")
    func holdBack() async throws {
        let lines = [
            Self.good, Self.good.replacing("C1", with: "C9"), Self.good.replacing("J SMITH LTD", with: "JO SMITH"),
            Self.good.replacing("fibre", with: "ring 07700 900123"), Self.good.replacing("12.50", with: "-2.50"),
            Self.good.replacing("12345678", with: "ring me"),
        ].map { $0 + "\n" }
        let sent = try await ExchangedFile(
            Self.header + lines.joined(), try Self.plan("hold-back"), try Self.register(),
            expecting: "rows=6,pence=6000")
        #expect(sent.text == Self.header + lines[0] + lines[4])
        #expect(sent.booked.sent == MoneyTotal(rows: 2, pence: 1_000))
        #expect(sent.booked.heldBack == MoneyTotal(rows: 4, pence: 5_000))
        // What cannot be read stops the run all the same: nobody can count it.
        let message = try await refusal(
            [Self.good, Self.good.replacing("C1", with: "C9").replacing("12.50", with: "x")], "hold-back")
        #expect(message?.contains("line 3, column Amount") == true)
    }

    @Test("no category of an agreement lets something personal leave")
    func categories() async throws {
        let plan = try Self.plan("refuse", ", Phone: {do: keep, category: phone}, Mail: {do: keep, category: email}")
        let header = String(Self.header.dropLast()) + ",Phone,Mail\n"
        let message = try await ExchangedFile.refusal(
            header + Self.good + ",07700 900123,jo@example.com\n", plan, try Self.register())
        #expect(message?.contains("line 2, column Phone: a telephone number") == true)
        #expect(message?.contains("line 2, column Mail: an e-mail address") == true)
    }

    @Test("the header is looked at too")
    func headers() async throws {
        let plan = try Self.plan("hold-back", ", \"07700 900123\": {do: keep}")
        let message = try await ExchangedFile.refusal(
            String(Self.header.dropLast()) + ",07700 900123\n" + Self.good + ",\n", plan, try Self.register())
        #expect(message?.contains("line 1, the header: a telephone number") == true, "\(message ?? "sent")")
    }

    @Test(
        "columns and elements that the agreement does not name are told by their place, as their names may be anybody's"
    )
    func unknownNames() async throws {
        let message = try await ExchangedFile.refusal(
            String(Self.header.dropLast()) + ",Jo Smith,07700 900123\n" + Self.good + ",,\n", try Self.plan(),
            try Self.register())
        #expect(
            message?.contains("no rule of the agreement names the columns 10, 11 of the header, counted from 1")
                == true,
            "\(message ?? "sent")")
        #expect(message?.contains("Smith") == false && message?.contains("07700") == false)
        let xml = try ExchangedFile.plan([
            "format: xml", "xml: {record: //Row}",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, amount: //Amount}",
            "fields: {//Amount: {do: keep}}", "otherwise: refuse",
        ])
        let file = "<Row><Amount>1.00</Amount></Row>"
        #expect(try await ExchangedFile(file, xml, nil).text == file)
        for extra in ["<JoSmith>x</JoSmith>", "<Amount JoSmith=\"x\">1.00</Amount>", "<JoSmith/>"] {
            let message = try await ExchangedFile.refusal("<Row>\(extra)<Amount>1.00</Amount></Row>", xml, nil)
            #expect(message?.contains("line 1") == true, "\(message ?? "sent")")
            #expect(message?.contains("Smith") == false, "\(message ?? "")")
        }
    }

    @Test("two columns of one name leave open which one counts")
    func twice() async throws {
        let header = Self.header.replacing("Note", with: "Amount")
        let message = try await ExchangedFile.refusal(
            header + Self.good.replacing("fibre", with: "99.00") + "\n",
            try ExchangedFile.plan([
                "format: csv",
                "exchange:", "  {direction: outbound, sequence: s, acknowledgeWithin: P2D, amount: Amount}",
                "fields: {Reference: {do: keep}, Name: {do: drop}, SortCode: {do: drop}, Account: {do: drop},"
                    + " Amount: {do: keep}, Currency: {do: keep}, Day: {do: keep}, Code: {do: keep}}",
            ]), nil)
        #expect(message != nil)
    }

    @Test("what the sales ledger says and what the file comes to must be the same, to the penny and the row")
    func expectation() async throws {
        let lines = [Self.good, Self.good]
        #expect(try await refusal(lines, expecting: "rows=2,pence=2500") == nil)
        let penny = try await refusal(lines, expecting: "rows=2,pence=2499")
        #expect(penny?.contains("the export has 2 rows, £25.00, and --expect says 2 rows, £24.99 (+£0.01)") == true)
        let row = try await refusal(lines, expecting: "rows=3,pence=2500")
        #expect(row?.contains("(-1 rows)") == true)
        let month = try await refusal(lines, expecting: "rows=2,pence=2500,from=2026-11-01,to=2026-11-30")
        #expect(
            month?.contains("line 2: a record of a day that --expect does not take in (2 times, here first)") == true)
        for text in [
            "", "rows=2", "pence=1", "rows=2,pence=1,pounds=1.00", "rows=-2,pence=1", "rows=2,pence=1.5",
            "rows=2,pence=x",
            "rows=2,rows=2,pence=1", "rows=2,pence=1,from=01/12/2026", "rows=2,pence=1,to=", "rows=2,pence=1,",
            "rows=2,pence=1,from=2026-12-02,to=2026-12-01", "rows=+2,pence=1", "rows=,pence=1", "Rows=2,pence=1",
        ] {
            #expect(throws: KitError.self) { try ExchangeExpectation(parsing: text) }
        }
    }

    @Test(
        "what is said to be ours is an account or a party's name, the same in every record, or is searched like all else"
    )
    func own() async throws {
        let plan = try ExchangedFile.plan([
            "format: csv",
            "exchange:", "  {direction: outbound, sequence: s, acknowledgeWithin: P2D,",
            "  amount: Amount, payers: {by: Reference, register: r.csv}}",
            "fields: {Reference: {do: keep}, Amount: {do: keep}, OurName: {do: keep, category: own-name},"
                + " OurAccount: {do: keep, category: own-account}}",
        ])
        func refusal(_ first: String, _ second: String) async throws -> String? {
            try await ExchangedFile.refusal(
                "Reference,Amount,OurName,OurAccount\nC1,1.00,\(first)\nC2,2.00,\(second)\n", plan, try Self.register())
        }
        let good = "EXAMPLE TELECOM LIMITED,GB06TEST00865104568679"
        #expect(try await refusal(good, good) == nil)
        #expect(try await refusal("Collections,00-12-34", "Collections,00-12-34") == nil)
        for bad in ["Mr John Smith,00-12-34", "Mary Jones,00-12-34", "Ours,john.smith@example.com 07700900123"] {
            let message = try await refusal(bad, bad)
            #expect(message?.contains("line 2, column Our") == true, "\(message ?? "sent")")
        }
        let message = try await refusal(good, good.replacing("GB06TEST00865104568679", with: "GB29NWBK60161331926819"))
        #expect(
            message?.contains("line 3, column OurAccount: what is ours, and not the same as before in the file")
                == true)
    }

    @Test("a legal name that is cut down to what may be a person's is searched like all else")
    func cutNames() async throws {
        let register = try ExchangedFile.register([
            ("C1", "Margaret Thompson Ltd"), ("C2", "Nowhere Road Tyres Ltd"),
        ])
        let company = Self.good.replacing("C1,J SMITH LTD", with: "C2,NOWHERE ROAD TYRES").replacing(
            "12345678", with: "12345679")
        let whole = Self.good.replacing("J SMITH", with: "MARGARET THOMPSON")
        let file = Self.header + company + "\n" + whole + "\n"
        #expect(try await ExchangedFile(file, try Self.plan(), register).text == file)
        let message = try await ExchangedFile.refusal(
            file.replacing("THOMPSON LTD", with: "THOMPSON"), try Self.plan(), register)
        #expect(message?.contains("line 3, column Name: the name of a person") == true, "\(message ?? "sent")")
    }

    @Test("a file without payers keeps the names of companies, and no account that nobody accounts for")
    func noPayers() async throws {
        let plan = try ExchangedFile.plan([
            "format: csv",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, amount: {field: Total, unit: pence}}",
            "fields: {Month: {do: keep}, Total: {do: keep}, BankAccount: {do: keep}, Reseller: {do: keep}}",
        ])
        let file = "Month,Total,BankAccount,Reseller\n2026-11,1250,,Oak Ltd\n"
        #expect(try await ExchangedFile(file, plan, nil).text == file)
        let message = try await ExchangedFile.refusal(file.replacing(",,", with: ",12345678,"), plan, nil)
        #expect(message?.contains("line 2, column BankAccount: an account that nobody accounts for") == true)
    }

    @Test("a sum that cannot be counted is refused")
    func overflow() async throws {
        let large = Self.good.replacing("12.50", with: "92233720368547758.07")
        #expect(try await refusal([large]) == nil)
        let message = try await refusal([large, Self.good])
        #expect(message?.contains("line 3: more than can be counted") == true, "\(message ?? "sent")")
    }

    @Test("a file of too many codes and days is refused")
    func groups() async throws {
        let lines = (0...ExchangeRecord.mostGroups).map { number in
            Self.good.replacing("-12-01,17,", with: "-12-0\(1 + number / 900),\(100 + number % 900),")
        }
        let message = try await refusal(lines)
        #expect(
            message?.contains("more than 2000 different transaction codes and days") == true, "\(message ?? "sent")")
    }
}
