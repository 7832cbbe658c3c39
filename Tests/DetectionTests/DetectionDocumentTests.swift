import Foundation
import TestSupport
import Testing

@testable import Detection

/// docs/detection.md against the table of recognisers.
@Suite("docs/detection.md")
struct DetectionDocumentTests {
    private static let begin = "<!-- recognisers: begin -->\n"
    private static let end = "<!-- recognisers: end -->\n"

    /// The table as the document shows it.
    private static var table: String {
        var lines = [
            "| kind | form | checked besides | words that announce it | for example | not |",
            "|---|---|---|---|---|---|",
        ]
        for row in RecogniserTable.rows {
            let found = row.certain.prefix(2).map { "`\(cell($0))`" }
            let none = row.none.prefix(2).map { "`\(cell($0))`" }
            lines.append(
                "| \(row.kind.word) | \(cell(row.form)) | \(cell(row.check)) | \(cell(row.words)) "
                    + "| \(found.joined(separator: ", ")) | \(none.joined(separator: ", ")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func cell(_ text: String) -> String {
        text.replacingOccurrences(of: "|", with: "\\|").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// With `DATALEASE_RENEW_DOCUMENTS=1` in the environment the table in the document is written anew instead.
    @Test("the table in the document is that of the recognisers (renew: DATALEASE_RENEW_DOCUMENTS=1 swift test)")
    func table() throws {
        let url = Checkout.root.appendingPathComponent("docs/detection.md")
        let document = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        let begin = try #require(document.range(of: Self.begin))
        let end = try #require(document.range(of: Self.end))
        if ProcessInfo.processInfo.environment["DATALEASE_RENEW_DOCUMENTS"] == "1" {
            let renewed = document.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: Self.table)
            try Data(renewed.utf8).write(to: url)
        } else {
            #expect(String(document[begin.upperBound..<end.lowerBound]) == Self.table)
        }
    }
}
