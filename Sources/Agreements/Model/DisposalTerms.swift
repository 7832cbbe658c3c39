public import Primitives

/// How and by when data lent under an agreement are disposed of, and what shows it.
public struct DisposalTerms: Sendable, Hashable {
    /// What becomes of the data.
    public let mode: Mode
    /// What starts a period; the earliest limit wins. Never empty, each `from` once.
    public let triggers: [DisposalTrigger]
    /// The weakest method that is enough; by default `.delete`.
    public let methodAtLeast: DisposalMethod
    /// How soon after disposal the certificate is due.
    public let certificateWithin: Period
    /// What shows disposal; never empty.
    public let evidence: [Evidence]

    /// What becomes of the data.
    public enum Mode: String, Sendable, CaseIterable {
        /// They are destroyed.
        case destroy
        /// They go back to the provider.
        case `return`
    }

    /// What shows disposal.
    public enum Evidence: String, Sendable, CaseIterable {
        /// A certificate signed by the recipient.
        case certificate
        /// Our own copies are gone.
        case ownCopies = "own-copies"
        /// The pseudonymisation key is destroyed.
        case key
        /// A log of the deletion.
        case deletionLog = "deletion-log"
        /// A receipt for returned data.
        case returnReceipt = "return-receipt"
        /// A statement of when backups expire.
        case backupStatement = "backup-statement"
        /// Certificates of sub-processors.
        case subProcessorCertificates = "sub-processor-certificates"

        /// The kind that this release can judge; `nil` for any other, and the gate refuses an agreement that asks for it.
        public var kind: EvidenceKind? { EvidenceKind(rawValue: rawValue) }
    }
}
