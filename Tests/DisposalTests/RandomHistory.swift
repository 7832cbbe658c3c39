import Primitives
import Registry
import TestSupport

@testable import Disposal

/// A day as the number of days since 1970-01-01.
typealias DayCount = Int

/// The events of a bundle, as registry and judgements let them come about, in an order that chance made.
///
/// Limits are short, so that every boundary is crossed: the bundle is prepared on day 20,000 (4 October 2024).
struct RandomHistory {
    static let start: DayCount = 20_000

    /// The events in the ledger's order; the days never go back.
    private(set) var events: [BundleEvent] = []

    private var day = start
    /// Whether little time passes, so that much comes on one day, and what is stated ends then.
    private let isDense: Bool
    private let isReturn: Bool
    /// The day on which it was gone, by most that is signed: other days contradict it.
    private let goneOn: DayCount
    private let recipients = ["engineer", "second engineer"]

    init(_ random: inout SeededGenerator, isDense: Bool = false) {
        self.isDense = isDense
        isReturn = Int.random(in: 0..<4, using: &random) == 0
        goneOn = RandomHistory.start + .random(in: 0...(isDense ? 3 : 12), using: &random)
        add(preparation(&random))
        for _ in 0..<Int.random(in: 1...13, using: &random) {
            if Int.random(in: 0..<3, using: &random) > (isDense ? 1 : 0) {
                day += Int.random(in: 1...(isDense ? 2 : 6), using: &random)
            }
            add(fact(&random))
        }
    }

    private mutating func add(_ fact: BundleEvent.Fact) {
        events.append(
            BundleEvent(
                sequence: events.count * 3 + 7, time: Instant(seconds: day * 86_400 + 43_200), bundle: 1, fact: fact))
    }

    private func date(_ day: DayCount) -> CivilDate { CivilDate(daysSinceEpoch: day) ?? .last }

    private func preparation(_ random: inout SeededGenerator) -> BundleEvent.Fact {
        var evidence: Set<EvidenceKind> = Int.random(in: 0..<10, using: &random) > 0 ? [.certificate] : []
        for kind in EvidenceKind.allCases where Int.random(in: 0..<6, using: &random) == 0 { evidence.insert(kind) }
        if isReturn { evidence.insert(.returnReceipt) }
        if evidence.isEmpty { evidence = [.ownCopies] }
        let limit = RandomHistory.start + .random(in: 0...(isDense ? 4 : 20), using: &random)
        let duty = DisposalDuty(
            isReturn: isReturn,
            certifiers: recipients.prefix(.random(in: 1...2, using: &random)).map { fingerprint($0) },
            subProcessors: Int.random(in: 0..<4, using: &random) == 0 ? 2 : 0)
        return .prepared(
            BundleEvent.Preparation(
                isRehearsal: Int.random(in: 0..<40, using: &random) == 0, limit: date(limit),
                certificateBy: date(limit + .random(in: 0...6, using: &random)), isProvisional: false,
                evidence: evidence,
                duty: isReturn || Int.random(in: 0..<4, using: &random) > 0 ? duty : nil,
                exchange: exchange(&random)))
    }

