internal import GRDB
public import Primitives

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
        actor = event.actor.description
        switch event.body {
        case .homeInitialised, .trustChanged, .agreementRegistered, .agreementSigned, .keyCreated:
            break
        case .bundlePrepared(let prepared):
            bundle = prepared.bundle
            isRehearsal = prepared.isRehearsal
            limitDay = prepared.limit.date.daysSinceEpoch
            certificateDay = prepared.limit.certificateBy.daysSinceEpoch
            evidence = prepared.evidence.reduce(0) { $0 | $1.bit }
        case .preparationRecovered(let reference), .preparationAbandoned(let reference):
            bundle = reference.bundle
        case .bundleReleased(let release):
            bundle = release.bundle
        case .certificateRecorded(let certificate):
            bundle = certificate.bundle
            disposedDay = certificate.disposedOn.daysSinceEpoch
            isAccepted = certificate.isAccepted
        case .ownCopiesPurged(let purge):
            bundle = purge.bundle
            remaining = purge.remaining.count
        case .ownCopyKept(let kept):
            bundle = kept.bundle
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

    /// What events say of a bundle.
    public enum Fact: Hashable, Sendable {
        /// It was prepared, with its limit, the last day for its certificate and the evidence it needs.
        case prepared(isRehearsal: Bool, limit: CivilDate, certificateBy: CivilDate, evidence: Set<EvidenceKind>)
        /// It was sent.
        case released
        /// A certificate says that it was disposed of on that day.
        case certificate(disposedOn: CivilDate, isAccepted: Bool)
        /// So many of our own copies are still there without a signed reason.
        case ownCopies(remaining: Int)
        /// Something that does not bear on its state.
        case other
    }

    /// An event of a bundle.
    public init(sequence: Int, time: Instant, bundle: Int, fact: Fact) {
        self.sequence = sequence
        self.time = time
        self.bundle = bundle
        self.fact = fact
    }

    init(sequence: Int, _ columns: EventColumns) throws(RegistryError) {
        guard let kind = EventKind(rawValue: columns.kind), let bundle = columns.bundle,
            let fact = Fact(kind, columns)
        else {
            throw RegistryError(
                .ledger, "ledger: event \(sequence): its columns do not fit its kind",
                hint: "run `datalease ledger verify`")
        }
        self.init(sequence: sequence, time: Instant(seconds: columns.time), bundle: bundle, fact: fact)
    }
}

extension BundleEvent.Fact {
    fileprivate init?(_ kind: EventKind, _ columns: EventColumns) {
        switch kind {
        case .bundlePrepared:
            guard let isRehearsal = columns.isRehearsal,
                let limit = columns.limitDay.flatMap({ CivilDate(daysSinceEpoch: $0) }),
                let certificateBy = columns.certificateDay.flatMap({ CivilDate(daysSinceEpoch: $0) }),
                let bits = columns.evidence
            else { return nil }
            self = .prepared(
                isRehearsal: isRehearsal, limit: limit, certificateBy: certificateBy,
                evidence: Set(EvidenceKind.allCases.filter { bits & $0.bit != 0 }))
        case .certificateRecorded:
            guard let disposedOn = columns.disposedDay.flatMap({ CivilDate(daysSinceEpoch: $0) }),
                let isAccepted = columns.isAccepted
            else { return nil }
            self = .certificate(disposedOn: disposedOn, isAccepted: isAccepted)
        case .ownCopiesPurged, .ownCopyKept:
            guard let remaining = columns.remaining else { return nil }
            self = .ownCopies(remaining: remaining)
        case .bundleReleased: self = .released
        case .preparationRecovered, .preparationAbandoned: self = .other
        case .homeInitialised, .trustChanged, .agreementRegistered, .agreementSigned, .keyCreated: return nil
        }
    }
}

extension EvidenceKind {
    /// The kind's bit in the events table's column `evidence`.
    var bit: Int {
        switch self {
        case .certificate: 1
        case .ownCopies: 2
        }
    }
}
