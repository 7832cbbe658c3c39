import Primitives
import TestSupport

@testable import Registry

/// Makes events of every kind with members of every form, the strange ones too.
struct RandomEvents {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func event(_ kind: EventKind, sequence: Int = 7) -> Event {
        Event(
            sequence: sequence, time: Instant(seconds: Int.random(in: 0...4_000_000_000, using: &generator)),
            actor: flip() ? .key(key()) : .user(line()), tree: head(), body: body(kind))
    }

    mutating func body(_ kind: EventKind) -> EventBody {
        switch kind {
        case .homeInitialised:
            .homeInitialised(HomeInitialised(officer: key(), ledgerKey: noteKey()))
        case .trustChanged:
            .trustChanged(
                TrustChange(
                    action: flip() ? .added : .removed, key: key(), role: token(), from: maybe { $0.date() },
                    until: maybe { $0.date() }, list: digest(), signature: digest()))
        case .agreementRegistered: .agreementRegistered(agreement())
        case .agreementSigned:
            .agreementSigned(
                AgreementSignature(agreement: digest(), party: token(), signer: key(), signature: digest()))
        case .scheduleSigned:
            .scheduleSigned(
                ScheduleSignature(agreement: agreement(), schedule: agreement(), signer: key(), signature: digest()))
        case .keyCreated:
            .keyCreated(KeyCreation(agreement: line(), key: key(), bundle: maybe { $0.number() }))
        case .bundlePrepared: .bundlePrepared(prepared())
        case .preparationRecovered: .preparationRecovered(BundleReference(bundle: number()))
        case .preparationAbandoned: .preparationAbandoned(BundleReference(bundle: number()))
        case .bundleReleased:
            .bundleReleased(BundleRelease(bundle: number(), channel: token(), outOfHours: maybe { $0.order() }))
        case .certificateRecorded: .certificateRecorded(certificate())
        case .ownCopiesPurged:
            .ownCopiesPurged(OwnCopiesPurge(bundle: number(), removed: digests(), remaining: digests()))
        case .ownCopyKept:
            .ownCopyKept(
                OwnCopyKept(
                    bundle: number(), copy: digest(), reason: digest(), remaining: digests(),
                    place: maybe { $0.digest() }))
        case .receiptRecorded:
            .receiptRecorded(
                RecordedReceipt(
                    bundle: number(), receipt: digest(), signature: digest(), signer: key(), receivedOn: date(),
                    checkpoint: maybe { $0.head() }, isAccepted: flip(), problems: problems(),
                    exchange: maybe { $0.answer() }))
        case .evidenceRecorded:
            .evidenceRecorded(
                RecordedEvidence(
                    bundle: number(), kind: one(of: EvidenceKind.allCases), document: digest(), signature: digest(),
                    signer: key(), attachment: maybe { $0.digest() }, date: date(), until: maybe { $0.date() },
                    subProcessor: maybe { $0.number() }, isAccepted: flip(), problems: problems()))
        case .keyDestroyed:
            .keyDestroyed(
                KeyDestruction(bundle: maybe { $0.number() }, agreement: line(), key: key(), order: order()))
        case .limitComputed:
            .limitComputed(
                LimitComputation(
                    bundle: number(), cause: one(of: LimitCause.allCases), order: maybe { $0.order() },
                    agreement: maybe { $0.agreement() },
                    schedule: maybe { $0.agreement() }, limit: limit()))
        case .faultResolved:
            .faultResolved(
                FaultResolution(
                    agreement: line(), schedule: maybe { $0.line() }, resolvedOn: date(), order: order()))
        case .holdPlaced: .holdPlaced(Hold(bundle: number(), order: order(), until: date()))
        case .holdLifted: .holdLifted(Hold(bundle: number(), order: order(), until: date()))
        case .disputeOpened:
            .disputeOpened(
                DisputeOpening(
                    bundle: number(), because: one(of: CounterEvidence.allCases), order: maybe { $0.order() },
                    found: maybe { $0.digest() }, place: maybe { $0.digest() }))
        case .disputeSettled: .disputeSettled(BundleOrder(bundle: number(), order: order()))
        case .bundleVoided: .bundleVoided(BundleOrder(bundle: number(), order: order()))
        case .registerErased:
            .registerErased(
                RegisterErasure(
                    agreement: line(), people: number(), paths: number(), documents: digests(),
                    order: maybe { $0.order() }))
        case .ledgerRestored: .ledgerRestored(LedgerRestoration(lost: head(), order: order()))
        case .anchorUsed: .anchorUsed(AnchorUse(anchor: digest()))
        case .anchorRetired: .anchorRetired(AnchorRetirement(anchor: digest(), order: order()))
        case .waiverTaken:
            .waiverTaken(TakenWaiver(agreement: agreement(), until: date(), signer: key(), paper: order()))
        case .agreementDecided:
            .agreementDecided(
                AgreementDecided(
                    agreement: line(), decision: one(of: AgreementDecision.allCases), review: maybe { $0.date() },
                    order: order()))
        case .accessReviewed: .accessReviewed(AccessReviewed(reviewed: head(), entries: number(), order: order()))
        case .bundleApproved: .bundleApproved(BundleOrder(bundle: number(), order: order()))
        case .exchangeReplaced: .exchangeReplaced(ExchangeReplacement(bundle: number(), by: number()))
        case .exchangeReturned:
            .exchangeReturned(
                ExchangeReturn(
                    bundle: number(), dataset: line(), input: digest(), matched: total(), returned: total(),
                    unknown: total(), signer: maybe { $0.key() }))
        }
    }

