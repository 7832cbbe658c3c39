public import Primitives

extension Period {
    /// The last day of the period that begins with `origin`, which itself is not counted.
    ///
    /// Months go by the corresponding date, from the origin, and end with the month where it has no such date: from 31
    /// January, one month ends on 28 February and three on 30 April. Days are counted behind the months. Working days
    /// leave out the calendar's weekends and bank holidays. The result never rolls to another day.
    ///
    /// Refuses a period that is negative, longer than a thousand years, or ends behind the year 9999.
    public func end(from origin: CivilDate, in calendar: WorkingCalendar) throws(DisposalError) -> PeriodEnd {
        switch self {
        case .calendar(let months, let days):
            guard (0...12_000).contains(months), (0...366_000).contains(days),
                let monthsEnd = origin.adding(months: months),
                let date = CivilDate(daysSinceEpoch: monthsEnd.daysSinceEpoch + days)
            else { throw tooLong }
            return PeriodEnd(date: date, isProvisional: false)
        case .workingDays(let count):
            guard (0...10_000).contains(count) else { throw tooLong }
            var date = origin
            var left = count
            while left > 0 {
                guard let next = CivilDate(daysSinceEpoch: date.daysSinceEpoch + 1) else { throw tooLong }
                date = next
                if calendar.isWorkingDay(date) { left -= 1 }
            }
            return PeriodEnd(date: date, isProvisional: count > 0 && date > WorkingCalendar.lastDate)
        }
    }

    private var tooLong: DisposalError {
        DisposalError("the period \(self) is negative or too long", hint: "correct the agreement")
    }
}

/// The last day of a period.
public struct PeriodEnd: Hashable, Sendable {
    /// The day.
    public let date: CivilDate
    /// Whether working days were counted beyond the last day whose bank holidays are known.
    public let isProvisional: Bool
}

extension CivilDate {
    /// The corresponding day `months` months later, or the last of that month where it has none; `nil` behind 9999.
    func adding(months: Int) -> CivilDate? {
        let count = (year * 12 + month - 1) + months
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        return CivilDate(
            year: newYear, month: newMonth, day: min(day, CivilDate.days(inMonth: newMonth, of: newYear)))
    }

    /// The day `days` later, held within the years 1 to 9999.
    func adding(days: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: daysSinceEpoch + days) ?? (days < 0 ? self : CivilDate.last)
    }

    /// The day as people in the United Kingdom write it: 30 December 2026.
    var inWords: String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(day) \(months[month - 1]) \(year)"
    }
}
