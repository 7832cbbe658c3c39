import Primitives
import Registry
import Testing

@testable import Disposal

/// The lines of the table in docs/disposal.md, each with the days on both sides of its boundaries.
@Suite struct StateTableTests {
    private let copiesGone = BundleEvent.Fact.ownCopies(remaining: 0)

    @Test("a rehearsal is one, whatever else is said of it")
    func rehearsal() throws {
        try History(isRehearsal: true).adding(
            ("2026-12-01", .released), ("2026-12-02", .disputeOpened(.residue, by: .signer("approver"))),
            ("2026-12-03", .voided)
        ).expect([("2026-11-30", .rehearsal, "2026-11-30"), ("2027-06-01", .rehearsal, "2026-11-30")])
    }

    @Test("an open dispute comes before everything else, a limit that passed and a bundle that is void included")
    func disputed() throws {
        let disputed = try History().adding(("2026-12-05", .disputeOpened(.residue, by: .user("officer"))))
        try disputed.expect([
            ("2026-12-04", .prepared, "2026-11-30"), ("2026-12-05", .disputed, "2026-12-05"),
            ("2026-12-31", .disputed, "2026-12-05"), ("2027-06-01", .disputed, "2026-12-05"),
        ])
        try disputed.adding(("2026-12-06", .voided)).expect([("2026-12-06", .disputed, "2026-12-05")])
        try disputed.adding(("2026-12-07", .disputeSettled(by: .signer("approver")))).expect([
            ("2026-12-06", .disputed, "2026-12-05"), ("2026-12-07", .prepared, "2026-11-30"),
            ("2026-12-31", .overdue, "2026-12-31"),
        ])
    }

    @Test("a dispute takes a confirmation away, and its settlement gives it back, since that day")
    func disputedConfirmation() throws {
        let confirmed = try History().adding(("2026-12-10", copiesGone), ("2026-12-20", try certificate("2026-12-18")))
        try confirmed.adding(
            ("2027-02-01", .disputeOpened(.signature, by: .signer("approver"))),
            ("2027-02-08", .disputeSettled(by: .signer("second approver")))
        ).expect([
            ("2027-01-31", .confirmed, "2026-12-20"), ("2027-02-01", .disputed, "2027-02-01"),
            ("2027-02-07", .disputed, "2027-02-01"), ("2027-02-08", .confirmed, "2027-02-08"),
            ("2031-01-01", .confirmed, "2027-02-08"),
        ])
    }

    @Test("whoever opened one of the open disputes settles none of them, and neither does anybody without a signature")
    func settlements() throws {
        let disputed = try History().adding(
            ("2026-12-05", .disputeOpened(.residue, by: .signer("first"))),
            ("2026-12-06", .disputeOpened(.contradiction, by: .signer("second"))))
        for actor in [EventActor.signer("first"), .signer("second"), .user("first"), .user("officer")] {
            try disputed.adding(("2026-12-07", .disputeSettled(by: actor)))
                .expect([("2026-12-07", .disputed, "2026-12-05")])
        }
        try disputed.adding(("2026-12-07", .disputeSettled(by: .signer("third"))))
            .expect([("2026-12-07", .prepared, "2026-11-30")])
        // A settlement is for what was open then.
        try disputed.adding(
            ("2026-12-07", .disputeSettled(by: .signer("third"))),
            ("2026-12-08", .disputeOpened(.residue, by: .signer("third")))
        ).expect([("2026-12-08", .disputed, "2026-12-08")])
        try History().adding(("2026-12-07", .disputeSettled(by: .signer("third"))))
            .expect([("2026-12-07", .prepared, "2026-11-30")])
    }

    @Test("a bundle that never left can be void; one that was sent, or of which anybody signed anything, cannot")
    func voided() throws {
        try History().adding(("2026-12-05", .voided)).expect([
            ("2026-12-04", .prepared, "2026-11-30"), ("2026-12-05", .voided, "2026-12-05"),
            ("2026-12-30", .voided, "2026-12-05"), ("2027-06-01", .voided, "2026-12-05"),
        ])
        let signs: [BundleEvent.Fact] = [
            .released, try receipt("2026-12-20"), try receipt("2027-01-04", isAccepted: false),
            try certificate("2027-01-02"), try certificate("2027-01-02", isAccepted: false),
            try evidence(.deletionLog, "2027-01-02"), try evidence(.auditNote, "2027-01-02"),
        ]
        for sign in signs {
            for facts in [[sign, .voided], [.voided, sign]] {
                let history = try History().adding(("2027-01-02", facts[0]), ("2027-01-03", facts[1]))
                #expect(try history.status("2027-01-03")?.state == .overdue)
            }
        }
        let signed = [
            try receipt("2027-01-04", isAccepted: false, isAuthentic: false),
            try certificate("2027-01-02", isAccepted: false, isAuthentic: false),
            try evidence(.deletionLog, "2027-01-02", isAccepted: false),
        ]
        for nobodys in signed {
            try History().adding(("2027-01-02", .voided), ("2027-01-03", nobodys))
                .expect([("2027-01-03", .voided, "2027-01-02")])
        }
    }

