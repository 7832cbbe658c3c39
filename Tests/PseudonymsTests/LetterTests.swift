import Records
import TestSupport
import Testing

@testable import Pseudonyms

@Suite("Letters in other encodings")
struct LetterTests {
    static let pages: [TextEncoding] =
        (1...16).filter { $0 != 12 }.map { .iso8859($0) } + (1250...1258).map { .windows($0) }

    /// What the bytes 80 to FF of a page are, as far as they mean something.
    private func scalars(_ page: TextEncoding) throws -> [UInt32] {
        var text: [UInt8] = []
        for byte in 0x80...0xFF as ClosedRange<UInt8> {
            var decoder = TextDecoder(page, isStrict: true)
            try? decoder.decode([byte], into: &text)
        }
        return String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
    }

    /// Pseudonyms of single characters under ten keys.
    private func substitutes(_ scalars: [UInt32]) throws -> [[String]] {
        let values = scalars.compactMap { Unicode.Scalar($0).map { String($0) } }
        return try (1...10).map { try pseudonyms(.shape, values, seed: $0) }
    }

    @Test("what stood in a page can be written in it again", arguments: pages)
    func writable(page: TextEncoding) throws {
        let scalars = try scalars(page)
        // Latin letters in a page of another script or with Vietnamese; and controls, where a page has but some of those
        // that are letters in Windows-1252.
        let foreign: (UInt32) -> Bool = { scalar in
            switch page {
            case .windows(1253), .windows(1255), .windows(1256), .windows(1258): scalar < 0x300
            case .windows(1254), .windows(1257): scalar < 0xA0
            default: false
            }
        }
        for outputs in try substitutes(scalars) {
            for (scalar, output) in zip(scalars, outputs) {
                let isWritable = output.unicodeScalars.allSatisfy { page.canHold($0.value) }
                #expect(isWritable || foreign(scalar), "\(page.name): \(scalar) became \(output)")
            }
        }
    }

