import Records
import TestSupport
import Testing

@Suite("tokenising fixed-width text")
struct FixedWidthTokenizerTests {
    @Test("cells say where a field stands, to which row it belongs and which others are beside it")
    func cells() throws {
        let batch = try #require(FixedWidthFixture(batchSize: 100).read("Habc\nD1=34Ann\r\nT01\nxy\n").first)
        #expect(
            batch.cells.cells == [
                .init(rule: 0, form: .fixed, record: .max, scope: 0, value: 0..<1, extent: 0..<1),
                .init(rule: 1, form: .fixed, record: .max, scope: 0, value: 1..<4, extent: 1..<4),
                .init(rule: 100, form: .fixed, record: 0, scope: 1, value: 5..<6, extent: 5..<6),
                .init(rule: 101, form: .fixed, record: 0, scope: 1, value: 6..<10, extent: 6..<10),
                .init(rule: 102, form: .fixed, record: 0, scope: 1, value: 10..<13, extent: 10..<13),
                .init(rule: 200, form: .fixed, record: .max, scope: 2, value: 15..<16, extent: 15..<16),
                .init(rule: 201, form: .fixed, record: .max, scope: 2, value: 16..<18, extent: 16..<18),
                .init(rule: 300, form: .fixed, record: 1, scope: 3, value: 19..<21, extent: 19..<21),
            ])
        #expect(batch.cells.records == [5..<15, 19..<22])
        #expect(batch.recordCount == 2)
    }

    @Test("a field without a rule has no cell, and a record may be shorter by whole fields")
    func noCell() throws {
        let none = FixedWidthTokenizer.noCell
        let fixture = FixedWidthFixture(fieldRules: [[none, none], [none, 7, 8], [none, none], [none]])
        #expect(try fixture.cells("Habc\nD1=34Ann\nE2=56\nT02\nxy\n") == ["7:1=34", "8:Ann", "7:2=56"])
    }

    @Test("positions count characters, whatever their bytes")
    func characters() throws {
        #expect(
            try FixedWidthFixture().cells("D\u{E9}=\u{20AC}4\u{1F600}nn\nHabc\n")
                == ["100:D", "101:\u{E9}=\u{20AC}4", "102:\u{1F600}nn", "0:H", "1:abc"])
        // A combining mark is a character of its own; a stray byte and a lone surrogate are one each.
        let odd = Array("De\u{301}=4A".utf8)
        #expect(throws: ExportError.self) { _ = try FixedWidthFixture().read(odd) }
        let batch = try #require(
            FixedWidthFixture(batchSize: 100).read([0x44, 0xFF, 0x3D, 0xED, 0xB0, 0x80, 0x34, 0x0A]).first)
        #expect(batch.cells.cells.map(\.value) == [0..<1, 1..<7])
    }

    @Test("a record of no kind is refused with its line, its length and what was expected")
    func refusals() {
        let fixture = FixedWidthFixture(batchSize: 1000)
        #expect(
            fixture.refusal("Habc\n\nD1=3\n") == "line 3, record item: 4 characters where such a record has 5 and 8")
        #expect(fixture.refusal("Habc\r\nHabcd\r\n") == "line 2, record head: 5 characters where such a record has 4")
        #expect(fixture.refusal("D1=34Ann\rxyz") == "line 2, record note: 3 characters where such a record has 2")
        // What has a mark is not taken for a record without one, though it has its length.
        #expect(fixture.refusal("xy\nH1\n") == "line 2, record head: 2 characters where such a record has 4")
        // One character, three bytes.
        #expect(fixture.refusal("\u{20AC}\n") == "line 1, record note: 1 character where such a record has 2")
        var marked = fixture
        marked.layout.records.removeLast()
        #expect(
            marked.refusal("xyz\n")
                == "line 1: 3 characters with the marks of no kind of record; records have 3, 4, 5 and 8 characters")
    }

    @Test("no refusal holds a value of the export")
    func silence() {
        for export in ["Secret\n", "DSecret name\n", "Hx Secret\n", "T Secret\n"] {
            let problem = FixedWidthFixture().refusal(export)
            #expect(problem?.contains("ecret") == false)
        }
    }

    @Test("short lines are read where they are allowed: cut fields are narrower, missing ones no cells")
    func shortLines() throws {
        var fixture = FixedWidthFixture()
        fixture.layout.allowsShortLines = true
        #expect(
            try fixture.cells("D1=34An\nD1=34\nD1=3\nx\n") == [
                "100:D", "101:1=34", "102:An", "100:D", "101:1=34", "100:D", "101:1=3", "300:x",
            ])
        // Too short for its marks, it is a note; longer than the longest, it is nothing.
        #expect(try fixture.cells("D1\n") == ["300:D1"])
        #expect(
            fixture.refusal("D1=34Anna\n") == "line 1, record item: 9 characters where such a record has 5 and 8")
        // What replaces a cut field keeps its width.
        let batches = try fixture.read("D1=34An\n")
        #expect(try text(fixture.write(batches) { _, value in shifted(value) }) == "G4=67Dq\n")
        #expect(throws: ExportError.self) { _ = try fixture.write(batches) { _, _ in Array("Ann".utf8) } }
    }

    @Test("records of no kind are set aside with their lines, and always known by their place")
    func setAside() throws {
        var fixture = FixedWidthFixture(mode: .policy(.setAside), batchSize: 100)
        let export = "Habc\nD1=34Ann\nbroken\n\nxy\nD\nT02\n"
        let batch = try #require(fixture.read(export).first)
        #expect(batch.cells.setAside == [.init(record: 1, line: 3), .init(record: 3, line: 6)])
        #expect(batch.recordCount == 4)
        #expect(
            batch.cells.records.map { text(batch.bytes[Int($0.lowerBound)..<Int($0.upperBound)]) }
                == ["D1=34Ann\n", "broken\n", "xy\n", "D\n"])
        #expect(batch.cells.cells.filter { $0.record == 1 || $0.record == 3 }.isEmpty)
        #expect(try text(fixture.write([batch])) == "Habc\nD1=34Ann\n\nxy\nT02\n")
        // Where nobody asked for records too, and over batches.
        fixture.batchSize = 1
        let rules = fixture.layout.records.map { $0.fields.map { _ in FixedWidthTokenizer.noCell } }
        let tokenizer = try FixedWidthTokenizer(
            layout: fixture.layout, framing: .lines, mode: .policy(.setAside), fieldRules: rules)
        var lines: [Int] = []
        for var batch in try fixture.split(Array(export.utf8)).batches {
            try tokenizer.tokenise(&batch)
            #expect(batch.cells.records.count == batch.recordCount)
            lines += batch.cells.setAside.map(\.line)
        }
        #expect(lines == [3, 6])
    }

    @Test("under shape all of a record of no kind is one value")
    func shape() throws {
        let fixture = FixedWidthFixture(mode: .policy(.shape(99)), batchSize: 100)
        #expect(try fixture.cells("xy\n brOken 1 \r\nxy") == ["300:xy", "99: brOken 1 ", "300:xy"])
        let batches = try fixture.read("xy\n brOken 1 \r\nxy")
        #expect(batches.first?.cells.cells[1].record == 1)
        #expect(try text(fixture.write(batches) { _, value in shifted(value) }) == "ab\n euRnhq 4 \r\nab")
    }

    @Test("rows are sampled; labels, totals and empty lines stay")
    func sampling() throws {
        let fixture = FixedWidthFixture(batchSize: 12)
        var out: [UInt8] = []
        for var batch in try fixture.read("Habc\nD1=34Ann\r\n\nE2=56\nxy\nE3=78\nT04\n\u{1A}") {
            SampleSelection(.every(2)).apply(to: &batch)
            try CellCodec().splice(batch, Replacements(cellCount: batch.cells.cells.count), into: &out)
        }
        #expect(text(out) == "Habc\nD1=34Ann\r\n\nxy\nT04\n\u{1A}")
    }

    @Test("the first record that holds totals is known, for a caller who left rows out")
    func totals() throws {
        let fixture = FixedWidthFixture(batchSize: 14)
        let (batches, _) = try fixture.split(Array("Habc\nD1=34Ann\nxy\nT01\nxy\n".utf8))
        let tokenizer = try fixture.tokenizer(.lines)
        #expect(batches.map { tokenizer.firstTotal(in: $0) } == [nil, 4])
    }

    @Test("the two halves of an account find each other: cells of one record have one scope")
    func scopes() throws {
        let batch = try #require(FixedWidthFixture(batchSize: 100).read("D1=34Ann\nD2=56Bob\nT02\n").first)
        #expect(batch.cells.cells.map(\.scope) == [0, 0, 0, 1, 1, 1, 2, 2])
    }
}
