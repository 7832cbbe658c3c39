import Foundation
import Testing

/// Agreements that are walked to their end: everything that the evidence asks for can be had, in some order, and nothing
/// waits for itself.
struct WholeLifeTests {
    private static let ownKeys = [
        ("linkable: agreement", "linkable: bundle"), ("[certificate, own-copies]", "[certificate, own-copies, key]"),
    ]

    private func scenario(_ edits: [(String, String)] = []) throws -> Scenario {
        let scenario = try Scenario.executed()
        if !edits.isEmpty {
            try scenario.executeAgreement(
                try scenario.agreement(id: "DSA-2026-009", replacing: edits), as: "own.yaml")
        }
        return scenario
    }

    private func stem(_ agreement: String, _ number: Int, _ limit: String = "2026-12-02") -> String {
        "\(agreement).B\(number).dispose-by-\(limit)"
    }

    private func prepare(_ scenario: Scenario, under agreement: String, _ export: String) throws {
        try scenario.write(Scenario.contacts, to: export)
        let run = try scenario.run(scenario.prepare(export, under: agreement))
        #expect(run.status == 0, "\(run.errors)")
        let number = try #require(run.output.firstMatch(of: /DSA-2026-0\d+\.(B\d+)/)).1
        try scenario.succeed("bundle", "release", String(number), "--via", "portal")
    }

    /// Certificate and our copies.
    private func dispose(_ number: Int, _ stem: String, on day: String, in scenario: Scenario) throws {
        scenario.clock = "\(day)T15:00:00Z"
        try scenario.certify(stem, disposedOn: day)
        try scenario.succeed("disposal", "record", "B\(number)", "certificate.txt")
        try scenario.succeed("disposal", "purge", "B\(number)", "--inputs")
    }

    private func destroy(_ reference: String, _ scenario: Scenario, by person: String = "approver") throws
        -> Program.Run
    {
        try scenario.run(
            "disposal", "destroy-key", reference, "--reason", "the lease is over", "--as", scenario.path(person))
    }

    private func state(_ number: Int, _ scenario: Scenario) throws -> String {
        for line in try scenario.succeed("bundle", "list", "--json").split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            if object?["bundle"] as? Int == number { return try #require(object?["state"] as? String) }
        }
        return "none"
    }

    @Test("one key for an agreement: every bundle is confirmed, then the key goes, for ever")
    func sharedKey() throws {
        let scenario = try scenario()
        for number in 1...2 { try prepare(scenario, under: "agreement.yaml", "export-\(number).csv") }
        try dispose(1, stem("DSA-2026-001", 1), on: "2026-11-03", in: scenario)
        #expect(try state(1, scenario) == "confirmed")
        let early = try destroy("DSA-2026-001", scenario)
        scenario.expectRefusal(early, 10, ["may still be prepared", "2026-12-31"])
        let single = try destroy("B1", scenario)
        scenario.expectRefusal(single, 1, ["has no key of its own", "destroy-key DSA-2026-001"])
        scenario.clock = "2027-01-04T12:00:00Z"
        scenario.expectRefusal(try destroy("DSA-2026-001", scenario), 1, ["DSA-2026-001.B2 is not shown to be gone"])
        // Late, and for ever so; but the key need not stay for that.
        try dispose(2, stem("DSA-2026-001", 2), on: "2027-01-04", in: scenario)
        #expect(try state(2, scenario) == "confirmed-late")
        scenario.expectRefusal(try destroy("DSA-2026-001", scenario, by: "preparer"), 12, ["not an approver's key"])
        #expect(scenario.exists("home/keys/DSA-2026-001.key"))
        let key = try scenario.read("home/keys/DSA-2026-001.key")
        let run = try destroy("DSA-2026-001", scenario)
        #expect(run.status == 0, "\(run.errors)")
        #expect(!scenario.exists("home/keys/DSA-2026-001.key"))
        scenario.expectRefusal(try destroy("DSA-2026-001", scenario), 1, ["destroyed on 2027-01-04 already"])
        // A version with a longer term changes nothing: there is never a second key.
        try scenario.executeAgreement(
            try scenario.agreement(end: "2027-06-30", replacing: [("version: 1", "version: 2")]), as: "second.yaml")
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        scenario.expectRefusal(
            try scenario.run(scenario.prepare("contacts.csv", under: "second.yaml")), 10,
            ["was destroyed on 2027-01-04", "another id"])
        #expect(try scenario.names(in: "home/keys") == [])
        #expect(try scenario.run("verify").status == 0)
        // A key that somebody brings back from a backup is found, and goes again.
        try scenario.write(key, to: "home/keys/DSA-2026-001.key")
        try Program.succeed("chmod", ["600", scenario.path("home/keys/DSA-2026-001.key")])
        let found = try scenario.run("verify")
        #expect(found.status == 2)
        #expect(found.output.contains("this key was destroyed, and its file is there"), "\(found.output)")
        scenario.expectRefusal(
            try scenario.run(scenario.prepare("contacts.csv", under: "second.yaml")), 10, ["was destroyed"])
        #expect(try destroy("DSA-2026-001", scenario).status == 0)
        #expect(try scenario.run("verify").status == 0)
        #expect(try scenario.run("ledger", "verify").status == 0)
    }

