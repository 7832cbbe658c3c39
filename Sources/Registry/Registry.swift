internal import GRDB
internal import Primitives

/// The register of what was lent: agreements, bundles, evidence, and the ledger of events over it all.
///
/// One SQLite file in WAL mode, every commit synced to disk. A bundle's state is not in it: it is folded from events.
/// All methods may be called from any thread; a closure that is given to one must not call another.
public struct Registry: Sendable {
    /// The path of the database file.
    public let path: String
    let database: DatabaseQueue
    private let schema: SchemaCheck
    /// Who signs its heads; without one nothing can be appended.
    var signer: (any HeadSigner)?
    /// What was checked for the decision that is made from this registry; `nil` where none is.
    var checkedState: CheckedState?

    /// Opens the registry at `path`. Another process that holds it is waited for, `seconds` seconds at most.
    ///
    /// Refuses with `.missing` where there is none, `.corrupted` where the file is no registry or damaged,
    /// `.newerSchema` where a newer program wrote it, `.permissions` where others may write to it, `.locked`.
    public static func open(path: String, waiting seconds: Double = 10) throws(RegistryError) -> Registry {
        guard let size = try RegistryFile.inspect(path), size > 0 else {
            throw RegistryError(
                .missing, "no registry at \(path)",
                hint:
                    "make a home with datalease init --officer KEY, or name yours with --home; where its registry is lost,"
                    + " put the newest backup in place with datalease registry restore DIR")
        }
        return try Registry(path: path, size: size, waiting: seconds)
    }

    /// Makes a registry at `path`, in a folder that is there, and opens it. A registry that has no event yet, left by a
    /// run that died, is taken over; any other refuses with `.exists`.
    public static func create(path: String, waiting seconds: Double = 10) throws(RegistryError) -> Registry {
        let size = try RegistryFile.inspect(path)
        if size == nil { try RegistryFile.make(path) }
        let registry = try Registry(path: path, size: size ?? 0, waiting: seconds)
        guard try registry.head().size == 0 else {
            throw RegistryError(
                .exists, "there is a registry at \(path) already", hint: "use it, or choose another home")
        }
        return registry
    }

