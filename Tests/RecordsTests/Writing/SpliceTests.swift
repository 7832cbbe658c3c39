import Records
import TestSupport
import Testing

@Suite("writing delimited batches back")
struct SpliceTests {
    @Test("any bytes come back, with nothing replaced and with each value replaced by itself")
    func identity() throws {
        var random = SeededGenerator(seed: 11)
        for round in 0..<3000 {
            let alphabet: [UInt8] =
                round.isMultiple(of: 3) ? Array(0...255) : Array("ab,;\"\"\"\n\r\t \u{E9}\u{0}\u{FF}".utf8)
            let export = random.bytes(50, of: alphabet)
            let fixture = CSVFixture(
                dialect: CSVDialect(headerRow: round % 3, footerRows: round % 2), mode: .lenient,
                batchSize: 1 + round % 30, recordLimit: round.isMultiple(of: 7) ? 9 : 1000)
            let batches = try fixture.read(export)
            var out: [UInt8] = []
            for batch in batches {
                let nothing = Replacements(cellCount: batch.cells.cells.count)
                try fixture.dialect.codec.splice(batch, nothing, into: &out)
            }
            #expect(out == export)
            #expect(try fixture.write(batches) == export)
        }
    }

    private func write(
        _ export: String, _ fixture: CSVFixture = CSVFixture(batchSize: 1000),
        _ change: (CellTable.Cell, String) -> String?
    ) throws -> String {
        let batches = try fixture.read(export)
        return try text(
            fixture.write(batches) { cell, value in
                // The names in the header stay, and go where a column goes.
                let new = change(cell, text(value))
                let isHeader = cell.record == .max && cell.form != .line
                return new.map { Array((isHeader ? text(value) : $0).utf8) }
            })
    }

    @Test("quotes, white space, blank lines and line ends stay around a new value")
    func envelope() throws {
        let export = "Id,Name\r\n1, Smith \n\n2,\"\tJones\"\r3,\"\"\r\n4,   "
        let out = try write(export) { cell, value in cell.rule == 1 && !value.isEmpty ? "<\(value.count)>" : value }
        #expect(out == "Id,Name\r\n1, <5> \n\n2,\"\t<5>\"\r3,\"\"\r\n4,   ")
    }

    @Test("an operator sees doubled quotes undone, and they are doubled again")
    func quotes() throws {
        var seen: [String] = []
        let out = try write("a\n\"x \"\"y\"\"\"\n") { cell, value in
            if cell.record != .max { seen.append(value) }
            return value + "\"!"
        }
        #expect(seen == ["x \"y\""])
        #expect(out == "a\n\"x \"\"y\"\"\"\"!\"\n")
    }

    @Test("an empty new value leaves the quotes of a quoted field and nothing of a bare one")
    func blank() throws {
        #expect(try write("a,b\n\"x\",y\n") { _, _ in "" } == "a,b\n\"\",\n")
    }

    @Test(
        "a field without quotes never gains them: a new value that would need them is refused",
        arguments: [
            ("x", "a,b"), ("x", "a\nb"), ("x", "a\rb"), ("x", "a\"b"), (" x ", "a,b"), ("5\" pipe", "\""),
            ("5\" pipe", "\"6"), ("=\"5\"", "a\"b"), ("=\"5\"", "\"5\""),
        ])
    func neverQuoted(_ old: String, _ new: String) throws {
        do {
            _ = try write("h,i\n1,\(old)\n") { cell, value in cell.rule == 1 ? new : value }
            Issue.record("written")
        } catch let error as ExportError {
            #expect(error.code == .unwritable)
            #expect(error.line == 2)
            #expect(error.rule == 1)
            #expect(error.hint != nil)
        }
    }

    @Test(
        "a field without quotes takes what needs none, and a quote inside where it had one",
        arguments: [
            ("x", "a b;c", "a b;c"), ("5\" pipe", "6\" tube", "6\" tube"), (" \"x\" ", "\"y\"", " \"y\" "),
            ("5\" pipe", "a \"b\"", "a \"b\""), ("x", "", ""), (" \"x\" ", "", "  "),
        ])
    func bare(_ old: String, _ new: String, _ written: String) throws {
        #expect(try write("h,i\n1,\(old)\n") { cell, _ in cell.rule == 1 ? new : "1" } == "h,i\n1,\(written)\n")
    }

