internal import Detection
internal import Primitives

/// Where the values of the input and what was kept meet: by keyed hashes of 64 bits, once the input has been read.
///
/// The input is not read a second time: the hashes are all there is, each compared exactly. Two
/// different values meet by chance once in 2^64 pairs; ten million values and ten million candidates do so in one run of
/// 180,000.
///
/// Up to `memoryLimit` bytes are in memory; what is more goes to a file without a name in the bundle's folder, which no
/// crash can leave behind, and holds hashes under a key that is in memory alone.
final class ProofIndex {
    /// The most bytes of hashes that are held before they are written away, and that are compared at a time. Arrays that
    /// grow may take twice that.
    static let standardLimit = 32 << 20
    private static let partCount = 64

    /// The hashes whose first six bits are the same.
    private struct Part {
        var values = SpilledWords()
        /// Two words each: the hash, and the place.
        var candidates = SpilledWords()
    }

    private var parts = Array(repeating: Part(), count: ProofIndex.partCount)
    private var held = 0
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

    /// Takes what a batch has: brought into the order of the parts, so that each grows once.
    func add(_ values: [UInt64], _ candidates: [ProofCandidate]) throws {
        var places = PlacesByPart(values) { Self.part(of: $0) }
        var words = Array(repeating: UInt64(0), count: values.count)
        places.fill(&words, with: values, part: { Self.part(of: $0) }) { words, place, value in words[place] = value }
        for part in parts.indices { parts[part].values.append(words[places.range(part)]) }

        places = PlacesByPart(candidates) { Self.part(of: $0.hash) }
        words = Array(repeating: 0, count: candidates.count * 2)
        places.fill(&words, with: candidates, part: { Self.part(of: $0.hash) }) { words, place, candidate in
            words[place * 2] = candidate.hash
            words[place * 2 + 1] = candidate.place.rawBits
        }
        for part in parts.indices {
            let range = places.range(part)
            parts[part].candidates.append(words[range.lowerBound * 2..<range.upperBound * 2])
        }
        held += values.count * 8 + candidates.count * 16
        if held > memoryLimit { try writeAway() }
    }

    /// Where what belongs to each part stands, once all is in their order.
    private struct PlacesByPart {
        /// Where those of each part go; once all have their places, where they end.
        private var ends = Array(repeating: 0, count: ProofIndex.partCount)

        /// Counts those of each part.
        init<Element>(_ elements: [Element], part: (Element) -> Int) {
            // Spans, not arrays: nothing asks for each element whether somebody else holds them.
            var counts = ends.mutableSpan
            for element in elements.span.indices { counts[part(elements[element])] += 1 }
            var place = 0
            for part in counts.indices { (counts[part], place) = (place, place + counts[part]) }
        }

        /// Gives each element its place.
        mutating func fill<Element>(
            _ words: inout [UInt64], with elements: [Element], part: (Element) -> Int,
            _ write: (inout MutableSpan<UInt64>, Int, Element) -> Void
        ) {
            var next = ends.mutableSpan
            var words = words.mutableSpan
            for index in elements.indices {
                let element = elements[index]
                let part = part(element)
                write(&words, next[part], element)
                next[part] += 1
            }
        }

        /// Where those of a part stand, when each has got its place.
        func range(_ part: Int) -> Range<Int> { (part == 0 ? 0 : ends[part - 1])..<ends[part] }
    }

    private static func part(of hash: UInt64) -> Int { Int(hash >> 58) }

    private func writeAway() throws {
        let spill = try self.spill ?? SpillFile(path)
        self.spill = spill
        for index in parts.indices {
            try parts[index].values.writeAway(to: spill)
            try parts[index].candidates.writeAway(to: spill)
        }
        held = 0
    }

