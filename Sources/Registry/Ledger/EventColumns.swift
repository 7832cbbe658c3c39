internal import GRDB
internal import Primitives

/// The columns of `events` that repeat what stands in an event's bytes.
struct EventColumns: Equatable {
    var time: Int
    var kind: String
    var actor: String
    var bundle: Int?
    var isRehearsal: Bool?
    var limitDay: Int?
    var certificateDay: Int?
    var evidence: Int?
    var disposedDay: Int?
    var isAccepted: Bool?
    var remaining: Int?

    /// Their names in the table, in the order of the properties.
    static let names = """
        at, kind, actor, bundle, rehearsal, limit_day, certificate_day, evidence, disposed_day, accepted, remaining
        """

    init(_ event: Event) {
        time = event.time.seconds
        kind = event.body.kind.rawValue
        bundle = event.body.bundle
        actor = event.actor.description
        switch event.body {
        case .homeInitialised, .trustChanged, .agreementRegistered, .agreementSigned, .keyCreated, .keyDestroyed,
            .faultResolved, .registerErased, .ledgerRestored, .receiptRecorded, .evidenceRecorded, .limitComputed,
            .preparationRecovered, .preparationAbandoned, .bundleReleased, .holdPlaced, .holdLifted, .disputeOpened,
            .disputeSettled, .bundleVoided:
            break
        case .bundlePrepared(let prepared):
            isRehearsal = prepared.isRehearsal
            limitDay = prepared.limit.date.daysSinceEpoch
            certificateDay = prepared.limit.certificateBy.daysSinceEpoch
            evidence = prepared.evidence.reduce(0) { $0 | $1.bit }
        case .certificateRecorded(let certificate):
            disposedDay = certificate.disposedOn.daysSinceEpoch
            isAccepted = certificate.isAccepted
        case .ownCopiesPurged(let purge):
            remaining = purge.remaining.count
        case .ownCopyKept(let kept):
            remaining = kept.remaining.count
        }
    }

    /// The columns of `row`, which begin at `offset` in the order of `names`.
    init(_ row: Row, from offset: Int) throws(RegistryError) {
        time = try row.value(offset)
        kind = try row.value(offset + 1)
        actor = try row.value(offset + 2)
        bundle = try row.value(offset + 3)
        isRehearsal = try row.value(offset + 4)
        limitDay = try row.value(offset + 5)
        certificateDay = try row.value(offset + 6)
        evidence = try row.value(offset + 7)
        disposedDay = try row.value(offset + 8)
        isAccepted = try row.value(offset + 9)
        remaining = try row.value(offset + 10)
    }

    var arguments: StatementArguments {
        [
            time, kind, actor, bundle, isRehearsal, limitDay, certificateDay, evidence, disposedDay, isAccepted,
            remaining,
        ]
    }
}

extension EvidenceKind {
    /// The kind's bit in the events table's column `evidence`.
    var bit: Int { EvidenceKind.allCases.firstIndex(of: self).map { 1 << $0 } ?? 0 }
}
