import Foundation
import Testing

/// What we decide about bundles, each signed: limits that move, holds, disputes, and releases at odd hours.
struct OrderTests {
    private func decide(
        _ scenario: Scenario, _ command: String, _ arguments: [String], as person: String = "approver"
    ) throws -> Program.Run {
        try scenario.run(["disposal", command] + arguments + ["--as", scenario.path(person)])
    }

    private func expectDone(_ run: Program.Run, _ says: String..., sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(run.status == 0, "\(run.errors)", sourceLocation: sourceLocation)
        for text in says { #expect(run.output.contains(text), "\(run.output)", sourceLocation: sourceLocation) }
    }

    @Test("a resolved fault moves limits to an earlier day, never to a later one, of what is there and what comes")
    func resolved() throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-11-10T09:00:00Z"
        scenario.expectRefusal(
            try decide(scenario, "resolve", ["DSA-2026-001", "--on", "2026-11-11"]), 64, ["is still to come"])
        scenario.expectRefusal(
            try decide(scenario, "resolve", ["DSA-2026-001", "--on", "2025-11-09"]), 64,
            ["is before DSA-2026-001 was in force, on 2026-11-01"])
        scenario.expectRefusal(
            try decide(scenario, "resolve", ["DSA-2099-001", "--on", "2026-11-09"]), 1, ["nothing was prepared under"])
        scenario.expectRefusal(
            try decide(scenario, "resolve", ["DSA-2026-001", "--on", "2026-11-09"], as: "preparer"), 12,
            ["is not an approver's key"])
        // Any approver says so, the preparer's other key too: it makes nothing later.
        expectDone(
            try decide(scenario, "resolve", ["DSA-2026-001", "--on", "2026-11-09"], as: "preparer-too"),
            "B1", "gone by 2026-11-14, not 2026-12-02")
        try scenario.expectState("due 2026-11-14")
        scenario.expectRefusal(
            try decide(scenario, "resolve", ["DSA-2026-001", "--on", "2026-11-10"]), 1,
            ["is resolved since 2026-11-09 already"])
        try scenario.succeed(scenario.prepare())
        try scenario.expectState("due 2026-11-14", 2)
        #expect(try !scenario.succeed("bundle", "show", "B2").contains("limit-computed"))
        #expect(try scenario.succeed("bundle", "show", "B1").contains("fault-resolved + P5D: 2026-11-14"))
        scenario.clock = "2026-11-15T09:00:00Z"
        try scenario.expectState("overdue 2026-11-14")
        #expect(try scenario.run("verify").status == 2)
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.contains("2026-11-10, fault-resolved: 2026-11-14"), "\(shown)")
        #expect(shown.contains("fault-resolved 2026-11-09 + P5D = 2026-11-14"), "\(shown)")
        // Behind the resolved fault's own limit nothing can be prepared any more.
        scenario.expectRefusal(try scenario.run(scenario.prepare()), 10, ["from fault-resolved"])
        try scenario.expectIntactLedger()
    }

    @Test("a bundle that was being prepared while its fault was recorded as resolved does not miss that")
    func resolvedMeanwhile() throws {
        let scenario = try Scenario.manned()
        let preparation = try scenario.stoppedPreparation()
        defer { preparation.signal(SIGKILL) }
        expectDone(try decide(scenario, "resolve", ["DSA-LONG", "--on", "2026-11-02"]), "resolved")
        preparation.signal(SIGCONT)
        let run = try preparation.wait()
        #expect(run.status == 0, "\(run.errors)")
        try scenario.expectState("due 2026-11-07")
        #expect(try scenario.succeed("disposal", "show", "B1").contains("2026-11-02, fault-resolved: 2026-11-07"))
        try scenario.expectIntactLedger()
    }

    @Test("a fault that is resolved shortly before the limit leaves it where it is; one disposed of is left alone")
    func resolvedLate() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed(
            "prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", scenario.path("preparer"))
        scenario.clock = "2026-11-30T09:00:00Z"
        #expect(try scenario.certified("B2", on: "2026-11-30").status == 0)
        let run = try decide(scenario, "resolve", ["DSA-2026-001", "--on", "2026-11-30"])
        expectDone(run, "B1", "gone by 2026-12-02, as before")
        #expect(!run.output.contains("B2"))
        try scenario.expectState("due 2026-12-02")
        try scenario.expectState("attested 2026-12-02", 2)
    }

    @Test("a recall sets the day by which a bundle, or all of an agreement, must be gone")
    func recalled() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.succeed(scenario.prepare("payments.xml", under: "payments.yaml"))
        try scenario.succeed(
            "prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", scenario.path("preparer"))
        scenario.clock = "2026-11-05T09:00:00Z"
        let reason = ["--reason", "the vendor was breached"]
        scenario.expectRefusal(
            try decide(scenario, "recall", ["B1", "--by", "2026-11-04"] + reason), 64, ["2026-11-04 has passed"])
        scenario.expectRefusal(try decide(scenario, "recall", reason), 64, ["name bundles, or all of an agreement"])
        scenario.expectRefusal(try decide(scenario, "recall", ["B1", "--reason", "a\nb"]), 64, ["single line"])
        expectDone(
            try decide(scenario, "recall", ["B1", "--by", "2026-11-09"] + reason), "gone by 2026-11-09, not 2026-12-02")
        try scenario.expectState("recalled 2026-11-09")
        // Again, for a later day: it stays.
        expectDone(
            try decide(scenario, "recall", ["B1", "--by", "2026-11-20"] + reason), "gone by 2026-11-09, as before")
        let all = try decide(scenario, "recall", ["--agreement", "DSA-2026-001"] + reason)
        expectDone(all, "gone by 2026-11-05, not 2026-11-09", "gone by 2026-11-05, not 2026-12-02")
        try scenario.expectState("recalled 2026-11-05")
        try scenario.expectState("prepared 2026-12-02", 2)
        try scenario.expectState("recalled 2026-11-05", 3)
        scenario.expectRefusal(
            try scenario.run("bundle", "release", "B3", "--via", "portal"), 1, ["is recalled and is not to be sent"])
        scenario.clock = "2026-11-06T00:00:00Z"
        try scenario.expectState("overdue 2026-11-05")
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.contains("recalled by Test approver SHA256:") && shown.contains(": the vendor was breached"))
        try scenario.expectIntactLedger()
    }

    @Test("a hold names its law and its end, and keeps a bundle from being overdue until it ends or is lifted")
    func held() throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-12-01T09:00:00Z"
        let hold = ["B1", "--law", "Limitation Act 1980", "--until", "2027-01-31"]
        scenario.expectRefusal(
            try decide(scenario, "hold", ["B1", "--until", "2027-01-31"]), 64, ["a hold names its law and its end"])
        scenario.expectRefusal(
            try decide(scenario, "hold", hold, as: "preparer-too"), 12, ["is the key of who prepared"])
        scenario.expectRefusal(
            try decide(scenario, "hold", ["B1", "--law", "x", "--until", "2026-11-30"]), 64, ["has passed"])
        scenario.expectRefusal(
            try decide(scenario, "hold", ["B1", "--law", "x", "--until", "9999-12-31"]), 64,
            ["is more than 10 years away", "hold it again"])
        scenario.expectRefusal(try decide(scenario, "hold", ["B1", "--lift"]), 1, ["no hold on", "is in force"])
        expectDone(try decide(scenario, "hold", hold), "gone by  2027-02-01", "held")
        scenario.clock = "2027-01-10T09:00:00Z"
        try scenario.expectState("held 2027-02-01")
        #expect(try scenario.run("verify").status == 0)
        scenario.expectRefusal(
            try scenario.run(
                "disposal", "purge", "B1", "--keep", "a claim", "--as", scenario.path("preparer-too")), 12,
            ["is the key of who prepared"])
        let purge = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(purge.status == 2 && !purge.output.contains("removed  "), "\(purge.output)")
        #expect(purge.output.contains("a law forbids to remove it until 2027-01-31: B1 is held"), "\(purge.output)")
        scenario.expectRefusal(
            try decide(scenario, "hold", ["B1", "--lift", "--until", "2027-01-18"]), 64, ["from today to 2027-01-17"])
        expectDone(
            try decide(scenario, "hold", ["B1", "--lift", "--until", "2027-01-15", "--reason", "claim withdrawn"]),
            "gone by  2027-01-15")
        try scenario.expectState("due 2027-01-15")
        scenario.clock = "2027-01-16T09:00:00Z"
        try scenario.expectState("overdue 2027-01-15")
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(
            shown.contains("held until 2027-01-31 by Test approver SHA256:") && shown.contains(": Limitation Act 1980"))
        #expect(shown.contains("to be gone by 2027-01-15, hold lifted by Test approver SHA256:"), "\(shown)")
        try scenario.expectIntactLedger()
    }

    @Test("a law that is named when the limit has passed leaves a bundle overdue, and its copies in place")
    func heldTooLate() throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-12-15T09:00:00Z"
        expectDone(
            try decide(scenario, "hold", ["B1", "--law", "Limitation Act 1980", "--until", "2036-12-31"]),
            "gone by  2026-12-02", "overdue")
        #expect(try scenario.run("verify").status == 2)
        let purge = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(purge.output.contains("a law forbids to remove it until 2036-12-31"), "\(purge.output)")
        expectDone(
            try decide(scenario, "hold", ["B1", "--lift", "--until", "2026-12-22"]), "gone by  2026-12-02", "overdue")
        #expect(try scenario.run("verify").status == 2)
    }

    @Test("only a newer version that both parties signed moves a limit to a later day, from the same origin")
    func extended() throws {
        let scenario = try Scenario.lent()
        func version(_ number: Int, _ period: String, id: String = "DSA-2026-001") throws -> String {
            try scenario.agreement(
                id: id, replacing: [("version: 1\n", "version: \(number)\n"), ("within: P30D", "within: \(period)")])
        }
        scenario.clock = "2026-11-20T09:00:00Z"
        scenario.expectRefusal(
            try scenario.run("disposal", "extend", "B1", "agreement.yaml"), 10,
            ["the bundle's limit goes by version 1"])
        try scenario.write(try version(2, "P45D"), to: "two.yaml")
        scenario.expectRefusal(
            try scenario.run("disposal", "extend", "B1", "two.yaml"), 10, ["not signed for the provider"])
        try scenario.executeAgreement(try version(7, "P45D", id: "DSA-2026-009"), as: "other.yaml")
        scenario.expectRefusal(
            try scenario.run("disposal", "extend", "B1", "other.yaml"), 10, ["was prepared under DSA-2026-001"])
        try scenario.expectState("prepared 2026-12-02")
        try scenario.executeAgreement(try version(2, "P45D"), as: "two.yaml")
        let moved = try scenario.run("disposal", "extend", "B1", "two.yaml")
        expectDone(moved, "gone by 2026-12-17, not 2026-12-02")
        try scenario.expectState("prepared 2026-12-17")
        scenario.expectRefusal(
            try scenario.run("disposal", "extend", "B1", "two.yaml"), 10, ["the bundle's limit goes by version 2"])
        // A newer version moves it to an earlier day as well.
        try scenario.executeAgreement(try version(3, "P20D"), as: "three.yaml")
        expectDone(
            try scenario.run("disposal", "extend", "B1", "three.yaml"), "gone by 2026-11-22, not 2026-12-17")
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.contains("2026-11-20, new-version 2: 2026-12-17"), "\(shown)")
        // The terms of the newest version are those that a resolved fault is counted by.
        expectDone(
            try decide(scenario, "resolve", ["DSA-2026-001", "--on", "2026-11-16"]),
            "gone by 2026-11-21, not 2026-11-22")
        // A recall stays, whatever is signed.
        try scenario.executeAgreement(try version(4, "P60D"), as: "four.yaml")
        expectDone(
            try decide(scenario, "recall", ["B1", "--by", "2026-11-20", "--reason", "a complaint"]),
            "gone by 2026-11-20, not 2026-11-21")
        scenario.expectRefusal(
            try scenario.run("disposal", "extend", "B1", "four.yaml"), 1,
            ["is recalled, and must be gone by 2026-11-20"])
        try scenario.expectIntactLedger()
    }

    @Test("a bundle that never left is void once our encrypted file is gone, and not before")
    func voided() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed(
            "prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", scenario.path("preparer"))
        try scenario.succeed("bundle", "release", "B2", "--via", "portal")
        let reason = ["--reason", "wrong export"]
        scenario.expectRefusal(
            try decide(scenario, "void", ["B1"] + reason), 1, ["is not known to be gone", "disposal purge B1"])
        scenario.expectRefusal(
            try decide(scenario, "void", ["B2"] + reason), 1,
            ["has left, by what is recorded of it, and cannot be void"])
        _ = try scenario.run("disposal", "purge", "B1")
        scenario.expectRefusal(
            try decide(scenario, "void", ["B1"] + reason, as: "preparer-too"), 12, ["is the key of who prepared"])
        expectDone(try decide(scenario, "void", ["B1"] + reason), "voided")
        try scenario.expectState("voided 2026-12-02")
        scenario.clock = "2027-03-01T09:00:00Z"
        try scenario.expectState("voided 2026-12-02")
        scenario.expectRefusal(
            try scenario.run("bundle", "release", "B1", "--via", "portal"), 1, ["is voided and is not to be sent"])
        scenario.expectRefusal(try decide(scenario, "void", ["B1"] + reason), 1, ["is void already"])
        scenario.expectRefusal(
            try decide(scenario, "recall", ["B1"] + reason), 1, ["is voided", "nothing is left to decide"])
        try scenario.expectIntactLedger()
    }

    @Test("a dispute stands until somebody else than its author settles it")
    func disputed() throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-11-20T09:00:00Z"
        #expect(try scenario.certified(on: "2026-11-20").status == 0)
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.expectState("confirmed 2026-12-02")
        let found = ["B1", "--reason", "a copy on a laptop"]
        scenario.expectRefusal(
            try decide(scenario, "dispute", found + ["--because", "rumour"]), 64,
            ["one of residue, contradiction, signature"])
        scenario.expectRefusal(
            try decide(scenario, "dispute", found + ["--because", "residue"], as: "preparer-too"), 12,
            ["is the key of who prepared"])
        expectDone(try decide(scenario, "dispute", found + ["--because", "residue"]), "disputed")
        try scenario.expectState("disputed 2026-12-02")
        #expect(try scenario.run("verify").status == 2)
        let settle = ["B1", "--reason", "it was another file"]
        scenario.expectRefusal(
            try decide(scenario, "settle", settle), 12, ["is the key of who opened the dispute"])
        // Their other key is theirs, too.
        try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path("approver-too")])
        try scenario.succeed(
            "trust", "add", scenario.path("approver-too.pub"), "--name", "test Approver", "--party", "provider",
            "--role",
            "approver", "--as", scenario.path("officer"))
        scenario.expectRefusal(
            try decide(scenario, "settle", settle, as: "approver-too"), 12, ["is the key of who opened the dispute"])
        try scenario.expectState("disputed 2026-12-02")
        expectDone(try decide(scenario, "settle", settle, as: "second"), "confirmed")
        try scenario.expectState("confirmed 2026-12-02")
        scenario.expectRefusal(try decide(scenario, "settle", settle, as: "second"), 1, ["no dispute about"])
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.contains("disputed because of residue by Test approver SHA256:"), "\(shown)")
        #expect(shown.contains(": a copy on a laptop") && shown.contains(": it was another file"), "\(shown)")
        try scenario.expectIntactLedger()
    }

    @Test("a second certificate that contradicts an accepted one is kept, and disputes the bundle until it is settled")
    func contradicted() throws {
        let scenario = try Scenario.lent(replacing: [("methodAtLeast: delete", "methodAtLeast: clear")])
        scenario.clock = "2026-11-20T09:00:00Z"
        #expect(try scenario.certified(on: "2026-11-20").status == 0)
        try scenario.expectState("attested 2026-12-02")
        scenario.clock = "2026-11-21T09:00:00Z"
        scenario.expectRefusal(
            try scenario.certified(on: "2026-11-21", ["method": "delete"]), 12, ["its method, delete, is weaker"])
        try scenario.expectState("disputed 2026-12-02")
        expectDone(
            try decide(scenario, "settle", ["B1", "--reason", "a slip of the pen, they say"], as: "second"), "attested")
        try scenario.expectIntactLedger()
    }

    @Test("outside business hours only those whom the agreement names release, and sign why")
    func outOfHours() throws {
        let edits = [
            (
                "timeZone: Europe/London}",
                "timeZone: Europe/London, businessHours: {from: \"09:00\", until: \"17:30\"}}"
            ),
            ("  signatories:", "  outOfHours: [Test approver]\n  signatories:"),
        ]
        let scenario = try Scenario.lent(replacing: edits)
        func release(_ more: [String] = []) throws -> Program.Run {
            try scenario.run(["bundle", "release", "B1", "--via", "portal"] + more)
        }
        let reason = ["--reason", "the fault stops billing", "--as"]
        // Before nine, at half past five, on a Saturday.
        for clock in [
            "2026-11-03T08:59:59Z", "2026-11-03T17:30:00Z", "2026-11-07T12:00:00Z",
        ] {
            scenario.clock = clock
            scenario.expectRefusal(
                try release(), 10,
                ["now is outside business hours, which are 09:00 to 17:30", "or have Test approver sign why"])
        }
        scenario.expectRefusal(
            try release(reason + [scenario.path("second")]), 10, ["access.outOfHours does not name", "Test approver"])
        scenario.expectRefusal(try release(reason + [scenario.path("preparer")]), 12, ["is not an approver's key"])
        try scenario.expectState("prepared 2026-12-02")
        expectDone(try release(reason + [scenario.path("approver")]), "released DSA-2026-003.B1")
        try scenario.expectState("released 2026-12-02")
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.contains("released outside business hours by Test approver SHA256:"), "\(shown)")
        #expect(shown.contains(": the fault stops billing"), "\(shown)")
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 0)
        // One that leaves the order out, by somebody who has the ledger's key.
        try scenario.forgeEvent("bundle-released", "\"channel\":\"portal\"")
        try scenario.signAsThePresentHead()
        let checked = try scenario.run("ledger", "verify", "--signatures")
        #expect(checked.status == 12)
        #expect(checked.errors.contains("bundle-released: it was outside business hours, and nobody signed why"))

        let other = try Scenario.lent(replacing: edits)
        other.clock = "2026-11-03T17:29:59Z"
        let run = try other.run(
            ["bundle", "release", "B1", "--via", "portal"] + reason + [other.path("approver")])
        expectDone(run, "released")
        #expect(run.errors.contains("no reason is needed now"), "\(run.errors)")
        try other.expectIntactLedger()
    }

    @Test("an upstream cap is a limit like any other, and the earliest wins")
    func upstreamCap() throws {
        let scenario = try Scenario.lent(replacing: [
            ("mode: destroy", "mode: destroy\n  upstreamCap: {date: 2026-11-20, source: the customer}")
        ])
        try scenario.expectState("prepared 2026-11-20")
        #expect(try scenario.succeed("disposal", "show", "B1").contains("upstream-cap 2026-11-20"))
    }
}
