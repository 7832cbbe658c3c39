import Records
import TestSupport
import Testing

@Suite("fields of a fixed width")
struct FixedCellsTests {
    /// A field `old` between bars, with `new` in its place; `nil` drops it.
    private func written(_ old: String, _ new: String?, _ encoding: TextEncoding = .utf8) throws -> String {
        try written(Array(old.utf8), new.map { Array($0.utf8) }, encoding)
    }

    private func written(_ old: [UInt8], _ new: [UInt8]?, _ encoding: TextEncoding = .utf8) throws -> String {
        var batch = Batch(
            kind: .records, bytes: Array("|".utf8) + old + Array("|\n".utf8), firstRecord: 0, recordCount: 1,
            firstLine: 7)
        let range = UInt32(1)..<UInt32(1 + old.count)
        batch.cells.cells = [.init(rule: 3, form: .fixed, record: 0, scope: 0, value: range, extent: range)]
        let codec = CellCodec(encoding: encoding)
        var out: [UInt8] = []
        try codec.splice(batch, changed(batch, codec) { _, _ in new }, into: &out)
        return text(out)
    }

    private func refusal(_ old: [UInt8], _ new: [UInt8], _ encoding: TextEncoding = .utf8) -> ExportError? {
        do {
            _ = try written(old, new, encoding)
            return nil
        } catch { return error as? ExportError }
    }

    @Test(
        "a new value takes the width of its field",
        arguments: [
            // As long as the one before: in its place, wherever that is.
            ("SMITH   ", "JONES", "JONES   "), ("   SMITH", "JONES", "   JONES"), (" SMITH  ", "JONES", " JONES  "),
            ("00012345", "99912345", "99912345"),
            // Shorter: spaces on the side where the field has them, else on the right.
            ("SMITH   ", "FOX", "FOX     "), ("   SMITH", "FOX", "     FOX"), (" SMITH  ", "FOX", " FOX    "),
            ("SMITH", "FOX", "FOX  "),
            // Digits in a field that digits filled: zeros in front.
            ("00012345", "77", "00000077"), ("99999999", "1", "00000001"), ("00012345", "7X", "7X      "),
            ("0001234 ", "77", "77      "), ("   12345", "77", "      77"), ("SMITH", "77", "77   "),
            // Longer: out of the spaces, first of those that pad the field.
            ("FOX     ", "SMITH", "SMITH   "), ("     FOX", "SMITH", "   SMITH"), ("  FOX   ", "SMITH", "  SMITH "),
            ("  FOX ", "SMITH", " SMITH"), (" FOX ", "SMITH", "SMITH"), ("FOX  ", "SMITH", "SMITH"),
            ("  FOX", "SMITH", "SMITH"), ("FO X ", "SMITH", "SMITH"),
            // Blank: spaces all over; and a constant in a field of spaces.
            ("SMITH   ", "", "        "), ("00012345", "", "        "), ("        ", "", "        "),
            ("  \t ", "", "  \t "),
            ("        ", "FOX", "FOX     "), ("     ", "SMITH", "SMITH"),
            // Characters, not bytes.
            ("\u{20AC}\u{E9}   ", "abc", "abc  "), ("ab   ", "\u{E9}\u{20AC}\u{1F600}", "\u{E9}\u{20AC}\u{1F600}  "),
            ("\u{E9}\u{E9}\u{E9}", "", "   "), ("\u{E9}\u{E9}\u{E9}", "a", "a  "),
            // Spaces inside belong to the value; other white space around it does not.
            ("A  B\t ", "CDEF", "CDEF\t "), ("A\t ", "CD", "CD "), ("\t A", "CD", "\tCD"),
        ])
    func width(_ old: String, _ new: String, _ expected: String) throws {
        #expect(try written(old, new) == "|\(expected)|\n")
        #expect(expected.unicodeScalars.count == old.unicodeScalars.count)
    }

    @Test("a field that is dropped is left blank: nothing behind it moves")
    func drop() throws {
        #expect(try written("SMITH   ", nil) == "|        |\n")
        #expect(try written("\u{E9}\u{20AC}x", nil) == "|   |\n")
    }

