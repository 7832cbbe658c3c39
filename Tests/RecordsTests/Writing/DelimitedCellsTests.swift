import Primitives
import Records
import TestSupport
import Testing

@Suite("values of delimited fields, read and written")
struct DelimitedCellsTests {
    private static let escaping = CSVDialect(escape: UInt8(ascii: "\\"), headerRow: 0)
    private static let plain = CSVDialect(headerRow: 0)

    private func seen(_ field: String, _ dialect: CSVDialect) throws -> String {
        let batch = try #require(CSVFixture(dialect: dialect, mode: .lenient).read("1,\(field)\n").of(.records).first)
        var values = ValueColumn()
        for cell in batch.cells.cells { dialect.codec.decode(cell, in: batch.bytes, into: &values) }
        try #require(values.count == 2)
        return text(values[1])
    }

    private func written(_ field: String, _ new: String, _ dialect: CSVDialect) throws -> String {
        let fixture = CSVFixture(dialect: dialect, mode: .lenient)
        let out = try fixture.write(fixture.read("1,\(field)\n")) { cell, value in
            cell.rule == 1 ? Array(new.utf8) : value
        }
        return text(out.dropFirst(2).dropLast())
    }

    private func refusal(_ field: String, _ new: String, _ dialect: CSVDialect) -> ExportError? {
        do {
            _ = try written(field, new, dialect)
            return nil
        } catch { return error as? ExportError }
    }

