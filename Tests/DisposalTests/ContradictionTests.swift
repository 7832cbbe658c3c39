import Primitives
import Registry
import TestSupport
import Testing

@testable import Disposal

/// What contradicts that a bundle is gone: docs/disposal.md, "What contradicts".
@Suite struct ContradictionTests {
    private let copiesGone = BundleEvent.Fact.ownCopies(remaining: 0)

    /// Each order of `first` and `second`, a day apart, as of the day of the latter, and who has opened a dispute then.
    private func authors(
        _ history: History, _ first: BundleEvent.Fact, _ second: BundleEvent.Fact
    ) throws -> [[EventActor]] {
        try [(first, second), (second, first)].map { facts in
            let events = try history.adding(("2026-12-21", facts.0), ("2026-12-22", facts.1)).events
            return try #require(BundleFold(events, asOf: try day("2026-12-22"))).authorsOfDisputes
        }
    }

    @Test("what names a later day than the certificate contradicts it in every state, whichever of the two came first")
    func eitherOrder() throws {
        let engineer = EventActor.signer("engineer")
        for evidence in [[.certificate], [.certificate, .ownCopies], [.certificate, .deletionLog]]
            as [Set<EvidenceKind>]
        {
            let history = try History(
                evidence: evidence, duty: DisposalDuty(certifiers: "engineer", subProcessors: 1))
            let certified = try certificate("2026-12-18")
            let later = [
                try evidencePiece(.deletionLog, "2026-12-19"),
                try evidencePiece(.subProcessorCertificates, "2026-12-19", place: 1),
                try evidencePiece(.backupStatement, "2026-12-19", until: "2026-12-19"),
                try receipt("2026-12-19"),
            ]
            for fact in later {
                let authors = try authors(history, certified, fact)
                #expect(authors == [[engineer], [engineer]], "\(evidence): \(fact)")
            }
            let same = [
                try evidencePiece(.deletionLog, "2026-12-18"),
                try evidencePiece(.subProcessorCertificates, "2026-12-18", place: 1),
                try evidencePiece(.backupStatement, "2026-12-19", until: "2026-12-18"),
                try receipt("2026-12-18"),
                // Media and audits name no day of disposal.
                try evidencePiece(.destructionCertificate, "2026-12-19"), try evidencePiece(.auditNote, "2026-12-19"),
            ]
            for fact in same { #expect(try authors(history, certified, fact) == [[], []], "\(evidence): \(fact)") }
        }
    }

    private func evidencePiece(
        _ kind: EvidenceKind, _ date: String, until: String? = nil, place: Int? = nil
    ) throws -> BundleEvent.Fact {
        try evidence(kind, date, until: until, subProcessor: place)
    }

    @Test("a bundle that is sent behind an accepted certificate, or arrives behind its disposal, is disputed")
    func sentAgain() throws {
        let sender = EventActor.signer("sender")
        let certified = try History(evidence: [.certificate]).adding(("2026-12-10", try certificate("2026-12-10")))
        let sent = try certified.adding(("2026-12-12", .released(by: sender)))
        try sent.expect([("2026-12-11", .confirmed, "2026-12-10"), ("2026-12-12", .disputed, "2026-12-12")])
        // Whoever sent it does not settle that.
        try sent.adding(("2026-12-13", .disputeSettled(by: sender))).expect([("2026-12-13", .disputed, "2026-12-12")])
        let received = try certified.adding(("2026-12-15", try receipt("2026-12-11")))
        try received.expect([("2026-12-15", .disputed, "2026-12-15")])
        try received.adding(("2026-12-16", .disputeSettled(by: .signer("engineer"))))
            .expect([("2026-12-16", .disputed, "2026-12-15")])
        try certified.adding(("2026-12-15", try receipt("2026-12-10"))).expect([
            ("2026-12-15", .confirmed, "2026-12-10")
        ])
        // One of two recipients: the bundle is not shown to be gone, and still nobody is to send it.
        let duty = DisposalDuty(certifiers: "engineer", "second engineer")
        let one = try History(duty: duty).adding(("2026-12-10", try certificate("2026-12-10")))
        try one.adding(("2026-12-12", .released(by: sender))).expect([("2026-12-12", .disputed, "2026-12-12")])
        try one.adding(("2026-12-12", try receipt("2026-12-12", by: "second engineer")))
            .expect([("2026-12-12", .acknowledged, "2026-12-12")])
        // The evidence is complete without a certificate.
        let copies = try History(evidence: [.ownCopies]).adding(("2026-12-10", copiesGone))
        try copies.adding(("2026-12-12", .released(by: sender))).expect([("2026-12-12", .disputed, "2026-12-12")])
        try copies.adding(("2026-12-12", try receipt("2026-12-11"))).expect([("2026-12-12", .disputed, "2026-12-12")])
    }

    @Test("a certificate of a disposal before the bundle was sent or arrived is disputed")
    func disposedOfBeforeItCame() throws {
        let sent = try History().adding(("2026-12-10", .released))
        try sent.adding(("2026-12-12", try certificate("2026-12-09"))).expect([("2026-12-12", .disputed, "2026-12-12")])
        try sent.adding(("2026-12-12", try certificate("2026-12-10"))).expect([("2026-12-12", .attested, "2026-12-12")])
        let lent = try History(
            evidence: [.returnReceipt], duty: DisposalDuty(isReturn: true, certifiers: "engineer")
        ).adding(("2026-12-10", try receipt("2026-12-10")))
        try lent.adding(("2026-12-12", try evidence(.returnReceipt, "2026-12-09")))
            .expect([("2026-12-12", .disputed, "2026-12-12")])
        try lent.adding(("2026-12-12", try evidence(.returnReceipt, "2026-12-10")))
            .expect([("2026-12-12", .confirmed, "2026-12-12")])
    }

    @Test("recipients who sign for themselves may each name their day; one who signs for all names the last")
    func severalRecipients() throws {
        let history = try History(duty: DisposalDuty(certifiers: "engineer", "second engineer"))
        let (early, late) = (try certificate("2026-12-10"), try certificate("2026-12-12", by: "second engineer"))
        #expect(try authors(history, early, late) == [[], []])
        #expect(try authors(history, try certificate("2026-12-10", all: true), late).allSatisfy { $0.count == 1 })
        #expect(
            try authors(history, early, try certificate("2026-12-12", by: "second engineer", all: true)) == [[], []])
    }

