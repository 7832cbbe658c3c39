import Testing

@testable import Detection

/// Every example of the table of recognisers, which docs/detection.md shows.
@Suite("Table of recognisers")
struct RecogniserTableTests {
    private static let recogniser: Recogniser? = try? Recogniser(
        references: RecogniserTable.declaredReferences.map { text throws(DetectionError) in try ReferencePattern(text) }
    )

    /// The text without its marks, and what stood between them.
    private func parse(_ example: String) -> (text: [UInt8], ranges: [Range<Int>]) {
        var text: [UInt8] = []
        var ranges: [Range<Int>] = []
        var start = 0
        for character in example {
            switch character {
            case "«": start = text.count
            case "»": ranges.append(start..<text.count)
            default: text += Array(String(character).utf8)
            }
        }
        return (text, ranges)
    }

    private func check(_ row: RecogniserRow, _ example: String, _ confidence: Confidence?) throws {
        let (text, ranges) = parse(example)
        var matches: [Recogniser.Match] = []
        try #require(Self.recogniser).scan(text.span, into: &matches)
        let found = matches.filter { $0.kind == row.kind }
        let shown = matches.map {
            "\($0.kind) \($0.confidence) \(String(decoding: text[$0.range], as: UTF8.self))"
        }
        #expect(found.map(\.range) == ranges, "\(row.kind): \(example): \(shown)")
        #expect(found.allSatisfy { $0.confidence == confidence }, "\(row.kind): \(example): \(shown)")
    }

    @Test("every example is found as it should be", arguments: RecogniserTable.rows.map(\.kind))
    func examples(kind: PersonalKind) throws {
        let row = try #require(RecogniserTable.rows.first { $0.kind == kind })
        for example in row.certain { try check(row, example, .certain) }
        for example in row.likely { try check(row, example, .likely) }
        for example in row.doubtful { try check(row, example, .doubtful) }
        for example in row.none { try check(row, example, nil) }
    }

    @Test("each example is found in the middle of a text too, and with marks around it")
    func inSentences() throws {
        for row in RecogniserTable.rows {
            for example in row.certain where !example.hasSuffix("»") || !example.hasPrefix("«") {
                try check(row, "Hello; \(example)", .certain)
            }
            for example in row.certain where example.hasPrefix("«") && example.hasSuffix("»") {
                try check(row, "(\(example))", .certain)
                try check(row, "see, \(example); ok", .certain)
                try check(row, "x\n\(example)\r\ny", .certain)
            }
        }
    }

    @Test("every kind has a row, but for those that words tell, and enough examples of both sorts")
    func complete() {
        let kinds = RecogniserTable.rows.map(\.kind)
        #expect(Set(kinds).union([.name, .address]) == Set(PersonalKind.allCases))
        #expect(kinds.count == Set(kinds).count)
        for row in RecogniserTable.rows {
            #expect(row.certain.count >= 6 && row.none.count >= 6, "\(row.kind)")
        }
    }
}
