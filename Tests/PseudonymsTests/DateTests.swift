import Primitives
import Testing

@testable import Pseudonyms

@Suite("date")
struct DateTests {
    private static let spellings = [
        "1980-02-29", "19800229", "29/02/1980", "29-02-1980", "29.02.1980", "29/02/80", "29/2/1980", "1980/02/29",
        "1980-02-29T09:15:00Z", "29/02/1980 09:15:00", " 1980-02-29 ", "1980-02-29 00:00:00.000+01:00",
    ]

    /// The day that the output of one of `spellings` names.
    private func day(_ text: String) -> CivilDate? {
        let bytes = Array(text.utf8)
        return DateText(bytes, 0..<bytes.count)?.date
    }

    @Test("all dates of a person move by the same number of days, in every spelling")
    func shift() throws {
        let companions = Self.spellings.map { _ in "C-0042" }
        let outputs = try pseudonyms(.date(.shift(days: 30)), Self.spellings, companions: companions)
        let days = try outputs.map { try #require(day($0)) }
        #expect(Set(days).count == 1)
        let original = try #require(CivilDate(year: 1980, month: 2, day: 29))
        let shift = days[0].daysSinceEpoch - original.daysSinceEpoch
        #expect(shift != 0 && abs(shift) <= 30)
        #expect(outputs[8].hasSuffix("T09:15:00Z") && outputs[9].hasSuffix(" 09:15:00") && outputs[10].hasPrefix(" "))
        for (spelling, output) in zip(Self.spellings, outputs) where spelling != "29/2/1980" {
            #expect(pattern(output) == pattern(spelling))
        }

        let later = try pseudonym(.date(.shift(days: 30)), "2026-03-01", companion: "C-0042")
        let expected = CivilDate(daysSinceEpoch: (CivilDate(year: 2026, month: 3, day: 1)?.daysSinceEpoch ?? 0) + shift)
        #expect(later == expected?.description)
    }

    @Test("every shift but none occurs, for one person and another")
    func evenHanded() throws {
        let people = (0..<6000).map { "person \($0)" }
        let outputs = try pseudonyms(.date(.shift(days: 3)), people.map { _ in "2026-06-15" }, companions: people)
        let counts = Dictionary(outputs.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(Set(counts.keys) == Set([12, 13, 14, 16, 17, 18].map { "2026-06-\($0)" }))
        #expect(counts.values.allSatisfy { abs($0 - 1000) < 180 })
    }

    @Test("without a companion a date moves by itself, and dates do not share a shift")
    func nobody() throws {
        let dates = (1...28).map { "2026-06-\($0 < 10 ? "0" : "")\($0)" }
        let outputs = try pseudonyms(.date(.shift(days: 30)), dates)
        #expect(outputs == (try pseudonyms(.date(.shift(days: 30)), dates, companions: dates.map { _ in "" })))
        let shifts = try zip(dates, outputs).map { before, after in
            try #require(day(after)).daysSinceEpoch - (try #require(day(before)).daysSinceEpoch)
        }
        #expect(Set(shifts).count > 10 && !shifts.contains(0) && shifts.allSatisfy { abs($0) <= 30 })
    }

    @Test(
        "a date in words moves as in figures, and stays written as it was",
        arguments: [
            ("29 February 1980", "7 March 1980"), ("29th February 1980", "7th March 1980"),
            ("the 29th", nil), ("29 Feb 1980", "7 Mar 1980"), ("29-FEB-80", "07-MAR-80"),
            ("29-Feb-1980", "07-Mar-1980"),
            ("29FEB1980", "07MAR1980"), ("February 29, 1980", "March 7, 1980"), ("Feb. 29th, 1980", "Mar. 7th, 1980"),
            ("29th of february, 1980", "7th of march, 1980"), ("1980-Feb-29", "1980-Mar-07"),
            ("Friday 29 February 1980", "Friday 7 March 1980"),
            ("Fri, 29 Feb 1980 10:00:00 GMT", "Fri, 7 Mar 1980 10:00:00 GMT"),
            ("Monday, 29 Feb 1980", "Monday, 7 Mar 1980"), ("29 Feb '80", "7 Mar '80"), ("29 02 1980", "07 03 1980"),
            ("29022980", nil), ("29021980", "07031980"), ("29 Febuary 1980", nil), ("February 1980", nil),
            ("29 February", nil), ("30 February 1980", nil), ("29 Feb 1980 Jane", nil), ("29 Jane 1980", nil),
            ("29 Feb Jane 1980", nil), ("29 Feb 198", nil), ("29 Feb 10:30", nil), ("Fri29 Feb 1980", nil),
            ("29 / 02 / 1980", "07 / 03 / 1980"), ("29  02  1980", "07  03  1980"), ("29–02–1980", "07–03–1980"),
            ("29_FEB_1980", "07_MAR_1980"), ("29\u{A0}February 1980", "7\u{A0}March 1980"), ("29/02-1980", nil),
            ("'1980-Feb-29", nil), ("29    Feb 1980", nil),
        ])
    func words(text: String, moved: String?) throws {
        let week = try #require(
            (0..<2000).first { try pseudonym(.date(.shift(days: 7)), "1980-02-29", companion: "\($0)") == "1980-03-07" }
        )
        let output = try pseudonym(.date(.shift(days: 7)), text, companion: "\(week)")
        guard let moved else { return #expect(pattern(output) == pattern(text) && output != text) }
        #expect(output == moved)
    }

    @Test("May is whole where it is written out, and else cut short")
    func may() throws {
        let week = try #require(
            (0..<2000).first {
                try pseudonym(.date(.shift(days: 40)), "2003-05-29", companion: "\($0)") == "2003-06-09"
            })
        for (text, moved) in [
            ("29-MAY-2003", "09-JUN-2003"), ("29MAY2003", "09JUN2003"), ("29/May/03", "09/Jun/03"),
            ("29 May 2003", "9 June 2003"), ("May 29, 2003", "June 9, 2003"), ("2003-May-29", "2003-Jun-09"),
            ("Thu, 29 May 2003 10:00:00 GMT", "Mon, 9 Jun 2003 10:00:00 GMT"),
            ("Thursday 29 May 2003", "Monday 9 June 2003"),
        ] {
            #expect(try pseudonym(.date(.shift(days: 40)), text, companion: "\(week)") == moved)
        }
    }

    @Test("the day of the week is that of the new day, and as wrong as it was")
    func weekdays() throws {
        for (text, month) in [
            ("Fri 29 Feb 1980", "Fri 1 Feb 1980"), ("Wednesday 12 March 1980", "Saturday 1 March 1980"),
            ("THURS 12 MAR 1980", "SUN 1 MAR 1980"), ("thurs 29 feb 1980", "thurs 1 feb 1980"),
        ] {
            #expect(try pseudonym(.date(.month), text) == month)
        }
    }

    @Test("a month or day without a zero in front stays without")
    func widths() throws {
        #expect(try pseudonym(.date(.month), "5/11/1980") == "1/11/1980")
        #expect(try pseudonym(.date(.month), "15/3/1980") == "1/3/1980")
        #expect(try pseudonym(.date(.month), "15/03/1980") == "01/03/1980")
    }

    @Test(
        "a date is made coarse",
        arguments: [
            ("1980-02-29", "1980-02-01", "1980-01-01"), ("29/02/80 10:00", "01/02/80 10:00", "01/01/80 10:00"),
            ("19800229", "19800201", "19800101"), ("9999-12-30", "9999-12-01", "9999-01-01"),
            ("31/12/9999", "31/12/9999", "31/12/9999"), ("1900-01-01", "1900-01-01", "1900-01-01"),
        ])
    func coarse(text: String, month: String, year: String) throws {
        #expect(try pseudonym(.date(.month), text) == month)
        #expect(try pseudonym(.date(.year), text) == year)
    }

    @Test(
        "days that stand for none stay: moved they would tell the shift",
        arguments: ["0001-01-01", "1 Jan 1900", "99991231", "0000-00-00", "00/00/0000"])
    func noDay(text: String) throws {
        #expect(try pseudonym(.date(.shift(days: 30)), text, companion: "p") == text)
        #expect(try pseudonym(.date(.shift(days: 30)), text + " 00:00:00") == text + " 00:00:00")
    }

    @Test("the ends of the calendar move inwards")
    func ends() throws {
        for text in ["0001-01-02", "9999-12-30"] {
            let outputs = try pseudonyms(
                .date(.shift(days: 30)), (0..<50).map { _ in text }, companions: (0..<50).map { "\($0)" })
            #expect(outputs.allSatisfy { $0 != text && $0.count == 10 && day($0) != nil })
        }
    }

    @Test(
        "what is no day of the calendar gets keyed shape",
        arguments: [
            "30/02/1980", "1980-13-01", "1980-02-30", "unknown", "12345", "1980", "02/1980", "1980-02-29x",
            "29/02-1980",
            "1/1/1", "123456789", "29/02/1980T", "0000-00-01", "--", "1980-02-29T1Jane", "1980-02-29 John Smith",
            "1980-02-29 07700900123", "19800229 Smith", "1980-02-29 10:00 Smith", "1980-02-29 10:00Zoe",
            "1980-02-29T10:00:00.07700900123", "1980-02-29T10:00:00.", "1980-02-29 10:00 AMY", "1980-02-29 25:00",
            "1980-02-29 10:60", "1980-02-29 10:00:61", "1980-02-29 13:00 PM", "1980-02-29 10:00 +7700", "1980-02-29 10",
            "1980-02-29 10:00 +01:", "1980-02-29 10:00  UTC", "1980-02-29 10:00 UTC Smith",
        ])
    func noDate(text: String) throws {
        for change in [Operator.DateChange.shift(days: 10), .month, .year] {
            #expect(pattern(try pseudonym(.date(change), text, companion: "p")) == pattern(text))
        }
        #expect(try text == "--" || pseudonym(.date(.month), text) != text)
    }

    @Test(
        "a time of day behind the date stays",
        arguments: [
            "", " ", " 9:15", "T09:15", " 09:15:00", "T09:15:00Z", "T09:15:00.123456789Z", "T09:15:00.000+0000",
            "T23:59:60-03:30", " 9:15 AM", " 12:15:00pm", " 09:15:00 UTC", " 09:15:00 +0100", " 09:15+01", "\t09:15 \n",
        ])
    func timeOfDay(text: String) throws {
        for date in ["1980-02-29", "29/02/1980", "19800229"] {
            let alone = try pseudonym(.date(.year), date)
            #expect(try pseudonym(.date(.year), date + text) == alone + text)
        }
    }

    @Test("nothing that stands behind a date leaves in the clear")
    func behindTheDate() throws {
        for change in [Operator.DateChange.shift(days: 30), .month, .year] {
            for (text, rest) in [
                ("1980-01-02 John Smith 07700900123", "John Smith 07700900123"), ("1980-03-04T1Jane", "Jane"),
                ("04/03/1980 10:15 Jane", "Jane"),
            ] {
                let output = try pseudonym(.date(change), text, companion: "p")
                #expect(!output.hasSuffix(rest) && pattern(output) == pattern(text))
            }
        }
    }

    @Test("a shift of no days, or of more than a century, is refused", arguments: [0, -1, 36_526])
    func parameters(days: Int) throws {
        #expect(throws: PseudonymError.self) { try pseudonym(.date(.shift(days: days)), "1980-02-29") }
    }
}
