internal import Foundation
internal import GRDB
public import Primitives

/// A file of ours that is being overwritten and removed, from before its first byte is touched until the event is there.
///
/// 1. `beginRemoval` writes down the file, and the name it will have while it is overwritten.
/// 2. The file gets that name, which nobody else gives, and is overwritten and synced.
/// 3. `markOverwritten`; then it is removed.
/// 4. `completeRemovals` appends what happened and forgets the removals, in one transaction.
///
/// A later run asks for `pendingRemovals` whose process is dead. Before step 3 is done, a file under the temporary name
/// is overwritten from its begin; where there is none, nothing was done. Behind it, the data are gone.
public struct Removal: Hashable, Sendable {
    /// What the file is, and what its removal will be recorded as.
    public enum Purpose: Hashable, Sendable {
        /// One of our own copies of the bundle of that number.
        case copy(OwnCopy, bundle: Int)
        /// A key. Who ordered its destruction, the signed order, and the events that it makes.
        case key(KeyRemoval)
    }

    /// The removal's number, for this registry's other functions.
    public let id: Int
    /// The process that removes it.
    public let owner: PreparationOwner
    /// The file's absolute path.
    public let path: String
    /// The name that it has, in the same folder, while it is overwritten.
    public let temporary: String
    /// Whether nothing of what it held is left.
    public let isOverwritten: Bool
    /// What it is.
    public let purpose: Purpose
}

/// What will be recorded when a key file is gone.
public struct KeyRemoval: Hashable, Sendable {
    /// Who ordered it.
    public let actor: EventActor
    /// The events: one for the key, and one for each bundle that needs it as evidence.
    public let events: [KeyDestruction]
    /// The signed order, to be kept with them.
    public let evidence: [Evidence]

    /// A removal that `actor` ordered.
    public init(actor: EventActor, events: [KeyDestruction], evidence: [Evidence]) {
        self.actor = actor
        self.events = events
        self.evidence = evidence
    }
}

