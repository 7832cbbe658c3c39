import Records
import Testing

@Suite("guessing how delimited text is written")
struct CSVSnifferTests {
    private func guess(_ text: String, _ declared: CSVSniffer.Declaration = .init()) throws -> CSVSniffer.Guess {
        try CSVSniffer.sniff(Array(text.utf8), isWhole: true, declared: declared)
    }

    @Test(
        "the delimiter is the one that divides records evenly",
        arguments: [
            ("a,b,c\n1,2,3\n4,5,6\n", ","), ("a;b;c\n1,5;2,5;3,5\n4;5;6\n", ";"), ("a\tb\n1\t2,3,4\n", "\t"),
            ("a|b|c\n\"x,y\"|2|3\n", "|"), ("a^b^c\n1^2^3\n", "^"), ("a;b\n\"1;2\n3\";4\n", ";"),
            ("Name;Note\nA;x, y, z\nB;u, v\n", ";"),
        ])
    func delimiters(_ text: String, _ delimiter: Character) throws {
        let guess = try guess(text)
        #expect(guess.dialect.delimiter == delimiter.asciiValue)
        #expect(guess.dialect.headerRow == 1)
        #expect(guess.confidence >= 0.75)
    }

    @Test("the reason is a line for people and holds counts, no values")
    func reason() throws {
        #expect(try guess("a;b\n1;2\n3\n").reason == "';' divides 2 of the first 3 records into 2 fields")
        #expect(try guess("Name\nSmith\n").reason == "no usual delimiter in the header: read as one column")
        #expect(try guess("Name\nSmith\n").confidence == 0.5)
        #expect(try guess("a,b;c\n1,2;3\n").confidence <= 0.5)
        #expect(try guess("").confidence == 0.5)
    }

    @Test("a sep= line is honoured, and what is declared is not guessed")
    func declared() throws {
        #expect(try guess("\u{FEFF}sep=|\r\na,b\r\n").dialect.delimiter == UInt8(ascii: "|"))
        #expect(try guess("sep=\t\na,b\n").dialect.delimiter == UInt8(ascii: "\t"))
        let guess = try guess(
            "sep=|\na;b,c\n", .init(delimiter: 44, quote: .some(nil), headerRow: 4, footerRows: 2))
        #expect(guess.dialect == CSVDialect(delimiter: 44, quote: nil, headerRow: 4, footerRows: 2))
        #expect(guess.confidence == 1)
        #expect(throws: ExportError.self) { _ = try self.guess("a", .init(delimiter: 10)) }
    }

    @Test("lines above a declared header do not mislead")
    func preamble() throws {
        let guess = try guess("a,b,c,d\n\nId;Name\n1;x\n2;y\n", .init(headerRow: 3))
        #expect(guess.dialect.delimiter == UInt8(ascii: ";"))
    }

    @Test("the last record of a sample may be cut")
    func cutSample() throws {
        let guess = try CSVSniffer.sniff(Array("a;b;c\n1;2;3\n4;5".utf8), isWhole: false)
        #expect(guess.confidence == 0.75)
    }

    @Test("confidence grows with the records that agree, and falls with those that do not")
    func confidence() throws {
        func confidence(_ records: Int, _ ragged: Int = 0) throws -> Double {
            let rows = String(repeating: "1;2;3\n", count: records) + String(repeating: "1;2\n", count: ragged)
            return try guess("a;b;c\n" + rows).confidence
        }
        #expect(try confidence(0) == 0.5)
        #expect(try confidence(2) == 0.875)
        #expect(try confidence(99) == 1)
        #expect(try confidence(79, 20) == 0.8)
    }

    @Test(
        "rarer delimiters, quotes and escapes are found where they fit",
        arguments: [
            ("a~b~c\n1~2~3\n", CSVDialect(delimiter: UInt8(ascii: "~"))),
            ("user:x:0\nann:x:1\nbob:x:2\n", CSVDialect(delimiter: UInt8(ascii: ":"))),
            ("Id,Name\n1,'Smith, A'\n2,Jones\n", CSVDialect(quote: UInt8(ascii: "'"))),
            ("'Id','Name'\n'1','O''Brien'\n", CSVDialect(quote: UInt8(ascii: "'"))),
            ("Id,Name\n1,Smith\\, A\n2,Jones\n", CSVDialect(escape: UInt8(ascii: "\\"))),
            ("Id,Note\n1,\"said \\\"no\\\"\"\n2,x\n", CSVDialect(escape: UInt8(ascii: "\\"))),
            // None of these is evidence.
            ("Id,Name\n1,O'Brien\n2,'t Hooft\n3,'90s\n", CSVDialect()),
            ("Id,Name\n1,'x'\n2,\"y\"\n3,z\n", CSVDialect()),
            ("Id,Path\n1,C:\\\n2,\"C:\\x\"\n", CSVDialect()),
        ])
    func rarer(_ text: String, _ dialect: CSVDialect) throws {
        #expect(try guess(text).dialect == dialect)
    }

