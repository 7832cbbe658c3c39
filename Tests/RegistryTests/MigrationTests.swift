import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct MigrationTests {
    /// Makes a registry as version 1 of the layout had it: the tables of then, and `bodies` as events.
    private func makeVersion1(_ path: String, _ bodies: [EventBody]) throws -> TreeHead {
        var tree = MerkleTree()
        var rows = ""
        for body in bodies {
            let event = Event(
                sequence: tree.size + 1, time: try instant("2026-11-30T09:15:00Z"), actor: officer, tree: tree.head,
                body: body)
            let leaf = MerkleTree.leafHash(of: event.bytes)
            tree.append(leaf)
            rows += """
                INSERT INTO events (seq, bytes, leaf, at, kind, actor, bundle) VALUES (\(event.sequence),
                  x'\(Hex.encode(event.bytes))', x'\(leaf.hex)', 0, '\(body.kind.rawValue)', 'x',
                  \(body.bundle.map(String.init) ?? "NULL"));

                """
            if case .bundlePrepared(let prepared) = body {
                rows += """
                    INSERT INTO bundles VALUES (\(prepared.bundle), '\(prepared.stem)', 0, '\(prepared.agreement.id)',
                      \(prepared.agreement.version), '\(prepared.agreement.digest)', '\(prepared.digest)',
                      \(event.sequence));

                    """
            }
        }
        let script = """
            import os, sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            db.executescript(sys.argv[2])
            db.commit()
            db.close()
            os.chmod(sys.argv[1], 0o600)
            """
        try python(
            script, path,
            """
            PRAGMA application_id = \(Schema.applicationID);
            CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
            INSERT INTO grdb_migrations VALUES ('1');
            \(Schema.version1)
            \(rows)
            UPDATE tree SET size = \(tree.size), peaks = x'\(Hex.encode(tree.peakBytes))';
            """)
        return tree.head
    }

    @Test("a registry of the first layout keeps every byte of its events, and they stay append-only")
    func fromVersion1() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("registry.sqlite").path
            let bodies = try everyBody().filter { $0.evidence.isEmpty }
            let head = try makeVersion1(path, bodies)
            let registry = try Registry.open(path: path).signed(by: try SampleSigner(outside: [head]))
            #expect(try registry.verify().head == head)
            var scanned: [BundleEvent] = []
            let scan = try registry.scan(against: []) { scanned.append($0) }
            #expect(scan.head == head)
            #expect(scanned.count == bodies.filter { $0.bundle != nil }.count)
            var kept: [EventBody] = []
            try registry.forEachEvent { _, bytes in kept.append(try Event(parsing: bytes).body) }
            #expect(kept == bodies)
            #expect(try registry.notifiedStates().isEmpty)
            // The triggers went with the old table, and are there again.
            let tries = ["UPDATE events SET bundle = 1", "DELETE FROM events", "UPDATE events SET seq = seq + 100"]
            for statement in tries {
                let script = """
                    import sqlite3, sys
                    try:
                        sqlite3.connect(sys.argv[1]).execute(sys.argv[2])
                    except sqlite3.IntegrityError:
                        sys.exit(0)
                    sys.exit(1)
                    """
                try python(script, path, statement)
            }
            try registry.append(
                .bundleReleased(BundleRelease(bundle: 1, channel: "portal")), by: officer, at: Instant(seconds: 0))
            #expect(try Registry.openSigned(path: path).verify().head.size == head.size + 1)
        }
    }

    @Test("a trigger in a registry of an earlier layout is refused before anything of it runs")
    func plantedBefore() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("registry.sqlite").path
            _ = try makeVersion1(path, [])
            let script = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(sys.argv[2])"
            try python(script, path, "CREATE TRIGGER zz AFTER INSERT ON people BEGIN DELETE FROM paths; END")
            for _ in 1...2 {
                let error = try expectRefusal(.corrupted) { _ = try Registry.open(path: path) }
                #expect(error.what.contains("trigger zz was added"), "\(error)")
            }
            try python(script, path, "DROP TRIGGER zz")
            #expect(try Registry.open(path: path).head().size == 0)
        }
    }

    @Test("a registry whose first migration was cut off is gone on with")
    func cutOff() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("registry.sqlite").path
            let script = """
                import os, sqlite3, sys
                sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])
                os.chmod(sys.argv[1], 0o600)
                """
            try python(
                script, path,
                """
                PRAGMA application_id = \(Schema.applicationID);
                CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
                """)
            #expect(try Registry.createSigned(path: path).head().size == 0)
        }
    }

    @Test("what was told of is remembered, one state a bundle, and only of bundles that are there")
    func notified() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("registry.sqlite").path
            let registry = try Registry.createSigned(path: path)
            try prepare(1, in: registry)
            try prepare(2, in: registry)
            let head = try registry.head()
            func state(_ bundle: Int, _ word: String, since: String) throws -> NotifiedState {
                NotifiedState(bundle: bundle, state: word, since: try day(since), time: Instant(seconds: 1_800_000_000))
            }
            let first = [try state(1, "due", since: "2026-12-23"), try state(2, "released", since: "2026-12-01")]
            try registry.recordNotified(first)
            let second = [try state(1, "overdue", since: "2026-12-31")]
            try registry.recordNotified(second)
            let expected = [1: second[0], 2: first[1]]
            #expect(try registry.notifiedStates() == expected)
            let unknown = try state(3, "due", since: "2026-12-23")
            let changed = try state(2, "due", since: "2026-12-23")
            try expectRefusal(.conflict) { try registry.recordNotified([changed, unknown]) }
            #expect(try Registry.openSigned(path: path).notifiedStates() == expected)
            // It is no event.
            #expect(try registry.head() == head)
        }
    }
}