    @Test("an export without quotes refuses a new value that needs them, with line and rule")
    func noQuotes() throws {
        let fixture = CSVFixture(dialect: CSVDialect(quote: nil), batchSize: 1000)
        #expect(try write("a,b\n\"1,2\"\n", fixture) { _, value in value } == "a,b\n\"1,2\"\n")
        do {
            _ = try write("a,b\n1,2\n3,4\n", fixture) { _, value in value == "4" ? "x,y" : value }
            Issue.record("written")
        } catch let error as ExportError {
            #expect(error.code == .unwritable)
            #expect(error.line == 3)
            #expect(error.rule == 1)
        }
    }

    @Test(
        "a dropped column takes one delimiter with it",
        arguments: [
            ([0], "b,c\n2,\"3\"\n,\n"), ([1], "a,c\n1,\"3\"\n,\n"), ([2], "a,b\n1,2\n,\n"), ([0, 1], "c\n\"3\"\n\n"),
            ([1, 2], "a\n1\n\n"), ([0, 2], "b\n2\n\n"), ([0, 1, 2], "\n\n\n"),
        ] as [([RuleIndex], String)])
    func drop(_ dropped: [RuleIndex], _ expected: String) throws {
        let out = try write("a,b,c\n1,2,\"3\"\n,,\n") { cell, value in dropped.contains(cell.rule) ? nil : value }
        #expect(out == expected)
    }

    @Test("a dropped column leaves kept columns without cells alone")
    func dropBesideKept() throws {
        var fixture = CSVFixture(batchSize: 1000)
        for (rules, expected) in [
            ([-1, 0, -1, 0], "a,c\r\n\"1,\",3\r\n"), ([0, -1, 0, -1], "b,d\r\n2,4"),
            ([0, 0, -1, -1], "c,d\r\n3,4\r\n"),
        ] as [([RuleIndex], String)] {
            fixture.columnRules = rules
            let out = try write("a,b,c,d\r\n\"1,\",2,3,4\r\n", fixture) { _, _ in nil }
            #expect(out.hasPrefix(expected))
        }
    }

    @Test("an empty field before a dropped one gets its new value")
    func emptyBeforeDropped() throws {
        let out = try write("a,b,c\n1,,3\n") { cell, value in cell.rule == 2 ? nil : value.isEmpty ? "new" : value }
        #expect(out == "a,b\n1,new\n")
    }

    @Test("dropped lines and fields beyond the header go without a trace")
    func margins() throws {
        let fixture = CSVFixture(dialect: CSVDialect(headerRow: 3, footerRows: 1), batchSize: 1000)
        let export = "\u{FEFF}Made by A. Example\r\n\r\na,b\r\n1,2,3,4\r\n5,6\r\nTotal 2\r\n"
        let out = try write(export, fixture) { cell, value in cell.rule >= 100 ? nil : value }
        #expect(out == "\u{FEFF}\r\na,b\r\n1,2\r\n5,6\r\n")
        let blank = try write(export, fixture) { cell, value in cell.rule >= 100 ? "" : value }
        #expect(blank == "\u{FEFF}\r\n\r\na,b\r\n1,2,,\r\n5,6\r\n\r\n")
        #expect(throws: ExportError.self) {
            _ = try write(export, fixture) { cell, value in cell.form == .line ? "two\nlines" : value }
        }
    }

    @Test("records that are left out go with their line ends, and their cells are not gathered")
    func leftOut() throws {
        let fixture = CSVFixture(batchSize: 1000)
        var batch = try #require(fixture.read("a,b\n1,2\n\n3,\"4\n\"\r\n5,6").of(.records).first)
        batch.cells.leftOut = [false, true, false]
        #expect(CellsByRule(batch.cells).cells(of: 1) == [1, 5])
        #expect(CellsByRule(batch.cells).cells(of: 2).isEmpty)
        #expect(CellsByRule(batch.cells).cells(of: -1).isEmpty)
        #expect(try text(fixture.write([batch])) == "1,2\n\n5,6")
        let dropped = try fixture.write([batch]) { cell, value in cell.rule == 0 ? nil : value }
        #expect(text(dropped) == "2\n\n6")
    }

    @Test("values that overlap are refused")
    func overlap() throws {
        let fixture = CSVFixture(batchSize: 1000)
        var batch = try #require(fixture.read("a,b\n12,34\n").of(.records).first)
        batch.cells.cells[1].value = 1..<4
        #expect(throws: ExportError.self) { _ = try fixture.write([batch]) }
    }
}
