import Foundation
import Testing

/// Bundles that approvers sign before they are released.
struct ApprovalTests {
    /// The stem of the bundle's files.
    static let stem = "DSA-2026-003.B1.dispose-by-2026-12-02"
    static let statement = "out/\(stem).statement.json"

    /// What an agreement says that asks for `count` approvals by two people, one of whom has two keys.
    static func edits(_ count: Int, in scenario: Scenario) throws -> [(String, String)] {
        let approver = "[{name: Test approver, key: \"\(try scenario.publicKey("approver"))\"}"
        return [
            (approver + "]", approver + ", {name: Test second, key: \"\(try scenario.publicKey("second"))\"}]"),
            ("  signatories:", "  approvals: \(count)\n  signatories:"),
        ]
    }

    /// An agreement `own.yaml` that asks for one approval, among whose approvers is who prepares, with another key.
    static func besidesThePreparer() throws -> Scenario {
        let scenario = try Scenario.manned()
        let preparer = "{name: test preparer, key: \"\(try scenario.publicKey("preparer-too"))\"}"
        try scenario.executeAgreement(
            try scenario.agreement(
                id: "DSA-2026-003",
                replacing: [
                    ("approvers: [", "approvers: [\(preparer), "),
                    ("  signatories:", "  approvals: 1\n  signatories:"),
                ]), as: "own.yaml")
        return scenario
    }

    /// Bundle 1, prepared under an agreement that asks for `count` approvals.
    static func prepared(_ count: Int = 1) throws -> Scenario {
        let scenario = try Scenario.manned()
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-2026-003", replacing: try edits(count, in: scenario)), as: "own.yaml")
        let output = try scenario.succeed(scenario.prepare(under: "own.yaml"))
        #expect(output.contains("sign: datalease bundle approve B1 --as KEY; then send all files"), "\(output)")
        return scenario
    }

    private func approve(_ scenario: Scenario, _ bundle: String = "B1", by person: String) throws -> Program.Run {
        try scenario.run("bundle", "approve", bundle, "--as", scenario.path(person))
    }

    private func release(_ scenario: Scenario) throws -> Program.Run {
        try scenario.run("bundle", "release", "B1", "--via", "portal")
    }

    private func events(_ scenario: Scenario) throws -> Int {
        try scenario.succeed("ledger", "show").components(separatedBy: "bundle-approved").count - 1
    }

    @Test("a bundle is released once an approver has signed its statement, and not before")
    func released() throws {
        let scenario = try Self.prepared()
        scenario.expectRefusal(
            try release(scenario), 10,
            [
                "DSA-2026-003 asks for an approval of a bundle", "none is recorded",
                "Test approver or Test second can approve it: datalease bundle approve B1 --as KEY",
            ])
        #expect(try scenario.succeed("verify").contains("DSA-2026-003.B1 was not sent: it waits for 1 approval"))
        #expect(try scenario.succeed("status").contains("it waits for 1 approval"))
        #expect(try scenario.succeed("bundle", "show", "B1").contains("0 of 1"))
        let check = ["bundle", "check", "out/\(Self.stem).zip.age", "--identity", "vendor", "--agreement", "own.yaml"]
        let early = try scenario.run(check)
        #expect(early.status == 2 && early.output.contains("not checked: approvals: the agreement asks for 1"))

        let approved = try approve(scenario, by: "approver")
        #expect(approved.status == 0, "\(approved.errors)")
        for text in [
            "approved   \(Self.stem)", "DSA-2026-003 version 1: Contact merge fault in the CRM",
            "Acme CRM Systems Ltd", "contacts: 4 of 4", "no field about a person leaves as it is", "2026-12-02",
            "1 of 1: Test approver", "then: datalease bundle release B1",
        ] { #expect(approved.output.contains(text), "\(text): \(approved.output)") }
        let file = try #require(try scenario.names(in: "out").first { $0.contains(".approval-") })
        #expect(file.hasPrefix("\(Self.stem).statement.json.approval-") && file.hasSuffix(".sig"))
        try scenario.write("approver \(try scenario.publicKey("approver"))\n", to: "allowed_signers")
        let verified = try Program.run(
            "sh",
            [
                "-c",
                "ssh-keygen -Y verify -f allowed_signers -I approver -n datalease-approval@v1"
                    + " -s out/\(file) < \(Self.statement)",
            ], folder: scenario.folder)
        #expect(verified.status == 0, "\(verified.errors)")
        let page = try scenario.text("out/\(Self.stem).OPEN-ME.txt")
        #expect(page.contains("one approval") && page.contains("-n datalease-approval@v1"))

        #expect(try scenario.succeed("bundle", "show", "B1").contains("1 of 1: Test approver"))
        #expect(try scenario.succeed("bundle", "list", "--json").contains(#""approvals":1,"approvalsNeeded":1"#))
        #expect(try !scenario.succeed("verify").contains("waits for"))
        let checked = try scenario.succeed(check)
        #expect(checked.contains("the statement is approved by Test approver SHA256:"), "\(checked)")
        #expect(try release(scenario).output.contains("approved 1 of 1: Test approver"))
        #expect(
            try scenario.succeed("disposal", "show", "B1").contains("its statement approved by Test approver SHA256:"))
        try scenario.succeed("ledger", "verify", "--signatures")
        try scenario.succeed("registry", "backup", scenario.path("backup"))
        let late = try approve(scenario, by: "second")
        scenario.expectRefusal(late, 1, ["is released already"])
    }

