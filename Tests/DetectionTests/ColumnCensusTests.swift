import Records
import Testing

@testable import Detection

@Suite("Census of a column")
struct ColumnCensusTests {
    private let recogniser = Recogniser()

    private func column(_ values: [String]) -> ValueColumn {
        var column = ValueColumn()
        for value in values { column.appendValue(Array(value.utf8)) }
        return column
    }

    @Test("values are counted once for each kind that they hold, and empty ones apart")
    func counts() {
        var census = ColumnCensus(field: "Remark")
        census.add(
            column(["", "a@example.com, b@example.com", "a@example.com or 07700 900123", "nothing", ""]),
            with: recogniser)
        #expect(census.values == 3)
        #expect(census.empty == 2)
        #expect(census.count(.email) == 2)
        #expect(census.count(.phone) == 1)
        #expect(census.count(.iban) == 0)
        #expect(
            census.findings.map(\.description) == [
                "field Remark: 2 of 3 values look like an e-mail address",
                "field Remark: 1 of 3 values looks like a telephone number",
                "field Remark: its name suggests free text",
            ])
    }

    @Test("values that run into each other in the column's buffer stay apart")
    func valuesApart() {
        var census = ColumnCensus(field: "Status")
        census.add(column(["07700", "900123", "a@", "example.com"]), with: recogniser)
        #expect(census.findings.isEmpty)
        #expect(census.values == 4)
    }

    @Test("two halves counted apart give the whole")
    func merging() {
        let values = ["a@example.com", "", "EC1A 1BB", "x", "b@example.com"]
        var whole = ColumnCensus(field: "Status")
        whole.add(column(values), with: recogniser)
        for split in 0...values.count {
            var first = ColumnCensus(field: "Status")
            var second = ColumnCensus(field: "Status")
            first.add(column(Array(values[..<split])), with: recogniser)
            second.add(column(Array(values[split...])), with: recogniser)
            first.merge(second)
            #expect(first.findings == whole.findings)
            #expect(first.values == whole.values && first.empty == whole.empty)
        }
    }

    @Test("a field without values gives no reason, whatever its name")
    func emptyField() {
        var census = ColumnCensus(field: "Password")
        #expect(census.findings.isEmpty)
        census.add(column(["", ""]), with: recogniser)
        #expect(census.findings.isEmpty)
        census.add(column(["x"]), with: recogniser)
        #expect(
            census.findings.map(\.description) == ["field Password: its name suggests a password, PIN or other secret"])
    }

    @Test("a finding holds no value")
    func noValue() {
        var census = ColumnCensus(field: "Status")
        census.add(column(["a@example.com"]), with: recogniser)
        #expect(census.findings.map(\.description) == ["field Status: 1 of 1 value looks like an e-mail address"])
    }
}
