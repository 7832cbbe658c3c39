import Records

/// Delimited text. Options: delimiter, quote, header row, footer lines, mode, size of pieces, size of batches, longest
/// record.
enum CSVTokenizerTarget {
    private struct Reading {
        var dialect: CSVDialect
        var mode: CSVMode
        var batchSize: Int
        var recordLimit: Int

        func split(_ pieces: [[UInt8]]) throws(ExportError) -> (batches: [Batch], header: [String]) {
            var splitter = try CSVSplitter(
                dialect: dialect, mode: mode, batchSize: batchSize, recordLimit: recordLimit)
            var batches: [Batch] = []
            for piece in pieces {
                splitter.push(piece)
                while let batch = try splitter.next() { batches.append(batch) }
            }
            splitter.finish()
            while let batch = try splitter.next() { batches.append(batch) }
            return (batches, splitter.header ?? [])
        }

        func tokenise(_ batches: [Batch], header: [String]) throws(ExportError) -> [Batch] {
            let tokenizer = try CSVTokenizer(
                dialect: dialect, mode: mode, columns: header, columnRules: header.indices.map { RuleIndex($0 % 8) },
                margins: .init(preamble: 8, footer: 9, extra: 10), needsRecords: true)
            var batches = batches
            for index in batches.indices { try tokenizer.tokenise(&batches[index]) }
            return batches
        }
    }

    /// What of a cell a change of its value must not change.
    private struct Place: Equatable {
        var rule: RuleIndex
        var form: CellForm
        var record: UInt32
        var length: Int

        init(_ cell: CellTable.Cell) {
            rule = cell.rule
            form = cell.form
            record = cell.record
            length = cell.value.count
        }
    }

    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        let dialect = CSVDialect(
            delimiter: input.option([",", ";", "\t", "|", " "].map { (byte: Unicode.Scalar) in UInt8(byte.value) }),
            quote: input.option([UInt8(ascii: "\""), UInt8(ascii: "'"), nil]), headerRow: input.option([1, 0, 2, 3]),
            footerRows: input.option([0, 1, 3]))
        let mode = input.option([CSVMode.lenient, .strict])
        let pieceSize = input.option([1, 2, 3, 7, 64, 4096])
        let reading = Reading(
            dialect: dialect, mode: mode, batchSize: input.option([1, 24, 1 << 20]),
            recordLimit: input.option([16 << 20, 40, 5]))
        let text = input.text

        let whole = Result { () throws(ExportError) in try reading.split([text]) }
        let inPieces = Result { () throws(ExportError) in try reading.split(text.pieces(of: pieceSize)) }
        switch (whole, inPieces) {
        case (.failure(let one), .failure(let other)):
            try expect(mode != .lenient, "lenient mode refuses an export")
            // A piece may bring to light one fault before another, and never a refusal where the whole text has none.
            try expect(!one.what.isEmpty && !other.what.isEmpty, "a refusal without a reason")
        case (.success(let one), .success(let other)):
            try expect(one.batches.flatMap(\.bytes) == text, "the batches are not the export")
            try expect(
                other.batches.map(\.bytes) == one.batches.map(\.bytes) && one.header == other.header,
                "other pieces make other batches")
            try checkCells(one, reading, text)
        default: throw FuzzFinding("an export is refused or not, depending on the pieces it comes in")
        }
    }

    private static func checkCells(
        _ split: (batches: [Batch], header: [String]), _ reading: Reading, _ text: [UInt8]
    ) throws(FuzzFinding) {
        let batches: [Batch]
        do {
            batches = try reading.tokenise(split.batches, header: split.header)
        } catch {
            try expect(reading.mode != .lenient, "lenient mode refuses a batch")
            return
        }
        for batch in batches {
            try Rewriting.checkTable(of: batch)
            try expect(
                batch.kind != .records || batch.cells.records.count == batch.recordCount,
                "splitter and tokenizer disagree on the number of records")
        }
        try checkWriting(batches, reading, text)
    }

    private static func checkWriting(_ batches: [Batch], _ reading: Reading, _ text: [UInt8]) throws(FuzzFinding) {
        let codec = reading.dialect.codec
        var copy: [UInt8] = []
        var shaped: [UInt8] = []
        do {
            for batch in batches {
                copy += try Rewriting.write(batch, codec) { $0 }
                // Names of columns are written as they are.
                shaped += batch.kind == .header ? batch.bytes : try Rewriting.write(batch, codec, \.shaped)
            }
        } catch {
            throw FuzzFinding("a value cannot be written where it stood, or where its shape did: \(error.what)")
        }
        try expect(copy == text, "values written anew are not what they were")
        do {
            let split = try reading.split([shaped])
            let again = try reading.tokenise(split.batches, header: split.header)
            try expect(
                again.flatMap(\.cells.cells).map(Place.init) == batches.flatMap(\.cells.cells).map(Place.init),
                "a change of values changed the structure")
        } catch let error as ExportError {
            throw FuzzFinding("an export of changed values is refused: \(error.what)")
        } catch let finding as FuzzFinding {
            throw finding
        } catch {
            throw FuzzFinding("another error")
        }
    }
}
