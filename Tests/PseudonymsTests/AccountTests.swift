import Records
import TestSupport
import Testing

@testable import Pseudonyms

@Suite("account")
struct AccountTests {
    @Test("an account is the same in two fields, in one value of any spelling, and inside an IBAN")
    func agreement() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let sort = generator.digits(6)
            let number = generator.digits(8)
            let hyphenated = "\(sort.prefix(2))-\(sort.dropFirst(2).prefix(2))-\(sort.suffix(2))"
            let fieldSort = try pseudonym(.account(.sortCode), sort, companion: number)
            let fieldNumber = try pseudonym(.account(.number), number, companion: hyphenated)
            let pair = fieldSort + fieldNumber
            let whole = [
                sort + number, "\(sort) \(number)", "\(hyphenated) \(number)", "\(sort)-\(number)",
                "\(hyphenated)/\(number)",
                "GB00BARC\(sort)\(number)",
                "GB00 BARC \(sort.prefix(4)) \(sort.suffix(2))\(number.prefix(2)) \(number.suffix(6))",
            ]
            for (text, output) in zip(whole, try pseudonyms(.account(.whole), whole)) {
                #expect(digits(output).suffix(14) == pair)
                #expect(pattern(output) == pattern(text))
                if text.hasPrefix("GB") {
                    #expect(output.replacing(" ", with: "").dropFirst(4).prefix(4) == "TEST")
                    #expect(IBANTests.remainder(output) == IBANTests.remainder(text), "\(output)")
                }
            }
            #expect(fieldSort.hasPrefix("00"))
            #expect(
                try pseudonym(.account(.sortCode), hyphenated, companion: number).replacing("-", with: "") == fieldSort)
        }
    }

    @Test(
        "words and marks between a sort code and its account number stay, and the pair is the same",
        arguments: [
            "00-12-34 account number 12345678", "00-12-34 acc 12345678", "00-12-34, a/c no: 12345678",
            "001234 Acct# 12345678", "00 12 34; Account is 12345678", "00-12-34: 12345678",
        ])
    func announced(text: String) throws {
        let pair = digits(try pseudonym(.account(.whole), "00-12-34 12345678"))
        for part in [Operator.AccountPart.whole, .sortCode, .number] {
            let output = try pseudonym(.account(part), text)
            #expect(digits(output) == pair && output != text)
            #expect(
                zip(output, text).allSatisfy { $0 == $1 || $0.isNumber && $1.isNumber } && output.count == text.count)
        }
    }

    @Test(
        "any other words among the digits of an account are replaced",
        arguments: [
            "00-12-34 Bloggs 12345678", "00-12-34 account Bloggs 12345678", "00-12-34 12345678 account",
            "00-12-34 account 1234567", "account 00-12-34 12345678", "00-12 account 12345678", "00-12-34 account",
        ])
    func otherWords(text: String) throws {
        let output = try pseudonym(.account(.whole), text)
        #expect(!output.contains("Bloggs") && !output.contains("account"))
    }

    @Test("the zeros in front of an account number are as many in the pseudonym")
    func leadingZeros() throws {
        for zeros in 0...8 {
            let number = String(repeating: "0", count: zeros) + String(repeating: "7", count: 8 - zeros)
            let output = try pseudonym(.account(.number), number, companion: "200000")
            #expect(output.prefix { $0 == "0" }.count == zeros)
        }
    }

    @Test("a spelling that lost its zeros is the same account without its zeros")
    func lostZeros() throws {
        let cases: [(full: (String, String), lost: (String, String))] = [
            (("089999", "05577991"), ("89999", "5577991")), (("004004", "00557799"), ("4004", "557799")),
            (("08-99-99", "12345678"), ("8-99-99", "12345678")),
        ]
        for (full, lost) in cases {
            let sort = digits(try pseudonym(.account(.sortCode), full.0, companion: full.1))
            let number = try pseudonym(.account(.number), full.1, companion: full.0)
            let lostSort = digits(try pseudonym(.account(.sortCode), lost.0, companion: lost.1))
            let lostNumber = try pseudonym(.account(.number), lost.1, companion: lost.0)
            #expect(sort == String(repeating: "0", count: 6 - lostSort.count) + lostSort)
            #expect(number == String(repeating: "0", count: 8 - lostNumber.count) + lostNumber)
        }
        let joined = try pseudonyms(.account(.whole), ["08999912345678", "8999912345678", "089999 12345678"])
        #expect(joined[0] == "0" + joined[1] && joined[0] == digits(joined[2]))
    }

    @Test("half of an account alone has a pseudonym of its own")
    func halves() throws {
        let alone = try pseudonyms(.account(.sortCode), ["20-00-00", "200000"], companions: ["", ""])
        #expect(alone[0].replacing("-", with: "") == alone[1] && alone[1].hasPrefix("00"))
        #expect(try pseudonym(.account(.sortCode), "200000") == alone[1])
        #expect(try pseudonym(.account(.whole), "20-00-00") == alone[0])
        let number = try pseudonym(.account(.number), "55779911", companion: "")
        #expect(pattern(number) == "99999999" && number != "55779911")
        #expect(try pseudonym(.account(.whole), "55779911") == number)
        // A companion that is no sort code makes no pair; neither does its partner then.
        #expect(try pseudonym(.account(.number), "55779911", companion: "n/a") == number)
    }

    @Test("a mask stays a mask", arguments: ["****1234", "xxxx1234", "XX-XX-34", "••••1234", "**** **11"])
    func masks(text: String) throws {
        let output = try pseudonym(.account(.number), text, companion: "200000")
        #expect(output.filter { !$0.isNumber } == text.filter { !$0.isNumber } && output.count == text.count)
    }

    @Test(
        "no text holds an account afterwards",
        arguments: [
            "123456789", "1234567890", "20-00-00 123456789", "Acc 12345678 sort 20-00-00", "A/C 12345678", "2.00E+13",
            "123456789012345", "20 00 00 1234 5678 9", "é12345678", "12:345678", "BARC 20-00-00",
        ])
    func texts(text: String) throws {
        let output = try pseudonym(.account(.whole), text)
        #expect(output.utf8.count == text.utf8.count)
        for reading in [output, output.filter { !" -".contains($0) }] {
            for run in reading.split(whereSeparator: { !("0"..."9").contains($0) }) where run.count >= 6 {
                #expect(run.hasPrefix("00"), "\(output)")
            }
        }
    }

    @Test("bytes that are no UTF-8 are substituted, halves of a no-break space too")
    func strayBytesInAccount() throws {
        let name: [UInt8] = [0xC2, 0xA0, 0xC2, 0xC2, 0xA0, 0xA0]
        let value = Array("12345678 ".utf8) + name
        let output = try #require(try pseudonyms(.account(.number), of: [value]).first)
        #expect(output.count == value.count)
        // C2 A0 is a no-break space, in the middle of the others.
        let strays = [11, 14].map { output[$0] }
        #expect(strays.allSatisfy(strayBytes.contains) && output[9..<11] == [0xC2, 0xA0])
        #expect(output[12..<14] == [0xC2, 0xA0] && output.starts(with: Array("00".utf8)))
    }

    @Test("digits of other scripts begin with zeros too")
    func otherDigits() throws {
        let output = try pseudonym(.account(.whole), "\u{FF11}\u{FF12}\u{FF13}\u{FF14}\u{FF15}\u{FF16}")
        #expect(output.hasPrefix("\u{FF10}\u{FF10}") && output.utf8.count == 18)
    }

    @Test("random accounts have sort codes that start 00 and do not collide")
    func injective() throws {
        var generator = SeededGenerator(seed: 8)
        let values = Set((0..<20_000).map { _ in generator.digits(14) })
        let outputs = try pseudonyms(.account(.whole), Array(values))
        #expect(Set(outputs).count == values.count)
        #expect(outputs.allSatisfy { $0.hasPrefix("00") && $0.count == 14 })
    }
}
