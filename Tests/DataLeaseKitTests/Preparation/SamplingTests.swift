import Agreements
import Bundles
import Foundation
import Primitives
import Pseudonyms
import Records
import TestSupport
import Testing

@testable import DataLeaseKit

@Suite("sampling")
struct SamplingTests {
    /// Accounts of 300 customers in a made-up order, some without one, with values of many shapes.
    private static let rows: [(account: String, line: String)] = {
        var generator = SeededGenerator(seed: 6)
        return (0..<2_000).map { number in
            let customer = Int.random(in: 0..<300, using: &generator)
            let account = number % 97 == 5 ? "" : "C-\(customer)"
            let spelling =
                number.isMultiple(of: 3) ? account.lowercased() : number.isMultiple(of: 7) ? " \(account) " : account
            let phone = number % 211 == 3 ? "unknown" : "07700 9\(10_000 + number)"
            let note = number == 1_234 ? String(repeating: "long ", count: 50) : number == 777 ? "Café" : "n"
            return (account, "\(number),\(spelling),\(phone),\"\(note)\",2026-0\(1 + number % 9)-01")
        }
    }()

    private static let header = "Id,AccountId,Phone,Notes,Created\n"
    private static let csv = header + rows.map { $0.line + "\n" }.joined()

    private static func plan(_ sample: String) throws -> DatasetPlan {
        try TransformedExport.plan([
            "format: csv", "key: Id", "sample: \(sample)",
            "fields: {Id: {do: keep}, AccountId: {do: token, type: customer}, Phone: {do: phone}, Notes: {do: keep},"
                + " Created: {do: keep}}",
        ])
    }

    private static func request(
        include: [String] = [], onlyIncluded: Bool = false, conditions: [String] = []
    ) -> PreparationRequest {
        PreparationRequest(
            agreement: "", exports: [], folder: "", key: "", isRehearsal: true, include: include,
            includesOnly: onlyIncluded, conditions: conditions, threads: 1, library: .zlib(level: 1))
    }

    private static func selection(_ sample: String, _ request: PreparationRequest) throws -> RowSelection {
        let plan = try plan(sample)
        return try RowSelection(
            plan, try RowWishes(request, datasets: [plan.name]), key: try TransformedExport.key(), bundle: nil)
    }

    /// The ids of the records that are taken, of batches of `size` records each.
    private static func taken(
        _ sample: String, _ request: PreparationRequest = request(), batchesOf size: Int = 2_000, shapes: [Int] = []
    ) throws -> (ids: [Int], counts: RowCounts) {
        var selection = try selection(sample, request)
        selection.shapes = shapes
        let rules = ExportRules(try plan(sample), consulting: selection.fields)
        let columns = ["Id", "AccountId", "Phone", "Notes", "Created"]
        let tokenizer = try CSVTokenizer(
            dialect: CSVDialect(), mode: .policy(rules.malformed), columns: columns,
            columnRules: try rules.columnRules(columns), needsRecords: selection.needsRecords)
        let chooser = selection.chooser(rules, codec: CellCodec())
        var (ids, counts) = ([Int](), RowCounts())
        for first in stride(from: 0, to: rows.count, by: size) {
            let lines = rows[first..<min(first + size, rows.count)].map { $0.line + "\n" }
            var batch = Batch(
                kind: .records, bytes: Array(lines.joined().utf8), firstRecord: first, recordCount: lines.count,
                firstLine: first + 2)
            try tokenizer.tokenise(&batch)
            counts.add(try chooser.choose(&batch, behind: counts.fitting))
            ids += lines.indices.map { first + $0 }.filter {
                batch.cells.leftOut.isEmpty || !batch.cells.leftOut[$0 - first]
            }
        }
        return (ids, counts)
    }

    @Test(
        "the same rows are taken however the export is cut into batches",
        arguments: [
            "{rows: 70}", "{every: 13}", "{by: AccountId, share: 1/10}", "{where: 'Created before 2026-04-01'}",
            "{rows: 70, where: 'Created before 2026-04-01'}",
            "{every: 13, where: 'Notes length > 1 or Phone is malformed'}",
            "{by: AccountId, share: 1/10, where: 'not Created after 2026-05-31'}",
        ])
    func batches(_ sample: String) throws {
        for request in [
            Self.request(), Self.request(include: ["3", "999", "1999", "4711"]),
            Self.request(include: ["7"], onlyIncluded: true), Self.request(conditions: ["Phone matches \"*1?1*\""]),
        ] {
            let whole = try Self.taken(sample, request, shapes: [5, 1_000])
            #expect(whole.ids.count == whole.counts.taken)
            for size in [1, 7, 64, 1_999] {
                let cut = try Self.taken(sample, request, batchesOf: size, shapes: [5, 1_000])
                #expect(cut.ids == whole.ids && cut.counts == whole.counts, "\(sample) \(size)")
            }
        }
    }

