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
        backupsUntil: CivilDate?, signer: KeyFingerprint, isSignatureValid: Bool, isTrustedRecipient: Bool,
        receivedOn: CivilDate
    ) {
        self.bundleName = bundleName
        self.digest = digest
        self.agreement = agreement
        self.disposedOn = disposedOn
        self.method = method
        self.backupsUntil = backupsUntil
        self.signer = signer
        self.isSignatureValid = isSignatureValid
        self.isTrustedRecipient = isTrustedRecipient
        self.receivedOn = receivedOn
    }
}

/// A reason why a certificate is no evidence. The raw value is the word that its event records.
public enum CertificateProblem: String, CaseIterable, Sendable {
    /// The signature is not over these bytes, or not by the key it names.
    case signatureInvalid = "signature-invalid"
    /// The key was not trusted as a recipient's when it signed.
    case signerNotTrusted = "signer-not-trusted"
    /// The key is not one of this bundle's recipients.
    case signerNotRecipient = "signer-not-recipient"
    /// It names another bundle.
    case anotherBundle = "another-bundle"
    /// It names this bundle, with another digest.
    case anotherDigest = "another-digest"
    /// It names another agreement.
    case anotherAgreement = "another-agreement"
    /// The bundle is a rehearsal, which nobody but its preparer had.
    case rehearsal
    /// The day of disposal has not come yet.
    case dateInFuture = "date-in-future"
    /// The day of disposal is before the bundle was prepared.
    case dateBeforePreparation = "date-before-preparation"
    /// The method is weaker than the agreement asks for.
    case methodTooWeak = "method-too-weak"
    /// A backup still holds the bundle.
    case backupsRemain = "backups-remain"
}

/// Whether a certificate counts as evidence for a bundle, and why not.
///
/// A disposal after the limit does count: it is late, which the bundle's state says for ever, but it is disposal.
public struct CertificateJudgement: Hashable, Sendable {
    /// What stands against it, in the order of `CertificateProblem`; empty where it counts.
    public let problems: [CertificateProblem]
    /// The same in sentences for people, one a problem.
    public let reasons: [String]

    /// Whether it counts as evidence.
    public var isAccepted: Bool { problems.isEmpty }

    /// The judgement on `certificate` for `bundle`, which was prepared on `preparedOn` (in the United Kingdom).
    public init(_ certificate: CertificateFacts, for bundle: PreparedBundle, preparedOn: CivilDate) {
        var found: [(CertificateProblem, String)] = []
        func check(_ holds: Bool, _ problem: CertificateProblem, _ reason: String) {
            if !holds { found.append((problem, reason)) }
        }
        check(certificate.isSignatureValid, .signatureInvalid, "its signature is not valid for these bytes")
        check(
            certificate.isTrustedRecipient, .signerNotTrusted,
            "the key \(certificate.signer) was not in the trust list as a recipient's")
        check(
            bundle.recipients.contains(certificate.signer), .signerNotRecipient,
            "the key \(certificate.signer) is not one of this bundle's recipients")
        check(
            certificate.bundleName == bundle.stem, .anotherBundle, "it is for another bundle than \(bundle.stem)")
        check(
            certificate.digest == bundle.digest, .anotherDigest,
            "it names the digest \(certificate.digest), this bundle's is \(bundle.digest)")
        check(
            certificate.agreement == bundle.agreement.id, .anotherAgreement,
            "it is for another agreement than \(bundle.agreement.id)")
        check(!bundle.isRehearsal, .rehearsal, "the bundle is a rehearsal, which never left")
        check(
            certificate.disposedOn <= certificate.receivedOn, .dateInFuture,
            "its day of disposal, \(certificate.disposedOn), has not come yet")
        check(
            certificate.disposedOn >= preparedOn, .dateBeforePreparation,
            "its day of disposal, \(certificate.disposedOn), is before the bundle was prepared on \(preparedOn)")
        check(
            certificate.method >= bundle.methodAtLeast, .methodTooWeak,
            "its method, \(certificate.method.rawValue), is weaker than \(bundle.methodAtLeast.rawValue), which the agreement "
                + "asks for")
        if let backupsUntil = certificate.backupsUntil {
            check(
                backupsUntil <= certificate.receivedOn, .backupsRemain,
                "a backup holds the bundle until \(backupsUntil); a certificate from that day on would count")
        }
        problems = found.map(\.0)
        reasons = found.map(\.1)
    }
}