    /// What is awaited of one bundle in three, by a day that comes soon.
    private func exchange(_ random: inout SeededGenerator) -> BundleEvent.Preparation.Exchange? {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: BundleEvent.Preparation.Exchange(acknowledgeBy: nil)
        case 1: BundleEvent.Preparation.Exchange(acknowledgeBy: date(day + .random(in: 0...6, using: &random)))
        default: nil
        }
    }

    private func fact(_ random: inout SeededGenerator) -> BundleEvent.Fact {
        switch Int.random(in: 0..<38, using: &random) {
        case 0...1: return .released(by: actor(&random))
        case 2...3: return receipt(&random)
        case 4...11: return certificate(&random)
        case 12...19: return evidence(&random)
        case 20...22: return .ownCopies(remaining: Int.random(in: 0..<3, using: &random) / 2)
        case 23: return .keyDestroyed
        case 24...27: return limit(&random)
        case 28...29: return .holdPlaced(until: date(day + .random(in: -1...14, using: &random)))
        case 30: return .holdLifted(until: date(day + .random(in: -2...9, using: &random)))
        case 31: return .voided
        case 32: return Bool.random(using: &random) ? .other : .replaced
        case 33...34:
            return .disputeOpened(
                CounterEvidence.allCases.randomElement(using: &random) ?? .residue, by: actor(&random))
        default: return .disputeSettled(by: actor(&random))
        }
    }

    private func actor(_ random: inout SeededGenerator) -> EventActor {
        let actors = [
            EventActor.signer("approver"), .signer("second approver"), .signer("third approver"), .signer("engineer"),
            .user("officer"),
        ]
        return actors.randomElement(using: &random) ?? actors[0]
    }

    /// A day from the preparation to today, often today.
    private func past(_ random: inout SeededGenerator) -> CivilDate {
        date(.random(in: max(RandomHistory.start, day - .random(in: 0...8, using: &random))...day, using: &random))
    }

    /// A day of disposal.
    private func disposal(_ random: inout SeededGenerator) -> CivilDate {
        goneOn <= day && Int.random(in: 0..<4, using: &random) > 0 ? date(goneOn) : past(&random)
    }

    private func backup(_ random: inout SeededGenerator) -> CivilDate {
        date(day + (isDense ? .random(in: -1...1, using: &random) : .random(in: -3...12, using: &random)))
    }

    private func certificate(_ random: inout SeededGenerator) -> BundleEvent.Fact {
        let isAccepted = Int.random(in: 0..<5, using: &random) > 0
        let hasScope = Int.random(in: 0..<6, using: &random) > 0
        return .certificate(
            BundleEvent.Certificate(
                disposedOn: isAccepted || Bool.random(using: &random)
                    ? disposal(&random) : date(day + .random(in: 0...4, using: &random)),
                signer: fingerprint(recipients.randomElement(using: &random) ?? ""),
                isAccepted: isAccepted, isAuthentic: isAccepted || Bool.random(using: &random),
                scope: !hasScope
                    ? nil
                    : CertificateScope(
                        coversAllRecipients: Bool.random(using: &random),
                        backupsUntil: Int.random(in: 0..<4, using: &random) == 0 ? backup(&random) : nil,
                        checkpoint: nil),
                isOfAnotherHistory: !isAccepted && day % 8 == 0))
    }

    private func receipt(_ random: inout SeededGenerator) -> BundleEvent.Fact {
        let isAccepted = Bool.random(using: &random)
        let isAuthentic = isAccepted || Int.random(in: 0..<4, using: &random) == 0
        let hasFigures = Bool.random(using: &random)
        return .receipt(
            BundleEvent.Receipt(
                receivedOn: past(&random), signer: fingerprint(recipients.randomElement(using: &random) ?? ""),
                isAccepted: isAccepted, isAuthentic: isAuthentic, isOfAnotherHistory: !isAccepted && day % 16 == 0,
                figures: !hasFigures ? nil : isAccepted ? .agreed : isAuthentic ? .contested : .void))
    }

    private func evidence(_ random: inout SeededGenerator) -> BundleEvent.Fact {
        let kinds: [EvidenceKind] = [
            .deletionLog, .returnReceipt, .returnReceipt, .backupStatement, .subProcessorCertificates,
            .subProcessorCertificates, .destructionCertificate, .auditNote,
        ]
        let kind = kinds.randomElement(using: &random) ?? .auditNote
        return .evidence(
            kind, on: disposal(&random), until: kind == .backupStatement ? backup(&random) : nil,
            subProcessor: kind == .subProcessorCertificates ? .random(in: 1...2, using: &random) : nil,
            by: fingerprint(["engineer", "second engineer", "approver"].randomElement(using: &random) ?? ""),
            isAccepted: Int.random(in: 0..<6, using: &random) > 0)
    }

    private func limit(_ random: inout SeededGenerator) -> BundleEvent.Fact {
        let cause = LimitCause.allCases.randomElement(using: &random) ?? .recalled
        let limit =
            switch cause {
            case .faultResolved: day + .random(in: -6...10, using: &random)
            case .recalled: day + .random(in: 0...8, using: &random)
            case .newVersion: day + .random(in: -4...20, using: &random)
            }
        return .limit(
            cause, date: date(limit), certificateBy: date(limit + .random(in: 0...6, using: &random)),
            isProvisional: false)
    }
}
