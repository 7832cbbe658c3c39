import Primitives
import Records
import TestSupport
import Testing

@Suite("splitting delimited text")
struct CSVSplitterTests {
    static let nasty =
        "\u{FEFF}sep=;\r\nReport made for example.com\r\n\r\nId;Name;\"Street\r\nand town\"\r\n"
        + "1;O'Brien;\"1 High Street\nExampleton; Kent\"\r2;\"A \"\"B\"\" C\";\n\r\n3;\"\";x\r\n;;\r\n"
        + "Confidential \"draft\nTotal;3"
    static let nastyDialect = CSVDialect(delimiter: UInt8(ascii: ";"), headerRow: 3, footerRows: 2)

    @Test("batches are the same wherever the pieces are cut")
    func chunkBoundaries() throws {
        let bytes = Array(Self.nasty.utf8)
        for batchSize in [1, 40, 1 << 20] {
            var fixture = CSVFixture(dialect: Self.nastyDialect, batchSize: batchSize)
            let whole = try fixture.read(bytes)
            #expect(whole.joinedBytes == bytes)
            for size in 1...bytes.count {
                // Every piece of one size, and one cut at every offset.
                for pieces in [[size], [size, Int.max]] {
                    fixture.pieces = pieces
                    let batches = try fixture.read(bytes)
                    #expect(batches.map(\.bytes) == whole.map(\.bytes))
                    #expect(batches.map(\.firstLine) == whole.map(\.firstLine))
                    #expect(batches.map(\.firstRecord) == whole.map(\.firstRecord))
                    #expect(batches.map(\.recordCount) == whole.map(\.recordCount))
                    #expect(batches.map(\.cells.cells) == whole.map(\.cells.cells))
                }
            }
        }
    }