    @Test(
        "names of each region are written in each of its pages",
        arguments: [
            (
                "José Núñez Peña, François Lefèvre, Søren Ærø, Müller, Weiß, ÉLODIE",
                [.iso8859(1), .iso8859(15), .windows(1252), .windows(1254)]
            ),
            ("Cœur, Šimon, Žofie, Ÿ", [.iso8859(15), .windows(1252)]),
            ("Łukasz Żółć, Jiří Dvořák, Győző, Ľudovít, Müller", [.iso8859(2), .windows(1250)]),
            ("Łukasz Żółć", [.iso8859(13), .iso8859(16), .windows(1257)]), ("Șerban Ioniță", [.iso8859(16)]),
            ("Jānis Bērziņš, Õnne Äär, Žydrūnas", [.iso8859(13), .windows(1257)]),
            ("İnci Güneş, Doğan Yılmaz", [.iso8859(9), .windows(1254)]),
            ("Γιώργος Παπαδόπουλος ΐ", [.iso8859(7), .windows(1253)]), ("Иван Ёлкин Ґ", [.windows(1251)]),
            ("Ђорђе", [.iso8859(5), .windows(1251)]),
            ("שלום כהן", [.iso8859(8), .windows(1255)]), ("محمد علي", [.iso8859(6), .windows(1256)]),
            ("پٹچڈ گھر ہے", [.windows(1256)]),
            ("สมชาย ใจดี", [.iso8859(11)]), ("Ŵynn Ŷnys Ẁ ḃ", [.iso8859(14)]), ("Ġorġ Ħaż", [.iso8859(3)]),
        ] as [(String, [TextEncoding])])
    func regions(names: String, pages: [TextEncoding]) throws {
        for page in pages {
            for seed in 1...20 as ClosedRange<UInt8> {
                let output = try pseudonym(.shape, names, seed: seed)
                var bytes: [UInt8] = []
                #expect(throws: Never.self, "\(page.name): \(output)") {
                    try TextEncoder(page).encode(Array(output.utf8), into: &bytes)
                }
                let isPossible = names.unicodeScalars.allSatisfy { page.canHold($0.value) }
                #expect(isPossible, "\(page.name)")
            }
        }
    }

    @Test("a pool has four letters or more, and what is in no pool of its script keeps its rule")
    func poolSizes() {
        var sizes: [Int] = []
        for scalar in 0xC0...0x17F as ClosedRange<UInt32> {
            guard let letter = Unicode.Scalar(scalar).flatMap(Letter.of), letter.kind != .upper else { continue }
            guard let pool = LetterPool.letters(for: letter.folded, isUpper: false) else { continue }
            let capitals = LetterPool.letters(for: letter.folded, isUpper: true) ?? []
            #expect(pool.count >= 4 && pool.count == capitals.count, "\(scalar)")
            sizes.append(pool.count)
        }
        #expect(sizes.count > 80 && sizes.count { $0 >= 8 } * 5 >= sizes.count * 4)
        #expect(LetterPool.letters(for: 0x5D0, isUpper: false)?.count == 27)
        #expect(LetterPool.letters(for: 0x628, isUpper: false)?.count == 36)
        #expect(LetterPool.letters(for: 0x3B1, isUpper: false) == nil)
    }

    @Test("one person has one pseudonym in every encoding that can hold the name")
    func oneInAll() throws {
        let name = "Zoë Müller"
        let expected = try pseudonym(.shape, name)
        for encoding in [.windows(1252), .iso8859(1), .iso8859(15), .utf16(.littleEndian), .utf32(.bigEndian)]
            as [TextEncoding]
        {
            var (bytes, decoded, written, read): ([UInt8], [UInt8], [UInt8], [UInt8]) = ([], [], [], [])
            try TextEncoder(encoding).encode(Array(name.utf8), into: &bytes)
            var decoder = TextDecoder(encoding, isStrict: true)
            try decoder.decode(bytes, into: &decoded)
            let output = try #require(try pseudonyms(.shape, of: [decoded]).first)
            try TextEncoder(encoding).encode(output, into: &written)
            #expect(written.count == bytes.count)
            try decoder.decode(written, into: &read)
            #expect(String(decoding: read, as: UTF8.self) == expected)
        }
    }

    @Test("half of a pair of UTF-16 becomes another such half, and the text keeps its number of units")
    func surrogates() throws {
        let units: [UInt16] = [0x41, 0xD83D, 0x42, 0xDC00, 0xD800, 0xD83D, 0xDE00, 0xDFFF, 0xDBFF]
        var bytes: [UInt8] = []
        for unit in units + [0x21] { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        var text: [UInt8] = []
        var decoder = TextDecoder(.utf16(.littleEndian), isStrict: false)
        try decoder.decode(bytes, into: &text)
        var different = 0
        for seed in 1...10 as ClosedRange<UInt8> {
            let output = try #require(try pseudonyms(.shape, of: [text], seed: seed).first)
            var written: [UInt8] = []
            try TextEncoder(.utf16(.littleEndian)).encode(output, into: &written)
            try #require(written.count == bytes.count)
            for (index, unit) in units.enumerated() {
                let other = UInt16(written[2 * index + 1]) << 8 | UInt16(written[2 * index])
                #expect(other & 0xFC00 == unit & 0xFC00 || unit < 0xD800)
                different += other != unit ? 1 : 0
            }
        }
        #expect(different > 55)
    }

    @Test("controls that are letters of Windows-1252 become others of them, and the rest stay")
    func controls() throws {
        for scalar in 0x80...0x9F as ClosedRange<UInt32> {
            let text = try #require(Unicode.Scalar(scalar).map { String($0) })
            let outputs = Set(try (1...12).map { try pseudonym(.shape, text, seed: $0) })
            switch scalar {
            case 0x8A, 0x8C, 0x8E: #expect(outputs == ["\u{8A}", "\u{8C}", "\u{8E}"])
            case 0x9A, 0x9C, 0x9E: #expect(outputs == ["\u{9A}", "\u{9C}", "\u{9E}"])
            default: #expect(outputs == [text])
            }
        }
    }

    @Test("superscripts become one of two that every page with one of them has")
    func superscripts() throws {
        for text in ["²", "³", "¹"] {
            #expect(Set(try (1...12).map { try pseudonym(.shape, text, seed: $0) }) == ["²", "³"])
        }
    }
}
