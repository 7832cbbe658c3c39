internal import Disposal
public import Primitives
internal import Registry

/// An exchange, and where it stands today.
public struct ExchangeStanding: Sendable {
    /// Where an exchange stands.
    public enum State: String, Sendable, CaseIterable {
        /// Its bundle was made, and nothing says that it was sent.
        case prepared
        /// It was sent, and there is time for the receipt, or none is asked for.
        case sent
        /// No receipt agrees with its figures, and the day for it has passed.
        case late
        /// A signed receipt has the same figures.
        case acknowledged
        /// Acknowledged, and records came back that were not carried out.
        case returned
        /// The recipient counts otherwise or rejects it, or something else speaks against its bundle.
        case disputed
        /// Another one took its place.
        case replaced
        /// Its bundle was made void before it left.
        case voided

        /// Whether somebody must do something now.
        public var needsAction: Bool {
            switch self {
            case .late, .disputed: true
            case .prepared, .sent, .acknowledged, .returned, .replaced, .voided: false
            }
        }
    }

    /// Its number in the sequence.
    public let number: Int
    /// The number of the bundle.
    public let bundle: Int
    /// The name that the bundle's files share.
    public let stem: String
    /// The dataset.
    public let dataset: String
    /// Where it stands.
    public let state: State
    /// The day on which the bundle was made.
    public let preparedOn: CivilDate
    /// The day on which it was sent; `nil` where nothing says so.
    public let sentOn: CivilDate?
    /// The last day of its records; `nil` where they have none.
    public let lastDay: CivilDate?
    /// What was read of the file.
    public let read: MoneyTotal
    /// What was sent.
    public let sent: MoneyTotal
    /// What was held back as a person's.
    public let heldBack: MoneyTotal
    /// The day by which the receipt must be here; `nil` where none is asked for.
    public let acknowledgeBy: CivilDate?
    /// The day on which a receipt with the same figures was taken in; `nil` where none was.
    public let acknowledgedOn: CivilDate?
    /// What the newest receipt says that arrived; `nil` where none was taken in.
    public let arrived: MoneyTotal?
    /// The records that came back without a reason, in all files together; `nil` where that is more than can be counted.
    public let matched: MoneyTotal?
    /// The records that came back because they were not carried out.
    public let returned: MoneyTotal?
    /// The records that came back and name nothing that was sent.
    public let unknown: MoneyTotal?
    /// How many files came back about it; more than 100 are counted as 100, and the newest of them told of.
    public let returns: Int
    /// The digest of the register of incorporated payers; `nil` where none was used.
    public let register: Digest?
    /// The bundle whose place it took, and why.
    public let replaces: ExchangeRecord.Replacement?
    /// The bundle that took its place.
    public let replacedBy: Int?

    /// Whether its receipt is awaited: it counts, asks for one, and none agrees.
    public var awaitsReceipt: Bool {
        acknowledgeBy != nil && acknowledgedOn == nil && state != .voided && state != .replaced
    }

    /// Where `exchange` stands on `today`.
    ///
    /// - Parameter isDisputed: Whether its bundle is disputed, as its own events or an approver say.
    init(_ exchange: Exchange, isDisputed: Bool, on today: CivilDate) {
        number = exchange.number
        bundle = exchange.bundle.number
        stem = exchange.bundle.stem
        dataset = exchange.dataset
        preparedOn = exchange.preparedAt.londonDate
        sentOn = exchange.releasedAt?.londonDate
        lastDay = exchange.lastDay
        read = exchange.read
        sent = exchange.sent
        heldBack = exchange.heldBack
        acknowledgeBy = exchange.acknowledgeBy
        acknowledgedOn = exchange.answers.first { $0.figures == .agreed }?.time.londonDate
        arrived = exchange.answers.last?.answer.arrived
        matched = Self.sum(exchange.returns.map(\.matched))
        returned = Self.sum(exchange.returns.map(\.returned))
        unknown = Self.sum(exchange.returns.map(\.unknown))
        returns = exchange.returns.count
        register = exchange.register
        replaces = exchange.replaces
        replacedBy = exchange.replacedBy
        let cameBack = exchange.returns.contains { $0.returned.rows > 0 }
        let isLate = exchange.acknowledgeBy.map { $0 < today } ?? false
        state =
            if exchange.isVoided {
                .voided
            } else if exchange.replacedBy != nil {
                .replaced
            } else if isDisputed {
                .disputed
            } else if acknowledgedOn != nil {
                cameBack ? .returned : .acknowledged
            } else if isLate {
                .late
            } else {
                exchange.releasedAt == nil ? .prepared : .sent
            }
    }

    private static func sum(_ totals: [MoneyTotal]) -> MoneyTotal? {
        var sum = MoneyTotal.zero
        for total in totals where !sum.add(total) { return nil }
        return sum
    }
}

/// A sequence of exchanges, and where each stands.
public struct ExchangeSequenceStanding: Sendable {
    /// The agreement's id.
    public let agreement: String
    /// The sequence's name.
    public let sequence: String
    /// With whom: the company, as the newest agreement of them names it.
    public let recipient: String
    /// The exchanges in the order of their numbers, those that were replaced or made void included.
    public let exchanges: [ExchangeStanding]
    /// The numbers below the highest that no exchange has, but for void ones.
    public let missing: [Int]
    /// The number of the next exchange.
    public let next: Int

    /// A sequence of exchanges that are in order.
    init(agreement: String, sequence: String, recipient: String, exchanges: [ExchangeStanding]) {
        self.agreement = agreement
        self.sequence = sequence
        self.recipient = recipient
        self.exchanges = exchanges
        let taken = Set(exchanges.lazy.filter { $0.state != .voided }.map(\.number))
        next = (taken.max() ?? 0) + 1
        missing = (1..<next).filter { !taken.contains($0) }
    }
}
