import Foundation
import Testing

/// What a recipient signs with ssh-keygen and what we attest, from the receipt to the last piece of evidence.
struct EvidenceTests {
    @Test("sent, acknowledged, due, a certificate with a wrong key refused, the right one accepted, purged, confirmed")
    func wholeLife() throws {
        let scenario = try Scenario.lent()
        try scenario.expectState("prepared 2026-12-02")
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.expectState("released 2026-12-02")
        scenario.clock = "2026-11-03T09:00:00Z"
        try scenario.fill("receipt", ["received-on": "2026-11-03"], to: "receipt.txt")
        let receipt = try scenario.run("disposal", "record", "B1", "receipt.txt")
        #expect(receipt.status == 0 && receipt.errors.isEmpty, "\(receipt.errors)")
        for text in ["receipt of DSA-2026-001.B1", "Test vendor SHA256:", "received on  2026-11-03", "acknowledged"] {
            #expect(receipt.output.contains(text), "\(receipt.output)")
        }
        try scenario.expectState("acknowledged 2026-12-02")
        scenario.clock = "2026-11-26T09:00:00Z"
        try scenario.expectState("due 2026-12-02")
        scenario.expectRefusal(
            try scenario.certified(on: "2026-11-26", by: "stranger"), 12,
            ["was not in the trust list as a recipient's", "is not one of this bundle's recipients"])
        try scenario.expectState("due 2026-12-02")
        let certified = try scenario.certified(on: "2026-11-26")
        #expect(certified.status == 0, "\(certified.errors)")
        try scenario.expectState("attested 2026-12-02")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.expectState("confirmed 2026-12-02")

        let shown = try scenario.succeed("disposal", "show", "B1")
        for text in [
            "gone by      2026-12-02; act by 2026-12-02; certificate by 2026-12-09",
            "2026-11-02, prepared: 2026-12-02, certificate by 2026-12-09 (prepared 2026-11-02 + P30D = 2026-12-02;",
            "fault-resolved not known + P5D", "taken in 2026-11-03: arrived on 2026-11-03, by Test vendor SHA256:",
            "no evidence (signer-not-trusted, signer-not-recipient)",
            "method clear, for themselves, by Test vendor SHA256:", ", over checkpoint ",
            "complete", "shows: a named person of the recipient signed that the bundle and every copy of it are gone",
            "does not show: that it is true",
        ] {
            #expect(shown.contains(text), "\(text)\n\(shown)")
        }
        #expect(!shown.contains("missing"))
        // What a copy was called leads somewhere now.
        try FileManager.default.createSymbolicLink(
            atPath: scenario.path("contacts.csv"), withDestinationPath: "agreement.yaml")
        let linked = try scenario.run("verify")
        #expect(linked.output.contains("contacts.csv is a symbolic link now"), "\(linked.output)")
        #expect(try scenario.run("verify", "--format", "nagios").status == 1)
        try scenario.expectIntactLedger()
    }

