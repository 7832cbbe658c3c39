public import Primitives

/// An approver's word that findings of a review are accepted. That a signature stands behind it is seen to elsewhere.
public struct ReviewWaiver: Sendable, Hashable {
    /// Who accepts them, by name.
    public let name: String
    /// Why, in one line.
    public let reason: String
    /// The last day on which it counts.
    public let until: CivilDate

    /// A waiver of `name`'s.
    public init(name: String, reason: String, until: CivilDate) {
        self.name = name
        self.reason = reason
        self.until = until
    }

    /// Who, until when and why, in one line.
    public var description: String { "waived by \(name) until \(until): \(reason)" }
}

extension AgreementReview {
    /// Why a finding cannot be waived.
    public enum WaiverProblem: Error, Sendable, Hashable {
        /// No rule has this id.
        case unknownRule
        /// The review finds nothing of that rule there.
        case notFound
        /// `prepare` refuses it too, so that a waiver would change nothing.
        case refused
    }

    /// Marks what `rule` found at `place` as waived. Throws where there is nothing to waive.
    public mutating func waive(_ rule: String, at place: String, by waiver: ReviewWaiver) throws(WaiverProblem) {
        _ = try waivable(rule, at: place)
        for index in findings.indices where findings[index].rule.id == rule && findings[index].place == place {
            findings[index].waiver = waiver
        }
    }

    /// What of a rule's findings can be waived: all, or those at a place. Throws where that is none.
    public func waivable(_ rule: String, at place: String? = nil) throws(WaiverProblem) -> [ReviewFinding] {
        guard let known = ReviewRule.named(rule) else { throw .unknownRule }
        guard !known.isRefused else { throw .refused }
        let found = findings.filter { $0.rule.id == rule && (place == nil || $0.place == place) }
        guard !found.isEmpty else { throw .notFound }
        return found
    }
}
