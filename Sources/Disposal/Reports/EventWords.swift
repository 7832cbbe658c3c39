internal import Primitives
public import Registry

extension EventBody {
    /// What an event says beyond its kind, its actor and the name of its bundle, for people: ids, dates and words. Whether
    /// it counts is another matter.
    public var says: String {
        switch self {
        case .homeInitialised(let home): "ledger key \(home.ledgerKey)"
        case .trustChanged(let change): "\(change.role) \(change.action.rawValue): \(change.key)"
        case .agreementRegistered(let agreement): "\(agreement.id) version \(agreement.version)"
        case .agreementSigned(let signature): "\(signature.party), by \(signature.signer)"
        case .scheduleSigned(let signature):
            "\(signature.schedule.id) version \(signature.schedule.version) under \(signature.agreement.id), by \(signature.signer)"
        case .keyCreated(let creation): creation.agreement
        case .bundlePrepared(let bundle):
            "\(bundle.isRehearsal ? "rehearsal, " : "")\(bundle.agreement.id) version \(bundle.agreement.version),"
                + (bundle.schedule.map { " schedule \($0.id) version \($0.version)," } ?? "")
                + (bundle.exchange.map { " \($0.sequence) \($0.number), \($0.sent)," } ?? "")
                + " gone by \(bundle.limit.date)"
        case .preparationRecovered, .preparationAbandoned: ""
        case .bundleReleased(let release): release.channel + (release.outOfHours == nil ? "" : ", outside hours")
        case .receiptRecorded(let receipt): Self.says(receipt)
        case .certificateRecorded(let certificate): Self.says(certificate)
        case .evidenceRecorded(let evidence): Self.says(evidence)
        case .ownCopiesPurged(let purge): "\(purge.removed.count) removed, \(purge.remaining.count) left"
        case .ownCopyKept(let kept): "one kept for a signed reason, \(kept.remaining.count) left"
        case .keyDestroyed(let destruction):
            destruction.bundle == nil
                ? "the key of agreement \(destruction.agreement) destroyed" : "the bundle's key destroyed"
        case .limitComputed(let computation): "limit \(computation.limit.date): \(computation.cause.rawValue)"
        case .faultResolved(let resolution):
            "\(resolution.agreement)\(resolution.schedule.map { ", schedule \($0)," } ?? "") on \(resolution.resolvedOn)"
        case .accessReviewed(let review): "\(review.entries) places of keys that counted"
        case .agreementDecided(let decided):
            "\(decided.agreement) \(decided.decision.rawValue)"
                + (decided.review.map { ", to be looked at again by \($0)" } ?? "")
        case .holdPlaced(let hold): "held until \(hold.until)"
        case .holdLifted(let hold): "to be gone by \(hold.until), hold lifted"
        case .disputeOpened(let dispute): "disputed because of \(dispute.because.rawValue)"
        case .disputeSettled: "settled"
        case .bundleVoided: "void"
        case .bundleApproved: "its statement approved"
        case .registerErased(let erasure):
            "\(erasure.agreement): \(erasure.people) names, \(erasure.paths) paths,"
                + " \(erasure.documents.count) documents"
        case .ledgerRestored(let restoration): "the head of \(restoration.lost.size) events is lost"
        case .anchorUsed(let use): "path of digest \(use.anchor)"
        case .anchorRetired(let retirement): "path of digest \(retirement.anchor), by the officer's order"
        case .exchangeReplaced(let replacement): "replaced by B\(replacement.by)"
        case .exchangeReturned(let file):
            "\(file.dataset): matched \(file.matched), returned \(file.returned), unknown \(file.unknown)"
        case .waiverTaken(let waiver):
            "\(waiver.agreement.id) version \(waiver.agreement.version), until \(waiver.until), by \(waiver.signer)"
        }
    }

    /// Why what came in does not count; empty where it does, and for everything else.
    public var problems: [String] {
        switch self {
        case .certificateRecorded(let certificate): certificate.problems
        case .receiptRecorded(let receipt): receipt.problems
        case .evidenceRecorded(let evidence): evidence.problems
        default: []
        }
    }

    private static func says(_ receipt: RecordedReceipt) -> String {
        let says = "received on \(receipt.receivedOn)"
        guard let exchange = receipt.exchange else { return says }
        return "\(says): \(exchange.sequence) \(exchange.number), \(exchange.arrived), \(exchange.outcome.rawValue)"
    }

    private static func says(_ certificate: RecordedCertificate) -> String {
        var says = "disposed of on \(certificate.disposedOn), method \(certificate.method.rawValue)"
        if let scope = certificate.scope {
            says += scope.coversAllRecipients ? ", for all recipients" : ", for themselves"
            if let until = scope.backupsUntil { says += ", backups until \(until)" }
        }
        return says
    }

    private static func says(_ evidence: RecordedEvidence) -> String {
        var says = "dated \(evidence.date)"
        if let until = evidence.until { says += ", until \(until)" }
        if let number = evidence.subProcessor { says += ", sub-processor \(number) of the agreement" }
        return says
    }
}
