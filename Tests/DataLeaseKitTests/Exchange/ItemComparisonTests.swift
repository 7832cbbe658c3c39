import Primitives
import Testing

@testable import DataLeaseKit

@Suite("What of a file went out before")
struct ItemComparisonTests {
    private func marks(_ items: [(String, Int, String?)]) throws -> [ItemMark] {
        try items.map { reference, pence, day in
            try #require(ItemMark(line: Array("\(reference),\(pence),\(day ?? ""),17".utf8)[...]))
        }
    }

    /// Payers 1 to 14, each with an amount of its own.
    private func month(
        _ payers: ClosedRange<Int>, day: String? = "2026-12-01", more pence: Int = 0
    ) throws -> [ItemMark] {
        try marks(payers.map { ("EXC\($0)", 1_000 + $0 * 7 + pence, day) })
    }

    private func compared(
        _ file: [ItemMark], with sent: [[ItemMark]], _ relation: ItemComparison.Relation = .same,
        presentedAgain: Set<ItemMark> = []
    ) -> ItemComparison {
        var comparison = ItemComparison(file, presentedAgain: presentedAgain)
        for exchange in sent {
            var items = exchange[...]
            _ = comparison.compare(relation) { items.popFirst() }
        }
        return comparison
    }

    @Test("half of the items is too much, however many exchanges they went out with, under any sequence")
    func union() throws {
        let sent = [try month(1...4), try month(5...7)]
        for relation in [ItemComparison.Relation.same, .other] {
            #expect(compared(try month(1...14), with: sent, relation).equal == 7)
            #expect(compared(try month(1...14), with: sent, relation).isRepeat)
            #expect(!compared(try month(1...15), with: sent, relation).isRepeat)
        }
        #expect(compared(try month(1...15), with: sent).equal == 7)
        #expect(!compared(try month(1...14), with: []).isRepeat)
        #expect(!compared([], with: sent).isRepeat)
    }

    @Test("each item counts as often as it went out")
    func multiset() throws {
        let twice = try marks([("A", 5, "2026-12-01"), ("A", 5, "2026-12-01"), ("B", 5, "2026-12-09")])
        #expect(compared(twice, with: [try marks([("A", 5, "2026-12-01")])], .other).equal == 1)
        #expect(compared(twice, with: [twice]).equal == 3)
    }

    @Test("a penny moved or some days later is the same; the amount of another week or month is not")
    func nearly() throws {
        let sent = [try month(1...14)]
        #expect(compared(try month(1...14, more: 1), with: sent).isRepeat)
        #expect(compared(try month(1...8, more: 1) + (try month(20...25)), with: sent).isRepeat)
        #expect(!compared(try month(1...7, more: 1) + (try month(20...26)), with: sent).isRepeat)
        for day in ["2026-12-02", "2026-12-07", "2026-11-25"] {
            #expect(compared(try month(1...14, day: day), with: sent).alike == 14, "\(day)")
            #expect(compared(try month(1...14, day: day), with: sent).isRepeat, "\(day)")
            #expect(!compared(try month(1...14, day: day), with: sent, .other).isRepeat, "\(day)")
        }
        for day in ["2026-12-08", "2026-11-24", "2027-01-01"] {
            #expect(!compared(try month(1...14, day: day), with: sent).isRepeat, "\(day)")
        }
        // A penny for some and a day for others are added up.
        let both = try month(1...4, more: 1) + (try month(5...8, day: "2026-12-03")) + (try month(20...25))
        #expect(compared(both, with: sent).alike == 8)
        #expect(compared(both, with: sent).isRepeat)
    }

    @Test("what is presented again some days later was due before; on its own day it went out")
    func presentedAgain() throws {
        let later = try month(1...14, day: "2026-12-06")
        #expect(!compared(later, with: [try month(1...14)], presentedAgain: Set(later)).isRepeat)
        let same = try month(1...14)
        #expect(compared(same, with: [same], presentedAgain: Set(same)).isRepeat)
    }

    @Test("spaces and case of a reference hide nothing")
    func references() throws {
        let sent = [try marks([("exc 2000064", 10048, "2026-12-01")])]
        #expect(compared(try marks([(" EXC2000064 ", 10048, "2026-12-01")]), with: sent).isRepeat)
        #expect(!compared(try marks([("EXC2000065", 10048, "2026-12-01")]), with: sent).isRepeat)
    }

    @Test("without days, on either side, more than half of one exchange is too much")
    func undated() throws {
        let plain = try month(1...14, day: nil)
        #expect(compared(plain, with: [plain]).isRepeat)
        #expect(compared(plain, with: [try month(1...14)]).isRepeat)
        #expect(compared(try month(1...14), with: [plain]).isRepeat)
        #expect(compared(plain, with: [try month(1...8, day: nil)]).isRepeat)
        #expect(!compared(plain, with: [try month(1...7, day: nil)]).isRepeat)
        #expect(!compared(plain, with: [try month(1...7, day: nil), try month(8...14, day: nil)]).isRepeat)
        #expect(!compared(plain, with: [plain], .other).isRepeat)
    }

    @Test("a line of the items is read from its end, and what is none is none")
    func lines() throws {
        #expect(ItemMark(line: Array("a,b,10,2026-12-01,17".utf8)[...])?.pence == 10)
        #expect(ItemMark(line: Array("a,-10,,".utf8)[...])?.day == nil)
        for line in ["", "a", "a,10", "a,10,2026-12-01", "a,ten,2026-12-01,17", "a,10,2026-13-01,17"] {
            #expect(ItemMark(line: Array(line.utf8)[...]) == nil, "\(line)")
        }
    }
}
