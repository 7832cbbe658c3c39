public import Primitives

/// What an event of one kind says beyond who, when and where in the ledger: its members in JSON, in their order.
protocol EventPayload {
    var members: [JSON.Member] { get }
    init(fields: inout FieldReader) throws(RegistryError)
}

/// A home was set up: whose key changes the trust list, and which key signs the ledger's checkpoints.
public struct HomeInitialised: Hashable, Sendable, EventPayload {
    /// The officer's key.
    public let officer: KeyFingerprint
    /// The key that signs checkpoints.
    public let ledgerKey: NoteKey

    /// A home with this officer and ledger key.
    public init(officer: KeyFingerprint, ledgerKey: NoteKey) {
        self.officer = officer
        self.ledgerKey = ledgerKey
    }

    var members: [JSON.Member] {
        [JSON.Member("officer", officer.json), JSON.Member("ledgerKey", .string(ledgerKey.description))]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        officer = try fields.read("officer", Form.fingerprint)
        ledgerKey = try fields.read("ledgerKey", Form.noteKey)
    }
}

/// The officer added a key to the trust list or removed one.
public struct TrustChange: Hashable, Sendable, EventPayload {
    /// What was done with the key.
    public enum Action: String, Sendable {
        /// The key counts from now on.
        case added
        /// The key no longer counts.
        case removed
    }

    /// What was done.
    public let action: Action
    /// The key.
    public let key: KeyFingerprint
    /// The role it counts for: lower-case letters, digits and hyphens.
    public let role: String
    /// The first day on which it counts, where one is set.
    public let from: CivilDate?
    /// The last day on which it counts, where one is set.
    public let until: CivilDate?
    /// The digest of the trust list after the change.
    public let list: Digest
    /// The digest of the officer's signature of the change.
    public let signature: Digest

    /// A change of the trust list.
    public init(
        action: Action, key: KeyFingerprint, role: String, from: CivilDate?, until: CivilDate?, list: Digest,
        signature: Digest
    ) {
        self.action = action
        self.key = key
        self.role = role
        self.from = from
        self.until = until
        self.list = list
        self.signature = signature
    }

    var members: [JSON.Member] {
        var members = [
            JSON.Member("action", .string(action.rawValue)), JSON.Member("key", key.json),
            JSON.Member("role", .string(role)),
        ]
        if let from { members.append(JSON.Member("from", .string(from.description))) }
        if let until { members.append(JSON.Member("until", .string(until.description))) }
        members.append(JSON.Member("list", .string(list.hex)))
        members.append(JSON.Member("signature", .string(signature.hex)))
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        action = try fields.read("action") { $0.string.flatMap { Action(rawValue: $0) } }
        key = try fields.read("key", Form.fingerprint)
        role = try fields.read("role", Form.token)
        from = try fields.readOptional("from", Form.date)
        until = try fields.readOptional("until", Form.date)
        list = try fields.read("list", Form.digest)
        signature = try fields.read("signature", Form.digest)
    }
}

extension AgreementReference: EventPayload {
    var members: [JSON.Member] {
        [
            JSON.Member("id", .string(id)), JSON.Member("version", .integer(version)),
            JSON.Member("digest", .string(digest.hex)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        self.init(
            id: try fields.read("id", Form.line), version: try fields.read("version", Form.number),
            digest: try fields.read("digest", Form.digest))
    }
}

/// A party's signature of an agreement was checked and found good.
public struct AgreementSignature: Hashable, Sendable, EventPayload {
    /// The digest of the agreement's bytes.
    public let agreement: Digest
    /// The party: `provider` or `recipient`.
    public let party: String
    /// The key that signed.
    public let signer: KeyFingerprint
    /// The digest of the signature's bytes.
    public let signature: Digest

    /// A signature by `signer` for `party`.
    public init(agreement: Digest, party: String, signer: KeyFingerprint, signature: Digest) {
        self.agreement = agreement
        self.party = party
        self.signer = signer
        self.signature = signature
    }

    var members: [JSON.Member] {
        [
            JSON.Member("agreement", .string(agreement.hex)), JSON.Member("party", .string(party)),
            JSON.Member("signer", signer.json), JSON.Member("signature", .string(signature.hex)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        agreement = try fields.read("agreement", Form.digest)
        party = try fields.read("party", Form.token)
        signer = try fields.read("signer", Form.fingerprint)
        signature = try fields.read("signature", Form.digest)
    }
}

/// An approver's signature of a schedule was checked and found good. The schedule and the signature are kept.
public struct ScheduleSignature: Hashable, Sendable, EventPayload {
    /// The version of the agreement that the schedule stands under.
    public let agreement: AgreementReference
    /// The schedule.
    public let schedule: AgreementReference
    /// The key that signed.
    public let signer: KeyFingerprint
    /// The digest of the signature's bytes.
    public let signature: Digest

    /// A signature of `schedule` by `signer`.
    public init(
        agreement: AgreementReference, schedule: AgreementReference, signer: KeyFingerprint, signature: Digest
    ) {
        self.agreement = agreement
        self.schedule = schedule
        self.signer = signer
        self.signature = signature
    }

    var members: [JSON.Member] {
        [
            JSON.Member("agreement", .object(agreement.members)), JSON.Member("schedule", .object(schedule.members)),
            JSON.Member("signer", signer.json), JSON.Member("signature", .string(signature.hex)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        agreement = try fields.object("agreement", AgreementReference.self)
        schedule = try fields.object("schedule", AgreementReference.self)
        signer = try fields.read("signer", Form.fingerprint)
        signature = try fields.read("signature", Form.digest)
    }
}

/// The pseudonym key of an agreement, or of one bundle where each has its own, was made. There is never a second one.
public struct KeyCreation: Hashable, Sendable, EventPayload {
    /// The agreement's id.
    public let agreement: String
    /// The key's fingerprint, which does not give the key away.
    public let key: KeyFingerprint
    /// The bundle's number, where the key was made for one bundle.
    public let bundle: Int?

    /// The key `key` was made for agreement `agreement`, or for one bundle under it.
    public init(agreement: String, key: KeyFingerprint, bundle: Int? = nil) {
        self.agreement = agreement
        self.key = key
        self.bundle = bundle
    }

    var members: [JSON.Member] {
        let members = [JSON.Member("agreement", .string(agreement)), JSON.Member("key", key.json)]
        return members + (bundle.map { [JSON.Member("bundle", .integer($0))] } ?? [])
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        agreement = try fields.read("agreement", Form.line)
        key = try fields.read("key", Form.fingerprint)
        bundle = try fields.readOptional("bundle", Form.number)
    }
}
