import Records
import TestSupport
import Testing

@testable import Pseudonyms

@Suite("phone")
struct PhoneTests {
    /// Ways in which a national significant number is written.
    private static func spellings(_ number: String) -> [String] {
        let head = number.prefix(4)
        let tail = number.dropFirst(4)
        let tail1 = tail.prefix(3)
        let tail2 = tail.dropFirst(3)
        return [
            "0\(number)", "+44\(number)", "0044\(number)", number, "44\(number)", "+44 (0)\(number)", "+440\(number)",
            "0\(head) \(tail)", "(0\(head)) \(tail1)-\(tail2)", "+44 \(head) \(tail1) \(tail2)",
            "0\(head).\(tail1).\(tail2)",
            "0044-\(head)-\(tail)", " 0\(number) ", "=\"0\(number)\"", "'0\(number)", "tel:+44\(number)",
            "0\(head)/\(tail)", "+44\u{A0}\(head)\u{2009}\(tail)", "\u{202A}+44\(number)\u{202C}", "44 0\(number)",
        ]
    }

    /// The national significant number that a spelling means, read apart from the code under test.
    private static func national(_ text: String) -> Substring {
        var rest = digits(text)[...]
        if text.contains("+") || rest.hasPrefix("00") || (rest.count >= 11 && rest.hasPrefix("44")) {
            if rest.hasPrefix("00") { rest = rest.dropFirst(2) }
            rest = rest.dropFirst(2)
        }
        return rest.hasPrefix("0") ? rest.dropFirst() : rest
    }

    private static let ranges = ["4", "6", "21", "22", "25", "26", "27", "51"]

