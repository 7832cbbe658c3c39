import Agreements
import Foundation
import Primitives
import Pseudonyms
import Records
import TestSupport
import Testing

@testable import DataLeaseKit

/// Takes a file through the reader, the operators and the writer of a bundle, in memory and under a fixed key.
struct TransformedExport {
    /// What a rehearsal bundle would hold.
    let bytes: [UInt8]
    let rows: Int
    let setAside: [Int]

    private static let keys = [
        "ICHICbc1ZzWjsRMn3JICwY8PiA60MBoT3KPjbG/HQ/U2", "IH02f8p7IEo0AU0vLJYHfjDeWSB8wZoak2ixlyl10WA6",
        "ILwDo5rTG/TInG8vFCel8ElqUkHzXnS2bbi/WCDpFRHG", "ICr/Mp7Lpcf3B56Mu71z2/ibjJbgPrPInK1eA0HQv6h5",
        "IDh0908x4k7EXt9nJP6Xbc3I5pS8/jHE2rRZ011WhbGH",
    ].map { "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA\($0)" }

    /// The plan of an agreement over one dataset, given as the lines below `- name: export`.
    static func plan(
        _ dataset: [String], profiles: ProfileLibrary = .standard, references: [String] = []
    ) throws -> DatasetPlan {
        let text = agreement(dataset, references: references)
        let document = try AgreementDocument.read(Array(text.utf8), name: "test", profiles: profiles)
        return try #require(Plan.compile(document.agreement).first)
    }

    /// The text of that agreement.
    static func agreement(_ dataset: [String], references: [String] = []) -> String {
        let declared = references.isEmpty ? "" : "references: \(references)\n"
        return """
            apiVersion: datalease/v1
            kind: DataSharingAgreement
            id: DSA-1
            version: 1
            title: A test
            class: debug-sample
            parties:
              provider: {legalName: Example Telecom Ltd, contact: dpo@example.com}
              recipient: {legalName: Acme CRM Systems Ltd, contact: privacy@acme.example}
            fault: {system: CRM, ticket: INC-1, description: A test.}
            purposes: [system-fix]
            \(declared)prohibitions: [marketing, sale, onward-disclosure, re-identification]
            specialCategories: none
            term: {start: 2026-11-01, end: 2026-12-31}
            access:
              preparers: [{name: Pat, key: "\(keys[1])"}]
              signatories:
                provider: [{name: Dana, key: "\(keys[2])"}]
                recipient: [{name: Vic, key: "\(keys[3])"}]
              recipients: [{name: Robin, key: "\(keys[4])"}]
            datasets:
              - name: export
                maxRows: 1000000

            """ + dataset.map { "    \($0)\n" }.joined() + """
                disposal:
                  mode: destroy
                  triggers: [{from: prepared, within: P30D}]
                  certificateWithin: P7D
                  evidence: [certificate]

                """
    }

    /// A key that is the same in every run.
    static func key() throws -> MasterKey {
        var bytes = [UInt8](1...32)
        return try MasterKey(erasing: &bytes)
    }

    /// Reads the file at `path` under `plan`, and writes what a bundle would hold of it.
    init(_ path: String, _ plan: DatasetPlan, selection: SampleSelection = SampleSelection(.all)) throws {
        let rules = ExportRules(plan)
        let reading = try Exports.reading(try ExportBytes(path), rules, needsRecords: true)
        let steps = try BatchSteps(rules, key: try Self.key(), bundle: nil)
        var (bytes, rows, setAside) = ([UInt8](), 0, [Int]())
        while let batch = try reading.next() {
            let worker = BatchWorker(
                steps, codec: reading.codec, tokenizer: reading.tokenizer, chooser: RowChooser(selection))
            let output = try worker.transform(ChosenBatch(batch: batch, counts: nil))
            bytes += output.bytes
            rows += output.counts.taken
            setAside += output.setAside
        }
        self.bytes = bytes
        self.rows = rows
        self.setAside = setAside
    }
}
