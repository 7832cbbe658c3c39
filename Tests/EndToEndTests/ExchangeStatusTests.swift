import Foundation
import TestSupport
import Testing

/// `exchange status`: the sequences, and where each exchange stands.
struct ExchangeStatusTests {
    private struct Exchange: Decodable {
        let sequence: String
        let number: Int
        let bundle: Int?
        let state: String
        let needsAction: Bool
        let sent: Total?
        let heldBack: Total?
        let lastDay: String?
        let acknowledgeBy: String?
        let awaitsReceipt: Bool?
        let replaces: Int?
        let replacedBy: Int?

        struct Total: Decodable, Equatable {
            let rows: Int
            let pence: Int
        }
    }

    private func status(_ scenario: Scenario) throws -> [Exchange] {
        let output = try scenario.succeed("exchange", "status", "--json")
        return try output.split(separator: "\n").map { try JSONDecoder().decode(Exchange.self, from: Data($0.utf8)) }
    }

    @Test("an exchange is made, sent, and late; one that takes its place is told beside it")
    func life() throws {
        let scenario = try Scenario.exchanging()
        #expect(try scenario.succeed("exchange", "status") == "nothing was exchanged\n")
        #expect(try scenario.succeed("exchange", "status", "--json").isEmpty)
        #expect(try scenario.run(scenario.send()).status == 3)
        let made = try #require(try status(scenario).first)
        #expect(made.sequence == "monthly-collection" && made.number == 1 && made.bundle == 1)
        #expect(made.state == "prepared")
        #expect(made.sent == Exchange.Total(rows: 30, pence: 5_803_107))
        #expect(made.heldBack == Exchange.Total(rows: 10, pence: 1_577_705))
        #expect(made.lastDay == "2026-12-02")
        #expect(made.acknowledgeBy == "2026-11-29" && made.awaitsReceipt == true)
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        #expect(try status(scenario).map(\.state) == ["sent"])
        scenario.clock = "2026-11-29T23:00:00Z"
        #expect(try status(scenario).map(\.state) == ["sent"])
        scenario.clock = "2026-11-30T01:00:00Z"
        let late = try #require(try status(scenario).first)
        #expect(late.state == "late" && late.needsAction)
        let shown = try scenario.succeed("exchange", "status")
        for line in [
            "monthly-collection of DSA-2026-031, with Penny Ledger Bureau Ltd; next is number 2",
            "NUMBER  BUNDLE  PREPARED    LAST DAY    SENT                 HELD BACK            RECEIPT        CAME BACK  STATE",
            "1       B1      2026-11-27  2026-12-02  30 rows, £58,031.07  10 rows, £15,777.05  by 2026-11-29  -          LATE",
        ] { #expect(shown.contains(line), "\(line)\n\(shown)") }
        let again = try scenario.run(
            scenario.send(
                "direct-debit-collections.csv", Scenario.collected,
                ["--replaces", "B1", "--reason", "the bureau lost it"]
            ))
        #expect(again.status == 3, "\(again.errors)")
        let both = try status(scenario)
        #expect(both.map(\.number) == [1, 1])
        #expect(both.map(\.state) == ["replaced", "prepared"])
        #expect(both.map(\.replacedBy) == [2, nil])
        #expect(both.map(\.replaces) == [nil, 1])
        #expect(try scenario.succeed("exchange", "status").contains("next is number 2"))
    }

    @Test("a receipt acknowledges it, and what comes back is counted; other figures dispute it")
    func answered() throws {
        let scenario = try Scenario.sent()
        let contested = try Scenario.sent()
        scenario.clock = "2026-11-03T09:00:00Z"
        contested.clock = "2026-11-03T09:00:00Z"
        let figures = try scenario.statedFigures()
        try scenario.fillReceipt(rows: figures.rows, pence: figures.pence)
        try scenario.succeed("exchange", "receipt", "receipt.txt")
        let acknowledged = try #require(try status(scenario).first)
        #expect(acknowledged.state == "acknowledged" && acknowledged.awaitsReceipt == false)
        scenario.clock = "2026-12-05T09:00:00Z"
        try scenario.write(try Checkout.text("samples/direct-debit-returns.csv"), to: "returns.csv")
        try scenario.succeed("exchange", "receive", "returns.csv", "--for", "B1", "--out", "list.csv")
        #expect(try status(scenario).map(\.state) == ["returned"])
        let shown = try scenario.succeed("exchange", "status")
        #expect(shown.contains("  on 2026-11-03  4 rows, £128.29  returned\n"), "\(shown)")
        try contested.fillReceipt(rows: figures.rows, pence: figures.pence - 1)
        #expect(try contested.run("exchange", "receipt", "receipt.txt").status == 12)
        let disputed = try #require(try status(contested).first)
        #expect(disputed.state == "disputed" && disputed.needsAction && disputed.awaitsReceipt == true)
        #expect(
            try contested.succeed("exchange", "status").contains(
                "  by 2026-11-04  -          DISPUTED: arrived 30 rows, £58,031.06\n"))
    }

    @Test("rehearsals and samples are no exchanges")
    func others() throws {
        let scenario = try Scenario.exchanging()
        #expect(
            try scenario.run(
                scenario.send("direct-debit-collections.csv", Scenario.collected, ["--rehearsal"])
            ).status == 3)
        #expect(try scenario.succeed("exchange", "status") == "nothing was exchanged\n")
        let samples = try Scenario.executed()
        try samples.succeed(samples.prepare())
        #expect(try samples.succeed("exchange", "status") == "nothing was exchanged\n")
    }
}
