public import Primitives

/// How and by when data lent under an agreement are disposed of, and what shows it.
public struct DisposalTerms: Sendable, Hashable {
    /// What becomes of the data.
    public let mode: Mode
    /// What starts a period; the earliest limit wins. Never empty, each `from` once.
    public let triggers: [DisposalTrigger]
    /// A last day whatever the triggers say; `nil` where nobody upstream has set one.
    public let upstreamCap: UpstreamCap?
    /// The weakest method that is enough; by default `.delete`.
    public let methodAtLeast: DisposalMethod
    /// How soon after disposal the certificate is due.
    public let certificateWithin: Period
    /// What shows disposal; never empty.
    public let evidence: [EvidenceKind]

    /// What becomes of the data.
    public enum Mode: String, Sendable, CaseIterable {
        /// They are destroyed.
        case destroy
        /// They go back to the provider.
        case `return`
    }
}
