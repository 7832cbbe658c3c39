import Agreements
import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

/// Records that are too broken to know their fields, against a second reader in another language.
struct SetAsideTests {
    private struct File: Encodable {
        let delimiter: String
        let quote: String
        let escape: String
        let encoding: String
        let bytes: String
    }

    private struct Judgement: Decodable {
        let lines: [Int]
        let rest: String
        let odd: Int?
    }

    private static let dialects: [FileDialect] = [",", ";", "\t"].flatMap { (delimiter: Character) in
        ([("\"", false), ("\"", true), ("'", false), (nil, false)] as [(Character?, Bool)]).flatMap {
            quote, hasEscape in
            [.utf8, .windows1252, .utf16LittleEndian, .utf32BigEndian].map {
                FileDialect(delimiter: delimiter, quote: quote, hasEscape: hasEscape, encoding: $0, header: 1)
            }
        }
    }

    /// A plan that knows three columns and sets aside whatever does not have them.
    private func plan(_ dialect: FileDialect, _ operation: String) throws -> DatasetPlan {
        let fields = ["Id", "Name", "Note"].map { "\($0): {do: \(operation)}" }.joined(separator: ", ")
        return try TransformedExport.plan(
            ["format: csv", dialect.declaration, "malformed: set-aside", "fields: {\(fields)}"])
    }

    private func bytesOf(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.map { UInt8($0 < 0x61 ? $0 - 0x30 : $0 - 0x61 + 10) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    @Test("the records set aside are those that a second reader finds malformed, and all others are as without them")
    func reference() throws {
        var random = SeededGenerator(seed: 20_261_124)
        let plans = try Self.dialects.map { ($0, try plan($0, "keep"), try plan($0, "shape")) }
        let files = (0..<Comparison.count(800)).map { random.fileOfThree(plans[$0 % plans.count].0) }
        var input: [UInt8] = []
        for (number, bytes) in files.enumerated() {
            let dialect = plans[number % plans.count].0
            let file = File(
                delimiter: String(dialect.delimiter), quote: dialect.quote.map(String.init) ?? "",
                escape: dialect.hasEscape ? "\\" : "", encoding: dialect.encoding.pythonName, bytes: hex(bytes))
            input += try JSONEncoder().encode(file) + [0x0A]
        }
        let script = Checkout.root.appendingPathComponent("Tests/DataLeaseKitTests/Fidelity/Python/reference_csv.py")
        let judgements = try Peer.succeed(["python3", "-B", script.path], input: input).output.split(separator: 0x0A)
            .map { try JSONDecoder().decode(Judgement.self, from: Data($0)) }
        try #require(judgements.count == files.count)
        var count = 0
        try withTemporaryFolder { folder in
            let file = folder.path + "/export"
            for (number, bytes) in files.enumerated() {
                let (dialect, keeping, shaping) = plans[number % plans.count]
                let judgement = judgements[number]
                count += judgement.lines.count
                try Data(bytes).write(to: URL(fileURLWithPath: file))
                do {
                    let kept = try TransformedExport(file, keeping)
                    #expect(judgement.odd == nil, "\(dialect) \(hex(bytes))")
                    #expect(kept.setAside == judgement.lines, "\(dialect) \(hex(bytes))")
                    #expect(hex(kept.bytes) == judgement.rest, "\(dialect) \(hex(bytes))")
                } catch let error as any Refusal {
                    // A field may go on behind such a record, so while some field is kept there is no policy for it.
                    let isThere = error.what.hasPrefix("line \(judgement.odd ?? -1): ")
                    #expect(isThere, "\(error.what) \(dialect) \(hex(bytes))")
                }
                let shaped = try TransformedExport(file, shaping)
                #expect(shaped.setAside == judgement.lines, "\(dialect) \(hex(bytes))")
                try Data(bytesOf(judgement.rest)).write(to: URL(fileURLWithPath: file))
                let rest = try TransformedExport(file, shaping)
                #expect(rest.setAside.isEmpty, "\(dialect) \(hex(bytes))")
                #expect(rest.bytes == shaped.bytes, "\(dialect) \(hex(bytes))")
            }
        }
        #expect(count > files.count)
    }
}

extension SeededGenerator {
    /// A file with a sound header of three columns, and records of which some are not sound.
    fileprivate mutating func fileOfThree(_ dialect: FileDialect) -> [UInt8] {
        let delimiter = String(dialect.delimiter)
        var text = below(6) == 0 && dialect.encoding.hasMark ? "\u{FEFF}" : ""
        if below(8) == 0 { text += "sep=\(delimiter)\(lineEnd())" }
        text += ["Id", "Name", "Note"].joined(separator: delimiter) + lineEnd()
        for _ in 0..<below(12) {
            if below(12) == 0 { text += lineEnd() }
            let count = below(6) == 0 ? 1 + below(5) : 3
            text += (0..<count).map { _ in field(dialect, isQuoting: false) }.joined(separator: delimiter) + lineEnd()
        }
        if below(3) == 0 { text += field(dialect, isQuoting: true) + (dialect.hasEscape && below(3) == 0 ? "\\" : "") }
        return encode(text, dialect.encoding)
    }
}
