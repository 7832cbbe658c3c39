public import Primitives

/// What went from one export into a bundle, in counts and digests.
public struct DatasetRecord: Hashable, Sendable, EventPayload {
    /// The dataset's name in the agreement.
    public let name: String
    /// The digest of the raw export's bytes.
    public let input: Digest
    /// The raw export's size in bytes.
    public let inputSize: Int
    /// The records read.
    public let rowsRead: Int
    /// The records that the bundle holds.
    public let rowsShared: Int
    /// Whether it was read from a pipe, so that no file of it is known.
    public let isPiped: Bool
    /// How many findings of the proof over the output were waived.
    public let waived: Int

    /// A dataset of a bundle.
    public init(
        name: String, input: Digest, inputSize: Int, rowsRead: Int, rowsShared: Int, isPiped: Bool = false,
        waived: Int = 0
    ) {
        self.name = name
        self.input = input
        self.inputSize = inputSize
        self.rowsRead = rowsRead
        self.rowsShared = rowsShared
        self.isPiped = isPiped
        self.waived = waived
    }

    var members: [JSON.Member] {
        var members = [
            JSON.Member("name", .string(name)), JSON.Member("input", .string(input.hex)),
            JSON.Member("inputSize", .integer(inputSize)), JSON.Member("rowsRead", .integer(rowsRead)),
            JSON.Member("rowsShared", .integer(rowsShared)),
        ]
        if isPiped { members.append(JSON.Member("piped", .bool(true))) }
        if waived > 0 { members.append(JSON.Member("waived", .integer(waived))) }
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        name = try fields.read("name", Form.line)
        input = try fields.read("input", Form.digest)
        inputSize = try fields.read("inputSize", Form.count)
        rowsRead = try fields.read("rowsRead", Form.count)
        rowsShared = try fields.read("rowsShared", Form.count)
        isPiped = try fields.readOptional("piped") { Form.bool($0) == true ? true : nil } ?? false
        waived = try fields.readOptional("waived", Form.number) ?? 0
    }
}

/// What disposal of a bundle must show beyond the kinds of evidence.
public struct DisposalDuty: Hashable, Sendable, EventPayload {
    /// Whether what was lent comes back instead of being destroyed.
    public let isReturn: Bool
    /// The keys of those who can certify, one a recipient, in the agreement's order.
    public let certifiers: [KeyFingerprint]
    /// How many sub-processors the agreement names.
    public let subProcessors: Int

    /// A duty.
    public init(isReturn: Bool, certifiers: [KeyFingerprint], subProcessors: Int) {
        self.isReturn = isReturn
        self.certifiers = certifiers
        self.subProcessors = subProcessors
    }

    var members: [JSON.Member] {
        [
            JSON.Member("return", .bool(isReturn)), JSON.Member("certifiers", .array(certifiers.map(\.json))),
            JSON.Member("subProcessors", .integer(subProcessors)),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        isReturn = try fields.read("return", Form.bool)
        certifiers = try fields.list("certifiers", Form.fingerprint)
        subProcessors = try fields.read("subProcessors", Form.count)
    }
}

/// A bundle was prepared: what it is, for whom, until when, and what its disposal must show.
public struct PreparedBundle: Hashable, Sendable, EventPayload {
    /// The bundle's number in this registry, from 1.
    public let bundle: Int
    /// Whether it is a rehearsal, which never leaves.
    public let isRehearsal: Bool
    /// The name that the bundle's files share, without their suffixes.
    public let stem: String
    /// The digest of the encrypted file.
    public let digest: Digest
    /// The encrypted file's size in bytes.
    public let size: Int
    /// The agreement it was prepared under.
    public let agreement: AgreementReference
    /// The schedule under it whose sample it is; `nil` where the agreement has none.
    public let schedule: AgreementReference?
    /// The keys of those who can decrypt or certify, as the agreement names them.
    public let recipients: [KeyFingerprint]
    /// What it holds.
    public let datasets: [DatasetRecord]
    /// By when it must be gone, and why then.
    public let limit: LimitRecord
    /// The kinds of evidence that the agreement asks for.
    public let evidence: [EvidenceKind]
    /// The weakest method of disposal that the agreement accepts.
    public let methodAtLeast: DisposalMethod
    /// What else disposal must show; `nil` for bundles of before this was recorded.
    public let duty: DisposalDuty?
    /// The digests of the files with data in the bundle, by which a copy of one is known again.
    public let entries: [Digest]
    /// The digests of the waivers that let findings of the proof over the output pass, as their events have them.
    public let waivers: [Digest]
    /// What the exchange came to; `nil` for a bundle that is none.
    public let exchange: ExchangeRecord?

