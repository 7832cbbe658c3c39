public import Primitives

/// The working days of a division: Monday to Friday without bank holidays.
///
/// A holiday that falls on a weekend has its substitute in the list instead. Outside `firstDate` to `lastDate` only
/// weekends are known, and a result is provisional.
public struct WorkingCalendar: Hashable, Sendable {
    /// The division.
    public let division: Division
    /// The edition of the list of bank holidays.
    public let edition: String
    /// The first day whose bank holidays are known: 1 January of the first year in the list.
    public let firstDate: CivilDate
    /// The last day whose bank holidays are known: 31 December of the last year in the list.
    public let lastDate: CivilDate
    /// The bank holidays, ascending.
    let holidays: [CivilDate]
    /// The same with those of another calendar in the years that it knows; `nil` where there is no other.
    let otherHolidays: [CivilDate]?

    /// A calendar from bank holidays that ascend. Without any, nothing is known. `other` knows some years, too: what is
    /// counted is the earlier of both.
    init(_ division: Division, edition: String, holidays: [CivilDate], other: WorkingCalendar? = nil) {
        self.division = division
        self.edition = edition
        self.holidays = holidays
        otherHolidays = other.map { other in
            (holidays.filter { !other.knows($0) } + other.holidays).sorted()
        }
        firstDate = holidays.first.flatMap { CivilDate(year: $0.year, month: 1, day: 1) } ?? .last
        lastDate = holidays.last.flatMap { CivilDate(year: $0.year, month: 12, day: 31) } ?? .first
    }

    /// Division and edition, as a computed limit records them: `england-and-wales 2026-11-01`.
    public var name: String { "\(division.rawValue) \(edition)" }

    /// Whether banks are open on `date`: a day is none where either list has it.
    public func isWorkingDay(_ date: CivilDate) -> Bool {
        date.isWorkingDay(without: holidays) && otherHolidays.map { date.isWorkingDay(without: $0) } ?? true
    }

    /// `date`, or the working day before it where it is none: the day by which people at work have to act, so that the
    /// limit `date` is kept. The limit itself never rolls.
    public func actBy(_ date: CivilDate) -> CivilDate {
        var day = date
        while !isWorkingDay(day), let before = CivilDate(daysSinceEpoch: day.daysSinceEpoch - 1) { day = before }
        return day
    }

    /// Whether the bank holidays of `date` are known.
    func knows(_ date: CivilDate) -> Bool { (firstDate...max(firstDate, lastDate)).contains(date) }
}

extension CivilDate {
    /// Whether it is one of Monday to Friday, and none of `holidays`, which ascend.
    func isWorkingDay(without holidays: [CivilDate]) -> Bool {
        guard weekday <= 5 else { return false }
        var (low, high) = (0, holidays.count)
        while low < high {
            let middle = (low + high) / 2
            if holidays[middle] < self { low = middle + 1 } else { high = middle }
        }
        return low == holidays.count || holidays[low] != self
    }
}
