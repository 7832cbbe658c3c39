import Primitives
import Registry
import TestSupport
import Testing

@testable import Disposal

@Suite struct BundleStateTests {
    @Test("before it was prepared a bundle has no state")
    func before() throws {
        let history = try History()
        #expect(try history.status("2026-11-29") == nil)
        #expect(try history.status("2026-11-30")?.state == .prepared)
        #expect(BundleStatus(of: [], asOf: try day("2026-11-30"), agreement: "A") == nil)
    }

    @Test("nothing happens: prepared, due from seven days before the limit, overdue from the day after it")
    func nothingHappens() throws {
        try History().expect([
            ("2026-11-30", .prepared, "2026-11-30"), ("2026-12-22", .prepared, "2026-11-30"),
            ("2026-12-23", .due, "2026-12-23"), ("2026-12-30", .due, "2026-12-23"),
            ("2026-12-31", .overdue, "2026-12-31"), ("2027-01-07", .overdue, "2026-12-31"),
            ("2027-01-08", .overdue, "2026-12-31"), ("2031-01-01", .overdue, "2026-12-31"),
        ])
    }

    @Test("sending a bundle shows, and moves nothing")
    func released() throws {
        try History().adding(("2026-12-01", .released), ("2026-12-02", .released)).expect([
            ("2026-11-30", .prepared, "2026-11-30"), ("2026-12-01", .released, "2026-12-01"),
            ("2026-12-22", .released, "2026-12-01"), ("2026-12-23", .due, "2026-12-23"),
            ("2026-12-31", .overdue, "2026-12-31"),
        ])
    }

    @Test("a rehearsal stays one, whatever the day")
    func rehearsal() throws {
        try History(isRehearsal: true).adding(("2026-12-01", .released)).expect([
            ("2026-11-30", .rehearsal, "2026-11-30"), ("2027-06-01", .rehearsal, "2026-11-30"),
        ])
    }

    @Test("a certificate in time attests; own copies still there when its time is over make it overdue again")
    func attested() throws {
        try History().adding(("2026-12-20", try certificate("2026-12-18"))).expect([
            ("2026-12-19", .prepared, "2026-11-30"), ("2026-12-20", .attested, "2026-12-20"),
            ("2026-12-31", .attested, "2026-12-20"), ("2027-01-07", .attested, "2026-12-20"),
            ("2027-01-08", .certificateOverdue, "2027-01-08"), ("2027-03-01", .certificateOverdue, "2027-01-08"),
        ])
    }

    @Test("a certificate that comes between the limit and its own last day takes the bundle back from overdue")
    func certificateInItsTime() throws {
        try History().adding(("2027-01-07", try certificate("2026-12-30"))).expect([
            ("2027-01-06", .overdue, "2026-12-31"), ("2027-01-07", .attested, "2027-01-07"),
            ("2027-01-08", .certificateOverdue, "2027-01-08"),
        ])
    }

    @Test("a certificate that comes too late leaves certificate-overdue, then confirmed-late for ever")
    func lateCertificate() throws {
        let late = try History().adding(("2027-01-08", try certificate("2026-12-30")))
        try late.expect([
            ("2027-01-07", .overdue, "2026-12-31"), ("2027-01-08", .certificateOverdue, "2027-01-08"),
            ("2027-06-01", .certificateOverdue, "2027-01-08"),
        ])
        try late.adding(("2027-01-10", .ownCopies(remaining: 0))).expect([
            ("2027-01-09", .certificateOverdue, "2027-01-08"), ("2027-01-10", .confirmedLate, "2027-01-10"),
            ("2031-01-01", .confirmedLate, "2027-01-10"),
        ])
    }

    @Test("a disposal after the limit stays overdue while a part is missing, and is confirmed late")
    func lateDisposal() throws {
        let late = try History().adding(("2027-01-04", try certificate("2026-12-31")))
        try late.expect([("2027-01-04", .overdue, "2026-12-31"), ("2027-01-08", .overdue, "2026-12-31")])
        try late.adding(("2027-01-05", .ownCopies(remaining: 0))).expect([
            ("2027-01-04", .overdue, "2026-12-31"), ("2027-01-05", .confirmedLate, "2027-01-05"),
        ])
    }

    @Test("all evidence in time confirms, whichever part came first")
    func confirmed() throws {
        try History().adding(
            ("2026-12-05", .ownCopies(remaining: 2)), ("2026-12-10", .ownCopies(remaining: 0)),
            ("2026-12-20", try certificate("2026-12-18"))
        ).expect([
            ("2026-12-10", .prepared, "2026-11-30"), ("2026-12-20", .confirmed, "2026-12-20"),
            ("2031-01-01", .confirmed, "2026-12-20"),
        ])
        try History().adding(
            ("2026-12-20", try certificate("2026-12-18")), ("2027-01-07", .ownCopies(remaining: 0))
        ).expect([("2027-01-06", .attested, "2026-12-20"), ("2027-01-07", .confirmed, "2027-01-07")])
    }

