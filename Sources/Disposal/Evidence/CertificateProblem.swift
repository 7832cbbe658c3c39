internal import Primitives
internal import Registry

/// A reason why a certificate, a receipt or another piece of evidence does not count. The raw value is the word that its
/// event records; a word that was ever recorded keeps its meaning.
public enum CertificateProblem: String, CaseIterable, Sendable {
    /// The signature is not over these bytes, or not by the key it names.
    case signatureInvalid = "signature-invalid"
    /// The key was not trusted as a recipient's when it was taken in.
    case signerNotTrusted = "signer-not-trusted"
    /// The key is not one of this bundle's recipients.
    case signerNotRecipient = "signer-not-recipient"
    /// The key was not trusted as an approver's when it was taken in.
    case signerNotApprover = "signer-not-approver"
    /// Whoever signed it prepared the bundle.
    case signerPrepared = "signer-prepared"
    /// The other party has to sign evidence of this kind.
    case wrongParty = "wrong-party"
    /// It names another bundle.
    case anotherBundle = "another-bundle"
    /// It names this bundle, with another digest.
    case anotherDigest = "another-digest"
    /// It names another agreement.
    case anotherAgreement = "another-agreement"
    /// The bundle is a rehearsal, which nobody but its preparer had.
    case rehearsal
    /// The day that it names has not come yet.
    case dateInFuture = "date-in-future"
    /// The day that it names is before the bundle was prepared.
    case dateBeforePreparation = "date-before-preparation"
    /// The method is weaker than the agreement asks for.
    case methodTooWeak = "method-too-weak"
    /// A backup still holds the bundle. No longer found: such a bundle is beyond use until the backup expires.
    case backupsRemain = "backups-remain"
    /// A statement on backups without the day on which the last one expires.
    case expiryMissing = "expiry-missing"
    /// It names no head of our ledger, which the form of the bundle has.
    case checkpointMissing = "checkpoint-missing"
    /// The head that it names is of events that were lost since: nothing can be compared with it.
    case checkpointLost = "checkpoint-lost"
    /// A recipient signed a head that our ledger never had: it speaks against the ledger.
    case checkpointNeverHad = "checkpoint-never-had"
    /// It is for a sub-processor that the agreement does not name.
    case subProcessorUnknown = "sub-processor-unknown"
    /// The file that it has to come with is not there.
    case attachmentMissing = "attachment-missing"
    /// The file that came with it is not the one whose digest it names.
    case attachmentDiffers = "attachment-differs"
    /// The log does not list the bundle's digest.
    case digestNotListed = "digest-not-listed"
    /// It is a receipt for another exchange than the bundle's, or the bundle is none.
    case anotherExchange = "another-exchange"
    /// It counts another number of records than were sent.
    case rowsDiffer = "rows-differ"
    /// It counts another sum than was sent.
    case penceDiffer = "pence-differ"
    /// The recipient rejects the exchange.
    case rejected
    /// No text is evidence of this kind: our own copies and keys have events of their own.
    case kindNotSigned = "kind-not-signed"
}

/// What our ledger says to the head that a recipient's text names.
public enum CheckpointStanding: Hashable, Sendable {
    /// It names none.
    case missing
    /// The ledger had it; or nobody whose word counts says so.
    case had
    /// It is of a stretch of events that were lost, by order of an officer.
    case lost(size: Int)
    /// The ledger never had it.
    case neverHad(size: Int)
}

/// What stands against a piece of evidence, as it is found.
struct Findings {
    private(set) var problems: [CertificateProblem] = []
    private(set) var reasons: [String] = []

    mutating func check(_ holds: Bool, _ problem: CertificateProblem, _ reason: @autoclosure () -> String) {
        guard !holds else { return }
        problems.append(problem)
        reasons.append(reason())
    }

    mutating func checkSignature(_ isValid: Bool) {
        check(isValid, .signatureInvalid, "its signature is not valid for these bytes")
    }

    mutating func checkRecipient(_ signer: KeyFingerprint, isTrusted: Bool, of bundle: PreparedBundle) {
        check(isTrusted, .signerNotTrusted, "the key \(signer) was not in the trust list as a recipient's")
        check(
            bundle.recipients.contains(signer), .signerNotRecipient,
            "the key \(signer) is not one of this bundle's recipients")
    }

    mutating func checkSubject(name: String, digest: Digest, agreement: String, is bundle: PreparedBundle) {
        check(name == bundle.stem, .anotherBundle, "it is for another bundle than \(bundle.stem)")
        check(
            digest == bundle.digest, .anotherDigest,
            "it names the digest \(digest), this bundle's is \(bundle.digest)")
        check(
            agreement == bundle.agreement.id, .anotherAgreement,
            "it is for another agreement than \(bundle.agreement.id)")
        check(!bundle.isRehearsal, .rehearsal, "the bundle is a rehearsal, which never left")
    }

    mutating func checkCheckpoint(_ standing: CheckpointStanding, of bundle: PreparedBundle) {
        switch standing {
        case .had: break
        case .missing:
            // The forms of bundles of before a duty was recorded have no such line, nor have those of rehearsals.
            check(
                bundle.duty == nil || bundle.isRehearsal, .checkpointMissing,
                "its line checkpoint is missing or empty, so that it holds our register to nothing")
        case .lost(let size):
            check(
                false, .checkpointLost,
                "its checkpoint of \(size) events is of those that registry restore gave up")
        case .neverHad(let size):
            check(
                false, .checkpointNeverHad,
                "it names a checkpoint of \(size) events that THIS LEDGER NEVER HAD: the history of this registry was "
                    + "rewritten, or an old copy of it was put back")
        }
    }

    mutating func checkBackups(_ until: CivilDate?, preparedOn: CivilDate) {
        guard let until, until < preparedOn else { return }
        check(
            false, .dateBeforePreparation,
            "its last backup, until \(until), expires before the bundle was prepared on \(preparedOn)")
    }

    /// `what` is what the day is, as in `day of disposal`.
    mutating func checkDay(_ day: CivilDate, _ what: String, preparedOn: CivilDate, takenInOn: CivilDate) {
        check(day <= takenInOn, .dateInFuture, "its \(what), \(day), has not come yet")
        check(
            day >= preparedOn, .dateBeforePreparation,
            "its \(what), \(day), is before the bundle was prepared on \(preparedOn)")
    }
}
