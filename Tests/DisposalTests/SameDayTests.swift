import Primitives
import Registry
import TestSupport
import Testing

@testable import Disposal

/// What comes on one day, and what ends on it: docs/disposal.md, "A day counts to its end".
@Suite struct SameDayTests {
    private let copiesGone = BundleEvent.Fact.ownCopies(remaining: 0)

    @Test("a backup that expires on a day is left on that day, however late in it that is said, and gone on the next")
    func backupOfToday() throws {
        let history = try History(evidence: [.certificate])
        let statement = try evidence(.backupStatement, "2026-12-20", until: "2026-12-20")
        let second = try certificate("2026-12-20", backups: "2026-12-20")
        for later in [statement, second] {
            try history.adding(("2026-12-20", try certificate("2026-12-20")))
                .expect([("2026-12-20", .confirmed, "2026-12-20")])
            for facts in [(try certificate("2026-12-20"), later), (later, try certificate("2026-12-20"))] {
                try history.adding(("2026-12-20", facts.0), ("2026-12-20", facts.1)).expect([
                    ("2026-12-20", .beyondUse, "2026-12-20"), ("2026-12-21", .confirmed, "2026-12-21"),
                ])
            }
        }
        // Said on the day after, it contradicts nothing, and nothing is left.
        try history.adding(("2026-12-21", try certificate("2026-12-20")), ("2026-12-21", statement))
            .expect([("2026-12-21", .confirmed, "2026-12-21")])
        // Behind the limit it is overdue until then, and late in the end.
        try history.adding(
            ("2027-01-04", try certificate("2027-01-04")),
            ("2027-01-04", try evidence(.backupStatement, "2027-01-04", until: "2027-01-04"))
        ).expect([("2027-01-04", .overdue, "2026-12-31"), ("2027-01-05", .confirmedLate, "2027-01-05")])
    }

    @Test("a backup that expires on C is in time, and one of the day after is late")
    func backupOfTheLastDay() throws {
        for (until, state) in [("2027-01-07", BundleState.confirmed), ("2027-01-08", .confirmedLate)] {
            try History(evidence: [.certificate])
                .adding(("2026-12-20", try certificate("2026-12-20", backups: until)))
                .expect([
                    ("2027-01-07", .beyondUse, "2026-12-20"),
                    ("2027-01-09", state, until == "2027-01-07" ? "2027-01-08" : "2027-01-09"),
                ])
        }
    }

    @Test("where nothing had named a day, the first certificate that names one behind the limit makes it late")
    func firstDayBehindTheLimit() throws {
        let history = try History(
            evidence: [.key, .subProcessorCertificates], duty: DisposalDuty(certifiers: "engineer", "second engineer"))
        try history.adding(("2027-01-02", .keyDestroyed)).expect([("2027-01-02", .confirmed, "2027-01-02")])
        let certified = try certificate("2027-01-02")
        for facts in [(.keyDestroyed, certified), (certified, .keyDestroyed)] as [(BundleEvent.Fact, BundleEvent.Fact)]
        {
            try history.adding(("2027-01-02", facts.0), ("2027-01-02", facts.1))
                .expect([("2027-01-02", .confirmedLate, "2027-01-02")])
        }
    }

    @Test("a copy of ours that turns up behind C while a backup is left makes a returned bundle certificate-overdue")
    func copyWhileBackedUp() throws {
        let history = try History(
            evidence: [.certificate, .returnReceipt, .ownCopies],
            duty: DisposalDuty(isReturn: true, certifiers: "engineer")
        ).adding(
            ("2026-12-10", copiesGone), ("2026-12-19", try evidence(.returnReceipt, "2026-12-18")),
            ("2026-12-20", try certificate("2026-12-18", backups: "2027-02-01")))
        try history.adding(("2027-01-20", .ownCopies(remaining: 1)), ("2027-01-21", copiesGone)).expect([
            ("2027-01-19", .returned, "2026-12-19"), ("2027-01-20", .certificateOverdue, "2027-01-08"),
            ("2027-01-21", .returned, "2026-12-19"), ("2027-02-02", .confirmedLate, "2027-02-02"),
        ])
    }
}
