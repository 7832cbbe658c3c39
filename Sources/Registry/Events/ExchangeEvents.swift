public import Primitives

/// The figures of an exchange as they stand in the event that its bundle was prepared.
extension ExchangeRecord: EventPayload {
    var members: [JSON.Member] {
        var members = [
            JSON.Member("sequence", .string(sequence)), JSON.Member("number", .integer(number)),
            JSON.Member("dataset", .string(dataset)), JSON.Member("read", .object(read.members)),
            JSON.Member("sent", .object(sent.members)), JSON.Member("heldBack", .object(heldBack.members)),
            JSON.Member("groups", .array(groups.map { .object($0.members) })),
        ]
        if let register { members.append(JSON.Member("register", .string(register.hex))) }
        members.append(JSON.Member("items", .string(items.hex)))
        if let acknowledgeBy { members.append(JSON.Member("acknowledgeBy", .string(acknowledgeBy.description))) }
        if let replaces { members.append(JSON.Member("replaces", .object(replaces.members))) }
        if let despite { members.append(JSON.Member("despite", .object(despite.members))) }
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        self.init(
            sequence: try fields.read("sequence", Form.token), number: try fields.read("number", Form.number),
            dataset: try fields.read("dataset", Form.line), read: try fields.object("read", MoneyTotal.self),
            sent: try fields.object("sent", MoneyTotal.self), heldBack: try fields.object("heldBack", MoneyTotal.self),
            groups: try fields.objects("groups", Group.self),
            register: try fields.readOptional("register", Form.digest),
            items: try fields.read("items", Form.digest),
            acknowledgeBy: try fields.readOptional("acknowledgeBy", Form.date),
            replaces: try fields.optionalObject("replaces", Replacement.self),
            despite: try fields.optionalObject("despite", Repetition.self))
        if let flaw { throw RegistryError(.form, "exchange: \(flaw)") }
    }
}

