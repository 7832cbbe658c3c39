import Foundation
import TestSupport
import Testing

/// `agreement new`: a draft from flags, from a home and from exports, and the way from there to a bundle.
struct AgreementNewTests {
    private static let flags = [
        "--provider", "Example Telecom Ltd", "--recipient", "Acme CRM Systems Ltd", "--system", "CRM", "--ticket",
        "INC-48213", "--fault", "Contacts with two spellings: \"O'Neill\" # are not merged.", "--end", "2027-01-31",
    ]

    private static let values = [
        "provider-number": "\"00000001\"", "provider-contact": "dpo@telecom.example",
        "recipient-number": "\"00000002\"",
        "recipient-contact": "privacy@acme.example", "due-diligence-date": "2026-09-01",
        "due-diligence-until": "2027-09-01", "assessment": "LIA-2026-07", "special-categories": "none",
        "breach-contact": "security@acme.example",
    ]

    /// The words of the lines that are still open.
    private func open(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^[^#]*: +# fill: ([a-z0-9-]+)$/).map { String($0.1) }
        }
    }

    private func filled(_ text: String, _ values: [String: String] = values) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let match = line.firstMatch(of: /^([^#]*:) +(# fill: ([a-z0-9-]+))$/),
                let value = values[String(match.3)] ?? (match.3.hasPrefix("rule-") ? "{do: blank}" : nil)
            else { return String(line) }
            return "\(match.1) \(value)   \(match.2)"
        }.joined(separator: "\n")
    }

    @Test("without a terminal nothing is asked: what no flag says is a gap, and check lists each of them")
    func noTerminal() throws {
        let scenario = try Scenario()
        let run = try scenario.run("agreement", "new")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("# yaml-language-server: $schema=agreement.schema.json\n"))
        #expect(run.output.contains("\nid: DSA-2026-001\n") && run.output.contains("  start: 2026-11-02\n"))
        #expect(run.errors.contains("27 values are still to be filled in"), "\(run.errors)")
        try scenario.write(run.output, to: "draft.yaml")
        let check = try scenario.run("agreement", "check", "draft.yaml")
        #expect(check.status == 10)
        #expect(check.output.contains("DSA-2026-001 version 1 is a draft: 27 values are still to be filled in\n"))
        for word in open(run.output) {
            #expect(check.output.contains(": \(word) is still to be filled in: "), "\(word)")
        }
        #expect(check.output.matches(of: /DL-/).count == 27)
        #expect(check.errors.contains("DL-F02: title is still to be filled in"), "\(check.errors)")
        #expect(check.errors.contains("and 26 more problems"))
        let json = try scenario.run("agreement", "check", "draft.yaml", "--format", "json")
        #expect(json.output.matches(of: /"id":"DL-F02"/).count == 27)
        #expect(json.output.contains("\"line\":14"))
    }

