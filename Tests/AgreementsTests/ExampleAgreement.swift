import Primitives
import Testing

@testable import Agreements

/// Public keys for the tests; nobody holds their secret halves.
enum ExampleKey {
    static let officer = line("ICHICbc1ZzWjsRMn3JICwY8PiA60MBoT3KPjbG/HQ/U2")
    static let preparer = line("IH02f8p7IEo0AU0vLJYHfjDeWSB8wZoak2ixlyl10WA6")
    static let approver = line("IMX1hzBl9Xbnw9KSs2JMCnmLgEz2scjKzjGBH5Ct3fnt")
    static let providerSignatory = line("ILwDo5rTG/TInG8vFCel8ElqUkHzXnS2bbi/WCDpFRHG")
    static let recipientSignatory = line("ICr/Mp7Lpcf3B56Mu71z2/ibjJbgPrPInK1eA0HQv6h5")
    static let recipient = line("IDh0908x4k7EXt9nJP6Xbc3I5pS8/jHE2rRZ011WhbGH")
    static let stranger = line("IAYmDq7ypGtYLikcEeZrsJzSPbUPT1vTV0PsvWUjJbCX")
    static let ecdsa =
        "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBFequuY+noU8SyII8b87d/JHZjd/"
        + "ovA4QJU6Ib7plyOGscUMjJJUs3Gnag07Mn2hWPlgD4dhdIZdQ3dEo3HtjsI="
    static let age = "age1qk245hphy33wkm7whlk0mdm45x6kk2kzesp7sdrhut7ud0phl3vqefnx0j"

    private static func line(_ key: String) -> String { "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA\(key)" }

    static func fingerprint(_ line: String) throws -> KeyFingerprint { try SSHPublicKey(line).fingerprint }
}

/// A whole agreement, valid in every section.
let exampleAgreement = """
    # An agreement for the tests.
    apiVersion: datalease/v1
    kind: DataSharingAgreement
    id: DSA-2026-014
    version: 2
    title: Contact merge fault in the CRM
    class: debug-sample
    type: controller-processor
    parties:
      provider:
        legalName: Example Telecom Ltd
        companyNumber: "01234567"
        contact: dpo@example.com
      recipient:
        legalName: Acme CRM Systems Ltd
        companyNumber: 07654321
        contact: privacy@acme.example
        dueDiligence: {by: DPO, date: 2026-09-01, validUntil: 2027-09-01}
        subProcessors: []
    execution: ssh
    fault:
      system: CRM
      ticket: INC-48213
      description: Contacts with two spellings of one phone number are not merged.
    purposes: [system-fix]
    prohibitions: [marketing, sale, onward-disclosure, re-identification, model-training]
    lawfulBasis: {article: 6(1)(f), assessment: LIA-2026-07}
    specialCategories: none
    dataSubjects: [customers, former-customers]
    term: {start: 2026-11-01, end: 2026-12-31}
    processing: {locations: [GB], personnelLocations: [GB]}
    security: {measures: [encryption-at-rest, two-factor], standards: ["ISO/IEC 27001:2022"]}
    breach: {contact: security@acme.example, notifyWithin: PT24H}
    access:
      preparers:
        - {name: Pat Preparer, key: "\(ExampleKey.preparer) pat@example.com"}
      approvers:
        - {name: Ada Approver, key: "\(ExampleKey.approver)"}
      signatories:
        provider:
          - {name: Sam Provider, key: "\(ExampleKey.providerSignatory)"}
        recipient:
          - {name: Rex Recipient, key: "\(ExampleKey.recipientSignatory)"}
      recipients:
        - {name: Vic Vendor, role: support engineer, decrypt: \(ExampleKey.age), sign: "\(ExampleKey.recipient)"}
    pseudonyms: {linkable: agreement}
    datasets:
      - name: contacts
        format: csv
        csv: {delimiter: ",", header: {row: 1}, footer: 0}
        key: Id
        maxRows: 5000
        fields:
          Id: {do: token, type: contact-id, because: merges are traced by it}
          AccountNo: {do: token}
          FirstName: {do: shape, category: name}
          Email: {do: email}
          Phone: {do: phone}
          Birthdate: {do: date, shift: P30D, by: Id}
          Since: {do: date, truncate: month}
          Postcode: {do: postcode, outward: keep}
          SortCode: {do: account, part: sort-code, with: Account}
          Account: {do: account, part: number, with: SortCode}
          Iban: {do: account}
          Salutation: {do: constant, text: Customer}
          Card: {do: mask, keepLast: 4}
          Serial: {do: digits}
          Spend: {do: bucket, size: 100}
          Notes: {do: blank}
          Internal: {do: drop}
          Status: {do: keep}
          "#footer": {do: drop}
        otherwise: refuse
      - name: addacs
        format: xml
        xml: {record: /BACSDocument/Data//MessagingAdvice}
        maxRows: 100
        sample: {first: 50}
        fields:
          /BACSDocument/Data//MessagingAdvice/@payer-name: {do: shape}
          /BACSDocument/Data//MessagingAdvice/@reference: {do: token, type: contact-id, reversible: true}
          "#comment": {do: drop}
        otherwise: blank
    disposal:
      mode: destroy
      triggers:
        - {from: prepared, within: P30D}
        - {from: fault-resolved, within: P5D}
        - {from: agreement-end, within: P1M}
      methodAtLeast: delete
      certificateWithin: {workingDays: 5}
      evidence: [certificate, own-copies]
    calendar: {division: england-and-wales, timeZone: Europe/London}
    review: {owner: DPO, next: 2027-06-01}
    clauses:
      - {id: term, implements: [term], text: This agreement is in force until its end.}
      - id: disposal
        covers: [28-3-g]
        implements: [disposal]
        text: |
          The Recipient shall destroy the data
          and certify that it has.
      - {id: minimum, covers: [28-3-a], implements: [datasets, datasets.contacts.Email], text: No more than needed.}

    """

