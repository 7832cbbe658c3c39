import Records

/// Fixed-width records. Options: the layout, whether lines may be short, mode, size of pieces, size of batches, longest
/// record.
enum FixedWidthTarget {
    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        var layout = input.option([.bacsStandard18, several, single, nil]) ?? made(&input)
        layout.allowsShortLines = input.option([false, true])
        let mode = input.option([CSVMode.lenient, .strict, .policy(.setAside), .policy(.shape(5))])
        let pieceSize = input.option([1, 2, 3, 7, 64, 4096])
        let batchSize = input.option([1, 100, 1 << 20])
        let reading = Reading(
            layout: layout, mode: mode, batchSize: batchSize, recordLimit: input.option([16 << 20, 30]))
        let text = input.text

        let isUsable = (try? layout.check()) != nil
        let whole = Result { () throws(ExportError) in try reading.read([text]) }
        let inPieces = Result { () throws(ExportError) in try reading.read(text.pieces(of: pieceSize)) }
        switch (whole, inPieces) {
        case (.failure, .failure): try expect(mode != .lenient || !isUsable, "lenient mode refuses an export")
        case (.success(let one), .success(let other)):
            try expect(one.flatMap(\.bytes) == text, "the batches are not the export")
            try expect(other.map(\.bytes) == one.map(\.bytes), "other pieces make other batches")
            try expect(other.map(\.cells.cells) == one.map(\.cells.cells), "other pieces make other cells")
            for batch in one { try check(batch) }
        default: throw FuzzFinding("an export is refused or not, depending on the pieces it comes in")
        }
    }

    private static func check(_ batch: Batch) throws(FuzzFinding) {
        try Rewriting.checkTable(of: batch)
        try expect(
            batch.kind != .records || batch.cells.records.count == batch.recordCount,
            "splitter and tokenizer disagree on the number of rows")
        let copy: [UInt8]
        let shaped: [UInt8]
        do {
            copy = try Rewriting.write(batch, CellCodec()) { $0 }
            shaped = try Rewriting.write(batch, CellCodec(), limited: true, \.shaped)
        } catch {
            throw FuzzFinding("a value cannot be written where it stood, or where its shape did: \(error.what)")
        }
        try expect(copy == Rewriting.withoutSetAside(batch), "values written anew are not what they were")
        // Two bytes have one shape where they are both letters and digits, or the same.
        try expect(
            shaped.count == copy.count
                && zip(shaped, copy).allSatisfy { [$0].shaped == [$0] ? $0 == $1 : [$1].shaped != [$1] },
            "a change of values changed the structure")
    }

    private struct Reading {
        var layout: FixedWidthLayout
        var mode: CSVMode
        var batchSize: Int
        var recordLimit: Int

        func read(_ pieces: [[UInt8]]) throws(ExportError) -> [Batch] {
            try layout.check()
            var splitter = try FixedWidthSplitter(
                layout: layout, mode: mode, batchSize: batchSize, recordLimit: recordLimit)
            var batches: [Batch] = []
            for piece in pieces {
                splitter.push(piece)
                while let batch = try splitter.next() { batches.append(batch) }
            }
            splitter.finish()
            while let batch = try splitter.next() { batches.append(batch) }
            let tokenizer = try FixedWidthTokenizer(
                layout: layout, framing: splitter.framing ?? .lines, mode: mode,
                fieldRules: layout.records.map { $0.fields.indices.map { RuleIndex($0 % 5) } }, needsRecords: true)
            for index in batches.indices { try tokenizer.tokenise(&batches[index]) }
            return batches
        }
    }

    // MARK: Layouts

    /// Rows and others, told apart by marks; and one kind without.
    private static let several = FixedWidthLayout(records: [
        .init(
            name: "head", marks: [.init(position: 0, texts: ["H"])], lengths: [4], isRow: false,
            fields: [.init(name: "mark", range: 0..<1), .init(name: "text", range: 1..<4)]),
        .init(
            name: "item", marks: [.init(position: 0, texts: ["D", "E"])], lengths: [8, 5], isRow: true,
            fields: [.init(name: "code", range: 0..<5), .init(name: "name", range: 5..<8)]),
        .init(name: "note", marks: [], lengths: [2], isRow: true, fields: [.init(name: "text", range: 0..<2)]),
    ])

    private static let single = FixedWidthLayout(records: [
        .init(
            name: "person", marks: [], lengths: [5], isRow: true,
            fields: [.init(name: "id", range: 0..<2), .init(name: "name", range: 2..<5)])
    ])

    /// A layout as nobody should declare one: most are refused.
    private static func made(_ input: inout FuzzInput) -> FixedWidthLayout {
        let records = (0..<input.option([1, 2, 0])).map { number in
            let position = input.option([0, 1, 3, -1, .max])
            let marks = [
                FixedWidthLayout.Mark(position: position, texts: input.option([["A"], ["B", "CC"], [""], []]))
            ]
            var end = 0
            let fields = (0..<input.option([1, 2, 0, 3])).map { field in
                let begin = end
                end += input.option([1, 3, 0, 18, 1_000_000])
                return FixedWidthLayout.Field(name: input.option(["\(field)", "", "0", "#"]), range: begin..<end)
            }
            return FixedWidthLayout.Record(
                name: "\(number)", marks: input.option([marks, []]),
                lengths: input.option([[end], [end, 1], [0], []]),
                isRow: input.option([true, false]), fields: fields)
        }
        return FixedWidthLayout(records: records)
    }
}
