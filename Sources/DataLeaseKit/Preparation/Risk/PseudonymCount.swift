internal import Bundles

/// How often the pseudonyms of one field stand in what leaves: exactly as long as there are few of them, and of many a
/// lower bound of how often the most frequent one does. It takes 64 KiB at most.
struct PseudonymCount {
    private struct Entry {
        var hash: UInt64 = 0
        var count = 0
    }

    private(set) var values = 0
    /// Each one and how often it was met, by the last bits of its hash and what follows; empty once there are many.
    private var few = Array(repeating: Entry(), count: PseudonymCount.fewCount)
    private var distinctFew = 0
    /// For each value of the last bits of a hash, one that may be the most frequent of those (Boyer and Moore, 1981): it
    /// counts itself up and the others down. Whatever is a tenth of all values is one of these, and its count short by no
    /// more than the others that share its place, a 4096th of them. Empty as long as there are few.
    private var leaders: [Entry] = []

    private static let fewCount = 128
    private static let leaderCount = 4096

    /// Takes the hashes of values, none of them 0.
    mutating func add(_ hashes: [UInt64]) {
        values += hashes.count
        for hash in hashes {
            guard leaders.isEmpty else {
                lead(hash, 1)
                continue
            }
            var place = Int(truncatingIfNeeded: hash) & (Self.fewCount - 1)
            while few[place].count != 0, few[place].hash != hash { place = (place + 1) & (Self.fewCount - 1) }
            if few[place].count == 0 {
                few[place].hash = hash
                distinctFew += 1
            }
            few[place].count += 1
            if distinctFew == RowRisk.WeakPseudonym.fewDistinct { becomeMany() }
        }
    }

    private mutating func becomeMany() {
        leaders = Array(repeating: Entry(), count: Self.leaderCount)
        for entry in few where entry.count > 0 { lead(entry.hash, entry.count) }
        few = []
    }

    private mutating func lead(_ hash: UInt64, _ count: Int) {
        let place = Int(truncatingIfNeeded: hash) & (Self.leaderCount - 1)
        if leaders[place].hash == hash {
            leaders[place].count += count
        } else if leaders[place].count >= count {
            leaders[place].count -= count
        } else {
            leaders[place] = Entry(hash: hash, count: count - leaders[place].count)
        }
    }

    /// How many different ones there are; `nil` where there are many.
    var distinct: Int? { leaders.isEmpty ? distinctFew : nil }
    /// How often the most frequent one stands there; of many at least so often.
    var most: Int { (leaders.isEmpty ? few : leaders).reduce(0) { max($0, $1.count) } }

    /// Whether their frequencies may give them away: few different ones that come twenty times each, or one that comes
    /// twenty times and is a tenth of them. Of many, one that is short of a tenth by no more than may share its place
    /// counts too: twice what does so on average, and a few.
    var isWeak: Bool {
        if let distinct, distinct > 0, values >= distinct * 20 { return true }
        let shared = leaders.isEmpty ? 0 : values / (Self.leaderCount / 2) + 4
        return most >= 20 && most + shared >= (values + 9) / 10
    }
}
