import TestSupport
import Testing

@testable import Detection

/// Words of a text, read ahead of the walk over it.
@Suite("Words read ahead")
struct WordWindowTests {
    private let recogniser = Recogniser()

    /// The words of a text, as the walk takes them, from `start` on.
    private func words(_ text: String, from start: Int = 0) -> [TextWord] {
        let bytes = Array(text.utf8)
        var window = WordWindow()
        var words: [TextWord] = []
        var position = start
        while position < bytes.count {
            window.advance(to: position, in: bytes.span, recogniser)
            guard window.word.start < bytes.count else { break }
            words.append(window.word)
            position = window.word.end
        }
        return words
    }

    private func matches(_ text: [UInt8]) -> [Recogniser.Match] {
        var matches: [Recogniser.Match] = []
        recogniser.scan(text.span, into: &matches)
        return matches
    }

    @Test("a text of any number of words gives each of them once, in order")
    func order() {
        for count in [0, 1, 14, 15, 16, 17, 29, 30, 31, 32, 33, 63, 64, 65, 1_000] {
            let text = (0..<count).map { "w\($0)" }.joined(separator: " ")
            let read = words(text)
            #expect(read.count == count)
            #expect(zip(read, read.dropFirst()).allSatisfy { $0.end + 1 == $1.start })
        }
    }

    @Test("words are what reading them byte by byte says", arguments: [69, 70, 71])
    func bytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "a", "Z", "q", "customer", "Sarah", "7", "12", " ", "  ", ",", ".", "'", "é", "-", "\n", "McDonald",
        ]
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...40, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
            let bytes = Array(text.utf8)
            var offset = 0
            for word in words(text) {
                while offset < bytes.count, !bytes[offset].isWordByte { offset += 1 }
                let end = bytes[offset...].firstIndex { !$0.isWordByte } ?? bytes.count
                let slice = bytes[offset..<end]
                #expect(word.start == offset && word.end == end)
                #expect(word.hasDigit == slice.contains { $0.isDigit } && word.beginsWithDigit == slice[offset].isDigit)
                #expect(word.isOfDigits == slice.allSatisfy { $0.isDigit })
                #expect(word.isSpaced == (end < bytes.count && bytes[end] == UInt8(ascii: " ")))
                let spelled = NameWord(spelled: bytes.span, at: offset, number: 0, Lexicon.shared)
                if word.isName {
                    #expect(spelled?.end == end && spelled?.next == end && spelled?.shape == word.shape)
                    #expect(spelled?.entry.rawValue == word.entry.rawValue)
                    #expect(spelled?.letters == word.size)
                }
                if word.isLight { #expect(word.isName && spelled?.isUnknown == false) }
                offset = end
            }
            #expect(bytes[offset...].allSatisfy { !$0.isWordByte })
        }
    }

    @Test("the walk may go on inside a word, and behind the last that was read")
    func cut() throws {
        #expect(words("customer rang", from: 4).map(\.start) == [4, 9])
        let text = Array((0..<200).map { "word\($0) " }.joined().utf8)
        var window = WordWindow()
        window.advance(to: 0, in: text.span, recogniser)
        window.advance(to: 1_003, in: text.span, recogniser)
        #expect(window.word.start <= 1_005 && window.word.end > 1_003)
        window.advance(to: text.count - 3, in: text.span, recogniser)
        #expect(window.word.start == text.count - 3 && window.word.end == text.count - 1)
    }

    @Test("what stands in a text of many words is found wherever it stands")
    func everywhere() {
        let values: [(String, PersonalKind)] = [
            ("Sarah Patel", .name), ("12 High Street", .address), ("12 Rue Élan Road", .address),
            ("14 Heol Ŵyn Street", .address), ("LS1 4AP", .postcode), ("jo at example dot com", .email),
            ("192.0.2.44", .ipAddress), ("07700 900123", .phone), ("AB 12 34 56 C", .nationalInsurance),
        ]
        for (value, kind) in values {
            for count in 0..<70 {
                let before = String(repeating: "with ", count: count)
                let bytes = Array((before + "and " + value + " " + before).utf8)
                let start = before.utf8.count + 4
                #expect(
                    matches(bytes).contains {
                        $0.kind == kind && $0.range.overlaps(start..<start + value.utf8.count)
                    }, "\(value) behind \(count) words")
            }
        }
    }

    @Test("a word of more bytes than are counted is walked over whole")
    func long() {
        let long = String(repeating: "a", count: 70_000)
        let bytes = Array("\(long) LS1 4AP \(long)1 07700 900123".utf8)
        #expect(matches(bytes).map(\.kind) == [.postcode, .phone])
    }
}
