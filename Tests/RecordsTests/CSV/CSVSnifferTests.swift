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
        #expect(guess.confidence > 0.9)
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
        #expect(guess.confidence == 1)
    }
}
