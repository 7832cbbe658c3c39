public import Primitives
public import Registry

/// What a recipient's receipt for a bundle says, and what was found out about it.
public struct ReceiptFacts: Hashable, Sendable {
    /// The name of the bundle that it says arrived.
    public let bundleName: String
    /// The digest of the encrypted file that arrived.
    public let digest: Digest
    /// The id of the agreement that it names.
    public let agreement: String
    /// The day on which it says that the bundle arrived.
    public let receivedOn: CivilDate
    /// What our ledger says to the head that it names.
    public let checkpoint: CheckpointStanding
    /// The key that signed it.
    public let signer: KeyFingerprint
    /// Whether the signature is over these bytes and by that key.
    public let isSignatureValid: Bool
    /// Whether the key stands in the trust list as a recipient's on the day it is taken in.
    public let isTrustedRecipient: Bool
    /// The day on which it is taken in, in the United Kingdom.
    public let takenInOn: CivilDate

    /// A receipt as it was read and checked.
    public init(
        bundleName: String, digest: Digest, agreement: String, receivedOn: CivilDate, checkpoint: CheckpointStanding,
        signer: KeyFingerprint, isSignatureValid: Bool, isTrustedRecipient: Bool, takenInOn: CivilDate
    ) {
        self.bundleName = bundleName
        self.digest = digest
        self.agreement = agreement
        self.receivedOn = receivedOn
        self.checkpoint = checkpoint
        self.signer = signer
        self.isSignatureValid = isSignatureValid
        self.isTrustedRecipient = isTrustedRecipient
        self.takenInOn = takenInOn
    }
}

/// Whether a receipt counts, and why not.
public struct ReceiptJudgement: Hashable, Sendable {
    /// What stands against it; empty where it counts.
    public let problems: [CertificateProblem]
    /// The same in sentences for people, one a problem.
    public let reasons: [String]

    /// Whether it counts.
    public var isAccepted: Bool { problems.isEmpty }

    /// The judgement on `receipt` for `bundle`, which was prepared on `preparedOn` (in the United Kingdom).
    public init(_ receipt: ReceiptFacts, for bundle: PreparedBundle, preparedOn: CivilDate) {
        var findings = Findings()
        findings.checkSignature(receipt.isSignatureValid)
        findings.checkRecipient(receipt.signer, isTrusted: receipt.isTrustedRecipient, of: bundle)
        findings.checkSubject(
            name: receipt.bundleName, digest: receipt.digest, agreement: receipt.agreement, is: bundle)
        findings.checkDay(
            receipt.receivedOn, "day of arrival", preparedOn: preparedOn, takenInOn: receipt.takenInOn)
        findings.checkCheckpoint(receipt.checkpoint, of: bundle)
        problems = findings.problems
        reasons = findings.reasons
    }
}

/// What a signed text that is evidence of another kind says, and what was found out about it.
public struct EvidenceFacts: Hashable, Sendable {
    /// What the text speaks of and has to come with.
    public enum Attachment: Hashable, Sendable {
        /// It names none, and none came.
        case none
        /// It names one that did not come, or one came that it does not name.
        case missing
        /// What came has another digest than it names.
        case differs
        /// What came is what it names; `listsBundle` says whether the bundle's digest stands in it.
        case present(listsBundle: Bool)
    }

    /// Who signed it.
    public enum Signer: Hashable, Sendable {
        /// Somebody of the recipient; `isTrusted` where the trust list has the key as a recipient's on the day it is taken
        /// in.
        case recipient(isTrusted: Bool)
        /// Somebody of ours; `isApprover` where the trust list has the key as an approver's on that day, `didPrepare` where
        /// the same person prepared the bundle.
        case provider(isApprover: Bool, didPrepare: Bool)
    }

    /// What it is.
    public let kind: EvidenceKind
    /// The name of the bundle that it speaks of.
    public let bundleName: String
    /// The digest of the encrypted file.
    public let digest: Digest
    /// The id of the agreement that it names.
    public let agreement: String
    /// The day that it speaks of: of deletion, of return, of the audit.
    public let date: CivilDate
    /// The day on which the last backup expires, where it names one.
    public let until: CivilDate?
    /// The place of the sub-processor that it is for in the agreement's list, from 1; `nil` where it names none, or one
    /// that the agreement does not have.
    public let subProcessor: Int?
    /// The file that it comes with.
    public let attachment: Attachment
    /// The key that signed it.
    public let key: KeyFingerprint
    /// Whose key that is.
    public let signer: Signer
    /// Whether the signature is over these bytes and by that key.
    public let isSignatureValid: Bool
    /// The day on which it is taken in, in the United Kingdom.
    public let takenInOn: CivilDate