    /// Gives the places of the candidates that are among the values to `body`; of equal candidates of one field the first,
    /// or, with `all`, each.
    func forEachMatch(all: Bool = false, _ body: (ProofPlace) -> Void) throws {
        for part in parts {
            let candidates = part.candidates.count / 2
            guard candidates > 0, part.values.count > 0 else { continue }
            // A table takes up to four times sixteen bytes a candidate. What does not fit is compared in shares.
            let shares = candidates / max(1, memoryLimit / 64) + 1
            for share in 0..<shares {
                // A bit for each value: without one a candidate is none of them, and is not put into the table, which is far
                // larger than the processor's caches: a fifth of the time that comparing a million rows took.
                var present = HashBits(count: part.values.count / shares)
                try part.values.forEachPiece(in: spill) { piece in
                    for index in piece.indices where Self.share(of: piece[index], shares) == share {
                        present.insert(piece[index])
                    }
                }
                var table = CandidateTable(capacity: candidates / shares / 8 + 1)
                try part.candidates.forEachPiece(in: spill) { piece in
                    for index in stride(from: 0, to: piece.count - 1, by: 2)
                    where present.mayHold(piece[index]) && Self.share(of: piece[index], shares) == share {
                        table.insert(piece[index], piece[index + 1])
                    }
                }
                guard !table.isEmpty else { continue }
                try part.values.forEachPiece(in: spill) { piece in
                    for index in piece.indices where Self.share(of: piece[index], shares) == share {
                        table.mark(piece[index])
                    }
                }
                guard all else {
                    table.marked.forEach(body)
                    continue
                }
                try part.candidates.forEachPiece(in: spill) { piece in
                    for index in stride(from: 0, to: piece.count - 1, by: 2)
                    where Self.share(of: piece[index], shares) == share && table.isMarked(piece[index]) {
                        body(ProofPlace(bits: piece[index + 1]))
                    }
                }
            }
        }
    }

    /// The places of the candidates that are among the values, in order; of equal candidates of one field the first.
    func matches() throws -> [ProofPlace] {
        var places: [ProofPlace] = []
        try forEachMatch { places.append($0) }
        return places.sorted()
    }

    private static func share(of hash: UInt64, _ shares: Int) -> Int {
        shares == 1 ? 0 : Int((hash >> 20 & 0xFFFF_FFFF) % UInt64(shares))
    }
}

/// One bit for each hash, by its lowest bits: several may have the same.
private struct HashBits {
    /// At most a megabyte.
    private static let mostBits = 1 << 23

    private var words: [UInt64]

    /// Bits for so many hashes, of which one in eight is then set.
    init(count: Int) {
        var bits = 1 << 10
        while bits < count * 8, bits < Self.mostBits { bits *= 2 }
        words = Array(repeating: 0, count: bits / 64)
    }

    mutating func insert(_ hash: UInt64) { words[place(of: hash)] |= 1 &<< (hash & 63) }

    func mayHold(_ hash: UInt64) -> Bool { words[place(of: hash)] &>> (hash & 63) & 1 != 0 }

    private func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 6) & (words.count - 1) }
}

/// Candidates by their hashes, with open addressing: hashes under a random key need no other.
private struct CandidateTable {
    private var hashes: [UInt64]
    /// A place is never 0: it tells that a slot is taken.
    private var places: [UInt64]
    private var isMarked: [Bool]
    private var count = 0

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        hashes = Array(repeating: 0, count: size)
        places = Array(repeating: 0, count: size)
        isMarked = Array(repeating: false, count: size)
    }

    var isEmpty: Bool { count == 0 }

    private static func field(_ place: UInt64) -> UInt64 { place & 0xFF00_0000_000F_FFF0 }

    mutating func insert(_ hash: UInt64, _ place: UInt64) {
        if (count + 1) * 4 > hashes.count * 3 { grow() }
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while places[slot] != 0 {
            if hashes[slot] == hash, Self.field(places[slot]) == Self.field(place) {
                places[slot] = min(places[slot], place)
                return
            }
            slot = (slot + 1) & mask
        }
        (hashes[slot], places[slot]) = (hash, place)
        count += 1
    }

    private mutating func grow() {
        var larger = CandidateTable(capacity: hashes.count)
        for slot in hashes.indices where places[slot] != 0 { larger.insert(hashes[slot], places[slot]) }
        self = larger
    }

    mutating func mark(_ hash: UInt64) {
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while places[slot] != 0 {
            if hashes[slot] == hash { isMarked[slot] = true }
            slot = (slot + 1) & mask
        }
    }

    /// Whether a candidate of that hash was marked.
    func isMarked(_ hash: UInt64) -> Bool {
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while places[slot] != 0 {
            if hashes[slot] == hash { return isMarked[slot] }
            slot = (slot + 1) & mask
        }
        return false
    }

    var marked: [ProofPlace] { places.indices.filter { isMarked[$0] }.map { ProofPlace(bits: places[$0]) } }
}
