import Foundation
import Testing

/// The register's own retention: what is erased when, and what stays.
struct RegistryRetentionTests {
    /// Bundle 1 confirmed in 2026, under an agreement that ends with that year.
    private func confirmed() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        return scenario
    }

    private func erase(_ scenario: Scenario, as person: String = "officer") throws -> Program.Run {
        try scenario.run("registry", "erase", "DSA-2026-001", "--as", scenario.path(person))
    }

    @Test("six years behind its end an agreement can be erased, and not a day before; a setting says otherwise")
    func time() throws {
        let scenario = try confirmed()
        let all = try scenario.succeed("registry", "retention", "--all")
        #expect(all.contains("DSA-2026-001  2026-12-31  2032-12-31  1        kept"), "\(all)")
        scenario.clock = "2032-12-31T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        #expect(try scenario.succeed("registry", "retention").contains("nothing to erase"))
        scenario.expectRefusal(try erase(scenario), 10, ["the register keeps DSA-2026-001 until 2032-12-31"])
        scenario.clock = "2033-01-01T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        let over = try scenario.succeed("registry", "retention")
        #expect(over.contains("datalease registry erase DSA-2026-001 --as OFFICERKEY"), "\(over)")
        try scenario.write("{\"retention\": \"P6Y1D\"}", to: "home/settings.json")
        scenario.expectRefusal(try erase(scenario), 10, ["until 2033-01-01"])
        try scenario.write("{\"retention\": \"six\"}", to: "home/settings.json")
        scenario.expectRefusal(try erase(scenario), 1, ["settings.json, line 1: retention is no ISO 8601 duration"])
    }

    @Test("an agreement with a bundle whose disposal is open is not erased, and only an officer erases")
    func refused() throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2033-01-01T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        let listed = try scenario.run("registry", "retention")
        #expect(listed.output.contains("open: B1 overdue"), "\(listed.output)")
        scenario.expectRefusal(try erase(scenario), 10, ["the disposal of B1 overdue is open"])
        scenario.expectRefusal(
            try scenario.run("registry", "erase", "DSA-1", "--as", scenario.path("officer")), 1, ["no agreement DSA-1"])
        let done = try confirmed()
        done.clock = "2033-01-01T12:00:00Z"
        try done.succeed("ledger", "checkpoint", "--clock-is-right")
        try done.succeed(
            "disposal", "destroy-key", "DSA-2026-001", "--reason", "the lease is over", "--as", done.path("approver"))
        done.expectRefusal(try erase(done, as: "approver"), 12, ["is not the officer's key"])
    }

    @Test("names, paths and documents are gone from every file of the home, and the ledger still holds")
    func erased() throws {
        let scenario = try confirmed()
        // Who stands in another agreement keeps their name.
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-2026-009", end: "2032-12-31"), as: "other.yaml")
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        try scenario.succeed(scenario.prepare(under: "other.yaml"))
        try scenario.succeed("ledger", "prove", "B1", "--out", "proofs")
        let key = try scenario.text("proofs/ledger.vkey").filter { !$0.isNewline }
        scenario.clock = "2033-01-01T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        try scenario.succeed(
            "trust", "remove", scenario.path("colleague.pub"), "--role", "recipient", "--as", scenario.path("officer"))
        scenario.expectRefusal(
            try erase(scenario), 10, ["a pseudonym key of DSA-2026-001 is not destroyed", "destroy-key"])
        try scenario.succeed(
            "disposal", "destroy-key", "DSA-2026-001", "--reason", "the lease is over", "--as",
            scenario.path("approver"))
        // What a restoration replaced knows all of it, too.
        try scenario.makeFolder("home/replaced-2027-01-01T120000Z")
        scenario.expectRefusal(try erase(scenario), 1, ["home/replaced-2027-01-01T120000Z", "remove each such folder"])
        try scenario.remove("home/replaced-2027-01-01T120000Z")
        let run = try erase(scenario)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("erased DSA-2026-001: 1 names, 5 paths,"), "\(run.output)")
        // Their key counts still, and they stand nowhere.
        #expect(run.errors.contains("Test second stands in no agreement"), "\(run.errors)")
        // Once more there is nothing to erase, and nothing to record.
        let events = try scenario.sql("SELECT count(*) FROM events")
        scenario.expectRefusal(try erase(scenario), 10, ["DSA-2026-001 was erased at 2033-01-01"])
        #expect(try scenario.sql("SELECT count(*) FROM events") == events)
        let secret = Array("Test colleague".utf8)
        for file in try FileManager.default.subpathsOfDirectory(atPath: scenario.path("home")) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: scenario.path("home/\(file)"), isDirectory: &isFolder)
            guard !isFolder.boolValue else { continue }
            let bytes = Data(try scenario.read("home/\(file)"))
            #expect(bytes.range(of: Data(secret)) == nil, "\(file)")
            #expect(bytes.range(of: Data(scenario.path("out").utf8)) == nil || file.contains("registry"), "\(file)")
        }
        #expect(try !scenario.succeed("bundle", "show", "B1").contains(scenario.path("out")))
        let people = try scenario.succeed("trust", "list")
        #expect(people.contains("erased SHA256:") && people.contains("Test vendor"), "\(people)")
        let verified = try scenario.run("ledger", "verify", "--signatures")
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(try scenario.succeed("ledger", "show").contains("register-erased"))
        #expect(try scenario.run("verify").output.contains("DSA-2026-001.B1"))
        #expect(try scenario.run("bundle", "list").output.contains("confirmed"))
        for arguments in [["status"], ["disposal", "show", "B1"], ["agreement", "list"], ["report"]] {
            let shown = try scenario.run(arguments)
            #expect([0, 2].contains(shown.status), "\(arguments): \(shown.errors)")
        }
        // What was proved before stays proved.
        #expect(
            try Program.run(Program.path, ["ledger", "check", "proofs", "--key", key], folder: scenario.folder).status
                == 0)
        #expect(try scenario.succeed("registry", "retention", "--all").contains("erased at 2033-01-01T12:00:00Z"))
        #expect(try scenario.run("registry", "backup", "backup").status == 0)
    }
}
