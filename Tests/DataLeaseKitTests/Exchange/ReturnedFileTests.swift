import Agreements
import Foundation
import Primitives
import Pseudonyms
import Records
import Registry
import Testing

@testable import DataLeaseKit

/// Files that came back, in memory: how their records are matched with what was sent, and what a report of Bacs says.
@Suite struct ReturnedFileTests {
    /// What a file comes to, and the lines of its list without the header.
    private func match(
        _ text: String, _ plan: DatasetPlan, sent: [String], _ pseudonymisers: [RuleIndex: Pseudonymiser] = [:],
        earlier: (path: String, file: ExchangeReturn)? = nil, kept: ((String) -> Void)? = nil
    ) throws -> (figures: ReturnedFigures, lines: [String]) {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("returned-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let rules = ExportRules(plan, showingEverything: true)
        let fields = try #require(ExchangeFields(rules))
        var items = SentItems(hasAmounts: fields.amountRule >= 0)
        for line in sent { items.add(Array(line.utf8)[...]) }
        if let earlier { try items.takeEarlier(earlier.path, earlier.file) }
        var file = ReturnedFile(rules, fields, items, pseudonymisers)
        var (list, taken): ([UInt8], [UInt8]) = ([], [])
        try file.run(try ExportBytes(path), to: { list += $0 }, keep: { taken += $0 })
        kept?(String(decoding: taken, as: UTF8.self))
        let lines = String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("line,outcome,reference,pence,date,reason,meaning") == true)
        return (file.figures, Array(lines.dropFirst()))
    }

    private func refusal(_ text: String, _ plan: DatasetPlan, sent: [String]) -> String? {
        do {
            _ = try match(text, plan, sent: sent)
            return nil
        } catch let error as any Refusal {
            return error.what
        } catch {
            return "\(error)"
        }
    }

    // MARK: CSV

    private static func returns() throws -> DatasetPlan {
        try ExchangedFile.plan([
            "format: csv",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, amount: Amount, code: Code, "
                + "payers: {by: Reference, register: r.csv}}",
            "fields: {Reference: {do: keep}, Amount: {do: keep}, Code: {do: keep}}",
        ])
    }

