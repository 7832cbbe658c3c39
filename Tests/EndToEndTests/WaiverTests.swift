import Foundation
import Testing

/// Findings of the proof over the output that are nothing personal: an approver's signed paper lets them pass, at the
/// places that it names and nowhere else.
struct WaiverTests {
    private static let dataset = """
          - name: contacts
            format: csv
            key: Id
            csv: {delimiter: ",", header: {row: 1}, footer: 0}
            maxRows: 1000
            %
            fields:
              Id: {do: keep}
              Name: {do: shape, category: name}
              Phone: {do: phone}
              Note: {do: keep}
              City: {do: keep}
            otherwise: refuse
        """
    private static let header = "Id,Name,Phone,Note,City\n"
    private static let lines = [
        "1,Siân O'Neill,07700 900123,x,Leeds\n", "2,JOHN SMITH,01632 960001,ring 07700 900129,York\n",
        "3,Zoë Zoë,01632 960004,x,ask canary@example.com\n",
    ]
    private static let export = header + lines.joined()

    /// `waived.yaml`, executed, and the export with two findings.
    private static func scenario(_ more: String = "", edits: [(String, String)] = []) throws -> Scenario {
        let scenario = try Scenario.executed()
        try scenario.executeAgreement(
            try scenario.agreement(
                id: "DSA-W", datasets: dataset.replacing("%", with: more), replacing: edits), as: "waived.yaml")
        try scenario.write(export, to: "contacts.csv")
        return scenario
    }

    private static func prepare(_ scenario: Scenario, _ more: String...) throws -> Program.Run {
        try scenario.run(scenario.prepare(under: "waived.yaml") + more)
    }

    /// Drafts a waiver in `name` and gives its text.
    private static func draft(_ scenario: Scenario, _ name: String = "w.txt") throws -> String {
        let run = try prepare(scenario, "--draft-waiver", name)
        scenario.expectRefusal(run, 11, ["the proof over the output", "\(name) is the draft of a waiver"])
        return try scenario.text(name)
    }

    private static func filled(_ draft: String) -> String {
        draft.replacing("reason:\n", with: "reason: our own switchboard\n")
    }

    private static func sign(
        _ scenario: Scenario, _ name: String = "w.txt", by person: String = "approver",
        namespace: String = "datalease-waiver@v1"
    ) throws {
        try? FileManager.default.removeItem(atPath: scenario.path(name + ".sig"))
        try Program.succeed(
            "ssh-keygen", ["-q", "-Y", "sign", "-f", scenario.path(person), "-n", namespace, scenario.path(name)])
    }

    /// Drafts, fills in with `edits` and signs `w.txt`.
    private static func waive(_ scenario: Scenario, _ edits: (String, String)...) throws {
        var text = filled(try scenario.exists("w.txt") ? scenario.text("w.txt") : draft(scenario))
        for (old, new) in edits {
            #expect(text.contains(old), "\(old)\n\(text)")
            text = text.replacing(old, with: new)
        }
        try scenario.write(text, to: "w.txt")
        try sign(scenario)
    }

    private static let note = "place: contacts line 3 times 1 phone in field Note\n"
    private static let city = "place: contacts line 4 times 1 email in field City\n"

