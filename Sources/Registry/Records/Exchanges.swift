internal import GRDB
public import Primitives

/// An exchange as the ledger knows it, without the groups of its figures.
public struct Exchange: Hashable, Sendable {
    /// The bundle.
    public let bundle: BundleRecord
    /// When it was prepared.
    public let preparedAt: Instant
    /// The sequence's name.
    public let sequence: String
    /// Its number in the sequence.
    public let number: Int
    /// The dataset.
    public let dataset: String
    /// The digest of the export.
    public let input: Digest
    /// What was read of it.
    public let read: MoneyTotal
    /// What was sent.
    public let sent: MoneyTotal
    /// What was held back.
    public let heldBack: MoneyTotal
    /// The last day of its records; `nil` where they have none.
    public let lastDay: CivilDate?
    /// The digest of its items.
    public let items: Digest
    /// The digest of the register of incorporated payers; `nil` where none was used.
    public let register: Digest?
    /// The day by which its receipt must be here; `nil` where none is asked for.
    public let acknowledgeBy: CivilDate?
    /// The exchange that it took the place of; `nil` for most.
    public let replaces: ExchangeRecord.Replacement?
    /// The bundle that was sent in its place, or in that of a void one that was; `nil` where none was, or only void ones.
    public let replacedBy: Int?
    /// Whether an order made it void, and nothing says that it left all the same.
    public let isVoided: Bool
    /// When it was sent; `nil` where nothing says so.
    public let releasedAt: Instant?
    /// What recipients answered, in the ledger's order.
    public let answers: [Answer]
    /// The files that came back about it, in the ledger's order; `mostReturns` at most, the newest.
    public let returns: [ExchangeReturn]

    /// Whether it is recorded; else another run has made it ready, and will record it in a moment, or give it up.
    public internal(set) var isRecorded = true

    /// The most returns that are told of one exchange.
    public static let mostReturns = 100

    /// What a recipient answered.
    public struct Answer: Hashable, Sendable {
        /// When it was taken in.
        public let time: Instant
        /// What it says.
        public let answer: ExchangeAnswer
        /// What that comes to.
        public let figures: BundleEvent.Receipt.Figures
    }

    /// Whether it still counts: neither void nor replaced.
    public var stands: Bool { !isVoided && replacedBy == nil }
}

/// Where a sequence stands.
public struct ExchangeSequence: Hashable, Sendable {
    /// The highest number that was given to an exchange which is not void; 0 where there is none.
    public let last: Int
    /// The newest exchange of the export's digest that is not void, replaced or not; `nil` where there is none.
    public let same: Exchange?
    /// The exchange of the number `last` that still counts.
    public let newest: Exchange?
}

/// The exchanges of an agreement, from the events that prepared them and what happened to each since. To be asked of a
/// registry that was `checked`: whoever can write the database can hide a row, and an export could be sent twice.
extension Registry {
    /// Gives each exchange under any version of an agreement to `body`, in the order in which they were prepared; of the one
    /// `sequence`, or of all. Rehearsals are none. One is in memory at a time.
    public func forEachExchange(
        of agreement: String, in sequence: String? = nil, _ body: (Exchange) throws -> Void
    ) throws(RegistryError) {
        try read { db in
            try Registry.forEachExchange(of: agreement, in: sequence, db) { try body($0) }
        }
    }

    /// The exchanges of an agreement, or of all, in the order of their sequences and numbers, and of each number in the order
    /// in which they were prepared. Each takes some 500 bytes and 200 for each answer and return.
    public func exchanges(
        of agreement: String? = nil, in sequence: String? = nil
    ) throws(RegistryError) -> [Exchange] {
        var exchanges: [Exchange] = []
        try read { db in
            try Registry.forEachExchange(of: agreement, in: sequence, db) { exchanges.append($0) }
        }
        return exchanges.enumerated().sorted { left, right in
            (left.element.sequence, left.element.number, left.offset)
                < (right.element.sequence, right.element.number, right.offset)
        }.map(\.element)
    }

    /// The exchanges of the home in their order, and behind them those that other runs have made ready and not recorded yet;
    /// all but that of bundle `number`.
    public func exchangesAndReady(besides number: Int) throws(RegistryError) -> [Exchange] {
        // First: what is recorded in between is told twice, rather than not at all.
        let ready = try read { db in
            try Registry.readyExchanges(besides: number, in: db).map { Exchange($0.ready, $0.figures) }
        }
        let recorded = try exchanges()
        let known = Set(recorded.map(\.bundle.number))
        return recorded + ready.filter { !known.contains($0.bundle.number) }
    }

