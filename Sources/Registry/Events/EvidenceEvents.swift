public import Primitives

/// A recipient's signed receipt for a bundle was taken in and judged.
public struct RecordedReceipt: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int
    /// The digest of the receipt's bytes.
    public let receipt: Digest
    /// The digest of its signature's bytes.
    public let signature: Digest
    /// The key that signed it.
    public let signer: KeyFingerprint
    /// The day on which it says that the bundle arrived.
    public let receivedOn: CivilDate
    /// The ledger's head that it names, where it names one.
    public let checkpoint: TreeHead?
    /// Whether it counts.
    public let isAccepted: Bool
    /// Why not, where it does not: words of `CertificateProblem`.
    public let problems: [String]
    /// What it says of the figures of an exchange; `nil` where it says no more than that the bundle arrived.
    public let exchange: ExchangeAnswer?

    /// A receipt and what became of it.
    public init(
        bundle: Int, receipt: Digest, signature: Digest, signer: KeyFingerprint, receivedOn: CivilDate,
        checkpoint: TreeHead?, isAccepted: Bool, problems: [String], exchange: ExchangeAnswer? = nil
    ) {
        self.bundle = bundle
        self.receipt = receipt
        self.signature = signature
        self.signer = signer
        self.receivedOn = receivedOn
        self.checkpoint = checkpoint
        self.isAccepted = isAccepted
        self.problems = problems
        self.exchange = exchange
    }

    var members: [JSON.Member] {
        var members = [
            JSON.Member("bundle", .integer(bundle)), JSON.Member("receipt", .string(receipt.hex)),
            JSON.Member("signature", .string(signature.hex)), JSON.Member("signer", signer.json),
            JSON.Member("receivedOn", .string(receivedOn.description)),
        ]
        if let checkpoint { members.append(JSON.Member("checkpoint", .object(checkpoint.members))) }
        members.append(JSON.Member("accepted", .bool(isAccepted)))
        members.append(JSON.Member("problems", .array(problems.map { .string($0) })))
        if let exchange { members.append(JSON.Member("exchange", .object(exchange.members))) }
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        receipt = try fields.read("receipt", Form.digest)
        signature = try fields.read("signature", Form.digest)
        signer = try fields.read("signer", Form.fingerprint)
        receivedOn = try fields.read("receivedOn", Form.date)
        checkpoint = try fields.optionalObject("checkpoint", TreeHead.self)
        isAccepted = try fields.read("accepted", Form.bool)
        problems = try fields.list("problems", Form.token)
        exchange = try fields.optionalObject("exchange", ExchangeAnswer.self)
    }
}

/// A signed piece of evidence that is neither a certificate of the recipient nor an event of ours was taken in.
public struct RecordedEvidence: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int
    /// What it is.
    public let kind: EvidenceKind
    /// The digest of the signed text.
    public let document: Digest
    /// The digest of its signature's bytes.
    public let signature: Digest
    /// The key that signed it.
    public let signer: KeyFingerprint
    /// The digest of the file that the text speaks of and that is kept with it, where there is one.
    public let attachment: Digest?
    /// The day that it speaks of: of deletion, of return, of the audit.
    public let date: CivilDate
    /// For a backup statement the day on which the last backup expires.
    public let until: CivilDate?
    /// For a sub-processor's certificate the place of the sub-processor in the agreement's list, from 1.
    public let subProcessor: Int?
    /// Whether it counts.
    public let isAccepted: Bool
    /// Why not, where it does not: words of `CertificateProblem`.
    public let problems: [String]

    /// A piece of evidence and what became of it.
    public init(
        bundle: Int, kind: EvidenceKind, document: Digest, signature: Digest, signer: KeyFingerprint,
        attachment: Digest?, date: CivilDate, until: CivilDate?, subProcessor: Int?, isAccepted: Bool,
        problems: [String]
    ) {
        self.bundle = bundle
        self.kind = kind
        self.document = document
        self.signature = signature
        self.signer = signer
        self.attachment = attachment
        self.date = date
        self.until = until
        self.subProcessor = subProcessor
        self.isAccepted = isAccepted
        self.problems = problems
    }

    var members: [JSON.Member] {
        var members = [
            JSON.Member("bundle", .integer(bundle)), JSON.Member("evidence", .string(kind.rawValue)),
            JSON.Member("document", .string(document.hex)), JSON.Member("signature", .string(signature.hex)),
            JSON.Member("signer", signer.json),
        ]
        if let attachment { members.append(JSON.Member("attachment", .string(attachment.hex))) }
        members.append(JSON.Member("date", .string(date.description)))
        if let until { members.append(JSON.Member("until", .string(until.description))) }
        if let subProcessor { members.append(JSON.Member("subProcessor", .integer(subProcessor))) }
        members.append(JSON.Member("accepted", .bool(isAccepted)))
        members.append(JSON.Member("problems", .array(problems.map { .string($0) })))
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        kind = try fields.read("evidence", Form.evidence)
        document = try fields.read("document", Form.digest)
        signature = try fields.read("signature", Form.digest)
        signer = try fields.read("signer", Form.fingerprint)
        attachment = try fields.readOptional("attachment", Form.digest)
        date = try fields.read("date", Form.date)
        until = try fields.readOptional("until", Form.date)
        subProcessor = try fields.readOptional("subProcessor", Form.number)
        isAccepted = try fields.read("accepted", Form.bool)
        problems = try fields.list("problems", Form.token)
    }
}

/// A pseudonym key was destroyed: that of one bundle, or that of an agreement.
public struct KeyDestruction: Hashable, Sendable, EventPayload {
    /// The bundle's number, where the key was made for one bundle.
    public let bundle: Int?
    /// The agreement's id.
    public let agreement: String
    /// The key's fingerprint, as it was recorded when the key was made.
    public let key: KeyFingerprint
    /// The signed text.
    public let order: SignedOrder

    /// A destruction.
    public init(bundle: Int?, agreement: String, key: KeyFingerprint, order: SignedOrder) {
        self.bundle = bundle
        self.agreement = agreement
        self.key = key
        self.order = order
    }

    var members: [JSON.Member] {
        var members: [JSON.Member] = []
        if let bundle { members.append(JSON.Member("bundle", .integer(bundle))) }
        members.append(JSON.Member("agreement", .string(agreement)))
        members.append(JSON.Member("key", key.json))
        members.append(JSON.Member("order", .object(order.members)))
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.readOptional("bundle", Form.number)
        agreement = try fields.read("agreement", Form.line)
        key = try fields.read("key", Form.fingerprint)
        order = try fields.object("order", SignedOrder.self)
    }
}
