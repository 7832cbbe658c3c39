import TestSupport
import Testing

/// Copies of ours that an approver says nobody finds, and that turn up.
@Suite struct LostCopyTests {
    /// Bundle 1, confirmed: its raw export was out of the way when an approver signed a reason.
    private func confirmed(keeping reason: String = "nobody finds it") throws -> (Scenario, raw: [UInt8]) {
        let scenario = try Scenario.lent()
        let raw = try scenario.read("contacts.csv")
        try scenario.remove("contacts.csv")
        try scenario.succeed(
            "disposal", "purge", "B1", "--inputs", "--keep", reason, "--as", scenario.path("approver"))
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        try scenario.expectState("confirmed 2026-12-02")
        #expect(try scenario.run("verify").status == 0)
        return (scenario, raw)
    }

    @Test("a lost export that is back is a finding, and purge removes it; from then on it is gone")
    func purged() throws {
        let (scenario, raw) = try confirmed()
        try scenario.write(raw, to: "contacts.csv")
        let found = try scenario.run("verify")
        #expect(found.status == 2)
        #expect(found.output.contains("and one is at \(scenario.path("contacts.csv"))"), "\(found.output)")
        scenario.clock = "2027-03-01T09:00:00Z"
        // It is there, and takes the evidence away.
        let left = try scenario.run("disposal", "purge", "B1")
        #expect(left.status == 2 && scenario.exists("contacts.csv"), "\(left.output)")
        #expect(try scenario.run("verify").output.contains("certificate-overdue"))
        let purge = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(purge.status == 0 && !purge.output.contains("kept "), "\(purge.output)")
        #expect(!scenario.exists("contacts.csv"))
        try scenario.expectState("confirmed-late 2026-12-02")
        try scenario.expectIntactLedger()
    }

    @Test("purged at once when it is back, it was there until that day all the same")
    func purgedAtOnce() throws {
        let (scenario, raw) = try confirmed()
        scenario.clock = "2027-03-01T09:00:00Z"
        try scenario.write(raw, to: "contacts.csv")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.expectState("confirmed-late 2026-12-02")
    }

    @Test("a search names it where it lay, and opens a dispute")
    func searched() throws {
        let (scenario, raw) = try confirmed()
        try scenario.write(raw, to: "contacts.csv")
        let run = try scenario.run("verify", "--scan", scenario.path("."))
        #expect(run.status == 2)
        #expect(run.output.contains("contacts.csv is a raw export of it"), "\(run.output)")
        try scenario.expectState("disputed 2026-12-02")
    }

    @Test("one that lay in its place when the reason was signed may stay there, and the text says where that is")
    func kept() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed(
            "disposal", "purge", "B1", "--keep", "the source of another run", "--as", scenario.path("approver"))
        #expect(try scenario.run("verify", "--scan", scenario.path(".")).status == 0)
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 0)
        let text = try scenario.sqliteValue("select cast(bytes as text) from evidence where kind = 'reason'")
        #expect(text.contains("\nplace: ") && !text.contains("place: none"), "\(text)")
    }
}
