import Foundation
import Primitives
import TestSupport
import Testing

@testable import Disposal

/// Reports whose texts are as bad as an agreement, a person or a file name can make them.
@Suite struct ReportPropertyTests {
    /// Texts that break a format that is not careful, each by itself.
    static let hostile = [
        "</td></tr></table><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]>&amp;&#x0;<!--",
        "\" onmouseover=\"alert(1)", "' style='background:url(http://evil.example)", "=cmd|'/C calc'!A0", "+1-1",
        "-2+3",
        "@SUM(A1:A9)", "\t=1+1", " =1+1", "\u{FF1D}1+1", "\r\n=1+1", "a,b;c\\d", "\"quoted\"\"twice\"",
        "| a | b |\n|---|---|",
        "# heading", "- item\n- item", "1. item", "***", "---", "===", "> quote", "```\ncode", "<!-- comment", "&copy;",
        "[link](javascript:alert(1))", "![image](http://evil.example/x.png)", "~~gone~~", "*bold* _it_ `code`", "\\",
        "\\|",
        "trailing \\", "  two spaces  ", "", " ", "\u{0}\u{1}\u{8}\u{B}\u{C}\u{E}\u{1F}\u{7F}\u{9F}",
        "line\nline\r\nline\rline\u{2028}line\u{85}",
        "\u{202E}evil\u{202C}", "\u{FEFF}bom", "\u{FFFE}\u{FFFF}\u{1FFFE}", "Siân Nguyễn-Łukasz 日本 👩‍👩‍👧",
        "e\u{301}\u{301}\u{301}",
        "END:VEVENT\r\nEND:VCALENDAR", "BEGIN:VALARM", "{state=\"x\"} 1 2\n# TYPE a", "key: value|perf=1;2;3",
        String(repeating: "a", count: 20_000), String(repeating: "é,;\\\n", count: 3_000), "{\"json\":1}\n", "%0d%0a",
        "${HOME}",
    ]

