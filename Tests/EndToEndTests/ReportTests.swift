import Foundation
import Testing

/// The reports for people and for the file, from a real register.
struct ReportTests {
    private static let stem = "DSA-2026-001.B1.dispose-by-2026-12-02"
    private static let company = "Acme </td><script>alert(1)</script> & Söhne =cmd|'x' Ltd"

    /// Bundle 1 confirmed on 20 November, bundle 2 sent and forgotten; the agreement's texts are as bad as can be.
    private func shared() throws -> Scenario {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.executeAgreement(
            try scenario.agreement(replacing: [
                ("legalName: Acme CRM Systems Ltd", "legalName: \"\(Self.company)\""),
                ("ticket: INC-48213", "ticket: \"=HYPERLINK(1)\""),
                (
                    "purposes: [system-fix]",
                    "purposes: [system-fix]\nlawfulBasis: {article: 6(1)(f), assessment: LIA-7}"
                ),
            ]))
        for _ in 1...2 {
            try scenario.write(Scenario.contacts, to: "contacts.csv")
            try scenario.succeed(scenario.prepare())
        }
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.succeed("bundle", "release", "B2", "--via", "sftp")
        scenario.clock = "2026-11-20T09:00:00Z"
        try scenario.certify(Self.stem, disposedOn: "2026-11-20")
        try scenario.succeed("disposal", "record", "B1", "certificate.txt")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        scenario.clock = "2026-12-10T09:00:00Z"
        return scenario
    }

