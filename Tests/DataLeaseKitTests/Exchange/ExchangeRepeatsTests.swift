import Primitives
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

    private func repeats(_ earlier: [Exchange], at place: ExchangePlace) -> ExchangeRepeats {
        ExchangeRepeats(earlier, of: "DSA", in: "monthly", dataset: "collections", at: place)
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
    func missing() throws {
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
            let repeats = repeats(earlier, at: try place(ours, replacing: bundle))
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
        #expect(repeats(earlier, at: try place([])).candidates.map(\.bundle.number) == [1, 2, 3, 5])
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
