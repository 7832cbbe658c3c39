import Foundation
import TestSupport
import Testing

/// `preview`: what would leave, beside what it was, of which no letter is shown.
struct PreviewTests {
    private static let dataset = """
          - name: contacts
            format: csv
            key: Id
            maxRows: 1000
            fields:
              Id: {do: token, type: contact-id}
              FirstName: {do: shape, category: name}
              LastName: {do: shape, category: name}
              Phone: {do: phone}
              Email: {do: email}
              Status: {do: keep}
              Portal PIN: {do: drop}
              Notes: {do: scrub}
              Remarks: {do: blank}
            otherwise: refuse
        """

    private static let contacts = """
        Id,FirstName,LastName,Phone,Email,Status,Portal PIN,Notes,Remarks
        C-4711,Chloë,Anderson,07700 900123,chloe.a@example.com,Ceased,7351,Spoke to CHLOE ANDERSON today,call her again
        C-4712,Bob,O'Neill,,,Active,,order 4711 arrived,

        """

    private func scenario(_ contacts: String = contacts, datasets: String = dataset) throws -> Scenario {
        let scenario = try Scenario()
        try scenario.write(try scenario.agreement(datasets: datasets), to: "draft.yaml")
        try scenario.write(contacts, to: "contacts.csv")
        return scenario
    }

