import Foundation
import Primitives
import TestSupport
import Testing

@testable import Disposal

/// A file of bank holidays against the list that the program has: it makes limits earlier, never later.
@Suite struct HolidayFileTests {
    /// A file in gov.uk's shape, with the built-in holidays of the division and `edit` made to them.
    private func file(_ division: Division, edit: (inout Set<CivilDate>) -> Void) throws -> BankHolidays {
        let divisions = Division.allCases.map { other in
            var days = Set(BankHolidays.builtIn.calendar(for: other).holidays)
            if other == division { edit(&days) }
            let events = days.sorted().map {
                #"{"title": "A holiday", "date": "\#($0)", "notes": "", "bunting": false}"#
            }
            let name = other.rawValue
            return "\"\(name)\": {\"division\": \"\(name)\", \"events\": [\(events.joined(separator: ","))]}"
        }
        return try BankHolidays(parsing: Array("{\(divisions.joined(separator: ","))}".utf8))
    }

    @Test(
        "a holiday that the built-in list does not have moves no limit to a later day; one that is left out does, to an earlier"
    )
    func earlierOfBoth() throws {
        let period = Period.workingDays(10)
        func end(_ holidays: BankHolidays, from origin: String) throws -> CivilDate {
            try period.end(from: try day(origin), in: holidays.calendar(for: .englandAndWales)).date
        }
        #expect(try end(.builtIn, from: "2026-12-23") == day("2027-01-11"))
        let more = try file(.englandAndWales) { days in
            for number in 4...8 { days.insert(CivilDate(year: 2027, month: 1, day: number) ?? .last) }
        }
        #expect(try end(more, from: "2026-12-23") == day("2027-01-11"))
        let fewer = try file(.englandAndWales) { $0.remove(CivilDate(year: 2026, month: 12, day: 28) ?? .last) }
        #expect(try end(fewer, from: "2026-12-23") == day("2027-01-08"))
        // Beyond the built-in list the file is all there is.
        let beyond = try file(.englandAndWales) { $0.insert(CivilDate(year: 2029, month: 1, day: 1) ?? .last) }
        #expect(try end(beyond, from: "2028-12-22") == day("2029-01-10"))
        #expect(try end(.builtIn, from: "2028-12-22") == day("2029-01-09"))
    }

    @Test("whatever a file says, no period that ends in a year of the built-in list ends later than by that list")
    func property() throws {
        var random = SeededGenerator(seed: 20_261_123)
        var earlier = 0
        for _ in 0..<900 {
            let division = try #require(Division.allCases.randomElement(using: &random))
            let builtIn = BankHolidays.builtIn.calendar(for: division)
            let origin = try #require(
                CivilDate(daysSinceEpoch: builtIn.firstDate.daysSinceEpoch + .random(in: 0..<1300, using: &random)))
            let made = try file(division) { days in
                for _ in 0..<3 {
                    guard let gone = days.randomElement(using: &random), days.count > 30 else { continue }
                    days.remove(gone)
                    let new = CivilDate(daysSinceEpoch: gone.daysSinceEpoch + .random(in: -9...9, using: &random))
                    if let new { days.insert(new) }
                }
            }
            let calendar = made.calendar(for: division)
            let period = Period.workingDays(.random(in: 1...60, using: &random))
            let byFile = try period.end(from: origin, in: calendar)
            let byList = try period.end(from: origin, in: builtIn)
            #expect(byFile.date <= byList.date)
            if byFile.date < byList.date { earlier += 1 }
            // Nobody is told to act on a day on which either list says that banks are closed.
            for holiday in calendar.holidays + builtIn.holidays { #expect(!calendar.isWorkingDay(holiday)) }
        }
        #expect(earlier > 20)
    }

    @Test("a year with more bank holidays than any had is refused")
    func flood() throws {
        let error = #expect(throws: DisposalError.self) {
            try file(.scotland) { days in
                for number in 1...28 { days.insert(CivilDate(year: 2029, month: 2, day: number) ?? .last) }
            }
        }
        #expect(error?.what == "bank holidays: scotland has more than 16 bank holidays in 2029")
    }
}
