public import Primitives
public import Registry

/// The state of a bundle as of a day.
public enum BundleState: String, CaseIterable, Sendable {
    /// A rehearsal. It is encrypted to its preparer alone and never leaves.
    case rehearsal
    /// It exists, and nothing says that it was sent.
    case prepared
    /// It was sent.
    case released
    /// Seven days or fewer are left to its limit.
    case due
    /// A certificate says that it was gone by its limit; evidence is still missing, and there is time for it.
    case attested
    /// All evidence that the agreement asks for is there and came in time.
    case confirmed
    /// All evidence that the agreement asks for is there; a part of it, or the disposal itself, was late. For ever.
    case confirmedLate = "confirmed-late"
    /// Past its limit, and no certificate says that it was gone by then.
    case overdue
    /// Gone in time by its certificate, which came too late or is still missing a part.
    case certificateOverdue = "certificate-overdue"

    /// Whether somebody must do something now: the program ends with exit code 2.
    public var needsAction: Bool {
        switch self {
        case .overdue, .certificateOverdue: true
        case .rehearsal, .prepared, .released, .due, .attested, .confirmed, .confirmedLate: false
        }
    }
}

/// A bundle's state as of a day, and why: a fold over its events, never stored.
///
/// With L the limit, C the last day for the certificate (C is L where the agreement gives no longer), D the day as of
/// which the question is asked, the first line that fits decides. A certificate here is an accepted one.
///
/// | evidence asked for | certificate says gone on | certificate came | D | state | since |
/// |---|---|---|---|---|---|
/// | it is a rehearsal | | | | rehearsal | prepared |
/// | complete, all of it by C | by L | by C | any | confirmed | the day it was complete |
/// | complete | any | any | any | confirmed-late | the day it was complete |
/// | a part missing | by L | by C | to C | attested | the day it came |
/// | a part missing | by L | by C | behind C | certificate-overdue | C + 1 |
/// | a part missing | by L | behind C | any | certificate-overdue | the day it came |
/// | a part missing | behind L, or none | | behind L | overdue | L + 1 |
/// | a part missing | none | | from L - 7 | due | L - 7 |
/// | a part missing | none | | before, sent | released | the day it was sent |
/// | a part missing | none | | before | prepared | the day it was prepared |
///
/// Where several certificates were accepted, the latest day that any of them names counts as the day of disposal, and
/// the day on which the first of them came: repeating a certificate changes nothing, and none can be outbid by a
/// better one. An event of which D knows nothing yet, because it happened later, is as if it were not there.
public struct BundleStatus: Hashable, Sendable {
    /// The state.
    public let state: BundleState
    /// Since which day (in the United Kingdom).
    public let since: CivilDate
    /// Why, in a sentence for people, without a full stop.
    public let reason: String
    /// The limit.
    public let limit: CivilDate
    /// The last day for the certificate.
    public let certificateBy: CivilDate

    /// The status of the bundle whose events these are, in any order, as of the end of `day`; `nil` where it was not
    /// prepared by then. `agreement` is the agreement's id, for the reason.
    public init?(of events: [BundleEvent], asOf day: CivilDate, agreement: String) {
        guard let facts = BundleFacts(events, asOf: day) else { return nil }
        limit = facts.limit
        certificateBy = facts.certificateBy
        (state, since, reason) = facts.judge(asOf: day, agreement: agreement)
    }
}

/// What a bundle's events say, taken together.
private struct BundleFacts {
    let isRehearsal: Bool
    let preparedOn: CivilDate
    let limit: CivilDate
    let certificateBy: CivilDate
    let evidence: Set<EvidenceKind>
    var releasedOn: CivilDate?
    /// The latest day of disposal that an accepted certificate names, and the day the first one came.
    var certificate: (disposedOn: CivilDate, receivedOn: CivilDate)?
    /// Since when none of our own copies has been left.
    var copiesGoneOn: CivilDate?

    init?(_ events: [BundleEvent], asOf day: CivilDate) {
        let known = events.filter { $0.time.londonDate <= day }.sorted { $0.sequence < $1.sequence }
        let preparations = known.compactMap { event in
            if case .prepared(let prepared) = event.fact {
                (
                    event.time.londonDate, prepared.isRehearsal, prepared.limit, prepared.certificateBy,
                    prepared.evidence
                )
            } else {
                nil
            }
        }
        guard let first = preparations.first else { return nil }
        (preparedOn, isRehearsal, limit, certificateBy, evidence) = first
        for event in known {
            let date = event.time.londonDate
            switch event.fact {
            case .released:
                releasedOn = releasedOn ?? date
            case .certificate(let fact) where fact.isAccepted:
                certificate = (
                    max(fact.disposedOn, certificate?.disposedOn ?? fact.disposedOn),
                    min(date, certificate?.receivedOn ?? date)
                )
            case .ownCopies(let remaining):
                copiesGoneOn = remaining == 0 ? copiesGoneOn ?? date : nil
            default:
                break
            }
        }
    }

