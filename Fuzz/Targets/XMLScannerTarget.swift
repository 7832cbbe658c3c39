import Records

/// XML. Options: the rules, the size of pieces, the size of batches, the limit.
enum XMLScannerTarget {
    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        var reading = input.option(readings)
        let pieceSize = input.option([1, 2, 3, 7, 64, 4096])
        reading.batchSize = input.option([1, 40, 1 << 20])
        reading.limit = input.option([1 << 20, 64])
        let text = input.text

        let whole = Result { () throws(ExportError) in try read(reading, [text]) }
        let inPieces = Result { () throws(ExportError) in try read(reading, text.pieces(of: pieceSize)) }
        switch (whole, inPieces) {
        case (.failure(let one), .failure(let other)):
            try expect(one.code != .disagreement && other.code != .disagreement, "the two parsers disagree")
        case (.success(let one), .success(let other)):
            try expect(one.flatMap(\.bytes) == text, "the batches are not the export")
            try expect(other.flatMap(\.bytes) == text, "the batches are not the export where it comes in pieces")
            try expect(values(of: one) == values(of: other), "other pieces make other cells")
            try checkWriting(one, reading, text)
        default: throw FuzzFinding("an export is refused or not, depending on the pieces it comes in")
        }
    }

    /// Every value kept; every value a cell; and rules for some places, with records, for names that the seeds use.
    private static let readings: [XMLReading] = {
        var cells = XMLReading.keepingEverything
        cells.kept = []
        var shown = cells
        shown.shown = [0]
        let rules = ["/a/b", "//c/@d", "//e//*", "//@*", "//p:f"]
        do {
            let paths = try XMLPathSet(try rules.map { try XMLPath(parsing: $0) }, records: XMLPath(parsing: "//r"))
            return [
                .keepingEverything, cells, shown,
                XMLReading(paths: paths, kept: [1], dropped: [4], commentRule: 5, instructionRule: 6, otherwise: 7),
                XMLReading(paths: paths, kept: [3]),
            ]
        } catch {
            return [.keepingEverything]
        }
    }()

    private static func read(_ reading: XMLReading, _ pieces: [[UInt8]]) throws(ExportError) -> [Batch] {
        var reader = try XMLReader(reading)
        var batches: [Batch] = []
        for piece in pieces {
            reader.push(piece)
            while let batch = try reader.next() { batches.append(batch) }
        }
        reader.finish()
        while let batch = try reader.next() { batches.append(batch) }
        return batches
    }

    private struct Value: Equatable {
        var rule: RuleIndex
        var form: CellForm
        var bytes: ArraySlice<UInt8>
    }

    /// All cells in order. A cell may lie in another batch where the text came in other pieces.
    private static func values(of batches: [Batch]) -> [Value] {
        batches.flatMap { batch in
            batch.cells.cells.map { cell in
                Value(
                    rule: cell.rule, form: cell.form,
                    bytes: batch.bytes[Int(cell.value.lowerBound)..<Int(cell.value.upperBound)])
            }
        }
    }

    private static func checkWriting(
        _ batches: [Batch], _ reading: XMLReading, _ text: [UInt8]
    ) throws(FuzzFinding) {
        let codec = CellCodec()
        var copy: [UInt8] = []
        var shaped: [UInt8] = []
        for batch in batches where reading.dropped.isEmpty {
            try Rewriting.checkTable(of: batch)
            do {
                copy += try Rewriting.write(batch, codec) { $0 }
                shaped += try Rewriting.write(batch, codec, \.shaped)
            } catch {
                throw FuzzFinding("a value cannot be written where it stood, or where its shape did: \(error.what)")
            }
        }
        guard reading.dropped.isEmpty else { return }
        try expect(copy == text, "values written anew are not what they were")
        let again: [Batch]
        do {
            again = try read(reading, [shaped])
        } catch {
            throw FuzzFinding("a document of changed values is refused: \(error.what)")
        }
        let (old, new) = (values(of: batches), values(of: again))
        try expect(
            old.map(\.rule) == new.map(\.rule) && old.map(\.form) == new.map(\.form),
            "a change of values changed the structure")
    }
}
