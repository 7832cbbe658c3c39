import Agreements
import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

/// What becomes of `export` under an agreement over one dataset, given as lines.
private func shared(_ export: [UInt8], _ dataset: [String]) throws -> String {
    try withTemporaryFolder { (folder: URL) throws in
        let file = folder.appendingPathComponent("export")
        try Data(export).write(to: file)
        let bytes = try TransformedExport(file.path, try TransformedExport.plan(dataset)).bytes
        return String(decoding: bytes, as: UTF8.self)
    }
}

private func shared(_ export: String, _ dataset: [String]) throws -> String {
    try shared(Array(export.utf8), dataset)
}

/// Expects that `export` is refused with a message that holds `text` and no value of it.
private func expectRefusal(
    of export: String, _ dataset: [String], saying text: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    expectRefusal(of: Array(export.utf8), dataset, saying: text, sourceLocation: sourceLocation)
}

private func expectRefusal(
    of export: [UInt8], _ dataset: [String], saying text: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let error = #expect(throws: (any Error).self, sourceLocation: sourceLocation) { try shared(export, dataset) }
    let refusal = error as? any Refusal
    #expect(refusal?.category == .export, sourceLocation: sourceLocation)
    #expect(refusal?.what.contains(text) == true, "\(refusal?.what ?? "")", sourceLocation: sourceLocation)
    #expect(refusal?.what.lowercased().contains("canary") == false, sourceLocation: sourceLocation)
}

@Suite("lines above the header and below the records that are kept")
struct KeptMarginTests {
    private static let dataset = [
        "format: csv", #"csv: {delimiter: ",", header: {row: 4}, footer: 1}"#,
        ##"fields: {Id: {do: keep}, Name: {do: shape}, "#preamble": {do: keep}, "#footer": {do: keep}}"##,
    ]
    private static let sound = ["Report of November", "", "by region", "Id,Name", "1,Canary", "end of report"]

    @Test("a line that could be a record refuses the export with its line, whatever ends the lines")
    func couldBeRecord() {
        for lineEnd in ["\n", "\r\n", "\r"] {
            for mark in ["", "sep=,", "\u{FEFF}\"sep=,\""] {
                // A `sep=` line is a line of the file, though it is none that a header row counts.
                let offset = mark.isEmpty ? 0 : 1
                for (place, line) in [(0, "Canary,07700 900123"), (2, "1,Canary"), (2, "\"Canary\""), (5, "2,Canary")] {
                    var lines = Self.sound
                    lines[place] = line
                    let export = ((mark.isEmpty ? [] : [mark]) + lines).joined(separator: lineEnd) + lineEnd
                    expectRefusal(
                        of: export, Self.dataset,
                        saying: "a line of the \(place == 5 ? "footer" : "preamble") could be a record, from line"
                            + " \(place + 1 + offset) on")
                }
            }
        }
    }

    @Test("lines without delimiter and quote pass, and so does a sep= line, in quotes or not")
    func pass() throws {
        for mark in ["", "sep=,\r\n", "\"sep=,\"\r\n", "\u{FEFF}SEP=,\r\n"] {
            let export = mark + Self.sound.joined(separator: "\r\n") + "\r\n"
            let shared = try shared(export, Self.dataset)
            #expect(shared.hasPrefix(mark + "Report of November\r\n\r\nby region\r\nId,Name\r\n1,"))
            #expect(shared.hasSuffix("\r\nend of report\r\n"))
            #expect(!shared.contains("Canary"))
        }
    }
}

@Suite("code pages that are declared and do not fit")
struct DeclaredCodePageTests {
    private static let csv = ["format: csv", "fields: {Id: {do: keep}, Name: {do: shape}}"]
    private static let xml = [
        "format: xml", "xml: {record: /people/person}", "fields: {/people/person/name: {do: shape}}",
    ]

