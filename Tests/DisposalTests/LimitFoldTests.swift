import Primitives
import Registry
import Testing

@testable import Disposal

/// How events move the limit and the last day for the certificate, and what that does to states.
@Suite struct LimitFoldTests {
    private let copiesGone = BundleEvent.Fact.ownCopies(remaining: 0)

    @Test("a fault that is resolved and a recall move the limit to an earlier day, never to a later one")
    func earlierOnly() throws {
        for cause in [LimitCause.faultResolved, .recalled] {
            let earlier = try limit(cause, "2026-12-10", certificateBy: "2026-12-17")
            let later = try limit(cause, "2027-03-01", certificateBy: "2027-03-08")
            try History().adding(("2026-12-05", earlier), ("2026-12-06", later)).expectLimit([
                ("2026-12-04", "2026-12-30", "2027-01-07"), ("2026-12-05", "2026-12-10", "2026-12-17"),
                ("2026-12-06", "2026-12-10", "2026-12-17"),
            ])
        }
        try History().adding(("2026-12-05", try limit(.faultResolved, "2026-12-10", certificateBy: "2026-12-17")))
            .expect([("2026-12-05", .due, "2026-12-03"), ("2026-12-11", .overdue, "2026-12-11")])
    }

    @Test("a recalled bundle is recalled through its limit and overdue from the day after it")
    func recall() throws {
        try History().adding(("2026-12-05", try limit(.recalled, "2026-12-05", certificateBy: "2026-12-14"))).expect([
            ("2026-12-04", .prepared, "2026-11-30"), ("2026-12-05", .recalled, "2026-12-05"),
            ("2026-12-06", .overdue, "2026-12-06"),
        ])
    }

    @Test("a newly executed version replaces the limit, to a later or an earlier day, and a recall before it")
    func newVersion() throws {
        let recalled = try History().adding(
            ("2026-12-05", try limit(.recalled, "2026-12-20", certificateBy: "2026-12-28")))
        let longer = try recalled.adding(
            ("2026-12-06", try limit(.newVersion, "2027-02-28", certificateBy: "2027-03-05")))
        try longer.expectLimit([("2026-12-06", "2027-02-28", "2027-03-05")])
        try longer.expect([("2026-12-06", .prepared, "2026-11-30"), ("2027-02-21", .due, "2027-02-21")])
        try longer.adding(("2026-12-07", try limit(.newVersion, "2026-12-15", certificateBy: "2026-12-22")))
            .expectLimit([("2026-12-07", "2026-12-15", "2026-12-22")])
    }

    @Test("a hold lifts the limit to the day after its last one, the day for the certificate along with it")
    func hold() throws {
        let held = try History().adding(("2026-12-10", .holdPlaced(until: try day("2027-02-10"))))
        try held.expectLimit([
            ("2026-12-09", "2026-12-30", "2027-01-07"), ("2026-12-10", "2027-02-11", "2027-02-11"),
            ("2027-02-12", "2027-02-11", "2027-02-11"),
        ])
        try held.expect([
            ("2026-12-10", .held, "2026-12-10"), ("2027-02-10", .held, "2026-12-10"),
            ("2027-02-11", .due, "2027-02-04"), ("2027-02-12", .overdue, "2027-02-12"),
        ])
        #expect(try held.status("2027-02-10")?.heldUntil == (try day("2027-02-10")))
        #expect(try held.status("2027-02-11")?.heldUntil == nil)
        // Disposed of on the first day on which it may be: in time.
        try held.adding(("2026-12-11", copiesGone), ("2027-02-11", try certificate("2027-02-11")))
            .expect([("2027-02-11", .confirmed, "2027-02-11")])
    }

    @Test("a hold that ends before the limit moves nothing, unless its last day is the limit itself")
    func shortHold() throws {
        try History().adding(("2026-12-10", .holdPlaced(until: try day("2026-12-29"))))
            .expectLimit([("2026-12-10", "2026-12-30", "2027-01-07")])
        try History().adding(("2026-12-10", .holdPlaced(until: try day("2026-12-30"))))
            .expectLimit([("2026-12-10", "2026-12-31", "2027-01-07")])
    }

