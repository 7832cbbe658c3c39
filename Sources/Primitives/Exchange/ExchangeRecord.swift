/// What an exchange of a transactional file came to, as its statement and its event in the ledger say it. Figures, days and
/// digests: nothing from a record.
public struct ExchangeRecord: Hashable, Sendable {
    /// The records of one transaction code on one day, and what became of them.
    public struct Group: Hashable, Sendable {
        /// The transaction code, at most 8 letters and digits; `nil` where the file has none.
        public var code: String?
        /// The day; `nil` where the file has none.
        public var date: CivilDate?
        /// What was read.
        public var read: MoneyTotal
        /// What was sent.
        public var sent: MoneyTotal
        /// What was held back.
        public var heldBack: MoneyTotal

        /// A group.
        public init(code: String?, date: CivilDate?, read: MoneyTotal, sent: MoneyTotal, heldBack: MoneyTotal) {
            self.code = code
            self.date = date
            self.read = read
            self.sent = sent
            self.heldBack = heldBack
        }
    }

    /// Another exchange that this one takes the place of, and why.
    public struct Replacement: Hashable, Sendable {
        /// The number of its bundle.
        public var bundle: Int
        /// Why, in a line.
        public var reason: String

        /// A replacement of bundle `bundle`.
        public init(bundle: Int, reason: String) {
            self.bundle = bundle
            self.reason = reason
        }
    }

    /// Other exchanges whose records this one may hold once more, and why.
    public struct Repetition: Hashable, Sendable {
        /// The numbers of their bundles, each once, in order.
        public var bundles: [Int]
        /// Why, in a line.
        public var reason: String

        /// A repetition of records of `bundles`.
        public init(bundles: [Int], reason: String) {
            self.bundles = bundles
            self.reason = reason
        }

        /// `B3, B4: the reason`.
        public var text: String { "\(bundles.map { "B\($0)" }.joined(separator: ", ")): \(reason)" }
    }

    /// The most exchanges whose records one may hold once more.
    public static let mostRepeated = 100

    /// The most groups of an exchange.
    public static let mostGroups = 2_000

    /// The sequence's name, the same in every version of the agreement.
    public var sequence: String
    /// The exchange's number in its sequence, from 1.
    public var number: Int
    /// The dataset.
    public var dataset: String
    /// What was read: what was sent and what was held back.
    public var read: MoneyTotal
    /// What was sent.
    public var sent: MoneyTotal
    /// What was held back because it is a person's.
    public var heldBack: MoneyTotal
    /// All of the above by transaction code and day, in the order of the codes and days; empty where the file has neither.
    public var groups: [Group]
    /// The digest of the register of incorporated payers; `nil` where the dataset has no payers.
    public var register: Digest?
    /// The digest of the sent records, each a line of reference, pence, day and code, in the order of the file.
    public var items: Digest
    /// The day by which the recipient's receipt must be here; `nil` where none is asked for.
    public var acknowledgeBy: CivilDate?
    /// The exchange that this one takes the place of; `nil` for most.
    public var replaces: Replacement?
    /// The exchanges whose records it may hold once more; `nil` for most.
    public var despite: Repetition?

    /// An exchange.
    public init(
        sequence: String, number: Int, dataset: String, read: MoneyTotal, sent: MoneyTotal, heldBack: MoneyTotal,
        groups: [Group], register: Digest?, items: Digest, acknowledgeBy: CivilDate?, replaces: Replacement? = nil,
        despite: Repetition? = nil
    ) {
        self.sequence = sequence
        self.number = number
        self.dataset = dataset
        self.read = read
        self.sent = sent
        self.heldBack = heldBack
        self.groups = groups
        self.register = register
        self.items = items
        self.acknowledgeBy = acknowledgeBy
        self.replaces = replaces
        self.despite = despite
    }

    /// The first and the last day of the groups; `nil` where they have none.
    public var days: ClosedRange<CivilDate>? {
        let dates = groups.compactMap(\.date)
        guard let first = dates.min(), let last = dates.max() else { return nil }
        return first...last
    }
}
