import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct ExchangeEventTests {
    private func event(_ body: EventBody) throws -> Event {
        Event(
            sequence: 7, time: try instant("2026-11-30T09:15:00Z"), actor: officer,
            tree: TreeHead(size: 6, root: Digest.sha256("root")), body: body)
    }

    private func prepared(_ exchange: ExchangeRecord) throws -> Event {
        try event(.bundlePrepared(try sampleBundle(1, exchange: exchange)))
    }

    @Test("the figures of an exchange stand at the end of the event, in the documented order")
    func bytes() throws {
        let text = String(decoding: try prepared(try sampleExchange(3)).bytes, as: UTF8.self)
        #expect(
            text.hasSuffix(
                """
                ,"exchange":{"sequence":"monthly-collection","number":3,"dataset":"collections",\
                "read":{"rows":5,"pence":1000},"sent":{"rows":4,"pence":1050},"heldBack":{"rows":1,"pence":-50},\
                "groups":[{"code":"17","date":"2026-11-16","read":{"rows":3,"pence":700},\
                "sent":{"rows":3,"pence":700},"heldBack":{"rows":0,"pence":0}},\
                {"code":"99","date":"2026-11-16","read":{"rows":2,"pence":300},\
                "sent":{"rows":1,"pence":350},"heldBack":{"rows":1,"pence":-50}}],\
                "register":"\(Digest.sha256("register"))","items":"\(Digest.sha256("items 3"))",\
                "acknowledgeBy":"2026-12-02"}}
                """), "\(text)")
    }

    @Test("a bundle without an exchange is written and read as before there were any")
    func without() throws {
        let event = try event(.bundlePrepared(try sampleBundle(1)))
        #expect(!String(decoding: event.bytes, as: UTF8.self).contains("exchange"))
        #expect(try Event(parsing: event.bytes) == event)
    }

    @Test("random exchanges read back as they were written, and their figures add up")
    func roundTrip() throws {
        var random = RandomEvents(seed: 41)
        for _ in 0..<300 {
            let exchange = random.exchange()
            #expect(exchange.flaw == nil)
            let event = try prepared(exchange)
            #expect(try Event(parsing: event.bytes) == event)
        }
    }

    @Test(
        "figures that do not add up are no event",
        arguments: [
            // A penny more sent, in total and in a group; a row; a group twice; groups in another order; a number of 0.
            ("\"sent\":{\"rows\":4,\"pence\":1050}", "\"sent\":{\"rows\":4,\"pence\":1051}"),
            ("\"sent\":{\"rows\":1,\"pence\":350}", "\"sent\":{\"rows\":1,\"pence\":351}"),
            ("\"read\":{\"rows\":5,\"pence\":1000}", "\"read\":{\"rows\":6,\"pence\":1000}"),
            ("\"code\":\"99\"", "\"code\":\"17\""), ("\"code\":\"99\"", "\"code\":\"09\""),
            ("\"code\":\"99\"", "\"code\":\"9 9\""), ("\"code\":\"99\"", "\"code\":\"123456789\""),
            ("\"number\":3", "\"number\":0"), ("\"rows\":4,\"pence\":1050", "\"pence\":1050,\"rows\":4"),
            ("\"heldBack\":{\"rows\":1,", "\"heldBack\":{\"rows\":-1,"), ("monthly-collection", "Monthly collection"),
            (",\"items\":", ",\"things\":"), ("\"acknowledgeBy\":\"2026-12-02\"", "\"acknowledgeBy\":\"soon\""),
            ("\"2026-12-02\"}}", "\"2026-12-02\",\"replaces\":{\"bundle\":0,\"reason\":\"x\"}}}"),
            ("\"2026-12-02\"}}", "\"2026-12-02\",\"replaces\":{\"bundle\":1,\"reason\":\"\"}}}"),
            ("\"2026-12-02\"}}", "\"2026-12-02\",\"despite\":{\"bundles\":[],\"reason\":\"x\"}}}"),
            ("\"2026-12-02\"}}", "\"2026-12-02\",\"despite\":{\"bundles\":[2,2],\"reason\":\"x\"}}}"),
            ("\"2026-12-02\"}}", "\"2026-12-02\",\"despite\":{\"bundles\":[0],\"reason\":\"x\"}}}"),
            ("\"2026-12-02\"}}", "\"2026-12-02\",\"despite\":{\"bundles\":[1],\"reason\":\"\"}}}"),
        ])
    func flaws(_ change: (old: String, new: String)) throws {
        let text = String(decoding: try prepared(try sampleExchange(3)).bytes, as: UTF8.self)
        #expect(text.contains(change.old))
        let changed = text.replacing(change.old, with: change.new)
        #expect(throws: RegistryError.self) { try Event(parsing: Array(changed.utf8)) }
    }

    @Test("sums beyond what can be counted, and more groups than there may be, are flaws")
    func bounds() throws {
        var exchange = try sampleExchange(1)
        exchange.heldBack = MoneyTotal(rows: 1, pence: Int.max)
        #expect(exchange.flaw != nil)
        var long = try sampleExchange(1)
        let day = try day("2020-01-01").daysSinceEpoch
        let one = MoneyTotal(rows: 1, pence: 2)
        func groups(_ count: Int) -> [ExchangeRecord.Group] {
            (0..<count).map {
                .init(code: nil, date: CivilDate(daysSinceEpoch: day + $0), read: one, sent: one, heldBack: .zero)
            }
        }
        (long.groups, long.heldBack) = (groups(ExchangeRecord.mostGroups), .zero)
        (long.read, long.sent) = (MoneyTotal(rows: 2000, pence: 4000), MoneyTotal(rows: 2000, pence: 4000))
        #expect(long.flaw == nil)
        let event = try prepared(long)
        #expect(try Event(parsing: event.bytes) == event)
        long.groups = groups(ExchangeRecord.mostGroups + 1)
        #expect(long.flaw?.contains("2000") == true)
    }
}
