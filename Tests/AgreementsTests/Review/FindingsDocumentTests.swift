import Foundation
import TestSupport
import Testing

@testable import Agreements

/// docs/agreement-findings.md against the rules and the items.
@Suite("docs/agreement-findings.md")
struct FindingsDocumentTests {
    /// The rules as the document shows them.
    private static var findings: String {
        let rows = ReviewRule.all.map { rule in
            let severity = rule.severity.rawValue + (rule.isRefused ? ", refused" : "")
            return "| `\(rule.id)` | \(severity) | \(rule.title) | \(rule.why) | \(rule.fix) |"
        }
        return (["| id | severity | finds | why | what to do |", "|---|---|---|---|---|"] + rows)
            .map { $0 + "\n" }.joined()
    }

    /// The items as the document shows them.
    private static var items: String {
        let lists: [(String, [ClauseItem])] = [
            ("`controller-processor`, `sub-processor`", ClauseItem.contract),
            ("`sub-processor`", ClauseItem.subProcessing), ("`joint`", ClauseItem.arrangement),
            ("`controller-controller`", ClauseItem.sharing),
        ]
        let rows = lists.flatMap { type, items in
            items.map { item in
                let sections = item.sections.map { "`\($0)`" }.joined(separator: ", ")
                return "| \(type) | `\(item.code)` | \(item.what) | \(item.source) | "
                    + "\(sections.isEmpty ? "-" : sections)\(item.isTerm ? " (term)" : "") | `\(item.rule.id)` |"
            }
        }
        return (["| type | code | item | source | sections | finding |", "|---|---|---|---|---|---|"] + rows)
            .map { $0 + "\n" }.joined()
    }

    /// With `DATALEASE_RENEW_DOCUMENTS=1` in the environment the table in the document is written anew instead.
    @Test(
        "the tables in the document are those of the review (renew: DATALEASE_RENEW_DOCUMENTS=1 swift test)")
    func tables() throws {
        let url = Checkout.root.appendingPathComponent("docs/agreement-findings.md")
        var document = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        for (name, table) in [("items", Self.items), ("findings", Self.findings)] {
            let begin = try #require(document.range(of: "<!-- \(name): begin -->\n"))
            let end = try #require(document.range(of: "<!-- \(name): end -->\n"))
            if ProcessInfo.processInfo.environment["DATALEASE_RENEW_DOCUMENTS"] == "1" {
                document.replaceSubrange(begin.upperBound..<end.lowerBound, with: table)
                try Data(document.utf8).write(to: url)
            } else {
                #expect(String(document[begin.upperBound..<end.lowerBound]) == table)
            }
        }
    }

    @Test("ids are each there once, and of one form")
    func ids() {
        let ids = ReviewRule.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(id.wholeMatch(of: /DL-[A-Z][0-9]{2}/) != nil, "\(id)") }
        #expect(Set(ClauseItem.all.map(\.code)).count == ClauseItem.all.count)
    }
}
