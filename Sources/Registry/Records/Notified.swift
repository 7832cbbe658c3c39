internal import GRDB
public import Primitives

/// The state of a bundle that was last told of: what a scheduled job remembers, so that it tells of each change once.
///
/// It is no evidence and no part of the ledger: a bundle's state is folded from its events, never read from here.
public struct NotifiedState: Hashable, Sendable {
    /// The bundle's number.
    public let bundle: Int
    /// The state, in the word that reports use.
    public let state: String
    /// The day since which the bundle was in that state.
    public let since: CivilDate
    /// When it was told of.
    public let time: Instant

    /// A state that was told of.
    public init(bundle: Int, state: String, since: CivilDate, time: Instant) {
        self.bundle = bundle
        self.state = state
        self.since = since
        self.time = time
    }
}

extension Registry {
    /// The state that each bundle was last told of, by number. Bundles that nothing was told of are not in it.
    public func notifiedStates() throws(RegistryError) -> [Int: NotifiedState] {
        try read { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT bundle, state, since, at FROM notified")
            var states: [Int: NotifiedState] = [:]
            while let row = try rows.next() {
                let state = try NotifiedState(row)
                states[state.bundle] = state
            }
            return states
        }
    }

    /// Remembers that these states were told of, in place of what was remembered of their bundles, all of them or none.
    ///
    /// Refuses with `.conflict` where there is no such bundle.
    public func recordNotified(_ states: [NotifiedState]) throws(RegistryError) {
        try write { db in
            let statement = try db.makeStatement(
                sql: """
                    INSERT INTO notified (bundle, state, since, at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (bundle) DO UPDATE SET state = excluded.state, since = excluded.since, at = excluded.at
                    """)
            for state in states {
                try statement.execute(
                    arguments: [state.bundle, state.state, state.since.daysSinceEpoch, state.time.seconds])
            }
        }
    }
}

extension NotifiedState {
    fileprivate init(_ row: Row) throws(RegistryError) {
        guard let since = CivilDate(daysSinceEpoch: try row.value(2)) else {
            throw RegistryError(
                .ledger, "registry: a row is not of its form", hint: "run `datalease ledger verify`")
        }
        self.init(
            bundle: try row.value(0), state: try row.value(1), since: since, time: Instant(seconds: try row.value(3)))
    }
}
