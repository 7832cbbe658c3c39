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
            .replacing("  signatories:", with: "  outOfHours: [ada  approver]\n  signatories:")
        let agreement = try read(text).agreement
        #expect(agreement.disposal.mode == .return)
        #expect(agreement.disposal.upstreamCap?.date.description == "2026-12-15")
        #expect(agreement.disposal.upstreamCap?.source == "the customer")
        let hours = try #require(agreement.businessHours)
        #expect(hours.from == 540 && hours.until == 1050 && hours.description == "09:00 to 17:30")
        #expect(!hours.contains(539) && hours.contains(540) && hours.contains(1049) && !hours.contains(1050))
        #expect(agreement.access.outOfHours == ["ada  approver"])
    }

    @Test("without them there is no last day, and no hour at which a release needs a reason")
    func absent() throws {
        let agreement = try read(exampleAgreement).agreement
        #expect(agreement.disposal.upstreamCap == nil && agreement.businessHours == nil)
        #expect(agreement.access.outOfHours.isEmpty && agreement.division == .englandAndWales)
    }

    @Test("people for releases outside business hours need business hours")
    func hoursMissing() throws {
        let text = exampleAgreement.replacing("  signatories:", with: "  outOfHours: [Ada Approver]\n  signatories:")
        let error = #expect(throws: AgreementError.self) { try read(text).agreement }
        #expect(error?.what.contains("the agreement has none") == true, "\(error?.what ?? "")")
    }
}
