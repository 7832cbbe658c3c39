import Testing

@testable import Agreements

/// Agreements that are valid: between them, every key of the format, and every word that a key takes.
enum AgreementVariants {
    /// The examples of the tests, and what else they could say.
    static func all() throws -> [String] {
        var texts = [exampleAgreement, exampleExchange, try minimal(), try everything(), try onPaper()]
        texts += try words.map { try example(replacing: $0.old, by: $0.new) }
        texts += try datasets.map(agreement(dataset:))
        texts += try rules.map { try agreement(dataset: "format: csv\nfields: {A: {do: keep}, B: \($0)}") }
        texts += try samples.map { try agreement(dataset: "format: csv\nfields: {A: {do: keep}}\nsample: \($0)") }
        return texts + (try exchanges.map(exchange(dataset:)))
    }

    /// The example without whatever may be left out.
    static func minimal() throws -> String {
        let optional = [
            "type", "execution", "lawfulBasis", "dataSubjects", "processing", "security", "breach", "pseudonyms",
            "review", "clauses",
        ]
        var isSkipping = false
        return exampleAgreement.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if let first = line.first, first != " " { isSkipping = optional.contains { line.hasPrefix("\($0):") } }
            return !isSkipping
        }.joined(separator: "\n")
    }

    /// The example with whatever may be added.
    static func everything() throws -> String {
        var text = exampleAgreement
        for (old, new) in [
            (
                "type: controller-processor",
                "type: sub-processor\ncustomerAuthorisation: {reference: Letter 7, date: 2026-08-01}"
            ),
            ("subProcessors: []", "subProcessors: [One Ltd, 2 Ltd]"),
            ("assessment: LIA-2026-07", "assessment: LIA-2026-07, condition: 9(2)(f)"),
            (
                "[\"ISO/IEC 27001:2022\"]",
                "[\"ISO/IEC 27001:2022\", {name: Cyber Essentials, validUntil: 2027-06-30}, {name: PCI DSS}]"
            ),
            ("personnelLocations: [GB]}", "transfer: {mechanism: idta, document: IDTA 7, date: 2026-01-01}}"),
            ("mode: destroy", "mode: destroy\n  upstreamCap: {date: 2026-12-15, source: the customer}"),
            ("timeZone: Europe/London", "businessHours: {from: 09:00, until: \"24:00\"}"),
            ("  signatories:", "  outOfHours: [ada approver]\n  approvals: 1\n  signatories:"),
            ("purposes: [system-fix]", "purposes: [system-fix, true]\nreferences: [\"CUST-######\", \"@@####/##\"]"),
            (
                "    maxRows: 5000",
                "    maxRows: 5000\n    malformed: set-aside\n    limits: {record: 1000, field: 100}\n"
                    + "    proof: {do: off, because: Nothing is kept.}\n    risk: {k: 5, over: [Status, Postcode]}"
            ),
            ("evidence: [certificate, own-copies]", "evidence: [\(evidence.joined(separator: ", "))]"),
        ] { text = try example(replacing: old, by: new, in: text) }
        return text
    }

    private static let evidence = [
        "certificate", "own-copies", "key", "deletion-log", "return-receipt", "backup-statement",
        "sub-processor-certificates", "destruction-certificate", "audit-note",
    ]

    private static func onPaper() throws -> String {
        let start = try #require(exampleAgreement.firstRange(of: "  signatories:\n"))
        let end = try #require(exampleAgreement.firstRange(of: "  recipients:\n"))
        let digest = String(repeating: "0a", count: 32)
        return try example(
            replacing: "execution: ssh", by: "execution: {document: a.pdf, sha256: \(digest), signedOn: 2026-10-30}"
        ).replacing(exampleAgreement[start.lowerBound..<end.lowerBound], with: "")
    }

    /// One value replaced by another that is as good.
    private static let words: [(old: String, new: String)] = [
        ("id: DSA-2026-014", "id: 2026"), ("id: DSA-2026-014", "id: 1.5"), ("version: 2", "version: \"2\""),
        ("title: Contact merge fault in the CRM", "title: 2026"),
        ("title: Contact merge fault in the CRM", "title: true"),
        ("type: controller-processor", "type: controller-controller"), ("type: controller-processor", "type: joint"),
        ("specialCategories: none", "specialCategories: listed"),
        ("specialCategories: none", "specialCategories: unknown"),
        ("assessment: LIA-2026-07", "assessment: 7"), ("locations: [GB], p", "locations: [NO, IE], p"),
        ("{owner: DPO, next: 2027-06-01}", "{owner: Zoë, next: \"2028-02-29\"}"),
        ("notifyWithin: PT24H", "notifyWithin: PT0072H"), ("within: P30D", "within: P1Y2M3W4D"),
        ("within: P5D", "within: P100Y"), ("within: P5D", "within: {workingDays: \"2000\"}"),
        ("{workingDays: 5}", "P1D"), ("mode: destroy", "mode: return"),
        ("methodAtLeast: delete", "methodAtLeast: clear"), ("methodAtLeast: delete", "methodAtLeast: purge"),
        ("methodAtLeast: delete", "methodAtLeast: destroy"), ("  methodAtLeast: delete\n", ""),
        ("division: england-and-wales", "division: scotland"),
        ("division: england-and-wales", "division: northern-ireland"), ("linkable: agreement", "linkable: bundle"),
        ("measures: [encryption-at-rest, two-factor]", "measures: []"),
        ("covers: [28-3-a]", "covers: [Article 28(3)(a), 28]"), ("name: Pat Preparer", "name: 王小明"),
        ("\"\(ExampleKey.approver)\"", ExampleKey.ecdsa),
        ("key: \"\(ExampleKey.approver)\"", "key: \"\(ExampleKey.approver) ada's key: new\""),
        ("decrypt: \(ExampleKey.age), sign: \"\(ExampleKey.recipient)\"", "key: \(ExampleKey.recipient)"),
        ("decrypt: \(ExampleKey.age)", "decrypt: \"\(ExampleKey.stranger) x\""),
        ("sign: \"\(ExampleKey.recipient)\"", "sign: \(ExampleKey.ecdsa)"), ("otherwise: refuse", "otherwise: shape"),
        ("    otherwise: refuse\n", ""), ("    key: Id\n", ""), ("maxRows: 5000", "maxRows: 1000000000"),
    ]

    /// Datasets beside `name` and `maxRows`.
    private static let datasets = [
        "format: csv\nfields: {NO: {do: keep}, 1.5: {do: keep}, \"\": {do: blank}, Größe: {do: drop}}",
        "format: csv\nfields: {\"#preamble\": {do: drop}, \"#footer\": {do: scrub}, \"#extra\": {do: shape}, A: {do: keep}}",
        """
        format: csv
        csv: {delimiter: tab, quote: "'", escape: "\\\\", encoding: Windows-1252, header: {row: 4, rows: 2}, footer: 3}
        fields: {A: {do: keep}}
        malformed: shape
        """,
        "format: csv\ncsv: {delimiter: \";\", quote: none, preamble: 3}\nfields: {A: {do: keep}}\nmalformed: refuse",
        "format: csv\ncsv: {delimiter: \" \", header: {row: \"0\"}}\nkey: 1\nfields: {1: {do: keep}, 20: {do: drop}}",
        "format: csv\ncsv: {header: {rows: 2}, encoding: utf-8}\nfields: {A: {do: keep}}\nproof: {do: set-aside}",
        "format: csv\nfields: {A: {do: keep}}\nproof: {do: refuse, because: It is kept.}\nrisk: {over: [A]}",
        "format: csv\nfields: {A: {do: keep}}\nrisk: {k: 2}",
        """
        format: xml
        xml: {record: /a/*, namespaces: {p: "urn:iso:std:iso:20022:tech:xsd:pain.008.001.02", _q: 5}}
        key: //b/@c
        limits: {record: 5}
        fields: {/a/*/@*: {do: shape}, //b/@c: {do: keep}, /a/p:x: {do: token}, "#pi": {do: keep}, "#comment": {do: blank}}
        """,
        fixedWidth,
        "format: bacs-standard-18\nfields: {vol1.label: {do: keep}}\nfixed: {shortLines: false, encoding: windows_1252}",
        "profile: salesforce-contact", "profile: salesforce-contact\nfields: {Description: {do: blank}}",
        "profile: salesforce-contact\nformat: csv\ncsv: {encoding: utf-8}\notherwise: blank\nkey: Id",
        "profile: bacs-arudd\nformat: xml\nxml: {namespaces: {q: urn:q}}",
        "profile: bacs-standard-18\nformat: bacs-standard-18\nfixed: {shortLines: true}",
    ]

    /// A dataset of fixed-width records.
    static let fixedWidth = """
        format: fixed-width
        fixed:
          encoding: iso-8859-1
          shortLines: true
          records:
            - {name: head, marks: {"1": HDR}, row: false, fields: {label: 1-3, date: 4-11}}
            - {name: line, marks: {1: [D, 7], "2": 1}, lengths: [40, 22], fields: {kind: 1, sort-code: 2-7, account: 8-15, amount: 16-22, name: 23-40}}
            - {name: 9, totals: "true", fields: {all: 1-20}}
        fields:
          head.label: {do: keep}
          line.account: {do: account, part: number, with: line.sort-code}
          line.sort-code: {do: account, part: sort-code, with: line.account}
        otherwise: blank
        """

    private static let rules =
        [
            "{do: keep, category: name, because: It is needed.}", "{do: blank}", "{do: drop, because: 5}",
            "{do: constant, text: true}", "{do: constant, text: 0x1F}", "{do: mask}",
            "{do: mask, keepFirst: 2, keepLast: \"64\"}", "{do: token}",
            "{do: token, reversible: \"false\", type: contact-id}", "{do: token, reversible: true}",
            "{do: shape, type: name}", "{do: digits, type: n-1}", "{do: phone, type: phone}", "{do: email, type: mail}",
            "{do: postcode}", "{do: postcode, outward: keep}", "{do: postcode, outward: area, type: p}",
            "{do: account}",
            "{do: account, part: whole, type: a}", "{do: date, shift: P30D, by: A, type: day}",
            "{do: date, shift: P0M2W, by: A}", "{do: date, truncate: month}", "{do: date, truncate: year}",
            "{do: bucket, size: 10}", "{do: scrub}", "{do: scrub, known: export, unsure: keep, with: tag}",
            "{do: scrub, known: none, unsure: refuse, with: pseudonym}",
            "{do: scrub, known: record, unsure: replace, category: free-text}",
            "{do: account, part: number, with: C}, C: {do: account, part: sort-code, with: B}",
        ]
        + ["card", "nhs-number", "vat", "nino", "imei", "company-number", "utr"].map { "{do: identifier, kind: \($0)}" }

    private static let samples = [
        "{rows: 5}", "{first: \"5\"}", "{every: 2, shapes: 3}", "{by: A, share: 1/100}",
        "{by: A, share: 1/1, type: person, shapes: 100, where: A is not empty}", "{where: \"A = \\\"x\\\"\"}",
    ]

    /// The example of an exchange with one outbound dataset, given as its keys.
    static func exchange(dataset keys: String) throws -> String {
        let start = try #require(exampleExchange.firstRange(of: "  - name: collections\n"))
        let end = try #require(exampleExchange.firstRange(of: "disposal:\n"))
        let lines = keys.split(separator: "\n").map { "    \($0)\n" }.joined()
        return exampleExchange[..<start.upperBound] + "    maxRows: 10\n" + lines + exampleExchange[end.lowerBound...]
    }

    private static let exchanges = [
        """
        format: csv
        exchange: {direction: outbound, sequence: calls, acknowledgeWithin: P1D, amount: Cost, date: Day, persons: refuse}
        fields: {Cost: {do: keep}, Day: {do: keep}, Bill: {do: token, reversible: "true", type: invoice}}
        malformed: refuse
        """,
        """
        format: csv
        exchange: {direction: outbound, sequence: calls, acknowledgeWithin: P1D, amount: {field: Cost, unit: pence}, date: {field: Day, form: dd-mmm-yyyy}}
        fields: {Cost: {do: keep}, Day: {do: keep}, Bill: {do: token, reversible: true, type: invoice}}
        otherwise: blank
        """,
        """
        format: bacs-standard-18
        exchange: {direction: outbound, sequence: bacs, acknowledgeWithin: P1D, payers: {register: register.csv}}
        fields: {data.amount: {do: keep}, data.reference: {do: keep}}
        """,
    ]
}
