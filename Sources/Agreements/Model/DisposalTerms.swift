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

extension DisposalTerms {
    /// The days by which the data must be gone, in words, the earliest of which counts: `30 days after it is prepared`.
    public var limits: [String] {
        triggers.map(\.words) + (upstreamCap.map { ["on \($0.date), as \($0.source) says"] } ?? [])
    }
}

extension DisposalTrigger {
    fileprivate var words: String {
        switch from {
        case .prepared: "\(within.words) after it is prepared"
        case .faultResolved: "\(within.words) after the fault is resolved"
        case .agreementEnd: "\(within.words) after the agreement ends"
        }
    }
}

extension Period {
    /// The period for people: `1 year and 6 months`.
    public var words: String {
        guard case .calendar(let months, let days) = self else { return description }
        let parts = [(months / 12, "year"), (months % 12, "month"), (days, "day")].filter { $0.0 != 0 }
        return parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
    }
}