    @Test("a family is taken whole or not at all, in any spelling, and who names none is left out and counted")
    func wholeFamilies() throws {
        let (ids, counts) = try Self.taken("{by: AccountId, share: 1/10}")
        let accounts = Set(ids.map { Self.rows[$0].account })
        #expect((10...55).contains(accounts.count))
        #expect(
            ids
                == Self.rows.indices.filter {
                    !Self.rows[$0].account.isEmpty && accounts.contains(Self.rows[$0].account)
                })
        #expect(counts.nameless == Self.rows.count { $0.account.isEmpty })
        #expect(counts.sampled == ids.count)
    }

    @Test("rows and every go by the number among those that fit, and included records come in addition")
    func numbers() throws {
        let fitting = Self.rows.indices.filter { $0 % 9 < 3 }
        #expect(try Self.taken("{rows: 70, where: 'Created before 2026-04-01'}").ids == Array(fitting.prefix(70)))
        let everyFifth = fitting.indices.filter { $0.isMultiple(of: 5) }.map { fitting[$0] }
        #expect(try Self.taken("{every: 5, where: 'Created before 2026-04-01'}").ids == everyFifth)
        #expect(
            try Self.taken("{every: 5}", Self.request(conditions: ["Created before 2026-04-01"])).ids == everyFifth)
        let more = try Self.taken("{rows: 3}", Self.request(include: ["1", "50", "51"]))
        #expect(more.ids == [0, 1, 2, 50, 51])
        #expect(more.counts.sampled == 3 && more.counts.included == 2 && more.counts.found == 3)
        #expect(try Self.taken("{rows: 3}", Self.request(include: ["1", "50"], onlyIncluded: true)).ids == [1, 50])
    }

    @Test("nothing on the command line lets out what the agreement's where does not")
    func withheld() throws {
        let only = "{where: 'Created before 2026-02-01'}"
        // 9 fits, 10 does not.
        let both = try Self.taken(only, Self.request(include: ["9", "10"]))
        #expect(both.ids == [9])
        #expect(both.counts.found == 2 && both.counts.withheld == 1)
        let wider = try Self.taken(only, Self.request(conditions: ["Created after 2000-01-01"]))
        #expect(wider.ids == Self.rows.indices.filter { $0.isMultiple(of: 9) })
    }

    @Test("every test of a condition takes what it says")
    func tests() throws {
        func ids(_ condition: String) throws -> [Int] {
            try Self.taken("{rows: 2000}", Self.request(conditions: [condition])).ids
        }
        #expect(try ids("Id = \"17\"") == [17])
        #expect(try ids("Id in (\"17\", \"4\", \"x\")") == [4, 17])
        #expect(try ids("Id != \"17\"").count == 1_999)
        #expect(try ids("AccountId is empty") == Self.rows.indices.filter { $0 % 97 == 5 })
        #expect(try ids("Phone is malformed") == Self.rows.indices.filter { $0 % 211 == 3 })
        #expect(try ids("Notes length > 200") == [1_234])
        #expect(try ids("Notes length = 4") == [777])
        #expect(try ids("Id matches \"19?9\"") == Self.rows.indices.filter { $0 / 100 == 19 && $0 % 10 == 9 })
        #expect(try ids("Id matches \"1*\" and not (Id length > 1)") == [1])
        #expect(try ids("Created after 2026-08-31 and Id length < 2") == [8])
        #expect(try ids("Id = \"3\" or Id = \"2\" and Id = \"1\"") == [3])
    }

    @Test("a pipeline gives the same bytes and counts for any number of threads")
    func threads() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("sampling-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        // Several batches of about a megabyte.
        let body = Self.csv.dropFirst(Self.header.count)
        try Data((Self.header + String(repeating: String(body), count: 24)).utf8).write(to: file)
        let families = try Self.taken("{by: AccountId, share: 1/10}").counts.sampled
        for (sample, wanted) in [
            ("{by: AccountId, share: 1/10}", 24 * families),
            ("{rows: 9000, where: 'Created before 2026-04-01'}", 9_000),
            ("{every: 700}", 69),
        ] {
            let plan = try Self.plan(sample)
            var first: (content: [UInt8], counts: RowCounts)?
            for threads in [1, 2, 3, 8] {
                let selection = try Self.selection(sample, Self.request(include: ["1111"]))
                let rules = ExportRules(plan, consulting: selection.fields)
                let pipeline = Pipeline(
                    rules: rules, selection: selection, threads: threads, library: .zlib(level: 1))
                var content: [UInt8] = []
                let tally = try await pipeline.run(
                    try ExportBytes(file.path),
                    steps: try BatchSteps(rules, key: try TransformedExport.key(), bundle: nil)
                ) { content += $0.content }
                #expect(tally.rowsShared == content.count { $0 == 0x0A } - 1)
                #expect(tally.counts.sampled == wanted && tally.counts.found == 24)
                #expect(
                    first.map { $0.content == content && $0.counts == tally.counts } ?? true, "\(sample) \(threads)")
                first = first ?? (content, tally.counts)
            }
        }
    }

    private static func shapes(
        in input: ExportInput, _ sample: String, _ selection: RowSelection, wanted: Int
    ) throws -> FirstPass.Findings {
        var nobody: PeopleSurvey?
        return try FirstPass.findings(in: input, try plan(sample), selection, shapes: wanted, people: &nobody)
    }

    @Test("shapes adds the first rows of each look that the sample would miss, and no others")
    func shapes() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("shapes-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(Self.csv.utf8).write(to: file)
        let sample = "{rows: 3, shapes: 1}"
        let selection = try Self.selection(sample, Self.request())
        let found = try Self.shapes(in: .file(file.path), sample, selection, wanted: 1)
        // An id of four digits and the longest one; who has no account; a phone of letters; notes beyond ASCII and long.
        #expect(found.shapes.contains(5) && found.shapes.contains(214) == false)
        #expect(found.shapes.contains(777) && found.shapes.contains(1_234) && found.shapes.contains(3))
        #expect(found.shapes.count <= 8, "\(found.shapes)")
        #expect(found.shapes == found.shapes.sorted() && !found.shapes.contains(0))
        #expect(found.digest == Digest.sha256(Array(Self.csv.utf8)))
        let taken = try Self.taken(sample, shapes: found.shapes)
        #expect(taken.ids == [0, 1, 2] + found.shapes)
        #expect(taken.counts.shapes == found.shapes.count)
        // Where the sample has every look there is, nothing is added.
        let all = try Self.selection("{rows: 2000, shapes: 1}", Self.request())
        #expect(try Self.shapes(in: .file(file.path), sample, all, wanted: 1).shapes == [])
        // What the agreement does not let out is not added either.
        let early = "{rows: 3, shapes: 2, where: 'Created before 2026-02-01'}"
        let narrow = try Self.shapes(
            in: .file(file.path), early, try Self.selection(early, Self.request()), wanted: 2)
        #expect(narrow.shapes.allSatisfy { $0.isMultiple(of: 9) })
        #expect(throws: KitError.self) {
            try Self.shapes(in: .standardInput, sample, selection, wanted: 1)
        }
    }

    /// What a bundle would hold of `lines`, under a dataset given as the lines below its name.
    private static func written(_ lines: [String], _ dataset: [String]) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("rows-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        let plan = try TransformedExport.plan(dataset)
        let key = try TransformedExport.key()
        let selection = try RowSelection(
            plan, try RowWishes(Self.request(), datasets: [plan.name]), key: key, bundle: nil)
        let rules = ExportRules(plan, consulting: selection.fields)
        let reading = try Exports.reading(try ExportBytes(file.path), rules, needsRecords: true)
        var written: [UInt8] = []
        while let batch = try reading.next() {
            let worker = BatchWorker(
                try BatchSteps(rules, key: key, bundle: nil), codec: reading.codec,
                tokenizer: reading.tokenizer, chooser: selection.chooser(rules, codec: reading.codec))
            written += try worker.transform(ChosenBatch(batch: batch, counts: nil)).bytes
        }
        return String(decoding: written, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test("of a record whose fields are not known nothing is known")
    func broken() throws {
        for (malformed, condition) in [("shape", "not AccountId = \"A\""), ("set-aside", "AccountId != \"A\"")] {
            let written = try Self.written(
                ["Id,AccountId", "1,A", "2", "3,B", "4,C,D", "5,"],
                [
                    "format: csv", "csv: {delimiter: \",\", header: {row: 1}}", "malformed: \(malformed)",
                    "sample: {where: '\(condition)'}", "fields: {Id: {do: keep}, AccountId: {do: keep}}",
                ])
            #expect(written == ["Id,AccountId", "3,B", "5,"], "\(malformed)")
        }
    }

    @Test("an account is picked alike by its halves, as a whole, and as an IBAN")
    func accounts() throws {
        let numbers = (0..<80).map { 10_000_000 + $0 * 7_919 }
        func picked(_ header: String, _ sample: String, _ fields: String, _ line: (Int) -> String) throws -> [String] {
            let lines = [header] + numbers.map { "\($0),\(line($0))" }
            return try Self.written(
                lines, ["format: csv", "sample: \(sample)", "fields: {Id: {do: keep}, \(fields)}"]
            ).dropFirst().map { String($0.prefix(8)) }
        }
        let halves = try picked(
            "Id,Sort,Number", "{by: Number, share: 1/2}",
            "Sort: {do: account, part: sort-code, with: Number}, Number: {do: account, part: number, with: Sort}"
        ) { "00-12-34,\($0)" }
        #expect((15...65).contains(halves.count))
        let sorted = try picked(
            "Id,Sort,Number", "{by: Sort, share: 1/2}",
            "Sort: {do: account, part: sort-code, with: Number}, Number: {do: account, part: number, with: Sort}"
        ) { "001234,\($0)" }
        let whole = try picked("Id,Account", "{by: Account, share: 1/2}", "Account: {do: account}") { "00-12-34 \($0)" }
        let iban = try picked("Id,Iban", "{by: Iban, share: 1/2}", "Iban: {do: account}") { "GB00TEST001234\($0)" }
        #expect(sorted == halves && whole == halves && iban == halves)
        // A name, dropped or not, is another type.
        let names = try picked("Id,Name", "{by: Name, share: 1/2}", "Name: {do: drop}") { "N\($0)" }
        #expect(!names.isEmpty && names != halves)
    }
}
