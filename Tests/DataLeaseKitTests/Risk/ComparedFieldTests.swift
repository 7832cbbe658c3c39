import Agreements
import Bundles
import TestSupport
import Testing

@testable import DataLeaseKit

/// Which fields are compared, which are named beside them, and which pseudonyms give themselves away.
struct ComparedFieldTests {
    private func risk(_ fields: [(String, String)], risk: String? = nil, text: String? = nil) throws -> RowRisk {
        let plan = try TransformedExport.plan(
            ["format: csv"] + (risk.map { ["risk: \($0)"] } ?? []) + ["fields:"]
                + fields.map { "  \($0.0): \($0.1)" })
        let header = fields.map(\.0).joined(separator: ",") + "\n"
        return try MeasuredExport(text ?? header + fields.map { _ in "a" }.joined(separator: ",") + "\n", plan).risk
    }

    @Test("fields that describe a person and leave readable are guessed, and no others")
    func guessed() throws {
        let risk = try risk([
            ("Id", "{do: token}"), ("FirstName", "{do: keep, category: name}"), ("JobTitle", "{do: keep}"),
            ("Gender", "{do: keep}"), ("Town", "{do: shape}"), ("Amount", "{do: keep}"),
            ("Balance", "{do: bucket, size: 10}"),
            ("Notes", "{do: keep}"), ("InstallDate", "{do: date, truncate: month}"), ("Age", "{do: bucket, size: 10}"),
            ("BirthDate", "{do: date, shift: P30D, by: Id}"), ("Branch", "{do: keep, category: address}"),
            ("Territory", "{do: keep, category: job}"), ("Status", "{do: keep}"), ("City", "{do: mask}"),
        ])
        #expect(risk.over == ["JobTitle", "Gender", "InstallDate", "Age", "Branch", "Territory"])
        #expect(risk.identifying == ["FirstName"])
        #expect(risk.leftAside == 0)
    }

    @Test("of more than eight the most telling are compared, and how many are not is said")
    func many() throws {
        let towns = (1...6).map { ("Town\($0)", "{do: keep}") }
        let risk = try risk(
            [("Language", "{do: keep}"), ("Gender", "{do: keep}")] + towns
                + [("DateOfBirth", "{do: keep}"), ("Postcode", "{do: keep}")])
        #expect(risk.over == towns.map(\.0) + ["DateOfBirth", "Postcode"])
        #expect(risk.leftAside == 2)
    }

    @Test("the agreement says which fields are compared, whatever they are called")
    func declared() throws {
        let risk = try risk(
            [("Id", "{do: token}"), ("Tariff", "{do: keep}"), ("Town", "{do: keep}")], risk: "{over: [Tariff]}",
            text: "Id,Tariff,Town\n1,A,Leeds\n2,A,York\n3,B,Hull\n")
        #expect(risk.over == ["Tariff"])
        #expect(risk.isDeclared)
        #expect(risk.likeness.smallest == 1)
        #expect(risk.asked == nil)
        #expect(risk.firstToGeneralise?.field == "Tariff")
        #expect(
            risk.text == "k is 1 over Tariff: 3 of 3 rows have fewer than 5 alike, and 1 are like no other; generalise"
                + " Tariff first: without it there is nothing to compare")
    }

    @Test("nothing to compare is nothing to say")
    func nothing() throws {
        let risk = try risk([("Id", "{do: token}"), ("Amount", "{do: keep}")])
        #expect(risk.over.isEmpty)
        #expect(risk.figures == nil)
        #expect(risk.text == nil)
    }

    /// Values of a field, and what is counted of their pseudonyms.
    struct Frequencies: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let values: [String]
        let isWeak: Bool
        var distinct: Int?
        var most = 0
    }

    private static let frequencies = [
        Frequencies(
            testDescription: "two values in forty", values: (0..<40).map { "state\($0 % 2)" }, isWeak: true,
            distinct: 2,
            most: 20),
        Frequencies(
            testDescription: "two values in thirty-nine", values: (0..<39).map { "state\($0 % 2)" }, isWeak: true,
            distinct: 2, most: 20),
        Frequencies(testDescription: "ten values in forty", values: (0..<40).map { "state\($0 % 10)" }, isWeak: false),
        Frequencies(testDescription: "all different", values: (0..<2_000).map { "state\($0)" }, isWeak: false),
        Frequencies(
            testDescription: "one of many is a tenth of all",
            values: (0..<3_000).map { $0.isMultiple(of: 10) ? "Smith" : "Family\($0)" }, isWeak: true, distinct: nil,
            most: 300),
        Frequencies(
            testDescription: "the most frequent of many is less than a tenth",
            values: (0..<3_000).map { $0.isMultiple(of: 12) ? "Smith" : "Family\($0)" }, isWeak: false),
        Frequencies(
            testDescription: "empty ones do not count", values: (0..<100).map { $0 < 19 ? "a" : "" }, isWeak: false),
    ]

    @Test("pseudonyms of few values, or with one that stands out, are named with their figures", arguments: frequencies)
    func pseudonyms(_ frequencies: Frequencies) throws {
        for operation in ["shape", "token"] {
            let text = "Kind,Id\n" + frequencies.values.enumerated().map { "\($1),\($0)\n" }.joined()
            let risk = try risk([("Kind", "{do: \(operation)}"), ("Id", "{do: digits}")], text: text)
            guard frequencies.isWeak else {
                #expect(risk.pseudonyms.isEmpty)
                continue
            }
            let weak = try #require(risk.pseudonyms.first)
            #expect(risk.pseudonyms.count == 1)
            #expect(weak.field == "Kind")
            #expect(weak.values == frequencies.values.count)
            #expect(weak.distinct == frequencies.distinct)
            #expect(frequencies.most - 10...frequencies.most ~= weak.most)
            #expect(risk.figures?.pseudonyms == 1)
        }
    }

    @Test("the outward code is all that is read of a postcode's pseudonym")
    func outwardCodes() {
        for (pseudonym, code) in [
            ("SW1A 9ZX", "SW1A"), ("ls1 4cm", "LS1"), ("LS14CM", "LS1"), ("LS1", "LS1"), ("SW1A-9ZX", "SW1A"), ("", ""),
            ("KOMIVCKOM", ""), ("CKOMI", ""), ("M", ""),
        ] {
            #expect(RiskStep.outwardCode(Array(pseudonym.utf8).span) == Array(code.utf8))
        }
    }
}
