import Primitives
import Pseudonyms
import Testing

@testable import Agreements

@Suite("Strict YAML")
struct StrictYAMLTests {
    @Test("the example is read, with every section")
    func wholeExample() throws {
        let document = try read(exampleAgreement)
        let agreement = document.agreement
        #expect(document.name == "dsa.yaml")
        #expect(document.digest == Digest.sha256(exampleAgreement))
        #expect(agreement.id == "DSA-2026-014")
        #expect(agreement.version == 2)
        #expect(agreement.classification == .debugSample)
        #expect(agreement.type == .controllerProcessor)
        #expect(agreement.provider.companyNumber == "01234567")
        #expect(agreement.recipient.companyNumber == "07654321", "a leading zero is kept without quotes too")
        #expect(agreement.recipient.dueDiligence?.by == "DPO")
        #expect(agreement.execution == .ssh)
        #expect(agreement.fault?.ticket == "INC-48213")
        #expect(agreement.purposes == ["system-fix"])
        #expect(agreement.prohibitions.count == 5)
        #expect(agreement.lawfulBasis?.article == "6(1)(f)")
        #expect(agreement.specialCategories == .none)
        #expect(agreement.term.end.description == "2026-12-31")
        #expect(agreement.processing?.locations == ["GB"])
        #expect(agreement.security?.standards.map(\.name) == ["ISO/IEC 27001:2022"])
        #expect(agreement.breach?.notifyWithinHours == 24)
        #expect(agreement.access.preparers.map(\.name) == ["Pat Preparer"])
        #expect(agreement.access.recipients.first?.decrypt.text == ExampleKey.age)
        #expect(agreement.linkable == .agreement)
        #expect(agreement.datasets.map(\.name) == ["contacts", "addacs"])
        #expect(agreement.dataset("contacts")?.fields.count == 19)
        #expect(agreement.disposal.triggers.map(\.within.description) == ["P30D", "P5D", "P1M"])
        #expect(agreement.disposal.certificateWithin == .workingDays(5))
        #expect(agreement.division == .englandAndWales)
        #expect(agreement.review?.owner == "DPO")
        #expect(agreement.clauses.map(\.id) == ["term", "disposal", "minimum"])
        #expect(agreement.clauses[1].text == "The Recipient shall destroy the data\nand certify that it has.")
        #expect(agreement.clauses(implementing: "disposal.triggers") == ["disposal"])
    }

    @Test(
        "an unknown key is named with its place and the nearest known key",
        arguments: [
            Broken("title: Contact", "«titel: Contact", "", "unknown key \"titel\"", fix: "did you mean title?"),
            Broken(
                "    contact: dpo@example.com", "    contact: dpo@example.com\n    «contcat: x", "parties.provider",
                "unknown key \"contcat\"", fix: "did you mean contact?"),
            Broken(
                "end: 2026-12-31}", "end: 2026-12-31, «zzz: 1}", "term", "unknown key \"zzz\"",
                fix: "known here: start, end"),
            Broken(
                "{do: email}", "{do: email, «tpye: mail}", "datasets[1].fields.Email", "unknown key \"tpye\"",
                fix: "did you mean type?"),
            Broken(
                "{do: keep}", "{do: keep, «shift: P1D}", "datasets[1].fields.Status",
                "the key shift belongs to date, not to keep", fix: "keep takes category, because"),
            Broken(
                "{workingDays: 5}", "{workingDays: 5, «hours: 1}", "disposal.certificateWithin",
                "unknown key \"hours\""),
        ])
    func unknownKeys(broken: Broken) throws {
        // A misspelt required key is missing too; that finding is checked elsewhere.
        if broken.new.contains("titel") {
            let found = findings(try example(replacing: broken.old, by: broken.new.replacing("«", with: "")))
            #expect(found.map(\.what) == ["the key title is missing", "unknown key \"titel\""])
            #expect(found.last?.line == 6)
            #expect(found.last?.column == 1)
            #expect(found.last?.fix == broken.fix)
        } else {
            try broken.check()
        }
    }

