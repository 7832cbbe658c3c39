import Foundation
import Testing

/// Who has the registry open while another one is put in its place, and who put a strange one there.
struct RestoreUseTests {
    /// Holds the lock that says that the registry is open, or with `-x` that it is being restored, while `body` runs.
    private func holding(_ option: String, in scenario: Scenario, _ body: () throws -> Void) throws {
        let holder = Process()
        let pipe = Pipe()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
        holder.arguments = [option, scenario.path("home/registry.lock"), "sh", "-c", "echo locked; read line"]
        let input = Pipe()
        (holder.standardOutput, holder.standardInput) = (pipe, input)
        try holder.run()
        #expect(pipe.fileHandleForReading.availableData == Data("locked\n".utf8))
        defer {
            try? input.fileHandleForWriting.close()
            holder.waitUntilExit()
        }
        try body()
    }

    @Test("no registry is put in the place of one that somebody has open, or opens while it is replaced")
    func inUse() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed("registry", "backup", "backup")
        try holding("-s", in: scenario) {
            // Others have it open at the same time.
            try scenario.succeed("bundle", "list")
            scenario.expectRefusal(
                try scenario.run("registry", "restore", "backup"), 1, ["is in use by another process", "wait until"])
        }
        try holding("-x", in: scenario) {
            scenario.expectRefusal(
                try scenario.run("bundle", "list"), 1, ["registry.lock", "a registry is being restored"])
        }
        try scenario.succeed("bundle", "list")
    }

    @Test("a registry of another key in the home's place is replaced where an officer orders it, and put aside")
    func strangeRegistry() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("registry", "backup", "backup")
        try scenario.succeed("init", "--officer", scenario.path("vendor"), "--home", scenario.path("other"))
        for file in ["registry.sqlite", "ledger/checkpoint", "ledger/ledger.key"] {
            try scenario.copy("other/\(file)", to: "home/\(file)")
        }
        scenario.expectRefusal(
            try scenario.run("registry", "restore", "backup"), 12, ["another home", "--accept-loss"])
        func restore(as key: String) throws -> Program.Run {
            try scenario.run(
                "registry", "restore", "backup", "--accept-loss", "--reason", "swapped", "--as", scenario.path(key))
        }
        // The officer of the backup, and not of what was put in its place.
        scenario.expectRefusal(try restore(as: "vendor"), 12, ["is not the officer's key"])
        let run = try restore(as: "officer")
        #expect(run.status == 0, "\(run.errors)")
        try scenario.succeed("bundle", "show", "B1")
        #expect(try scenario.run("ledger", "verify").status == 0)
        let aside = try #require(try scenario.names(in: "home").first { $0.hasPrefix("replaced-") })
        #expect(scenario.exists("home/\(aside)/registry.sqlite"))
        #expect(scenario.exists("home/\(aside)/ledger/ledger.key"))
    }
}
