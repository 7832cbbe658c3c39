import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit
@testable import Registry

@Suite("The place of an exchange, and what went out before")
struct ExchangeRepeatsTests {
    private func exchange(
        _ bundle: Int, number: Int, agreement: String = "DSA", sequence: String = "monthly", input: String? = nil,
        lastDay: String? = nil, replaces: Int? = nil, replacedBy: Int? = nil, isVoided: Bool = false
    ) throws -> Exchange {
        let digest = Digest.sha256(Array((input ?? "export \(bundle)").utf8))
        return Exchange(
            bundle: BundleRecord(
                number: bundle, stem: "\(agreement).B\(bundle)", isRehearsal: false,
                agreement: AgreementReference(id: agreement, version: 1, digest: digest), digest: digest,
                preparedEvent: bundle),
            preparedAt: Instant(seconds: 0), sequence: sequence, number: number, dataset: "collections", input: digest,
            read: .zero, sent: .zero, heldBack: .zero, lastDay: try lastDay.map { try #require(CivilDate(iso: $0)) },
            items: digest, register: nil, acknowledgeBy: nil,
            replaces: replaces.map { ExchangeRecord.Replacement(bundle: $0, reason: "lost") }, replacedBy: replacedBy,
            isVoided: isVoided, releasedAt: nil, answers: [], returns: [])
    }

    private func place(
        _ earlier: [Exchange], number: Int? = nil, replacing bundle: Int? = nil
    ) throws -> ExchangePlace {
        try ExchangePlace(
            ExchangeWishes(
                expectation: try ExchangeExpectation(parsing: "rows=1,pence=1"), number: number,
                replacement: try bundle.map { try .init(bundle: "B\($0)", reason: "lost") }),
            behind: earlier, in: "monthly")
    }

    private func repeats(
        _ earlier: [Exchange], at place: ExchangePlace, despite: [String] = []
    ) throws -> ExchangeRepeats {
        try ExchangeRepeats(
            earlier, of: "DSA", in: "monthly", dataset: "collections", at: place, despite: despite)
    }

    private func refusal(_ body: () throws -> Void) -> KitError? {
        do {
            try body()
            return nil
        } catch {
            return error as? KitError
        }
    }

    @Test("a number that only a void exchange had is missing, and is had by asking for it")
    func missingNumber() throws {
        let earlier = [
            try exchange(1, number: 1, lastDay: "2026-10-05"), try exchange(3, number: 3, lastDay: "2026-12-05"),
        ]
        let next = try place(earlier)
        #expect(next.number == 4 && next.missing == [2] && next.replaced == nil)
        let filled = try place(earlier, number: 2)
        #expect(filled.number == 2 && filled.missing == [] && filled.replaced == nil)
        for number in [1, 3, 5] { #expect(throws: KitError.self) { try place(earlier, number: number) } }
        #expect(try place([]).number == 1)
        #expect(try place([], number: 1).missing == [])
        // Its days are behind those of the number below it, and may be before those of later numbers.
        let november = try #require(CivilDate(iso: "2026-11-05"))
        try repeats(earlier, at: filled).refuse(lastDay: november)
        let september = try #require(CivilDate(iso: "2026-09-05"))
        #expect(refusal { try repeats(earlier, at: filled).refuse(lastDay: september) }?.what.contains("B1") == true)
        // Who forgets to ask is not sent to replace another month.
        let hint = try #require(refusal { try repeats(earlier, at: next).refuse(lastDay: november) }?.hint)
        #expect(hint.contains("--number 2") && !hint.contains("--replaces"))
    }

    @Test("a month whose exchange was made void is sent late, by asking for the next number")
    func late() throws {
        let earlier = [
            try exchange(1, number: 1, lastDay: "2026-10-05"), try exchange(3, number: 2, lastDay: "2026-12-05"),
        ]
        let void = try exchange(2, number: 2, lastDay: "2026-11-05", isVoided: true)
        let november = try #require(CivilDate(iso: "2026-11-05"))
        let hint = refusal { try repeats(earlier + [void], at: try place(earlier)).refuse(lastDay: november) }?.hint
        #expect(hint?.contains("B2, which is void, --number 3") == true)
        let asked = try place(earlier, number: 3)
        try repeats(earlier + [void], at: asked).refuse(lastDay: november)
        // Any other day of before stays refused.
        let other = try #require(CivilDate(iso: "2026-11-04"))
        #expect(refusal { try repeats(earlier + [void], at: asked).refuse(lastDay: other) } != nil)
        #expect(refusal { try repeats(earlier, at: asked).refuse(lastDay: november) } != nil)
    }

    @Test("the bytes of a file go out once, under whatever agreement, but for what it takes the place of")
    func bytes() throws {
        let earlier = [
            try exchange(1, number: 1, input: "a", replacedBy: 2), try exchange(2, number: 1, input: "b", replaces: 1),
            try exchange(3, number: 2, input: "c"), try exchange(4, number: 1, agreement: "OTHER", input: "d"),
            try exchange(5, number: 1, sequence: "adhoc", input: "e"),
        ]
        func refused(_ input: String, replacing bundle: Int? = nil) throws -> KitError? {
            let ours = earlier.filter { $0.sequence == "monthly" && $0.bundle.agreement.id == "DSA" }
            let repeats = try repeats(earlier, at: try place(ours, replacing: bundle))
            return refusal { try repeats.refuse(input: Digest.sha256(Array(input.utf8))) }
        }
        for input in ["a", "b", "c", "d", "e"] { #expect(try refused(input) != nil, "\(input)") }
        #expect(try refused("f") == nil)
        for input in ["a", "b"] { #expect(try refused(input, replacing: 2) == nil, "\(input)") }
        for input in ["c", "d", "e"] { #expect(try refused(input, replacing: 2) != nil, "\(input)") }
        // Only what can be replaced is said to be.
        #expect(try refused("c")?.hint?.contains("--replaces B3") == true)
        for input in ["a", "d", "e"] { #expect(try refused(input)?.hint?.contains("--replaces") == false, "\(input)") }
        #expect(try refused("d")?.what.contains("under OTHER") == true)
        // Its items are compared with all of the agreement, replaced ones too.
        #expect(try repeats(earlier, at: try place([])).candidates.map(\.bundle.number) == [1, 2, 3, 5])
    }

    private func booked(_ items: [(String, Int)], on day: String = "2026-12-01") throws -> BookedExchange {
        var booked = BookedExchange()
        let day = try #require(CivilDate(iso: day))
        booked.marks = items.map { ItemMark(Array($0.0.utf8)[...], pence: $0.1, day: day) }
        return booked
    }

    /// Gives `body` a folder, and what reads in it the items of an exchange by its bundle's number; `nil` are purged.
    private func withLists(
        _ lists: [Int: [(String, Int)]?], _ body: ((Exchange) throws -> ExchangeRepeats.Items) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            try body { exchange in
                guard let list = lists[exchange.bundle.number] else { return .missing }
                guard let list else { return .purged }
                let path = folder.appendingPathComponent("B\(exchange.bundle.number)").path
                try? Folder.remove(path)
                try Folder.write(Self.text(list), to: path)
                return .list(try ExchangeItems(path), path: path)
            }
        }
    }

    private static func text(_ items: [(String, Int)]) -> [UInt8] {
        Array(items.map { "\($0.0),\($0.1),2026-12-01,17\n" }.joined().utf8)
    }

    private func sent(
        _ bundle: Int, _ items: [(String, Int)], sequence: String = "monthly", isRecorded: Bool = true
    ) throws -> Exchange {
        let plain = try exchange(bundle, number: bundle, sequence: sequence)
        return Exchange(
            bundle: plain.bundle, preparedAt: plain.preparedAt, sequence: sequence, number: bundle,
            dataset: plain.dataset, input: plain.input, read: .zero, sent: .zero, heldBack: .zero, lastDay: nil,
            items: .sha256(Self.text(items)), register: nil, acknowledgeBy: nil, replaces: nil, replacedBy: nil,
            isVoided: false, releasedAt: nil, answers: [], returns: [], isRecorded: isRecorded)
    }

    @Test("the items of a bundle that a refusal names go out once more where that is said, and nobody else's")
    func despite() throws {
        let (first, second) = ([("A", 1), ("B", 2), ("C", 3)], [("C", 3), ("D", 4), ("E", 5)])
        let earlier = [try sent(1, first), try sent(2, second)]
        try withLists([1: first, 2: second]) { items in
            func refused(_ new: [(String, Int)], despite: [String] = []) throws -> KitError? {
                let booked = try booked(new)
                return refusal {
                    _ = try repeats(earlier, at: try place(earlier), despite: despite).refuse(booked, items: items)
                }
            }
            let most = [("A", 1), ("B", 2), ("X", 9)]
            #expect(try refused(most)?.hint?.contains("--despite B1 --reason") == true)
            #expect(try refused(most, despite: ["B1"]) == nil)
            let said = try repeats(earlier, at: try place(earlier), despite: ["1"]).refuse(
                try booked(most), items: items)
            #expect(said.count == 1 && said[0].contains("2 of the 3 items go out once more, the same as in B1"))
            // For a bundle that is not at fault, none that exists, or a file that is not refused, nothing is passed over.
            for (new, despite) in [
                (most, ["B2"]), (most, ["B1", "B2"]), (most, ["B7"]), ([("X", 9), ("Y", 9), ("A", 1)], ["B1"]),
                ([("X", 9)], ["B1"]),
            ] { #expect(try refused(new, despite: despite)?.hint?.contains("nothing was written") == true) }
            // What another bundle sent, too, is still too much.
            let both = [("C", 3), ("D", 4), ("A", 1)]
            #expect(try refused(both, despite: ["B1"])?.what.contains("2 of the 3 items") == true)
            #expect(try refused(both, despite: ["B1", "B2"]) == nil)
            // The whole file is none of that.
            let digest = earlier[0].input
            let whole = refusal { try repeats(earlier, at: try place(earlier), despite: ["B1"]).refuse(input: digest) }
            #expect(whole?.hint?.contains("--despite") == false)
        }
    }

    @Test("a list that is gone refuses a file unless it was purged, or somebody says that its bundle does not count")
    func missing() throws {
        let items = [("A", 1)]
        let earlier = [try sent(1, items), try sent(2, items)]
        try withLists([2: nil]) { lists in
            let new = try booked([("X", 9)])
            let gone = refusal { _ = try repeats(earlier, at: place(earlier)).refuse(new, items: lists) }
            #expect(gone?.what.contains("items of B1 are not at home any more") == true && gone?.category == .check)
            let said = try repeats(earlier, at: place(earlier), despite: ["B1"]).refuse(new, items: lists)
            #expect(said.first?.contains("items of B2 were purged") == true)
            // What is purged was named by no refusal.
            let both = refusal {
                _ = try repeats(earlier, at: place(earlier), despite: ["B1", "B2"]).refuse(new, items: lists)
            }
            #expect(both?.what.contains("not refused because of B2") == true)
        }
    }

    @Test("what another run has made ready counts like what is recorded, and cannot be passed over")
    func ready() throws {
        let items = [("A", 1)]
        let other = [try sent(1, items, sequence: "adhoc", isRecorded: false)]
        try withLists([1: items]) { lists in
            let new = try booked(items)
            let hint = refusal { _ = try repeats(other, at: place([])).refuse(new, items: lists) }?.hint
            #expect(hint?.contains("another run is at work") == true && hint?.contains("--despite") == false)
            let named = refusal { _ = try repeats(other, at: place([]), despite: ["B1"]) }
            #expect(named?.what.contains("B1 is no exchange") == true)
            #expect(try repeats([], at: place([])).renewed(among: other).known == [1])
        }
        // Given up, it has left nothing to compare with.
        try withLists([:]) { lists in
            let said = try repeats(other, at: place([])).refuse(booked(items), items: lists)
            #expect(said.isEmpty)
        }
    }

    @Test("bundles are named in order, of many the newest")
    func names() throws {
        func names(_ numbers: [Int]) throws -> String {
            ExchangeRepeats.bundles(try numbers.map { try exchange($0, number: $0) })
        }
        #expect(try names([]) == "")
        #expect(try names([2]) == "B2")
        #expect(try names([3, 1, 2]) == "B1, B2 and B3")
        #expect(try names(Array(1...7)) == "B3, B4, B5, B6, B7 and 2 older ones")
    }
}
