import Agreements
import Detection
import Primitives
import Records
import TestSupport
import Testing

@testable import DataLeaseKit

/// Random files against a slow and obvious count of the same records.
@Suite("What was read is what was sent and what was held back")
struct ExchangeEquationTests {
    /// A record, as it was made up and as it is written.
    private struct Item {
        var line: String
        var pence: Int
        var code: String
        var day: CivilDate
        var isPersons: Bool
    }

    private static let legalNames = [
        "J Smith Ltd", "Rowan Larch Services Limited", "Smith & Sons Ltd", "Elm PLC", "Tŷ Gwyn Cyf",
        "Oak and Ash LLP Ltd",
    ]
    private static let people = ["SMITH & SONS", "ROWAN PLC HOLDINGS", "THE BAKERY", "J SMITH", "", "Elm plc & Co"]
    private static let notes = ["Line rental", "", "broadband, fibre", "credit note 17", "2026-11", "n/a"]
    private static let personalNotes = ["ring 07700 900123", "jo.smith@example.com", "Mr John Smith", "4 High Street"]

    private struct Dialect {
        let plan: DatasetPlan
        let unit: ExchangeTerms.Amount.Unit
        let day: (CivilDate) -> String
    }

    private static func dialects() throws -> [Dialect] {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let days: [(String, (CivilDate) -> String)] = [
            ("yyyy-mm-dd", { "\($0)" }), ("dd/mm/yyyy", { "\(two($0.day))/\(two($0.month))/\($0.year)" }),
            ("yyyymmdd", { "\($0.year)\(two($0.month))\(two($0.day))" }),
        ]
        return try ["pounds", "pence"].flatMap { unit in
            try days.map { form, day in
                let plan = try ExchangedFile.plan([
                    "format: csv",
                    "exchange:", "  {direction: outbound, sequence: s, acknowledgeWithin: P2D, persons: hold-back,",
                    "  amount: {field: Amount, unit: \(unit)}, code: Code, date: {field: Day, form: \(form)},",
                    "  payers: {by: Reference, register: r.csv}}",
                    "fields: {Reference: {do: keep}, Name: {do: keep, category: name}, Account: {do: keep, category: account},"
                        + " Amount: {do: keep}, Day: {do: keep}, Code: {do: keep}, Note: {do: keep}}",
                ])
                return Dialect(plan: plan, unit: unit == "pounds" ? .pounds : .pence, day: day)
            }
        }
    }

    private static func item(_ dialect: Dialect, _ random: inout SeededGenerator) throws -> Item {
        let size = [9, 99, 9_999, 999_999, 99_999_999].randomElement(using: &random) ?? 9
        let pence = Int.random(in: -size / 4...size, using: &random)
        let payer = Int.random(in: 0..<12, using: &random)
        let day = try #require(CivilDate(daysSinceEpoch: 20_750 + Int.random(in: 0..<60, using: &random)))
        let code = ["01", "17", "18", "19", "99"].randomElement(using: &random) ?? "17"
        var isPersons = payer >= legalNames.count
        var name = isPersons ? people[payer % people.count] : legalNames[payer]
        switch Int.random(in: 0..<10, using: &random) {
        case 0: name = name.uppercased()
        case 1 where !isPersons: name = ""
        case 2 where !isPersons:
            // Somebody else's.
            name = "J Smithson"
            isPersons = true
        case 3: name = "Example Telecom Limited"
        default: break
        }
        var note = notes.randomElement(using: &random) ?? ""
        if Int.random(in: 0..<12, using: &random) == 0 {
            note = personalNotes.randomElement(using: &random) ?? ""
            isPersons = true
        }
        var amount: String
        if dialect.unit == .pence {
            amount = "\(pence)"
        } else {
            amount = MoneyTotal(rows: 0, pence: pence).pounds
            if Bool.random(using: &random) { amount.removeAll { $0 == "£" } }
            if Bool.random(using: &random) { amount.removeAll { $0 == "," } }
        }
        let cells = ["P\(payer)", name, "\(10_000_000 + payer)", amount, dialect.day(day), code, note]
        let written = cells.map { cell in
            cell.contains(",") || Int.random(in: 0..<6, using: &random) == 0 ? "\"\(cell)\"" : cell
        }
        return Item(
            line: written.joined(separator: ",") + (Int.random(in: 0..<4, using: &random) == 0 ? "\r\n" : "\n"),
            pence: pence, code: code, day: day, isPersons: isPersons)
    }