    @Test(
        "what a recipient remarks is shown to whoever takes it in, looks at the evidence or reports; backups end in our time"
    )
    func remarks() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        scenario.clock = "2026-11-03T09:00:00Z"
        let said = "a laptop with a copy was stolen"
        try scenario.fill("receipt", ["received-on": "2026-11-03", "remarks": said], to: "receipt.txt")
        let taken = try scenario.run("disposal", "record", "B1", "receipt.txt")
        #expect(taken.status == 0 && taken.output.contains(said), "\(taken.output)")
        #expect(taken.errors.contains("warning: read the remarks"), "\(taken.errors)")
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.contains("signed as Test vendor; remarks: \(said)"), "\(shown)")
        scenario.expectRefusal(
            try scenario.certified(on: "2026-11-03", ["backups": "expire on 2072-01-31"]), 12,
            ["backups expire on 2072-01-31, more than 10 years"])
        // What is no evidence anyway is recorded as such.
        scenario.expectRefusal(
            try scenario.certified(on: "2026-11-03", by: "stranger", ["backups": "expire on 2072-01-31"]), 12,
            ["was not in the trust list as a recipient's"])
        #expect(try scenario.certified(on: "2026-11-03", ["remarks": said]).output.contains(said))
        #expect(try scenario.succeed("report", "certificate", "B1", "--md").contains(said))
        try scenario.expectIntactLedger()
    }

    @Test("two recipients certify, each for themselves, or one for both")
    func twoRecipients() throws {
        let people = try Scenario.manned()
        let key = try people.publicKey("vendor")
        let both = "\(key)\"}, {name: Test colleague, key: \"\(try people.publicKey("colleague"))"
        try people.executeAgreement(
            try people.agreement(id: "DSA-2026-003", replacing: [(key, both)]), as: "own.yaml")
        try people.succeed(people.prepare(under: "own.yaml"))
        try people.succeed("prepare", "own.yaml", "contacts.csv", "--out", "out", "--as", people.path("preparer"))
        for bundle in ["B1", "B2"] { try people.succeed("bundle", "release", bundle, "--via", "portal") }
        people.clock = "2026-11-20T09:00:00Z"
        let first = try people.certified(on: "2026-11-19")
        #expect(first.status == 0, "\(first.errors)")
        try people.expectState("released 2026-12-02")
        #expect(try people.succeed("disposal", "show", "B1").contains("missing"))
        let other = try people.certified(on: "2026-11-20", by: "colleague")
        #expect(other.status == 0, "\(other.errors)")
        try people.expectState("attested 2026-12-02")
        let one = try people.certified("B2", on: "2026-11-20", by: "colleague", ["recipients": "all"])
        #expect(one.status == 0, "\(one.errors)")
        try people.expectState("attested 2026-12-02", 2)
        try people.expectIntactLedger()
    }

    @Test("while a backup holds it, a bundle is beyond use, and confirmed when that has expired")
    func backups() throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-11-20T09:00:00Z"
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        let run = try scenario.certified(on: "2026-11-20", ["backups": "expire on 2026-12-05"])
        #expect(run.status == 0, "\(run.errors)")
        try scenario.expectState("beyond-use 2026-12-02")
        scenario.clock = "2026-12-05T23:59:00Z"
        try scenario.expectState("beyond-use 2026-12-02")
        #expect(try scenario.succeed("disposal", "show", "B1").contains("backups until 2026-12-05"))
        scenario.clock = "2026-12-06T00:00:00Z"
        try scenario.expectState("confirmed 2026-12-02")
    }

    @Test("a statement about backups is evidence of its own, and moves the end")
    func backupStatement() throws {
        let scenario = try Scenario.lent(replacing: [("[certificate, own-copies]", "[certificate, backup-statement]")])
        scenario.clock = "2026-11-20T09:00:00Z"
        #expect(try scenario.certified(on: "2026-11-20").status == 0)
        try scenario.expectState("attested 2026-12-02")
        try scenario.fill(
            "backup-statement", ["date": "2026-11-20", "until": "2027-01-31"], to: "backups.txt")
        let run = try scenario.run("disposal", "record", "B1", "backups.txt")
        #expect(run.status == 0, "\(run.errors)")
        try scenario.expectState("beyond-use 2026-12-02")
        scenario.clock = "2027-02-01T09:00:00Z"
        try scenario.expectState("confirmed 2026-12-02")
    }

    @Test("every sub-processor that the agreement names has to be accounted for, and no other counts")
    func subProcessors() throws {
        let scenario = try Scenario.lent(replacing: [
            (
                "contact: privacy@acme.example}",
                "contact: privacy@acme.example, subProcessors: [Hosting Ltd, Cloud Ltd]}"
            ),
            ("[certificate, own-copies]", "[certificate, sub-processor-certificates]"),
        ])
        scenario.clock = "2026-11-20T09:00:00Z"
        #expect(try scenario.certified(on: "2026-11-20", ["sub-processors": "disposed"]).status == 0)
        #expect(
            try scenario.succeed("disposal", "form", "B1", "sub-processor-certificates").contains("#     Cloud Ltd\n"))
        for (name, status, state) in [
            ("Other Ltd", 12, "attested"), ("Hosting Ltd", 0, "attested"), ("cloud  ltd", 0, "confirmed"),
        ] as [(String, Int32, String)] {
            try scenario.fill(
                "sub-processor-certificates", ["date": "2026-11-20", "sub-processor": name], to: "sub.txt")
            let run = try scenario.run("disposal", "record", "B1", "sub.txt")
            #expect(run.status == status, "\(run.errors)")
            #expect(status == 0 || run.errors.contains("it is for no sub-processor that the agreement names"))
            try scenario.expectState("\(state) 2026-12-02")
        }
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(
            shown.contains(", for Hosting Ltd") && shown.contains("no evidence (sub-processor-unknown)"), "\(shown)")
    }

    @Test("a deletion log comes with the log, which lists the bundle's digest")
    func deletionLog() throws {
        let scenario = try Scenario.lent(replacing: [("[certificate, own-copies]", "[certificate, deletion-log]")])
        scenario.clock = "2026-11-20T09:00:00Z"
        #expect(try scenario.certified(on: "2026-11-20").status == 0)
        let bundle = try #require(try scenario.names(in: "out").first { $0.hasSuffix(".zip.age") })
        let digest = String(try Program.succeed("sha256sum", [scenario.path("out/\(bundle)")]).prefix(64))
        try scenario.write("deleted \(digest.uppercased())\r\n", to: "good.log")
        try scenario.write("deleted everything\n", to: "vague.log")
        func log(_ file: String, by person: String = "vendor") throws {
            let sha256 = String(try Program.succeed("sha256sum", [scenario.path(file)]).prefix(64))
            try scenario.fill(
                "deletion-log", ["date": "2026-11-20", "attachment-sha256": sha256], to: "log.txt", by: person)
        }
        func record(_ attachment: String?) throws -> Program.Run {
            try scenario.run(
                ["disposal", "record", "B1", "log.txt"] + (attachment.map { ["--attachment", $0] } ?? []))
        }
        try log("good.log")
        let before = try scenario.succeed("ledger", "verify")
        // Whoever takes it in gave the wrong file: nothing is recorded, and the right one still counts.
        scenario.expectRefusal(try record(nil), 12, ["names an attachment, and none was given", "--attachment FILE"])
        scenario.expectRefusal(try record("vague.log"), 12, ["vague.log is not the file that log.txt names"])
        #expect(try scenario.succeed("ledger", "verify") == before)
        let good = try record("good.log")
        #expect(good.status == 0, "\(good.errors)")
        try scenario.expectState("confirmed 2026-12-02")
        scenario.expectRefusal(try record("good.log"), 1, ["log.txt is recorded already"])
        try log("vague.log")
        scenario.expectRefusal(
            try record("vague.log"), 12, ["the log does not list the digest of the bundle's encrypted file"])
        scenario.expectRefusal(
            try scenario.run(
                "disposal", "record", "B1", "certificate-vendor-2026-11-20.txt", "--attachment", "good.log"),
            64, ["nothing is attached to a certificate"])
        try scenario.expectIntactLedger()
    }

    @Test("what comes back is shown by an approver who did not prepare the bundle")
    func returned() throws {
        let scenario = try Scenario.lent(replacing: [
            ("mode: destroy", "mode: return"), ("[certificate, own-copies]", "[return-receipt, own-copies]"),
        ])
        scenario.clock = "2026-11-20T09:00:00Z"
        func attest(_ kind: String, by person: String, on day: String = "2026-11-20") throws -> Program.Run {
            try scenario.run("disposal", "attest", "B1", kind, "--on", day, "--as", scenario.path(person))
        }
        for person in ["preparer", "director", "stranger"] {
            scenario.expectRefusal(
                try attest("return-receipt", by: person), 12, ["is not an approver's key in the trust list"])
        }
        scenario.expectRefusal(
            try attest("return-receipt", by: "preparer-too"), 12, ["is the key of who prepared DSA-2026-003.B1"])
        scenario.expectRefusal(
            try attest("return-receipt", by: "approver", on: "2026-11-21"), 1,
            ["nothing was signed", "has not come yet"])
        scenario.expectRefusal(try attest("certificate", by: "approver"), 64, ["certificate is not ours to sign"])
        try scenario.expectState("prepared 2026-12-02")
        let run = try attest("return-receipt", by: "approver")
        #expect(run.status == 0, "\(run.errors)")
        try scenario.expectState("returned 2026-12-02")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.expectState("confirmed 2026-12-02")
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.contains("dated 2026-11-20 by Test approver SHA256:"), "\(shown)")
        #expect(shown.contains("does not show: that nothing was kept back"), "\(shown)")
    }

    @Test("an audit and a third party's destruction are attested with their documents")
    func attested() throws {
        let scenario = try Scenario.lent(replacing: [
            ("[certificate, own-copies]", "[certificate, destruction-certificate, audit-note]")
        ])
        scenario.clock = "2026-11-20T09:00:00Z"
        #expect(try scenario.certified(on: "2026-11-20").status == 0)
        try scenario.write("%PDF-1.4 destroyed", to: "destroyed.pdf")
        let approver = scenario.path("second")
        scenario.expectRefusal(
            try scenario.run(
                "disposal", "attest", "B1", "destruction-certificate", "--on", "2026-11-20", "--as", approver), 64,
            ["attachment-sha256 is missing"])
        try scenario.succeed(
            "disposal", "attest", "B1", "destruction-certificate", "--on", "2026-11-20", "--as", approver,
            "--attachment", "destroyed.pdf")
        try scenario.succeed(
            "disposal", "attest", "B1", "audit-note", "--on", "2026-11-20", "--as", approver, "--remarks", "on site")
        try scenario.expectState("confirmed 2026-12-02")
        scenario.expectRefusal(
            try scenario.run("disposal", "attest", "B1", "return-receipt", "--on", "2026-11-20", "--as", approver), 10,
            ["disposal.mode is not return"])
    }

    @Test("a checkpoint that this ledger never had is said loudly, and contradicts it until an approver settles that")
    func anotherHistory() throws {
        for form in ["certificate", "receipt"] {
            let scenario = try Scenario.lent()
            scenario.clock = "2026-11-20T09:00:00Z"
            let head = try head(in: scenario)
            for (count, checkpoint) in [
                "\(head.size - 1) \(head.root)", "\(head.size + 2) \(head.root)",
                "\(head.size) \(String(repeating: "A", count: 43))=",
            ].enumerated() {
                let day = "2026-11-1\(count)"
                let run: Program.Run
                if form == "receipt" {
                    try scenario.fill("receipt", ["received-on": day, "checkpoint": checkpoint], to: "receipt.txt")
                    run = try scenario.run("disposal", "record", "B1", "receipt.txt")
                } else {
                    run = try scenario.certified(on: day, ["checkpoint": checkpoint])
                }
                scenario.expectRefusal(run, 12, ["THIS LEDGER NEVER HAD", "rewritten", "datalease ledger verify"])
            }
            try scenario.expectState("disputed 2026-12-02")
            #expect(try scenario.run("verify").status == 2)
            for arguments in [["ledger", "verify"], ["ledger", "verify", "--signatures"]] {
                let verified = try scenario.run(arguments)
                #expect(verified.status == 12)
                #expect(verified.errors.contains("signed by a recipient, names"), "\(verified.errors)")
                #expect(!(verified.errors + verified.output).contains("judging that again"), "\(verified.errors)")
            }
            // Found to be a wrong line of the recipient's: said for ever, and in the way of nothing.
            try scenario.succeed(
                "disposal", "settle", "B1", "--reason", "their line was mistyped", "--as", scenario.path("approver"))
            try scenario.succeed("ledger", "verify", "--signatures")
            #expect(try scenario.certified(on: "2026-11-20").status == 0)
            try scenario.expectState("attested 2026-12-02")
        }
    }

    @Test("somebody whose word does not count cannot say that the ledger is another")
    func strangersHistory() throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-11-20T09:00:00Z"
        let root = try head(in: scenario).root
        let stranger = try scenario.certified(on: "2026-11-20", by: "stranger", ["checkpoint": "1 \(root)"])
        scenario.expectRefusal(stranger, 12, ["was not in the trust list"])
        #expect(!stranger.errors.contains("NEVER HAD"))
        try scenario.succeed("ledger", "verify", "--signatures")
        #expect(try scenario.certified(on: "2026-11-20").status == 0)
    }

    @Test(
        "a certificate or receipt that holds the ledger to nothing is none",
        arguments: ["", "0 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="])
    func noCheckpoint(checkpoint: String) throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-11-20T09:00:00Z"
        scenario.expectRefusal(
            try scenario.certified(on: "2026-11-20", ["checkpoint": checkpoint]), 12,
            ["its line checkpoint is missing or empty", "OPEN-ME.txt"])
        #expect(try scenario.succeed("disposal", "show", "B1").contains("no evidence (checkpoint-missing)"))
        try scenario.fill("receipt", ["received-on": "2026-11-20", "checkpoint": checkpoint], to: "receipt.txt")
        scenario.expectRefusal(
            try scenario.run("disposal", "record", "B1", "receipt.txt"), 12, ["its line checkpoint is missing or empty"]
        )
        try scenario.succeed("ledger", "verify", "--signatures")
        // Corrected, it counts.
        #expect(try scenario.certified(on: "2026-11-20").status == 0)
        try scenario.expectState("attested 2026-12-02")
    }

    /// The head in the forms of the bundle.
    private func head(in scenario: Scenario) throws -> (size: Int, root: Substring) {
        let form = try scenario.succeed("disposal", "form", "B1", "receipt")
        let line = try #require(form.split(separator: "\n").first { $0.hasPrefix("checkpoint: ") })
        let words = line.split(separator: " ")
        return (try #require(Int(words[1])), words[2])
    }

    @Test("the statement's checkpoint stands on the page beside the bundle")
    func checkpointOnPage() throws {
        let scenario = try Scenario.lent()
        let names = try scenario.names(in: "out")
        let page = try scenario.text("out/\(try #require(names.first { $0.hasSuffix("OPEN-ME.txt") }))")
        let lines = Set(page.split(separator: "\n").filter { $0.hasPrefix("checkpoint:") })
        let words = try #require(lines.first).split(separator: " ")
        #expect(lines.count == 1 && words.count == 3)
        let statement = try scenario.text("out/\(try #require(names.first { $0.hasSuffix(".statement.json") }))")
        #expect(statement.contains("\"size\": \(words[1])"))
        let root = try #require(Data(base64Encoded: String(words[2]))).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }
        #expect(statement.contains("\"root\": \"\(root.joined())\""))
    }

    @Test("a certificate that does not say for whom it speaks is for its signer")
    func oldCertificate() throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-11-20T09:00:00Z"
        try scenario.certify("DSA-2026-001.B1.dispose-by-2026-12-02", disposedOn: "2026-11-20")
        let run = try scenario.run("disposal", "record", "B1", "certificate.txt")
        #expect(run.status == 0, "\(run.errors)")
        try scenario.expectState("attested 2026-12-02")
    }

    @Test("what is no evidence is kept as such, and counts once the officer has added the signer's key")
    func laterTrusted() throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-11-20T09:00:00Z"
        try scenario.succeed(
            "trust", "remove", scenario.path("vendor.pub"), "--role", "recipient", "--as", scenario.path("officer"))
        scenario.expectRefusal(
            try scenario.certified(on: "2026-11-20"), 12, ["was not in the trust list as a recipient's"])
        let file = "certificate-vendor-2026-11-20.txt"
        let before = try scenario.succeed("ledger", "verify")
        scenario.expectRefusal(
            try scenario.run("disposal", "record", "B1", file), 12, ["was not in the trust list as a recipient's"])
        #expect(try scenario.succeed("ledger", "verify") == before)
        scenario.clock = "2026-11-21T09:00:00Z"
        try scenario.succeed(
            "trust", "add", scenario.path("vendor.pub"), "--name", "Test vendor", "--party", "recipient", "--role",
            "recipient", "--as", scenario.path("officer"))
        try scenario.succeed("disposal", "record", "B1", file)
        try scenario.expectState("attested 2026-12-02")
        scenario.expectRefusal(try scenario.run("disposal", "record", "B1", file), 1, ["is recorded already"])
        #expect(try scenario.succeed("disposal", "show", "B1").contains("no evidence (signer-not-trusted)"))
    }

    @Test("a certificate that names a day to come is no evidence, on that day neither: it was signed before")
    func signedBefore() throws {
        let scenario = try Scenario.lent()
        scenario.clock = "2026-11-20T09:00:00Z"
        scenario.expectRefusal(try scenario.certified(on: "2026-11-21"), 12, ["2026-11-21, has not come yet"])
        scenario.clock = "2026-11-21T09:00:00Z"
        scenario.expectRefusal(
            try scenario.run("disposal", "record", "B1", "certificate-vendor-2026-11-21.txt"), 1,
            ["is recorded already", "as no evidence (date-in-future)"])
        try scenario.expectState("prepared 2026-12-02")
    }

    @Test("forms are printed for what a recipient signs, and for nothing else")
    func forms() throws {
        let scenario = try Scenario.lent()
        for kind in [
            "certificate", "receipt", "deletion-log", "backup-statement", "sub-processor-certificates",
            "destruction-certificate",
        ] {
            let form = try scenario.succeed("disposal", "form", "B1", kind)
            #expect(form.contains("\nbundle: DSA-2026-001.B1\nagreement: DSA-2026-001\nbundle-sha256: "))
            #expect(form.hasSuffix("\nname:\n") && !form.contains("fill: "))
        }
        for kind in ["own-copies", "key", "return-receipt", "order", "anything"] {
            scenario.expectRefusal(
                try scenario.run("disposal", "form", "B1", kind), 64, ["the kinds are certificate, receipt"])
        }
    }
}
