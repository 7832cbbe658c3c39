import Foundation
import Testing

/// Personal values that an agreement would let through: the proof over the output stops the run, says where, and never
/// says what.
struct OutputProofTests {
    /// A value of the export, what is planted elsewhere, and how the refusal calls it.
    struct Planting: Sendable, CustomTestStringConvertible {
        let planted: String
        let noun: String
        var testDescription: String { noun }
    }

    private static let header = "Id,First,Last,Phone,Email,Sort,Account,Reference,Street,Postcode,Note,City\n"
    /// Whose values are planted: nothing that a recogniser would be certain of in itself is told apart by that.
    private static let person =
        "1,Siân,O'Neill,07700 900123,sian.oneill@example.com,00-11-22,87654321,CUST-900123/A,10 Canary Street,ZZ9 9AB,x,Leeds\n"
    private static let other =
        "2,JOHN,SMITH,01632 960001,n@example.net,00-11-23,12345670,CUST-900124/B,11 Canary Street,ZZ9 9AC,%,York\n"

    private static func dataset(_ more: String = "", note: String = "{do: keep}", id: String = "{do: keep}") -> String {
        """
          - name: contacts
            format: csv
            csv: {delimiter: ",", header: {row: 1}, footer: 0}
            maxRows: 1000
            \(more)
            fields:
              Id: \(id)
              First: {do: shape, category: name}
              Last: {do: shape, category: name}
              Phone: {do: phone}
              Email: {do: email}
              Sort: {do: account, part: sort-code, with: Account}
              Account: {do: account, part: number, with: Sort}
              Reference: {do: token}
              Street: {do: shape, category: address}
              Postcode: {do: postcode, outward: area}
              Note: \(note)
              City: {do: keep}
            otherwise: refuse
        """
    }

    private static let plantings = [
        Planting(planted: "rang from 7700900123 twice", noun: "a telephone number that another field holds"),
        Planting(planted: "ring 07700 900129", noun: "a telephone number"),
        Planting(planted: "sian.oneill@example.com", noun: "an e-mail address that another field holds"),
        Planting(planted: "paid from 00112287654321", noun: "a bank account that another field holds"),
        Planting(planted: "see cust 900123/a: CUST900123A", noun: "a reference or identifier that another field holds"),
        Planting(planted: "moved from 10 Canary St, zz99ab", noun: "a postcode and street that other fields hold"),
        Planting(planted: "O’NEILL SIAN was here", noun: "a person's name that other fields hold"),
        Planting(planted: "lives with John", noun: "a part of the name of its own record"),
        Planting(planted: "no. 12345670", noun: "a number or code of its own record"),
    ]

