import Primitives
import Testing

@testable import DataLeaseKit
@testable import Registry

@Suite("Where exchanges stand")
struct ExchangeStandingTests {
    private static let sent = MoneyTotal(rows: 30, pence: 5_803_107)

    private struct Change {
        var number = 1
        var bundle = 1
        var by: String? = "2026-11-24"
        var released: String? = "2026-11-22T14:00:00Z"
        var answers: [(time: String, figures: BundleEvent.Receipt.Figures)] = []
        var returns: [(matched: MoneyTotal, returned: MoneyTotal, unknown: MoneyTotal)] = []
        var replacedBy: Int?
        var isVoided = false
    }

    private func exchange(_ change: (inout Change) -> Void = { _ in }) throws -> Exchange {
        var made = Change()
        change(&made)
        func day(_ text: String?) throws -> CivilDate? { try text.map { try #require(CivilDate(iso: $0)) } }
        func time(_ text: String) throws -> Instant { try #require(Instant(iso: text)) }
        let digest = Digest.sha256([1])
        let heldBack = MoneyTotal(rows: 10, pence: 1_577_705)
        var read = Self.sent
        let isCounted = read.add(heldBack)
        #expect(isCounted)
        return Exchange(
            bundle: BundleRecord(
                number: made.bundle, stem: "DSA.B\(made.bundle)", isRehearsal: false,
                agreement: AgreementReference(id: "DSA", version: 1, digest: digest), digest: digest, preparedEvent: 7),
            preparedAt: try time("2026-11-22T12:00:00Z"), sequence: "monthly", number: made.number,
            dataset: "collections", input: digest, read: read, sent: Self.sent, heldBack: heldBack,
            lastDay: try day("2026-12-02"), items: digest, register: nil, acknowledgeBy: try day(made.by),
            replaces: nil, replacedBy: made.replacedBy, isVoided: made.isVoided,
            releasedAt: try made.released.map { try time($0) },
            answers: try made.answers.map {
                Exchange.Answer(
                    time: try time($0.time),
                    answer: ExchangeAnswer(
                        sequence: "monthly", number: made.number, arrived: Self.sent, outcome: .accepted),
                    figures: $0.figures)
            },
            returns: made.returns.map {
                ExchangeReturn(
                    bundle: made.bundle, dataset: "returns", input: digest, matched: $0.matched, returned: $0.returned,
                    unknown: $0.unknown, signer: nil)
            })
    }

    private func standing(
        on day: String = "2026-11-23", isDisputed: Bool = false, _ change: (inout Change) -> Void = { _ in }
    ) throws -> ExchangeStanding {
        ExchangeStanding(try exchange(change), isDisputed: isDisputed, on: try #require(CivilDate(iso: day)))
    }

    private static let agreed = (time: "2026-11-23T09:00:00Z", figures: BundleEvent.Receipt.Figures.agreed)

    @Test("made, sent, and late on the day behind the one on which the receipt was due")
    func awaited() throws {
        #expect(try standing { $0.released = nil }.state == .prepared)
        let sent = try standing(on: "2026-11-24")
        #expect(sent.state == .sent)
        #expect(sent.awaitsReceipt)
        #expect(sent.sentOn == CivilDate(iso: "2026-11-22"))
        let late = try standing(on: "2026-11-25")
        #expect(late.state == .late)
        #expect(late.state.needsAction)
        #expect(late.awaitsReceipt)
        // Nobody waits where no receipt is asked for.
        let unasked = try standing(on: "2027-11-25") { $0.by = nil }
        #expect(unasked.state == .sent)
        #expect(!unasked.awaitsReceipt)
    }

    @Test("a receipt with the same figures acknowledges it, however late, and what came back is added up")
    func acknowledged() throws {
        let standing = try standing(on: "2027-01-01") { $0.answers = [Self.agreed] }
        #expect(standing.state == .acknowledged)
        #expect(standing.acknowledgedOn == CivilDate(iso: "2026-11-23"))
        #expect(standing.arrived == Self.sent)
        #expect(!standing.awaitsReceipt)
        let one = MoneyTotal(rows: 1, pence: 1219)
        let returned = try self.standing {
            $0.answers = [Self.agreed]
            $0.returns = [(one, one, .zero), (.zero, one, one)]
        }
        #expect(returned.state == .returned)
        #expect(returned.returned == MoneyTotal(rows: 2, pence: 2438))
        #expect(returned.matched == one)
        #expect(returned.unknown == one)
        #expect(returned.returns == 2)
        // Nothing was returned by a file that only says what was carried out.
        let matched = try self.standing {
            $0.answers = [Self.agreed]
            $0.returns = [(one, .zero, .zero)]
        }
        #expect(matched.state == .acknowledged)
        let overflow = try self.standing {
            $0.returns = [(.zero, MoneyTotal(rows: 1, pence: .max), .zero), (.zero, one, .zero)]
        }
        #expect(overflow.returned == nil)
    }

    @Test("a receipt that counts otherwise leaves it open, and a dispute of its bundle is what it says")
    func disputed() throws {
        let contested = (time: "2026-11-23T09:00:00Z", figures: BundleEvent.Receipt.Figures.contested)
        let disputed = try standing(isDisputed: true) { $0.answers = [contested] }
        #expect(disputed.state == .disputed)
        #expect(disputed.state.needsAction)
        #expect(disputed.awaitsReceipt)
        // An approver settled it; the receipt is still awaited.
        #expect(try standing { $0.answers = [contested] }.state == .sent)
        #expect(try standing(on: "2026-11-25") { $0.answers = [contested] }.state == .late)
        // Another receipt agrees behind it.
        #expect(try standing { $0.answers = [contested, Self.agreed] }.state == .acknowledged)
    }

    @Test("what was replaced or made void awaits nothing, whatever else was said of it")
    func over() throws {
        let replaced = try standing(on: "2027-01-01", isDisputed: true) { $0.replacedBy = 2 }
        #expect(replaced.state == .replaced)
        #expect(!replaced.awaitsReceipt)
        #expect(!replaced.state.needsAction)
        let voided = try standing(on: "2027-01-01") { $0.isVoided = true }
        #expect(voided.state == .voided)
        #expect(!voided.awaitsReceipt)
    }

    @Test("a number that only a void exchange has is missing, and one behind the last is next")
    func sequence() throws {
        func sequence(_ numbers: [(number: Int, isVoided: Bool)]) throws -> ExchangeSequenceStanding {
            ExchangeSequenceStanding(
                agreement: "DSA", sequence: "monthly", recipient: "Bureau",
                exchanges: try numbers.enumerated().map { index, one in
                    try standing {
                        $0.number = one.number
                        $0.bundle = index + 1
                        $0.isVoided = one.isVoided
                    }
                })
        }
        #expect(try sequence([]).next == 1)
        #expect(try sequence([(1, false), (2, false)]).next == 3)
        #expect(try sequence([(1, false), (2, false)]).missing == [])
        let gap = try sequence([(1, false), (2, true), (3, false)])
        #expect(gap.missing == [2])
        #expect(gap.next == 4)
        // The void one at the end is sent anew under its number.
        #expect(try sequence([(1, false), (2, true)]).next == 2)
        #expect(try sequence([(1, false), (2, true), (2, false)]).missing == [])
    }
}
