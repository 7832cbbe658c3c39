public import Primitives

extension Period {
    /// The last day of the period that begins with `origin`, which itself is not counted.
    ///
    /// Months go by the corresponding date, from the origin, and end with the month where it has no such date: from 31
    /// January, one month ends on 28 February and three on 30 April. Days are counted behind the months. Working days
    /// leave out the calendar's weekends and bank holidays, the earlier of both where it has two lists. The result never
    /// rolls to another day.
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
            let date = try workingDays(count, from: origin, without: calendar.holidays)
            let other = try calendar.otherHolidays.map { holidays throws(DisposalError) in
                try workingDays(count, from: origin, without: holidays)
            }
            let isKnown = count == 0 || (calendar.knows(origin.next ?? origin) && calendar.knows(date))
            return PeriodEnd(date: other.map { min(date, $0) } ?? date, isProvisional: !isKnown)
        }
    }

    private func workingDays(
        _ count: Int, from origin: CivilDate, without holidays: [CivilDate]
    ) throws(DisposalError) -> CivilDate {
        var date = origin
        var left = count
        while left > 0 {
            guard let next = date.next else { throw tooLong }
            date = next
            if date.isWorkingDay(without: holidays) { left -= 1 }
        }
        return date
    }

    private var tooLong: DisposalError {
        DisposalError("the period \(self) is negative or too long", hint: "correct the agreement")
    }

    /// A period from the text that `description` gives, as computed limits record it; `nil` for any other.
    init?(recorded text: String) {
        let words = text.split(separator: " ", maxSplits: 1)
        if words.count == 2, let count = Int(words[0]) {
            self = .workingDays(count)
        } else {
            var (months, days) = (0, 0)
            var rest = text.dropFirst()
            while let end = rest.firstIndex(where: { !$0.isNumber }), let amount = Int(rest[..<end]), amount < 1 << 32 {
                switch rest[end] {
                case "Y": months += amount * 12
                case "M": months += amount
                case "D": days += amount
                default: return nil
                }
                rest = rest[rest.index(after: end)...]
            }
            self = .calendar(months: months, days: days)
        }
        guard description == text else { return nil }
    }
}

/// The last day of a period.
public struct PeriodEnd: Hashable, Sendable {
    /// The day.
    public let date: CivilDate
    /// Whether working days were counted where bank holidays are not known.
    public let isProvisional: Bool
}

extension CivilDate {
    /// The first day that this type holds.
    static let first = CivilDate(daysSinceEpoch: -719_162) ?? .last

    /// The day after; `nil` behind the year 9999.
    fileprivate var next: CivilDate? { CivilDate(daysSinceEpoch: daysSinceEpoch + 1) }

    /// The corresponding day `months` months later, or the last of that month where it has none; `nil` behind 9999.
    func adding(months: Int) -> CivilDate? {
        let count = (year * 12 + month - 1) + months
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        return CivilDate(
            year: newYear, month: newMonth, day: min(day, CivilDate.days(inMonth: newMonth, of: newYear)))
    }

    /// The first second after this day in the United Kingdom: midnight, Europe/London. Days in March and October have
    /// 23 and 25 hours.
    public var endInLondon: Instant {
        let midnight = (daysSinceEpoch + 1) * 86_400
        // In summer, clocks in London are an hour ahead of UTC, so the day ends an hour earlier.
        let summer = Instant(seconds: midnight - 3600)
        return summer.londonDate > self ? summer : Instant(seconds: midnight)
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// The month's name.
    var monthName: String { CivilDate.monthNames[month - 1] }

    /// The day as people in the United Kingdom write it: 30 December 2026.
    public var inWords: String { "\(day) \(monthName) \(year)" }
}