    @Test("all evidence by C, gone by L: confirmed; a day later, for either: confirmed late")
    func confirmed() throws {
        for (goneOn, came, state) in [
            ("2026-12-30", "2027-01-07", BundleState.confirmed), ("2026-12-31", "2027-01-07", .confirmedLate),
            ("2026-12-30", "2027-01-08", .confirmedLate), ("2026-12-31", "2027-01-08", .confirmedLate),
        ] {
            let (before, after) = (
                try History().adding(("2026-12-10", copiesGone), (came, try certificate(goneOn))),
                try History().adding(("2026-12-31", try certificate(goneOn)), (came, copiesGone))
            )
            for history in [before, after] {
                try history.expect([(came, state, came), ("2035-01-01", state, came)])
            }
        }
    }

    @Test("each kind of evidence that is asked for is awaited, and counts from the day it came")
    func kinds() throws {
        for kind in EvidenceKind.allCases where kind != .certificate {
            let fact: BundleEvent.Fact =
                switch kind {
                case .ownCopies: copiesGone
                case .key: .keyDestroyed
                default: try evidence(kind, "2026-12-18", until: kind == .backupStatement ? "2026-12-19" : nil)
                }
            // A sub-processor's certificate without a place is one for the only sub-processor of old bundles.
            let duty = DisposalDuty(certifiers: "engineer", subProcessors: kind == .subProcessorCertificates ? 1 : 0)
            let attested = try History(evidence: [.certificate, kind], duty: duty)
                .adding(("2026-12-20", try certificate("2026-12-18")))
            #expect(try attested.status("2026-12-20")?.missing == [kind])
            try attested.expect([
                ("2027-01-07", .attested, "2026-12-20"), ("2027-01-08", .certificateOverdue, "2027-01-08"),
            ])
            let named: BundleEvent.Fact =
                kind == .subProcessorCertificates ? try evidence(kind, "2026-12-18", subProcessor: 1) : fact
            try attested.adding(("2027-01-07", named)).expect([("2027-01-07", .confirmed, "2027-01-07")])
            try attested.adding(("2027-01-08", named)).expect([("2027-01-08", .confirmedLate, "2027-01-08")])
            if kind != .ownCopies, kind != .key {
                let refused = try evidence(kind, "2026-12-18", until: "2026-12-19", subProcessor: 1, isAccepted: false)
                try attested.adding(("2026-12-21", refused)).expect([("2026-12-21", .attested, "2026-12-20")])
            }
        }
    }

    @Test("what came back by L is returned until C, and overdue with its evidence afterwards")
    func returned() throws {
        let duty = DisposalDuty(isReturn: true, certifiers: "engineer")
        let lent = try History(evidence: [.returnReceipt, .ownCopies], duty: duty)
        let returned = try lent.adding(("2027-01-07", try evidence(.returnReceipt, "2026-12-30")))
        try returned.expect([
            ("2027-01-06", .overdue, "2026-12-31"), ("2027-01-07", .returned, "2027-01-07"),
            ("2027-01-08", .certificateOverdue, "2027-01-08"),
        ])
        try returned.adding(("2027-01-07", copiesGone)).expect([("2027-01-07", .confirmed, "2027-01-07")])
        try lent.adding(("2027-01-07", try evidence(.returnReceipt, "2026-12-31")))
            .expect([("2027-01-07", .overdue, "2026-12-31")])
        // Where the agreement has it destroyed, a receipt shows nothing of the kind.
        let kept = DisposalDuty(certifiers: "engineer")
        try History(evidence: [.returnReceipt, .ownCopies], duty: kept)
            .adding(("2026-12-20", try evidence(.returnReceipt, "2026-12-18")))
            .expect([("2026-12-20", .prepared, "2026-11-30"), ("2026-12-31", .overdue, "2026-12-31")])
    }

