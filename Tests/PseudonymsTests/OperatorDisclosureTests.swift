import Foundation
import TestSupport
import Testing

@testable import Pseudonyms

/// What is said of operators to people, against what they do and what docs/pseudonyms.md says.
@Suite("What an operator tells")
struct OperatorDisclosureTests {
    /// Every operator and option that makes a difference, with its name in the document.
    private static let rows: [(label: String, operation: Operator)] =
        [
            ("`keep`", .keep), ("`blank`", .blank), ("`drop`", .drop), ("`constant`", .constant("text")),
            ("`mask`", .mask(keepFirst: 0, keepLast: 0)), ("`mask`, `keepFirst`", .mask(keepFirst: 2, keepLast: 0)),
            ("`mask`, `keepLast`", .mask(keepFirst: 0, keepLast: 4)), ("`token`", .token(reversible: false)),
            ("`token`, `reversible: true`", .token(reversible: true)), ("`shape`", .shape), ("`digits`", .digits),
            ("`phone`", .phone), ("`email`", .email), ("`postcode`, `outward: keep`", .postcode(.keep)),
            ("`postcode`, `outward: area`", .postcode(.area)), ("`account`", .account(.whole)),
            ("`account`, `part: sort-code`", .account(.sortCode)), ("`account`, `part: number`", .account(.number)),
        ] + Operator.IdentifierKind.allCases.map { ("`identifier`, `\($0.rawValue)`", .identifier($0)) }
        + [
            ("`date`, `shift`", .date(.shift(days: 10))), ("`date`, `truncate: month`", .date(.month)),
            ("`date`, `truncate: year`", .date(.year)), ("`bucket`", .bucket(size: 50)),
            ("`bucket`, `size: 1`", .bucket(size: 1)), ("`scrub`", .scrub(Operator.Scrubbing())),
            ("`scrub`, `with: tag`", .scrub(Operator.Scrubbing(replacement: .tag))),
        ]

    private static let operations = rows.map(\.operation)

    /// Those that can be run on values alone.
    private static let alone = operations.filter { if case .scrub = $0 { false } else { $0 != .drop } }

    private static let values = [
        "Smith", "O'Neill-Jones", "+44 7700 900123", "07700900123", "020 7946 0018", "SW1A 1AA", "20-00-00", "55779911",
        "1980-02-29", "1,234.50", "12", "EXT0041877", "GB999999973", "AB123456C", "490154203237518", "SC123456",
        "john.smith@mail.example.com", "4242424242424242", "943 476 5919", "GB29NWBK60161331926819", "SMITH", "77",
    ]

