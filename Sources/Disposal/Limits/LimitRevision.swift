internal import Primitives
public import Registry

extension LimitRecord {
    /// The trigger of a recall.
    public static let recalled = "recalled"
    /// The trigger of a day that was set upstream.
    static let upstreamCap = "upstream-cap"

    /// The record of the earliest candidate, the first where two fall on one day.
    init(
        earliestOf candidates: [Candidate], certificateWithin: Period?, calendar: WorkingCalendar, isProvisional: Bool
    ) throws(DisposalError) {
        var earliest: (date: CivilDate, trigger: String)?
        for candidate in candidates {
            if let date = candidate.date, date < (earliest?.date ?? .last) || earliest == nil {
                earliest = (date, candidate.trigger)
            }
        }
        guard let earliest else {
            throw DisposalError("disposal: no trigger has a date", hint: "see the limit's event in the ledger")
        }
        let certificateEnd = try certificateWithin?.end(from: earliest.date, in: calendar)
        self.init(
            date: earliest.date, trigger: earliest.trigger, certificateBy: certificateEnd?.date ?? earliest.date,
            certificateWithin: certificateWithin?.description, calendar: calendar.name,
            isProvisional: isProvisional || certificateEnd?.isProvisional == true, candidates: candidates)
    }

    /// This limit computed again from its own rule and inputs with `holidays`.
    ///
    /// Refuses a record whose periods are not in the words that the program writes.
    public func recomputed(in holidays: BankHolidays) throws(DisposalError) -> LimitRecord {
        guard let division else { throw unreadable }
        let calendar = holidays.calendar(for: division)
        var isProvisional = false
        var again: [Candidate] = []
        for candidate in candidates {
            guard let period = Period(recorded: candidate.within) else { throw unreadable }
            let end: PeriodEnd? =
                if let origin = candidate.origin { try period.end(from: origin, in: calendar) } else { nil }
            isProvisional = isProvisional || end?.isProvisional == true
            again.append(
                Candidate(
                    trigger: candidate.trigger, within: candidate.within, origin: candidate.origin, date: end?.date))
        }
        var certificatePeriod: Period?
        if let certificateWithin {
            guard let period = Period(recorded: certificateWithin) else { throw unreadable }
            certificatePeriod = period
        }
        return try LimitRecord(
            earliestOf: again, certificateWithin: certificatePeriod, calendar: calendar, isProvisional: isProvisional)
    }

    /// What `holidays` make of this limit: a provisional one may move to an earlier day, never to a later one, and one
    /// that is not provisional stays as it is. Both days are judged by themselves.
    ///
    /// A record that cannot be computed again stays as it is, and provisional.
    public func revised(in holidays: BankHolidays) -> LimitRecord {
        guard isProvisional, let again = try? recomputed(in: holidays) else { return self }
        return LimitRecord(
            date: min(date, again.date), trigger: again.date < date ? again.trigger : trigger,
            certificateBy: min(certificateBy, again.certificateBy), certificateWithin: certificateWithin,
            calendar: again.calendar, isProvisional: again.isProvisional, candidates: again.candidates)
    }

    private var unreadable: DisposalError {
        DisposalError(
            "limit: the recorded rule is not in the words that this program writes",
            hint: "run `datalease ledger verify`, and use the newest release")
    }
}
