import Testing

@testable import Agreements

@Suite("Large agreements")
struct LargeAgreementTests {
    @Test("thousands of fields are read in one go, wrong ones too")
    func manyFields() throws {
        let good = (0..<2000).map { "      F\($0): {do: keep}\n" }.joined()
        let text = try example(replacing: "      Status: {do: keep}\n", by: good)
        #expect(try read(text).agreement.datasets[0].fields.count == 2018)
        let wrong = (0..<500).map { "      F\($0): {do: date, shift: P1D, by: G\($0)}\n" }.joined()
        let error = findings(try example(replacing: "      Status: {do: keep}\n", by: wrong))
        #expect(error.count == AgreementError.mostFindings)
    }
}
