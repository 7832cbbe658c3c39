internal import Agreements
internal import Disposal
internal import Primitives
internal import Registry

extension Agreement {
    /// The agreement's terms of disposal as limits and states are computed from them.
    ///
    /// Refuses a kind of evidence that this release cannot check: it must not be left out of what is asked for.
    func disposalTerms() throws(KitError) -> Disposal.DisposalTerms {
        func period(_ period: Period) -> DisposalPeriod {
            switch period {
            case .calendar(let months, let days): .calendar(months: months, days: days)
            case .workingDays(let count): .workingDays(count)
            }
        }
        var evidence: [EvidenceKind] = []
        for asked in disposal.evidence {
            guard let kind = EvidenceKind(rawValue: asked.rawValue) else {
                throw KitError(
                    .agreement, "disposal.evidence: \(asked.rawValue) cannot be checked by this release",
                    hint: "ask for certificate and own-copies")
            }
            evidence.append(kind)
        }
        guard let method = LedgerMethod(name: disposal.methodAtLeast.rawValue) else {
            throw KitError(.agreement, "disposal.methodAtLeast: \(disposal.methodAtLeast.rawValue) is not known")
        }
        return Disposal.DisposalTerms(
            triggers: disposal.triggers.map { trigger in
                Disposal.DisposalTerms.Trigger(from: trigger.from.kind, within: period(trigger.within))
            },
            certificateWithin: period(disposal.certificateWithin), evidence: evidence, methodAtLeast: method,
            mode: disposal.mode == .return ? .return : .destroy, division: calendarDivision, agreementEnd: term.end)
    }

    private var calendarDivision: Division {
        switch calendar?.division {
        case .scotland: .scotland
        case .northernIreland: .northernIreland
        case .englandAndWales, nil: .englandAndWales
        }
    }
}

extension Agreements.DisposalTerms.Event {
    fileprivate var kind: Disposal.DisposalTerms.TriggerKind {
        switch self {
        case .prepared: .prepared
        case .faultResolved: .faultResolved
        case .agreementEnd: .agreementEnd
        }
    }
}