    private func document(_ encoding: String, _ name: [UInt8]) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<people><person><name>".utf8) + name
            + Array("</name></person></people>\n".utf8)
    }

    @Test("a code page that is declared for what is UTF-8 refuses the export, in XML too")
    func reallyUTF8() {
        for page in ["windows-1252", "ISO-8859-1", "windows-1251", "ISO-8859-15"] {
            let says = "the export is declared as \(page), and its bytes beyond ASCII are all UTF-8"
            expectRefusal(of: "Id,Name\n1,Canary Müller\n", Self.csv + ["csv: {encoding: \(page)}"], saying: says)
            expectRefusal(of: document(page, Array("Canary Müller".utf8)), Self.xml, saying: says)
        }
    }

    @Test("ASCII is read as whatever page is declared")
    func plain() throws {
        #expect(
            try shared("Id,Name\n1,Canary\n", Self.csv + ["csv: {encoding: windows-1252}"]).hasPrefix("Id,Name\n1,"))
        #expect(try shared(document("iso-8859-1", Array("Canary".utf8)), Self.xml).contains("<people><person><name>"))
    }

    @Test("bytes that do not look like the page of an XML declaration are said to whoever prepares or previews")
    func unlikely() throws {
        // A name in Cyrillic, in windows-1251.
        let bytes = document("windows-1252", [0xD1, 0xE5, 0xF0, 0xE3, 0xE5, 0xE9])
        let says = "declared as windows-1252, and its bytes beyond ASCII do not look like it: is it another code page?"
        try withTemporaryFolder { (folder: URL) throws in
            let file = folder.appendingPathComponent("export.xml")
            try Data(bytes).write(to: file)
            let rules = ExportRules(try TransformedExport.plan(Self.xml))
            let reading = try Exports.reading(try ExportBytes(file.path), rules, needsRecords: false)
            #expect(reading.remarks == [says])
            while try reading.next() != nil {}
            #expect(reading.remarks == [says])
        }
    }
}

@Suite("what is said of an XML export")
struct XMLRemarkTests {
    @Test("which fields are not there and what was dropped is said at the end, and not before")
    func atTheEnd() throws {
        let dataset = [
            "format: xml", "xml: {record: /people/person}",
            "fields: {/people/person/name: {do: shape}, /people/person/fax: {do: drop}, /people/person/age: {do: blank}}",
        ]
        try withTemporaryFolder { (folder: URL) throws in
            let file = folder.appendingPathComponent("export.xml")
            let person = "<person><name>Canary</name><fax>1</fax></person>"
            try Data("<people>\(person)\(person)</people>".utf8).write(to: file)
            let rules = ExportRules(try TransformedExport.plan(dataset))
            let reading = try Exports.reading(try ExportBytes(file.path), rules, needsRecords: false)
            while try reading.next() != nil { #expect(reading.remarks.isEmpty) }
            #expect(
                reading.remarks == ["not in the export: /people/person/age", "dropped: /people/person/fax, 2 times"])
        }
    }
}

@Suite("headers of several records")
struct HeaderRecordTests {
    private func dataset(_ name: String) -> [String] {
        [
            "format: csv", #"csv: {delimiter: ",", header: {row: 1, rows: 3}}"#,
            "fields: {Id: {do: keep}, Name: {do: \(name)}, Note: {do: blank}}",
        ]
    }

    @Test("what stands below the names takes the rules of its columns: it may be a record")
    func governed() throws {
        let export = "Id,Name,Note\nnumber,text,text\n1,Canary,07700 900123\n2,Canary,x\n"
        let shaped = try shared(export, dataset("shape")).split(separator: "\n")
        #expect(shaped.count == 4)
        #expect(shaped[0] == "Id,Name,Note")
        #expect(shaped[1].wholeMatch(of: /number,[a-z]{4},/) != nil, "\(shaped[1])")
        #expect(shaped[2].wholeMatch(of: /1,[A-Z][a-z]{5},/) != nil && !shaped[2].contains("Canary"))
        #expect(try shared(export, dataset("drop")) == "Id,Note\nnumber,\n1,\n2,\n")
    }

    @Test("a column that is called a secret below its name refuses the export, unless it goes")
    func secrets() throws {
        for below in ["SIP password,x\nx,x", "x,x\nPIN,x"] {
            let lines = below.split(separator: "\n").map { "n,\($0)\n" }.joined()
            let export = "Id,Name,Note\n\(lines)1,Canary,x\n"
            for operation in ["keep", "shape", "token"] {
                expectRefusal(
                    of: export, dataset(operation), saying: "column 2 is called a secret below its name")
            }
            #expect(!(try shared(export, dataset("blank")).contains("Canary")))
            #expect(!(try shared(export, dataset("drop")).contains("Canary")))
        }
    }
}

