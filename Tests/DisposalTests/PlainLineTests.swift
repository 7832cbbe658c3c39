import Primitives
import TestSupport
import Testing

@testable import Disposal

/// Text that is shown: nothing in it steers a terminal or hides.
@Suite struct PlainLineTests {
    private let hidden: [Unicode.Scalar] = [
        "\u{1B}", "\u{7F}", "\u{9B}", "\u{AD}", "\u{34F}", "\u{61C}", "\u{115F}", "\u{200B}", "\u{200E}", "\u{202E}",
        "\u{2060}", "\u{2066}", "\u{FEFF}", "\u{FFF9}", "\u{E0041}", "\u{FFFF}",
    ]

    @Test("what steers or hides is shown as U+FFFD, and line ends as spaces or as they are")
    func replaced() {
        for scalar in hidden {
            #expect(PlainLine.of("a\(scalar)b") == "a\u{FFFD}b", "\(scalar.value)")
            #expect(PlainLine.lines("a\(scalar)b\n") == "a\u{FFFD}b\n", "\(scalar.value)")
        }
        #expect(PlainLine.of("a\nb\u{2028}c\td") == "a b c d")
        #expect(PlainLine.lines("a\nb\rc\u{2028}d") == "a\nb\u{FFFD}c\u{FFFD}d")
        for text in ["Siân Nguyễn-Łukasz 日本 👩‍👩‍👧 ❤️", "می‌خواهم", ""] {
            #expect(PlainLine.of(text) == text)
            #expect(PlainLine.lines(text) == text)
        }
    }

    @Test("in JSON it is escaped, so that nothing is lost")
    func json() throws {
        for scalar in hidden + ["é", "\u{1F469}"] {
            let value = JSON.members(["name": .string("a\(scalar)\"\\b")])
            let text = PlainLine.json(value)
            #expect(try JSON(parsing: Array(text.utf8)) == value)
            #expect(scalar == "é" || scalar == "\u{1F469}" || !text.unicodeScalars.contains(scalar))
        }
        #expect(PlainLine.json(.string("\u{E0041}")) == #""\uDB40\uDC41""#)
    }
}
