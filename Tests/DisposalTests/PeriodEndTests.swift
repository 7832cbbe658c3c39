import Primitives
import Testing

@testable import Disposal

func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

@Suite struct PeriodEndTests {
    private let calendar = BankHolidays.builtIn.calendar(for: .englandAndWales)

    @Test(
        "calendar periods end on the corresponding date, clamped to the month, from the origin",
        arguments: [
            ("2026-11-30", 0, 30, "2026-12-30"), ("2027-01-31", 3, 0, "2027-04-30"),
            ("2026-08-31", 6, 0, "2027-02-28"), ("2027-08-31", 6, 0, "2028-02-29"),
            ("2027-01-31", 1, 0, "2027-02-28"), ("2027-01-31", 2, 0, "2027-03-31"),
            ("2028-02-29", 12, 0, "2029-02-28"), ("2028-02-29", 48, 0, "2032-02-29"),
            ("2026-12-31", 0, 0, "2026-12-31"), ("2026-12-31", 0, 1, "2027-01-01"),
            ("2026-11-30", 13, 0, "2027-12-30"), ("2027-01-31", 1, 1, "2027-03-01"),
            ("2026-03-28", 0, 1, "2026-03-29"), ("2026-10-24", 0, 2, "2026-10-26"),
            ("2026-12-01", 1, 0, "2027-01-01"), ("2096-02-29", 48, 0, "2100-02-28"),
        ])
    func calendarPeriods(origin: String, months: Int, days: Int, end: String) throws {
        let result = try Period.calendar(months: months, days: days).end(from: try day(origin), in: calendar)
        #expect(result == PeriodEnd(date: try day(end), isProvisional: false))
    }

    @Test(
        "working days leave out the weekends and bank holidays of the division",
        arguments: [
            ("2026-12-23", 10, Division.englandAndWales, "2027-01-11"),
            ("2026-12-23", 10, .northernIreland, "2027-01-11"), ("2026-12-23", 10, .scotland, "2027-01-12"),
            ("2027-03-16", 1, .englandAndWales, "2027-03-17"), ("2027-03-16", 1, .northernIreland, "2027-03-18"),
            ("2026-11-27", 1, .englandAndWales, "2026-11-30"), ("2026-11-27", 1, .scotland, "2026-12-01"),
            ("2026-07-10", 1, .northernIreland, "2026-07-14"), ("2027-03-25", 1, .englandAndWales, "2027-03-30"),
            ("2027-03-25", 1, .scotland, "2027-03-29"), ("2026-12-26", 0, .englandAndWales, "2026-12-26"),
            ("2026-12-30", 5, .englandAndWales, "2027-01-07"), ("2026-06-12", 1, .scotland, "2026-06-16"),
        ])
    func workingDays(origin: String, count: Int, division: Division, end: String) throws {
        let result = try Period.workingDays(count).end(
            from: try day(origin), in: BankHolidays.builtIn.calendar(for: division))
        #expect(result == PeriodEnd(date: try day(end), isProvisional: false))
    }

    @Test("working days counted beyond the last known bank holiday are provisional, calendar days never")
    func provisional() throws {
        let origin = try day("2028-12-28")
        #expect(try !Period.workingDays(1).end(from: origin, in: calendar).isProvisional)
        let beyond = try Period.workingDays(2).end(from: origin, in: calendar)
        #expect(beyond == PeriodEnd(date: try day("2029-01-01"), isProvisional: true))
        #expect(try !Period.calendar(months: 12, days: 0).end(from: origin, in: calendar).isProvisional)
    }

    @Test(
        "a negative or endless period is refused",
        arguments: [
            Period.calendar(months: -1, days: 0), .calendar(months: 0, days: -1),
            .calendar(months: Int.max, days: 0), .calendar(months: 0, days: Int.max), .workingDays(-1),
            .workingDays(Int.max), .calendar(months: 12_000, days: 366_000),
        ])
    func impossible(period: Period) throws {
        let origin = try day("9000-01-01")
        #expect(throws: DisposalError.self) { try period.end(from: origin, in: calendar) }
    }

    @Test("the listed bank holidays are those that the statutes' rules give", arguments: Division.allCases)
    func bankHolidays(division: Division) throws {
        var expected: [Int] = []
        for year in 2025...2028 { expected += try holidays(of: year, in: division) }
        if division == .scotland { expected.append(20_260_615) }
        #expect(BankHolidays.builtIn.calendar(for: division).holidays.map(number) == expected.sorted())
    }

    private func number(_ date: CivilDate) -> Int { date.year * 10_000 + date.month * 100 + date.day }

    /// The rules, written down a second time: fixed days with substitutes on the next free weekday, Easter by the
    /// anonymous Gregorian computus, first and last Mondays.
    private func holidays(of year: Int, in division: Division) throws -> [Int] {
        func date(_ month: Int, _ day: Int) throws -> CivilDate {
            try #require(CivilDate(year: year, month: month, day: day))
        }
        func shifted(_ date: CivilDate, _ days: Int) throws -> CivilDate {
            try #require(CivilDate(daysSinceEpoch: date.daysSinceEpoch + days))
        }
        func firstMonday(_ month: Int) throws -> CivilDate {
            let first = try date(month, 1)
            return try shifted(first, (8 - first.weekday) % 7)
        }
        func lastMonday(_ month: Int) throws -> CivilDate {
            let last = try date(month, CivilDate.days(inMonth: month, of: year))
            return try shifted(last, 1 - last.weekday)
        }
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let easter = try date((h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1)

        var fixed = [try date(1, 1), try date(12, 25), try date(12, 26)]
        var days = [try shifted(easter, -2), try firstMonday(5), try lastMonday(5)]
        switch division {
        case .englandAndWales: days += [try shifted(easter, 1), try lastMonday(8)]
        case .northernIreland:
            days += [try shifted(easter, 1), try lastMonday(8)]
            fixed += [try date(3, 17), try date(7, 12)]
        case .scotland:
            days.append(try firstMonday(8))
            fixed += [try date(1, 2), try date(11, 30)]
        }
        for holiday in fixed.sorted() {
            var substitute = holiday
            while substitute.weekday > 5 || days.contains(substitute) { substitute = try shifted(substitute, 1) }
            days.append(substitute)
        }
        return days.map { $0.year * 10_000 + $0.month * 100 + $0.day }
    }
}
