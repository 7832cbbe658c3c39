import Primitives
import Testing

@testable import Agreements

@Suite("What an agreement says of disposal and hours")
struct DisposalTermsTests {
    @Test("a last day from upstream, business hours and who may release outside them are read")
    func optional() throws {
        let text =
            exampleAgreement
            .replacing(
                "  mode: destroy", with: "  mode: return\n  upstreamCap: {date: 2026-12-15, source: the customer}"
            )
            .replacing(
                "timeZone: Europe/London",
                with: "businessHours: {from: \"09:00\", until: \"17:30\"}, timeZone: Europe/London"
            )
            .replacing("  signatories:", with: "  outOfHours: [ada  approver]\n  approvals: 1\n  signatories:")
        let agreement = try read(text).agreement
        #expect(agreement.disposal.mode == .return)
        #expect(agreement.disposal.upstreamCap?.date.description == "2026-12-15")
        #expect(agreement.disposal.upstreamCap?.source == "the customer")
        let hours = try #require(agreement.businessHours)
        #expect(hours.from == 540 && hours.until == 1050 && hours.description == "09:00 to 17:30")
        #expect(!hours.contains(539) && hours.contains(540) && hours.contains(1049) && !hours.contains(1050))
        #expect(agreement.access.outOfHours == ["ada  approver"] && agreement.access.approvals == 1)
    }

    @Test("without them there is no last day, and no hour at which a release needs a reason")
    func absent() throws {
        let agreement = try read(exampleAgreement).agreement
        #expect(agreement.disposal.upstreamCap == nil && agreement.businessHours == nil)
        #expect(
            agreement.access.outOfHours.isEmpty && agreement.access.approvals == 0
                && agreement.division == .englandAndWales)
    }

    @Test("of two keys one person gives one approval, and none of what they prepared")
    func people() throws {
        let text = exampleAgreement.replacing(
            "  approvers:\n",
            with: "  approvers:\n    - {name: ada  approver, key: \"\(ExampleKey.officer)\"}\n"
                + "    - {name: PAT Preparer, key: \"\(ExampleKey.stranger)\"}\n")
        let access = try read(text.replacing("  approvers:", with: "  approvals: 2\n  approvers:")).agreement.access
        #expect(access.approvers.count == 3)
        #expect(access.approvers(ofWhatPrepared: try ExampleKey.fingerprint(ExampleKey.preparer)) == ["ada  approver"])
        #expect(throws: AgreementError.self) {
            try read(text.replacing("  approvers:", with: "  approvals: 3\n  approvers:"))
        }
    }

    @Test("people for releases outside business hours need business hours")
    func hoursMissing() throws {
        let text = exampleAgreement.replacing("  signatories:", with: "  outOfHours: [Ada Approver]\n  signatories:")
        let error = #expect(throws: AgreementError.self) { try read(text).agreement }
        #expect(error?.what.contains("the agreement has none") == true, "\(error?.what ?? "")")
    }
}
