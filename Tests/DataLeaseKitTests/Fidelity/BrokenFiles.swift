import TestSupport

/// How a generated file is written.
struct FileDialect: Sendable, Hashable {
    var delimiter: Character
    var hasEscape: Bool
    var encoding: Encoding

    enum Encoding: String, CaseIterable, Sendable {
        case utf8 = "utf-8"
        case latin1 = "iso-8859-1"
        case windows1252 = "windows-1252"
        case utf16LittleEndian = "utf-16le"
        case utf16BigEndian = "utf-16be"
        case utf32LittleEndian = "utf-32le"
        case utf32BigEndian = "utf-32be"
    }

    /// Every dialect that files are generated in.
    static let all: [FileDialect] = [",", ";", "\t", "|"].flatMap { delimiter in
        [false, true].flatMap { hasEscape in
            Encoding.allCases.map { FileDialect(delimiter: delimiter, hasEscape: hasEscape, encoding: $0) }
        }
    }

    /// The lines of a dataset that declares this, and has every field, margin and malformed record shaped.
    var dataset: [String] {
        let delimiter = delimiter == "\t" ? "tab" : String(delimiter)
        let escape = hasEscape ? #", escape: "\\""# : ""
        return [
            "format: csv",
            "csv: {delimiter: \"\(delimiter)\"\(escape), encoding: \(encoding.rawValue), header: {row: 0}}",
            "malformed: shape", "otherwise: shape", "fields: {\"1\": {do: shape}}",
        ]
    }
}

extension SeededGenerator {
    /// A delimited file that is broken in as many ways as files are.
    mutating func brokenFile(_ dialect: FileDialect) -> [UInt8] {
        var text = ""
        if below(8) == 0 { text += "\u{FEFF}" }
        if below(12) == 0 { text += "sep=\(dialect.delimiter)\(lineEnd())" }
        let usual = lineEnd()
        let columns = 1 + below(5)
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
        if below(3) == 0 { text += field(dialect, isQuoting: isQuoting) }
        var bytes = encode(text, dialect.encoding)
        if dialect.encoding == .utf8, below(6) == 0, !bytes.isEmpty {
            for _ in 0...below(3) { bytes.insert(0x80 + UInt8(below(0x80)), at: below(bytes.count + 1)) }
        }
        return bytes
    }

    private mutating func lineEnd() -> String { ["\n", "\r\n", "\r"][below(3)] }

    private mutating func field(_ dialect: FileDialect, isQuoting: Bool) -> String {
        let value = value(dialect)
        switch below(24) {
        case 0: return "\"" + value
        case 1: return value + "\"" + value
        case 2: return "\"\(value)\"\(value)"
        case 3: return " \"\(value)\" "
        case 4: return "=\"\(below(100_000))\""
        case 5: return "\"=\"\"0\(below(100_000))\"\"\""
        case 6 where dialect.hasEscape: return "\"a\\\"b\\\\\(value)\""
        case 7 where dialect.hasEscape: return "a\\\(dialect.delimiter)b"
        case 8: return "\"\(value)\(dialect.delimiter)\(lineEnd())\(value)\""
        case 9: return "\"\"\"\(value)\"\"\""
        default: return isQuoting || below(5) == 0 ? "\"\(value)\"" : value
        }
    }

    private mutating func value(_ dialect: FileDialect) -> String {
        let words = [
            "", "Ann", "O'Neill", "Zoë", "Łukasz", "07700 900123", "+44 7700 900123", "a@example.com", " padded ",
            "\t", "0012", "1.20", "-5", "Dœ – “x”", "naïve", "東京", "😀", "x\0y", "ŠIŽ", "ßtraße", "e\u{301}", "#N/A",
            "'", "a b", "1E5", "\u{A0}", "£5", "ÿ",
        ]
        return words[below(words.count)]
    }

    private mutating func encode(_ text: String, _ encoding: FileDialect.Encoding) -> [UInt8] {
        switch encoding {
        case .utf8: return Array(text.utf8)
        case .latin1: return text.unicodeScalars.map { $0.value < 0x100 ? UInt8($0.value) : UInt8(ascii: "?") }
        case .windows1252:
            let page: [UInt32: UInt8] = [
                0x2013: 0x96, 0x201C: 0x93, 0x201D: 0x94, 0x153: 0x9C, 0x160: 0x8A, 0x17D: 0x8E, 0x178: 0x9F,
            ]
            return text.unicodeScalars.map {
                page[$0.value] ?? ($0.value < 0x80 || (0xA0..<0x100).contains($0.value) ? UInt8($0.value) : 0x3F)
            }
        case .utf16LittleEndian, .utf16BigEndian:
            var units = Array(text.utf16)
            // Half a pair is what a system leaves that cuts a text in two.
            if below(8) == 0 { units.insert(below(2) == 0 ? 0xD83D : 0xDE00, at: below(units.count + 1)) }
            return units.flatMap { unit in
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