    private init(path: String, size: Int, waiting seconds: Double) throws(RegistryError) {
        var configuration = Configuration()
        configuration.label = "registry"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(seconds)
        configuration.prepareDatabase { db in
            // A view or trigger that somebody put into the file must not call functions with side effects.
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
        }
        self.path = path
        let schema = SchemaCheck(path: path)
        self.schema = schema
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            try database.writeWithoutTransaction { db in
                try Registry.inspect(db, path: path, size: size)
                try db.execute(sql: "PRAGMA journal_mode = WAL")
                // Before there is any table, so that what a run leaves that dies in the migration is known to be ours.
                if try Int.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID {
                    try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                }
                // A commit that the caller was told of survives a power cut.
                try db.execute(sql: "PRAGMA synchronous = FULL")
            }
            if try database.read({ try !Schema.migrator.hasCompletedMigrations($0) }) {
                try database.read { db in
                    try schema.compareBeforeMigration(db)
                    try Registry.refuseUnsealed(db, path: path)
                }
                try Schema.migrator.migrate(database)
            }
            try database.read { try schema.compare($0) }
        } catch {
            throw RegistryError(error, path: path, waited: seconds)
        }
        self.seconds = seconds
    }

    private let seconds: Double

    /// Refuses a database that is not a registry, is damaged or was written by a newer program, before anything is
    /// changed in it.
    private static func inspect(_ db: Database, path: String, size: Int) throws {
        guard size > 0 else { return }
        let applicationID = try Int.fetchOne(db, sql: "PRAGMA application_id")
        let hasTables = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master)") ?? false
        guard applicationID == Schema.applicationID || !hasTables else {
            throw RegistryError(
                .corrupted, "registry \(path): a database, but not a registry of DataLease",
                hint: RegistryFile.restoreHint)
        }
        guard try !Schema.migrator.hasBeenSuperseded(db) else {
            throw RegistryError(
                .newerSchema, "registry \(path): written by a newer version of the program",
                hint: "install that version; nothing was written to it")
        }
        if size <= RegistryFile.sizeCheckedOnOpening {
            try checkPages(db, path: path)
        }
    }

    /// Reads the whole file and refuses it where SQLite finds damage, or an index that lacks rows of its table.
    static func checkPages(_ db: Database, path: String) throws {
        try checkIntegrity(db, of: "1", path: path)
    }

    /// The same for the tables that decisions look things up in: a row that an index lacks would not be found.
    func checkIndexes(_ db: Database, of tables: [String]) throws {
        for table in tables { try Registry.checkIntegrity(db, of: table, path: path) }
    }

    private static func checkIntegrity(_ db: Database, of what: String, path: String) throws {
        guard try String.fetchOne(db, sql: "PRAGMA integrity_check(\(what))") == "ok" else {
            throw RegistryError(.corrupted, "registry \(path): damaged", hint: RegistryFile.restoreHint)
        }
    }

    /// Reads in one transaction, from one state of the database.
    func read<Value>(_ body: (Database) throws -> Value) throws(RegistryError) -> Value {
        do {
            return try database.read { db in
                try schema.compare(db)
                try checkedState?.renew(db, of: self)
                return try body(db)
            }
        } catch {
            throw RegistryError(error, path: path, waited: seconds)
        }
    }

    /// Writes in one transaction, which holds the write lock from its start and changes nothing where `body` throws.
    /// Refuses where it leaves another ledger than it found.
    func write<Value>(_ body: (Database) throws -> Value) throws(RegistryError) -> Value {
        try writeLedger { db, _ in try body(db) }
    }

    /// The same where `body` appends events to the ledger. Where it did, the transaction ends with the signature of the new
    /// head; refuses where the stored one is not of these events.
    func writeLedger<Value>(
        _ body: (Database, inout OpenLedger) throws -> Value
    ) throws(RegistryError) -> Value {
        do {
            var value: Value?
            try database.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try schema.compare(db)
                    try checkedState?.renew(db, of: self)
                    var ledger = try OpenLedger(db)
                    let before = (work: try OpenWork(in: db), head: ledger.head)
                    value = try body(db, &ledger)
                    let after = ledger.head
                    if after != before.head { try sign(after, behind: before.head, in: db) }
                    try seal(try OpenWork(in: db), at: after, behind: before, in: db)
                    // Behind the signature and the seal: they are writes too.
                    try ledger.compare(db)
                    if after != before.head { checkedState?.follow(from: before.head, to: after) }
                    return .commit
                }
            }
            guard let value else {
                throw RegistryError(.storage, "registry \(path): a transaction came to nothing")
            }
            return value
        } catch {
            throw RegistryError(error, path: path, waited: seconds)
        }
    }
}

extension RegistryError {
    /// What an error of SQLite means. Its texts are left out: they may hold statements and arguments.
    init(_ error: any Error, path: String, waited seconds: Double) {
        if let error = error as? RegistryError {
            self = error
            return
        }
        // Of who signs.
        if let refusal = error as? any Refusal {
            self.init(refusal.category == .check ? .ledger : .storage, refusal.what, hint: refusal.hint)
            return
        }
        guard let code = (error as? DatabaseError)?.resultCode else {
            self.init(.storage, "registry \(path): could not be read or written")
            return
        }
        switch code {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            let holder = LockHolder.find(database: path)?.description ?? "another process"
            self.init(
                .locked, "registry \(path): locked by \(holder); waited \(Int(seconds.rounded())) s",
                hint: "wait until that process is done, then try again")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(.corrupted, "registry \(path): damaged", hint: RegistryFile.restoreHint)
        // Statements are fixed: where SQLite does not understand one, a table or column of ours is not there.
        case .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_MISMATCH:
            self.init(
                .corrupted, "registry \(path): its tables are not those that this program makes",
                hint: RegistryFile.restoreHint)
        case .SQLITE_FULL:
            self.init(.storage, "registry \(path): no space left on the disk", hint: "make room, then try again")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                .storage, "registry \(path): cannot be written to", hint: "check who owns the home folder and its mode")
        case .SQLITE_IOERR:
            self.init(
                .storage, "registry \(path): the disk reported an error", hint: "check the disk and its free space")
        default:
            self.init(.conflict, "registry \(path): SQLite refused with result code \(code.rawValue)")
        }
    }
}

extension Registry {
    /// The value of one of SQLite's settings for this connection.
    func setting(_ name: String) throws(RegistryError) -> String? {
        try read { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }
}
