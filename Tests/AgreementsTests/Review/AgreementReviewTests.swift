import Primitives
import Testing

@testable import Agreements

@Suite("The review of an agreement")
struct AgreementReviewTests {
    /// One edit of an example, and the ids of the findings that it gives. `«` in the new text marks the place that the
    /// finding with the first id must name, and is not part of it.
    struct Variant: CustomTestStringConvertible, Sendable {
        let old: String
        let new: String
        let ids: [String]
        let date: String
        let also: [Edit]

        typealias Edit = (old: String, new: String)

        init(
            _ old: String, _ new: String, _ ids: [String], on date: String = "2026-11-15", also edits: [Edit] = []
        ) {
            also = edits
            self.old = old
            self.new = new
            self.ids = ids
            self.date = date
        }

        var testDescription: String { "\(ids.joined(separator: " ")): \(new)" }

        func check(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
            var example = try ExampleReview(path, replacing: [(old, new)] + also)
            let marked = example.text
            example.text = marked.replacing("«", with: "")
            example.date = date
            let findings = try example.review().findings
            #expect(
                findings.map(\.rule.id).sorted() == ids.sorted(), "\(findings)", sourceLocation: sourceLocation)
            guard let mark = marked.firstIndex(of: "«"),
                let first = findings.first(where: { $0.rule.id == ids.first })
            else { return }
            let before = marked[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
            #expect(first.line == before.count, sourceLocation: sourceLocation)
            #expect(first.column == (before.last?.unicodeScalars.count ?? 0) + 1, sourceLocation: sourceLocation)
        }
    }

    @Test(
        "nothing is found in the examples",
        arguments: [ExampleReview.vendor, ExampleReview.master, ExampleReview.bureau])
    func examples(path: String) throws {
        #expect(try ExampleReview(path).review().findings == [])
    }

    @Test("what is missing in the example, or says otherwise, is found at its place", arguments: vendorVariants)
    func vendor(variant: Variant) throws { try variant.check(ExampleReview.vendor) }

