internal import Bundles
internal import Detection

/// What was replaced in free text that leaves, counted and never listed.
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

    fileprivate mutating func count(_ what: ScrubCounts.What) {
        switch what {
        case .text(let isChanged):
            texts += 1
            if isChanged { changed += 1 }
        case .ofRecord(let kind):
            counts[Int(kind.rawValue)] += 1
            known += 1
        case .ofRun(let kind):
            counts[Int(kind.rawValue)] += 1
            knownElsewhere += 1
        case .recognised(let kind): counts[Int(kind.rawValue)] += 1
        }
    }

    mutating func add(_ other: ScrubTally) {
        texts += other.texts
        changed += other.changed
        known += other.known
        knownElsewhere += other.knownElsewhere
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// The figures, as the officer's report has them; `nil` where there is no text.
    var figures: PrivateReport.Scrubbed? {
        guard texts > 0 else { return nil }
        return PrivateReport.Scrubbed(
            texts: texts, changed: changed, known: known, knownElsewhere: knownElsewhere,
            kinds: kinds.map { PrivateReport.Scrubbed.Kind(word: $0.word, count: $0.count) })
    }

    /// The figures in a line: `3 of 4 texts: 5 name, 2 phone; 4 of these from the text's own record`. `nil` where there is
    /// no text.
    public var summary: String? { figures?.summary }
}

/// What was replaced in the free text of a batch, with the records that it was replaced in: which of them leave is known only
/// behind the proof over the output.
struct ScrubCounts: Sendable {
    /// What counts.
    enum What {
        case text(isChanged: Bool)
        case ofRecord(PersonalKind)
        case ofRun(PersonalKind)
        case recognised(PersonalKind)
    }

    private var counts: [(record: UInt32, what: What)] = []

    mutating func reserveTexts(_ count: Int) { counts.reserveCapacity(count * 2) }

    mutating func addText(isChanged: Bool, of record: UInt32) { counts.append((record, .text(isChanged: isChanged))) }

    mutating func add(_ finding: ScrubFinding, of record: UInt32) {
        let what: What =
            switch finding.source {
            case .known: .ofRecord(finding.kind)
            case .person: .ofRun(finding.kind)
            case .recognised: .recognised(finding.kind)
            }
        counts.append((record, what))
    }

    /// What was replaced in the records that leave.
    ///
    /// - Parameter leftOut: For each record, whether it stays behind; empty where none does.
    func tally(without leftOut: [Bool]) -> ScrubTally {
        var tally = ScrubTally()
        // Of what is outside any record all leaves.
        for (record, what) in counts where record >= leftOut.count || !leftOut[Int(record)] { tally.count(what) }
        return tally
    }
}

extension PrivateReport.Scrubbed {
    /// The figures in a line, the same in each place that shows them.
    var summary: String {
        let found = kinds.map { "\($0.count) \($0.word)" }.joined(separator: ", ")
        guard !found.isEmpty else { return "\(changed) of \(texts) texts" }
        let elsewhere = knownElsewhere > 0 ? ", \(knownElsewhere) from other records of the run" : ""
        return "\(changed) of \(texts) texts: \(found); \(known) of these from the text's own record\(elsewhere)"
    }
}
