import Foundation
import Testing

/// An export that `prepare` refuses.
private struct BadExport: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let status: Int32
    let says: [String]

    init(_ name: String, _ text: String, _ status: Int32 = 11, says: String...) {
        self.name = name
        self.text = text
        self.status = status
        self.says = says
    }

    var testDescription: String { name }
}

/// Exports that cannot be read or do not fit their agreement: the exit code and message of each, and that nothing of the
/// run stays.
struct BadExportTests {
    private static let header = "Id,FirstName,LastName,Phone,Email,Notes\n"

    private static let delimited = [
        BadExport("an empty file", "", says: "dataset contacts: the export is empty", "was the export complete?"),
        BadExport("a header and no more", header, says: "dataset contacts: the export holds no records"),
        BadExport(
            "a header without a line end", String(header.dropLast()),
            says: "dataset contacts: the export holds no records", "was the export complete?"),
        BadExport(
            "a column that no rule names", "Id,FirstName,LastName,Phone,Email,Notes,Fax\n1,a,b,c,d,e,canary\n",
            says: "no rule of the agreement names the column Fax", "add a rule for each"),
        BadExport(
            "a column twice", "Id,FirstName,LastName,Phone,Email,Notes,Email\n1,a,b,c,d,e,canary\n",
            says: "line 1: fields 5 and 7 of the header have the same name"),
        BadExport(
            "a column too few", "Id,FirstName,LastName,Phone,Email\n1,a,b,c,canary\n",
            says: "dataset contacts: the export has no column Notes", "is it the right export?"),
        BadExport(
            "a first row that is no header", "1,canary,Smith,07700 900123,canary@example.com,x\n2,b,c,d,e,f\n",
            says: "6 of the 6 fields that the agreement names are not in the header"),
        BadExport(
            "a row with a field too many", header + "1,a,b,c,d,e\n2,a,b,c,d,e,canary\n",
            says: "dataset contacts: line 3: 7 fields where the header has 6"),
        BadExport(
            "a row with fields too few", header + "1,a,b,c,d,e\n\"2\",\"canary\"\n",
            says: "dataset contacts: line 3: 2 fields where the header has 6"),
        BadExport(
            "a quote that is never closed", header + "1,a,\"b\nb\",c,d,e\n2,a,\"canary,c,d,e\n3,a,b,c,d,e\n",
            says: "line 4, column LastName: the quote that opens here is not closed", "cut short"),
        BadExport(
            "text behind a closing quote", header + "1,a,\"can\"ary,c,d,e\n",
            says: "line 2, column LastName: text behind a closing quote", "set-aside or shape"),
        BadExport(
            "a footer that no rule names", header + "1,a,b,c,d,e\nTotal: 1 canary\n",
            says: "line 3: 1 field where the header has 6"),
        BadExport(
            "XML in place of CSV", "<?xml version='1.0'?><payments>canary</payments>\n",
            says: "6 of the 6 fields", "is it the right export"),
    ]

    @Test(
        "a delimited export that does not fit is refused with its line and column, and nothing stays",
        arguments: delimited)
    private func refused(_ export: BadExport) throws {
        let scenario = try Scenario.executed()
        try scenario.write(export.text, to: "bad.csv")
        scenario.expectRefusal(try scenario.run(scenario.prepare("bad.csv")), export.status, export.says)
        try scenario.expectIntact()
    }

