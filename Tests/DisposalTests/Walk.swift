import Primitives
import Registry
import Testing

@testable import Disposal

/// A history taken step by step: a step is one event, or one midnight on which the table has a boundary.
struct Walk {
    /// What made a step.
    enum Cause: String, CaseIterable {
        case day, release, receipt, certificate, evidence, purge, copyFound, key, limit, newVersion, hold, lifting, void
        case dispute, settlement, replacement, other
    }

    struct Step: CustomStringConvertible {
        let cause: Cause
        let before: BundleFold
        let after: BundleFold

        var description: String {
            "\(cause) on \(after.day): \(before.finding.state) to \(after.finding.state)"
        }
    }

    let events: [BundleEvent]

    init(_ events: [BundleEvent]) { self.events = events }

    /// From the preparation until nothing changes by itself any more.
    func forEachStep(_ body: (Step) throws -> Void) throws {
        var current = try fold(1, on: try #require(events.first).time.londonDate)
        for count in 1...events.count {
            let next = count < events.count ? events[count] : nil
            for day in boundaries(of: current) {
                if let next, day > next.time.londonDate { break }
                let eve = try #require(CivilDate(daysSinceEpoch: day.daysSinceEpoch - 1))
                let after = try fold(count, on: day)
                try body(Step(cause: .day, before: try fold(count, on: eve), after: after))
                current = after
            }
            guard let next else { break }
            let before = try fold(count, on: next.time.londonDate)
            let after = try fold(count + 1, on: next.time.londonDate)
            try body(Step(cause: Cause(next.fact), before: before, after: after))
            current = after
        }
    }

    private func fold(_ count: Int, on day: CivilDate) throws -> BundleFold {
        try #require(BundleFold(Array(events.prefix(count)), asOf: day))
    }

    /// The days behind the fold's own on which its state can change by itself, ascending.
    private func boundaries(of fold: BundleFold) -> [CivilDate] {
        let limits = fold.limits
        let days = [
            limits.limit.adding(-7), limits.limit.adding(1), limits.certificateBy.adding(1),
            limits.hold?.until.adding(1), fold.evidence.backupsUntil?.adding(1),
            fold.acknowledgeBy == .never ? nil : fold.acknowledgeBy.adding(1),
        ]
        return Set(days.compactMap(\.self)).filter { $0 > fold.today }.sorted().map(\.date)
    }
}

extension Walk.Cause {
    init(_ fact: BundleEvent.Fact) {
        self =
            switch fact {
            case .released: .release
            case .receipt: .receipt
            case .certificate: .certificate
            case .evidence: .evidence
            case .ownCopies(let remaining): remaining == 0 ? .purge : .copyFound
            case .keyDestroyed: .key
            case .limit(let cause, _, _, _): cause == .newVersion ? .newVersion : .limit
            case .holdPlaced: .hold
            case .holdLifted: .lifting
            case .voided: .void
            case .disputeOpened: .dispute
            case .disputeSettled: .settlement
            case .replaced: .replacement
            case .prepared, .replacementVoided, .other: .other
            }
    }

    var mayMoveLimitLater: Bool { self == .newVersion || self == .hold }

    /// A dispute, a copy that a purge finds, or what contradicts what was known.
    var isCounterEvidence: Bool { [.dispute, .copyFound, .certificate, .evidence, .receipt, .release].contains(self) }

    /// What somebody signed about the bundle.
    var isPaper: Bool { [.certificate, .evidence, .receipt].contains(self) }

    /// New evidence, the end of a last backup, or a newly executed version.
    var takesOutOfOverdue: Bool {
        [.certificate, .evidence, .purge, .key, .newVersion, .void, .day].contains(self)
    }
}

extension BundleState {
    /// Whether everything is there that was asked for.
    var isComplete: Bool { self == .confirmed || self == .confirmedLate }

    /// Whether something shows the bundle to be gone.
    var isGone: Bool {
        isComplete || [.attested, .beyondUse, .returned, .certificateOverdue, .rehearsal].contains(self)
    }
}

extension BundleEvent.Fact {
    /// Whether it can show that a bundle is gone.
    var isEvidence: Bool {
        switch self {
        case .certificate(let certificate): certificate.isAccepted
        case .evidence(_, _, _, _, _, let isAccepted): isAccepted
        case .ownCopies(let remaining): remaining == 0
        case .keyDestroyed: true
        default: false
        }
    }

    /// Whether somebody can send it in a second time.
    var isSentIn: Bool {
        switch self {
        case .certificate, .evidence, .receipt, .released, .keyDestroyed: true
        default: false
        }
    }
}
