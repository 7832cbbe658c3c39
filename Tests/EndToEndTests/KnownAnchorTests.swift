import Foundation
import Testing

/// Anchors that go: out of the settings, out of what the home remembers, or their files.
struct KnownAnchorTests {
    private let dropped = "is named no more, and the ledger was not compared with it"

    /// Makes the settings name these folders and no others.
    private func name(_ folders: [String], in scenario: Scenario) throws {
        let paths = folders.map { "\"\(scenario.path($0))\"" }.joined(separator: ", ")
        try scenario.write("{\"anchorDirectories\": [\(paths)]}", to: "home/settings.json")
    }

    /// A home whose settings name the anchor folder `anchor`, and bundle 1; as it was before in `early`.
    private func anchored() throws -> Scenario {
        let scenario = try Scenario.executed()
        try scenario.copy("home", to: "early")
        try scenario.makeFolder("anchor")
        try name(["anchor"], in: scenario)
        try scenario.succeed(scenario.prepare())
        return scenario
    }

    /// Expects that the anchor is missed by `verify` and `ledger verify`, whose messages say `text` too.
    private func expectMissed(
        _ scenario: Scenario, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let run = try scenario.run("verify")
        #expect(run.status == 2, "\(run.output)", sourceLocation: sourceLocation)
        #expect(run.output.contains("finding: ") && run.output.contains(dropped), sourceLocation: sourceLocation)
        #expect(run.output.contains(text), "\(run.output)", sourceLocation: sourceLocation)
        let ledger = try scenario.run("ledger", "verify")
        #expect(ledger.status == 2, "\(ledger.errors)", sourceLocation: sourceLocation)
        #expect(ledger.output.contains("intact"), sourceLocation: sourceLocation)
        #expect(ledger.errors.contains("finding: ") && ledger.errors.contains(dropped), sourceLocation: sourceLocation)
        #expect(ledger.errors.contains(text), "\(ledger.errors)", sourceLocation: sourceLocation)
    }

    private func expectNothingMissed(
        _ scenario: Scenario, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for arguments in [["verify"], ["ledger", "verify", "--signatures"]] {
            let run = try scenario.run(arguments)
            #expect(run.status == 0, "\(run.output) \(run.errors)", sourceLocation: sourceLocation)
            #expect(!(run.output + run.errors).contains(dropped), sourceLocation: sourceLocation)
        }
    }

    private func retire(_ anchor: String, as person: String = "officer", in scenario: Scenario) throws -> Program.Run {
        try scenario.run(
            "ledger", "retire-anchor", anchor, "--reason", "the share moved", "--as", scenario.path(person))
    }

