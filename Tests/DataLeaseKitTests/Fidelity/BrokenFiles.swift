import TestSupport

/// How a generated file is written.
struct FileDialect: Sendable, Hashable {
    var delimiter: Character
    /// `nil` where there are no quotes.
    var quote: Character?
    var hasEscape: Bool
    var encoding: Encoding
    /// Lines above the header, records that the header has, and lines below the records.
    var preamble = 0
    var header = 0
    var footer = 0

    enum Encoding: String, CaseIterable, Sendable {
        case utf8 = "utf-8"
        case latin1 = "iso-8859-1"
        case windows1252 = "windows-1252"
        case utf16LittleEndian = "utf-16le"
        case utf16BigEndian = "utf-16be"
        case utf32LittleEndian = "utf-32le"
        case utf32BigEndian = "utf-32be"
        /// Declared without an order, which its mark says.
        case utf16Marked = "utf-16"

        /// Whether a text in it may begin with a byte order mark.
        var hasMark: Bool { self != .latin1 && self != .windows1252 }

        /// What Python calls it where a mark is a character.
        var pythonName: String { self == .utf16Marked ? "utf-16be" : rawValue }
    }

    /// Every delimiter, escape and encoding, each with and without margins, and with quotes of all kinds in turn.
    static let all: [FileDialect] = {
        var dialects: [FileDialect] = []
        for delimiter in [",", ";", "\t", "|"] as [Character] {
            for hasEscape in [false, true] {
                for encoding in Encoding.allCases {
                    for (preamble, header, footer) in [(0, 0, 0), (2, 2, 2), (0, 1, 1)] {
                        let quotes: [Character?] = ["\"", "\"", "'", "\"", nil]
                        dialects.append(
                            FileDialect(
                                delimiter: delimiter, quote: quotes[dialects.count % quotes.count],
                                hasEscape: hasEscape, encoding: encoding, preamble: preamble, header: header,
                                footer: footer))
                    }
                }
            }
        }
        return dialects
    }()

    /// How an agreement declares this.
    var declaration: String {
        let delimiter = delimiter == "\t" ? "tab" : String(delimiter)
        let quote = quote.map { $0 == "\"" ? #""\"""# : "\"\($0)\"" } ?? "none"
        let escape = hasEscape ? #", escape: "\\""# : ""
        let rows = header == 0 ? "row: 0" : "row: \(preamble + 1), rows: \(header)"
        return "csv: {delimiter: \"\(delimiter)\", quote: \(quote)\(escape), encoding: \(encoding.rawValue),"
            + " header: {\(rows)}, footer: \(footer)}"
    }

    /// The lines of a dataset that declares this, and has every field, margin and malformed record shaped.
    var dataset: [String] {
        let margins = ["#preamble", "#footer", "#extra"].map { "\"\($0)\": {do: shape}" }.joined(separator: ", ")
        return [
            "format: csv", declaration, "malformed: shape", "otherwise: shape",
            "fields: {\"\(header == 0 ? "1" : "Id")\": {do: shape}, \(margins)}",
        ]
    }
}

extension SeededGenerator {
    /// A delimited file that is broken in as many ways as files are; only its header is sound.
    mutating func brokenFile(_ dialect: FileDialect) -> [UInt8] {
        var text = ""
        if dialect.encoding == .utf16Marked || below(8) == 0, dialect.encoding.hasMark { text += "\u{FEFF}" }
        if below(12) == 0 { text += "sep=\(below(3) == 0 ? ";" : dialect.delimiter)\(lineEnd())" }
        let usual = lineEnd()
        for _ in 0..<dialect.preamble { text += line(dialect, usual) }
        let columns = 1 + below(5)
        let names = ["Id", "Name", "Phone 2", "E-mail", "Due (£)", "x"]
        for row in 0..<dialect.header {
            let cells = row == 0 ? names.prefix(columns) : ["text", "", "a (b)", "-", "1", "0"].prefix(columns)
            text += cells.joined(separator: String(dialect.delimiter)) + usual
        }
        // What comes behind the header may be broken in the bytes of its characters too.
        let head = encode(text, dialect.encoding)
        text = records(dialect, columns: columns, usual)
        if below(10) == 0 {
            // A second table in the same file.
            text += usual + "Totals by name" + usual + usual + records(dialect, columns: 1 + below(5), usual)
        }
        if dialect.footer > 0 {
            text += usual + "Total" + String(dialect.delimiter) + "5"
            for _ in 1..<dialect.footer { text += usual + line(dialect, "") }
            if below(2) == 0 { text += usual }
        } else if below(3) == 0 {
            text += field(dialect, isQuoting: false)
        }
        return head + brokenCharacters(text, dialect.encoding)
    }

