import Foundation
import TestSupport
import Testing

/// Homes that lose power, space or files while they append, and what they say then: never a wrong state, always a way
/// out.
@Suite(.serialized)
struct RegistryCrashTests {
    /// How many events the ledger has, from what it shows of itself.
    private func events(in scenario: Scenario) throws -> Int {
        try scenario.succeed("ledger", "show", "--json").split(separator: "\n").count
    }

    /// A home with eight bundles that wait to be sent.
    private func stocked() throws -> Scenario {
        let scenario = try Scenario.manned()
        for _ in 0..<8 { try scenario.succeed(scenario.prepare()) }
        return scenario
    }

    /// Commands of every kind that appends without much work, in an order of chance.
    private func command(_ round: Int, in scenario: Scenario, _ random: inout SeededGenerator) throws -> [String] {
        let bundle = "B\(Int.random(in: 1...8, using: &random))"
        let year = 2030 + round
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return ["bundle", "release", bundle, "--via", "portal"]
        case 1:
            return [
                "trust", "add", scenario.path("second.pub"), "--name", "Test second", "--party", "provider", "--role",
                "signatory", "--from", "\(year)-01-01", "--to", "\(year)-01-02", "--as", scenario.path("officer"),
            ]
        case 2:
            return [
                "disposal", "hold", bundle, "--law", "Limitation Act 1980", "--until", "2026-12-24", "--as",
                scenario.path("approver"),
            ]
        case 3:
            return [
                "disposal", "dispute", bundle, "--because", "residue", "--reason", "a copy was seen", "--as",
                scenario.path("second"),
            ]
        case 4:
            return ["disposal", "settle", bundle, "--reason", "it was another file", "--as", scenario.path("approver")]
        default: return scenario.prepare()
        }
    }

    @Test("killed at any moment of 200 appends, two at a time, it keeps what it said was done, and nothing half")
    func killed() throws {
        let scenario = try stocked()
        try scenario.makeFolder("anchor")
        try scenario.write("{\"anchorDirectories\": [\"\(scenario.path("anchor"))\"]}", to: "home/settings.json")
        try scenario.succeed("ledger", "checkpoint")
        var random = SeededGenerator(seed: 20_261_122)
        // As long as two of them take here and now.
        let start = Date()
        for run in try (0..<2).map({ try RunningProgram(command($0, in: scenario, &random), in: scenario) }) {
            _ = try run.wait()
        }
        let length = Date().timeIntervalSince(start)
        var (size, done, cut) = (try events(in: scenario), 0, 0)
        for round in 0..<100 {
            let runs = try (0..<2).map {
                try RunningProgram(command(2 * round + $0 + 2, in: scenario, &random), in: scenario)
            }
            let moments = (0..<2).map { _ in Double.random(in: 0.1..<1.6, using: &random) * length }.sorted()
            usleep(UInt32(moments[0] * 1_000_000))
            runs[round % 2].signal(SIGKILL)
            usleep(UInt32((moments[1] - moments[0]) * 1_000_000))
            runs[1 - round % 2].signal(SIGKILL)
            let statuses = try runs.map { try $0.wait().status }
            let finished = statuses.count { $0 == 0 }
            done += finished
            cut += statuses.count { $0 == -SIGKILL }
            for status in statuses { #expect([0, 1, -SIGKILL].contains(status), "round \(round)") }
            guard finished > 0 || round.isMultiple(of: 10) else { continue }
            // Whatever was killed before: what was said to be done is there, and signed.
            let signed = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
            #expect(signed >= size + finished, "round \(round)")
            if round.isMultiple(of: 10) {
                let shown = try scenario.run("ledger", "show", "--json")
                #expect(shown.status == 0, "round \(round): \(shown.errors)")
                #expect(shown.output.split(separator: "\n").count >= signed, "round \(round)")
            }
            size = signed
        }
        let verified = try scenario.run("ledger", "verify", "--signatures")
        #expect(verified.status == 0, "\(verified.errors)")
        let verify = try scenario.run("verify")
        #expect([0, 2].contains(verify.status), "\(verify.errors)")
        #expect(!verify.output.contains("confirmed"))
        try scenario.succeed("ledger", "checkpoint")
        #expect(try scenario.text("anchor/datalease.checkpoint") == scenario.text("home/ledger/checkpoint"))
        // The loop is worth nothing where all runs end in time, or none gets far.
        #expect(done > 15 && cut > 15, "\(done) done, \(cut) cut off")
        print("append loop: \(done) done, \(cut) cut off, \(size) events")
    }

    @Test("on a disk that fills up every append is done as a whole or refused, and goes on when there is room again")
    func fullDisk() throws {
        let scenario = try Scenario.lent()
        try scenario.withSmallDisk("disk", size: 3072) {
            try Program.succeed("cp", ["-a", scenario.path("home"), scenario.path("disk/home")])
            let home = ["--home", scenario.path("disk/home")]
            let before = try scenario.succeed(["ledger", "show", "--json"] + home).split(separator: "\n").count
            var refused = 0
            for free in [0, 4, 8, 16, 24, 32, 40, 48, 64, 96, 128] {
                _ = try Program.run("dd", ["if=/dev/zero", "of=\(scenario.path("disk/fill"))", "bs=1024"])
                if free > 0 {
                    try Program.succeed("truncate", ["-s", "-\(free)K", scenario.path("disk/fill")])
                }
                let run = try scenario.run(
                    [
                        "disposal", "dispute", "B1", "--because", "residue", "--reason", "\(free)", "--as",
                        scenario.path("second"),
                    ] + home)
                if run.status != 0 {
                    refused += 1
                    #expect(run.status == 1, "\(free): \(run.errors)")
                    #expect(run.errors.contains("space"), "\(free): \(run.errors)")
                    #expect(run.errors.contains("datalease: hint: "), "\(free): \(run.errors)")
                }
                try FileManager.default.removeItem(atPath: scenario.path("disk/fill"))
                let verified = try scenario.run(["ledger", "verify"] + home)
                #expect(verified.status == 0, "\(free): \(verified.errors)")
            }
            #expect(refused > 0)
            try scenario.succeed(["ledger", "checkpoint"] + home)
            #expect(try scenario.succeed(["ledger", "show", "--json"] + home).split(separator: "\n").count >= before)
            let verified = try scenario.succeed(["ledger", "verify"] + home)
            let size = try scenario.size(ofCheckpoint: "disk/home/ledger/checkpoint")
            #expect(verified.contains("signed     up to event \(size)") || verified.contains("up to event \(size): "))
        }
    }

    @Test("a limit on the size of files stops an append with a message, and nothing half is left")
    func fileSizeLimit() throws {
        let scenario = try Scenario.lent()
        var size = try events(in: scenario)
        for limit in [4, 12, 20, 32, 64] {
            let run = try scenario.run(
                [
                    "disposal", "dispute", "B1", "--because", "residue", "--reason", "x", "--as",
                    scenario.path("second"),
                ],
                fileSizeLimit: limit)
            if run.status == 0 {
                size += 1
            } else {
                #expect(run.status == 1 && run.errors.contains("datalease: hint: "), "\(limit): \(run.errors)")
            }
            // What the run says is what the ledger has.
            #expect(try events(in: scenario) == size, "\(limit): \(run.errors)")
            try scenario.expectIntactLedger()
        }
    }

    /// Bundle 1 confirmed, a copy of the registry of then in `confirmed.sqlite`, and then disputed.
    private func disputed() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.expectState("confirmed 2026-12-02")
        try scenario.copy("home/registry.sqlite", to: "confirmed.sqlite")
        return scenario
    }

    private func dispute(in scenario: Scenario) throws {
        try scenario.succeed(
            "disposal", "dispute", "B1", "--because", "residue", "--reason", "a copy was found", "--as",
            scenario.path("second"))
    }

    /// That no command calls anything confirmed, each says what is wrong and how to go on, and that this works.
    private func expectRefusedAndRestored(_ scenario: Scenario, from backup: String) throws {
        for arguments in [
            ["verify"], ["verify", "--format", "json"], ["bundle", "list"], ["status"], ["bundle", "show", "B1"],
            ["disposal", "show", "B1"], ["report", "certificate", "B1"],
        ] {
            let run = try scenario.run(arguments)
            #expect(run.status == 12, "\(arguments): \(run.errors)")
            #expect(!run.output.contains("confirmed"), "\(arguments): \(run.output)")
            #expect(run.errors.contains("are missing"), "\(run.errors)")
            #expect(run.errors.contains("datalease registry restore"), "\(run.errors)")
        }
        let restored = try scenario.run("registry", "restore", backup)
        #expect(restored.status == 0, "\(restored.errors)")
        try scenario.expectIntactLedger()
        #expect(try scenario.state().hasPrefix("disputed"))
    }

    @Test("an old database that was copied back, from when a bundle was confirmed, confirms nothing")
    func oldDatabase() throws {
        let scenario = try disputed()
        try dispute(in: scenario)
        try scenario.succeed("registry", "backup", "backup")
        try scenario.copy("confirmed.sqlite", to: "home/registry.sqlite")
        for log in ["-wal", "-shm"] where scenario.exists("home/registry.sqlite\(log)") {
            try scenario.remove("home/registry.sqlite\(log)")
        }
        try expectRefusedAndRestored(scenario, from: "backup")
    }

    @Test("a write-ahead log that was lost, with the newest events in it, is found, and the backup brings them back")
    func lostLog() throws {
        let scenario = try disputed()
        // While another connection reads, nobody moves the log into the database.
        let reader = Process()
        reader.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        reader.arguments = [
            "python3", "-c",
            """
            import sqlite3, sys
            c = sqlite3.connect(sys.argv[1], isolation_level=None)
            c.execute('begin'); c.execute('select count(*) from events').fetchone()
            print('reads', flush=True); sys.stdin.read()
            """, scenario.path("home/registry.sqlite"),
        ]
        let (said, input) = (Pipe(), Pipe())
        reader.standardOutput = said
        reader.standardInput = input
        try reader.run()
        _ = said.fileHandleForReading.availableData
        try dispute(in: scenario)
        try scenario.succeed("registry", "backup", "backup")
        kill(reader.processIdentifier, SIGKILL)
        reader.waitUntilExit()
        #expect(try scenario.read("home/registry.sqlite-wal").count > 0)
        for log in ["-wal", "-shm"] { try scenario.remove("home/registry.sqlite\(log)") }
        try expectRefusedAndRestored(scenario, from: "backup")
    }
}
