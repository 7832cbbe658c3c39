import Foundation
import Records
import TestSupport
import Testing

@testable import DataLeaseKit

/// What stands in a scrubbed text is spelled as it was, whatever stands before it now.
struct ScrubSpellingTests {
    private func share(_ text: String, _ dataset: [String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("spelling-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("export").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        let shared = try TransformedExport(file, try TransformedExport.plan(dataset))
        return String(decoding: shared.bytes, as: UTF8.self)
    }

    /// A way to write texts.
    struct Place: Sendable, CustomTestStringConvertible {
        var name: String
        /// What stands before the text of a record, and behind it.
        var before: String
        var behind: String
        /// The dataset but for the options of `scrub`.
        var dataset: [String]
        var header = ""
        var footer = ""
        /// What stands in texts beside plain words.
        var signs: [String]
        /// What a record holds, in spellings of a text.
        var known: [String]
        /// What stands right before and behind them.
        var begins = ["{"]
        var ends = ["}"]
        /// A tag, as it is written there.
        var tag: String
        var testDescription: String { name }
    }

    private static let words = ["the", "line", "was", "slow", "and", "then", "it", "came", "back", "again"]
    private static let references = [
        "&#163;12.50", "&#xA3;", "&lt;ok&gt;", "&amp;", "a&#10;b", "&quot;", "&apos;", "&#176;", "&#x00b0;",
        "&amp;#163;",
        "&amp;amp;", "\r\n", ">", "&#32;", "]", "&gt;&gt;", "&#13;&#10;", "\t", "&#x1F600;", "\u{A3}5",
    ]
    private static let known = ["Anderson", "07700 900123", "12 March 1971", "chloe.a@example.com", "12/03/1971"]
    private static let rules = [
        "name: {do: shape, category: name}", "phone: {do: phone}",
        "born: {do: date, truncate: year, category: date-of-birth}",
        "mail: {do: email}",
    ]
    private static let values =
        "name=\"Anderson\" phone=\"07700 900123\" born=\"1971-03-12\" mail=\"chloe.a@example.com\""

    private static func xml(_ name: String, _ before: String, _ behind: String, _ path: String, more: [String]) -> Place
    {
        Place(
            name: name, before: "<c \(values)" + before, behind: behind,
            dataset: ["format: xml", "xml: {record: /cs/c}", "fields:"] + rules.map { "  /cs/c/@" + $0 }
                + ["  /cs/c/\(path): "],
            header: "<cs>", footer: "</cs>", signs: references + more,
            known: known + ["And&#101;rson", "07700&#32;900123", "&#x31;2 March 1971"],
            begins: ["{", "&#123;", "&lt;{&quot;"], ends: ["}", "&#x7d;", "&#125;&#163;"],
            tag: "&lt;(?:[A-Z-]|&#x?[0-9A-Fa-f]+;)+>")
    }

    private static func csv(
        _ name: String, _ quote: String, options: String = "", _ signs: [String]
    ) -> Place {
        Place(
            name: name, before: "Anderson,07700 900123,1971-03-12,chloe.a@example.com,\(quote)", behind: "\(quote)\n",
            dataset: ["format: csv"] + (options.isEmpty ? [] : ["csv: {\(options)}"]) + ["fields:"]
                + rules.map { "  " + $0 }
                + ["  note: "],
            header: "name,phone,born,mail,note\n", signs: signs, known: known,
            begins: options.isEmpty ? ["{"] : ["{", "\\{"], ends: options.isEmpty ? ["}"] : ["}", "\\}\\,"],
            tag: "\\\\?<(?:\\\\?[A-Z-])+>")
    }

    static let places = [
        xml("text", "><n>", "</n></c>", "n", more: ["\"", "'"]),
        xml("attribute in double quotes", " n=\"", "\"/>", "@n", more: ["'"]),
        xml("attribute in single quotes", " n='", "'/>", "@n", more: ["\""]),
        xml("text beside CDATA", "><n>", "<![CDATA[ &#163; it's < \"Anderson\" ]]></n></c>", "n", more: []),
        csv("bare", "", ["&#163;12.50", "&lt;ok&gt;", "&amp;", "'", "\\n", "%20", "\u{A3}", "5\""]),
        csv(
            "quoted", "\"",
            ["&#163;12.50", "&lt;ok&gt;", "&amp;", "\"\"", ",", "\n", "\\n", "\u{A3}", "'", "\"\"ok\"\""]),
        csv(
            "bare with an escape", "", options: "escape: \"\\\\\"",
            ["&#163;12.50", "&amp;", "\\,", "\\\"", "\\\\", "\\'", "\\\n", "\u{A3}", "'"]),
        csv(
            "quoted with an escape", "\"", options: "escape: \"\\\\\"",
            ["&#163;12.50", "&amp;", "\\,", "\\\"", "\"\"", "\\\\", "\\'", "\n", "\u{A3}", "'"]),
    ]

    @Test(
        "references, escapes and quotes stay where they are, whatever is replaced before and behind them",
        arguments: places)
    func standing(place: Place) throws {
        var random = SeededGenerator(seed: 5)
        var export = place.header
        var expected: [[String]] = []
        let count = 300
        for _ in 0..<count {
            var pieces = [""]
            func add(_ piece: String) { pieces[pieces.count - 1] += piece }
            add("x")
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                switch Int.random(in: 0..<3, using: &random) {
                case 0: add(" " + (Self.words.randomElement(using: &random) ?? ""))
                case 1:
                    add((Bool.random(using: &random) ? " " : "") + (place.signs.randomElement(using: &random) ?? ""))
                default:
                    add(" " + (place.begins.randomElement(using: &random) ?? ""))
                    pieces.append(place.known.randomElement(using: &random) ?? "")
                    pieces.append((place.ends.randomElement(using: &random) ?? "") + " ")
                }
            }
            add(" x")
            export += place.before + pieces.joined() + place.behind
            expected.append(pieces.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element))
        }
        export += place.footer
        for options in ["{do: scrub, with: tag}", "{do: scrub}"] {
            var dataset = place.dataset
            dataset[dataset.count - 1] += options
            let shared = try share(export, dataset)
            // What stands of each text, in order, with a tag or anything else between.
            var pattern = ""
            let between = options.contains("tag") ? place.tag : "[^{}<]+?"
            var rest = shared[...]
            for pieces in expected {
                pattern = pieces.map(NSRegularExpression.escapedPattern(for:)).joined(separator: between)
                guard let found = rest.range(of: pattern, options: .regularExpression) else {
                    Issue.record("\(options): \(pieces) in \(rest.prefix(400))")
                    return
                }
                rest = rest[found.upperBound...]
            }
        }
    }

    @Test("an amount behind a day that gets longer, and references right before and behind what is replaced")
    func examples() throws {
        func note(_ text: String, _ options: String = "{do: scrub, with: tag}") throws -> String {
            let shared = try share(
                "<cs><c><n>\(text)</n></c></cs>",
                ["format: xml", "xml: {record: /cs/c}", "fields:", "  /cs/c/n: \(options)"])
            return String(shared.dropFirst("<cs><c><n>".count).dropLast("</n></c></cs>".count))
        }
        #expect(
            try note("mail a@b.example.org; price &#163;12.50 &lt;ok&gt; a&#10;b")
                == "mail &lt;EMAIL>; price &#163;12.50 &lt;ok&gt; a&#10;b")
        #expect(try note("&lt;a@b.example.org&gt;&#163;1") == "&lt;&lt;EMAIL>&gt;&#163;1")
        #expect(try note("ring&#10;07700&#32;900123&#10;&#x263A;") == "ring&#10;&lt;PHONE>&#10;&#x263A;")
        let born = try note("born 12 March 1971, price &#163;12.50 &#x2126;", "{do: scrub}")
        #expect(born.hasSuffix(", price &#163;12.50 &#x2126;") && !born.contains("12 March"))
    }
}
