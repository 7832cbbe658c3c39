import Foundation
import Primitives
import Testing

@testable import Agreements

@Suite("The review for programs")
struct ReviewReportTests {
    private func report(_ edits: [(String, String)], refusals: [GateRefusal] = []) throws -> ReviewReport {
        let example = try ExampleReview(replacing: edits)
        return ReviewReport(try example.review(), of: try read(example.text), refusals: refusals)
    }

    @Test("the object of the JSON form has the agreement, its findings and its coverage")
    func json() throws {
        let json = try report([("    subProcessors: []\n", "")]).json
        #expect(json["file"]?.string == "dsa.yaml")
        #expect(json["agreement"]?["id"]?.string == "DSA-2026-014")
        let findings = try #require(json["findings"]?.array)
        #expect(findings.count == 1)
        #expect(findings.first?["id"]?.string == "DL-P06")
        #expect(findings.first?["severity"]?.string == "warning")
        #expect(findings.first?["place"]?.string == "parties.recipient")
        #expect((findings.first?["line"]?.integer ?? 0) > 1)
        #expect(json["coverage"]?.array?.count == 14)
        #expect(json["coverage"]?.array?.first?["state"]?.string == "covered")
    }

    @Test("a SARIF log has what viewers need: version, rules, and for each result its rule, level, text and place")
    func sarif() throws {
        let purposes = [("purposes: [system-fix]", "purposes: [system-fix, direct-marketing]")]
        let log = try report(purposes).sarif(version: "0.1.0")
        #expect(log["version"]?.string == "2.1.0")
        #expect(log["$schema"]?.string == "https://json.schemastore.org/sarif-2.1.0.json")
        let run = try #require(log["runs"]?.array?.first)
        #expect(run["columnKind"]?.string == "unicodeCodePoints")
        let driver = try #require(run["tool"]?["driver"])
        #expect(driver["name"]?.string == "datalease")
        let rules = try #require(driver["rules"]?.array)
        #expect(rules.count == ReviewRule.all.count)
        let result = try #require(run["results"]?.array?.first)
        #expect(result["ruleId"]?.string == "DL-A01")
        #expect(result["level"]?.string == "error")
        let index = try #require(result["ruleIndex"]?.integer)
        #expect(rules[index]["id"]?.string == "DL-A01")
        #expect(result["message"]?["text"]?.string?.hasPrefix("purposes[2]: \"direct-marketing\" can never be") == true)
        let place = try #require(result["locations"]?.array?.first?["physicalLocation"])
        #expect(place["artifactLocation"]?["uri"]?.string == "dsa.yaml")
        #expect((place["region"]?["startLine"]?.integer ?? 0) > 1)
        #expect(place["region"]?["startColumn"]?.integer == 24)
        #expect(try JSON(parsing: log.bytes) == log)
    }

    @Test("what the gate refuses besides is a result too, and what both find is one")
    func refusals() throws {
        let edits = [("purposes: [system-fix]", "purposes: [system-fix, direct-marketing]")]
        let agreement = try read(try ExampleReview(replacing: edits).text).agreement
        let gate = TermsGate(agreement: agreement, date: try #require(CivilDate(iso: "2026-11-15"))).purposes()
        let other = GateRefusal(
            "access.recipients[1]", of: agreement, "the key is not in the trust list", fix: "add it")
        let results = try report(edits, refusals: gate + [other]).results
        #expect(results.map(\.rule.id) == ["DL-A01", "DL-G01"])
        #expect(results.last?.what == "access.recipients[1] (clause 5-people): the key is not in the trust list")
        #expect((results.last?.line ?? 0) > 1)
    }

    @Test("a file that cannot be read has its findings in every form")
    func unreadable() throws {
        let text = try ExampleReview(replacing: [("version: 1\n", "version: one\n")]).text
        do throws(AgreementError) {
            _ = try AgreementDocument.read(Array(text.utf8), name: "a b/ä.yaml")
            Issue.record("it was read")
        } catch {
            let report = ReviewReport(error, file: "a b/ä.yaml")
            #expect(report.json["agreement"] == .null)
            #expect(report.json["findings"]?.array?.first?["id"]?.string == "DL-F01")
            let result = report.sarif(version: "1")["runs"]?.array?.first?["results"]?.array?.first
            let place = result?["locations"]?.array?.first?["physicalLocation"]
            #expect(place?["artifactLocation"]?["uri"]?.string == "a%20b/%C3%A4.yaml")
            #expect(place?["region"]?["startColumn"]?.integer == 10)
        }
        let absolute = ReviewReport(
            AgreementError(document: "", AgreementFinding(what: "the file is not UTF-8")), file: "/srv/a.yaml")
        let result = absolute.sarif(version: "1")["runs"]?.array?.first?["results"]?.array?.first
        let place = result?["locations"]?.array?.first?["physicalLocation"]
        #expect(place?["artifactLocation"]?["uri"]?.string == "file:///srv/a.yaml")
        #expect(place?["region"] == nil)
    }
}
