import Foundation
import TestSupport
import Testing

@testable import Agreements

/// The schema that editors check agreements by, held against the reader.
@Suite("The schema of agreements")
struct AgreementSchemaTests {
    private static let folder = Checkout.root.appendingPathComponent("agreements")

    private static func file(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    @Test("the schema takes every agreement that the reader takes: each key, each word, the examples")
    func valid() throws {
        let examples = ["crm-vendor.yaml", "crm-master.yaml", "direct-debit.yaml"]
        let texts = try examples.map(Self.file) + AgreementVariants.all()
        for text in texts { #expect(findings(text) == [], "\(text)") }
        let verdicts = try SchemaPeer.verdicts(on: texts)
        for (text, verdict) in zip(texts, verdicts) { #expect(verdict.isEmpty, "\(verdict)\n\(text)") }
    }

    @Test("the schema refuses every broken agreement that a schema can refuse, and no list says more or less")
    func broken() throws {
        let texts = try BrokenAgreementTests.all.map {
            try example(replacing: $0.old, by: $0.new, in: $0.text).replacing("«", with: "")
        }
        let verdicts = try SchemaPeer.verdicts(on: texts)
        var left = Self.beyond
        for (variant, verdict) in zip(BrokenAgreementTests.all, verdicts) {
            let isBeyond = left.removeValue(forKey: variant.new) != nil
            #expect(verdict.isEmpty == isBeyond, "\(variant.new): \(verdict)")
        }
        #expect(left.isEmpty, "no such variant, or two of them")
    }

    /// What a schema cannot say, by the new text of the broken variant.
    private static let beyond: [String: String] = [
        "dueDiligence: {by: DPO, date: 2026-09-01, «validUntil: 2026-08-01}": order,
        "«end: 2026-10-31}": order,
        "businessHours: {from: \"17:00\", «until: \"17:00\"}": order,
        "version: «02": number,
        "decrypt: «\(ExampleKey.age.dropLast())q": key,
        "decrypt: «ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA": key,
        "Rex Recipient, key: \"\(ExampleKey.providerSignatory)\"}": elsewhere,
        "name: sam  PROVIDER": elsewhere,
        "  «approvals: 2\n  signatories:": elsewhere,
        "    - {name: Ada Approver, key: \"\(ExampleKey.approver)\"}\n"
            + "    - {name: Ann Approver, «key: \"\(ExampleKey.approver)\"}": once,
        "- «name: contacts": once,
        "«from: prepared,": once,
        "- {«id: term,": once,
        "«key: Idd": named,
        "«key: \"#footer\"": named,
        "«Birthdate: {do: date, shift: P30D, by: Birthdate}": named,
        "«Birthdate: {do: date, shift: P30D, by: Idd}": named,
        "«Birthdate: {do: date, shift: P30D, by: \"#footer\"}": named,
        "«Iban: {do: account, part: number, with: Status}": named,
        "«Iban: {do: account, part: number, with: SortCode}": named,
        "«delimiter: '\"'": "one character stands for two things",
        "within: «P101Y": "the parts of a duration are added up",
    ]

    private static let order = "a day or a time is held against another"
    private static let number = "a number has no leading zero once it is read"
    private static let key = "the bytes of a key are looked into"
    private static let elsewhere = "people and keys of two lists are held against each other"
    private static let once = "a part of a list's elements must differ"
    private static let named = "a field is named that stands elsewhere"

    @Test("a transactional dataset whose profile says where amounts stand names no field of its own for them")
    func known() throws {
        let known = ["bacs-standard-18", "pain-008"].map {
            """
            profile: \($0)
            exchange: {direction: outbound, sequence: bacs, acknowledgeWithin: P1D, payers: {register: register.csv}}
            """
        }
        let unknown = """
            format: csv
            exchange: {direction: outbound, sequence: calls, acknowledgeWithin: P1D}
            fields: {Cost: {do: keep}}
            """
        let verdicts = try SchemaPeer.verdicts(on: (known + [unknown]).map(AgreementVariants.exchange))
        #expect(verdicts.map(\.isEmpty) == [true, true, false], "\(verdicts)")
    }

    private static let debugSamples: [(old: String, new: String)] = [
        ("class: debug-sample", "class: transactional"),
        (
            "    maxRows: 5000",
            "    maxRows: 5000\n    exchange: {direction: outbound, sequence: a, acknowledgeWithin: P1D}"
        ),
        ("format: csv\n    csv: {", "format: xml\n    csv: {"), ("format: csv\n", "format: bacs-standard-18\n"),
        ("header: {row: 1}", "header: {row: 0}"), ("header: {row: 1}", "header: {row: 1, rows: 0}"),
        ("header: {row: 1}", "header: {}"), ("sample: {first: 50}", "sample: {share: 1/10}"),
        ("sample: {first: 50}", "sample: {by: /a}"), ("sample: {first: 50}", "sample: {shapes: 2}"),
        ("sample: {first: 50}", "proof: {do: off}"), ("sample: {first: 50}", "risk: {}"),
        ("sample: {first: 50}", "malformed: refuse"), ("sample: {first: 50}", "limits: {field: 5}"),
        ("/BACSDocument/Data//MessagingAdvice/@payer-name: {do: shape}", "/a/*: {do: keep}"),
        ("\"#footer\": {do: drop}", "\"#extra\": {do: keep}"),
        ("Status: {do: keep}", "Status: {do: keep, secret: true}"),
        ("execution: ssh", "execution: {document: a, sha256: \(String(repeating: "a", count: 64)), signedOn: soon}"),
        ("  signatories:", "  signatures:"),
        ("  signatories:", "  outOfHours: [Ada Approver]\n  signatories:"),
    ]

    private static let transactional: [(old: String, new: String)] = [
        ("specialCategories: none", "specialCategories: listed"),
        ("specialCategories: none", "specialCategories: none\nfault: {system: A, ticket: B, description: C}"),
        ("specialCategories: none", "specialCategories: none\npseudonyms: {linkable: bundle}"),
        ("from: prepared,", "from: fault-resolved,"), ("evidence: [certificate]", "evidence: [certificate, key]"),
        (
            "  signatories:",
            "  approvals: 1\n  approvers: [{name: Ada Approver, key: \"\(ExampleKey.approver)\"}]\n  signatories:"
        ),
        ("direction: outbound", "direction: inbound"), ("direction: inbound", "direction: outbound"),
        ("      acknowledgeWithin: P2D\n", ""), ("acknowledgeWithin: P2D", "acknowledgeWithin: {workingDays: 2}"),
        ("      amount: {field: Amount, unit: pounds, currency: Currency}\n", ""),
        ("unit: pounds", "unit: euros"), ("form: dd/mm/yyyy", "form: mm/dd/yyyy"),
        ("payers: {by: Reference, ", "payers: {"), ("registers/incorporated.csv", "../incorporated.csv"),
        ("registers/incorporated.csv", "/incorporated.csv"), ("reference: Ref, ", ""),
        ("Colour: {do: blank}", "Colour: {do: shape}"), ("Colour: {do: blank}", "Colour: {do: token}"),
        ("Colour: {do: blank}", "Colour: {do: token, reversible: false}"), ("otherwise: refuse", "otherwise: shape"),
        ("otherwise: refuse", "malformed: set-aside"), ("otherwise: refuse", "sample: {rows: 5}"),
        ("otherwise: refuse", "proof: {do: refuse}"), ("otherwise: refuse", "risk: {k: 5}"),
    ]

    @Test("what the classes and formats ask, the schema asks too")
    func conditions() throws {
        let texts =
            try Self.debugSamples.map { try example(replacing: $0.old, by: $0.new) }
            + Self.transactional.map { try example(replacing: $0.old, by: $0.new, in: exampleExchange) }
        let names = (Self.debugSamples + Self.transactional).map(\.new)
        for text in texts { #expect(findings(text) != [], "\(text)") }
        for (name, verdict) in zip(names, try SchemaPeer.verdicts(on: texts)) { #expect(!verdict.isEmpty, "\(name)") }
    }

    @Test("an element of a list that stands twice in it is refused where the element is all that counts")
    func twice() throws {
        let verdicts = try SchemaPeer.verdicts(
            on: [
                try example(replacing: "locations: [GB], p", by: "locations: [GB, GB], p"),
                try example(replacing: "covers: [28-3-a]", by: "covers: [28-3-a, 28-3-a]"),
            ])
        for verdict in verdicts { #expect(!verdict.isEmpty) }
    }

    @Test("what is missing is missed by the schema too")
    func missing() throws {
        let required = [
            "apiVersion", "kind", "id", "version", "title", "class", "parties", "fault", "purposes", "prohibitions",
            "specialCategories", "term", "access", "datasets", "disposal",
        ]
        let verdicts = try SchemaPeer.verdicts(
            on: required.map { try example(replacing: "\n\($0):", by: "\nx-\($0):") } + ["{}"])
        for (key, verdict) in zip(required + ["all"], verdicts) { #expect(!verdict.isEmpty, "\(key)") }
    }

    /// An agreement that is edited.
    enum Edited: String, CaseIterable {
        case sample, exchange, everything, fixedWidth

        func text() throws -> String {
            switch self {
            case .sample: exampleAgreement
            case .exchange: exampleExchange
            case .everything: try AgreementVariants.everything()
            case .fixedWidth: try agreement(dataset: AgreementVariants.fixedWidth)
            }
        }
    }

    @Test(
        "whatever the reader takes of an edited agreement the schema takes, and it refuses most of what the reader does",
        arguments: Edited.allCases)
    func edits(of original: Edited) throws {
        let text = try original.text()
        let root = try YAMLNode.read(YAMLSource(Array(text.utf8), name: "x"), name: "x", findings: Findings())
        #expect(findings(AgreementEdits.text(root)) == [])
        var edits = AgreementEdits(seed: 5)
        let edited = (0..<250).map { _ in AgreementEdits.text(edits.edit(root)) }
        var (taken, refused, unnoticed) = (0, 0, 0)
        for (text, verdict) in zip(edited, try SchemaPeer.verdicts(on: edited)) {
            if findings(text).isEmpty {
                taken += 1
                #expect(verdict.isEmpty, "\(verdict)\n\(text)")
            } else {
                refused += 1
                unnoticed += verdict.isEmpty ? 1 : 0
            }
        }
        #expect(taken >= 10 && unnoticed * 8 < refused, "\(taken) taken; of \(refused), \(unnoticed) unnoticed")
    }

    @Test("a text that is nothing to YAML needs quotes for the schema, and for the schema alone")
    func nothing() throws {
        for word in ["~", "null"] {
            let plain = try example(replacing: "title: Contact merge fault in the CRM", by: "title: \(word)")
            let quoted = try example(replacing: "title: Contact merge fault in the CRM", by: "title: \"\(word)\"")
            #expect(findings(plain) == [] && findings(quoted) == [])
            let verdicts = try SchemaPeer.verdicts(on: [plain, quoted])
            #expect(verdicts.map(\.isEmpty) == [false, true])
        }
    }

    @Test(
        "the examples name the schema for editors",
        arguments: ["crm-vendor.yaml", "crm-master.yaml", "direct-debit.yaml", "crm-merge.yaml", "crm-import.yaml"])
    func named(file: String) throws {
        let isSchedule = file == "crm-merge.yaml" || file == "crm-import.yaml"
        let schema = isSchedule ? "schedule.schema.json" : "agreement.schema.json"
        #expect(try Self.file(file).hasPrefix("# yaml-language-server: $schema=\(schema)\n"))
        if isSchedule { #expect(try SchemaPeer.verdicts(on: [Self.file(file)], by: schema) == [""]) }
    }

    @Test("the example's schedules are within it", arguments: ["crm-merge.yaml", "crm-import.yaml"])
    func schedules(file: String) throws {
        let master = try AgreementDocument.read(Array(Self.file("crm-master.yaml").utf8), name: "crm-master.yaml")
        let schedule = try ScheduleDocument.read(Array(Self.file(file).utf8), name: file)
        let document = try master.filled(in: schedule) { _ in nil }
        #expect(document.agreement.datasets.count == (file == "crm-merge.yaml" ? 1 : 2))
    }
}