    /// A piece of evidence as it was read and checked.
    public init(
        kind: EvidenceKind, bundleName: String, digest: Digest, agreement: String, date: CivilDate, until: CivilDate?,
        subProcessor: Int?, attachment: Attachment, key: KeyFingerprint, signer: Signer, isSignatureValid: Bool,
        takenInOn: CivilDate
    ) {
        self.kind = kind
        self.bundleName = bundleName
        self.digest = digest
        self.agreement = agreement
        self.date = date
        self.until = until
        self.subProcessor = subProcessor
        self.attachment = attachment
        self.key = key
        self.signer = signer
        self.isSignatureValid = isSignatureValid
        self.takenInOn = takenInOn
    }
}

/// Whether a piece of evidence counts, and why not.
public struct EvidenceJudgement: Hashable, Sendable {
    /// What stands against it; empty where it counts.
    public let problems: [CertificateProblem]
    /// The same in sentences for people, one a problem.
    public let reasons: [String]

    /// Whether it counts.
    public var isAccepted: Bool { problems.isEmpty }

    /// The judgement on `evidence` for `bundle`, which was prepared on `preparedOn` (in the United Kingdom).
    public init(_ evidence: EvidenceFacts, for bundle: PreparedBundle, preparedOn: CivilDate) {
        var findings = Findings()
        findings.checkSignature(evidence.isSignatureValid)
        findings.checkSigner(of: evidence, for: bundle)
        findings.checkSubject(
            name: evidence.bundleName, digest: evidence.digest, agreement: evidence.agreement, is: bundle)
        findings.checkDay(evidence.date, "date", preparedOn: preparedOn, takenInOn: evidence.takenInOn)
        if evidence.kind == .backupStatement {
            findings.check(
                evidence.until != nil, .expiryMissing, "it does not say on which day the last backup expires")
        }
        findings.checkBackups(evidence.until, preparedOn: preparedOn)
        if evidence.kind == .subProcessorCertificates {
            let count = bundle.duty?.subProcessors ?? 0
            findings.check(
                evidence.subProcessor.map { (1...max(1, count)).contains($0) && count > 0 } ?? false,
                .subProcessorUnknown, "it is for no sub-processor that the agreement names")
        }
        findings.checkAttachment(of: evidence)
        problems = findings.problems
        reasons = findings.reasons
    }
}

extension Findings {
    fileprivate mutating func checkSigner(of evidence: EvidenceFacts, for bundle: PreparedBundle) {
        let kind = evidence.kind
        let isText = kind.isNote
        check(isText, .kindNotSigned, "no such text is evidence of the kind \(kind.rawValue)")
        switch evidence.signer {
        case .recipient(let isTrusted):
            check(
                !isText || kind.isSignedByRecipient, .wrongParty,
                "evidence of the kind \(kind.rawValue) is for one of our approvers to sign")
            checkRecipient(evidence.key, isTrusted: isTrusted, of: bundle)
        case .provider(let isApprover, let didPrepare):
            check(
                !isText || kind.isSignedByProvider, .wrongParty,
                "evidence of the kind \(kind.rawValue) is for the recipient to sign")
            check(
                isApprover, .signerNotApprover,
                "the key \(evidence.key) is not in the trust list as an approver's")
            check(
                !didPrepare, .signerPrepared,
                "whoever holds the key \(evidence.key) prepared the bundle: another approver has to sign")
        }
    }

    fileprivate mutating func checkAttachment(of evidence: EvidenceFacts) {
        switch evidence.attachment {
        case .none:
            check(
                !evidence.kind.needsAttachment, .attachmentMissing,
                "evidence of the kind \(evidence.kind.rawValue) comes with a file, and names none")
        case .missing: check(false, .attachmentMissing, "the file that it names and the file that came do not pair")
        case .differs: check(false, .attachmentDiffers, "the file that came with it is not the one that it names")
        case .present(let listsBundle):
            check(
                evidence.kind != .deletionLog || listsBundle, .digestNotListed,
                "the log does not list the digest of the bundle's encrypted file")
        }
    }
}
