/// Times calls of the library on made-up columns, for bench.py: one line `NUMBER UNIT`.
///
/// Arguments: what (`digits`, `token`, `csv-quoted`, `csv-bare`) and how many turns. Of the turns the quickest counts, in
/// processor time: a neighbour on the same core makes a turn longer, never shorter. Two runs whose turns differ by one
/// differ by the instructions of one turn.
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

/// Bytes a nanosecond, so gigabytes a second, of the tokenizer over the batches of an export of eight fields.
func tokenising(quoted: Bool, turns: Int) throws -> Double {
    let quote = quoted ? "\"" : ""
    let fields = [
        "003EX0000000000", "Renibome", "Manov", "renibome.manov0@example.com", "01632 960277", "128 Kolalime Street",
        "2026-07-11T18:15:29.000Z", "nada beleboro bimekini limari murebolu dele kekilalo nirori ba bakanama",
    ]
    let line = Array((fields.map { quote + $0 + quote }.joined(separator: ",") + "\r\n").utf8)
    let dialect = CSVDialect(delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\""), headerRow: 0)
    var splitter = try CSVSplitter(dialect: dialect, mode: .strict)
    for _ in 0..<count { splitter.push(line) }
    splitter.finish()
    var batches: [Batch] = []
    while let batch = try splitter.next() { batches.append(batch) }
    let tokenizer = try CSVTokenizer(
        dialect: dialect, mode: .strict, columns: fields.indices.map { "C\($0)" },
        // A rule for every other column, as an agreement has them.
        columnRules: fields.indices.map { $0 % 2 == 0 ? CSVTokenizer.noCell : RuleIndex($0) })
    let size = batches.reduce(0) { $0 + $1.bytes.count }
    let time = try quickest(turns) { for index in batches.indices { try tokenizer.tokenise(&batches[index]) } }
    return Double(size) / time
}

let arguments = CommandLine.arguments
let turns = arguments.count > 2 ? max(1, Int(arguments[2]) ?? 1) : 20
switch arguments.dropFirst().first {
case "digits": print(try column(.digits, turns: turns), "ns")
case "token": print(try column(.token(reversible: false), turns: turns), "ns")
case "csv-quoted": print(try tokenising(quoted: true, turns: turns), "GB/s")
case "csv-bare": print(try tokenising(quoted: false, turns: turns), "GB/s")
default:
    print("usage: bench-probe digits|token|csv-quoted|csv-bare [TURNS]")
    exit(64)
}
