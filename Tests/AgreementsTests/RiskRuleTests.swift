import Primitives
import Testing

@testable import Agreements

@Suite("what an agreement asks of the risk that a row is found again")
struct RiskRuleTests {
    private static let place = "    maxRows: 5000"

    private func dataset(_ risk: String) throws -> (rule: RiskRule, report: AgreementReport) {
        let document = try read(exampleAgreement.replacing(Self.place, with: "\(Self.place)\n    risk: \(risk)"))
        return (
            try #require(Plan.compile(document.agreement).first).risk, AgreementReport(document.agreement)
        )
    }

    @Test("k, the fields, both or nothing, and each is shown")
    func asked() throws {
        #expect(try dataset("{k: 5}").rule == RiskRule(k: 5, over: nil))
        #expect(try dataset("{over: [Status, Birthdate]}").rule == RiskRule(k: nil, over: ["Status", "Birthdate"]))
        let both = try dataset("{k: 12, over: [Status]}")
        #expect(both.rule == RiskRule(k: 12, over: ["Status"]))
        #expect(both.report.risks.map(\.text) == ["fewer than 12 rows alike in Status refuse the run"])
        #expect(
            try dataset("{k: 5}").report.risks.map(\.text)
                == ["fewer than 5 rows alike in the fields that describe a person refuse the run"])
        #expect(try dataset("{over: [Status]}").report.risks.map(\.text) == ["rows alike in Status are counted"])
        let plain = try read(exampleAgreement)
        #expect(Plan.compile(plain.agreement).first?.risk == .standard)
        #expect(AgreementReport(plain.agreement).risks.isEmpty)
    }

    private static func broken(_ risk: String, _ path: String, _ what: String, _ fix: String? = nil) -> Broken {
        Broken(place, "\(place)\n    risk: \(risk)", "datasets[1].risk\(path)", what, fix: fix)
    }

    @Test(
        "what asks for nothing, or names no field, is refused where it stands",
        arguments: [
            broken("«{}", "", "says nothing of what is asked for"),
            broken("«5", "", "expected keys with values, found a text"),
            broken("{k: «1}", ".k", "must be from 2 to 1000000"),
            broken("{k: «five}", ".k", "\"five\" is no whole number"),
            broken("{over: «[]}", ".over", "the list is empty"),
            broken("{over: «Status}", ".over", "expected a list, found a text"),
            broken("{over: [Status, «Status]}", ".over[2]", "stands twice in the list"),
            broken("{over: [«Statu]}", ".over[1]", "\"Statu\" is not among the fields", "did you mean Status?"),
            broken("{over: [«\"#footer\"]}", ".over[1]", "\"#footer\" is no field"),
            broken("{k: 5, «field: Status}", "", "unknown key \"field\""),
        ])
    func refused(broken: Broken) throws {
        try broken.check()
    }

    @Test("more fields than are compared are refused, and no profile can ask")
    func bounds() throws {
        let names = (1...9).map { "F\($0)" }
        let fields = names.map { "      \($0): {do: keep}\n" }.joined()
        let text = exampleAgreement.replacing("    fields:\n", with: "    fields:\n\(fields)", maxReplacements: 1)
        let nine = text.replacing(
            Self.place, with: "\(Self.place)\n    risk: {over: [\(names.joined(separator: ", "))]}")
        let error = #expect(throws: AgreementError.self) { _ = try read(nine) }
        #expect(error?.findings.map(\.what) == ["names 9 fields, and at most 8 are compared"])
        let eight = names.dropLast().joined(separator: ", ")
        let document = try read(
            text.replacing(Self.place, with: "\(Self.place)\n    risk: {over: [\(eight)]}"))
        #expect(Plan.compile(document.agreement).first?.risk.over?.count == 8)
    }
}
