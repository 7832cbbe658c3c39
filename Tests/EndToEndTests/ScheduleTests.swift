import Foundation
import Testing

/// Samples that are lent under schedules of a master agreement.
struct ScheduleTests {
    /// A home with a master agreement `master.yaml` that both parties signed, and no schedule yet.
    private func mastered(scope: [(String, String)] = []) throws -> Scenario {
        let scenario = try Scenario.executed()
        try scenario.executeAgreement(try Self.master(scenario, scope: scope), as: "master.yaml")
        return scenario
    }

    private static func master(
        _ scenario: Scenario, scope edits: [(String, String)] = [], version: Int = 1
    ) throws -> String {
        var text = try scenario.agreement(id: "DSA-2026-020", end: "2027-10-31")
        let fault =
            "fault: {system: CRM, ticket: INC-48213, description: Contacts with two spellings are not merged.}\n"
        text = text.replacingOccurrences(of: fault, with: "")
        text = text.replacingOccurrences(of: "version: 1\n", with: "version: \(version)\n")
        guard let start = text.range(of: "datasets:\n"), let end = text.range(of: "disposal:\n  mode") else {
            throw Program.Failure(text: "the agreement has another form")
        }
        text.replaceSubrange(
            start.lowerBound..<end.lowerBound,
            with: """
                scope:
                  systems: [CRM]
                  categories:
                    name: {do: shape}
                    phone: {do: phone}
                    email: {do: email}
                  maxRows: 1000
                  maxBundles: {count: 2, within: P1M}
                  longestLimit: P30D

                """)
        text = text.replacingOccurrences(
            of: "clauses:\n",
            with: "clauses:\n  - {id: frame, implements: [scope], text: Schedules stay within the scope.}\n")
        for (old, new) in edits {
            guard text.contains(old) else { throw Program.Failure(text: "the agreement has no \(old)") }
            text = text.replacingOccurrences(of: old, with: new)
        }
        return text
    }

    /// A schedule under `master.yaml` as it lies there.
    private func schedule(
        _ scenario: Scenario, id: String = "INC-48213", version: Int = 1, agreementVersion: Int = 1,
        replacing edits: [(String, String)] = []
    ) throws -> String {
        let digest = try Program.succeed("sha256sum", [scenario.path("master.yaml")]).prefix(64)
        var text = """
            apiVersion: datalease/v1
            kind: SampleSchedule
            id: \(id)
            version: \(version)
            title: Contact merge fault in the CRM
            agreement: {id: DSA-2026-020, version: \(agreementVersion), sha256: \(digest)}
            fault: {system: CRM, ticket: \(id), description: Contacts with two spellings are not merged.}
            datasets:
              - name: contacts
                format: csv
                key: Id
                maxRows: 1000
                fields:
            \(Scenario.contactFields.split(separator: "\n").map { "      \($0.drop { $0 == " " })" }.joined(separator: "\n"))
                otherwise: refuse
            disposal:
              triggers:
                - {from: prepared, within: P14D}

            """
        for (old, new) in edits {
            guard text.contains(old) else { throw Program.Failure(text: "the schedule has no \(old)") }
            text = text.replacingOccurrences(of: old, with: new)
        }
        return text
    }

    /// Writes a schedule and has it signed by `person`, as `ssh-keygen` does it.
    private func execute(
        _ scenario: Scenario, _ text: String? = nil, as name: String = "inc.yaml", by person: String? = "approver",
        namespace: String = "datalease-schedule@v1"
    ) throws {
        try scenario.write(try text ?? schedule(scenario), to: name)
        try? FileManager.default.removeItem(atPath: scenario.path("\(name).approver.sig"))
        guard let person else { return }
        try Program.succeed(
            "ssh-keygen", ["-q", "-Y", "sign", "-f", scenario.path(person), "-n", namespace, scenario.path(name)])
        try FileManager.default.moveItem(
            atPath: scenario.path("\(name).sig"), toPath: scenario.path("\(name).approver.sig"))
    }