    /// The exchange of bundle `number`; `nil` where that bundle is none. Refuses with `.unknownRecord`.
    public func exchange(ofBundle number: Int) throws(RegistryError) -> Exchange? {
        let record = try bundle(number)
        return try read { try Registry.exchange(of: record, in: $0) }
    }

    /// Where a sequence stands, and whether the export of digest `input` went out in it already.
    public func exchangeSequence(
        _ sequence: String, of agreement: String, input: Digest
    ) throws(RegistryError) -> ExchangeSequence {
        var last = 0
        var same: Exchange?
        var newest: Exchange?
        try forEachExchange(of: agreement, in: sequence) { exchange in
            if exchange.isVoided { return }
            last = max(last, exchange.number)
            if exchange.input == input { same = exchange }
            if exchange.stands, exchange.number >= newest?.number ?? 0 { newest = exchange }
        }
        return ExchangeSequence(last: last, same: same, newest: newest)
    }

    static func forEachExchange(
        of agreement: String?, in sequence: String?, _ db: Database, _ body: (Exchange) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(BundleRecord.columns) FROM bundles
                WHERE agreement_id = coalesce(?, agreement_id) AND rehearsal = 0 ORDER BY bundles.prepared
                """, arguments: [agreement])
        while let row = try rows.next() {
            guard let exchange = try exchange(of: try BundleRecord(row), in: db),
                sequence.map({ $0 == exchange.sequence }) ?? true
            else { continue }
            try body(exchange)
        }
    }

    /// The bundle that stands where `replacement` put one: that one, or where it was made void, what was sent in its place;
    /// `nil` where that is none, so that what was replaced stands again.
    private static func standing(for replacement: ExchangeReplacement, in db: Database) throws -> Int? {
        let row = try Row.fetchOne(
            db, sql: "SELECT \(BundleRecord.columns) FROM bundles WHERE number = ?", arguments: [replacement.by])
        // Each is newer than what it replaces, so this comes to an end.
        guard replacement.by > replacement.bundle, let row, let other = try exchange(of: try BundleRecord(row), in: db)
        else { return replacement.by }
        return other.isVoided ? other.replacedBy : replacement.by
    }

    private static func exchange(of record: BundleRecord, in db: Database) throws -> Exchange? {
        guard let event = try event(record.preparedEvent, in: db), case .bundlePrepared(let prepared) = event.body,
            BundleRecord(prepared, event: record.preparedEvent) == record
        else { throw record.isNotItsEvents }
        guard let figures = prepared.exchange, !record.isRehearsal, let input = prepared.datasets.first?.input else {
            return nil
        }
        var replacements: [ExchangeReplacement] = []
        var isOrderedVoid = false
        var releasedAt: Instant?
        var answers: [Exchange.Answer] = []
        var returns: [ExchangeReturn] = []
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: "SELECT \(EventRow.columns) FROM events WHERE bundle = ? AND seq > ? ORDER BY seq"),
            arguments: [record.number, record.preparedEvent])
        while let row = try rows.next() {
            let event = try EventRow.event(row)
            switch event.body {
            case .exchangeReplaced(let replacement): replacements.append(replacement)
            case .bundleVoided: isOrderedVoid = true
            case .bundleReleased: releasedAt = releasedAt ?? event.time
            case .receiptRecorded(let receipt):
                guard let answer = receipt.exchange, let figures = receipt.figures, figures != .void else { continue }
                answers.append(Exchange.Answer(time: event.time, answer: answer, figures: figures))
            case .exchangeReturned(let file):
                if returns.count == Exchange.mostReturns { returns.removeFirst() }
                returns.append(file)
            default: continue
            }
        }
        // Behind the cursor: this reads the events of other bundles with the same statement.
        let replacedBy = try replacements.reduce(nil as Int?) { try standing(for: $1, in: db) ?? $0 }
        let hasLeft = releasedAt != nil || !answers.isEmpty || !returns.isEmpty
        return Exchange(
            bundle: record, preparedAt: event.time, sequence: figures.sequence, number: figures.number,
            dataset: figures.dataset, input: input, read: figures.read, sent: figures.sent,
            heldBack: figures.heldBack, lastDay: figures.days?.upperBound, items: figures.items,
            register: figures.register, acknowledgeBy: figures.acknowledgeBy, replaces: figures.replaces,
            replacedBy: replacedBy, isVoided: isOrderedVoid && !hasLeft, releasedAt: releasedAt, answers: answers,
            returns: returns)
    }
}

/// What makes two runs at once safe: a number of a sequence is taken once.
extension Registry {
    /// Refuses with `.conflict` a bundle that is ready whose exchange another bundle stands in the way of: one that was
    /// recorded, or one that another run has made ready. In the transaction that makes it ready, so that no two pass.
    static func checkSequence(of bundle: PreparedBundle, in db: Database) throws {
        guard let ours = bundle.exchange, !bundle.isRehearsal else { return }
        func refusal(_ other: String, _ what: String) -> RegistryError {
            RegistryError(
                .conflict, "exchange \(ours.sequence) \(ours.number) of \(bundle.agreement.id): \(other) \(what)",
                hint: "nothing was written; see `datalease exchange status`, and run it again")
        }
        var last = 0
        var taken: Set<Int> = []
        var replaced: Exchange?
        try forEachExchange(of: bundle.agreement.id, in: ours.sequence, db) { exchange in
            if exchange.isVoided { return }
            last = max(last, exchange.number)
            taken.insert(exchange.number)
            if exchange.bundle.number == ours.replaces?.bundle { replaced = exchange }
        }
        if let replaces = ours.replaces {
            guard let replaced else {
                throw refusal("B\(replaces.bundle)", "is no exchange of the sequence that can be replaced")
            }
            guard replaced.stands else { throw refusal("B\(replaces.bundle)", "was replaced already") }
            guard replaced.number == ours.number else {
                throw refusal("B\(replaces.bundle)", "has the number \(replaced.number)")
            }
        } else if ours.number < 1 || ours.number > last + 1 || taken.contains(ours.number) {
            throw refusal("the last number is \(last),", "so the next is \(last + 1)")
        }
        for (ready, theirs) in try readyExchanges(besides: bundle.bundle, in: db)
        where ready.bundle.agreement.id == bundle.agreement.id && theirs.sequence == ours.sequence
            && theirs.number == ours.number
        {
            throw refusal("another run", "is sending that number as B\(ready.bundle.bundle)")
        }
    }

    /// Refuses with `.outdated` where there is an exchange, recorded or made ready by another run, that may leave and that
    /// the file of bundle `number` was not compared with. In the transaction that makes it ready: of two runs with the same
    /// items that compared before either was ready, the second comes here and compares again.
    static func checkComparison(of number: Int, with compared: Set<Int>, in db: Database) throws {
        func check(_ other: Int) throws {
            guard other == number || compared.contains(other) else { throw CheckedState.outdated }
        }
        try forEachExchange(of: nil, in: nil, db) { if !$0.isVoided { try check($0.bundle.number) } }
        for (ready, _) in try readyExchanges(besides: number, in: db) { try check(ready.bundle.bundle) }
    }

    /// The exchanges that are ready and not recorded, but for that of bundle `number`.
    private static func readyExchanges(
        besides number: Int, in db: Database
    ) throws -> [(ready: ReadyPreparation, figures: ExchangeRecord)] {
        try Row.fetchAll(
            db, sql: "SELECT ready FROM intents WHERE ready IS NOT NULL AND number <> ? ORDER BY number",
            arguments: [number]
        ).compactMap { row in
            let ready = try parse(try row.bytes(0))
            guard let figures = ready.bundle.exchange, !ready.bundle.isRehearsal else { return nil }
            return (ready, figures)
        }
    }
}

extension Exchange {
    /// An exchange that is ready, and that nothing was said of yet.
    fileprivate init(_ ready: ReadyPreparation, _ figures: ExchangeRecord) {
        self.init(
            bundle: BundleRecord(ready.bundle, event: 0), preparedAt: ready.time, sequence: figures.sequence,
            number: figures.number, dataset: figures.dataset,
            input: ready.bundle.datasets.first?.input ?? ready.bundle.digest, read: figures.read, sent: figures.sent,
            heldBack: figures.heldBack, lastDay: figures.days?.upperBound, items: figures.items,
            register: figures.register, acknowledgeBy: figures.acknowledgeBy, replaces: figures.replaces,
            replacedBy: nil, isVoided: false, releasedAt: nil, answers: [], returns: [], isRecorded: false)
    }
}
