public import Primitives
public import Registry

/// What came in about a bundle's disposal, piece by piece, as its events record it: for reports, not for the state.
public struct EvidenceTrail: Hashable, Sendable {
    /// A piece of evidence.
    public struct Piece: Hashable, Sendable {
        /// What it is.
        public let kind: EvidenceKind
        /// The day on which it was recorded.
        public let recordedOn: CivilDate
        /// What it says.
        public let says: String
        /// The key that signed it, where one did.
        public let signer: KeyFingerprint?
        /// Why it does not count; empty where it does.
        public fileprivate(set) var problems: [String]
        /// The digests of its documents.
        public let documents: [Digest]
    }

    /// All pieces, in the order in which they came.
    public private(set) var pieces: [Piece] = []
    /// When it was sent, and how.
    public private(set) var release: Entry?
    /// When a recipient's receipt was accepted.
    public private(set) var acknowledgedOn: CivilDate?
    /// What spoke against the evidence, and what settled it: day and words.
    public private(set) var disputes: [Entry] = []
    /// Holds, recalls and new computations of the limit: day and words.
    public private(set) var limits: [Entry] = []

    private var hasOwnKey = false

    /// Something that happened on a day.
    public struct Entry: Hashable, Sendable {
        /// The day.
        public let day: CivilDate
        /// What happened.
        public let text: String
    }

    /// The trail that `events` of one bundle leave up to the end of `day`, with those about the key of its agreement where
    /// its pseudonyms were made with that.
    public init(_ events: [Event], asOf day: CivilDate) {
        for event in events where event.time.londonDate <= day { take(event) }
    }

    /// Why the newest look at our own copies is no evidence, of which that many are left. Where it is none, no earlier one
    /// is: a copy has turned up since.
    private mutating func problems(ofOwnCopies remaining: Int) -> [String] {
        guard remaining > 0 else { return [] }
        for place in pieces.indices where pieces[place].kind == .ownCopies && pieces[place].problems.isEmpty {
            pieces[place].problems = ["copies-back"]
        }
        return ["copies-left"]
    }

    /// The pieces of a kind.
    public func pieces(of kind: EvidenceKind) -> [Piece] { pieces.filter { $0.kind == kind } }

    private mutating func take(_ event: Event) {
        let day = event.time.londonDate
        func piece(
            _ kind: EvidenceKind, _ says: String, _ signer: KeyFingerprint? = nil, _ problems: [String] = [],
            _ documents: [Digest?] = []
        ) {
            pieces.append(
                Piece(
                    kind: kind, recordedOn: day, says: says, signer: signer, problems: problems,
                    documents: documents.compactMap(\.self)))
        }
        switch event.body {
        case .bundleReleased(let sent):
            release = release ?? Entry(day: day, text: sent.channel)
        case .receiptRecorded(let receipt):
            if receipt.isAccepted { acknowledgedOn = acknowledgedOn ?? day }
        case .certificateRecorded(let certificate):
            var says = "disposed of on \(certificate.disposedOn), method \(certificate.method.rawValue)"
            if let until = certificate.scope?.backupsUntil { says += ", backups until \(until)" }
            if certificate.scope?.coversAllRecipients == true { says += ", for all recipients" }
            piece(
                .certificate, says, certificate.signer, certificate.problems,
                [certificate.certificate, certificate.signature])
        case .evidenceRecorded(let evidence):
            var says = "of \(evidence.date)"
            if let until = evidence.until { says += ", until \(until)" }
            if let number = evidence.subProcessor { says += ", sub-processor \(number) of the agreement" }
            piece(
                evidence.kind, says, evidence.signer, evidence.problems,
                [evidence.document, evidence.signature, evidence.attachment])
        case .ownCopiesPurged(let purge):
            piece(
                .ownCopies, "\(purge.removed.count) removed, \(purge.remaining.count) left", nil,
                problems(ofOwnCopies: purge.remaining.count))
        case .ownCopyKept(let kept):
            piece(
                .ownCopies, "one kept for a signed reason, \(kept.remaining.count) left", event.actor.key,
                problems(ofOwnCopies: kept.remaining.count), [kept.reason])
        case .keyDestroyed(let destruction):
            let whose = hasOwnKey ? "the bundle's own key" : "the key of agreement \(destruction.agreement)"
            piece(
                .key, "\(whose) destroyed", event.actor.key, [], [destruction.order.text, destruction.order.signature])
        case .limitComputed(let computation):
            limits.append(Entry(day: day, text: "limit \(computation.limit.date): \(computation.cause.rawValue)"))
        case .holdPlaced(let hold):
            limits.append(Entry(day: day, text: "held until \(hold.until)"))
        case .holdLifted(let hold):
            limits.append(Entry(day: day, text: "hold lifted; to be gone by \(hold.until)"))
        case .disputeOpened(let dispute):
            disputes.append(Entry(day: day, text: "disputed: \(dispute.because.rawValue)"))
        case .disputeSettled:
            disputes.append(Entry(day: day, text: "settled"))
        case .keyCreated(let creation): hasOwnKey = creation.bundle != nil
        case .homeInitialised, .trustChanged, .agreementRegistered, .agreementSigned, .bundlePrepared,
            .preparationRecovered, .preparationAbandoned, .faultResolved, .bundleVoided, .registerErased,
            .ledgerRestored:
            break
        }
    }
}

extension EventActor {
    fileprivate var key: KeyFingerprint? {
        if case .key(let key) = self { key } else { nil }
    }
}
