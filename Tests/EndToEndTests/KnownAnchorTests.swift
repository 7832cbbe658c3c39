import Foundation
import Testing

/// Anchors that go: out of the settings, or their files.
struct KnownAnchorTests {
    /// A home whose settings name the anchor folder `anchor`, and bundle 1.
    private func anchored() throws -> Scenario {
        let scenario = try Scenario.executed()
        try scenario.makeFolder("anchor")
        try scenario.write("{\"anchorDirectories\": [\"\(scenario.path("anchor"))\"]}", to: "home/settings.json")
        try scenario.succeed(scenario.prepare())
        return scenario
    }

    @Test("an anchor that is taken out of the settings is a warning of every form, until its line is taken out too")
    func takenOut() throws {
        let scenario = try anchored()
        let sound = try scenario.run("verify")
        #expect(sound.output.contains(", compared with 1 anchor\n"), "\(sound.output)")
        #expect(!sound.output.contains("warning: the ledger"), "\(sound.output)")
        try scenario.write("{}", to: "home/settings.json")
        for form in ["text", "json", "nagios", "prometheus", "junit", "ical"] {
            let run = try scenario.run("verify", "--format", form)
            #expect((run.output + run.errors).contains("which the settings no longer name"), "\(form)")
        }
        #expect(try scenario.run("verify", "--format", "nagios").status == 1)
        #expect(try scenario.succeed("verify").contains(", compared with 0 anchors\n"))
        let ledger = try scenario.run("ledger", "verify")
        #expect(ledger.status == 0)
        #expect(ledger.output.contains("0 compared"), "\(ledger.output)")
        #expect(ledger.errors.contains("which the settings no longer name"), "\(ledger.errors)")
        // What happens without it does not make it forgotten.
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        #expect(try scenario.succeed("verify").contains("which the settings no longer name"))
        try scenario.write("", to: "home/ledger/anchors")
        #expect(try !scenario.succeed("verify").contains("warning: the ledger"))
    }

    @Test("an anchor whose file is gone is a warning, and one of a single run is not remembered")
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
    }
}
