import Foundation
import Testing

/// Somebody writes to the registry without the ledger's key. No command believes or signs what they wrote.
struct LedgerSignatureTests {
    private func released() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        return scenario
    }

    /// Expects that every command that decides, shows or appends refuses, and that no note and no event came of it.
    private func expectRefused(_ scenario: Scenario, _ texts: [String]) throws {
        let checkpoint = try scenario.text("home/ledger/checkpoint")
        let question = "select count(*) || coalesce((select note from signed_head), '') from events"
        let kept = try scenario.sqliteValue(question)
        for arguments in [
            ["ledger", "verify"], ["verify"], ["status"], ["bundle", "list"], ["ledger", "checkpoint"],
            ["bundle", "release", "B1", "--via", "portal"], ["registry", "backup", "another"],
            ["report", "sharing", "--md"], ["ledger", "prove", "B1", "--out", "proofs"], scenario.prepare(),
        ] {
            scenario.expectRefusal(try scenario.run(arguments), 12, texts)
        }
        #expect(try scenario.text("home/ledger/checkpoint") == checkpoint)
        #expect(try scenario.sqliteValue(question) == kept)
    }

    @Test("an event that something else appended, its leaf and the tree made right, is refused and never signed")
    func forgedTail() throws {
        let scenario = try released()
        let size = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
        try scenario.forgeEvent("own-copies-purged", "\"removed\":[],\"remaining\":[]")
        try expectRefused(
            scenario, ["this program did not write it from event \(size + 1) on", "compare it with a backup"])
        // Nor where the note is taken away, and the checkpoint.
        try scenario.sqlite("delete from signed_head")
        try expectRefused(scenario, ["its head of \(size + 1) events is not signed"])
    }

    @Test(
        "a note that is taken away, or was there in no earlier release, is made good by a checkpoint of the very head")
    func noteRemoved() throws {
        let scenario = try released()
        try scenario.sqlite(
            "drop table signed_head; drop table sealed_work; delete from grdb_migrations where identifier = '3'")
        let size = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
        #expect(try scenario.run("ledger", "verify").status == 0)
        #expect(try scenario.run("verify").status == 0)
        #expect(try scenario.sqliteValue("select count(*) from signed_head") == "0")
        try scenario.succeed("registry", "backup", "backup")
        try scenario.succeed("ledger", "checkpoint")
        try scenario.succeed(scenario.prepare())
        #expect(try scenario.sqliteValue("select count(*) from signed_head") == "1")
        #expect(try scenario.run("ledger", "verify").status == 0)
        #expect(try scenario.size(ofCheckpoint: "home/ledger/checkpoint") == size + 1)
        // An older checkpoint will not do.
        try scenario.sqlite("delete from signed_head")
        try scenario.copy("backup/ledger/checkpoint", to: "home/ledger/checkpoint")
        try expectRefused(scenario, ["is not signed"])
        // A backup from before the note was kept is one, and gets it.
        try scenario.remove("home/registry.sqlite")
        try scenario.succeed("registry", "restore", "backup")
        #expect(try scenario.sqliteValue("select count(*) from signed_head") == "1")
        #expect(try scenario.run("ledger", "verify").status == 0)
    }

    @Test("a note of an older head or by another key is refused")
    func wrongNote() throws {
        let scenario = try released()
        try scenario.copy("home", to: "early")
        let size = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
        try scenario.succeed(scenario.prepare())
        let older = try scenario.text("early/ledger/checkpoint")
        try scenario.sqlite("update signed_head set note = '\(older)'")
        try expectRefused(scenario, ["this program did not write it from event \(size + 1) on"])
        try scenario.succeed("init", "--officer", scenario.path("officer"), "--home", scenario.path("other"))
        try scenario.sqlite("update signed_head set note = '\(try scenario.text("other/ledger/checkpoint"))'")
        try expectRefused(scenario, ["the signature of its head does not hold"])
    }

    @Test("a checkpoint that a killed run did not write any more is written by the next")
    func checkpointBehind() throws {
        let scenario = try released()
        let older = try scenario.text("home/ledger/checkpoint")
        try scenario.succeed(scenario.prepare())
        let newest = try scenario.text("home/ledger/checkpoint")
        try scenario.write(older, to: "home/ledger/checkpoint")
        #expect(try scenario.run("ledger", "verify").status == 0)
        #expect(try scenario.run("verify").status == 0)
        try scenario.succeed("ledger", "checkpoint")
        #expect(try scenario.text("home/ledger/checkpoint") == newest)
    }

    @Test("without the ledger's key everything can be looked at, and nothing is recorded")
    func withoutKey() throws {
        let scenario = try Scenario.lent()
        let events = try scenario.sqliteValue("select count(*) from events")
        try FileManager.default.moveItem(
            atPath: scenario.path("home/ledger/ledger.key"), toPath: scenario.path("kept.key"))
        #expect(try scenario.run("ledger", "verify").status == 0)
        #expect(try scenario.run("verify").status == 0)
        #expect(try scenario.run("disposal", "purge", "B1", "--inputs").errors.contains("ledger.key"))
        #expect(try scenario.names(in: "out").contains { $0.hasSuffix(".zip.age") })
        let run = try scenario.run("bundle", "release", "B1", "--via", "e-mail")
        scenario.expectRefusal(run, 1, ["ledger.key"])
        #expect(try scenario.sqliteValue("select count(*) from events") == events)
        try scenario.succeed("init", "--officer", scenario.path("officer"), "--home", scenario.path("other"))
        try scenario.copy("other/ledger/ledger.key", to: "home/ledger/ledger.key")
        scenario.expectRefusal(
            try scenario.run("bundle", "release", "B1", "--via", "e-mail"), 12,
            ["is not the key that signs this ledger", "nothing was recorded"])
        #expect(try scenario.sqliteValue("select count(*) from events") == events)
    }

    @Test("an older copy of the registry is not explained by an event that was made to say that the rest is lost")
    func forgedRestoration() throws {
        let scenario = try released()
        try scenario.copy("home/registry.sqlite", to: "early.sqlite")
        try scenario.succeed(scenario.prepare())
        let note = try scenario.text("home/ledger/checkpoint")
        let lines = note.split(separator: "\n")
        let root = try #require(Data(base64Encoded: String(lines[2]))).map { String(format: "%02x", $0) }.joined()
        try scenario.copy("early.sqlite", to: "home/registry.sqlite")
        for log in ["-wal", "-shm"] where scenario.exists("home/registry.sqlite\(log)") {
            try scenario.remove("home/registry.sqlite\(log)")
        }
        scenario.expectRefusal(try scenario.run("bundle", "list"), 12, ["are missing"])
        // The tree and the note still say what the event was; nothing but the event itself is changed.
        let event = try scenario.sqliteValue("select cast(bytes as text) from events where seq = 4")
        let head = try #require(event.firstMatch(of: /^(.*"at":"[^"]*",).*("tree":\{[^}]*\})/))
        let digest = String(repeating: "0", count: 64)
        let forged =
            head.1 + "\"kind\":\"ledger-restored\",\"actor\":{\"user\":\"uid:0\"}," + head.2
            + ",\"lost\":{\"size\":\(lines[1]),\"root\":\"\(root)\"},"
            + "\"order\":{\"text\":\"\(digest)\",\"signature\":\"\(digest)\"}}"
        try scenario.sqlite(
            "update events set kind = 'ledger-restored', bundle = null, bytes = cast('\(forged)' as blob) where seq = 4"
        )
        for arguments in [
            ["bundle", "list"], ["bundle", "release", "B1", "--via", "portal"], ["ledger", "checkpoint"],
        ] {
            scenario.expectRefusal(try scenario.run(arguments), 12, ["ledger: "])
        }
        #expect(try scenario.text("home/ledger/checkpoint") == note)
    }

    @Test("verify, too, refuses a trust list that the officer did not sign")
    func trustList() throws {
        let scenario = try released()
        #expect(try scenario.run("verify").status == 0)
        try scenario.copy(
            "out/\(try #require(scenario.names(in: "out").first { $0.hasSuffix(".sig") }))", to: "home/trust/trust.sig")
        scenario.expectRefusal(try scenario.run("verify"), 12, ["is not signed by the officer"])
    }
}
