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

    @Test("the whole postcode decides the inward code")
    func keyed() throws {
        let outputs = try pseudonyms(.postcode(.keep), (0...9).map { "SW1A \($0)AA" } + (0...9).map { "E1 \($0)AA" })
        #expect(Set(outputs.map { $0.suffix(3) }).count > 12)
    }
}