@Suite("exports that are not what their profile is for")
struct OtherExportTests {
    private static let samples = Checkout.root.appendingPathComponent("samples")

    private func refusal(_ sample: String, _ profile: String) throws -> String? {
        let plan = try TransformedExport.plan(["profile: \(profile)"])
        let path = Self.samples.appendingPathComponent(sample).path
        do {
            _ = try TransformedExport(path, plan)
            return nil
        } catch let error as any Refusal {
            #expect(error.category == .export)
            return error.what
        }
    }

    @Test("a profile without a header refuses every other export without one: columns go by their numbers")
    func withoutHeader() throws {
        let profiles = ["accesspay", "asterisk-cdr", "eazipay", "paygate", "sddirect"]
        for profile in profiles {
            for sample in profiles {
                let refusal = try refusal("\(sample).csv", profile)
                let expected = "dataset export: the export does not look like what profile \(profile) is for"
                #expect(refusal == (sample == profile ? nil : expected), "\(profile) on \(sample)")
            }
        }
    }

    @Test("a profile of XML refuses documents of another root, or without its elements")
    func otherRoot() throws {
        let samples = [
            "bacs-addacs": "bacs-messaging-advices", "bacs-arudd": "bacs-arudd", "bacs-ddica": "bacs-ddica",
            "bacs-input-report": "bacs-input-report", "bacs-withdrawal-report": "bacs-withdrawal-report",
            "camt-054-v08": "camt-054", "pain-002": "pain-002", "pain-008-v11": "pain-008",
            "smartdebit-collection-report": "smartdebit-collection-report",
            "smartdebit-data-dump": "smartdebit-data-dump",
        ]
        for profile in Set(samples.values) {
            for (sample, own) in samples {
                let refusal = try refusal("\(sample).xml", profile)
                let expected = "dataset export: the export does not look like what profile \(profile) is for"
                #expect(refusal == (own == profile ? nil : expected), "\(profile) on \(sample)")
            }
        }
    }

    @Test("a first record that calls a column a secret refuses an export that is declared to have no header")
    func secretInFirstRecord() throws {
        func dataset(_ operation: String) -> [String] {
            [
                "format: csv", #"csv: {delimiter: ",", header: {row: 0}}"#,
                "fields: {1: {do: keep}, 2: {do: \(operation)}}",
            ]
        }
        let export = "Extension,AuthPassword\n100,canary\n101,canary\n"
        for operation in ["keep", "digits", "mask, keepLast: 2"] {
            expectRefusal(
                of: export, dataset(operation),
                saying: "the first record looks like a header, and column 2 is called a secret")
        }
        for operation in ["drop", "blank", "token"] {
            #expect(!(try shared(export, dataset(operation)).contains("canary")))
        }
    }

    @Test(
        "a comma that no quotes hold moves what stands behind it: every profile refuses such a record or sets it aside")
    func unquotedComma() throws {
        for profile in try ProfileLibrary.standard.profiles() {
            guard case .csv(let layout) = profile.format, !layout.isWithoutHeader else { continue }
            let names = profile.fields.filter { !$0.isMargin }.map(\.field)
            let delimiter = String(decoding: [layout.delimiter ?? UInt8(ascii: ",")], as: UTF8.self)
            let above = String(repeating: "x\n", count: (layout.headerRow ?? 1) - 1)
            let header = names.map { "\"\($0)\"" }.joined(separator: delimiter) + "\n"
            let sound = Array(repeating: "1", count: names.count).joined(separator: delimiter)
            for more in ["canary", ""] {
                let export = above + header + sound + "\n" + sound + delimiter + more + "\n"
                let line = (layout.headerRow ?? 1) + 2
                let dataset = ["profile: \(profile.name)"]
                if profile.malformed == .setAside {
                    #expect(try shared(export, dataset).split(separator: "\n").count == line - 1, "\(profile.name)")
                } else {
                    expectRefusal(
                        of: export, dataset,
                        saying: "line \(line): \(names.count + 1) fields where the header has \(names.count)")
                }
            }
        }
    }
}
