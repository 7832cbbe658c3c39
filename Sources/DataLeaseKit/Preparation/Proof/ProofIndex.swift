internal import Detection
internal import Dispatch
internal import Primitives

/// Where the values of the input and what was kept meet: by keyed hashes of 64 bits, once the input has been read.
///
/// The input is not read a second time: the hashes are all there is, each compared exactly. Two different values meet by chance
/// once in 2^64 pairs; ten million values and ten million candidates do so in one run of 180,000.
///
/// Up to a quarter of `memoryLimit` bytes are in memory; what is more goes to a file without a name in the bundle's folder, which
/// no crash can leave behind, and holds hashes under a key that is in memory alone. The tables by which they are compared take up
/// to `memoryLimit` bytes.
struct ProofIndex: Sendable {
    /// The most bytes that tables take. To hold more than 8 MiB of hashes gains nothing: they only drive what the workers need from
    /// the processor's caches.
    static let standardLimit = 32 << 20

    /// What one batch has.
    private struct Batch {
        let values: PartedWords
        /// Two words each: the hash, and the place.
        let candidates: PartedWords
    }

    /// What is in memory, as the workers gave it.
    private var held: [Batch] = []
    private var heldSize = 0
    /// What was written away, by part.
    private var values = Array(repeating: SpilledWords(), count: PartedWords.partCount)
    private var candidates = Array(repeating: SpilledWords(), count: PartedWords.partCount)
    private let memoryLimit: Int
    private let path: String
    private var spill: SpillFile?

    /// An index that may write to a file which has the name `path` for a moment.
    init(path: String, memoryLimit: Int = ProofIndex.standardLimit) {
        self.path = path
        self.memoryLimit = memoryLimit
    }

    /// Whether something was written to the file.
    var isSpilled: Bool { spill != nil }

    /// Takes what a batch has.
    mutating func add(_ values: PartedWords, _ candidates: PartedWords) throws {
        held.append(Batch(values: values, candidates: candidates))
        heldSize += values.size + candidates.size
        if heldSize > memoryLimit / 4 { try writeAway() }
    }

    private mutating func writeAway() throws {
        let spill = try self.spill ?? SpillFile(path)
        self.spill = spill
        var words: [UInt64] = []
        func gather(_ part: Int, of batches: KeyPath<Batch, PartedWords>) {
            words.removeAll(keepingCapacity: true)
            for batch in held {
                let parted = batch[keyPath: batches]
                words.append(contentsOf: parted.words[parted.range(part)])
            }
        }
        for part in 0..<PartedWords.partCount {
            gather(part, of: \.values)
            try values[part].writeAway(words.span, to: spill)
            gather(part, of: \.candidates)
            try candidates[part].writeAway(words.span, to: spill)
        }
        held.removeAll(keepingCapacity: true)
        heldSize = 0
    }

    /// Gives the places of the candidates that are among the values to `body`; of equal candidates of one field the first,
    /// or, with `all`, each.
    func forEachMatch(all: Bool = false, _ body: (ProofPlace) -> Void) throws {
        for part in 0..<PartedWords.partCount { try forEachMatch(in: part, all: all, body) }
    }

    /// Counts the candidates that are among the values, of equal ones of one field one; on up to `threads` threads at once.
    func counted(threads: Int) throws -> ProofPlaceCounts {
        var counts = ProofPlaceCounts()
        let parts = try SideBySide.map(PartedWords.partCount, threads: threads) { part in
            var counts = ProofPlaceCounts()
            try forEachMatch(in: part, sharing: min(max(1, threads), PartedWords.partCount)) { counts.add($0) }
            return counts
        }
        for part in parts { counts.add(part) }
        return counts
    }

    /// The matches of one part, where so many threads share the memory.
    private func forEachMatch(
        in part: Int, all: Bool = false, sharing threads: Int = 1, _ body: (ProofPlace) -> Void
    ) throws {
        let values = ProofPart(held.map { ($0.values, $0.values.range(part)) }, self.values[part], in: spill)
        let candidates = ProofPart(
            held.map { ($0.candidates, $0.candidates.range(part)) }, self.candidates[part], in: spill)
        guard candidates.count > 0, values.count > 0 else { return }
        // A table takes up to four times sixteen bytes a candidate. Where more than that may be values, one half is compared after
        // the other: nothing of a share is held while those that came of it are.
        let most = max(1, memoryLimit / 64 / threads)
        var shares = [HashShare.all]
        while let share = shares.popLast() {
            guard try !compare(share, of: candidates, with: values, most, all: all, body) else { continue }
            if let halves = share.halves { shares += [halves.0, halves.1] }
        }
    }

    /// Gives the matches of a share of a part to `body`; `false`, and none, where more than `most` of its candidates may be values
    /// and it has halves.
    private func compare(
        _ share: HashShare, of candidates: ProofPart, with values: ProofPart, _ most: Int, all: Bool,
        _ body: (ProofPlace) -> Void
    ) throws -> Bool {
        // A bit for each value: without one a candidate is none of them, and is not put into the table, which is far
        // larger than the processor's caches: a fifth of the time that comparing a million rows took.
        var present = HashBits(count: values.count / share.count)
        try values.forEachPiece { present.insert($0, share) }
        var table = CandidateTable(capacity: min(most, candidates.count / 2 / share.count / 8 + 1))
        let mayBeHalved = share.halves != nil
        var isTooMany = false
        try candidates.forEachPiece { piece in
            guard !isTooMany else { return }
            present.forEach(of: piece, share) { hash, place in
                if table.count < most || !mayBeHalved { table.insert(hash, place) } else { isTooMany = true }
            }
        }
        guard !isTooMany else { return false }
        guard table.count > 0 else { return true }
        try values.forEachPiece { table.mark($0, share) }
        guard all else {
            table.forEachMarked(body)
            return true
        }
        try candidates.forEachPiece { piece in
            present.forEach(of: piece, share) { hash, place in
                if table.isMarked(hash) { body(ProofPlace(bits: place)) }
            }
        }
        return true
    }

    /// Gives memory and file back, beside whatever goes on: some hundred bytes a row take a while.
    mutating func forget() {
        let index = self
        self = ProofIndex(path: path, memoryLimit: memoryLimit)
        DispatchQueue.global().async { withExtendedLifetime(index) {} }
    }
}
