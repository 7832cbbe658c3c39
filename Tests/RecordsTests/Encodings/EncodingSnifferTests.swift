import TestSupport
import Testing

@testable import Records

@Suite("Guessing an encoding")
struct EncodingSnifferTests {
    private func encoded(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try TextEncoder(encoding).encode(Array(text.utf8), into: &bytes)
        return bytes
    }

    /// The guess, `nil` where it is refused.
    private func guess(_ bytes: [UInt8], isWhole: Bool = true) -> TextEncoding? {
        try? TextEncoding.sniff(start: bytes, isWhole: isWhole).encoding
    }

    private static let english = "Id,Name,Note\r\n1,Zoë O’Brien,£5 – café “new”\r\n2,François Müller,naïve … 20 °C\r\n"
    private static let wide: [TextEncoding] = [
        .utf16(.littleEndian), .utf16(.bigEndian), .utf32(.littleEndian), .utf32(.bigEndian),
    ]

    @Test("a byte order mark tells")
    func marks() throws {
        for encoding in Self.wide + [.utf8] {
            for text in ["\u{FEFF}", "\u{FEFF}a", "\u{FEFF}" + Self.english, "\u{FEFF}王小明"] {
                let found = try TextEncoding.sniff(start: encoded(text, encoding), isWhole: true)
                #expect(found.encoding == encoding && found.confidence == 1)
            }
        }
        // UTF-16 that begins with a NUL is not UTF-32.
        #expect(
            guess([0xFF, 0xFE, 0, 0] + (try encoded("Id,Name\n1,Anna\n", .utf16(.littleEndian))))
                == .utf16(.littleEndian))
    }

    @Test("NULs tell where there is no mark")
    func nulls() throws {
        let texts = [
            Self.english, "a,b\n", "a", "Id;Όνομα\r\n1;Γιώργος Παπαδόπουλος\r\n2;Ελένη 210 5550\r\n",
            "Id,Имя\n1,Иван Ёлкин\n2,Мария Петрова\n",
        ]
        for encoding in Self.wide {
            for text in texts {
                let found = try TextEncoding.sniff(start: encoded(text, encoding), isWhole: true)
                #expect(found.encoding == encoding && found.confidence < 1, "\(text)")
            }
        }
        // Cut off within a unit.
        let cut = try encoded(Self.english, .utf16(.bigEndian)).dropLast()
        #expect(guess(Array(cut), isWhole: false) == .utf16(.bigEndian))
    }

    @Test("NULs in a text of bytes make it no UTF-16")
    func strayNULs() throws {
        let text = Array("Id,Name,Phone\n1,Anna,07700900123\n2,Bob,07700900456\n".utf8)
        var random = SeededGenerator(seed: 21)
        for _ in 0..<200 {
            var bytes = Array((0..<4).map { _ in text }.joined())
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                bytes.insert(0, at: Int.random(in: 0...bytes.count, using: &random))
            }
            let found = guess(bytes)
            // All at even places is rare, and then nobody knows.
            #expect(found == .utf8 || found == nil)
        }
        #expect(guess(text + [UInt8](repeating: 0, count: 4096)) == .utf8)
        #expect(guess([UInt8](repeating: 0, count: 64)) == .utf8)
        #expect(guess([0]) == .utf8 && guess([]) == .utf8)
        // Records of four bytes with a NUL each.
        #expect(guess(Array((0..<50).map { _ in Array("a,\0\n".utf8) }.joined())) != .utf16(.littleEndian))
    }

    @Test("Chinese in UTF-16 without a mark has too few NULs to tell, and is not taken for anything else")
    func ideographs() throws {
        let bytes = try encoded("编号,姓名\n1,王小明\n2,李小龙陈大文\n", .utf16(.littleEndian))
        #expect([nil, .utf16(.littleEndian)].contains(guess(bytes)))
    }

    @Test("UTF-8 stays UTF-8 with a minority of stray bytes")
    func utf8() throws {
        #expect(try TextEncoding.sniff(start: Array("plain".utf8), isWhole: true).confidence == 1)
        #expect(try TextEncoding.sniff(start: Array("Zoë".utf8), isWhole: false).confidence == 1)
        let mixed = Array("Zoë,Müller,Łódź\nRen".utf8) + [0xE9] + Array("\n".utf8)
        let found = try TextEncoding.sniff(start: mixed, isWhole: true)
        #expect(found.encoding == .utf8 && found.confidence > 0.7 && found.confidence < 1)
        #expect(found.reason.contains("1 bytes that are none"))
        // A character that the end cuts off is none.
        #expect(guess(Array("Zoë".utf8.dropLast()), isWhole: false) == .utf8)
        // Only where more is to come: what ends in a single é of Latin-1 is no UTF-8.
        #expect(guess([0x5A, 0x6F, 0xEB], isWhole: true) == .windows(1252))
        #expect(guess([0x5A, 0x6F, 0xEB], isWhole: false) == .utf8)
    }

    @Test("Western text in Windows-1252 and ISO-8859-1 is guessed as Windows-1252")
    func western() throws {
        for text in [
            Self.english, "Ren\u{E9}\n", "\u{C9}lan\n", "price\n£5\n", "100 €\n", "O’Neil\n", "¿Qué? 5 m², 3º, Nº 4\n",
            "Ångström,Søren,Łukasz".replacing("Ł", with: "L"), "CRÉÉE, CAFÉ\n", "Straße ½ 3½\n", "Peña–García\n",
            "«Bonjour» ± 2 %\n", "créée\n", "Jean\u{A0}Paul ©2024 Acme® Foo™\n", "20°C\n", "GBP £20, l’été\n",
        ] {
            let found = try TextEncoding.sniff(start: encoded(text, .windows(1252)), isWhole: true)
            #expect(found.encoding == .windows(1252) && found.confidence >= 0.7 && found.confidence < 0.91, "\(text)")
        }
    }

    @Test("what could be letters of another page is not guessed at")
    func otherPages() throws {
        let cases: [(String, TextEncoding)] = [
            ("Paweł Wójcik, Łukasz, Władysława\n", .windows(1250)), ("Paweł\nŁukasz\nŻaneta\n", .iso8859(2)),
            ("Paweł\n", .windows(1250)), ("Pawła\n", .windows(1250)), ("PAWEŁ\n", .windows(1250)),
            ("Łukasz\n", .windows(1250)),
            ("żona\n", .windows(1250)), ("Kąty\n", .windows(1250)), ("Popescu-Băşescu Ionaş\n", .windows(1250)),
            ("Иван Ёлкин\n", .windows(1251)), ("Иван Ёлкин\n", .iso8859(5)), ("Γιώργος\n", .windows(1253)),
            ("שלום כהן\n", .windows(1255)), ("محمد علي\n", .windows(1256)), ("สมชาย\n", .iso8859(11)),
            ("Škoda\n", .iso8859(15)), ("Matouš\n", .iso8859(15)), ("cœur\n", .iso8859(15)), ("Žižka\n", .iso8859(15)),
        ]
        for (text, encoding) in cases {
            let bytes = try encoded("Id,Name\n" + text, encoding)
            let error = #expect(throws: ExportError.self, "\(text)") {
                _ = try TextEncoding.sniff(start: bytes, isWhole: true)
            }
            #expect(error?.code == .encoding && error?.hint?.contains("encoding") == true)
            #expect(error?.line == 2 || error?.line == nil)
        }
        let raw: [[UInt8]] = [
            // Müller, René and Muñoz in code page 850 and in Mac OS Roman; Sato in Shift JIS.
            [0x4D, 0x81, 0x6C, 0x6C, 0x65, 0x72], [0x4D, 0x94, 0x6C, 0x6C, 0x65, 0x72], [0x4D, 0x75, 0xA4, 0x6F, 0x7A],
            [0x52, 0x65, 0x6E, 0x8E], [0x4D, 0x9F, 0x6C, 0x6C, 0x65, 0x72], [0x4D, 0x75, 0x96, 0x6F, 0x7A],
            [0x8D, 0xB2, 0x93, 0xA1],
        ]
        for bytes in raw { #expect(guess(bytes + [0x0A]) == nil, "\(bytes)") }
    }

    @Test("every letter of a Western page that is guessed at wrongly is a letter in Windows-1252 too")
    func harmless() throws {
        // What is guessed as Windows-1252 although it is Turkish or Czech keeps no letter as a sign.
        for (text, encoding) in [
            ("Ayşe Yılmaz, Doğan Şahin, İnci Güneş\n", .windows(1254)),
            ("Dvořák, Novotný, Jiří Říha\n", .windows(1250)),
        ] as [(String, TextEncoding)] {
            let bytes = try encoded(text, encoding)
            guard let found = guess(bytes) else { continue }
            var decoded: [UInt8] = []
            var decoder = TextDecoder(found, isStrict: true)
            try decoder.decode(bytes, into: &decoded)
            let letters = String(decoding: decoded, as: UTF8.self).filter { $0.isLetter }
            #expect(letters.count == text.filter { $0.isLetter }.count)
        }
    }

    @Test("any bytes have a guess or are refused, and no reason holds more than numbers of them")
    func anyBytes() throws {
        var random = SeededGenerator(seed: 22)
        for _ in 0..<3000 {
            let bytes = random.bytes(Int.random(in: 0..<40, using: &random))
            guard let found = try? TextEncoding.sniff(start: bytes, isWhole: Bool.random(using: &random)) else {
                continue
            }
            #expect((0...1).contains(found.confidence) && found.reason.utf8.allSatisfy { $0 < 0x80 })
        }
    }
}