    @Test("the report on sharing says what, with whom, why, until when, what shows it, and what is late")
    func sharing() throws {
        let scenario = try shared()
        let table = try ReportReading.rows(try scenario.succeed("report", "--csv"), as: "csv")
        let columns = Dictionary(uniqueKeysWithValues: zip(table[0], table[0].indices))
        func cell(_ row: Int, _ name: String) throws -> String { table[row][try #require(columns[name])] }
        #expect(table.count == 3)
        #expect(try cell(1, "bundle") == "DSA-2026-001.B1")
        #expect(try cell(1, "recipient") == Self.company)
        #expect(try cell(1, "reason").hasPrefix("'=HYPERLINK(1) (CRM): "))
        #expect(try cell(1, "lawful_basis") == "article 6(1)(f), assessment LIA-7")
        #expect(try cell(1, "people").hasPrefix("Test vendor (SHA256:"))
        #expect(try (cell(1, "datasets"), cell(1, "rows")) == ("contacts", "4"))
        #expect(try (cell(1, "sent"), cell(1, "sent_by")) == ("2026-11-02", "portal"))
        #expect(try (cell(1, "state"), cell(1, "late")) == ("confirmed", "no"))
        #expect(try cell(1, "evidence").contains("certificate: recorded 2026-11-20: disposed of on 2026-11-20"))
        #expect(try (cell(2, "state"), cell(2, "late"), cell(2, "needs_action")) == ("overdue", "yes", "yes"))
        #expect(try cell(2, "evidence") == "certificate: missing; own-copies: missing")

        let html = try scenario.succeed("report", "--html")
        #expect(try scenario.succeed("report") == html)
        let rows = try ReportReading.rows(html, as: "html")
        #expect(rows.contains { $0.starts(with: ["DSA-2026-001.B2", Self.company]) })
        let markdown = try ReportReading.rows(try scenario.succeed("report", "--md"), as: "markdown")
        #expect(markdown.contains { $0.starts(with: ["DSA-2026-001.B2", Self.company]) })
    }

    @Test("a period has the bundles that were out in it, with their states at its end")
    func period() throws {
        let scenario = try shared()
        func states(_ arguments: String...) throws -> [[String]] {
            let rows = try ReportReading.rows(try scenario.succeed(["report", "--csv"] + arguments), as: "csv")
            return rows.dropFirst().map { [$0[0], $0[18]] }
        }
        #expect(try states("--period", "../2026-11-01").isEmpty)
        #expect(
            try states("--period", "../2026-11-10") == [
                ["DSA-2026-001.B1", "released"], ["DSA-2026-001.B2", "released"],
            ])
        #expect(try states("--period", "2026-11-21/..") == [["DSA-2026-001.B2", "overdue"]])
        #expect(try states("--period", "2026-11-20/2027-06-01").count == 2)
        #expect(try states("--agreement", "DSA-2026-001").count == 2)
        scenario.expectRefusal(
            try scenario.run("report", "--agreement", "DSA-2026-404"), 1, ["no agreement DSA-2026-404 in the registry"])
        scenario.expectRefusal(
            try scenario.run("report", "--period", "last-month"), 64, ["period"])
        scenario.expectRefusal(
            try scenario.run("report", "--period", "2027-12-02/.."), 64,
            ["the period begins on 2027-12-02, which is still to come"])
        #expect(try scenario.run("report", "--html", "--csv").status == 64)
    }

    @Test("the page for the file has statement, evidence with its limits, the ledger's checkpoint, and the sentence")
    func certificate() throws {
        let scenario = try shared()
        let page = try scenario.succeed("report", "certificate", "B1", "--md")
        for text in [
            "State: confirmed since 20 November 2026. The evidence that agreement DSA-2026-001 requires is complete.",
            "Deletion by another party cannot be proven.", "signed by Test vendor, SHA256:",
            "| It shows | that a named person of the recipient signed that the bundle and every copy of it are gone |",
            "| It does not show | that it is true |", "datalease ledger prove B1 --out DIR",
        ] { #expect(page.contains(text), "\(text)") }
        for line in try scenario.text("home/ledger/checkpoint").split(separator: "\n") { #expect(page.contains(line)) }
        #expect(!page.contains("deleted"))
        let rows = try ReportReading.rows(try scenario.succeed("report", "certificate", "B1"), as: "html")
        #expect(rows.contains(["File", "\(Self.stem).zip.age"]))
        let evidence = try ReportReading.rows(try scenario.succeed("report", "certificate", "B1", "--csv"), as: "csv")
        #expect(evidence.dropFirst().map { $0[1] } == ["certificate", "own-copies"])
        let overdue = try scenario.succeed("report", "certificate", "B2", "--md")
        #expect(overdue.contains("State: overdue since 3 December 2026."))
        #expect(overdue.contains("| Came in | nothing yet |"))
        scenario.expectRefusal(try scenario.run("report", "certificate", "B9"), 1, ["no bundle 9"])
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        try scenario.succeed(scenario.prepare() + ["--rehearsal"])
        scenario.expectRefusal(try scenario.run("report", "certificate", "B3"), 1, ["is a rehearsal"])
        #expect(try !scenario.succeed("report", "--md").contains("B3"))
    }

    @Test("the record of processing has what article 30 asks for, from the agreements in the registry")
    func ropa() throws {
        let scenario = try shared()
        let table = try ReportReading.rows(try scenario.succeed("report", "ropa", "--csv"), as: "csv")
        let activity = Dictionary(uniqueKeysWithValues: zip(table[0], table[1]))
        #expect(activity["article"] == "30(1)")
        #expect(activity["provider"] == "Example Telecom Ltd; company number 01234567; contact dpo@example.com")
        #expect(activity["recipients"]?.hasPrefix(Self.company) == true)
        #expect(activity["data_subjects"] == "customers")
        #expect(activity["data_categories"] == "name; dataset contacts")
        #expect(activity["lawful_basis"] == "article 6(1)(f), assessment LIA-7")
        #expect(activity["erasure"]?.hasPrefix("prepared + P30D; fault-resolved + P5D; agreement-end + P1M") == true)
        #expect(activity["bundles"] == "2")
        let html = try scenario.succeed("report", "ropa")
        #expect(
            try ReportReading.rows(html, as: "html").contains([
                "Controller (1)(a)", "Example Telecom Ltdcompany number 01234567contact dpo@example.com",
            ]))
        _ = try ReportReading.rows(try scenario.succeed("report", "ropa", "--md"), as: "markdown")
    }

    @Test("where we are a processor ourselves, the record has paragraph 2 and the customer's authorisation")
    func ropaOfProcessor() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.executeAgreement(
            try scenario.agreement(replacing: [
                (
                    "type: controller-processor",
                    "type: sub-processor\ncustomerAuthorisation: {reference: C-7, date: 2026-09-01}"
                )
            ]))
        #expect(try scenario.succeed("report", "ropa", "--md").contains("No agreement is in the register."))
        // The register takes an agreement in when it is first used.
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        try scenario.succeed(scenario.prepare())
        let text = try scenario.succeed("report", "ropa", "--md")
        #expect(text.contains("## Where we are a processor (article 30(2))"))
        #expect(text.contains("| Customer's authorisation | C-7 of 2026-09-01 |"))
    }

    @Test("--out writes a report for its owner alone")
    func out() throws {
        let scenario = try shared()
        try scenario.succeed("report", "--html", "--out", "report.html")
        #expect(try scenario.text("report.html") == scenario.succeed("report", "--html"))
        let attributes = try FileManager.default.attributesOfItem(atPath: scenario.path("report.html"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try Program.succeed("xmllint", ["--noout", "--nonet", scenario.path("report.html")])
    }
}
