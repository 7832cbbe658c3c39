import Foundation
import Testing

/// Texts that speak of people of other records and other files, as a user lends them and a recipient reads them.
struct KnownExportTests {
    private static func contacts(_ more: String = "") -> String {
        """
          - name: contacts
            format: csv
            key: Id
            maxRows: 100000
            \(more)
            fields:
              Id: {do: token, type: contact-id}
              FirstName: {do: shape, category: name}
              LastName: {do: shape, category: name}
              Phone: {do: phone, type: landline}
              Email: {do: email}
            otherwise: refuse

        """
    }

    private static func tickets(_ known: String) -> String {
        """
          - name: tickets
            format: csv
            maxRows: 100000
            fields:
              Ref: {do: keep}
              Contact: {do: token, type: contact-id}
              Notes: {do: scrub, known: \(known)}
        """
    }

    private static let people = """
        Id,FirstName,LastName,Phone,Email
        CUST-900121,Sarah,Featherstonehaugh,07700 900123,sarah.f@example.com
        CUST-900122,Quibble,Zabolotny,01632 960001,q.zab@example.net

        """

    private static let notes = """
        Ref,Contact,Notes
        T1,CUST-900121,"wife of sarah featherstonehaugh, ZABOLOTNY rang on 01632 960001 for CUST-900122"
        T2,,see cust900122: q.zab@example.net; the modem was reset

        """

    private static let secrets = [
        "Sarah", "sarah", "eatherstone", "abolotny", "ABOLOTNY", "Quibble", "960001", "900122", "q.zab", "900121",
    ]