    @Test("what flags say stands in the draft, in a file that is never written over")
    func flags() throws {
        let scenario = try Scenario()
        let run = try scenario.run(
            ["agreement", "new", "--out", "a.yaml", "--id", "DSA-X.7", "--type", "sub-processor"] + Self.flags)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "file     a.yaml\n")
        let text = try scenario.text("a.yaml")
        #expect(text.contains("\ntitle: Fault INC-48213 in CRM\n") && text.contains("\nid: DSA-X.7\n"))
        #expect(text.contains("  description: \"Contacts with two spellings: \\\"O'Neill\\\" # are not merged.\"\n"))
        #expect(open(text).contains("customer-authorisation") && !open(text).contains("term-end"))
        let again = try scenario.run("agreement", "new", "--out", "a.yaml")
        scenario.expectRefusal(again, 1, ["a.yaml exists already"])
        #expect(try scenario.text("a.yaml") == text)
        for (flags, what) in [
            (["--fault", "two\nlines"], "--fault: holds a control character"),
            (["--system", ""], "--system: is empty"),
            (["--provider=\u{202E}x"], "--provider: holds U+202E"), (["--end", "soon"], "--end: is no day"),
            (["--end", "2026-11-01"], "--end: 2026-11-01 is past"), (["--id", "a/b"], "the agreement's id"),
            (["--ticket", " 1"], "--ticket: begins or ends with white space"), (["--type", "friends"], "friends"),
            (["--from", "Contacts=contacts.csv"], "not a name for a dataset"),
        ] {
            let refused = try scenario.run(["agreement", "new", "--out", "b.yaml"] + flags)
            #expect(refused.status == 64 && refused.errors.contains(what), "\(flags): \(refused.errors)")
            #expect(!scenario.exists("b.yaml"))
        }
    }

    @Test("on a terminal it asks for what is not known, again where an answer cannot be, and Enter leaves a gap")
    func terminal() throws {
        struct Talk: Decodable {
            let status: Int
            let output: String
            let terminal: String
            let left: [String]
        }
        func talk(_ answers: [String], _ arguments: [String], all: Bool = false) throws -> Talk {
            let list = String(decoding: try JSONEncoder().encode(answers), as: UTF8.self)
            let home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
            let run = try Scenario.python(
                "terminal.py",
                (all ? ["--all"] : []) + [
                    list, "env", "DATALEASE_TEST_CLOCK=2026-11-02T12:00:00Z", "DATALEASE_HOME=\(home)", Program.path,
                    "agreement", "new",
                ] + arguments)
            return try JSONDecoder().decode(Talk.self, from: Data(run.output.utf8))
        }
        let answers = ["Acme: CRM & Sons", " CRM ", "", "a\u{1}b", "Not merged 🙂", "2026-13-01", "2026-12-24"]
        let said = try talk(answers, ["--provider", "Example Telecom Ltd"])
        #expect(said.status == 0 && said.left.isEmpty, "\(said.terminal)")
        #expect(said.output.contains("    legalName: \"Acme: CRM & Sons\"\n"))
        #expect(said.output.contains("  system: CRM\n") && said.output.contains("  end: 2026-12-24\n"))
        #expect(open(said.output).contains("fault-ticket") && !open(said.output).contains("fault-description"))
        for line in [
            "Who borrows: the vendor's name, as it is registered", "(such as: INC-48213): ",
            "holds a control character", "is no day of the calendar", "write it like 2027-01-31",
        ] {
            #expect(said.terminal.contains(line), "\(line): \(said.terminal)")
        }
        #expect(!said.terminal.contains("Who lends"))
        // The end of input leaves all that follow open; the draft may go to the terminal too.
        let ended = try talk(["Example Telecom Ltd"], [], all: true)
        #expect(ended.status == 0)
        #expect(ended.terminal.contains("legalName: Example Telecom Ltd") && ended.terminal.contains("26 values are"))
        #expect(ended.terminal.matches(of: /such as:/).count == 2)
        // Where all is known there is nothing to ask.
        let told = try talk([], Self.flags)
        #expect(told.status == 0 && !told.terminal.contains("such as"), "\(told.terminal)")
    }

    @Test("from a home and an export, filled, signed by both, rehearsed and prepared")
    func wholeWay() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        let run = try scenario.run(
            ["agreement", "new", "--out", "draft.yaml", "--from", "contacts=contacts.csv", "--names"] + Self.flags)
        #expect(run.status == 0, "\(run.errors)")
        let draft = try scenario.text("draft.yaml")
        for person in ["preparer", "approver", "director", "vendor-director", "vendor"] {
            #expect(draft.contains("key: \"\(try scenario.publicKey(person))\""), "\(person)")
        }
        #expect(Set(open(draft)) == Set(Self.values.keys).union(["rule-1"]), "\(open(draft))")
        #expect(draft.contains("      \"Id\":                                         # fill: rule-1\n"), "\(draft)")
        for secret in Scenario.secrets { #expect(!draft.contains(secret) || Self.flags.joined().contains(secret)) }
        let check = try scenario.run("agreement", "check", "draft.yaml")
        #expect(check.status == 10 && check.output.matches(of: /DL-/).count == 10, "\(check.output)")
        #expect(check.output.contains("contacts  Email") && !check.output.contains("contacts  Id"), "\(check.output)")
        #expect(!check.output.contains("refused"))
        // Nothing is done with a draft: the reader says which line has no value.
        for command in [
            ["agreement", "sign", "draft.yaml", "--as", "director"],
            ["prepare", "draft.yaml", "contacts.csv", "--out", "out", "--as", "preparer"],
            ["prepare", "draft.yaml", "contacts.csv", "--out", "out", "--as", "preparer", "--rehearsal"],
            ["agreement", "explain", "draft.yaml", "contacts"], ["agreement", "show", "draft.yaml"],
            [
                "agreement", "waive", "draft.yaml", "--finding", "DL-P03", "--reason", "R", "--until", "2026-12-01",
                "--out", "w.txt",
            ],
        ] {
            let refused = try scenario.run(command)
            #expect(refused.status == 10, "\(command)")
            #expect(refused.errors.contains("draft.yaml: line "), "\(command): \(refused.errors)")
            #expect(refused.errors.contains("has no value"), "\(command): \(refused.errors)")
        }
        try scenario.write(filled(draft), to: "agreement.yaml")
        let reviewed = try scenario.run("agreement", "check", "agreement.yaml", "--format", "json")
        #expect(!reviewed.output.contains("DL-") || reviewed.output.matches(of: /"id":"DL-G01"/).count == 2)
        #expect(reviewed.output.matches(of: /"id":"DL-/).count == 2, "only the two signatures: \(reviewed.output)")
        try scenario.succeed(
            "prepare", "agreement.yaml", "contacts.csv", "--out", "rehearsal", "--as", "preparer", "--rehearsal")
        try scenario.succeed("agreement", "sign", "agreement.yaml", "--as", "director")
        try scenario.succeed("agreement", "sign", "agreement.yaml", "--as", "vendor-director")
        let signed = try scenario.succeed("agreement", "check", "agreement.yaml")
        #expect(!signed.contains("DL-"), "\(signed)")
        try scenario.succeed("prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", "preparer")
        // The next one has the next number, and the companies of the first with all that is known of them.
        let next = try scenario.run("agreement", "new", "--system", "Billing")
        #expect(next.output.contains("\nid: DSA-2026-002\n") && next.output.contains("companyNumber: \"00000002\""))
        #expect(next.output.contains("      date: 2026-09-01\n"))
        let taken = try scenario.run("agreement", "new", "--id", "DSA-2026-001")
        #expect(taken.status == 64 && taken.errors.contains("registered already"))
        let other = try scenario.run("agreement", "new", "--recipient", "Other Systems Ltd")
        #expect(open(other.output).contains("recipient-key") && !open(other.output).contains("preparer-key"))
    }

    @Test(
        "the datasets of every sample read, are reviewed with nothing found but gaps, and are an agreement once filled")
    func samples() throws {
        let scenario = try Scenario()
        let files = Samples.profiles.keys.sorted() + ["salesforce-report.csv", "incorporated-payers.csv"]
        let exports = files.flatMap { ["--from", "\(Samples.stem($0))=\(Samples.path($0))"] }
        let run = try scenario.run(
            ["agreement", "new", "--out", "all.yaml", "--from", Samples.path(Samples.archive)] + Self.flags + exports)
        #expect(run.status == 0, "\(run.errors)")
        let check = try scenario.run("agreement", "check", "all.yaml")
        #expect(check.status == 10)
        let draft = try scenario.text("all.yaml")
        #expect(check.output.matches(of: /DL-/).count == open(draft).count, "\(check.output)")
        #expect(Set(open(draft)).count == open(draft).count)
        #expect(check.output.matches(of: /DL-F02/).count == open(draft).count)
        for file in files { #expect(draft.contains("  - name: \(Samples.stem(file))\n"), "\(file)") }
        var values = Self.values
        for (person, word) in [
            ("preparer", "preparer"), ("approver", "approver"), ("director", "provider-signatory"),
            ("vendor-director", "recipient-signatory"), ("vendor", "recipient"),
        ] {
            values["\(word)-name"] = "Test \(person)"
            values["\(word)-key"] = "\"\(try scenario.publicKey(person))\""
        }
        try scenario.write(filled(draft, values), to: "filled.yaml")
        let filled = try scenario.succeed("agreement", "check", "filled.yaml")
        #expect(!filled.contains("DL-"), "\(filled)")
        let (delimited, markup, fixed) = ("hubspot-contacts.csv", "bacs-arudd.xml", "standard-18-single.txt")
        try scenario.initialise()
        for file in [delimited, markup, fixed] {
            let run = try scenario.run(
                "prepare", "filled.yaml", "\(Samples.stem(file))=\(Samples.path(file))", "--out", "rehearsal", "--as",
                "preparer", "--rehearsal")
            #expect(run.status == 0, "\(file): \(run.errors)")
        }
    }

    @Test("no cell of the first row of an unknown export is written, unless somebody says that it is a header")
    func headers() throws {
        let scenario = try Scenario()
        func new(_ rows: String, _ flags: String...) throws -> Program.Run {
            try scenario.write(rows, to: "export.csv")
            return try scenario.run(["agreement", "new", "--from", "export.csv"] + flags)
        }
        let named = try new("Kind,\"a \"\"b\"\": #x\",*c\n1,2,3\n", "--names")
        #expect(named.output.contains("      \"Kind\":") && named.output.contains("      \"a \\\"b\\\": #x\":"))
        #expect(named.output.contains("      \"\\x2Ac\":") && !named.errors.contains("--names"), "\(named.output)")
        for record in [
            "Canary Oakley,07700 900123,canary@example.com\nMaple Birch,07700 900124,m@example.com\n",
            "Canary,1234\nM,5\n",
            "Canary,,x\nM,y,x\n", "Canary,Canary\nM,y\n", "Canary Oakley,SW1A 1AA\nM,y\n",
            "Canary;Oakley;Leeds\nPriya;Sharma;York\nTegwen;Lloyd;Hull\n", "canaryo;LS/0012;x\ntlloyd;LS/0013;y\n",
            "ACCT CANARY OAKLEY RH 2024\nACCT BIRCH MAPLE  RH 2023\n", "Kind,Canary\n1,2\n",
        ] {
            let run = try new(record)
            #expect(run.status == 0, "\(run.errors)")
            #expect(!run.output.contains("Canary") && run.output.contains("      \"1\":"), "\(record): \(run.output)")
            #expect(run.errors.contains("export.csv: its columns go by number"))
            // It is the draft that `inspect` makes, gaps and all.
            let inspected = try scenario.run("inspect", "--draft", "export.csv")
            #expect(!inspected.output.contains("Canary"))
            #expect(run.output.contains("    csv: {header: {row: 0}}") && inspected.output.contains("header: {row: 0}"))
            #expect(
                Int(inspected.errors.prefix { $0 != "f" }.filter(\.isNumber))
                    == run.output.matches(of: /fill: rule-/).count,
                "\(record): \(inspected.errors)")
        }
        let told = try new("Kind,1234\nM,5\n", "--names")
        #expect(told.output.contains("      \"1234\":"))
        let empty = try new("")
        #expect(empty.status == 11 && empty.errors.contains("export.csv is empty"))
        let repeated = try new("Kind,Kind\n1,2\n", "--names")
        #expect(repeated.status == 0 && repeated.output.contains("stands 2 times in the header"), "\(repeated.errors)")
        try scenario.write("<rows><row>\n</rows>", to: "broken.xml")
        let broken = try scenario.run("agreement", "new", "--from", "rows=broken.xml")
        #expect(broken.status == 11 && broken.errors.contains("not well-formed XML"), "\(broken.errors)")
        let part = try scenario.run("inspect", "--draft", "broken.xml")
        #expect(part.status == 0 && part.errors.contains("broken.xml was looked at in part"), "\(part.errors)")
        try scenario.write("", to: "empty.csv")
        #expect(try scenario.run("inspect", "--draft", "empty.csv").status == 11)
        let twice = try scenario.run("agreement", "new", "--from", "a=export.csv", "--from", "a=export.csv")
        #expect(twice.status == 64 && twice.errors.contains("dataset a is given twice"))
        #expect(try scenario.run("agreement", "new", "--from", "a=nothing.csv").status == 1)
        let piped = try scenario.run(["agreement", "new", "--from", "contacts=-"], input: "Kind,Size\n1,2\n")
        #expect(piped.output.contains("  - name: contacts\n") && piped.output.contains("      \"2\":"))
        try scenario.write(
            "<!--by Canary--><?made Canary?><rows><row at=\"1\"><name>Canary</name></row><row/></rows>",
            to: "export.xml")
        let markup = try scenario.run("agreement", "new", "--from", "rows=export.xml")
        #expect(markup.status == 0 && !markup.output.contains("Canary"), "\(markup.errors)")
        #expect(markup.output.contains("\"/rows/row/@at\":"), "\(markup.output)")
        for margin in ["\"#comment\": {do: blank, category: free-text}", "\"#pi\": {do: drop, category: free-text}"] {
            #expect(markup.output.contains("      \(margin)\n"), "\(markup.output)")
            #expect(try scenario.run("inspect", "--draft", "export.xml").output.contains("      \(margin)\n"))
        }
    }
}
