public import Primitives

/// An event that says no more than which bundle, or which number that became no bundle, it is about.
public struct BundleReference: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int

    /// A reference to bundle `bundle`.
    public init(bundle: Int) {
        self.bundle = bundle
    }

    var members: [JSON.Member] { [JSON.Member("bundle", .integer(bundle))] }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
    }
}

/// A bundle was sent to its recipients.
public struct BundleRelease: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int
    /// How it was sent, in a word: `portal`, `email`, `sftp`. Lower-case letters, digits and hyphens.
    public let channel: String
    /// The signed reason for a release outside business hours; `nil` within them.
    public let outOfHours: SignedOrder?

    /// A release of bundle `bundle` by `channel`.
    public init(bundle: Int, channel: String, outOfHours: SignedOrder? = nil) {
        self.bundle = bundle
        self.channel = channel
        self.outOfHours = outOfHours
    }

    var members: [JSON.Member] {
        var members = [JSON.Member("bundle", .integer(bundle)), JSON.Member("channel", .string(channel))]
        if let outOfHours { members.append(JSON.Member("outOfHours", .object(outOfHours.members))) }
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        channel = try fields.read("channel", Form.token)
        outOfHours = try fields.optionalObject("outOfHours", SignedOrder.self)
    }
}

/// A certificate of disposal was received and judged. Its signature was checked then; the result stands here.
public struct RecordedCertificate: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int
    /// The digest of the certificate's bytes.
    public let certificate: Digest
    /// The digest of its signature's bytes.
    public let signature: Digest
    /// The key that signed it.
    public let signer: KeyFingerprint
    /// The day on which it says that the bundle was disposed of.
    public let disposedOn: CivilDate
    /// How.
    public let method: DisposalMethod
    /// Whether it counts as evidence.
    public let isAccepted: Bool
    /// Why not, where it does not: words of `CertificateProblem`.
    public let problems: [String]
    /// What else it says; `nil` in certificates of before this was recorded.
    public let scope: CertificateScope?

    /// A certificate and what became of it.
    public init(
        bundle: Int, certificate: Digest, signature: Digest, signer: KeyFingerprint, disposedOn: CivilDate,
        method: DisposalMethod, isAccepted: Bool, problems: [String], scope: CertificateScope? = nil
    ) {
        self.bundle = bundle
        self.certificate = certificate
        self.signature = signature
        self.signer = signer
        self.disposedOn = disposedOn
        self.method = method
        self.isAccepted = isAccepted
        self.problems = problems
        self.scope = scope
    }

    var members: [JSON.Member] {
        let members = [
            JSON.Member("bundle", .integer(bundle)), JSON.Member("certificate", .string(certificate.hex)),
            JSON.Member("signature", .string(signature.hex)), JSON.Member("signer", signer.json),
            JSON.Member("disposedOn", .string(disposedOn.description)), JSON.Member("method", .string(method.rawValue)),
            JSON.Member("accepted", .bool(isAccepted)),
            JSON.Member("problems", .array(problems.map { .string($0) })),
        ]
        return members + (scope.map { [JSON.Member("scope", .object($0.members))] } ?? [])
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        certificate = try fields.read("certificate", Form.digest)
        signature = try fields.read("signature", Form.digest)
        signer = try fields.read("signer", Form.fingerprint)
        disposedOn = try fields.read("disposedOn", Form.date)
        method = try fields.read("method", Form.method)
        isAccepted = try fields.read("accepted", Form.bool)
        problems = try fields.list("problems", Form.token)
        scope = try fields.optionalObject("scope", CertificateScope.self)
    }
}

/// How far a certificate of disposal reaches.
public struct CertificateScope: Hashable, Sendable, EventPayload {
    /// Whether its signer speaks for every recipient, or for themselves alone.
    public let coversAllRecipients: Bool
    /// The day on which the last backup that holds the bundle expires; `nil` where none holds it.
    public let backupsUntil: CivilDate?
    /// The ledger's head that it names, where it names one.
    public let checkpoint: TreeHead?

    /// A scope.
    public init(coversAllRecipients: Bool, backupsUntil: CivilDate?, checkpoint: TreeHead?) {
        self.coversAllRecipients = coversAllRecipients
        self.backupsUntil = backupsUntil
        self.checkpoint = checkpoint
    }

    var members: [JSON.Member] {
        var members = [JSON.Member("allRecipients", .bool(coversAllRecipients))]
        if let backupsUntil { members.append(JSON.Member("backupsUntil", .string(backupsUntil.description))) }
        if let checkpoint { members.append(JSON.Member("checkpoint", .object(checkpoint.members))) }
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        coversAllRecipients = try fields.read("allRecipients", Form.bool)
        backupsUntil = try fields.readOptional("backupsUntil", Form.date)
        checkpoint = try fields.optionalObject("checkpoint", TreeHead.self)
    }
}

/// Our own copies of a bundle or of its raw exports were looked for and removed.
public struct OwnCopiesPurge: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int
    /// The digests of the copies that were removed.
    public let removed: [Digest]
    /// The digests of all known copies that are still there and that no signed reason keeps.
    public let remaining: [Digest]

    /// A purge and what it left.
    public init(bundle: Int, removed: [Digest], remaining: [Digest]) {
        self.bundle = bundle
        self.removed = removed
        self.remaining = remaining
    }

    var members: [JSON.Member] {
        [
            JSON.Member("bundle", .integer(bundle)),
            JSON.Member("removed", .array(removed.map { .string($0.hex) })),
            JSON.Member("remaining", .array(remaining.map { .string($0.hex) })),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        removed = try fields.list("removed", Form.digest)
        remaining = try fields.list("remaining", Form.digest)
    }
}

/// One of our own copies stays where it is, or cannot be found, for a reason that somebody signed.
public struct OwnCopyKept: Hashable, Sendable, EventPayload {
    /// The bundle's number.
    public let bundle: Int
    /// The digest of the copy.
    public let copy: Digest
    /// The digest of the signed reason's bytes.
    public let reason: Digest
    /// The digests of all known copies that are still there and that no signed reason keeps.
    public let remaining: [Digest]
    /// The digest of where it lay when that was signed, and may stay; `nil` where nobody found it, and in events of before
    /// this was recorded. Then it may lie nowhere.
    public let place: Digest?

    /// A copy that stays, and what else is left.
    public init(bundle: Int, copy: Digest, reason: Digest, remaining: [Digest], place: Digest? = nil) {
        self.bundle = bundle
        self.copy = copy
        self.reason = reason
        self.remaining = remaining
        self.place = place
    }

    var members: [JSON.Member] {
        let members = [
            JSON.Member("bundle", .integer(bundle)), JSON.Member("copy", .string(copy.hex)),
            JSON.Member("reason", .string(reason.hex)),
            JSON.Member("remaining", .array(remaining.map { .string($0.hex) })),
        ]
        return members + (place.map { [JSON.Member("place", .string($0.hex))] } ?? [])
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        bundle = try fields.read("bundle", Form.number)
        copy = try fields.read("copy", Form.digest)
        reason = try fields.read("reason", Form.digest)
        remaining = try fields.list("remaining", Form.digest)
        place = try fields.readOptional("place", Form.digest)
    }
}
