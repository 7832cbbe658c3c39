import Foundation
import Testing

/// What is decided about an agreement while one of its bundles is being prepared.
struct LateDecisionTests {
    /// A home in which bundle 1 is being prepared, its run stopped, and bundle 2 of the same agreement is there.
    private func preparing() throws -> (Scenario, RunningProgram) {
        let scenario = try Scenario.executed()
        let run = try scenario.stoppedPreparation()
        try scenario.succeed(scenario.prepare(under: "long.yaml"))
        return (scenario, run)
    }

    private func end(_ run: RunningProgram) throws {
        run.signal(SIGCONT)
        let ended = try run.wait()
        #expect(ended.status == 0, "\(ended.errors)")
    }

    private func recall(_ scenario: Scenario, _ arguments: String...) throws -> Program.Run {
        try scenario.run(
            ["disposal", "recall", "--reason", "wrong sample", "--as", scenario.path("approver")] + arguments)
    }

    @Test("a recall of all bundles of an agreement holds for one that is recorded behind it, from its first moment on")
    func recalled() throws {
        let (scenario, run) = try preparing()
        #expect(try recall(scenario, "--agreement", "DSA-LONG", "--by", "2026-11-09").status == 0)
        try end(run)
        for bundle in [1, 2] { try scenario.expectState("recalled 2026-11-09", bundle) }
        // No event of another run can stand between the two: they were recorded at once.
        let kinds = try scenario.succeed("ledger", "show", "--json").split(separator: "\n").suffix(2)
        #expect(kinds.first?.contains("\"kind\":\"bundle-prepared\"") == true)
        #expect(kinds.last?.contains("\"cause\":\"recalled\"") == true)
        #expect(try scenario.succeed("disposal", "show", "B1").contains("recalled by Test approver"))
        let verified = try scenario.run("ledger", "verify", "--signatures")
        #expect(verified.status == 0, "\(verified.errors)")
    }

    @Test("so does a resolution of the fault, and the earliest of several decisions counts")
    func resolved() throws {
        let (scenario, run) = try preparing()
        try scenario.succeed(
            "disposal", "resolve", "DSA-LONG", "--on", "2026-11-01", "--as", scenario.path("approver"))
        #expect(try recall(scenario, "--agreement", "DSA-LONG", "--by", "2026-11-20").status == 0)
        try end(run)
        let limits = try scenario.succeed("bundle", "list", "--json").matches(of: /"limit":"([-0-9]*)"/).map { $0.1 }
        #expect(limits == ["2026-11-06", "2026-11-06"])
    }

    @Test("a recall of another bundle by its name, or from before the preparation began, is none of its business")
    func others() throws {
        let scenario = try Scenario.executed()
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-LONG", replacing: [("maxRows: 1000", "maxRows: 100000")]), as: "long.yaml")
        try scenario.succeed(scenario.prepare(under: "long.yaml"))
        try scenario.succeed(scenario.prepare(under: "long.yaml"))
        #expect(try recall(scenario, "--agreement", "DSA-LONG", "--by", "2026-11-09").status == 0)
        try scenario.write(Scenario.manyContacts(20_000), to: "long.csv")
        let run = try RunningProgram(
            scenario.prepare("long.csv", under: "long.yaml"), in: scenario)
        while run.isRunning, try !scenario.names(in: "out").contains(where: { $0.hasPrefix(".datalease-") }) {}
        run.signal(SIGSTOP)
        #expect(try recall(scenario, "B2", "--by", "2026-11-08").status == 0)
        try end(run)
        try scenario.expectState("prepared 2026-12-02", 3)
    }

    @Test("a recall of an agreement whose only bundle is being prepared says so")
    func onlyOne() throws {
        let scenario = try Scenario.executed()
        let run = try scenario.stoppedPreparation()
        scenario.expectRefusal(
            try recall(scenario, "--agreement", "DSA-LONG"), 1,
            ["no bundle is left to be recalled", "one is being prepared: wait for it, then run this again"])
        try end(run)
        #expect(try recall(scenario, "--agreement", "DSA-LONG").status == 0)
    }
}