    @Test(
        "a duplicate key is named where it stands again, however either is written",
        arguments: [
            Broken(
                "version: 2", "version: 2\n«version: 3", "", "the key \"version\" stands twice; the first is on line 5"),
            Broken(
                "version: 2", "version: 2\n«\"version\": 3", "",
                "the key \"version\" stands twice; the first is on line 5"),
            Broken(
                "term: {start: 2026-11-01,", "term: {'start': 2026-11-01, «start: 2026-11-02,", "term",
                "the key \"start\" stands twice; the first is on line 30"),
            Broken(
                "      Serial: {do: digits}", "      1: {do: digits}\n      «\"1\": {do: keep}", "datasets[1].fields",
                "the key \"1\" stands twice; the first is on line 67"),
            Broken(
                "      Serial: {do: digits}", "      \"S\\u00e9\": {do: digits}\n      «Sé: {do: keep}",
                "datasets[1].fields", "the key \"Sé\" stands twice; the first is on line 67"),
        ])
    func duplicateKeys(broken: Broken) throws {
        try broken.check()
    }

    @Test("several duplicate keys and other problems are all named, in the order of the file")
    func severalDuplicates() throws {
        let text = try example(replacing: "version: 2", by: "version: 2\nversion: 3\nversion: 4\ntitel: x\ntitel: y")
        #expect(
            findings(text).map { "\($0.line ?? 0) \($0.what)" } == [
                "6 the key \"version\" stands twice; the first is on line 5",
                "7 the key \"version\" stands twice; the first is on line 5",
                "8 unknown key \"titel\"", "9 the key \"titel\" stands twice; the first is on line 8",
            ])
    }

    @Test("a duplicate key that cannot be renamed is still refused")
    func strangeDuplicate() {
        let found = findings("? 'it''s'\n: 1\n? '''t'\n: 2\n? '''t'\n: 3\n")
        #expect(found.first?.what == "the key \"'t\" stands more than once in this mapping")
        #expect(found.first?.line == 3)
    }

    @Test(
        "anchors, aliases, merge keys, tags and keys that are no text are refused at their place",
        arguments: [
            Broken("title: Contact", "title: «&a Contact", "title", "anchors are refused"),
            Broken("purposes: [system", "purposes: «&a [system", "purposes", "anchors are refused"),
            Broken("term: {start", "term: «&t {start", "term", "anchors are refused"),
            Broken("title: Contact", "title: «!!str Contact", "title", "tags are refused"),
            Broken("title: Contact merge fault in the CRM", "title: «!!str \"Contact\"", "title", "tags are refused"),
            Broken("title: Contact", "title: «! Contact", "title", "tags are refused"),
            Broken("title: Contact", "title: «!<tag:yaml.org,2002:str> Contact", "title", "tags are refused"),
            Broken("version: 2", "version: «!!int 2", "version", "tags are refused"),
            Broken("term: {start", "term: «!!map {start", "term", "tags are refused"),
            Broken("- {from: prepared,", "- {from: «!x prepared,", "disposal.triggers[1].from", "tags are refused"),
            Broken("term: {", "term: {«<<: {a: b}, ", "term", "merge keys (<<) are refused"),
            Broken("term: {", "term: {«[a]: b, ", "term", "a key must be a text"),
            Broken("term: {", "term: {«{a: b}: b, ", "term", "a key must be a text"),
        ])
    func properties(broken: Broken) throws {
        try broken.check()
    }

    @Test("an alias is refused where it stands, and never resolved")
    func aliases() throws {
        let text = try example(
            replacing: "title: Contact merge fault in the CRM", by: "title: &a Contact\nclauses2: *a")
        #expect(findings(text).map(\.what) == ["aliases (*a) are refused"])
        #expect(findings(text).first?.line == 7)
        #expect(findings(text).first?.column == 11)
        let undefined = try example(replacing: "title: Contact merge fault in the CRM", by: "title: *b")
        #expect(findings(undefined).map(\.what) == ["aliases are refused"])
        #expect(findings(undefined).first?.line == 6)
        // Ten levels of ten: resolved, ten thousand million texts.
        let bomb = (0..<10).map { level in
            "k\(level): &a\(level) [\((0..<10).map { _ in level == 0 ? "x" : "*a\(level - 1)" }.joined(separator: ","))]\n"
        }
        #expect(findings(bomb.joined()).count == AgreementError.mostFindings)
    }

    @Test("an ampersand or asterisk in a sentence is no anchor")
    func ampersands() throws {
        let text = try example(replacing: "title: Contact merge", by: "title: R&D & *urgent* !important contact merge")
        #expect(try read(text).agreement.title.hasPrefix("R&D & *urgent* !important"))
    }

    @Test("values are texts: NO stays NO, and nothing is a number or a date")
    func textsOnly() throws {
        let text = try example(
            replacing: "      Status: {do: keep}",
            by: "      NO: {do: keep}\n      1.50: {do: constant, text: yes}\n      0x1F: {do: constant, text: ~}")
        let fields = try read(text).agreement.datasets[0].fields
        #expect(fields.contains { $0.field == "NO" })
        #expect(fields.first { $0.field == "1.50" }?.operator == .constant("yes"))
        #expect(fields.first { $0.field == "0x1F" }?.operator == .constant("~"))
        let country = try example(replacing: "locations: [GB], p", by: "locations: [NO], p")
        #expect(try read(country).agreement.processing?.locations == ["NO"])
    }

    @Test("line ends of every kind count as line ends")
    func lineEnds() throws {
        for end in ["\r\n", "\r"] {
            #expect(try read(exampleAgreement.replacing("\n", with: end)).agreement.id == "DSA-2026-014")
            let broken = try example(replacing: "version: 2", by: "version: two").replacing("\n", with: end)
            #expect(findings(broken).first?.line == 5)
            #expect(findings(broken).first?.column == 10)
        }
    }

    @Test("columns count Unicode scalars, as editors do")
    func columns() throws {
        let text = try example(replacing: "{owner: DPO, next: 2027-06-01}", by: "{owner: Zoë 🙂, next: soon}")
        let finding = try #require(findings(text).first)
        #expect(finding.path == "review.next")
        #expect(finding.column == 30)
    }

    @Test("files that are no single UTF-8 document are refused")
    func encodings() {
        func what(_ bytes: [UInt8]) -> String? {
            do throws(AgreementError) {
                _ = try AgreementDocument.read(bytes, name: "x")
                return nil
            } catch {
                return error.findings.first?.what
            }
        }
        #expect(what([]) == "the file is empty")
        #expect(what(Array("# only a comment\n".utf8)) == "the file is empty")
        #expect(what(Array("---\n".utf8)) == "expected keys with values, found nothing")
        #expect(what(Array("a text".utf8)) == "expected keys with values, found a text")
        #expect(what(Array("- a".utf8)) == "expected keys with values, found a list")
        #expect(what([0xEF, 0xBB, 0xBF] + Array(exampleAgreement.utf8)) == "the file begins with a byte order mark")
        #expect(what([0xFF, 0xFE, 0x61, 0x00]) == "the file is not UTF-8")
        #expect(what(Array("title: \u{E9}".utf8.dropLast())) == "the file is not UTF-8")
        #expect(what([0x61, 0x3A, 0x00]) == "the character U+0000 may not stand in a signed text")
        #expect(what(Array("a: b\u{202E}c".utf8)) == "the character U+202E may not stand in a signed text")
        #expect(what(Array("a: b\u{85}c".utf8)) == "the character U+0085 may not stand in a signed text")
        #expect(what(Array("a: b\u{E000}c".utf8)) == "the character U+E000 may not stand in a signed text")
        #expect(what(Array((exampleAgreement + "---\na: b\n").utf8)) == "a second document begins here")
        #expect(what(Array(("# c\n\n%YAML 1.1\n---\n" + exampleAgreement).utf8)) == "YAML directives are refused")
        let large = [UInt8](repeating: UInt8(ascii: "#"), count: 1 << 20)
        #expect(what(large) == "the file is empty")
        #expect(what(large + large) == "the file has 2097152 bytes; an agreement has at most 1048576")
    }

    @Test("text that is no YAML is refused at its place")
    func syntax() throws {
        let found = findings(try example(replacing: "purposes: [system-fix]", by: "purposes: [system-fix"))
        #expect(found.first?.what.hasPrefix("not YAML: ") == true)
        #expect(found.first?.line == 26)
        let tab = findings(try example(replacing: "  ticket: INC-48213", by: "\tticket: INC-48213"))
        #expect(tab.first?.line == 23)
    }

    @Test("nesting without end is refused")
    func nesting() {
        for text in [String(repeating: "[", count: 500_000), String(repeating: "- ", count: 300_000) + "a"] {
            #expect(findings(text).count == 1)
        }
    }

    @Test("at most twenty findings are kept, all are counted, and the first stands in the message")
    func manyFindings() throws {
        let keys = (0..<30).map { "unknown\($0): x\n" }.joined()
        let text = exampleAgreement + keys
        do throws(AgreementError) {
            _ = try AgreementDocument.read(Array(text.utf8), name: "dsa.yaml")
            Issue.record("the variant was accepted")
        } catch {
            #expect(error.findings.count == 20)
            #expect(error.count == 30)
            #expect(
                error.what == "dsa.yaml: line 104, column 1: unknown key \"unknown0\", and 29 more problems",
                "\(error.what)")
            #expect(error.hint?.hasPrefix("known here: apiVersion, kind, id") == true)
            #expect(error.category == .agreement)
        }
    }
}
