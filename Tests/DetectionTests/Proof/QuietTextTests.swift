import TestSupport
import Testing

@testable import Detection

/// What the proof asks no recogniser about, none has an answer to.
struct QuietTextTests {
    private static let hasher = ProofHasher(ProofKey(Array(0..<16)))
    private let recogniser = Recogniser()

    private func text(_ pieces: [String], upTo most: Int, _ random: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 1...most, using: &random)).flatMap { _ in
            Array(pieces[Int.random(in: pieces.indices, using: &random)].utf8)
        }
    }

    private func matches(_ text: [UInt8]) -> [Recogniser.Match] {
        var matches: [Recogniser.Match] = []
        recogniser.scan(text.span, into: &matches)
        return matches
    }

    private func prospect(_ text: [UInt8]) -> Recogniser.Prospect {
        recogniser.prospect(of: text.span, ProofOutline(text.span))
    }

    @Test("no recogniser finds anything in an identifier that none is asked about")
    func tokens() {
        var random = SeededGenerator(seed: 21)
        let pieces = [
            "0", "7", "12", "123", "4567", "123456", "07700900123", "A", "C", "X", "AB", "GB", "QQ", "SA", "BFPO",
            "GIR",
            "GD", "HA", "EXC", "CVV", "SMITH", "JOHN", "john", "x", "ext", "eyJ", "1AA", "0AA", "TEST", "e", "O", "Pin",
            "sk",
        ]
        var count = 0
        for _ in 0..<40_000 {
            let bytes = text(pieces, upTo: 5, &random)
            guard !ProofOutline(bytes.span).isWord, prospect(bytes) == .nothing else { continue }
            count += 1
            #expect(matches(bytes) == [], "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(count > 5_000)
    }

    @Test("no recogniser finds anything in an identifier of random letters and digits that none is asked about")
    func randomTokens() {
        var random = SeededGenerator(seed: 22)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabgx0123456789012345678901234567890123456789".utf8)
        var count = 0
        for _ in 0..<40_000 {
            let bytes = (0..<Int.random(in: 2...17, using: &random)).map { _ in
                letters[Int.random(in: letters.indices, using: &random)]
            }
            guard !ProofOutline(bytes.span).isWord, prospect(bytes) == .nothing else { continue }
            count += 1
            #expect(matches(bytes) == [], "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(count > 5_000)
    }

    @Test("what is personal in one token is asked about")
    func loudTokens() {
        for token in [
            "AB123456C", "SW1A1AA", "GB123456789", "GBHA501", "BFPO12", "AB51ABC", "07700900123", "7700900123",
            "GB33BUKB20201555555555", "MORGA753116SM9IJ", "john22", "ricwats69", "4929123123123", "1234567890",
        ] {
            #expect(prospect(Array(token.utf8)) == .anything, "\(token)")
        }
        for token in ["003EX0000000001", "EXT0000123", "A1234567", "12345678", "1A", "0031t00000ABCDEAA2"] {
            #expect(prospect(Array(token.utf8)) == .nothing, "\(token)")
        }
    }

    @Test("no recogniser finds anything in an amount that none is asked about")
    func amounts() {
        var random = SeededGenerator(seed: 23)
        for _ in 0..<20_000 {
            let digits = String(Int.random(in: 0..<100_000_000, using: &random)).prefix(
                Int.random(in: 2...8, using: &random))
            let place = Int.random(in: 0..<digits.count, using: &random)
            let text = place == 0 ? String(digits) : "\(digits.prefix(place)).\(digits.dropFirst(place))"
            let bytes = Array(text.utf8)
            if bytes.count > 1 { #expect(prospect(bytes) == .nothing, "\(text)") }
            #expect(matches(bytes) == [], "\(text)")
        }
        for text in ["1.2.3", "123456789.5", ".5", "5.", "192.0.2.1"] {
            #expect(prospect(Array(text.utf8)) == .anything)
        }
    }

    @Test("what a walk finds in a day is what is found without one")
    func days() {
        func padded(_ number: Int, _ size: Int) -> String {
            String(repeating: "0", count: max(0, size - String(number).count)) + String(number)
        }
        var found = 0
        for year in [0, 1000, 1231, 1850] + Array(1885...2030) + [2099, 2100, 4000, 7700, 9999] {
            for month in [0, 1, 2, 9, 11, 12, 13, 31, 99] {
                for day in [0, 1, 2, 12, 28, 29, 30, 31, 32, 77] {
                    let text = Array("\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))".utf8)
                    #expect(prospect(text) == .birthDate)
                    let match = recogniser.loneBirthDate(in: text.span, at: 0, Context())?.match(at: 0)
                    #expect(matches(text) == [match].compactMap(\.self), "\(String(decoding: text, as: UTF8.self))")
                    #expect(Recogniser.isBirthDate(day: text.span) == (match != nil))
                    let (day, code) = (Self.hasher.day(text.span), Self.hasher.code(text.span, 0..<text.count))
                    #expect(day?.hash == code?.hash && day?.kind == code?.kind)
                    if match != nil { found += 1 }
                }
            }
        }
        #expect(found > 1_000)
    }

    @Test("in a house number with its street no recogniser finds anything to compare")
    func streets() {
        var random = SeededGenerator(seed: 24)
        let numbers = ["1", "12", "300", "1980", "12a", "4B"]
        let words = [
            "High ", "Street", "Road, ", "The ", "Sarah ", "May ", "one ", "Ten ", "double ", "treble ", "nine ",
            "Flat ",
            "user ", "pw ", "password ", "hunter ", "at ", "dot ", "St. ", "(", "-", "'", "Leeds", "LS ", "W ",
            "pin is ",
            "é", "/", "thousand ", "call ", "NI ", "plus ", "O'Neill ", "Feb ", ".com",
        ]
        var count = 0
        for _ in 0..<40_000 {
            let number = numbers[Int.random(in: numbers.indices, using: &random)]
            let bytes = Array("\(number) ".utf8) + text(words, upTo: 7, &random)
            guard recogniser.isStreet(bytes.span, ProofOutline(bytes.span)) else { continue }
            count += 1
            for match in matches(bytes) {
                switch match.kind {
                case .name, .address, .sipAddress, .url: break
                case .email, .postcode, .bankAccount, .iban:
                    Issue.record("\(match): \(String(decoding: bytes, as: UTF8.self))")
                default:
                    // A number that is read out has no figures to compare.
                    let code = Self.hasher.code(bytes.span, match.range)
                    #expect(code == nil, "\(match): \(String(decoding: bytes, as: UTF8.self))")
                }
            }
        }
        #expect(count > 5_000)
        for text in ["12 High Street", "4b Mill Lane, Leeds", "1 The Grove"] {
            let isStreet = recogniser.isStreet(Array(text.utf8).span, ProofOutline(Array(text.utf8).span))
            #expect(isStreet, "\(text)")
        }
        for text in [
            "12 High Street LS1 4AP", "12 one two three", "Flat 3, 4 Mill Lane", "12 jo at example dot com", "12",
        ] {
            let isStreet = recogniser.isStreet(Array(text.utf8).span, ProofOutline(Array(text.utf8).span))
            #expect(!isStreet, "\(text)")
        }
    }

    @Test("where an agreement declares how references are written, all but single words are asked about")
    func references() throws {
        let recogniser = try Recogniser(references: [try ReferencePattern("EXT#######")])
        for text in ["EXT0000123", "12345678", "12.50", "1980-02-01", "003EX0000000001"] {
            let bytes = Array(text.utf8)
            #expect(recogniser.prospect(of: bytes.span, ProofOutline(bytes.span)) == .anything, "\(text)")
        }
        let street = Array("12 High Street".utf8)
        let isStreet = recogniser.isStreet(street.span, ProofOutline(street.span))
        #expect(!isStreet)
    }
}