    @Test("of two holds the longer one counts, since the first of them")
    func twoHolds() throws {
        let until = (short: try day("2027-01-31"), long: try day("2027-02-10"))
        for (first, second) in [(until.short, until.long), (until.long, until.short)] {
            let held = try History().adding(
                ("2026-12-10", .holdPlaced(until: first)), ("2026-12-12", .holdPlaced(until: second)))
            try held.expectLimit([("2026-12-12", "2027-02-11", "2027-02-11")])
            try held.expect([("2027-02-10", .held, "2026-12-10")])
        }
    }

    @Test("a lifting names the limit, no earlier than its own day, no later than a week after that or the hold had it")
    func lifting() throws {
        let held = try History().adding(("2026-12-10", .holdPlaced(until: try day("2027-02-10"))))
        for (named, limit) in [
            ("2027-01-20", "2027-01-20"), ("2027-01-15", "2027-01-15"), ("2027-01-05", "2027-01-15"),
            ("2027-01-22", "2027-01-22"), ("2027-01-23", "2027-01-22"), ("2027-02-11", "2027-01-22"),
            ("2027-05-01", "2027-01-22"),
        ] {
            let lifted = try held.adding(("2027-01-15", .holdLifted(until: try day(named))))
            try lifted.expectLimit([
                ("2027-01-14", "2027-02-11", "2027-02-11"), ("2027-01-15", limit, limit), ("2027-06-01", limit, limit),
            ])
            #expect(try lifted.status("2027-01-14")?.state == .held)
            #expect(try lifted.status("2027-01-15")?.heldUntil == nil)
        }
        // Before the limit of the terms, it is those that count again.
        try held.adding(("2026-12-15", .holdLifted(until: try day("2026-12-16"))))
            .expectLimit([("2026-12-15", "2026-12-30", "2027-01-07")])
        // A week is not more than was left.
        try held.adding(("2027-02-08", .holdLifted(until: try day("2027-03-01"))))
            .expectLimit([("2027-02-08", "2027-02-11", "2027-02-11")])
        // A lifting without a hold, or behind one that ended, gives no new time.
        try History().adding(("2027-01-02", .holdLifted(until: try day("2027-03-01"))))
            .expectLimit([("2027-01-02", "2026-12-30", "2027-01-07")])
        try held.adding(("2027-02-20", .holdLifted(until: try day("2027-03-01"))))
            .expect([("2027-02-20", .overdue, "2027-02-12")])
    }

    @Test("a recall of a held bundle waits for the end of the hold")
    func recallOfHeld() throws {
        let recalled = try History().adding(
            ("2026-12-10", .holdPlaced(until: try day("2026-12-20"))),
            ("2026-12-12", try limit(.recalled, "2026-12-12", certificateBy: "2026-12-17")))
        try recalled.expectLimit([("2026-12-12", "2026-12-21", "2026-12-21")])
        try recalled.expect([
            ("2026-12-20", .held, "2026-12-10"), ("2026-12-21", .recalled, "2026-12-12"),
            ("2026-12-22", .overdue, "2026-12-22"),
        ])
    }

