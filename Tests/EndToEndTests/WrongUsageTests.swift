import Testing

/// What was typed wrong is wrong usage, exit code 64, whatever part of the program finds it.
struct WrongUsageTests {
    @Test("a reason, a law or remarks of several lines are wrong usage, and nothing is recorded")
    func words() throws {
        let scenario = try Scenario.lent()
        let lines = "first\nsecond"
        for arguments in [
            ["disposal", "recall", "B1", "--reason", lines], ["disposal", "recall", "B1", "--reason", ""],
            ["disposal", "dispute", "B1", "--because", "residue", "--reason", lines],
            ["disposal", "hold", "B1", "--law", lines, "--until", "2027-01-01"],
            ["disposal", "recall", "B1", "--reason", String(repeating: "x", count: 1001)],
            ["disposal", "attest", "B1", "audit-note", "--on", "2026-11-02", "--remarks", lines],
            ["disposal", "attest", "B1", "destruction-certificate", "--on", "2026-11-02"],
        ] {
            let run = try scenario.run(arguments + ["--as", "approver"])
            #expect(run.status == 64, "\(arguments): \(run.errors)")
            #expect(run.errors.contains("datalease: error: the "), "\(arguments): \(run.errors)")
        }
        #expect(try !scenario.succeed("ledger", "show").contains("recalled"))
        try scenario.expectState("prepared 2026-12-02")
    }

    @Test("what is no verifier key and no file is wrong usage; a missing file of the proofs is not")
    func key() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("ledger", "prove", "B1", "--out", "proof")
        scenario.expectRefusal(
            try scenario.run("ledger", "check", "proof", "--key", "garbage"), 64, ["--key is neither"])
        scenario.expectRefusal(
            try scenario.run("ledger", "check", "contacts.csv"), 1, ["no such file, and no verifier key was given"])
    }
}
