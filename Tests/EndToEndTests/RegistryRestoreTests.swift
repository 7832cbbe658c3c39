import Foundation
import Testing

/// Backups of a home, and what becomes of it when one is put back.
struct RegistryRestoreTests {
    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("a backup is the whole home, verified, its secrets for the owner alone, and is said to hold them")
    func backup() throws {
        let scenario = try Scenario.executed()
        try scenario.write("{\"retention\": \"P7Y\"}", to: "home/settings.json")
        try scenario.succeed(scenario.prepare())
        let run = try scenario.run("registry", "backup", "backup")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("ledger/ledger.key"), "\(run.output)")
        #expect(run.output.contains("keys/DSA-2026-001.key"), "\(run.output)")
        let files = try FileManager.default.subpathsOfDirectory(atPath: scenario.path("backup")).sorted()
        #expect(
            files == [
                "keys", "keys/DSA-2026-001.key", "keys/bundles", "ledger", "ledger/checkpoint", "ledger/ledger.key",
                "registry.sqlite", "reports", "reports/DSA-2026-001.B1.dispose-by-2026-12-02.json", "settings.json",
                "trust", "trust/allowed_signers", "trust/officer.pub",
                "trust/trust.json", "trust/trust.sig",
            ])
        for file in files where file.hasSuffix(".key") || file.hasSuffix(".sqlite") {
            #expect(try mode(scenario.path("backup/\(file)")) == 0o600)
        }
        #expect(try mode(scenario.path("backup")) == 0o700)
        // It is laid out as a home, and is one.
        #expect(try scenario.run("ledger", "verify", "--home", scenario.path("backup")).status == 0)
        scenario.expectRefusal(
            try scenario.run("registry", "backup", "backup"), 1, ["backup is there already", "new folder"])
        let bare = try scenario.run("registry", "backup", "bare", "--without-keys")
        #expect(bare.output.contains("none: keep the home's keys elsewhere"))
        #expect(!scenario.exists("bare/ledger/ledger.key"))
        #expect(try scenario.names(in: "bare/keys") == ["bundles"])
        #expect(try scenario.names(in: "bare/keys/bundles").isEmpty)
    }

    @Test("backups made while others append are each whole")
    func online() throws {
        let scenario = try Scenario.executed()
        for round in 0..<4 {
            let runs = try (0..<2).map { number in
                try RunningProgram(
                    number == 0
                        ? scenario.prepare()
                        : [
                            "trust", "add", scenario.path("approver.pub"), "--name", "Test approver", "--party",
                            "provider", "--role", "signatory", "--as", scenario.path("officer"),
                            "--from", "20\(27 + round)-01-01", "--to", "20\(27 + round)-01-02",
                        ], in: scenario)
            }
            let run = try scenario.run("registry", "backup", "backup-\(round)")
            #expect(run.status == 0, "\(run.errors)")
            for run in runs { #expect(try run.wait().status == 0) }
            let verified = try scenario.run("ledger", "verify", "--home", scenario.path("backup-\(round)"))
            #expect(verified.status == 0, "\(verified.errors)")
        }
    }

    @Test("a lost, damaged or older registry is replaced by a backup that has every event, and what was there is kept")
    func restored() throws {
        let scenario = try Scenario.executed()
        try scenario.copy("home/registry.sqlite", to: "early.sqlite")
        try scenario.succeed(scenario.prepare())
        try scenario.succeed("registry", "backup", "backup")
        let ways: [(String, () throws -> Void)] = [
            ("an older copy", { try scenario.copy("early.sqlite", to: "home/registry.sqlite") }),
            ("damaged", { try scenario.write([UInt8](repeating: 7, count: 50_000), to: "home/registry.sqlite") }),
            ("lost", { try scenario.remove("home/registry.sqlite") }),
            ("empty", { try scenario.write("", to: "home/registry.sqlite") }),
            (
                "all of the home lost but its checkpoint",
                {
                    for name in ["registry.sqlite", "trust", "keys", "ledger/ledger.key"] {
                        try scenario.remove("home/\(name)")
                    }
                }
            ),
        ]
        for (number, (name, damage)) in ways.enumerated() {
            try damage()
            for log in ["-wal", "-shm"] where scenario.exists("home/registry.sqlite\(log)") {
                try scenario.remove("home/registry.sqlite\(log)")
            }
            let broken = try scenario.run("bundle", "list")
            let anew = try scenario.run("init", "--officer", scenario.path("officer"))
            #expect(anew.status != 0 && !anew.errors.isEmpty, "\(name)")
            #expect(broken.status != 0, "\(name)")
            #expect(broken.errors.contains("backup") || broken.errors.contains("restore"), "\(name): \(broken.errors)")
            scenario.clock = "2026-11-02T12:0\(number):00Z"
            let run = try scenario.run("registry", "restore", "backup")
            #expect(run.status == 0, "\(name): \(run.errors)")
            #expect(run.output.contains("all in the backup"), "\(name): \(run.output)")
            #expect(scenario.exists("home/replaced-2026-11-02T120\(number)00Z"), "\(name)")
            try scenario.expectIntact(bundles: 1)
            let verify = try scenario.run("verify")
            #expect(verify.status == 0, "\(verify.errors)")
            #expect(!verify.errors.contains("lost") && !verify.errors.contains("without its newest"))
        }
        try scenario.succeed(scenario.prepare())
        try scenario.expectIntact(bundles: 2)
        #expect(try !scenario.names(in: "home").contains { $0.hasPrefix("restoring") })
    }

    @Test("a backup that lacks events is refused, and says how many and what to do; nothing was changed")
    func lacking() throws {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        try scenario.succeed("registry", "backup", "backup")
        let kept = try scenario.size(ofCheckpoint: "backup/ledger/checkpoint")
        #expect(try scenario.run(scenario.prepare(), anchors: "anchor").status == 0)
        let size = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
        // Nothing is wrong with the registry that is there.
        scenario.expectRefusal(
            try scenario.run("registry", "restore", "backup"), 12,
            ["the registry that is there holds together, has \(size) events", "nothing to restore"])
        #expect(try scenario.run("ledger", "verify").status == 0)
        for (name, arguments) in [
            ("home/ledger/checkpoint", []), ("anchor/datalease.checkpoint", ["--anchor-dir", scenario.path("anchor")]),
            ("the statement", ["--against", "out/\(try statement(of: 1, in: scenario))"]),
        ] {
            try scenario.copy("home", to: "broken")
            try scenario.write("no database", to: "broken/registry.sqlite")
            if name != "home/ledger/checkpoint" { try scenario.remove("broken/ledger/checkpoint") }
            let run = try scenario.run(
                ["registry", "restore", "backup", "--home", scenario.path("broken")] + arguments)
            scenario.expectRefusal(run, 12, ["are missing", "--accept-loss", "newer backup"])
            #expect(try scenario.text("broken/registry.sqlite") == "no database")
            #expect(try !scenario.names(in: "broken").contains { $0.hasPrefix("restor") || $0.hasPrefix("replaced") })
        }
        // Nothing is left that knows more than the backup does: that is no proof that there was no more.
        #expect(!scenario.exists("broken/ledger/checkpoint"))
        scenario.expectRefusal(
            try scenario.run("registry", "restore", "backup", "--home", scenario.path("broken")), 12,
            ["nothing is left that shows whether the backup of \(kept) events is complete", "--accept-loss"])
        try scenario.expectIntact(bundles: 1)
    }

    @Test("a loss is accepted by an officer's signature alone, is said for ever, and no number is used twice")
    func loss() throws {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        try scenario.succeed(scenario.prepare())
        try scenario.succeed("registry", "backup", "backup")
        let kept = try scenario.size(ofCheckpoint: "backup/ledger/checkpoint")
        for _ in 0..<2 { #expect(try scenario.run(scenario.prepare(), anchors: "anchor").status == 0) }
        #expect(try scenario.run(["bundle", "release", "B2", "--via", "portal"], anchors: "anchor").status == 0)
        let lostSize = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
        let lostNote = try scenario.text("home/ledger/checkpoint")
        try scenario.remove("home/registry.sqlite")
        func restore(_ arguments: String...) throws -> Program.Run {
            try scenario.run(["registry", "restore", "backup"] + arguments, anchors: "anchor")
        }
        scenario.expectRefusal(try restore(), 12, ["\(lostSize - kept) are missing"])
        scenario.expectRefusal(
            try restore("--accept-loss", "--reason", "the disk died", "--as", scenario.path("approver")), 12,
            ["is not the officer's key"])
        #expect(try restore("--accept-loss").status == 64)
        #expect(!scenario.exists("home/registry.sqlite"))
        let run = try restore("--accept-loss", "--reason", "the disk died", "--as", scenario.path("officer"))
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("lost"), "\(run.output)")
        #expect(run.output.contains("\(lostSize - kept) events"), "\(run.output)")

        // The anchor is of the lost stretch: explained, and replaced by what comes now.
        let verified = try scenario.run(["ledger", "verify", "--signatures"], anchors: "anchor")
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(
            verified.errors.contains("warning: \(lostSize - kept) events behind event \(kept) are lost"),
            "\(verified.errors)")
        #expect(try scenario.size(ofCheckpoint: "anchor/datalease.checkpoint") == kept + 1)
        let verify = try scenario.run(["verify"], anchors: "anchor")
        #expect((verify.output + verify.errors).contains("restored"), "\(verify.output) \(verify.errors)")
        #expect(try scenario.run("bundle", "show", "B2").status == 1)

        // Bundles of the lost stretch are out there: their numbers stay theirs.
        let next = try scenario.run([
            "prepare", "agreement.yaml", "contacts.csv", "--out", "later", "--as", scenario.path("preparer"),
        ])
        #expect(next.output.contains("DSA-2026-001.B\(1 + lostSize - kept + 10 + 1)"), "\(next.output)\(next.errors)")

        // What names the lost stretch is explained, what names neither is not.
        try scenario.write(lostNote, to: "lost.checkpoint")
        for (file, status) in [("lost.checkpoint", 0), ("out/\(try statement(of: 3, in: scenario))", 0)] {
            let run = try scenario.run("ledger", "verify", "--against", scenario.path(file))
            #expect(run.status == Int32(status), "\(file): \(run.errors)")
            #expect(run.output.contains("lost"), "\(file): \(run.output)")
        }
        #expect(try scenario.run("ledger", "show").output.contains("ledger-restored"))
        #expect(
            try scenario.run(
                "ledger", "verify", "--against", scenario.path("out/\(try statement(of: 1, in: scenario))")
            ).status == 0)
    }

    @Test(
        "behind an accepted loss, a home that is put back in its turn is found: by an anchor, by a paper of a new bundle"
    )
    func putBackBehindLoss() throws {
        let scenario = try Scenario.executed()
        for folder in ["anchor", "away"] { try scenario.makeFolder(folder) }
        try scenario.succeed(scenario.prepare())
        try scenario.succeed("registry", "backup", "backup")
        for _ in 0..<4 { try scenario.succeed(scenario.prepare()) }
        #expect(try scenario.run(["ledger", "checkpoint"], anchors: "away").status == 0)
        try scenario.succeed(scenario.prepare())
        try scenario.remove("home/registry.sqlite")
        let officer = ["--reason", "the disk died", "--as", scenario.path("officer")]
        let loss = try scenario.run(["registry", "restore", "backup", "--accept-loss"] + officer)
        #expect(loss.status == 0 && loss.output.contains("make a backup now"), "\(loss.output)")
        // The same once more: there is nothing to do, and the loss is not forgotten.
        scenario.expectRefusal(
            try scenario.run(["registry", "restore", "backup", "--accept-loss"] + officer), 1, ["in place already"])
        try scenario.copy("home", to: "early")

        let bundle = try scenario.run(
            ["prepare", "agreement.yaml", "contacts.csv", "--out", "later", "--as", scenario.path("preparer")],
            anchors: "anchor")
        #expect(bundle.status == 0, "\(bundle.errors)")
        let name = try #require(scenario.names(in: "later").first { $0.hasSuffix(".statement.json") })
        try scenario.remove("home")
        try scenario.copy("early", to: "home")
        scenario.expectRefusal(
            try scenario.run(["verify"], anchors: "anchor"), 12,
            ["no order for events that are lost names it", "the registry was put back since"])
        let verified = try scenario.run(["ledger", "verify"], anchors: "anchor")
        #expect(verified.status == 12 && verified.output.contains("never had"), "\(verified.output)\(verified.errors)")
        #expect(try scenario.run(["ledger", "verify", "--against", "later/\(name)"]).status == 12)
        // A paper of a bundle that was lost is none of what was put back.
        let old = try statement(of: 3, in: scenario)
        #expect(try scenario.run(["ledger", "verify", "--against", "out/\(old)"]).status == 0)

        // An anchor of the lost stretch that was out of reach when the loss was accepted: the officer accepts it, too.
        scenario.expectRefusal(
            try scenario.run(["verify"], anchors: "away"), 12, ["it was out of reach", "--accept-loss"])
        try scenario.succeed("registry", "backup", "again")
        let run = try scenario.run(["registry", "restore", "again", "--accept-loss"] + officer, anchors: "away")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try scenario.run(["ledger", "verify", "--signatures"], anchors: "away").status == 0)

        // The first backup once more, with more lost: the first loss is told as well, and its numbers stay used.
        try scenario.succeed(scenario.prepare())
        let size = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
        let second = try scenario.run(["registry", "restore", "backup", "--accept-loss"] + officer)
        #expect(second.status == 0, "\(second.errors)")
        #expect(try scenario.run("ledger", "verify", "--against", "out/\(old)").status == 0)
        #expect(size > 0 && second.output.contains("the loss that event"), "\(second.output)")
    }

    @Test("a paper that names more events than anybody can lose measures no loss")
    func boundlessLoss() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed("registry", "backup", "backup")
        try scenario.write(
            "certificate: datalease/v1\nbundle: DSA-2026-001.B1\ncheckpoint: 9223372036854775807 "
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", to: "paper")
        try scenario.remove("home/registry.sqlite")
        scenario.expectRefusal(
            try scenario.run(
                "registry", "restore", "backup", "--against", "paper", "--accept-loss", "--reason", "the disk died",
                "--as",
                scenario.path("officer")), 12, ["names a ledger of 9223372036854775807 events", "leave it out"])
    }

    private func statement(of number: Int, in scenario: Scenario) throws -> String {
        try #require(scenario.names(in: "out").first { $0.contains(".B\(number).") && $0.hasSuffix(".statement.json") })
    }

    @Test("an anchor of the lost events that turns up later is refused until an officer accepts that loss too")
    func anchorTurnsUp() throws {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        try scenario.succeed("registry", "backup", "backup")
        #expect(try scenario.run(scenario.prepare(), anchors: "anchor").status == 0)
        try scenario.remove("home/registry.sqlite")
        try scenario.remove("home/ledger/checkpoint")
        // Nobody knows how many events are lost: the anchor is out of reach.
        let officer = ["--reason", "the disk died", "--as", scenario.path("officer")]
        let run = try scenario.run(["registry", "restore", "backup", "--accept-loss"] + officer)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("nobody knows how many"), "\(run.output)")
        let next = try scenario.run([
            "prepare", "agreement.yaml", "contacts.csv", "--out", "later", "--as", scenario.path("preparer"),
        ])
        #expect(next.output.contains("DSA-2026-001.B1001"), "\(next.output)")
        try scenario.succeed("bundle", "release", "B1001", "--via", "portal")

        scenario.expectRefusal(
            try scenario.run(["bundle", "list"], anchors: "anchor"), 12, ["the anchor", "registry restore"])
        let again = try scenario.run(["registry", "backup", "again"], anchors: "anchor")
        #expect(again.status == 0, "\(again.errors)")
        scenario.expectRefusal(
            try scenario.run(["registry", "restore", "again"], anchors: "anchor"), 12,
            ["the backup's first", "--accept-loss"])
        let second = try scenario.run(["registry", "restore", "again", "--accept-loss"] + officer, anchors: "anchor")
        #expect(second.status == 0, "\(second.errors)")
        #expect(try scenario.run(["bundle", "list"], anchors: "anchor").status == 0)
        let verified = try scenario.run(["ledger", "verify"], anchors: "anchor")
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(verified.errors.split(separator: "\n").count { $0.contains("are lost") } == 2, "\(verified.errors)")
    }

    @Test("another home's backup, a tampered one and one in use are refused")
    func wrong() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed("init", "--officer", scenario.path("officer"), "--home", scenario.path("other"))
        try scenario.succeed("registry", "backup", "theirs", "--home", scenario.path("other"))
        scenario.expectRefusal(
            try scenario.run("registry", "restore", "theirs"), 12, ["another home"])
        try scenario.succeed("registry", "backup", "backup")
        try scenario.sqlite(
            "update events set bytes = cast(replace(cast(bytes as text), 'director', 'dirextor') as blob)"
                + " where kind = 'trust-changed'; update events set bytes = zeroblob(3) where seq = 4", in: "backup")
        scenario.expectRefusal(try scenario.run("registry", "restore", "backup"), 12, ["ledger: event"])
        scenario.expectRefusal(try scenario.run("registry", "restore", "nowhere"), 1, ["nowhere is no backup"])
        scenario.expectRefusal(try scenario.run("registry", "restore", "home"), 64, ["the home itself"])

        try scenario.succeed("registry", "backup", "good")
        let run = try scenario.stoppedPreparation()
        scenario.expectRefusal(
            try scenario.run("registry", "restore", "good"), 1, ["is in use by process", "wait until"])
        run.signal(SIGCONT)
        #expect(try run.wait().status == 0)
        try scenario.expectIntact(bundles: 1)
    }

    @Test("a forged history, consistent in itself, is replaced by a true backup where an officer orders it")
    func forgedHistory() throws {
        let scenario = try Scenario.lent()
        try scenario.makeFolder("anchor")
        try scenario.succeed("registry", "backup", "early")
        // The true history, which the anchor and the backup have.
        try scenario.copy("home", to: "forged")
        #expect(try scenario.run(["bundle", "release", "B1", "--via", "portal"], anchors: "anchor").status == 0)
        try scenario.succeed("registry", "backup", "backup")
        // Another one that grew from the same beginning, as somebody makes it who has the ledger's key.
        for _ in 0..<3 {
            try scenario.succeed(
                scenario.prepare().map { $0 == "out" ? "elsewhere" : $0 } + ["--home", scenario.path("forged")])
        }
        try scenario.copy("forged", to: "home")
        let officer = ["--accept-loss", "--reason", "forged", "--as", scenario.path("officer")]
        // Without an anchor it is taken for the newer one, until an officer says otherwise.
        scenario.expectRefusal(
            try scenario.run("registry", "restore", "backup"), 12,
            ["the registry that is there holds together", "--accept-loss"])
        for (number, (backup, anchors)) in [("backup", []), ("early", ["anchor"])].enumerated() {
            try scenario.copy("forged", to: "home")
            let options = anchors.flatMap { ["--anchor-dir", scenario.path($0)] }
            scenario.clock = "2026-11-02T13:0\(number):00Z"
            let run = try scenario.run(["registry", "restore", backup] + officer + options)
            #expect(run.status == 0, "\(backup): \(run.errors)")
            // What was forged is put aside; the home opens, with every head explained, and says so.
            #expect(scenario.exists("home/replaced-2026-11-02T130\(number)00Z/registry.sqlite"))
            let listed = try scenario.run(["bundle", "list"] + options)
            #expect(listed.status == 0, "\(backup): \(listed.errors)")
            let verified = try scenario.run(["ledger", "verify", "--signatures"] + options)
            #expect(verified.status == 0, "\(backup): \(verified.errors)")
            #expect(verified.errors.contains("are lost"), "\(backup): \(verified.errors)")
            #expect(try scenario.run(["verify"] + options).status == 0)
        }
    }
}
