import Testing

@testable import Agreements

@Suite("What one version of an agreement says that another does not")
struct AgreementDifferenceTests {
    private func lines(_ text: String, _ replacement: String) throws -> [String] {
        let difference = AgreementDifference(
            from: try read(exampleAgreement).agreement,
            to: try read(example(replacing: text, by: replacement)).agreement)
        return difference.changes.map { "\($0.direction.rawValue) \($0.section): \($0.what)" }
    }

    @Test("of the same text there is no difference, and comments make none")
    func same() throws {
        #expect(try lines("# An agreement for the tests.", "# Another comment.").isEmpty)
    }

    @Test(
        "a change says where, what and which way",
        arguments: [
            ("purposes: [system-fix]", "purposes: [system-fix, testing]", "widens purposes: purpose added: testing"),
            (", model-training]", "]", "widens prohibitions: prohibition gone: model-training"),
            ("end: 2026-12-31}", "end: 2027-03-31}", "widens term.end: 2026-12-31 becomes 2027-03-31"),
            ("start: 2026-11-01", "start: 2026-11-05", "narrows term.start: 2026-11-01 becomes 2026-11-05"),
            (
                "{locations: [GB],", "{locations: [GB, IE],",
                "widens processing.locations: country where the data lie added: IE"
            ),
            (
                "[encryption-at-rest, two-factor]", "[encryption-at-rest]",
                "widens security.measures: measure gone: two-factor"
            ),
            ("PT24H", "PT72H", "widens breach.notifyWithin: hours to tell of a breach: 24 becomes 72"),
            ("maxRows: 5000", "maxRows: 100", "narrows datasets.contacts.maxRows: rows at most: 5000 becomes 100"),
            (
                "assessment: LIA-2026-07", "assessment: LIA-2026-08",
                "changes lawfulBasis: the lawful basis: article 6(1)(f), assessed in LIA-2026-07 becomes "
                    + "article 6(1)(f), assessed in LIA-2026-08"
            ),
            (
                "linkable: agreement", "linkable: bundle",
                "narrows pseudonyms.linkable: pseudonyms agree within one bundle, and not within one agreement"
            ),
            (
                "specialCategories: none", "specialCategories: listed",
                "widens specialCategories: none becomes listed"
            ),
            (
                "{name: Pat Preparer, key: \"\(ExampleKey.preparer) pat@example.com\"}",
                "{name: Pia Preparer, key: \"\(ExampleKey.stranger)\"}",
                "narrows access.preparers: preparer gone: Pat Preparer"
            ),
            (
                "  signatories:", "  approvals: 1\n  signatories:",
                "narrows access.approvals: approvals before a bundle is released: 0 becomes 1"
            ),
            ("version: 2", "version: 3", "changes version: version 2 becomes version 3"),
        ])
    func change(text: String, replacement: String, line: String) throws {
        let found = try lines(text, replacement)
        #expect(found.contains(line), "\(found)")
    }

    @Test("of each section of the file, whatever is changed is told")
    func everySection() throws {
        let edits = [
            ("title: Contact merge fault in the CRM", "title: Another fault"),
            ("type: controller-processor", "type: controller-controller"),
            ("legalName: Example Telecom Ltd", "legalName: Other Telecom Ltd"),
            ("companyNumber: \"01234567\"", "companyNumber: \"01234568\""),
            ("contact: privacy@acme.example", "contact: dpo@acme.example"),
            ("validUntil: 2027-09-01", "validUntil: 2027-10-01"),
            ("ticket: INC-48213", "ticket: INC-48214"),
            ("dataSubjects: [customers, former-customers]", "dataSubjects: [customers]"),
            ("personnelLocations: [GB]", "personnelLocations: [GB, IM]"),
            ("contact: security@acme.example", "contact: soc@acme.example"),
            ("role: support engineer", "role: engineer"),
            ("delimiter: \",\", header", "delimiter: \";\", header"),
            ("because: merges are traced by it", "because: of the merge"),
        ]
        for (text, replacement) in edits {
            let found = try lines(text, replacement)
            #expect(found.count == 1, "\(text): \(found)")
        }
    }

    @Test(
        "of two operators, the one that shows more is wider",
        arguments: [
            ("drop", "blank"), ("blank", "shape"), ("shape", "keep"), ("blank", "keep"),
            ("date, truncate: year", "date, truncate: month"), ("mask, keepFirst: 0, keepLast: 0", "shape"),
            ("mask, keepFirst: 1, keepLast: 2", "mask, keepFirst: 2, keepLast: 2"),
            ("bucket, size: 10", "bucket, size: 5"),
            ("postcode, outward: area", "postcode, outward: keep"), ("token", "token, reversible: true"),
            ("scrub, known: export", "scrub, known: none"), ("phone", "mask, keepFirst: 0, keepLast: 4"),
        ])
    func operators(narrow: String, wide: String) throws {
        func agreement(_ rule: String) throws -> Agreement {
            let dataset = """
                  - name: one
                    format: csv
                    maxRows: 1
                    fields: {F: {do: \(rule)}}
                    otherwise: refuse

                """
            return try read(
                example(replacing: "disposal:\n  mode", by: dataset + "disposal:\n  mode")
            ).agreement
        }
        let widened = AgreementDifference(from: try agreement(narrow), to: try agreement(wide))
        #expect(widened.changes.map(\.direction) == [.widens], "\(widened.changes)")
        #expect(widened.changes.map(\.section) == ["datasets.one.F"])
        let narrowed = AgreementDifference(from: try agreement(wide), to: try agreement(narrow))
        #expect(narrowed.changes.map(\.direction) == [.narrows], "\(narrowed.changes)")
    }

    @Test("a dataset that is added widens, one that is gone narrows")
    func datasets() throws {
        let dataset = """
              - name: one
                format: csv
                maxRows: 7
                fields: {F: {do: keep}, G: {do: drop}}
                otherwise: refuse

            """
        let old = try read(exampleAgreement).agreement
        let new = try read(example(replacing: "disposal:\n  mode", by: dataset + "disposal:\n  mode")).agreement
        #expect(
            AgreementDifference(from: old, to: new).changes == [
                AgreementDifference.Change(
                    section: "datasets.one", what: "a dataset is added: 1 of 2 fields leave, in at most 7 rows",
                    direction: .widens)
            ])
        #expect(AgreementDifference(from: new, to: old).changes.map(\.direction) == [.narrows])
    }

    @Test("a rule that is gone leaves the field to what holds for all others")
    func ruleGone() throws {
        func agreement(_ fields: String, _ otherwise: String) throws -> Agreement {
            let dataset = """
                  - name: one
                    format: csv
                    maxRows: 7
                    fields: {\(fields)}
                    otherwise: \(otherwise)

                """
            return try read(example(replacing: "disposal:\n  mode", by: dataset + "disposal:\n  mode")).agreement
        }
        func directions(_ otherwise: String) throws -> [AgreementDifference.Direction] {
            AgreementDifference(
                from: try agreement("F: {do: keep}, G: {do: blank}", otherwise),
                to: try agreement("F: {do: keep}", otherwise)
            ).changes.map(\.direction)
        }
        #expect(try directions("refuse") == [.narrows])
        #expect(try directions("blank") == [.changes])
        #expect(try directions("shape") == [.widens])
    }
}