    @Test("every operator has something to say of each aspect, in words that fit into a line", arguments: operations)
    func complete(operation: Operator) {
        let disclosure = OperatorDisclosure(of: operation)
        #expect(disclosure.findings.map(\.aspect) == OperatorDisclosure.Aspect.allCases)
        for words in [disclosure.writes] + disclosure.learnt + disclosure.hidden {
            #expect(!words.isEmpty && !words.hasSuffix(".") && words.utf8.count < 120, "\(words)")
        }
        let whole = OperatorDisclosure(of: .keep)
        for (finding, all) in zip(disclosure.findings, whole.findings) where finding.extent == .part {
            #expect(
                finding.words != all.words, "what is learnt in part is not said like what is learnt: \(finding.words)")
        }
        #expect(disclosure.hidden.contains("anything else of the value") == (disclosure.extent(of: .value) == .part))
    }

    @Test(
        "the value itself is learnt from `keep` alone, and all of the table goes with the promises",
        arguments: operations)
    func promises(operation: Operator) {
        let disclosure = OperatorDisclosure(of: operation)
        let properties = OperatorProperties(of: operation)
        #expect((disclosure.extent(of: .value) == .all) == (properties.reversibility == .unchanged))
        if properties.reversibility == .reversible {
            #expect(disclosure.isKeyed)
            #expect(disclosure.extent(of: .equality) == .all)
        }
        if disclosure.extent(of: .presence) == .none { #expect(disclosure.learnt.isEmpty) }
    }

    @Test("what is said of length, presence and equality is so", arguments: alone)
    func lengths(operation: Operator) throws {
        let disclosure = OperatorDisclosure(of: operation)
        let companions = Self.values.map { _ in "somebody" }
        let outputs = try pseudonyms(operation, Self.values, companions: companions)
        let pairs = zip(Self.values, outputs)
        switch disclosure.extent(of: .length) {
        case .all: for (value, output) in pairs { #expect(output.unicodeScalars.count == value.unicodeScalars.count) }
        case .none: #expect(Set(outputs.map(\.unicodeScalars.count)).count == 1)
        case .part: break
        }
        for output in outputs { #expect(output.isEmpty == (disclosure.extent(of: .presence) == .none)) }
        switch disclosure.extent(of: .equality) {
        case .all:
            #expect(try pseudonyms(operation, Self.values.reversed(), companions: companions) == outputs.reversed())
        case .none: #expect(Set(outputs).count == 1)
        case .part: break
        }
    }

    @Test("what is said to have a key becomes another thing under another key, and nothing else does", arguments: alone)
    func keys(operation: Operator) throws {
        // A day, and nothing that is no day, is what the rule of a date is about.
        let isDate = if case .date = operation { true } else { false }
        let values = isDate ? ["1980-02-29", "2024-05-06", "1999-12-31"] : Self.values
        let companions = values.map { _ in "somebody" }
        let one = try pseudonyms(operation, values, companions: companions, seed: 1)
        let others = try [2, 3, 4].map { try pseudonyms(operation, values, companions: companions, seed: $0) }
        #expect(OperatorDisclosure(of: operation).isKeyed == others.contains { $0 != one })
    }

    // MARK: docs/pseudonyms.md

    private static let begin = "<!-- disclosure: begin -->\n"
    private static let end = "<!-- disclosure: end -->\n"

    private static var table: String {
        let aspects = OperatorDisclosure.Aspect.allCases
        var lines = [
            "| operator | \(aspects.map(\.rawValue).joined(separator: " | ")) |",
            "|---|\(aspects.map { _ in "---|" }.joined())",
        ]
        for row in rows {
            let extents = OperatorDisclosure(of: row.operation).findings.map(\.extent.rawValue)
            lines.append("| \(row.label) | \(extents.joined(separator: " | ")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func document() throws -> (url: URL, text: String) {
        let url = Checkout.root.appendingPathComponent("docs/pseudonyms.md")
        return (url, String(decoding: try Data(contentsOf: url), as: UTF8.self))
    }

    /// With `DATALEASE_RENEW_DOCUMENTS=1` in the environment the table in the document is written anew instead.
    @Test("the table in the document is that of the operators (renew: DATALEASE_RENEW_DOCUMENTS=1 swift test)")
    func documentedDisclosure() throws {
        let (url, document) = try Self.document()
        let begin = try #require(document.range(of: Self.begin))
        let end = try #require(document.range(of: Self.end))
        if ProcessInfo.processInfo.environment["DATALEASE_RENEW_DOCUMENTS"] == "1" {
            let renewed = document.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: Self.table)
            try Data(renewed.utf8).write(to: url)
        } else {
            #expect(String(document[begin.upperBound..<end.lowerBound]) == Self.table)
        }
    }

    @Test("what the document promises of an operator is what the operator promises")
    func documentedPromises() throws {
        let document = try Self.document().text
        let section = try #require(document.components(separatedBy: "## What they promise\n").last)
        var promised: Set<String> = []
        for line in section.components(separatedBy: "\n## ")[0].split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let names = cells[0].components(separatedBy: ", `").map { $0.filter { $0 != "`" } }
            for row in Self.rows {
                let name = row.operation.name
                guard names.contains(name) else { continue }
                if case .token(let reversible) = row.operation, reversible != (names.count > 1) { continue }
                if case .date(.shift) = row.operation, names.contains("truncate") { continue }
                if case .date(let change) = row.operation, change == .month || change == .year,
                    !names.contains("truncate")
                {
                    continue
                }
                promised.insert(row.label)
                let properties = OperatorProperties(of: row.operation)
                #expect(cells[1] == properties.reversibility.rawValue, "\(row.label)")
                #expect(
                    properties.collisions == .injective
                        ? ["injective", ""].contains(cells[2]) : cells[2] != "injective",
                    "\(row.label)")
            }
        }
        #expect(promised.count == Self.rows.count, "\(Set(Self.rows.map(\.label)).subtracting(promised))")
    }
}
