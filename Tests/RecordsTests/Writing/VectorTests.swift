import CVectors
import TestSupport
import Testing

@Suite("bytes compared many at once")
struct VectorTests {
    @Test("vector instructions and the portable way find the bytes where they are")
    func masks() {
        var random = SeededGenerator(seed: 1)
        let wanted: [UInt8] = [0x2C, 0x22, 0x80, 0x00]
        for _ in 0..<5000 {
            let block = (0..<64).map { _ in
                Bool.random(using: &random)
                    ? wanted[Int.random(in: 0..<4, using: &random)] ^ UInt8.random(in: 0...1, using: &random)
                    : UInt8.random(in: 0...255, using: &random)
            }
            let expected = wanted.map { byte in
                block.enumerated().reduce(UInt64(0)) { $0 | ($1.element == byte ? 1 << UInt64($1.offset) : 0) }
            }
            let found = [
                datalease_masks_of(block, wanted[0], wanted[1], wanted[2], wanted[3]),
                datalease_masks_of_portably(block, wanted[0], wanted[1], wanted[2], wanted[3]),
            ]
            for masks in found { #expect([masks.first, masks.second, masks.third, masks.fourth] == expected) }
            let any = UInt32(truncatingIfNeeded: expected.reduce(0, |) & 0xFFFF)
            #expect(datalease_any_of(block, wanted[0], wanted[1], wanted[2], wanted[3]) == any)
            #expect(datalease_any_of_portably(block, wanted[0], wanted[1], wanted[2], wanted[3]) == any)
        }
    }
}
