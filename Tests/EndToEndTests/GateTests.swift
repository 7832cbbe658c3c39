import Foundation
import TestSupport
import Testing

/// A change to the agreement that closes the gate.
private struct Closed: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let says: [String]

    init(_ name: String, _ old: String, _ new: String, says: String...) {
        (self.name, self.old, self.new, self.says) = (name, old, new, says)
    }

    var testDescription: String { name }
}

/// Who gets through the gate and who does not, with the agreement signed wherever it can be.
struct GateTests {
    private static let closed = [
        Closed(
            "special categories that nobody looked for", "specialCategories: none", "specialCategories: unknown",
            says: "specialCategories: nobody has said", "look at the exports"),
        Closed(
            "no trigger with a date",
            """
                - {from: prepared, within: P30D}
                - {from: fault-resolved, within: P5D}
                - {from: agreement-end, within: P1M}
            """, "    - {from: fault-resolved, within: P5D}\n",
            says: "disposal.triggers (clause disposal): no trigger has a date from the start"),
        Closed(
            "marketing not prohibited", "prohibitions: [marketing, ", "prohibitions: [",
            says: "prohibitions: marketing is not prohibited"),
        Closed(
            "a purpose that is none", "purposes: [system-fix]", "purposes: [system-fix, resale]",
            says: "purposes: \"resale\" can never be a purpose"),
        Closed(
            "personnel abroad without a transfer", "term: {start",
            "processing: {locations: [GB, IN], personnelLocations: [GB]}\nterm: {start",
            says: "processing: nothing is said to allow a transfer to IN"),
        Closed(
            "an unknown key", "review: ", "reviews: ", says: "line 50, column 1: unknown key", "did you mean review?"),
        Closed(
            "a vague duration", "certificateWithin: {workingDays: 5}", "certificateWithin: reasonable",
            says: "disposal.certificateWithin"),
        Closed("a key twice", "version: 1\n", "version: 1\nversion: 2\n", says: "line 5, column 1", "version"),
        Closed(
            "a preparer who is not in the trust list under this name", "{name: Test preparer,", "{name: Canary,",
            says: "access.preparers[1]", "write the same name in both"),
    ]

    @Test("an agreement that allows nothing is refused with its section and what to do", arguments: closed)
    private func refused(_ change: Closed) throws {
        let scenario = try Scenario.executed()
        let text = try scenario.agreement(replacing: [(change.old, change.new)])
        try scenario.write(text, to: "changed.yaml")
        // What cannot be read cannot be signed either; the rest is signed by both.
        for person in ["director", "vendor-director"] {
            _ = try scenario.run("agreement", "sign", "changed.yaml", "--as", scenario.path(person))
        }
        let run = try scenario.run(scenario.prepare(under: "changed.yaml"))
        #expect(run.status == 10)
        for text in ["datalease: error: changed.yaml: ", "datalease: hint: "] + change.says {
            #expect(run.errors.contains(text), "\(run.errors)")
        }
        #expect(try scenario.run("agreement", "check", "changed.yaml").status == 10)
        try scenario.expectIntact()
    }

    @Test("before the agreement's start and after its end nothing is prepared; the days themselves count")
    func term() throws {
        let scenario = try Scenario.executed()
        try scenario.executeAgreement(try scenario.agreement(id: "DSA-2026-004", start: "2026-11-03"))
        for (clock, says) in [
            ("2026-11-02T23:59:59Z", "term: agreement is not in force before 2026-11-03"),
            ("2027-01-01T00:00:00Z", "term: agreement expired on 2026-12-31"),
            ("2027-11-02T12:00:00Z", "term: agreement expired on 2026-12-31"),
        ] {
            scenario.clock = clock
            scenario.expectRefusal(try scenario.run(scenario.prepare()), 10, [says])
        }
        scenario.clock = "2026-12-31T23:59:59Z"
        #expect(try scenario.run(scenario.prepare()).status == 0)
        try scenario.expectIntact(bundles: 1)
    }

    @Test("one byte changed after signing closes the gate, whatever byte it is")
    func changedAfterSigning() throws {
        let scenario = try Scenario.executed()
        let signed = try scenario.text("agreement.yaml")
        for (old, new) in [
            ("P30D", "P31D"), ("within: P5D}\n", "within: P5D} \n"), ("maxRows: 1000", "maxRows: 9000"), ("\n", "\r\n"),
        ] {
            try scenario.write(signed.replacing(old, with: new, maxReplacements: 1), to: "agreement.yaml")
            scenario.expectRefusal(
                try scenario.run(scenario.prepare()), 12,
                ["execution: ", "it was not made over the agreement's bytes as they are now", "sign"])
        }
        try scenario.write(signed, to: "agreement.yaml")
        #expect(try scenario.run(scenario.prepare()).status == 0)
    }

