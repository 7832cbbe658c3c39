import TestSupport
import Testing

@testable import Pseudonyms

/// One person stays one person: what the readers of the formats give for one number, address or reference has one
/// pseudonym. Readers give values without the white space around them.
@Suite("one person across formats")
struct OnePersonTests {
    /// Accounts with zeros in front of either half and without.
    private static func accounts() -> [(sort: String, number: String)] {
        var generator = SeededGenerator(seed: 40)
        return (0..<200).map { index in
            let zeros = (sort: [0, 0, 1, 2][index % 4], number: [0, 1, 2][index % 3])
            func digits(_ zeros: Int, _ count: Int) -> String {
                String(repeating: "0", count: zeros) + "7" + generator.digits(count - zeros - 1)
            }
            return (digits(zeros.sort, 6), digits(zeros.number, 8))
        }
    }

    private func hyphenated(_ sort: String) -> String {
        "\(sort.prefix(2))-\(sort.dropFirst(2).prefix(2))-\(sort.suffix(2))"
    }

    private func withoutZeros(_ text: String) -> String { String(text.drop { $0 == "0" }) }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: "0", count: width - text.count) + text
    }

    @Test("a sort code and account are one pair in two columns, in one, in an IBAN, in Standard 18 and in ADDACS")
    func account() throws {
        for (sort, number) in Self.accounts() {
            let pair = (
                try pseudonym(.account(.sortCode), sort, companion: number),
                try pseudonym(.account(.number), number, companion: sort)
            )
            // Two columns, or positions 1 to 6 and 7 to 14 of a Standard 18 record, or two attributes of ADDACS advice.
            let spellings = [
                (hyphenated(sort), number), (hyphenated(sort).replacing("-", with: " "), number),
                ("=\"\(sort)\"", "=\"\(number)\""),
                ("'\(sort)", "'\(number)"), (sort, "\(number.prefix(4)) \(number.suffix(4))"),
            ]
            for (sortSpelling, numberSpelling) in spellings {
                let output = (
                    try pseudonym(.account(.sortCode), sortSpelling, companion: numberSpelling),
                    try pseudonym(.account(.number), numberSpelling, companion: sortSpelling)
                )
                #expect(digits(output.0) == pair.0 && digits(output.1) == pair.1)
                #expect(pattern(output.0) == pattern(sortSpelling) && pattern(output.1) == pattern(numberSpelling))
            }
            // A spreadsheet took the zeros in front: they stay lost.
            let lost = (withoutZeros(sort), withoutZeros(number))
            let output = (
                try pseudonym(.account(.sortCode), lost.0, companion: lost.1),
                try pseudonym(.account(.number), lost.1, companion: lost.0)
            )
            #expect(padded(output.0, 6) == pair.0 && padded(output.1, 8) == pair.1)
            #expect(output.0.count == lost.0.count && output.1.count == lost.1.count && !output.1.hasPrefix("0"))
            // One field.
            for text in [
                sort + number, "\(sort) \(number)", "\(hyphenated(sort)) \(number)", "\(hyphenated(sort))/\(number)",
                "GB82WEST\(sort)\(number)",
                "GB82 WEST \(sort.prefix(4)) \(sort.suffix(2))\(number.prefix(2)) \(number.suffix(6))",
            ] {
                let output = try pseudonym(.account(.whole), text)
                #expect(digits(output).suffix(14) == pair.0 + pair.1 && pattern(output) == pattern(text))
            }
            for text in ["\(number) \(sort)", "\(number) \(hyphenated(sort))", "\(number)/\(hyphenated(sort))"] {
                let output = try pseudonym(.account(.whole), text)
                #expect(digits(output) == pair.1 + pair.0 && pattern(output) == pattern(text))
            }
        }
    }

    @Test("both accounts of ADDACS advice, the old and the new, are pairs of their own")
    func twoAccounts() throws {
        let old = try pseudonyms(.account(.sortCode), ["20-00-00"], companions: ["55779911"])
        let new = try pseudonyms(.account(.sortCode), ["20-00-00"], companions: ["55779912"])
        #expect(old != new)
    }

    @Test(
        "a telephone number is one in every spelling, and its lost zero stays lost",
        arguments: ["7700900123", "1632960001", "2079460018", "1134960001", "8081570001", "3069990001"])
    func phone(number: String) throws {
        let head = number.prefix(4)
        let tail = number.dropFirst(4)
        let spelled: [(text: String, before: String)] = [
            ("0\(number)", "0"), ("+44\(number)", "44"), ("+44 \(head) \(tail)", "44"), ("0044\(number)", "0044"),
            ("0044 \(head) \(tail)", "0044"), ("+44 (0)\(head) \(tail)", "440"), ("+44(0)\(number)", "440"),
            (number, ""),
            ("\(head) \(tail)", ""), ("0\(head) \(tail)", "0"), ("(0\(head)) \(tail)", "0"), ("0\(head)-\(tail)", "0"),
            ("=\"0\(number)\"", "0"), ("=\"\(number)\"", ""), ("'0\(number)", "0"), ("tel:+44\(number)", "44"),
            ("44\(number)", "44"),
            ("0\(head)\u{A0}\(tail)", "0"), ("+44-\(head)-\(tail)", "44"), ("0 \(number)", "0"),
        ]
        let outputs = try pseudonyms(.phone, spelled.map(\.text))
        #expect(outputs.map(pattern) == spelled.map { pattern($0.text) })
        var numbers: Set<Substring> = []
        for (output, spelling) in zip(outputs, spelled) {
            #expect(digits(output).hasPrefix(spelling.before), "\(spelling.text)")
            numbers.insert(digits(output).dropFirst(spelling.before.count))
        }
        #expect(numbers.count == 1 && numbers.allSatisfy { $0.count == 10 && !$0.hasPrefix("0") }, "\(numbers)")
    }

    @Test("a mail address is one in upper and lower case, in brackets and behind a name")
    func email() throws {
        for address in [
            "anna.bloggs@mail.example.com", "jo@example.com", "o'neil+42@sub.example.org", "zoë@müller.example",
        ] {
            let plain = try pseudonym(.email, address)
            #expect(try pseudonym(.email, address.uppercased()).lowercased() == plain.lowercased())
            #expect(
                try pseudonym(.email, address.prefix(1).uppercased() + address.dropFirst()).lowercased()
                    == plain.lowercased())
            #expect(try pseudonym(.email, "<\(address)>") == "<\(plain)>")
            #expect(try pseudonym(.email, "mailto:\(address)") == "mailto:\(plain)")
            #expect(try pseudonym(.email, "Anna <\(address)>, \(address)").hasSuffix(" <\(plain)>, \(plain)"))
        }
    }

    @Test("a mandate reference is one in CSV, in XML and in a fixed field, in either case and with or without hyphens")
    func mandate() throws {
        for (plain, spelled) in [
            ("EXT0041877", ["EXT-0041877", "EXT-004-1877", "ext0041877", "EXT 004 1877"]),
            ("00418770", ["0041-8770", "=\"00418770\""]),
            ("000000000000418770", ["000000 000000 418770"]), ("MD000A1B2C34", ["md000a1b2c34"]),
        ] {
            let output = try pseudonym(.digits, plain)
            #expect(output.count == plain.count && output != plain)
            for text in spelled {
                let other = try pseudonym(.digits, text)
                #expect(digits(other) == digits(output) && pattern(other) == pattern(text))
            }
            // A field of 18 characters is trimmed by its reader; what is left of its padding changes nothing.
            let field = plain + String(repeating: " ", count: 18 - plain.count)
            #expect(try pseudonym(.digits, field).prefix(plain.count) == output)
        }
    }

    @Test("under one type the digits of a reference are those of its shape")
    func referenceUnderShape() throws {
        #expect(digits(try pseudonym(.shape, "EXT0041877")) == digits(try pseudonym(.digits, "EXT-0041877")))
    }
}
