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

    @Test(
        "two certificates, in either order: of one day they are one, of two days a contradiction, the worse day stays")
    func twoCertificates() throws {
        let history = try History(evidence: [.certificate])
        let (early, late) = (try certificate("2026-12-18"), try certificate("2026-12-19"))
        for (first, second) in [(early, late), (late, early)] {
            let both = try history.adding(("2026-12-20", first), ("2026-12-20", second))
            try both.expect([("2026-12-20", .disputed, "2026-12-20")])
            let settled = try both.adding(("2026-12-21", .disputeSettled(by: .signer("approver"))))
            let fold = try #require(BundleFold(settled.events, asOf: try day("2026-12-21")))
            #expect(fold.finding.state == .confirmed)
            #expect(fold.evidence.goneOn?.date == (try day("2026-12-19")))
        }
        try history.adding(("2026-12-20", early), ("2026-12-20", early))
            .expect([("2026-12-20", .confirmed, "2026-12-20")])
    }

    @Test("a later day behind a settled one is a contradiction of its own, whatever another kind of paper had named")
    func settledArrival() throws {
        let settled = try History(evidence: [.certificate]).adding(
            ("2026-12-20", try certificate("2026-12-10")), ("2026-12-20", try receipt("2026-12-19")),
            ("2026-12-21", .disputeSettled(by: .signer("approver"))))
        try settled.expect([("2026-12-21", .confirmed, "2026-12-21")])
        try settled.adding(("2026-12-22", try evidence(.deletionLog, "2026-12-15")))
            .expect([("2026-12-22", .disputed, "2026-12-22")])
        try settled.adding(("2026-12-22", try receipt("2026-12-19"))).expect([("2026-12-22", .confirmed, "2026-12-21")])
    }

    @Test("in whatever order a day's accepted papers come, the state at its end is the same")
    func everyOrder() throws {
        var random = SeededGenerator(seed: 31)
        var (days, disputed) = (0, 0)
        for place in 0..<1500 {
            let events = RandomHistory(&random, isDense: place % 3 > 0).events
            guard let papers = longestDay(of: events), papers.count > 1 else { continue }
            days += 1
            let expected = try end(of: papers, in: events)
            if expected.finding.state == .disputed { disputed += 1 }
            for _ in 0..<(papers.count == 2 ? 1 : 8) {
                var mixed = events
                let order = papers.count == 2 ? papers.reversed() : papers.shuffled(using: &random)
                for (place, other) in zip(papers, order) {
                    mixed[place] = BundleEvent(
                        sequence: events[place].sequence, time: events[place].time, bundle: 1, fact: events[other].fact)
                }
                let fold = try end(of: papers, in: mixed)
                #expect(fold.finding == expected.finding, "\(events), then \(mixed)")
                #expect(fold.evidence.goneOn == expected.evidence.goneOn)
                #expect(fold.evidence.backupsUntil == expected.evidence.backupsUntil)
            }
        }
        #expect(days > 400)
        #expect(disputed > 150)
    }

    /// The places of the most accepted papers that stand one behind the other, of one day.
    private func longestDay(of events: [BundleEvent]) -> Range<Int>? {
        var longest: Range<Int>?
        var start = 1
        for place in events.indices.dropFirst() {
            let goesOn = place > start && events[place].time == events[start].time
            if !goesOn || !events[start].fact.isAcceptedPaper { start = place }
            guard events[place].fact.isAcceptedPaper else {
                start = place + 1
                continue
            }
            if place + 1 - start > longest?.count ?? 0 { longest = start..<place + 1 }
        }
        return longest
    }

    private func end(of papers: Range<Int>, in events: [BundleEvent]) throws -> BundleFold {
        let last = events[papers.upperBound - 1]
        return try #require(BundleFold(Array(events[..<papers.upperBound]), asOf: last.time.londonDate))
    }

    @Test("an accepted paper that is sent in a second time, at once or at the end, changes nothing")
    func twice() throws {
        var random = SeededGenerator(seed: 37)
        var papers = 0
        for place in 0..<1500 {
            let events = RandomHistory(&random, isDense: place % 2 == 0).events
            let last = try #require(events.last)
            let expected = try #require(BundleFold(events, asOf: last.time.londonDate)).finding
            for paper in events where paper.fact.isAcceptedPaper {
                papers += 1
                for event in [paper, last] {
                    let again = BundleEvent(
                        sequence: event.sequence + 1, time: event.time, bundle: 1, fact: paper.fact)
                    let fold = try #require(BundleFold(events + [again], asOf: last.time.londonDate))
                    #expect(fold.finding == expected, "\(paper.fact) again behind \(event.sequence) in \(events)")
                }
            }
        }
        #expect(papers > 3000)
    }
}

extension BundleEvent.Fact {
    /// Whether it is somebody's signed word on the bundle, and was accepted.
    fileprivate var isAcceptedPaper: Bool {
        switch self {
        case .certificate(let certificate): certificate.isAccepted
        case .receipt(let receipt): receipt.isAccepted
        case .evidence(_, _, _, _, _, let isAccepted): isAccepted
        default: false
        }
    }
}
