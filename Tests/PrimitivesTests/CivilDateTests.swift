import Foundation
import Primitives
import Testing

struct CivilDateTests {
    @Test("every day from 1601 to 2400 follows the one before it, and agrees with Foundation's calendar")
    func daysFollowEachOther() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        let first = try #require(CivilDate(iso: "1601-01-01")).daysSinceEpoch
        let last = try #require(CivilDate(iso: "2400-12-31")).daysSinceEpoch
        var previous = try #require(CivilDate(daysSinceEpoch: first - 1))
        for days in first...last {
            let date = try #require(CivilDate(daysSinceEpoch: days))
            #expect(previous < date)
            #expect(date.daysSinceEpoch == days)
            if days.isMultiple(of: 97) {
                let parts = calendar.dateComponents(
                    [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
                #expect([parts.year, parts.month, parts.day] == [date.year, date.month, date.day])
                #expect(parts.weekday == date.weekday % 7 + 1)
            }
            previous = date
        }
    }

    @Test(
        "a day that the calendar does not have is refused",
        arguments: [
            "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-01", "20260101",
            "2026-01-01 ", "2026-01-0x", "", "-026-01-01",
        ])
    func impossibleDays(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test("leap days exist", arguments: ["2024-02-29", "2000-02-29", "2028-02-29"])
    func leapDays(text: String) {
        #expect(CivilDate(iso: text)?.description == text)
    }

    @Test("a British day begins at midnight in London, in summer an hour before midnight in UTC")
    func londonDays() throws {
        let cases = [
            ("2026-03-29T00:59:59Z", "2026-03-29"), ("2026-06-30T22:59:59Z", "2026-06-30"),
            ("2026-06-30T23:00:00Z", "2026-07-01"), ("2026-10-25T00:30:00Z", "2026-10-25"),
            ("2026-10-24T23:00:00Z", "2026-10-25"), ("2026-10-25T23:30:00Z", "2026-10-25"),
            ("2026-12-31T23:59:59Z", "2026-12-31"), ("2027-03-28T23:00:00Z", "2027-03-29"),
        ]
        for (moment, day) in cases {
            #expect(try #require(Instant(iso: moment)).londonDate.description == day, "\(moment)")
        }
    }

    @Test("the time of day in London is an hour ahead of UTC in summer")
    func londonMinutes() throws {
        for (moment, minute) in [
            ("2026-11-30T09:15:59Z", 555), ("2026-06-30T09:15:00Z", 615), ("2026-06-30T23:00:00Z", 0),
            ("2026-03-29T00:59:59Z", 59), ("2026-03-29T01:00:00Z", 120), ("1969-12-31T23:59:59Z", 1439),
        ] {
            #expect(try #require(Instant(iso: moment)).londonMinuteOfDay == minute, "\(moment)")
        }
    }

    @Test("London days agree with the time zone database over twenty years")
    func londonAgreesWithTheDatabase() throws {
        guard let zone = TimeZone(identifier: "Europe/London"), zone.secondsFromGMT(for: .init()) >= 0 else {
            print("skipped: no time zone database")
            return
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let start = try #require(Instant(iso: "2020-01-01T00:30:00Z")).seconds
        for step in 0..<24 * 366 * 8 {
            let seconds = start + step * 3600
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(seconds)))
            let date = Instant(seconds: seconds).londonDate
            guard [parts.year, parts.month, parts.day] == [date.year, date.month, date.day] else {
                Issue.record("\(Instant(seconds: seconds)) is \(date) here")
                return
            }
        }
    }

    @Test("a moment's text is read back as the same moment, and nothing else is read")
    func instants() throws {
        for text in ["1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2026-11-21T20:30:05Z", "9999-12-31T23:59:59Z"] {
            #expect(try #require(Instant(iso: text)).description == text)
        }
        for text in ["2026-11-21T24:00:00Z", "2026-11-21T20:60:00Z", "2026-11-21 20:30:05Z", "2026-11-21T20:30:05"] {
            #expect(Instant(iso: text) == nil)
        }
        #expect(Instant(seconds: .max).description == "9999-12-31T23:59:59Z")
        #expect(Instant(seconds: .min).description == "0001-01-01T00:00:00Z")
    }
}
