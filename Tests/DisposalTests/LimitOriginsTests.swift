import Primitives
import Registry
import Testing

@testable import Disposal

/// Limits from every origin: the agreement's triggers, a recall and a day that was set upstream.
@Suite struct LimitOriginsTests {
    private func terms(
        certificateWithin: Period? = .workingDays(5), division: Division = .englandAndWales, end: String = "2026-12-31",
        cap: String? = nil
    ) throws -> LimitTerms {
        LimitTerms(
            triggers: [
                DisposalTrigger(from: .prepared, within: .calendar(months: 0, days: 30)),
                DisposalTrigger(from: .faultResolved, within: .calendar(months: 0, days: 5)),
                DisposalTrigger(from: .agreementEnd, within: .calendar(months: 1, days: 0)),
            ], certificateWithin: certificateWithin, evidence: [.certificate, .ownCopies], division: division,
            agreementEnd: try day(end), upstreamCap: try cap.map { try day($0) })
    }

    @Test("a fault that is resolved counts from its day, and only where it comes first")
    func faultResolved() throws {
        for (resolved, limit, trigger) in [
            ("2026-12-01", "2026-12-06", "fault-resolved"), ("2026-12-24", "2026-12-29", "fault-resolved"),
            ("2026-12-25", "2026-12-30", "prepared"), ("2027-01-10", "2026-12-30", "prepared"),
            ("2026-11-01", "2026-11-06", "fault-resolved"),
        ] {
            let origins = LimitOrigins(preparedOn: try day("2026-11-30"), faultResolvedOn: try day(resolved))
            let record = try terms().limit(from: origins)
            #expect(record.date == (try day(limit)), "\(resolved)")
            #expect(record.trigger == trigger, "\(resolved)")
            #expect(record.candidates.map(\.trigger) == ["prepared", "fault-resolved", "agreement-end"])
        }
    }

    @Test("a recall sets a day, and is recorded with it; the certificate has its own period from there")
    func recall() throws {
        let origins = LimitOrigins(preparedOn: try day("2026-11-30"), recalledFor: try day("2026-12-10"))
        let record = try terms().limit(from: origins)
        #expect(record.date == (try day("2026-12-10")))
        #expect(record.trigger == "recalled")
        #expect(record.certificateBy == (try day("2026-12-17")))
        #expect(
            record.candidates.last
                == LimitRecord.Candidate(
                    trigger: "recalled", within: "P0D", origin: try day("2026-12-10"), date: try day("2026-12-10")))
        let late = LimitOrigins(preparedOn: try day("2026-11-30"), recalledFor: try day("2027-05-01"))
        #expect(try terms().limit(from: late).date == (try day("2026-12-30")))
    }

    @Test("no limit is later than the day that was set upstream, and none is earlier for it")
    func upstreamCap() throws {
        let prepared = try day("2026-11-30")
        for (cap, limit, trigger) in [
            ("2026-12-15", "2026-12-15", "upstream-cap"), ("2026-12-30", "2026-12-30", "prepared"),
            ("2027-06-01", "2026-12-30", "prepared"),
        ] {
            let record = try terms(cap: cap).limit(preparedOn: prepared)
            #expect(record.date == (try day(limit)))
            #expect(record.trigger == trigger)
            #expect(record.candidates.last?.trigger == "upstream-cap")
            #expect(record.candidates.last?.date == (try day(cap)))
        }
        #expect(throws: DisposalError.self) { try terms(cap: "2026-11-29").limit(preparedOn: prepared) }
        #expect(try terms(cap: "2026-11-30").limit(preparedOn: prepared).date == prepared)
    }

    @Test("a bundle is not prepared under an agreement whose fault was resolved too long ago")
    func resolvedLongAgo() throws {
        let prepared = try day("2026-11-30")
        #expect(throws: DisposalError.self) {
            try terms().limit(preparedOn: prepared, faultResolvedOn: try day("2026-11-24"))
        }
        let last = try terms().limit(preparedOn: prepared, faultResolvedOn: try day("2026-11-25"))
        #expect(last.date == prepared)
    }

    @Test("whatever comes first wins, whichever of the five it is")
    func earliestOfFive() throws {
        let days = ["2026-12-02", "2026-12-04", "2026-12-06"]
        for first in 0..<3 {
            func date(_ place: Int) throws -> CivilDate { try day(days[(place + 3 - first) % 3]) }
            let record = try LimitTerms(
                triggers: [
                    DisposalTrigger(from: .faultResolved, within: .calendar(months: 0, days: 0)),
                    .init(from: .prepared, within: .calendar(months: 0, days: 30)),
                ],
                certificateWithin: nil, evidence: [.certificate], division: .scotland,
                agreementEnd: try day("2027-12-31"),
                upstreamCap: try date(2)
            ).limit(
                from: LimitOrigins(
                    preparedOn: try day("2026-11-30"), faultResolvedOn: try date(0), recalledFor: try date(1)))
            #expect(record.date == (try day("2026-12-02")))
            #expect(record.trigger == ["fault-resolved", "recalled", "upstream-cap"][first])
            #expect(record.certificateBy == record.date)
            #expect(record.calendar == "scotland \(BankHolidays.builtIn.edition)")
        }
    }

    @Test("divisions differ where their bank holidays do")
    func divisions() throws {
        for (division, end) in [
            (Division.englandAndWales, "2027-01-11"), (.scotland, "2027-01-12"), (.northernIreland, "2027-01-11"),
        ] {
            let limit = try LimitTerms(
                triggers: [DisposalTrigger(from: .prepared, within: .workingDays(10))], certificateWithin: nil,
                evidence: [.certificate], division: division, agreementEnd: try day("2027-12-31")
            ).limit(preparedOn: try day("2026-12-23"))
            #expect(limit.date == (try day(end)))
            #expect(!limit.isProvisional)
        }
    }

    @Test("a recorded limit is computed again from itself alone, with the same calendar to the same result")
    func recomputed() throws {
        let origins = LimitOrigins(
            preparedOn: try day("2026-11-30"), faultResolvedOn: nil, recalledFor: try day("2026-12-20"))
        for within in [nil, .workingDays(5), .workingDays(1), .calendar(months: 13, days: 2)] as [Period?] {
            let record = try terms(certificateWithin: within, cap: "2026-12-24").limit(from: origins)
            #expect(try record.recomputed(in: .builtIn) == record)
            #expect(record.revised(in: .builtIn) == record)
        }
    }

    @Test("a record whose rule is not in the program's own words is refused, and stays as it is when it is revised")
    func unreadable() throws {
        for (within, calendar) in [
            ("P1W", "scotland x"), ("soon", "scotland x"), ("P12M", "scotland x"), ("05 working days", "scotland x"),
            ("P30D", "wales x"), ("P30D", ""), ("P-3D", "scotland x"), ("P99999999999999999999D", "scotland x"),
        ] {
            let record = LimitRecord(
                date: try day("2026-12-30"), trigger: "prepared", certificateBy: try day("2026-12-30"),
                certificateWithin: nil, calendar: calendar, isProvisional: true,
                candidates: [
                    .init(trigger: "prepared", within: within, origin: try day("2026-11-30"), date: nil)
                ])
            #expect(throws: DisposalError.self, "\(within) \(calendar)") { try record.recomputed(in: .builtIn) }
            #expect(record.revised(in: .builtIn) == record)
        }
    }
}