    /// A text of random pieces: the hostile ones, random scalars, random markup.
    static func text(_ generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            switch Int.random(in: 0..<3, using: &generator) {
            case 0:
                let piece = hostile[Int.random(in: 0..<hostile.count, using: &generator)]
                text += piece.prefix(Int.random(in: 0...200, using: &generator))
            case 1:
                for _ in 0..<Int.random(in: 0...40, using: &generator) {
                    let value = UInt32.random(in: 0..<0x11_0000, using: &generator)
                    if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
                }
            default:
                for _ in 0..<Int.random(in: 0...40, using: &generator) {
                    let value = UInt8.random(in: 0..<0x80, using: &generator)
                    text.unicodeScalars.append(Unicode.Scalar(value))
                }
            }
        }
        return text
    }

    /// All hostile texts, and some that are made of them.
    static let texts: [String] = {
        var generator = SeededGenerator(seed: 7)
        return hostile + (0..<40).map { _ in text(&generator) }
    }()

    /// Many reports in one run of the reader: Python takes longer to start than to read one.
    private func rows(_ report: String, _ format: String) throws -> [[String]] {
        try #require(try ReportSamples.read(report, as: format) as? [[String]])
    }

    /// White space as HTML and Markdown take it: one space for many, none at the ends.
    private func collapsed(_ text: String) -> String {
        PlainLine.of(text).split(separator: " ").joined(separator: " ")
    }

    @Test("no text breaks a report or loses what it says: HTML, Markdown and CSV are read back cell by cell")
    func readBack() throws {
        // One record of processing with an activity a text.
        let activities = try Self.texts.map { try #require(try ReportSamples.record($0).activities.first) }
        let record = ProcessingRecord(day: try day("2026-12-31"), activities: activities, erased: Self.texts)
        let html = record.render(as: .html)
        try ReportSamples.xmllint(html)
        let (page, markdown) = (try rows(html, "html"), try rows(record.render(as: .markdown), "markdown"))
        let csv = try rows(record.render(as: .csv), "csv")
        #expect(csv.count == Self.texts.count + 1)
        let facts = try #require(csv.first).count - 3
        for (index, text) in Self.texts.enumerated() {
            let row = csv[index + 1]
            // An apostrophe keeps spreadsheets from computing the text, and is all that is added.
            #expect(
                row[0] == PlainLine.of(text) || row[0] == "'" + PlainLine.of(text),
                "\(text.prefix(60).debugDescription)")
            for cell in [row[1], row[5], row[8]] { #expect(cell == row[0]) }
            #expect(page[index * facts][1] == PlainLine.of(text), "\(text.prefix(60).debugDescription)")
            // Markdown has an empty row of headings before the facts.
            let cell = markdown[index * (facts + 1) + 1][1]
            #expect(collapsed(cell) == collapsed(text), "\(text.prefix(60).debugDescription)")
        }
        #expect(page.count == facts * Self.texts.count)
    }

    @Test("no text breaks a page about sharing or about one bundle")
    func pages() throws {
        var generator = SeededGenerator(seed: 11)
        let joined = Self.hostile.joined(separator: " ") + (0..<20).map { _ in Self.text(&generator) }.joined()
        for text in [joined, "<", "&", "\"", "=1"] {
            for html in [
                try ReportSamples.sharing(text).render(as: .html), try ReportSamples.file(text).render(as: .html),
            ] {
                try ReportSamples.xmllint(html)
                _ = try rows(html, "html")
            }
            for markdown in [
                try ReportSamples.sharing(text).render(as: .markdown),
                try ReportSamples.file(text).render(as: .markdown),
            ] { _ = try rows(markdown, "markdown") }
            #expect(try rows(ReportSamples.sharing(text).render(as: .csv), "csv").count == 2)
            #expect(try rows(ReportSamples.file(text).render(as: .csv), "csv").count == 3)
        }
    }

    @Test("no name of an agreement and no remark breaks a form of verify")
    func verifyForms() throws {
        for text in [Self.texts.joined(separator: " "), "x|y", "a\nb", "=1", "\\,;", "</testcase>", ""] {
            let remarks = Verification.Remark.Kind.allCases.map { Verification.Remark($0, bundle: 3, text) }
            let verification = try ReportSamples.verification(agreement: text, remarks: remarks)
            func read(_ format: VerifyFormat) throws -> Any {
                try ReportSamples.read(ReportSamples.render(format, verification), as: format.rawValue)
            }
            let junit = try #require(try read(.junit) as? [[String: Any]])
            #expect(junit.compactMap { $0["class"] as? String }.allSatisfy { $0 == PlainLine.of(text) })
            #expect(junit.count == 5)
            try ReportSamples.xmllint(ReportSamples.render(.junit, verification))
            let events = try #require(try read(.ical) as? [[String: Any]])
            #expect(events.count == 6)
            // Debian's icalendar loses backslashes before commas and semicolons when it reads them back.
            let summary = (events[1]["summary"] as? String)?.replacing("\\", with: "")
            #expect(summary == "\(PlainLine.of(text)).B2 must be gone today".replacing("\\", with: ""))
            #expect(try #require(try read(.nagios) as? [String: Any])["status"] as? String == "CRITICAL")
            let lines = try #require(try read(.json) as? [[String: Any]])
            #expect(lines[1]["agreement"] as? String == text)
            #expect(
                try #require(try read(.prometheus) as? [[Any]]).count == BundleState.allCases.count + remarks.count + 7)
            let printed = ReportSamples.render(.text, verification)
            #expect(printed.split(separator: "\n", omittingEmptySubsequences: false).count == 9 + 1 + remarks.count + 3)
            #expect(!printed.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
        }
    }

    @Test("a folded line is put together again, wherever a character of several bytes falls")
    func folding() throws {
        for shift in 0..<160 {
            var lines = ContentLines()
            lines.add("SUMMARY") {
                $0.append(text: String(repeating: "x", count: shift) + "é👩‍👩‍👧日;\\,")
                $0.append("\\n")
                $0.append(text: "ß")
            }
            let text = lines.takeText()
            let folded = Array(text.utf8)
            let pieces = text.unicodeScalars.split(separator: "\r\n ".unicodeScalars).joined()
            let expected = "SUMMARY:" + String(repeating: "x", count: shift) + "é👩‍👩‍👧日\\;\\\\\\,\\nß\r\n"
            #expect(Array(pieces) == Array(expected.unicodeScalars))
            var length = 0
            for byte in folded {
                length = byte == 0x0A ? 0 : length + 1
                // The line end's CR is the 76th at most.
                #expect(length <= 76)
            }
        }
    }

    @Test("days and times are the ISO forms without separators, and days in words are those of every other report")
    func calendarValues() throws {
        for days in stride(from: -719_162, through: 2_932_896, by: 997) {
            let day = try #require(CivilDate(daysSinceEpoch: days))
            let time = Instant(seconds: days * 86_400 + (days + 719_162) * 7919 % 86_400)
            var lines = ContentLines()
            lines.add("D") { $0.append(day) }
            lines.add("T") { $0.append(time) }
            lines.add("W") { $0.append(words: day) }
            let (date, moment) = ("\(day)".filter { $0 != "-" }, "\(time)".filter { $0 != "-" && $0 != ":" })
            #expect(lines.takeText() == "D:\(date)\r\nT:\(moment)\r\nW:\(day.inWords)\r\n")
        }
    }
}
