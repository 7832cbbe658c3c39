/// How and by when data lent under an agreement are disposed of, and what shows it.
public struct DisposalTerms: Sendable, Hashable {
    /// What becomes of the data.
    public let mode: Mode
    /// What starts the clock; the earliest limit wins. Never empty, each `from` once.
    public let triggers: [Trigger]
    /// The weakest method that is enough; by default `.delete`.
    public let methodAtLeast: Method
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

    /// An event, and how long after it the data must be gone.
    public struct Trigger: Sendable, Hashable {
        /// The event.
        public let from: Event
        /// How long after it.
        public let within: Period
    }

    /// An event that starts the clock. A recall always does, and is not written down.
    public enum Event: String, Sendable, CaseIterable {
        /// The bundle was prepared.
        case prepared
        /// The fault was resolved.
        case faultResolved = "fault-resolved"
        /// The agreement's last day.
        case agreementEnd = "agreement-end"

        /// Whether its day is known from the start.
        public var isDated: Bool { self != .faultResolved }
    }

    /// How thoroughly data are destroyed, in the words of NIST SP 800-88; each is stronger than the one before.
    public enum Method: String, Sendable, CaseIterable, Comparable {
        /// The files are deleted.
        case delete
        /// The media are overwritten.
        case clear
        /// The media cannot be recovered in a laboratory.
        case purge
        /// The media are destroyed.
        case destroy

        /// Whether one method is weaker than another.
        public static func < (left: Method, right: Method) -> Bool { left.strength < right.strength }

        private var strength: Int {
            switch self {
            case .delete: 0
            case .clear: 1
            case .purge: 2
            case .destroy: 3
            }
        }
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

        /// Whether this release can judge it; the gate refuses an agreement that asks for any other.
        public var isAvailable: Bool { self == .certificate || self == .ownCopies }
    }
}
