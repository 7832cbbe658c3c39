public import Primitives

/// What an event means for the state of its bundle: all that a fold over many bundles reads.
public struct BundleEvent: Hashable, Sendable {
    /// The event's place in the ledger.
    public let sequence: Int
    /// When it happened.
    public let time: Instant
    /// The bundle's number.
    public let bundle: Int
    /// What it says of the bundle.
    public let fact: Fact
    /// The limit that it records with its rule and inputs, where that is provisional: bank holidays that became known since
    /// may move it to an earlier day.
    public let provisionalLimit: LimitRecord?

    /// What events say of a bundle.
    public enum Fact: Hashable, Sendable {
        /// It was prepared.
        case prepared(Preparation)
        /// It was sent, says the actor.
        case released(by: EventActor)
        /// A recipient's receipt.
        case receipt(Receipt)
        /// A certificate of disposal.
        case certificate(Certificate)
        /// Another piece of evidence: of what kind, for which day, what else it says, and who signed it.
        case evidence(
            EvidenceKind, on: CivilDate, until: CivilDate?, subProcessor: Int?, by: KeyFingerprint, isAccepted: Bool)
        /// So many of our own copies are still there without a signed reason.
        case ownCopies(remaining: Int)
        /// The key of this bundle was destroyed.
        case keyDestroyed
        /// Its limit was computed anew.
        case limit(LimitCause, date: CivilDate, certificateBy: CivilDate, isProvisional: Bool)
        /// A hold until that day.
        case holdPlaced(until: CivilDate)
        /// No hold any more; the bundle must be gone by that day, where its limit has passed.
        case holdLifted(until: CivilDate)
        /// It never left, and is void.
        case voided
        /// Something speaks against its evidence, says the actor.
        case disputeOpened(CounterEvidence, by: EventActor)
        /// All that was open then is settled, says the actor.
        case disputeSettled(by: EventActor)
        /// Another exchange was sent in its place.
        case replaced
        /// What was sent in its place was made void: it stands again.
        case replacementVoided
        /// Something that does not bear on its state.
        case other
    }

    /// What the preparation fixed.
    public struct Preparation: Hashable, Sendable {
        /// Whether it is a rehearsal.
        public let isRehearsal: Bool
        /// The limit.
        public let limit: CivilDate
        /// The last day for the certificate.
        public let certificateBy: CivilDate
        /// Whether working days were counted beyond the calendar's last day.
        public let isProvisional: Bool
        /// The kinds of evidence that it needs.
        public let evidence: Set<EvidenceKind>
        /// What else its disposal must show; `nil` for bundles of before this was recorded.
        public let duty: DisposalDuty?
        /// Whose working days count, by the limit's calendar; `nil` where it names no division that is known.
        public let division: Division?
        /// What is awaited of an exchange; `nil` for a bundle that is none.
        public let exchange: Exchange?

        /// What is awaited of an exchange.
        public struct Exchange: Hashable, Sendable {
            /// The day by which a receipt for its figures must be here; `nil` where none is asked for.
            public let acknowledgeBy: CivilDate?

            /// The bundle whose place it took; `nil` for most.
            public let replaces: Int?

            /// What is awaited by `acknowledgeBy`.
            public init(acknowledgeBy: CivilDate?, replaces: Int? = nil) {
                self.acknowledgeBy = acknowledgeBy
                self.replaces = replaces
            }
        }

        /// A preparation.
        public init(
            isRehearsal: Bool, limit: CivilDate, certificateBy: CivilDate, isProvisional: Bool,
            evidence: Set<EvidenceKind>, duty: DisposalDuty?, division: Division? = nil, exchange: Exchange? = nil
        ) {
            self.isRehearsal = isRehearsal
            self.limit = limit
            self.certificateBy = certificateBy
            self.isProvisional = isProvisional
            self.evidence = evidence
            self.duty = duty
            self.division = division
            self.exchange = exchange
        }
    }

    /// What a recipient's receipt says.
    public struct Receipt: Hashable, Sendable {
        /// The day of arrival.
        public let receivedOn: CivilDate
        /// The key that signed it.
        public let signer: KeyFingerprint
        /// Whether it counts.
        public let isAccepted: Bool
        /// Whether it is the recipient's word, validly signed, for this very bundle, though it may not count.
        public let isAuthentic: Bool
        /// Whether it names a head that this ledger never had, which speaks against the ledger itself.
        public let isOfAnotherHistory: Bool
        /// What it says of the figures of an exchange; `nil` where it says no more than that the bundle arrived.
        public let figures: Figures?

