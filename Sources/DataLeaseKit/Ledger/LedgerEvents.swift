public import Primitives
internal import Registry

/// An event for people.
public struct LedgerEvent: Sendable {
    /// Its place in the ledger.
    public let number: Int
    /// When it happened.
    public let time: Instant
    /// The bundle that it is about, where it is about one.
    public let bundle: Int?
    /// Its kind.
    public let kind: String
    /// Who acted, by name where it is known.
    public let actor: String
    /// What else it says, in short.
    public let details: String
}

extension DataLease {
    /// The events of the ledger, or of one bundle, in the ledger's order.
    public func events(of reference: String?) throws -> [LedgerEvent] {
        let registry = try openRegistry(.anyTime)
        var names: [EventActor: String] = [:]
        for person in try registry.people() { names[.key(person.key)] = person.name }
        var events: [LedgerEvent] = []
        try forEachEvent(of: reference, in: registry) { bytes in
            let event = try Event(parsing: bytes)
            events.append(
                LedgerEvent(
                    number: event.sequence, time: event.time, bundle: event.body.bundle,
                    kind: event.body.kind.rawValue, actor: names[event.actor] ?? event.actor.description,
                    details: event.body.details))
        }
        return events
    }

    /// Gives the exact bytes of these events, a line of JSON each, to `body`.
    public func eachEvent(of reference: String?, _ body: (String) -> Void) throws {
        try forEachEvent(of: reference, in: try openRegistry(.anyTime)) { body(String(decoding: $0, as: UTF8.self)) }
    }

    private func forEachEvent(
        of reference: String?, in registry: Registry, _ body: ([UInt8]) throws -> Void
    ) throws {
        guard let reference else {
            try registry.forEachEvent { _, bytes in try body(bytes) }
            return
        }
        let record = try bundleRecord(reference, in: registry)
        for event in try registry.events(ofBundle: record.number) { try body(event.bytes) }
    }
}

extension EventBody {
    /// What an event says beyond its kind, bundle and actor, for people: ids, dates and words, no digests but short ones.
    fileprivate var details: String {
        switch self {
        case .homeInitialised(let home): "ledger key \(home.ledgerKey)"
        case .trustChanged(let change): "\(change.role) \(change.action.rawValue): \(change.key)"
        case .agreementRegistered(let agreement): "\(agreement.id) version \(agreement.version)"
        case .agreementSigned(let signature): "\(signature.party), by \(signature.signer)"
        case .keyCreated(let creation): creation.agreement
        case .bundlePrepared(let bundle):
            "\(bundle.isRehearsal ? "rehearsal, " : "")\(bundle.agreement.id) version \(bundle.agreement.version),"
                + " gone by \(bundle.limit.date)"
        case .preparationRecovered, .preparationAbandoned, .disputeSettled, .bundleVoided: ""
        case .bundleReleased(let release): release.channel + (release.outOfHours == nil ? "" : ", outside hours")
        case .certificateRecorded(let certificate):
            "gone on \(certificate.disposedOn), \(certificate.method.rawValue)"
                + EventBody.judgement(certificate.isAccepted, certificate.problems)
        case .receiptRecorded(let receipt):
            "received on \(receipt.receivedOn)" + EventBody.judgement(receipt.isAccepted, receipt.problems)
        case .evidenceRecorded(let evidence):
            "\(evidence.kind.rawValue) of \(evidence.date)"
                + EventBody.judgement(evidence.isAccepted, evidence.problems)
        case .ownCopiesPurged(let purge): "\(purge.removed.count) removed, \(purge.remaining.count) left"
        case .ownCopyKept(let kept): "\(kept.copy.hex.prefix(12)), \(kept.remaining.count) left"
        case .keyDestroyed(let destruction): destruction.agreement
        case .limitComputed(let computation): "\(computation.cause.rawValue): gone by \(computation.limit.date)"
        case .faultResolved(let resolution): "\(resolution.agreement) on \(resolution.resolvedOn)"
        case .holdPlaced(let hold): "until \(hold.until)"
        case .holdLifted(let hold): "gone by \(hold.until)"
        case .disputeOpened(let dispute): dispute.because.rawValue
        case .registerErased(let erasure):
            "\(erasure.agreement): \(erasure.people) names, \(erasure.paths) paths,"
                + " \(erasure.documents.count) documents"
        case .ledgerRestored(let restoration): "the head of \(restoration.lost.size) events is lost"
        }
    }

    private static func judgement(_ isAccepted: Bool, _ problems: [String]) -> String {
        isAccepted ? "" : ", not accepted: \(problems.joined(separator: ", "))"
    }
}
