import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

/// Somebody who can write the database adds to its tables what SQLite runs or hides by itself.
@Suite struct PlantedSchemaTests {
    private let time = Instant(seconds: 1_800_000_000)
    private let release = EventBody.bundleReleased(BundleRelease(bundle: 1, channel: "portal"))

    /// Changes the file past the program, its own triggers left as they are.
    private func change(_ registry: Registry, _ sql: String) throws {
        let script = """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1], isolation_level=None)
            db.executescript(sys.argv[2])
            """
        try python(script, registry.path, sql)
    }

    @Test(
        "a trigger, view, index or table that is added, changed or missing is refused, whoever has the registry open",
        arguments: [
            ("CREATE TRIGGER zz AFTER INSERT ON evidence BEGIN DELETE FROM paths; END", "trigger zz was added"),
            ("CREATE TRIGGER zz BEFORE INSERT ON evidence BEGIN SELECT RAISE(IGNORE); END", "trigger zz was added"),
            ("CREATE VIEW zz AS SELECT * FROM events", "view zz was added"),
            ("CREATE INDEX zz ON paths (path)", "index zz was added"),
            ("CREATE TABLE zz (a); INSERT INTO zz VALUES (1)", "table zz was added"),
            ("ANALYZE", "table sqlite_stat1 was added"),
            ("CREATE TABLE zz (a INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE zz", "table sqlite_sequence was added"),
            ("ALTER TABLE evidence ADD COLUMN zz TEXT", "table evidence was changed"),
            ("ALTER TABLE people ADD COLUMN zz TEXT AS (name)", "table people was changed"),
            ("DROP TABLE signed_head", "table signed_head is missing"),
            ("DROP INDEX paths_by_digest", "index paths_by_digest is missing"),
            ("DROP TRIGGER events_no_update", "trigger events_no_update is missing"),
            (
                "DROP INDEX paths_by_digest; CREATE INDEX paths_by_digest ON paths (digest) WHERE bundle > 1",
                "index paths_by_digest was changed"
            ),
            (
                """
                PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'append-only', 'x')
                  WHERE name = 'events_no_delete'; PRAGMA schema_version = 1000
                """, "trigger events_no_delete was changed"
            ),
            ("CREATE TRIGGER \"z\nz\" AFTER INSERT ON paths BEGIN SELECT 1; END", "a strange name was added"),
        ])
    func planted(sql: String, found: String) throws {
        try withTwoBundles { registry in
            let other = try Registry.openSigned(path: registry.path)
            let copy = registry.path + ".copy"
            try change(registry, sql)
            let errors = [
                try expectRefusal(.corrupted) { _ = try Registry.openSigned(path: registry.path) },
                try expectRefusal(.corrupted) { _ = try registry.head() },
                try expectRefusal(.corrupted) { try registry.append(release, by: officer, at: time) },
                try expectRefusal(.corrupted) { try registry.recordNotified([]) },
                try expectRefusal(.corrupted) { try other.append([release], by: officer, at: time) },
                try expectRefusal(.corrupted) { _ = try other.verify() },
                try expectRefusal(.corrupted) { _ = try other.backup(to: copy) },
            ]
            for error in errors {
                #expect(error.what.contains(found), "\(error)")
                #expect(error.category == .check)
            }
            #expect(!FileManager.default.fileExists(atPath: copy))
        }
    }

    @Test("a trigger is found also where its row of the schema is taken out again behind the connection's back")
    func hiddenTrigger() throws {
        try withTwoBundles { registry in
            try change(registry, "CREATE TRIGGER zz AFTER INSERT ON evidence BEGIN DELETE FROM signed_head; END")
            // The connection has read the trigger by then, and SQLite's number of the schema stays the same.
            try expectRefusal(.corrupted) { _ = try registry.head() }
            try change(
                registry, "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'zz'")
            try registry.append(release, by: officer, at: time, keeping: sampleEvidence())
            #expect(try registry.verify().head.size == 4)
        }
    }

    @Test("events that something else appends within a transaction of the program are never signed")
    func appendedWithin() throws {
        try withTwoBundles { registry in
            let head = try registry.head()
            // What a trigger would do: an event with its leaf and the tree made right.
            let errors = [
                try expectRefusal(.ledger) {
                    try registry.write { db in
                        var other = try OpenLedger(db)
                        _ = try other.append(release, by: officer, at: time, in: db)
                    }
                },
                try expectRefusal(.ledger) {
                    try registry.writeLedger { db, ledger in
                        var other = try OpenLedger(db)
                        _ = try other.append(release, by: officer, at: time, in: db)
                        _ = try ledger.append(release, by: officer, at: time, in: db)
                    }
                },
                try expectRefusal(.ledger) {
                    try registry.writeLedger { db, ledger in
                        _ = try ledger.append(release, by: officer, at: time, in: db)
                        var other = try OpenLedger(db)
                        _ = try other.append(release, by: officer, at: time, in: db)
                    }
                },
            ]
            for error in errors { #expect(error.category == .check) }
            #expect(try registry.head() == head)
            #expect(try registry.verify().head == head)
        }
    }
}