    /// A prepared bundle.
    public init(
        bundle: Int, isRehearsal: Bool, stem: String, digest: Digest, size: Int, agreement: AgreementReference,
        schedule: AgreementReference? = nil, recipients: [KeyFingerprint], datasets: [DatasetRecord],
        limit: LimitRecord, evidence: [EvidenceKind],
        methodAtLeast: DisposalMethod, duty: DisposalDuty? = nil, entries: [Digest] = [],
        waivers: [Digest] = [], exchange: ExchangeRecord? = nil
    ) {
        self.bundle = bundle
        self.isRehearsal = isRehearsal
        self.stem = stem
        self.digest = digest
        self.size = size
        self.agreement = agreement
        self.schedule = schedule
        self.recipients = recipients
        self.datasets = datasets
        self.limit = limit
        self.evidence = evidence
        self.methodAtLeast = methodAtLeast
        self.duty = duty
        self.entries = entries
        self.waivers = waivers
        self.exchange = exchange
    }

    var members: [JSON.Member] {
        var members = [
            JSON.Member("bundle", .integer(bundle)), JSON.Member("rehearsal", .bool(isRehearsal)),
            JSON.Member("stem", .string(stem)), JSON.Member("digest", .string(digest.hex)),
            JSON.Member("size", .integer(size)), JSON.Member("agreement", .object(agreement.members)),
            JSON.Member("recipients", .array(recipients.map(\.json))),
            JSON.Member("datasets", .array(datasets.map { .object($0.members) })),
            JSON.Member("limit", .object(limit.members)),
            JSON.Member("evidence", .array(evidence.map { .string($0.rawValue) })),
            JSON.Member("methodAtLeast", .string(methodAtLeast.rawValue)),
        ]
        if let duty { members.append(JSON.Member("duty", .object(duty.members))) }
        if !entries.isEmpty { members.append(JSON.Member("entries", .array(entries.map { .string($0.hex) }))) }
        if !waivers.isEmpty { members.append(JSON.Member("waivers", .array(waivers.map { .string($0.hex) }))) }
        if let exchange { members.append(JSON.Member("exchange", .object(exchange.members))) }
        if let schedule { members.append(JSON.Member("schedule", .object(schedule.members))) }
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        isRehearsal = try fields.read("rehearsal", Form.bool)
        stem = try fields.read("stem", Form.fileName)
        digest = try fields.read("digest", Form.digest)
        size = try fields.read("size", Form.count)
        agreement = try fields.object("agreement", AgreementReference.self)
        recipients = try fields.list("recipients", Form.fingerprint)
        datasets = try fields.objects("datasets", DatasetRecord.self)
        limit = try fields.object("limit", LimitRecord.self)
        evidence = try fields.list("evidence", Form.evidence)
        methodAtLeast = try fields.read("methodAtLeast", Form.method)
        duty = try fields.optionalObject("duty", DisposalDuty.self)
        entries = try fields.optionalList("entries", Form.digest) ?? []
        waivers = try fields.optionalList("waivers", Form.digest) ?? []
        exchange = try fields.optionalObject("exchange", ExchangeRecord.self)
        schedule = try fields.optionalObject("schedule", AgreementReference.self)
    }
}
