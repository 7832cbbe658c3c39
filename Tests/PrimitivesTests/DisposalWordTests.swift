import Primitives
import Testing

@Suite("Disposal words")
struct DisposalWordTests {
    @Test("periods are written as agreements write them")
    func descriptions() {
        #expect(Period.calendar(months: 0, days: 30).description == "P30D")
        #expect(Period.calendar(months: 6, days: 0).description == "P6M")
        #expect(Period.calendar(months: 1, days: 10).description == "P1M10D")
        #expect(Period.workingDays(5).description == "5 working days")
        #expect(Period.workingDays(1).description == "1 working day")
        #expect(Period.calendar(months: 18, days: 0).description == "P1Y6M")
        #expect(Period.calendar(months: 0, days: 0).description == "P0D")
    }

    @Test("each method is stronger than the one before")
    func methods() {
        #expect(DisposalMethod.allCases == DisposalMethod.allCases.sorted())
        #expect(DisposalMethod.delete < .clear && .clear < .purge && .purge < .destroy)
    }
}
