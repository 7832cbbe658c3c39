import Primitives
import TestSupport
import Testing

@testable import Agreements

/// What a draft takes from the agreements and the trust list of a home.
@Suite("What a draft is begun with")
struct OutlineGuessTests {
    private let day = "2026-11-15"

    private func outline() throws -> AgreementOutline {
        try AgreementOutline(id: "DSA-1", type: .controllerProcessor, today: try #require(CivilDate(iso: day)))
    }

    private func agreement(_ edits: [(String, String)] = []) throws -> Agreement {
        var text = exampleAgreement
        for (old, new) in edits { text = try example(replacing: old, by: new, in: text) }
        return try read(text).agreement
    }

    private func trust(_ people: [(String, String, Party.Side, TrustRole)], to: String? = nil) throws -> TrustList {
        let from = try #require(CivilDate(iso: "2026-01-01"))
        var list = try TrustList(officer: try SSHPublicKey(ExampleKey.officer), person: "Olive Officer", from: from)
        for (key, name, side, role) in people {
            try list.add(
                TrustEntry(
                    key: try SSHPublicKey(key), person: name, party: side, role: role, from: from,
                    to: to.flatMap { CivilDate(iso: $0) }))
        }
        return list
    }

    private static let everybody: [(String, String, Party.Side, TrustRole)] = [
        (ExampleKey.preparer, "Pat Preparer", .provider, .preparer),
        (ExampleKey.approver, "Ada Approver", .provider, .approver),
        (ExampleKey.providerSignatory, "Sam Provider", .provider, .signatory),
        (ExampleKey.recipientSignatory, "Rex Recipient", .recipient, .signatory),
        (ExampleKey.recipient, "Vic Vendor", .recipient, .recipient),
    ]

    @Test("the number is the next of the year")
    func number() {
        func next(_ ids: String...) -> String { AgreementOutline.nextID(after: ids, in: 2026) }
        #expect(next() == "DSA-2026-001")
        #expect(next("DSA-2025-009", "DSA-2026-x", "DSA-2026-", "LIA-2026-7") == "DSA-2026-001")
        #expect(next("DSA-2026-014", "DSA-2026-003") == "DSA-2026-015")
        #expect(next("DSA-2026-999") == "DSA-2026-1000")
        #expect(next("DSA-2026-9223372036854775807", "DSA-2026-99999999999999999999") == "DSA-2026-001")
    }

    @Test("companies are taken where all agreements name the same, and another name is another company")
    func companies() throws {
        var outline = try outline()
        outline.guessCompanies(from: [try agreement(), try agreement([("id: DSA-2026-014", "id: DSA-2026-015")])])
        #expect(outline.knows(.provider) && outline.knows(.recipient))
        #expect(outline.provider.companyNumber == "01234567")
        #expect(outline.recipient.dueDiligence?.validUntil == CivilDate(iso: "2027-09-01"))
        try outline.take("Acme CRM Systems Ltd", for: .recipient)
        #expect(outline.recipient.companyNumber == "07654321")
        try outline.take("Other Systems Ltd", for: .recipient)
        #expect(outline.recipient.companyNumber == nil && outline.recipient.dueDiligence == nil)

        outline = try self.outline()
        outline.guessCompanies(from: [
            try agreement(), try agreement([("legalName: Acme CRM Systems Ltd", "legalName: Other Systems Ltd")]),
        ])
        #expect(outline.knows(.provider) && !outline.knows(.recipient))
        outline = try self.outline()
        outline.guessCompanies(from: [
            try agreement([("date: 2026-09-01, validUntil: 2027-09-01", "date: 2025-09-01, validUntil: 2026-11-15")])
        ])
        #expect(outline.recipient.dueDiligence == nil)
    }

    @Test("people are those whose keys count today, each in their role")
    func people() throws {
        var outline = try outline()
        try outline.take("Acme CRM Systems Ltd", for: .recipient)
        outline.guessPeople(from: [], trust: try trust(Self.everybody))
        let draft = try DraftInHand.read(outline.text)
        #expect(!draft.gaps.contains { $0.place.hasPrefix("access.") })
        let access = draft.document.agreement.access
        #expect(access.preparers.map(\.name) == ["Pat Preparer"] && access.approvers.map(\.name) == ["Ada Approver"])
        #expect(access.recipients.map(\.sign.line) == [ExampleKey.recipient])
        outline = try self.outline()
        outline.guessPeople(from: [], trust: try trust(Self.everybody, to: "2026-11-14"))
        #expect(try DraftInHand.read(outline.text).gaps.count { $0.place.hasPrefix("access.") } == 10)
    }

    @Test("nobody approves what they prepare, and a key that cannot decrypt leaves a gap for one that can")
    func roles() throws {
        var outline = try outline()
        try outline.take("Acme CRM Systems Ltd", for: .recipient)
        outline.guessPeople(
            from: [],
            trust: try trust([
                (ExampleKey.preparer, "Pat Preparer", .provider, .preparer),
                (ExampleKey.preparer, "Pat Preparer", .provider, .approver),
                (ExampleKey.approver, "PAT  PREPARER", .provider, .approver),
                (ExampleKey.ecdsa, "Vic Vendor", .recipient, .recipient),
            ]))
        let gaps = try DraftInHand.read(outline.text).gaps.map(\.place).filter { $0.hasPrefix("access.") }
        #expect(
            gaps == [
                "access.approvers[1].name", "access.approvers[1].key", "access.signatories.provider[1].name",
                "access.signatories.provider[1].key", "access.signatories.recipient[1].name",
                "access.signatories.recipient[1].key", "access.recipients[1].decrypt",
            ])
    }

    @Test("people of another vendor get no place in the draft, nor anybody where the vendor is not known")
    func otherVendors() throws {
        let other = try agreement([("legalName: Acme CRM Systems Ltd", "legalName: Other Systems Ltd")])
        var outline = try outline()
        try outline.take("Acme CRM Systems Ltd", for: .recipient)
        outline.guessPeople(from: [other], trust: try trust(Self.everybody))
        #expect(outline.access.recipients.isEmpty && outline.access.recipientSignatories.isEmpty)
        #expect(outline.access.preparers.count == 1)
        try outline.take("other systems ltd", for: .recipient)
        outline.guessPeople(from: [other], trust: try trust(Self.everybody))
        #expect(outline.access.recipients.count == 1 && outline.access.recipientSignatories.count == 1)
        outline = try self.outline()
        outline.guessPeople(from: [], trust: try trust(Self.everybody))
        #expect(outline.access.recipients.isEmpty && outline.access.providerSignatories.count == 1)
    }

    @Test("a name that was erased is nobody's")
    func erased() throws {
        var list = try trust(Self.everybody)
        _ = list.eraseNames(of: [try ExampleKey.fingerprint(ExampleKey.preparer)])
        var outline = try outline()
        outline.guessPeople(from: [], trust: list)
        #expect(outline.access.preparers.isEmpty && outline.access.approvers.count == 1)
    }
}
