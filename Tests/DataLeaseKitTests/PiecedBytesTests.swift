import TestSupport
import Testing

@testable import DataLeaseKit

struct PiecedBytesTests {
    @Test(
        "pieces of any length, from the begin, the middle and the end of what they are taken from, stand one behind the other"
    )
    func pieces() {
        var random = SeededGenerator(seed: 20_261_123)
        for room in [0, 1, 40, 4_000] {
            var pieced = PiecedBytes(room: room)
            var expected: [UInt8] = []
            for _ in 0..<300 {
                let source = (0..<Int.random(in: 0...70, using: &random)).map { _ in
                    UInt8.random(in: .min ... .max, using: &random)
                }
                let start = Int.random(in: 0...source.count, using: &random)
                let range = start..<Int.random(in: start...source.count, using: &random)
                pieced.append(source.span, range)
                expected += source[range]
                #expect(pieced.count == expected.count)
            }
            #expect(Array(pieced.written) == expected)
        }
    }

    @Test("of no pieces there is nothing, however much room there is")
    func nothing() {
        #expect(PiecedBytes(room: 100).written.isEmpty)
        #expect(PiecedBytes(room: 0).count == 0)
    }
}
