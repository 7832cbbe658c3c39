/// Reads labelled notes (JSON lines of Benchmarks/detection/notes.py) from standard input and writes what the recogniser
/// finds in each to standard output, as score.py reads it. How fast it found that goes to standard error.
/// Arguments are patterns of references, `CUS-######`.
import Detection
import Foundation
import Glibc

/// What is read of a note.
struct Note: Decodable {
    let id: Int
    let text: String
}

/// What was found in one.
struct Answer: Encodable {
    struct Found: Encodable {
        let start: Int
        let end: Int
        let kind: String
        let confidence: String
    }

    let id: Int
    let found: [Found]
}

// Each argument is a pattern of references, as an agreement declares them.
let recogniser = try Recogniser(references: CommandLine.arguments.dropFirst().map { try ReferencePattern($0) })
let decoder = JSONDecoder()
let encoder = JSONEncoder()
var texts: [[UInt8]] = []
var matches: [Recogniser.Match] = []
while let line = readLine() {
    let note = try decoder.decode(Note.self, from: Data(line.utf8))
    let bytes = Array(note.text.utf8)
    matches.removeAll(keepingCapacity: true)
    recogniser.scan(bytes.span, into: &matches)
    let found = matches.map {
        Answer.Found(
            start: $0.range.lowerBound, end: $0.range.upperBound, kind: $0.kind.word, confidence: "\($0.confidence)")
    }
    try FileHandle.standardOutput.write(contentsOf: encoder.encode(Answer(id: note.id, found: found)) + Data("\n".utf8))
    texts.append(bytes)
}

/// The processor time that this process has taken, in seconds: what else the machine does is none of it.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The speed over all texts in bytes a second, the best of some turns: a neighbour on the same core makes a turn longer,
/// never shorter.
func speed(_ recogniser: Recogniser, over texts: [[UInt8]]) -> Double {
    var matches: [Recogniser.Match] = []
    var best = Double.infinity
    for _ in 0..<20 {
        let start = processorSeconds()
        for text in texts {
            matches.removeAll(keepingCapacity: true)
            recogniser.scan(text.span, into: &matches)
        }
        best = min(best, processorSeconds() - start)
    }
    return Double(texts.reduce(0) { $0 + $1.count }) / best
}

let size = texts.reduce(0) { $0 + $1.count }
if size > 0 {
    let megabytes = Int(speed(recogniser, over: texts) / 1e6)
    FileHandle.standardError.write(Data("\(size) bytes of notes at \(megabytes) MB/s\n".utf8))
}
