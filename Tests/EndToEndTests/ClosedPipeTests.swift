import Foundation
import TestSupport
import Testing

/// A reader that goes away before all is said, as `head` does.
struct ClosedPipeTests {
    /// Runs the program with a pipe that nobody reads as its standard output. A signal that ends it is a negative status.
    private func unread(_ arguments: [String], in scenario: Scenario) throws -> Program.Run {
        let program = """
            import os, subprocess, sys
            reader, writer = os.pipe()
            os.close(reader)
            run = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=writer)
            print(run.returncode)
            """
        let run = try Program.run(
            "python3", ["-c", program, Program.path] + arguments, environment: scenario.environment,
            folder: scenario.folder)
        let status = try #require(Int32(run.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        return Program.Run(status: status, output: "", errors: run.errors)
    }

    @Test("what only shows something ends by SIGPIPE, without a word and whatever it would have said")
    func shows() throws {
        let scenario = try Scenario.lent()
        let commands = [
            ["verify"], ["verify", "--format", "json"], ["status"], ["bundle", "list"], ["bundle", "show", "B1"],
            ["agreement", "check", "agreement.yaml"], ["agreement", "show", "agreement.yaml"], ["agreement", "list"],
            ["agreement", "new"], ["disposal", "form", "B1", "certificate"], ["disposal", "show", "B1"],
            ["ledger", "verify"], ["ledger", "show"], ["report"], ["report", "ropa"], ["trust", "list"],
            ["access", "review"], ["inspect", "contacts.csv"], ["preview", "agreement.yaml", "contacts.csv"],
            ["exit-codes"], ["help", "prepare"], ["--version"],
        ]
        for command in commands {
            let run = try unread(command, in: scenario)
            #expect(run.status == -SIGPIPE, "\(command): \(run.status)")
            #expect(!run.errors.contains("error"), "\(command): \(run.errors)")
        }
        scenario.clock = "2027-01-15T12:00:00Z"
        #expect(try scenario.run("verify").status == 2)
        #expect(try unread(["verify"], in: scenario).status == -SIGPIPE)
    }

    @Test("what does work does it to the end, and its exit code says how that went")
    func works() throws {
        let scenario = try Scenario.executed()
        #expect(try unread(scenario.prepare(), in: scenario).status == 0)
        #expect(try unread(["bundle", "release", "B1", "--via", "portal"], in: scenario).status == 0)
        #expect(
            try unread(["trust", "remove", "approver.pub", "--role", "approver", "--as", "officer"], in: scenario)
                .status == 0)
        #expect(try unread(["agreement", "new", "--out", "draft.yaml"], in: scenario).status == 0)
        #expect(scenario.exists("draft.yaml"))
        #expect(try unread(["agreement", "show", "agreement.yaml", "--html", "page.html"], in: scenario).status == 0)
        #expect(try unread(["registry", "backup", "backup"], in: scenario).status == 0)
        try scenario.expectIntact(bundles: 1)
        #expect(try scenario.succeed("ledger", "show").contains("bundle-released"))
        scenario.clock = "2027-01-15T12:00:00Z"
        #expect(try unread(["verify", "--notify", "true"], in: scenario).status == 2)
        #expect(try unread(["verify", "--scan", "out"], in: scenario).status == 2)
        // Refusals keep their codes: nothing was printed.
        #expect(try unread(["bundle", "show", "B9"], in: scenario).status != -SIGPIPE)
    }
}
