import Foundation
import Primitives
import TestSupport
import Testing

@testable import Disposal

/// The arithmetic of days against programs of others: dateutil's months and NumPy's business days by a table that
/// Peers/periods.py wrote, the days of London by the system's time zones.
@Suite struct PeriodPeerTests {
    private static func table() throws -> [[Substring]] {
        let folder = Checkout.root.appendingPathComponent("Tests/DisposalTests/Peers")
        let lines = String(decoding: try folder.read("periods.csv"), as: UTF8.self).split(separator: "\n")
        return lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }

    private func date(_ text: Substring) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    @Test("months and days end where dateutil's relativedelta has them end")
    func calendarPeriods() throws {
        let calendar = BankHolidays.builtIn.calendar(for: .englandAndWales)
        let cases = try PeriodPeerTests.table().filter { $0[0] == "calendar" }
        try #require(cases.count == 1500)
        for line in cases {
            let period = Period.calendar(months: try #require(Int(line[2])), days: try #require(Int(line[3])))
            let end = try period.end(from: try date(line[1]), in: calendar)
            #expect(end == PeriodEnd(date: try date(line[4]), isProvisional: false), "\(line)")
        }
    }

    @Test("working days end where NumPy's busday_offset has them end", arguments: Division.allCases)
    func workingDays(division: Division) throws {
        let calendar = BankHolidays.builtIn.calendar(for: division)
        let cases = try PeriodPeerTests.table().filter { $0[0] == division.rawValue }
        try #require(cases.count == 500)
        for line in cases {
            let end = try Period.workingDays(try #require(Int(line[2]))).end(from: try date(line[1]), in: calendar)
            #expect(end == PeriodEnd(date: try date(line[3]), isProvisional: line[4] == "provisional"), "\(line)")
        }
        #expect(cases.contains { $0[4] == "provisional" })
    }

    @Test("the day to act by is the working day that NumPy rolls back to")
    func actBy() throws {
        let cases = try PeriodPeerTests.table().filter { $0[0] == "act-by" }
        try #require(cases.count > 500)
        for line in cases {
            let division = try #require(Division(rawValue: String(line[1])))
            let actBy = BankHolidays.builtIn.calendar(for: division).actBy(try date(line[2]))
            #expect(actBy == (try date(line[3])), "\(line)")
        }
    }

    @Test("a day ends when the system's time zones have it end in London: after 23 hours in March, 25 in October")
    func dayEnds() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/London"))
        let first = try day("1997-01-01").daysSinceEpoch
        let last = try day("2037-12-31").daysSinceEpoch
        var lengths: [Int: Int] = [:]
        var end = try #require(CivilDate(daysSinceEpoch: first - 1)).endInLondon.seconds
        for number in first...last {
            let date = try #require(CivilDate(daysSinceEpoch: number))
            let next = try #require(CivilDate(daysSinceEpoch: number + 1))
            let components = DateComponents(year: next.year, month: next.month, day: next.day)
            let midnight = try #require(calendar.date(from: components))
            let seconds = date.endInLondon.seconds
            guard seconds == Int(midnight.timeIntervalSince1970) else {
                Issue.record("\(date) ends at \(seconds), the system has \(midnight.timeIntervalSince1970)")
                continue
            }
            #expect(Instant(seconds: seconds - 1).londonDate == date)
            #expect(Instant(seconds: seconds).londonDate == next)
            lengths[(seconds - end) / 3600, default: 0] += 1
            end = seconds
        }
        #expect(lengths == [23: 41, 25: 41, 24: last - first + 1 - 82])
    }
}
