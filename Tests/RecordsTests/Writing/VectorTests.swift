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

    @Test("vector instructions and the portable way tell what up to 64 bytes are, and read no other")
    func texts() {
        var random = SeededGenerator(seed: 2)
        let bytes = (0..<20_000).map { _ in
            Bool.random(using: &random)
                ? UInt8.random(in: 0...255, using: &random) : UInt8.random(in: 0x1F...0x7F, using: &random)
        }
        for start in stride(from: 0, to: bytes.count - 64, by: 7) {
            for count in [start % 64 + 1, 8, 16, 64] {
                // Of its own, so that a sanitizer sees what is read.
                let text = Array(bytes[start..<start + count])
                func bits(_ holds: (UInt8) -> Bool) -> UInt64 {
                    text.enumerated().reduce(UInt64(0)) { $0 | (holds($1.element) ? 1 << UInt64($1.offset) : 0) }
                }
                let letters = bits { ("a"..."z").contains(Unicode.Scalar($0 | 0x20)) && $0 < 0x80 }
                let digits = bits { ("0"..."9").contains(Unicode.Scalar($0)) }
                let odd = bits { !(0x20..<0x7F ~= $0) || "%&=\\".utf8.contains($0) }
                for masks in [datalease_text_masks_of(text, count), datalease_text_masks_of_portably(text, count)] {
                    #expect(masks.letters == letters && masks.digits == digits && masks.odd == odd)
                    #expect(masks.spaces == bits { $0 == 0x20 })
                }
            }
        }
    }

    @Test("vector instructions and the portable way tell letters, small letters and digits")
    func words() {
        for first in UInt8.min...UInt8.max {
            // Each byte in each place, beside others.
            let block = (0..<64).map { first &+ UInt8($0) &* 37 }
            func bits(_ holds: (UInt8) -> Bool) -> UInt64 {
                block.enumerated().reduce(UInt64(0)) { $0 | (holds($1.element) ? 1 << UInt64($1.offset) : 0) }
            }
            let letters = bits { ("a"..."z").contains(Unicode.Scalar($0 | 0x20)) && $0 < 0x80 }
            for masks in [datalease_word_masks_of(block), datalease_word_masks_of_portably(block)] {
                #expect(masks.letters == letters)
                #expect(masks.letters & masks.small == bits { ("a"..."z").contains(Unicode.Scalar($0)) })
                #expect(masks.digits == bits { ("0"..."9").contains(Unicode.Scalar($0)) })
            }
        }
    }
}