    @Test(
        "until the last day of a stated backup a bundle is beyond use, behind it confirmed, late where that is behind C"
    )
    func beyondUse() throws {
        let gone = try History().adding(("2026-12-10", copiesGone))
        try gone.adding(("2026-12-20", try certificate("2026-12-18", backups: "2027-01-07"))).expect([
            ("2026-12-20", .beyondUse, "2026-12-20"), ("2027-01-07", .beyondUse, "2026-12-20"),
            ("2027-01-08", .confirmed, "2027-01-08"),
        ])
        try gone.adding(("2026-12-20", try certificate("2026-12-18", backups: "2027-01-08"))).expect([
            ("2027-01-08", .beyondUse, "2026-12-20"), ("2027-01-09", .confirmedLate, "2027-01-09"),
            ("2035-01-01", .confirmedLate, "2027-01-09"),
        ])
        try gone.adding(("2026-12-20", try certificate("2026-12-18", backups: "2026-12-19")))
            .expect([("2026-12-20", .confirmed, "2026-12-20")])
    }

    @Test("where the agreement asks for a statement on backups, a backup behind C is not late")
    func backupStatement() throws {
        let kinds: Set<EvidenceKind> = [.certificate, .backupStatement]
        let stated = try History(evidence: kinds).adding(
            ("2026-12-20", try certificate("2026-12-18")),
            ("2026-12-22", try evidence(.backupStatement, "2026-12-21", until: "2027-06-30")))
        try stated.expect([
            ("2026-12-21", .attested, "2026-12-20"), ("2026-12-22", .beyondUse, "2026-12-20"),
            ("2027-06-30", .beyondUse, "2026-12-20"), ("2027-07-01", .confirmed, "2027-07-01"),
        ])
        // The statement itself is due by C.
        try History(evidence: kinds).adding(("2026-12-20", try certificate("2026-12-18", backups: "2027-06-30")))
            .expect([("2027-01-07", .beyondUse, "2026-12-20"), ("2027-01-08", .certificateOverdue, "2027-01-08")])
        // A second statement with an earlier day does not count, one with a later day once the dispute is settled.
        try stated.adding(
            ("2026-12-23", try evidence(.backupStatement, "2026-12-22", until: "2027-03-31")),
            ("2026-12-24", try evidence(.backupStatement, "2026-12-22", until: "2027-08-31")),
            ("2026-12-25", .disputeSettled(by: .signer("approver")))
        ).expect([
            ("2026-12-23", .beyondUse, "2026-12-20"), ("2026-12-24", .disputed, "2026-12-24"),
            ("2027-08-31", .beyondUse, "2026-12-20"), ("2027-09-01", .confirmed, "2027-09-01"),
        ])
    }

    @Test("a backup does not hide that a bundle was disposed of late")
    func lateWithBackup() throws {
        try History().adding(
            ("2026-12-10", copiesGone), ("2027-01-02", try certificate("2026-12-31", backups: "2027-03-01"))
        ).expect([
            ("2027-01-02", .overdue, "2026-12-31"), ("2027-03-01", .overdue, "2026-12-31"),
            ("2027-03-02", .confirmedLate, "2027-03-02"),
        ])
    }

