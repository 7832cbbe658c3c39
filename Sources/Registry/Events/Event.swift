public import Primitives

/// What happened. Events hold digests, counts, ids and key fingerprints; names of people, paths and data from an export
/// never stand in them, because an event can never be changed or erased.
public enum EventBody: Hashable, Sendable {
    /// A home was set up.
    case homeInitialised(HomeInitialised)
    /// The trust list was changed.
    case trustChanged(TrustChange)
    /// A version of an agreement was taken into the registry.
    case agreementRegistered(AgreementReference)
    /// A party's signature of an agreement was found good.
    case agreementSigned(AgreementSignature)
    /// An approver's signature of a schedule was found good.
    case scheduleSigned(ScheduleSignature)
    /// The pseudonym key of an agreement was made.
    case keyCreated(KeyCreation)
    /// A bundle was prepared.
    case bundlePrepared(PreparedBundle)
    /// The event before it was written by a later run, after the run that prepared the bundle had died.
    case preparationRecovered(BundleReference)
    /// A run died while it prepared a bundle; its number stays unused.
    case preparationAbandoned(BundleReference)
    /// A bundle was sent.
    case bundleReleased(BundleRelease)
    /// A certificate of disposal was received and judged.
    case certificateRecorded(RecordedCertificate)
    /// Our own copies were looked for and removed.
    case ownCopiesPurged(OwnCopiesPurge)
    /// One of our own copies stays, for a signed reason.
    case ownCopyKept(OwnCopyKept)
    /// A recipient's receipt was taken in and judged.
    case receiptRecorded(RecordedReceipt)
    /// Another piece of evidence was taken in and judged.
    case evidenceRecorded(RecordedEvidence)
    /// A pseudonym key was destroyed.
    case keyDestroyed(KeyDestruction)
    /// A bundle's limit was computed anew.
    case limitComputed(LimitComputation)
    /// The fault of an agreement was resolved.
    case faultResolved(FaultResolution)
    /// A law forbids disposal until a day.
    case holdPlaced(Hold)
    /// A hold was lifted.
    case holdLifted(Hold)
    /// Something speaks against a bundle's evidence.
    case disputeOpened(DisputeOpening)
    /// The open disputes about a bundle were settled.
    case disputeSettled(BundleOrder)
    /// A bundle that never left is void.
    case bundleVoided(BundleOrder)
    /// Names and documents were erased after their retention.
    case registerErased(RegisterErasure)
    /// The registry was restored without its newest events.
    case ledgerRestored(LedgerRestoration)
    /// A checkpoint was written to an anchor for the first time.
    case anchorUsed(AnchorUse)
    /// An anchor is no longer in use, by the officer's order.
    case anchorRetired(AnchorRetirement)
    /// An approver's waiver of findings was taken in.
    case waiverTaken(TakenWaiver)
    /// Another exchange was sent in the place of a bundle's.
    case exchangeReplaced(ExchangeReplacement)
    /// A file came back about the records of a bundle's exchange.
    case exchangeReturned(ExchangeReturn)
    /// An agreement was suspended, renewed or terminated.
    case agreementDecided(AgreementDecided)
    /// The officer looked at who can do what.
    case accessReviewed(AccessReviewed)
    /// An approver signed the statement of a bundle, which may leave as far as they are concerned.
    case bundleApproved(BundleOrder)

    /// The kind of the event.
    public var kind: EventKind {
        switch self {
        case .homeInitialised: .homeInitialised
        case .trustChanged: .trustChanged
        case .agreementRegistered: .agreementRegistered
        case .agreementSigned: .agreementSigned
        case .scheduleSigned: .scheduleSigned
        case .keyCreated: .keyCreated
        case .bundlePrepared: .bundlePrepared
        case .preparationRecovered: .preparationRecovered
        case .preparationAbandoned: .preparationAbandoned
        case .bundleReleased: .bundleReleased
        case .certificateRecorded: .certificateRecorded
        case .ownCopiesPurged: .ownCopiesPurged
        case .ownCopyKept: .ownCopyKept
        case .receiptRecorded: .receiptRecorded
        case .evidenceRecorded: .evidenceRecorded
        case .keyDestroyed: .keyDestroyed
        case .limitComputed: .limitComputed
        case .faultResolved: .faultResolved
        case .holdPlaced: .holdPlaced
        case .holdLifted: .holdLifted
        case .disputeOpened: .disputeOpened
        case .disputeSettled: .disputeSettled
        case .bundleVoided: .bundleVoided
        case .registerErased: .registerErased
        case .ledgerRestored: .ledgerRestored
        case .anchorUsed: .anchorUsed
        case .anchorRetired: .anchorRetired
        case .waiverTaken: .waiverTaken
        case .exchangeReplaced: .exchangeReplaced
        case .exchangeReturned: .exchangeReturned
        case .agreementDecided: .agreementDecided
        case .accessReviewed: .accessReviewed
        case .bundleApproved: .bundleApproved
        }
    }