extension Registry {
    /// Writes down that a file is going to be removed. `temporary` is a name in the folder of `path` that nobody else
    /// gives a file.
    ///
    /// Refuses with `.conflict` where another removal of that path is not done yet, or a bundle is being prepared perhaps
    /// with that key; with `.outdated` where the decision to remove it is; with `.form` what could not be read back.
    public func beginRemoval(
        of purpose: Removal.Purpose, at path: String, as temporary: String, by owner: PreparationOwner
    ) throws(RegistryError) -> Removal {
        let bytes = JSON.object(purpose.members).bytes
        guard try Registry.purpose(bytes) == purpose else {
            throw RegistryError(.form, "removal: does not read back as it was written")
        }
        return try write { db in
            try checkedState?.refuseOutdated(db)
            if case .key(let key) = purpose, key.events.contains(where: { $0.bundle == nil }),
                try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM intents)") != false
            {
                throw RegistryError(
                    .conflict, "a bundle is being prepared, perhaps with this key", hint: "wait until that run is done")
            }
            let isUnderWay = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM removals WHERE path = ?)", arguments: [path])
            guard isUnderWay == false else {
                throw RegistryError(
                    .conflict, "another run is removing \(path), or has left it unfinished", hint: "run this again")
            }
            try db.execute(
                sql: """
                    INSERT INTO removals (owner_pid, owner_started, path, temporary, purpose) VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [owner.process, owner.started, path, temporary, Data(bytes)])
            return Removal(
                id: Int(db.lastInsertedRowID), owner: owner, path: path, temporary: temporary, isOverwritten: false,
                purpose: purpose)
        }
    }

    /// Writes down that nothing of the file's data is left, before its name goes. Refuses with `.unknownRecord`.
    public func markOverwritten(_ removal: Removal) throws(RegistryError) {
        try write { db in
            try db.execute(sql: "UPDATE removals SET overwritten = 1 WHERE id = ?", arguments: [removal.id])
            guard db.changesCount == 1 else { throw Registry.unknownRemoval }
        }
    }

    /// Forgets a removal that came to nothing: the file is as it was. Refuses with `.unknownRecord`.
    public func withdrawRemoval(_ removal: Removal) throws(RegistryError) {
        try write { try Registry.forget(removal, in: $0) }
    }

    /// Appends what happened to the ledger, with the evidence that it speaks of, and forgets the removals that it tells
    /// of, in one transaction. Gives the events. Refuses with `.unknownRecord` where another run did so already.
    @discardableResult
    public func completeRemovals(
        _ removals: [Removal], with bodies: [EventBody], by actor: EventActor, at time: Instant,
        keeping evidence: [Evidence] = []
    ) throws(RegistryError) -> [Event] {
        try writeLedger { db, ledger in
            for removal in removals { try Registry.forget(removal, in: db) }
            for piece in evidence { try Registry.insert(piece, into: db) }
            return try bodies.map { try ledger.append($0, by: actor, at: time, in: db) }
        }
    }

    /// All removals that are not recorded yet, in the order in which they began.
    public func pendingRemovals() throws(RegistryError) -> [Removal] {
        try read { db in
            try checkWork(at: try Registry.tree(in: db).head, in: db)
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT id, owner_pid, owner_started, path, temporary, overwritten, purpose FROM removals ORDER BY id
                    """
            ).map { row in
                Removal(
                    id: try row.value(0),
                    owner: try PreparationOwner(process: row.value(1), started: row.value(2)),
                    path: try row.value(3), temporary: try row.value(4), isOverwritten: try row.value(5),
                    purpose: try Registry.purpose(row.bytes(6)))
            }
        }
    }

    private static func forget(_ removal: Removal, in db: Database) throws {
        try db.execute(sql: "DELETE FROM removals WHERE id = ?", arguments: [removal.id])
        guard db.changesCount == 1 else { throw unknownRemoval }
    }

    private static func purpose(_ bytes: [UInt8]) throws(RegistryError) -> Removal.Purpose {
        let json: JSON
        do {
            json = try JSON(parsing: bytes)
        } catch {
            throw RegistryError(.form, "removal: not the JSON that was written")
        }
        var fields = try FieldReader(json, of: "removal")
        let purpose = try Removal.Purpose(fields: &fields)
        try fields.end()
        return purpose
    }

    private static let unknownRemoval = RegistryError(
        .unknownRecord, "a file's removal was recorded by another run in between", hint: "run this again")
}

extension Removal.Purpose: EventPayload {
    var members: [JSON.Member] {
        switch self {
        case .copy(let copy, let bundle):
            [JSON.Member("bundle", .integer(bundle)), JSON.Member("copy", .object(copy.members))]
        case .key(let removal): [JSON.Member("key", .object(removal.members))]
        }
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        if let bundle = try fields.readOptional("bundle", Form.number) {
            self = .copy(try fields.object("copy", OwnCopy.self), bundle: bundle)
        } else {
            self = .key(try fields.object("key", KeyRemoval.self))
        }
    }
}

extension KeyRemoval: EventPayload {
    var members: [JSON.Member] {
        [
            JSON.Member("actor", actor.json),
            JSON.Member("events", .array(events.map { .object($0.members) })),
            JSON.Member("evidence", .array(evidence.map { .object($0.members) })),
        ]
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        actor = try fields.read("actor") { EventActor($0) }
        events = try fields.objects("events", KeyDestruction.self)
        evidence = try fields.objects("evidence", Evidence.self)
    }
}

extension Evidence: EventPayload {
    var members: [JSON.Member] {
        var members = [JSON.Member("kind", .string(kind))]
        if let bundle { members.append(JSON.Member("bundle", .integer(bundle))) }
        members.append(JSON.Member("bytes", .string(Base64.encode(bytes))))
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        self.init(
            kind: try fields.read("kind", Form.token), bundle: try fields.readOptional("bundle", Form.number),
            bytes: try fields.read("bytes") { $0.string.flatMap { Base64.decode($0) } })
    }
}
