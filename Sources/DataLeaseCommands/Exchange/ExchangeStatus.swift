internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct ExchangeStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "List the sequences: what was sent, acknowledged, returned, missing.",
        usage: "datalease exchange status [--json] [--home DIR]",
        discussion: """
            An exchange is prepared, sent, acknowledged (a signed receipt has its figures), returned (records of it came \
            back), late (no such receipt in time), disputed, replaced or voided. A number below the highest that no \
            exchange has is missing.
            """)

    @OptionGroup var options: HomeOptions
    @Flag(help: "One JSON object an exchange, each on a line.")
    var json = false

    func run() throws {
        let sequences = try options.dataLease().exchangeSequences()
        guard !json else {
            for sequence in sequences {
                for exchange in sequence.exchanges { Console.json(exchange.json(in: sequence)) }
                for number in sequence.missing { Console.json(Self.missing(number, in: sequence)) }
            }
            return
        }
        guard !sequences.isEmpty else {
            Console.result("nothing was exchanged")
            return
        }
        for (index, sequence) in sequences.enumerated() {
            if index > 0 { Console.result("") }
            Console.result(
                "\(sequence.sequence) of \(sequence.agreement), with \(sequence.recipient); next is number \(sequence.next)"
            )
            Console.table(
                ["NUMBER", "BUNDLE", "PREPARED", "LAST DAY", "SENT", "HELD BACK", "RECEIPT", "CAME BACK", "STATE"],
                Self.rows(sequence))
        }
    }

    private static func rows(_ sequence: ExchangeSequenceStanding) -> [[String]] {
        let missing = sequence.missing.map { number in
            (number, ["\(number)", "-", "-", "-", "-", "-", "-", "-", "MISSING"])
        }
        let rows = sequence.exchanges.map { ($0.number, row($0)) } + missing
        return rows.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }

    private static func row(_ exchange: ExchangeStanding) -> [String] {
        [
            "\(exchange.number)", "B\(exchange.bundle)", "\(exchange.preparedOn)",
            exchange.lastDay.map { "\($0)" } ?? "-", "\(exchange.sent)",
            exchange.heldBack.rows == 0 ? "-" : "\(exchange.heldBack)", receipt(exchange), cameBack(exchange),
            state(exchange),
        ]
    }

    private static func receipt(_ exchange: ExchangeStanding) -> String {
        if let day = exchange.acknowledgedOn { return "on \(day)" }
        guard exchange.awaitsReceipt, let day = exchange.acknowledgeBy else { return "-" }
        return "by \(day)"
    }

    private static func cameBack(_ exchange: ExchangeStanding) -> String {
        guard exchange.returns > 0 else { return "-" }
        func text(_ total: MoneyTotal?) -> String { total.map { "\($0)" } ?? "too much to count" }
        let unknown = exchange.unknown?.rows == 0 ? "" : "; unknown \(text(exchange.unknown))"
        return "\(text(exchange.returned))\(unknown)"
    }

    private static func state(_ exchange: ExchangeStanding) -> String {
        let state = exchange.state.needsAction ? exchange.state.rawValue.uppercased() : exchange.state.rawValue
        if let other = exchange.replacedBy { return "\(state) by B\(other)" }
        if let arrived = exchange.arrived, exchange.state == .disputed { return "\(state): arrived \(arrived)" }
        return exchange.replaces.map { "\(state), for B\($0.bundle)" } ?? state
    }

    private static func missing(_ number: Int, in sequence: ExchangeSequenceStanding) -> JSON {
        .members([
            "agreement": .string(sequence.agreement), "sequence": .string(sequence.sequence),
            "number": .integer(number),
            "state": .string("missing"), "needsAction": .bool(true),
        ])
    }
}

extension ExchangeStanding {
    /// The exchange as one object of `--json`.
    fileprivate func json(in sequence: ExchangeSequenceStanding) -> JSON {
        func day(_ day: CivilDate?) -> JSON { day.map { .string($0.description) } ?? .null }
        func total(_ total: MoneyTotal?) -> JSON {
            total.map { .members(["rows": .integer($0.rows), "pence": .integer($0.pence)]) } ?? .null
        }
        return .members([
            "agreement": .string(sequence.agreement), "sequence": .string(sequence.sequence),
            "number": .integer(number), "bundle": .integer(bundle), "name": .string(stem),
            "recipient": .string(sequence.recipient), "dataset": .string(dataset), "state": .string(state.rawValue),
            "needsAction": .bool(state.needsAction), "preparedOn": day(preparedOn), "sentOn": day(sentOn),
            "lastDay": day(lastDay), "read": total(read), "sent": total(sent), "heldBack": total(heldBack),
            "acknowledgeBy": day(acknowledgeBy), "acknowledgedOn": day(acknowledgedOn),
            "awaitsReceipt": .bool(awaitsReceipt), "arrived": total(arrived), "returns": .integer(returns),
            "matched": total(matched), "returned": total(returned), "unknown": total(unknown),
            "register": register.map { .string($0.hex) } ?? .null,
            "replaces": replaces.map { .integer($0.bundle) } ?? .null,
            "replacedBy": replacedBy.map { .integer($0) } ?? .null,
        ])
    }
}