    @Test("own copies that went after the last day confirm late")
    func lateOwnCopies() throws {
        try History().adding(
            ("2026-12-20", try certificate("2026-12-18")), ("2027-01-08", .ownCopies(remaining: 0))
        ).expect([("2027-01-08", .confirmedLate, "2027-01-08")])
    }

    @Test("a copy that turns up again takes the confirmation back")
    func residue() throws {
        try History().adding(
            ("2026-12-10", .ownCopies(remaining: 0)), ("2026-12-20", try certificate("2026-12-18")),
            ("2026-12-24", .ownCopies(remaining: 1))
        ).expect([
            ("2026-12-23", .confirmed, "2026-12-20"), ("2026-12-24", .attested, "2026-12-20"),
            ("2027-01-08", .certificateOverdue, "2027-01-08"),
        ])
    }

    @Test("a certificate that was not accepted is as if it had not come")
    func notAccepted() throws {
        try History().adding(
            ("2026-12-10", .ownCopies(remaining: 0)), ("2026-12-20", try certificate("2026-12-18", isAccepted: false))
        ).expect([("2026-12-20", .prepared, "2026-11-30"), ("2026-12-31", .overdue, "2026-12-31")])
    }

    @Test(
        "a second certificate of another day contradicts the first, the worst day stays, and repeating one changes nothing"
    )
    func severalCertificates() throws {
        let gone = try History().adding(("2026-12-10", .ownCopies(remaining: 0)))
        let (late, inTime) = (try certificate("2026-12-31"), try certificate("2026-12-29"))
        for (first, second, state) in [(late, inTime, BundleState.confirmedLate), (inTime, late, .confirmed)] {
            try gone.adding(
                ("2027-01-04", first), ("2027-01-05", second), ("2027-01-06", .disputeSettled(by: .signer("approver"))),
                // What was settled is settled, however often it is said again.
                ("2027-01-07", inTime), ("2027-01-07", late)
            ).expect([
                ("2027-01-04", state, "2027-01-04"), ("2027-01-05", .disputed, "2027-01-05"),
                ("2027-01-06", .confirmedLate, "2027-01-06"), ("2027-01-07", .confirmedLate, "2027-01-06"),
            ])
        }
        try gone.adding(("2027-01-04", inTime), ("2027-03-05", inTime))
            .expect([("2027-03-05", .confirmed, "2027-01-04")])
    }

    @Test("an agreement that asks for no certificate is confirmed by our own copies alone, one without any by nothing")
    func otherEvidence() throws {
        let ownCopies = try History(evidence: [.ownCopies])
        try ownCopies.adding(("2026-12-10", .ownCopies(remaining: 0)))
            .expect([("2026-12-10", .confirmed, "2026-12-10"), ("2027-02-01", .confirmed, "2026-12-10")])
        try ownCopies.expect([("2026-12-31", .overdue, "2026-12-31")])
        try History(evidence: []).expect([("2026-12-31", .overdue, "2026-12-31")])
        try History(evidence: [.certificate]).adding(("2026-12-20", try certificate("2026-12-18")))
            .expect([("2026-12-20", .confirmed, "2026-12-20")])
    }

    @Test("the day of an event is the day in London: half past eleven at night in summer is the next day in UTC")
    func londonDay() throws {
        let time = try #require(Instant(iso: "2026-06-30T23:30:00Z"))
        let event = BundleEvent(
            sequence: 1, time: time, bundle: 1,
            fact: .prepared(
                BundleEvent.Preparation(
                    isRehearsal: false, limit: try day("2026-08-01"), certificateBy: try day("2026-08-01"),
                    isProvisional: false, evidence: [.certificate], duty: nil)))
        #expect(BundleStatus(of: [event], asOf: try day("2026-06-30"), agreement: "A") == nil)
        #expect(BundleStatus(of: [event], asOf: try day("2026-07-01"), agreement: "A")?.state == .prepared)
    }

    @Test("reasons are sentences that say what is known and do not over-claim")
    func reasons() throws {
        let history = try History()
        #expect(try history.status("2026-12-29")?.reason == "must be gone by 30 December 2026, tomorrow")
        #expect(try history.status("2026-12-30")?.reason == "must be gone by 30 December 2026, today")
        #expect(
            try history.status("2026-12-31")?.reason
                == "past its limit of 30 December 2026; missing: the recipient's certificate and the removal of our own "
                + "copies; the agreement gives the certificate until 7 January 2027")
        let complete = try history.adding(
            ("2026-12-20", try certificate("2026-12-18")), ("2026-12-21", .ownCopies(remaining: 0)))
        #expect(
            try complete.status("2026-12-21")?.reason
                == "the evidence that agreement DSA-2026-014 requires is complete")
        let attested = try history.adding(("2026-12-20", try certificate("2026-12-18")))
        #expect(
            try attested.status("2027-01-08")?.reason
                == "its certificate says that it was disposed of on 18 December 2026; still missing: the removal of our "
                + "own copies, which was due by 7 January 2027")
    }
}
