internal import Foundation
internal import GRDB
public import Primitives

/// How a bundle gets from nothing to files and a row, whatever moment the process is killed at:
///
/// 1. `beginPreparation` takes a number and writes down what files may lie about unfinished.
/// 2. The files are written under temporary names and synced.
/// 3. `readyPreparation` writes down everything that is left to do.
/// 4. The files get their names.
/// 5. `commitPreparation` adds row, paths and event, and forgets the preparation, in one transaction.
///
/// A later run asks for `pendingPreparations` whose process is dead. Before step 3 is done, the unfinished files are
/// removed and the number given up: `abandonPreparation`. Behind it, where every file is there under one of its names
/// with its digest, they get their names and `recoverPreparation` does step 5; where one is lost, all are removed and
/// the number is given up.
extension Registry {
    /// Takes the next number for a bundle and remembers that it is being prepared. `temporaryFiles` says, for the
    /// number, what the unfinished files in `folder` will be called; it must not call the registry.
    public func beginPreparation(
        by owner: PreparationOwner, in folder: String, at time: Instant, temporaryFiles: (_ number: Int) -> [String]
    ) throws(RegistryError) -> Preparation {
        try write { db in
            // Numbers are never used twice: that of an abandoned preparation stands in its event.
            let last = try Int.fetchOne(
                db,
                sql: """
                    SELECT max(last) FROM (SELECT max(number) AS last FROM bundles
                      UNION ALL SELECT max(number) FROM intents UNION ALL SELECT max(bundle) FROM events)
                    """)
            let (number, isTooLarge) = max(last ?? 0, try Registry.lastLostNumber(in: db)).addingReportingOverflow(1)
            guard !isTooLarge else {
                throw RegistryError(
                    .ledger, "registry: a bundle has the highest number that there is, so there is no next one",
                    hint: "run `datalease ledger verify`")
            }
            let preparation = Preparation(
                number: number, owner: owner, folder: folder, temporaryFiles: temporaryFiles(number), begun: time,
                ready: nil)
            let names = JSON.array(preparation.temporaryFiles.map { .string($0) })
            try db.execute(
                sql: """
                    INSERT INTO intents (number, owner_pid, owner_started, folder, temporary, begun)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [number, owner.process, owner.started, folder, names.text, time.seconds])
            return preparation
        }
    }

    /// The highest number that events which are lost may have used, and people may have seen; 0 where none is lost.
    ///
    /// Every bundle has an event, so there were no more of them than lost events. A few more numbers are left out, for
    /// events behind the last head that is known, and for preparations under way. Where nobody knows how many events are
    /// lost, it is a thousand numbers.
    private static func lastLostNumber(in db: Database) throws -> Int {
        var last = 0
        for event in try homeEvents(.ledgerRestored, in: db) {
            guard case .ledgerRestored(let restoration) = event.body else { continue }
            let before = try Int.fetchOne(
                db, sql: "SELECT max(bundle) FROM events WHERE bundle IS NOT NULL AND seq < ?",
                arguments: [event.sequence])
            let lost = restoration.lost.size - event.tree.size
            let isUnknown = restoration.lost == event.tree
            let (number, isTooLarge) = max(before ?? 0, last)
                .addingReportingOverflow(isUnknown ? 1000 : max(0, lost) + 10)
            guard !isTooLarge else {
                throw RegistryError(.ledger, "event \(event.sequence): it names more lost events than can be")
            }
            last = number
        }
        return last
    }

    /// Whether a bundle of that number may be of events that are lost: the ledger knows none of it, and its own go on behind
    /// the numbers of those.
    public func mayBeLost(bundle number: Int) throws(RegistryError) -> Bool {
        try read { db in
            let isKnown = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM events WHERE bundle = ?)", arguments: [number])
            return try isKnown == false && number <= Registry.lastLostNumber(in: db)
        }
    }

    /// Writes down what is left to do for the bundle of that number, whose files are complete and synced.
    ///
    /// Refuses with `.unknownRecord` where nobody prepares that number, `.conflict` where the name is taken, `.form`
    /// where the event could not be read back, `.outdated` where it is an exchange and there is one that its file was not
    /// compared with.
    ///
    /// - Parameter compared: The numbers of the bundles with whose exchanges the file was compared, those included that it
    ///   may be the same as; `nil` for what is no exchange.
    public func readyPreparation(
        _ ready: ReadyPreparation, comparedWith compared: Set<Int>? = nil
    ) throws(RegistryError) {
        let bytes = JSON.object(ready.members).bytes
        guard try Registry.parse(bytes) == ready else {
            throw RegistryError(.form, "bundle \(ready.bundle.bundle): its event does not read back as it was written")
        }
        try write { db in
            let isTaken = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM bundles WHERE stem = ?)", arguments: [ready.bundle.stem])
            guard isTaken == false else {
                throw RegistryError(.conflict, "the registry has a bundle named \(ready.bundle.stem) already")
            }
            try Registry.checkSequence(of: ready.bundle, in: db)
            if let compared { try Registry.checkComparison(of: ready.bundle.bundle, with: compared, in: db) }
            try db.execute(
                sql: "UPDATE intents SET ready = ? WHERE number = ?", arguments: [Data(bytes), ready.bundle.bundle])
            guard db.changesCount == 1 else { throw Registry.unknownPreparation(ready.bundle.bundle) }
        }
    }

    /// Records the bundle of that number, whose files have their names, and behind it what was decided about it
    /// meanwhile. Gives the event.
    ///
    /// Refuses with `.unknownRecord` where nobody prepares that number, with `.conflict` where it is not ready, and with
    /// `.outdated` where the ledger has another head than `head`, up to which the decisions are known, where one is given.
    @discardableResult
    public func commitPreparation(
        _ number: Int, with decisions: [LateDecision] = [], behind head: TreeHead? = nil
    ) throws(RegistryError) -> Event {
        try writeLedger { db, ledger in
            try Registry.commit(number, with: decisions, behind: head, to: &ledger, in: db)
        }
    }

    /// The same for a preparation whose process has died; an event by `actor` says that it was recovered.
    @discardableResult
    public func recoverPreparation(
        _ number: Int, with decisions: [LateDecision] = [], by actor: EventActor, at time: Instant,
        behind head: TreeHead? = nil
    ) throws(RegistryError) -> Event {
        try writeLedger { db, ledger in
            let event = try Registry.commit(number, with: decisions, behind: head, to: &ledger, in: db)
            _ = try ledger.append(
                .preparationRecovered(BundleReference(bundle: number)), by: actor, at: time, in: db)
            return event
        }
    }

    /// Forgets a preparation of this very process that was refused and has left no file. No event tells of it, and the
    /// next preparation may have its number, which nobody has seen.
    ///
    /// Refuses with `.unknownRecord` where nobody prepares that number.
    public func withdrawPreparation(_ number: Int) throws(RegistryError) {
        try write { try Registry.forget(number, in: $0) }
    }

    /// Gives up the number of a preparation whose files were removed; an event by `actor` says so.
    ///
    /// Refuses with `.unknownRecord` where nobody prepares that number.
    @discardableResult
    public func abandonPreparation(
        _ number: Int, by actor: EventActor, at time: Instant
    ) throws(RegistryError) -> Event {
        try writeLedger { db, ledger in
            try Registry.forget(number, in: db)
            return try ledger.append(
                .preparationAbandoned(BundleReference(bundle: number)), by: actor, at: time, in: db)
        }
    }

    /// The preparations whose process is no longer there, as `isAlive` says, by number.
    public func pendingPreparations(
        isAlive: (PreparationOwner) -> Bool
    ) throws(RegistryError) -> [Preparation] {
        try read { db in
            try checkWork(at: try Registry.tree(in: db).head, in: db)
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT number, owner_pid, owner_started, folder, temporary, begun, ready FROM intents
                    ORDER BY number
                    """
            ).map { try Preparation($0) }.filter { !isAlive($0.owner) }
        }
    }

