import Agreements
import Bundles
import Foundation
import Primitives
import Records
import Testing

@testable import DataLeaseKit

/// Takes a file through as a preparation does, and counts how easily its rows are found again.
struct MeasuredExport {
    let risk: RowRisk
    /// For each rule, how many values it has in records that leave.
    let values: [Int]
    let shared: String

    /// - Parameter memoryLimit: The most bytes of hashes that are held; the others go to the disk.
    init(
        _ text: String, _ plan: DatasetPlan, memoryLimit: Int = ProofIndex.standardLimit,
        selection: SampleSelection = SampleSelection(.all)
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("risk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("export").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        let rules = ExportRules(plan, comparing: QuasiIdentifiers.rules(of: plan))
        let measure = try RiskMeasure(
            rules, path: folder.path + "/risk.partial", random: { [UInt8](repeating: 7, count: $0) },
            memoryLimit: memoryLimit)
        let reading = try Exports.reading(try ExportBytes(file), rules, needsRecords: true)
        let steps = try BatchSteps(rules, key: try TransformedExport.key(), bundle: nil)
        var step: RiskStep?
        var hasColumns = false
        var bytes: [UInt8] = []
        while let batch = try reading.next() {
            if step == nil || (!hasColumns && reading.tokenizer != nil) { step = measure.begin(absent: reading.absent) }
            hasColumns = reading.tokenizer != nil
            let worker = BatchWorker(
                steps, codec: reading.codec, tokenizer: reading.tokenizer, chooser: RowChooser(selection), risk: step)
            let output = try worker.transform(ChosenBatch(batch: batch, counts: nil))
            try measure.add(output.risk)
            bytes += output.bytes
            // What is written away has no name.
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["export"])
        }
        risk = try measure.finish()
        values = measure.values
        shared = String(decoding: bytes, as: UTF8.self)
    }

    /// How many of `rows` are alike, told the slow way: `nil` stands for a row in which nothing is compared.
    static func likeness(of rows: [[String]], threshold: Int) -> RowRisk.Likeness {
        var sizes: [[String]: Int] = [:]
        for row in rows where row.contains(where: { !$0.isEmpty }) { sizes[row, default: 0] += 1 }
        var likeness = RowRisk.Likeness()
        likeness.rows = sizes.values.reduce(0, +)
        likeness.classes = sizes.count
        likeness.smallest = sizes.values.min() ?? 0
        likeness.unique = sizes.values.count { $0 == 1 }
        likeness.belowFive = sizes.values.filter { $0 < 5 }.reduce(0, +)
        likeness.belowAsked = sizes.values.filter { $0 < threshold }.reduce(0, +)
        return likeness
    }
}
