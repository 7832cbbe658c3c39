import Foundation
import TestSupport
import Testing

@testable import Pseudonyms

/// Made-up numbers of registers, right and wrong, with checks that are written apart from the code under test.
enum Register {
    static func values(_ text: some StringProtocol) -> [Int] { text.compactMap(\.wholeNumberValue) }

    static func passesLuhn(_ text: String) -> Bool {
        let doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
        let sum = values(text).reversed().enumerated().reduce(0) {
            $0 + ($1.offset.isMultiple(of: 2) ? $1.element : doubled[$1.element])
        }
        return sum.isMultiple(of: 10)
    }

    static func passesNHS(_ text: String) -> Bool {
        let digits = values(text)
        return digits.count == 10 && zip(digits, (1...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 }.isMultiple(of: 11)
    }

    /// What is left of a British VAT number with its check digits: 0 or 42.
    static func remainder(VAT text: String) -> Int {
        zip(values(text), [8, 7, 6, 5, 4, 3, 2, 10, 1]).reduce(0) { $0 + $1.0 * $1.1 } % 97
    }

    static func passesVAT(_ text: String) -> Bool {
        let digits = values(text)
        guard digits.count == 9 || digits.count == 12 else { return false }
        return remainder(VAT: text) == 0 || (remainder(VAT: text) == 42 && digits[0] > 0)
    }

    static func passesUTR(_ text: String) -> Bool {
        let digits = values(text)
        guard digits.count == 10 else { return false }
        let sum = zip(digits.dropFirst(), [6, 7, 8, 9, 10, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
        return digits[0] == values("21987654321")[sum % 11]
    }

    /// Numbers of `kind` without separators: of each that passes, one that differs in a digit too.
    static func numbers(_ kind: Operator.IdentifierKind, _ count: Int, seed: UInt64) -> [String] {
        var generator = SeededGenerator(seed: seed)
        var numbers: [String] = []
        while numbers.count < count {
            let candidates: [String]
            let passes: (String) -> Bool
            switch kind {
            case .card:
                let body = "4" + generator.digits([12, 14, 15, 18].randomElement(using: &generator) ?? 15)
                candidates = (0...9).map { body.dropLast() + String($0) }
                passes = passesLuhn
            case .imei:
                let body = "35" + generator.digits(12)
                candidates = (0...9).map { body + String($0) }
                passes = passesLuhn
            case .nhsNumber:
                let body = (Bool.random(using: &generator) ? "4" : "0") + generator.digits(8)
                candidates = (0...9).map { body + String($0) }
                passes = passesNHS
            case .vat:
                let body = generator.digits(7)
                let branch = Bool.random(using: &generator) ? generator.digits(3) : ""
                candidates = (0...96).map { body + ($0 < 10 ? "0" : "") + String($0) + branch }
                passes = passesVAT
            case .utr:
                let body = generator.digits(9)
                candidates = (1...9).map { String($0) + body }
                passes = passesUTR
            case .nino: return (0..<count).map { _ in "AB" + generator.digits(6) + "C" }
            case .companyNumber: return (0..<count).map { _ in "0" + generator.digits(7) }
            }
            for right in candidates where passes(right) { numbers.append(right) }
            numbers.append(candidates[Int.random(in: candidates.indices, using: &generator)])
        }
        return numbers
    }
}

@Suite("identifier")
struct IdentifierTests {
    @Test(
        "the checks that the tests go by know the published examples",
        arguments: [
            (Register.passesLuhn, "4242424242424242", "4242424242424241"),
            (Register.passesLuhn, "378282246310005", "378282246310006"),
            (Register.passesLuhn, "490154203237518", "490154203237517"),
            (Register.passesNHS, "9434765919", "9434765918"), (Register.passesNHS, "9990000018", "9990000019"),
            (Register.passesVAT, "999999973", "999999974"), (Register.passesVAT, "999999918", "999999919"),
            (Register.passesUTR, "2234567890", "1234567890"), (Register.passesUTR, "3282497350", "3282497351"),
        ] as [(@Sendable (String) -> Bool, String, String)])
    func published(passes: @Sendable (String) -> Bool, right: String, wrong: String) {
        #expect(passes(right) && !passes(wrong))
    }

    @Test("a card begins 9999, keeps its length, and passes Luhn where the original does")
    func card() throws {
        let values = Register.numbers(.card, 2000, seed: 20)
        for (value, output) in zip(values, try pseudonyms(.identifier(.card), values)) {
            #expect(output.hasPrefix("9999") && output.count == value.count)
            #expect(Register.passesLuhn(output) == Register.passesLuhn(value), "\(value) \(output)")
        }
    }

    @Test("a device begins 00 and passes Luhn where the original does")
    func device() throws {
        let values = Register.numbers(.imei, 2000, seed: 21)
        for (value, output) in zip(values, try pseudonyms(.identifier(.imei), values)) {
            #expect(output.hasPrefix("00") && output.count == value.count)
            #expect(Register.passesLuhn(output) == Register.passesLuhn(value))
        }
    }

    @Test("a device is one without its check digit and with the version of its software")
    func deviceSpellings() throws {
        let outputs = try pseudonyms(
            .identifier(.imei),
            [
                "490154203237518", "49015420323751", "49-015420-323751-8", "4901542032375101", "4901542032375102",
                "490154203237510",
            ])
        #expect(Set(outputs.map { digits($0).prefix(14) }).count == 1)
        #expect(outputs[3] != outputs[4] && pattern(outputs[2]) == "99-999999-999999-9")
        #expect(!Register.passesLuhn(outputs[5]))
    }

    @Test("an NHS number begins 999 and passes mod 11 where the original does")
    func nhs() throws {
        let values = Register.numbers(.nhsNumber, 2000, seed: 22)
        for (value, output) in zip(values, try pseudonyms(.identifier(.nhsNumber), values)) {
            let digits = Register.values(output)
            if value.hasPrefix("0") {
                // A date of birth whose month is 20 or more.
                #expect(digits[0] == 0 && digits[1] > 0 && digits[2] > 1)
            } else {
                #expect(output.hasPrefix("999"))
            }
            #expect(digits.count == 10 && Register.passesNHS(output) == Register.passesNHS(value), "\(value) \(output)")
        }
    }

    @Test("a number without a check digit of its own fails under each digit")
    func nhsWithoutCheckDigit() throws {
        // 400000008 asks for the check digit 10.
        for output in try pseudonyms(.identifier(.nhsNumber), (0...9).map { "400000008\($0)" }) {
            #expect(!Register.passesNHS(output))
        }
    }

    @Test("an NHS number that lost its zero is the same number without its zero")
    func nhsLostZero() throws {
        for value in Register.numbers(.nhsNumber, 200, seed: 23) where value.hasPrefix("0") {
            let outputs = try pseudonyms(.identifier(.nhsNumber), [value, String(value.dropFirst())])
            #expect(outputs[0] == "0" + outputs[1])
        }
    }

    @Test("a British VAT number begins 95 or 96 and passes in the series in which the original does")
    func vat() throws {
        let values = Register.numbers(.vat, 2000, seed: 24)
        var classes: Set<Int> = []
        for (value, output) in zip(values, try pseudonyms(.identifier(.vat), values.map { "GB" + $0 })) {
            #expect(output.hasPrefix("GB95") || output.hasPrefix("GB96"))
            #expect(output.count == value.count + 2 && Register.passesVAT(output) == Register.passesVAT(value))
            if Register.passesVAT(value) {
                #expect(Register.remainder(VAT: output) == Register.remainder(VAT: value))
                classes.insert(Register.remainder(VAT: value))
            }
        }
        #expect(classes == [0, 42])
    }

    @Test("a trader is one in all branches, with and without GB, and in Northern Ireland")
    func vatSpellings() throws {
        let spelled = [
            "GB999999973", "999999973", "GB 999 9999 73", "gb999-9999-73", "XI999999973", "GB999999973001",
            "GB 999 9999 73 002",
        ]
        let outputs = try pseudonyms(.identifier(.vat), spelled)
        #expect(Set(outputs.map { digits($0).prefix(9) }).count == 1)
        #expect(outputs.map(pattern) == spelled.map(pattern))
        #expect(outputs[0].hasPrefix("GB9") && outputs[3].hasPrefix("gb9") && outputs[4].hasPrefix("XI9"))
        #expect(digits(outputs[5]).suffix(3) != digits(outputs[6]).suffix(3))
    }

    @Test("government departments and health authorities get numbers that none of them has")
    func publicBodies() throws {
        for (text, prefix) in [("GBGD001", "GBGD"), ("GD 499", "GD "), ("GBHA500", "GBHA"), ("gbha999", "gbha")] {
            let output = try pseudonym(.identifier(.vat), text)
            let number = try #require(Int(output.suffix(3)))
            #expect(output.hasPrefix(prefix) && output.count == text.count)
            #expect(prefix.uppercased().contains("GD") ? number >= 500 : number < 500)
        }
    }

    @Test(
        "a foreign VAT number becomes one of ZZ",
        arguments: [
            "DE123456789", "ATU12345678", "IE1234567WA", "NL123456789B01", "CHE-123.456.789 MWST", "fr 12 345678901",
        ])
    func foreignVAT(text: String) throws {
        let output = try pseudonym(.identifier(.vat), text)
        #expect(
            pattern(output) == pattern(text) && output.uppercased().hasPrefix("ZZ")
                && output.dropFirst(2) != text.dropFirst(2))
        let plain = text.filter { $0.isLetter || $0.isNumber }
        #expect(try pseudonym(.identifier(.vat), plain) == output.filter { $0.isLetter || $0.isNumber })
    }

    @Test("a national insurance number begins QQ, with a suffix where the original has one")
    func nino() throws {
        let spelled = ["AB123456C", "ab 12 34 56 c", "AB123456", "AB-12-34-56-D", "AB123456X"]
        let outputs = try pseudonyms(.identifier(.nino), spelled)
        #expect(outputs.map(pattern) == spelled.map(pattern))
        #expect(Set(outputs.map(digits)).count == 1 && outputs.allSatisfy { $0.uppercased().hasPrefix("QQ") })
        #expect(outputs[0].suffix(1) == outputs[1].suffix(1).uppercased())
        let suffixes = Set(try pseudonyms(.identifier(.nino), "ABCD".map { "AB123456\($0)" }).map { $0.suffix(1) })
        #expect(suffixes == ["A", "B", "C", "D"])
        #expect(!"ABCD".contains(outputs[4].suffix(1)))
        #expect(try pseudonym(.identifier(.nino), "AB123457C") != outputs[0])
    }

    @Test("a company of England has a number that begins 9, also where its zeros are lost")
    func company() throws {
        let outputs = try pseudonyms(.identifier(.companyNumber), ["00012345", "12345", "=\"00012345\"", "0001 2345"])
        #expect(outputs[0] == outputs[1] && outputs[0].hasPrefix("9") && outputs[0].count == 8)
        #expect(outputs[2] == "=\"\(outputs[0])\"" && outputs[3] == "\(outputs[0].prefix(4)) \(outputs[0].suffix(4))")
    }

    @Test("a company with letters in front has ZZ instead, and its lost zeros stay lost")
    func prefixedCompany() throws {
        let spelled = ["SC012345", "sc 012345", "SC12345", "R0001234", "IP12345R", "SP2637RS"]
        let outputs = try pseudonyms(.identifier(.companyNumber), spelled)
        #expect(outputs[0].hasPrefix("ZZ0") && outputs[1] == "zz " + outputs[0].suffix(6))
        #expect(outputs[2] == "ZZ" + outputs[0].suffix(5))
        #expect(outputs[3].hasPrefix("Z000") && outputs[4].hasPrefix("ZZ") && outputs[5].hasPrefix("ZZ"))
        #expect(outputs.map(pattern) == spelled.map(pattern))
    }

    @Test("a taxpayer reference never has its right check digit")
    func taxpayer() throws {
        let values = Register.numbers(.utr, 2000, seed: 25)
        for (value, output) in zip(values, try pseudonyms(.identifier(.utr), values)) {
            #expect(output.count == 10 && !Register.passesUTR(output) && output != value)
        }
        let spelled = ["2234567890", "22345 67890", "2234567890K", "k2234567890"]
        let outputs = try pseudonyms(.identifier(.utr), spelled)
        #expect(Set(outputs.map(digits)).count == 1 && outputs.map(pattern) == spelled.map(pattern))
        #expect(outputs[2].hasSuffix("K") && outputs[3].hasPrefix("k"))
    }

    @Test(
        "every spelling has the pseudonym in its own spelling",
        arguments: [
            (Operator.IdentifierKind.card, "4242424242424242"), (.nhsNumber, "9434765919"), (.vat, "999999973"),
            (.nino, "AB123456C"), (.imei, "490154203237518"), (.companyNumber, "SC123456"), (.utr, "2234567890"),
        ])
    func spellings(kind: Operator.IdentifierKind, number: String) throws {
        let plain = try pseudonym(.identifier(kind), number)
        for mark in [" ", "-", ".", "\u{A0}"] {
            func divided(_ text: String) -> String {
                "\(text.prefix(3))\(mark)\(text.dropFirst(3).prefix(3))\(mark)\(text.dropFirst(6))"
            }
            #expect(try pseudonym(.identifier(kind), divided(number)) == divided(plain))
        }
        #expect(try pseudonym(.identifier(kind), "=\"\(number)\"") == "=\"\(plain)\"")
        #expect(try pseudonym(.identifier(kind), number.lowercased()) == plain.lowercased())
        #expect(try pseudonym(.identifier(kind), number, seed: 2) != plain)
    }

    private static let texts = [
        "none", "N/A", "tbc", "123", "1234567", "12345678901", "12345678901234567890",
        "card 4242424242424242 exp 12/27",
        "GB12345678", "GB1234567890", "GB 999 9999 7E", "VAT GB999999973", "Co. 01234567", "AB123456C and AB123457C",
        "NI AB 12 34 56 C", "１２３４５６７８９０", "O2065432", "**** **** **** 4242", "XXXX-XXXX-XXXX-4242",
        "4901 5420 3237 518/1",
        "Zoë 2234567890", "2234567890/2234567891", "UTR2234567890", "0",
    ]

    @Test("what is no such number holds none afterwards", arguments: Operator.IdentifierKind.allCases)
    func texts(kind: Operator.IdentifierKind) throws {
        for (text, output) in zip(Self.texts, try pseudonyms(.identifier(kind), Self.texts)) {
            if kind != .companyNumber { #expect(output.utf8.count == text.utf8.count, "\(text)") }
            let plain = output.uppercased().filter { $0.isLetter || $0.isNumber }
            for run in plain.split(whereSeparator: { !("0"..."9").contains($0) }) {
                switch kind {
                case .card: #expect(run.count < 12 || run.hasPrefix("0000") || run.hasPrefix("9999"), "\(output)")
                case .imei: #expect(run.count < 14 || run.hasPrefix("00"), "\(output)")
                case .nhsNumber: #expect(run.count < 10 || run.hasPrefix("0000") || run.hasPrefix("999"), "\(output)")
                case .utr:
                    #expect(run.count < 10 || run.hasPrefix("0000") || !Register.passesUTR(String(run)), "\(output)")
                case .companyNumber:
                    #expect(
                        run.hasPrefix("9") || plain.hasPrefix("Z") || run.prefix(8).allSatisfy { $0 == "0" },
                        "\(output)")
                case .vat:
                    #expect(
                        run.count != 9 || run.hasPrefix("0000000") || run.hasPrefix("95") || run.hasPrefix("96"),
                        "\(output)")
                case .nino: break
                }
            }
            if kind == .nino {
                // Pairs of letters before six digits.
                for index in plain.indices.dropLast(7) {
                    let window = plain[index...].prefix(8)
                    guard window.prefix(2).allSatisfy(\.isLetter), window.suffix(6).allSatisfy(\.isNumber) else {
                        continue
                    }
                    #expect(window.prefix(2).contains { "QV".contains($0) }, "\(output)")
                }
            }
        }
    }

    @Test("a mask stays a mask", arguments: Operator.IdentifierKind.allCases)
    func masks(kind: Operator.IdentifierKind) throws {
        for text in ["**** **** **** 4242", "xxxx-xxxx-4242"] {
            #expect(try pseudonym(.identifier(kind), text).filter { !$0.isNumber } == text.filter { !$0.isNumber })
        }
    }

    @Test("a wrong number keeps the digits of the right one", arguments: [Operator.IdentifierKind.card, .imei, .utr])
    func typingErrors(kind: Operator.IdentifierKind) throws {
        let number = kind == .card ? "4242424242424242" : kind == .imei ? "490154203237518" : "2234567890"
        let wrong = kind == .utr ? "9" + String(number.dropFirst()) : String(number.dropLast()) + "9"
        let outputs = try pseudonyms(.identifier(kind), [number, wrong])
        #expect(outputs[0] != outputs[1])
        let bodies = outputs.map { String(kind == .utr ? $0.suffix(9) : $0.prefix(number.count - 1)) }
        #expect(bodies[0] == bodies[1])
    }

    @Test("python-stdnum finds the same numbers right and wrong before and after")
    func standardNumbers() throws {
        let peer = """
            import sys
            from stdnum import luhn, imei, iban
            from stdnum.gb import nhs, vat, utr
            checks = {'card': luhn, 'nhs-number': nhs, 'vat': vat, 'imei': imei, 'utr': utr, 'account': iban}
            for line in sys.stdin:
                kind, value = line.rstrip('\\n').split('\\t')
                if kind == 'account':
                    print(iban.is_valid(value, check_country=False))
                else:
                    print(checks[kind].is_valid(value))
            """
        guard try Python.has("stdnum") else {
            print("skipped: python-stdnum is not installed (set DATALEASE_PYTHON to a Python that has it)")
            return
        }
        var lines: [(kind: String, value: String, output: String)] = []
        for kind in [Operator.IdentifierKind.card, .nhsNumber, .vat, .imei, .utr] {
            let values = Register.numbers(kind, 300, seed: 26)
            for (value, output) in zip(values, try pseudonyms(.identifier(kind), values)) {
                lines.append((kind.rawValue, value, output))
            }
        }
        let accounts = IBANTests.numbers(300)
        for (value, output) in zip(accounts, try pseudonyms(.account(.whole), accounts)) {
            lines.append(("account", value, output))
        }
        let input = lines.flatMap { ["\($0.kind)\t\($0.value)", "\($0.kind)\t\($0.output)"] }.joined(separator: "\n")
        let answers = try Python.run(peer, input: input + "\n").split(separator: "\n")
        #expect(answers.count == 2 * lines.count)
        for (index, line) in lines.enumerated() where 2 * index + 1 < answers.count {
            let expected = line.kind == "utr" ? "False" : answers[2 * index]
            #expect(answers[2 * index + 1] == expected, "\(line)")
        }
        // Both classes were there.
        #expect(Set(answers) == ["True", "False"])
    }
}

/// Python, where the machine has it.
private enum Python {
    private static let program = ProcessInfo.processInfo.environment["DATALEASE_PYTHON"] ?? "python3"

    static func has(_ module: String) throws -> Bool {
        try withTemporaryFolder { try Peer.run([program, "-c", "import \(module)"], in: $0).status == 0 }
    }

    static func run(_ script: String, input: String) throws -> String {
        try Peer.succeed([program, "-c", script], input: Array(input.utf8)).text
    }
}