    private mutating func prepared() -> PreparedBundle {
        let datasets = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            DatasetRecord(
                name: line(), input: digest(), inputSize: number(), rowsRead: number(), rowsShared: 0,
                isPiped: flip(), waived: flip() ? number() : 0)
        }
        return PreparedBundle(
            bundle: number(), isRehearsal: flip(), stem: line().replacing("/", with: "-"), digest: digest(),
            size: number(), agreement: agreement(), schedule: maybe { $0.agreement() }, recipients: keys(),
            datasets: datasets, limit: limit(),
            evidence: (0..<Int.random(in: 0...4, using: &generator)).map { _ in one(of: EvidenceKind.allCases) },
            methodAtLeast: one(of: DisposalMethod.allCases),
            duty: maybe { DisposalDuty(isReturn: $0.flip(), certifiers: $0.keys(), subProcessors: $0.number()) },
            entries: digests(), waivers: digests(), exchange: maybe { $0.exchange() })
    }

    /// Figures that add up, of up to six groups.
    mutating func exchange() -> ExchangeRecord {
        var (read, sent, heldBack) = (MoneyTotal.zero, MoneyTotal.zero, MoneyTotal.zero)
        var groups: [ExchangeRecord.Group] = []
        for code in [nil, "01", "17"] {
            for date in [nil, CivilDate(iso: "2026-11-02")] where flip() {
                let ours = MoneyTotal(rows: small(), pence: small() - 500)
                let theirs = MoneyTotal(rows: small(), pence: small())
                var both = ours
                _ = both.add(theirs)
                groups.append(.init(code: code, date: date, read: both, sent: ours, heldBack: theirs))
                _ = (read.add(both), sent.add(ours), heldBack.add(theirs))
            }
        }
        return ExchangeRecord(
            sequence: token(), number: number(), dataset: line(), read: read, sent: sent, heldBack: heldBack,
            groups: groups, register: maybe { $0.digest() }, items: digest(), acknowledgeBy: maybe { $0.date() },
            replaces: maybe { ExchangeRecord.Replacement(bundle: $0.number(), reason: $0.line()) },
            despite: maybe { random in
                ExchangeRecord.Repetition(
                    bundles: Set((0..<Int.random(in: 1...5, using: &random.generator)).map { _ in random.number() })
                        .sorted(),
                    reason: random.line())
            })
    }

    private mutating func small() -> Int { Int.random(in: 0...1000, using: &generator) }

    private mutating func total() -> MoneyTotal { MoneyTotal(rows: number(), pence: small() - 500) }

    private mutating func answer() -> ExchangeAnswer {
        ExchangeAnswer(
            sequence: token(), number: number(), arrived: total(), outcome: one(of: ExchangeOutcome.allCases))
    }

    private mutating func certificate() -> RecordedCertificate {
        RecordedCertificate(
            bundle: number(), certificate: digest(), signature: digest(), signer: key(), disposedOn: date(),
            method: one(of: DisposalMethod.allCases), isAccepted: flip(), problems: problems(),
            scope: maybe {
                CertificateScope(
                    coversAllRecipients: $0.flip(), backupsUntil: $0.maybe { $0.date() },
                    checkpoint: $0.maybe { $0.head() })
            })
    }

    private mutating func limit() -> LimitRecord {
        let candidates = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            LimitRecord.Candidate(
                trigger: token(), within: line(), origin: maybe { $0.date() }, date: maybe { $0.date() })
        }
        return LimitRecord(
            date: date(), trigger: token(), certificateBy: date(), certificateWithin: maybe { $0.line() },
            calendar: calendar(), isProvisional: flip(), candidates: candidates)
    }

    private mutating func calendar() -> String {
        one(of: ["england-and-wales 2026-11-01", " scotland x", "northern-ireland", "England 1", line()])
    }

    private mutating func flip() -> Bool { Bool.random(using: &generator) }

    private mutating func maybe<Value>(_ value: (inout RandomEvents) -> Value) -> Value? {
        flip() ? value(&self) : nil
    }

    private mutating func one<Value>(of values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &generator)]
    }

    private mutating func number() -> Int {
        one(of: [1, 9, 10, 999_999_999_999_999_999, 1_000_000_000_000_000_000, Int.max])
    }

    private mutating func digest() -> Digest { Digest.sha256(generator.bytes(8)) }

    private mutating func digests() -> [Digest] { (0..<Int.random(in: 0...3, using: &generator)).map { _ in digest() } }

    private mutating func head() -> TreeHead { TreeHead(size: number(), root: digest()) }

    private mutating func key() -> KeyFingerprint {
        KeyFingerprint(digest: Digest.sha256("key \(Int.random(in: 0..<900, using: &generator))"))
    }

    private mutating func keys() -> [KeyFingerprint] {
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in key() }
    }

    private mutating func noteKey() -> NoteKey {
        // Cannot be nil: the name is allowed and the key has 32 bytes.
        NoteKey(name: "registry.example/ledger", publicKey: digest().bytes) ?? noteKey()
    }

    private mutating func date() -> CivilDate {
        CivilDate(daysSinceEpoch: Int.random(in: -719_162...2_932_896, using: &generator)) ?? CivilDate.last
    }

    private mutating func token() -> String { one(of: ["portal", "e-mail", "x", String(repeating: "a9-", count: 21)]) }

    /// A line, at times with what JSON escapes, letters beyond ASCII, or as long as a line may be.
    private mutating func line() -> String {
        one(of: [
            "DSA-2026-014", "P30D", "uid:1000", "a \"quoted\" \\ word", "Zo\u{EB} \u{1F600}", "a/b", " ",
            String(repeating: "l", count: 200),
        ])
    }

    private mutating func problems() -> [String] {
        one(of: [
            [], [], ["method-too-weak"], ["method-too-weak", "another-bundle"], ["signature-invalid"],
            ["rows-differ", "pence-differ"], ["rejected", "signer-not-trusted"],
        ])
    }

    private mutating func agreement() -> AgreementReference {
        AgreementReference(id: line(), version: number(), digest: digest())
    }

    private mutating func order() -> SignedOrder { SignedOrder(text: digest(), signature: digest()) }
}
