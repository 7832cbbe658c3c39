internal import Detection

/// What was replaced in free text, counted and never listed.
public struct ScrubTally: Sendable, Equatable {
    /// How many texts were looked at.
    public internal(set) var texts = 0
    /// In how many something was replaced.
    public internal(set) var changed = 0
    /// How many values of each kind were replaced, by the kind's word. A name counts once a word.
    public var kinds: [(word: String, count: Int)] {
        PersonalKind.allCases.filter { counts[Int($0.rawValue)] > 0 }.map { ($0.word, counts[Int($0.rawValue)]) }
    }
    /// How many of them the record's own fields hold.
    public private(set) var known = 0
    /// How many of the others some record of the run's exports holds, where all are looked for.
    public private(set) var knownElsewhere = 0

    private var counts = Array(repeating: 0, count: PersonalKind.allCases.count)

    mutating func count(_ finding: ScrubFinding) {
        counts[Int(finding.kind.rawValue)] += 1
        switch finding.source {
        case .known: known += 1
        case .person: knownElsewhere += 1
        case .recognised: break
        }
    }

    mutating func add(_ other: ScrubTally) {
        texts += other.texts
        changed += other.changed
        known += other.known
        knownElsewhere += other.knownElsewhere
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// The figures in a line: `3 of 4 texts: 5 name, 2 phone; 4 of these from their records`. `nil` where there is no
    /// text.
    public var summary: String? {
        guard texts > 0 else { return nil }
        let found = kinds.map { "\($0.count) \($0.word)" }.joined(separator: ", ")
        guard !found.isEmpty else { return "0 of \(texts) texts" }
        let elsewhere = knownElsewhere > 0 ? ", \(knownElsewhere) from other records of the run" : ""
        return "\(changed) of \(texts) texts: \(found); \(known) of these from the text's own record\(elsewhere)"
    }
}
