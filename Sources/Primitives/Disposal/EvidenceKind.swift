/// A kind of evidence of disposal that an agreement can ask for.
///
/// No kind shows that another party has nothing left: deletion by another party cannot be proven. `shows` and
/// `doesNotShow` say how far each goes.
public enum EvidenceKind: String, CaseIterable, Sendable {
    /// A certificate that a recipient signed: the bundle and every copy of it are gone, and when.
    case certificate
    /// Our own copies, the bundle and the raw exports, are gone or kept for a signed reason.
    case ownCopies = "own-copies"
    /// The key that the bundle's pseudonyms were made with is destroyed.
    case key
    /// A log of the deletion that lists what was deleted by its digest.
    case deletionLog = "deletion-log"
    /// Our receipt for what came back.
    case returnReceipt = "return-receipt"
    /// A statement of the day on which the last backup expires.
    case backupStatement = "backup-statement"
    /// A certificate for each sub-processor that the agreement names.
    case subProcessorCertificates = "sub-processor-certificates"
    /// The certificate of a third party that destroyed media.
    case destructionCertificate = "destruction-certificate"
    /// A note of an audit at the recipient.
    case auditNote = "audit-note"

    /// What evidence of this kind shows, in a sentence without a full stop.
    public var shows: String {
        switch self {
        case .certificate: "a named person of the recipient signed that the bundle and every copy of it are gone"
        case .ownCopies:
            "every file of ours with its data is gone, or an approver signed why it stays or cannot be found"
        case .key: "the key of its pseudonyms is destroyed, so that we cannot reverse or repeat them"
        case .deletionLog: "a log that the recipient signed lists the bundle's digest among what was deleted"
        case .returnReceipt: "one of our approvers signed that what was lent came back"
        case .backupStatement: "the recipient signed on which day the last backup of it expires"
        case .subProcessorCertificates: "the recipient signed for each sub-processor that nothing is left there"
        case .destructionCertificate: "a third party certified that media were destroyed, and its document is on file"
        case .auditNote: "one of our approvers signed what an audit at the recipient found"
        }
    }

    /// What evidence of this kind does not show, in a sentence without a full stop.
    public var doesNotShow: String {
        switch self {
        case .certificate: "that it is true"
        case .ownCopies: "that nobody copied them to where this registry does not know of"
        case .key: "that kept fields cannot be matched with their source, or that no copy of the key was made"
        case .deletionLog: "that the log is complete, or that deleted files cannot be recovered"
        case .returnReceipt: "that nothing was kept back"
        case .backupStatement: "that backups do expire on that day"
        case .subProcessorCertificates: "that it is true, or that there are no other sub-processors"
        case .destructionCertificate: "that the media held all of it"
        case .auditNote: "what the audit did not look at"
        }
    }
}

extension EvidenceKind {
    /// Whether the recipient may sign a text that is evidence of this kind.
    public var isSignedByRecipient: Bool {
        switch self {
        case .certificate, .deletionLog, .backupStatement, .subProcessorCertificates, .destructionCertificate: true
        case .ownCopies, .key, .returnReceipt, .auditNote: false
        }
    }

    /// Whether an approver of ours may sign a text that is evidence of this kind.
    public var isSignedByProvider: Bool {
        switch self {
        case .returnReceipt, .auditNote, .destructionCertificate: true
        case .certificate, .ownCopies, .key, .deletionLog, .backupStatement, .subProcessorCertificates: false
        }
    }

    /// Whether such a text counts only together with a file: the log itself, or the third party's document.
    public var needsAttachment: Bool {
        switch self {
        case .deletionLog, .destructionCertificate: true
        case .certificate, .ownCopies, .key, .returnReceipt, .backupStatement, .subProcessorCertificates, .auditNote:
            false
        }
    }

    /// Whether a text of this kind is a note: the recipient's certificate has a form of its own.
    public var isNote: Bool { self != .certificate && (isSignedByRecipient || isSignedByProvider) }
}
