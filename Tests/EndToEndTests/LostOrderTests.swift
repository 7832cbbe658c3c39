import Foundation
import Testing

/// Orders whose text is not in the registry any more.
struct LostOrderTests {
    /// Bundle 1 with a dispute that was settled, both by orders, and then confirmed.
    private func disputed() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.succeed(
            "disposal", "dispute", "B1", "--because", "residue", "--reason", "seen on a share", "--as",
            scenario.path("second"))
        try scenario.succeed(
            "disposal", "settle", "B1", "--reason", "another file", "--as", scenario.path("approver"))
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        return scenario
    }

    @Test("an order that was taken away is not shown as erased")
    func taken() throws {
        let scenario = try disputed()
        #expect(try scenario.succeed("disposal", "show", "B1").contains(": another file"))
        let settled = try scenario.sqliteValue(
            "select digest from evidence where kind = 'order' order by id desc limit 1")
        try scenario.sqlite("delete from evidence where digest = '\(settled)'")
        scenario.expectRefusal(
            try scenario.run("disposal", "show", "B1"), 12,
            ["the registry has lost the order of sha256 \(settled)", "datalease ledger verify"])
        scenario.expectRefusal(try scenario.run("ledger", "verify"), 12, ["\(settled) that it names is missing"])
    }

    @Test("an order that was erased behind its retention is shown as erased")
    func erased() throws {
        let scenario = try disputed()
        scenario.clock = "2033-01-01T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        try scenario.succeed(
            "disposal", "destroy-key", "DSA-2026-001", "--reason", "the lease is over", "--as",
            scenario.path("approver"))
        try scenario.succeed("registry", "erase", "DSA-2026-001", "--as", scenario.path("officer"))
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.components(separatedBy: ": (text erased)").count >= 3, "\(shown)")
    }
}
