internal import GRDB

/// The registry's tables, as migrations: a released one is never changed, a new one is added behind it.
enum Schema {
    /// "DLRG", in the database's header: the file is a registry of DataLease.
    static let applicationID = 0x444C_5247

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: version1)
        }
        migrator.registerMigration("2") { db in
            try db.execute(sql: leanEvents)
            try db.execute(sql: notified)
            try db.execute(sql: removals)
        }
        migrator.registerMigration("3") { db in
            try db.execute(sql: signedHead)
            try db.execute(sql: sealedWork)
        }
        return migrator
    }

    /// The tables of the first layout.
    static var version1: String { ledger + "\n" + records }

    /// Columns of `events` beside `bytes` and `leaf` repeated what stands in the bytes. `tree` holds the peaks of the
    /// Merkle tree over all events.
    ///
    /// The insert trigger also catches INSERT OR REPLACE, which removes a row without firing the delete trigger.
    private static let ledger = """
        CREATE TABLE events (
          seq INTEGER PRIMARY KEY,
          bytes BLOB NOT NULL,
          leaf BLOB NOT NULL CHECK (length(leaf) = 32),
          at INTEGER NOT NULL,
          kind TEXT NOT NULL,
          actor TEXT NOT NULL,
          bundle INTEGER,
          rehearsal INTEGER,
          limit_day INTEGER,
          certificate_day INTEGER,
          evidence INTEGER,
          disposed_day INTEGER,
          accepted INTEGER,
          remaining INTEGER
        ) STRICT;
        CREATE INDEX events_by_bundle ON events (bundle, seq) WHERE bundle IS NOT NULL;
        CREATE INDEX events_of_home ON events (kind, seq) WHERE bundle IS NULL;
        CREATE TRIGGER events_no_update BEFORE UPDATE ON events
          BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER events_no_delete BEFORE DELETE ON events
          BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER events_at_the_end BEFORE INSERT ON events
          WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM events)
          BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TABLE tree (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          size INTEGER NOT NULL,
          peaks BLOB NOT NULL
        ) STRICT;
        INSERT INTO tree (id, size, peaks) VALUES (1, 0, x'');
        """

    private static let records = """
        CREATE TABLE agreements (
          digest TEXT PRIMARY KEY,
          id TEXT NOT NULL,
          version INTEGER NOT NULL,
          bytes BLOB NOT NULL,
          UNIQUE (id, version)
        ) STRICT;
        CREATE TRIGGER agreements_no_update BEFORE UPDATE ON agreements
          BEGIN SELECT RAISE(ABORT, 'agreements are kept as they were signed'); END;
        CREATE TABLE bundles (
          number INTEGER PRIMARY KEY,
          stem TEXT NOT NULL UNIQUE,
          rehearsal INTEGER NOT NULL,
          agreement_id TEXT NOT NULL,
          agreement_version INTEGER NOT NULL,
          agreement_digest TEXT NOT NULL,
          digest TEXT NOT NULL,
          prepared INTEGER NOT NULL REFERENCES events (seq)
        ) STRICT;
        CREATE INDEX bundles_by_digest ON bundles (digest);
        CREATE TABLE people (
          fingerprint TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          party TEXT NOT NULL,
          role TEXT NOT NULL
        ) STRICT;
        CREATE TABLE paths (
          id INTEGER PRIMARY KEY,
          bundle INTEGER NOT NULL REFERENCES bundles (number),
          what TEXT NOT NULL CHECK (what IN ('input', 'bundle', 'sibling')),
          digest TEXT NOT NULL,
          size INTEGER NOT NULL,
          path TEXT
        ) STRICT;
        CREATE INDEX paths_by_bundle ON paths (bundle);
        CREATE INDEX paths_by_digest ON paths (digest);
        CREATE TABLE evidence (
          id INTEGER PRIMARY KEY,
          digest TEXT NOT NULL,
          kind TEXT NOT NULL,
          bundle INTEGER REFERENCES bundles (number),
          bytes BLOB NOT NULL
        ) STRICT;
        CREATE INDEX evidence_by_digest ON evidence (digest);
        CREATE INDEX evidence_by_bundle ON evidence (bundle);
        CREATE TABLE intents (
          number INTEGER PRIMARY KEY,
          owner_pid INTEGER NOT NULL,
          owner_started TEXT NOT NULL,
          folder TEXT NOT NULL,
          temporary TEXT NOT NULL,
          begun INTEGER NOT NULL,
          ready BLOB
        ) STRICT;
        """

    /// Facts are read from the bytes of events; only what rows are looked up by is repeated, in front of them, so that
    /// nothing of the bytes is read to pass over a row. The rows are copied, because dropping columns one by one would
    /// write them all each time. Removing the old table fires no trigger; its own triggers and indexes go with it.
    ///
    /// The rows of `bundles` are read in the order of their events when the ledger is checked.
    private static let leanEvents = """
        CREATE TABLE lean_events (
          seq INTEGER PRIMARY KEY,
          kind TEXT NOT NULL,
          bundle INTEGER,
          leaf BLOB NOT NULL CHECK (length(leaf) = 32),
          bytes BLOB NOT NULL
        ) STRICT;
        INSERT INTO lean_events (seq, kind, bundle, leaf, bytes)
          SELECT seq, kind, bundle, leaf, bytes FROM events ORDER BY seq;
        DROP TABLE events;
        ALTER TABLE lean_events RENAME TO events;
        CREATE INDEX events_by_bundle ON events (bundle, seq) WHERE bundle IS NOT NULL;
        CREATE INDEX events_of_home ON events (kind, seq) WHERE bundle IS NULL;
        CREATE TRIGGER events_no_update BEFORE UPDATE ON events
          BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER events_no_delete BEFORE DELETE ON events
          BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER events_at_the_end BEFORE INSERT ON events
          WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM events)
          BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE INDEX bundles_by_event ON bundles (prepared);
        """

    /// What was told of last: the memory of a scheduled job, not a state.
    private static let notified = """
        CREATE TABLE notified (
          bundle INTEGER PRIMARY KEY REFERENCES bundles (number),
          state TEXT NOT NULL,
          since INTEGER NOT NULL,
          at INTEGER NOT NULL
        ) STRICT;
        """

    /// The note of the ledger's head: whatever appends an event puts the new one here in the same transaction.
    private static let signedHead = """
        CREATE TABLE signed_head (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          note TEXT NOT NULL
        ) STRICT;
        """

    /// The seal over the rows of `intents` and `removals`; there is none where these are empty.
    private static let sealedWork = """
        CREATE TABLE sealed_work (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          seal BLOB NOT NULL
        ) STRICT;
        """

    /// Files that are being overwritten and removed: a row from before the first byte until the event is there.
    private static let removals = """
        CREATE TABLE removals (
          id INTEGER PRIMARY KEY,
          owner_pid INTEGER NOT NULL,
          owner_started TEXT NOT NULL,
          path TEXT NOT NULL UNIQUE,
          temporary TEXT NOT NULL,
          overwritten INTEGER NOT NULL DEFAULT 0,
          purpose BLOB NOT NULL
        ) STRICT;
        """
}
