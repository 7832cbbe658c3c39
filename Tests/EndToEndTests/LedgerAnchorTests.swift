import Foundation
import Testing

/// Checkpoints beside the registry and in anchor directories.
struct LedgerAnchorTests {
    private let anchor = "/datalease.checkpoint"

    @Test("after every event the home's checkpoint and every anchor say the same")
    func everyEvent() throws {
        let scenario = try Scenario.executed()
        for folder in ["one", "two", "three"] { try scenario.makeFolder(folder) }
        try scenario.write("{\"anchorDirectories\": [\"\(scenario.path("three"))\"]}", to: "home/settings.json")
        for arguments in [scenario.prepare(), ["bundle", "release", "B1", "--via", "portal"]] {
            let run = try scenario.run(arguments, anchors: "one", "two")
            #expect(run.status == 0, "\(run.errors)")
            #expect(!run.errors.contains("anchor"), "\(run.errors)")
            let note = try scenario.text("home/ledger/checkpoint")
            for folder in ["one", "two", "three"] { #expect(try scenario.text(folder + anchor) == note) }
        }
        let environment = scenario.environment.merging(["DATALEASE_ANCHOR_DIR": scenario.path("four")]) { $1 }
        try scenario.makeFolder("four")
        let run = try Program.run(
            Program.path, ["ledger", "checkpoint"], environment: environment, folder: scenario.folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.output == scenario.text("home/ledger/checkpoint"))
        #expect(try scenario.text("four" + anchor) == run.output)
        let verified = try scenario.run(["ledger", "verify"], anchors: "one")
        #expect(verified.status == 0, "\(verified.errors)")
        let size = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
        #expect(verified.output.contains("anchored  up to event \(size): \(scenario.path("one" + anchor))"))
        #expect(verified.output.contains("signed    up to event \(size): "), "\(verified.output)")
    }

    @Test("an anchor that is not there or full is a warning, the work is done, and the next checkpoint catches up")
    func notWritable() throws {
        let scenario = try Scenario.executed()
        let run = try scenario.run(scenario.prepare(), anchors: "unmounted")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("unmounted/datalease.checkpoint was not written: its folder is not there"))
        #expect(run.errors.contains("what was done is recorded"), "\(run.errors)")
        #expect(try scenario.run(["ledger", "verify"], anchors: "unmounted").status == 0)
        try scenario.makeFolder("unmounted")
        #expect(try scenario.run(["ledger", "checkpoint"], anchors: "unmounted").errors.isEmpty)
        #expect(try scenario.text("unmounted" + anchor) == scenario.text("home/ledger/checkpoint"))
        try scenario.withSmallDisk("full", size: 16) {
            _ = try Program.run("dd", ["if=/dev/zero", "of=\(scenario.path("full/fill"))", "bs=512"])
            let full = try scenario.run(["bundle", "release", "B1", "--via", "portal"], anchors: "full")
            #expect(full.status == 0, "\(full.errors)")
            #expect(full.errors.contains("was not written: cannot write"), "\(full.errors)")
            #expect(full.errors.contains("no space left on device"), "\(full.errors)")
            #expect(try !scenario.names(in: "full").contains { $0.hasSuffix(".new") })
        }
    }

    @Test("a history that an anchor contradicts is refused by every command, and the anchor stays as it is")
    func contradicted() throws {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        try scenario.copy("home", to: "early")
        let before = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
        #expect(try scenario.run(scenario.prepare(), anchors: "anchor").status == 0)
        let note = try scenario.text("anchor" + anchor)
        let after = try scenario.size(ofCheckpoint: "anchor" + anchor)
        // The whole home was put back, its checkpoint included: only the anchor knows.
        try scenario.copy("early", to: "home")
        let commands = [
            ["bundle", "list"], ["verify"], ["status"], ["ledger", "checkpoint"],
            scenario.prepare(),
        ]
        for arguments in commands {
            let run = try scenario.run(arguments, anchors: "anchor")
            scenario.expectRefusal(
                run, 12,
                [
                    "it has \(before) events, and the anchor", "was made of \(after): \(after - before) are missing",
                    "datalease registry restore",
                ])
        }
        #expect(try scenario.text("anchor" + anchor) == note)
        let verified = try scenario.run(["ledger", "verify"], anchors: "anchor")
        #expect(verified.status == 12)
        #expect(verified.output.contains("NOT CONSISTENT"), "\(verified.output)")
        #expect(verified.errors.contains("cut short or replaced by an older copy"), "\(verified.errors)")
        // Without the anchor nothing contradicts it, and it grows into another history.
        try scenario.succeed(scenario.prepare().map { $0 == "out" ? "elsewhere" : $0 })
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        scenario.expectRefusal(
            try scenario.run(["bundle", "list"], anchors: "anchor"), 12,
            ["its first \(after) events are not those that the anchor", "the history was rewritten"])
        #expect(try scenario.text("anchor" + anchor) == note)
    }