    private var payload: any EventPayload {
        switch self {
        case .homeInitialised(let payload): payload
        case .trustChanged(let payload): payload
        case .agreementRegistered(let payload): payload
        case .agreementSigned(let payload): payload
        case .scheduleSigned(let payload): payload
        case .keyCreated(let payload): payload
        case .bundlePrepared(let payload): payload
        case .preparationRecovered(let payload), .preparationAbandoned(let payload): payload
        case .bundleReleased(let payload): payload
        case .certificateRecorded(let payload): payload
        case .ownCopiesPurged(let payload): payload
        case .ownCopyKept(let payload): payload
        case .receiptRecorded(let payload): payload
        case .evidenceRecorded(let payload): payload
        case .keyDestroyed(let payload): payload
        case .limitComputed(let payload): payload
        case .faultResolved(let payload): payload
        case .holdPlaced(let payload): payload
        case .holdLifted(let payload): payload
        case .disputeOpened(let payload): payload
        case .disputeSettled(let payload): payload
        case .bundleVoided(let payload): payload
        case .registerErased(let payload): payload
        case .ledgerRestored(let payload): payload
        case .anchorUsed(let payload): payload
        case .anchorRetired(let payload): payload
        case .waiverTaken(let payload): payload
        case .exchangeReplaced(let payload): payload
        case .exchangeReturned(let payload): payload
        case .agreementDecided(let payload): payload
        case .accessReviewed(let payload): payload
        case .bundleApproved(let payload): payload
        }
    }

    var members: [JSON.Member] { payload.members }

    init(_ kind: EventKind, fields: inout FieldReader) throws(RegistryError) {
        switch kind {
        case .homeInitialised: self = .homeInitialised(try HomeInitialised(fields: &fields))
        case .trustChanged: self = .trustChanged(try TrustChange(fields: &fields))
        case .agreementRegistered: self = .agreementRegistered(try AgreementReference(fields: &fields))
        case .agreementSigned: self = .agreementSigned(try AgreementSignature(fields: &fields))
        case .scheduleSigned: self = .scheduleSigned(try ScheduleSignature(fields: &fields))
        case .keyCreated: self = .keyCreated(try KeyCreation(fields: &fields))
        case .bundlePrepared: self = .bundlePrepared(try PreparedBundle(fields: &fields))
        case .preparationRecovered: self = .preparationRecovered(try BundleReference(fields: &fields))
        case .preparationAbandoned: self = .preparationAbandoned(try BundleReference(fields: &fields))
        case .bundleReleased: self = .bundleReleased(try BundleRelease(fields: &fields))
        case .certificateRecorded: self = .certificateRecorded(try RecordedCertificate(fields: &fields))
        case .ownCopiesPurged: self = .ownCopiesPurged(try OwnCopiesPurge(fields: &fields))
        case .ownCopyKept: self = .ownCopyKept(try OwnCopyKept(fields: &fields))
        case .receiptRecorded: self = .receiptRecorded(try RecordedReceipt(fields: &fields))
        case .evidenceRecorded: self = .evidenceRecorded(try RecordedEvidence(fields: &fields))
        case .keyDestroyed: self = .keyDestroyed(try KeyDestruction(fields: &fields))
        case .limitComputed: self = .limitComputed(try LimitComputation(fields: &fields))
        case .faultResolved: self = .faultResolved(try FaultResolution(fields: &fields))
        case .holdPlaced: self = .holdPlaced(try Hold(fields: &fields))
        case .holdLifted: self = .holdLifted(try Hold(fields: &fields))
        case .disputeOpened: self = .disputeOpened(try DisputeOpening(fields: &fields))
        case .disputeSettled: self = .disputeSettled(try BundleOrder(fields: &fields))
        case .bundleVoided: self = .bundleVoided(try BundleOrder(fields: &fields))
        case .registerErased: self = .registerErased(try RegisterErasure(fields: &fields))
        case .ledgerRestored: self = .ledgerRestored(try LedgerRestoration(fields: &fields))
        case .anchorUsed: self = .anchorUsed(try AnchorUse(fields: &fields))
        case .anchorRetired: self = .anchorRetired(try AnchorRetirement(fields: &fields))
        case .waiverTaken: self = .waiverTaken(try TakenWaiver(fields: &fields))
        case .exchangeReplaced: self = .exchangeReplaced(try ExchangeReplacement(fields: &fields))
        case .exchangeReturned: self = .exchangeReturned(try ExchangeReturn(fields: &fields))
        case .agreementDecided: self = .agreementDecided(try AgreementDecided(fields: &fields))
        case .accessReviewed: self = .accessReviewed(try AccessReviewed(fields: &fields))
        case .bundleApproved: self = .bundleApproved(try BundleOrder(fields: &fields))
        }
    }
}

