internal import Primitives
internal import Registry

/// The items of an exchange, to find again what a returned file speaks of: each as often as it was sent.
///
/// Memory: some 150 bytes an item and 30 a token, so 180 MB for the most there may be with one each. References are not
/// kept, but 128 bits of their digests.
struct SentItems {
    /// The most items of an exchange that a returned file is compared with.
    static let mostItems = 1_000_000

    /// What a record of a returned file is among what was sent.
    enum Match {
        /// It was sent, and is taken off what is left.
        case sent
        /// It was sent, and came back before in another file.
        case before
        /// It was sent, but not with the token that it has.
        case otherToken
        /// The reference was sent, but not with this amount, or not so often.
        case otherAmount
        /// The reference was never sent.
        case never
    }

    private struct Key: Hashable {
        let high: UInt64
        let low: UInt64

        init(_ bytes: some Sequence<UInt8>) {
            let digest = Digest.sha256(Array(bytes)).bytes
            func word(_ range: Range<Int>) -> UInt64 { digest[range].reduce(0) { $0 << 8 | UInt64($1) } }
            (high, low) = (word(0..<8), word(8..<16))
        }
    }

    /// How often each reference, with its pence where amounts are compared, was sent and not met yet.
    private var left: [Key: Int] = [:]
    private var references: Set<Key> = []
    /// How often each came back in earlier files, with a reason and without: what was carried out may come back later.
    private var returnedBefore: [Key: Int] = [:]
    private var matchedBefore: [Key: Int] = [:]
    /// What the tokens of each item stood for.
    private var ties: Set<Key> = []
    private let hasAmounts: Bool

    /// No items yet. `hasAmounts` says whether returned records have amounts to compare.
    init(hasAmounts: Bool) { self.hasAmounts = hasAmounts }

    /// Reads the items of an exchange to their end. `hasAmounts` says whether returned records have amounts to compare.
    ///
    /// Refuses with `.check` a list that is not the one that was sent.
    init(_ path: String, of exchange: Exchange, hasAmounts: Bool) throws {
        self.init(hasAmounts: hasAmounts)
        guard try Folder.status(of: path) != nil else {
            throw KitError(
                .failed, "the items of B\(exchange.bundle.number) are not at home any more: \(path)",
                hint: "put the list back from a backup; once the bundle was disposed of, nothing can be matched with it"
            )
        }
        guard exchange.sent.rows <= Self.mostItems else {
            throw KitError(
                .failed, "B\(exchange.bundle.number) has more than \(Self.mostItems) items",
                hint: "match the returned file with the sales ledger itself")
        }
        var items = try ExchangeItems(path)
        while let line = try items.next() { add(line) }
        guard items.digest == exchange.items else {
            throw KitError(
                .check, "\(path) was changed since B\(exchange.bundle.number) was sent",
                hint: "put it back from a backup; without it nobody can tell what was sent")
        }
    }

    /// Adds an item, as its line says it; what is no such line is none.
    mutating func add(_ line: ArraySlice<UInt8>) {
        guard let item = Self.item(line) else { return }
        left[key(item.reference, item.pence), default: 0] += 1
        references.insert(Key(item.reference))
        for tie in item.ties { ties.insert(self.tie(item.reference, item.pence, tie)) }
    }

    /// Whether an item of this reference and amount was sent with a token that stands for this.
    func hasSent(_ tie: ItemTie, with reference: ArraySlice<UInt8>, pence: Int) -> Bool {
        ties.contains(self.tie(reference, pence, Array(tie.text.utf8)[...]))
    }

    /// Whether there is such an item left to be taken.
    func isLeft(_ reference: ArraySlice<UInt8>, pence: Int) -> Bool { left[key(reference, pence), default: 0] > 0 }

    private func tie(_ reference: ArraySlice<UInt8>, _ pence: Int, _ tie: ArraySlice<UInt8>) -> Key {
        // No reference holds the NUL.
        Key(Array(reference) + Array("\0\(hasAmounts ? "\(pence)" : "")\0".utf8) + tie)
    }

    /// Reads what came back in an earlier file. Refuses with `.check` a list that does not come to what was recorded.
    mutating func takeEarlier(_ path: String, _ earlier: ExchangeReturn) throws {
        let hint = "take that file in again, which makes its list anew, or put the list back from a backup"
        guard try Folder.status(of: path) != nil else {
            throw KitError(.failed, "what an earlier file returned is not at home any more: \(path)", hint: hint)
        }
        var lines = try ExchangeItems(path)
        var (matched, returned) = (MoneyTotal.zero, MoneyTotal.zero)
        while let line = try lines.next() {
            guard let item = Self.item(line) else { continue }
            let key = key(item.reference, item.pence)
            let isReturned = line.last == UInt8(ascii: "r")
            if isReturned { returnedBefore[key, default: 0] += 1 } else { matchedBefore[key, default: 0] += 1 }
            let isCounted = isReturned ? returned.add(pence: item.pence) : matched.add(pence: item.pence)
            if !isCounted { break }
        }
        guard matched == earlier.matched, returned == earlier.returned else {
            throw KitError(.check, "\(path) was changed since it was written", hint: hint)
        }
    }

    /// The line of a record that was taken, as `takeEarlier` reads it.
    static func line(_ reference: ArraySlice<UInt8>, pence: Int, isReturned: Bool) -> [UInt8] {
        Array(reference) + Array(",\(pence),,\(isReturned ? "r" : "m")\n".utf8)
    }

    /// Takes a record of a returned file.
    mutating func take(_ reference: ArraySlice<UInt8>, pence: Int, isReturned: Bool) -> Match {
        let key = key(reference, pence)
        if let count = left[key], count > 0 {
            guard count > (isReturned ? returnedBefore : matchedBefore)[key, default: 0] else { return .before }
            left[key] = count - 1
            return .sent
        }
        return references.contains(Key(reference)) ? .otherAmount : .never
    }

    private func key(_ reference: ArraySlice<UInt8>, _ pence: Int) -> Key {
        hasAmounts ? Key(Array(reference) + Array(",\(pence)".utf8)) : Key(reference)
    }

    /// What a line `reference,pence,day,code tie tie` says; commas may stand in the reference alone.
    private static func item(
        _ line: ArraySlice<UInt8>
    ) -> (reference: ArraySlice<UInt8>, pence: Int, ties: ArraySlice<ArraySlice<UInt8>>)? {
        let commas = line.indices.reversed().lazy.filter { line[$0] == UInt8(ascii: ",") }.prefix(3)
        let places = Array(commas)
        guard places.count == 3 else { return nil }
        let pence = Int(String(decoding: line[(places[2] + 1)..<places[1]], as: UTF8.self))
        let words = line[(places[0] + 1)...].split(separator: 0x20, omittingEmptySubsequences: false)
        return pence.map { (line[..<places[2]], $0, words.dropFirst()) }
    }
}

/// What a value stands for that left as a token: 64 bits of the digest of what it was. It is kept beside the item, so that
/// a token of another record is not taken for this one's.
struct ItemTie: Sendable, Hashable {
    private let word: UInt64

    /// The tie of a value as it stood in the export.
    init(_ value: some Sequence<UInt8>) {
        word = Digest.sha256(Array(value)).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// 16 digits.
    var text: String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