    @Test(
        "every spelling of a number has the same pseudonym in the same spelling",
        arguments: ["7700900123", "1632960001", "2079460018", "2890180001", "169772345", "3069990001", "8081570001"])
    func spellings(number: String) throws {
        let spelled = Self.spellings(number)
        let outputs = try pseudonyms(.phone, spelled)
        #expect(outputs.map(pattern) == spelled.map(pattern))
        let numbers = Set(outputs.map(Self.national))
        #expect(numbers.count == 1, "\(numbers)")
        for number in numbers { #expect(Self.ranges.contains { number.hasPrefix($0) }, "\(number)") }
        #expect(Set(spelled).count == Set(outputs).count)
    }

    @Test("random numbers keep their spellings, stay one number, and are in no range in service")
    func randomSpellings() throws {
        var generator = SeededGenerator(seed: 5)
        for prefix in ["7", "1", "20", "23", "24", "28", "29", "3", "8", "9", "5", "6", "4", "21", "22"] {
            for _ in 0..<20 {
                let number = prefix + generator.digits(10 - prefix.count)
                let spelled = Self.spellings(number)
                let outputs = try pseudonyms(.phone, spelled)
                #expect(outputs.map(pattern) == spelled.map(pattern))
                let numbers = Set(outputs.map(Self.national))
                #expect(numbers.count == 1, "\(number): \(numbers)")
                for number in numbers { #expect(Self.ranges.contains { number.hasPrefix($0) }, "\(number)") }
            }
        }
    }

    @Test("a million numbers have a million pseudonyms, none in service")
    func million() throws {
        let kinds: [(prefix: String, from: Int, count: Int, onto: [Int])] = [
            ("07", 700_900_000, 400_000, [6]), ("01", 632_960_000, 300_000, [4]), ("020", 79_460_000, 100_000, []),
            ("023", 0, 50_000, []), ("028", 90_000_000, 100_000, []), ("029", 99_950_000, 50_000, []),
        ]
        let pseudonymiser = Pseudonymiser(operator: .phone, key: try fieldKey())
        var seen: [UInt64] = []
        seen.reserveCapacity(1_000_000)
        var outOfRange = 0
        var values = ValueColumn()
        var output = ValueColumn()
        for kind in kinds {
            let width = 11 - kind.prefix.utf8.count
            var value = Array(kind.prefix.utf8) + [UInt8](repeating: 0, count: width)
            values.removeAll()
            for number in kind.from..<kind.from + kind.count {
                var rest = number
                for index in (11 - width..<11).reversed() {
                    value[index] = UInt8(0x30 + rest % 10)
                    rest /= 10
                }
                values.appendValue(value)
            }
            try pseudonymiser.apply(values, companions: nil, into: &output)
            #expect(output.count == kind.count && output.bytes.count == values.bytes.count)
            let bytes = output.bytes
            for start in stride(from: 0, to: bytes.count, by: 11) {
                var number: UInt64 = 0
                for index in start..<start + 11 { number = number * 10 + UInt64(bytes[index] &- 0x30) }
                seen.append(number)
                let leading = number / 100_000_000
                switch kind.prefix {
                case "07": outOfRange += leading / 10 == 6 ? 0 : 1
                case "01": outOfRange += leading / 10 == 4 ? 0 : 1
                default: outOfRange += [21, 22, 25, 26, 27].contains(leading) ? 0 : 1
                }
            }
        }
        #expect(outOfRange == 0)
        #expect(seen.count == 1_000_000)
        seen.sort()
        var collisions = 0
        for index in 1..<seen.count where seen[index] == seen[index - 1] { collisions += 1 }
        #expect(collisions == 0)
    }

    @Test("mobile and geographic numbers come back with the key, in every spelling")
    func reversal() throws {
        for number in ["7700900123", "1632960001", "2079460018", "2479460018", "2998765432", "169772345"] {
            let spelled = Self.spellings(number)
            #expect(try originals(.phone, pseudonyms(.phone, spelled)) == spelled)
        }
        let other = ["0800 123 4567", "+1 202 555 0123", "01632 960001 x12", "none", "204"]
        #expect(try originals(.phone, pseudonyms(.phone, other)) == other.map { _ in nil })
    }

    @Test(
        "a foreign number has the reserved country code 999",
        arguments: ["+1 202 555 0123", "0012025550123", "+353 1 234 5678", "00 49 (30) 123456", "+999 123 4567"])
    func foreign(text: String) throws {
        let output = try pseudonym(.phone, text)
        #expect(pattern(output) == pattern(text))
        let rest = digits(output)
        #expect(rest.hasPrefix(text.hasPrefix("+") ? "999" : "00999"))
    }

    @Test("two spellings of a foreign number stay two spellings of one")
    func foreignSpellings() throws {
        let outputs = try pseudonyms(.phone, ["+12025550123", "+1 (202) 555-0123", "0012025550123"])
        #expect(digits(outputs[0]) == digits(outputs[1]) && "00" + digits(outputs[0]) == outputs[2])
    }

    @Test(
        "an extension keeps its mark and leaves the number what it is without",
        arguments: [" x204", " ext. 204", "ext204", " extn 204", " Extension 204", " #204", ", ext 204", "/2", ", 45"])
    func extensions(suffix: String) throws {
        let alone = try pseudonym(.phone, "01632 960001")
        let output = try pseudonym(.phone, "01632 960001" + suffix)
        #expect(output.hasPrefix(alone))
        #expect(pattern(String(output.dropFirst(alone.count))) == pattern(suffix))
        // Nothing but the digits of the extension changes.
        #expect(output.filter { !$0.isNumber } == ("01632 960001" + suffix).filter { !$0.isNumber })
    }

    @Test("several numbers in one value are treated one by one")
    func several() throws {
        let alone = try pseudonyms(.phone, ["01632 960001", "07700 900123"])
        for divider in ["/", " / ", ", ", ";", " or ", "\n", " & "] {
            #expect(
                try pseudonym(.phone, "01632 960001\(divider)07700 900123") == alone.joined(separator: divider))
        }
    }

    @Test(
        "a text that is no telephone number holds none afterwards",
        arguments: [
            "12025550123", "7946 0018", "call 07700 900123 or 01632", "7.70090E+11", "0800 FLOWERS", "999", "112", "0",
            "12:07700900123", "070 abc 07700900123", "00", "+", "+44", "é07700900123é", "1234567890123456",
            "07700900123x", "07700*900123", "+0044 7700 900123", "++447700900123", "12 07700900123",
        ])
    func noNumber(text: String) throws {
        let output = try pseudonym(.phone, text)
        #expect(output.utf8.count == text.utf8.count)
        // Every run of seven digits or more, read with or without its spaces, begins with 000, and shorter ones with 0.
        let condensed = output.filter { !" -.()".contains($0) }
        for reading in [output, condensed] {
            for run in reading.split(whereSeparator: { !("0"..."9").contains($0) }) where run.count >= 3 {
                let isUnused = Self.ranges.contains { Self.national(String(run)).hasPrefix($0) } && run.count >= 9
                #expect(run.hasPrefix(run.count >= 7 ? "000" : "0") || isUnused, "\(output)")
            }
        }
    }

    @Test(
        "digits of other scripts and of two scripts hold no number either",
        arguments: [
            "٠٧٧٠٠٩٠٠١٢٣", "０７７００９００１２３", "０７７００ ９００１２３", "0７7００9００123", "+४४ ७७०० ९००१२३", "٠٧٧٠٠ 900123",
            "①②③④⑤⑥⑦⑧⑨", "0⁷⁷⁰⁰⁹⁰⁰¹²³",
        ])
    func otherDigits(text: String) throws {
        let output = try pseudonym(.phone, text)
        #expect(output.utf8.count == text.utf8.count && output != text)
        for reading in [output, output.filter { $0 != " " }] {
            for run in reading.split(whereSeparator: { !$0.isNumber }) {
                #expect(run.prefix(3).allSatisfy { $0.wholeNumberValue ?? 0 == 0 }, "\(output)")
            }
        }
    }

    @Test("a name in another encoding is substituted")
    func strayBytesInPhone() throws {
        let name: [UInt8] = [0xC8, 0xE2, 0xE0, 0xED]
        let output = try #require(try pseudonyms(.phone, of: [name + Array(" 07700 900123".utf8)]).first)
        #expect(zip(name, output).allSatisfy { $0 != $1 && strayBytes.contains($1) })
        #expect(String(decoding: output[5...], as: UTF8.self).hasPrefix("000"))
    }

    @Test("random texts of digits and marks never hold a number in service")
    func randomTexts() throws {
        var generator = SeededGenerator(seed: 6)
        let alphabet = Array("00112344567899 -.()+xE,")
        let texts = (0..<3000).map { _ in
            String(
                (0..<Int.random(in: 1...18, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? "0"
                })
        }
        for (text, output) in zip(texts, try pseudonyms(.phone, texts)) {
            #expect(output.utf8.count == text.utf8.count)
            let condensed = output.filter { !" -.()".contains($0) }
            for run in condensed.split(whereSeparator: { !("0"..."9").contains($0) }) where run.count >= 9 {
                let number = Self.national(String(run))
                let isForeign = run.hasPrefix("999") || run.hasPrefix("00999")
                #expect(isForeign || run.hasPrefix("000") || Self.ranges.contains { number.hasPrefix($0) }, "\(output)")
            }
        }
    }
}
