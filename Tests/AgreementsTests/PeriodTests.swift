import Primitives
import Testing

@testable import Agreements

@Suite("Periods")
struct PeriodTests {
    private func period(_ text: String) -> Period? {
        if case .value(let period) = Period.reading(text) { period } else { nil }
    }

    private func hours(_ text: String) -> Int? {
        if case .value(let hours) = Period.readingHours(text) { hours } else { nil }
    }

    @Test("ISO 8601 durations in years, months, weeks and days are read")
    func durations() {
        #expect(period("P30D") == .calendar(months: 0, days: 30))
        #expect(period("P6M") == .calendar(months: 6, days: 0))
        #expect(period("P1Y6M10D") == .calendar(months: 18, days: 10))
        #expect(period("P2W") == .calendar(months: 0, days: 14))
        #expect(period("P1M1W1D") == .calendar(months: 1, days: 8))
        #expect(period("P0Y1D") == .calendar(months: 0, days: 1))
        #expect(period("P100Y") == .calendar(months: 1200, days: 0))
        #expect(period("P1Y6M10D")?.description == "P1Y6M10D")
    }

    @Test(
        "everything else is refused",
        arguments: [
            "", "P", "30D", "P30", "PD", "P-1D", "+P1D", "P1.5D", "P1D1M", "P1D1D", "p1d", "P 1D", "P1D ", "PT24H",
            "P1DT1H", "P0D", "P0Y0M0D", "P101Y", "P1201M", "P36526D", "P9999999D", "P99999999999999999999D", "P１D",
            "asap",
            "reasonable", "5 working days",
        ])
    func refused(text: String) {
        #expect(period(text) == nil)
    }

    @Test(
        "a length in words is translated",
        arguments: [
            ("30 days", "write P30D"), ("1 day", "write P1D"), ("6 Months", "write P6M"), ("2 weeks", "write P2W"),
            ("1 year", "write P1Y"),
        ])
    func translated(text: String, fix: String) {
        guard case .problem(_, let found) = Period.reading(text) else {
            Issue.record("accepted")
            return
        }
        #expect(found == fix)
    }

    @Test("hours of a breach notice are read, and nothing else is")
    func hoursOfBreach() {
        #expect(hours("PT24H") == 24)
        #expect(hours("PT8784H") == 8784)
        for text in [
            "PT0H", "PT8785H", "P24H", "PTH", "PT24", "PT1M", "PT-1H", "PT1.5H", "24H", "P1D", "PT99999999999H",
        ] {
            #expect(hours(text) == nil, "\(text)")
        }
    }
}