/// The example agreement, or another, with one piece of text replaced; `old` must stand in it exactly once.
func example(replacing old: String, by new: String, in text: String = exampleAgreement) throws -> String {
    try #require(text.split(separator: old, omittingEmptySubsequences: false).count == 2, "\(old)")
    return text.replacing(old, with: new)
}

func read(_ text: String) throws -> AgreementDocument {
    try AgreementDocument.read(Array(text.utf8), name: "dsa.yaml")
}

/// The findings of a text that cannot be read; none where it can.
func findings(_ text: String) -> [AgreementFinding] {
    do throws(AgreementError) {
        _ = try AgreementDocument.read(Array(text.utf8), name: "dsa.yaml")
        return []
    } catch {
        return error.findings
    }
}

/// One broken variant of the example: what is replaced, by what, and the only finding that this gives. `«` in the new text
/// marks the place that the finding must name, and is not part of it.
struct Broken: CustomTestStringConvertible, Sendable {
    var old: String
    var new: String
    var path: String
    var what: String
    var fix: String?
    /// The agreement that is broken.
    var text = exampleAgreement

    init(_ old: String, _ new: String, _ path: String, _ what: String, fix: String? = nil) {
        self.old = old
        self.new = new
        self.path = path
        self.what = what
        self.fix = fix
    }

    var testDescription: String { "\(new)" }

    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let marked = try example(replacing: old, by: new, in: text)
        let found = findings(marked.replacing("«", with: ""))
        let finding = try #require(found.first, "the variant was accepted", sourceLocation: sourceLocation)
        #expect(found.count == 1, "\(found)", sourceLocation: sourceLocation)
        #expect(finding.path == path, sourceLocation: sourceLocation)
        #expect(finding.what == what, sourceLocation: sourceLocation)
        if let fix { #expect(finding.fix == fix, sourceLocation: sourceLocation) }
        if let mark = marked.firstIndex(of: "«") {
            let before = marked[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
            #expect(finding.line == before.count, sourceLocation: sourceLocation)
            #expect(finding.column == (before.last?.unicodeScalars.count ?? 0) + 1, sourceLocation: sourceLocation)
        }
    }
}
