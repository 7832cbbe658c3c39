/// Times what is done to texts, and to the rows around them: one line `NUMBER UNIT`. The probe of `make bench` beside it has no
/// need of the word lists, so this is a program of its own.
///
/// Arguments: what (`notes`, `scrub`, `proof`) and how many turns; `-` behind them reads the notes from standard input, one a
/// line. Of the turns the quickest counts, in processor time. Two runs whose turns differ by one differ by the instructions
/// of one turn.
import Glibc

/// The nanoseconds of the quickest of `turns`, in processor time.
func quickest(_ turns: Int, _ turn: () -> Void) -> Double {
    func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
    var best = Double.infinity
    for _ in 0..<turns {
        let start = processorTime()
        turn()
        best = min(best, processorTime() - start)
    }
    return best
}

let arguments = CommandLine.arguments
let turns = arguments.count > 2 ? max(1, Int(arguments[2]) ?? 1) : 20
var notes: [[UInt8]] = []
if arguments.last == "-" { while let line = readLine() { notes.append(Array(line.utf8)) } }
switch arguments.dropFirst().first {
case "notes": print(Rows(notes: notes).recognised(turns: turns), "GB/s")
case "scrub": print(Rows(notes: notes).scrubbed(turns: turns), "ns")
case "proof": print(Rows(notes: notes).proven(turns: turns), "ns")
default:
    print("usage: text-probe notes|scrub|proof [TURNS [-]]")
    exit(64)
}
