import Foundation
import Testing

/// What a recipient signs about an exchange, from the receipt that agrees to the ones that do not.
struct ExchangeReceiptTests {
    @Test("a receipt with the same figures acknowledges an exchange, and is kept with its signature")
    func acknowledged() throws {
        let scenario = try Scenario.sent()
        let (rows, pence) = try scenario.statedFigures()
        #expect(rows < 40 && pence > 0)
        scenario.clock = "2026-11-03T09:00:00Z"
        try scenario.fillReceipt(rows: rows, pence: pence)
        let taken = try scenario.run("exchange", "receipt", "receipt.txt")
        #expect(taken.status == 0 && taken.errors.isEmpty, "\(taken.errors)")
        for text in [
            "monthly-collection 1: DSA-2026-031.B1", "\(rows) rows, £", "Test vendor SHA256:", "2026-11-03",
            "acknowledged: its figures were acknowledged on 3 November 2026",
        ] {
            #expect(taken.output.contains(text), "\(text)\n\(taken.output)")
        }
        #expect(try scenario.state().hasPrefix("acknowledged "))
        scenario.clock = "2026-11-09T09:00:00Z"
        #expect(try scenario.run("verify").status == 0)
        let again = try scenario.run("exchange", "receipt", "receipt.txt")
        scenario.expectRefusal(again, 1, ["recorded already"])
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.contains("arrived on 2026-11-03 (\(rows) rows, £"), "\(shown)")
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 0)
    }

    @Test("on the day it is due all is well without a receipt; on the day after it is a finding, in every format")
    func late() throws {
        let scenario = try Scenario.sent()
        scenario.clock = "2026-11-04T23:30:00Z"
        #expect(try scenario.run("verify").status == 0)
        scenario.clock = "2026-11-05T00:30:00Z"
        for (format, text) in [
            ("text", "receipt-overdue"), ("json", "\"state\":\"receipt-overdue\""), ("nagios", "receipt-overdue"),
            ("prometheus", "{state=\"receipt-overdue\"} 1"), ("junit", "<failure type=\"receipt-overdue\""),
            ("ical", "SUMMARY:DSA-2026-031.B1 must be acknowledged today"),
        ] {
            let run = try scenario.run("verify", "--format", format)
            #expect(run.status == 2 && run.output.contains(text), "\(format): \(run.status)\n\(run.output)")
        }
        // A receipt of the other form says that it arrived, and nothing of the figures.
        try scenario.fill("receipt", ["received-on": "2026-11-03"], to: "arrival.txt")
        let arrival = try scenario.succeed("disposal", "record", "B1", "arrival.txt")
        #expect(arrival.contains("no receipt for its figures by 4 November 2026"), "\(arrival)")
        #expect(try scenario.run("verify").status == 2)
        let (rows, pence) = try scenario.statedFigures()
        try scenario.fillReceipt(rows: rows, pence: pence)
        try scenario.succeed("exchange", "receipt", "receipt.txt")
        #expect(try scenario.run("verify").status == 0)
    }

    @Test("a penny, a row or a rejection makes it disputed, until somebody settles it and a right receipt is here")
    func disputed() throws {
        for (change, says) in [
            (["pence": "1"], "and £"), (["rows": "1"], "it counts 1 rows, and"), (["number": "2"], "this exchange is"),
            (["outcome": "rejected", "reason": "sent twice: stop"], "its recipient rejects it: \"sent twice: stop\""),
        ] {
            let scenario = try Scenario.sent()
            let (rows, pence) = try scenario.statedFigures()
            scenario.clock = "2026-11-03T09:00:00Z"
            var values = change
            if change["pence"] != nil { values["pence"] = "\(pence - 1)" }
            try scenario.fillReceipt(rows: rows, pence: pence, values, to: "wrong.txt")
            scenario.expectRefusal(
                try scenario.run("exchange", "receipt", "wrong.txt"), 12, ["is disputed", says, "disposal settle B1"])
            #expect(try scenario.state().hasPrefix("disputed "))
            #expect(try scenario.run("verify").status == 2)
            try scenario.fillReceipt(rows: rows, pence: pence)
            try scenario.succeed("exchange", "receipt", "receipt.txt")
            #expect(try scenario.state().hasPrefix("disputed "))
            try scenario.succeed(
                "disposal", "settle", "B1", "--reason", "counted anew by phone", "--as", scenario.path("approver"))
            #expect(try scenario.state().hasPrefix("acknowledged "))
            #expect(try scenario.run("ledger", "verify", "--signatures").status == 0)
        }
    }

    @Test("a receipt by a key that does not count, or with a signature that does not hold, acknowledges nothing")
    func wrongKeys() throws {
        let scenario = try Scenario.sent()
        let (rows, pence) = try scenario.statedFigures()
        scenario.clock = "2026-11-03T09:00:00Z"
        try scenario.fillReceipt(rows: rows, pence: pence, to: "stranger.txt", by: "stranger")
        scenario.expectRefusal(
            try scenario.run("exchange", "receipt", "stranger.txt"), 12,
            ["was not in the trust list as a recipient's", "is not one of this bundle's recipients"])
        // The colleague is trusted, but no recipient of this bundle.
        try scenario.fillReceipt(rows: rows - 1, pence: pence, to: "colleague.txt", by: "colleague")
        scenario.expectRefusal(
            try scenario.run("exchange", "receipt", "colleague.txt"), 12, ["is not one of this bundle's recipients"])
        // Altered after it was signed.
        try scenario.fillReceipt(rows: rows, pence: pence - 1, to: "altered.txt")
        let altered = try scenario.text("altered.txt").replacingOccurrences(
            of: "pence: \(pence - 1)", with: "pence: \(pence)")
        try scenario.write(altered, to: "altered.txt")
        scenario.expectRefusal(
            try scenario.run("exchange", "receipt", "altered.txt"), 12, ["its signature is not valid for these bytes"])
        #expect(try scenario.state().hasPrefix("released "))
        #expect(try scenario.succeed("disposal", "show", "B1").contains("no evidence (signature-invalid)"))
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 0)
    }

    @Test(
        "what is said of a bundle that was not released is refused; that a replaced one arrived is recorded, and warned of"
    )
    func unsent() throws {
        let scenario = try Scenario.sent()
        let (rows, pence) = try scenario.statedFigures()
        scenario.clock = "2026-11-03T09:00:00Z"
        let again = try scenario.text("collections.csv").replacingOccurrences(
            of: "INV-2026-40000", with: "INV-2026-40001")
        try scenario.write(again, to: "again.csv")
        let sent = try scenario.run(
            "exchange", "send", "direct-debit.yaml", "collections=again.csv", "--out", "out", "--as",
            scenario.path("preparer"), "--expect", "rows=40,pence=7380812", "--replaces", "B1", "--reason", "lost")
        #expect(sent.status == 3, "\(sent.errors)")
        try scenario.fillReceipt(rows: rows, pence: pence, of: "B2")
        let before = try scenario.succeed("ledger", "show")
        let what = ["B2", "was not released, and nothing says that it was sent", "bundle release B2 --via"]
        scenario.expectRefusal(try scenario.run("exchange", "receipt", "receipt.txt"), 12, what)
        try scenario.write("Reference\n", to: "returns.csv")
        scenario.expectRefusal(try scenario.run("exchange", "receive", "returns.csv", "--for", "B2"), 12, what)
        #expect(try scenario.succeed("ledger", "show") == before)
        try scenario.succeed("bundle", "release", "B2", "--via", "portal")
        try scenario.succeed("exchange", "receipt", "receipt.txt")
        try scenario.fillReceipt(rows: rows, pence: pence, to: "first.txt")
        let first = try scenario.run("exchange", "receipt", "first.txt")
        #expect(first.status == 0 && first.errors.contains("warning: B1 was replaced by B2"), "\(first.errors)")
        #expect(first.errors.contains("make sure that only one of them is carried out"))
    }

    @Test("a receipt shows that a void bundle left: it is recorded and warned of, and a returned file waits for that")
    func voided() throws {
        let scenario = try Scenario.exchanging()
        #expect(try scenario.run(scenario.send()).status == 3)
        let (rows, pence) = try scenario.statedFigures()
        scenario.clock = "2026-11-28T09:00:00Z"
        try scenario.fillReceipt(rows: rows, pence: pence, ["received-on": "2026-11-28"])
        _ = try scenario.run("disposal", "purge", "B1")
        try scenario.succeed(
            "disposal", "void", "B1", "--reason", "never sent", "--as", scenario.path("approver"))
        try scenario.write("Reference\n", to: "returns.csv")
        scenario.expectRefusal(
            try scenario.run("exchange", "receive", "returns.csv", "--for", "B1"), 12,
            ["is void, and nothing says that it was sent", "exchange receipt FILE"])
        let run = try scenario.run("exchange", "receipt", "receipt.txt")
        #expect(run.status == 0 && run.errors.contains("warning: B1 was made void"), "\(run.errors)")
        // Its number is taken again, and its file does not go out anew.
        #expect(try scenario.succeed("exchange", "status").contains("next is number 2"))
        try scenario.writeCollections("again.csv", [("INV-2026-40000", "INV-2026-40001")])
        scenario.expectRefusal(try scenario.run(scenario.send("again.csv")), 11, ["30 of the 30 items"])
    }

    @Test("what a mail gateway does to line ends is found out, said, and does no harm")
    func gateway() throws {
        let scenario = try Scenario.sent()
        let (rows, pence) = try scenario.statedFigures()
        scenario.clock = "2026-11-03T09:00:00Z"
        try scenario.fillReceipt(rows: rows, pence: pence)
        let text = try scenario.text("receipt.txt")
        try scenario.write("\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n"), to: "receipt.txt")
        let taken = try scenario.run("exchange", "receipt", "receipt.txt")
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(taken.errors.contains("was changed after it was signed (it was signed with LF line ends"))
        #expect(try scenario.state().hasPrefix("acknowledged "))
    }

    @Test(
        "a receipt that a mail gateway wrapped, or wrote as quoted-printable, acknowledges nothing, and says what to do"
    )
    func rewritten() throws {
        let scenario = try Scenario.sent()
        let (rows, pence) = try scenario.statedFigures()
        scenario.clock = "2026-11-03T09:00:00Z"
        try scenario.fillReceipt(rows: rows, pence: pence)
        let text = try scenario.text("receipt.txt")
        let digest = try #require(text.firstMatch(of: /bundle-sha256: ([0-9a-f]{64})/)).1
        let half = digest.index(digest.startIndex, offsetBy: 32)
        for changed in [
            // A line that is too long for the gateway.
            text.replacing(digest, with: "\(digest[..<half])\n  \(digest[half...])"),
            // RFC 2045: soft line breaks, and what is no letter as its number.
            text.replacing(digest, with: "\(digest[..<half])=\n\(digest[half...])").replacing(" ", with: "=20"),
            // A word about where it came from.
            text + "\n--\nThis message was scanned.\n",
        ] {
            try scenario.write(changed, to: "receipt.txt")
            let run = try scenario.run("exchange", "receipt", "receipt.txt")
            #expect(run.status == 12 || run.status == 11, "\(run.status) \(run.errors)")
            #expect(try scenario.state().hasPrefix("released "))
        }
    }

    @Test("a receipt for another bundle leaves no trace, and each form is taken in by its own command")
    func others() throws {
        let scenario = try Scenario.sent()
        let (rows, pence) = try scenario.statedFigures()
        scenario.clock = "2026-11-03T09:00:00Z"
        try scenario.fillReceipt(rows: rows, pence: pence)
        let original = try scenario.text("receipt.txt")
        let before = try scenario.succeed("ledger", "show").count
        func receipt(_ old: String, _ new: String) throws -> Program.Run {
            try scenario.write(original.replacingOccurrences(of: old, with: new), to: "other.txt")
            try scenario.signReceipt("other.txt", by: "vendor")
            return try scenario.run("exchange", "receipt", "other.txt")
        }
        let digest = try #require(
            original.split(separator: "\n").first { $0.hasPrefix("bundle-sha256: ") }.map(String.init))
        scenario.expectRefusal(
            try receipt(digest, "bundle-sha256: " + String(repeating: "0", count: 64)), 12, ["it names the digest"])
        scenario.expectRefusal(try receipt("bundle: DSA-2026-031.B1", "bundle: DSA-2026-031.B9"), 1, ["no bundle 9"])
        // A debug sample has no figures.
        try scenario.succeed(scenario.prepare())
        scenario.expectRefusal(
            try receipt("bundle: DSA-2026-031.B1", "bundle: DSA-2026-001.B2"), 12, ["is no exchange"])
        try scenario.sign("receipt.txt", by: "vendor")
        scenario.expectRefusal(
            try scenario.run("exchange", "receipt", "receipt.txt"), 12, ["signed for another purpose"])
        try scenario.signReceipt("receipt.txt", by: "vendor")
        scenario.expectRefusal(
            try scenario.run("disposal", "record", "B1", "receipt.txt"), 12, ["datalease exchange receipt FILE"])
        try scenario.fill("receipt", ["received-on": "2026-11-03"], to: "arrival.txt")
        try scenario.signReceipt("arrival.txt", by: "vendor")
        scenario.expectRefusal(
            try scenario.run("exchange", "receipt", "arrival.txt"), 12, ["the receipt for an exchange"])
        #expect(try scenario.state().hasPrefix("released "))
        let events = try scenario.succeed("ledger", "show")
        #expect(!events.contains("receipt-recorded") && events.count > before)
    }
}