    @Test("two approvals are two people: the same one counts once, and is told so")
    func people() throws {
        let scenario = try Self.prepared(2)
        #expect(try approve(scenario, by: "approver").output.contains("1 of 2: Test approver"))
        let again = try approve(scenario, "out/\(Self.stem).zip.age", by: "approver")
        #expect(again.status == 0 && again.output.contains("approved by the same person on 2026-11-02"))
        #expect(try events(scenario) == 1)
        scenario.expectRefusal(
            try release(scenario), 10,
            ["asks for 2 approvals", "only that of Test approver is", "hint: Test second can approve it"])
        let file = try #require(try scenario.names(in: "out").first { $0.contains(".approval-") })
        // What was lost is written anew, and nothing else.
        let before = try scenario.read("out/\(file)")
        try scenario.remove("out/\(file)")
        #expect(try approve(scenario, by: "approver").status == 0)
        #expect(try scenario.read("out/\(file)") == before)
        #expect(try approve(scenario, file, by: "second").output.contains("2 of 2: Test approver, Test second"))
        #expect(try release(scenario).status == 0)
        try scenario.succeed("ledger", "verify", "--signatures")
    }

    @Test("who prepared a bundle does not approve it, with another key neither; nor does anybody else who may not")
    func refused() throws {
        let scenario = try Self.besidesThePreparer()
        try scenario.succeed(scenario.prepare(under: "own.yaml"))
        for (person, status, text) in [
            ("preparer", 12, "is not an approver's key in the trust list"),
            ("preparer-too", 12, "is the key of who prepared"), ("stranger", 12, "is not an approver's key"),
            ("officer", 12, "is not an approver's key"), ("vendor", 12, "is not an approver's key"),
            ("second", 10, "the agreement names no approver with the key SHA256:"),
        ] {
            scenario.expectRefusal(try approve(scenario, by: person), Int32(status), [text])
        }
        #expect(try events(scenario) == 0)
        #expect(try !scenario.names(in: "out").contains { $0.contains(".approval-") })
        scenario.expectRefusal(try release(scenario), 10, ["Test approver can approve it"])
    }

