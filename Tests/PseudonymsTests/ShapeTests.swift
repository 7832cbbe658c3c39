import Records
import TestSupport
import Testing

@testable import Pseudonyms

@Suite("shape and digits")
struct ShapeTests {
    /// What shape promises to keep, byte by byte: ASCII class and case, and for the rest the length of each scalar.
    private func layout(_ bytes: [UInt8]) -> [String] {
        var layout: [String] = []
        var index = 0
        while index < bytes.count {
            guard let (scalar, length) = UTF8Sequence.scalar(in: bytes, at: index, end: bytes.count) else {
                layout.append("stray")
                index += 1
                continue
            }
            index += length
            if bytes[index - length].isLetter {
                layout.append(bytes[index - length].isUppercase ? "A" : "a")
            } else if bytes[index - length].isDigit {
                layout.append("9")
            } else if let letter = length > 1 ? Letter.of(scalar) : nil {
                let isUpper = letter.kind == .upper || letter.kind == .loneUpper
                let isNumeral = letter.kind == .digit || letter.kind == .enclosed || letter.kind == .numeral
                layout.append("\(isNumeral ? "\(letter.kind)" : isUpper ? "upper" : "lower") \(length)")
            } else {
                layout.append("same \(scalar.value)")
            }
        }
        return layout
    }

    @Test(
        "length, class and case of every character stay",
        arguments: [
            "Smith", "O'Brien-Jones", "de la Cruz", "Müller", "ŁÓDŹ", "Ångström", "Straße", "İstanbul", "ısı",
            "Zoë\u{308}", "e\u{301}le\u{300}ve", "Γιώργος", "Ο Σίσυφος", "Иван Ёлкин", "ИВАН", "Հայկ", "王小明", "김철수",
            "たなか タナカ", "عبد الله ٠١٢", "שלום", "สมชาย", "नमस्ते १२", "😀 Anna 👩‍👩‍👧 🇬🇧", "ǅamonja", "K\u{212A}m", "ﬁn", "①½",
            "12 High Street, Leeds LS1 4AP", "  padded  ", "A", "1", "-", "x\u{0}y", "𝒜𝒷c",
        ])
    func layoutStays(text: String) throws {
        let output = try pseudonym(.shape, text)
        #expect(layout(Array(output.utf8)) == layout(Array(text.utf8)))
        #expect(output.utf8.count == text.utf8.count)
    }

    @Test("bytes that are no UTF-8 become other such bytes, in the same places")
    func invalidBytes() throws {
        let values: [[UInt8]] = [
            Array("Ren".utf8) + [0xE9] + Array(" Smithers".utf8), [0xFF, 0xFE], [0xC3], [0xE2, 0x82],
            [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80] + Array("abc".utf8), [0xF0, 0x9F, 0x98],
        ]
        for (value, output) in zip(values, try pseudonyms(.shape, of: values)) {
            #expect(layout(output) == layout(value))
            #expect(output != value)
        }
    }

    @Test("a name in another encoding does not leave, and is not reversed")
    func otherEncoding() throws {
        // A Russian name in Windows-1251, twice, under two keys.
        let name: [UInt8] = [0xC8, 0xE2, 0xE0, 0xED, 0xEE, 0xE2]
        let outputs = try (1...20).map { try pseudonyms(.shape, of: [name + [0x20] + name], seed: $0)[0] }
        #expect(Set(outputs).count == 20)
        for output in outputs {
            #expect(output.count == 13 && output[6] == 0x20)
            #expect(output.indices.allSatisfy { $0 == 6 || strayBytes.contains(output[$0]) })
        }
        #expect(try pseudonyms(.shape, of: [name]) == pseudonyms(.shape, of: [name]))
        var output = ValueColumn()
        let pseudonymiser = Pseudonymiser(operator: .shape, key: try fieldKey())
        #expect(try pseudonymiser.reverse(column([Array("Smith".utf8) + [0xE9]]), into: &output) == [false])
    }

