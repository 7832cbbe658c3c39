import Agreements
import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

/// The guarantee of docs/fidelity.md over generated files: a few thousand here, and as many as the environment variable
/// DATALEASE_FIDELITY_FILES says (`make fuzz`: 100,000).
struct FidelityPropertyTests {
    private static let count =
        ProcessInfo.processInfo.environment["DATALEASE_FIDELITY_FILES"].flatMap { Int($0) } ?? 3_000

    private struct Pair: Encodable {
        let delimiter: String
        let escape: String
        let encoding: String
        let before: String
        let after: String
    }

    private func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    @Test("broken files come back byte for byte when kept, and keep their structure when every value is shaped")
    func delimited() throws {
        let plans = try FileDialect.all.map { ($0, try TransformedExport.plan($0.dataset)) }
        var random = SeededGenerator(seed: 20_261_121)
        try withTemporaryFolder { folder in
            let file = folder.path + "/export"
            var pairs: [UInt8] = []
            var originals: [[UInt8]] = []
            func compare() throws {
                let script = Checkout.root.appendingPathComponent("Tests/DataLeaseKitTests/Fidelity/compare_csv.py")
                let outcome = try Peer.succeed(["python3", script.path], input: pairs)
                #expect(outcome.text.isEmpty)
                for line in outcome.text.split(separator: "\n").prefix(5) {
                    let number = line.split(separator: " ").first.flatMap { Int($0) } ?? 0
                    Issue.record("\(line)\n\(hex(originals[number]))")
                }
                (pairs, originals) = ([], [])
            }
            for number in 0..<Self.count {
                let (dialect, plan) = plans[number % plans.count]
                let bytes = random.brokenFile(dialect)
                guard !bytes.isEmpty else { continue }
                try Data(bytes).write(to: URL(fileURLWithPath: file))
                let envelope = try DataLease.envelope(file, copy: nil, format: .csv)
                #expect(envelope.firstDifference == nil, "\(dialect) \(hex(bytes))")
                #expect(envelope.size == bytes.count, "\(dialect) \(hex(bytes))")
                let transformed: TransformedExport
                do {
                    transformed = try TransformedExport(file, plan)
                } catch let error as any Refusal {
                    // Nothing but an export without a record is too little to be transformed.
                    #expect(error.what.contains("no record") || error.what.contains("is empty"), "\(error.what)")
                    continue
                }
                #expect(transformed.setAside.isEmpty)
                let pair = Pair(
                    delimiter: String(dialect.delimiter), escape: dialect.hasEscape ? "\\" : "",
                    encoding: dialect.encoding.rawValue, before: hex(bytes), after: hex(transformed.bytes))
                pairs += try JSONEncoder().encode(pair) + [0x0A]
                originals.append(bytes)
                if originals.count == 5_000 { try compare() }
            }
            try compare()
        }
    }
}