    @Test("a value longer than its field is refused with its line, its rule and both lengths")
    func tooLong() throws {
        let error = try #require(refusal(Array("FOX  ".utf8), Array("SMITHS".utf8)))
        #expect(error.code == .unwritable)
        #expect(error.what == "line 7: the new value has 6 characters and its field 5")
        #expect(error.rule == 3)
        #expect(error.hint != nil)
        #expect(refusal(Array("ab".utf8), Array("\u{E9}\u{E9}\u{E9}".utf8)) != nil)
        #expect(refusal(Array("     ".utf8), Array("SMITHS".utf8)) != nil)
    }

    @Test(
        "a value with a line end, a control character or stray bytes is refused",
        arguments: [
            [65, 10], [13], [65, 0], [65, 9], [0x1A], [0x7F], [0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xFF], [0xC3],
            [0xED, 0xA0, 0x80],
        ] as [[UInt8]])
    func strange(_ new: [UInt8]) throws {
        #expect(refusal(Array("SMITH".utf8), new)?.code == .unwritable)
    }

    @Test("a strange character that the field had in the same place stays, as the fault that it is")
    func oddities() throws {
        for odd: [UInt8] in [[0], [9], [0xFF], [0xED, 0xA0, 0x80], [0xC2, 0x85]] {
            let ab = Array("AB".utf8)
            #expect(refusal([65] + odd + [66], [67] + odd + [68]) == nil)
            #expect(refusal([65] + odd + [66], odd + ab) != nil)
            #expect(refusal(ab + odd + [66], ab + odd + [66]) == nil)
        }
    }

    @Test("a byte that is no character may become another, and a letter of Windows-1252 that was read as a control too")
    func shapedOddities() throws {
        #expect(try written([65, 0xFF, 66], [67, 0xC0, 68]) == "|C\u{FFFD}D|\n")
        #expect(try written("S\u{8A}\u{9E}", "X\u{8C}\u{9A}", .iso8859(1)) == "|X\u{8C}\u{9A}|\n")
        #expect(refusal([65, 0xFF, 66], [0xC0, 65, 68]) != nil)
        #expect(refusal(Array("S\u{8A}".utf8), Array("X\u{85}".utf8), .iso8859(1)) != nil)
    }

    @Test("a character that the export's encoding does not have is refused, unless it was read there")
    func encodings() throws {
        #expect(refusal(Array("SMITH".utf8), Array("\u{E9}".utf8), .ascii)?.code == .unwritable)
        #expect(refusal(Array("SMITH".utf8), Array("E".utf8), .ascii) == nil)
        #expect(refusal(Array("A\u{E9}".utf8), Array("B\u{E9}".utf8), .ascii) == nil)
    }

    @Test("whatever the field and the value, the width is kept or the value is refused")
    func property() throws {
        var random = SeededGenerator(seed: 81)
        let alphabet = ["A", "7", " ", "\t", "\u{E9}", "\u{20AC}"]
        func text() -> String {
            (0..<Int.random(in: 0...7, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
                .joined()
        }
        var kept = 0
        for _ in 0..<6000 {
            let old = text() + "x"
            let new = text().trimming([" ", "\t"])
            let width = old.unicodeScalars.count
            guard let result = try? written(old, new) else {
                #expect(new.unicodeScalars.count > width || new.contains("\t"))
                continue
            }
            let field = result.dropFirst().dropLast(2)
            #expect(field.unicodeScalars.count == width)
            let core = String(field).trimming([" ", "\t"])
            #expect(core == new || (core.hasSuffix(new) && core.dropLast(new.count).allSatisfy { $0 == "0" }))
            kept += 1
        }
        #expect(kept > 4000)
    }
}

extension String {
    fileprivate func trimming(_ characters: Set<Character>) -> String {
        var rest = self[...]
        while let last = rest.last, characters.contains(last) { rest.removeLast() }
        return String(rest.drop { characters.contains($0) })
    }
}