    @Test("a key that counts no more, or not yet, approves nothing; what it approved before stays good")
    func days() throws {
        let scenario = try Scenario.manned()
        for person in ["early", "late"] {
            try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path(person)])
        }
        for (person, day) in [("early", ["--to", "2026-11-02"]), ("late", ["--from", "2026-11-05"])] {
            try scenario.succeed(
                [
                    "trust", "add", scenario.path(person + ".pub"), "--name", "Test \(person)", "--party", "provider",
                    "--role", "approver", "--as", scenario.path("officer"),
                ] + day)
        }
        let keys = try ["early", "late"].map { "{name: Test \($0), key: \"\(try scenario.publicKey($0))\"}, " }
        try scenario.executeAgreement(
            try scenario.agreement(
                id: "DSA-2026-003",
                replacing: [
                    ("approvers: [", "approvers: [" + keys.joined()),
                    ("  signatories:", "  approvals: 1\n  signatories:"),
                ]), as: "own.yaml")
        try scenario.succeed(scenario.prepare(under: "own.yaml"))
        scenario.clock = "2026-11-03T12:00:00Z"
        for person in ["early", "late"] {
            scenario.expectRefusal(try approve(scenario, by: person), 12, ["is not an approver's key"])
        }
        #expect(try approve(scenario, by: "approver").status == 0)
        scenario.clock = "2026-11-04T12:00:00Z"
        try scenario.succeed(
            "trust", "remove", scenario.path("approver.pub"), "--role", "approver", "--as", scenario.path("officer"))
        scenario.expectRefusal(try approve(scenario, by: "approver"), 12, ["is not an approver's key"])
        #expect(try release(scenario).status == 0)
        try scenario.succeed("ledger", "verify", "--signatures")
    }

    /// Signs `text` with `person`'s key in `namespace`, and puts the signature where `like`'s would lie.
    private func plant(
        _ text: [UInt8], by person: String, in namespace: String = "datalease-approval@v1", as like: String,
        _ scenario: Scenario
    ) throws {
        try scenario.write(text, to: "planted")
        try? scenario.remove("planted.sig")
        try Program.succeed(
            "ssh-keygen", ["-q", "-Y", "sign", "-f", scenario.path(person), "-n", namespace, scenario.path("planted")])
        let fingerprint = try Program.succeed("ssh-keygen", ["-l", "-f", scenario.path(like + ".pub")])
        let mark = fingerprint.split(separator: " ")[1].dropFirst(7).prefix(16).replacing("+", with: "-")
            .replacing("/", with: "_")
        try? scenario.remove("\(Self.statement).approval-\(mark).sig")
        try scenario.copy("planted.sig", to: "\(Self.statement).approval-\(mark).sig")
    }

    @Test("a signature of other bytes, for another purpose, with other line ends or by another is not taken")
    func planted() throws {
        let scenario = try Self.prepared()
        let statement = try scenario.read(Self.statement)
        let dos = Array(String(decoding: statement, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
        let check = ["bundle", "check", "out/\(Self.stem).zip.age", "--identity", "vendor", "--agreement", "own.yaml"]
        for (text, namespace, person) in [
            (Array("other".utf8), "datalease-approval@v1", "approver"), (dos, "datalease-approval@v1", "approver"),
            (statement, "datalease-bundle@v1", "approver"), (statement, "datalease-reason@v1", "approver"),
            (statement, "datalease-approval@v1", "second"), (statement, "datalease-approval@v1", "stranger"),
        ] {
            try plant(text, by: person, in: namespace, as: "approver", scenario)
            scenario.expectRefusal(
                try approve(scenario, by: "approver"), 12, ["is not the signature of this statement that belongs there"]
            )
            scenario.expectRefusal(try release(scenario), 10, ["none is recorded"])
            // A vendor sees whom it is by, whatever the file is called.
            #expect(try scenario.run(check).status == (person == "second" ? 0 : 12))
        }
        #expect(try events(scenario) == 0)
    }

    @Test("a run that was cut off between file and event is done again, and takes the signature that is there")
    func cutOff() throws {
        let scenario = try Self.prepared()
        try plant(try scenario.read(Self.statement), by: "approver", as: "approver", scenario)
        let name = try #require(try scenario.names(in: "out").first { $0.contains(".approval-") })
        // Another run died while it wrote.
        try scenario.write("half", to: "out/\(name).2147483000.new")
        scenario.expectRefusal(
            try release(scenario), 10, ["\(name) lies there and is not recorded, which the same command does"])
        let planted = try scenario.read("out/\(name)")
        #expect(try approve(scenario, by: "approver").status == 0)
        #expect(try scenario.read("out/\(name)") == planted)
        #expect(try release(scenario).status == 0)
        #expect(try !scenario.names(in: "out").contains("\(name).2147483000.new"))
        try scenario.succeed("ledger", "verify", "--signatures")
    }

    @Test("killed at whatever moment its file appears, it is done again and leaves one signature and one event")
    func killed() throws {
        for suffix in ["", ".new"] {
            let scenario = try Self.prepared()
            let run = try RunningProgram(["bundle", "approve", "B1", "--as", scenario.path("approver")], in: scenario)
            while run.isRunning,
                try !scenario.names(in: "out").contains(where: { $0.contains(".approval-") && $0.hasSuffix(suffix) })
            {}
            run.signal(SIGKILL)
            _ = try run.wait()
            #expect(try approve(scenario, by: "approver").status == 0)
            #expect(try events(scenario) == 1)
            let left = try scenario.names(in: "out").filter { $0.contains(".approval-") }
            #expect(left.count == 1 && left.allSatisfy { $0.hasSuffix(".sig") }, "\(left)")
            #expect(try release(scenario).status == 0)
            try scenario.succeed("ledger", "verify", "--signatures")
        }
    }

    @Test("what is not as it was prepared is not approved, and what is not as it was approved is not released")
    func changed() throws {
        let scenario = try Self.prepared()
        let files = [".zip.age", ".statement.json", ".statement.json.sig"]
        func changed(_ file: String, _ run: () throws -> Program.Run) throws -> Program.Run {
            let (name, kept) = ("out/\(Self.stem)\(file)", try scenario.read("out/\(Self.stem)\(file)"))
            var bytes = kept
            bytes[bytes.count / 2] ^= 1
            try scenario.write(bytes, to: name)
            defer { try? scenario.write(kept, to: name) }
            return try run()
        }
        for file in files {
            let run = try changed(file) { try approve(scenario, by: "approver") }
            #expect(run.status == 12, "\(file): \(run.errors)")
        }
        #expect(try approve(scenario, by: "approver").status == 0)
        for file in files {
            let run = try changed(file) { try release(scenario) }
            #expect(run.status == 12, "\(file): \(run.errors)")
        }
        try scenario.makeFolder("moved")
        for name in try scenario.names(in: "out") { try scenario.copy("out/\(name)", to: "moved/\(name)") }
        try scenario.remove("out")
        scenario.expectRefusal(try release(scenario), 1, ["is not there", "give the path of one of them"])
        let path = "moved/\(Self.stem).zip.age"
        #expect(try scenario.run("bundle", "release", path, "--via", "portal").status == 0)
    }

    @Test("an approval whose text is changed in the registry counts for nothing")
    func forged() throws {
        for kind in ["approved-statement", "approval-signature"] {
            let scenario = try Self.prepared()
            #expect(try approve(scenario, by: "approver").status == 0)
            try Program.succeed(
                "python3",
                [
                    "-c",
                    "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
                        + " db.execute('UPDATE evidence SET bytes = substr(bytes, 1, length(bytes) - 9) WHERE kind = ?',"
                        + " (sys.argv[2],)); db.commit()",
                    scenario.path("home/registry.sqlite"), kind,
                ])
            #expect(try release(scenario).status == 12)
            #expect(try scenario.run("ledger", "verify", "--signatures").status == 12)
        }
    }

    @Test("a release that was recorded without its approvals, or an approval by somebody who may not, is found")
    func unapproved() throws {
        let scenario = try Self.prepared()
        try scenario.forgeEvent("bundle-released", "\"channel\":\"portal\"")
        try scenario.signAsThePresentHead()
        let checked = try scenario.run("ledger", "verify", "--signatures")
        #expect(checked.status == 12)
        #expect(
            checked.errors.contains("bundle-released: of the approvals that its agreement asks for, 0 of 1 had been"))

        let other = try Self.prepared()
        let fingerprint = try Program.succeed("ssh-keygen", ["-l", "-f", other.path("approver.pub")])
        let digest = String(repeating: "a", count: 64)
        try other.forgeEvent(
            "bundle-approved", "\"order\":{\"text\":\"\(digest)\",\"signature\":\"\(digest)\"}",
            by: "{\"key\":\"\(fingerprint.split(separator: " ")[1])\"}")
        try other.signAsThePresentHead()
        scenario.expectRefusal(
            try release(other), 12, ["bundle-approved: the text that it rests on, or its signature, is not kept"])
        #expect(try other.run("verify").status == 12)
    }

    @Test("what is void, a rehearsal or under an agreement that is suspended is not approved")
    func notToBeSent() throws {
        let scenario = try Self.prepared()
        try scenario.succeed(
            "prepare", "own.yaml", "contacts.csv", "--out", "trial", "--as", scenario.path("preparer"), "--rehearsal")
        scenario.expectRefusal(try approve(scenario, "B2", by: "approver"), 1, ["is a rehearsal"])
        let reason = ["--reason", "R", "--as", scenario.path("approver")]
        try scenario.succeed(["agreement", "suspend", "DSA-2026-003"] + reason)
        scenario.expectRefusal(try approve(scenario, by: "approver"), 10, ["is suspended since"])
        try scenario.succeed(["agreement", "renew", "DSA-2026-003"] + reason)
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.succeed(["disposal", "void", "B1"] + reason)
        scenario.expectRefusal(try approve(scenario, by: "second"), 1, ["is voided and is not to be sent"])
        #expect(try events(scenario) == 0)
    }

    @Test("fields that leave as they are and are about a person are named to who approves")
    func kept() throws {
        let scenario = try Scenario.lent(replacing: [
            ("FirstName: {do: shape, category: name}", "FirstName: {do: keep, category: name}"),
            ("otherwise: refuse", "otherwise: refuse\n    proof: {do: off, because: The names are made up.}"),
        ])
        let approved = try scenario.succeed("bundle", "approve", "B1", "--as", scenario.path("approver"))
        #expect(approved.contains("as they are, and about a person: contacts: FirstName"), "\(approved)")
        try scenario.remove("home/reports")
        let again = try scenario.succeed("bundle", "approve", "B1", "--as", scenario.path("approver"))
        #expect(again.contains("not known: the officer's report is not in the home"), "\(again)")
    }

    @Test("an approval is erased with its agreement, and the ledger still holds")
    func erased() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "approve", "B1", "--as", scenario.path("approver"))
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        scenario.clock = "2033-01-01T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        try scenario.succeed(
            "disposal", "destroy-key", "DSA-2026-001", "--reason", "the lease is over", "--as",
            scenario.path("approver"))
        try scenario.succeed("registry", "erase", "DSA-2026-001", "--as", scenario.path("officer"))
        try scenario.succeed("ledger", "verify", "--signatures")
        #expect(try scenario.succeed("bundle", "show", "B1").contains("bundle-approved by"))
        let left = try Program.succeed(
            "python3",
            [
                "-c",
                "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("
                    + "\"SELECT count(*) FROM evidence WHERE kind LIKE 'appro%'\").fetchone()[0])",
                scenario.path("home/registry.sqlite"),
            ])
        #expect(left == "0\n")
    }

    @Test("an agreement that asks for none can have approvals all the same; reviews and removals name those who must")
    func others() throws {
        let scenario = try Scenario.lent()
        let approved = try scenario.succeed("bundle", "approve", "B1", "--as", scenario.path("approver"))
        #expect(approved.contains("1, and none is asked for: Test approver"), "\(approved)")
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-2026-003", replacing: try Self.edits(2, in: scenario)), as: "own.yaml")
        try scenario.succeed("agreement", "register", "own.yaml")
        #expect(try scenario.succeed("agreement", "show", "own.yaml").contains("2 approvers, who did not prepare it"))
        #expect(try scenario.succeed("access", "review").contains("approvals: DSA-2026-003: 2 approvers"))
        let removed = try scenario.succeed(
            "trust", "remove", scenario.path("second.pub"), "--role", "approver", "--dry-run")
        #expect(
            removed.contains("no bundle under it can be released any more: too few are left of the 2 people"),
            "\(removed)")
    }

    @Test("who counts no more is nobody's hope: trust remove says whose bundles wait for ever, release names nobody")
    func leaving() throws {
        let scenario = try Self.besidesThePreparer()
        let prepared = try scenario.run(scenario.prepare(under: "own.yaml"))
        try #require(prepared.status == 0, "\(prepared.errors)")
        let removed = try scenario.succeed(
            "trust", "remove", scenario.path("approver.pub"), "--role", "approver", "--as", scenario.path("officer"))
        #expect(removed.contains("no bundle under it can be released any more"), "\(removed)")
        let released = try release(scenario)
        #expect(released.status == 10 && released.errors.contains("too few people are left"), "\(released.errors)")
        #expect(try scenario.run("verify").output.contains("too few people are left"))
    }
}
