import Foundation
import Testing

/// Proofs that leave the house, and their checking without any home.
struct LedgerProofTests {
    /// A bundle that was released and certified, its proofs in `proofs`.
    private func proved() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.fill("receipt", ["received-on": "2026-11-02"], to: "receipt.txt")
        try scenario.succeed("disposal", "record", "B1", "receipt.txt")
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        try scenario.succeed("ledger", "prove", "B1", "--out", "proofs")
        return scenario
    }

    /// Runs `ledger check` where there is no home.
    private func check(_ arguments: String..., in scenario: Scenario) throws -> Program.Run {
        try Program.run(
            Program.path, ["ledger", "check"] + arguments,
            environment: ["DATALEASE_HOME": "/nonexistent", "HOME": "/nonexistent"], folder: scenario.folder)
    }

    private func proofs(in scenario: Scenario, _ ending: String) throws -> [String] {
        try scenario.names(in: "proofs").filter { $0.hasSuffix(ending) }.map { "proofs/\($0)" }
    }

    @Test("every event of a bundle is proved, and that the ledger went on from what its recipient has signed")
    func proves() throws {
        let scenario = try proved()
        let key = try scenario.text("proofs/ledger.vkey").filter { !$0.isNewline }
        #expect(try proofs(in: scenario, ".tlog-proof").count == 4)
        // From the heads in the statement, the receipt and the certificate.
        #expect(try proofs(in: scenario, ".continuation").count == 3)
        let statement = try #require(scenario.names(in: "out").first { $0.hasSuffix(".statement.json") })
        let run = try check("proofs", "out/\(statement)", "receipt.txt", "--key", key, in: scenario)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.isEmpty, "\(run.errors)")
        for text in [
            "bundle-prepared at", "bundle-released at", "receipt-recorded at", "certificate-recorded at",
            "nothing of which was changed", "receipt.txt: the receipt names a head of",
            "the statement names a head of", "checked with the key \(key)",
        ] { #expect(run.output.contains(text), "\(text): \(run.output)") }
        // The exact bytes, as the registry has them.
        let events = try scenario.succeed("ledger", "show", "--bundle", "B1", "--json").split(separator: "\n")
        #expect(try proofs(in: scenario, ".json").map { try scenario.text($0) } == events.map(String.init))

        // Without a key of one's own it is said what that means.
        let trusting = try check("proofs", in: scenario)
        #expect(trusting.status == 0)
        #expect(trusting.errors.contains("which whoever wrote the proofs wrote too"), "\(trusting.errors)")
        // The ledger goes on; the proofs stay good, and new ones are good against the old.
        try scenario.succeed(scenario.prepare())
        #expect(try check("proofs", "--key", key, in: scenario).status == 0)
        for proof in try proofs(in: scenario, ".tlog-proof") + proofs(in: scenario, ".continuation") {
            let against = try scenario.run("ledger", "verify", "--against", proof)
            #expect(against.status == 0, "\(against.errors)")
        }
    }

    @Test("a program that knows the published formats alone checks the proofs")
    func peer() throws {
        let scenario = try proved()
        let key = scenario.path("proofs/ledger.vkey")
        for proof in try proofs(in: scenario, ".tlog-proof") {
            let entry = scenario.path(proof.replacing(".tlog-proof", with: ".json"))
            let run = try Scenario.python("tlog_proof.py", key, scenario.path(proof), entry)
            #expect(run.output == "holds\n", "\(run.errors)")
            try scenario.write(try scenario.text(proof.replacing(".tlog-proof", with: ".json")) + " ", to: "other.json")
            #expect(
                try Scenario.python("tlog_proof.py", key, scenario.path(proof), scenario.path("other.json")).status == 1
            )
        }
        for proof in try proofs(in: scenario, ".continuation") {
            let run = try Scenario.python("tlog_proof.py", key, scenario.path(proof))
            #expect(run.output == "holds\n", "\(run.errors)")
        }
    }

    @Test("a changed event, proof, checkpoint or key does not hold, and says which")
    func changed() throws {
        let scenario = try proved()
        let key = try scenario.text("proofs/ledger.vkey").filter { !$0.isNewline }
        let event = try #require(try proofs(in: scenario, ".json").first)
        let proof = event.replacing(".json", with: ".tlog-proof")
        let continuation = try #require(try proofs(in: scenario, ".continuation").first)
        for (file, old, new, says) in [
            (event, "\"kind\"", "\"kinD\"", "not the event at place"),
            (proof, "index ", "index 1", "not the event at place"),
            (proof, "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2", "proof"),
            (continuation, "old ", "old 1", "does not go on from"),
            (proof, "\n\ndatalease/ledger\n", "\n\ndatalease/ledger\n9", "not by the ledger's key"),
        ] {
            let whole = try scenario.text(file)
            try scenario.write(whole.replacing(old, with: new, maxReplacements: 1), to: file)
            let run = try check("proofs", "--key", key, in: scenario)
            #expect(run.status == 12, "\(file), \(old)")
            #expect(run.errors.contains(says), "\(file): \(run.errors)")
            #expect(run.errors.contains("hint: "), "\(run.errors)")
            try scenario.write(whole, to: file)
        }
        #expect(try check("proofs", "--key", key, in: scenario).status == 0)
        // An event's file that no proof covers, however it is written.
        let bare = try scenario.text(try #require(proofs(in: scenario, ".json").first))
        for text in [bare, bare.replacing("{\"v\"", with: "{ \"v\""), "{}"] {
            try scenario.write(text, to: "proofs/B1.event-99.json")
            let run = try check("proofs", "--key", key, in: scenario)
            #expect(run.status == 12, "\(run.output)")
            #expect(run.errors.contains("proofs/B1.event-99.json: "), "\(run.errors)")
        }
        try scenario.remove("proofs/B1.event-99.json")
        // Another ledger's key signed none of it.
        try scenario.succeed("init", "--officer", scenario.path("officer"), "--home", scenario.path("other"))
        let line = try scenario.succeed("ledger", "show", "--home", scenario.path("other"), "--json")
        let other = try #require(line.firstMatch(of: /"ledgerKey":"([^"]+)"/)?.1)
        let run = try check("proofs", "--key", String(other), in: scenario)
        #expect(run.status == 12)
        #expect(run.errors.contains("not signed by the ledger's key"), "\(run.errors)")
        for (arguments, status, says) in [
            (["proofs", "--key", "no key"], Int32(64), "--key is neither"), (["nowhere"], 1, "--key"),
            (["contacts.csv", "--key", key], 12, "no file that names a checkpoint"), (["home"], 1, "holds no proof"),
        ] {
            let run = try Program.run(Program.path, ["ledger", "check"] + arguments, folder: scenario.folder)
            #expect(run.status == status, "\(arguments): \(run.errors)")
            #expect(run.errors.contains(says), "\(arguments): \(run.errors)")
        }
    }

    @Test("two ledgers that one key signed contradict each other in the hands of who has proofs of both")
    func forked() throws {
        let scenario = try Scenario.lent()
        try scenario.copy("home", to: "fork")
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.succeed("bundle", "release", "B1", "--via", "email", "--home", scenario.path("fork"))
        try scenario.succeed("ledger", "prove", "B1", "--out", "one")
        try scenario.succeed("ledger", "prove", "B1", "--out", "two", "--home", scenario.path("fork"))
        let run = try check("one", "two", in: scenario)
        #expect(run.status == 12)
        #expect(run.errors.contains("the history was forked"), "\(run.errors)")
    }

    @Test("a statement that is no longer where it was written is named, and another bundle's is refused")
    func statement() throws {
        let scenario = try Scenario.lent()
        let name = try #require(scenario.names(in: "out").first { $0.hasSuffix(".statement.json") })
        try FileManager.default.moveItem(atPath: scenario.path("out/\(name)"), toPath: scenario.path("kept.json"))
        let run = try scenario.run("ledger", "prove", "B1", "--out", "proofs")
        #expect(run.status == 0)
        #expect(run.errors.contains("name it with --statement"), "\(run.errors)")
        scenario.expectRefusal(
            try scenario.run("ledger", "prove", "B1", "--out", "proofs"), 1, ["proofs is not empty"])
        let named = try scenario.run("ledger", "prove", "B1", "--out", "again", "--statement", "kept.json")
        #expect(named.output.contains("goes on from"), "\(named.output)")
        try scenario.succeed(scenario.prepare())
        scenario.expectRefusal(
            try scenario.run("ledger", "prove", "B2", "--out", "third", "--statement", "kept.json"), 12,
            ["is not the statement of"])
    }
}
