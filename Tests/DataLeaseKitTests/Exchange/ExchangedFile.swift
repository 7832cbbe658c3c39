import Agreements
import Bundles
import Detection
import Foundation
import Primitives
import Pseudonyms
import Records
import Testing

@testable import DataLeaseKit

/// Takes a file through the reader, the worker and the book of an exchange, in memory.
struct ExchangedFile {
    /// What leaves.
    let bytes: [UInt8]
    /// What it came to.
    let booked: BookedExchange

    private static let keys = [
        "ICHICbc1ZzWjsRMn3JICwY8PiA60MBoT3KPjbG/HQ/U2", "IH02f8p7IEo0AU0vLJYHfjDeWSB8wZoak2ixlyl10WA6",
        "ILwDo5rTG/TInG8vFCel8ElqUkHzXnS2bbi/WCDpFRHG", "ICr/Mp7Lpcf3B56Mu71z2/ibjJbgPrPInK1eA0HQv6h5",
        "IDh0908x4k7EXt9nJP6Xbc3I5pS8/jHE2rRZ011WhbGH",
    ].map { "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA\($0)" }

    /// The plan of a transactional agreement over one dataset, given as the lines below `- name: export`.
    static func plan(_ dataset: [String]) throws -> DatasetPlan {
        let text =
            """
            apiVersion: datalease/v1
            kind: DataSharingAgreement
            id: DSA-1
            version: 1
            title: A test
            class: transactional
            parties:
              provider: {legalName: Example Telecom Ltd, contact: dpo@example.com}
              recipient: {legalName: Acme Bureau Ltd, contact: privacy@acme.example}
            purposes: [billing]
            prohibitions: [marketing, sale]
            specialCategories: none
            term: {start: 2026-11-01, end: 2026-12-31}
            access:
              preparers: [{name: Pat, key: "\(keys[1])"}]
              signatories:
                provider: [{name: Dana, key: "\(keys[2])"}]
                recipient: [{name: Vic, key: "\(keys[3])"}]
              recipients: [{name: Robin, key: "\(keys[4])"}]
            pseudonyms: {linkable: agreement}
            datasets:
              - name: export
                maxRows: 1000000

            """ + dataset.map { "    \($0)\n" }.joined() + """
                disposal:
                  mode: destroy
                  triggers: [{from: prepared, within: P6Y}]
                  certificateWithin: P7D
                  evidence: [certificate]

                """
        let document = try AgreementDocument.read(Array(text.utf8), name: "test", profiles: .standard)
        return try #require(Plan.compile(document.agreement).first)
    }

    /// Rules that keep what a profile would change, as a line below a dataset.
    static func keeping(_ profile: String) throws -> String {
        let fields = try #require(try ProfileLibrary.standard.profiles().first { $0.name == profile }).fields
        let kept = fields.filter { rule in
            switch rule.operator {
            case .keep, .blank, .drop: false
            default: true
            }
        }
        return "fields: {\(kept.map { "\"\($0.field)\": {do: keep}" }.joined(separator: ", "))}"
    }

    static func register(_ payers: [(String, String)]) throws -> PayerRegister {
        let lines = payers.enumerated().map { "\($1.0),\(10_000_000 + $0),\($1.1)\n" }
        return try PayerRegister(
            Array(("reference,companyNumber,legalName\n" + lines.joined()).utf8), name: "register.csv")
    }

    /// Sends `file` under `plan`.
    init(
        _ file: String, _ plan: DatasetPlan, _ register: PayerRegister?, expecting: String? = nil, threads: Int = 1,
        mostItems: Int = SentItems.mostItems
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("exchange-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(file.utf8).write(to: URL(fileURLWithPath: path))
        let rules = ExportRules(plan, showingEverything: true)
        let fields = try #require(ExchangeFields(rules))
        let step = ExchangeStep(fields, register: register, parties: ["Example Telecom Ltd", "Acme Bureau Ltd"])
        let book = try ExchangeBook(
            fields, rules, expecting: try expecting.map { try ExchangeExpectation(parsing: $0) }, items: nil,
            heldBack: nil, mostItems: mostItems)
        let proof = try OutputProof(
            path: "\(path).proof", random: { Array(repeating: 7, count: $0) }, strictness: .nobody)
        let request = PreparationRequest(
            agreement: "", exports: [], folder: "", key: "", isRehearsal: false, threads: threads,
            library: .zlib(level: 1))
        let selection = try RowSelection(
            plan, try RowWishes(request, datasets: [plan.name]), key: try TransformedExport.key(), bundle: nil)
        let pipeline = Pipeline(
            rules: rules, selection: selection, threads: threads, library: .zlib(level: 1),
            proof: try proof.begin(rules, entry: "data/export.csv", policy: .init(exchanging: plan)), exchange: step)
        var content: [UInt8] = []
        let tally: Pipeline.Tally
        do {
            tally = try await pipeline.run(
                try ExportBytes(path), steps: try BatchSteps(rules, key: try TransformedExport.key(), bundle: nil),
                booking: book, prove: { try proof.add($0) }
            ) { content += $0.content }
        } catch {
            throw ExportRefusal.naming(error, dataset: plan.name, rules: rules)
        }
        booked = try book.finish(rowsRead: tally.rowsRead, rowsShared: tally.rowsShared)
        _ = try proof.finish()
        bytes = content
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What the refusal of a file says; `nil` where it is sent.
    static func refusal(
        _ file: String, _ plan: DatasetPlan, _ register: PayerRegister?, expecting: String? = nil
    ) async throws -> String? {
        do {
            _ = try await ExchangedFile(file, plan, register, expecting: expecting)
            return nil
        } catch let error as any Refusal {
            #expect(error.category == .export)
            return error.description
        }
    }
}
