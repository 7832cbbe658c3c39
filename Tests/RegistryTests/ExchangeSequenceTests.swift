import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct ExchangeSequenceTests {
    private let owner = PreparationOwner(process: 4711, started: "1000")

    private func withRegistry(_ body: (Registry) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try body(try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path))
        }
    }

    /// Makes the next bundle ready with this exchange; `input` names its export.
    @discardableResult
    private func ready(
        _ exchange: ExchangeRecord?, input: String = "export", agreement: String = "DSA-2026-020",
        isRehearsal: Bool = false, in registry: Registry
    ) throws -> Int {
        let number = try registry.beginPreparation(by: owner, in: "/srv/out", at: Instant(seconds: 0)) { _ in [] }
            .number
        let sample = try sampleReady(number)
        let bundle = try sampleBundle(
            number, isRehearsal: isRehearsal, exchange: exchange, agreement: agreement, input: input)
        try registry.readyPreparation(
            ReadyPreparation(
                bundle: bundle, actor: sample.actor, time: sample.time, files: sample.files, copies: sample.copies))
        return number
    }

    @discardableResult
    private func send(
        _ exchange: ExchangeRecord?, input: String = "export", agreement: String = "DSA-2026-020",
        isRehearsal: Bool = false, in registry: Registry
    ) throws -> Int {
        let number = try ready(
            exchange, input: input, agreement: agreement, isRehearsal: isRehearsal, in: registry)
        try registry.commitPreparation(number)
        return number
    }

    private func replacement(_ number: Int, of bundle: Int) throws -> ExchangeRecord {
        var exchange = try sampleExchange(number)
        exchange.replaces = .init(bundle: bundle, reason: "the bureau lost it")
        return exchange
    }

    @Test("the exchanges of an agreement are told by sequence and number, and nothing else is one")
    func listing() throws {
        try withRegistry { registry in
            try send(nil, in: registry)
            try send(try sampleExchange(1), input: "one", in: registry)
            try send(try sampleExchange(1, sequence: "adhoc"), input: "two", in: registry)
            try send(try sampleExchange(2), input: "three", isRehearsal: true, in: registry)
            try send(try sampleExchange(1), agreement: "DSA-2026-021", in: registry)
            try send(try sampleExchange(2), input: "four", in: registry)
            let found = try registry.exchanges(of: "DSA-2026-020")
            #expect(found.map(\.bundle.number) == [3, 2, 6])
            #expect(found.map(\.sequence) == ["adhoc", "monthly-collection", "monthly-collection"])
            #expect(found.map(\.number) == [1, 1, 2])
            #expect(found.map(\.input) == ["two", "one", "four"].map { Digest.sha256($0) })
            let last = try #require(found.last)
            #expect(last.sent == MoneyTotal(rows: 4, pence: 1050))
            #expect(try last.lastDay == day("2026-11-16"))
            #expect(last.items == Digest.sha256("items 2") && last.register == Digest.sha256("register"))
            #expect(last.stands && last.releasedAt == nil && last.answers.isEmpty && last.returns.isEmpty)
            #expect(try registry.exchanges(of: "DSA-2026-020", in: "adhoc").map(\.bundle.number) == [3])
            #expect(try registry.exchanges(of: "DSA-2026-099").isEmpty)
            #expect(try registry.exchange(ofBundle: 1) == nil)
            #expect(try registry.exchange(ofBundle: 6) == last)
        }
    }

    @Test("a sequence knows its last number, its newest exchange and an export that went out before")
    func standing() throws {
        try withRegistry { registry in
            let empty = try registry.exchangeSequence(
                "monthly-collection", of: "DSA-2026-020", input: Digest.sha256("one"))
            #expect(empty.last == 0 && empty.same == nil && empty.newest == nil)
            try send(try sampleExchange(1), input: "one", in: registry)
            try send(try sampleExchange(2), input: "two", in: registry)
            let now = try registry.exchangeSequence(
                "monthly-collection", of: "DSA-2026-020", input: Digest.sha256("one"))
            #expect(now.last == 2 && now.same?.bundle.number == 1 && now.newest?.bundle.number == 2)
            let other = try registry.exchangeSequence("adhoc", of: "DSA-2026-020", input: Digest.sha256("one"))
            #expect(other.last == 0 && other.same == nil)
        }
    }

    @Test("what is void gives its number back; what was replaced keeps it, and is remembered as sent")
    func voidAndReplaced() throws {
        try withRegistry { registry in
            try send(try sampleExchange(1), input: "one", in: registry)
            try registry.append(
                .bundleVoided(BundleOrder(bundle: 1, order: sampleOrder())), by: officer, at: Instant(seconds: 0),
                keeping: sampleEvidence())
            let void = try registry.exchangeSequence(
                "monthly-collection", of: "DSA-2026-020", input: Digest.sha256("one"))
            #expect(void.last == 0 && void.same == nil && void.newest == nil)
            try send(try sampleExchange(1), input: "one", in: registry)
            try send(try replacement(1, of: 2), input: "two", in: registry)
            let now = try registry.exchangeSequence(
                "monthly-collection", of: "DSA-2026-020", input: Digest.sha256("one"))
            #expect(now.last == 1 && now.same?.bundle.number == 2 && now.newest?.bundle.number == 3)
            let found = try registry.exchanges(of: "DSA-2026-020")
            #expect(found.map(\.isVoided) == [true, false, false])
            #expect(found.map(\.replacedBy) == [nil, 3, nil])
            #expect(found.map(\.stands) == [false, false, true])
            #expect(found.last?.replaces?.bundle == 2)
            // An event of the replaced bundle says so, in the transaction that recorded the other.
            #expect(
                try registry.events(ofBundle: 2).last?.body
                    == .exchangeReplaced(ExchangeReplacement(bundle: 2, by: 3)))
            #expect(try registry.verify().bundles == 3)
        }
    }

    private func void(_ bundle: Int, in registry: Registry) throws {
        try registry.append(
            .bundleVoided(BundleOrder(bundle: bundle, order: sampleOrder())), by: officer, at: Instant(seconds: 0),
            keeping: sampleEvidence())
    }

    @Test("once what took its place is void an exchange stands again, unless another stands behind that")
    func replacementVoided() throws {
        try withRegistry { registry in
            try send(try sampleExchange(1), input: "one", in: registry)
            try send(try replacement(1, of: 1), input: "two", in: registry)
            func facts(_ number: Int) throws -> [BundleEvent.Fact] { try registry.bundleEvents(number).map(\.fact) }
            #expect(try facts(1).last == .replaced)
            try void(2, in: registry)
            let again = try registry.exchanges(of: "DSA-2026-020")
            #expect(again.map(\.stands) == [true, false])
            #expect(again.map(\.replacedBy) == [nil, nil])
            #expect(try facts(1).last == .replacementVoided)
            // It can be replaced once more, and what is void cannot.
            try expectRefusal(.conflict) { try ready(try replacement(1, of: 2), in: registry) }
            let third = try send(try replacement(1, of: 1), input: "three", in: registry)
            let fourth = try send(try replacement(1, of: third), input: "four", in: registry)
            try void(third, in: registry)
            #expect(try registry.exchanges(of: "DSA-2026-020").map(\.replacedBy) == [fourth, nil, fourth, nil])
            #expect(try facts(1).last == .replaced && facts(third).last == .voided)
            try void(fourth, in: registry)
            #expect(try registry.exchanges(of: "DSA-2026-020").map(\.stands) == [true, false, false, false])
            #expect(try facts(1).last == .replacementVoided && facts(third).last == .replacementVoided)
        }
    }

    @Test("an order does not make void what was sent, or what a recipient answered for")
    func voidButSent() throws {
        try withRegistry { registry in
            try send(try sampleExchange(1), input: "one", in: registry)
            try void(1, in: registry)
            #expect(try registry.exchange(ofBundle: 1)?.isVoided == true)
            try registry.append(
                .bundleReleased(BundleRelease(bundle: 1, channel: "portal")), by: officer, at: Instant(seconds: 0))
            #expect(try registry.exchange(ofBundle: 1)?.isVoided == false)
        }
    }

    @Test("a number that is a gap or a repeat is refused before it is ready, and leaves what it was")
    func numbers() throws {
        try withRegistry { registry in
            try send(try sampleExchange(1), in: registry)
            for number in [1, 3] {
                let refusal = try expectRefusal(.conflict) { try ready(try sampleExchange(number), in: registry) }
                #expect(refusal.what.contains("so the next is 2"))
            }
            try expectRefusal(.conflict) { try ready(try replacement(2, of: 1), in: registry) }
            try expectRefusal(.conflict) { try ready(try replacement(1, of: 9), in: registry) }
            try send(try replacement(1, of: 1), in: registry)
            try expectRefusal(.conflict) { try ready(try replacement(1, of: 1), in: registry) }
            #expect(try registry.exchanges(of: "DSA-2026-020").count == 2)
        }
    }

    @Test("of two runs at once only one gets a number, and the other may when that one is given up")
    func twoRuns() throws {
        try withRegistry { registry in
            let first = try ready(try sampleExchange(1), in: registry)
            let refusal = try expectRefusal(.conflict) { try ready(try sampleExchange(1), in: registry) }
            #expect(refusal.what.contains("another run is sending that number"))
            try ready(try sampleExchange(1, sequence: "adhoc"), in: registry)
            try ready(try sampleExchange(1), agreement: "DSA-2026-021", in: registry)
            try registry.abandonPreparation(first, by: officer, at: Instant(seconds: 0))
            try send(try sampleExchange(1), in: registry)
        }
    }

    @Test("of two runs that compared before either was ready, the second is sent back to compare with the first")
    func compared() throws {
        try withRegistry { registry in
            func prepared(_ exchange: ExchangeRecord) throws -> ReadyPreparation {
                let number = try registry.beginPreparation(by: owner, in: "/srv/out", at: Instant(seconds: 0)) { _ in
                    []
                }.number
                let sample = try sampleReady(number)
                return ReadyPreparation(
                    bundle: try sampleBundle(
                        number, exchange: exchange, agreement: "DSA-2026-020", input: "e\(number)"),
                    actor: sample.actor, time: sample.time, files: sample.files, copies: sample.copies)
            }
            // Both have seen that nothing went out.
            let (one, other) = (
                try prepared(try sampleExchange(1)), try prepared(try sampleExchange(1, sequence: "adhoc"))
            )
            #expect(try registry.exchangesAndReady(besides: one.bundle.bundle).isEmpty)
            try registry.readyPreparation(one, comparedWith: [])
            try expectRefusal(.outdated) { try registry.readyPreparation(other, comparedWith: []) }
            // It is there to be compared with while it is ready only, and when it is recorded.
            let ready = try registry.exchangesAndReady(besides: other.bundle.bundle)
            #expect(ready.map(\.bundle.number) == [1] && ready.map(\.isRecorded) == [false])
            #expect(ready.first?.items == one.bundle.exchange?.items && ready.first?.input == Digest.sha256("e1"))
            try registry.commitPreparation(1)
            try expectRefusal(.outdated) { try registry.readyPreparation(other, comparedWith: []) }
            #expect(try registry.exchangesAndReady(besides: other.bundle.bundle).map(\.isRecorded) == [true])
            // What is void went nowhere.
            try registry.readyPreparation(other, comparedWith: [1])
            let third = try prepared(try sampleExchange(1, sequence: "third"))
            try registry.commitPreparation(2)
            try void(1, in: registry)
            try registry.readyPreparation(third, comparedWith: [2])
        }
    }

    @Test("answers and returns are told with their exchange; what does not count is no answer")
    func answers() throws {
        try withRegistry { registry in
            try send(try sampleExchange(1), in: registry)
            func receipt(_ isAccepted: Bool, _ problems: [String], answer: Bool = true) throws -> EventBody {
                .receiptRecorded(
                    RecordedReceipt(
                        bundle: 1, receipt: Digest.sha256("receipt"), signature: Digest.sha256("signature"),
                        signer: fingerprint("engineer"), receivedOn: try day("2026-12-01"), checkpoint: nil,
                        isAccepted: isAccepted, problems: problems,
                        exchange: answer
                            ? ExchangeAnswer(
                                sequence: "monthly-collection", number: 1, arrived: MoneyTotal(rows: 4, pence: 1050),
                                outcome: .accepted) : nil))
            }
            let released = EventBody.bundleReleased(BundleRelease(bundle: 1, channel: "portal"))
            let file = ExchangeReturn(
                bundle: 1, dataset: "returns", input: Digest.sha256("file"), matched: .zero,
                returned: MoneyTotal(rows: 1, pence: 350), unknown: .zero, signer: nil)
            let bodies = [
                released, try receipt(true, [], answer: false), try receipt(false, ["signer-not-trusted"]),
                try receipt(false, ["pence-differ"]), try receipt(true, []), .exchangeReturned(file),
            ]
            for (index, body) in bodies.enumerated() {
                try registry.append(
                    body, by: officer, at: Instant(seconds: 1_800_000_000 + index), keeping: sampleEvidence())
            }
            let exchange = try #require(try registry.exchange(ofBundle: 1))
            #expect(exchange.releasedAt == Instant(seconds: 1_800_000_000))
            #expect(exchange.answers.map(\.figures) == [.contested, .agreed])
            #expect(exchange.returns == [file])
        }
    }
}