    @Test(
        "an escape is no part of a value, and the character behind it is, whatever it is",
        arguments: [
            (#"a\,b"#, "a,b"), (#""a\"b""#, #"a"b"#), (#""a""b\\""#, #"a"b\"#), ("a\\\nb", "a\nb"),
            (#"\"x\""#, #""x""#),
            (#"a\nb"#, "anb"), (#"a\é"#, "aé"), (#" \ x\  "#, "x"), (#""\ x\\ ""#, #"x\"#), (#"\\"#, #"\"#),
            (#""a"\b"#, #""a"\b"#),
        ])
    func escapes(_ field: String, _ value: String) throws {
        #expect(try seen(field, Self.escaping) == value)
        #expect(try written(field, value, Self.escaping) == field)
    }

    @Test(
        "a character that stays in its place keeps its spelling",
        arguments: [
            (#"a\,b"#, "x,y", #"x\,y"#), (#""a\"b""c""#, #"x"y"z"#, #""x\"y""z""#), (#"a\nb"#, "xny", #"x\ny"#),
            (#"a\nb"#, "xyz", #"x\yz"#), (#"a\nb"#, "x,z", #"x\,z"#), (#"a\nb"#, "x", "x"), (#""\n""#, #"""#, #""\"""#),
            (#"é\,b"#, "x,y", #"x\,y"#), (#" a\  "#, "xy", #" xy\  "#),
            (#""a""b""#, #"x"y"#, #""x""y""#), (#""ab""#, #"x"y\z"#, #""x\"y\\z""#), (#""ab""#, "x,\n", "\"x,\n\""),
            (#"a\\b"#, #"x\y"#, #"x\\y"#), (#""a"\b"#, #""x"\y"#, #""x"\y"#),
        ])
    func spelling(_ field: String, _ new: String, _ expected: String) throws {
        #expect(try written(field, new, Self.escaping) == expected)
    }

    @Test("without an escape, a new quote in quotes is doubled and a backslash is a letter like others")
    func doubled() throws {
        #expect(try written(#""ab""#, #"x"y\"#, Self.plain) == #""x""y\""#)
        #expect(try written("ab", #"x\y"#, Self.plain) == #"x\y"#)
    }

    @Test(
        "an escape is no way for a field without quotes to gain what would need them",
        arguments: [("ab", "a,b"), (#"a\,b"#, "ab,"), ("ab", #"a\b"#), ("ab", "\n"), (#"a\"b"#, #"""#), ("a", #"a""#)])
    func neverEscaped(_ field: String, _ new: String) {
        #expect(refusal(field, new, Self.escaping)?.code == .unwritable)
    }

    @Test(
        "of a formula of one text, the text is the value, and the formula stays",
        arguments: [
            (#"="0123""#, "0123"), (#""=""0123""""#, "0123"), (#" =" 0123 "  "#, "0123"), (#"="""#, ""),
            (#""=""1,2""""#, "1,2"),
        ])
    func formulas(_ field: String, _ value: String) throws {
        for dialect in [Self.plain, Self.escaping] {
            #expect(try seen(field, dialect) == value)
            #expect(try written(field, value, dialect) == field)
            let new = try written(field, "7700", dialect)
            #expect(new == field.replacing(value.isEmpty ? "\"\"" : value, with: value.isEmpty ? "\"7700\"" : "7700"))
            #expect(refusal(field, "7\"7", dialect)?.code == .unwritable)
        }
        #expect(try written(#""=\"0123\"""#, "7700", Self.escaping) == #""=\"7700\"""#)
        let apostrophes = CSVDialect(quote: UInt8(ascii: "'"), headerRow: 0)
        #expect(try seen(#"="0123""#, CSVDialect(quote: nil, headerRow: 0)) == "0123")
        #expect(try seen(#"'="0123"'"#, apostrophes) == "0123")
        #expect(try written(#"'="0123"'"#, "'", apostrophes) == #"'="''"'"#)
    }

    @Test(
        "what only resembles a formula of one text is an ordinary value",
        arguments: [
            "=0123", #"="0123"#, "='0123'", #"="01"&"23""#, #"="01""23""#, #"=="0123""#, #"= "0123""#, "=", #"=""#,
        ])
    func noFormulas(_ field: String) throws {
        #expect(try seen(field, Self.plain) == field)
        #expect(try written(field, field, Self.plain) == field)
    }

    @Test(
        "a malformed field is read as it is written, and takes a new value that leaves it as malformed, or is plain",
        arguments: [(#""Ann"Lee"#, #""Xxx"Xxx"#), (#""a,b"c"#, #""x,x"x"#), (#""Ann"Lee"#, "x"), (#""Ann"Lee"#, "")])
    func malformed(_ field: String, _ new: String) throws {
        #expect(try seen(field, Self.plain) == field)
        #expect(try written(field, new, Self.plain) == new)
    }

    @Test(
        "a malformed field takes no value that would make it another",
        arguments: [(#""Ann"Lee"#, #""Ann"#), (#""Ann"Lee"#, #""Ann""#), (#""a"c"#, "x,y"), (#""a,b"c"#, #""xx"x,"#)])
    func otherwiseMalformed(_ field: String, _ new: String) {
        #expect(refusal(field, new, Self.plain)?.code == .unwritable)
    }

    @Test("a value of random pieces comes back, and a new one is refused or decodes to itself in a field of its kind")
    func roundTrip() throws {
        var exports = BrokenExports(seed: 21)
        var counts = (written: 0, refused: 0)
        for _ in 0..<4000 {
            let dialect = exports.dialect(hasMargins: false)
            let old = exports.soup(dialect, length: 5)
            let fixture = CSVFixture(dialect: dialect, mode: .lenient, batchSize: 1000)
            let bytes = Array("1".utf8) + [dialect.delimiter] + old
            var new = exports.soup(dialect, length: 5).drop { [9, 10, 11, 12, 13, 32].contains($0) }
            while let last = new.last, [9, 10, 11, 12, 13, 32].contains(last) { new.removeLast() }
            let records = ReferenceCSV.records(bytes, dialect)
            let batches = try fixture.read(bytes)
            guard let out = try? fixture.write(batches, { cell, value in cell.rule == 1 ? Array(new) : value }) else {
                counts.refused += 1
                continue
            }
            let after = ReferenceCSV.records(out, dialect)
            #expect(after.map(\.fields.count) == records.map(\.fields.count))
            for (one, other) in zip(records, after) where one.fields.count > 1 {
                #expect(one.fields[1].kind == other.fields[1].kind || other.fields[1].kind == .bare)
                let isFormula =
                    ReferenceCSV.visible(one.fields[1]) != ReferenceCSV.visible(one.fields[1], isFormula: false)
                #expect(
                    ReferenceCSV.visible(other.fields[1], isFormula: isFormula) == Array(new),
                    "\(dialect), \(bytes) became \(out)")
            }
            counts.written += 1
        }
        #expect(counts.written > 800)
        #expect(counts.refused > 400)
    }

    @Test("a character that the encoding of the export does not have is refused, in whatever form")
    func encodings() throws {
        let codec = CellCodec(encoding: .ascii)
        for form in [CellForm.bare, .quoted, .line, .cdata] {
            var batch = Batch(kind: .records, bytes: Array("Zoe".utf8), firstRecord: 0, recordCount: 1, firstLine: 1)
            batch.cells.cells = [.init(rule: 3, form: form, record: 0, scope: 0, value: 0..<3, extent: 0..<3)]
            var out: [UInt8] = []
            try codec.splice(batch, changed(batch, codec) { _, _ in Array("Ann".utf8) }, into: &out)
            #expect(text(out) == "Ann")
            do {
                try codec.splice(batch, changed(batch, codec) { _, _ in Array("Zoë".utf8) }, into: &out)
                Issue.record("written")
            } catch {
                #expect(error.code == .unwritable)
                #expect(error.rule == 3)
                #expect(error.hint != nil)
                #expect(!error.description.contains("Zo"))
            }
        }
    }
}
