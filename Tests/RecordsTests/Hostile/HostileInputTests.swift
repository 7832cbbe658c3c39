import Foundation
import FuzzTargets
import Records
import TestSupport
import Testing

/// Input made by somebody who means harm, or as bad as if it were.
@Suite("Hostile input")
struct HostileInputTests {
    /// Reads `document` in pieces of 16 bytes until it is refused.
    private static func refusal(
        _ document: [UInt8], limit: Int = 1 << 16
    ) throws -> (error: ExportError?, consumed: Int) {
        var reading = XMLReading.keepingEverything
        reading.limit = limit
        var reader = try XMLReader(reading)
        var consumed = 0
        do throws(ExportError) {
            for start in stride(from: 0, to: document.count, by: 16) {
                let piece = Array(document[start..<min(start + 16, document.count)])
                reader.push(piece)
                consumed += piece.count
                while try reader.next() != nil {}
            }
            reader.finish()
            while try reader.next() != nil {}
            return (nil, consumed)
        } catch {
            return (error, consumed)
        }
    }

    @Test("published XML attacks are refused for their DOCTYPE, and little more than it has been taken in by then")
    func publishedAttacks() throws {
        guard let folder = Vectors.folder("xml-hostile") else { return }
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var refused = 0
        for case let file as URL in files where file.pathExtension == "xml" {
            let document = Array(try Data(contentsOf: file))
            let outcome = try Self.refusal(document)
            guard let doctype = Data(document).range(of: Data("<!DOCTYPE".utf8)) else {
                #expect(outcome.error == nil, "\(file.lastPathComponent)")
                continue
            }
            refused += 1
            #expect(outcome.error?.code == .doctype, "\(file.lastPathComponent)")
            // A reader looks again at what was incomplete when half as much again is there.
            #expect(outcome.consumed < doctype.upperBound * 3 / 2 + 16, "\(file.lastPathComponent)")
        }
        #expect(refused == 16)
    }

    @Test(
        "XML that does not end is refused within its limit and half as much again",
        arguments: ["<a b='", "<a>text ", "<a><!-- ", "<a><?p ", "<a><![CDATA[", "<a ", "<a", "</", "<a>&#0000"])
    func endlessMarkup(start: String) throws {
        let document = Array(start.utf8) + Array(repeating: UInt8(ascii: "0"), count: 1 << 20)
        let outcome = try Self.refusal(document, limit: 1 << 14)
        #expect(outcome.error != nil)
        #expect(outcome.consumed < 3 << 13)
    }

    @Test("elements nested without end are refused within a few kilobytes")
    func endlessNesting() throws {
        let document = Array(String(repeating: "<a>", count: 100_000).utf8)
        let outcome = try Self.refusal(document)
        #expect(outcome.error?.code == .tooLarge)
        #expect(outcome.consumed < 4096)
    }

    @Test(
        "a record of delimited text that does not end is refused at its limit", arguments: ["a,b\n\"", "a,b\n", "\""])
    func endlessRecord(start: String) throws {
        var splitter = try CSVSplitter(dialect: CSVDialect(), mode: .strict, recordLimit: 1 << 14)
        splitter.push(Array(start.utf8))
        var consumed = 0
        let error = #expect(throws: ExportError.self) {
            while consumed < 1 << 20 {
                splitter.push(Array(repeating: UInt8(ascii: "x"), count: 512))
                consumed += 512
                while try splitter.next() != nil {}
            }
        }
        #expect([.longRecord, .longField].contains(error?.code))
        #expect(consumed <= 1 << 14 + 512)
    }

    /// What makes readers slow that look back, look ahead or copy what they have: 64 KiB of it take
    /// one that is quadratic minutes.
    static let slow: [(target: FuzzTarget, options: String, start: String, pattern: String)] = [
        (.csvTokenizer, "0000002520", "a,b\n", "\""), (.csvTokenizer, "0000000520", "a,b\n", ","),
        (.csvTokenizer, "0000002520", "a,b\n", "\r"), (.csvTokenizer, "0000003520", "a,b\n", "\"\"x\n"),
        (.csvTokenizer, "0010002520", "a,b\n\"", "\\\""), (.csvTokenizer, "0000003500", "a\n", "\"x\"y\n"),
        (.csvTokenizer, "0003020520", "", "\n"), (.csvTokenizer, "0002000520", "", "sep=;\n"),
        (.csvTokenizer, "0000000500", "\"a", "\"\","), (.fixedWidth, "002520", "", "0\n"),
        (.fixedWidth, "002520", "", "\u{1A}"), (.fixedWidth, "203520", "", "é"), (.fixedWidth, "112520", "", "D\r"),
        (.xmlScanner, "1520", "<a>", "&amp;"), (.xmlScanner, "1520", "<a><![CDATA[", "]]"),
        (.xmlScanner, "1520", "<a b='", "&#38;"), (.xmlScanner, "1520", "<a>", "<b/>"),
        (.xmlScanner, "1520", "<a>", "<b xmlns:p='urn:q'></b>"), (.xmlScanner, "1520", "<a>", "<!---->"),
        (.xmlScanner, "1520", "<a>\n", " "), (.xmlScanner, "3520", "<a>", "<r><c d='1'/></r>"),
        (.xmlPath, "", "/a", "//a"), (.xmlPath, "", "", "//a/*\n"), (.sniffers, "0000", "", "\",\n"),
        (.sniffers, "0000", "", "\\'"), (.sniffers, "0000", "", "<"), (.sniffers, "0000", "", "\u{0}"),
        (.gzipInflater, "141", "", "x"), (.gzipInflater, "042", "", "\u{1F}"), (.zipArchive, "00", "", "PK\u{5}\u{6}"),
        (.encodings, "21", "", "\u{0}\u{D8}"), (.encodings, "05", "", "€"),
    ]

    @Test("repetition does not make a reader slow", arguments: slow.indices)
    func repetition(index: Int) throws {
        let slow = Self.slow[index]
        let count = (1 << 16) / slow.pattern.utf8.count
        let input = slow.options + slow.start + String(repeating: slow.pattern, count: count)
        try slow.target.check(Array(input.utf8))
    }
}
