import Records
import Testing

@testable import Pseudonyms

@Suite("families")
struct FamilyTests {
    private func answers(
        _ operation: Operator, _ values: [String], companions: [String]? = nil, share: UInt64? = 1 << 63,
        seed: UInt8 = 1
    ) throws -> [FamilyPicker.Answer] {
        let picker = FamilyPicker(operator: operation, key: try fieldKey(seed: seed), threshold: share)
        return try picker.answers(
            for: column(values.map { Array($0.utf8) }), companions: companions.map { column($0.map { Array($0.utf8) }) }
        )
    }

    @Test(
        "about the share is picked, other families under another key, and more of a larger share hold those of a smaller"
    )
    func share() throws {
        let ids = (0..<4_000).map { "C-\($0)" }
        let tenth = UInt64.max / 10
        let picked = try answers(.keep, ids, share: tenth).map { $0 == .picked }
        #expect((320...480).contains(picked.count { $0 }))
        #expect(try answers(.keep, ids, share: tenth).map { $0 == .picked } == picked)
        let others = try answers(.keep, ids, share: tenth, seed: 2).map { $0 == .picked }
        #expect((20...70).contains(zip(picked, others).count { $0 && $1 }))
        let more = try answers(.keep, ids, share: tenth * 2).map { $0 == .picked }
        #expect(zip(picked, more).allSatisfy { !$0 || $1 })
        #expect(try answers(.keep, ids, share: nil).allSatisfy { $0 == .picked })
        #expect(try answers(.keep, ["", "a"], share: nil) == [.none, .picked])
    }

    @Test(
        "spellings that an operator takes for one value are one family",
        arguments: [
            (Operator.keep, ["Smith & Co", "SMITH & CO", "smith & co"]),
            (.token(reversible: false), ["AB-12", "ab-12"]), (.shape, ["Élan", "ÉLAN"]),
            (.phone, ["07700 900123", "+44 7700 900123", "0044 (0)7700-900123", "7700900123", "07700900123 ext 5"]),
            (.email, ["A@Example.COM", "a@example.com"]), (.postcode(.area), ["LS1 1AA", "ls11aa", "LS1-1aa"]),
            (.digits, ["12-34-56", "123456", "12 34 56"]), (.date(.year), ["2026-01-02", "02/01/2026", "20260102"]),
            (
                .account(.whole),
                ["00-12-34 12345678", "00123412345678", "GB00TEST00123412345678", "gb11 test 0012 3412 3456 78"]
            ),
            (.identifier(.nino), ["QQ 12 34 56 C", "qq123456c"]),
        ] as [(Operator, [String])])
    func spellings(_ operation: Operator, _ values: [String]) throws {
        // Under many keys: half of the families are picked, so one key alone would say little.
        for seed in UInt8(1)...24 {
            let answers = try answers(operation, values, seed: seed)
            #expect(Set(answers).count == 1, "\(operation) \(seed)")
        }
    }

    @Test("the halves of an account and the whole of it are one family")
    func halves() throws {
        for seed in UInt8(1)...24 {
            let whole = try answers(.account(.whole), ["00-12-34 12345678"], seed: seed)
            #expect(try answers(.account(.number), ["12345678"], companions: ["001234"], seed: seed) == whole)
            #expect(try answers(.account(.sortCode), ["00-12-34"], companions: ["12345678"], seed: seed) == whole)
        }
    }

    @Test("a wrong number of companions is refused")
    func companions() {
        #expect(throws: PseudonymError.companions(values: 2, companions: 1)) {
            try answers(.account(.number), ["1", "2"], companions: ["3"])
        }
    }
}

@Suite("forms")
struct ValueFormTests {
    @Test(
        "what has the form of its operator and what has not",
        arguments: [
            (
                .phone, ["07700 900123", "+44 7700 900123", "01632 960001 / 01632 960002", "+1 202 555 0100"],
                ["0770", "unknown", "07700 9OO123", "07700 900123 (Mum)"]
            ),
            (
                .email, ["a@example.com", "A.B+c@mail.example.com"],
                [
                    "a", "a@", "@example.com", "a@example", "a@b@example.com", "a b@example.com", "<a@example.com>",
                    "a@.example",
                ]
            ),
            (.postcode(.area), ["LS1 1AA", "ls11aa", "LS1"], ["LS1 1A", "Leeds", "LS1 1AA UK"]),
            (.account(.whole), ["00-12-34 12345678", "12345678", "GB00TEST00123412345678"], ["123", "none"]),
            (.account(.number), ["12345678"], ["123456789", "1234X"]),
            (.account(.sortCode), ["00-12-34", "001234"], ["0012345"]),
            (.identifier(.nino), ["QQ123456C"], ["QQ12345C"]),
            (
                .date(.month), ["2026-01-31", "31/01/2026", "2026-01-31T10:00:00Z"],
                ["2026-02-30", "January", "0000-00-00"]
            ),
            (.bucket(size: 10), ["12", "-1,234.50"], ["12a", "1,23"]),
        ] as [(Operator, [String], [String])])
    func forms(_ operation: Operator, _ right: [String], _ wrong: [String]) throws {
        let form = try #require(ValueForm(operation))
        let values = column((right + wrong + [""]).map { Array($0.utf8) })
        let met = try form.isMet(by: values.bytes, ends: values.ends)
        #expect(met == right.map { _ in true } + wrong.map { _ in false } + [true], "\(operation)")
    }

    @Test("operators that take any value expect no form")
    func none() {
        for operation in [Operator.keep, .blank, .drop, .shape, .token(reversible: false), .digits, .constant("x")] {
            #expect(ValueForm(operation) == nil)
        }
    }
}
