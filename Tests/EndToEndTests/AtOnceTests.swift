import Foundation
import Testing

/// What must not depend on what somebody left out, put in front, or did at the same time.
struct AtOnceTests {
    @Test("a backup that nothing shows to be complete goes in by an officer's order alone, and that is said for ever")
    func unknownEnd() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("registry", "backup", "backup")
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        let statement = try #require(scenario.names(in: "out").first { $0.hasSuffix(".statement.json") })
        let paper = ["--against", scenario.path("out/\(statement)")]
        for name in ["registry.sqlite", "registry.sqlite-wal", "registry.sqlite-shm", "ledger/checkpoint"]
        where scenario.exists("home/\(name)") { try scenario.remove("home/\(name)") }
        // The paper is of before the backup: of what came behind it, it says nothing.
        for against in [[], paper] {
            scenario.expectRefusal(
                try scenario.run(["registry", "restore", "backup"] + against), 12,
                ["nothing is left that shows whether", "--accept-loss"])
        }
        let officer = ["--accept-loss", "--reason", "all of it was lost", "--as", scenario.path("officer")]
        let run = try scenario.run(["registry", "restore", "backup"] + paper + officer)
        #expect(run.status == 0, "\(run.errors)")
        let verified = try scenario.run("ledger", "verify", "--signatures")
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(verified.errors.contains("are lost"), "\(verified.errors)")
        #expect(try scenario.succeed("ledger", "show").contains("ledger-restored"))
    }

    @Test("two purges of a bundle at once record what became of it, and not what the other did")
    func purges() throws {
        let scenario = try Scenario.lent()
        // Large enough that both are at it.
        let arguments = ["disposal", "purge", "B1", "--inputs"]
        let runs = try (0..<3).map { _ in try RunningProgram(arguments, in: scenario) }
        for run in runs { #expect(try run.wait().status == 0) }
        let remaining = try scenario.sql(
            "SELECT count(*) FROM events WHERE kind = 'own-copies-purged' AND CAST(bytes AS TEXT) NOT LIKE '%\"remaining\":[]%'"
        )
        #expect(remaining.trimmingCharacters(in: .whitespacesAndNewlines) == "0", "\(remaining)")
    }

    @Test("the folder of a preparation that was cut off, gone, keeps keys until it is there again, empty")
    func folderGone() throws {
        let scenario = try Scenario.executed()
        let run = try scenario.stoppedPreparation()
        run.signal(SIGKILL)
        _ = try run.wait()
        try scenario.remove("out")
        func destroy() throws -> Program.Run {
            try scenario.run(
                "disposal", "destroy-key", "DSA-LONG", "--reason", "over", "--as", scenario.path("approver"))
        }
        scenario.expectRefusal(try destroy(), 1, ["a bundle is being prepared in", "make it anew, empty"])
        try scenario.makeFolder("out")
        let left = try destroy()
        #expect(left.status == 10 && !left.errors.contains("being prepared"), "\(left.errors)")
    }

    @Test("an archive with something in front of it is looked into, and within another it is named")
    func selfExtracting() throws {
        let scenario = try Scenario.executed()
        #expect(try scenario.run(scenario.prepare()).status == 0)
        try Program.succeed(
            "bash",
            [
                "-c",
                """
                set -e; cd "$0"; mkdir s; zip -q a.zip contacts.csv; (printf 'MZ program'; cat a.zip) > s/setup.exe
                (cd s && zip -q in.zip setup.exe); printf 'this PK\\005\\006 is no archive, whatever it says' > s/text
                """, scenario.folder.path,
            ])
        let run = try scenario.run("verify", "--scan", scenario.path("s"))
        #expect(run.output.contains("s/setup.exe (in it: contacts.csv) is a raw export"), "\(run.output) \(run.errors)")
        #expect(
            run.errors.contains("s/in.zip (in it: setup.exe): an archive with something in front of it"),
            "\(run.output) \(run.errors)")
        #expect(!run.errors.contains("s/text"), "\(run.errors)")
    }
}
