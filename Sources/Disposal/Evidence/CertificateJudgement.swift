public import Primitives
public import Registry

/// What a certificate of disposal says, and what was found out about it.
public struct CertificateFacts: Hashable, Sendable {
    /// The name of the bundle that it says is gone.
    public let bundleName: String
    /// The digest of the encrypted file that it says is gone.
    public let digest: Digest
    /// The id of the agreement that it names.
    public let agreement: String
    /// The day of disposal.
    public let disposedOn: CivilDate
    /// How it was disposed of.
    public let method: DisposalMethod
    /// The day on which the last backup that holds it expires; `nil` where it says that no backup does.
    public let backupsUntil: CivilDate?
    /// What our ledger says to the head that it names.
    public let checkpoint: CheckpointStanding
    /// The key that signed it.
    public let signer: KeyFingerprint
    /// Whether the signature is over these bytes and by that key.
    public let isSignatureValid: Bool
    /// Whether the key stood in the trust list as a recipient's when it signed.
    public let isTrustedRecipient: Bool
    /// The day on which it was received, in the United Kingdom.
    public let receivedOn: CivilDate

    /// A certificate as it was read and checked.
    public init(
        bundleName: String, digest: Digest, agreement: String, disposedOn: CivilDate, method: DisposalMethod,
        backupsUntil: CivilDate?, checkpoint: CheckpointStanding, signer: KeyFingerprint, isSignatureValid: Bool,
        isTrustedRecipient: Bool, receivedOn: CivilDate
    ) {
        self.bundleName = bundleName
        self.digest = digest
        self.agreement = agreement
        self.disposedOn = disposedOn
        self.method = method
        self.backupsUntil = backupsUntil
        self.checkpoint = checkpoint
        self.signer = signer
        self.isSignatureValid = isSignatureValid
        self.isTrustedRecipient = isTrustedRecipient
        self.receivedOn = receivedOn
    }
}

/// Whether a certificate counts as evidence for a bundle, and why not.
///
/// A disposal after the limit does count: it is late, which the bundle's state says for ever, but it is disposal. So does
/// one whose backups expire later: the bundle is beyond use until then.
public struct CertificateJudgement: Hashable, Sendable {
    /// What stands against it, in the order in which it was looked for; empty where it counts.
    public let problems: [CertificateProblem]
    /// The same in sentences for people, one a problem.
    public let reasons: [String]

    /// Whether it counts as evidence.
    public var isAccepted: Bool { problems.isEmpty }

    /// The judgement on `certificate` for `bundle`, which was prepared on `preparedOn` (in the United Kingdom).
    public init(_ certificate: CertificateFacts, for bundle: PreparedBundle, preparedOn: CivilDate) {
        var findings = Findings()
        findings.checkSignature(certificate.isSignatureValid)
        findings.checkRecipient(certificate.signer, isTrusted: certificate.isTrustedRecipient, of: bundle)
        findings.checkSubject(
            name: certificate.bundleName, digest: certificate.digest, agreement: certificate.agreement, is: bundle)
        findings.checkDay(
            certificate.disposedOn, "day of disposal", preparedOn: preparedOn, takenInOn: certificate.receivedOn)
        findings.checkBackups(certificate.backupsUntil, preparedOn: preparedOn)
        findings.check(
            certificate.method >= bundle.methodAtLeast, .methodTooWeak,
            "its method, \(certificate.method.rawValue), is weaker than \(bundle.methodAtLeast.rawValue), which the agreement "
                + "asks for")
        findings.checkCheckpoint(certificate.checkpoint, of: bundle)
        problems = findings.problems
        reasons = findings.reasons
    }
}
