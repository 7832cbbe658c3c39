public import Primitives
internal import Registry

/// The sentences that go with a state, for people.
extension BundleFold {
    func reason(for state: BundleState, agreement: String) -> String {
        let limit = limits.limit.inWords
        switch state {
        case .rehearsal: return "a rehearsal: encrypted to its preparer alone, never to be sent"
        case .disputed: return disputeReason
        case .voided: return "void by a signed order, and it never left"
        case .confirmed: return "\(complete(agreement))\(settlement)"
        case .confirmedLate: return "\(complete(agreement)), but late: \(lateness)\(settlement)"
        case .certificateOverdue: return certificateReason
        case .attested:
            return "\(gone); still missing: \(missingInWords), due by \(limits.certificateBy.inWords)"
        case .beyondUse, .returned: return "\(gone)\(backupWords)\(stillMissing)"
        case .overdue: return overdueReason
        case .held:
            return
                "a law forbids its disposal until \(limits.hold?.until.inWords ?? limit); \(mustBeGone)\(passedLimit)"
        case .recalled: return "recalled; \(mustBeGone), \(timeLeft)"
        case .due: return "\(mustBeGone), \(timeLeft)"
        case .acknowledged:
            let what = isExchange ? "its figures were" : "its arrival was"
            return "\(what) acknowledged on \(acknowledgedOn?.inWords ?? "")\(replacement); \(mustBeGone)"
        case .released: return "sent on \(releasedOn?.inWords ?? "")\(exchangeWords); \(mustBeGone)"
        case .prepared: return "prepared on \(preparedOn.inWords)\(exchangeWords); \(mustBeGone)"
        case .receiptOverdue:
            let sent = releasedOn.map { "sent on \($0.inWords)" } ?? "nothing says that it was sent"
            let arrival = arrivalOn == .never ? "" : "; its arrival was acknowledged on \(arrivalOn.inWords)"
            return "no receipt for its figures by \(acknowledgeBy.inWords): \(sent)\(arrival); \(mustBeGone)"
        }
    }

    /// What is awaited of an exchange, or what took its place.
    private var exchangeWords: String {
        guard awaitsReceipt else { return replacement }
        let arrival = arrivalOn == .never ? "" : "; its arrival was acknowledged on \(arrivalOn.inWords)"
        return "\(arrival); the receipt for its figures is due by \(acknowledgeBy.inWords)"
    }

    private var replacement: String {
        replacedOn == .never ? "" : "; another exchange took its place on \(replacedOn.inWords)"
    }

    private var lateness: String { delays.map(words).joined(separator: "; ") }

    private func words(_ delay: Delay) -> String {
        let certificateBy = limits.strictCertificateBy.inWords
        switch delay {
        case .disposal(let day):
            return "disposed of on \(day.inWords) by its evidence, after the limit of \(limits.strictLimit.inWords)"
        case .evidence(.ownCopies, let day):
            return "our own copies were there until \(day.inWords), after \(certificateBy)"
        case .evidence(let kind, let day): return "\(kind.inWords) came on \(day.inWords), after \(certificateBy)"
        case .backup(let day): return "a backup held it until \(day.inWords), after \(certificateBy)"
        }
    }

    private var mustBeGone: String { "must be gone by \(limits.limit.inWords)" }

    /// The limit that passed during the hold, which is not to be forgotten while it lasts.
    private var passedLimit: String {
        let passed = min(limits.strictLimit, limits.limitByTerms)
        return passed < today ? "; without a hold it had to be gone by \(passed.inWords)" : ""
    }

    private var timeLeft: String {
        switch limits.limit.value - today.value {
        case 0: "today"
        case 1: "tomorrow"
        case let days: "in \(days) days"
        }
    }

    private func complete(_ agreement: String) -> String {
        "the evidence that agreement \(agreement) requires is complete"
    }

    private var settlement: String { settledOn.map { "; a dispute was settled on \($0.inWords)" } ?? "" }

    /// What shows the bundle to be gone.
    private var gone: String {
        let day = evidence.goneOn?.inWords ?? ""
        return hasComeBack
            ? "our receipt says that it came back on \(day)" : "its certificate says that it was disposed of on \(day)"
    }

    private var backupWords: String {
        guard isBackedUp(on: today), let until = evidence.backupsUntil else { return "" }
        return "; beyond use until its last backup expires on \(until.inWords)"
    }

    private var stillMissing: String { missing.isEmpty ? "" : "; still missing: \(missingInWords)" }

    private var certificateReason: String {
        let by = limits.certificateBy
        if let attestedOn, attestedOn > by {
            let late = "\(gone), but that came on \(attestedOn.inWords), after \(by.inWords)"
            return late + (missing.isEmpty ? backupWords : stillMissing)
        }
        return "\(gone)\(stillMissing), which was due by \(by.inWords)"
    }

    private var overdueReason: String {
        if attestedOn != nil, evidence.goneOn != nil {
            return "\(gone), after the limit of \(limits.strictLimit.inWords)"
                + (missing.isEmpty ? backupWords : stillMissing)
        }
        var reason = "past its limit of \(limits.limit.inWords)"
        if !missing.isEmpty { reason += "; missing: \(missingInWords)" }
        if limits.isHeld(on: today), let until = limits.hold?.until {
            reason += "; a law that was named too late forbids its disposal until \(until.inWords)"
        }
        if asked.contains(.certificate), today <= limits.certificateBy {
            reason += "; the agreement gives the certificate until \(limits.certificateBy.inWords)"
        }
        return reason
    }

    private var disputeReason: String {
        let words = CounterEvidence.allCases.compactMap { kind -> String? in
            guard let first = disputes.first(where: { $0.because == kind }) else { return nil }
            return switch kind {
            case .residue: "a file of it was found on \(first.since.inWords)"
            case .contradiction: "evidence of \(first.since.inWords) contradicts other evidence"
            case .signature: "a signature was disputed on \(first.since.inWords)"
            }
        }
        return words.joined(separator: "; ") + "; somebody else than who said so must settle it"
    }

    private var missingInWords: String {
        missing.map { kind in
            switch kind {
            case .certificate where evidence.signers.count > 0:
                "the certificates of \(uncertified) of \(duty?.certifiers.count ?? 0) recipients"
            case .subProcessorCertificates where (duty?.subProcessors ?? 0) > 1:
                "certificates for \((duty?.subProcessors ?? 0) - evidence.subProcessors.count) of "
                    + "\(duty?.subProcessors ?? 0) sub-processors"
            default: kind.inWords
            }
        }.joined(separator: " and ")
    }

    private var uncertified: Int { (duty?.certifiers.count ?? 0) - evidence.signers.count }
}

extension EvidenceKind {
    /// What is awaited, as it stands in a sentence.
    public var inWords: String {
        switch self {
        case .certificate: "the recipient's certificate"
        case .ownCopies: "the removal of our own copies"
        case .key: "the destruction of its key"
        case .deletionLog: "the recipient's log of the deletion"
        case .returnReceipt: "our receipt for its return"
        case .backupStatement: "the recipient's statement on backups"
        case .subProcessorCertificates: "a certificate for each sub-processor"
        case .destructionCertificate: "the certificate that media were destroyed"
        case .auditNote: "our note of an audit"
        }
    }
}
