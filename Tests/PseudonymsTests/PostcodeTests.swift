import Testing

@testable import Pseudonyms

@Suite("postcode")
struct PostcodeTests {
    /// The letters that no inward code has.
    private static let unused = Set("CIKMOV")

    @Test(
        "the outward code stays and the inward code is one that no postcode has",
        arguments: [
            "SW1A 1AA", "E1 6AN", "M60 2LA", "DN55 1PT", "W1A 0AX", "CR2 6XH", "B33 8TH", "GIR 0AA", "EC1A 1BB",
        ])
    func inward(text: String) throws {
        let output = try pseudonym(.postcode(.keep), text)
        #expect(output.dropLast(3) == text.dropLast(3))
        #expect(pattern(output) == pattern(text))
        #expect(output.suffix(2).allSatisfy { Self.unused.contains($0) })
    }

    @Test(
        "only the area stays where the outward code is generalised",
        arguments: [
            ("SW1A 1AA", "SW9Z"), ("E1 6AN", "E9"), ("M60 2LA", "M99"), ("EC1A 1BB", "EC9Z"), ("W1A 0AX", "W9Z"),
            ("sw1a 1aa", "sw9z"),
        ])
    func area(text: String, outward: String) throws {
        let output = try pseudonym(.postcode(.area), text)
        #expect(output.hasPrefix(outward + " ") && output.count == text.count)
    }

    @Test("spellings of one postcode are spellings of one pseudonym")
    func spellings() throws {
        let spelled = ["SW1A 1AA", "SW1A1AA", "sw1a 1aa", " Sw1A  1aA ", "SW1A-1AA", "SW1A\u{A0}1AA"]
        let outputs = try pseudonyms(.postcode(.keep), spelled)
        #expect(outputs.map(pattern) == spelled.map(pattern))
        #expect(Set(outputs.map { $0.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }).count == 1)
    }

    @Test("an outward code alone follows the outward rule")
    func outwardOnly() throws {
        #expect(try pseudonyms(.postcode(.keep), ["SW1A", "e1"]) == ["SW1A", "e1"])
        #expect(try pseudonyms(.postcode(.area), ["SW1A", "e1", "GIR"]) == ["SW9Z", "e9", "GIR"])
    }

    @Test(
        "anything else gets keyed shape",
        arguments: [
            "12345", "SW1A OAA", "D02 X285", "75008 Paris", "SW1A 1A", "unknown", "AA", "A1A 1A1", "SW1A 1AA London",
        ])
    func notBritish(text: String) throws {
        let output = try pseudonym(.postcode(.keep), text)
        #expect(pattern(output) == pattern(text))
        #expect(output != text)
    }

    @Test(
        "whatever stands beside a postcode, none that could be real comes out",
        arguments: [
            "SW1A 1AA,", "SW1A 1AA (home)", "(SW1A 1AA)", "Leeds LS1 4AP", "E1 6AN/E1 6AN", "é SW1A 1AA", "sw1a 1aa;",
            "SW1A 1AA \u{FF33}\u{FF37}\u{FF11}\u{FF21} \u{FF11}\u{FF21}\u{FF21}", "1\u{24B6}\u{24D0}",
            "SW1A\u{2003}1AA",
        ])
    func beside(text: String) throws {
        for operation in [Operator.postcode(.keep), .postcode(.area)] {
            for seed in UInt8(1)...20 {
                let output = try pseudonym(operation, text, seed: seed)
                #expect(output.utf8.count == text.utf8.count)
                for scalar in output.unicodeScalars {
                    let alphabet = [0x41, 0x61, 0xFF21, 0xFF41, 0x24B6, 0x24D0].first {
                        ($0..<$0 + 26).contains(scalar.value)
                    }
                    guard let alphabet, let letter = Unicode.Scalar(scalar.value - alphabet + 0x41) else { continue }
                    #expect(Self.unused.contains(Character(letter)), "\(output)")
                }
            }
        }
    }

    @Test("half of a no-break space is no space")
    func strayBytesInPostcode() throws {
        for byte: UInt8 in [0xC2, 0xA0, 0xE9] {
            let value = Array("SW1A".utf8) + [byte] + Array("1AA".utf8)
            let output = try #require(try pseudonyms(.postcode(.keep), of: [value]).first)
            #expect(output.count == value.count && strayBytes.contains(output[4]) && output[4] != byte)
        }
    }

    @Test("the whole postcode decides the inward code")
    func keyed() throws {
        let outputs = try pseudonyms(.postcode(.keep), (0...9).map { "SW1A \($0)AA" } + (0...9).map { "E1 \($0)AA" })
        #expect(Set(outputs.map { $0.suffix(3) }).count > 12)
    }
}