    /// A text with some bytes that are part of no character, and with halves of characters.
    private mutating func brokenCharacters(_ text: String, _ encoding: FileDialect.Encoding) -> [UInt8] {
        var bytes = encode(text, encoding)
        guard !bytes.isEmpty, below(6) == 0 else { return bytes }
        switch encoding {
        case .utf8:
            for _ in 0...below(3) { bytes.insert(0x80 + UInt8(below(0x80)), at: below(bytes.count + 1)) }
        case .utf16LittleEndian, .utf16BigEndian, .utf16Marked:
            // Half a pair is what a system leaves that cuts a text in two.
            let half: [UInt8] = [below(2) == 0 ? 0xD8 : 0xDE, UInt8(below(256))]
            let isLittle = encoding == .utf16LittleEndian
            bytes.insert(contentsOf: isLittle ? half.reversed() : half, at: 2 * below(bytes.count / 2 + 1))
        case .latin1, .windows1252, .utf32LittleEndian, .utf32BigEndian: break
        }
        return bytes
    }

    private mutating func records(_ dialect: FileDialect, columns: Int, _ usual: String) -> String {
        var text = ""
        let isQuoting = below(3) == 0
        for _ in 0..<below(9) {
            if below(25) == 0 { text += lineEnd() }
            let count = below(10) == 0 ? 1 + below(7) : columns
            for column in 0..<count {
                if column > 0 { text.append(dialect.delimiter) }
                text += field(dialect, isQuoting: isQuoting)
            }
            text += below(12) == 0 ? lineEnd() : usual
        }
        return text
    }

    mutating func lineEnd() -> String { ["\n", "\r\n", "\r"][below(3)] }

    /// A line of a preamble or footer: nothing in it means anything.
    private mutating func line(_ dialect: FileDialect, _ end: String) -> String {
        let quote = below(4) == 0 ? String(dialect.quote ?? "\"") : ""
        return "Report \(quote)\(value())\(dialect.delimiter)\(value())" + end
    }

    mutating func field(_ dialect: FileDialect, isQuoting: Bool) -> String {
        let value = value()
        let quote = dialect.quote.map(String.init) ?? "\""
        switch below(24) {
        case 0: return quote + value
        case 1: return value + quote + value
        case 2: return quote + value + quote + value
        case 3: return " " + quote + value + quote + " "
        case 4: return "=\"\(below(100_000))\""
        case 5: return "\"=\"\"0\(below(100_000))\"\"\""
        case 6 where dialect.hasEscape: return quote + "a\\" + quote + "b\\\\" + value + quote
        case 7 where dialect.hasEscape: return "a\\\(dialect.delimiter)b"
        case 8: return quote + value + String(dialect.delimiter) + lineEnd() + value + quote
        case 9: return quote + quote + quote + value + quote + quote + quote
        default: return isQuoting || below(5) == 0 ? quote + value + quote : value
        }
    }

    mutating func value() -> String {
        let words = [
            "", "Ann", "O'Neill", "Zoë", "Łukasz", "07700 900123", "+44 7700 900123", "a@example.com", " padded ",
            "\t", "0012", "1.20", "-5", "Dœ – “x”", "naïve", "東京", "😀", "x\0y", "ŠIŽ", "ßtraße", "e\u{301}", "#N/A",
            "'", "a b", "1E5", "\u{A0}", "£5", "ÿ",
        ]
        return words[below(words.count)]
    }

    func encode(_ text: String, _ encoding: FileDialect.Encoding) -> [UInt8] {
        switch encoding {
        case .utf8: return Array(text.utf8)
        // What is declared as ISO 8859-1 is more often Windows-1252 than not.
        case .latin1, .windows1252:
            let page: [UInt32: UInt8] = [
                0x2013: 0x96, 0x201C: 0x93, 0x201D: 0x94, 0x153: 0x9C, 0x160: 0x8A, 0x17D: 0x8E, 0x178: 0x9F,
            ]
            return text.unicodeScalars.map {
                page[$0.value] ?? ($0.value < 0x80 || (0xA0..<0x100).contains($0.value) ? UInt8($0.value) : 0x3F)
            }
        case .utf16LittleEndian, .utf16BigEndian, .utf16Marked:
            return text.utf16.flatMap { unit in
                let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
                return encoding == .utf16LittleEndian ? bytes : bytes.reversed()
            }
        case .utf32LittleEndian, .utf32BigEndian:
            return text.unicodeScalars.flatMap { scalar in
                let bytes = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
                return encoding == .utf32LittleEndian ? bytes : bytes.reversed()
            }
        }
    }

    /// A number from 0 to below `count`.
    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
