import Records

/// Delimited text. Options: delimiter, quote, escape, header row, records of the header, footer lines, mode, size of
/// pieces, size of batches, limits.
enum CSVTokenizerTarget {
    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        let dialect = CSVDialect(
            delimiter: input.option([UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: " ")]),
            quote: input.option([UInt8(ascii: "\""), UInt8(ascii: "'"), nil]),
            escape: input.option([nil, UInt8(ascii: "\\")]), headerRow: input.option([1, 0, 2, 3]),
            headerRows: input.option([1, 2]), footerRows: input.option([0, 1, 3]))
        let mode = input.option([CSVMode.lenient, .strict, .policy(.setAside), .policy(.shape(11))])
        let pieceSize = input.option([1, 2, 3, 7, 64, 4096])
        let batchSize = input.option([1, 24, 1 << 20])
        // What a footer may hold is known at the ends of pieces alone, so a small limit would depend on them.
        let limit = dialect.footerRows == 0 ? input.option([16 << 20, 40, 5]) : 16 << 20
        let reading = Reading(dialect: dialect, mode: mode, batchSize: batchSize, limit: limit)
        let text = input.text

        let whole = Result { () throws(ExportError) in try reading.split([text]) }
        let inPieces = Result { () throws(ExportError) in try reading.split(text.pieces(of: pieceSize)) }
        switch (whole, inPieces) {
        case (.failure, .failure): try expect(mode != .lenient, "lenient mode refuses an export")
        case (.success(let one), .success(let other)):
            try expect(one.batches.flatMap(\.bytes) == text, "the batches are not the export")
            try expect(
                other.batches.map(\.bytes) == one.batches.map(\.bytes) && one.header == other.header,
                "other pieces make other batches")
            try checkCells(one, reading)
        default: throw FuzzFinding("an export is refused or not, depending on the pieces it comes in")
        }
    }

    private struct Reading {
        var dialect: CSVDialect
        var mode: CSVMode
        var batchSize: Int
        var limit: Int

        func split(_ pieces: [[UInt8]]) throws(ExportError) -> (batches: [Batch], header: [String]) {
            var splitter = try CSVSplitter(
                dialect: dialect, mode: mode, batchSize: batchSize, recordLimit: limit, fieldLimit: limit / 2)
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

    private static func checkCells(
        _ split: (batches: [Batch], header: [String]), _ reading: Reading
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
        try checkWriting(batches, reading)
    }

    private static func checkWriting(_ batches: [Batch], _ reading: Reading) throws(FuzzFinding) {
        let codec = reading.dialect.codec
        for batch in batches {
            guard let copy = try? Rewriting.write(batch, codec, { $0 }) else {
                throw FuzzFinding("a value cannot be written where it stood")
            }
            try expect(copy == Rewriting.withoutSetAside(batch), "values written anew are not what they were")
        }
        // Lenient mode reads what is to be kept; where it cuts a long record, a change could move the cut.
        guard reading.mode != .lenient else { return }
        // Where a record between a CR and a blank line's LF is left out, the two are one line end, and a footer is a
        // number of lines.
        guard reading.dialect.footerRows == 0 || batches.allSatisfy(\.cells.setAside.isEmpty) else { return }
        var shaped: [UInt8] = []
        do {
            // Names of columns are written as they are.
            for batch in batches {
                shaped +=
                    batch.kind == .header ? batch.bytes : try Rewriting.write(batch, codec, limited: true, \.shaped)
            }
        } catch {
            // An escape within the bytes of a character leaves two ways to count characters; that is refused.
            let mayBeRefused =
                codec.escape != nil && batches.contains { String(validating: $0.bytes, as: UTF8.self) == nil }
            try expect(mayBeRefused, "the shape of a value cannot be written where it stood: \(error.what)")
            return
        }
        let again: [Batch]
        do {
            let split = try reading.split([shaped])
            again = try reading.tokenise(split.batches, header: split.header)
        } catch {
            throw FuzzFinding("an export of changed values is refused: \(error.what)")
        }
        try expect(
            Rewriting.Place.all(of: again, codec) == Rewriting.Place.all(of: batches, codec),
            "a change of values changed the structure")
    }
}
