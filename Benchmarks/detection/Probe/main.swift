/// Reads labelled notes (JSON lines of Benchmarks/detection/notes.py) from standard input and writes what is found in each
/// to standard output, as score.py reads it: by the recogniser alone, and as `scrub` with `unsure: replace` finds it,
/// without and with the fields of the note's own record. How fast that was goes to standard error.
/// Arguments are patterns of references, `CUS-######`.
import Detection
import Foundation
import Glibc

/// What is read of a note.
struct Note: Decodable {
    let id: Int
    let text: String
    let fields: [String: String]
}

/// What was found in one.
struct Answer: Encodable {
    struct Found: Encodable {
        let start: Int
        let end: Int
        let kind: String
        let confidence: String

        init(_ range: Range<Int>, _ kind: PersonalKind, _ confidence: Confidence) {
            start = range.lowerBound
            end = range.upperBound
            self.kind = kind.word
            self.confidence = "\(confidence)"
        }
    }

    let id: Int
    /// The recogniser's matches.
    let found: [Found]
    /// What `scrub` replaces where the record has no other field.
    let scrub: [Found]
    /// What it replaces with the record's fields.
    let known: [Found]
}

/// How `scrub` looks for each field of a note's record, by the operator that an agreement would have for it.
let forms: [(field: String, form: KnownValues.Form, kind: PersonalKind)] = [
    ("FirstName", .words, .name), ("LastName", .words, .name), ("Email", .mail, .email), ("Phone", .phone, .phone),
    ("Mobile", .phone, .phone), ("Street", .words, .address), ("Town", .words, .address),
    ("Postcode", .code, .postcode), ("AccountNumber", .code, .accountNumber), ("SortCode", .code, .sortCode),
    ("Reference", .code, .reference),
]

/// Puts the values of a note's record into `values`.
func fill(_ values: inout KnownValues, _ fields: [[UInt8]]) {
    values.removeAll()
    for (value, (_, form, kind)) in zip(fields, forms) where !value.isEmpty {
        values.add(value.span, as: form, kind: kind)
    }
}

/// The processor time that this process has taken, in seconds: what else the machine does is none of it.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The speed of `turn` over `size` bytes in megabytes a second, the best of some turns: a neighbour on the same core makes a
/// turn longer, never shorter.
func speed(_ size: Int, _ turn: () -> Void) -> Int {
    var best = Double.infinity
    for _ in 0..<20 {
        let start = processorSeconds()
        turn()
        best = min(best, processorSeconds() - start)
    }
    return Int(Double(size) / best / 1e6)
}

// Each argument is a pattern of references, as an agreement declares them.
let recogniser = try Recogniser(references: CommandLine.arguments.dropFirst().map { try ReferencePattern($0) })
var finder = FreeText(recogniser)
let decoder = JSONDecoder()
let encoder = JSONEncoder()
var notes: [(text: [UInt8], fields: [[UInt8]])] = []
var matches: [Recogniser.Match] = []
var findings: [ScrubFinding] = []
var record = KnownValues()
while let line = readLine() {
    let note = try decoder.decode(Note.self, from: Data(line.utf8))
    let text = Array(note.text.utf8)
    let fields = forms.map { Array((note.fields[$0.field] ?? "").utf8) }
    matches.removeAll(keepingCapacity: true)
    recogniser.scan(text.span, into: &matches)
    record.removeAll()
    finder.find(in: text.span, knowing: &record, into: &findings)
    let alone = findings.map { Answer.Found($0.range, $0.kind, $0.confidence) }
    fill(&record, fields)
    finder.find(in: text.span, knowing: &record, into: &findings)
    let answer = Answer(
        id: note.id, found: matches.map { Answer.Found($0.range, $0.kind, $0.confidence) }, scrub: alone,
        known: findings.map { Answer.Found($0.range, $0.kind, $0.confidence) })
    try FileHandle.standardOutput.write(contentsOf: encoder.encode(answer) + Data("\n".utf8))
    notes.append((text, fields))
}

let size = notes.reduce(0) { $0 + $1.text.count }
if size > 0 {
    let alone = speed(size) {
        for note in notes {
            matches.removeAll(keepingCapacity: true)
            recogniser.scan(note.text.span, into: &matches)
        }
    }
    let scrub = speed(size) {
        for note in notes {
            fill(&record, note.fields)
            finder.find(in: note.text.span, knowing: &record, into: &findings)
        }
    }
    FileHandle.standardError.write(
        Data("\(size) bytes of notes, the recognisers alone at \(alone) MB/s, scrub's search at \(scrub) MB/s\n".utf8))
}
