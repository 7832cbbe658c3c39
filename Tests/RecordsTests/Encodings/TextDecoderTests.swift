import Primitives
import TestSupport
import Testing

@testable import Records

@Suite("Decoding and encoding")
struct TextDecoderTests {
    static let encodings: [TextEncoding] =
        CodePageTests.pages + [
            .ascii, .utf8, .utf16(.littleEndian), .utf16(.bigEndian), .utf32(.littleEndian), .utf32(.bigEndian),
        ]

    /// The text of `bytes`, which come in pieces that end at `cuts`, and what its end cuts off.
    private func decoded(
        _ bytes: [UInt8], _ encoding: TextEncoding, isStrict: Bool, cuts: [Int] = []
    ) throws -> (text: [UInt8], rest: [UInt8]) {
        var decoder = TextDecoder(encoding, isStrict: isStrict)
        var text: [UInt8] = []
        var start = 0
        for end in cuts + [bytes.count] {
            try decoder.decode(Array(bytes[start..<end]), into: &text)
            start = end
        }
        let rest = try decoder.finish(into: &text)
        return (text, rest)
    }

    private func encoded(_ text: [UInt8], _ encoding: TextEncoding) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try TextEncoder(encoding).encode(text, into: &bytes)
        return bytes
    }

    /// Random bytes of which some make sense in the encoding.
    private func sample(_ encoding: TextEncoding, _ random: inout SeededGenerator) throws -> [UInt8] {
        let texts = [
            "\u{FEFF}", "Anna,", "é", "Ж", "€", "😀", "\u{0}", "\r\n", "plain ASCII of some length", "\u{D7FF}",
        ]
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0..<10, using: &random) {
            switch Int.random(in: 0..<8, using: &random) {
            case 0, 1:
                bytes += (0..<Int.random(in: 0..<6, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
            case 2:
                // Halves of pairs and numbers out of range, as units of each order.
                let high = UInt8.random(in: 0xD8...0xDF, using: &random)
                bytes +=
                    [
                        [0x41, high], [high, 0x41], [0x41, high, 0, 0], [0, 0, high, 0x41], [0, 0, 0x11, 0],
                        [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0x80],
                    ].randomElement(using: &random) ?? []
            default:
                var whole: [UInt8] = []
                guard
                    (try? TextEncoder(encoding).encode(
                        Array((texts.randomElement(using: &random) ?? "").utf8), into: &whole)) != nil
                else { continue }
                bytes += whole
            }
        }
        return bytes
    }

    @Test("any bytes come back, in every encoding", arguments: encodings)
    func roundTrip(encoding: TextEncoding) throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<1000 {
            let bytes = try sample(encoding, &random)
            let (text, rest) = try decoded(bytes, encoding, isStrict: false)
            #expect(try encoded(text, encoding) + rest == bytes, "\(bytes)")
            #expect(rest.count < 4)
        }
    }

    @Test(
        "a strict decoder gives the text that a lenient one gives, in well-formed UTF-8, or refuses",
        arguments: encodings)
    func strict(encoding: TextEncoding) throws {
        var random = SeededGenerator(seed: 12)
        var refusals = 0
        for _ in 0..<1000 {
            let bytes = try sample(encoding, &random)
            guard let (text, rest) = try? decoded(bytes, encoding, isStrict: true) else {
                refusals += 1
                continue
            }
            let lenient = try decoded(bytes, encoding, isStrict: false)
            #expect(lenient.text == text && rest.isEmpty && lenient.rest.isEmpty)
            #expect(String(validating: text, as: UTF8.self) != nil)
            #expect(try encoded(text, encoding) == bytes)
        }
        let isFull = CodePage.of(encoding).map { page in (0x80...0xFF).allSatisfy { page.scalar(of: $0) != nil } }
        #expect((refusals == 0) == (isFull ?? false) && refusals < 900)
    }

    @Test("a text cut at every two offsets decodes as the whole does", arguments: encodings)
    func cuts(encoding: TextEncoding) throws {
        var random = SeededGenerator(seed: 13)
        for _ in 0..<6 {
            let bytes = Array(try sample(encoding, &random).prefix(40))
            for isStrict in [false, true] {
                let whole = try? decoded(bytes, encoding, isStrict: isStrict)
                for first in 0...bytes.count {
                    for second in first...bytes.count {
                        let pieces = try? decoded(bytes, encoding, isStrict: isStrict, cuts: [first, second])
                        #expect(
                            pieces?.text == whole?.text && pieces?.rest == whole?.rest, "\(bytes) \(first) \(second)")
                    }
                }
                let single = try? decoded(bytes, encoding, isStrict: isStrict, cuts: Array(0..<bytes.count))
                #expect(single?.text == whole?.text && single?.rest == whole?.rest)
            }
        }
    }

    @Test("UTF-8 in Swift's eyes and a strict decoder's is the same")
    func validity() throws {
        var random = SeededGenerator(seed: 14)
        let alphabet: [UInt8] = [
            0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xF5, 0xFE,
        ]
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0..<8, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            #expect(((try? decoded(bytes, .utf8, isStrict: true)) != nil) == isValid, "\(bytes)")
        }
    }

    @Test("what decoding and encoding give is what Swift's own codecs give")
    func againstSwift() throws {
        let text = "a\u{0}é\u{7FF}\u{800}€\u{FFFD}\u{FEFF}\u{FFFF}\u{10000}😀\u{10FFFF}\r\n,".unicodeScalars
        let utf8 = Array(String(text).utf8)
        let units = Array(String(text).utf16)
        let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        let wide = text.flatMap { scalar in (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> ($0 * 8)) } }
        for (bytes, encoding) in [
            (little, .utf16(.littleEndian)), (big, .utf16(.bigEndian)), (wide, .utf32(.littleEndian)), (utf8, .utf8),
        ] as [([UInt8], TextEncoding)] {
            #expect(try decoded(bytes, encoding, isStrict: true).text == utf8)
            #expect(try encoded(utf8, encoding) == bytes)
        }
    }

    @Test(
        "a strict decoder names the line of what is no character",
        arguments: [
            (.iso8859(3), [0xA5]), (.utf8, [0xE9]), (.ascii, [0xC3, 0xA9]), (.utf16(.bigEndian), [0xDC, 0x00]),
            (.utf16(.littleEndian), [0x00, 0xD8, 0x41, 0x00]), (.utf32(.littleEndian), [0, 0, 0x11, 0]),
            (.utf32(.bigEndian), [0, 0, 0xD8, 0]), (.utf16(.littleEndian), [0x41]), (.utf16(.littleEndian), [0, 0xD8]),
            (.windows(1253), [0xAA]),
        ] as [(TextEncoding, [UInt8])])
    func lines(encoding: TextEncoding, oddity: [UInt8]) throws {
        let lines = try encoded(Array("Name\nAnn\n\n".utf8), encoding)
        for piece in [1, 3, 1000] {
            let bytes = lines + oddity
            let error = try #require(throws: ExportError.self) {
                _ = try decoded(
                    bytes, encoding, isStrict: true, cuts: Array(stride(from: 0, to: bytes.count, by: piece)))
            }
            #expect(error.code == .encoding && error.line == 4)
        }
        // The lenient one keeps it.
        let (text, rest) = try decoded(lines + oddity + lines, encoding, isStrict: false)
        #expect(try encoded(text, encoding) + rest == lines + oddity + lines)
    }

    @Test("a character that the encoding lacks cannot be written, and its line is named")
    func unwritable() throws {
        for (encoding, text) in [
            (.windows(1252), "Łódź"), (.iso8859(1), "5 €"), (.windows(1251), "é"), (.iso8859(12), "é"),
        ] as [(TextEncoding, String)] {
            var bytes: [UInt8] = []
            let error = try #require(throws: ExportError.self) {
                try TextEncoder(encoding).encode(Array("first\n\(text)\n".utf8), firstLine: 7, into: &bytes)
            }
            #expect(error.code == .unwritable && error.line == 8)
        }
        let strays: [[UInt8]] = [[0xFF], [0xE2, 0x82], [0xC0, 0x80], [0x80], [0xF8, 0x80, 0x80, 0x80, 0x80]]
        for stray in strays {
            for encoding in Self.encodings where encoding != .utf8 && encoding != .ascii {
                #expect(throws: ExportError.self) { _ = try encoded(stray, encoding) }
            }
        }
        // A number above all characters is one of UTF-32 alone.
        #expect(throws: ExportError.self) { _ = try encoded([0xF4, 0x90, 0x80, 0x80], .utf16(.littleEndian)) }
    }

    @Test("a lone surrogate has its form of WTF-8, an unmeant byte that of a low surrogate")
    func forms() throws {
        #expect(
            try decoded([0x3D, 0xD8, 0x41, 0], .utf16(.littleEndian), isStrict: false).text == [0xED, 0xA0, 0xBD, 0x41])
        let half = try decoded([0x3D, 0xD8, 0x41], .utf16(.littleEndian), isStrict: false)
        #expect(half.text == [0xED, 0xA0, 0xBD])
        #expect(half.rest == [0x41])
        #expect(try decoded([0xA5], .iso8859(3), isStrict: false).text == [0xED, 0xB2, 0xA5])
        #expect(try decoded([0x81, 0x80], .windows(1252), isStrict: true).text == [0xC2, 0x81, 0xE2, 0x82, 0xAC])
    }
}