/// The kinds of events, as they are written.
public enum EventKind: String, CaseIterable, Sendable {
    /// A home was set up.
    case homeInitialised = "home-initialised"
    /// The trust list was changed.
    case trustChanged = "trust-changed"
    /// A version of an agreement was taken into the registry.
    case agreementRegistered = "agreement-registered"
    /// A party's signature of an agreement was found good.
    case agreementSigned = "agreement-signed"
    /// An approver's signature of a schedule was found good.
    case scheduleSigned = "schedule-signed"
    /// The pseudonym key of an agreement was made.
    case keyCreated = "key-created"
    /// A bundle was prepared.
    case bundlePrepared = "bundle-prepared"
    /// The preparation was completed by a later run.
    case preparationRecovered = "preparation-recovered"
    /// A run died while it prepared a bundle.
    case preparationAbandoned = "preparation-abandoned"
    /// A bundle was sent.
    case bundleReleased = "bundle-released"
    /// A certificate of disposal was received and judged.
    case certificateRecorded = "certificate-recorded"
    /// Our own copies were looked for and removed.
    case ownCopiesPurged = "own-copies-purged"
    /// One of our own copies stays.
    case ownCopyKept = "own-copy-kept"
    /// A recipient's receipt was taken in and judged.
    case receiptRecorded = "receipt-recorded"
    /// Another piece of evidence was taken in and judged.
    case evidenceRecorded = "evidence-recorded"
    /// A pseudonym key was destroyed.
    case keyDestroyed = "key-destroyed"
    /// A bundle's limit was computed anew.
    case limitComputed = "limit-computed"
    /// The fault of an agreement was resolved.
    case faultResolved = "fault-resolved"
    /// A law forbids disposal until a day.
    case holdPlaced = "hold-placed"
    /// A hold was lifted.
    case holdLifted = "hold-lifted"
    /// Something speaks against a bundle's evidence.
    case disputeOpened = "dispute-opened"
    /// The open disputes about a bundle were settled.
    case disputeSettled = "dispute-settled"
    /// A bundle that never left is void.
    case bundleVoided = "bundle-voided"
    /// Names and documents were erased after their retention.
    case registerErased = "register-erased"
    /// The registry was restored without its newest events.
    case ledgerRestored = "ledger-restored"
    /// A checkpoint was written to an anchor for the first time.
    case anchorUsed = "anchor-used"
    /// An anchor is no longer in use.
    case anchorRetired = "anchor-retired"
    /// An approver's waiver of findings was taken in.
    case waiverTaken = "waiver-taken"
    /// Another exchange was sent in the place of a bundle's.
    case exchangeReplaced = "exchange-replaced"
    /// A file came back about the records of a bundle's exchange.
    case exchangeReturned = "exchange-returned"
    /// An agreement was suspended, renewed or terminated.
    case agreementDecided = "agreement-decided"
    /// The officer looked at who can do what.
    case accessReviewed = "access-reviewed"
    /// An approver signed the statement of a bundle.
    case bundleApproved = "bundle-approved"
}

/// An entry of the ledger.
///
/// Its bytes are one line of JSON, without white space, the members in this order and no others:
///
///     {"v":1,"seq":7,"at":"2026-11-30T09:15:00Z","kind":"...","actor":{"key":"SHA256:..."},
///      "tree":{"size":6,"root":"<hex>"}, then the members of the kind}
///
/// `tree` is the head of the RFC 6962 tree over all events before this one, so every event pins the whole past. The
/// bytes are stored as they are and never written anew.
public struct Event: Hashable, Sendable {
    /// The place in the ledger, from 1 without gaps.
    public let sequence: Int
    /// When it happened, by the clock of the machine.
    public let time: Instant
    /// Who did it.
    public let actor: EventActor
    /// The tree over all events before it.
    public let tree: TreeHead
    /// What happened.
    public let body: EventBody

    init(sequence: Int, time: Instant, actor: EventActor, tree: TreeHead, body: EventBody) {
        self.sequence = sequence
        self.time = time
        self.actor = actor
        self.tree = tree
        self.body = body
    }

    /// The event's bytes in the ledger.
    public var bytes: [UInt8] {
        let head: [JSON.Member] = [
            JSON.Member("v", .integer(1)), JSON.Member("seq", .integer(sequence)),
            JSON.Member("at", .string(time.description)), JSON.Member("kind", .string(body.kind.rawValue)),
            JSON.Member("actor", actor.json),
            JSON.Member(
                "tree", .object(tree.members)),
        ]
        return JSON.object(head + body.members).bytes
    }

    /// Reads an event from its bytes. Refuses with `.form` anything that is not exactly what `bytes` would write.
    public init(parsing bytes: [UInt8]) throws(RegistryError) {
        let json: JSON
        do {
            json = try JSON(parsing: bytes)
        } catch {
            throw RegistryError(.form, "event: \(error.what)")
        }
        var fields = try FieldReader(json, of: "event")
        _ = try fields.read("v") { $0.integer == 1 ? 1 : nil }
        sequence = try fields.read("seq", Form.number)
        time = try fields.read("at", Form.instant)
        let kind = try fields.read("kind") { $0.string.flatMap { EventKind(rawValue: $0) } }
        actor = try fields.read("actor") { EventActor($0) }
        tree = try fields.object("tree", TreeHead.self)
        body = try EventBody(kind, fields: &fields)
        try fields.end()
        guard self.bytes == bytes else {
            throw RegistryError(.form, "event: not spelt as events are written")
        }
    }
}
