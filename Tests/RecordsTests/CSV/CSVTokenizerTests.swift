import Foundation
import Records
import TestSupport
import Testing

@Suite("tokenising delimited text")
struct CSVTokenizerTests {
    @Test("cells say where a value stands, how it is written and to which record it belongs")
    func cells() throws {
        let batches = try CSVFixture(batchSize: 100).read("Id,Name\r\n1,\"O\"\"B\"\r\n22,\r\n")
        let batch = try #require(batches.of(.records).first)
        #expect(
            batch.cells.cells == [
                .init(rule: 0, form: .bare, record: 0, scope: 0, value: 0..<1, extent: 0..<1),
                .init(rule: 1, form: .quoted, record: 0, scope: 0, value: 3..<7, extent: 2..<8),
                .init(rule: 0, form: .bare, record: 1, scope: 1, value: 10..<12, extent: 10..<12),
                .init(rule: 1, form: .bare, record: 1, scope: 1, value: 13..<13, extent: 13..<13),
            ])
        #expect(batch.cells.records == [0..<10, 10..<15])
        let header = try #require(batches.of(.header).first)
        #expect(header.cells.cells.map(\.record) == [.max, .max])
        #expect(header.cells.records.isEmpty)
    }

    @Test("a column without a rule has no cell")
    func noCell() throws {
        var fixture = CSVFixture(batchSize: 100)
        fixture.columnRules = [CSVTokenizer.noCell, 5, CSVTokenizer.noCell]
        let batch = try #require(fixture.read("a,b,c\n1,2,3\n4,\"5\",6\n").of(.records).first)
        #expect(batch.cells.cells.map(\.rule) == [5, 5])
        #expect(batch.cells.cells.map(\.value) == [2..<3, 9..<10])
    }

    private func refusal(_ export: String, margins: CSVTokenizer.Margins = .init()) -> String? {
        do {
            _ = try CSVFixture(batchSize: 1000, margins: margins).read(export)
            return nil
        } catch let error as ExportError {
            return error.what
        } catch { return "another error" }
    }

    @Test("ragged records are refused with their line and counts")
    func ragged() {
        #expect(refusal("a,b,c\n1,2,3\n\n\"x\ny\",2\n") == "line 4: 2 fields where the header has 3")
        #expect(refusal("a,b,c\n1,2,3,4\n") == "line 2: 4 fields where the header has 3")
        #expect(refusal("a,b\n1\n") == "line 2: 1 field where the header has 2")
        #expect(refusal("a,b,c\n1,2,3,4,5\n", margins: .init(extra: 9)) == nil)
        #expect(refusal("a,b,c\n1,2\n", margins: .init(extra: 9)) == "line 2: 2 fields where the header has 3")
    }

    @Test("text behind a closing quote is refused with its line and column")
    func textBehindQuote() {
        #expect(
            refusal("Id,Name,Town\n1,\"a\nb\",c\n2,x,\"Example\"ton\n")
                == "line 4, column Town: text behind a closing quote")
        #expect(refusal("a,b\n1,\"2\" \n") == "line 2, column b: text behind a closing quote")
        #expect(refusal("a,b\n1,5\" pipe\n") == nil)
        #expect(refusal("a,\n1,\"2\" \n") == "line 2, column #2 (no name): text behind a closing quote")
    }

    private static let broken = "a,b\n1,2\n3\n\n4,\"5\"x\n6,\"7\n8\"\n9,10,11\n12,\"13\n"

    @Test("records that are set aside have no cells, are counted with their lines, and are written nowhere")
    func setAside() throws {
        let fixture = CSVFixture(mode: .policy(.setAside), batchSize: 1000, margins: .init())
        let batch = try #require(fixture.read(Self.broken).of(.records).first)
        #expect(
            batch.cells.setAside == [
                .init(record: 1, line: 3), .init(record: 2, line: 5), .init(record: 4, line: 8),
                .init(record: 5, line: 9),
            ])
        #expect(batch.cells.records.count == 6)
        #expect(batch.cells.cells.map(\.record) == [0, 0, 3, 3])
        #expect(try text(fixture.write([batch])) == "1,2\n\n6,\"7\n8\"\n")
    }

    @Test("fields beyond the header are cells of their rule where there is one, and nothing is malformed")
    func extra() throws {
        let fixture = CSVFixture(mode: .policy(.setAside), batchSize: 1000, margins: .init(extra: 7))
        let batch = try #require(fixture.read(Self.broken).of(.records).first)
        #expect(batch.cells.setAside.map(\.line) == [3, 5, 9])
        #expect(batch.cells.cells.filter { $0.rule == 7 }.map(\.record) == [4])
    }

    @Test("a record with fields beyond the header has a policy of its own where one is given, be they empty or not")
    func surplus() throws {
        let export = "a,b\n1,2\n3,4,\n5,6,7\n"
        let expected: [(policy: MalformedPolicy?, rules: [RuleIndex], setAside: [Int])] = [
            (nil, [0, 1, 0, 1, 7, 0, 1, 7], []), (.setAside, [0, 1], [3, 4]),
            (.shape(9), [0, 1, 9, 9, 9, 9, 9, 9], []),
        ]
        for (policy, rules, setAside) in expected {
            let margins = CSVTokenizer.Margins(extra: 7, surplus: policy)
            // The policy of the mode, under which all of them would pass, is not asked.
            let batch = try #require(CSVFixture(batchSize: 1000, margins: margins).read(export).of(.records).first)
            #expect(batch.cells.cells.map(\.rule) == rules)
            #expect(batch.cells.setAside.map(\.line) == setAside)
            // Too few fields are the mode's to treat.
            #expect(refusal("a,b\n1\n", margins: margins) == "line 2: 1 field where the header has 2")
        }
        let refused = CSVTokenizer.Margins(extra: 7, surplus: .refuse)
        #expect(refusal(export, margins: refused) == "line 3: 3 fields where the header has 2")
        #expect(refusal("a,b\n1,2\n", margins: refused) == nil)
    }

    @Test("a further record of the header has no more fields than the first, whatever rule is for those beyond")
    func surplusInHeader() throws {
        let fixture = CSVFixture(dialect: CSVDialect(headerRows: 2), margins: .init(extra: 7))
        #expect(throws: ExportError.self) { try fixture.read("a,b\nc,d,e\n1,2\n") }
        let header = try #require(fixture.read("a,b\nc,d\n1,2,3\n").of(.header).first)
        #expect(header.cells.cells.map(\.rule) == [0, 1, 0, 1])
        #expect(header.cells.cells.map(\.scope) == [0, 0, 1, 1])
    }

    @Test("records that are shaped have every field under one rule, in no column, and stay whole")
    func shaped() throws {
        var fixture = CSVFixture(mode: .policy(.shape(9)), batchSize: 1000, margins: .init())
        // Columns that are kept have no cells of their own.
        fixture.columnRules = [CSVTokenizer.noCell, 1]
        let batch = try #require(fixture.read(Self.broken).of(.records).first)
        #expect(batch.cells.setAside.isEmpty)
        #expect(batch.cells.cells.map(\.rule) == [1, 9, 9, 9, 1, 9, 9, 9, 9, 9])
        #expect(batch.cells.cells.map(\.record) == [0, 1, 2, 2, 3, 4, 4, 4, 5, 5])
        let out = try fixture.write([batch]) { cell, value in
            cell.rule == 1 ? nil : value.map { (0x30...0x39).contains($0) ? UInt8(ascii: "7") : $0 }
        }
        #expect(text(out) == "1\n7\n\n7,\"7\"x\n6\n7,77,77\n77,\"77\n")
    }

    @Test("lines of preamble and footer are cells where a rule is given, and refused where not")
    func margins() throws {
        let export = "\u{FEFF}Report of today\r\n \t\r\nId\r\n1\r\nTotal 1"
        let dialect = CSVDialect(headerRow: 3, footerRows: 1)
        let batches = try CSVFixture(dialect: dialect, batchSize: 100).read(export)
        let preamble = try #require(batches.of(.preamble).first)
        #expect(
            preamble.cells.cells == [
                .init(rule: 100, form: .line, record: .max, scope: 0, value: 3..<18, extent: 3..<20)
            ])
        #expect(batches.of(.footer).first?.cells.cells.map(\.extent) == [0..<7])

        var fixture = CSVFixture(dialect: dialect, margins: .init(footer: CSVTokenizer.noCell))
        #expect(
            throws: ExportError(
                .margin, "a line above the header that no rule names", line: 1, hint: "give margin #preamble a rule")
        ) {
            _ = try fixture.read(export)
        }
        fixture.margins = .init(preamble: CSVTokenizer.noCell)
        #expect(
            throws: ExportError(
                .margin, "a footer line that no rule names", line: 5, hint: "give margin #footer a rule")
        ) {
            _ = try fixture.read(export)
        }
        fixture.margins = .init(preamble: CSVTokenizer.noCell, footer: CSVTokenizer.noCell)
        #expect(try fixture.read(export).flatMap(\.cells.cells).map(\.rule) == [0, 0])
    }

    @Test("a sep= line and a byte order mark need no rule")
    func furniture() throws {
        let dialect = CSVDialect(delimiter: UInt8(ascii: ";"))
        let fixture = CSVFixture(dialect: dialect, margins: .init())
        let batches = try fixture.read("\u{FEFF}SEP=;\r\na;b\r\n1;2\r\n")
        #expect(batches.map(\.kind) == [.preamble, .header, .records])
        #expect(batches.of(.preamble).flatMap(\.cells.cells).isEmpty)
    }

    @Test("the published files come back byte for byte, and read as their descriptions say")
    func vectors() throws {
        guard let folder = Vectors.folder("csv") else { return }
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var count = 0
        for case let file as URL in files where file.pathExtension == "csv" {
            let bytes = Array(try Data(contentsOf: file))
            for pieces in [[1], [7], [Int.max]] {
                let fixture = CSVFixture(mode: .lenient, pieces: pieces)
                let batches = try fixture.read(bytes)
                #expect(batches.joinedBytes == bytes)
                #expect(try fixture.write(batches) == bytes, "\(file.lastPathComponent)")
            }
            let name = file.deletingPathExtension().lastPathComponent
            let described = file.deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent("json/\(name).json")
            // The description of the coordinates names another phone number than the file.
            if name != "location_coordinates", let json = try? Data(contentsOf: described) {
                let expected = try JSONDecoder().decode([[String: String]].self, from: json)
                let fixture = CSVFixture()
                let header = try #require(fixture.split(bytes).header)
                let records = try fixture.records(bytes).map { record in
                    Dictionary(uniqueKeysWithValues: zip(header, record.map(text)))
                }
                #expect(records == expected, "\(name)")
            }
            count += 1
        }
        #expect(count >= 30)
    }
}