    @Test("a refused run says how to waive, drafts the paper without a value, and takes it signed; both are recorded")
    func main() throws {
        let scenario = try Self.scenario()
        scenario.expectRefusal(try Self.prepare(scenario), 11, ["see --draft-waiver FILE"])
        let draft = try Self.draft(scenario)
        #expect(draft.contains(Self.note + Self.city), "\(draft)")
        #expect(draft.contains("# phone: a telephone number\n") && draft.contains("name: Test approver\n"))
        #expect(draft.contains("until: 2026-12-31\n") && draft.contains("agreement: DSA-W\n"))
        for secret in Scenario.secrets { #expect(!draft.contains(secret), "\(secret)") }
        let mode = try FileManager.default.attributesOfItem(atPath: scenario.path("w.txt"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try scenario.expectIntact()
        try Self.waive(scenario)
        let run = try Self.prepare(scenario, "--waiver", "w.txt")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("waived       contacts: 2 findings of the proof\n"), "\(run.output)")
        let opened = try scenario.open("out", as: "vendor")
        #expect(try scenario.text("\(opened)/data/contacts.csv").contains("ask canary@example.com"))
        // The officer sees it, and a second bundle rests on the same paper.
        let digest = try Program.succeed("sha256sum", [scenario.path("w.txt")]).prefix(64)
        let shown = try scenario.succeed("bundle", "show", "B1")
        #expect(shown.contains("contacts: 2 findings"), "\(shown)")
        #expect(shown.contains("contacts: what was found in what is kept was waived"), "\(shown)")
        #expect(
            shown.contains("by Test approver SHA256:")
                && shown.contains(", until 2026-12-31: our own switchboard; waiver sha256 \(digest)"), "\(shown)")
        #expect(try Self.prepare(scenario, "--waiver", "w.txt").status == 0)
        let ledger = try scenario.succeed("ledger", "show")
        #expect(ledger.split(separator: "\n").filter { $0.contains("waiver-taken") }.count == 1, "\(ledger)")
        #expect(try scenario.succeed("ledger", "verify", "--signatures").isEmpty == false)
        try scenario.expectIntact(bundles: 2)
    }

    @Test("a paper that does not count is refused with what is wrong with it, and no bundle is made")
    func refused() throws {
        let scenario = try Self.scenario()
        let draft = try Self.draft(scenario)
        func expect(_ text: String, _ says: String, line: SourceLocation = #_sourceLocation) throws {
            let run = try Self.prepare(scenario, "--waiver", "w.txt")
            scenario.expectRefusal(run, 12, ["w.txt", says], sourceLocation: line)
        }
        try expect(draft, "reason: it was not filled in")
        let filled = Self.filled(draft)
        try scenario.write(filled, to: "w.txt")
        try expect(filled, "w.txt.sig is not there")
        func expect(
            _ edit: (String, String), _ says: String, by person: String = "approver",
            namespace: String = "datalease-waiver@v1", line: SourceLocation = #_sourceLocation
        ) throws {
            #expect(filled.contains(edit.0), sourceLocation: line)
            try scenario.write(filled.replacing(edit.0, with: edit.1), to: "w.txt")
            try Self.sign(scenario, by: person, namespace: namespace)
            try expect("", says, line: line)
        }
        try expect(("kind: proof", "kind: proof"), "signed for another purpose", namespace: "datalease-reason@v1")
        try expect(("kind: proof", "kind: proof"), "no approver's in the trust list", by: "preparer")
        try expect(("kind: proof", "kind: proof"), "no approver's in the trust list", by: "officer")
        try expect(("kind: proof", "kind: proof"), "no approver's in the trust list", by: "vendor")
        try expect(("agreement: DSA-W", "agreement: DSA-2026-001"), "under another agreement than DSA-W")
        try expect(("version: 1", "version: 2"), "for other bytes of DSA-W")
        let digest = try Program.succeed("sha256sum", [scenario.path("agreement.yaml")]).prefix(64)
        let own = try Program.succeed("sha256sum", [scenario.path("waived.yaml")]).prefix(64)
        try expect((String(own), String(digest)), "for other bytes of DSA-W")
        try expect(("until: 2026-12-31", "until: 2027-01-01"), "after the agreement's term, 2026-12-31")
        try expect(("date: 2026-11-02", "date: 2026-11-03"), "of a day to come")
        try expect(("date: 2026-11-02", "date: 2026-11-01\nuntil: 2026-11-01"), "stands here a second time")
        try expect(("name: Test approver", "name: Olive Officer"), "not the name of the approver whose key signed it")
        try expect((" contacts ", " payments "), "a dataset that the agreement does not have")
        try expect((Self.note, Self.note + Self.note), "stands here a second time")
        try expect((Self.note, "place: contacts\n"), "DATASET line N times N KIND in field NAME was expected")
        try expect((Self.note, "value: 07700 900129\n" + Self.note), "a key that is not one of the form's")
        // Altered behind the signature, by a byte that means nothing.
        try scenario.write(filled, to: "w.txt")
        try Self.sign(scenario)
        try scenario.write(filled + "\n", to: "w.txt")
        try expect("", "not made over the waiver's bytes as they are now")
        try scenario.write(filled.replacing("\n", with: "\r\n"), to: "w.txt")
        try expect("", "not made over the waiver's bytes as they are now")
        try scenario.write(filled, to: "w.txt")
        try scenario.write("no signature", to: "w.txt.sig")
        try expect("", "w.txt.sig")
        for bytes in [Array("waiver".utf8), [0xFF, 0x00, 0xFE], []] {
            try scenario.write(bytes, to: "w.txt")
            try expect("", "the waiver")
        }
        try scenario.write(Array(repeating: UInt8(ascii: "x"), count: 1 << 20), to: "w.txt")
        #expect(try Self.prepare(scenario, "--waiver", "w.txt").status != 0)
        #expect(try Self.prepare(scenario, "--waiver", "none.txt").status == 1)
        try scenario.expectIntact()
        #expect(try !scenario.succeed("ledger", "show").contains("waiver-taken"))
    }

    @Test("a waiver ends on its day, and with its signer's role; who prepares waives nothing, with another key neither")
    func people() throws {
        let scenario = try Scenario.executed()
        // The preparer is an approver as well, with a key of their own, and one approver is not named.
        for person in ["second", "other"] {
            try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path(person)])
        }
        func add(_ person: String, _ name: String) throws {
            try scenario.succeed(
                "trust", "add", scenario.path(person + ".pub"), "--name", name, "--party", "provider", "--role",
                "approver", "--as", scenario.path("officer"))
        }
        try add("preparer", "Test preparer")
        try add("second", "Test preparer")
        try add("other", "Other Approver")
        let named = try "approvers: [{name: Test approver, key: \"\(scenario.publicKey("approver"))\"}"
        let more = try ["preparer", "second"].map {
            ", {name: Test preparer, key: \"\(try scenario.publicKey($0))\"}"
        }.joined()
        try scenario.executeAgreement(
            try scenario.agreement(
                id: "DSA-W", datasets: Self.dataset.replacing("%", with: ""), replacing: [(named, named + more)]),
            as: "waived.yaml")
        try scenario.write(Self.export, to: "contacts.csv")
        let draft = try Self.draft(scenario)
        #expect(draft.contains("\nname:\n"))
        func expect(_ person: String, _ name: String, _ says: String) throws {
            try scenario.write(Self.filled(draft).replacing("name:\n", with: "name: \(name)\n"), to: "w.txt")
            try Self.sign(scenario, by: person)
            scenario.expectRefusal(try Self.prepare(scenario, "--waiver", "w.txt"), 12, [says])
        }
        try expect("preparer", "Test preparer", "signed by the person who prepares this bundle")
        try expect("second", "Test preparer", "signed by the person who prepares this bundle")
        try expect("other", "Other Approver", "an approver whom the agreement does not name")
        try scenario.write(
            Self.filled(draft).replacing("name:\n", with: "name: Test approver\n")
                .replacing("until: 2026-12-31", with: "until: 2026-11-10"), to: "w.txt")
        try Self.sign(scenario)
        scenario.clock = "2026-11-10T12:00:00Z"
        #expect(try Self.prepare(scenario, "--waiver", "w.txt").status == 0)
        scenario.clock = "2026-11-11T12:00:00Z"
        scenario.expectRefusal(
            try Self.prepare(scenario, "--waiver", "w.txt"), 12, ["the waiver ended on 2026-11-10"])
        // What it let pass while it counted stays good.
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 0)
        try scenario.succeed(
            "trust", "remove", scenario.path("approver.pub"), "--role", "approver", "--as", scenario.path("officer"))
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 0)
        let text = Self.filled(draft).replacing("name:\n", with: "name: Test approver\n")
        try scenario.write(text, to: "w.txt")
        try Self.sign(scenario)
        scenario.expectRefusal(
            try Self.prepare(scenario, "--waiver", "w.txt"), 12, ["no approver's in the trust list today"])
        try scenario.expectIntact(bundles: 1)
    }

    @Test(
        "it counts for the bytes that were looked at: another file of the dataset is refused, and a pipe of them is not"
    )
    func bytes() throws {
        let scenario = try Self.scenario()
        try Self.waive(scenario)
        try scenario.write(Self.export.replacing("Leeds", with: "Hull"), to: "contacts.csv")
        scenario.expectRefusal(
            try Self.prepare(scenario, "--waiver", "w.txt"), 12,
            ["w.txt: the waiver is for another file than dataset contacts was read from"])
        let piped = try scenario.run(
            ["prepare", "waived.yaml", "-", "--out", "out", "--as", scenario.path("preparer"), "--waiver", "w.txt"],
            input: Self.export)
        #expect(piped.status == 0, "\(piped.errors)")
        try scenario.expectIntact(bundles: 1)
    }

    @Test("of an archive it counts for the entry that was looked at, and for the same export unpacked")
    func entries() throws {
        let scenario = try Self.scenario()
        try scenario.write(Self.export.replacing("canary@", with: "zoe.zoe@"), to: "other.csv")
        let script = "import zipfile; z = zipfile.ZipFile('a.zip', 'w'); z.write('contacts.csv'); z.write('other.csv')"
        try Program.succeed("python3", ["-c", script], folder: scenario.folder)
        func prepare(_ export: String, _ more: String...) throws -> Program.Run {
            try scenario.run(
                ["prepare", "waived.yaml", export, "--out", "out", "--as", scenario.path("preparer")] + more)
        }
        scenario.expectRefusal(
            try prepare("a.zip:contacts.csv", "--draft-waiver", "w.txt"), 11, ["w.txt is the draft of a waiver"])
        #expect(
            try scenario.text("w.txt").contains(
                "\(try Program.succeed("sha256sum", [scenario.path("contacts.csv")]).prefix(64))\n"))
        try Self.waive(scenario)
        scenario.expectRefusal(
            try prepare("a.zip:other.csv", "--waiver", "w.txt"), 12,
            ["w.txt: the waiver is for another file than dataset contacts was read from"])
        for export in ["a.zip:contacts.csv", "contacts.csv"] {
            let run = try prepare(export, "--waiver", "w.txt")
            #expect(run.status == 0, "\(run.errors)")
        }
        try scenario.expectIntact(bundles: 2)
    }

    @Test("what is found beyond the places refuses: another place, another kind, the same value in a later line")
    func beyond() throws {
        let scenario = try Self.scenario()
        let draft = try Self.draft(scenario)
        try Self.waive(scenario, (Self.city, ""))
        let run = try Self.prepare(scenario, "--waiver", "w.txt")
        scenario.expectRefusal(run, 11, ["line 4, column City: an e-mail address"])
        #expect(!run.errors.contains("line 3"))
        try scenario.write(draft, to: "w.txt")
        try Self.waive(scenario, ("phone in field Note", "known-phone in field Note"))
        scenario.expectRefusal(
            try Self.prepare(scenario, "--waiver", "w.txt"), 11, ["line 3, column Note: a telephone number"])
        // A second paper adds to the first.
        try scenario.write(Self.filled(draft).replacing(Self.city, with: ""), to: "one.txt")
        try scenario.write(Self.filled(draft).replacing(Self.note, with: ""), to: "two.txt")
        for name in ["one.txt", "two.txt"] { try Self.sign(scenario, name) }
        let both = try Self.prepare(scenario, "--waiver", "one.txt", "--waiver", "two.txt")
        #expect(both.status == 0, "\(both.errors)")
        #expect(both.output.contains("contacts: 2 findings"))
        scenario.expectRefusal(
            try Self.prepare(scenario, "--waiver", "one.txt", "--waiver", "one.txt"), 64, ["given before"])
        // Somebody's number, which another record keeps: each line that holds it is a place of its own.
        let repeated =
            Self.header + "1,Siân,07700 900123,x,Leeds\n"
            + (2...6).map { "\($0),x,01632 96000\($0),see 7700900123,York\n" }.joined()
        try scenario.write(repeated, to: "contacts.csv")
        try FileManager.default.removeItem(atPath: scenario.path("w.txt"))
        let places = try Self.draft(scenario).split(separator: "\n").filter { $0.hasPrefix("place:") }
        #expect(places.count == 5)
        try Self.waive(scenario, (String(places[3]) + "\n", ""))
        scenario.expectRefusal(
            try Self.prepare(scenario, "--waiver", "w.txt"), 11,
            ["line 6, column Note: a telephone number that another field holds"])
    }

    @Test("a line that is a whole file stands for as many findings as were there, and no more")
    func times() throws {
        let scenario = try Scenario.executed()
        let dataset = """
              - name: payments
                format: xml
                xml: {record: /payments/payment}
                maxRows: 1000
                fields:
                  /payments/payment/name: {do: shape, category: name}
                  /payments/payment/note: {do: keep}
                otherwise: refuse
            """
        try scenario.executeAgreement(try scenario.agreement(id: "DSA-W", datasets: dataset), as: "waived.yaml")
        let payments = (1...3).map {
            "<payment><name>Zoë</name><note>ring 07700 90012\($0)</note></payment>"
        }
        try scenario.write("<payments>\(payments.joined())</payments>\n", to: "contacts.csv")
        let draft = try Self.draft(scenario)
        let place = "place: payments line 1 times 3 phone in field /payments/payment/note\n"
        #expect(draft.contains(place), "\(draft)")
        try Self.waive(scenario, ("times 3", "times 2"))
        scenario.expectRefusal(
            try Self.prepare(scenario, "--waiver", "w.txt"), 11,
            ["line 1, column /payments/payment/note: a telephone number"])
        // Two papers for one place are for the same findings.
        for (name, times) in [("one.txt", 1), ("two.txt", 2)] {
            try scenario.write(Self.filled(draft).replacing("times 3", with: "times \(times)"), to: name)
            try Self.sign(scenario, name)
        }
        scenario.expectRefusal(
            try Self.prepare(scenario, "--waiver", "one.txt", "--waiver", "two.txt"), 11,
            ["line 1, column /payments/payment/note: a telephone number"])
        try scenario.write(draft, to: "w.txt")
        try Self.waive(scenario)
        let run = try Self.prepare(scenario, "--waiver", "one.txt", "--waiver", "w.txt")
        #expect(run.status == 0 && run.output.contains("payments: 3 findings"), "\(run.errors)")
    }

    @Test("with set-aside a waived finding sets nothing aside, and the draft names what would be")
    func setAside() throws {
        let scenario = try Self.scenario("proof: {do: set-aside}")
        let aside = try Self.prepare(scenario)
        #expect(aside.status == 3 && aside.output.contains("1 of 3 rows"), "\(aside.errors)\(aside.output)")
        let draft = try Self.draft(scenario)
        #expect(draft.contains(Self.note + Self.city), "\(draft)")
        try Self.waive(scenario, (Self.city, ""))
        let run = try Self.prepare(scenario, "--waiver", "w.txt")
        #expect(run.status == 3, "\(run.errors)")
        #expect(run.output.contains("contacts: 2 of 3 rows"), "\(run.output)")
        #expect(run.output.contains("1 with something personal in what is kept, at line 4"), "\(run.output)")
        #expect(run.output.contains("contacts: 1 finding of the proof"), "\(run.output)")
        #expect(try scenario.succeed("bundle", "show", "B2").contains("contacts: 1 finding"))
    }

    @Test("places at which nothing is found, and papers for nothing of the run, are a note")
    func stale() throws {
        let scenario = try Self.scenario()
        try Self.waive(scenario)
        let run = try Self.prepare(scenario, "--waiver", "w.txt", "--where", "Id = \"1\" or Id = \"2\"")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("w.txt: at 1 of 2 places of the waiver nothing is found"), "\(run.errors)")
        #expect(run.output.contains("contacts: 1 finding"))
        let none = try Self.prepare(scenario, "--waiver", "w.txt", "--where", "Id = \"1\"")
        #expect(none.status == 0, "\(none.errors)")
        #expect(none.errors.contains("at 2 of 2 places") && !none.output.contains("finding"))
        // It let nothing pass, and is not said to have.
        #expect(try !scenario.succeed("bundle", "show", "B2").contains("switchboard"))
        try scenario.expectIntact(bundles: 2)
    }

    @Test("no draft is written over anything, for a run without findings, for the name of an entry, or for hundreds")
    func noDraft() throws {
        let scenario = try Self.scenario()
        try scenario.write("mine", to: "w.txt")
        scenario.expectRefusal(try Self.prepare(scenario, "--draft-waiver", "w.txt"), 1, ["w.txt exists already"])
        #expect(try scenario.text("w.txt") == "mine")
        let clean = try Self.prepare(scenario, "--draft-waiver", "d.txt", "--where", "Id = \"1\"")
        #expect(clean.status == 0, "\(clean.errors)")
        #expect(clean.errors.contains("d.txt: not written") && !scenario.exists("d.txt"))
        let many = (1...501).map { "\($0),x,01632 960001,ring 07700 900129,York\n" }.joined()
        try scenario.write(Self.header + many, to: "contacts.csv")
        scenario.expectRefusal(
            try Self.prepare(scenario, "--draft-waiver", "d.txt"), 11,
            ["(501 times, here first)", "no waiver is drafted: there are more than 500 places"])
        #expect(!scenario.exists("d.txt"))
        try scenario.expectIntact(bundles: 1)
    }

    @Test("a rehearsal drafts and takes a waiver too, which counts for the agreement once it is executed as it is")
    func rehearsal() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.export, to: "contacts.csv")
        let dataset = Self.dataset.replacing("%", with: "")
        try scenario.write(try scenario.agreement(id: "DSA-W", datasets: dataset), to: "waived.yaml")
        let arguments = [
            "prepare", "waived.yaml", "contacts.csv", "--out", "rehearsal", "--as", scenario.path("preparer"),
            "--rehearsal",
        ]
        scenario.expectRefusal(
            try scenario.run(arguments + ["--draft-waiver", "w.txt"]), 11, ["the draft of a waiver"])
        try Self.waive(scenario)
        let run = try scenario.run(arguments + ["--waiver", "w.txt"])
        #expect(run.status == 0, "\(run.errors)")
        try scenario.executeAgreement(try scenario.text("waived.yaml"), as: "waived.yaml")
        let prepared = try Self.prepare(scenario, "--waiver", "w.txt")
        #expect(prepared.status == 0, "\(prepared.errors)")
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 0)
    }

    @Test("who changes a kept waiver, or takes it out of the registry, is found out")
    func kept() throws {
        let scenario = try Self.scenario()
        try Self.waive(scenario)
        #expect(try Self.prepare(scenario, "--waiver", "w.txt").status == 0)
        let registry = scenario.path("home/registry.sqlite")
        let program = """
            import sqlite3, sys
            with sqlite3.connect(sys.argv[1]) as db:
                assert db.execute(sys.argv[2]).rowcount > 0
            """
        try Program.succeed("cp", ["-a", scenario.path("home"), scenario.path("copy")])
        for statement in [
            "DELETE FROM evidence WHERE kind = 'waiver'",
            "DELETE FROM evidence WHERE kind = 'waiver-signature'",
            "UPDATE evidence SET bytes = CAST(bytes || x'0a' AS BLOB) WHERE kind = 'waiver'",
        ] {
            try Program.succeed("python3", ["-c", program, registry, statement])
            #expect(try scenario.run("ledger", "verify").status == 12, "\(statement)")
            try Program.succeed("rm", ["-r", scenario.path("home")])
            try Program.succeed("cp", ["-a", scenario.path("copy"), scenario.path("home")])
        }
        #expect(try scenario.run("ledger", "verify").status == 0)
    }

    @Test("where nothing is left, the run says whether the proof took it or nothing was chosen")
    func nothingLeft() throws {
        let scenario = try Self.scenario("proof: {do: set-aside}")
        scenario.expectRefusal(
            try Self.prepare(scenario, "--include", "2"), 11,
            ["no record is left: the one that was chosen keeps something personal and is set aside by the proof"])
        scenario.expectRefusal(
            try Self.prepare(scenario, "--include", "2", "3"), 11,
            ["no record is left: all 2 that were chosen keep something personal and are set aside by the proof"])
        scenario.expectRefusal(
            try Self.prepare(scenario, "--include", "9"), 11, ["no record was chosen: none has an id of --include"])
    }
}