    @Test("ten thousand random files come to what a slow count says, and what is sent is theirs byte for byte")
    func equation() throws {
        var random = SeededGenerator(seed: 813)
        let dialects = try Self.dialects()
        let register = try ExchangedFile.register(Self.legalNames.enumerated().map { ("P\($0.offset)", $0.element) })
        let columns = ["Reference", "Name", "Account", "Amount", "Day", "Code", "Note"]
        let codec = CellCodec()
        var (sent, held) = (0, 0)
        let machines = try dialects.map { dialect in
            let rules = ExportRules(dialect.plan, showingEverything: true)
            let fields = try #require(ExchangeFields(rules))
            let proof = try OutputProof(
                path: "/nonexistent", random: { Array(repeating: 7, count: $0) }, strictness: .nobody)
            let worker = BatchWorker(
                try BatchSteps(rules, key: try TransformedExport.key(), bundle: nil), codec: codec,
                tokenizer: .csv(
                    try CSVTokenizer(
                        dialect: CSVDialect(), mode: .policy(.refuse), columns: columns,
                        columnRules: try rules.columnRules(columns), needsRecords: true)),
                chooser: RowChooser(SampleSelection(.all)),
                proof: try proof.begin(rules, entry: "export.csv", policy: .setAside),
                exchange: ExchangeStep(fields, register: register, parties: ["Example Telecom Ltd"]))
            return (rules: rules, fields: fields, worker: worker)
        }
        for number in 0..<10_000 {
            let place = number % dialects.count
            let (rules, fields, worker) = machines[place]
            let items = try (0..<Int.random(in: 1...5, using: &random)).map { _ in
                try Self.item(dialects[place], &random)
            }
            let book = try ExchangeBook(fields, rules, expecting: nil, items: nil, heldBack: nil)
            var (bytes, rowsShared, first) = ([UInt8](), 0, 0)
            while first < items.count {
                let count = Int.random(in: 1...items.count - first, using: &random)
                let batch = Batch(
                    kind: .records, bytes: Array(items[first..<first + count].map(\.line).joined().utf8),
                    firstRecord: first, recordCount: count, firstLine: first + 2)
                let output = try worker.transform(ChosenBatch(batch: batch, counts: nil))
                try book.add(output.exchange)
                bytes += output.bytes
                rowsShared += output.counts.taken - output.exchange.entries.count { $0.heldBack != nil }
                first += count
            }
            let booked = try book.finish(rowsRead: items.count, rowsShared: rowsShared)
            let kept = items.filter { !$0.isPersons }
            let left = items.filter(\.isPersons)
            func total(_ items: [Item]) -> MoneyTotal {
                MoneyTotal(rows: items.count, pence: items.reduce(0) { $0 + $1.pence })
            }
            var fits = bytes == Array(kept.map(\.line).joined().utf8)
            fits = fits && booked.read == total(items) && booked.sent == total(kept) && booked.heldBack == total(left)
            fits = fits && booked.marks.count == kept.count
            fits = fits && booked.groups.reduce(0) { $0 + $1.read.rows } == items.count
            for group in booked.groups {
                func ours(_ items: [Item]) -> MoneyTotal {
                    total(items.filter { $0.code == group.code && $0.day == group.date })
                }
                fits = fits && group.read == ours(items) && group.sent == ours(kept) && group.heldBack == ours(left)
            }
            // One look a file: ten thousand of them are to take seconds.
            guard fits else {
                Issue.record("file \(number): \(items.map(\.line))")
                return
            }
            sent += kept.count
            held += left.count
        }
        // Both happen often, or nothing was tried.
        #expect(sent > 10_000 && held > 10_000, "\(sent) \(held)")
    }

    @Test("one thread and several send the same")
    func threads() async throws {
        // Batches are of a mebibyte: what fills them is dropped, and nobody looks into it.
        let plan = try ExchangedFile.plan([
            "format: csv",
            "exchange:", "  {direction: outbound, sequence: s, acknowledgeWithin: P2D, persons: hold-back,",
            "  amount: {field: Amount, unit: pence}, code: Code, payers: {by: Reference, register: r.csv}}",
            "fields: {Reference: {do: keep}, Amount: {do: keep}, Code: {do: keep},"
                + " Filler: {do: drop, category: free-text}}",
        ])
        let register = try ExchangedFile.register([("P0", "J Smith Ltd"), ("P2", "Elm PLC")])
        let filler = String(repeating: "x", count: 2_000)
        var (file, kept) = ("Reference,Amount,Code,Filler\n", "Reference,Amount,Code\n")
        for number in 0..<1_800 {
            let record = "P\(number % 3),\(number &* 7_919 % 100_000),\(number % 5)"
            file += "\(record),\(filler)\n"
            if number % 3 != 1 { kept += "\(record)\n" }
        }
        for threads in [1, 2, 5] {
            let sent = try await ExchangedFile(file, plan, register, threads: threads)
            #expect(sent.text == kept, "\(threads)")
            #expect(sent.booked.read.rows == 1_800 && sent.booked.heldBack.rows == 600)
            #expect(sent.booked.groups.count == 5)
        }
    }
}
