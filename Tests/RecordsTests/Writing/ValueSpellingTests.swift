import Records
import TestSupport
import Testing

@Suite("values of which stretches are replaced")
struct ValueSpellingTests {
    /// A batch that holds `raw` between brackets, quotes or nothing as its one cell.
    private func batch(_ raw: String, _ form: CellForm, width: Int = 0) -> Batch {
        let field = raw + String(repeating: " ", count: max(0, width - raw.unicodeScalars.count))
        let around =
            switch form {
            case .quoted, .attributeInDoubleQuotes: ("\"", "\"")
            case .attributeInSingleQuotes: ("'", "'")
            default: (">", "<")
            }
        let bytes = Array((around.0 + field + around.1).utf8)
        var batch = Batch(kind: .records, bytes: bytes, firstRecord: 0, recordCount: 1, firstLine: 1)
        let value = UInt32(1)..<UInt32(bytes.count - 1)
        batch.cells.cells = [.init(rule: 0, form: form, record: 0, scope: 0, value: value, extent: value)]
        return batch
    }

    private func decoded(_ batch: Batch, _ codec: CellCodec) -> [UInt8] {
        var column = ValueColumn()
        codec.decode(batch.cells.cells[0], in: batch.bytes, into: &column)
        return Array(column[0])
    }

    /// A part of a value as it is spelled, and what takes its place.
    private struct Part {
        var raw: String
        var new: String?
    }

    /// The parts written as one value of which those with something new are stretches.
    private func written(_ parts: [Part], _ form: CellForm, _ codec: CellCodec, width: Int = 0) throws -> String {
        let batch = batch(parts.map(\.raw).joined(), form, width: width)
        var (old, new) = (0, [UInt8]())
        var stretches: [Replacements.Stretch] = []
        for part in parts {
            let value = decodedPart(part.raw, form, codec)
            let written = part.new.map { Array($0.utf8) } ?? value
            if part.new != nil {
                stretches.append(.init(old: old..<old + value.count, new: new.count..<new.count + written.count))
            }
            old += value.count
            new += written
        }
        #expect(old == decoded(batch, codec).count)
        var replacements = changed(batch, codec) { _, _ in new }
        replacements.limit(0, to: stretches)
        var out: [UInt8] = []
        try codec.splice(batch, replacements, into: &out)
        var again = batch
        again.bytes = out
        again.cells.cells[0].value = 1..<UInt32(out.count - 1)
        #expect(decoded(again, codec) == new, "\(text(batch.bytes)) as \(text(out))")
        return text(out.dropFirst().dropLast())
    }

    /// The bytes that a part decodes to, white space at its ends too.
    private func decodedPart(_ raw: String, _ form: CellForm, _ codec: CellCodec) -> [UInt8] {
        Array(decoded(batch("x" + raw + "x", form), codec).dropFirst().dropLast())
    }

    /// Whether `out` has these parts in this order, whatever stands for what is replaced.
    private func holds(_ out: String, _ parts: [Part]) -> Bool {
        var rest = Substring(out)
        var isBehindNew = false
        for (index, part) in parts.enumerated() {
            if part.new != nil {
                isBehindNew = true
            } else if isBehindNew, index == parts.count - 1 {
                return rest.utf8.count >= part.raw.utf8.count && Array(rest.utf8).ends(with: Array(part.raw.utf8))
            } else if isBehindNew {
                guard let found = rest.firstRange(of: part.raw) else { return false }
                rest = rest[found.upperBound...]
                isBehindNew = false
            } else {
                guard rest.utf8.starts(with: part.raw.utf8) else { return false }
                rest = Substring(decoding: rest.utf8.dropFirst(part.raw.utf8.count), as: UTF8.self)
            }
        }
        return true
    }

