internal import Detection

/// Hashes of a batch, or candidates with their places behind them, in the order of the parts of `ProofIndex`.
///
/// The worker that found them brings them into that order, while they are near its processor.
struct PartedWords: Sendable {
    /// How many parts there are.
    static let partCount = 64

    /// The hashes; of candidates two words each, the hash and the place.
    private(set) var words: [UInt64] = []
    /// Where those of each part end; none where there is nothing.
    private var ends: [Int] = []

    /// Nothing.
    init() {}

    /// Values.
    init(_ values: [UInt64]) {
        fill(from: values.span, width: 1, hash: { $0 }) { words, place, value in words[place] = value }
    }

    /// Candidates.
    init(_ candidates: [ProofCandidate]) {
        fill(from: candidates.span, width: 2, hash: \.hash) { words, place, candidate in
            words[place] = candidate.hash
            words[place + 1] = candidate.place.rawBits
        }
    }

    /// How many bytes they take.
    var size: Int { (words.count + ends.count) * 8 }

    /// Where the words of a part stand.
    func range(_ part: Int) -> Range<Int> {
        guard !ends.isEmpty else { return 0..<0 }
        return (part == 0 ? 0 : ends[part - 1])..<ends[part]
    }

    /// Which part a hash belongs to: its first six bits.
    private static func part(of hash: UInt64) -> Int { Int(hash >> 58) }

    /// Gives each of `elements` its `width` words.
    @inline(__always)
    private mutating func fill<Element>(
        from elements: Span<Element>, width: Int, hash: (Element) -> UInt64,
        _ write: (inout MutableSpan<UInt64>, Int, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        var words = Array(repeating: UInt64(0), count: elements.count * width)
        var ends = Array(repeating: 0, count: Self.partCount)
        // Spans, not arrays: nothing asks for each element whether somebody else holds them.
        var next = ends.mutableSpan
        for index in elements.indices { next[Self.part(of: hash(elements[index]))] += width }
        var begin = 0
        for part in next.indices { (next[part], begin) = (begin, begin + next[part]) }
        var places = words.mutableSpan
        for index in elements.indices {
            let part = Self.part(of: hash(elements[index]))
            write(&places, next[part], elements[index])
            next[part] += width
        }
        (self.words, self.ends) = (words, ends)
    }
}

/// One of several shares that hashes are divided into, by bits between those of the parts and the lowest, by which tables go.
struct HashShare {
    /// The number of the share, and how many there are.
    let number: Int
    let count: Int

    /// All hashes.
    static let all = HashShare(number: 0, count: 1)

    /// The two shares that this one consists of; `nil` where what is left of so many is the same hash, if anything.
    var halves: (HashShare, HashShare)? {
        guard count < 1 << 20 else { return nil }
        return (HashShare(number: number, count: count * 2), HashShare(number: number + count, count: count * 2))
    }

    @inline(__always)
    func holds(_ hash: UInt64) -> Bool { count == 1 || Int((hash >> 26 & 0xFFFF_FFFF) % UInt64(count)) == number }
}
