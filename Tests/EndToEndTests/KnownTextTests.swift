import Foundation
import Testing

/// What counts of what came before: removals, texts and decisions that stand in the ledger already.
struct KnownTextTests {
    private func certificate(_ scenario: Scenario, by person: String = "vendor") throws {
        try scenario.fill(
            "certificate",
            [
                "disposed-on": "2026-11-02", "method": "clear", "copies": "disposed", "sub-processors": "none",
                "backups": "none",
            ], to: "certificate.txt", by: person)
    }

    private func record(_ scenario: Scenario, _ file: String = "certificate.txt") throws -> Program.Run {
        try scenario.run("disposal", "record", "B1", file)
    }

    /// Changes a letter in the middle of a signature, whose form stays.
    private func damage(_ file: String, in scenario: Scenario) throws {
        var lines = try scenario.text(file).split(separator: "\n").map(String.init)
        let last = try #require(lines.indices.last { lines[$0].count > 20 && !lines[$0].hasPrefix("-") })
        lines[last] = (lines[last].hasPrefix("A") ? "B" : "A") + lines[last].dropFirst()
        try scenario.write(lines.joined(separator: "\n") + "\n", to: file)
    }

    @Test("a text whose signature was damaged on its way is recorded as that, and the good one still counts")
    func damagedSignature() throws {
        let scenario = try Scenario.lent()
        try certificate(scenario)
        let good = try scenario.text("certificate.txt.sig")
        try damage("certificate.txt.sig", in: scenario)
        let damaged = try record(scenario)
        #expect(damaged.status == 12, "\(damaged.errors)")
        scenario.expectRefusal(try record(scenario), 1, ["is recorded already", "signature-invalid"])
        try scenario.write(good, to: "certificate.txt.sig")
        #expect(try record(scenario).status == 0)
        try scenario.expectState("attested 2026-12-02")
        scenario.expectRefusal(try record(scenario), 1, ["certificate.txt is recorded already"])
        // Nor does a damaged one, coming once more, take anything away from what counts.
        try damage("certificate.txt.sig", in: scenario)
        #expect(try record(scenario).status != 0)
        try scenario.expectState("attested 2026-12-02")
        try scenario.expectIntactLedger()
    }

    @Test("a copy that was changed on its way and came first does not stand in the way of the text that was signed")
    func damagedCopy() throws {
        let scenario = try Scenario.lent()
        try certificate(scenario)
        let good = try scenario.text("certificate.txt")
        try scenario.write(good.replacing("method: clear", with: "method: destroy"), to: "certificate.txt")
        #expect(try record(scenario).status == 12)
        try scenario.write(good, to: "certificate.txt")
        #expect(try record(scenario).status == 0)
        try scenario.expectState("attested 2026-12-02")
    }

    @Test("the same words signed by somebody who does not count come first, and the recipient's still count")
    func anotherSigner() throws {
        let scenario = try Scenario.lent()
        try certificate(scenario)
        try scenario.copy("certificate.txt", to: "same.txt")
        try scenario.sign("same.txt", by: "stranger")
        #expect(try record(scenario, "same.txt").status == 12)
        #expect(try record(scenario).status == 0)
        try scenario.expectState("attested 2026-12-02")
    }

    @Test("what was removed before a bundle was prepared is not its export that somebody moved away since")
    func removedBefore() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        // The export is made anew, and lent once more.
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        try scenario.succeed(scenario.prepare())
        try FileManager.default.moveItem(atPath: scenario.path("contacts.csv"), toPath: scenario.path("moved.csv"))
        let purge = try scenario.run("disposal", "purge", "B2", "--inputs")
        #expect(purge.status == 2, "\(purge.output)")
        #expect(purge.output.contains("contacts.csv: not found where it was"), "\(purge.output)")
        #expect(try scenario.succeed("disposal", "show", "B2").contains("1 removed, 1 left"))
        // Put back and purged for the second, it is gone for the first as well.
        try FileManager.default.moveItem(atPath: scenario.path("moved.csv"), toPath: scenario.path("contacts.csv"))
        try scenario.succeed("disposal", "purge", "B2", "--inputs")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
    }

    @Test("what is shown to be gone is not sent, and nothing is by a clock that was set back")
    func release() throws {
        let scenario = try Scenario.lent()
        let release = ["bundle", "release", "B1", "--via", "portal"]
        scenario.clock = "2026-11-01T09:00:00Z"
        scenario.expectRefusal(try scenario.run(release), 1, ["the clock says 2026-11-01", "set the clock right"])
        scenario.clock = "2026-11-02T18:00:00Z"
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        try scenario.expectState("attested 2026-12-02")
        scenario.expectRefusal(try scenario.run(release), 1, ["is attested and is not to be sent"])
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.expectState("confirmed 2026-12-02")
        scenario.expectRefusal(try scenario.run(release), 1, ["is confirmed and is not to be sent"])
        #expect(try !scenario.succeed("ledger", "show").contains("released"))
    }
}
