import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct LedgerTests {
    /// A registry with two bundles, an agreement, evidence and an event of every kind, closed again.
    private func makeSample(_ path: String) throws -> TreeHead {
        let registry = try Registry.createSigned(path: path)
        let bytes = Array("apiVersion: datalease/v1\n".utf8)
        let time = try instant("2026-11-30T09:15:00Z")
        try registry.register(
            AgreementReference(id: "DSA-2026-014", version: 1, digest: Digest.sha256(bytes)), bytes: bytes, by: officer,
            at: time)
        try prepare(1, in: registry)
        try prepare(2, in: registry)
        for body in try everyBody(checkpoint: try registry.head()) where body.kind != .bundlePrepared {
            try registry.append(body, by: .user("example"), at: time, keeping: sampleEvidence())
        }
        return try registry.head()
    }

    private func withSample(_ body: (_ path: String, _ head: TreeHead) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("registry.sqlite").path
            try body(path, try makeSample(path))
        }
    }

    @Test("an untouched ledger verifies, with the size and root it was left with")
    func untouched() throws {
        try withSample { path, head in
            let registry = try Registry.openSigned(path: path)
            let report = try registry.verify()
            #expect(report.head == head)
            #expect(report.bundles == 2)
            let heads = try (0...head.size).map { try #require(try registry.head(at: $0)) }
            #expect(heads.last == head)
            #expect(try registry.head(at: head.size + 1) == nil)
            #expect(try registry.head(at: -1) == nil)
            let checkpoints = try heads.map { try #require(Checkpoint(origin: "registry.example", head: $0)) }
            let signed = try registry.verify(against: checkpoints)
            #expect(signed.head == head)
            #expect(signed.signedUpTo == head.size)
            #expect(signed.confirmedHeads == 2)
            #expect(signed.contradictions.isEmpty)
            #expect(signed.evidence == (try everyBody().flatMap(\.evidence).count))
            #expect(signed.restorations.map(\.lost.size) == [99])
        }
    }

    @Test("every event pins the tree of all before it")
    func chain() throws {
        try withSample { path, head in
            var tree = MerkleTree()
            try Registry.openSigned(path: path).forEachEvent { sequence, bytes in
                let event = try Event(parsing: bytes)
                #expect(event.sequence == sequence)
                #expect(event.tree == tree.head)
                tree.append(MerkleTree.leafHash(of: bytes))
            }
            #expect(tree.head == head)
        }
    }

    @Test(
        "events cannot be changed, removed, replaced or put out of order",
        arguments: [
            "UPDATE events SET kind = 'x' WHERE seq = 3", "UPDATE events SET bytes = x'00'",
            "DELETE FROM events WHERE seq = 3", "DELETE FROM events",
            "INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 3",
            "REPLACE INTO events (seq, kind, leaf, bytes) VALUES (1, 'x', zeroblob(32), x'00')",
            "INSERT INTO events (seq, kind, leaf, bytes) VALUES (99, 'x', zeroblob(32), x'00')",
            "INSERT INTO events (seq, kind, leaf, bytes) VALUES (-1, 'x', zeroblob(32), x'00')",
            "UPDATE agreements SET bytes = x'00'",
        ])
    func appendOnly(sql: String) throws {
        try withSample { path, head in
            let script = """
                import sqlite3, sys
                db = sqlite3.connect(sys.argv[1])
                try:
                    db.execute(sys.argv[2])
                except sqlite3.IntegrityError:
                    sys.exit(0)
                sys.exit(1)
                """
            try python(script, path, sql)
            #expect(try Registry.openSigned(path: path).verify().head == head)
        }
    }

    @Test(
        "past the triggers, a change of any column of an event is found and the event named",
        arguments: [
            "bytes = CAST(replace(CAST(bytes AS TEXT), '\"v\":1', '\"v\": 1') AS BLOB)",
            "bytes = CAST(replace(CAST(bytes AS TEXT), '2026-1', '2025-1') AS BLOB)", "bytes = x''",
            "leaf = zeroblob(32)", "kind = 'bundle-released'", "kind = ''", "bundle = 2", "bundle = NULL",
        ])
    func tamperedColumns(change: String) throws {
        try withSample { path, _ in
            try tamper(path, "UPDATE events SET \(change) WHERE seq = 2;")
            let error = try expectRefusal(.ledger) { _ = try Registry.openSigned(path: path).verify() }
            #expect(error.what.contains("event 2"), "\(error.what)")
        }
    }

    @Test("a flipped bit in any byte of any event is found, and the event named")
    func flippedBits() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("registry.sqlite").path
            _ = try makeSample(path)
            // One script makes a copy of the database for every 199th byte of the events, each with one bit flipped.
            let script = """
                import shutil, sqlite3, sys
                db = sqlite3.connect(sys.argv[1])
                name = "events_no_update"
                (trigger,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
                offset = 0
                for seq, size in db.execute("SELECT seq, length(bytes) FROM events").fetchall():
                    for at in range(size):
                        offset += 1
                        if offset % 199: continue
                        copy = "%s.%d.%d" % (sys.argv[1], seq, at)
                        shutil.copy(sys.argv[1], copy)
                        other = sqlite3.connect(copy)
                        other.execute("DROP TRIGGER " + name)
                        data = bytearray(other.execute("SELECT bytes FROM events WHERE seq = ?", (seq,)).fetchone()[0])
                        data[at] ^= 4
                        other.execute("UPDATE events SET bytes = ? WHERE seq = ?", (bytes(data), seq))
                        other.execute(trigger)
                        other.commit()
                        other.close()
                """
            try python(script, path)
            var copies = 0
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
                let parts = name.split(separator: ".")
                guard parts.count == 4 else { continue }
                let copy = folder.appendingPathComponent(name).path
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy)
                let error = try expectRefusal(.ledger) { _ = try Registry.openSigned(path: copy).verify() }
                #expect(error.what.contains("event \(parts[2]):"), "\(name): \(error.what)")
                copies += 1
            }
            #expect(copies > 25)
        }
    }

    @Test("an event rewritten together with its leaf is found by the next event, the last one by the stored tree")
    func rewritten() throws {
        for (isLast, found) in [(false, "event 3: it was not written behind"), (true, "its stored tree")] {
            try withSample { path, head in
                let script = """
                    import hashlib, sqlite3, sys
                    db = sqlite3.connect(sys.argv[1])
                    name = "events_no_update"
                    (trigger,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
                    db.execute("DROP TRIGGER " + name)
                    seq = int(sys.argv[2])
                    old = db.execute("SELECT bytes FROM events WHERE seq = ?", (seq,)).fetchone()[0]
                    new = old.replace(b'"size":4096', b'"size":4097')
                    if old == new:
                        at = old.index(b'"signature":"') + 13
                        new = old[:at] + (b"0" if old[at:at + 1] != b"0" else b"1") + old[at + 1:]
                    leaf = hashlib.sha256(b"\\0" + new).digest()
                    db.execute("UPDATE events SET bytes = ?, leaf = ? WHERE seq = ?", (new, leaf, seq))
                    db.execute(trigger)
                    db.commit()
                    """
                try python(script, path, String(isLast ? head.size : 2))
                let error = try expectRefusal(.ledger) { _ = try Registry.openSigned(path: path).verify() }
                #expect(error.what.contains(found), "\(error.what)")
            }
        }
    }

    @Test(
        "a removed, swapped, inserted or cut off event, a changed tree, row, agreement or evidence is found",
        arguments: [
            "DELETE FROM events WHERE seq = 1", "DELETE FROM events WHERE seq = 4",
            "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
            "UPDATE events SET seq = -1 WHERE seq = 4; UPDATE events SET seq = 4 WHERE seq = 5; "
                + "UPDATE events SET seq = 5 WHERE seq = -1",
            "UPDATE events SET seq = seq + 100",
            "INSERT INTO events SELECT (SELECT max(seq) + 1 FROM events), kind, bundle, leaf, bytes FROM events "
                + "WHERE seq = 2",
            "UPDATE tree SET size = size - 1", "UPDATE tree SET peaks = zeroblob(length(peaks))", "DELETE FROM tree",
            "UPDATE bundles SET stem = 'DSA-2026-014.B9' WHERE number = 1",
            "UPDATE bundles SET rehearsal = 1 WHERE number = 2", "UPDATE bundles SET prepared = 1 WHERE number = 2",
            "UPDATE bundles SET agreement_version = 3", "UPDATE bundles SET digest = agreement_digest",
            "PRAGMA foreign_keys = OFF; DELETE FROM bundles WHERE number = 2",
            "UPDATE agreements SET bytes = x'00'", "UPDATE evidence SET bytes = x'00'",
            "UPDATE evidence SET digest = 'x'",
        ])
    func tamperedTables(sql: String) throws {
        try withSample { path, _ in
            try tamper(path, sql + ";")
            try expectRefusal(.ledger) { _ = try Registry.openSigned(path: path).verify() }
        }
    }

    @Test("an event cut off together with its tree is found by any checkpoint made after it")
    func truncation() throws {
        try withSample { path, head in
            let checkpoint = try #require(Checkpoint(origin: "registry.example", head: head))
            let older = try Registry.openSigned(path: path).head(at: head.size - 1)
            #expect(older != nil)
            // What an older copy of the whole file looks like: consistent in itself.
            let copy = path + ".older"
            do {
                let registry = try Registry.createSigned(path: copy)
                try registry.append(try everyBody()[0], by: officer, at: Instant(seconds: 0))
            }
            let registry = try Registry.openSigned(path: copy)
            #expect(try registry.verify().head.size == 1)
            try expectRefusal(.ledger) { try registry.check(against: checkpoint) }
            let error = try expectRefusal(.ledger) { _ = try registry.verify(against: [checkpoint]) }
            #expect(error.what.contains("only 1 are left"))
        }
    }

    @Test("what is said of a bundle is what its events' bytes say")
    func bundleEvents() throws {
        try withSample { path, _ in
            let registry = try Registry.openSigned(path: path)
            let facts = try registry.bundleEvents(1).map(\.fact)
            let events = try registry.events(ofBundle: 1)
            #expect(facts == events.compactMap { BundleEvent($0)?.fact })
            #expect(Set(try registry.bundleEvents(1).map(\.bundle)) == [1])
            #expect(facts.contains { if case .released = $0 { true } else { false } })
            #expect(facts.contains(.ownCopies(remaining: 1)))
            #expect(facts.contains(.holdPlaced(until: try day("2027-06-30"))))
            let prepared = try registry.prepared(2)
            #expect(prepared.bundle == (try sampleBundle(2)))
            #expect(prepared.event.actor == .key(fingerprint("preparer")))
        }
    }
}
