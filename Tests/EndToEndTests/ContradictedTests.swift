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
}