    private static func commit(
        _ number: Int, with decisions: [LateDecision], behind head: TreeHead?, to ledger: inout OpenLedger,
        in db: Database
    ) throws -> Event {
        if let head, ledger.head != head { throw CheckedState.outdated }
        guard let row = try Row.fetchOne(db, sql: "SELECT ready FROM intents WHERE number = ?", arguments: [number])
        else { throw unknownPreparation(number) }
        guard let bytes = try row.value(0) as Data? else {
            throw RegistryError(.conflict, "bundle \(number): its files are not complete yet")
        }
        let ready = try parse([UInt8](bytes))
        guard ready.bundle.bundle == number else {
            throw RegistryError(.conflict, "bundle \(number): what is left to do is for another number")
        }
        guard ready.key.map({ $0.bundle == number }) != false else {
            throw RegistryError(.conflict, "bundle \(number): its key was made for another number")
        }
        let event = try ledger.append(.bundlePrepared(ready.bundle), by: ready.actor, at: ready.time, in: db)
        if let key = ready.key { _ = try ledger.append(.keyCreated(key), by: ready.actor, at: ready.time, in: db) }
        try BundleRecord(ready.bundle, event: event.sequence).insert(into: db)
        if let replaced = ready.bundle.exchange?.replaces, !ready.bundle.isRehearsal {
            _ = try ledger.append(
                .exchangeReplaced(ExchangeReplacement(bundle: replaced.bundle, by: number)), by: ready.actor,
                at: ready.time, in: db)
        }
        for copy in ready.copies { try copy.insert(into: db, bundle: number) }
        for decision in decisions {
            _ = try ledger.append(decision.body, by: decision.actor, at: decision.time, in: db)
        }
        try forget(number, in: db)
        return event
    }

    private static func forget(_ number: Int, in db: Database) throws {
        try db.execute(sql: "DELETE FROM intents WHERE number = ?", arguments: [number])
        guard db.changesCount == 1 else { throw unknownPreparation(number) }
    }

    static func parse(_ bytes: [UInt8]) throws(RegistryError) -> ReadyPreparation {
        do {
            return try ReadyPreparation(exactly: try JSON(parsing: bytes), of: "preparation")
        } catch let error as RegistryError {
            throw error
        } catch {
            throw RegistryError(.form, "preparation: not the JSON that was written")
        }
    }

    private static func unknownPreparation(_ number: Int) -> RegistryError {
        RegistryError(
            .unknownRecord, "bundle \(number): nobody is preparing it",
            hint: "another run may have cleaned up after it: see `datalease bundle list`")
    }
}

extension Preparation {
    fileprivate init(_ row: Row) throws {
        let names = try JSON(parsing: Array((try row.value(4) as String).utf8)).array ?? []
        self.init(
            number: try row.value(0),
            owner: try PreparationOwner(process: row.value(1), started: row.value(2)), folder: try row.value(3),
            temporaryFiles: names.compactMap(\.string), begun: Instant(seconds: try row.value(5)),
            ready: try (row.value(6) as Data?).map { try Registry.parse([UInt8]($0)) })
    }
}
