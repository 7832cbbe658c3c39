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

    /// The kind of the event.
    public var kind: EventKind {
        switch self {
        case .homeInitialised: .homeInitialised
        case .trustChanged: .trustChanged
        case .agreementRegistered: .agreementRegistered
        case .agreementSigned: .agreementSigned
        case .keyCreated: .keyCreated
        case .bundlePrepared: .bundlePrepared
        case .preparationRecovered: .preparationRecovered
        case .preparationAbandoned: .preparationAbandoned
        case .bundleReleased: .bundleReleased
        case .certificateRecorded: .certificateRecorded
        case .ownCopiesPurged: .ownCopiesPurged
        case .ownCopyKept: .ownCopyKept
        }
    }

    private var payload: any EventPayload {
        switch self {
        case .homeInitialised(let payload): payload
        case .trustChanged(let payload): payload
        case .agreementRegistered(let payload): payload
        case .agreementSigned(let payload): payload
        case .keyCreated(let payload): payload
        case .bundlePrepared(let payload): payload
        case .preparationRecovered(let payload), .preparationAbandoned(let payload): payload
        case .bundleReleased(let payload): payload
        case .certificateRecorded(let payload): payload
        case .ownCopiesPurged(let payload): payload
        case .ownCopyKept(let payload): payload
        }
    }

    var members: [JSON.Member] { payload.members }

    init(_ kind: EventKind, fields: inout FieldReader) throws(RegistryError) {
        switch kind {
        case .homeInitialised: self = .homeInitialised(try HomeInitialised(fields: &fields))
        case .trustChanged: self = .trustChanged(try TrustChange(fields: &fields))
        case .agreementRegistered: self = .agreementRegistered(try AgreementReference(fields: &fields))
        case .agreementSigned: self = .agreementSigned(try AgreementSignature(fields: &fields))
        case .keyCreated: self = .keyCreated(try KeyCreation(fields: &fields))
        case .bundlePrepared: self = .bundlePrepared(try PreparedBundle(fields: &fields))
        case .preparationRecovered: self = .preparationRecovered(try BundleReference(fields: &fields))
        case .preparationAbandoned: self = .preparationAbandoned(try BundleReference(fields: &fields))
        case .bundleReleased: self = .bundleReleased(try BundleRelease(fields: &fields))
        case .certificateRecorded: self = .certificateRecorded(try RecordedCertificate(fields: &fields))
        case .ownCopiesPurged: self = .ownCopiesPurged(try OwnCopiesPurge(fields: &fields))
        case .ownCopyKept: self = .ownCopyKept(try OwnCopyKept(fields: &fields))
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
                "tree", .members(["size": .integer(tree.size), "root": .string(tree.root.hex)])),
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
        var treeFields = try FieldReader(try fields.value("tree"), of: "event's tree")
        tree = TreeHead(
            size: try treeFields.read("size", Form.count), root: try treeFields.read("root", Form.digest))
        try treeFields.end()
        body = try EventBody(kind, fields: &fields)
        try fields.end()
        guard self.bytes == bytes else {
            throw RegistryError(.form, "event: not spelt as events are written")
        }
    }
}