    @Test("preamble, header, records and footer are told apart, with their lines and record numbers")
    func parts() throws {
        let (batches, header) = try CSVFixture(dialect: Self.nastyDialect).split(Array(Self.nasty.utf8))
        #expect(header == ["Id", "Name", "Street\r\nand town"])
        #expect(
            batches.map { text($0.bytes) } == [
                "\u{FEFF}sep=;\r\nReport made for example.com\r\n\r\n",
                "Id;Name;\"Street\r\nand town\"\r\n",
                "1;O'Brien;\"1 High Street\nExampleton; Kent\"\r",
                "2;\"A \"\"B\"\" C\";\n",
                "\r\n",
                "3;\"\";x\r\n",
                ";;\r\n",
                "Confidential \"draft\nTotal;3",
            ])
        #expect(batches.map(\.firstLine) == [1, 4, 6, 8, 9, 10, 11, 12])
        #expect(batches.map(\.firstRecord) == [0, 0, 0, 1, 2, 2, 3, 4])
        #expect(batches.map(\.recordCount) == [0, 0, 1, 1, 0, 1, 1, 0])
    }

    @Test(
        "a record ends with CR LF, LF or CR, mixed, and the last may lack its line end",
        arguments: ["a,b\r\n1,2\n3,4\r5,6", "a,b\r1,2\r\n3,4\n5,6\r\n", "a,b\n\n1,2\r\r3,4\n\r\n5,6\r"])
    func lineEnds(_ export: String) throws {
        let fixture = CSVFixture()
        #expect(try fixture.read(export).joinedBytes == Array(export.utf8))
        #expect(
            try fixture.records(Array(export.utf8)).map { $0.map(text) } == [["1", "2"], ["3", "4"], ["5", "6"]])
    }

    @Test("a batch ends with the record that fills it")
    func batchSizes() throws {
        let export = Array(("h\n" + String(repeating: "123456789\n", count: 10)).utf8)
        let batches = try CSVFixture(batchSize: 25).split(export).batches.of(.records)
        #expect(batches.map(\.recordCount) == [3, 3, 3, 1])
        #expect(batches.map(\.firstRecord) == [0, 3, 6, 9])
        #expect(batches.map(\.firstLine) == [2, 5, 8, 11])
    }

    @Test("columns of an export without a header are named by their numbers")
    func noHeader() throws {
        let dialect = CSVDialect(headerRow: 0)
        let (batches, header) = try CSVFixture(dialect: dialect).split(Array("sep=,\n\n\"a,b\",c,d\n1,2,3\n".utf8))
        #expect(header == ["1", "2", "3"])
        #expect(batches.map(\.kind) == [.preamble, .records, .records, .records])
    }

    @Test("white space around a column's name is no part of it, and a column without a name has one that no rule can")
    func headerNames() throws {
        let (_, header) = try CSVFixture().split(Array(" Name ,\" \"\"x\"\" \",,\"\"\n".utf8))
        #expect(header == ["Name", "\"x\"", "#3 (no name)", "#4 (no name)"])
    }

    @Test("a header without records is no error")
    func headerOnly() throws {
        #expect(try CSVFixture().split(Array("a,b\n".utf8)).batches.map(\.kind) == [.header])
        #expect(try CSVFixture().split(Array("a,b".utf8)).header == ["a", "b"])
    }

    @Test("a footer may hold a lone quote, and blank lines count in it")
    func footer() throws {
        let dialect = CSVDialect(footerRows: 3)
        let batches = try CSVFixture(dialect: dialect).split(Array("a,b\n1,2\n\"oops\r\n\r\nEnd\r\n".utf8)).batches
        #expect(batches.of(.footer).map { text($0.bytes) } == ["\"oops\r\n\r\nEnd\r\n"])
        #expect(batches.of(.footer).map(\.firstLine) == [3])
        #expect(batches.of(.records).map { text($0.bytes) } == ["1,2\n"])
    }

    @Test("a footer of ten thousand lines is held back from an export of many more, wherever the pieces are cut")
    func longFooter() throws {
        let export = Array(("a\n" + String(repeating: "1\n", count: 30_000)).utf8)
        var fixture = CSVFixture(dialect: CSVDialect(footerRows: 10_000), batchSize: 1 << 20)
        for piece in [1000, 12_345, Int.max] {
            fixture.pieces = [piece]
            let batches = try fixture.split(export).batches
            #expect(batches.joinedBytes == export)
            #expect(batches.of(.footer).map(\.bytes.count) == [20_000])
            #expect(batches.of(.footer).map(\.firstLine) == [20_002])
        }
    }

    private func refusal(_ export: String, _ fixture: CSVFixture = CSVFixture()) -> ExportError? {
        var errors: [ExportError?] = []
        for size in [1, 2, 3, 7, Int.max] {
            var fixture = fixture
            fixture.pieces = [size]
            do {
                _ = try fixture.read(export)
                errors.append(nil)
            } catch {
                errors.append(error as? ExportError)
            }
        }
        #expect(errors.allSatisfy { $0 == errors[0] }, "an error depends on how the export was cut")
        return errors[0]
    }

    @Test("an unclosed quote is refused with the line where it opens and its column")
    func unclosedQuote() {
        let error = refusal("Id,Name\n1,x\n2,\"Smith\n3,y\n")
        #expect(error?.code == .unclosedQuote)
        #expect(error?.what == "line 3, column Name: the quote that opens here is not closed before the end")
        #expect(refusal("Id,\"Name\n1,x\n")?.line == 1)
    }

    @Test("a record over the limit is refused with the line where it begins, and the hint names the quote")
    func longRecord() {
        let export = "Id,Name\n1,x\n2,\"Smith\n3,y\n4,z\n5,\"a\n"
        let error = refusal(export, CSVFixture(recordLimit: 12))
        #expect(error?.code == .longRecord)
        #expect(error?.what == "line 3: the record that begins here is longer than 12 bytes")
        #expect(error?.hint == "a quote may be unclosed in it")
        #expect(refusal("a\n12345678901\n", CSVFixture(recordLimit: 12)) == nil)
        #expect(refusal("a\n12345678901\r\n", CSVFixture(recordLimit: 12)) == nil)
        #expect(refusal("a\n123456789012\n", CSVFixture(recordLimit: 12))?.line == 2)
        #expect(refusal("a\n123456789012", CSVFixture(recordLimit: 12)) == nil)
    }

    @Test("a field over the limit is refused with its line and column, in a header and behind it")
    func longField() {
        let fixture = CSVFixture(fieldLimit: 6)
        let error = refusal("Id,Name\n1,x\n2,\"Smit\"\n3,\"Smith\"\n", fixture)
        #expect(error?.code == .longField)
        #expect(error?.what == "line 4, column Name: the field that begins here is longer than 6 bytes")
        #expect(refusal("Id,Name\n1,x\n2,1234567", fixture)?.line == 3)
        #expect(refusal("Id,Longname\n", fixture)?.code == .longField)
        #expect(refusal("Id,Longname", fixture)?.code == .longField)
        #expect(refusal("Id,Name\n1,123456\n", fixture) == nil)
    }

    @Test("limits are refusals under every policy, and lenient mode has none", arguments: [false, true])
    func limits(_ isField: Bool) throws {
        let export = "Id,Name\n1,x\n2,\"Smith and Smith\"\n"
        var fixture = CSVFixture(recordLimit: isField ? 100 : 12, fieldLimit: isField ? 12 : 100)
        for policy in [MalformedPolicy.setAside, .shape(5)] {
            fixture.mode = .policy(policy)
            #expect(refusal(export, fixture)?.code == (isField ? .longField : .longRecord))
        }
        fixture.mode = .lenient
        #expect(try fixture.read(export).joinedBytes == Array(export.utf8))
    }

    @Test("a header of several records has its names in the first, and dropped columns go from all of them")
    func headerOfSeveral() throws {
        let export = "Sheet\r\nId,Name,\"Pa\r\nid\"\r\n\r\n,text,\"GBP,\"\r\n1,Ann,2\r\n"
        for pieces in [[1], [3], [Int.max]] {
            let fixture = CSVFixture(dialect: CSVDialect(headerRow: 2, headerRows: 2), pieces: pieces)
            let (batches, header) = try fixture.split(Array(export.utf8))
            #expect(header == ["Id", "Name", "Pa\r\nid"])
            #expect(batches.map(\.kind) == [.preamble, .header, .records])
            #expect(batches.map(\.firstLine) == [1, 2, 6])
            let out = try fixture.write(fixture.read(export)) { cell, value in cell.rule == 1 ? nil : value }
            #expect(text(out) == "Sheet\r\nId,\"Pa\r\nid\"\r\n\r\n,\"GBP,\"\r\n1,2\r\n")
        }
    }

    @Test("a header that lacks a record, or has one as wide as no other, is refused under every policy")
    func brokenHeaders() {
        for mode in [CSVMode.strict, .policy(.setAside), .policy(.shape(5))] {
            let fixture = CSVFixture(dialect: CSVDialect(headerRows: 3), mode: mode)
            let error = refusal("a,b\nc,d\n", fixture)
            #expect(error?.what == "the header is to have 3 records, and the export ends after 2")
            #expect(refusal("a,b\nc,d\ne", fixture)?.code == .raggedRecord)
            #expect(refusal("a,b\nc,d,e\nf,g\n", fixture)?.line == 2)
            #expect(refusal("a,b\nc,\"d\"x\nf,g\n", fixture)?.what == "line 2, column b: text behind a closing quote")
            #expect(refusal("a,a\nc,d\ne,f\n", fixture)?.code == .repeatedColumn)
            #expect(refusal("a,\"b\"x\nc,d\ne,f\n", fixture)?.code == .textBehindQuote)
            #expect(refusal("a,b\nc,d\ne,f", fixture) == nil)
            // A first record that has to stand for a header; where it is shaped, it leaves no value as it was.
            let headless = CSVFixture(dialect: CSVDialect(headerRow: 0), mode: mode)
            let isShaped = mode == .policy(.shape(5))
            let expected = isShaped ? nil : "line 1, column 2: text behind a closing quote"
            #expect(refusal("1,\"a\"b\n2,c\n", headless)?.what == expected)
        }
    }

    @Test("a sep= line may be in quotes")
    func quotedSeparator() throws {
        for export in ["\"sep=;\"\r\na;b\r\n", "\u{FEFF}\"SEP=;\"\na;b\n"] {
            let fixture = CSVFixture(dialect: CSVDialect(delimiter: UInt8(ascii: ";")), pieces: [1])
            let (batches, header) = try fixture.split(Array(export.utf8))
            #expect(batches.map(\.kind) == [.preamble, .header])
            #expect(header == ["a", "b"])
        }
        #expect(try CSVFixture().split(Array("\"sep=;,\"\n1\n".utf8)).header == ["sep=;,"])
    }

    @Test("an escaped line end ends no record, and an escape at the end of the export is refused")
    func escapes() throws {
        let dialect = CSVDialect(escape: UInt8(ascii: "\\"))
        for pieces in [[1], [2], [Int.max]] {
            let fixture = CSVFixture(dialect: dialect, pieces: pieces)
            let records = try fixture.records(Array("a,b\n1\\\n2,\"x\\\"\n\"\nc\\,d,e\n".utf8))
            #expect(records.map { $0.map(text) } == [["1\n2", "x\"\n"], ["c,d", "e"]])
        }
        let error = refusal("a,b\n1,2\\", CSVFixture(dialect: dialect))
        #expect(error?.what == "line 2, column b: the export ends with an escape that has nothing behind it")
    }

    @Test("empty exports, empty headers and repeated columns are refused")
    func headers() {
        #expect(refusal("")?.what == "the export is empty")
        #expect(refusal("", CSVFixture(dialect: CSVDialect(headerRow: 0)))?.what == "the export is empty")
        #expect(refusal("\n\n", CSVFixture(dialect: CSVDialect(headerRow: 0)))?.what == "the export holds no record")
        #expect(refusal("\r\na,b\r\n1,2\r\n")?.what == "line 1: the header is an empty line")
        let error = refusal("a\nb", CSVFixture(dialect: CSVDialect(headerRow: 5)))
        #expect(error?.what == "the export has 2 lines, and its header is to stand in line 5")
        let repeated = refusal("Phone,Id,Phone , Phone\n1,2,3,4\n")
        #expect(repeated?.what == "line 1: fields 1, 3 and 4 of the header have the same name")
        #expect(repeated?.category == .export)
        // Neither does a first row that is no header give a value away.
        #expect(refusal("7,Anna,Anna\n8,Bob,Bell\n")?.description.contains("Anna") == false)
        for row in [0, 1] {
            let hint = refusal("", CSVFixture(dialect: CSVDialect(headerRow: row)))?.hint
            #expect(hint == "is it the right file, and was the export complete?")
        }
    }

    @Test("a dialect that cannot be is refused")
    func dialects() {
        for dialect in [
            CSVDialect(delimiter: 34), CSVDialect(delimiter: 10), CSVDialect(quote: 32), CSVDialect(headerRow: -1),
            CSVDialect(delimiter: 0xE2), CSVDialect(escape: 44), CSVDialect(escape: 34), CSVDialect(escape: 32),
            CSVDialect(escape: 0x80), CSVDialect(headerRows: 0),
        ] {
            #expect(throws: ExportError.self) { _ = try CSVFixture(dialect: dialect).split([]) }
        }
    }

    @Test("lenient mode gives back any bytes, in the same batches wherever the pieces are cut")
    func lenient() throws {
        var random = SeededGenerator(seed: 7)
        for round in 0..<1500 {
            let export = random.bytes(60, of: Array("ab,;\"\"\n\r\t \u{E9}\u{0}".utf8))
            var fixture = CSVFixture(
                dialect: CSVDialect(headerRow: round % 4, footerRows: round % 3), mode: .lenient,
                batchSize: 1 + round % 20, recordLimit: 4 + round % 30)
            let whole = try fixture.read(export)
            #expect(whole.joinedBytes == export)
            for piece in [1, 2, 3, 5] {
                fixture.pieces = [piece]
                let batches = try fixture.read(export)
                #expect(batches.joinedBytes == export)
                // A footer that outgrows memory is let go, and that may depend on the pieces.
                if fixture.dialect.footerRows == 0 { #expect(batches.map(\.bytes) == whole.map(\.bytes)) }
            }
        }
    }
}
