public import Primitives

extension EventBody {
    /// The digests of the files that the registry keeps as evidence because of the event.
    var evidence: [Digest] {
        switch self {
        case .homeInitialised, .trustChanged, .agreementRegistered, .keyCreated, .bundlePrepared,
            .preparationRecovered, .preparationAbandoned, .ownCopiesPurged, .anchorUsed,
            .exchangeReplaced:
            []
        case .exchangeReturned(let file): file.signature.map { [$0] } ?? []
        case .agreementSigned(let signature): [signature.signature]
        case .scheduleSigned(let signature): [signature.schedule.digest, signature.signature]
        case .bundleReleased(let release): release.outOfHours?.files ?? []
        case .receiptRecorded(let receipt): [receipt.receipt, receipt.signature]
        case .certificateRecorded(let certificate): [certificate.certificate, certificate.signature]
        case .evidenceRecorded(let evidence):
            [evidence.document, evidence.signature] + (evidence.attachment.map { [$0] } ?? [])
        case .ownCopyKept(let kept): [kept.reason]
        case .keyDestroyed(let destruction): destruction.order.files
        case .limitComputed(let computation): computation.order?.files ?? []
        case .faultResolved(let resolution): resolution.order.files
        case .agreementDecided(let decided): decided.order.files
        case .accessReviewed(let review): review.order.files
        case .holdPlaced(let hold), .holdLifted(let hold): hold.order.files
        case .disputeOpened(let dispute): dispute.order?.files ?? []
        case .disputeSettled(let order), .bundleVoided(let order), .bundleApproved(let order): order.order.files
        case .registerErased(let erasure): erasure.order?.files ?? []
        case .ledgerRestored(let restoration): restoration.order.files
        case .anchorRetired(let retirement): retirement.order.files
        case .waiverTaken(let waiver): waiver.paper.files
        }
    }

    /// The key that signed what the event takes in, which is not always whoever acted; `nil` where nothing was signed by
    /// another.
    public var signer: KeyFingerprint? {
        switch self {
        case .agreementSigned(let signature): signature.signer
        case .scheduleSigned(let signature): signature.signer
        case .receiptRecorded(let receipt): receipt.signer
        case .certificateRecorded(let certificate): certificate.signer
        case .evidenceRecorded(let evidence): evidence.signer
        case .waiverTaken(let waiver): waiver.signer
        case .exchangeReturned(let file): file.signer
        default: nil
        }
    }

    /// The head that the receipt or certificate which the event records names.
    var checkpoint: TreeHead? {
        switch self {
        case .receiptRecorded(let receipt): receipt.checkpoint
        case .certificateRecorded(let certificate): certificate.scope?.checkpoint
        default: nil
        }
    }
}

extension SignedOrder {
    /// The digests of text and signature.
    var files: [Digest] { [text, signature] }
}
