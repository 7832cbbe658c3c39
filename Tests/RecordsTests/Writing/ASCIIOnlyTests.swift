import Records
import Testing

struct ASCIIOnlyTests {
    /// A document whose declared encoding is read for its ASCII part only.
    static let codec = CellCodec(encoding: .ascii)

    private func written(_ value: String, over original: String, form: CellForm) throws -> String {
        let bytes = Array(original.utf8)
        var batch = Batch(kind: .records, bytes: bytes, firstRecord: 0, recordCount: 1, firstLine: 1)
        let range = 0..<UInt32(bytes.count)
        batch.cells.cells = [
            CellTable.Cell(rule: 0, form: form, record: 0, scope: 0, value: range, extent: range)
        ]
        var replacements = Replacements(cellCount: 1)
        var column = ValueColumn()
        column.appendValue(value.utf8)
        replacements.replace([0], by: column)
        var out: [UInt8] = []
        try Self.codec.splice(batch, replacements, into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    @Test("a character beyond ASCII becomes a reference where references are read")
    func references() throws {
        #expect(try written("Zoü", over: "Zo&#233;", form: .text) == "Zo&#252;")
        #expect(try written("Zoé", over: "Zo&#xE9;", form: .attributeInDoubleQuotes) == "Zo&#xE9;")
        #expect(try written("Zoe", over: "Ann", form: .text) == "Zoe")
    }

    @Test("where no references are read, it is refused", arguments: [CellForm.cdata, .comment, .instruction])
    func refusals(form: CellForm) {
        #expect(throws: ExportError.self) { try written("Zoü", over: "Zoe", form: form) }
    }
}
