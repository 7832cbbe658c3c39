import Agreements
import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

/// The guarantee of docs/fidelity.md over generated files: a few thousand here, and as many as the environment variable
/// DATALEASE_FIDELITY_FILES says (`make fuzz`: 100,000).
struct FidelityPropertyTests {
    private struct Pair: Encodable {
        let delimiter: String
        let quote: String
        let escape: String
        let encoding: String
        let before: String
        let after: String

        init(_ dialect: FileDialect, before: [UInt8], after: [UInt8]) {
            delimiter = String(dialect.delimiter)
            quote = dialect.quote.map(String.init) ?? ""
            escape = dialect.hasEscape ? "\\" : ""
            encoding = dialect.encoding.pythonName
            self.before = hex(before)
            self.after = hex(after)
        }
    }

    @Test("broken files come back byte for byte when kept, and keep their structure when every value is shaped")
    func delimited() throws {
        let plans = try FileDialect.all.map { ($0, try TransformedExport.plan($0.dataset)) }
        var random = SeededGenerator(seed: 20_261_121)
        var comparison = Comparison("compare_csv.py")
        try withTemporaryFolder { folder in
            let file = folder.path + "/export"
            for number in 0..<Comparison.count(3_000) {
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
                    let isWithoutRecord = error.what.contains("no record") || error.what.contains("is empty")
                    #expect(isWithoutRecord && dialect.header == 0, "\(error.what) \(dialect) \(hex(bytes))")
                    continue
                }
                #expect(transformed.setAside.isEmpty)
                try comparison.add(
                    Pair(dialect, before: bytes, after: transformed.bytes), "\(dialect) \(hex(bytes))")
            }
            try comparison.finish()
        }
    }

    @Test("fields and records that reach over the ends of pieces and batches keep their structure")
    func longFields() throws {
        var comparison = Comparison("compare_csv.py")
        var random = SeededGenerator(seed: 20_261_123)
        let dialects = [
            FileDialect(delimiter: ",", quote: "\"", hasEscape: false, encoding: .utf8),
            FileDialect(
                delimiter: "\t", quote: "'", hasEscape: true, encoding: .utf16LittleEndian, preamble: 1, header: 1),
            FileDialect(delimiter: ";", quote: "\"", hasEscape: true, encoding: .windows1252, header: 2, footer: 3),
        ]
        for dialect in dialects {
            let bytes = random.largeFile(dialect)
            #expect(bytes.count > 1 << 20)
            try withTemporaryFolder { folder in
                let file = folder.path + "/export"
                try Data(bytes).write(to: URL(fileURLWithPath: file))
                let envelope = try DataLease.envelope(file, copy: nil, format: .csv)
                #expect(envelope.firstDifference == nil && envelope.size == bytes.count, "\(dialect)")
                let transformed = try TransformedExport(file, try TransformedExport.plan(dialect.dataset))
                try comparison.add(Pair(dialect, before: bytes, after: transformed.bytes), "\(dialect)")
            }
        }
        try comparison.finish()
    }
}

extension SeededGenerator {
    /// A file of over 1 MiB, and so of two batches, with values of any length up to 400 KiB.
    fileprivate mutating func largeFile(_ dialect: FileDialect) -> [UInt8] {
        let quote = dialect.quote.map(String.init) ?? ""
        // Most of a long value takes no work, so that a slow build tests what is meant here: where things end.
        let signs = String(repeating: "- / ", count: 24)
        var text = ""
        for _ in 0..<dialect.preamble { text += "Report\r\n" }
        for _ in 0..<dialect.header {
            text += ["Id", "Name", "Note"].joined(separator: String(dialect.delimiter)) + "\n"
        }
        var size = 0
        while size < 17 << 16 {
            for column in 0..<3 {
                if column > 0 { text.append(dialect.delimiter) }
                let isLong = below(4) == 0
                let word = field(dialect, isQuoting: false)
                let piece = isLong ? "Zoë \(quote)\(quote)12\(dialect.delimiter)\r\n \(signs)" : value()
                let copies = String(repeating: piece, count: isLong ? 1 + below(1 << below(12)) : 1)
                text += isLong ? quote + copies + quote : word
                size += isLong ? copies.utf8.count : word.utf8.count
            }
            text += lineEnd()
        }
        for _ in 0..<dialect.footer { text += "Total\n" }
        return encode(text, dialect.encoding)
    }
}
