/// What all exports of a run hold about people, in a form in which it is found in free text: keyed hashes of canonical
/// values, each with the number of the operator that makes its pseudonym. The values themselves are not in it.
///
/// Canonical forms are those of the proof over the output (`ProofForm`), so that what is looked for here and what is looked
/// for there are the same values. Filled by `PeopleScan`, and from then on only read.
public struct KnownPeople: Sendable {
    /// The most values that are held, in at most 64 MiB, and half of that again for a moment while the table grows.
    public static let mostValues = 4_000_000

    let hasher: ProofHasher
    let word: ProofHash
    let words = ProofWords()
    private var table: KeyedTable

    /// Nobody yet.
    ///
    /// - Parameters:
    ///   - key: The key of the hashes, which is made for the run and kept nowhere.
    ///   - most: The most values that are taken.
    init(key: ProofKey, most: Int) {
        hasher = ProofHasher(key)
        word = hasher.begin(.nameWord)
        table = KeyedTable(most: most)
    }

    /// How many values there are.
    public var count: Int { table.count }
    /// Whether there were more values than are held: what is here is not all of them.
    public var isOverfull: Bool { table.isOverfull }

    /// Adds a value. Where it is there already, the lower numbers count: they do not depend on the order of records.
    mutating func insert(_ hash: UInt64, _ operators: Operators) { table.insert(hash, operators.bits) }

    /// What makes the pseudonym of a value, or of the two words of one.
    struct Operators {
        fileprivate let bits: UInt32

        /// One value's.
        init(_ number: UInt16) { bits = UInt32(number) << 16 | UInt32(number) }

        /// Those of two words of a name, each with its hash, in any order.
        init(_ one: (hash: UInt64, number: UInt16), _ other: (hash: UInt64, number: UInt16)) {
            let (low, high) = one.hash <= other.hash ? (one, other) : (other, one)
            bits = UInt32(low.number) << 16 | UInt32(high.number)
        }

        fileprivate init(bits: UInt32) { self.bits = bits }

        /// The value's; of two words, that of the one with the lower hash.
        var first: UInt16 { UInt16(truncatingIfNeeded: bits >> 16) }
        /// Of two words, that of the one with the higher hash.
        var second: UInt16 { UInt16(truncatingIfNeeded: bits) }
    }

    /// What makes the pseudonym of the value with this hash; `nil` where it is nobody's.
    @inline(__always)
    func operators(of hash: UInt64) -> Operators? { table[hash].map(Operators.init(bits:)) }

    // MARK: Words of names

    /// Where a word of somebody's name counts by itself.
    enum Standing {
        /// Nowhere: it is a word like others, a place or too short. Beside another word of the name it counts.
        case beside
        /// Where it has a capital: a name that is also a word.
        case capital
        /// Everywhere.
        case alone
    }

    /// Where the word at `range`, a token of `text`, counts by itself.
    func standing(of token: ProofToken, in text: Span<UInt8>) -> Standing {
        guard token.letters > 2, words.meaning(token.key, length: token.letters) == .none else { return .beside }
        var hash = WordHash()
        var index = token.range.lowerBound
        while index < token.range.upperBound {
            if text[index].isLetter {
                hash.add(text[index] | 0x20)
                index += 1
                continue
            }
            let (scalar, length) = text.scalar(at: index)
            if scalar >= 0x80 {
                switch ProofLetter.folded(scalar) {
                case .letter(let letter): hash.add(letter)
                // No list has names of other scripts, nor words.
                case .other: return .alone
                case .nothing, .separator: break
                }
            }
            index += length
        }
        let entry = Lexicon.shared[hash.value]
        if entry.role != .none || entry.has(Self.wordsAlone) { return .beside }
        if entry.has(.mostlyName) { return .capital }
        return entry.has([.ordinary, .place, .placePart]) ? .beside : .alone
    }

    /// What no word is that names somebody by itself.
    private static let wordsAlone: Lexicon.Flags = [
        .function, .trade, .month, .proper, .company, .particle, .street, .house, .unit,
    ]
}

/// Hashes with 32 bits each, in a table of open addressing whose size has a bound.
struct KeyedTable: Sendable {
    /// Zero where a place is free.
    private var hashes: [UInt64]
    private var values: [UInt32]
    private(set) var count = 0
    /// Whether something was left out because the table is full.
    private(set) var isOverfull = false
    private let most: Int

    init(most: Int) {
        self.most = max(0, most)
        // Halved from the largest size, so that the last growth begins at half of it.
        var places = Self.places(for: self.most)
        while places > 1 << 11 { places = (places + 1) / 2 }
        hashes = Array(repeating: 0, count: places)
        values = Array(repeating: 0, count: places)
    }

    /// Three places of four are taken at most, so that searches stay short.
    private static func places(for count: Int) -> Int { count / 3 * 4 + 8 }

    /// Adds a hash; where it is there already, the lower value stays.
    mutating func insert(_ hash: UInt64, _ value: UInt32) {
        let hash = max(hash, 1)
        let found = place(of: hash)
        guard hashes[found] == 0 else {
            values[found] = min(values[found], value)
            return
        }
        guard count < most else {
            isOverfull = true
            return
        }
        var place = found
        if Self.places(for: count + 1) > hashes.count {
            grow()
            place = self.place(of: hash)
        }
        hashes[place] = hash
        values[place] = value
        count += 1
    }

    /// The value of a hash; `nil` where it is not there.
    @inline(__always)
    subscript(hash: UInt64) -> UInt32? {
        let place = place(of: max(hash, 1))
        return hashes[place] == 0 ? nil : values[place]
    }

    /// Where a hash is, or would be.
    @inline(__always)
    private func place(of hash: UInt64) -> Int {
        // The high bits say where, so the table may have any size; some place is always free.
        var place = Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(hashes.count)).high)
        while hashes[place] != 0, hashes[place] != hash { place = place + 1 == hashes.count ? 0 : place + 1 }
        return place
    }

    private mutating func grow() {
        let (oldHashes, oldValues) = (hashes, values)
        let places = min(oldHashes.count * 2, Self.places(for: most))
        hashes = Array(repeating: 0, count: places)
        values = Array(repeating: 0, count: places)
        for index in oldHashes.indices where oldHashes[index] != 0 {
            let place = place(of: oldHashes[index])
            hashes[place] = oldHashes[index]
            values[place] = oldValues[index]
        }
    }
}
