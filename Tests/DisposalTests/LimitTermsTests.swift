import Primitives
import Registry
import Testing

@testable import Disposal

@Suite struct LimitTermsTests {
    private func terms(
        _ triggers: [DisposalTrigger], certificateWithin: Period? = .workingDays(5),
        evidence: [EvidenceKind] = [.certificate, .ownCopies], end: String = "2026-12-31"
    ) throws -> LimitTerms {
        LimitTerms(
            triggers: triggers, certificateWithin: certificateWithin, evidence: evidence,
            division: .englandAndWales, agreementEnd: try day(end))
    }

    private let thirtyDays = DisposalTrigger(from: .prepared, within: .calendar(months: 0, days: 30))
    private let faultResolved = DisposalTrigger(from: .faultResolved, within: .calendar(months: 0, days: 5))
    private let monthAfterEnd = DisposalTrigger(from: .agreementEnd, within: .calendar(months: 1, days: 0))

    @Test("the earliest trigger with a date wins, and the record keeps rule, inputs, calendar and result")
    func earliest() throws {
        let limit = try terms([thirtyDays, faultResolved, monthAfterEnd]).limit(preparedOn: try day("2026-11-30"))
        #expect(
            limit
                == LimitRecord(
                    date: try day("2026-12-30"), trigger: "prepared", certificateBy: try day("2027-01-07"),
                    certificateWithin: "5 working days", calendar: "england-and-wales 2026-11-01",
                    isProvisional: false,
                    candidates: [
                        .init(
                            trigger: "prepared", within: "P30D", origin: try day("2026-11-30"),
                            date: try day("2026-12-30")),
                        .init(trigger: "fault-resolved", within: "P5D", origin: nil, date: nil),
                        .init(
                            trigger: "agreement-end", within: "P1M", origin: try day("2026-12-31"),
                            date: try day("2027-01-31")),
                    ]))
    }

    @Test("the agreement's end wins where it comes first, and the order of the triggers does not matter")
    func agreementEnd() throws {
        for triggers in [[thirtyDays, monthAfterEnd], [monthAfterEnd, thirtyDays]] {
            let limit = try terms(triggers, end: "2026-11-30").limit(preparedOn: try day("2026-11-30"))
            #expect(limit.date == (try day("2026-12-30")))
            let late = try terms(triggers, end: "2026-11-29").limit(preparedOn: try day("2026-11-30"))
            #expect(late.date == (try day("2026-12-29")))
            #expect(late.trigger == "agreement-end")
        }
    }

    @Test("without certificateWithin the certificate must be there by the limit")
    func noCertificatePeriod() throws {
        let limit = try terms([thirtyDays], certificateWithin: nil).limit(preparedOn: try day("2026-11-30"))
        #expect(limit.certificateBy == limit.date)
        #expect(limit.certificateWithin == nil)
    }

    @Test("no dated trigger, no evidence and a limit in the past are refused as faults of the agreement")
    func refusals() throws {
        let prepared = try day("2026-11-30")
        for terms in [
            try terms([faultResolved]), try terms([]), try terms([thirtyDays], evidence: []),
            try terms([thirtyDays, monthAfterEnd], end: "2026-10-29"),
        ] {
            let error = try #require(throws: DisposalError.self) { try terms.limit(preparedOn: prepared) }
            #expect(error.category == .agreement)
            #expect(error.hint != nil)
        }
    }

    @Test("a limit that counts working days beyond the calendar is marked provisional")
    func provisional() throws {
        let trigger = DisposalTrigger(from: .prepared, within: .workingDays(10))
        #expect(try terms([trigger]).limit(preparedOn: try day("2026-12-23")).isProvisional == false)
        #expect(try terms([trigger], end: "2029-12-31").limit(preparedOn: try day("2028-12-28")).isProvisional)
        let certificateOnly = try terms([thirtyDays], end: "2029-12-31").limit(preparedOn: try day("2028-12-01"))
        #expect(certificateOnly.date == (try day("2028-12-31")))
        #expect(certificateOnly.isProvisional)
    }
}
