public import Primitives
public import Registry

/// What of an agreement decides the limit of a bundle that is prepared under it.
public struct LimitTerms: Hashable, Sendable {
    /// How many days a lifted hold leaves at most, where the limit passed while it was in force.
    public static let daysAfterLifting = 7

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
    /// The day that somebody further up set, from whom the data came: no limit is later. `nil` where nobody did.
    public let upstreamCap: CivilDate?

    /// The terms of an agreement.
    public init(
        triggers: [DisposalTrigger], certificateWithin: Period?, evidence: [EvidenceKind], division: Division,
        agreementEnd: CivilDate, upstreamCap: CivilDate? = nil
    ) {
        self.triggers = triggers
        self.certificateWithin = certificateWithin
        self.evidence = evidence
        self.division = division
        self.agreementEnd = agreementEnd
        self.upstreamCap = upstreamCap
    }

    /// The limit of a bundle that is to be prepared on `day` (in the United Kingdom), as `limit(from:in:)` computes it.
    /// `faultResolvedOn` is the day on which the agreement's fault was resolved, where that has happened already.
    ///
    /// Refuses what `limit(from:in:)` refuses, and a limit that has passed already.
    public func limit(
        preparedOn day: CivilDate, faultResolvedOn: CivilDate? = nil, in holidays: BankHolidays = .builtIn
    ) throws(DisposalError) -> LimitRecord {
        let limit = try limit(
            from: LimitOrigins(preparedOn: day, faultResolvedOn: faultResolvedOn), in: holidays)
        guard limit.date >= day else {
            throw DisposalError(
                "disposal: a bundle prepared on \(day) would have had to be gone by \(limit.date), "
                    + "from \(limit.trigger)", hint: "sign a new version of the agreement")
        }
        return limit
    }

    /// The limit of a bundle with these origins, which may have passed: the earliest end of all triggers whose origin is
    /// known, of a recall and of the cap from upstream; the first of them in this order where two end on one day. With it
    /// comes the last day for the certificate. The bundle may exist until midnight, Europe/London, at the end of the
    /// limit.
    ///
    /// Refuses where no trigger has a date or where no evidence is asked for.
    public func limit(
        from origins: LimitOrigins, in holidays: BankHolidays = .builtIn
    ) throws(DisposalError) -> LimitRecord {
        guard !evidence.isEmpty else {
            throw DisposalError(
                "disposal: the agreement asks for no evidence", hint: "name at least one kind under disposal.evidence")
        }
        let calendar = holidays.calendar(for: division)
        var candidates: [LimitRecord.Candidate] = []
        var isProvisional = false
        for trigger in triggers {
            let origin = origins.day(of: trigger.from, agreementEnd: agreementEnd)
            var end: PeriodEnd?
            if let origin {
                let computed = try trigger.within.end(from: origin, in: calendar)
                end = computed
                isProvisional = isProvisional || computed.isProvisional
            }
            candidates.append(
                LimitRecord.Candidate(
                    trigger: trigger.from.rawValue, within: trigger.within.description, origin: origin,
                    date: end?.date))
        }
        guard candidates.contains(where: { $0.date != nil }) else {
            throw DisposalError(
                "disposal: no trigger of the agreement has a date from the start",
                hint: "add one from `prepared` or `agreement-end`")
        }
        let fixed = [(LimitRecord.recalled, origins.recalledFor), (LimitRecord.upstreamCap, upstreamCap)]
        for (trigger, date) in fixed {
            guard let date else { continue }
            candidates.append(
                LimitRecord.Candidate(
                    trigger: trigger, within: Period.calendar(months: 0, days: 0).description, origin: date,
                    date: date))
        }
        return try LimitRecord(
            earliestOf: candidates, certificateWithin: certificateWithin, calendar: calendar,
            isProvisional: isProvisional)
    }
}

/// The days from which a bundle's limit is counted.
public struct LimitOrigins: Hashable, Sendable {
    /// The day on which it was prepared, in the United Kingdom. Nothing ever changes it.
    public let preparedOn: CivilDate
    /// The day on which the agreement's fault was resolved; `nil` before that.
    public let faultResolvedOn: CivilDate?
    /// The day by which a recall wants it gone; `nil` where it was not recalled.
    public let recalledFor: CivilDate?

    /// Origins of a limit.
    public init(preparedOn: CivilDate, faultResolvedOn: CivilDate? = nil, recalledFor: CivilDate? = nil) {
        self.preparedOn = preparedOn
        self.faultResolvedOn = faultResolvedOn
        self.recalledFor = recalledFor
    }

    func day(of event: DisposalTrigger.Event, agreementEnd: CivilDate) -> CivilDate? {
        switch event {
        case .prepared: preparedOn
        case .agreementEnd: agreementEnd
        case .faultResolved: faultResolvedOn
        }
    }
}
