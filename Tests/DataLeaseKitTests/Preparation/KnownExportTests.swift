import Agreements
import Bundles
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

    /// Prepares a rehearsal of `export` and gives what it was refused with; its folder must be empty then.
    private func rehearse(
        _ export: String, most: Int = KnownPeople.mostValues, notice: @escaping @Sendable (URL) -> Void = { _ in }
    ) async throws -> (any Error)? {
        try await withTemporaryFolder { folder in
            let lease = DataLease(
                home: Home(path: folder.appendingPathComponent("home").path),
                surroundings: Surroundings(
                    now: { Instant(seconds: 1_793_620_800) }, random: { [UInt8](repeating: 1, count: $0) },
                    user: "uid:1", notice: { _ in notice(folder.appendingPathComponent("export.csv")) }))
            let key = folder.appendingPathComponent("key").path
            let maker = Process()
            maker.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
            maker.arguments = ["-q", "-t", "ed25519", "-N", "", "-f", key]
            try maker.run()
            maker.waitUntilExit()
            _ = try await lease.initialise(officerKey: key, name: "Olive Officer")
            let agreement = folder.appendingPathComponent("draft.yaml").path
            let fields = Self.dataset + ["  Desk: {do: keep, because: x}"]
            try Data(TransformedExport.agreement(fields).utf8).write(to: URL(fileURLWithPath: agreement))
            let file = folder.appendingPathComponent("export.csv").path
            try Data(export.utf8).write(to: URL(fileURLWithPath: file))
            let out = folder.appendingPathComponent("out").path
            var request = PreparationRequest(
                agreement: agreement, exports: [file], folder: out, key: key, isRehearsal: true, threads: 1,
                library: .isal)
            request.mostKnownValues = most
            do {
                _ = try await lease.prepare(request)
                return nil
            } catch {
                #expect(try FileManager.default.contentsOfDirectory(atPath: out).isEmpty)
                return error
            }
        }
    }

    private static let export =
        "Id,Name,Phone,Notes,Desk\nC-900121,Zorbly Quibblethorpe,07700 900123,zorbly,a\n"

    @Test("a run with more values than are known is refused and leaves nothing behind")
    func boundOfRun() async throws {
        #expect(try await rehearse(Self.export, most: 5) == nil)
        let refused = try #require(try await rehearse(Self.export, most: 4) as? KitError)
        #expect(refused.what.hasPrefix("dataset export: scrub: {known: export} looks for 4 values of people at most"))
    }

    @Test("an export that is changed between the two readings is refused and leaves nothing behind")
    func changed() async throws {
        // What the kept field holds is noticed between the two.
        let noticed = Self.export.replacing(",a\n", with: ",07700 900999\n")
        let refused = try await rehearse(noticed) { file in
            guard let handle = try? FileHandle(forWritingTo: file) else { return }
            _ = try? handle.seekToEnd()
            try? handle.write(contentsOf: Data("C-900122,Somebody Else,,,b\n".utf8))
            try? handle.close()
        }
        let error = try #require(refused as? KitError)
        #expect(error.what == "dataset export: the export was changed while it was read")
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
