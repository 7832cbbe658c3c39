import Primitives
import Registry
import Testing

@testable import Disposal

/// What one recipient says at several times, and what of it counts: docs/disposal.md, "What contradicts".
@Suite struct OwnWordsTests {
    private let copiesGone = BundleEvent.Fact.ownCopies(remaining: 0)

    @Test("a certificate that does not count, and then one of an earlier day: disputed, and the worse day stays")
    func refusedThenBetter() throws {
        let refused = try History().adding(
            ("2026-12-05", copiesGone), ("2027-01-06", try certificate("2027-01-05", isAccepted: false)))
        try refused.expect([("2027-01-06", .overdue, "2026-12-31")])
        let better = try refused.adding(("2027-01-06", try certificate("2026-12-29")))
        try better.expect([("2027-01-06", .disputed, "2027-01-06")])
        // Not by who signed them.
        try better.adding(("2027-01-07", .disputeSettled(by: .signer("engineer"))))
            .expect([("2027-01-07", .disputed, "2027-01-06")])
        try better.adding(("2027-01-07", .disputeSettled(by: .signer("approver"))))
            .expect([("2027-01-07", .confirmedLate, "2027-01-07")])
        // One of the same day, or of a later one, corrects it.
        try refused.adding(("2027-01-06", try certificate("2027-01-05")))
            .expect([("2027-01-06", .confirmedLate, "2027-01-06")])
        // Nobody's word counts for nothing.
        try History().adding(
            ("2026-12-05", copiesGone),
            ("2027-01-06", try certificate("2027-01-05", isAccepted: false, isAuthentic: false)),
            ("2027-01-06", try certificate("2026-12-29"))
        ).expect([("2027-01-06", .confirmed, "2027-01-06")])
    }

    @Test("a day that had not come is a plan, and a certificate of another day before it corrects that")
    func plan() throws {
        let planned = try History(evidence: [.certificate])
            .adding(("2026-12-20", try certificate("2027-03-01", isAccepted: false)))
        try planned.adding(("2026-12-22", try certificate("2026-12-21")))
            .expect([("2026-12-22", .confirmed, "2026-12-22")])
        // When it came, it was not gone yet.
        try planned.adding(("2026-12-22", try certificate("2026-12-19")))
            .expect([("2026-12-22", .disputed, "2026-12-22")])
    }

    @Test("a backup that a certificate names which does not count is not outbid by one that names none")
    func backups() throws {
        let refused = try History(evidence: [.certificate])
            .adding(("2026-12-20", try certificate("2026-12-19", isAccepted: false, backups: "2027-06-01")))
        let better = try refused.adding(("2026-12-21", try certificate("2026-12-19")))
        try better.expect([("2026-12-21", .disputed, "2026-12-21")])
        try better.adding(("2026-12-22", .disputeSettled(by: .signer("approver"))))
            .expect([("2026-12-22", .beyondUse, "2026-12-21"), ("2027-06-02", .confirmedLate, "2027-06-02")])
    }

    @Test("the word of one recipient contradicts itself, whichever of the two comes first and whatever another says")
    func ownDays() throws {
        let history = try History(
            evidence: [.certificate], duty: DisposalDuty(certifiers: "engineer", "second engineer", subProcessors: 1))
        let other = try certificate("2026-12-12", by: "second engineer")
        let own = try certificate("2026-12-04")
        let later = [
            try receipt("2026-12-10"), try evidence(.deletionLog, "2026-12-10"),
            try evidence(.subProcessorCertificates, "2026-12-10", subProcessor: 1),
            try certificate("2026-12-10", isAccepted: false),
        ]
        for fact in later {
            for (first, second) in [(own, fact), (fact, own)] {
                let events = try history.adding(
                    ("2026-12-12", first), ("2026-12-12", second), ("2026-12-12", other)
                ).events
                let fold = try #require(BundleFold(events, asOf: try day("2026-12-12")))
                #expect(fold.authorsOfDisputes == [.signer("engineer")], "\(fact)")
            }
        }
        // Of the same day, of another recipient, or of a day that they certify themselves.
        let fine = [
            try receipt("2026-12-04"), try receipt("2026-12-10", by: "second engineer"),
            try evidence(.deletionLog, "2026-12-11", by: "second engineer"), try certificate("2026-12-10"),
        ]
        for fact in fine {
            try history.adding(("2026-12-12", own), ("2026-12-12", fact), ("2026-12-12", other))
                .expect([("2026-12-12", .confirmed, "2026-12-12")])
        }
    }
}
