import Agreements
import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

/// The guarantee of docs/fidelity.md over generated XML.
struct XMLFidelityTests {
    /// What becomes of comments and processing instructions.
    enum Margins: String, CaseIterable, Encodable {
        /// Both are shaped; only data of `xml-stylesheet` can be.
        case shape
        /// Comments are shaped, instructions kept.
        case keep
        /// Both are dropped.
        case drop

        var targets: [String] {
            self == .shape ? ["xml-stylesheet"] : ["xml-stylesheet", "app", "php", "xml-model", "Foo.bar-1", "_x"]
        }

        var dataset: [String] {
            let comments = self == .keep ? "shape" : rawValue
            return [
                "format: xml", "xml: {record: \"/*/*\"}", "otherwise: shape",
                "fields: {\"#comment\": {do: \(comments)}, \"#pi\": {do: \(rawValue)}}",
            ]
        }
    }

    private struct Pair: Encodable {
        let encoding: String
        let margins: Margins
        /// Whether other parsers must accept it.
        let sound: Bool
        let before: String
        let after: String
    }

    private static let kinds = DocumentEncoding.all.flatMap { encoding in Margins.allCases.map { (encoding, $0) } }

    @Test("well-formed documents come back byte for byte when kept, and keep their tree when every value is shaped")
    func wellFormed() throws {
        let plans = try Dictionary(
            uniqueKeysWithValues: Margins.allCases.map { ($0, try TransformedExport.plan($0.dataset)) })
        var comparison = Comparison("compare_xml.py")
        try withTemporaryFolder { folder in
            let file = folder.path + "/export"
            for number in 0..<Comparison.count(2_000) {
                let (encoding, margins) = Self.kinds[number % Self.kinds.count]
                let style = DocumentStyle(encoding: encoding, targets: margins.targets)
                let bytes = WellFormedDocuments.document(style, seed: UInt64(number))
                try Data(bytes).write(to: URL(fileURLWithPath: file))
                do {
                    let envelope = try DataLease.envelope(file, copy: nil, format: .xml)
                    #expect(envelope.firstDifference == nil, "\(encoding.name) \(hex(bytes))")
                    #expect(envelope.size == bytes.count, "\(encoding.name) \(hex(bytes))")
                    let transformed = try TransformedExport(file, try #require(plans[margins]))
                    let pair = Pair(
                        encoding: encoding.name, margins: margins, sound: true, before: hex(bytes),
                        after: hex(transformed.bytes))
                    try comparison.add(pair, "\(encoding.name) \(margins) \(hex(bytes))")
                } catch let error as any Refusal {
                    // What is dropped may part brackets from a `>` that would end a section with them.
                    let isSeam = margins == .drop && error.what.contains("]]>")
                    #expect(isSeam, "\(error.what) \(encoding.name) \(margins) \(hex(bytes))")
                }
            }
            try comparison.finish()
        }
    }

    @Test("values and records that reach over the ends of pieces and batches keep their tree")
    func longValues() throws {
        let plan = try TransformedExport.plan(Margins.shape.dataset)
        var comparison = Comparison("compare_xml.py")
        let signs = String(repeating: "- / ", count: 24)
        for encoding in DocumentEncoding.all where ["utf-8", "utf-16be"].contains(encoding.name) && !encoding.hasMark {
            func long(_ text: String, _ size: Int) -> String {
                String(repeating: text + signs, count: size / signs.utf8.count)
            }
            var text =
                "<?xml version='1.0' encoding='\(encoding.declared[0])'?>\r\n<r a='\(long("Zoë&#x142;\n", 150_000))'>"
            text += "<b>\(long("Ann &amp; ]]&gt; \r\n", 200_000))</b><!--\(long("x", 100_000))--> "
            text +=
                "<b><![CDATA[\(long("]] > <b>", 100_000))]]></b>\(String(repeating: "<c d=\"12\">e</c>\t", count: 5_000))"
            text += "<b>\(long("</b ><b>", 200_000))\(long(">", 300_000))</b></r>"
            let bytes = encoding.bytes(text)
            try withTemporaryFolder { folder in
                let file = folder.path + "/export"
                try Data(bytes).write(to: URL(fileURLWithPath: file))
                let envelope = try DataLease.envelope(file, copy: nil, format: .xml)
                #expect(envelope.firstDifference == nil && envelope.size == bytes.count, "\(encoding.name)")
                let pair = Pair(
                    encoding: encoding.name, margins: .shape, sound: true, before: hex(bytes),
                    after: hex(try TransformedExport(file, plan).bytes))
                try comparison.add(pair, encoding.name)
            }
        }
        try comparison.finish()
    }

    @Test("broken documents are refused, or come back byte for byte and keep what other parsers see of them")
    func broken() throws {
        let plans = try Dictionary(
            uniqueKeysWithValues: Margins.allCases.map { ($0, try TransformedExport.plan($0.dataset)) })
        var comparison = Comparison("compare_xml.py")
        var random = SeededGenerator(seed: 20_261_122)
        var refused = 0
        let count = Comparison.count(1_500)
        try withTemporaryFolder { folder in
            let file = folder.path + "/export"
            for number in 0..<count {
                let (encoding, margins) = Self.kinds[number % Self.kinds.count]
                let style = DocumentStyle(encoding: encoding, targets: margins.targets)
                let bytes = random.brokenDocument(WellFormedDocuments.document(style, seed: random.next()))
                guard !bytes.isEmpty else { continue }
                try Data(bytes).write(to: URL(fileURLWithPath: file))
                do {
                    let envelope = try DataLease.envelope(file, copy: nil, format: .xml)
                    #expect(envelope.firstDifference == nil, "\(encoding.name) \(hex(bytes))")
                    #expect(envelope.size == bytes.count, "\(encoding.name) \(hex(bytes))")
                    let transformed = try TransformedExport(file, try #require(plans[margins]))
                    let pair = Pair(
                        encoding: encoding.name, margins: margins, sound: false, before: hex(bytes),
                        after: hex(transformed.bytes))
                    try comparison.add(pair, "\(encoding.name) \(margins) \(hex(bytes))")
                } catch let error as any Refusal {
                    #expect(!error.what.contains("disagree"), "\(encoding.name) \(hex(bytes))")
                    refused += 1
                }
            }
            try comparison.finish()
        }
        // A test of refusals alone, or of none, would be another one.
        #expect(refused > count / 4 && refused < count)
    }
}
