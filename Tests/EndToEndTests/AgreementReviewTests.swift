import Foundation
import TestSupport
import Testing

/// What `agreement check` finds as a data protection officer would, in each of its forms.
struct AgreementReviewTests {
    private static let vendor = Checkout.root.appendingPathComponent("agreements/crm-vendor.yaml").path

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// What is printed, without the padding of tables.
    private func words(_ text: String) -> String { text.replacing(/\ +/, with: " ") }

    @Test("the example's clauses cover what Article 28(3) asks for, and nothing is found")
    func example() throws {
        let scenario = try Scenario()
        let checked = try scenario.succeed("agreement", "check", Self.vendor)
        #expect(words(checked).contains("\nITEM WHAT COVERAGE CLAUSES\n"), "\(checked)")
        #expect(words(checked).contains("\n28-3-g deletion or return covered 10-disposal\n"), "\(checked)")
        #expect(!checked.contains("DL-"), "\(checked)")
        let json = try object(try scenario.succeed("agreement", "check", Self.vendor, "--format", "json"))
        #expect((json["findings"] as? [Any])?.isEmpty == true)
        #expect((json["coverage"] as? [Any])?.count == 14)
    }

    @Test("warnings name their place and what to do, and leave the exit code as it is")
    func warnings() throws {
        let scenario = try Scenario.executed()
        let checked = try scenario.succeed("agreement", "check", "agreement.yaml")
        #expect(
            checked.contains(
                "warning  DL-P03 line 10, column 3, parties.recipient: the recipient has no dueDiligence\n"),
            "\(checked)")
        #expect(checked.contains("         add dueDiligence: {by: ..., date: ..., validUntil: ...}\n"))
        #expect(words(checked).contains("\n28-3-g deletion or return covered disposal\n"), "\(checked)")
        #expect(words(checked).contains("\n28-3-h information and audits missing\n"), "\(checked)")
        #expect(checked.contains("executed and in force: a bundle may be prepared today"))
    }

    @Test("an error ends the check with exit code 10 in every form")
    func errors() throws {
        let scenario = try Scenario()
        let text = try String(contentsOfFile: Self.vendor, encoding: .utf8)
        try scenario.write(
            text.replacingOccurrences(
                of: "measures: [encryption-at-rest, two-factor, least-privilege]", with: "measures: []"),
            to: "open.yaml")
        let run = try scenario.run("agreement", "check", "open.yaml")
        #expect(run.status == 10)
        #expect(run.errors.contains("security.measures: DL-S01: no measures of security are stated"), "\(run.errors)")
        #expect(run.errors.contains("hint: add security:"), "\(run.errors)")
        #expect(run.output.contains("error    DL-S01 line "), "\(run.output)")
        let json = try scenario.run("agreement", "check", "open.yaml", "--format", "json")
        #expect(json.status == 10)
        let findings = try #require(try object(json.output)["findings"] as? [[String: Any]])
        #expect(findings.map { $0["id"] as? String } == ["DL-S01"])
        let sarif = try scenario.run("agreement", "check", "open.yaml", "--format", "sarif")
        #expect(sarif.status == 10)
        let log = try object(sarif.output)
        #expect(log["version"] as? String == "2.1.0")
        let results = try #require((log["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleId"] as? String } == ["DL-S01"])
        #expect(results.map { $0["level"] as? String } == ["error"])
    }

    @Test("an error that is not refused leaves the gate open")
    func gate() throws {
        let scenario = try Scenario.executed()
        let security = "security: {measures: [encryption-at-rest]}\n"
        try scenario.executeAgreement(try scenario.agreement(replacing: [(security, "")]), as: "open.yaml")
        #expect(try scenario.run("agreement", "check", "open.yaml").status == 10)
        try scenario.succeed(scenario.prepare(under: "open.yaml"))
    }

    @Test("what the gate refuses is a result too, and so is what cannot be read")
    func refusals() throws {
        let scenario = try Scenario.executed()
        try scenario.write(try scenario.agreement(id: "DSA-2026-009"), to: "unsigned.yaml")
        let unsigned = try scenario.run("agreement", "check", "unsigned.yaml", "--format", "json")
        #expect(unsigned.status == 10)
        let findings = try #require(try object(unsigned.output)["findings"] as? [[String: Any]])
        #expect(findings.count { $0["id"] as? String == "DL-G01" } == 2, "\(unsigned.output)")
        try scenario.write(try scenario.agreement(replacing: [("version: 1", "version: one")]), to: "broken.yaml")
        let broken = try scenario.run("agreement", "check", "broken.yaml", "--format", "sarif")
        #expect(broken.status == 10)
        let runs = try #require(try object(broken.output)["runs"] as? [[String: Any]])
        let results = try #require(runs.first?["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleId"] as? String } == ["DL-F01"])
    }

    @Test("a list of countries of one's own takes the place of the release's, and one in another form is refused")
    func adequacy() throws {
        let scenario = try Scenario()
        let text = try String(contentsOfFile: Self.vendor, encoding: .utf8)
        try scenario.write(
            text.replacingOccurrences(
                of: "processing: {locations: [GB], personnelLocations: [GB]}",
                with:
                    "processing: {locations: [BR], personnelLocations: [GB], transfer: {mechanism: adequacy-regulations, "
                    + "document: D, date: 2026-10-01}}"), to: "abroad.yaml")
        let release = try scenario.succeed("agreement", "check", "abroad.yaml")
        #expect(release.contains("DL-T03"), "\(release)")
        try scenario.write(
            """
            {"asOf": "2026-10-01", "reviewBy": "2026-10-31", "home": "GB", "sources": [{"basis": "r", "text": "Regulations"}],
             "countries": [{"code": "BR", "name": "Brazil", "basis": "r"}]}
            """, to: "list.json")
        let own = try scenario.succeed("agreement", "check", "abroad.yaml", "--adequacy", scenario.path("list.json"))
        #expect(!own.contains("DL-T03"), "\(own)")
        #expect(own.contains("DL-T04"), "\(own)")
        try scenario.write("{}", to: "other.json")
        let refused = try scenario.run("agreement", "check", "abroad.yaml", "--adequacy", scenario.path("other.json"))
        scenario.expectRefusal(refused, 1, ["other.json: no country is listed"])
    }
}
