import Records

/// XML in any encoding. Options: the rules, the size of pieces, the size of batches, the limit.
enum XMLScannerTarget {
    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        var reading = input.option(readings)
        let pieceSize = input.option([1, 2, 3, 7, 64, 4096])
        reading.batchSize = input.option([1, 40, 1 << 20])
        reading.limit = input.option([1 << 20, 64])
        let document = input.text

        let whole = Result { () throws(ExportError) in try Document(reading, [document]) }
        let inPieces = Result { () throws(ExportError) in try Document(reading, document.pieces(of: pieceSize)) }
        switch (whole, inPieces) {
        case (.failure(let one), .failure(let other)):
            try expect(one.code != .disagreement && other.code != .disagreement, "the two parsers disagree")
        case (.success(let one), .success(let other)):
            try expect(try one.encoded(one.batches.flatMap(\.bytes)) == document, "the batches are not the export")
            try expect(
                one.encoding == other.encoding && one.batches.flatMap(\.bytes) == other.batches.flatMap(\.bytes),
                "the batches are not the export where it comes in pieces")
            try expect(one.values == other.values, "other pieces make other cells")
            if reading.dropped.isEmpty { try checkWriting(one, reading, document) }
        case (.failure(let error), .success), (.success, .failure(let error)):
            // A limit bounds what the reader holds, and what comes in one piece is there already.
            try expect(error.code == .tooLarge, "an export is refused or not, depending on the pieces it comes in")
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

    /// A document that was read to its end.
    private struct Document {
        var batches: [Batch] = []
        var encoding: TextEncoding

        init(_ reading: XMLReading, _ pieces: [[UInt8]]) throws(ExportError) {
            var reader = try XMLReader(reading)
            for piece in pieces {
                reader.push(piece)
                while let batch = try reader.next() { batches.append(batch) }
            }
            reader.finish()
            while let batch = try reader.next() { batches.append(batch) }
            encoding = reader.encoding
        }

        struct Value: Equatable {
            var rule: RuleIndex
            var form: CellForm
            var bytes: ArraySlice<UInt8>
        }

        /// All cells in order. A cell may lie in another batch where the text came in other pieces.
        var values: [Value] {
            batches.flatMap { batch in
                batch.cells.cells.map { cell in
                    Value(
                        rule: cell.rule, form: cell.form,
                        bytes: batch.bytes[Int(cell.value.lowerBound)..<Int(cell.value.upperBound)])
                }
            }
        }

        /// A text of the document in the document's encoding.
        func encoded(_ text: [UInt8]) throws(FuzzFinding) -> [UInt8] {
            var bytes: [UInt8] = []
            do {
                try TextEncoder(encoding).encode(text, into: &bytes)
            } catch {
                throw FuzzFinding("what was decoded cannot be encoded")
            }
            return bytes
        }
    }

    private static func checkWriting(
        _ document: Document, _ reading: XMLReading, _ bytes: [UInt8]
    ) throws(FuzzFinding) {
        let codec = CellCodec(encoding: document.encoding)
        var copy: [UInt8] = []
        var shaped: [UInt8] = []
        for batch in document.batches {
            try Rewriting.checkTable(of: batch)
            do {
                copy += try Rewriting.write(batch, codec) { $0 }
                shaped += try Rewriting.write(batch, codec, limited: true, \.shaped)
            } catch {
                throw FuzzFinding("a value cannot be written where it stood, or where its shape did: \(error.what)")
            }
        }
        try expect(try document.encoded(copy) == bytes, "values written anew are not what they were")
        let again: Document
        do {
            again = try Document(reading, [try document.encoded(shaped)])
        } catch let error as ExportError {
            throw FuzzFinding("a document of changed values is refused: \(error.what)")
        } catch {
            throw FuzzFinding("what was decoded cannot be encoded")
        }
        try expect(
            Rewriting.Place.all(of: again.batches, codec) == Rewriting.Place.all(of: document.batches, codec),
            "a change of values changed the structure")
    }
}
