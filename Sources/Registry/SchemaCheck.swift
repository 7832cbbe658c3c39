internal import GRDB
internal import Synchronization

/// Compares what the database says of its tables, indexes and triggers with what the migrations make of an empty one.
///
/// Whoever can write the database can leave a trigger or a view in it, which SQLite would run within the transactions of
/// this program.
final class SchemaCheck: Sendable {
    private let path: String
    /// SQLite's number of the schema that was compared: this connection reads the schema anew whenever it is another one.
    private let known = Mutex<Int?>(nil)

    init(path: String) { self.path = path }

    /// Refuses, naming the object, where anything is missing, changed or added. `db` is in a transaction.
    func compare(_ db: Database) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA schema_version")
        guard version == nil || known.withLock({ $0 != version }) else { return }
        // What this connection goes by may have been read before the rows of the schema were changed once more: it is read
        // from what this transaction sees.
        try db.execute(sql: "PRAGMA writable_schema = RESET")
        try refuse(in: db, other: try SchemaCheck.expected.get())
        known.withLock { $0 = version }
    }

    /// The same for a registry that an earlier version of the program left, or a run that died in its first migration.
    func compareBeforeMigration(_ db: Database) throws {
        try db.execute(sql: "PRAGMA writable_schema = RESET")
        let found = try SchemaCheck.objects(in: db)
        guard !found.isEmpty else { return }
        let known = SchemaCheck.migrations
        let applied = try Schema.migrator.appliedIdentifiers(db)
        let last = known.prefix { applied.contains($0) }.last
        try refuse(in: db, other: try SchemaCheck.make(upTo: last))
    }

    private func refuse(in db: Database, other expected: Set<Object>) throws {
        let found = try SchemaCheck.objects(in: db)
        guard found.count != expected.count || Set(found) != expected else { return }
        let what =
            if let strange = found.first(where: { !expected.contains($0) }) {
                strange.title + (expected.contains { $0.isNamed(as: strange) } ? " was changed" : " was added")
            } else if let missing = expected.subtracting(found).min(by: { $0.name < $1.name }) {
                missing.title + " is missing"
            } else {
                "one of them is there twice"
            }
        throw RegistryError(
            .corrupted, "registry \(path): its tables are not those that this program makes: \(what)",
            hint:
                "somebody changed the database: keep it as it is, tell the data protection officer, and restore a backup"
        )
    }

    /// A table, index, view or trigger.
    private struct Object: Hashable {
        let type: String
        let name: String
        let table: String
        let sql: String?

        func isNamed(as other: Object) -> Bool { type == other.type && name == other.name }

        /// What it is and its name, which somebody may have made up.
        var title: String {
            let isPlain = (type + name).utf8.allSatisfy { (0x20..<0x7F).contains($0) } && name.utf8.count <= 100
            return isPlain ? "\(type) \(name)" : "something with a strange name"
        }
    }

    private static func objects(in db: Database) throws -> [Object] {
        try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master").map { row in
            try Object(type: row.value(0), name: row.value(1), table: row.value(2), sql: row.value(3))
        }
    }

    private static let migrations = Schema.migrator.migrations

    private static let expected = Result { try make(upTo: migrations.last) }

    /// What the migrations up to `last` make; without one, what comes before the first.
    private static func make(upTo last: String?) throws -> Set<Object> {
        let empty = try DatabaseQueue()
        if let last { try Schema.migrator.migrate(empty, upTo: last) }
        let objects = try empty.read { try SchemaCheck.objects(in: $0) }
        guard last == nil else { return Set(objects) }
        try Schema.migrator.migrate(empty)
        return try empty.read { Set(try SchemaCheck.objects(in: $0).filter { $0.table == "grdb_migrations" }) }
    }
}
