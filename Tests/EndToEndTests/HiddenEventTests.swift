import Foundation
import Testing

/// Events, and rows that look-ups go by, that somebody moved to where a decision does not look for them.
struct HiddenEventTests {
    /// Two bundles of one export, both certified; the first is held.
    private func decided() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.succeed(scenario.prepare())
        try scenario.succeed(
            "disposal", "hold", "B1", "--law", "Limitation Act 1980", "--until", "2027-06-30", "--as",
            scenario.path("approver"))
        for bundle in ["B1", "B2"] { #expect(try scenario.certified(bundle, on: "2026-11-02").status == 0) }
        return scenario
    }

    /// What takes something away, or says that it may go.
    private func decisions(_ scenario: Scenario) -> [[String]] {
        let approver = ["--as", scenario.path("approver")]
        let signed = ["--reason", "it is over"] + approver
        return [
            ["disposal", "purge", "B1", "--inputs"], ["disposal", "purge", "B2", "--inputs"],
            ["disposal", "destroy-key", "DSA-2026-001"] + signed, ["disposal", "void", "B1"] + signed,
            ["disposal", "settle", "B1"] + signed, ["disposal", "recall", "B1"] + signed,
            ["disposal", "hold", "B1", "--lift", "--reason", "over"] + approver,
            ["bundle", "release", "B1", "--via", "portal"],
            ["registry", "erase", "DSA-2026-001", "--as", scenario.path("officer")],
            ["bundle", "list"], ["verify"],
        ]
    }

    @Test(
        "an event, a bundle or an agreement that was moved away or removed is found by every decision that could miss it",
        arguments: [
            "update events set bundle = 2 where kind = 'hold-placed'",
            "update events set bundle = null where kind = 'hold-placed'",
            "update events set kind = 'hold-lifted' where kind = 'hold-placed'",
            "update bundles set agreement_id = 'DSA-2026-002' where number = 1",
            "delete from bundles where number = 2",
        ])
    func hidden(_ statement: String) throws {
        let scenario = try decided()
        try scenario.sqlite(statement)
        for arguments in decisions(scenario) {
            let run = try scenario.run(arguments)
            #expect(run.status == 12, "\(statement): \(arguments): \(run.status) \(run.output) \(run.errors)")
        }
        #expect(scenario.exists("contacts.csv"))
        #expect(scenario.exists("home/keys/DSA-2026-001.key"))
    }

    @Test("an agreement's newest version that was taken out of the register keeps its key")
    func agreement() throws {
        let scenario = try decided()
        try scenario.sqlite("delete from agreements where id = 'DSA-2026-001'")
        let run = try scenario.run(
            "disposal", "destroy-key", "DSA-2026-001", "--reason", "it is over", "--as", scenario.path("approver"))
        scenario.expectRefusal(run, 12, ["agreements: they are not those that its events say were registered"])
    }

    @Test("what is shown of a bundle is refused where an event of another stands in its place")
    func shown() throws {
        let scenario = try decided()
        try scenario.sqlite("update events set bundle = 2 where kind = 'hold-placed'")
        for command in [["bundle", "show"], ["disposal", "show"], ["ledger", "prove", "--out", "proofs"]] {
            let run = try scenario.run(command + ["B2"])
            #expect(run.status == 12, "\(command): \(run.output)")
            #expect(run.errors.contains("its columns do not repeat its bytes"), "\(run.errors)")
        }
    }

    @Test("a copy of ours whose path was taken out of the register is not known to be gone")
    func path() throws {
        for statement in [
            "delete from paths where what = 'input'", "update paths set digest = upper(digest) where what = 'input'",
            "update paths set bundle = 2 where what = 'input'", "update paths set path = 'x' where what = 'input'",
        ] {
            let scenario = try Scenario.lent()
            try scenario.succeed(scenario.prepare())
            try scenario.sqlite(statement)
            let run = try scenario.run("disposal", "purge", "B1", "--inputs")
            #expect(run.status == 2 || run.status == 12, "\(statement): \(run.status) \(run.output)")
            #expect(scenario.exists("contacts.csv"))
        }
    }

    @Test("a hold on another bundle of the same export holds, though the register's rows say nothing of that export")
    func heldElsewhere() throws {
        let scenario = try decided()
        try scenario.sqlite("delete from paths where what = 'input' and bundle = 1")
        let run = try scenario.run("disposal", "purge", "B2", "--inputs")
        #expect(run.status == 2, "\(run.errors)")
        #expect(run.output.contains("a law forbids to remove it until 2027-06-30"), "\(run.output)")
        #expect(scenario.exists("contacts.csv"))
    }
}
