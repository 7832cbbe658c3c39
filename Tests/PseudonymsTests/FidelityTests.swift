import TestSupport
import Testing

@testable import Pseudonyms

/// What stands around a value's letters and digits stays, whatever the value holds: another reader finds the fields, the
/// lengths and the malformations where they were.
@Suite("fidelity of values")
struct FidelityTests {
    private static let pieces: [[UInt8]] = {
        let texts = [
            "a", "Z", "é", "É", "ß", "ÿ", "ł", "Ω", "ς", "ж", "ש", "ع", "ﷺ", "अ", "ก", "王", "김", "ǅ", "ﬁ", "ª", "ʰ",
            "𝒜", "𝐳", "𐐀",
            "𐐨", "𠀀", "0", "7", "٣", "७", "𝟗", "½", "Ⅻ", "①", "Ⓐ", "🄰", "🇬", "e\u{301}", "\u{300}", "\u{20DD}",
            "\u{200D}",
            "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{2028}", "\u{85}", "\u{A0}", "😀", "👩‍👧", "\u{10FFFF}", "\u{FFFD}",
            "\u{0}", "\u{1}",
            "\u{7F}", "\t", "\n", "\r\n", "\r", ",", ";", "|", "\"", "'", "<", ">", "&", "&amp;", "]]>", "--", "<!--",
            "=", "+", "-",
            "@", "\\", "/", ".", "(", ")", "#", "%", "_", " ", "  ", "+44", "00", "GB82", "SW1A", "@example.com",
        ]
        // WTF-8 surrogates, alone and paired; overlong forms; cut-off sequences; bytes of other encodings.
        let bytes: [[UInt8]] = [
            [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xC0, 0xAF],
            [0xE0, 0x80, 0xAF], [0xE2, 0x82],
            [0xF0, 0x9F, 0x98], [0x80], [0xFF], [0xFE], [0xE9], [0xC3], [0xF5, 0x80, 0x80, 0x80],
        ]
        return texts.map { Array($0.utf8) } + bytes
    }()

    private static func values(_ count: Int, seed: UInt64) -> [[UInt8]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            var value: [UInt8] = []
            for _ in 0..<Int.random(in: 1...20, using: &generator) {
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: value.append(UInt8.random(in: 0...127, using: &generator))
                case 1:
                    let bound: UInt32 = index.isMultiple(of: 2) ? 0x3000 : 0x10FFFF
                    if let scalar = Unicode.Scalar(UInt32.random(in: 0...bound, using: &generator)) {
                        value += Array(String(Character(scalar)).utf8)
                    }
                default: value += pieces[Int.random(in: pieces.indices, using: &generator)]
                }
            }
            return value
        }
    }

    /// A character as another reader sees it; bytes that are no UTF-8 one by one.
    private enum Unit: Equatable {
        case upper(bytes: Int)
        case lower(bytes: Int)
        case letter(bytes: Int)
        case number(bytes: Int)
        case stray
        case other(UInt32)
    }

    /// Symbols that are made of letters and numerals.
    private static let signs: [ClosedRange<UInt32>] = [0x2460...0x24FF, 0x3200...0x33FF, 0x1F100...0x1F2FF]

    private func units(_ bytes: [UInt8]) -> [Unit] {
        var units: [Unit] = []
        var consumed = 0
        while consumed < bytes.count {
            var iterator = bytes[consumed...].makeIterator()
            var decoder = UTF8()
            guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
                units.append(.stray)
                consumed += 1
                continue
            }
            let length = Unicode.UTF8.width(scalar)
            consumed += length
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .titlecaseLetter: units.append(.upper(bytes: length))
            case .lowercaseLetter: units.append(.lower(bytes: length))
            case .otherLetter, .modifierLetter: units.append(.letter(bytes: length))
            // Controls where Windows-1252 has letters: a text of it that is declared as ISO 8859-1 means those.
            case .control where [0x8A, 0x8C, 0x8E].contains(scalar.value): units.append(.upper(bytes: length))
            case .control where [0x9A, 0x9C, 0x9E].contains(scalar.value): units.append(.lower(bytes: length))
            case .decimalNumber, .letterNumber, .otherNumber: units.append(.number(bytes: length))
            default:
                let isSign = Self.signs.contains { $0.contains(scalar.value) }
                units.append(isSign ? .number(bytes: length) : .other(scalar.value))
            }
        }
        return units
    }

    @Test("shape keeps the number of characters and bytes, the case, and the place of all that is no letter or digit")
    func shape() throws {
        let values = Self.values(3000, seed: 50)
        for (value, output) in zip(values, try pseudonyms(.shape, of: values)) {
            #expect(output.count == value.count)
            #expect(units(output) == units(value), "\(value) \(output)")
        }
    }

    private static let inPlace: [Operator] = [
        .shape, .digits, .phone, .postcode(.keep), .postcode(.area), .account(.whole), .account(.sortCode),
        .account(.number),
        .identifier(.card), .identifier(.nhsNumber), .identifier(.vat), .identifier(.nino), .identifier(.imei),
        .identifier(.utr),
    ]

    private func isMark(_ byte: UInt8) -> Bool { byte < 0x80 && !byte.isLetter && !byte.isDigit }

    @Test("no delimiter, quote, line end, sign of markup or formula sign comes, goes or moves", arguments: inPlace)
    func marks(operation: Operator) throws {
        let values = Self.values(400, seed: 51)
        let companions = values.map { _ in Array("12345678".utf8) }
        for (value, output) in zip(values, try pseudonyms(operation, of: values, companions: companions)) {
            #expect(output.count == value.count)
            #expect(zip(value, output).allSatisfy { isMark($0) || isMark($1) ? $0 == $1 : true }, "\(value) \(output)")
            #expect(units(output).count == units(value).count, "\(value) \(output)")
        }
    }

    @Test("what grows, an address in a short domain or a company number, gains no mark but the dot of .example")
    func growth() throws {
        let values = Self.values(1000, seed: 52) + ["a@b", "12345"].map { Array($0.utf8) }
        for operation in [Operator.email, .identifier(.companyNumber)] {
            for (value, output) in zip(values, try pseudonyms(operation, of: values)) {
                for mark in Set(output.filter(isMark)) where mark != UInt8(ascii: ".") {
                    #expect(output.count { $0 == mark } <= value.count { $0 == mark }, "\(value) \(output)")
                }
                if let first = output.first, isMark(first) { #expect(value.first == first) }
            }
        }
    }

    @Test("white space around a value stays around it", arguments: inPlace)
    func whiteSpace(operation: Operator) throws {
        for text in ["  Smith 12345678  ", "\t07700 900123 ", " SW1A 1AA", "4242424242424242 "] {
            let output = try pseudonym(operation, text, companion: "200000")
            #expect(output.prefix { $0.isWhitespace } == text.prefix { $0.isWhitespace })
            #expect(output.reversed().prefix { $0.isWhitespace } == text.reversed().prefix { $0.isWhitespace })
        }
    }
}
