import Records
import TestSupport
import Testing

@testable import Pseudonyms

@Suite("Pseudonymiser")
struct PseudonymiserTests {
    private static let operations: [Operator] = [
        .keep, .blank, .drop, .constant("x"), .mask(keepFirst: 1, keepLast: 1), .token(reversible: false),
        .token(reversible: true), .shape, .digits, .phone, .email, .postcode(.keep), .postcode(.area), .account(.whole),
        .account(.sortCode), .account(.number), .date(.shift(days: 10)), .date(.month), .date(.year), .bucket(size: 10),
        .bucket(size: 1), .identifier(.card), .identifier(.nhsNumber), .identifier(.vat), .identifier(.nino),
        .identifier(.imei), .identifier(.companyNumber), .identifier(.utr),
    ]

    private static let values = [
        "", "Smith", "+44 7700 900123", "07700900123", "020 7946 0018", "john.smith@mail.example.com", "SW1A 1AA",
        "20-00-00",
        "55779911", "GB29NWBK60161331926819", "1980-02-29", "1,234.50", "Zoë", "12", " ", "-", "😀", "a@b", "0", "x",
        String(repeating: "9", count: 50), String(repeating: "Ab1 ", count: 80), "\u{0}", "\n", "@", "+", "#", "(", "'",
        "\"", "=",
        "4242424242424242", "943 476 5919", "GB999999973", "AB123456C", "490154203237518", "SC123456", "2234567890K",
        "12345",
        "DE89370400440532013000", "=\"0012345\"",
    ]

    @Test("an empty value stays empty and every value has its place, under every operator", arguments: operations)
    func places(operation: Operator) throws {
        let outputs = try pseudonyms(operation, Self.values)
        #expect(outputs.count == Self.values.count)
        for (value, output) in zip(Self.values, outputs) where value.isEmpty { #expect(output.isEmpty) }
        var output = ValueColumn()
        output.appendValue([1, 2, 3])
        try Pseudonymiser(operator: operation, key: try fieldKey()).apply(ValueColumn(), companions: nil, into: &output)
        #expect(output.count == 0)
    }

    @Test("a value's pseudonym does not depend on the values beside it", arguments: operations)
    func chunks(operation: Operator) throws {
        // More than one chunk of lockstep, with every value at many places in it.
        let many = (0..<700).map { Self.values[$0 * 7 % Self.values.count] }
        let companions = many.indices.map { "p\($0 % 3)" }
        let together = try pseudonyms(operation, many, companions: companions)
        for size in [1, 13, 255, 256, 257] {
            var apart: [String] = []
            for start in stride(from: 0, to: many.count, by: size) {
                let range = start..<min(start + size, many.count)
                apart += try pseudonyms(operation, Array(many[range]), companions: Array(companions[range]))
            }
            #expect(apart == together, "batches of \(size)")
        }
    }

    @Test(
        "another key gives unrelated pseudonyms",
        arguments: [
            (Operator.token(reversible: false), "CUST-0001"), (.token(reversible: true), "CUST-0001"),
            (.shape, "Smithson"),
            (.shape, "Zoë Müller-Łódź"), (.digits, "1234567890"), (.phone, "07700 900123"), (.phone, "+1 202 555 0123"),
            (.email, "john.smith@mail.example.com"), (.account(.whole), "20000055779911"),
        ])
    func keys(operation: Operator, value: String) throws {
        let outputs = try (1...40).map { try pseudonym(operation, value, seed: UInt8($0)) }
        #expect(Set(outputs).count == 40)
        #expect(!outputs.contains(value))
        // Agreement between two keys at a position is chance: over all pairs, far from half of them agree.
        let changing = outputs[0].indices.filter { index in Set(outputs.map { $0[index] }).count > 1 }
        #expect(changing.count >= 6)
    }

    @Test("one type agrees with itself and with no other type or bundle")
    func types() throws {
        func digits(_ type: String, _ bundle: String?) throws -> [UInt8] {
            var output = ValueColumn()
            try Pseudonymiser(operator: .digits, key: try fieldKey(type, bundle: bundle))
                .apply(column([Array("1234567890".utf8)]), companions: nil, into: &output)
            return output.bytes
        }
        #expect(try digits("phone", nil) == digits("phone", nil))
        #expect(try digits("phone", nil) != digits("account", nil))
        #expect(try digits("phone", nil) != digits("phone", "B1"))
        #expect(try digits("phone", "B1") != digits("phone", "B2"))
    }

    @Test("pseudonyms do not change from release to release")
    func pinned() throws {
        let pinned: [(operation: Operator, value: String, expected: String)] = [
            (.token(reversible: false), "CUST-0001", "2ejngwn3eunph5ol"),
            (.token(reversible: true), "CUST-0001", "ji77qrowcc2tfjch4iycw6wpa5afpbdam324tnqy"),
            (.shape, "O'Brien", "K'Fkcof"), (.shape, "Zoë", "Kaá"), (.digits, "1234567890", "4014846410"),
            (.digits, "123", "828"),
            (.phone, "+44 7700 900123", "+44 6676 932244"), (.phone, "020 7946 0018", "022 0045 0934"),
            (.phone, "+1 202 555 0123", "+9 992 709 4658"),
            (.phone, "0800 123 4567 x12", "0519 166 5994 x58"),
            (.email, "john.smith@mail.example.com", "2239.82soo@rtusrcn5.example"),
            (.postcode(.keep), "SW1A 1AA", "SW1A 7VI"), (.account(.whole), "20-00-00 55779911", "00-66-29 41236463"),
            (.account(.whole), "GB29NWBK60161331926819", "GB34TEST00217266383685"),
            (.date(.shift(days: 30)), "1980-02-29", "1980-02-27"),
        ]
        for (operation, value, expected) in pinned {
            let actual = try pseudonym(operation, value, companion: "p")
            #expect(actual == expected)
        }
    }

    @Test("a count of companions that differs is refused")
    func companions() throws {
        #expect(throws: PseudonymError.companions(values: 2, companions: 1)) {
            try pseudonyms(.date(.shift(days: 3)), ["2026-01-01", "2026-01-02"], companions: ["p"])
        }
    }

