import Foundation
import Glibc
import Testing

/// Files that come back about an exchange, as a clerk takes them in.
struct ExchangeReturnTests {
    private static let header = "Reference,InvoiceNumber,Amount,CollectionDate,ReturnDate,ReasonCode,Reason"

    /// A file that returns these records of what was sent: their place, the amount in place of theirs, and why.
    private func returned(
        _ scenario: Scenario, _ records: [(place: Int, amount: String?, reason: String)], more: [String] = []
    ) throws -> String {
        let sent = try scenario.opened()
        let lines = try records.map { record in
            let item = sent[record.place]
            func cell(_ name: String) throws -> String { try #require(item[name]) }
            let amount = try record.amount ?? cell("Amount")
            return try "\(cell("Reference")),\(cell("InvoiceNumber")),\"\(amount)\",\(cell("CollectionDate")),"
                + "04/12/2026,\(record.reason),"
        }
        return ([Self.header] + lines + more).joined(separator: "\n") + "\n"
    }

    @Test("what came back is matched with what was sent, by reason, with its tokens turned back for the clerk")
    func matched() throws {
        let scenario = try Scenario.sent()
        let originals = Scenario.records(of: try scenario.text("collections.csv"))
        scenario.clock = "2026-12-05T09:00:00Z"
        try scenario.write(
            try returned(scenario, [(0, nil, "0"), (1, nil, "B"), (2, nil, "0"), (3, nil, ""), (4, nil, "odd")]),
            to: "returns.csv")
        let run = try scenario.run("exchange", "receive", "returns.csv", "--for", "B1", "--out", "list.csv")
        #expect(run.status == 0, "\(run.errors)")
        for text in [
            "monthly-collection 1: DSA-2026-031.B1", "returns", "matched    1 row, £", "returned   4 rows, £",
            "account closed: 1 row, £", "refer to payer: 2 rows, £", "another reason, see the list: 1 row, £",
            "unknown    0 rows, £0.00", "signed by  nobody", "recorded   yes",
        ] {
            #expect(run.output.contains(text), "\(text)\n\(run.output)")
        }
        let list = Scenario.records(of: try scenario.text("list.csv"))
        #expect(list.map { $0["outcome"] } == ["returned", "returned", "returned", "matched", "returned"])
        #expect(list.map { $0["reason"] } == ["0", "B", "0", "", "odd"])
        for line in list {
            let original = try #require(originals.first { $0["Reference"] == line["reference"] })
            #expect(line["InvoiceNumber"] == original["InvoiceNumber"])
            #expect(line["pence"] == original["Amount"]?.filter { $0 != "," && $0 != "." })
        }
        #expect(try Program.succeed("stat", ["-c", "%a", scenario.path("list.csv")]).hasPrefix("600"))
        #expect(try scenario.succeed("ledger", "show").contains("exchange-returned"))
        // Again: the list is made anew, and nothing is recorded twice.
        let again = try scenario.run("exchange", "receive", "returns.csv", "--for", "B1", "--out", "again.csv")
        #expect(again.status == 0 && again.output.contains("already, from an earlier run"), "\(again.errors)")
        #expect(try scenario.read("again.csv") == scenario.read("list.csv"))
        try scenario.expectIntactLedger()
    }

    @Test("what was never sent, comes twice or with another amount is unknown, and a changed token is no token: exit 3")
    func unknown() throws {
        let scenario = try Scenario.sent()
        scenario.clock = "2026-12-05T09:00:00Z"
        let text = try returned(
            scenario, [(0, nil, "0"), (0, nil, "0"), (1, "0.01", "0")],
            more: ["EXC9999999,,5.00,01/12/2026,04/12/2026,0,", "EXC9999998,abcdefgh,5.00,01/12/2026,04/12/2026,0,"])
        try scenario.write(text, to: "returns.csv")
        let run = try scenario.run("exchange", "receive", "returns.csv", "--for", "B1")
        #expect(run.status == 3, "\(run.errors)")
        for text in [
            "returned   1 row, £", "unknown    4 rows, £", "sent with another amount, or less often: 2 rows",
            "tokens     1 are none of this agreement",
        ] {
            #expect(run.output.contains(text), "\(text)\n\(run.output)")
        }
        // The list is at home, for this user alone, and goes with the other copies.
        let name = try #require(
            try scenario.names(in: "home/exchanges").first { $0.contains("returned") && $0.hasSuffix(".csv") })
        let outcomes = Scenario.records(of: try scenario.text("home/exchanges/\(name)")).map { $0["outcome"] ?? "" }
        #expect(
            outcomes == [
                "returned", "unknown: sent with another amount, or less often",
                "unknown: sent with another amount, or less often", "unknown: never sent", "unknown: never sent",
            ])
        let purged = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(purged.output.contains("removed  \(scenario.path("home/exchanges/\(name)"))"), "\(purged.output)")
        #expect(try !scenario.names(in: "home/exchanges").contains { $0.contains("returned") })
    }

    @Test(
        "a list that a run left behind which was cut off is told until the file is taken in, and a shape is asked for")
    func left() throws {
        let scenario = try Scenario.sent()
        scenario.clock = "2026-12-05T09:00:00Z"
        try scenario.write(try returned(scenario, [(0, nil, "0")]), to: "returns.csv")
        try scenario.copy("home", to: "before")
        try scenario.succeed("exchange", "receive", "returns.csv", "--for", "B1")
        #expect(try !scenario.run("verify").output.contains("was not recorded"))
        // As it is when the run dies behind its lists and before its event.
        try scenario.makeFolder("lists")
        let lists = try scenario.names(in: "home/exchanges").filter { $0.contains(".returned-") }
        #expect(lists.count == 2)
        for name in lists { try scenario.copy("home/exchanges/\(name)", to: "lists/\(name)") }
        try scenario.remove("home")
        try scenario.copy("before", to: "home")
        for name in lists { try scenario.copy("lists/\(name)", to: "home/exchanges/\(name)") }
        let told = try scenario.run("verify").output
        for name in lists {
            #expect(told.contains("\(name) lists a file that came back and was not recorded"), "\(told)")
        }
        try scenario.succeed("exchange", "receive", "returns.csv", "--for", "B1")
        #expect(try !scenario.run("verify").output.contains("was not recorded"))

        scenario.expectRefusal(
            try scenario.run("exchange", "restore", "returns.csv", "--for", "B1", "--out", "r.csv"), 11,
            ["it was read as a file of the dataset collections, which was sent", "--dataset returns"])
        let restored = try scenario.run(
            "exchange", "restore", "returns.csv", "--for", "B1", "--out", "r.csv", "--dataset", "returns")
        #expect(restored.status == 0, "\(restored.errors)")
        let shown = try scenario.succeed("bundle", "show", "B1")
        #expect(shown.contains("kept as they are, and a registered payer's or ours: "), "\(shown)")
        #expect(!shown.contains("about a person"))
    }

    @Test("a file that does not read as the agreement says is refused whole, and nothing of it is kept")
    func refused() throws {
        let scenario = try Scenario.sent()
        scenario.clock = "2026-12-05T09:00:00Z"
        for (old, new, text) in [
            ("04/12/2026,0,", "04/12/2026,0,\nEXC1,,1.234,01/12/2026,04/12/2026,0,", "line 3, column Amount"),
            ("04/12/2026,0,", "04/12/2026,0,\nEXC1,,,01/12/2026,04/12/2026,0,", "line 3, column Amount"),
            ("04/12/2026,0,", "04/12/2026,0,\n,,1.00,01/12/2026,04/12/2026,0,", "line 3, column Reference"),
            ("04/12/2026,0,", "04/12/2026,0,\nEXC1,,1.00,2026-12-01,04/12/2026,0,", "line 3, column CollectionDate"),
            ("ReasonCode", "Code", "Code"),
        ] {
            let good = try returned(scenario, [(0, nil, "0")])
            try scenario.write(good.replacingOccurrences(of: old, with: new), to: "returns.csv")
            scenario.expectRefusal(
                try scenario.run("exchange", "receive", "returns.csv", "--for", "B1"), 11, [text])
        }
        #expect(try !scenario.names(in: "home/exchanges").contains { $0.contains("returned") })
        #expect(try !scenario.succeed("ledger", "show").contains("exchange-returned"))
    }

    @Test("a signature that is given must hold, by a recipient of the bundle, for this purpose")
    func signatures() throws {
        let scenario = try Scenario.sent()
        scenario.clock = "2026-12-05T09:00:00Z"
        try scenario.write(try returned(scenario, [(0, nil, "0")]), to: "returns.csv")
        func receive(_ out: String) throws -> Program.Run {
            try scenario.run(
                "exchange", "receive", "returns.csv", "--for", "B1", "--signature", "returns.csv.sig", "--out", out)
        }
        try scenario.sign("returns.csv", by: "vendor")
        scenario.expectRefusal(try receive("a.csv"), 12, ["signed for another purpose"])
        for person in ["stranger", "colleague"] {
            try scenario.signReceipt("returns.csv", by: person)
            scenario.expectRefusal(try receive("a.csv"), 12, ["which is not a key of a recipient"])
        }
        try scenario.signReceipt("returns.csv", by: "vendor")
        let good = try scenario.text("returns.csv")
        try scenario.write(good + "EXC1,,1.00,01/12/2026,04/12/2026,0,\n", to: "returns.csv")
        scenario.expectRefusal(try receive("a.csv"), 12, ["is not a valid signature"])
        #expect(!scenario.exists("a.csv"))
        try scenario.write(good, to: "returns.csv")
        let run = try receive("a.csv")
        #expect(run.status == 0 && run.output.contains("signed by  Test vendor SHA256:"), "\(run.errors)\(run.output)")
        // The signature is kept, and the event names it.
        let digest = try Program.succeed("sha256sum", [scenario.path("returns.csv.sig")]).prefix(64)
        #expect(try scenario.succeed("ledger", "show", "--json").contains("\"signature\":\"\(digest)\"}"))
        #expect(
            try scenario.sql("SELECT digest FROM evidence WHERE kind = 'exchange-return-signature' AND bundle = 1")
                .trimmingCharacters(in: .newlines) == digest)
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 0)
        _ = try scenario.sql("DELETE FROM evidence WHERE kind = 'exchange-return-signature'")
        #expect(try scenario.run("ledger", "verify").status == 12)
    }

    @Test("what a run that was cut off left half-written is removed at the next start")
    func cutOff() throws {
        let scenario = try Scenario.sent()
        scenario.clock = "2026-12-05T09:00:00Z"
        let many = (0..<20_000).map { "EXC\($0),,1.00,01/12/2026,04/12/2026,0," }
        try scenario.write(try returned(scenario, [(0, nil, "0")], more: many), to: "returns.csv")
        func left() throws -> [String] { try scenario.names(in: "home/exchanges").filter { $0.hasSuffix(".new") } }
        let run = try RunningProgram(["exchange", "receive", "returns.csv", "--for", "B1"], in: scenario)
        while run.isRunning, try left().count < 2 {}
        run.signal(SIGSTOP)
        // As soon as it begins to write, it has both.
        let names = try left()
        run.signal(SIGKILL)
        _ = try run.wait()
        #expect(names.count == 2 && names.allSatisfy { $0.hasPrefix(".returned-") }, "\(names)")
        let next = try scenario.run("bundle", "list")
        #expect(next.errors.contains("half-written; it is removed"), "\(next.errors)")
        #expect(try left().isEmpty)
        let again = try scenario.run("exchange", "receive", "returns.csv", "--for", "B1")
        #expect(again.status == 3, "\(again.errors)")
    }

    @Test("without the items at home, or with others, nothing can be matched")
    func items() throws {
        let scenario = try Scenario.sent()
        scenario.clock = "2026-12-05T09:00:00Z"
        try scenario.write(try returned(scenario, [(0, nil, "0")]), to: "returns.csv")
        let items = try scenario.text("home/exchanges/B1.items")
        try scenario.write(items + "EXC1,100,2026-12-01,17\n", to: "home/exchanges/B1.items")
        scenario.expectRefusal(
            try scenario.run("exchange", "receive", "returns.csv", "--for", "B1"), 12, ["was changed since B1"])
        try FileManager.default.removeItem(atPath: scenario.path("home/exchanges/B1.items"))
        scenario.expectRefusal(
            try scenario.run("exchange", "receive", "returns.csv", "--for", "B1"), 1, ["are not at home any more"])
        try scenario.succeed(scenario.prepare())
        scenario.expectRefusal(
            try scenario.run("exchange", "receive", "returns.csv", "--for", "B2"), 64, ["is no exchange"])
    }
}
