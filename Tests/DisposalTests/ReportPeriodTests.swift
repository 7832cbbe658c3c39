import Disposal
import Primitives
import Testing

@Suite("The period of a report")
struct ReportPeriodTests {
    @Test(
        "a year, a month and an interval mean their first and last days",
        arguments: [
            ("2026", "2026-01-01", "2026-12-31"), ("2026-11", "2026-11-01", "2026-11-30"),
            ("2028-02", "2028-02-01", "2028-02-29"), ("2026-12", "2026-12-01", "2026-12-31"),
            ("2026-11-05/2026-12-15", "2026-11-05", "2026-12-15"),
            ("2026-11-05/2026-11-05", "2026-11-05", "2026-11-05"),
            ("../2026-12-15", nil, "2026-12-15"), ("2026-11-05/..", "2026-11-05", nil), ("../..", nil, nil),
        ])
    func read(text: String, from: String?, to: String?) throws {
        let period = try #require(ReportPeriod(text))
        #expect(period.from?.description == from)
        #expect(period.to?.description == to)
    }

    @Test(
        "anything else is none",
        arguments: [
            "", "26", "2026-13", "2026-1", "20261", "2026-11-05", "2026-11-05/", "/2026-11-05", "2026-11/2026-12",
            "2026-12-01/2026-11-30", "2026-11-05/2026-11-06/2026-11-07", "2026-11-31/..", "last month", "0000",
            "9999-13",
        ])
    func refused(text: String) {
        #expect(ReportPeriod(text) == nil)
    }
}
