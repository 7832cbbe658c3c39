import Records
import Testing

@Suite("choosing records")
struct SampleSelectionTests {
    private let export = "Id,Name\n" + (0..<10).map { "K\($0),\"n\"\n" }.joined()

    private func chosen(_ selection: SampleSelection, batchSize: Int) throws -> String {
        let fixture = CSVFixture(batchSize: batchSize)
        var batches = try fixture.read(export).of(.records)
        var taken = 0
        for index in batches.indices { taken += selection.apply(to: &batches[index]) }
        let lines = try text(fixture.write(batches)).split(separator: "\n")
        #expect(lines.count == taken)
        return lines.map { $0.prefix(2).suffix(1) }.joined()
    }

    @Test("the same records are chosen however the export is cut into batches", arguments: [1, 20, 1000])
    func choices(_ batchSize: Int) throws {
        #expect(try chosen(SampleSelection(.all), batchSize: batchSize) == "0123456789")
        #expect(try chosen(SampleSelection(.first(3)), batchSize: batchSize) == "012")
        #expect(try chosen(SampleSelection(.first(0)), batchSize: batchSize) == "")
        #expect(try chosen(SampleSelection(.first(99)), batchSize: batchSize) == "0123456789")
        #expect(try chosen(SampleSelection(.every(4)), batchSize: batchSize) == "048")
        #expect(try chosen(SampleSelection(.every(0)), batchSize: batchSize) == "0123456789")
        let ids = ["K7", "K2", "K", "K20"].map { Array($0.utf8) }
        let selection = SampleSelection(including: ids, inCellsOf: 0, codec: CellCodec())
        #expect(try chosen(selection, batchSize: batchSize) == "27")
    }

    @Test("a record that is set aside is never chosen, and has its number all the same", arguments: [1, 20, 1000])
    func setAside(_ batchSize: Int) throws {
        let broken = export.replacing("K2,\"n\"", with: "K2,\"n\"x").replacing("K4,", with: "K4")
        let fixture = CSVFixture(mode: .policy(.setAside), batchSize: batchSize)
        func chosen(_ selection: SampleSelection) throws -> String {
            var batches = try fixture.read(broken).of(.records)
            var taken = 0
            for index in batches.indices { taken += selection.apply(to: &batches[index]) }
            let lines = try text(fixture.write(batches)).split(separator: "\n")
            #expect(lines.count == taken)
            return lines.map { $0.prefix(2).suffix(1) }.joined()
        }
        #expect(try chosen(SampleSelection(.all)) == "01356789")
        #expect(try chosen(SampleSelection(.first(4))) == "013")
        #expect(try chosen(SampleSelection(.every(2))) == "068")
        #expect(try chosen(SampleSelection(.every(1))) == "01356789")
        let ids = ["K3", "K2", "K4\"n\""].map { Array($0.utf8) }
        #expect(try chosen(SampleSelection(including: ids, inCellsOf: 0, codec: CellCodec())) == "3")
    }

    @Test("a key is compared decoded and without white space, and a record may hold it in any of its cells")
    func keysOfXML() {
        var batch = Batch(
            kind: .records, bytes: Array("<r i='&#65; '/><r i='B'><i>A</i></r><r i='C'/>".utf8), firstRecord: 0,
            recordCount: 3, firstLine: 1)
        func cell(_ record: UInt32, _ form: CellForm, _ value: Range<UInt32>) -> CellTable.Cell {
            .init(rule: 4, form: form, record: record, scope: record, value: value, extent: value)
        }
        batch.cells.cells = [
            cell(0, .attributeInSingleQuotes, 6..<12), cell(1, .attributeInSingleQuotes, 21..<22),
            cell(1, .text, 27..<28), cell(2, .attributeInSingleQuotes, 42..<43), cell(.max, .text, 27..<28),
        ]
        batch.cells.records = [0..<15, 15..<36, 36..<46]
        let selection = SampleSelection(including: [Array("A".utf8)], inCellsOf: 4, codec: CellCodec())
        #expect(selection.apply(to: &batch) == 2)
        #expect(batch.cells.leftOut == [false, false, true])
    }
}