extension ExchangeRecord.Group: EventPayload {
    var members: [JSON.Member] {
        var members: [JSON.Member] = []
        if let code { members.append(JSON.Member("code", .string(code))) }
        if let date { members.append(JSON.Member("date", .string(date.description))) }
        return members + [
            JSON.Member("read", .object(read.members)), JSON.Member("sent", .object(sent.members)),
            JSON.Member("heldBack", .object(heldBack.members)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        self.init(
            code: try fields.readOptional("code", Form.line), date: try fields.readOptional("date", Form.date),
            read: try fields.object("read", MoneyTotal.self), sent: try fields.object("sent", MoneyTotal.self),
            heldBack: try fields.object("heldBack", MoneyTotal.self))
    }
}

extension ExchangeRecord.Replacement: EventPayload {
    var members: [JSON.Member] { [JSON.Member("bundle", .integer(bundle)), JSON.Member("reason", .string(reason))] }

    init(fields: inout FieldReader) throws(RegistryError) {
        self.init(bundle: try fields.read("bundle", Form.number), reason: try fields.read("reason", Form.line))
    }
}

extension ExchangeRecord.Repetition: EventPayload {
    var members: [JSON.Member] {
        [
            JSON.Member("bundles", .array(bundles.map { .integer($0) })), JSON.Member("reason", .string(reason)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        self.init(bundles: try fields.list("bundles", Form.number), reason: try fields.read("reason", Form.line))
    }
}

extension MoneyTotal: EventPayload {
    var members: [JSON.Member] { [JSON.Member("rows", .integer(rows)), JSON.Member("pence", .integer(pence))] }

    init(fields: inout FieldReader) throws(RegistryError) {
        self.init(rows: try fields.read("rows", Form.count), pence: try fields.read("pence", Form.integer))
    }
}

/// What a recipient's receipt for an exchange says of its figures. Why it was rejected stands in the text, which is kept.
public struct ExchangeAnswer: Hashable, Sendable, EventPayload {
    /// The sequence that it names.
    public let sequence: String
    /// The number in the sequence that it names.
    public let number: Int
    /// The records and the money that it says arrived.
    public let arrived: MoneyTotal
    /// What the recipient made of it.
    public let outcome: ExchangeOutcome

    /// An answer.
    public init(sequence: String, number: Int, arrived: MoneyTotal, outcome: ExchangeOutcome) {
        self.sequence = sequence
        self.number = number
        self.arrived = arrived
        self.outcome = outcome
    }

    var members: [JSON.Member] {
        [
            JSON.Member("sequence", .string(sequence)), JSON.Member("number", .integer(number)),
            JSON.Member("arrived", .object(arrived.members)), JSON.Member("outcome", .string(outcome.rawValue)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        sequence = try fields.read("sequence", Form.token)
        number = try fields.read("number", Form.number)
        arrived = try fields.object("arrived", MoneyTotal.self)
        outcome = try fields.read("outcome") { $0.string.flatMap { ExchangeOutcome(rawValue: $0) } }
    }
}

/// Another exchange was sent in the place of this one: nobody waits for this one's receipt any more.
public struct ExchangeReplacement: Hashable, Sendable, EventPayload {
    /// The number of the bundle that was replaced.
    public let bundle: Int
    /// The number of the bundle that stands in its place.
    public let by: Int

    /// The replacement of bundle `bundle`.
    public init(bundle: Int, by: Int) {
        self.bundle = bundle
        self.by = by
    }

    var members: [JSON.Member] { [JSON.Member("bundle", .integer(bundle)), JSON.Member("by", .integer(by))] }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        by = try fields.read("by", Form.number)
    }
}

/// A file came back about the records of an exchange, and was matched with what was sent.
public struct ExchangeReturn: Hashable, Sendable, EventPayload {
    /// The number of the bundle that was sent.
    public let bundle: Int
    /// The dataset that the file is of.
    public let dataset: String
    /// The digest of the file, which is not kept here.
    public let input: Digest
    /// The records that name what was sent, without a reason.
    public let matched: MoneyTotal
    /// The records that name what was sent, and the reason for which it was not carried out.
    public let returned: MoneyTotal
    /// The records that name nothing that was sent.
    public let unknown: MoneyTotal
    /// The key that signed the file; `nil` where it came without a signature.
    public let signer: KeyFingerprint?
    /// The digest of its signature, which is kept; `nil` where it came without one, or an earlier build took it in.
    public let signature: Digest?

    /// A return.
    public init(
        bundle: Int, dataset: String, input: Digest, matched: MoneyTotal, returned: MoneyTotal, unknown: MoneyTotal,
        signer: KeyFingerprint?, signature: Digest? = nil
    ) {
        self.bundle = bundle
        self.dataset = dataset
        self.input = input
        self.matched = matched
        self.returned = returned
        self.unknown = unknown
        self.signer = signer
        self.signature = signature
    }

    var members: [JSON.Member] {
        let members = [
            JSON.Member("bundle", .integer(bundle)), JSON.Member("dataset", .string(dataset)),
            JSON.Member("input", .string(input.hex)), JSON.Member("matched", .object(matched.members)),
            JSON.Member("returned", .object(returned.members)), JSON.Member("unknown", .object(unknown.members)),
        ]
        return members + (signer.map { [JSON.Member("signer", $0.json)] } ?? [])
            + (signature.map { [JSON.Member("signature", .string($0.hex))] } ?? [])
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        dataset = try fields.read("dataset", Form.line)
        input = try fields.read("input", Form.digest)
        matched = try fields.object("matched", MoneyTotal.self)
        returned = try fields.object("returned", MoneyTotal.self)
        unknown = try fields.object("unknown", MoneyTotal.self)
        signer = try fields.readOptional("signer", Form.fingerprint)
        signature = try fields.readOptional("signature", Form.digest)
    }
}