    @Test("two homes that went on from one cannot both have its anchor")
    func forked() throws {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        try scenario.copy("home", to: "fork")
        #expect(try scenario.run(scenario.prepare(), anchors: "anchor").status == 0)
        let fork = try scenario.run(
            scenario.prepare().map { $0 == "out" ? "elsewhere" : $0 } + ["--home", scenario.path("fork")],
            anchors: "anchor")
        scenario.expectRefusal(fork, 12, ["the anchor"])
        #expect(!scenario.exists("elsewhere"))
        // Both checkpoints are signed by the same key, and each contradicts the other ledger.
        try scenario.succeed(
            scenario.prepare().map { $0 == "out" ? "elsewhere" : $0 } + ["--home", scenario.path("fork")])
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        for (home, other) in [("home", "fork"), ("fork", "home")] {
            let run = try scenario.run(
                "ledger", "verify", "--home", scenario.path(home), "--against",
                scenario.path("\(other)/ledger/checkpoint"))
            #expect(run.status == 12)
            #expect(run.errors.contains("this ledger's key signed it"), "\(run.errors)")
        }
    }

    @Test("another home's anchor is never replaced")
    func anotherHome() throws {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        #expect(try scenario.run(["ledger", "checkpoint"], anchors: "anchor").status == 0)
        let note = try scenario.text("anchor" + anchor)
        try scenario.succeed("init", "--officer", scenario.path("officer"), "--home", scenario.path("other"))
        let run = try scenario.run(["trust", "list", "--home", scenario.path("other")], anchors: "anchor")
        scenario.expectRefusal(run, 12, ["none that this ledger's key signed", "a folder of its own"])
        for damaged in [
            "", "datalease/ledger\n", String(note.dropLast(9)), note.replacing("datalease/ledger", with: "x"),
        ] {
            try scenario.write(damaged, to: "anchor" + anchor)
            scenario.expectRefusal(
                try scenario.run(["bundle", "list"], anchors: "anchor"), 12, ["none that this ledger's key signed"])
            #expect(try scenario.text("anchor" + anchor) == damaged)
        }
    }

    @Test("a home's checkpoint that is lost is made good by an anchor, and by nothing else")
    func lostCheckpoint() throws {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        #expect(try scenario.run(["ledger", "checkpoint"], anchors: "anchor").status == 0)
        try scenario.remove("home/ledger/checkpoint")
        scenario.expectRefusal(
            try scenario.run("bundle", "list"), 12, ["checkpoint", "is missing, and there is no anchor", "backup"])
        let run = try scenario.run(["ledger", "checkpoint"], anchors: "anchor")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("is missing; the ledger was compared with an anchor"), "\(run.errors)")
        #expect(try scenario.run("bundle", "list").status == 0)
        #expect(try scenario.text("home/ledger/checkpoint") == scenario.text("anchor" + anchor))
    }

    @Test("several processes that append at once never make a checkpoint go backwards, and never fork the ledger")
    func sameTime() throws {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        let rounds = 4
        for round in 0..<rounds {
            let runs = try (0..<4).map { number in
                try RunningProgram(
                    number.isMultiple(of: 2)
                        ? scenario.prepare() + ["--anchor-dir", scenario.path("anchor")]
                        : [
                            "trust", "add", scenario.path("approver.pub"), "--name", "Test approver", "--party",
                            "provider", "--role", number == 1 ? "preparer" : "signatory", "--as",
                            scenario.path("officer"),
                            "--from", "20\(27 + round)-0\(number)-01", "--to", "20\(27 + round)-0\(number)-02",
                            "--anchor-dir", scenario.path("anchor"),
                        ], in: scenario)
            }
            var sizes: [String: Int] = [:]
            while runs.contains(where: \.isRunning) {
                for name in ["home/ledger/checkpoint", "anchor" + anchor] where scenario.exists(name) {
                    let size = try scenario.size(ofCheckpoint: name)
                    #expect(size >= sizes[name] ?? 0)
                    sizes[name] = size
                }
            }
            for run in runs {
                let ended = try run.wait()
                #expect(ended.status == 0, "\(ended.errors)")
            }
        }
        #expect(try scenario.text("home/ledger/checkpoint") == scenario.text("anchor" + anchor))
        let verified = try scenario.run(["ledger", "verify"], anchors: "anchor")
        #expect(verified.status == 0, "\(verified.errors)")
        let size = try scenario.size(ofCheckpoint: "anchor" + anchor)
        #expect(verified.output.contains("events    \(size)\n"), "\(verified.output)")
        #expect(try scenario.run("bundle", "list", "--json").output.split(separator: "\n").count == 2 * rounds)
    }
}
