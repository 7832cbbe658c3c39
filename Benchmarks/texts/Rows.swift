import Detection

/// Rows of the benchmark's export as `scrub` and the proof over the output meet them: six values of fields that an operator
/// governs, what is kept, and a note.
struct Rows {
    static let count = 2_000
    private static let syllables =
        "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu"
        .split(separator: " ")

    struct Row {
        let values: [[UInt8]]
        let kept: [[UInt8]]
        let note: [UInt8]
    }

    /// How `scrub` and the proof look for the values of each field.
    static let forms: [(form: KnownValues.Form, kind: PersonalKind, proof: ProofForm)] = [
        (.words, .name, .name), (.words, .name, .name), (.mail, .email, .mail), (.phone, .phone, .phone),
        (.phone, .phone, .phone), (.words, .address, .address),
    ]

    private(set) var rows: [Row] = []
    /// The bytes of all notes.
    private(set) var size = 0
    private var state: UInt64 = 2_026

    /// Rows with these notes; with notes of syllables that no list has, where there are none.
    init(notes: [[UInt8]]) {
        let words = (0..<3_000).map { _ in syllables(1 + next(4)) }
        for number in 0..<Self.count {
            let (first, last) = (words[next(words.count)], words[next(words.count)] + "v")
            func digits(_ count: Int) -> String {
                let text = String(next(1 << 30))
                return String(repeating: "0", count: max(0, count - text.count)) + text.suffix(count)
            }
            let note =
                notes.isEmpty
                ? Array((0..<8 + next(17)).map { _ in words[next(words.count)] }.joined(separator: " ").utf8)
                : notes[number % notes.count]
            let values = [
                first.capitalizedFirst, last.capitalizedFirst, "\(first).\(last)\(number % 997)@example.com",
                "01632 960\(digits(3))", "07700 900\(digits(3))",
                "\(1 + next(300)) \(words[next(words.count)].capitalizedFirst) Street",
            ]
            let kept = [
                "003EX\(digits(10))", "001EX\(digits(10))", words[next(words.count)].capitalizedFirst + "ton",
                "ZZ99 \(1 + next(9))AA", "19\(40 + next(60))-0\(1 + next(9))-1\(next(10))", "Active",
                "2026-07-11T18:15:29.000Z", "\(next(1000)).\(digits(2))", "EXT\(digits(7))",
            ]
            rows.append(Row(values: values.map { Array($0.utf8) }, kept: kept.map { Array($0.utf8) }, note: note))
            size += note.count
        }
    }

    private mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    private mutating func syllables(_ count: Int) -> String {
        (0..<count).map { _ in String(Self.syllables[next(Self.syllables.count)]) }.joined()
    }

    // MARK: What is measured

    /// Bytes of notes a nanosecond of the recognisers alone.
    func recognised(turns: Int) -> Double {
        let recogniser = Recogniser()
        var matches: [Recogniser.Match] = []
        let time = quickest(turns) {
            for row in rows {
                matches.removeAll(keepingCapacity: true)
                recogniser.scan(row.note.span, into: &matches)
            }
        }
        return Double(size) / time
    }

    /// Nanoseconds a row of what `scrub` looks for in its note.
    func scrubbed(turns: Int) -> Double {
        var finder = FreeText(Recogniser())
        var known = KnownValues()
        var findings: [ScrubFinding] = []
        return quickest(turns) {
            for row in rows {
                known.removeAll()
                known.willSearch(row.note.span)
                for (value, form) in zip(row.values, Self.forms) {
                    known.add(value.span, as: form.form, kind: form.kind)
                }
                finder.find(in: row.note.span, knowing: &known, into: &findings)
            }
        } / Double(rows.count)
    }

    /// Nanoseconds a row of the proof over its fields, without its note.
    func proven(turns: Int) -> Double {
        let search = ProofSearch(key: ProofKey(Array(0..<16)))
        return quickest(turns) {
            var scan = ProofScan(search, export: 0, hasBirthDates: false)
            for (number, row) in rows.enumerated() {
                for (value, form) in zip(row.values, Self.forms) { scan.value(value.span, as: form.proof) }
                for (field, kept) in row.kept.enumerated() {
                    scan.kept(kept.span, line: number, field: field, declared: [])
                }
                scan.endRecord()
            }
        } / Double(rows.count)
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