    private static let backslash = CellCodec(escape: UInt8(ascii: "\\"))
    private static let markup = [
        "a", "9", "é", "&#163;", "&#xA3;", "&#x00a3;", "&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "]", ">", " ",
        "&#32;", "&#10;", "\n", "\r\n", "\t", "&#13;", "&amp;#163;", "]]&gt;", "&#49;", "&#xe9;", "&#x1F600;",
    ]

    /// A form, how values of it are spelled, and what new ones are made of.
    struct Kind: Sendable, CustomTestStringConvertible {
        var form: CellForm
        var codec: CellCodec
        var units: [String]
        var letters: [String]
        var testDescription: String { "\(form)" + (codec.escape == nil ? "" : " with an escape") }
    }

    static let kinds = [
        Kind(
            form: .text, codec: CellCodec(), units: markup + ["\"", "'"],
            letters: ["Q", "Z", "<", "&", ">", "]", "\"", "£"]),
        Kind(
            form: .text, codec: CellCodec(encoding: .ascii), units: markup.filter { $0 != "é" },
            letters: ["Q", "Ü", "]"]),
        Kind(
            form: .attributeInDoubleQuotes, codec: CellCodec(), units: markup + ["'"],
            letters: ["Q", "<", "&", ">", "\"", "'"]),
        Kind(
            form: .attributeInSingleQuotes, codec: CellCodec(), units: markup + ["\""],
            letters: ["Q", "<", "&", ">", "\"", "'"]),
        Kind(
            form: .quoted, codec: backslash,
            units: ["a", "é", "\"\"", #"\""#, #"\n"#, #"\\"#, ",", "\n", #"\,"#, #"\é"#, "&#163;", " "],
            letters: ["Q", "\"", "\\", ","]),
        Kind(
            form: .bare, codec: backslash,
            units: ["a", "é", #"\,"#, #"\""#, #"\n"#, #"\\"#, "'", #"\é"#, "&amp;", " "],
            letters: ["Q", "Ü"]),
        Kind(
            form: .quoted, codec: CellCodec(), units: ["a", "é", "\"\"", "\\", ",", "\n", "&#39;", " "],
            letters: ["Q", "\"", ","]),
        Kind(form: .bare, codec: CellCodec(), units: ["a", "é", "\"", "\\", "'", "&#39;", " "], letters: ["Q", "Ü"]),
    ]

    @Test("what stands beside them is what it was, byte for byte, wherever it comes to stand", arguments: kinds)
    func standing(kind: Kind) throws {
        var random = SeededGenerator(seed: 71)
        for _ in 0..<2000 {
            var parts: [Part] = []
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let raw = (0...Int.random(in: 0...4, using: &random)).compactMap { _ in
                    kind.units.randomElement(using: &random)
                }
                let new = (0...Int.random(in: 0...6, using: &random)).compactMap { _ in
                    kind.letters.randomElement(using: &random)
                }
                let isNew = Bool.random(using: &random)
                // What stands divides the stretches, as it does where their neighbours stand.
                if !isNew, let last = parts.last, last.new == nil { parts.append(Part(raw: "a", new: "Q")) }
                parts.append(Part(raw: raw.joined(), new: isNew ? new.joined() : nil))
            }
            // White space at the ends, a quote at the beginning of a bare field and `]]>` are no part of values.
            parts.insert(Part(raw: "a"), at: 0)
            parts.append(Part(raw: "b"))
            var whole: [Part] = []
            for part in parts {
                if part.new == nil, let last = whole.last, last.new == nil {
                    whole[whole.count - 1].raw += part.raw
                } else {
                    whole.append(part)
                }
            }
            guard !whole.map(\.raw).joined().contains("]]>") else { continue }
            let out = try written(whole, kind.form, kind.codec)
            if kind.form == .text {
                #expect(!out.contains("]]>"))
                // A `>` that would end a CDATA section is the one thing that may have to be written in another way.
                if whole.contains(where: { $0.new == nil && ($0.raw.hasPrefix(">") || $0.raw.hasPrefix("]>")) }) {
                    continue
                }
            }
            #expect(holds(out, whole), "\(whole) as \(out)")
        }
    }

    @Test("references stay where they are behind, before and beside a stretch; one inside it keeps its place in it")
    func references() throws {
        func note(_ parts: Part...) throws -> String { try written(parts, .text, CellCodec()) }
        #expect(
            try note(
                Part(raw: "12 March 1971", new: "27 January 1971"), Part(raw: ", price &#163;12.50 &lt;ok&gt; a&#10;b"))
                == "27 January 1971, price &#163;12.50 &lt;ok&gt; a&#10;b")
        #expect(
            try note(Part(raw: "&#163;"), Part(raw: "Ann", new: "Zorbl"), Part(raw: "&#xA3;&#163;"))
                == "&#163;Zorbl&#xA3;&#163;")
        #expect(
            try note(Part(raw: "O&#39;N&#x65;ill", new: "O'Nabl"), Part(raw: "&apos;s")) == "O&#39;N&#x61;bl&apos;s")
        #expect(try note(Part(raw: "Ann", new: "x]]"), Part(raw: "> y")) == "x]]&gt; y")
        #expect(try note(Part(raw: "Ann", new: "x]"), Part(raw: "]> y")) == "x]]&gt; y")
        #expect(try note(Part(raw: "Ann", new: "Zorbl"), Part(raw: "\r\n>")) == "Zorbl\r\n>")
        #expect(
            try written(
                [Part(raw: "Ann", new: "Zo\nrbl"), Part(raw: "\n&#10;\t>")], .attributeInDoubleQuotes, CellCodec())
                == "Zo&#10;rbl\n&#10;\t>")
    }

    @Test("where stretches do not say what changes, the new value counts and nothing of the old one leaves")
    func wrongStretches() throws {
        let codec = CellCodec()
        for raw in ["&lt;secret &#163;1", "secret £1 'x'"] {
            let batch = batch(raw, .text)
            for stretches: [Replacements.Stretch] in [
                [.init(old: 0..<1, new: 0..<1)], [.init(old: 0..<99, new: 0..<2)], [.init(old: 3..<1 + 3, new: 0..<99)],
                [.init(old: 0..<12, new: 0..<2), .init(old: 1..<2, new: 0..<1)], [.init(old: 12..<12, new: 0..<7)],
                [.init(old: 9..<10, new: 0..<7)],
            ] {
                var replacements = changed(batch, codec) { _, _ in Array("public\u{A3}".utf8) }
                replacements.limit(0, to: stretches)
                var out: [UInt8] = []
                try codec.splice(batch, replacements, into: &out)
                #expect(!text(out).contains("secret") && text(out).hasPrefix(">public"))
            }
        }
    }

    @Test("in a fixed-width field what stands is not refused for what it is")
    func fixed() throws {
        let parts = [Part(raw: "Ann", new: "Zorbl"), Part(raw: "\u{85}re\u{7F}\u{1}x")]
        #expect(try written(parts, .fixed, CellCodec(), width: 14) == "Zorbl\u{85}re\u{7F}\u{1}x   ")
        #expect(throws: ExportError.self) {
            try written([Part(raw: "Ann", new: "Zo\u{1}"), Part(raw: " x")], .fixed, CellCodec(), width: 14)
        }
    }
}

extension [UInt8] {
    fileprivate func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
