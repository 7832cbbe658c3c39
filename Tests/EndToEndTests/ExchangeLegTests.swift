import Foundation
import TestSupport
import Testing

/// Reports of Bacs that come back about a file in Standard 18, and tokens that are turned back in XML.
struct ExchangeLegTests {
    private static func submitted() throws -> Scenario {
        let scenario = try Scenario.financing()
        let run = try scenario.sendFinance("submission", "exchange/standard-18-single.txt", "rows=30,pence=5803107")
        try #require(run.status == 0, "\(run.errors)")
        try scenario.succeed("bundle", "release", "B1", "--via", "sftp")
        return scenario
    }

    private static func sample(_ name: String) throws -> String {
        try String(contentsOfFile: Samples.path("exchange/\(name)"), encoding: .utf8)
    }

    private func receive(_ scenario: Scenario, _ dataset: String, _ file: String) throws -> Program.Run {
        try scenario.run(
            "exchange", "receive", file, "--for", "B1", "--dataset", dataset, "--out", "\(file).csv")
    }

    @Test(
        "each report of Bacs is matched with the submission, and its reasons are said in words",
        arguments: [
            (
                "returned-debits", "bacs-arudd.xml",
                [
                    "returned 6 rows, £8,630.44", "refer to payer: 2 rows", "instruction cancelled: 2 rows",
                    "no account: 2 rows",
                ]
            ),
            (
                "returned-advices", "bacs-addacs.xml",
                [
                    "returned 6 rows", "account closed: 2 rows", "account transferred: 1 row",
                    "instruction cancelled: 1 row",
                ]
            ),
            (
                "returned-advices", "bacs-auddis.xml",
                [
                    "returned 6 rows", "no account: 2 rows", "no instruction: 1 row",
                    "incorrect details of the payer: 1 row",
                ]
            ),
            (
                "returned-claims", "bacs-ddica.xml",
                ["returned 6 rows, £8,630.44", "no advance notice: 1 row", "no instruction held: 1 row"]
            ),
        ])
    func reports(dataset: String, file: String, says: [String]) throws {
        let scenario = try Self.submitted()
        try scenario.write(try Self.sample(file), to: file)
        let run = try receive(scenario, dataset, file)
        #expect(run.status == 0, "\(run.errors)")
        let output = run.output.split(separator: " ").joined(separator: " ")
        for text in says + ["unknown 0 rows", "recorded yes"] {
            #expect(output.contains(text), "\(text)\n\(run.output)")
        }
        let list = Scenario.records(of: try scenario.text("\(file).csv"))
        let items = list.filter { $0["outcome"] != "about a whole file" }
        #expect(list.count - items.count == (file == "bacs-auddis.xml" ? 1 : 0))
        #expect(items.count == 6 && items.allSatisfy { $0["outcome"] == "returned" && $0["meaning"]?.isEmpty == false })
        let sent = try Self.sample("standard-18-single.txt")
        for item in items { #expect(sent.contains(try #require(item["reference"]))) }
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
    }

    @Test("an item of another amount, or that was never sent, is unknown; the rest is matched: exit 3")
    func unknown() throws {
        let scenario = try Self.submitted()
        let changed = try Self.sample("bacs-arudd.xml")
            .replacing("valueOf=\"12.19\"", with: "valueOf=\"12.20\"").replacing("EXC2003894", with: "EXC9999999")
        let total = try #require(changed.firstMatch(of: /numberOf="3" valueOf="([0-9]+)\.([0-9]{2})"/))
        let pence = (Int(total.1) ?? 0) * 100 + (Int(total.2) ?? 0) + 1
        let digits = "\(pence % 100)"
        try scenario.write(
            changed.replacing(
                "numberOf=\"3\" valueOf=\"\(total.1).\(total.2)\"",
                with: "numberOf=\"3\" valueOf=\"\(pence / 100).\(digits.count == 1 ? "0" : "")\(digits)\"",
                maxReplacements: 1),
            to: "arudd.xml")
        let run = try receive(scenario, "returned-debits", "arudd.xml")
        #expect(run.status == 3, "\(run.errors)")
        let outcomes = Scenario.records(of: try scenario.text("arudd.xml.csv")).map { $0["outcome"] ?? "" }
        #expect(outcomes.filter { $0 == "unknown: sent with another amount, or less often" }.count == 1)
        #expect(outcomes.filter { $0 == "unknown: never sent" }.count == 1)
        #expect(outcomes.filter { $0 == "returned" }.count == 4)
    }

    @Test("a report whose own totals are a penny off, or that was cut off, is taken in by nobody")
    func totals() throws {
        let scenario = try Self.submitted()
        let good = try Self.sample("bacs-arudd.xml")
        let claims = try Self.sample("bacs-ddica.xml")
        for (dataset, text) in [
            ("returned-debits", good.replacing("valueOf=\"12.19\"", with: "valueOf=\"12.18\"")),
            ("returned-debits", String(good.prefix(while: { $0 != "T" }))),
            ("returned-debits", String(good.prefix(good.count / 2))),
            ("returned-claims", claims.replacing("<TotalValueOfDebits>8,630.44", with: "<TotalValueOfDebits>8,630.45")),
            (
                "returned-claims",
                claims.replacing(
                    "    </Document>",
                    with: "<Cancellations><DDICCancellation><SUReference>EXC2000275</SUReference>"
                        + "<TotalAmount>12.19</TotalAmount></DDICCancellation></Cancellations></Document>")
            ),
        ] {
            try scenario.write(text, to: "report.xml")
            let run = try receive(scenario, dataset, "report.xml")
            #expect(run.status == 11, "\(run.output)\(run.errors)")
            #expect(!scenario.exists("report.xml.csv"))
        }
        #expect(try !scenario.succeed("ledger", "show").contains("exchange-returned"))
    }

    @Test("tokens in XML are turned back, and the file is the one that was sent, byte for byte")
    func restoredXML() throws {
        let scenario = try Scenario.financing()
        let run = try scenario.sendFinance("pain-tokens", "exchange/pain-008-v11.xml", "rows=30,pence=5803107")
        try #require(run.status == 0, "\(run.errors)")
        try scenario.open(1, as: "opened")
        let file = "opened/data/" + (try #require(try scenario.names(in: "opened/data").first))
        let sent = try scenario.text(file)
        #expect(sent.matches(of: /<ns0:EndToEndId>[a-z2-7]{16,}</).count == 30)
        #expect(sent.matches(of: /<ns0:InstrId>INV/).count == 0)
        try scenario.succeed("exchange", "restore", file, "--for", "B1", "--out", "restored.xml")
        #expect(try scenario.text("restored.xml") == Self.sample("pain-008-v11.xml"))
        // One that was changed on its way stays, and is said.
        let token = try #require(sent.firstMatch(of: /<ns0:EndToEndId>([a-z2-7]{16,})</)).1
        let other = (token.hasPrefix("a") ? "b" : "a") + token.dropFirst()
        try scenario.write(
            sent.replacing("<ns0:EndToEndId>\(token)<", with: "<ns0:EndToEndId>\(other)<"), to: "changed.xml")
        let partly = try scenario.run("exchange", "restore", "changed.xml", "--for", "B1", "--out", "partly.xml")
        #expect(partly.status == 3, "\(partly.errors)")
        #expect(try scenario.text("partly.xml").contains(other))
    }

    @Test("an ARUDD that names items by their tokens is matched, and restored byte for byte")
    func tokens() throws {
        let scenario = try Scenario.financing()
        let run = try scenario.sendFinance("bureau-tokens", "exchange/paygate.csv", "rows=40,pence=7380812")
        try #require(run.status == 3, "\(run.errors)")
        try scenario.succeed("bundle", "release", "B1", "--via", "sftp")
        try scenario.open(1, as: "opened")
        let sent = try scenario.text("opened/data/" + (try #require(try scenario.names(in: "opened/data").first)))
        let report = try Self.sample("bacs-arudd.xml")
        // Who pays twice has two tokens that are the same: a token stands for a reference.
        let references = try Self.sample("paygate.csv").split(separator: "\r\n").map { $0.split(separator: ",") }
        let tokens = sent.split(separator: "\r\n").map { $0.split(separator: ",") }
        var tokened = report
        for record in tokens {
            let original = try #require(references.first { $0[1] == record[1] && $0[3] == record[3] })
            tokened = tokened.replacing("ref=\"\(original[8])\"", with: "ref=\"\(record[8])\"")
        }
        #expect(!tokened.contains("EXC"))
        try scenario.write(tokened, to: "arudd.xml")
        let received = try receive(scenario, "returned-tokens", "arudd.xml")
        #expect(received.status == 0, "\(received.errors)\(received.output)")
        let list = Scenario.records(of: try scenario.text("arudd.xml.csv"))
        #expect(
            list.count == 6
                && list.allSatisfy { $0["reference"]?.hasPrefix("EXC") == true && $0["outcome"] == "returned" })
        try scenario.succeed(
            "exchange", "restore", "arudd.xml", "--for", "B1", "--dataset", "returned-tokens", "--out", "restored.xml")
        #expect(try scenario.text("restored.xml") == report)
    }

    @Test("a field of Standard 18 is too narrow for a token, so nothing in such a file is to be turned back")
    func fixed() throws {
        let scenario = try Self.submitted()
        scenario.expectRefusal(
            try scenario.run(
                "exchange", "restore", Samples.path("exchange/standard-18-single.txt"), "--for", "B1", "--out", "r.txt"),
            64, ["has no field with reversible tokens"])
    }
}
