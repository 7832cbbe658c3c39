import Agreements
import Detection
import Foundation
import Primitives
import Pseudonyms
import TestSupport
import Testing

@testable import DataLeaseKit

/// The pass before a bundle in which everybody's values are gathered.
struct KnownExportTests {
    private static let dataset = [
        "format: csv", "fields:", "  Id: {do: token}", "  Name: {do: shape}", "  Phone: {do: phone}",
        "  Notes: {do: scrub, known: export}",
    ]

    /// Gathers what `text` holds, of at most `most` values, and gives how many there are.
    private func gather(
        _ text: String, _ dataset: [String] = KnownExportTests.dataset, most: Int = 1_000
    ) throws -> PeopleOfRun {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("known-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("export").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        let plan = try TransformedExport.plan(dataset)
        var people: PeopleSurvey? = try PeopleSurvey(
            [plan], key: try TransformedExport.key(), bundle: nil, random: { Array(0..<UInt8($0)) }, most: most)
        let found = try FirstPass.findings(in: .file(file), plan, nil, shapes: nil, people: &people)
        #expect(found.digest == Digest.sha256(Array(text.utf8)) && found.shapes.isEmpty)
        return try #require(people?.people)
    }

    @Test("each value counts once, the names of columns and what is short are none")
    func counts() throws {
        let export = "Id,Name,Phone,Notes\nC-900121,Zorbly Quibblethorpe,07700 900123,Featherstonehaugh\n"
        // An id, two words, the two beside each other, a number.
        #expect(try gather(export).values.count == 5)
        #expect(try gather(export + "C900121,QUIBBLETHORPE ZORBLY,+44 7700 900123,\n").values.count == 5)
        #expect(try gather(export + "17,Will,999,\n").values.count == 5)
        #expect(try gather(export + "C-900122,Zorbly,,\n").values.count == 6)
    }

    @Test("one value more than are held refuses the run, and says what to do and nothing of the export")
    func bound() throws {
        let export = "Id,Name,Phone,Notes\nC-900121,Zorbly Quibblethorpe,07700 900123,Featherstonehaugh\n"
        #expect(try gather(export, most: 5).values.count == 5)
        let refused = #expect(throws: KitError.self) { try gather(export, most: 4) }
        let text = "\(refused?.what ?? "") \(refused?.hint ?? "")"
        #expect(refused?.category == .export)
        #expect(text.contains("dataset export") && text.contains(" 4 values") && text.contains("known: record"))
        for value in ["Zorbly", "Quibble", "900121", "900123"] { #expect(!text.contains(value)) }
    }

    @Test("what a dropped element holds counts without its tags, and every record of XML is gathered")
    func xml() throws {
        let dataset = [
            "format: xml", "xml: {record: /cs/c}", "fields:", "  /cs/c/name: {do: drop, category: name}",
            "  /cs/c/name/first: {do: drop}", "  /cs/c/name/last: {do: drop}", "  /cs/c/@ref: {do: token}",
            "  /cs/c/note: {do: scrub, known: export}",
        ]
        let people = try gather(
            "<cs><c ref=\"AB-123456\"><note/></c><c ref=\"AB-123457\"><note>x</note></c></cs>", dataset)
        #expect(people.values.count == 2)
    }

    @Test("a pipe is refused, and so are texts that are to be scrubbed without what the exports hold")
    func refusals() throws {
        let plan = try TransformedExport.plan(Self.dataset)
        var people: PeopleSurvey? = try PeopleSurvey(
            [plan], key: try TransformedExport.key(), bundle: nil, random: { Array(0..<UInt8($0)) })
        let pipe = #expect(throws: KitError.self) {
            try FirstPass.findings(in: .standardInput, plan, nil, shapes: nil, people: &people)
        }
        #expect(
            pipe?.what
                == "dataset export: scrub: {known: export} reads the exports of a run twice, and a pipe can be read once"
        )
        #expect(throws: KitError.self) {
            try BatchSteps(ExportRules(plan), key: try TransformedExport.key(), bundle: nil)
        }
    }

    @Test("every form of a reference that an agreement takes is one that is looked for")
    func references() throws {
        for text in ["CUST-######", "@@####/##", "#-#", "A#", "###", String(repeating: "#", count: 64), "a # b@"] {
            let lines = ["format: csv", "fields:", "  Id: {do: token}"]
            let plan = try? TransformedExport.plan(lines, references: [text])
            #expect((plan != nil) == (text.utf8.count >= 3), "\(text)")
            if let plan { #expect(throws: Never.self) { try plan.recogniser() } }
        }
    }
}