    @Test("each kind of value in a kept field stops the run, with its line and column", arguments: plantings)
    func keptField(_ planting: Planting) throws {
        let scenario = try Scenario.executed()
        try scenario.write(
            Self.header + Self.person + Self.other.replacing("%", with: "\"\(planting.planted)\""), to: "contacts.csv")
        let run = try scenario.rehearse(Self.dataset(), "contacts.csv")
        scenario.expectRefusal(
            run, 11, ["the proof over the output", "dataset contacts: line 3, column Note: \(planting.noun)"])
        try scenario.expectIntact(in: ["out", "rehearsal"])
        // A look before it says so, too.
        let preview = try scenario.run("preview", "draft.yaml", "contacts.csv")
        #expect(preview.status == 0)
        #expect(
            (preview.output + preview.errors).contains(
                "the proof over the output would stop here: line 3, column Note: \(planting.noun)"), "\(preview.errors)"
        )
    }

    @Test("an export that keeps nothing of anybody passes")
    func clean() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.header + Self.person + Self.other.replacing("%", with: "wants a form"), to: "a.csv")
        let run = try scenario.rehearse(Self.dataset(), "a.csv")
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("a value is found across a line break in quotes, behind doubled quotes, and wherever else a cell can stand")
    func places() throws {
        let scenario = try Scenario.executed()
        for (note, place) in [
            ("\"call 07700\n900129\"", "line 3, column Note"), ("\"said \"\"07700 900129\"\"\"", "line 3, column Note"),
            ("=\"07700900129\"", "line 3, column Note"),
        ] {
            try scenario.write(Self.header + Self.person + Self.other.replacing("%", with: note), to: "a.csv")
            scenario.expectRefusal(try scenario.rehearse(Self.dataset(), "a.csv"), 11, ["\(place): a telephone number"])
        }
        // A cell beyond the header cannot be kept; whose it is must not stand elsewhere either.
        let beyond = Self.other.replacing("%", with: "ask CANARY@example.com").replacing(
            "York\n", with: "York,canary@example.com\n")
        try scenario.write(Self.header + Self.person + beyond, to: "a.csv")
        let extra = Self.dataset(note: "{do: keep, category: email}").replacing(
            "City: {do: keep}\n", with: "City: {do: keep}\n      \"#extra\": {do: blank}\n")
        scenario.expectRefusal(
            try scenario.rehearse(extra, "a.csv"), 11, ["line 3, column Note: an e-mail address that another field"])
        // Above the header, in it, and below the records.
        let margins = Self.dataset().replacing("header: {row: 1}, footer: 0", with: "header: {row: 2}, footer: 1")
            .replacing(
                "City: {do: keep}",
                with: "City: {do: keep}\n      \"#preamble\": {do: keep}\n      \"#footer\": {do: keep}")
        let records = Self.header + Self.person + Self.other.replacing("%", with: "x")
        try scenario.write("Made for canary@example.com\n" + records + "The end\n", to: "a.csv")
        scenario.expectRefusal(
            try scenario.rehearse(margins, "a.csv"), 11, ["line 1, column #preamble: an e-mail address"])
        try scenario.write("Contacts\n" + records + "Ask Sian O'Neill\n", to: "a.csv")
        scenario.expectRefusal(
            try scenario.rehearse(margins, "a.csv"), 11, ["line 5, column #footer: a person's name that other fields"])
        let named = Self.dataset().replacing("otherwise: refuse", with: "otherwise: blank")
        try scenario.write(
            "\(Self.header.dropLast()),07700 900129\n\(Self.person.dropLast()),\n", to: "a.csv")
        scenario.expectRefusal(
            try scenario.rehearse(named, "a.csv"), 11, ["line 1, the header: a telephone number"])
        // A first record that was taken for the header, and has rules named after its cells.
        for (cell, says) in [
            ("Canary.Oakley@example.com", "an e-mail address"), ("Mr John Smith", "the name of a person"),
            ("01632 960001", "a telephone number"), ("10 Canary Street", "a street address"),
            ("GB33BUKB20201555555555", "an IBAN"),
        ] {
            try scenario.write("\(cell),Leeds\nx,York\ny,Hull\n", to: "a.csv")
            let dataset = """
                  - name: contacts
                    format: csv
                    csv: {delimiter: ",", header: {row: 1}, footer: 0}
                    maxRows: 1000
                    fields: {"\(cell)": {do: shape}, Leeds: {do: shape}}
                """
            scenario.expectRefusal(try scenario.rehearse(dataset, "a.csv"), 11, ["line 1, the header: \(says)"])
        }
    }

    @Test("the name of an entry is searched, too")
    func entryName() throws {
        let scenario = try Scenario.executed()
        let records = Self.header + Self.person + Self.other.replacing("%", with: "x")
        try scenario.write(records, to: "john-smith.csv")
        let named = Self.dataset().replacing("name: contacts", with: "name: john-smith")
        let run = try scenario.rehearse(named, "john-smith.csv")
        #expect(run.status == 11)
        #expect(
            run.errors.contains("dataset john-smith: the name of its entry: a person's name that other fields hold"),
            "\(run.errors)")
    }

    @Test("XML: attributes, references, CDATA, comments and instructions are searched, and values meet across exports")
    func xml() throws {
        let scenario = try Scenario.executed()
        let dataset = """
              - name: payments
                format: xml
                xml: {record: /payments/payment}
                maxRows: 1000
                fields:
                  /payments/payment/@ref: {do: token, type: contact-id}
                  /payments/payment/@by: {do: keep}
                  /payments/payment/name: {do: shape, category: name}
                  /payments/payment/note: {do: keep}
                  "#comment": {do: keep}
                  "#pi": {do: keep}
                otherwise: refuse
            """
        func document(by: String = "x", note: String = "x", comment: String = "x", data: String = "x") -> String {
            """
            <?xml version="1.0"?>
            <payments><!--\(comment)--><?audit \(data)?>
            <payment ref="REF900123" by="\(by)"><name>Siân O'Neill</name><note>\(note)</note></payment>
            </payments>
            """
        }
        for (text, says) in [
            (document(by: "canary@example.com"), "line 3, column /payments/payment/@by: an e-mail address"),
            (document(by: "canary&#64;example.com"), "line 3, column /payments/payment/@by: an e-mail address"),
            (document(note: "ring 07700&#x20;900129"), "line 3, column /payments/payment/note: a telephone number"),
            (document(note: "<![CDATA[ring 07700 900129]]>"), "line 3, column /payments/payment/note: a telephone"),
            (document(note: "ring 0770<![CDATA[0 900]]>129"), "line 3, column /payments/payment/note: a telephone"),
            (document(note: "for Siân<!--,-->O'Neill"), "line 3, column /payments/payment/note: a person's name that"),
            (document(note: "Sian &amp; co"), "line 3, column /payments/payment/note: a part of the name of its own"),
            (document(comment: "by Sian O'Neill"), "line 2, column #comment: a person's name that other fields"),
            (document(data: "for=REF900123"), "line 2, column #pi: a reference or identifier that another field"),
        ] {
            try scenario.write(text, to: "payments.xml")
            scenario.expectRefusal(try scenario.rehearse(dataset, "payments.xml"), 11, [says])
        }
        try scenario.write(document(), to: "payments.xml")
        #expect(try scenario.rehearse(dataset, "payments.xml").status == 0)
        // Somebody's phone of one export in a note of another.
        try scenario.write(document(note: "0044 1632 960001"), to: "payments.xml")
        try scenario.write(Self.header + Self.person + Self.other.replacing("%", with: "x"), to: "contacts.csv")
        scenario.expectRefusal(
            try scenario.rehearse(
                dataset + "\n" + Self.dataset(), "payments=payments.xml", "contacts=contacts.csv"), 11,
            ["dataset payments: line 3, column /payments/payment/note: a telephone number that another field holds"])
    }

    @Test(
        "XML: a value that a section divides is found where scrub replaced what stands beside it; targets are searched")
    func dividedText() throws {
        let scenario = try Scenario.executed()
        let dataset = """
              - name: payments
                format: xml
                xml: {record: /payments/payment}
                maxRows: 1000
                fields:
                  /payments/payment/name: {do: shape, category: name}
                  /payments/payment/phone: {do: phone}
                  /payments/payment/note: {do: scrub}
                  "#comment": {do: keep}
                  "#pi": {do: keep}
                otherwise: refuse
            """
        func document(_ note: String, data: String = "audit x") -> String {
            """
            <?xml version="1.0"?>
            <payments><?\(data)?>
            <payment><name>Siân O'Neill</name><phone>07700 900123</phone><note>\(note)</note></payment>
            </payments>
            """
        }
        let note = "line 3, column /payments/payment/note: a telephone number"
        for (text, says) in [
            (document("Siân: 0770<![CDATA[0 900123]]> x"), note), (document("Siân: 07700 <!-- x -->900123"), note),
            (document("07700 9<![CDATA[00123 of Siân]]>"), note),
            (document("x", data: "sian.o-neill x"), "line 2, column #pi: a person's name that other fields hold"),
            (document("x", data: "Sian ONeill"), "line 2, column #pi: a person's name that other fields hold"),
            (document("x", data: "tel07700900123"), "line 2, column #pi: a telephone number that another field"),
        ] {
            try scenario.write(text.replacing("o-neill", with: "oneill"), to: "payments.xml")
            scenario.expectRefusal(try scenario.rehearse(dataset, "payments.xml"), 11, [says])
        }
        try scenario.write(document("Siân: 0770<![CDATA[ twice]]>"), to: "payments.xml")
        let clean = try scenario.rehearse(dataset, "payments.xml")
        #expect(clean.status == 0, "\(clean.errors)")
        // Each part of a number would get a pseudonym of its own: together they may be somebody's.
        for divided in ["07700<!-- x -->900123", "07700<![CDATA[ 900123]]>", "<![CDATA[07700]]><?x y?>900123"] {
            try scenario.write(document("x").replacing("07700 900123", with: divided), to: "payments.xml")
            scenario.expectRefusal(
                try scenario.rehearse(dataset, "payments.xml"), 11,
                ["line 3, /payments/payment/phone", "divides this value"])
        }
        for whole in ["<![CDATA[07700 900123]]>", " <!-- x --> 07700 900123 <?x y?>"] {
            try scenario.write(
                document("x").replacing("07700 900123", with: whole).replacing("Siân O", with: "Siân<!-- x --> O"),
                to: "payments.xml")
            let run = try scenario.rehearse(dataset, "payments.xml")
            #expect(run.status == 0, "\(run.errors)")
        }
    }

    @Test("rich text of a web form is scrubbed as it reads, and beside that stays as it was written")
    func richText() throws {
        let scenario = try Scenario.executed()
        let note = "<p>Sian&nbsp;O&#39;Neill &amp; co, 50%: 07700&nbsp;900129 jo%40example.com</p>"
        try scenario.write(Self.header + Self.person.replacing(",x,", with: ",\(note.quoted),"), to: "a.csv")
        let run = try scenario.rehearse(Self.dataset(note: "{do: scrub, with: tag}"), "a.csv")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try scenario.sharedText().contains(
                "<p><NAME>&nbsp;<NAME> &amp; co, 50%: <PHONE> <EMAIL></p>"))
    }

    @Test("a fixed-width field is searched for itself, whatever stands directly beside it")
    func fixedWidth() throws {
        let scenario = try Scenario.executed()
        let dataset = """
              - name: lines
                format: fixed-width
                fixed: {records: [{name: line, fields: {id: 1-4, phone: 5-15, note: 16-26, end: 27-29}}]}
                maxRows: 100
                fields: {line.id: {do: keep}, line.phone: {do: phone}, line.note: {do: keep}, line.end: {do: keep}}
                otherwise: refuse
            """
        try scenario.write("000107700900123nothing    999\n0002016329600017700900123 123\n", to: "lines.txt")
        let run = try scenario.rehearse(dataset, "lines.txt")
        scenario.expectRefusal(run, 11, ["line 2, column note: a telephone number that another field holds"])
        try scenario.write("000107700900123nothing    999\n000201632960001nothing    123\n", to: "lines.txt")
        let clean = try scenario.rehearse(dataset, "lines.txt")
        #expect(clean.status == 0, "\(clean.errors)")
    }

    @Test("what scrub leaves standing is searched: somebody else's value that it does not know")
    func scrubbed() throws {
        let scenario = try Scenario.executed()
        for (note, says) in [
            (
                "John rang on 01632 960001 about CUST900123A",
                "line 3, column Note: a reference or identifier that another"
            ),
            ("John rang on 01632 960001", ""),
        ] {
            try scenario.write(Self.header + Self.person + Self.other.replacing("%", with: note), to: "a.csv")
            let run = try scenario.rehearse(Self.dataset(note: "{do: scrub}"), "a.csv")
            if says.isEmpty {
                #expect(run.status == 0, "\(run.errors)")
            } else {
                scenario.expectRefusal(run, 11, [says])
            }
        }
    }

    @Test("the message is the same for any number of threads, and a pipe is searched like a file")
    func threads() throws {
        let scenario = try Scenario.executed()
        let dataset = Self.dataset("sample: {first: 9000}").replacing("maxRows: 1000", with: "maxRows: 20000")
        var export = Self.header
        for number in 0..<12_000 {
            export += Self.other.replacing("%", with: number == 7_000 ? "Sian O'Neill" : "a note of no one \(number)")
                .replacing("12345670", with: "1234\(1_000 + number % 9_000)").replacing("2,", with: "\(number),")
        }
        export += Self.person
        try scenario.write(export, to: "contacts.csv")
        try scenario.write(try scenario.agreement(datasets: dataset), to: "draft.yaml")
        var messages: Set<String> = []
        for threads in ["1", "2", "3", "8"] {
            let run = try scenario.run(
                "prepare", "draft.yaml", "contacts.csv", "--out", "rehearsal", "--as", scenario.path("preparer"),
                "--rehearsal", "--threads", threads)
            // Whose record is left out of the sample is a person of the input, too.
            scenario.expectRefusal(run, 11, ["line 7002, column Note: a person's name that other fields hold"])
            messages.insert(run.errors)
        }
        #expect(messages.count == 1)
        let piped = try scenario.rehearse(dataset, ["-"], input: export)
        scenario.expectRefusal(piped, 11, ["line 7002, column Note: a person's name that other fields hold"])
        try scenario.expectIntact(in: ["out", "rehearsal"])
    }

    @Test("a record that alone shows what it keeps is set aside where the agreement says so; what others show refuses")
    func setAside() throws {
        let scenario = try Scenario.executed()
        let records = Self.header + Self.person + Self.other.replacing("%", with: "lives with John")
        try scenario.write(records, to: "contacts.csv")
        let aside = Self.dataset("proof: {do: set-aside}")
        let run = try scenario.rehearse(aside, "contacts.csv")
        #expect(run.status == 3, "\(run.errors)")
        #expect(run.output.contains("contacts: 1 of 2 rows"))
        #expect(
            run.output.contains("set aside    contacts: 1 with something personal in what is kept, at line 3\n"),
            "\(run.output)")
        let shared = try scenario.sharedText()
        #expect(shared.split(separator: "\n").count == 2)
        #expect(!shared.contains("John"))
        try scenario.write(
            Self.header + Self.person + Self.other.replacing("%", with: "see CUST900123A"), to: "contacts.csv")
        scenario.expectRefusal(
            try scenario.rehearse(aside, "contacts.csv"), 11,
            ["line 3, column Note: a reference or identifier", "what only the whole input shows is not set aside"])
        try scenario.write(Self.header + Self.other.replacing("%", with: "John"), to: "contacts.csv")
        scenario.expectRefusal(try scenario.rehearse(aside, "contacts.csv"), 11, ["no record is left"])
    }

    @Test("figures are those of the rows that leave, where the proof sets some aside and a condition leaves others out")
    func figuresOfWhatLeaves() throws {
        let scenario = try Scenario.executed()
        let header = "Id,First,Phone,Note,Memo\n"
        let rows = [
            "1,Siân,07700 900123,Siân rang 07700 900129,x",
            "2,JOHN,01632 960001,John rang 01632 960009,lives with John",
            "3,Zoë,01632 960002,nothing,y", "4,Ezekiel,01632 960003,Ezekiel rang 01632 960010,z",
            "5,Ann,01632 960004,,w",
        ]
        try scenario.write(header + rows.map { $0 + "\n" }.joined(), to: "contacts.csv")
        let run = try scenario.rehearse(
            """
              - name: contacts
                format: csv
                csv: {delimiter: ",", header: {row: 1}, footer: 0}
                maxRows: 1000
                sample: {where: 'Id != "4"'}
                proof: {do: set-aside}
                fields:
                  Id: {do: keep}
                  First: {do: shape, category: name}
                  Phone: {do: phone}
                  Note: {do: scrub}
                  Memo: {do: keep}
                otherwise: refuse
            """, "contacts.csv")
        #expect(run.status == 3, "\(run.errors)")
        let reasons = "4 by where; 1 of these set aside"
        let scrubbed = "1 of 2 texts: 1 name, 1 phone; 1 of these from the text's own record"
        #expect(run.output.contains("contacts: 3 of 5 rows: \(reasons)\n"), "\(run.output)")
        #expect(run.output.contains("contacts: \(scrubbed)\n"), "\(run.output)")
        let shown = try scenario.succeed("bundle", "show", "B1")
        #expect(shown.contains("contacts: \(reasons)\n") && shown.contains("contacts: \(scrubbed)\n"), "\(shown)")
    }

    @Test("what helps is said: a category for what a recogniser finds, and none for what another field holds")
    func hints() throws {
        let scenario = try Scenario.executed()
        let category = "says so with category:"
        for (planted, isOffered, isLimited) in [
            ("ring 07700 900129", true, false), ("see CUST900123A", false, false),
            ("see CUST900123A: 07700 900129", true, true),
        ] {
            try scenario.write(
                Self.header + Self.person + Self.other.replacing("%", with: planted), to: "contacts.csv")
            let run = try scenario.rehearse(Self.dataset(), "contacts.csv")
            scenario.expectRefusal(run, 11, ["a rule that keeps nothing", "an approver waives"])
            #expect(run.errors.contains(category) == isOffered, "\(run.errors)")
            #expect(run.errors.contains("which lets pass none that another field holds") == isLimited, "\(run.errors)")
        }
    }

    @Test("a declared category is no finding; off needs a reason, counts once executed, and is said in a rehearsal")
    func declared() throws {
        let scenario = try Scenario.executed()
        try scenario.write(
            Self.header + Self.person + Self.other.replacing("%", with: "07700 900129"), to: "contacts.csv")
        let declared = try scenario.rehearse(
            Self.dataset(note: "{do: keep, category: phone, because: our own lines}"), "contacts.csv")
        #expect(declared.status == 0, "\(declared.errors)")
        let off = Self.dataset("proof: {do: off, because: the notes are ours}")
        let rehearsed = try scenario.rehearse(off, "contacts.csv")
        #expect(rehearsed.status == 0, "\(rehearsed.errors)")
        #expect(rehearsed.errors.contains("contacts: with proof: {do: off}, line 3, column Note: a telephone number"))
        let shown = try scenario.succeed("bundle", "show", "B2")
        #expect(!shown.contains("left unsearched") && shown.contains("in this rehearsal what is kept was searched"))
        try scenario.executeAgreement(try scenario.agreement(id: "DSA-OFF", datasets: off), as: "off.yaml")
        let prepared = try scenario.run(scenario.prepare(under: "off.yaml"))
        #expect(prepared.status == 0, "\(prepared.errors)")
        #expect(try scenario.succeed("bundle", "show", "B3").contains("off: what is kept left unsearched"))
        let checked = try scenario.run("agreement", "check", "off.yaml")
        #expect(
            checked.output.contains(
                "proof    dataset contacts: what is kept leaves unsearched, because: the notes are ours"),
            "\(checked.output)")
        #expect(
            try scenario.succeed("agreement", "show", "off.yaml").contains("unsearched, because: the notes are ours"))
        try scenario.write(try scenario.agreement(datasets: Self.dataset("proof: {do: off}")), to: "bad.yaml")
        scenario.expectRefusal(try scenario.run("agreement", "check", "bad.yaml"), 10, ["proof"])
    }
}

extension String {
    fileprivate var quoted: String { "\"\(self)\"" }
}