        /// What a receipt says of the figures of an exchange.
        public enum Figures: Hashable, Sendable {
            /// What was sent arrived, and was taken.
            case agreed
            /// Something else arrived, or it was not taken.
            case contested
            /// Nothing that counts: not a recipient's word, or none for this bundle.
            case void
        }

        /// A receipt.
        public init(
            receivedOn: CivilDate, signer: KeyFingerprint, isAccepted: Bool, isAuthentic: Bool,
            isOfAnotherHistory: Bool = false, figures: Figures? = nil
        ) {
            self.receivedOn = receivedOn
            self.signer = signer
            self.isAccepted = isAccepted
            self.isAuthentic = isAuthentic
            self.isOfAnotherHistory = isOfAnotherHistory
            self.figures = figures
        }
    }

    /// What a recipient's certificate says.
    public struct Certificate: Hashable, Sendable {
        /// The day of disposal.
        public let disposedOn: CivilDate
        /// The key that signed it.
        public let signer: KeyFingerprint
        /// Whether it counts as evidence.
        public let isAccepted: Bool
        /// Whether it is the recipient's word, validly signed, for this very bundle, though it may not count: then it
        /// speaks against another that does.
        public let isAuthentic: Bool
        /// What else it says; `nil` in certificates of before this was recorded.
        public let scope: CertificateScope?
        /// Whether it names a head that this ledger never had, which speaks against the ledger itself.
        public let isOfAnotherHistory: Bool

        /// A certificate.
        public init(
            disposedOn: CivilDate, signer: KeyFingerprint, isAccepted: Bool, isAuthentic: Bool,
            scope: CertificateScope?, isOfAnotherHistory: Bool = false
        ) {
            self.disposedOn = disposedOn
            self.signer = signer
            self.isAccepted = isAccepted
            self.isAuthentic = isAuthentic
            self.scope = scope
            self.isOfAnotherHistory = isOfAnotherHistory
        }
    }

    /// An event of a bundle.
    public init(sequence: Int, time: Instant, bundle: Int, fact: Fact, provisionalLimit: LimitRecord? = nil) {
        self.sequence = sequence
        self.time = time
        self.bundle = bundle
        self.fact = fact
        self.provisionalLimit = provisionalLimit
    }

    /// What `event` means for its bundle; `nil` where it is about none.
    public init?(_ event: Event) {
        guard let bundle = event.body.bundle else { return nil }
        self.init(
            sequence: event.sequence, time: event.time, bundle: bundle, fact: Fact(event.body, by: event.actor),
            provisionalLimit: event.body.limit.flatMap { $0.isProvisional ? $0 : nil })
    }
}

extension BundleEvent.Fact {
    fileprivate init(_ body: EventBody, by actor: EventActor) {
        switch body {
        case .bundlePrepared(let prepared):
            self = .prepared(
                BundleEvent.Preparation(
                    isRehearsal: prepared.isRehearsal, limit: prepared.limit.date,
                    certificateBy: prepared.limit.certificateBy, isProvisional: prepared.limit.isProvisional,
                    evidence: Set(prepared.evidence), duty: prepared.duty, division: prepared.limit.division,
                    exchange: prepared.exchange.map {
                        .init(acknowledgeBy: $0.acknowledgeBy, replaces: $0.replaces?.bundle)
                    }))
        case .bundleReleased: self = .released(by: actor)
        case .receiptRecorded(let receipt):
            self = .receipt(
                BundleEvent.Receipt(
                    receivedOn: receipt.receivedOn, signer: receipt.signer, isAccepted: receipt.isAccepted,
                    isAuthentic: RecordedCertificate.isAuthentic(despite: receipt.problems),
                    isOfAnotherHistory: RecordedCertificate.isOfAnotherHistory(receipt.problems),
                    figures: receipt.figures))
        case .certificateRecorded(let certificate):
            self = .certificate(
                BundleEvent.Certificate(
                    disposedOn: certificate.disposedOn, signer: certificate.signer,
                    isAccepted: certificate.isAccepted, isAuthentic: certificate.isAuthentic,
                    scope: certificate.scope,
                    isOfAnotherHistory: RecordedCertificate.isOfAnotherHistory(certificate.problems)))
        case .evidenceRecorded(let evidence):
            self = .evidence(
                evidence.kind, on: evidence.date, until: evidence.until, subProcessor: evidence.subProcessor,
                by: evidence.signer, isAccepted: evidence.isAccepted)
        case .ownCopiesPurged(let purge): self = .ownCopies(remaining: purge.remaining.count)
        case .ownCopyKept(let kept): self = .ownCopies(remaining: kept.remaining.count)
        case .keyDestroyed: self = .keyDestroyed
        case .limitComputed(let computation):
            self = .limit(
                computation.cause, date: computation.limit.date, certificateBy: computation.limit.certificateBy,
                isProvisional: computation.limit.isProvisional)
        case .holdPlaced(let hold): self = .holdPlaced(until: hold.until)
        case .holdLifted(let hold): self = .holdLifted(until: hold.until)
        case .bundleVoided: self = .voided
        case .disputeOpened(let dispute): self = .disputeOpened(dispute.because, by: actor)
        case .disputeSettled: self = .disputeSettled(by: actor)
        case .exchangeReplaced: self = .replaced
        case .homeInitialised, .trustChanged, .agreementRegistered, .agreementSigned, .scheduleSigned, .keyCreated,
            .faultResolved,
            .preparationRecovered, .preparationAbandoned, .registerErased, .ledgerRestored, .anchorUsed,
            .anchorRetired, .waiverTaken, .exchangeReturned, .agreementDecided, .accessReviewed, .bundleApproved:
            self = .other
        }
    }
}