    @Test("a version that was used cannot be used with other contents, even when it is signed again")
    func sameVersion() throws {
        let scenario = try Scenario.executed()
        #expect(try scenario.run(scenario.prepare()).status == 0)
        for side in ["provider", "recipient"] {
            try FileManager.default.removeItem(atPath: scenario.path("agreement.yaml.\(side).sig"))
        }
        try scenario.executeAgreement(try scenario.agreement(replacing: [("maxRows: 1000", "maxRows: 9000")]))
        let run = try scenario.run(scenario.prepare())
        scenario.expectRefusal(run, 1, ["agreement DSA-2026-001: version 1", "new version"])
        try scenario.expectIntact(bundles: 1)
    }

    @Test("without both signatures, or with one that somebody else made, nothing is prepared")
    func signatures() throws {
        let scenario = try Scenario.executed()
        let recipients = try scenario.read("agreement.yaml.recipient.sig")
        func sign(as person: String, for side: String, namespace: String = "datalease-agreement@v1") throws {
            let signature = try Program.succeed(
                "ssh-keygen", ["-q", "-Y", "sign", "-f", scenario.path(person), "-n", namespace],
                input: scenario.text("agreement.yaml"))
            try scenario.write(signature, to: "agreement.yaml.\(side).sig")
        }
        func expect(_ status: Int32, _ says: String...) throws {
            scenario.expectRefusal(try scenario.run(scenario.prepare()), status, ["execution: "] + says)
            #expect(try scenario.run("agreement", "check", "agreement.yaml").status == status)
        }
        try FileManager.default.removeItem(atPath: scenario.path("agreement.yaml.recipient.sig"))
        try expect(10, "not signed for the recipient", "datalease agreement sign FILE --as KEY")
        // The provider's own signature in the other party's place, and one by a key that nobody has agreed on.
        try sign(as: "director", for: "recipient")
        try expect(10, "who signs for the provider")
        try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path("stranger")])
        try sign(as: "stranger", for: "recipient")
        try expect(10, "which is not under access.signatories.recipient")
        try sign(as: "vendor-director", for: "recipient", namespace: "file")
        try expect(12, "was made for \"file\", not for datalease-agreement@v1")
        try scenario.write("-----BEGIN SSH SIGNATURE-----\n", to: "agreement.yaml.recipient.sig")
        try expect(12, "recipient")
        try scenario.write("", to: "agreement.yaml.recipient.sig")
        try expect(12, "recipient")
        try scenario.expectIntact()
        try scenario.write(recipients, to: "agreement.yaml.recipient.sig")
        #expect(try scenario.run(scenario.prepare()).status == 0)
    }

    @Test("nobody can execute an agreement by writing their own key into it")
    func ownKeys() throws {
        let scenario = try Scenario.executed()
        try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path("stranger")])
        for (person, section) in [
            ("vendor-director", "access.signatories.recipient[1]"), ("director", "access.signatories.provider[1]"),
            ("preparer", "access.preparers[1]"), ("vendor", "access.recipients[1]"),
        ] {
            let text = try scenario.agreement(
                replacing: [(try scenario.publicKey(person), try scenario.publicKey("stranger"))])
            try scenario.write(text, to: "own.yaml")
            for signer in ["director", "vendor-director", "stranger"] {
                _ = try scenario.run("agreement", "sign", "own.yaml", "--as", scenario.path(signer))
            }
            let key = person == "preparer" ? "stranger" : "preparer"
            scenario.expectRefusal(
                try scenario.run("prepare", "own.yaml", "contacts.csv", "--out", "out", "--as", scenario.path(key)), 10,
                ["\(section): the key SHA256:", "is not in the trust list", "datalease trust add"])
            for side in ["provider", "recipient"] where scenario.exists("own.yaml.\(side).sig") {
                try FileManager.default.removeItem(atPath: scenario.path("own.yaml.\(side).sig"))
            }
        }
        try scenario.expectIntact()
    }

    @Test("a key that counts in another role does not prepare")
    func otherRoles() throws {
        let scenario = try Scenario.executed()
        for person in ["approver", "director", "officer", "vendor"] {
            scenario.expectRefusal(
                try scenario.run(
                    "prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", scenario.path(person)),
                10, ["access.preparers: the key SHA256:", "is not a preparer of this agreement"])
        }
        scenario.expectRefusal(
            try scenario.run("prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", "nokey"), 1,
            ["cannot open nokey"])
        try scenario.expectIntact()
    }

    @Test("a recipient must be able to decrypt and to sign")
    func recipientKeys() throws {
        let scenario = try Scenario.executed()
        try Program.succeed("ssh-keygen", ["-q", "-t", "ecdsa", "-N", "", "-f", scenario.path("ecdsa")])
        let token = Data(
            [UInt8]([0, 0, 0, 26]) + Array("sk-ssh-ed25519@openssh.com".utf8) + [0, 0, 0, 32]
                + [UInt8](repeating: 7, count: 32) + [0, 0, 0, 4] + Array("ssh:".utf8))
        let age = try #require(
            try Program.run("age-keygen", []).output.split(separator: "\n").first { $0.contains("public key: ") })
        let ageKey = try #require(age.split(separator: " ").last)
        let ssh = "key: \"\(try scenario.publicKey("vendor"))\"}]\n"
        for (keys, says) in [
            ("key: \"\(try scenario.publicKey("ecdsa"))\"}]\n", "an ecdsa-sha2-nistp256 key cannot decrypt"),
            (
                "key: \"sk-ssh-ed25519@openssh.com \(token.base64EncodedString())\"}]\n",
                "an sk-ssh-ed25519@openssh.com key cannot decrypt"
            ),
            ("key: \(ageKey)}]\n", "an age key cannot sign"),
            ("decrypt: \(ageKey)}]\n", "sign"),
            ("decrypt: \(ageKey), sign: \(ageKey)}]\n", "an age key cannot sign"),
            ("decrypt: \(ageKey.dropLast())q, \(ssh)", "access.recipients[1]"),
        ] {
            try scenario.write(try scenario.agreement(replacing: [(ssh, keys)]), to: "keys.yaml")
            scenario.expectRefusal(
                try scenario.run(scenario.prepare(under: "keys.yaml")), 10, ["keys.yaml: line 25", says])
        }
        try scenario.expectIntact()
        // An age key to decrypt and an SSH key beside it to sign are fine.
        try scenario.executeAgreement(
            try scenario.agreement(
                id: "DSA-AGE",
                replacing: [(ssh, "decrypt: \(ageKey), sign: \"\(try scenario.publicKey("vendor"))\"}]\n")]),
            as: "age.yaml")
        let run = try scenario.run(scenario.prepare(under: "age.yaml"))
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("a signatory whose key is removed later leaves what was signed before good, and signs nothing more")
    func removedSignatory() throws {
        let scenario = try Scenario.executed()
        #expect(try scenario.run(scenario.prepare()).status == 0)
        try scenario.executeAgreement(try scenario.agreement(id: "DSA-LATE"), as: "late.yaml")
        scenario.clock = "2026-11-05T12:00:00Z"
        let remove = ["trust", "remove", "--role", "signatory", "--as", scenario.path("officer")]
        try scenario.succeed(remove + [scenario.path("vendor-director.pub")])
        // The registry saw this signature while its key counted.
        #expect(try scenario.run(scenario.prepare()).status == 0)
        // It has never seen this one, which may have been made at any time.
        scenario.expectRefusal(
            try scenario.run(scenario.prepare(under: "late.yaml")), 10,
            ["execution: ", "counts as signatory only to 2026-11-04, not on 2026-11-05"])
        try scenario.expectIntact(bundles: 2)
    }

    @Test("a preparer or recipient whose key is removed has no part in further bundles")
    func removedPeople() throws {
        for (person, says) in [("preparer", "access.preparers"), ("vendor", "access.recipients[1]")] {
            let scenario = try Scenario.executed()
            #expect(try scenario.run(scenario.prepare()).status == 0)
            scenario.clock = "2026-11-05T12:00:00Z"
            let role = person == "vendor" ? "recipient" : person
            try scenario.succeed(
                ["trust", "remove", scenario.path(person + ".pub"), "--role", role, "--as", scenario.path("officer")])
            scenario.expectRefusal(
                try scenario.run(scenario.prepare()), 10, [says, "only to 2026-11-04, not on 2026-11-05"])
            try scenario.expectIntact(bundles: 1)
        }
    }

    @Test("only the officer's key changes the trust list")
    func officer() throws {
        let scenario = try Scenario.executed()
        let before = try scenario.succeed("trust", "list")
        for person in ["preparer", "director", "vendor"] {
            let add = [
                "trust", "add", scenario.path("approver.pub"), "--name", "Test approver", "--party", "provider",
                "--role", "signatory", "--as", scenario.path(person),
            ]
            scenario.expectRefusal(try scenario.run(add), 12, ["is not the officer's key", "only the officer"])
            let remove = [
                "trust", "remove", scenario.path("vendor.pub"), "--role", "recipient", "--as", scenario.path(person),
            ]
            scenario.expectRefusal(try scenario.run(remove), 12, ["is not the officer's key"])
        }
        #expect(try scenario.succeed("trust", "list") == before)
        try scenario.expectIntact()
    }

    @Test("a trust list that was edited, signed by another or put back to an older state is refused")
    func editedTrustList() throws {
        let scenario = try Scenario.executed()
        try Program.succeed("cp", ["-a", scenario.path("home/trust"), scenario.path("older")])
        try scenario.succeed(
            "trust", "add", scenario.path("approver.pub"), "--name", "Test approver", "--party", "provider", "--role",
            "signatory", "--as", scenario.path("officer"))
        try Program.succeed("cp", ["-a", scenario.path("home/trust"), scenario.path("good")])
        func expect(_ says: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
            for arguments in [scenario.prepare(), ["trust", "list"], ["ledger", "verify"]] {
                scenario.expectRefusal(try scenario.run(arguments), 12, [says], sourceLocation: sourceLocation)
            }
            try Program.succeed("rm", ["-r", scenario.path("home/trust")])
            try Program.succeed("cp", ["-a", scenario.path("good"), scenario.path("home/trust")])
        }
        for (file, old, new) in [
            ("trust.json", "signatory", "preparer"), ("allowed_signers", "ssh-ed25519", "ssh-ed25519 "),
            ("trust.json", "2026-11-02", "2026-11-01"),
        ] {
            let text = try scenario.text("home/trust/" + file)
            try scenario.write(text.replacing(old, with: new, maxReplacements: 1), to: "home/trust/" + file)
            try expect("trust list")
        }
        let signature = try Program.succeed(
            "ssh-keygen", ["-q", "-Y", "sign", "-f", scenario.path("preparer"), "-n", "datalease-trust@v1"],
            input: scenario.text("home/trust/trust.json"))
        try scenario.write(signature, to: "home/trust/trust.sig")
        try expect("is not signed by the officer")
        try Program.succeed("rm", ["-r", scenario.path("home/trust")])
        try Program.succeed("cp", ["-a", scenario.path("older"), scenario.path("home/trust")])
        try expect("is not the one that the ledger knows")
        #expect(try scenario.run(scenario.prepare()).status == 0)
    }

    @Test("a draft is rehearsed without signatures or dates, but not what can never be prepared")
    func rehearsal() throws {
        let scenario = try Scenario.executed()
        try scenario.write(
            try scenario.agreement(
                start: "2030-01-01", end: "2030-12-31",
                replacing: [("specialCategories: none", "specialCategories: unknown")]), to: "draft.yaml")
        let rehearsed = try scenario.run(scenario.prepare(under: "draft.yaml") + ["--rehearsal"])
        #expect(rehearsed.status == 0, "\(rehearsed.errors)")
        #expect(rehearsed.output.contains("REHEARSAL.DSA-2026-001.B1"))
        let exchange = try String(
            contentsOf: Checkout.root.appendingPathComponent("agreements/direct-debit.yaml"), encoding: .utf8)
        try scenario.write(exchange, to: "draft.yaml")
        scenario.expectRefusal(
            try scenario.run(scenario.prepare(under: "draft.yaml") + ["--rehearsal"]), 10,
            [
                "DSA-2026-031 is of class transactional", "datalease exchange send",
            ])
        let release = try scenario.run("bundle", "release", "B1", "--via", "portal")
        scenario.expectRefusal(release, 1, ["is a rehearsal and is never released"])
        try scenario.certify(
            try #require(scenario.names(in: "out").first?.components(separatedBy: ".OPEN-ME").first),
            disposedOn: "2026-11-02")
        scenario.expectRefusal(
            try scenario.run("disposal", "record", "B1", "certificate.txt"), 12, ["the bundle is a rehearsal"])
        try scenario.expectIntact(bundles: 1)
    }
}