    @Test("a hold that comes behind the limit moves nothing, while it lasts, when it is lifted and when it ends")
    func heldTooLate() throws {
        let held = try History().adding(("2027-02-01", .holdPlaced(until: try day("2036-12-31"))))
        let overdue = [("2027-02-01", BundleState.overdue, "2026-12-31"), ("2037-01-01", .overdue, "2026-12-31")]
        try held.expect(overdue)
        try held.expectLimit([("2027-02-01", "2026-12-30", "2027-01-07")])
        // Nobody may remove it all the same.
        #expect(try held.status("2027-02-01")?.heldUntil == (try day("2036-12-31")))
        #expect(
            try held.status("2027-02-01")?.reason.contains("forbids its disposal until 31 December 2036") == true)
        let lifted = try held.adding(("2027-02-01", .holdLifted(until: try day("2036-12-31"))))
        try lifted.expect(overdue)
        #expect(try lifted.status("2027-02-01")?.heldUntil == nil)
        try lifted.adding(("2027-02-02", .holdPlaced(until: try day("2028-01-01")))).expect(overdue)
        // On the limit itself it is in time.
        try History().adding(("2026-12-30", .holdPlaced(until: try day("2027-02-10"))))
            .expect([("2027-02-10", .held, "2026-12-30")])
    }

    @Test("a version that comes behind the limit takes the bundle out of overdue, and leaves it late for ever")
    func movedTooLate() throws {
        do {
            let move = try limit(.newVersion, "2027-03-02", certificateBy: "2027-03-09")
            let moved = try History().adding(("2027-01-10", move))
            #expect(try moved.status("2027-01-09")?.state == .overdue)
            #expect(try moved.status("2027-01-10")?.state.needsAction == false)
            #expect(try moved.status("2027-03-03")?.state == .overdue)
            // Gone while it was overdue: no later paper makes that one in time.
            try moved.adding(("2027-01-11", try certificate("2027-01-05")), ("2027-01-12", copiesGone))
                .expect([("2027-01-12", .confirmedLate, "2027-01-12")])
            let late = try moved.adding(("2027-01-11", try certificate("2027-01-05")))
            try late.expect([("2027-01-11", .overdue, "2026-12-31")])
            #expect(try late.status("2027-01-11")?.reason.contains("after the limit of 30 December 2026") == true)
            // Gone in the new time: attested, and late all the same in the end.
            let gone = try moved.adding(("2027-02-01", try certificate("2027-02-01")))
            #expect(try gone.status("2027-02-01")?.state == .attested)
            try gone.adding(("2027-02-02", copiesGone)).expect([("2027-02-02", .confirmedLate, "2027-02-02")])
            // Gone before any of it: only the papers are late.
            try moved.adding(("2027-02-01", try certificate("2026-12-29")), ("2027-02-02", copiesGone))
                .expect([("2027-02-02", .confirmedLate, "2027-02-02")])
        }
    }

    @Test("a limit that passed and was moved twice: what was gone while the second was in force kept that one")
    func movedTwice() throws {
        let moved = try History().adding(
            ("2027-01-10", try limit(.newVersion, "2027-02-01", certificateBy: "2027-02-08")),
            ("2027-02-10", try limit(.newVersion, "2027-03-01", certificateBy: "2027-03-08")))
        for (goneOn, state) in [
            ("2026-12-30", BundleState.attested), ("2026-12-31", .overdue), ("2027-01-09", .overdue),
            ("2027-01-10", .overdue), ("2027-01-11", .attested), ("2027-02-01", .attested), ("2027-02-02", .overdue),
            ("2027-02-10", .overdue), ("2027-02-11", .attested), ("2027-02-12", .attested),
        ] {
            let gone = try moved.adding(("2027-02-12", try certificate(goneOn)))
            #expect(try gone.status("2027-02-12")?.state == state, "\(goneOn)")
            // By then the first limit had passed whatever came later.
            let complete = try gone.adding(("2027-02-12", copiesGone))
            #expect(try complete.status("2027-02-12")?.state == .confirmedLate)
        }
    }

    @Test("a hold does not hide that the limit without it has passed")
    func passedUnderHold() throws {
        let words = "without a hold it had to be gone by 30 December 2026"
        let held = try History().adding(("2026-12-10", .holdPlaced(until: try day("2027-06-30"))))
        #expect(try held.status("2027-01-05")?.state == .held)
        #expect(try held.status("2027-01-05")?.reason.contains(words) == true)
        #expect(try held.status("2026-12-30")?.reason.contains("without a hold") == false)
    }

    @Test("act by is the limit, or the working day of the division before it")
    func actBy() throws {
        for (limit, division, expected) in [
            ("2026-12-30", Division.englandAndWales, "2026-12-30"), ("2027-01-03", .englandAndWales, "2026-12-31"),
            ("2026-12-28", .englandAndWales, "2026-12-24"), ("2027-01-04", .scotland, "2026-12-31"),
            ("2027-01-04", .englandAndWales, "2027-01-04"), ("2027-07-12", .northernIreland, "2027-07-09"),
        ] {
            let prepared = BundleEvent(
                sequence: 1, time: Instant(startOf: try day("2026-11-30")), bundle: 1,
                fact: .prepared(
                    BundleEvent.Preparation(
                        isRehearsal: false, limit: try day(limit), certificateBy: try day(limit), isProvisional: false,
                        evidence: [.certificate], duty: nil, division: division)))
            let status = try #require(BundleStatus(of: [prepared], asOf: try day("2026-12-01"), agreement: "A"))
            #expect(status.limit == (try day(limit)), "a limit does not roll")
            #expect(status.actBy == (try day(expected)), "\(limit) \(division)")
        }
    }
}