    @Test("a column is said by its number where its name may be somebody's, and by its name where it is none")
    func personalHeader() throws {
        let scenario = try Scenario.executed()
        for (names, says) in [
            ("xk@example.org", "names the column 7 of the header, counted from 1"),
            ("01632 960555", "names the column 7 of the header, counted from 1"),
            ("Xiang Kovalenko", "names the column 7 of the header, counted from 1"),
            (
                "Fax,Xiang Kovalenko,Account Owner",
                "the columns Fax, Account Owner, and the column 8 of the header, counted"
            ),
        ] {
            let more = String(repeating: ",f", count: names.split(separator: ",").count)
            try scenario.write("\(Self.header.dropLast()),\(names)\n1,a,b,c,d,e\(more)\n", to: "bad.csv")
            let run = try scenario.run(scenario.prepare("bad.csv"))
            scenario.expectRefusal(run, 11, ["no rule of the agreement", says])
            for part in ["xk@", "960555", "Kovalenko"] { #expect(!(run.output + run.errors).contains(part)) }
        }
        // A fault below such a name says the line, and not the name.
        try scenario.write("Id,Xiang Kovalenko,Fax\n1,\"a\"b,c\n", to: "contacts.csv")
        let run = try scenario.rehearse(
            """
              - name: contacts
                format: csv
                csv: {delimiter: ",", header: {row: 1}, footer: 0}
                maxRows: 1000
                fields: {Id: {do: token}}
                otherwise: blank
            """, "contacts.csv")
        scenario.expectRefusal(run, 11, ["line 2, column that no rule names: text behind a closing quote"])
        #expect(!run.errors.contains("Kovalenko"), "\(run.errors)")
    }

    @Test("a policy is offered where it goes on, and none behind odd quotes while some field is kept")
    func oddQuotes() throws {
        let scenario = try Scenario.executed()
        for (rule, text, problem, goesOn) in [
            ("keep", "2,\"19\" canary\",x\n", "text behind a closing quote", false),
            ("shape", "2,\"19\" canary\",x\n", "text behind a closing quote", true),
            ("keep", "2,\"canary,x\n3,y,z\n", "the quote that opens here is not closed", false),
            ("shape", "2,\"canary,x\n3,y,z\n", "the quote that opens here is not closed", true),
        ] {
            try scenario.write("Id,Note,City\n1,a,b\n" + text, to: "contacts.csv")
            func dataset(_ policy: String) -> String {
                """
                  - name: contacts
                    format: csv
                    csv: {delimiter: ",", header: {row: 1}, footer: 0}
                    maxRows: 1000
                    malformed: \(policy)
                    fields: {Id: {do: token}, Note: {do: shape}, City: {do: \(rule)}}
                    otherwise: refuse
                """
            }
            let run = try scenario.rehearse(dataset("refuse"), "contacts.csv")
            scenario.expectRefusal(run, 11, ["line 3, column Note: \(problem)"])
            let isOpen = problem.hasPrefix("the quote that opens")
            let hint =
                isOpen
                ? "where no field is kept, malformed: set-aside"
                : goesOn ? "malformed: set-aside or shape in the agreement goes on" : "no policy is for this"
            #expect(run.errors.contains(hint), "\(run.errors)")
            #expect(goesOn || isOpen || !run.errors.contains("set-aside"), "\(run.errors)")
            let aside = try scenario.rehearse(dataset("set-aside"), "contacts.csv")
            #expect(aside.status == (goesOn ? 3 : 11), "\(rule): \(problem): \(aside.errors)")
        }
    }

    private static let markup = [
        BadExport("an empty file", "", says: "dataset payments: "),
        BadExport(
            "an element that is not closed", "<payments>\n<payment ref=\"1\"><name>canary</payments>",
            says: "dataset payments: line 2, /payments/payment/name: not well-formed XML"),
        BadExport(
            "a document that is cut short", "<payments>\n<payment ref=\"canary", says: "dataset payments: line 2"),
        BadExport("two root elements", "<payments/><payments>canary</payments>", says: "dataset payments: line 1"),
        BadExport("an entity that nobody declared", "<payments>&canary;</payments>", says: "dataset payments: "),
        BadExport("CSV in place of XML", "Id,FirstName\n1,canary\n", says: "dataset payments: line 1"),
        BadExport(
            "an entity bomb",
            """
            <?xml version="1.0"?>
            <!DOCTYPE payments [<!ENTITY a "canarycanary"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">
            <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;">]>
            <payments><payment ref="1"><name>&f;</name></payment></payments>
            """, says: "dataset payments: line 2", "DOCTYPE"),
        BadExport(
            "an entity from a file",
            "<!DOCTYPE payments [<!ENTITY canary SYSTEM \"file:///etc/passwd\">]><payments>&canary;</payments>",
            says: "dataset payments: line 1", "DOCTYPE"),
        BadExport(
            "an element that no rule names",
            "<payments><payment ref=\"1\"><name>a</name><fax>canary</fax></payment></payments>",
            says: "/payments/payment/fax"),
        BadExport(
            "an attribute that no rule names",
            "<payments><payment ref=\"1\" note=\"canary\"><name>a</name></payment></payments>",
            says: "/payments/payment/@note"),
        BadExport(
            "a comment that no rule names",
            "<payments><!-- canary --><payment ref=\"1\"><name>a</name></payment></payments>", says: "#comment"),
        BadExport("no record", "<payments></payments>", says: "dataset payments: the export holds no records"),
    ]

    @Test("an XML export that does not fit is refused, and nothing stays", arguments: markup)
    private func refusedMarkup(_ export: BadExport) throws {
        let scenario = try Scenario.executed()
        try scenario.write(export.text, to: "bad.xml")
        let run = try scenario.run(scenario.prepare("bad.xml", under: "payments.yaml"))
        scenario.expectRefusal(run, export.status, export.says)
        try scenario.expectIntact()
    }

    @Test("a file that is missing, is a folder or lies below a file is refused by its name")
    func missing() throws {
        let scenario = try Scenario.executed()
        for (path, says) in [
            ("missing.csv", "cannot open missing.csv: no such file or directory"),
            ("contacts.csv/below.csv", "cannot open contacts.csv/below.csv: not a directory"),
            ("home", "cannot read home: it is a folder"),
        ] {
            scenario.expectRefusal(try scenario.run(scenario.prepare(path)), 1, [says])
        }
        try scenario.expectIntact()
    }

    @Test("an export that may not be read is refused by its name")
    func unreadable() throws {
        let scenario = try Scenario.executed()
        try Program.succeed("chmod", ["000", scenario.path("contacts.csv")])
        guard let run = try scenario.runWithoutPrivileges(scenario.prepare()) else { return }
        scenario.expectRefusal(run, 1, ["cannot open contacts.csv: permission denied", "check the permissions"])
        try scenario.expectIntact()
    }

    @Test("a gzip file that is cut short or damaged is refused with the place, wherever it is cut")
    func gzip() throws {
        let scenario = try Scenario.executed()
        try Program.succeed("gzip", ["-k", scenario.path("contacts.csv")])
        let whole = try scenario.read("contacts.csv.gz")
        for count in [2, 10, 30, whole.count / 2, whole.count - 9, whole.count - 8, whole.count - 1] {
            try scenario.write(Array(whole.prefix(count)), to: "bad.csv.gz")
            scenario.expectRefusal(
                try scenario.run(scenario.prepare("bad.csv.gz")), 1,
                ["dataset contacts: the gzip file is cut short: it ends at byte \(count)", "copy the file again"])
        }
        for position in [whole.count / 2, whole.count - 6, whole.count - 2] {
            var damaged = whole
            damaged[position] ^= 0xFF
            try scenario.write(damaged, to: "bad.csv.gz")
            scenario.expectRefusal(
                try scenario.run(scenario.prepare("bad.csv.gz")), 1, ["damaged", "copy the file again"])
        }
        try scenario.write(whole + Array("canary".utf8), to: "bad.csv.gz")
        scenario.expectRefusal(try scenario.run(scenario.prepare("bad.csv.gz")), 1, ["byte \(whole.count)"])
        try scenario.expectIntact()
        #expect(try scenario.run(scenario.prepare("contacts.csv.gz")).status == 0)
    }

    @Test("what is wrong with an export is also found by preview, which writes nothing")
    func preview() throws {
        let scenario = try Scenario.executed()
        let before = try scenario.names(in: ".")
        for (text, status, says) in [
            ("", 11, "the export is empty"), (Self.header, 11, "the export holds no records"),
            (Self.header + "1,a,b,c,d,e,canary\n", 11, "line 2: 7 fields where the header has 6"),
            ("Id,FirstName,LastName,Phone,Email,Notes,Fax\n1,a,b,c,d,e,canary\n", 11, "the column Fax"),
        ] {
            try scenario.write(text, to: "bad.csv")
            let run = try scenario.run("preview", "agreement.yaml", "bad.csv")
            scenario.expectRefusal(run, Int32(status), [says])
        }
        #expect(try scenario.names(in: ".") == (before + ["bad.csv"]).sorted())
    }

    @Test("ids that no record has are said, and where no record is left nothing is prepared")
    func chosenRecords() throws {
        let scenario = try Scenario.executed()
        scenario.expectRefusal(
            try scenario.run(scenario.prepare() + ["--include", "98", "99"]), 11,
            ["no record was chosen: none has an id of --include", "the dataset's key: field"])
        try scenario.expectIntact()
        let some = try scenario.run(scenario.prepare() + ["--include", "2", "99"])
        #expect(some.output.contains("contacts: 1 of 4 rows"))
        #expect(some.errors.contains("contacts: 2 ids were asked for, and 1 record has one of them"))
        scenario.expectRefusal(
            try scenario.run(scenario.prepare("payments.xml", under: "payments.yaml") + ["--include", "2"]), 64,
            ["dataset payments names no key field, so --include cannot find records in it", "key: FIELD"])
        try scenario.expectIntact(bundles: 1)
    }
}
