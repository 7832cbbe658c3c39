import Foundation
import Testing

/// Evidence that speaks against other evidence, and bundles that are void and yet have left.
struct ContradictedTests {
    private func receive(_ scenario: Scenario, on day: String) throws {
        try scenario.fill("receipt", ["received-on": day], to: "receipt.txt")
        try scenario.succeed("disposal", "record", "B1", "receipt.txt")
    }

    private func settle(_ scenario: Scenario, as person: String) throws -> Program.Run {
        try scenario.run(
            "disposal", "settle", "B1", "--reason", "asked them by telephone", "--as", scenario.path(person))
    }

    @Test("a bundle that arrives behind the day on which it was certified gone is disputed, and says so for ever")
    func arrivedLater() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        scenario.clock = "2026-11-20T09:00:00Z"
        #expect(try scenario.certified(on: "2026-11-05").status == 0)
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.expectState("confirmed 2026-12-02")
        try receive(scenario, on: "2026-11-19")
        try scenario.expectState("disputed 2026-12-02")
        #expect(try scenario.run("verify").status == 2)
        #expect(try settle(scenario, as: "approver").status == 0)
        try scenario.expectState("confirmed 2026-12-02")
        try scenario.expectIntactLedger()
    }

    @Test("whoever signed the evidence that contradicts does not settle that, with another key neither")
    func settledByItsSigner() throws {
        let scenario = try Scenario.lent(replacing: [
            ("mode: destroy", "mode: return"), ("[certificate, own-copies]", "[return-receipt, own-copies]"),
        ])
        scenario.clock = "2026-11-20T09:00:00Z"
        for day in ["2026-11-10", "2026-11-15"] {
            try scenario.succeed(
                "disposal", "attest", "B1", "return-receipt", "--on", day, "--as", scenario.path("second"))
        }
        try scenario.expectState("disputed 2026-12-02")
        try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path("second-too")])
        try scenario.succeed(
            "trust", "add", scenario.path("second-too.pub"), "--name", "test Second", "--party", "provider",
            "--role", "approver", "--as", scenario.path("officer"))
        for person in ["second", "second-too"] {
            scenario.expectRefusal(try settle(scenario, as: person), 12, ["signed what is disputed"])
        }
        #expect(try settle(scenario, as: "approver").status == 0)
        try scenario.expectState("returned 2026-12-02")
    }

    @Test("a void bundle of which its recipient signs anything is out again, and its key stays")
    func voidAndYetOut() throws {
        let scenario = try Scenario.lent(replacing: [("methodAtLeast: delete", "methodAtLeast: purge")])
        _ = try scenario.run("disposal", "purge", "B1")
        try scenario.succeed("disposal", "void", "B1", "--reason", "not sent", "--as", scenario.path("approver"))
        try scenario.expectState("voided 2026-12-02")
        scenario.clock = "2027-01-20T09:00:00Z"
        // Too weak to count, and theirs.
        #expect(try scenario.certified(on: "2027-01-10").status == 12)
        try scenario.expectState("overdue 2026-12-02")
        scenario.expectRefusal(
            try scenario.run(
                "disposal", "destroy-key", "DSA-2026-003", "--reason", "over", "--as", scenario.path("approver")),
            1, ["is not shown to be gone"])
    }

    @Test("a bundle of which its recipient signed anything cannot be void")
    func neverVoid() throws {
        let scenario = try Scenario.lent(replacing: [("methodAtLeast: delete", "methodAtLeast: purge")])
        _ = try scenario.run("disposal", "purge", "B1")
        scenario.clock = "2026-11-20T09:00:00Z"
        #expect(try scenario.certified(on: "2026-11-20").status == 12)
        scenario.expectRefusal(
            try scenario.run("disposal", "void", "B1", "--reason", "not sent", "--as", scenario.path("approver")),
            1, ["has left, by what is recorded of it"])
    }

    @Test("where events were lost that may say that it was sent, only the officer declares a bundle void")
    func voidBehindALoss() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("registry", "backup", "backup")
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try FileManager.default.removeItem(atPath: scenario.path("home/registry.sqlite"))
        try scenario.succeed(
            "registry", "restore", "backup", "--accept-loss", "--reason", "the disk died", "--as",
            scenario.path("officer"))
        _ = try scenario.run("disposal", "purge", "B1")
        func void(as person: String) throws -> Program.Run {
            try scenario.run("disposal", "void", "B1", "--reason", "still here", "--as", scenario.path(person))
        }
        scenario.expectRefusal(
            try void(as: "approver"), 12, ["is not the officer's key", "may be among the events that registry restore"])
        try scenario.expectState("prepared 2026-12-02")
        #expect(try void(as: "officer").status == 0)
        try scenario.expectState("voided 2026-12-02")
        let checked = try scenario.run("ledger", "verify", "--signatures")
        #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
    }

    @Test("the page for the file has the statement, the limit that decides, and proofs that anyone can check")
    func page() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed(
            "disposal", "recall", "B1", "--by", "2026-11-10", "--reason", "a complaint", "--as",
            scenario.path("approver"))
        scenario.clock = "2026-11-20T09:00:00Z"
        // A copy of ours is another file now: it stays, and is no evidence.
        try scenario.write("other contents", to: "contacts.csv")
        _ = try scenario.run("disposal", "purge", "B1", "--inputs")
        let page = try scenario.succeed("report", "certificate", "B1", "--md")
        #expect(
            page.contains("recalled + the day itself: 2026-11-10 (recalled)") || page.contains("2026-11-10 (recalled)"),
            "\(page)")
        let statement = try #require(try scenario.names(in: "out").first { $0.hasSuffix("statement.json") })
        let line = try #require(try scenario.text("out/\(statement)").split(separator: "\n").last)
        #expect(page.contains(line), "\(page)")
        #expect(page.contains("c2sp.org/tlog-proof@v1") && page.contains("Event "), "\(page)")
        #expect(page.contains("1 removed, 1 left") && page.contains("does not count"), "\(page)")
        #expect(page.contains("Deletion by another party cannot be proven"))
        try FileManager.default.removeItem(atPath: scenario.path("out/\(statement)"))
        let without = try scenario.succeed("report", "certificate", "B1", "--md")
        #expect(without.contains("It is not where it was written"), "\(without)")
    }
}
