internal import GRDB
internal import Primitives
internal import Synchronization

/// The state of the database that a decision is made from.
///
/// Whoever can write the database can move an event to where no look-up by column finds it, or take it out of an index. Only
/// a pass over all events and indexes sees that; and what is looked up afterwards must come from the very state which that pass saw.
final class CheckedState: Sendable {
    private struct State {
        /// SQLite's mark of the database's contents: another one once another connection has changed them.
        var version: Int
        /// The head that the decision goes by: of what was checked, and what was appended to it because of the decision.
        var head: TreeHead
    }

    /// What decisions are looked up in. Evidence is not: what is not found of it refuses by itself.
    private static let tables = ["events", "bundles", "agreements", "paths"]

    private let state: Mutex<State>
    private let checkpoints: [Checkpoint]
    private let hashing: any LedgerHashing.Type

    init(
        _ db: Database, of registry: Registry, against checkpoints: [Checkpoint], hashing: any LedgerHashing.Type
    ) throws {
        self.checkpoints = checkpoints
        self.hashing = hashing
        try registry.checkIndexes(db, of: CheckedState.tables)
        state = Mutex(
            State(
                version: try CheckedState.version(db),
                head: try registry.checkEvents(against: checkpoints, hashing: hashing, in: db).head))
    }

    /// Checks everything once more where another connection has written since; what was checked must be its beginning.
    func renew(_ db: Database, of registry: Registry) throws {
        let version = try CheckedState.version(db)
        let known = state.withLock { $0 }
        guard version != known.version else { return }
        try registry.checkIndexes(db, of: CheckedState.tables)
        let head = Checkpoint(origin: "checked", head: known.head)
        _ = try registry.checkEvents(
            against: checkpoints + [head].compactMap(\.self), hashing: hashing, in: db)
        state.withLock { $0.version = version }
    }

    /// Refuses where events were appended since that the decision does not know of.
    func refuseOutdated(_ db: Database) throws {
        guard try Registry.tree(in: db).head == state.withLock({ $0.head }) else { throw CheckedState.outdated }
    }

    static let outdated = RegistryError(
        .outdated, "something else was recorded meanwhile, which this does not take into account", hint: "run it again")

    /// Takes along what a transaction of the decision has made of the ledger.
    func follow(from before: TreeHead, to after: TreeHead) {
        state.withLock { if $0.head == before { $0.head = after } }
    }

    private static func version(_ db: Database) throws -> Int {
        guard let version = try Int.fetchOne(db, sql: "PRAGMA data_version") else {
            throw RegistryError(.storage, "registry: SQLite does not say whether others have written to it")
        }
        return version
    }
}

extension Registry {
    /// This registry, for a decision to be made from: all events and the rows of bundles are checked in one pass, the
    /// columns that they are looked up by included, as `checkEvents` does.
    ///
    /// All that is read and written through it sees the state that was checked, or one that goes on from it and was
    /// checked in its turn. Events of a decision are refused with `.outdated` where others were appended since.
    public func checked(
        against checkpoints: [Checkpoint], hashing: any LedgerHashing.Type = HashingInTurn.self
    ) throws(RegistryError) -> Registry {
        var registry = self
        registry.checkedState = try read { try CheckedState($0, of: self, against: checkpoints, hashing: hashing) }
        return registry
    }
}