    @Test("an anchor that is taken out of the settings needs action in every form, and is not forgotten")
    func takenOut() throws {
        let scenario = try anchored()
        let sound = try scenario.run("verify")
        #expect(sound.output.contains(", compared with 1 anchor\n"), "\(sound.output)")
        try expectNothingMissed(scenario)
        #expect(try scenario.succeed("ledger", "show").contains("anchor-used"))
        try scenario.write("{}", to: "home/settings.json")
        for form in ["text", "json", "prometheus", "junit", "ical", "nagios"] {
            let run = try scenario.run("verify", "--format", form)
            #expect(run.status == 2, "\(form)")
            #expect((run.output + run.errors).contains(dropped), "\(form)")
            if form == "json" { #expect(run.output.contains("\"remark\":\"anchor-dropped\"")) }
            if form == "nagios" { #expect(run.output.hasPrefix("DATALEASE CRITICAL - ")) }
            if form == "prometheus" {
                #expect(run.output.contains("datalease_verify_remarks{kind=\"anchor-dropped\"} 1\n"))
            }
        }
        try expectMissed(scenario, "datalease ledger retire-anchor \(scenario.path("anchor")) ")
        // Given to the run, it is compared with.
        #expect(try scenario.run(["verify"], anchors: "anchor").status == 0)
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try expectMissed(scenario, "the anchor \(scenario.path("anchor")), in use since event ")
        // Another in its place is no answer.
        try scenario.makeFolder("other")
        try name(["other"], in: scenario)
        try scenario.succeed("ledger", "checkpoint")
        try expectMissed(scenario, "the anchor \(scenario.path("anchor")), ")
        try name(["other", "anchor"], in: scenario)
        try expectNothingMissed(scenario)
    }

    @Test("an anchor is missed though what the home remembers of it is edited too")
    func forgotten() throws {
        let scenario = try anchored()
        try scenario.write("{}", to: "home/settings.json")
        try scenario.write("", to: "home/ledger/anchors")
        try expectMissed(scenario, "whose path, of digest ")
        try scenario.remove("home/ledger/anchors")
        try expectMissed(scenario, "whose path, of digest ")
        // By the digest that the message tells, the officer retires it all the same.
        let said = try scenario.run("verify").output
        let digest = try #require(said.firstMatch(of: /retire-anchor ([0-9a-f]{64})/)).1
        let run = try retire(String(digest), in: scenario)
        #expect(run.status == 0, "\(run.errors)")
        try expectNothingMissed(scenario)
    }

    @Test("an old copy of registry and checkpoint knows of the anchor too, and one from before its use does not hold")
    func oldCopy() throws {
        let scenario = try anchored()
        try scenario.copy("home", to: "old")
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        let anchors = try scenario.text("home/ledger/anchors")
        try scenario.copy("old", to: "home")
        scenario.expectRefusal(try scenario.run("verify"), 12, ["the anchor", "are missing"])
        try scenario.write("{}", to: "home/settings.json")
        try expectMissed(scenario, "the anchor \(scenario.path("anchor")), in use since event ")
        try scenario.write("", to: "home/ledger/anchors")
        try expectMissed(scenario, "whose path, of digest ")
        // One of before its first use: what the home remembers of it is all that is left there.
        try scenario.copy("early", to: "home")
        try scenario.write(anchors, to: "home/ledger/anchors")
        try expectMissed(scenario, "the anchor \(scenario.path("anchor")) is named no more")
        try scenario.remove("home/ledger/anchors")
        let run = try scenario.run(
            "ledger", "verify", "--against", scenario.path("anchor/datalease.checkpoint"))
        #expect(run.status == 12, "\(run.output)")
    }

    @Test(
        "the officer alone retires an anchor, once it is out of the settings; taken into use again it is missed again")
    func retired() throws {
        let scenario = try anchored()
        let anchor = scenario.path("anchor")
        scenario.expectRefusal(try retire(anchor, in: scenario), 1, ["is still named", "anchorDirectories"])
        try scenario.write("{}", to: "home/settings.json")
        scenario.expectRefusal(try retire(anchor, as: "approver", in: scenario), 12, ["not the officer's key"])
        scenario.expectRefusal(try retire(scenario.path("out"), in: scenario), 1, ["is missed"])
        scenario.expectRefusal(
            try scenario.run(
                "ledger", "retire-anchor", anchor, "--reason", " ", "--as", scenario.path("officer")), 64, ["reason"])
        try expectMissed(scenario, anchor)
        let run = try retire(anchor + "/", in: scenario)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("retired the anchor \(anchor)/, event "))
        try expectNothingMissed(scenario)
        #expect(try scenario.succeed("ledger", "show").contains("anchor-retired"))
        scenario.expectRefusal(try retire(anchor, in: scenario), 1, ["is missed"])
        try name(["anchor"], in: scenario)
        try scenario.succeed("ledger", "checkpoint")
        try expectNothingMissed(scenario)
        try scenario.write("{}", to: "home/settings.json")
        try expectMissed(scenario, anchor)
    }

    @Test("a retirement that no officer signed retires nothing, whoever has the ledger's key")
    func forged() throws {
        let scenario = try anchored()
        func member(_ member: String, of kind: String) throws -> String {
            try scenario.sqliteValue(
                "SELECT json_extract(CAST(bytes AS TEXT), '$.\(member)') FROM events WHERE kind = '\(kind)' LIMIT 1")
        }
        let digest = try member("anchor", of: "anchor-used")
        try scenario.makeFolder("other")
        try name(["anchor", "other"], in: scenario)
        try scenario.succeed("ledger", "checkpoint")
        try name(["anchor"], in: scenario)
        #expect(try retire(scenario.path("other"), in: scenario).status == 0)
        try scenario.write("{}", to: "home/settings.json")
        // The officer's order, for the other anchor.
        let (order, actor) = (try member("order", of: "anchor-retired"), try member("actor", of: "anchor-retired"))
        try scenario.forgeEvent(
            "anchor-retired", about: nil, "\"anchor\":\"\(digest)\",\"order\":\(order)", by: actor)
        try scenario.signAsThePresentHead()
        scenario.expectRefusal(
            try scenario.run("verify"), 12, ["anchor-retired: it says otherwise than what was signed: anchor"])
        // And for ever, once it is not new any more.
        try scenario.copy("home", to: "forged")
        try scenario.fillLedger(5000)
        try scenario.signAsThePresentHead()
        try expectMissed(
            scenario, "calls retired though no officer signed that (it says otherwise than what was signed")
        try scenario.copy("forged", to: "home")
        let run = try scenario.run("ledger", "verify", "--signatures")
        #expect(run.status == 12, "\(run.errors)")
        #expect(run.errors.contains("anchor-retired: it says otherwise than what was signed: anchor"), "\(run.errors)")
    }

    @Test("an anchor of before the ledger recorded them counts, and is recorded with the next checkpoint")
    func olderHome() throws {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        let file = scenario.path("anchor/datalease.checkpoint")
        try scenario.write(file + "\n", to: "home/ledger/anchors")
        try expectMissed(scenario, "the anchor \(scenario.path("anchor")) is named no more")
        try name(["anchor"], in: scenario)
        try scenario.succeed("ledger", "checkpoint")
        #expect(try scenario.text("home/ledger/anchors") == file + "\n")
        #expect(try scenario.text("anchor/datalease.checkpoint") == scenario.text("home/ledger/checkpoint"))
        try scenario.write("{}", to: "home/settings.json")
        try expectMissed(scenario, "in use since event ")
        // Where nothing was recorded, the officer's order is enough as well.
        let other = try Scenario.executed()
        try other.write(other.path("gone/datalease.checkpoint") + "\n", to: "home/ledger/anchors")
        #expect(try retire(other.path("gone"), in: other).status == 0)
        try expectNothingMissed(other)
    }

    @Test("an anchor that is recorded once stays recorded once, and nothing is recorded by a clock that was set back")
    func once() throws {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        try name(["anchor"], in: scenario)
        let count = "SELECT count(*) FROM events WHERE kind = 'anchor-used'"
        let now = scenario.clock
        scenario.clock = "2020-01-01T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint")
        #expect(try scenario.sqliteValue(count) == "0")
        scenario.clock = now
        let runs = try (0..<3).map { _ in try RunningProgram(["ledger", "checkpoint"], in: scenario) }
        for run in runs { #expect(try run.wait().status == 0) }
        try scenario.succeed("ledger", "checkpoint")
        #expect(try scenario.sqliteValue(count) == "1")
        #expect(try scenario.text("anchor/datalease.checkpoint") == scenario.text("home/ledger/checkpoint"))
        try expectNothingMissed(scenario)
    }

    @Test("an anchor that is named and not there, or not mounted, is a warning; one of a single run is not remembered")
    func removed() throws {
        let scenario = try anchored()
        try scenario.remove("anchor/datalease.checkpoint")
        #expect(try scenario.succeed("verify").contains("which is not there"))
        try scenario.succeed("ledger", "checkpoint")
        #expect(try !scenario.succeed("verify").contains("warning: the ledger"))
        try scenario.makeFolder("once")
        #expect(try scenario.run(["ledger", "checkpoint"], anchors: "once").status == 0)
        #expect(try scenario.succeed("verify").contains(", compared with 1 anchor\n"))
        #expect(try !scenario.succeed("verify").contains("warning: the ledger"))
        // By a link, too: what it leads to has the same name while it is away.
        try FileManager.default.createSymbolicLink(
            atPath: scenario.path("link"), withDestinationPath: scenario.path("anchor"))
        try name(["link/"], in: scenario)
        try expectNothingMissed(scenario)
        try FileManager.default.moveItem(atPath: scenario.path("anchor"), toPath: scenario.path("away"))
        for folder in ["link", "anchor"] {
            try name([folder], in: scenario)
            let run = try scenario.run("verify")
            #expect(run.status == 0, "\(run.output)")
            #expect(run.output.contains("which cannot be read: its folder is not there"), "\(run.output)")
            #expect(try scenario.run("verify", "--format", "nagios").status == 1)
        }
    }
}