    @Test("a key for each bundle: it goes by itself while others are lent, and completes the evidence")
    func ownKey() throws {
        let scenario = try scenario(Self.ownKeys)
        for number in 1...2 { try prepare(scenario, under: "own.yaml", "export-\(number).csv") }
        #expect(
            try scenario.names(in: "home/keys/bundles") == ["DSA-2026-009.B1.key", "DSA-2026-009.B2.key"])
        #expect(!scenario.exists("home/keys/DSA-2026-009.key"))
        scenario.expectRefusal(try destroy("B1", scenario), 1, ["is not shown to be gone", "2026-12-02"])
        try dispose(1, stem("DSA-2026-009", 1), on: "2026-11-03", in: scenario)
        #expect(try state(1, scenario) == "attested")
        let run = try destroy("B1", scenario)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains(stem("DSA-2026-009", 1)))
        #expect(try state(1, scenario) == "confirmed")
        #expect(try state(2, scenario) == "released")
        #expect(try scenario.names(in: "home/keys/bundles") == ["DSA-2026-009.B2.key"])
        // The next bundle gets one of its own, and no other gets the number of the first.
        try prepare(scenario, under: "own.yaml", "export-3.csv")
        #expect(try scenario.names(in: "home/keys/bundles").contains("DSA-2026-009.B3.key"))
        // Behind its limit a bundle's key may go, though nothing shows the bundle gone; that completes nothing.
        scenario.clock = "2026-12-03T12:00:00Z"
        #expect(try destroy("B2", scenario).status == 0)
        #expect(try state(2, scenario) == "overdue")
        // The rest goes with the agreement, once all of it is shown to be gone.
        scenario.clock = "2027-01-05T12:00:00Z"
        scenario.expectRefusal(try destroy("DSA-2026-009", scenario), 1, ["B2 is not shown to be gone"])
        try dispose(2, stem("DSA-2026-009", 2), on: "2027-01-05", in: scenario)
        try dispose(3, stem("DSA-2026-009", 3, "2026-12-03"), on: "2027-01-05", in: scenario)
        #expect(try state(2, scenario) == "confirmed-late")
        // It came too late, so that the key is asked for behind the last day for evidence: it must not have to wait.
        #expect(try state(3, scenario) != "confirmed-late")
        let rest = try destroy("DSA-2026-009", scenario)
        #expect(rest.status == 0, "\(rest.errors)")
        #expect(try state(3, scenario) == "confirmed-late")
        #expect(try scenario.names(in: "home/keys/bundles").isEmpty)
        #expect(try scenario.run("verify").status == 0)
        #expect(try scenario.run("ledger", "verify").status == 0)
    }

    @Test("an agreement whose bundles shared a key first and have their own since: both kinds reach the end")
    func bothKinds() throws {
        let scenario = try scenario([("linkable: agreement", "linkable: agreement")])
        try prepare(scenario, under: "own.yaml", "export-1.csv")
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-2026-009", replacing: Self.ownKeys + [("version: 1", "version: 2")]),
            as: "second.yaml")
        try prepare(scenario, under: "second.yaml", "export-2.csv")
        #expect(scenario.exists("home/keys/DSA-2026-009.key"))
        #expect(try scenario.names(in: "home/keys/bundles") == ["DSA-2026-009.B2.key"])
        try dispose(1, stem("DSA-2026-009", 1), on: "2026-11-03", in: scenario)
        try dispose(2, stem("DSA-2026-009", 2), on: "2026-11-03", in: scenario)
        #expect(try state(1, scenario) == "confirmed")
        #expect(try state(2, scenario) == "attested")
        scenario.clock = "2027-01-04T12:00:00Z"
        #expect(try destroy("DSA-2026-009", scenario).status == 0)
        #expect(try scenario.names(in: "home/keys") == ["bundles"])
        #expect(try scenario.names(in: "home/keys/bundles").isEmpty)
        #expect(try state(2, scenario) == "confirmed-late")
        #expect(try scenario.run("verify").status == 0)
    }

    @Test("neither a hold nor a dispute is passed over, and the key stays")
    func notYet() throws {
        let scenario = try scenario(Self.ownKeys)
        try prepare(scenario, under: "own.yaml", "export-1.csv")
        try dispose(1, stem("DSA-2026-009", 1), on: "2026-11-03", in: scenario)
        try scenario.succeed(
            "disposal", "hold", "B1", "--law", "Limitation Act 1980", "--until", "2026-11-20", "--as",
            scenario.path("approver"))
        scenario.expectRefusal(try destroy("B1", scenario), 1, ["is held until 2026-11-20"])
        try scenario.succeed(
            "disposal", "hold", "B1", "--lift", "--as", scenario.path("approver"))
        try scenario.succeed(
            "disposal", "dispute", "B1", "--because", "residue", "--reason", "a copy on a share", "--as",
            scenario.path("approver"))
        scenario.expectRefusal(try destroy("B1", scenario), 1, ["is disputed"])
        #expect(scenario.exists("home/keys/bundles/DSA-2026-009.B1.key"))
    }

    @Test("a key file that is lost is no destroyed key until an approver says that it is lost")
    func lostKey() throws {
        let scenario = try scenario(Self.ownKeys)
        try prepare(scenario, under: "own.yaml", "export-1.csv")
        try dispose(1, stem("DSA-2026-009", 1), on: "2026-11-03", in: scenario)
        try FileManager.default.removeItem(atPath: scenario.path("home/keys/bundles/DSA-2026-009.B1.key"))
        scenario.expectRefusal(try destroy("B1", scenario), 1, ["not where it was", "--lost"])
        let run = try scenario.run(
            "disposal", "destroy-key", "B1", "--reason", "the disk failed", "--lost", "--as",
            scenario.path("approver"))
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("lost"))
        #expect(try state(1, scenario) == "confirmed")
        let order = try scenario.sql("SELECT CAST(bytes AS TEXT) FROM evidence WHERE kind = 'order'")
        #expect(order.contains("the key file was not found where it was; the disk failed"), "\(order)")
    }

    @Test("killed at any of 25 moments while it destroys a key, the next start finishes it or has done nothing")
    func killed() throws {
        let scenario = try scenario(Self.ownKeys)
        var (untouched, finished, later) = (0, 0, 0)
        for number in 1...4 { try prepare(scenario, under: "own.yaml", "export-\(number).csv") }
        for number in 1...4 { try dispose(number, stem("DSA-2026-009", number), on: "2026-11-03", in: scenario) }
        try Program.succeed("cp", ["-a", scenario.path("home"), scenario.path("kept")])
        let arguments = [
            "disposal", "destroy-key", "B1", "--reason", "the lease is over", "--as", scenario.path("approver"),
        ]
        var length = 0.0
        for round in 0..<26 {
            try Program.succeed("rm", ["-rf", scenario.path("home")])
            try Program.succeed("cp", ["-a", scenario.path("kept"), scenario.path("home")])
            let start = Date()
            let run = try RunningProgram(arguments, in: scenario)
            if round == 0 {
                _ = try run.wait()
                length = Date().timeIntervalSince(start)
                continue
            }
            if round.isMultiple(of: 2) {
                // At once at first: however fast the machine has become since, something is cut off before the key is gone.
                usleep(UInt32(length * Double(round - 2) / 24 * 1_000_000))
            } else {
                while run.isRunning, scenario.exists("home/keys/bundles/DSA-2026-009.B1.key") {}
                usleep(UInt32(round * 200))
            }
            run.signal(SIGKILL)
            if try run.wait().status == 0 { finished += 1 }
            let isThere = scenario.exists("home/keys/bundles/DSA-2026-009.B1.key")
            let next = try scenario.run("verify")
            #expect(next.status == 0, "\(next.errors) \(next.output)")
            #expect(try state(1, scenario) == (isThere ? "attested" : "confirmed"))
            #expect(
                try scenario.names(in: "home/keys/bundles").filter { !$0.hasPrefix("DSA-2026-009.B") }.isEmpty)
            #expect(try scenario.run("ledger", "verify").status == 0)
            if isThere { untouched += 1 } else { later += 1 }
            if !isThere {
                let orders = try scenario.sql("SELECT count(*) FROM evidence WHERE kind = 'order'")
                #expect(orders == "1")
            }
        }
        #expect(untouched > 0 && later > 0)
        print("killed key destructions: \(finished) finished, \(later) gone, \(untouched) untouched")
    }

    @Test("what is refused or cut off leaves no key, and its number's key is never another bundle's")
    func refused() throws {
        let scenario = try scenario(Self.ownKeys)
        try scenario.write("Id,FirstName\n1,x\n", to: "wrong.csv")
        #expect(try scenario.run(scenario.prepare("wrong.csv", under: "own.yaml")).status == 11)
        if scenario.exists("home/keys/bundles") { #expect(try scenario.names(in: "home/keys/bundles").isEmpty) }
        try scenario.executeAgreement(
            try scenario.agreement(
                id: "DSA-LONG", replacing: [("maxRows: 1000", "maxRows: 100000")] + Self.ownKeys), as: "long.yaml")
        try scenario.write(Scenario.manyContacts(20_000), to: "long.csv")
        let run = try RunningProgram(scenario.prepare("long.csv", under: "long.yaml"), in: scenario)
        while run.isRunning {
            if scenario.exists("home/keys/bundles"), try !scenario.names(in: "home/keys/bundles").isEmpty { break }
        }
        run.signal(SIGKILL)
        _ = try run.wait()
        #expect(try scenario.run("status").status == 0)
        #expect(try scenario.names(in: "home/keys/bundles").isEmpty)
        try prepare(scenario, under: "own.yaml", "contacts.csv")
        #expect(try scenario.names(in: "home/keys/bundles") == ["DSA-2026-009.B2.key"])
    }
}
