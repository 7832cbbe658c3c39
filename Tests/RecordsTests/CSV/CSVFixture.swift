import Records
import TestSupport

/// Reads delimited text as a run of the program does: split, tokenised, every field a cell.
struct CSVFixture {
    var dialect = CSVDialect()
    var mode = CSVMode.strict
    /// The sizes of the pieces pushed; the last one repeats.
    var pieces = [Int.max]
    var batchSize = 1
    var recordLimit = 16 << 20
    var fieldLimit = 16 << 20
    var margins = CSVTokenizer.Margins(preamble: 100, footer: 101, extra: 102)
    /// `nil` gives each column a rule of its own, from 0 on.
    var columnRules: [RuleIndex]?

    func split(_ bytes: [UInt8]) throws -> (batches: [Batch], header: [String]?) {
        var splitter = try CSVSplitter(
            dialect: dialect, mode: mode, batchSize: batchSize, recordLimit: recordLimit, fieldLimit: fieldLimit)
        var batches: [Batch] = []
        var position = 0
        var piece = 0
        while position < bytes.count {
            let end = position + min(bytes.count - position, pieces[min(piece, pieces.count - 1)])
            splitter.push(Array(bytes[position..<end]))
            while let batch = try splitter.next() { batches.append(batch) }
            position = end
            piece += 1
        }
        splitter.finish()
        while let batch = try splitter.next() { batches.append(batch) }
        return (batches, splitter.header)
    }

    func read(_ bytes: [UInt8]) throws -> [Batch] {
        var (batches, header) = try split(bytes)
        let columns = header ?? []
        let rules = columnRules ?? columns.indices.map { RuleIndex($0) }
        let tokenizer = try CSVTokenizer(
            dialect: dialect, mode: mode, columns: columns, columnRules: rules, margins: margins, needsRecords: true,
            keepsValues: false)
        for index in batches.indices { try tokenizer.tokenise(&batches[index]) }
        return batches
    }

    func read(_ text: String) throws -> [Batch] { try read(Array(text.utf8)) }

    /// The records of an export as their fields' decoded, untrimmed values.
    func records(_ bytes: [UInt8]) throws -> [[[UInt8]]] {
        var records: [[[UInt8]]] = []
        for batch in try read(bytes) where batch.kind == .records {
            var found = Array(repeating: [[UInt8]](), count: batch.recordCount)
            for cell in batch.cells.cells {
                found[Int(cell.record)].append(value(cell, batch.bytes).value)
            }
            records += found
        }
        return records
    }

    /// A cell as the field it stands for, decoded by the slow parser.
    func value(_ cell: CellTable.Cell, _ bytes: [UInt8]) -> ReferenceCSV.Field {
        let raw = Array(bytes[Int(cell.extent.lowerBound)..<Int(cell.extent.upperBound)])
        return ReferenceCSV.records(raw, dialect).first?.fields.first ?? ReferenceCSV.Field()
    }

    /// Writes batches back, with `change` of each decoded value; `nil` drops the cell.
    func write(_ batches: [Batch], _ change: (CellTable.Cell, [UInt8]) -> [UInt8]? = { $1 }) throws -> [UInt8] {
        var out: [UInt8] = []
        for batch in batches { try dialect.codec.splice(batch, changed(batch, dialect.codec, change), into: &out) }
        return out
    }
}

/// The replacements of all cells of `batch` by `change` of their decoded values; `nil` drops.
func changed(
    _ batch: Batch, _ codec: CellCodec, _ change: (CellTable.Cell, [UInt8]) -> [UInt8]?
) -> Replacements {
    var replacements = Replacements(cellCount: batch.cells.cells.count)
    let index = CellsByRule(batch.cells)
    var column = ValueColumn()
    for rule in Set(batch.cells.cells.map(\.rule)).sorted() {
        let cells = codec.gather(rule, of: batch, by: index, into: &column)
        var new = ValueColumn()
        var kept: [Int] = []
        for (position, cell) in cells.enumerated() {
            if let value = change(batch.cells.cells[cell], Array(column[position])) {
                new.appendValue(value)
                kept.append(cell)
            } else {
                replacements.drop(cell)
            }
        }
        replacements.replace(kept, by: new)
    }
    return replacements
}

extension SeededGenerator {
    /// Up to `longest` bytes out of `alphabet`.
    mutating func bytes(_ longest: Int, of alphabet: [UInt8]) -> [UInt8] {
        (0..<Int.random(in: 0...longest, using: &self)).map { _ in alphabet.randomElement(using: &self) ?? 0 }
    }
}

extension Array where Element == Batch {
    /// The bytes of all batches, one behind the other.
    var joinedBytes: [UInt8] { flatMap(\.bytes) }

    func of(_ kind: Batch.Kind) -> [Batch] { filter { $0.kind == kind } }
}

func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
