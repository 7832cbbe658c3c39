public import Primitives
public import Registry

/// What of an agreement decides the limit of a bundle that is prepared under it.
public struct LimitTerms: Hashable, Sendable {
    /// The triggers; the earliest wins.
    public let triggers: [DisposalTrigger]
    /// How long behind the limit the certificate may come; `nil` where it must be there by the limit.
    public let certificateWithin: Period?
    /// The kinds of evidence that disposal needs, each once.
    public let evidence: [EvidenceKind]
    /// Whose working days count.
    public let division: Division
    /// The last day of the agreement's term.
    public let agreementEnd: CivilDate

    /// The terms of an agreement.
    public init(
        triggers: [DisposalTrigger], certificateWithin: Period?, evidence: [EvidenceKind], division: Division,
        agreementEnd: CivilDate
    ) {
        self.triggers = triggers
        self.certificateWithin = certificateWithin
        self.evidence = evidence
        self.division = division
        self.agreementEnd = agreementEnd
    }

    /// The limit of a bundle that is prepared on `day` (in the United Kingdom): the earliest end of all triggers whose
    /// origin is known, the first of the agreement's list where two end on one day. With it comes the last day for the
    /// certificate. The bundle may exist until midnight, Europe/London, at the end of the limit.
    ///
    /// Refuses where no trigger has a date, where no evidence is asked for, or where the limit has passed already.
    public func limit(preparedOn day: CivilDate) throws(DisposalError) -> LimitRecord {
        guard !evidence.isEmpty else {
            throw DisposalError(
                "disposal: the agreement asks for no evidence", hint: "name at least one kind under disposal.evidence")
        }
        let calendar = WorkingCalendar(division)
        var candidates: [LimitRecord.Candidate] = []
        var earliest: (trigger: DisposalTrigger, end: PeriodEnd)?
        var isProvisional = false
        for trigger in triggers {
            let origin = origin(of: trigger.from, preparedOn: day)
            var end: PeriodEnd?
            if let origin {
                let computed = try trigger.within.end(from: origin, in: calendar)
                end = computed
                if computed.date < (earliest?.end.date ?? CivilDate.last) || earliest == nil {
                    earliest = (trigger, computed)
                }
                isProvisional = isProvisional || computed.isProvisional
            }
            candidates.append(
                LimitRecord.Candidate(
                    trigger: trigger.from.rawValue, within: trigger.within.description, origin: origin,
                    date: end?.date))
        }
        guard let earliest else {
            throw DisposalError(
                "disposal: no trigger of the agreement has a date from the start",
                hint: "add one from `prepared` or `agreement-end`")
        }
        guard earliest.end.date >= day else {
            throw DisposalError(
                "disposal: a bundle prepared on \(day) would have had to be gone by \(earliest.end.date), "
                    + "from \(earliest.trigger.from.rawValue)", hint: "sign a new version of the agreement")
        }
        let certificateEnd = try certificateWithin?.end(from: earliest.end.date, in: calendar)
        return LimitRecord(
            date: earliest.end.date, trigger: earliest.trigger.from.rawValue,
            certificateBy: certificateEnd?.date ?? earliest.end.date,
            certificateWithin: certificateWithin?.description, calendar: calendar.name,
            isProvisional: isProvisional || certificateEnd?.isProvisional == true, candidates: candidates)
    }

    private func origin(of event: DisposalTrigger.Event, preparedOn day: CivilDate) -> CivilDate? {
        switch event {
        case .prepared: day
        case .agreementEnd: agreementEnd
        case .faultResolved: nil
        }
    }
}