    @Test(
        "a value that changes is two lines, the original masked; one that stays is one; what is blank or gone has no form"
    )
    func diff() throws {
        let run = try scenario().run("preview", "draft.yaml", "contacts.csv", "--rows", "2")
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(
            lines[0...3] == [
                "contacts: the first 2 records as a diff", "FIELD OPERATOR VALUE", "record 1", "Id token - X-9999",
            ])
        #expect(lines[4].wholeMatch(of: /\+ [a-z2-7]{16}/) != nil)
        #expect(lines.contains("FirstName shape - Xxxxx"))
        #expect(lines.contains("LastName shape - Xxxxxxxx"))
        #expect(lines.contains("Phone phone - 99999 999999"))
        #expect(lines.contains { $0.wholeMatch(of: /\+ 06\d{3} \d{6}/) != nil })
        #expect(lines.contains("Email email - xxxxx.x@xxxxxxx.xxx"))
        #expect(lines.contains("Status keep = Xxxxxx (kept)"))
        #expect(lines.contains("Notes scrub - Spoke to XXXXX XXXXXXXX today"))
        #expect(lines.contains { $0.hasPrefix("+ Spoke to ") && $0.hasSuffix(" today") })
        #expect(lines.contains("Notes scrub = order 4711 arrived"))
        let pin = try #require(lines.firstIndex(of: "Portal PIN drop - (not shown)"))
        #expect(lines[pin + 1] == "+ (dropped)")
        let remark = try #require(lines.firstIndex(of: "Remarks blank - (not shown)"))
        #expect(lines[remark + 1] == "+ (empty)")
        #expect(lines.last == "(4 more fields are empty)")
        for value in [
            "4712", "Chlo", "CHLO", "Ander", "ANDER", "900123", "chloe", "Ceased", "Active", "7351", "Neill",
            "call", "again",
        ] { #expect(!run.output.contains(value) && !run.errors.contains(value), "\(value)") }
    }

    @Test("kept values are shown where that is asked for, and on no page")
    func kept() throws {
        let scenario = try scenario()
        let run = try scenario.run("preview", "draft.yaml", "contacts.csv", "--show-kept")
        #expect(run.output.contains("=  Ceased\n") && run.output.contains("=  order 4711 arrived\n"), "\(run.output)")
        #expect(!run.output.contains("(kept)") && !run.output.contains("Chlo"))
        let both = try scenario.run("preview", "draft.yaml", "contacts.csv", "--show-kept", "--html", "page.html")
        #expect(both.status == 64)
        #expect(!scenario.exists("page.html"))
    }

    @Test("the page says what the table says, is its owner's alone, and overwrites nothing")
    func page() throws {
        let scenario = try scenario()
        let run = try scenario.run("preview", "draft.yaml", "contacts.csv", "--html", "page.html")
        #expect(run.status == 0, "\(run.errors)")
        let page = try scenario.text("page.html")
        let mode = try FileManager.default.attributesOfItem(atPath: scenario.path("page.html"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
        try Program.succeed("xmllint", ["--noout", scenario.path("page.html")])
        for text in [
            "<h3>Record 1</h3>", "<code>- Xxxxxxxx</code>", "<code>- Spoke to XXXXX XXXXXXXX today</code>",
            "<code>= Xxxxxx (kept)</code>", "<code>= order 4711 arrived</code>", "4 more fields are empty",
            "default-src 'none'",
        ] { #expect(page.contains(text), "\(text)") }
        for line in run.output.split(separator: "\n") {
            guard let sign = line.firstRange(of: "+  ") else { continue }
            let value = line[sign.upperBound...].replacingOccurrences(of: "'", with: "&#39;")
            #expect(page.contains("<code>+ \(value)</code>"), "\(value)")
        }
        for value in ["Chlo", "ANDER", "900123", "Ceased", "7351", "<script", "://"] {
            #expect(!page.contains(value), "\(value)")
        }
        let before = try scenario.read("page.html")
        let again = try scenario.run("preview", "draft.yaml", "contacts.csv", "--html", "page.html")
        #expect(again.status == 1)
        #expect(again.output.isEmpty)
        #expect(again.errors.contains("page.html exists already"))
        #expect(try scenario.read("page.html") == before)
        let refused = try scenario.run("preview", "draft.yaml", "nowhere.csv", "--html", "other.html")
        #expect(refused.status != 0)
        #expect(!scenario.exists("other.html"))
        let unfinished = try scenario.names(in: ".").filter { $0.contains("html") }
        #expect(unfinished == ["page.html"])
    }

    @Test("hostile names and values are text on the page and in the terminal")
    func hostile() throws {
        let field = "<script>alert(1)</script>\\u202E\\\"'&"
        let datasets = """
              - name: contacts
                format: csv
                csv: {delimiter: ";"}
                maxRows: 10
                fields:
                  "\(field)": {do: keep}
                  Note: {do: scrub}
                  Name: {do: shape}
            """
        let header = "\"<script>alert(1)</script>\u{202E}\"\"'&\";Note;Name\n"
        let value = "<img src=x onerror=alert(1)>\u{1B}[31m\u{202E}\u{0}'"
        let scenario = try scenario(
            header + "\"\(value)\";\"rang 07700 900123 <b>'&\u{1B}]0;x\u{7}\u{2066}\";<i>Zoë</i>\n", datasets: datasets)
        let run = try scenario.run("preview", "draft.yaml", "contacts.csv", "--html", "page.html", "--rows", "1")
        #expect(run.status == 0, "\(run.errors)")
        let shown = try scenario.run("preview", "draft.yaml", "contacts.csv", "--show-kept", "--rows", "1")
        try Program.succeed("xmllint", ["--noout", scenario.path("page.html")])
        let page = try scenario.text("page.html")
        for text in [page, run.output, run.errors, shown.output, shown.errors] {
            for character in ["\u{1B}", "\u{7}", "\u{0}", "\u{202E}", "\u{2066}"] { #expect(!text.contains(character)) }
            #expect(!text.contains("900123") && !text.contains("Zoë"))
        }
        for markup in ["<script", "<img", "<b>", "<i>"] { #expect(!page.contains(markup), "\(markup)") }
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;\u{FFFD}"))
        #expect(page.contains("<code>- rang 99999 999999 &lt;b&gt;&#39;&amp;"), "\(page)")
    }

    @Test("no value of four characters or more of a field with a rule is shown of any original")
    func noOriginals() throws {
        var generator = SeededGenerator(seed: 48_213)
        // Digits other than 9 and letters other than x, which masks are made of; every value has some.
        let words = [
            "Bartholomew", "quill", "Zoë", "NGUYEN", "Øystein", "李明", "O'Brien-Smythe", "Ceased", "73510", "4826",
            "Flat 12",
            "07700 900", "ab@example.org", "Ж1234", "a\"b", "tab\there", "12/05/1984", "-1,234.50",
        ]
        let operators = [
            "token", "shape", "digits", "phone", "email", "postcode", "account", "blank", "drop", "mask",
            "bucket, size: 50",
            "date, truncate: year", "constant, text: K", "identifier, kind: vat", "keep",
        ]
        let fields = operators.enumerated().map { "          F\($0): {do: \($1)}" }.joined(separator: "\n")
        var values: Set<String> = []
        var text = operators.indices.map { "F\($0)" }.joined(separator: ",") + "\n"
        for _ in 0..<20 {
            let row = operators.map { _ -> String in
                let value = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                    words.randomElement(using: &generator) ?? ""
                }.joined(separator: " ")
                values.insert(value)
                return "\"\(value.replacingOccurrences(of: "\"", with: "\"\""))\""
            }
            text += row.joined(separator: ",") + "\n"
        }
        let scenario = try scenario(
            text,
            datasets:
                "      - name: contacts\n        format: csv\n        maxRows: 100\n        proof: {do: off, because: test}\n"
                + "        fields:\n" + fields)
        let run = try scenario.run("preview", "draft.yaml", "contacts.csv", "--rows", "20", "--html", "page.html")
        #expect(run.status == 0, "\(run.errors)")
        let page = try scenario.text("page.html")
        let originals = { (text: String, sign: String) in
            text.components(separatedBy: "\n").filter { $0.contains(sign) }.joined(separator: "\n")
        }
        // New values may be anything, some of which, like codes beside digits, are the original's on purpose.
        let shown = originals(run.output, " -  ") + originals(run.output, " =  ")
        let masks = page.matches(of: /<code>[-=] ([^<]*)<\/code>/).map { String($0.output.1) }.joined(separator: "\n")
        #expect(masks.utf8.count > 2_000 && shown.utf8.count > 2_000)
        for value in values where value.count >= 4 {
            #expect(!shown.contains(value) && !masks.contains(value), "\(value)")
        }
        for word in words where word.count >= 4 {
            #expect(!shown.contains(word) && !masks.contains(word), "\(word)")
        }
    }

    @Test("a page about the samples holds no person of them")
    func samples() throws {
        let scenario = try Scenario()
        try scenario.write(try scenario.agreement(datasets: Samples.datasets), to: "draft.yaml")
        try withTemporaryFolder { folder in
            let page = folder.appendingPathComponent("page.html").path
            let files = [
                "salesforce-contacts.csv", "bacs-arudd.xml", "gocardless-payments.csv", "standard-18-single.txt",
            ]
            let run = try scenario.run(
                ["preview", "draft.yaml", "--rows", "20", "--html", page]
                    + files.map { "\(Samples.stem($0))=\(Samples.path($0))" })
            #expect(run.status == 0, "\(run.errors)")
            try Program.succeed("xmllint", ["--noout", page])
            try Data(run.output.utf8).write(to: folder.appendingPathComponent("table.txt"))
            let search = try Scenario.python("leaks.py", Checkout.root.path, folder.path)
            #expect(search.status == 0, "\(search.output) \(search.errors)")
        }
    }
}
