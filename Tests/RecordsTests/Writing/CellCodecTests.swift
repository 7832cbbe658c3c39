import Records
import TestSupport
import Testing

@Suite("values of XML, read and written")
struct CellCodecTests {
    /// A batch that holds `raw` between `before` and `behind` as its one cell.
    private func batch(_ before: String, _ raw: String, _ behind: String, _ form: CellForm) -> Batch {
        let begin = UInt32(before.utf8.count)
        let end = begin + UInt32(raw.utf8.count)
        let all = UInt32((before + raw + behind).utf8.count)
        var batch = Batch(
            kind: .records, bytes: Array((before + raw + behind).utf8), firstRecord: 0, recordCount: 1, firstLine: 1)
        batch.cells.cells = [
            .init(rule: 0, form: form, record: 0, scope: 0, value: begin..<end, extent: 0..<all)
        ]
        return batch
    }

    private func decoded(_ raw: String, _ form: CellForm) -> String {
        let batch = batch("", raw, "", form)
        var column = ValueColumn()
        CellCodec().decode(batch.cells.cells[0], in: batch.bytes, into: &column)
        return text(column[0])
    }

    private func written(_ raw: String, _ new: String, _ form: CellForm) throws -> String {
        let batch = batch("<", raw, ">", form)
        var out: [UInt8] = []
        try CellCodec().splice(batch, changed(batch, CellCodec()) { _, _ in Array(new.utf8) }, into: &out)
        return text(out.dropFirst().dropLast())
    }