    private func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Prepares a bundle of both exports under an executed agreement, and reads them as its recipient.
    private func lend(
        _ scenario: Scenario, _ datasets: String, as name: String, _ arguments: String...,
        tickets: String = "tickets.csv"
    ) throws -> (contacts: String, tickets: String, output: String) {
        if !scenario.exists("\(name).yaml") {
            try scenario.executeAgreement(
                try scenario.agreement(id: "DSA-\(name)", datasets: datasets), as: "\(name).yaml")
        }
        let out = "out-\(name)-\(arguments.joined())"
        let run = try scenario.run(
            [
                "prepare", "\(name).yaml", "contacts=contacts.csv", "tickets=\(tickets)", "--out", out, "--as",
                scenario.path("preparer"),
            ] + arguments)
        #expect(run.status == 0, "\(run.errors)")
        for secret in Self.secrets { #expect(!(run.output + run.errors).contains(secret)) }
        let opened = try scenario.open(out, as: "vendor")
        return (
            try scenario.text("\(opened)/data/contacts.csv"), try scenario.text("\(opened)/data/\(tickets)"), run.output
        )
    }

    @Test("a note speaks of a person of another file by the pseudonyms that the person has there")
    func otherFile() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.people, to: "contacts.csv")
        try scenario.write(Self.notes, to: "tickets.csv")
        let lent = try lend(scenario, Self.contacts() + Self.tickets("export"), as: "EXPORT")
        let people = rows(lent.contacts)
        let lines = lent.tickets.split(separator: "\n").map(String.init)
        #expect(
            lines[1]
                == "T1,\(people[0][0]),\"wife of \(people[0][1].lowercased()) \(people[0][2].lowercased()),"
                + " \(people[1][2].uppercased()) rang on \(people[1][3]) for \(people[1][0])\"")
        #expect(lines[2].hasPrefix("T2,,see ") && lines[2].hasSuffix(": \(people[1][4]); the modem was reset"))
        for secret in Self.secrets { #expect(!lent.tickets.contains(secret), "\(secret)") }
        let said = try #require(lent.output.split(separator: "\n").first { $0.hasPrefix("scrubbed") })
        #expect(said.contains("tickets: 2 of 2 texts: ") && said.contains(" from other records of the run"), "\(said)")
        let figures = said.drop { $0 != ":" }
        #expect(try scenario.succeed("bundle", "show", "B1").contains("tickets\(figures)\n"), "\(figures)")
        // The record alone knows nobody of the other file: what looks personal is replaced, by other pseudonyms.
        try scenario.write("Ref,Contact,Notes\nT1,CUST-900121,rang on 01632 960001\n", to: "tickets.csv")
        let alone = try lend(scenario, Self.contacts() + Self.tickets("record"), as: "RECORD")
        #expect(!alone.tickets.contains(rows(alone.contacts)[1][3]))
        #expect(!alone.output.contains("other records"))
    }

    @Test("whom a sample leaves out is known all the same, a family sample too")
    func samples() throws {
        let scenario = try Scenario.executed()
        var (people, notes) = ("Id,FirstName,LastName,Phone,Email\n", "Ref,Contact,Notes\n")
        let letters = "bcdfghjklm".map(String.init)
        var names: [String] = []
        for index in 0..<60 {
            let name = "Zor\(letters[index / 10])y\(letters[index % 10])o"
            names.append(name)
            people += "CUST-\(900_100 + index),\(name),Quux\(name),01632 960\(100 + index),\n"
            notes += "T\(index),CUST-\(900_159 - index),told by \(name) (01632960\(100 + index))\n"
        }
        try scenario.write(people, to: "contacts.csv")
        try scenario.write(notes, to: "tickets.csv")
        for sample in ["sample: {rows: 3, shapes: 1}", "sample: {by: Id, share: 1/4, type: customer}"] {
            let lent = try lend(
                scenario, Self.contacts(sample) + Self.tickets("export"), as: sample.contains("by") ? "BY" : "ROWS")
            #expect(rows(lent.contacts).count < 60 && !rows(lent.contacts).isEmpty)
            let tickets = rows(lent.tickets)
            #expect(tickets.count == 60)
            for (index, ticket) in tickets.enumerated() {
                #expect(ticket[2].hasPrefix("told by ") && !ticket[2].contains(names[index]), "\(ticket)")
                #expect(!ticket[2].contains("01632"))
            }
        }
    }

    @Test("XML texts have the pseudonyms of the CSV file, and any number of threads writes the same bytes")
    func formats() throws {
        let scenario = try Scenario.executed()
        var people = Self.people
        for index in 0..<30_000 { people += "CUST-\(100_000 + index),Zorbly,Quux,02079 46\(1_000 + index % 9_000),\n" }
        try scenario.write(people, to: "contacts.csv")
        try scenario.write(
            "<ts>\n<t about=\"Mrs Zabolotny &amp; son\"><note>01632 960001 &lt;ZABOLOTNY&gt;</note></t>\n</ts>\n",
            to: "tickets.xml")
        let datasets =
            Self.contacts() + """
                  - name: tickets
                    format: xml
                    xml: {record: /ts/t}
                    maxRows: 10
                    fields: {/ts/t/@about: {do: scrub, known: export}, /ts/t/note: {do: scrub, known: export}}
                """
        var lent: [(contacts: String, tickets: String, output: String)] = []
        for threads in ["1", "4"] {
            lent.append(try lend(scenario, datasets, as: "XML", "--threads", threads, tickets: "tickets.xml"))
        }
        #expect(lent[0].contacts == lent[1].contacts && lent[0].tickets == lent[1].tickets)
        let person = rows(lent[0].contacts)[1]
        #expect(
            lent[0].tickets
                == "<ts>\n<t about=\"Mrs \(person[2]) &amp; son\"><note>\(person[3]) &lt;\(person[2].uppercased())&gt;"
                + "</note></t>\n</ts>\n")
    }

    @Test("a pipe that would have to be read twice is refused and leaves nothing; one that holds nobody is read")
    func pipes() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.people, to: "contacts.csv")
        try scenario.write(Self.notes, to: "tickets.csv")
        let run = try scenario.rehearse(
            Self.contacts() + Self.tickets("export"), "contacts=-", "tickets=tickets.csv", input: Self.people)
        scenario.expectRefusal(
            run, 11, ["dataset contacts: scrub: {known: export} reads the exports of a run twice", "save the export"])
        #expect((try? scenario.names(in: "rehearsal"))?.isEmpty ?? true)
        let texts = Self.tickets("export").replacing(
            "Contact: {do: token, type: contact-id}", with: "Status: {do: keep}")
        let piped = try scenario.rehearse(
            Self.contacts() + texts, "contacts=contacts.csv", "tickets=-",
            input: "Ref,Status,Notes\nT1,open,zabolotny\n")
        #expect(piped.status == 0, "\(piped.errors)")
        let opened = try scenario.open()
        let name = try #require(try scenario.names(in: "\(opened)/data").first { !$0.hasPrefix("contacts") })
        let last = rows(try scenario.text("\(opened)/data/contacts.csv"))[1][2]
        #expect(try scenario.text("\(opened)/data/\(name)") == "Ref,Status,Notes\nT1,open,\(last.lowercased())\n")
    }

    @Test("preview and agreement check speak of it")
    func looking() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.people, to: "contacts.csv")
        try scenario.write(Self.notes, to: "tickets.csv")
        try scenario.write(
            try scenario.agreement(datasets: Self.contacts() + Self.tickets("export")), to: "draft.yaml")
        let check = try scenario.run("agreement", "check", "draft.yaml")
        #expect(check.output.contains("scrub known: export, unsure: replace, with: pseudonym"), "\(check.output)")
        #expect(check.output.contains("what the fields of all records of the run hold, and what looks personal"))
        let preview = try scenario.run("preview", "draft.yaml", "contacts=contacts.csv", "tickets=tickets.csv")
        #expect(preview.status == 0, "\(preview.errors)")
        #expect(preview.errors.contains("tickets: known: export looked for what the first records hold"))
        #expect(!preview.errors.contains("the proof over the output would stop here"), "\(preview.errors)")
        for secret in Self.secrets { #expect(!(preview.output + preview.errors).contains(secret)) }
    }

    @Test(
        "references that the agreement declares are replaced in texts as their field is, and refused where they are kept"
    )
    func references() throws {
        let scenario = try Scenario.executed()
        let datasets = Self.contacts() + Self.tickets("record")
        func draft(_ references: String, _ datasets: String) throws {
            try scenario.write(
                try scenario.agreement(
                    datasets: datasets,
                    replacing: [("purposes: [system-fix]", "purposes: [system-fix]\nreferences: \(references)")]),
                to: "draft.yaml")
        }
        try draft("[CUST-######, \"@@##/#\"]", datasets)
        #expect(
            try scenario.run("agreement", "check", "draft.yaml").output.contains("references: CUST-######, @@##/#"))
        #expect(try scenario.run("agreement", "show", "draft.yaml").output.contains("CUST-######, @@##/#"))
        try scenario.write(Self.people, to: "contacts.csv")
        try scenario.write(
            "Ref,Contact,Notes\nT1,CUST-900121,from CUST-900122 to CUST-900121 and jb12/3\nT2,CUST-900122,no\n",
            to: "tickets.csv")
        func rehearse(_ folder: String) throws -> Program.Run {
            try scenario.run(
                "prepare", "draft.yaml", "contacts=contacts.csv", "tickets=tickets.csv", "--out", folder, "--as",
                scenario.path("preparer"), "--rehearsal")
        }
        let run = try rehearse("one")
        #expect(run.status == 0, "\(run.errors)")
        let tickets = rows(try scenario.text("\(try scenario.open("one"))/data/tickets.csv"))
        let note = tickets[0][2].split(separator: " ")
        #expect(note[1] == tickets[1][1] && note[3] == tickets[0][1] && note.count == 6 && note[5] != "jb12/3")
        try draft(
            "[CUST-######]", datasets.replacing("Contact: {do: token, type: contact-id}", with: "Contact: {do: keep}"))
        scenario.expectRefusal(try rehearse("two"), 11, ["line 2, column Contact: a declared reference"])
        try draft("[\"-##\", CUST, CUST-######, CUST-######]", datasets)
        let refused = try scenario.run("agreement", "check", "draft.yaml")
        #expect(refused.status == 10)
        for text in ["references[1]", "references[2]", "references[4]", "stands twice"] {
            #expect((refused.output + refused.errors).contains(text), "\(refused.output)")
        }
    }
}
