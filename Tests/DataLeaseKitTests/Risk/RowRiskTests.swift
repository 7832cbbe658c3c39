import Agreements
import Bundles
import Foundation
import Records
import TestSupport
import Testing

@testable import DataLeaseKit

/// How many rows are alike in what leaves: k and its company, against a count by hand and one the slow way.
struct RowRiskTests {
    private static let standardFields = [
        "fields:", "  Id: {do: token}", "  City: {do: keep}", "  Postcode: {do: postcode, outward: keep}",
        "  DateOfBirth: {do: date, truncate: year}", "  Balance: {do: bucket, size: 100}",
        "  Notes: {do: keep, category: free-text}",
    ]

    private static func plan(_ risk: String? = nil, fields: [String] = standardFields) throws -> DatasetPlan {
        try TransformedExport.plan(["format: csv"] + (risk.map { ["risk: \($0)"] } ?? []) + fields)
    }

    private static let header = "Id,City,Postcode,DateOfBirth,Balance,Notes\n"

    /// Rows of an export, and what is to be counted of them.
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rows: [String]
        let k: Int
        let unique: Int
        let belowFive: Int
        var empty = 0
        var first: String?
    }

    private static let examples = [
        Example(
            testDescription: "all rows are alike", rows: Array(repeating: "%,Leeds,LS1 4AB,1970-01-02,5,a", count: 6),
            k: 6, unique: 0, belowFive: 0),
        Example(
            testDescription: "a year and an outward code are all that is compared of a date and a postcode",
            rows: (1...5).map { "%,Leeds,LS1 4A\(["A", "B", "D", "E", "F"][$0 - 1]),1970-0\($0)-02,5,a" }, k: 5,
            unique: 0, belowFive: 0),
        Example(
            testDescription: "money and free text tell nobody apart",
            rows: (1...5).map { "%,Leeds,LS1 4AB,1970-01-02,\($0)00,note \($0)" }, k: 5, unique: 0, belowFive: 0),
        Example(
            testDescription: "one field tells one row apart",
            rows: Array(repeating: "%,Leeds,LS1 4AB,1970-01-02,5,a", count: 5) + ["%,Leeds,LS1 4AB,1931-01-02,5,a"],
            k: 1, unique: 1, belowFive: 1, first: "DateOfBirth"),
        Example(
            testDescription: "two fields together make rows fewer than each does",
            rows: ["Leeds,LS1 4AB", "Leeds,YO1 4AB", "York,LS1 4AB", "York,YO1 4AB"].flatMap { pair in
                (0..<3).map { _ in "%,\(pair),1970-01-02,5,a" }
            }, k: 3, unique: 0, belowFive: 12, first: "City"),
        Example(
            testDescription: "a row with none of the fields says nothing of anybody",
            rows: Array(repeating: "%,Leeds,,,5,a", count: 5) + ["%,,,,5,a", "%, , ,,5,b"], k: 5, unique: 0,
            belowFive: 0, empty: 2),
        Example(
            testDescription: "an empty field is a value like any other where another is filled",
            rows: Array(repeating: "%,Leeds,LS1 4AB,,5,a", count: 5) + ["%,Leeds,,,5,a"], k: 1, unique: 1,
            belowFive: 1, first: "Postcode"),
        Example(
            testDescription: "spellings count as they stand",
            rows: Array(repeating: "%,Leeds,,,5,a", count: 4) + ["%,LEEDS,,,5,a", "%,\"Leeds\",,,5,a"], k: 1,
            unique: 1, belowFive: 1, first: "City"),
        Example(testDescription: "nothing is filled", rows: ["%,,,,5,a"], k: 0, unique: 0, belowFive: 0, empty: 1),
    ]

    @Test("k, unique rows and rows below five are what a count by hand gives", arguments: examples)
    func counted(_ example: Example) throws {
        let text = Self.header + example.rows.enumerated().map { $1.replacing("%", with: "C-\($0)") + "\n" }.joined()
        let risk = try MeasuredExport(text, try Self.plan()).risk
        #expect(risk.over == ["City", "Postcode", "DateOfBirth"])
        #expect(!risk.isDeclared)
        #expect(risk.likeness.smallest == example.k)
        #expect(risk.likeness.unique == example.unique)
        #expect(risk.likeness.belowFive == example.belowFive)
        #expect(risk.likeness.rows == example.rows.count - example.empty)
        #expect(risk.empty == example.empty)
        #expect(risk.firstToGeneralise?.field == example.first)
    }

    @Test("random rows are counted as the slow way counts them, however little memory there is")
    func property() throws {
        var generator = SeededGenerator(seed: 20_261_122)
        let names = ["City", "Sex", "JobTitle", "Country"]
        for round in 0..<24 {
            let width = 1 + round % names.count
            let variety = 1 + Int.random(in: 0..<6, using: &generator)
            let asked = Int.random(in: 2...9, using: &generator)
            let rows = (0..<Int.random(in: 1...400, using: &generator)).map { _ in
                (0..<width).map { _ in
                    let value = Int.random(in: 0...variety, using: &generator)
                    return value == 0 ? "" : "v\(value * value)"
                }
            }
            let text =
                (["Id"] + names.prefix(width)).joined(separator: ",") + "\n"
                + rows.enumerated().map { "\($0),\($1.joined(separator: ","))\n" }.joined()
            let plan = try Self.plan(
                "{k: \(asked)}",
                fields: ["fields:", "  Id: {do: token}"] + names.prefix(width).map { "  \($0): {do: keep}" })
            let expected = MeasuredExport.likeness(of: rows, threshold: asked)
            for limit in [ProofIndex.standardLimit, 2_000, 64] {
                let risk = try MeasuredExport(text, plan, memoryLimit: limit).risk
                #expect(risk.over == Array(names.prefix(width)))
                #expect(risk.likeness == expected)
                #expect(risk.empty == rows.count - expected.rows)
                for field in 0..<width {
                    let others = rows.map { row in row.indices.filter { $0 != field }.map { row[$0] } }
                    let likeness = MeasuredExport.likeness(of: others, threshold: asked)
                    #expect(
                        risk.without[field]
                            == RowRisk.Without(
                                field: names[field], smallest: likeness.smallest, below: likeness.belowAsked))
                }
            }
        }
    }

    @Test("what is in memory and what was written away are counted together, in one share or many")
    func spilled() throws {
        var generator = SeededGenerator(seed: 3)
        let hashes = (0..<5_000).map { _ in generator.next() }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("risk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for limit in [ProofIndex.standardLimit, 50_000, 1_000, 1] {
            var index = RiskIndex(fieldCount: 1, threshold: 3, path: folder.path + "/risk", memoryLimit: limit)
            for begin in stride(from: 0, to: 5_000, by: 100) {
                try index.add(Array(hashes[begin..<begin + 100]))
                // Every second one comes twice.
                try index.add(stride(from: begin, to: begin + 100, by: 2).map { hashes[$0] })
            }
            #expect(index.isSpilled == (limit < 1_000_000))
            let likenesses = try index.likenesses(threads: 1)
            #expect(try index.likenesses(threads: 3) == likenesses)
            let likeness = try #require(likenesses.first)
            #expect(likeness.rows == 7_500)
            #expect(likeness.classes == 5_000)
            #expect(likeness.unique == 2_500)
            #expect(likeness.belowAsked == 7_500)
            #expect(likenesses.dropFirst() == [RowRisk.Likeness()])
        }
    }

    @Test("only rows that leave count")
    func sample() throws {
        let rows = (0..<20).map { "C-\($0),\($0.isMultiple(of: 2) ? "Leeds" : "York \($0)"),,,5,a\n" }
        let measured = try MeasuredExport(
            Self.header + rows.joined(), try Self.plan(), selection: SampleSelection(.every(2)))
        #expect(measured.risk.likeness.rows == 10)
        #expect(measured.risk.likeness.smallest == 10)
        #expect(measured.values[1] == 10)
    }

    @Test("a record that is too broken to know its fields is compared in none of them")
    func malformed() throws {
        let rows = Array(repeating: "C-1,Leeds,,,5,a\n", count: 5).joined()
        let plan = try TransformedExport.plan(["format: csv", "malformed: set-aside"] + Self.standardFields)
        let aside = try MeasuredExport(Self.header + rows + "1,Hull,a,b,c,d,e,f\n", plan)
        #expect(aside.risk.likeness.smallest == 5)
        #expect(aside.risk.empty == 0)
        let shaped = try TransformedExport.plan(["format: csv", "malformed: shape"] + Self.standardFields)
        #expect(try MeasuredExport(Self.header + rows + "1,Hull,a,b,c,d,e,f\n", shaped).risk.empty == 1)
    }

    @Test("in XML what stands in a record more than once counts in its order, and what goes with its parent does not")
    func xml() throws {
        let plan = try TransformedExport.plan([
            "format: xml", "xml: {record: /all/one}", "fields:", "  /all/one/town: {do: keep}",
            "  /all/one/@sex: {do: keep}", "  /all/one/home: {do: drop}", "  /all/one/home/city: {do: keep}",
        ])
        func risk(_ records: String) throws -> RowRisk { try MeasuredExport("<all>\(records)</all>", plan).risk }
        let twice = "<one sex=\"f\"><town>Hull</town><town>York</town></one>"
        #expect(try risk(twice + twice).likeness.smallest == 2)
        #expect(try risk(twice + "<one sex=\"f\"><town>York</town><town>Hull</town></one>").likeness.unique == 2)
        #expect(try risk(twice + "<one sex='f'><town>H&#117;ll</town><town>York</town></one>").likeness.smallest == 2)
        let gone = try risk(
            "<one sex=\"f\"><home><city>Leeds</city></home></one><one sex=\"f\"><home><city>Bath</city></home></one>")
        #expect(gone.likeness.smallest == 2)
    }

    @Test("the figures are the same for any number of threads")
    func threads() async throws {
        var generator = SeededGenerator(seed: 11)
        let cities = ["Leeds", "York", "Hull", "Bath"]
        let text =
            Self.header
            + (0..<12_000).map { row in
                "C-\(row),\(cities[Int.random(in: 0..<4, using: &generator)]),LS\(row % 90) 4AB,19\(10 + row % 80)-01-02,5,"
                    + String(repeating: "x", count: 200) + "\n"
            }.joined()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("risk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("export").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        let plan = try Self.plan()
        let rules = ExportRules(plan, comparing: QuasiIdentifiers.rules(of: plan))
        let request = PreparationRequest(
            agreement: "", exports: [], folder: "", key: "", isRehearsal: true, threads: 1, library: .zlib(level: 1))
        let wishes = try RowWishes(request, datasets: ["export"])
        let selection = try RowSelection(plan, wishes, key: try TransformedExport.key(), bundle: nil)
        var risks: Set<RowRisk> = []
        for threads in [1, 3] {
            let measure = try RiskMeasure(
                rules, path: folder.path + "/risk", random: { [UInt8](repeating: UInt8(threads), count: $0) },
                memoryLimit: 40_000)
            let pipeline = Pipeline(rules: rules, selection: selection, threads: threads, library: .zlib(level: 1))
            let steps = try BatchSteps(rules, key: try TransformedExport.key(), bundle: nil)
            _ = try await pipeline.run(try ExportBytes(file), steps: steps, measuring: measure) { _ in }
            risks.insert(try measure.finish())
        }
        #expect(risks.count == 1)
        #expect(risks.first?.likeness.rows == 12_000)
    }
}