    @Test("times and addresses are not divided at their colons")
    func colons() throws {
        #expect(try guess("Time\n10:00:00\n11:00:00\n12:00:00\n").dialect.delimiter == UInt8(ascii: ","))
        #expect(try guess("Time;Url\n10:00;http://a.example\n").dialect.delimiter == UInt8(ascii: ";"))
    }

    @Test(
        "a header below blank lines or titles is found, and the reason says where",
        arguments: [
            ("\n\n\nCode,No,Cost\nA,1,2\nB,3,4\n", 4),
            ("Contacts report\nMade by A. Example, yesterday\n\nId,First,Last,Town\n1,a,b,c\n2,d,e,f\n", 4),
            ("Usage of May\r\n\r\n\"Id\",\"No\",\"Cost\"\r\n1,2,3\r\n4,5,6\r\n", 3),
            ("\u{FEFF}sep=;\n\nId;No\n1;2\n", 2),
            // Every record ends with a delimiter.
            ("Id,First,Last,Town\n1,a,b,c,\n2,d,e,f,\n", 1),
            ("Id,Name\n1,a\n2,b\n", 1),
        ])
    func headerBelow(_ text: String, _ row: Int) throws {
        let guess = try guess(text)
        #expect(guess.dialect.headerRow == row)
        if row > 1 {
            #expect(guess.confidence < 1)
            #expect(guess.reason.hasSuffix("the header is line \(row)"))
        }
    }

    @Test("a header that reads like a record is doubted")
    func doubtfulHeaders() throws {
        for text in ["1,Ann\n2,Bob\n3,Carl\n", "Id,,Name\n1,2,3\n4,5,6\n", "Id,Id\n1,2\n"] {
            let guess = try guess(text)
            #expect(guess.confidence <= 0.5)
            #expect(guess.reason.hasSuffix("line 1 may be no header"))
        }
    }

    @Test("a reason never holds a value")
    func noValues() throws {
        var exports = BrokenExports(seed: 31)
        for _ in 0..<300 {
            let dialect = exports.dialect(hasMargins: true)
            let reason = try CSVSniffer.sniff(exports.export(dialect), isWhole: true).reason
            #expect(!["Ann", "Brien", "7946", "Zo", "Example"].contains { reason.contains($0) })
        }
    }

    @Test("a sep= line that names no delimiter is of no use")
    func uselessSeparators() throws {
        #expect(try guess("sep=\"\na;b\n1;2\n").dialect.delimiter == UInt8(ascii: ";"))
        #expect(try CSVSniffer.sniff(Array("sep=".utf8) + [0xA7, 10, 97], isWhole: true).dialect.isUsable)
    }

    @Test("where the names of columns are known, the header is where most of them stand")
    func headerRow() {
        func row(_ text: String, _ names: Set<String>) -> Int? {
            CSVSniffer.headerRow(Array(text.utf8), dialect: CSVDialect(), names: names)
        }
        let report = "\u{FEFF}sep=,\nReport, Id\n\n Id ,\"First, name\",Town\nId,b,c\n"
        #expect(row(report, ["Id", "First, name", "Town"]) == 3)
        #expect(row(report, ["Id"]) == 1)
        #expect(row(report, ["Id", "Town", "Phone", "Mail"]) == 3)
        #expect(row(report, ["Id", "Town", "Phone", "Mail", "Note"]) == nil)
        #expect(row(report, []) == nil)
        #expect(row("", ["Id"]) == nil)
        let deep = String(repeating: "x\n", count: 63) + "Id\n"
        #expect(row(deep, ["Id"]) == 64)
        #expect(row("x\n" + deep, ["Id"]) == nil)
    }

    @Test("an unclosed quote in a sample of a mebibyte costs no more than reading it for each candidate")
    func unclosed() throws {
        let sample = Array("a,b\n\"".utf8) + Array(repeating: UInt8(ascii: "x"), count: 1 << 16)
        #expect(try CSVSniffer.sniff(sample, isWhole: false).dialect == CSVDialect())
        #expect(CSVSniffer.headerRow(sample, dialect: CSVDialect(), names: ["a"]) == 1)
    }
}
