import TestSupport
import Testing

@testable import Pseudonyms

@Suite("account: IBANs")
struct IBANTests {
    /// The published examples of the IBAN registry and of encyclopaedias; all pass.
    static let published = [
        "GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606", "IE29AIBK93115212345678",
        "NL91ABNA0417164300", "BE68539007547034", "NO9386011117947", "CH9300762011623852957",
        "MT84MALT011000012345MTLCAST001S",
        "IT60X0542811101000000123456", "ES9121000418450200051332", "PL61109010140000071219812874",
        "GI75NWBK000000007099453",
    ]

    static func remainder(_ text: String) -> Int {
        let characters = text.uppercased().filter { $0.isLetter || $0.isNumber }
        return (characters.dropFirst(4) + characters.prefix(4)).reduce(0) { remainder, character in
            let value = character.wholeNumberValue ?? Int(character.asciiValue ?? 0) - 55
            return (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
    }

    /// Made-up IBANs of the published countries, each right, and each with a wrong digit.
    static func numbers(_ count: Int) -> [String] {
        var generator = SeededGenerator(seed: 30)
        var numbers = published
        while numbers.count < count {
            let example = published[Int.random(in: published.indices, using: &generator)]
            let body = example.dropFirst(4).map { $0.isNumber ? Character(generator.digits(1)) : $0 }
            let check = 98 - remainder(example.prefix(2) + "00" + body)
            numbers.append(example.prefix(2) + (check < 10 ? "0" : "") + String(check) + body)
            numbers.append(example.prefix(2) + generator.digits(2) + body)
        }
        return numbers
    }

    @Test("an IBAN that passes becomes one that passes, one that fails becomes one that fails")
    func classes() throws {
        let values = Self.numbers(1500)
        var passing = 0
        for (value, output) in zip(values, try pseudonyms(.account(.whole), values)) {
            let passes = Self.remainder(value) == 1
            #expect((Self.remainder(output) == 1) == passes, "\(value) \(output)")
            #expect(pattern(output) == pattern(value) && output.prefix(2) == value.prefix(2))
            passing += passes ? 1 : 0
        }
        #expect(passing > 700 && passing < 900)
    }

    @Test("no pseudonym is an IBAN that a bank gives out")
    func neverLive() throws {
        let values = Self.numbers(1500)
        for (value, output) in zip(values, try pseudonyms(.account(.whole), values)) {
            let check = output.dropFirst(2).prefix(2)
            if value.dropFirst(4).prefix(4).allSatisfy(\.isLetter) {
                #expect(output.dropFirst(4).hasPrefix("TEST00") && !["00", "01", "99"].contains(check))
            } else {
                #expect(
                    ["00", "01", "99"].contains(check) && output.dropFirst(4).prefix(4).allSatisfy { "0X".contains($0) }
                )
            }
        }
    }

    @Test("a wrong check digit does not part an IBAN from its account")
    func wrongCheckDigits() throws {
        for number in Self.published {
            let wrong = number.replacing(number.dropFirst(2).prefix(2), with: "11", maxReplacements: 1)
            let outputs = try pseudonyms(.account(.whole), [number, wrong])
            #expect(outputs[0].dropFirst(4) == outputs[1].dropFirst(4) && outputs[0] != outputs[1])
        }
        #expect(
            try pseudonym(.account(.whole), "12345698765432")
                == pseudonym(.account(.whole), "GB11WEST12345698765432").suffix(14))
    }

    @Test("every spelling of an IBAN has the pseudonym in its own spelling", arguments: published)
    func spellings(number: String) throws {
        let plain = try pseudonym(.account(.whole), number)
        func divided(_ text: String, _ mark: String) -> String {
            stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: mark)
        }
        for mark in [" ", "-"] {
            #expect(try pseudonym(.account(.whole), divided(number, mark)) == divided(plain, mark))
        }
        #expect(try pseudonym(.account(.whole), number.lowercased()) == plain.lowercased())
    }

    @Test("a length that no country has stays, and so does its failure")
    func wrongLengths() throws {
        for text in ["GB29NWBK601613319", "GB82WEST123456987654321", "DE8937040044053201300", "FR14200410100505000"] {
            let output = try pseudonym(.account(.whole), text)
            #expect(pattern(output) == pattern(text) && (Self.remainder(output) == 1) == (Self.remainder(text) == 1))
        }
    }
}
