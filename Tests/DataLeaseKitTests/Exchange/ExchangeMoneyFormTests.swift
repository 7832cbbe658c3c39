import Agreements
import Primitives
import Testing

@testable import DataLeaseKit

@Suite("An amount and a day say what they say and nothing besides")
struct ExchangeMoneyFormTests {
    private static func register() throws -> PayerRegister { try ExchangedFile.register([("C1", "J Smith Ltd")]) }

    private static func csv() throws -> DatasetPlan {
        try ExchangedFile.plan([
            "format: csv",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, amount: Amount, code: Code, "
                + "date: {field: Day, form: yyyy-mm-dd}, payers: {by: Reference, register: r.csv}}",
            "fields: {Reference: {do: keep}, Amount: {do: keep}, Code: {do: keep}, Day: {do: keep}}",
        ])
    }

    @Test("white space around an amount, and anything behind a day, is refused in a CSV")
    func delimited() async throws {
        func refusal(_ record: String) async throws -> String? {
            try await ExchangedFile.refusal(
                "Reference,Amount,Code,Day\n\(record)\n", try Self.csv(), try Self.register())
        }
        #expect(try await refusal("C1,61.36,17,2026-12-01") == nil)
        #expect(try await refusal("C1,\"61.36\",17,2026-12-01") == nil)
        for amount in [" 61.36", "61.36 ", "\" 61.36\"", "\"61.36\t\"", "\t61.36"] {
            let message = try await refusal("C1,\(amount),17,2026-12-01")
            #expect(message?.contains("line 2, column Amount: an amount with white space") == true, "\(amount)")
        }
        for day in ["2026-12-01 J Smith", "2026-12-01T00:00:00", "2026-12-01Z", "2026-12-01+x", "2026-12-011"] {
            let message = try await refusal("C1,61.36,17,\(day)")
            #expect(message?.contains("line 2, column Day: no day in the form") == true, "\(message ?? day)")
        }
    }

    @Test("a day may have its month's name, in either case, and is a day of the calendar")
    func monthNames() {
        func day(_ text: String) -> String? {
            let bytes = Array(text.utf8)
            return ExchangeTerms.DateField.Form.monthName.day(bytes.span).map { "\($0.day) \($0.isAll)" }
        }
        #expect(day("01-DEC-2026") == "2026-12-01 true")
        #expect(day("28-Feb-2027") == "2027-02-28 true" && day("31-may-2027") == "2027-05-31 true")
        #expect(day("01-DEC-2026 00:00") == "2026-12-01 false")
        for text in [
            "29-FEB-2027", "31-JUN-2027", "01-DEZ-2026", "1-DEC-2026", "01/DEC/2026", "01-DEC-26", "01-12-2026",
            "00-DEC-2026", "01-DEC-20260", "", "01-*EC-2026",
        ] {
            #expect(day(text) == nil, "\(text)")
        }
    }

    @Test("an amount of a pain.008 has its currency in its own tag, and no white space around it")
    func pain() async throws {
        let plan = try ExchangedFile.plan([
            "profile: pain-008",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}",
            try ExchangedFile.keeping("pain-008"),
        ])
        func refusal(_ amount: String, sum: String = "61.36") async throws -> String? {
            let file = """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"><CstmrDrctDbtInitn><GrpHdr>\
                <NbOfTxs>1</NbOfTxs><CtrlSum>\(sum)</CtrlSum></GrpHdr><PmtInf><ReqdColltnDt>2026-12-01</ReqdColltnDt>\
                <DrctDbtTxInf><PmtId><EndToEndId>C1</EndToEndId></PmtId>\(amount)\
                <DrctDbtTx><MndtRltdInf><MndtId>C1</MndtId></MndtRltdInf></DrctDbtTx><Dbtr><Nm>J Smith Ltd</Nm></Dbtr>\
                <DbtrAcct><Id><IBAN>GB06TEST00865104568679</IBAN></Id></DbtrAcct></DrctDbtTxInf></PmtInf>\
                </CstmrDrctDbtInitn></Document>
                """
            return try await ExchangedFile.refusal(file, plan, try Self.register())
        }
        #expect(try await refusal(#"<InstdAmt Ccy="GBP">61.36</InstdAmt>"#) == nil)
        for (amount, says) in [
            ("<InstdAmt>61.36</InstdAmt>", "column //@Ccy: a record without this field"),
            (#"<x Ccy="GBP"/><InstdAmt>61.36</InstdAmt>"#, "column //@Ccy: a record without this field"),
            (#"<InstdAmt Ccy="GBP">30.00</InstdAmt><InstdAmt>31.36</InstdAmt>"#, "column //@Ccy: a record without"),
            (#"<InstdAmt Ccy="GBP"> 61.36 </InstdAmt>"#, "column //InstdAmt: an amount with white space"),
            ("<InstdAmt Ccy=\"GBP\">61.36\n</InstdAmt>", "column //InstdAmt: an amount with white space"),
            (#"<InstdAmt Ccy="GBP">61.36&#32;</InstdAmt>"#, "column //InstdAmt: something that is no amount"),
        ] {
            let message = try await refusal(amount)
            #expect(message?.contains(says) == true, "\(message ?? "sent") \(amount)")
        }
        let message = try await refusal(#"<InstdAmt Ccy="GBP">61.36</InstdAmt>"#, sum: " 61.36")
        #expect(message?.contains("column //CtrlSum: an amount with white space") == true, "\(message ?? "sent")")
    }
}