extension RecordedCertificate {
    /// The problems that leave a certificate the recipient's own word about this very bundle.
    private static let problemsOfSubstance: Set<String> = problemsOfFigures.union([
        "date-in-future", "date-before-preparation", "method-too-weak", "backups-remain", "checkpoint-missing",
        "checkpoint-lost", "checkpoint-never-had",
    ])

    /// The problems by which a recipient contests the figures of an exchange.
    static let problemsOfFigures: Set<String> = ["another-exchange", "rows-differ", "pence-differ", "rejected"]

    /// Whether the recipient did say this of this bundle, whatever it is worth.
    public var isAuthentic: Bool { RecordedCertificate.isAuthentic(despite: problems) }

    static func isAuthentic(despite problems: [String]) -> Bool {
        problems.allSatisfy { problemsOfSubstance.contains($0) }
    }

    /// Whether a recipient signed a head that the ledger never had. Of somebody else's text that is not looked for.
    static func isOfAnotherHistory(_ problems: [String]) -> Bool { problems.contains("checkpoint-never-had") }
}

extension RecordedReceipt {
    /// What it comes to for an exchange; `nil` where it says nothing of figures.
    public var figures: BundleEvent.Receipt.Figures? {
        guard exchange != nil else { return nil }
        if isAccepted { return .agreed }
        let isContested = problems.contains { RecordedCertificate.problemsOfFigures.contains($0) }
        return isContested && RecordedCertificate.isAuthentic(despite: problems) ? .contested : .void
    }
}

extension EventBody {
    /// The limit that the event records.
    fileprivate var limit: LimitRecord? {
        switch self {
        case .bundlePrepared(let prepared): prepared.limit
        case .limitComputed(let computation): computation.limit
        default: nil
        }
    }

    /// The number of the bundle that the event is about, or of the preparation that became none; `nil` where it is about
    /// none.
    public var bundle: Int? {
        switch self {
        case .homeInitialised, .trustChanged, .agreementRegistered, .agreementSigned, .scheduleSigned, .faultResolved,
            .registerErased,
            .ledgerRestored, .anchorUsed, .anchorRetired, .waiverTaken, .agreementDecided, .accessReviewed:
            nil
        case .keyCreated(let creation): creation.bundle
        case .bundlePrepared(let prepared): prepared.bundle
        case .preparationRecovered(let reference), .preparationAbandoned(let reference): reference.bundle
        case .bundleReleased(let release): release.bundle
        case .receiptRecorded(let receipt): receipt.bundle
        case .certificateRecorded(let certificate): certificate.bundle
        case .evidenceRecorded(let evidence): evidence.bundle
        case .ownCopiesPurged(let purge): purge.bundle
        case .ownCopyKept(let kept): kept.bundle
        case .keyDestroyed(let destruction): destruction.bundle
        case .limitComputed(let computation): computation.bundle
        case .holdPlaced(let hold), .holdLifted(let hold): hold.bundle
        case .disputeOpened(let dispute): dispute.bundle
        case .disputeSettled(let order), .bundleVoided(let order), .bundleApproved(let order): order.bundle
        case .exchangeReplaced(let replacement): replacement.bundle
        case .exchangeReturned(let file): file.bundle
        }
    }
}