    /// The kinds of evidence that are asked for and not there.
    var missing: [EvidenceKind] {
        EvidenceKind.allCases.filter { kind in evidence.contains(kind) && day(of: kind) == nil }
    }

    func day(of kind: EvidenceKind) -> CivilDate? {
        switch kind {
        case .certificate: certificate?.receivedOn
        case .ownCopies: copiesGoneOn
        default: nil
        }
    }

    func judge(asOf day: CivilDate, agreement: String) -> (BundleState, CivilDate, String) {
        if isRehearsal {
            return (.rehearsal, preparedOn, "a rehearsal: encrypted to its preparer alone, never to be sent")
        }
        let days = evidence.compactMap { self.day(of: $0) }
        // An agreement without evidence is refused when a bundle is prepared; were there one, nothing would be shown.
        if days.count == evidence.count, let completedOn = days.max() {
            return judgeComplete(on: completedOn, agreement: agreement)
        }
        if let certificate, certificate.disposedOn <= limit {
            return judgeAttested(certificate, asOf: day)
        }
        if day > limit {
            return (.overdue, limit.adding(days: 1), overdueReason(asOf: day))
        }
        let dueFrom = limit.adding(days: -7)
        if day >= dueFrom {
            let left = limit.daysSinceEpoch - day.daysSinceEpoch
            let time = left == 0 ? "today" : left == 1 ? "tomorrow" : "in \(left) days"
            return (.due, max(dueFrom, preparedOn), "must be gone by \(limit.inWords), \(time)")
        }
        if let releasedOn {
            return (.released, releasedOn, "sent on \(releasedOn.inWords); must be gone by \(limit.inWords)")
        }
        return (.prepared, preparedOn, "prepared on \(preparedOn.inWords); must be gone by \(limit.inWords)")
    }

    private func judgeComplete(on completedOn: CivilDate, agreement: String) -> (BundleState, CivilDate, String) {
        var delays: [String] = []
        if let certificate, certificate.disposedOn > limit {
            delays.append(
                "disposed of on \(certificate.disposedOn.inWords) by its certificate, after the limit of "
                    + limit.inWords)
        }
        if evidence.contains(.certificate), let certificate, certificate.receivedOn > certificateBy {
            delays.append("the certificate came on \(certificate.receivedOn.inWords), after \(certificateBy.inWords)")
        }
        if evidence.contains(.ownCopies), let copiesGoneOn, copiesGoneOn > certificateBy {
            delays.append("our own copies were there until \(copiesGoneOn.inWords), after \(certificateBy.inWords)")
        }
        let complete = "the evidence that agreement \(agreement) requires is complete"
        if delays.isEmpty {
            return (.confirmed, completedOn, complete)
        }
        return (.confirmedLate, completedOn, "\(complete), but late: \(delays.joined(separator: "; "))")
    }

    private func judgeAttested(
        _ certificate: (disposedOn: CivilDate, receivedOn: CivilDate), asOf day: CivilDate
    ) -> (BundleState, CivilDate, String) {
        let gone = "its certificate says that it was disposed of on \(certificate.disposedOn.inWords)"
        let missing = "still missing: \(missingInWords)"
        if certificate.receivedOn > certificateBy {
            let late = "came on \(certificate.receivedOn.inWords), after \(certificateBy.inWords)"
            return (.certificateOverdue, certificate.receivedOn, "\(gone), but it \(late); \(missing)")
        }
        if day > certificateBy {
            return (
                .certificateOverdue, certificateBy.adding(days: 1),
                "\(gone); \(missing), which was due by \(certificateBy.inWords)"
            )
        }
        return (.attested, certificate.receivedOn, "\(gone); \(missing), due by \(certificateBy.inWords)")
    }

    private func overdueReason(asOf day: CivilDate) -> String {
        if let certificate {
            return "its certificate says that it was disposed of on \(certificate.disposedOn.inWords), after the limit "
                + "of \(limit.inWords); still missing: \(missingInWords)"
        }
        var reason = "past its limit of \(limit.inWords); missing: \(missingInWords)"
        if evidence.contains(.certificate), day <= certificateBy {
            reason += "; the agreement gives the certificate until \(certificateBy.inWords)"
        }
        return reason
    }

    private var missingInWords: String {
        let words = missing.map { kind in
            switch kind {
            case .certificate: "the recipient's certificate"
            case .ownCopies: "the removal of our own copies"
            default: kind.rawValue
            }
        }
        return words.joined(separator: " and ")
    }
}
