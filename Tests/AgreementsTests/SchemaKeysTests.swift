import Foundation
import Primitives
import Pseudonyms
import TestSupport
import Testing

@testable import Agreements

/// The keys and words of the schema are those of the reader, no more and no fewer.
@Suite("The keys of the schema of agreements")
struct SchemaKeysTests {
    /// A mapping of an agreement: how a key that nobody knows gets into it, and where the schema speaks of it.
    struct Section: CustomTestStringConvertible, Sendable {
        var old: String
        var new: String
        var path: String
        var text = exampleAgreement

        init(_ old: String, _ new: String, _ path: String, in text: String = exampleAgreement) {
            self.old = old
            self.new = new
            self.path = path
            self.text = text
        }

        var testDescription: String { path.isEmpty ? "the agreement" : path }
    }

    private static let unknown = "zzzzzzzzzzzzzzzzzzzz"
    private static let entry = "\(unknown): x, "

    private static let sections = [
        Section("title: Contact", "\(unknown): x\ntitle: Contact", ""),
        Section(
            "type: controller-processor", "type: sub-processor\ncustomerAuthorisation: {\(entry)reference: R}",
            "properties.customerAuthorisation"),
        Section("parties:\n", "parties:\n  \(unknown): x\n", "properties.parties"),
        Section("  provider:\n    legal", "  provider:\n    \(unknown): x\n    legal", "definitions.party"),
        Section("dueDiligence: {", "dueDiligence: {\(entry)", "definitions.party.properties.dueDiligence"),
        Section("execution: ssh", "execution: {\(entry)document: a}", "properties.execution.anyOf.1"),
        Section("fault:\n", "fault:\n  \(unknown): x\n", "properties.fault"),
        Section("lawfulBasis: {", "lawfulBasis: {\(entry)", "properties.lawfulBasis"),
        Section("term: {", "term: {\(entry)", "properties.term"),
        Section("processing: {", "processing: {\(entry)", "properties.processing"),
        Section(
            "personnelLocations: [GB]}", "transfer: {\(entry)date: 2026-01-01}}",
            "properties.processing.properties.transfer"),
        Section("security: {", "security: {\(entry)", "properties.security"),
        Section("breach: {", "breach: {\(entry)", "properties.breach"),
        Section("access:\n", "access:\n  \(unknown): x\n", "definitions.access"),
        Section("{name: Pat", "{\(entry)name: Pat", "definitions.signer"),
        Section("  signatories:\n", "  signatories:\n    \(unknown): x\n", "definitions.access.properties.signatories"),
        Section("{name: Vic", "{\(entry)name: Vic", "definitions.recipient"),
        Section("pseudonyms: {", "pseudonyms: {\(entry)", "properties.pseudonyms"),
        Section("    key: Id\n", "    \(unknown): x\n", "definitions.dataset"),
        Section(
            "    key: Id\n", "    profile: {\(entry)name: sage}\n", "definitions.dataset.properties.profile.anyOf.1"),
        Section("    key: Id\n", "    limits: {\(entry)field: 5}\n", "definitions.dataset.properties.limits"),
        Section("    key: Id\n", "    proof: {\(entry)do: refuse}\n", "definitions.dataset.properties.proof"),
        Section("    key: Id\n", "    risk: {\(entry)k: 5}\n", "definitions.dataset.properties.risk"),
        Section("    csv: {", "    csv: {\(entry)", "definitions.csv"),
        Section("header: {", "header: {\(entry)", "definitions.csv.properties.header"),
        Section("xml: {", "xml: {\(entry)", "definitions.xml"),
        Section("sample: {", "sample: {\(entry)", "definitions.sample"),
        Section("format: csv\n", "format: fixed-width\n    fixed: {\(entry)records: []}\n", "definitions.fixed"),
        Section(
            "format: csv\n", "format: fixed-width\n    fixed: {records: [{\(entry)name: a, fields: {a: 1}}]}\n",
            "definitions.fixedRecord"),
        Section("disposal:\n  mode", "disposal:\n  \(unknown): x\n  mode", "properties.disposal"),
        Section("{from: prepared", "{\(entry)from: prepared", "properties.disposal.properties.triggers.items"),
        Section(
            "mode: destroy", "mode: destroy\n  upstreamCap: {\(entry)source: A}",
            "properties.disposal.properties.upstreamCap"),
        Section("{workingDays", "{\(entry)workingDays", "definitions.period.anyOf.1"),
        Section("calendar: {", "calendar: {\(entry)", "properties.calendar"),
        Section(
            "timeZone: Europe/London", "businessHours: {\(entry)from: 09:00}",
            "properties.calendar.properties.businessHours"),
        Section("review: {", "review: {\(entry)", "properties.review"),
        Section("{id: term", "{\(entry)id: term", "properties.clauses.items"),
        Section("scope:\n", "scope:\n  \(unknown): x\n", "properties.scope", in: exampleMaster),
        Section(
            "maxBundles: {", "maxBundles: {\(entry)", "properties.scope.properties.maxBundles", in: exampleMaster),
        Section("direction: outbound", "direction: outbound\n      \(unknown): x", exchange, in: exampleExchange),
        Section("amount: {", "amount: {\(entry)", "\(exchange).properties.amount.anyOf.1", in: exampleExchange),
        Section("date: {", "date: {\(entry)", "\(exchange).properties.date.anyOf.1", in: exampleExchange),
        Section("payers: {", "payers: {\(entry)", "\(exchange).properties.payers", in: exampleExchange),
        Section("matches: {", "matches: {\(entry)", "\(exchange).properties.matches", in: exampleExchange),
    ]

