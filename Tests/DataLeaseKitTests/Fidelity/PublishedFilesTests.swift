import Agreements
import Foundation
import Primitives
import Records
import TestSupport
import Testing

@testable import DataLeaseKit

/// The guarantee of docs/fidelity.md over files that others published, and over the samples of this project.
struct PublishedFilesTests {
    private struct Delimited: Encodable {
        let delimiter: String
        let quote: String
        let escape: String
        let encoding: String
        let before: String
        let after: String
    }

    private struct Document: Encodable {
        let encoding: String
        let margins = "keep"
        let sound: Bool
        let before: String
        let after: String
    }

    /// The pairs of a run, by the parser that compares them, and what was not transformed.
    private struct Run {
        var delimited = Comparison("compare_csv.py")
        var documents = Comparison("compare_xml.py")
        var fixed = Comparison("compare_text.py")
        var count = 0

        /// Keeps and shapes one file.
        mutating func take(_ url: URL) throws {
            let bytes = [UInt8](try Data(contentsOf: url))
            let name = url.lastPathComponent
            count += 1
            let envelope = try DataLease.envelope(url.path, copy: nil)
            #expect(envelope.firstDifference == nil && envelope.size == bytes.count, "\(name)")
            guard !bytes.isEmpty else { return }
            if envelope.format == "xml" {
                let encoding = try #require(try TextEncoding.ofXML(start: bytes, isWhole: true)).name.lowercased()
                let after = try TransformedExport(url.path, try TransformedExport.plan(Self.xml)).bytes
                try documents.add(
                    Document(encoding: encoding, sound: true, before: hex(bytes), after: hex(after)), name)
            } else if name.hasPrefix("standard-18") {
                let after = try TransformedExport(url.path, try TransformedExport.plan(Self.standard18)).bytes
                let encoding = try TextEncoding.sniff(start: bytes, isWhole: true).encoding.name
                let pair = ["encoding": encoding.lowercased(), "before": hex(bytes), "after": hex(after)]
                try fixed.add(pair, name)
            } else {
                try takeDelimited(url.path, bytes, name)
            }
        }

        /// As sniffed, and then declared so.
        private mutating func takeDelimited(_ path: String, _ bytes: [UInt8], _ name: String) throws {
            // What no guess is made of is to be declared; bytes beyond ASCII would then be oddities.
            let encoding = (try? TextEncoding.sniff(start: bytes, isWhole: true).encoding) ?? .utf8
            var text: [UInt8] = []
            var decoder = TextDecoder(encoding, isStrict: false)
            try decoder.decode(bytes, into: &text)
            _ = try decoder.finish(into: &text)
            let dialect = try CSVSniffer.sniff(text, isWhole: true).dialect
            let delimiter = String(UnicodeScalar(dialect.delimiter))
            let quote = dialect.quote.map { String(UnicodeScalar($0)) }
            let declared = FileDialect(
                delimiter: Character(delimiter), quote: quote.map { Character($0) }, hasEscape: dialect.escape != nil,
                encoding: try #require(FileDialect.Encoding(rawValue: encoding.name.lowercased()), "\(name)"))
            let after: [UInt8]
            do {
                after = try TransformedExport(path, try TransformedExport.plan(declared.dataset)).bytes
            } catch let error as any Refusal where error.what.contains("no record") {
                // White space without a record, of which nothing could be changed.
                #expect(bytes.allSatisfy { $0 <= 0x20 }, "\(name)")
                return
            } catch let error as any Refusal where error.what.contains("called a secret") {
                // A secret can only be dropped or blanked. Without its name nobody knows that it is one.
                let end = try #require(bytes.firstIndex(of: 0x0A), "\(name)")
                let rest = Array(bytes[(end + 1)...])
                return try withTemporaryFolder { folder in
                    try folder.write("export", rest)
                    try takeDelimited(folder.path + "/export", rest, name)
                }
            }
            try delimited.add(
                Delimited(
                    delimiter: delimiter, quote: quote ?? "", escape: declared.hasEscape ? "\\" : "",
                    encoding: declared.encoding.rawValue, before: hex(bytes), after: hex(after)), name)
        }

        mutating func finish() throws {
            try delimited.finish()
            try documents.finish()
            try fixed.finish()
        }

        private static let xml = [
            "format: xml", "xml: {record: \"/*/*\"}", "otherwise: shape",
            "fields: {\"#comment\": {do: shape}, \"#pi\": {do: keep}}",
        ]
        private static let standard18 = [
            "format: bacs-standard-18", "malformed: shape", "otherwise: shape",
            "fields: {data.destination-sort-code: {do: shape}}",
        ]
    }

    private func files(below folder: URL) throws -> [URL] {
        let folder = folder.resolvingSymlinksInPath()
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        return names.map { folder.appendingPathComponent($0) }.filter {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
        }
    }

    @Test(
        "every published file is identical when kept, and keeps its structure when shaped",
        arguments: ["csv", "iso20022"])
    func published(_ folder: String) throws {
        guard let folder = Vectors.folder(folder) else { return }
        var run = Run()
        for file in try files(below: folder) { try run.take(file) }
        try run.finish()
        #expect(run.count >= 9)
    }

    @Test("every sample is identical when kept, and keeps its structure when shaped")
    func samples() throws {
        var run = Run()
        for file in try files(below: Checkout.root.appendingPathComponent("samples")) {
            guard file.pathExtension.lowercased() == "zip" else {
                try run.take(file)
                continue
            }
            try withTemporaryFolder { folder in
                _ = try Peer.succeed(["unzip", "-q", file.path, "-d", folder.path])
                for entry in try files(below: folder) { try run.take(entry) }
            }
        }
        try run.finish()
        #expect(run.count > 35)
    }
}
