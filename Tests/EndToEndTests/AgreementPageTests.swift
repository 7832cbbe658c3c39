import Foundation
import Testing

/// `agreement show --html` and `agreement diff`: an agreement for those who must live with it.
struct AgreementPageTests {
    @Test("the page says what the agreement says, in order, and its digest is on every sheet")
    func page() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed("agreement", "show", "agreement.yaml", "--html", scenario.path("page.html"))
        let page = try scenario.text("page.html")
        try Program.succeed("xmllint", ["--noout", "--nonet", scenario.path("page.html")])
        let headings = page.matches(of: /<h2>([^<]*)<\/h2>/).map { String($0.1) }
        #expect(
            headings == [
                "The parties", "Why", "What is shared", "Who", "Where, and how it is protected",
                "How long, and what becomes of it", "Rights", "Clauses", "Signatures",
            ])
        #expect(page.contains("Executed and in force."))
        for field in ["Id", "FirstName", "LastName", "Phone", "Email"] {
            #expect(page.matches(of: try Regex("<td>\(field)</td>")).count == 1, "\(field)")
        }
        #expect(page.contains("a telephone number that is not in service, in the same spelling"))
        #expect(page.contains("<th scope=\"row\">not shared</th><td>Notes</td>"))
        let digest = try #require(
            Program.succeed("sha256sum", [scenario.path("agreement.yaml")]).split(separator: " ").first)
        #expect(page.contains("@bottom-left { content: \"DSA-2026-001, version 1  sha256 \(digest)\""))
        for person in ["Test director", "Test vendor-director"] {
            #expect(page.matches(of: try Regex("<td>\(person)</td>")).count == 2, "signs, and has signed")
        }
        let again = try scenario.run("agreement", "show", "agreement.yaml", "--html", scenario.path("page.html"))
        #expect(again.status == 1 && again.errors.contains("exists already"))
    }

    @Test("printed by a browser, every sheet carries the digest")
    func sheets() throws {
        guard try Program.run("which", ["chromium", "pdftotext"]).status == 0 else {
            print("skipped: chromium and pdftotext print and read the page; they are not installed")
            return
        }
        let scenario = try Scenario.executed()
        try scenario.succeed("agreement", "show", "agreement.yaml", "--html", scenario.path("page.html"))
        try Program.succeed(
            "chromium",
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                "--user-data-dir=\(scenario.path("browser"))", "--print-to-pdf=\(scenario.path("page.pdf"))",
                "file://\(scenario.path("page.html"))",
            ])
        let text = try Program.succeed("pdftotext", ["-layout", scenario.path("page.pdf"), "-"])
        let sheets = text.split(separator: "\u{0C}").filter { sheet in !sheet.allSatisfy { $0.isWhitespace } }
        let digest = try Program.succeed("sha256sum", [scenario.path("agreement.yaml")]).prefix(64)
        #expect(sheets.count > 1)
        for sheet in sheets { #expect(sheet.contains("sha256 \(digest)")) }
    }

    @Test("an agreement that is not signed, or is changed behind its signatures, says so first")
    func unexecuted() throws {
        let scenario = try Scenario.executed()
        try scenario.write(try scenario.text("agreement.yaml") + "# changed\n", to: "agreement.yaml")
        try scenario.succeed("agreement", "show", "agreement.yaml", "--html", scenario.path("page.html"))
        let page = try scenario.text("page.html")
        #expect(page.contains("<p class=\"statement\">This agreement is not executed: "))
        #expect(page.contains("does not hold"))
    }

    @Test("what an agreement says can neither end the page's style nor begin an element")
    func hostile() throws {
        let scenario = try Scenario.executed()
        let text = try scenario.agreement(replacing: [
            ("title: ", "title: </style><script>alert(1)</script> # "), ("id: DSA-2026-001", "id: DSA-2026-001"),
        ])
        try scenario.write(text, to: "other.yaml")
        try scenario.succeed("agreement", "show", "other.yaml", "--html", scenario.path("page.html"))
        #expect(!(try scenario.text("page.html")).contains("<script>"))
        try Program.succeed("xmllint", ["--noout", "--nonet", scenario.path("page.html")])
    }

    @Test("two versions are compared in words, and as lines of JSON")
    func difference() throws {
        let scenario = try Scenario.executed()
        let text = try scenario.agreement(replacing: [
            ("version: 1", "version: 2"), ("maxRows: 1000", "maxRows: 2000"),
            ("Phone: {do: phone}", "Phone: {do: blank}"),
        ])
        try scenario.write(text, to: "new.yaml")
        let words = try scenario.succeed("agreement", "diff", "agreement.yaml", "new.yaml")
        #expect(
            words == """
                changes  version: version 1 becomes version 2
                widens   datasets.contacts.maxRows: rows at most: 1000 becomes 2000
                narrows  datasets.contacts.Phone: phone becomes blank

                1 widens, 1 narrows, 1 changes

                """)
        let lines = try scenario.succeed("agreement", "diff", "agreement.yaml", "new.yaml", "--json")
        #expect(
            lines.split(separator: "\n").last
                == #"{"direction":"narrows","section":"datasets.contacts.Phone","what":"phone becomes blank"}"#)
        #expect(try scenario.succeed("agreement", "diff", "new.yaml", "new.yaml") == "the same file\n")
        let broken = try scenario.run("agreement", "diff", "agreement.yaml", "agreement.yaml.provider.sig")
        #expect(broken.status == 10 && broken.output.isEmpty)
    }
}
