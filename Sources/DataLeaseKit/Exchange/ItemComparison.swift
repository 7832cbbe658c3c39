internal import Primitives

/// What an item is found again by; of this process alone.
struct ItemMark: Hashable {
    /// A hash of its reference, without spaces and in capitals.
    let reference: Int
    let pence: Int
    /// The days since 1970; `nil` where it has none.
    let day: Int32?

    init(_ reference: ArraySlice<UInt8>, pence: Int, day: CivilDate?) {
        self.init(reference, pence: pence, day: day.map { Int32($0.daysSinceEpoch) })
    }

    private init(_ reference: ArraySlice<UInt8>, pence: Int, day: Int32?) {
        var hasher = Hasher()
        for byte in reference where byte != UInt8(ascii: " ") {
            hasher.combine((UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte)
        }
        self.reference = hasher.finalize()
        self.pence = pence
        self.day = day
    }

    private init(reference: Int, pence: Int, day: Int32?) {
        self.reference = reference
        self.pence = pence
        self.day = day
    }

    /// The item of a line `reference,pence,day,code`; commas may stand in the reference alone. `nil` for what is no such line.
    init?(line: ArraySlice<UInt8>) {
        let comma = UInt8(ascii: ",")
        guard let code = line.lastIndex(of: comma), let day = line[..<code].lastIndex(of: comma),
            let pence = line[..<day].lastIndex(of: comma),
            let amount = Int(String(decoding: line[(pence + 1)..<day], as: UTF8.self))
        else { return nil }
        let text = line[(day + 1)..<code]
        guard !text.isEmpty else {
            self.init(line[..<pence], pence: amount, day: Int32?.none)
            return
        }
        guard let date = CivilDate(iso: String(decoding: text, as: UTF8.self)) else { return nil }
        self.init(line[..<pence], pence: amount, day: date)
    }

    /// The same on another day, or on none.
    func on(_ day: Int32?) -> ItemMark { ItemMark(reference: reference, pence: pence, day: day) }

    /// The same of no amount.
    var unpriced: ItemMark { ItemMark(reference: reference, pence: 0, day: day) }
}

/// How many items of a new file went out before, in all earlier exchanges together.
///
/// Memory: up to 400 bytes an item of the new file, whatever was sent before.
struct ItemComparison {
    /// What the exchanges that are compared have to do with the new file's.
    enum Relation {
        /// They are of its sequence or of its dataset: what is nearly the same is the same.
        case same
        /// They are of another one under the agreement: only what is equal is the same.
        case other
    }

    /// By how many days an item of the same reference and amount may differ and still be taken for the same: whoever collects
    /// once a week collects another one.
    static let days: Int32 = 6

    /// How many items the new file has.
    let count: Int
    /// How often each item that has a day was not met yet; how often each is there.
    private var left: [ItemMark: Int] = [:]
    private var counts: [ItemMark: Int] = [:]
    /// The items without their days: those that have none, and those that have one.
    private var undated: [ItemMark: Int] = [:]
    private var dated: [ItemMark: Int] = [:]
    private var references: Set<Int> = []
    private var presentedAgain: Set<ItemMark> = []
    /// The references and days of the new file, and those of them that went out.
    private var collected: Set<ItemMark> = []
    private var metDays: Set<ItemMark> = []
    /// The items that went out, or nearly the same.
    private var met: Set<ItemMark> = []
    private var mostUndated = 0
    /// How many items with a day went out with the same reference, amount and day.
    private(set) var equal = 0

    /// - Parameters:
    ///   - items: The items of the new file.
    ///   - again: Those of them that say that they are presented again: they have been due before, by what they are.
    init(_ items: [ItemMark], presentedAgain again: Set<ItemMark> = []) {
        count = items.count
        presentedAgain = again
        for item in items {
            references.insert(item.reference)
            if item.day != nil {
                counts[item, default: 0] += 1
                collected.insert(item.unpriced)
                dated[item.on(nil), default: 0] += 1
            } else {
                undated[item, default: 0] += 1
            }
        }
        left = counts
    }

    /// Compares with an earlier exchange, whose items `next` gives one by one. Whether any of them is the same, or nearly.
    mutating func compare(_ relation: Relation, with next: () throws -> ItemMark?) rethrows -> Bool {
        var undatedLeft: [ItemMark: Int] = [:]
        var datedLeft: [ItemMark: Int] = [:]
        if relation == .same { (undatedLeft, datedLeft) = (undated, dated) }
        var inThisOne = 0
        var isMet = false
        func take(_ item: ItemMark, _ counts: inout [ItemMark: Int]) -> Bool {
            guard let count = counts[item], count > 0 else { return false }
            counts[item] = count - 1
            return true
        }
        while let item = try next() {
            guard references.contains(item.reference) else { continue }
            if item.day != nil, take(item, &left) {
                equal += 1
                met.insert(item)
                isMet = true
            }
            guard relation == .same else { continue }
            if take(item.on(nil), &undatedLeft) || (item.day == nil && take(item, &datedLeft)) {
                inThisOne += 1
                isMet = true
            }
            guard let day = item.day else { continue }
            if collected.contains(item.unpriced) {
                metDays.insert(item.unpriced)
                isMet = true
            }
            for other in (day - Self.days)...(day + Self.days) {
                let near = item.on(other)
                guard counts[near] != nil, !presentedAgain.contains(near) else { continue }
                met.insert(near)
                isMet = true
            }
        }
        mostUndated = max(mostUndated, inThisOne)
        return isMet
    }

    /// How many items went out the same or nearly so: with the same reference and day, with the same reference and amount
    /// within some days, or, where no day can be compared, with the same reference and amount in one exchange.
    var alike: Int {
        var alike = mostUndated
        for (item, count) in counts where met.contains(item) || metDays.contains(item.unpriced) { alike += count }
        return alike
    }

    /// Whether so much of the file went out before that it must not go out again: half of it, or more than half nearly so.
    var isRepeat: Bool { (equal > 0 && equal * 2 >= count) || alike * 2 > count }
}