    @Test("a record matches an item of its reference and amount as often as that was sent, and no oftener")
    func counts() throws {
        let sent = ["A,100,2026-12-01,17", "A,100,2026-12-02,17", "A,200,,", "B, Ltd,-50,2026-12-01,99", "no item"]
        let (figures, lines) = try match(
            "Reference,Amount,Code\nA,1.00,17\nA,2.00,17\nA,1.00,17\nA,1.00,17\n\"B, Ltd\",-0.50,99\nC,1.00,17\n",
            try Self.returns(), sent: sent)
        #expect(figures.matched == MoneyTotal(rows: 4, pence: 350))
        #expect(figures.returned == .zero && figures.reasons.isEmpty)
        #expect(figures.unknown == MoneyTotal(rows: 2, pence: 200))
        #expect(figures.otherAmount == MoneyTotal(rows: 1, pence: 100))
        #expect(
            lines == [
                "2,matched,A,100,,,", "3,matched,A,200,,,", "4,matched,A,100,,,",
                "5,\"unknown: sent with another amount, or less often\",A,100,,,", "6,matched,\"B, Ltd\",-50,,,",
                "7,unknown: never sent,C,100,,,",
            ])
    }

    @Test("an amount, a reference or a code that cannot be read refuses the file, with its place")
    func faults() throws {
        let plan = try Self.returns()
        for (record, says) in [
            ("A,1.0,17", "line 2, column Amount: an amount without exactly two decimals"),
            ("A,,17", "line 2, column Amount: no amount"), (",1.00,17", "line 2, column Reference: no reference"),
            ("A,1.00,17 18", "line 2, column Code: no transaction code"),
        ] {
            let message = refusal("Reference,Amount,Code\n\(record)\n", plan, sent: [])
            #expect(message?.contains(says) == true, "\(message ?? "taken")")
        }
        #expect(try match("Reference,Amount,Code\n", plan, sent: ["A,100,,"]).figures.matched == .zero)
    }

    private static func inbound(_ fields: String) throws -> DatasetPlan {
        try ExchangedFile.plan([
            "format: csv",
            "exchange: {direction: inbound, sequence: returns, amount: Amount, "
                + "matches: {dataset: sent, reference: Reference, reason: Why}}",
            fields,
            """
            #
              - name: sent
                maxRows: 100
                format: csv
                exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, amount: Amount, payers: {by: Reference, register: r.csv}}
                fields:
                  Reference: {do: keep}
                  Invoice: {do: token, reversible: true, type: invoice}
                  Amount: {do: keep}
            """,
        ])
    }

    // MARK: Earlier files

    @Test("what came back in an earlier file comes back no second time; what was carried out may come back later")
    func earlier() throws {
        let plan = try Self.inbound(
            "fields: {Reference: {do: keep}, Amount: {do: keep}, Why: {do: keep}}")
        let sent = ["A,100,,17", "B,200,,17", "A,100,,17", "C, Ltd,300,,17"]
        let header = "Reference,Amount,Why\n"
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("kept-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var kept = ""
        let first = try match(
            header + "A,1.00,0\nB,2.00,\n\"C, Ltd\",3.00,0\nD,1.00,0\n", plan, sent: sent, kept: { kept = $0 })
        #expect(first.figures.returned == MoneyTotal(rows: 2, pence: 400))
        #expect(kept == "A,100,,r\nB,200,,m\nC, Ltd,300,,r\n")
        let event = ExchangeReturn(
            bundle: 1, dataset: "export", input: .sha256([]), matched: first.figures.matched,
            returned: first.figures.returned, unknown: first.figures.unknown, signer: nil)
        #expect(throws: (any Error).self) { _ = try match(header, plan, sent: sent, earlier: (path, event)) }
        try Data(kept.utf8).write(to: URL(fileURLWithPath: path))
        let (figures, lines) = try match(
            header + "A,1.00,0\nA,1.00,0\nB,2.00,0\nB,2.00,\n\"C, Ltd\",3.00,0\n", plan, sent: sent,
            earlier: (path, event))
        #expect(figures.returned == MoneyTotal(rows: 2, pence: 300) && figures.matched == .zero)
        #expect(figures.before == MoneyTotal(rows: 2, pence: 400))
        #expect(lines[1].hasPrefix("3,\"unknown: came back before, in another file\",A,"))
        #expect(lines[4].hasPrefix("6,\"unknown: came back before, in another file\",\"C, Ltd\","))
        try Data(kept.replacing("r\nB", with: "m\nB").utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: (any Error).self) { _ = try match(header, plan, sent: sent, earlier: (path, event)) }
    }

    // MARK: Tokens

    private static func lastCells(_ lines: [String]) -> [String] {
        lines.map { line in line.split(separator: ",").last.map { String($0) } ?? "" }
    }

    @Test("a token is turned back with the reference and amount it was sent with; text that is a formula is none")
    func tokens() throws {
        let plan = try Self.inbound(
            "fields: {Reference: {do: keep}, Invoice: {do: token, reversible: true, type: invoice}, Amount: {do: keep}, Why: {do: keep}}"
        )
        let rule = try #require(plan.rule(for: "Invoice"))
        let pseudonymiser = Pseudonymiser(
            operator: rule.operator,
            key: try TransformedExport.key().subkey(type: rule.semanticType ?? rule.operator.name, bundle: nil))
        func token(_ text: String) throws -> String {
            var (values, tokens) = (ValueColumn(), ValueColumn())
            values.appendValue(Array(text.utf8))
            try pseudonymiser.apply(values, companions: nil, into: &tokens)
            return String(decoding: Array(tokens[0]), as: UTF8.self)
        }
        let sent = ["A", "B", "B"].enumerated().map { place, reference -> String in
            "\(reference),\(100 * (place + 1)),2026-12-01,17 \(ItemTie(Array("INV-\(place)".utf8)).text)"
        }
        func list(_ records: String) throws -> (figures: ReturnedFigures, lines: [String]) {
            try match("Reference,Invoice,Amount,Why\n\(records)", plan, sent: sent, [rule.index: pseudonymiser])
        }
        let (a, b, c) = (try token("INV-0"), try token("INV-1"), try token("INV-2"))
        let good = try list("A,\(a),1.00,0\nB,\(c),3.00,0\nB,\(b),2.00,0\n")
        #expect(good.figures.returned.rows == 3 && good.figures.otherTokens == 0 && good.figures.formulas == 0)
        #expect(Self.lastCells(good.lines) == ["INV-0", "INV-2", "INV-1"])
        // Swapped, never sent, of another bundle, with another amount.
        let other = try token("INV-9")
        let bad = try list(
            "A,\(b),1.00,0\nB,\(a),2.00,0\nZ,\(a),1.00,0\nB,\(other),3.00,0\nA,\(a),9.00,0\nA,\(a),1.00,0\n")
        #expect(bad.figures.otherTokens == 5 && bad.figures.unknown.rows == 5)
        #expect(bad.figures.returned == MoneyTotal(rows: 1, pence: 100))
        #expect(Self.lastCells(bad.lines) == [b, a, a, other, a, "INV-0"])
        #expect(bad.lines[0].contains("unknown: with a token of another record"))
        // What would run in a spreadsheet.
        let formulas = try list("A,=cmd(),1.00,@x\n-1+2,,1.00,+1\n")
        #expect(formulas.figures.formulas == 4 && formulas.figures.brokenTokens == 1)
        #expect(formulas.lines == ["2,returned,A,100,,'@x,,'=cmd()", "3,unknown: never sent,'-1+2,100,,'+1,,"])
    }

    // MARK: ARUDD

    private static func arudd() throws -> DatasetPlan {
        try ExchangedFile.plan([
            "profile: bacs-arudd",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}",
            try ExchangedFile.keeping("bacs-arudd"),
        ])
    }

    /// A report of two accounts of ours, each with its totals.
    private static func report(_ count: String = "2", _ value: String = "25.17") -> String {
        func item(_ reference: String, _ amount: String, _ code: String) -> String {
            """
            <ReturnedDebitItem ref="\(reference)" transCode="17" returnCode="\(code)" returnDescription="WORDS" \
            originalProcessingDate="2026-11-17" valueOf="\(amount)" currency="GBP"><PayerAccount number="47798594" \
            ref="\(reference)" name="T OSGOOD" sortCode="00-75-67" bankName="EXAMPLE BANK PLC" branchName="LLANFFUG"/>\
            </ReturnedDebitItem>
            """
        }
        func account(_ items: String, _ count: String, _ value: String) -> String {
            """
            <OriginatingAccountRecord><OriginatingAccount name="EXAMPLE TELECOM LTD" number="99999999" \
            sortCode="00-00-99" type="0" bankName="EXAMPLE BANK PLC" branchName="LLANFFUG"/>\(items)
            <Totals numberOf="\(count)" valueOf="\(value)" currency="GBP"/></OriginatingAccountRecord>
            """
        }
        return """
            <BACSDocument><Data><ARUDD><Header reportType="REFT1019" adviceNumber="321" currentProcessingDate="2026-11-19"/>
            <Advice><OriginatingAccountRecords>
            \(account(item("MANDATE0001", "24.17", "0128") + item("MANDATE0002", "1.00", "1012"), count, value))
            \(account(item("MANDATE0003", "1,000.00", "2012"), "1", "1000.00"))
            </OriginatingAccountRecords></Advice></ARUDD></Data></BACSDocument>

            """
    }

    @Test("an ARUDD is matched with what was sent, its reasons are said in words, and names of payers are no fault")
    func unpaid() throws {
        let sent = ["MANDATE0001,2417,2026-11-17,17", "MANDATE0002,100,2026-11-17,17", "MANDATE0003,99,2026-11-17,17"]
        let (figures, lines) = try match(Self.report(), try Self.arudd(), sent: sent)
        #expect(figures.returned == MoneyTotal(rows: 2, pence: 2517))
        #expect(figures.unknown == MoneyTotal(rows: 1, pence: 100_000) && figures.otherAmount == figures.unknown)
        #expect(
            figures.reasons == [
                "refer to payer": MoneyTotal(rows: 1, pence: 2417),
                "instruction cancelled": MoneyTotal(rows: 1, pence: 100),
            ])
        #expect(lines.count == 3 && lines[0].hasSuffix(",returned,MANDATE0001,2417,2026-11-17,0128,refer to payer"))
        #expect(lines[2].hasSuffix(",MANDATE0003,100000,2026-11-17,2012,payer deceased"))
    }

    @Test("an ARUDD whose own totals are not those of its records, or that was cut off, is refused")
    func totals() throws {
        for (count, value, field) in [("3", "25.17", "numberOf"), ("2", "25.16", "valueOf")] {
            let message = refusal(Self.report(count, value), try Self.arudd(), sent: [])
            #expect(
                message?.contains("column //Totals/@\(field): a total that is not that of the items") == true,
                "\(message ?? "taken")")
        }
        let last = "<Totals numberOf=\"1\" valueOf=\"1000.00\" currency=\"GBP\"/>"
        let cut = Self.report().replacing(last, with: "")
        #expect(cut != Self.report())
        #expect(refusal(cut, try Self.arudd(), sent: []) != nil)
    }

    @Test("codes that say nothing here have no meaning; those of indemnity claims are not taken for others")
    func reasons() {
        func meaning(_ code: String, _ profile: String? = nil) -> String? {
            ReturnReason.meaning(Array(code.utf8)[...], in: profile)
        }
        #expect(meaning("0") == "refer to payer" && meaning("B") == "account closed")
        #expect(meaning("5012", "bacs-arudd") == "no account")
        for code in ["", "J", "b", "01", "ABCD", "odd", "£"] { #expect(meaning(code) == nil, "\(code)") }
        #expect(meaning("1", "bacs-ddica") == "amount or date differs from the advance notice")
        #expect(meaning("5", "bacs-ddica") == "no instruction held" && meaning("5") == "no account")
        for code in ["0", "9", "B", "5012"] { #expect(meaning(code, "bacs-ddica") == nil, "\(code)") }
        #expect(meaning("7", "bacs-messaging-advices") == "amount of the instruction is not zero")
        #expect(meaning("7", "bacs-arudd") == "amount differs")
    }
}
