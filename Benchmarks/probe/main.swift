/// Times calls of the library on made-up columns, for bench.py: one line `NUMBER UNIT`.
///
/// Arguments: what (`digits`, `token`, `csv-quoted`, `csv-bare`) and how many turns. Of the turns the quickest counts, in
/// processor time: a neighbour on the same core makes a turn longer, never shorter. Two runs whose turns differ by one
/// differ by the instructions of one turn. Or `rows` and how many of an export, once: for what a row allocates.
import Glibc
import Pseudonyms
import Records

/// How many values a column has, or records an export.
let count = 50_000

/// The processor time that this process has taken, in nanoseconds.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// The nanoseconds of the quickest of `turns`.
func quickest(_ turns: Int, _ turn: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<turns {
        let start = processorTime()
        try turn()
        best = min(best, processorTime() - start)
    }
    return best
}

/// Nanoseconds a value of a column of 10-digit numbers under `operation`.
func column(_ operation: Operator, turns: Int) throws -> Double {
    var material = [UInt8](repeating: 7, count: MasterKey.byteCount)
    let key = try MasterKey(erasing: &material).subkey(type: "number", bundle: nil)
    let rule = Pseudonymiser(operator: operation, key: key)
    var values = ValueColumn()
    for number in 0..<count {
        // Multiplied by an odd number, so that no two are alike.
        values.appendValue(Array(String(1_000_000_000 + number * 177_147).utf8))
    }
    var output = ValueColumn()
    return try quickest(turns) { try rule.apply(values, companions: nil, into: &output) } / Double(count)
}

/// The records of the export below: eight fields, some of which an agreement would pseudonymise.
let fields: [(value: String, operation: Operator?)] = [
    ("003EX0000000000", nil), ("Renibome", .shape), ("Manov", .shape), ("renibome.manov0@example.com", .email),
    ("01632 960277", .phone), ("128 Kolalime Street", .shape), ("2026-07-11T18:15:29.000Z", nil),
    ("nada beleboro bimekini limari murebolu dele kekilalo nirori ba bakanama", .blank),
]
let dialect = CSVDialect(delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\""), headerRow: 0)

/// An export of `count` records without a header, in pieces as a file is read in.
func export(quoted: Bool, count: Int) -> [[UInt8]] {
    let quote = quoted ? "\"" : ""
    let line = Array((fields.map { quote + $0.value + quote }.joined(separator: ",") + "\r\n").utf8)
    let bytes = [UInt8](repeatElement(line, count: count).joined())
    return stride(from: 0, to: bytes.count, by: 1 << 18).map { Array(bytes[$0..<min(bytes.count, $0 + 1 << 18)]) }
}

/// Gives `body` the batches of an export, their cells found.
func forEachBatch(of pieces: [[UInt8]], _ body: (Batch) throws -> Void) throws {
    var splitter = try CSVSplitter(dialect: dialect, mode: .strict)
    let tokenizer = try CSVTokenizer(
        dialect: dialect, mode: .strict, columns: fields.indices.map { "C\($0)" },
        columnRules: fields.indices.map { fields[$0].operation == nil ? CSVTokenizer.noCell : RuleIndex($0) })
    func take() throws {
        while var batch = try splitter.next() {
            try tokenizer.tokenise(&batch)
            try body(batch)
        }
    }
    for piece in pieces {
        splitter.push(piece)
        try take()
    }
    splitter.finish()
    try take()
}

/// Bytes a nanosecond, so gigabytes a second, of finding the records and cells of an export.
func tokenising(quoted: Bool, turns: Int) throws -> Double {
    let pieces = export(quoted: quoted, count: count)
    let size = pieces.reduce(0) { $0 + $1.count }
    return try Double(size) / quickest(turns) { try forEachBatch(of: pieces) { _ in } }
}

/// Nanoseconds a row of an export of `count` rows: split, tokenised, pseudonymised and written again, once.
func rows(_ count: Int) throws -> Double {
    var material = [UInt8](repeating: 7, count: MasterKey.byteCount)
    let key = try MasterKey(erasing: &material)
    let rules = try fields.map { field in
        try field.operation.map { Pseudonymiser(operator: $0, key: try key.subkey(type: $0.name, bundle: nil)) }
    }
    let pieces = export(quoted: true, count: count)
    return try quickest(1) {
        try forEachBatch(of: pieces) { batch in
            let index = CellsByRule(batch.cells)
            var replacements = Replacements(cellCount: batch.cells.cells.count)
            var values = ValueColumn()
            for (rule, pseudonymiser) in rules.enumerated() {
                guard let pseudonymiser else { continue }
                let cells = dialect.codec.gather(RuleIndex(rule), of: batch, by: index, into: &values)
                var output = ValueColumn()
                try pseudonymiser.apply(values, companions: nil, into: &output)
                replacements.replace(cells, by: output)
            }
            var out: [UInt8] = []
            out.reserveCapacity(batch.bytes.count * 2)
            try dialect.codec.splice(batch, replacements, into: &out)
        }
    } / Double(count)
}

let arguments = CommandLine.arguments
let turns = arguments.count > 2 ? max(1, Int(arguments[2]) ?? 1) : 20
switch arguments.dropFirst().first {
case "digits": print(try column(.digits, turns: turns), "ns")
case "token": print(try column(.token(reversible: false), turns: turns), "ns")
case "csv-quoted": print(try tokenising(quoted: true, turns: turns), "GB/s")
case "csv-bare": print(try tokenising(quoted: false, turns: turns), "GB/s")
case "rows": print(try rows(turns), "ns")
default:
    print("usage: bench-probe digits|token|csv-quoted|csv-bare [TURNS], bench-probe rows ROWS")
    exit(64)
}