    @Test("every recipient has to certify, each alone or one for all; the last of them decides the day")
    func recipients() throws {
        let two = try History(duty: DisposalDuty(certifiers: "engineer", "second engineer"))
            .adding(("2026-12-10", copiesGone))
        let one = try two.adding(("2026-12-20", try certificate("2026-12-18")))
        try one.expect([("2026-12-20", .prepared, "2026-11-30"), ("2026-12-31", .overdue, "2026-12-31")])
        try one.adding(("2026-12-21", try certificate("2026-12-18")))
            .expect([("2026-12-31", .overdue, "2026-12-31")])
        try one.adding(("2027-01-07", try certificate("2026-12-30", by: "second engineer")))
            .expect([("2027-01-07", .confirmed, "2027-01-07")])
        try one.adding(("2027-01-08", try certificate("2026-12-30", by: "second engineer")))
            .expect([("2027-01-08", .confirmedLate, "2027-01-08")])
        try one.adding(("2027-01-07", try certificate("2026-12-31", by: "second engineer")))
            .expect([("2027-01-07", .confirmedLate, "2027-01-07")])
        try two.adding(("2026-12-20", try certificate("2026-12-18", all: true)))
            .expect([("2026-12-20", .confirmed, "2026-12-20")])
        // Somebody who is no recipient speaks for nobody.
        try one.adding(("2026-12-21", try certificate("2026-12-18", by: "stranger")))
            .expect([("2026-12-31", .overdue, "2026-12-31")])
        #expect(
            try one.status("2026-12-31")?.reason.contains("the certificates of 1 of 2 recipients") == true)
    }

    @Test("a bundle for a hundred recipients awaits a hundred certificates, in whatever order they come")
    func manyRecipients() throws {
        let names = (1...100).map { "recipient \($0)" }
        let duty = DisposalDuty(isReturn: false, certifiers: names.map { fingerprint($0) }, subProcessors: 0)
        var history = try History(evidence: [.certificate], duty: duty)
        for name in names.reversed() {
            #expect(try history.status("2026-12-20")?.state == .prepared)
            try history.add("2026-12-20", try certificate("2026-12-18", by: name))
            try history.add("2026-12-20", try certificate("2026-12-18", by: name))
        }
        #expect(try history.status("2026-12-20")?.state == .confirmed)
    }

    @Test("every sub-processor that the agreement names has to be accounted for, each by its place")
    func subProcessors() throws {
        let attested = try History(
            evidence: [.certificate, .subProcessorCertificates],
            duty: DisposalDuty(certifiers: "engineer", subProcessors: 2)
        ).adding(("2026-12-20", try certificate("2026-12-18")))
        func piece(_ place: Int?) throws -> BundleEvent.Fact {
            try evidence(.subProcessorCertificates, "2026-12-18", subProcessor: place)
        }
        for places in [[1], [1, 1], [1, nil], [1, 3], [1, 0], [2, 2, 2]] as [[Int?]] {
            var history = attested
            for place in places { try history.add("2026-12-21", try piece(place)) }
            try history.expect([("2026-12-21", .attested, "2026-12-20")])
        }
        try attested.adding(("2026-12-21", try piece(2)), ("2026-12-22", try piece(1)))
            .expect([("2026-12-21", .attested, "2026-12-20"), ("2026-12-22", .confirmed, "2026-12-22")])
        // One that was still at a sub-processor's behind the limit is late.
        try attested.adding(
            ("2027-01-02", try piece(2)),
            ("2027-01-03", try evidence(.subProcessorCertificates, "2026-12-31", subProcessor: 1)),
            ("2027-01-04", .disputeSettled(by: .signer("approver")))
        ).expect([("2027-01-03", .disputed, "2027-01-03"), ("2027-01-04", .confirmedLate, "2027-01-04")])
        // An agreement that asks for nothing else, and names none, would be confirmed by nothing.
        try History(evidence: [.subProcessorCertificates])
            .expect([("2026-11-30", .prepared, "2026-11-30"), ("2026-12-31", .overdue, "2026-12-31")])
        // Where there are none, there is nothing to wait for.
        try History(evidence: [.certificate, .subProcessorCertificates])
            .adding(("2026-12-20", try certificate("2026-12-18")))
            .expect([("2026-12-20", .confirmed, "2026-12-20")])
    }

    @Test("between overdue and due stand held, recalled, acknowledged, released and prepared, in this order")
    func ranks() throws {
        let history = try History()
        let sent = try history.adding(("2026-12-01", .released))
        let received = try sent.adding(
            ("2026-12-02", try receipt("2026-12-02", isAccepted: false)), ("2026-12-03", try receipt("2026-12-03")))
        let recalled = try received.adding(
            ("2026-12-04", try limit(.recalled, "2026-12-28", certificateBy: "2027-01-05")))
        let held = try recalled.adding(("2026-12-05", .holdPlaced(until: try day("2026-12-28"))))
        try held.expect([
            ("2026-11-30", .prepared, "2026-11-30"), ("2026-12-01", .released, "2026-12-01"),
            ("2026-12-02", .released, "2026-12-01"), ("2026-12-03", .acknowledged, "2026-12-03"),
            ("2026-12-04", .recalled, "2026-12-04"), ("2026-12-05", .held, "2026-12-05"),
            ("2026-12-28", .held, "2026-12-05"), ("2026-12-29", .recalled, "2026-12-04"),
            ("2026-12-30", .overdue, "2026-12-30"),
        ])
        try received.expect([("2026-12-22", .acknowledged, "2026-12-03"), ("2026-12-23", .due, "2026-12-23")])
    }

    @Test("an authentic certificate that does not count speaks against one that does, and only then")
    func contradictions() throws {
        let weak = try certificate("2026-12-18", isAccepted: false)
        let forged = try certificate("2026-12-18", isAccepted: false, isAuthentic: false)
        let attested = try History().adding(("2026-12-20", try certificate("2026-12-18")))
        try attested.adding(("2026-12-21", weak)).expect([("2026-12-21", .disputed, "2026-12-21")])
        try attested.adding(("2026-12-21", forged)).expect([("2026-12-21", .attested, "2026-12-20")])
        try History().adding(("2026-12-19", weak), ("2026-12-20", try certificate("2026-12-18")))
            .expect([("2026-12-19", .prepared, "2026-11-30"), ("2026-12-20", .attested, "2026-12-20")])
        // The recipient cannot settle what the recipient said.
        let disputed = try attested.adding(("2026-12-21", weak))
        try disputed.adding(("2026-12-22", .disputeSettled(by: .signer("engineer"))))
            .expect([("2026-12-22", .disputed, "2026-12-21")])
        try disputed.adding(("2026-12-22", .disputeSettled(by: .signer("approver"))))
            .expect([("2026-12-22", .attested, "2026-12-20")])
    }

    @Test("what names a later day or a later backup than all that confirmed a bundle contradicts it")
    func contradictedConfirmation() throws {
        let confirmed = try History().adding(("2026-12-10", copiesGone), ("2026-12-20", try certificate("2026-12-18")))
        let log = try evidence(.deletionLog, "2026-12-19")
        let statement = try evidence(.backupStatement, "2026-12-18", until: "2027-03-01")
        for fact in [try certificate("2026-12-19"), try certificate("2026-12-17"), log, statement] {
            try confirmed.adding(("2026-12-22", fact)).expect([("2026-12-22", .disputed, "2026-12-22")])
        }
        let same = try evidence(.deletionLog, "2026-12-18")
        for fact in [try certificate("2026-12-18"), same] {
            try confirmed.adding(("2026-12-22", fact)).expect([("2026-12-22", .confirmed, "2026-12-20")])
        }
        // A backup that outlived the bundle contradicts it even where it is said to be gone by now.
        let expired = try evidence(.backupStatement, "2026-12-18", until: "2026-12-19")
        try confirmed.adding(("2026-12-22", expired)).expect([("2026-12-22", .disputed, "2026-12-22")])
        let none = try evidence(.backupStatement, "2026-12-18", until: "2026-12-18")
        try confirmed.adding(("2026-12-22", none)).expect([("2026-12-22", .confirmed, "2026-12-20")])
        // Settled, the later day counts: the disposal was late after all.
        try confirmed.adding(
            ("2027-01-02", try evidence(.deletionLog, "2026-12-31")),
            ("2027-01-03", .disputeSettled(by: .signer("approver")))
        ).expect([("2027-01-03", .confirmedLate, "2027-01-03")])
    }

    @Test("events given twice, in any order, of another bundle or of later days change nothing")
    func orderAndRepetition() throws {
        let history = try History().adding(
            ("2026-12-01", .released), ("2026-12-10", copiesGone), ("2026-12-20", try certificate("2026-12-18")))
        let expected = try #require(try history.status("2026-12-20"))
        var again = history
        again.events = (history.events + history.events).reversed()
        #expect(try again.status("2026-12-20") == expected)
        let later = try history.adding(("2026-12-21", .disputeOpened(.residue, by: .signer("approver"))))
        #expect(try later.status("2026-12-20") == expected)

        var folds = BundleFolds(asOf: try day("2026-12-20"))
        for event in later.events + history.events { folds.apply(event) }
        for event in history.events {
            folds.apply(BundleEvent(sequence: event.sequence + 50, time: event.time, bundle: 2, fact: event.fact))
        }
        #expect(folds.folds.map(\.bundle) == [1, 2])
        #expect(folds[1]?.status(agreement: "DSA-2026-014") == expected)
        #expect(folds[3] == nil)
    }

    @Test("an event that a clock dates before the one in front of it happened no earlier than that")
    func clockGoesBack() throws {
        let history = try History().adding(
            ("2027-01-05", .other), ("2026-12-20", try certificate("2026-12-18")), ("2026-12-20", copiesGone))
        try history.expect([
            ("2027-01-04", .overdue, "2026-12-31"), ("2027-01-05", .confirmed, "2027-01-05"),
        ])
    }
}
