import Records
import TestSupport
import Testing

/// The lines that a walk through a batch has passed.
struct LinesPassedTests {
    @Test("a line is one more behind each LF, CR and CR LF, asked for at any places in order")
    func lines() {
        var random = SeededGenerator(seed: 9)
        let pieces = ["\r", "\n", "\r\n", "a", "\t", "abcdefgh", "0123456789abcdef"]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
                Array(pieces[Int.random(in: pieces.indices, using: &random)].utf8)
            }
            var lines = LinesPassed(first: 7)
            var offset = 0
            while offset <= bytes.count {
                var expected = 7
                for index in 0..<offset {
                    let isPaired = index > 0 && bytes[index - 1] == UInt8(ascii: "\r")
                    if bytes[index] == UInt8(ascii: "\r") || bytes[index] == UInt8(ascii: "\n") && !isPaired {
                        expected += 1
                    }
                }
                #expect(lines.line(at: offset, in: bytes.span) == expected)
                offset += Int.random(in: 0...9, using: &random)
            }
        }
    }
}