    private static let vendorVariants = [
        // Purposes, prohibitions, people.
        Variant("purposes: [system-fix]", "purposes: [system-fix, «direct-marketing]", ["DL-A01"]),
        Variant("[marketing, sale, onward", "[marketing, onward", ["DL-A02"]),
        Variant("specialCategories: none", "«specialCategories: unknown", ["DL-A03"]),
        Variant("    - {from: prepared, within: P30D}\n", "", []),
        Variant("    - {from: prepared, within: P30D}\n", "    - {from: prepared, within: P5D}\n", ["DL-D07"]),
        Variant("evidence: [certificate, own-copies]", "«evidence: [own-copies]", ["DL-A05"]),
        Variant("evidence: [certificate, own-copies]", "«evidence: [certificate, key]", ["DL-A06"]),
        Variant("purposes: [system-fix]", "purposes: [system-fix, «model-training]", ["DL-A07"]),
        Variant("onward-disclosure, re-identification, model-training]", "model-training]", ["DL-A08", "DL-A08"]),
        Variant("name: Owen Officer", "name: Priya PREPARER", ["DL-A09"]),
        Variant(
            "name: Owen Officer", "name: Priya PREPARER", ["DL-A10", "DL-A09"],
            also: [("  signatories:\n", "  «approvals: 1\n  signatories:\n")]),
        // The basis in law.
        Variant(
            "lawfulBasis: {article: 6(1)(f), assessment: LIA-2026-07}\n", "", ["DL-B01"],
            also: [(", lawfulBasis, specialCategories]", ", specialCategories]")]),
        Variant("article: 6(1)(f)", "«article: 6(4)", ["DL-B02"]),
        Variant("article: 6(1)(f), assessment: LIA-2026-07", "article: Article 6(1)(ea)", []),
        Variant(", assessment: LIA-2026-07", "", ["DL-B03"]),
        Variant("specialCategories: none", "«specialCategories: listed", ["DL-B04"]),
        Variant(
            "lawfulBasis: {article: 6(1)(f), assessment: LIA-2026-07}\nspecialCategories: none",
            "lawfulBasis: {article: 6(1)(f), assessment: LIA-2026-07, condition: 9(2)(f)}\nspecialCategories: listed",
            []),
        Variant(
            "dataSubjects: [customers, former-customers, associated-contacts]\n", "",
            ["DL-C14", "DL-C25"],
            also: [("[fault, dataSubjects,", "[fault,"), ("    implements: [dataSubjects]\n", "")]),
        // Days.
        Variant("validUntil: 2027-09-01", "validUntil: 2027-09-01", ["DL-D01"], on: "2027-02-01"),
        Variant("  next: 2027-06-01", "  «next: 2026-10-01", ["DL-D03"]),
        Variant("      date: 2026-09-01", "      «date: 2026-11-16", ["DL-D04"]),
        Variant("      validUntil: 2027-09-01", "      «validUntil: 2026-11-14", ["DL-P05"]),
        Variant(
            "  methodAtLeast: delete",
            "  upstreamCap: {«date: 2026-10-31, source: the customer}\n  methodAtLeast: delete",
            ["DL-D06"]),
        // Parties.
        Variant("    companyNumber: \"00000001\"\n", "", ["DL-P01"]),
        Variant("    companyNumber: \"00000002\"\n", "", ["DL-P01"]),
        Variant("    contact: dpo@telecom.example\n", "", ["DL-P02"]),
        Variant("    contact: privacy@acme.example\n", "", ["DL-P02"]),
        Variant("      validUntil: 2027-09-01                      # fill: due-diligence-until\n", "", ["DL-P04"]),
        Variant("    subProcessors: []\n", "", ["DL-P06"]),
        Variant("companyNumber: \"00000002\"", "companyNumber: \"00000001\"", ["DL-P07"]),
        // Protection.
        Variant("measures: [encryption-at-rest, two-factor, least-privilege]", "measures: []", ["DL-S01"]),
        Variant(
            "standards: [\"ISO/IEC 27001:2022\"]",
            "standards: [{name: \"ISO/IEC 27001:2022\", «validUntil: 2026-11-14}]", ["DL-S03"]),
        Variant(
            "standards: [\"ISO/IEC 27001:2022\"]",
            "standards: [PCI DSS, {name: \"ISO/IEC 27001:2022\", validUntil: 2026-11-15}]", []),
        Variant(
            "breach: {contact: security@acme.example, notifyWithin: PT24H}\n", "",
            ["DL-S04", "DL-C26"], also: [("    implements: [breach]\n", "")]),
        Variant("notifyWithin: PT24H", "«notifyWithin: PT73H", ["DL-S05"]),
        // Clauses.
        Variant("type: controller-processor\n", "", ["DL-C01"]),
        Variant("covers: [28-3-h]", "covers: [28-3-h, «28-3-i]", ["DL-C02"]),
        Variant(
            "implements: [disposal, calendar]",
            "implements: [disposal.triggers.prepared, disposal.evidence, calendar, datasets.payments.links.mandate, "
                + "'datasets.contacts.#extra', datasets.arudd.otherwise, parties.recipient.dueDiligence.validUntil]", []
        ),
        Variant(
            "implements: [disposal, calendar]",
            "implements: [disposal, calendar, «disposal.triggers.recall, datasets.payments.links, calendar.division.x]",
            ["DL-W02", "DL-W02", "DL-W02"]),
        Variant("implements: [access]", "implements: [«access.reviewers, access.preparers]", ["DL-W02"]),
        Variant("datasets.arudd]", "«datasets.arud]", ["DL-W02", "DL-W01"]),
        Variant(
            "covers: [28-3-e]\n    implements: [dataSubjects]", "covers: [28-3-e]\n    implements: [parties]",
            ["DL-C25"]),
    ]

    @Test("what is missing in the example of a transactional file is found too", arguments: bureauVariants)
    func bureau(variant: Variant) throws { try variant.check(ExampleReview.bureau) }

    private static let bureauVariants = [
        Variant(
            "measures: [encryption-at-rest, two-factor, least-privilege, four-eyes-release]", "measures: []", ["DL-S02"]
        ),
        Variant("    implements: [datasets.returns]\n", "", ["DL-W01"]),
        Variant(
            "purposes: [direct-debit-collection,",
            "lawfulBasis: {article: 6(1)(b)}\npurposes: [direct-debit-collection,",
            ["DL-W01"]),
    ]

    /// The clauses of an example: where each begins and ends.
    private static func clauses(_ text: String) -> [(id: String, text: String)] {
        let list = text.split(separator: "\nclauses:\n").last ?? ""
        return list.split(separator: "\n  - id: ").map { clause in
            let clause = clause.hasPrefix("  - id: ") ? clause.dropFirst(8) : clause
            return (String(clause.prefix { $0 != "\n" }), "  - id: \(clause)\n")
        }
    }

    @Test(
        "a clause that is taken out of an example is missed", arguments: [ExampleReview.vendor, ExampleReview.master])
    func clauses(path: String) throws {
        let example = try ExampleReview(path)
        let clauses = Self.clauses(example.text)
        #expect(clauses.count == 12)
        for clause in clauses {
            var without = example
            without.text = (example.text + "\n").replacing(clause.text, with: "")
            try #require(without.text.count < example.text.count, "\(clause.id)")
            #expect(try !without.ids().isEmpty, "\(clause.id)")
        }
    }

