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
        for event in events where event.time.londonDate <= day { take(event, words: "") }
    }

    /// The same, where `words` gives what the form that an event took in says in its signer's own words, to follow what the
    /// event says.
    public init(_ events: [Event], asOf day: CivilDate, words: (Event) throws -> String) rethrows {
        for event in events where event.time.londonDate <= day { take(event, words: try words(event)) }
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

    private mutating func take(_ event: Event, words: String) {
        let day = event.time.londonDate
        let entry = Entry(day: day, text: event.body.says)
        func piece(
            _ kind: EvidenceKind, by signer: KeyFingerprint? = nil, _ documents: Digest?..., says: String? = nil,
            problems: [String] = []
        ) {
            pieces.append(
                Piece(
                    kind: kind, recordedOn: day, says: (says ?? event.body.says) + words, signer: signer,
                    problems: event.body.problems + problems, documents: documents.compactMap(\.self)))
        }
        switch event.body {
        case .bundleReleased(let sent): release = release ?? Entry(day: day, text: sent.channel)
        case .receiptRecorded(let receipt):
            if receipt.isAccepted { acknowledgedOn = acknowledgedOn ?? day }
        case .certificateRecorded(let certificate):
            piece(.certificate, by: certificate.signer, certificate.certificate, certificate.signature)
        case .evidenceRecorded(let evidence):
            piece(evidence.kind, by: evidence.signer, evidence.document, evidence.signature, evidence.attachment)
        case .ownCopiesPurged(let purge):
            piece(.ownCopies, problems: problems(ofOwnCopies: purge.remaining.count))
        case .ownCopyKept(let kept):
            piece(
                .ownCopies, by: event.actor.key, kept.reason, problems: problems(ofOwnCopies: kept.remaining.count))
        case .keyDestroyed(let destruction):
            // The event of a shared key names each bundle that needs it for its evidence.
            let whose = hasOwnKey ? "the bundle's own key" : "the key of agreement \(destruction.agreement)"
            piece(
                .key, by: event.actor.key, destruction.order.text, destruction.order.signature,
                says: "\(whose) destroyed")
        case .keyCreated(let creation): hasOwnKey = creation.bundle != nil
        case .limitComputed, .holdPlaced, .holdLifted: limits.append(entry)
        case .disputeOpened, .disputeSettled: disputes.append(entry)
        case .homeInitialised, .trustChanged, .agreementRegistered, .agreementSigned, .scheduleSigned, .bundlePrepared,
            .preparationRecovered, .preparationAbandoned, .faultResolved, .bundleVoided, .registerErased,
            .ledgerRestored, .anchorUsed, .anchorRetired, .waiverTaken, .exchangeReplaced, .exchangeReturned,
            .agreementDecided, .accessReviewed, .bundleApproved:
            break
        }
    }
}

extension EventActor {
    fileprivate var key: KeyFingerprint? {
        if case .key(let key) = self { key } else { nil }
    }
}
