import Records
import TestSupport

/// Reads a fixed-width export as a run of the program does: split, tokenised, every field a cell.
struct FixedWidthFixture {
    var layout = FixedWidthFixture.small
    var mode = CSVMode.strict
    /// The sizes of the pieces pushed; the last one repeats.
    var pieces = [Int.max]
    var batchSize = 1
    var recordLimit = 16 << 20
    /// `nil` gives each field a rule of its own: its kind of record times 100, plus its place.
    var fieldRules: [[RuleIndex]]?

    /// A head, items with and without a name, a total, and notes without marks.
    static let small = FixedWidthLayout(records: [
        .init(
            name: "head", marks: [.init(position: 0, texts: ["H"])], lengths: [4], isRow: false,
            fields: [.init(name: "mark", range: 0..<1), .init(name: "text", range: 1..<4)]),
        .init(
            name: "item", marks: [.init(position: 0, texts: ["D", "E"]), .init(position: 2, texts: ["="])],
            lengths: [8, 5], isRow: true,
            fields: [
                .init(name: "mark", range: 0..<1), .init(name: "code", range: 1..<5),
                .init(name: "name", range: 5..<8),
            ]),
        .init(
            name: "total", marks: [.init(position: 0, texts: ["T"])], lengths: [3], isRow: false, holdsTotals: true,
            fields: [.init(name: "mark", range: 0..<1), .init(name: "count", range: 1..<3)]),
        .init(name: "note", marks: [], lengths: [2], isRow: true, fields: [.init(name: "text", range: 0..<2)]),
    ])

    /// One kind of record of one length.
    static let single = FixedWidthLayout(records: [
        .init(
            name: "person", marks: [], lengths: [5], isRow: true,
            fields: [.init(name: "id", range: 0..<2), .init(name: "name", range: 2..<5)])
    ])

    func split(_ bytes: [UInt8]) throws -> (batches: [Batch], framing: FixedWidthFraming?) {
        var splitter = try FixedWidthSplitter(
            layout: layout, mode: mode, batchSize: batchSize, recordLimit: recordLimit)
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
        return (batches, splitter.framing)
    }

    func tokenizer(_ framing: FixedWidthFraming) throws -> FixedWidthTokenizer {
        let rules =
            fieldRules
            ?? layout.records.enumerated().map { kind, record in
                record.fields.indices.map { RuleIndex(kind * 100 + $0) }
            }
        return try FixedWidthTokenizer(
            layout: layout, framing: framing, mode: mode, fieldRules: rules, needsRecords: true)
    }

    func read(_ bytes: [UInt8]) throws -> [Batch] {
        var (batches, framing) = try split(bytes)
        let tokenizer = try tokenizer(framing ?? .lines)
        for index in batches.indices { try tokenizer.tokenise(&batches[index]) }
        return batches
    }

    func read(_ text: String) throws -> [Batch] { try read(Array(text.utf8)) }

    /// What each cell covers, as `rule:value`, batch by batch joined.
    func cells(_ text: String) throws -> [String] {
        try read(text).flatMap { batch in
            batch.cells.cells.map { cell in
                "\(cell.rule):\(RecordsTests.text(batch.bytes[Int(cell.value.lowerBound)..<Int(cell.value.upperBound)]))"
            }
        }
    }

    /// Writes batches back, with `change` of each value; `nil` drops the cell.
    func write(_ batches: [Batch], _ change: (CellTable.Cell, [UInt8]) -> [UInt8]? = { $1 }) throws -> [UInt8] {
        var out: [UInt8] = []
        for batch in batches { try CellCodec().splice(batch, changed(batch, CellCodec(), change), into: &out) }
        return out
    }

    /// The refusal of an export, with its place.
    func refusal(_ export: String) -> String? {
        do {
            _ = try read(export)
            return nil
        } catch let error as ExportError {
            return error.what
        } catch { return "another error" }
    }
}

/// A stand-in for an operator that keeps the shape of a value: each letter and digit becomes the next but two.
func shifted(_ value: [UInt8]) -> [UInt8] {
    value.map { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): (byte - 65 + 3) % 26 + 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): (byte - 97 + 3) % 26 + 97
        case UInt8(ascii: "0")...UInt8(ascii: "9"): (byte - 48 + 3) % 10 + 48
        default: byte
        }
    }
}