    @Test("a one-way operator refuses to be reversed", arguments: operations)
    func reversal(operation: Operator) throws {
        switch operation {
        case .token(reversible: true), .shape, .digits, .phone:
            let outputs = try pseudonyms(operation, Self.values)
            for (value, original) in zip(Self.values, try originals(operation, outputs)) where original != nil {
                #expect(original == value)
            }
        default:
            #expect(throws: PseudonymError.notReversible(operatorName: operation.name)) {
                try originals(operation, ["x"])
            }
        }
    }

    @Test("random bytes pass through every operator without a trap", arguments: operations)
    func randomBytes(operation: Operator) throws {
        var generator = SeededGenerator(seed: 9)
        let alphabet: [UInt8] =
            Array("0123456789+-/.,;@ xeabGB'\"()T".utf8) + [0xC3, 0xA9, 0xE2, 0x80, 0xFF, 0xF0, 0x9F, 0x98, 0x80]
        let values = (0..<1500).map { _ in
            (0..<Int.random(in: 0...30, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
        }
        let outputs = try pseudonyms(operation, of: values, companions: values.reversed())
        #expect(outputs.count == values.count)
        for (value, output) in zip(values, outputs) where value.isEmpty { #expect(output.isEmpty) }
    }

    @Test("what an operator promises in the table is what it can do", arguments: operations)
    func properties(operation: Operator) throws {
        let properties = OperatorProperties(of: operation)
        var output = ValueColumn()
        let pseudonymiser = Pseudonymiser(operator: operation, key: try fieldKey())
        switch properties.reversibility {
        case .unchanged: #expect(try pseudonym(operation, "x") == "x")
        case .reversible: #expect(try pseudonymiser.reverse(ValueColumn(), into: &output).isEmpty)
        case .oneWay:
            #expect(throws: PseudonymError.self) { try pseudonymiser.reverse(ValueColumn(), into: &output) }
            #expect(properties.collisions == .mayCollide)
        }
        if let condition = properties.condition { #expect(!condition.hasSuffix(".") && condition.utf8.count < 200) }
    }

    @Test("an error names no value")
    func errors() {
        let errors: [PseudonymError] = [
            .keyLength(bytes: 3), .cryptography(step: "EVP_KDF_derive"), .radix(1),
            .messageLength(numerals: 1, radix: 10),
            .numeral(position: 0, radix: 10),
            .parameter(operatorName: "bucket", requirement: "a bucket's size is at least 1"),
            .companions(values: 1, companions: 2), .notReversible(operatorName: "email"),
        ]
        for error in errors { #expect(!error.what.isEmpty && !error.what.hasSuffix(".") && !error.what.contains("\n")) }
    }
}