    @Test("what came back says nothing of what else is asked for, which may name a later day")
    func returnedAndCertified() throws {
        let history = try History(
            evidence: [.returnReceipt, .certificate], duty: DisposalDuty(isReturn: true, certifiers: "engineer"))
        let back = try evidence(.returnReceipt, "2026-12-18")
        #expect(try authors(history, back, try certificate("2026-12-19", backups: "2026-12-24")) == [[], []])
        #expect(try authors(history, back, try certificate("2026-12-17")).map(\.count) == [1, 1])
        // It is not asked for.
        try history.adding(("2026-12-20", back), ("2026-12-21", try evidence(.deletionLog, "2026-12-20")))
            .expect([("2026-12-21", .disputed, "2026-12-21")])
    }

    @Test(
        "the first statement on backups that is asked for adds to a certificate that names none, and corrects no other")
    func backups() throws {
        let history = try History(evidence: [.certificate, .backupStatement])
        let statement = try evidence(.backupStatement, "2026-12-21", until: "2027-03-01")
        #expect(try authors(history, try certificate("2026-12-18"), statement) == [[], []])
        #expect(try authors(history, try certificate("2026-12-18", backups: "2027-03-01"), statement) == [[], []])
        let shorter = try certificate("2026-12-18", backups: "2027-02-01")
        #expect(try authors(history, shorter, statement).map(\.count) == [1, 1])
    }

    @Test("a paper of a later day does not stand in for one of a day between a limit that had passed and its move")
    func betweenLimits() throws {
        let longer = try limit(.newVersion, "2027-03-01", certificateBy: "2027-03-08")
        let held = try History().adding(("2027-01-05", longer))
        let between = try certificate("2027-01-02")
        try held.adding(("2027-01-20", between)).expect([("2027-01-20", .overdue, "2026-12-31")])
        try held.adding(("2027-01-19", try evidence(.deletionLog, "2027-01-10")), ("2027-01-20", between))
            .adding(("2027-01-21", .disputeSettled(by: .signer("approver"))))
            .expect([("2027-01-20", .disputed, "2027-01-20"), ("2027-01-21", .overdue, "2026-12-31")])
        try held.adding(("2027-01-20", between), ("2027-01-21", try evidence(.auditNote, "2027-01-10")))
            .expect([("2027-01-21", .overdue, "2026-12-31")])
        let two = try History(duty: DisposalDuty(certifiers: "engineer", "second engineer"))
            .adding(("2027-01-05", longer))
        try two.adding(("2027-01-20", between), ("2027-01-21", try certificate("2027-01-10", by: "second engineer")))
            .expect([("2027-01-21", .overdue, "2026-12-31")])
    }

    @Test("nothing that adds no kind of evidence takes a bundle out of what needs action, whatever it names")
    func nothingLooksBetter() throws {
        var random = SeededGenerator(seed: 29)
        var (added, disputed) = (0, 0)
        for _ in 0..<4000 {
            let events = RandomHistory(&random).events
            let last = try #require(events.last)
            let more = RandomHistory(&random).events.dropFirst().filter { $0.fact.isSentIn && !$0.fact.isKey }
            guard let piece = more.randomElement(using: &random) else { continue }
            let day = last.time.londonDate
            let event = BundleEvent(sequence: last.sequence + 1, time: last.time, bundle: 1, fact: piece.fact)
            let before = try #require(BundleFold(events, asOf: day))
            let after = try #require(BundleFold(events + [event], asOf: day))
            guard EvidenceKind.allCases.allSatisfy({ before.evidence[$0] == after.evidence[$0] }) else { continue }
            added += 1
            let (old, new) = (before.finding.state, after.finding.state)
            if old.needsAction { #expect(new.needsAction, "\(piece.fact) behind \(events)") }
            if before.evidence[.certificate] != nil, !before.isRehearsal, let goneOn = before.evidence.goneOn,
                let named = after.evidence.goneOn, named > goneOn
            {
                #expect(new == .disputed, "\(piece.fact) behind \(events)")
                disputed += 1
            }
        }
        #expect(added > 1500)
        #expect(disputed > 30)
    }
}

extension BundleEvent.Fact {
    fileprivate var isKey: Bool { self == .keyDestroyed }
}