    private func prepare(_ scenario: Scenario, _ name: String = "inc.yaml") throws -> Program.Run {
        try scenario.run(scenario.prepare(under: name))
    }

    @Test("from a schedule to a bundle that the vendor checks, and to its disposal")
    func whole() throws {
        let scenario = try mastered()
        #expect(try scenario.succeed("agreement", "check", "master.yaml").contains("schedules may be signed today"))
        try scenario.write(try schedule(scenario), to: "inc.yaml")
        let unsigned = try scenario.run("schedule", "check", "inc.yaml")
        #expect(unsigned.status == 10 && unsigned.errors.contains("no approver has signed it"))
        let signed = try scenario.succeed("schedule", "sign", "inc.yaml", "--as", "approver")
        #expect(signed.contains("by Test approver") && signed.contains("contacts: nothing"))
        #expect(try scenario.succeed("schedule", "check", "inc.yaml").contains("a bundle may be prepared today"))
        let shown = try scenario.succeed("schedule", "show", "inc.yaml")
        #expect(shown.contains("contacts: 0 of 2 bundles within 1 month") && shown.contains("prepared + P14D"))

        let prepared = try prepare(scenario)
        #expect(prepared.status == 0, "\(prepared.errors)")
        let stem = "DSA-2026-020.B1.dispose-by-2026-11-16"
        #expect(try scenario.names(in: "out").contains("\(stem).zip.age"))
        let statement = try scenario.text("out/\(stem).statement.json")
        #expect(statement.contains(#""schedule": {"#) && statement.contains(#""id": "INC-48213""#), "\(statement)")
        try Program.succeed(
            "age",
            ["-d", "-i", scenario.path("vendor"), "-o", scenario.path("b.zip"), scenario.path("out/\(stem).zip.age")])
        try Program.succeed("unzip", ["-q", "-d", scenario.path("b"), scenario.path("b.zip")])
        #expect(try scenario.read("b/schedule.yaml") == scenario.read("inc.yaml"))
        #expect(try scenario.read("b/schedule.yaml.approver.sig") == scenario.read("inc.yaml.approver.sig"))
        #expect(try scenario.text("b/NOTICE.txt").contains("INC-48213 version 1: Contact merge fault in the CRM"))
        let checked = try scenario.succeed(
            "bundle", "check", "out/\(stem).zip.age", "--identity", scenario.path("vendor"), "--agreement",
            "master.yaml", "--home", scenario.path("nowhere"))
        #expect(checked.contains("the schedule is within the agreement, and signed by Test approver"), "\(checked)")

        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        scenario.clock = "2026-11-06T12:00:00Z"
        let open = try scenario.run("disposal", "resolve", "DSA-2026-020", "--on", "2026-11-05", "--as", "approver")
        #expect(open.status == 64 && open.errors.contains("--schedule: INC-48213"), "\(open.errors)")
        let resolved = try scenario.succeed(
            "disposal", "resolve", "DSA-2026-020", "--schedule", "INC-48213", "--on", "2026-11-05", "--as", "approver")
        #expect(resolved.contains("gone by 2026-11-10, not 2026-11-16"), "\(resolved)")
        let ended = try prepare(scenario)
        #expect(ended.status == 10)
        #expect(
            ended.errors.contains("its fault is resolved since 2026-11-05, and the schedule ended with it"))
        try scenario.certify(stem, disposedOn: "2026-11-06")
        try scenario.succeed("disposal", "record", "B1", "certificate.txt")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        #expect(try scenario.succeed("bundle", "list").contains("confirmed"))
        try scenario.succeed("ledger", "verify", "--signatures")
        #expect(try scenario.succeed("ledger", "show").contains("schedule-signed"))
    }

    @Test("the fault of one schedule is not that of another")
    func faults() throws {
        let scenario = try mastered()
        for id in ["INC-1", "INC-2"] {
            try execute(scenario, try schedule(scenario, id: id), as: "\(id).yaml")
            #expect(try prepare(scenario, "\(id).yaml").status == 0)
        }
        try scenario.succeed(
            "disposal", "resolve", "DSA-2026-020", "--schedule", "INC-1", "--on", "2026-11-02", "--as", "approver")
        let listed = try scenario.succeed("bundle", "list", "--json").split(separator: "\n")
        #expect(listed[0].contains("2026-11-07") && listed[1].contains("2026-11-16"), "\(listed)")
        let ended = try scenario.run("bundle", "release", "B1", "--via", "portal")
        #expect(ended.status == 10 && ended.errors.contains("the fault of schedule INC-1 is resolved since 2026-11-02"))
        try scenario.succeed("bundle", "release", "B2", "--via", "portal")
        let unknown = try scenario.run(
            "disposal", "resolve", "DSA-2026-020", "--schedule", "INC-3", "--on", "2026-11-02", "--as", "approver")
        #expect(unknown.status == 1 && unknown.errors.contains("its schedules are: INC-1, INC-2"))
        // Another schedule for the same ticket ended too; one that lent nothing yet can end.
        try execute(
            scenario, try schedule(scenario, id: "INC-9", replacing: [("ticket: INC-9", "ticket: INC-1")]),
            as: "9.yaml")
        scenario.expectRefusal(try prepare(scenario, "9.yaml"), 10, ["its fault is resolved since 2026-11-02"])
        try execute(scenario, try schedule(scenario, id: "INC-3"), as: "3.yaml")
        try scenario.succeed("agreement", "register", "3.yaml")
        try scenario.succeed(
            "disposal", "resolve", "DSA-2026-020", "--schedule", "INC-3", "--on", "2026-11-02", "--as", "approver")
        scenario.expectRefusal(try prepare(scenario, "3.yaml"), 10, ["its fault is resolved since 2026-11-02"])
        #expect(try scenario.succeed("bundle", "show", "B2").contains("INC-2 version 1"))
        try scenario.succeed("ledger", "verify", "--signatures")
    }

    @Test(
        "more bundles with one dataset than the scope allows are routine sharing, and refused until the period is over")
    func routine() throws {
        let scenario = try mastered()
        for id in ["INC-1", "INC-2", "INC-3"] {
            try execute(scenario, try schedule(scenario, id: id), as: "\(id).yaml")
        }
        #expect(try prepare(scenario, "INC-1.yaml").status == 0)
        try scenario.succeed("prepare", "INC-2.yaml", "contacts.csv", "--out", "r", "--as", "preparer", "--rehearsal")
        #expect(try prepare(scenario, "INC-2.yaml").status == 0)
        let third = try prepare(scenario, "INC-3.yaml")
        #expect(third.status == 10)
        #expect(
            third.errors.contains(
                "scope.maxBundles: 2 bundles with contacts went to Acme CRM Systems Ltd within 1 month, and 2 are allowed"
            ),
            "\(third.errors)")
        #expect(try scenario.names(in: "out").count == 8)
        // Another name is no other dataset; other fields are.
        try execute(
            scenario, try schedule(scenario, id: "INC-4", replacing: [("name: contacts", "name: people")]), as: "4.yaml"
        )
        scenario.expectRefusal(try prepare(scenario, "4.yaml"), 10, ["2 bundles with people went to"])
        // The raw export stays for the next one.
        _ = try scenario.run("disposal", "purge", "B1")
        try scenario.succeed("disposal", "void", "B1", "--reason", "R", "--as", "approver")
        #expect(try scenario.succeed("schedule", "show", "INC-3.yaml").contains("contacts: 1 of 2 bundles"))
        #expect(try prepare(scenario, "INC-3.yaml").status == 0)
        #expect(try prepare(scenario, "INC-3.yaml").status == 10)
        scenario.clock = "2026-12-01T12:00:00Z"
        #expect(try prepare(scenario, "INC-3.yaml").status == 10)
        scenario.clock = "2026-12-02T12:00:00Z"
        #expect(try prepare(scenario, "INC-3.yaml").status == 0)
    }

    @Test("what goes beyond the agreement is refused with the lines of both files, and not even signed")
    func beyond() throws {
        let scenario = try mastered()
        for (old, new, texts) in [
            (
                "FirstName: {do: shape, category: name}", "FirstName: {do: keep}",
                ["line 15", "(master.yaml, line 29: ", "by its name"]
            ),
            ("maxRows: 1000", "maxRows: 1001", ["line 12", "scope.maxRows", "1001 rows, and 1000 are allowed"]),
            ("within: P14D", "within: P31D", ["line 23", "(master.yaml, line 38: ", "and 1 more problem"]),
            ("system: CRM", "system: billing", ["line 7", "scope.systems"]),
        ] {
            try execute(scenario, try schedule(scenario, replacing: [(old, new)]))
            for words in [
                ["schedule", "check", "inc.yaml"], ["schedule", "sign", "inc.yaml", "--as", "approver"],
                scenario.prepare(under: "inc.yaml"), ["preview", "inc.yaml", "contacts.csv"],
            ] {
                let run = try scenario.run(words)
                #expect(run.status == 10, "\(words)")
                for text in texts { #expect(run.errors.contains(text), "\(run.errors)") }
            }
        }
        #expect(!scenario.exists("out"))
    }

    @Test("a signature by anybody but an approver of the agreement, or over anything else, opens nothing")
    func signatures() throws {
        let scenario = try mastered()
        for (person, text) in [
            ("preparer", "which is not under access.approvers"), ("director", "who signs for the provider"),
            ("officer", "which is not under access.approvers"),
        ] {
            try execute(scenario, by: person)
            scenario.expectRefusal(try prepare(scenario), 10, [text])
        }
        for person in ["director", "vendor-director", "approver"] {
            let party = try scenario.run("agreement", "sign", "inc.yaml", "--as", person)
            #expect(party.status == 10 && party.errors.contains("this is a schedule, which an approver signs"))
        }
        let sign = try scenario.run("schedule", "sign", "inc.yaml", "--as", "preparer")
        #expect(sign.status == 10 && sign.errors.contains("access.approvers does not name the key"))
        try execute(scenario, by: nil)
        scenario.expectRefusal(try prepare(scenario), 10, ["no approver has signed it"])
        try execute(scenario, namespace: "datalease-agreement@v1")
        scenario.expectRefusal(try prepare(scenario), 12, ["not for datalease-schedule@v1"])
        try execute(scenario)
        try scenario.write(try schedule(scenario).replacingOccurrences(of: "\n", with: "\r\n"), to: "inc.yaml")
        scenario.expectRefusal(try prepare(scenario), 12, ["the approver's signature does not hold"])
        try scenario.write("no signature", to: "inc.yaml.approver.sig")
        scenario.expectRefusal(try prepare(scenario), 12, ["the approver's signature does not hold"])
        #expect(!scenario.exists("out"))
        try execute(scenario)
        let again = try scenario.run("schedule", "sign", "inc.yaml", "--as", "approver")
        #expect(again.status == 1 && again.errors.contains("the schedule is signed already"))
        #expect(try prepare(scenario).status == 0)
    }

    @Test("an approver's key that was removed signs no schedule any more, and what it signed before goes on")
    func removedKey() throws {
        let scenario = try mastered()
        try execute(scenario)
        #expect(try prepare(scenario).status == 0)
        try execute(scenario, try schedule(scenario, id: "INC-2"), as: "two.yaml")
        scenario.clock = "2026-11-04T12:00:00Z"
        try scenario.succeed(
            "trust", "remove", scenario.path("approver.pub"), "--role", "approver", "--as", scenario.path("officer"))
        scenario.clock = "2026-11-05T12:00:00Z"
        #expect(try prepare(scenario).status == 0)
        let late = try prepare(scenario, "two.yaml")
        #expect(late.status == 10 && late.errors.contains("the approver's signature does not count"), "\(late.errors)")
        try scenario.succeed("ledger", "verify", "--signatures")
    }

    @Test("a schedule stands under one version, beside its agreement; a newer one replaces it")
    func versions() throws {
        let scenario = try mastered()
        try execute(scenario)
        let first = try scenario.text("inc.yaml")
        #expect(try prepare(scenario).status == 0)
        let alone = try scenario.run(scenario.prepare(under: "master.yaml"))
        scenario.expectRefusal(alone, 10, ["what is lent under DSA-2026-020 stands in its schedules"])
        // The agreement changes under it.
        try scenario.executeAgreement(
            try Self.master(scenario, scope: [("maxRows: 1000", "maxRows: 900")], version: 2), as: "master.yaml")
        scenario.expectRefusal(
            try prepare(scenario), 10, ["is for version 1 of DSA-2026-020, and this is version 2", "inc.yaml: line 6"])
        try FileManager.default.createDirectory(atPath: scenario.path("elsewhere"), withIntermediateDirectories: true)
        try scenario.write(first, to: "elsewhere/inc.yaml")
        scenario.expectRefusal(
            try prepare(scenario, "elsewhere/inc.yaml"), 10, ["no file beside it is DSA-2026-020 version 1, of sha256"])
        // Another schedule of the same id and version, then an older one.
        let second = try schedule(scenario, agreementVersion: 2, replacing: [("maxRows: 1000", "maxRows: 900")])
        try execute(scenario, second)
        scenario.expectRefusal(
            try prepare(scenario), 10, ["schedule INC-48213 version 1 is in the registry with other contents"])
        try execute(
            scenario, second.replacingOccurrences(of: "id: INC-48213\nversion: 1", with: "id: INC-48213\nversion: 2"))
        #expect(try prepare(scenario).status == 0)
        // What was prepared stays under what it was made under.
        let shown = try scenario.succeed("ledger", "show")
        #expect(shown.contains("INC-48213 version 1 under DSA-2026-020") && shown.contains("INC-48213 version 2 under"))
        try scenario.succeed("ledger", "verify", "--signatures")
    }

    @Test("two schedules are compared in words")
    func difference() throws {
        let scenario = try mastered()
        try execute(scenario)
        try execute(
            scenario,
            try schedule(
                scenario, version: 2, replacing: [("Email: {do: email}", "Email: {do: blank}")]),
            as: "two.yaml", by: nil)
        let run = try scenario.succeed("agreement", "diff", "inc.yaml", "two.yaml")
        #expect(run.contains("INC-48213 version 1") && run.contains("datasets.contacts.Email"), "\(run)")
        #expect(try scenario.succeed("agreement", "diff", "inc.yaml", "inc.yaml").contains("the same file"))
    }

    @Test("a master agreement is recorded with what its schedules may ask for, and has no fields to explain")
    func master() throws {
        let scenario = try mastered()
        try scenario.succeed("agreement", "register", "master.yaml")
        let record = try scenario.succeed("report", "ropa")
        #expect(record.contains("phone") && record.contains("email"), "\(record)")
        let explained = try scenario.run("agreement", "explain", "master.yaml", "contacts.Phone")
        #expect(explained.status == 10 && explained.errors.contains("stands in its schedules"), "\(explained.errors)")
    }

    @Test("a rehearsal under a schedule needs no signature, and never leaves")
    func rehearsal() throws {
        let scenario = try mastered()
        try execute(scenario, by: nil)
        try scenario.succeed(
            "prepare", "inc.yaml", "contacts.csv", "--out", "r", "--as", "preparer", "--rehearsal")
        #expect(try !scenario.succeed("ledger", "show").contains("schedule-signed"))
        let file = try #require(try scenario.names(in: "r").first { $0.hasSuffix(".zip.age") })
        try scenario.succeed("bundle", "check", "r/\(file)", "--identity", scenario.path("preparer"))
        try scenario.succeed("preview", "inc.yaml", "contacts.csv")
    }

    @Test("a bundle's limit goes later only by a new version of the agreement and of its schedule")
    func extended() throws {
        let scenario = try mastered()
        try execute(scenario)
        #expect(try prepare(scenario).status == 0)
        try scenario.executeAgreement(try Self.master(scenario, version: 2), as: "master.yaml")
        let agreementAlone = try scenario.run("disposal", "extend", "B1", "master.yaml")
        #expect(
            agreementAlone.status == 10 && agreementAlone.errors.contains("is of schedule INC-48213"),
            "\(agreementAlone.errors)")
        let longer = try schedule(
            scenario, version: 2, agreementVersion: 2, replacing: [("within: P14D", "within: P28D")])
        try execute(scenario, longer, by: nil)
        #expect(try scenario.run("disposal", "extend", "B1", "inc.yaml").status == 10)
        try execute(scenario, longer)
        #expect(
            try scenario.succeed("disposal", "extend", "B1", "inc.yaml").contains("gone by 2026-11-30, not 2026-11-16"))
        try scenario.succeed("ledger", "verify", "--signatures")
        try scenario.succeed("verify")
    }

    @Test("what an agreement's schedules say is erased with it")
    func erased() throws {
        let scenario = try mastered()
        try execute(scenario, try schedule(scenario, replacing: [("two spellings", "two spellings of Zaphod")]))
        #expect(try prepare(scenario).status == 0)
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.certify("DSA-2026-020.B1.dispose-by-2026-11-16", disposedOn: "2026-11-02")
        try scenario.succeed("disposal", "record", "B1", "certificate.txt")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        scenario.clock = "2034-01-01T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        try scenario.succeed(
            "disposal", "destroy-key", "DSA-2026-020", "--reason", "the lease is over", "--as",
            scenario.path("approver"))
        func knows() throws -> Bool {
            let files = try scenario.names(in: "home").filter { $0.hasPrefix("registry.sqlite") }
            return try files.contains {
                String(decoding: try scenario.read("home/\($0)"), as: UTF8.self).contains("Zaphod")
            }
        }
        #expect(try knows())
        try scenario.succeed("registry", "erase", "DSA-2026-020", "--as", scenario.path("officer"))
        #expect(try !knows())
        try scenario.succeed("ledger", "verify", "--signatures")
    }

    @Test("the pages of both say what may be lent, and what is, with the digest of each on every sheet")
    func pages() throws {
        let scenario = try mastered()
        try execute(scenario)
        try scenario.succeed("agreement", "show", "master.yaml", "--html", scenario.path("master.html"))
        try scenario.succeed("agreement", "show", "inc.yaml", "--html", scenario.path("inc.html"))
        for name in ["master", "inc"] {
            try Program.succeed("xmllint", ["--noout", "--nonet", scenario.path("\(name).html")])
            let digest = try Program.succeed("sha256sum", [scenario.path("\(name).yaml")]).prefix(64)
            #expect(try scenario.text("\(name).html").contains("sha256 \(digest)\""))
        }
        let master = try scenario.text("master.html")
        #expect(master.contains("<h2>What schedules may share</h2>") && master.contains("at most 2 within 1 month"))
        let page = try scenario.text("inc.html")
        #expect(page.contains("Schedule INC-48213, version 1, under data-sharing agreement DSA-2026-020"))
        #expect(page.contains("<td>FirstName</td>") && page.contains("<td>schedule</td><td>Test approver</td>"))
        #expect(try scenario.succeed("agreement", "show", "master.yaml").contains("name: shape, phone: phone"))
        let explained = try scenario.succeed("agreement", "explain", "inc.yaml", "contacts.FirstName")
        #expect(explained.contains("shape") && explained.contains("frame: Schedules stay"), "\(explained)")
        #expect(page.contains("<td>frame</td>"))
    }
}
