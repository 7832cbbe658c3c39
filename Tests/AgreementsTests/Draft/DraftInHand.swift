import Primitives
import TestSupport
import Testing

@testable import Agreements

/// A draft as a person goes through it.
struct DraftInHand {
    var text: String
    var date = "2026-11-15"

    /// A draft of which nothing is known but its type.
    init(
        _ type: Agreement.Relation = .controllerProcessor, _ change: (inout AgreementOutline) throws -> Void = { _ in }
    )
        throws
    {
        var outline = try AgreementOutline(
            id: "DSA-2026-001", type: type, today: try #require(CivilDate(iso: date)))
        try change(&outline)
        text = outline.text
    }

    /// Good values, by the word of the gap; of a field's rule that of all.
    static let values: [String: String] = [
        "title": "Contact merge fault in the CRM", "provider-company": "Example Telecom Ltd",
        "provider-number": "\"00000001\"", "provider-contact": "dpo@telecom.example",
        "recipient-company": "Acme CRM Systems Ltd", "recipient-number": "\"00000002\"",
        "recipient-contact": "privacy@acme.example", "due-diligence-date": "2026-09-01",
        "due-diligence-until": "2027-09-01", "customer-authorisation": "MSA-2025-03",
        "customer-authorisation-date": "2026-09-01", "fault-system": "CRM", "fault-ticket": "INC-48213",
        "fault-description": "Contacts are not merged.", "assessment": "LIA-2026-07", "special-categories": "none",
        "term-end": "2027-01-31", "breach-contact": "security@acme.example", "preparer-name": "Pat Preparer",
        "preparer-key": ExampleKey.preparer, "approver-name": "Ada Approver", "approver-key": ExampleKey.approver,
        "provider-signatory-name": "Sam Provider", "provider-signatory-key": ExampleKey.providerSignatory,
        "recipient-signatory-name": "Rex Recipient", "recipient-signatory-key": ExampleKey.recipientSignatory,
        "recipient-name": "Vic Vendor", "recipient-key": ExampleKey.recipient,
        "recipient-decryption-key": ExampleKey.age,
        "datasets": "[{name: c, format: csv, maxRows: 9, fields: {Id: {do: token}}, otherwise: refuse}]",
        "rule": "{do: blank}",
    ]

    /// The words of the lines that have no value yet, in the order of the file.
    var words: [String] {
        text.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^[^#]*: +# fill: ([a-z0-9-]+)$/).map { String($0.1) }
        }
    }

    /// Writes a good value into every gap but those of some words, and keeps the marks.
    func filled(except open: Set<String> = []) throws -> String {
        let lines = try text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            guard let match = line.firstMatch(of: /^([^#]*:) +(# fill: ([a-z0-9-]+))$/), !open.contains(String(match.3))
            else { return String(line) }
            let word = match.3.replacing(/^rule-[0-9]+$/, with: "rule")
            return "\(match.1) \(try #require(Self.values[String(word)], "\(word)"))   \(match.2)"
        }
        return lines.joined(separator: "\n")
    }

    static func read(_ text: String, on date: String = "2026-11-15") throws -> AgreementDraft {
        try AgreementDraft.read(Array(text.utf8), name: "draft.yaml", on: try #require(CivilDate(iso: date)))
    }

    /// What the review of a file finds that may be a draft.
    static func findings(_ text: String, on date: String = "2026-11-15") throws -> [ReviewFinding] {
        AgreementReview(
            try read(text, on: date), on: try #require(CivilDate(iso: date)), adequacy: try .builtIn()
        ).findings
    }

    /// Why a file cannot even be reviewed; none where it can.
    static func problems(_ text: String) throws -> [AgreementFinding] {
        do {
            _ = try read(text)
            return []
        } catch let error as AgreementError {
            return error.findings
        }
    }
}
