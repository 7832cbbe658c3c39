import Foundation
import Testing

/// Clocks that are behind the last check, and clocks that are far ahead of everything.
struct WrongClockTests {
    /// Bundle 1, released on 2 November.
    private func lent() throws -> Scenario {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-11-02T12:30:00Z"
        return scenario
    }

    @Test("a clock behind the last check is refused, although no event was recorded since")
    func behindTheLastCheck() throws {
        let scenario = try lent()
        scenario.clock = "2026-12-10T09:00:00Z"
        #expect(try scenario.run("verify").status == 2)
        scenario.clock = "2026-11-20T09:00:00Z"
        for arguments in [["verify"], ["status"], ["disposal", "show", "B1"], ["bundle", "list"]] {
            scenario.expectRefusal(
                try scenario.run(arguments), 1,
                [
                    "the clock says 2026-11-20T09:00:00Z, and the last check of this home was made at 2026-12-10T09:00:00Z"
                ])
        }
        try scenario.succeed("verify", "--as-of", "2026-11-20")
        scenario.clock = "2026-12-10T08:56:00Z"
        #expect(try scenario.run("verify").status == 2)
        // The check was made under a wrong clock.
        scenario.clock = "2026-11-20T09:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        try scenario.succeed("verify")
    }

    @Test("what names its day leaves no bound, and one that holds no time is refused")
    func noBound() throws {
        let scenario = try lent()
        scenario.clock = "2026-12-10T09:00:00Z"
        _ = try scenario.run("verify", "--as-of", "2026-11-20")
        #expect(!scenario.exists("home/clock"))
        try scenario.write("yesterday\n", to: "home/clock")
        scenario.expectRefusal(try scenario.run("verify"), 1, ["home/clock holds no time"])
    }

    @Test("a clock far ahead records nothing, and nothing is bound by it, until somebody says that it is right")
    func farAhead() throws {
        let scenario = try lent()
        scenario.clock = "2099-01-01T09:00:00Z"
        for arguments in [
            ["disposal", "recall", "B1", "--reason", "R", "--as", "approver"], ["verify"], ["status"],
        ] {
            scenario.expectRefusal(
                try scenario.run(arguments), 1,
                [
                    "the clock says 2099-01-01T09:00:00Z", "nothing was done in this home since 2026-11-0",
                    "--clock-is-right",
                ])
        }
        try scenario.succeed("ledger", "checkpoint")
        #expect(try scenario.run("verify").status == 1)
        scenario.clock = "2026-11-20T09:00:00Z"
        try scenario.succeed("verify")
        scenario.clock = "2027-12-20T09:00:00Z"
        #expect(try scenario.run("verify").status == 2)
        scenario.clock = "2029-12-20T09:00:00Z"
        #expect(try scenario.run("verify").status == 1)
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        #expect(try scenario.run("verify").status == 2)
    }

    @Test("where an event is of a day to come, the message names the only way out, and it is one")
    func wayOut() throws {
        let scenario = try lent()
        try scenario.succeed("registry", "backup", "backup")
        scenario.clock = "2027-10-01T09:00:00Z"
        try scenario.succeed("disposal", "recall", "B1", "--reason", "R", "--as", scenario.path("approver"))
        scenario.clock = "2026-11-20T09:00:00Z"
        scenario.expectRefusal(try scenario.run("verify"), 1, ["registry restore DIR --accept-loss"])
        try scenario.succeed(
            "registry", "restore", "backup", "--accept-loss", "--reason", "a wrong clock", "--as",
            scenario.path("officer"))
        try scenario.succeed("verify")
    }
}