    @Test(
        "a field of a party, or a day, that is taken out of an example is missed by its name",
        arguments: [ExampleReview.vendor, ExampleReview.master])
    func lines(path: String) throws {
        let example = try ExampleReview(path)
        let lines = example.text.split(separator: "\n", omittingEmptySubsequences: false)
        let parties = try #require(lines.firstIndex(of: "parties:"))
        let end = try #require(lines.indices.first { $0 > parties && lines[$0].isEmpty })
        var missed = 0
        for place in lines.indices {
            let words = lines[place].split(separator: " ", omittingEmptySubsequences: true)
            guard words.count > 1, let key = words.first?.dropLast(), words[0].hasSuffix(":") else { continue }
            let isDay = CivilDate(iso: words[1]) != nil
            guard isDay || (parties..<end).contains(place) else { continue }
            var without = example
            without.text = lines.enumerated().filter { $0.offset != place }.map(\.element).joined(separator: "\n")
            var found = findings(without.text).map { "\($0.path) \($0.what)" }
            if found.isEmpty { found = try without.review().findings.map { "\($0.place) \($0.what)" } }
            let name = key.lowercased()
            #expect(
                found.contains { $0.lowercased().replacing(" ", with: "").contains(name) }, "\(lines[place]): \(found)")
            missed += 1
        }
        #expect(missed == 13)
    }

    @Test("a file without clauses is told so once, and what the law asks for is missed item by item")
    func noClauses() throws {
        var example = try ExampleReview()
        example.text = String(try #require(example.text.split(separator: "\nclauses:\n").first)) + "\n"
        let review = try example.review()
        #expect(review.findings.count { $0.rule.id == "DL-W01" } == 1)
        #expect(review.coverage.count == 14)
        #expect(review.coverage.allSatisfy { $0.state != .covered })
        #expect(review.coverage.first { $0.item.code == "28-3-g" }?.state == .missing)
        #expect(review.coverage.first { $0.item.code == "28-3-duration" }?.state == .named)
    }

    @Test("an item is covered by a clause that names it and a term that carries it out, and by less only named")
    func coverage() throws {
        let full = try ExampleReview().review().coverage
        #expect(full.allSatisfy { $0.state == .covered })
        #expect(full.first { $0.item.code == "28-3-a" }?.clauses == ["3-instructions", "4-prohibitions"])
        let named = try ExampleReview(replacing: [("implements: [disposal, calendar]", "implements: [calendar]")])
            .review()
        let item = try #require(named.coverage.first { $0.item.code == "28-3-g" })
        #expect(item.state == .named)
        #expect(item.clauses == ["10-disposal"])
        #expect(named.findings.map(\.rule.id) == ["DL-C27"])
        #expect(
            named.findings.first?.what
                == "deletion or return (UK GDPR Article 28(3)(g)) is only named, in clause 10-disposal")
    }

    private func ids(_ edits: [(String, String)]) throws -> [String] {
        try ExampleReview(replacing: edits).ids().filter { $0.hasPrefix("DL-C") || $0.hasPrefix("DL-D") }.sorted()
    }

    @Test("each type of agreement has its own list")
    func types() throws {
        let type = "type: controller-processor\n"
        let authorised = "type: sub-processor\ncustomerAuthorisation: {reference: C-7, date: 2026-10-01}\n"
        #expect(try ids([(type, authorised)]) == ["DL-C30", "DL-C31"])
        #expect(
            try ids([
                (type, authorised),
                (
                    "[28-3-d]\n    implements: [parties]",
                    "[28-3-d, 28-2, 28-4]\n    implements: [parties, customerAuthorisation]"
                ),
            ]) == [])
        #expect(
            try ids([(type, authorised.replacing("2026-10-01", with: "2026-11-02"))])
                == ["DL-C30", "DL-C31", "DL-D05"])
        #expect(
            try ids([(type, "type: joint\n")])
                == ["DL-C40", "DL-C41", "DL-C42", "DL-C43", "DL-C44", "DL-C45"])
        #expect(
            try ids([
                (type, "type: joint\n"),
                ("[28-3-e]", "[26-1, 26-1-rights, 26-1-information, 26-2-roles, 26-2-essence]"),
            ])
                == ["DL-C43"])
        #expect(
            try ids([(type, "type: controller-controller\n")])
                == ["DL-C52", "DL-C56", "DL-C57", "DL-C61", "DL-C63"])
        #expect(
            try ids([
                (type, "type: controller-controller\n"),
                ("[28-3-d]", "[ico-organisations, ico-rights, ico-accuracy, ico-training]"),
                ("[28-3-g]", "[ico-termination]"),
            ]) == [])
    }

    @Test("a country that the law covers needs to be named as such, another needs safeguards")
    func places() throws {
        func found(_ processing: String, on date: String = "2026-11-15") throws -> [String] {
            var example = try ExampleReview(
                replacing: [("processing: {locations: [GB], personnelLocations: [GB]}", processing)])
            example.date = date
            return try example.review().findings.filter { $0.rule.id.hasPrefix("DL-T") }.map {
                "\($0.rule.id) \($0.place)"
            }
        }
        #expect(
            try found("processing: {locations: [GB], personnelLocations: [GB, IE]}")
                == ["DL-T02 processing.personnelLocations[2]"])
        #expect(
            try found("processing: {locations: [IN, US], personnelLocations: [IN]}")
                == ["DL-T01 processing.locations[1]", "DL-T01 processing.locations[2]"])
        let adequacy = "transfer: {mechanism: adequacy-regulations, document: SI 2023/1028, date: 2026-10-01}"
        #expect(try found("processing: {locations: [IE], personnelLocations: [GB], \(adequacy)}") == [])
        #expect(
            try found("processing: {locations: [US], personnelLocations: [IN], \(adequacy)}")
                == ["DL-T03 processing.locations[1]", "DL-T03 processing.personnelLocations[1]"])
        let safeguards = "transfer: {mechanism: idta, document: IDTA-3, date: 2026-10-01}"
        #expect(try found("processing: {locations: [IN], personnelLocations: [GB], \(safeguards)}") == [])
        #expect(
            try found("processing: {locations: [IN], personnelLocations: [GB], \(safeguards)}", on: "2027-01-01")
                == ["DL-T04 processing"])
        #expect(try found("processing: {locations: [GB], personnelLocations: [GB]}", on: "2027-01-01") == [])
        #expect(try found("processing: {locations: [GB]}") == ["DL-T06 processing"])
    }

    @Test("a key that the trust list ends within the term is named, and one that another entry carries on is not")
    func keys() throws {
        var situation = try Situation()
        situation.trust[1] = try Situation.entry(
            ExampleKey.preparer, "Pat Preparer", .provider, .preparer, to: "2026-12-01")
        func found() throws -> [ReviewFinding] {
            let officer = try #require(situation.trust.first)
            var list = try TrustList(officer: officer.key, person: officer.person, from: officer.from)
            for entry in situation.trust.dropFirst() { try list.add(entry) }
            var example = try ExampleReview()
            example.text = exampleAgreement
            return try example.review(list).findings.filter { $0.rule.id == "DL-D08" }
        }
        #expect(try found().map(\.place) == ["access.preparers[1]"])
        situation.trust[1] = try Situation.entry(
            ExampleKey.preparer, "Pat Preparer", .provider, .preparer, to: "2026-12-31")
        #expect(try found() == [])
    }

    @Test("what is waived no longer stands; what prepare refuses, what is not found and what is unknown cannot be")
    func waiving() throws {
        let example = try ExampleReview(
            replacing: [
                ("measures: [encryption-at-rest, two-factor, least-privilege]", "measures: []"),
                ("    companyNumber: \"00000001\"\n", ""), ("    companyNumber: \"00000002\"\n", ""),
                ("purposes: [system-fix]", "purposes: [system-fix, direct-marketing]"),
            ])
        var review = try example.review()
        let document = try read(example.text)
        let day = try #require(CivilDate(iso: "2026-12-31"))
        let waiver = ReviewWaiver(name: "Ada Approver", reason: "a reason", until: day)
        try review.waive("DL-S01", at: "security.measures", by: waiver)
        try review.waive("DL-P01", at: "parties.recipient", by: waiver)
        #expect(review.findings.filter { $0.waiver != nil }.map(\.place) == ["parties.recipient", "security.measures"])
        #expect(try review.waivable("DL-P01").count == 2)
        typealias Problem = AgreementReview.WaiverProblem
        #expect(throws: Problem.refused) { try review.waive("DL-A01", at: "purposes[2]", by: waiver) }
        #expect(throws: Problem.notFound) { try review.waive("DL-P02", at: "parties.provider", by: waiver) }
        #expect(throws: Problem.notFound) { try review.waive("DL-P01", at: "parties", by: waiver) }
        #expect(throws: Problem.unknownRule) { try review.waive("DL-X99", at: "parties", by: waiver) }
        #expect(AgreementError(review, of: document)?.findings.map(\.path) == ["purposes[2]"])
        let report = ReviewReport(review, of: document, refusals: [])
        let object = report.json["findings"]?.array?.first { $0["id"]?.string == "DL-S01" }
        #expect(object?["waiver"]?["name"]?.string == "Ada Approver")
        let results = report.sarif(version: "1")["runs"]?.array?.first?["results"]?.array ?? []
        let waived = results.filter { $0["suppressions"] != nil }
        #expect(waived.compactMap { $0["ruleId"]?.string } == ["DL-P01", "DL-S01"])
        #expect(
            waived.first?["suppressions"]?.array?.first?["justification"]?.string
                == "waived by Ada Approver until 2026-12-31: a reason")
    }
}
