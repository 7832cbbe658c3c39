import Foundation
import Records
import TestSupport
import Testing

@testable import DataLeaseKit

/// How values look in a preview.
struct MaskedValueTests {
    private func masked(_ text: String) -> String { MaskedValue.masked(Array(text.utf8)[...]) }

    @Test("letters are x, digits 9, and all that is left is how a value is written")
    func signs() {
        #expect(masked("Chloë O'Neil") == "Xxxxx X'Xxxx")
        #expect(masked("+44 (0)7700 900123") == "+99 (9)9999 999999")
        #expect(masked("李明, \u{1D400}") == "xx, X")
        #expect(masked("Zoe\u{308}") == "Xxx")
        #expect(masked("a\tb\nc\u{1B}[2J\u{202E}d😀") == "x·x⏎x·[9X¤x¤")
        #expect(MaskedValue.masked([0x41, 0xFF, 0x62]) == "X¤x")
        #expect(masked(String(repeating: "ab ", count: 200)) == String(repeating: "xx ", count: 167).dropLast() + "…")
        #expect(masked("").isEmpty)
    }

    @Test("no letter or digit of an original is in its mask but by what it is masked with")
    func nothingIsLeft() {
        var generator = SeededGenerator(seed: 20_261_122)
        let alphabet = Array("abcdefgyzABCYZ0123456780 '-.,@/éÉñßŁł李明жЖ١٢٣\u{301}😀<>&\"\u{202E}\u{0}").map(String.init)
        for _ in 0..<2_000 {
            let value = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? ""
            }.joined()
            for scalar in masked(value).unicodeScalars {
                let isSign = ["X", "x", "9", "¤", "·", "…", "⏎"].contains(Character(scalar))
                #expect(
                    isSign
                        || (scalar.isASCII && !scalar.properties.isAlphabetic && scalar.properties.numericType == nil))
            }
        }
    }

    @Test("of a text all is masked but what is left standing of it")
    func standing() {
        let text = Array("Spoke to SIAN on 07700 900123, she says hello to SIAN".utf8)
        var standing = StandingText(text)
        func range(_ part: String, _ from: Int = 0) -> Range<Int> {
            text[from...].firstRange(of: Array(part.utf8)) ?? 0..<0
        }
        let first = range("SIAN")
        standing.add(
            0..<text.count, without: [first, range("07700 900123"), range("SIAN", first.upperBound)], ofCell: 3)
        let mask = MaskedValue.masked(text[...]) { body in standing.forEachPiece(of: 3, body) }
        #expect(mask == "Spoke to XXXX on 99999 999999, she says hello to XXXX")
        #expect(MaskedValue.masked(text[...]) { body in standing.forEachPiece(of: 4, body) }.hasPrefix("Xxxxx xx XXXX"))
    }

    @Test("nothing is shown of a text that is not left standing, whatever is replaced in it")
    func standingProperty() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            // What stands is of small letters, what is replaced of capitals and digits: each is known for what it is.
            var text: [UInt8] = []
            var replaced: [Range<Int>] = []
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let isReplaced = Bool.random(using: &generator)
                let letters = Array((isReplaced ? "ABC0123 " : "abcde ").utf8)
                let start = text.count
                for _ in 0..<Int.random(in: 1...6, using: &generator) {
                    text.append(letters.randomElement(using: &generator) ?? 0x20)
                }
                if isReplaced { replaced.append(start..<text.count) }
            }
            var standing = StandingText(text)
            standing.add(0..<text.count, without: replaced, ofCell: 0)
            let mask = MaskedValue.masked(text[...]) { body in standing.forEachPiece(of: 0, body) }
            #expect(mask.utf8.count == text.count)
            for (sign, byte) in zip(mask.utf8, text) where "ABC0123".utf8.contains(byte) {
                #expect(sign == UInt8(ascii: "X") || sign == UInt8(ascii: "9"))
            }
        }
    }
}