    @Test(
        "references are decoded, and white space around a value is left out, also where it is written as a reference",
        arguments: [
            ("a &amp; b", "a & b"), ("&lt;&gt;&quot;&apos;", "<>\"'"), ("&#163;&#xA3;&#xa3;&#x1F600;", "£££😀"),
            (" \r\n\t x y \u{0B}\u{0C}", "x y"), ("&#32;x&#10;y&#xD;", "x\ny"),
            ("&#0;&#xD800;&#x110000;&foo;&", "&#0;&#xD800;&#x110000;&foo;&"),
            ("&#;&#x;&#1a;&#00000000000000065;", "&#;&#x;&#1a;A"), ("&#32;", ""), ("", ""), ("&amp;lt;", "&lt;"),
        ])
    func decoding(_ raw: String, _ value: String) throws {
        #expect(decoded(raw, .text) == value)
        #expect(decoded(raw, .attributeInDoubleQuotes) == value)
        #expect(try written(raw, value, .text) == raw)
        #expect(
            try written(raw.replacing("\"", with: ""), value.replacing("\"", with: ""), .attributeInSingleQuotes)
                .isEmpty == raw.isEmpty)
    }

    @Test("forms without references are read as they are")
    func noReferences() {
        for form in [CellForm.cdata, .comment, .instruction, .bare, .line] {
            #expect(decoded(" &amp;\"\" ", form) == "&amp;\"\"")
        }
        #expect(decoded(" a\"\"b\"\" ", .quoted) == "a\"b\"")
    }

    @Test(
        "a character that stays in its place keeps its spelling",
        arguments: [
            ("O&apos;Brien", "X'Qzzzz", "X&apos;Qzzzz"), ("O'Brien", "X'Qzzzz", "X'Qzzzz"),
            ("A &#38; B", "C & D", "C &#38; D"), ("A &#x26; B", "CC & D", "CC &amp; D"), ("é&#233;", "éé", "é&#233;"),
            ("é&#233;", "ée", "é&#101;"), ("a > b", "c > d", "c > d"), ("a &gt; b", "c > d", "c &gt; d"),
            (" &#65; ", "AB", " &#65;B "), ("a&#xE9;&#x0041;", "büm", "b&#xFC;&#x006d;"),
            ("&#233;&#0233;", "łż", "&#322;&#0380;"), ("&#163;&amp;", "ab", "&#097;b"),
            ("]]&#62;]]&#x3E;", "]]>]]>", "]]&#62;]]&#x3E;"), ("x", "<&>\"'", "&lt;&amp;>\"'"),
            ("]]&gt;", "]]>", "]]&gt;"),
            ("a", "]]>", "]]&gt;"), ("ab>", "]]>", "]]&gt;"), ("a\rb", "c\rd", "c\rd"),
            ("ab", "c\r\n\td", "c&#13;\n\td"),
        ])
    func spelling(_ raw: String, _ new: String, _ expected: String) throws {
        #expect(try written(raw, new, .text) == expected)
    }

    @Test("an attribute escapes the quote it stands in, and line breaks and tabs where they were not raw")
    func attributes() throws {
        #expect(try written("x", "\"'<&>", .attributeInDoubleQuotes) == "&quot;'&lt;&amp;>")
        #expect(try written("x", "\"'<&>", .attributeInSingleQuotes) == "\"&apos;&lt;&amp;>")
        #expect(try written("a\nb\tc", "d\ne\tf", .attributeInDoubleQuotes) == "d\ne\tf")
        #expect(try written("a&#10;b", "c\nd", .attributeInDoubleQuotes) == "c&#10;d")
        #expect(try written("abcd", "c\n\t\rd", .attributeInDoubleQuotes) == "c&#10;&#9;&#13;d")
        #expect(decoded("a\n\tb", .attributeInSingleQuotes) == "a\n\tb")
    }

    @Test("a value never ends the section, comment or instruction it stands in")
    func terminators() throws {
        #expect(try written("a]]b", "c]]d>", .cdata) == "c]]d>")
        #expect(try written("a", "]]", .cdata) == "]]")
        #expect(try written(" a ", "-x", .comment) == " -x ")
        #expect(try written("a ", "x-", .comment) == "x- ")
        #expect(try written("a", "x?", .instruction) == "x?")
        for (new, form) in [
            ("]]>", CellForm.cdata), ("a--b", .comment), ("a-", .comment), ("--", .comment), ("a?>b", .instruction),
            ("a\u{1}", .text), ("\u{FFFE}", .cdata), ("a\u{0}", .attributeInSingleQuotes),
        ] {
            #expect(throws: ExportError.self) { _ = try written("old", new, form) }
        }
    }

    @Test("a random value comes back as it was written, and a random new one decodes to itself")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 5)
        let pieces = [
            "a", "&amp;", "&", "&#10;", "é", "😀", "&#xe9;", "]", "]", ">", "&gt;", " ", "\n", "'", "&#39;", "<", "\"",
        ]
        for _ in 0..<3000 {
            func value() -> String {
                (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                    .joined()
            }
            let raw = value()
            let old = decoded(raw, .text)
            // What no well-formed document holds is not asked for.
            guard !raw.contains("<"), !raw.contains("]]>") else { continue }
            #expect(try written(raw, old, .text) == raw)
            let new = decoded(value(), .text)
            let out = try written(raw, new, .text)
            #expect(!out.contains("]]>"))
            #expect(!out.contains("<"))
            // An empty value has no place of its own among white space.
            #expect(decoded(out, .text) == new)
        }
    }

    @Test("a dropped cell goes with its extent and all that stands in it, in whatever order cells come")
    func drop() throws {
        // <a><b>x</b>y</a>, with the cell of a behind that of b
        var batch = Batch(
            kind: .records, bytes: Array("<r><a><b>x</b>y</a>z</r>".utf8), firstRecord: 0, recordCount: 1, firstLine: 1)
        batch.cells.cells = [
            .init(rule: 0, form: .text, record: 0, scope: 0, value: 9..<10, extent: 6..<14),
            .init(rule: 1, form: .text, record: 0, scope: 1, value: 14..<15, extent: 3..<19),
            .init(rule: 0, form: .text, record: 0, scope: 2, value: 19..<20, extent: 0..<24),
        ]
        var out: [UInt8] = []
        try CellCodec().splice(
            batch, changed(batch, CellCodec()) { cell, _ in cell.rule == 1 ? nil : Array("new".utf8) }, into: &out)
        #expect(text(out) == "<r>new</r>")
    }

    @Test("what is dropped out of the middle of a ]]> is refused")
    func seam() throws {
        let batch = batch("<!--", "x", "-->", .comment)
        for (before, behind, isRefused) in [
            ("<a>]]", "></a>", true), ("<a>]", "]></a>", true), ("<a>]]", "</a>", false), ("<a>x]", "></a>", false),
            ("<a>", "</a>", false),
        ] {
            var batch = batch
            let shift = UInt32(before.utf8.count)
            batch.bytes = Array(before.utf8) + batch.bytes + Array(behind.utf8)
            batch.cells.cells[0].value = 4 + shift..<5 + shift
            batch.cells.cells[0].extent = shift..<8 + shift
            var replacements = Replacements(cellCount: 1)
            replacements.drop(0)
            var out: [UInt8] = []
            if isRefused {
                #expect(throws: ExportError.self) { try CellCodec().splice(batch, replacements, into: &out) }
            } else {
                try CellCodec().splice(batch, replacements, into: &out)
                #expect(text(out) == before + behind)
            }
        }
    }
}
