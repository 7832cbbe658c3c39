public import Primitives

/// A signed text of ours on which an event rests. Both files are kept as evidence.
public struct SignedOrder: Hashable, Sendable, EventPayload {
    /// The digest of the text's bytes.
    public let text: Digest
    /// The digest of its signature's bytes.
    public let signature: Digest

    /// An order with these digests.
    public init(text: Digest, signature: Digest) {
        self.text = text
        self.signature = signature
    }

    var members: [JSON.Member] {
        [JSON.Member("text", .string(text.hex)), JSON.Member("signature", .string(signature.hex))]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        text = try fields.read("text", Form.digest)
        signature = try fields.read("signature", Form.digest)
    }
}

/// Why a bundle's limit was computed anew. The raw value is the word that the event records.
public enum LimitCause: String, CaseIterable, Sendable {
    /// The fault was resolved.
    case faultResolved = "fault-resolved"
    /// The bundle was recalled.
    case recalled
    /// A newly executed version of its agreement.
    case newVersion = "new-version"

    /// Whether this cause may move a limit to a later day: only what both parties signed may.
    public var mayMoveLater: Bool { self == .newVersion }
}

/// A bundle's limit was computed anew.
public struct LimitComputation: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int
    /// Why.
    public let cause: LimitCause
    /// The signed text that ordered it; `nil` for a new version, which its own signatures speak for.
    public let order: SignedOrder?
    /// The version of the agreement whose terms were used, where it is a new one.
    public let agreement: AgreementReference?
    /// The schedule under that version, where the bundle is a schedule's.
    public let schedule: AgreementReference?
    /// The limit and how it came about.
    public let limit: LimitRecord

    /// A computation.
    public init(
        bundle: Int, cause: LimitCause, order: SignedOrder?, agreement: AgreementReference?,
        schedule: AgreementReference? = nil, limit: LimitRecord
    ) {
        self.bundle = bundle
        self.cause = cause
        self.order = order
        self.agreement = agreement
        self.schedule = schedule
        self.limit = limit
    }

    var members: [JSON.Member] {
        var members = [JSON.Member("bundle", .integer(bundle)), JSON.Member("cause", .string(cause.rawValue))]
        if let order { members.append(JSON.Member("order", .object(order.members))) }
        if let agreement { members.append(JSON.Member("agreement", .object(agreement.members))) }
        members.append(JSON.Member("limit", .object(limit.members)))
        if let schedule { members.append(JSON.Member("schedule", .object(schedule.members))) }
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        cause = try fields.read("cause") { $0.string.flatMap { LimitCause(rawValue: $0) } }
        order = try fields.optionalObject("order", SignedOrder.self)
        agreement = try fields.optionalObject("agreement", AgreementReference.self)
        limit = try fields.object("limit", LimitRecord.self)
        schedule = try fields.optionalObject("schedule", AgreementReference.self)
    }
}

/// The fault that an agreement, or a schedule under one, was made for was resolved.
public struct FaultResolution: Hashable, Sendable, EventPayload {
    /// The agreement's id.
    public let agreement: String
    /// The schedule's id; `nil` where the fault is the agreement's own.
    public let schedule: String?
    /// The day on which it was resolved.
    public let resolvedOn: CivilDate
    /// The signed text.
    public let order: SignedOrder

    /// A resolution.
    public init(agreement: String, schedule: String? = nil, resolvedOn: CivilDate, order: SignedOrder) {
        self.agreement = agreement
        self.schedule = schedule
        self.resolvedOn = resolvedOn
        self.order = order
    }

    var members: [JSON.Member] {
        [
            JSON.Member("agreement", .string(agreement)), JSON.Member("resolvedOn", .string(resolvedOn.description)),
            JSON.Member("order", .object(order.members)),
        ] + (schedule.map { [JSON.Member("schedule", .string($0))] } ?? [])
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        agreement = try fields.read("agreement", Form.line)
        resolvedOn = try fields.read("resolvedOn", Form.date)
        order = try fields.object("order", SignedOrder.self)
        schedule = try fields.readOptional("schedule", Form.line)
    }
}

/// A law forbids to dispose of a bundle until a day, or no longer does. The text of the order names the law.
public struct Hold: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int
    /// The signed text.
    public let order: SignedOrder
    /// Placed: the last day of the hold. Lifted: the day by which the bundle must be gone, where its limit has passed.
    public let until: CivilDate

    /// A hold, or its lifting.
    public init(bundle: Int, order: SignedOrder, until: CivilDate) {
        self.bundle = bundle
        self.order = order
        self.until = until
    }

    var members: [JSON.Member] {
        [
            JSON.Member("bundle", .integer(bundle)), JSON.Member("order", .object(order.members)),
            JSON.Member("until", .string(until.description)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        order = try fields.object("order", SignedOrder.self)
        until = try fields.read("until", Form.date)
    }
}