    private static let exchange = "definitions.exchange"

    /// What the schema holds at a path of keys and indices.
    private static func schema(at path: String) throws -> Any? {
        let file = Checkout.root.appendingPathComponent("agreements/agreement.schema.json")
        var found: Any? = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        for step in path.split(separator: ".").map(String.init) {
            found = Int(step).flatMap { (found as? [Any])?[$0] } ?? (found as? [String: Any])?[step]
        }
        return found
    }

    @Test("each mapping has the keys that the reader knows there", arguments: sections)
    func keys(section: Section) throws {
        let found = findings(try example(replacing: section.old, by: section.new, in: section.text))
        let finding = try #require(found.first { $0.what == "unknown key \"\(Self.unknown)\"" }, "\(found)")
        let known = try #require(finding.fix?.split(separator: ": ").last).split(separator: ", ").map(String.init)
        let mapping = try #require(try Self.schema(at: section.path) as? [String: Any])
        let properties = try #require(mapping["properties"] as? [String: Any])
        #expect(properties.keys.sorted() == Set(known).sorted())
        #expect(mapping["additionalProperties"] as? Bool == false)
    }

    @Test("a rule has the keys of all operators")
    func rule() throws {
        let properties = try #require(try Self.schema(at: "definitions.rule.properties") as? [String: Any])
        #expect(properties.keys.sorted() == OperatorName.allKeys.union(["do", "because", "category"]).sorted())
    }

    private func words<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) -> [String] {
        Word.allCases.map(\.rawValue)
    }

    @Test("each key that takes one of some words has the reader's")
    func enumerations() throws {
        let dataset = "definitions.dataset.properties"
        for (path, words) in [
            ("properties.class", words(Agreement.Class.self)), ("properties.type", words(Agreement.Relation.self)),
            ("properties.specialCategories", words(Agreement.SpecialCategories.self)),
            ("properties.pseudonyms.properties.linkable", words(Agreement.Linkable.self)),
            ("properties.calendar.properties.division", words(Division.self)),
            ("properties.disposal.properties.mode", words(DisposalTerms.Mode.self)),
            ("properties.disposal.properties.methodAtLeast", words(DisposalMethod.self)),
            ("properties.disposal.properties.evidence.items", words(EvidenceKind.self)),
            ("properties.disposal.properties.triggers.items.properties.from", words(DisposalTrigger.Event.self)),
            ("\(dataset).format", words(Dataset.Format.Name.self)), ("\(dataset).malformed", words(MalformedRule.self)),
            ("\(dataset).otherwise", words(UnnamedFieldRule.self)),
            ("definitions.rule.properties.do", words(OperatorName.self)),
            ("definitions.rule.properties.kind", words(Operator.IdentifierKind.self)),
            ("definitions.rule.properties.known", words(Operator.Scrubbing.Known.self)),
            ("definitions.rule.properties.unsure", words(Operator.Scrubbing.Unsure.self)),
            ("\(Self.exchange).properties.direction", words(ExchangeTerms.Direction.self)),
            ("\(Self.exchange).properties.persons", words(ExchangeTerms.Persons.self)),
        ] {
            let known = try #require(try Self.schema(at: "\(path).enum") as? [String], "\(path)")
            #expect(known.sorted() == words.sorted(), "\(path)")
        }
        let forms = "\(Self.exchange).properties.date.anyOf.1.properties.form.enum"
        let known = try #require(try Self.schema(at: forms) as? [String])
        #expect(Set(known).isSuperset(of: words(ExchangeTerms.DateField.Form.self)))
    }

    @Test("every key says what it is for, in the schema too")
    func descriptions() throws {
        func undescribed(_ node: Any, _ path: String) -> [String] {
            guard let node = node as? [String: Any] else { return [] }
            var found: [String] = []
            if node["additionalProperties"] as? Bool == false, let keys = node["properties"] as? [String: Any] {
                found += keys.keys.filter { (keys[$0] as? [String: Any])?["description"] == nil }.map {
                    "\(path).\($0)"
                }
            }
            for (key, value) in node {
                if key == "if" || key == "then" || key == "else" || key == "allOf" { continue }
                let values = (value as? [Any]) ?? [value]
                found += values.flatMap { undescribed($0, "\(path).\(key)") }
            }
            return found
        }
        #expect(undescribed(try #require(try Self.schema(at: "")), "").sorted() == [])
    }
}