    @Test(
        "enclosed letters, numerals and fractions are substituted",
        arguments: [
            "①Ⓙⓞⓗⓝ", "Ⅹ", "⒥⒪⒣⒩", "🄹🄾🄷🄽", "🅙🅞🅗🅝", "🇯🇴🇭🇳", "½ ¾", "ⅻ", "㈱", "㉑", "🈂", "𐅂", "⑴⒈", "〡〢", "🆎",
        ])
    func enclosed(text: String) throws {
        let output = try pseudonym(.shape, text)
        #expect(layout(Array(output.utf8)) == layout(Array(text.utf8)))
        let kept = zip(text.unicodeScalars, output.unicodeScalars).count { $0 == $1 && $0 != " " }
        #expect(kept == 0 || (kept == 1 && text.unicodeScalars.count > 1), "\(output)")
        #expect(try originals(.shape, [output]) == [nil])
    }

    @Test("random bytes keep their layout")
    func randomBytes() throws {
        var generator = SeededGenerator(seed: 2)
        let values = (0..<2000).map { _ in
            (0..<Int.random(in: 0...24, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
        }
        let outputs = try pseudonyms(.shape, of: values)
        #expect(outputs.count == values.count)
        for (value, output) in zip(values, outputs) { #expect(layout(output) == layout(value)) }
    }

    @Test("random scalars keep their layout")
    func randomScalars() throws {
        var generator = SeededGenerator(seed: 3)
        let values = (0..<2000).map { _ in
            (0..<8).reduce(into: "") { text, _ in
                let bound: UInt32 = Bool.random(using: &generator) ? 0x600 : 0x2FFFF
                if let scalar = Unicode.Scalar(UInt32.random(in: 1...bound, using: &generator)) {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        for (value, output) in zip(values, try pseudonyms(.shape, values)) {
            #expect(layout(Array(output.utf8)) == layout(Array(value.utf8)), "\(value.unicodeScalars.map(\.value))")
        }
    }

    @Test(
        "spellings that differ in case have pseudonyms that differ in case",
        arguments: [
            ["smith", "SMITH", "Smith", "sMiTh"], ["o'brien", "O'BRIEN", "O'Brien"], ["müller", "MÜLLER", "Müller"],
            ["ivo", "IVO", "Ivo"], ["łódź", "ŁÓDŹ", "Łódź"], ["иван", "ИВАН", "Иван"],
            ["σίσυφος", "ΣΊΣΥΦΟΣ", "Σίσυφος"],
            ["flat 2b", "FLAT 2B"], ["հայկ", "ՀԱՅԿ"],
        ])
    func caseOfSpelling(spellings: [String]) throws {
        let outputs = try pseudonyms(.shape, spellings)
        let folded = outputs.map { output in
            // Sigma has two lower-case forms; the comparison is of letters, not of their place in a word.
            output.lowercased().replacing("ς", with: "σ")
        }
        #expect(Set(folded).count == 1, "\(outputs)")
        #expect(outputs.map(pattern) == spellings.map(pattern) || !spellings[0].utf8.allSatisfy { $0 < 0x80 })
        #expect(Set(outputs).count == spellings.count)
    }

    @Test("names of 5 to 26 ASCII letters and numbers of 6 to 36 digits come back with the key")
    func reversal() throws {
        let values = [
            "Smith", "O'Brien", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "CLIENT-000123", "123456", "Smithson 123456789", "",
            "-- 😀 --",
            "012345678901234567890123456789012345",
        ]
        let outputs = try pseudonyms(.shape, values)
        #expect(try originals(.shape, outputs) == values)
        #expect(try originals(.shape, outputs, seed: 2) != values)
    }

    @Test("what is one-way says so", arguments: ["Al", "Müller", "Smith 12", "abcdefghijklmnopqrstuvwxyzab", "١٢٣"])
    func oneWay(text: String) throws {
        #expect(try originals(.shape, [pseudonym(.shape, text)]) == [nil])
    }

    @Test("names of five letters do not collide")
    func injective() throws {
        var generator = SeededGenerator(seed: 4)
        var values: Set<String> = []
        while values.count < 20_000 {
            values.insert(
                String((0..<5).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &generator) ?? "a" }))
        }
        #expect(Set(try pseudonyms(.shape, Array(values))).count == values.count)
    }

    @Test("all six-digit numbers have six-digit pseudonyms of their own")
    func sixDigits() throws {
        // A tenth of them suffices to tell a permutation from a hash: of 100,000 hashes into 10^6 about 4,800 collide.
        let values = stride(from: 0, to: 1_000_000, by: 10).map { String(String($0 + 1_000_000).dropFirst()) }
        let outputs = try pseudonyms(.digits, values)
        #expect(Set(outputs).count == values.count && outputs.allSatisfy { $0.utf8.count == 6 })
    }

    @Test("digits are substituted among themselves and everything else stays")
    func digitsOperator() throws {
        let spelled = try pseudonym(.digits, "12-34 56/78 £–")
        #expect(pattern(spelled) == "99-99 99/99 £–")
        #expect(try originals(.digits, [spelled]) == ["12-34 56/78 £–"])
        #expect(digits(spelled) == (try pseudonym(.digits, "12345678")))
        for count in [6, 7, 36, 37, 38, 39, 100, 256] {
            let value = String(repeating: "7", count: count)
            let output = try pseudonym(.digits, value)
            #expect(output.utf8.count == count && output != value)
            #expect(try originals(.digits, [output]) == [value], "\(count) digits")
        }
        for value in ["12345", "7", String(repeating: "7", count: 257)] {
            let output = try pseudonym(.digits, value)
            #expect(pattern(output) == pattern(value))
            #expect(try originals(.digits, [output]) == [nil])
        }
        #expect(try pseudonym(.digits, "-- 😀") == "-- 😀")
    }

    @Test(
        "a code beside the digits stays and the value can be reversed",
        arguments: [
            "EXT1234567", "ext1234567", "INV-123456", "INV/123456", "SO_123456", "GB123456789", "123456C", "QQ123456C",
        ])
    func codes(text: String) throws {
        let output = try pseudonym(.digits, text)
        #expect(output.filter { !$0.isNumber } == text.filter { !$0.isNumber })
        #expect(digits(output) == (try pseudonym(.digits, digits(text))))
        #expect(try originals(.digits, [output]) == [text])
    }

    @Test(
        "words beside the digits do not leave, and the digits are what they are without",
        arguments: [
            ("12345678 John Smith", "John Smith"), ("Smith1234567", "Smith"), ("Jane1234567", "Jane"),
            ("1234567-Jane", "Jane"), ("1234567 JOHN", "JOHN"), ("JOHN 1234567", "JOHN"), ("1234567-JOHN", "JOHN"),
            ("Ж1234567", "Ж"), ("Élan1234567", "Élan"), ("1234567王小明", "王小明"), ("1234567 ١٢٣", "١٢٣"),
            ("１２３1234567", "１２３"), ("①Ⓙⓞⓗⓝ 123456", "Ⓙⓞⓗⓝ"), ("none", "none"), ("12 Jon", "Jon"),
        ])
    func words(text: String, word: String) throws {
        let outputs = try (1...5).map { try pseudonym(.digits, text, seed: $0) }
        for output in outputs {
            #expect(layout(Array(output.utf8)) == layout(Array(text.utf8)))
        }
        #expect(outputs.contains { !$0.contains(word) } && Set(outputs).count > 1)
        #expect(digits(outputs[0]) == (digits(text).isEmpty ? "" : try pseudonym(.digits, digits(text))))
        #expect(try originals(.digits, [outputs[0]]) == [nil])
    }

    @Test("a name in another encoding beside digits is substituted")
    func strayBytesInDigits() throws {
        let name: [UInt8] = [0xC8, 0xE2, 0xE0, 0xED]
        let output = try #require(try pseudonyms(.digits, of: [name + Array("123456".utf8)]).first)
        #expect(zip(name, output).allSatisfy { $0 != $1 && strayBytes.contains($1) })
    }
}
