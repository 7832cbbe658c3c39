import TestSupport
import Testing

@testable import DataLeaseKit

/// Work that several threads share, and words in the order of their parts.
struct SideBySideTests {
    private struct Refused: Error, Equatable { let number: Int }

    @Test("what is given comes in its order, whatever thread made it", arguments: [0, 1, 2, 7])
    func order(threads: Int) throws {
        #expect(try SideBySide.map(100, threads: threads) { $0 * $0 } == (0..<100).map { $0 * $0 })
        #expect(try SideBySide.map(0, threads: threads) { $0 }.isEmpty)
    }

    @Test("of several errors the first in the order is thrown", arguments: [1, 4])
    func errors(threads: Int) {
        #expect(throws: Refused(number: 30)) {
            try SideBySide.map(100, threads: threads) { number in
                guard number % 40 != 30 else { throw Refused(number: number) }
                return number
            }
        }
    }

    @Test("words are in the order of their parts, and within one as they came; none is lost")
    func parted() {
        var generator = SeededGenerator(seed: 5)
        let values = (0..<2_000).map { _ in generator.next() & (0xF3 << 56 | 0xFF_FFFF) }
        let parted = PartedWords(values)
        var expected: [UInt64] = []
        for part in 0..<PartedWords.partCount {
            let ofPart = values.filter { Int($0 >> 58) == part }
            #expect(parted.range(part) == expected.count..<expected.count + ofPart.count)
            expected += ofPart
        }
        #expect(parted.words == expected)
        #expect(PartedWords([UInt64]()).range(63).isEmpty)
    }
}
