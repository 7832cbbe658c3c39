import TestSupport
import Testing

@testable import Detection

/// Memory for words that is kept from text to text changes nothing of what is found in any.
@Suite("Memory for words")
struct WordMemoryTests {
    private let recogniser = Recogniser()

    private func text(_ random: inout SeededGenerator) -> [UInt8] {
        let pieces = [
            "bado", "lokimu", "renibe", "customer", "spoke to", "Sarah", "Patel", "sarah", "mr", "07700 900123", "12",
            "High Street", "LS1 4AP", "jo@example.com", "McDonald", "d'arcy", "Zoë", "siân's", "4g", "abc12def", "the",
            "and", "line is off", "ref", "kowalczykiewicz", "\n", ",", ".",
        ]
        // Some texts are of words that no list has, as far as they go, and some have more words than the memory.
        let most = Bool.random(using: &random) ? 3 : pieces.count
        let count = Int.random(in: 0..<8, using: &random) == 0 ? 400 : 40
        return (0..<Int.random(in: 0...count, using: &random)).flatMap { _ in
            Array((pieces[Int.random(in: 0..<most, using: &random)] + " ").utf8)
        }
    }

    @Test("one text after another gives what each gives by itself", arguments: [1, 2, 3] as [UInt64])
    func scan(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var memory = WordMemory()
        var found = 0
        for _ in 0..<400 {
            let bytes = text(&random)
            var expected: [Recogniser.Match] = []
            recogniser.scan(bytes.span, into: &expected)
            var matches: [Recogniser.Match] = []
            memory.walk { recogniser.scan(bytes.span, &$0, into: &matches) }
            #expect(matches == expected, "\(String(decoding: bytes, as: UTF8.self))")
            found += matches.count
        }
        #expect(found > 1_000)
    }

    @Test(
        "words that were walked over say of a text's language what reading it again says",
        arguments: [4, 5, 6] as [UInt64])
    func unlisted(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var memory = WordMemory()
        var unlisted = UnlistedWords(recogniser.names.lexicon)
        var left = 0
        for _ in 0..<400 {
            let bytes = text(&random)
            var matches: [Recogniser.Match] = []
            memory.walk { cursor in
                recogniser.scan(bytes.span, &cursor, into: &matches)
                var expected = matches
                // A window that was not walked through: every word is read.
                unlisted.leaveOut(&expected, in: bytes.span, WordWindow())
                let all = matches.count
                unlisted.leaveOut(&matches, in: bytes.span, cursor.words)
                #expect(matches == expected, "\(String(decoding: bytes, as: UTF8.self))")
                left += all - matches.count
            }
        }
        #expect(left > 50)
    }

    @Test("eight bytes of a text are its own, and zeros behind its end, wherever they begin")
    func eight() {
        for count in 0...20 {
            let bytes = (0..<count).map { UInt8($0 + 1) }
            for offset in 0...count + 2 {
                var expected: UInt64 = 0
                for index in offset..<max(offset, min(count, offset + 8)) {
                    expected |= UInt64(bytes[index]) << UInt64((index - offset) * 8)
                }
                #expect(EightBytes(bytes.span, at: offset).bytes == expected)
            }
        }
    }
}
