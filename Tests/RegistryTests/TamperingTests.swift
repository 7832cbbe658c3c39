import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

/// A ledger that somebody rewrote with all its hashes recomputed, as who can write to the home can: consistent in
/// itself, and found by any head that left before.
@Suite struct TamperingTests {
    /// A registry at `name` with one event of each of `bodies`.
    private func makeLedger(_ bodies: [EventBody], _ name: String, in folder: URL) throws -> Registry {
        let registry = try Registry.createSigned(path: folder.appendingPathComponent(name).path)
        for body in bodies { try registry.append(body, by: officer, at: Instant(seconds: 1_800_000_000)) }
        return registry
    }

    private func checkpoint(of registry: Registry) throws -> Checkpoint {
        try #require(Checkpoint(origin: "registry.example", head: try registry.head()))
    }

    private let releases = (1...9).map { EventBody.bundleReleased(BundleRelease(bundle: $0, channel: "portal")) }

    /// Expects that a ledger of `forged` is found by the checkpoint of one of `releases`, in every way of looking.
    private func expectFound(_ forged: [EventBody]) throws {
        try withTemporaryFolder { folder in
            let honest = try checkpoint(of: try makeLedger(releases, "registry.sqlite", in: folder))
            let registry = try makeLedger(forged, "forged.sqlite", in: folder)
            // By itself it is a ledger like any other.
            #expect(try registry.verify().head.size == forged.count)
            try expectRefusal(.ledger) { _ = try registry.verify(against: [honest]) }
            try expectRefusal(.ledger) { _ = try registry.scan(against: [honest]) { _ in } }
            try expectRefusal(.ledger) { try registry.check(against: honest) }
            try expectRefusal(.ledger) { _ = try registry.proofs(of: [1], in: honest.head) }
        }
    }

    @Test("an event with one changed byte is found")
    func changed() throws {
        var forged = releases
        forged[4] = .bundleReleased(BundleRelease(bundle: 5, channel: "porta1"))
        try expectFound(forged)
    }

    @Test("a removed event is found")
    func removed() throws {
        var forged = releases
        forged.remove(at: 4)
        try expectFound(forged)
    }

    @Test("an inserted event is found")
    func inserted() throws {
        var forged = releases
        forged.insert(releases[0], at: 4)
        try expectFound(forged)
    }

    @Test("two events in each other's place are found")
    func reordered() throws {
        var forged = releases
        forged.swapAt(3, 4)
        try expectFound(forged)
    }

    @Test("a ledger without its last event is found")
    func truncated() throws {
        try expectFound(releases.dropLast())
    }

    @Test("a ledger without its last event that went on again is found")
    func truncatedAndContinued() throws {
        let further = EventBody.bundleReleased(BundleRelease(bundle: 10, channel: "portal"))
        try expectFound(releases.dropLast() + [further, further])
    }

    @Test("another ledger in the place of this one is found")
    func swapped() throws {
        try expectFound(try everyBody().filter { $0.evidence.isEmpty && $0.kind != .bundlePrepared })
    }

    @Test("of a forked history no branch fits both checkpoints, whichever is longer")
    func forked() throws {
        try withTemporaryFolder { folder in
            let left = try makeLedger(releases, "left.sqlite", in: folder)
            var other = Array(releases.dropLast(3))
            other += [releases[8], releases[7]]
            let right = try makeLedger(other, "right.sqlite", in: folder)
            let checkpoints = [try checkpoint(of: left), try checkpoint(of: right)]
            for registry in [left, right] {
                let own = [try checkpoint(of: registry)]
                _ = try registry.verify(against: own)
                _ = try registry.scan(against: own) { _ in }
                for given in [checkpoints, checkpoints.reversed()] {
                    try expectRefusal(.ledger) { _ = try registry.verify(against: given) }
                    try expectRefusal(.ledger) { _ = try registry.scan(against: given) { _ in } }
                }
            }
        }
    }

    @Test("a tail that was cut off together with the checkpoint is found by the head in any one receipt")
    func receiptOfLostTail() throws {
        try withTemporaryFolder { folder in
            let registry = try makeLedger(releases, "registry.sqlite", in: folder)
            let inReceipt = try registry.head()
            let cut = try makeLedger(releases.dropLast(2), "cut.sqlite", in: folder)
            try cut.append(
                .receiptRecorded(
                    RecordedReceipt(
                        bundle: 1, receipt: Digest.sha256("receipt"), signature: Digest.sha256("signature"),
                        signer: fingerprint("engineer"), receivedOn: try day("2026-12-01"), checkpoint: inReceipt,
                        isAccepted: true, problems: [])), by: officer, at: Instant(seconds: 0),
                keeping: sampleEvidence())
            let size = try cut.head().size
            let report = try cut.verify()
            #expect(
                report.contradictions == [
                    RecordedHead(
                        event: size, bundle: 1, kind: .receiptRecorded, head: inReceipt, isAccepted: true,
                        isOfAnotherHistory: false)
                ])
            #expect(report.confirmedHeads == 0)
        }
    }

    @Test("rows that were changed past the program are found by a scan without any checkpoint")
    func changedRows() throws {
        let changes = [
            "UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), 'portal', 'porta1') AS BLOB) WHERE seq = 4",
            "DELETE FROM events WHERE seq = 4",
            "UPDATE events SET seq = seq + 1 WHERE seq = 9; UPDATE events SET seq = 9 WHERE seq = 8; "
                + "UPDATE events SET seq = 8 WHERE seq = 10",
            "INSERT INTO events SELECT 10, kind, bundle, leaf, bytes FROM events WHERE seq = 9",
            "UPDATE events SET bundle = 2 WHERE seq = 4", "UPDATE events SET bundle = NULL WHERE seq = 4",
            "UPDATE events SET kind = 'bundle-voided' WHERE seq = 4", "UPDATE events SET kind = 'x' WHERE seq = 4",
            "UPDATE events SET leaf = zeroblob(32) WHERE seq = 4",
            "DELETE FROM events WHERE seq = 9", "UPDATE tree SET peaks = zeroblob(length(peaks))",
            "UPDATE tree SET size = 8", "DELETE FROM events",
        ]
        for change in changes {
            try withTemporaryFolder { folder in
                let registry = try makeLedger(releases, "registry.sqlite", in: folder)
                try tamper(registry.path, change + ";")
                try expectRefusal(.ledger) { _ = try registry.scan(against: []) { _ in } }
                try expectRefusal(.ledger) { _ = try registry.verify() }
            }
        }
    }

    @Test("what events behind the newest checkpoint say of the tree before them is compared in a scan")
    func chainBehindCheckpoint() throws {
        try withTemporaryFolder { folder in
            let registry = try makeLedger(releases, "registry.sqlite", in: folder)
            let early = try #require(try registry.head(at: 3))
            let checkpoint = try #require(Checkpoint(origin: "registry.example", head: early))
            let scan = try registry.scan(against: [checkpoint]) { _ in }
            #expect(scan.signedUpTo == 3)
            // The tree is computed anew over an event that was changed; the next event still names the old one.
            let script = """
                import hashlib, sqlite3, sys
                def node(a, b): return hashlib.sha256(b"\\1" + a + b).digest()
                db = sqlite3.connect(sys.argv[1])
                name = "events_no_update"
                (trigger,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
                db.execute("DROP TRIGGER " + name)
                leaves = []
                for seq, event in db.execute("SELECT seq, bytes FROM events ORDER BY seq").fetchall():
                    if seq == 6: event = event.replace(b"portal", b"porta1")
                    leaf = hashlib.sha256(b"\\0" + event).digest()
                    db.execute("UPDATE events SET bytes = ?, leaf = ? WHERE seq = ?", (event, leaf, seq))
                    leaves.append(leaf)
                pairs = [node(leaves[i], leaves[i + 1]) for i in range(0, 8, 2)]
                peak = node(node(pairs[0], pairs[1]), node(pairs[2], pairs[3]))
                db.execute("UPDATE tree SET peaks = ?", (peak + leaves[8],))
                db.execute(trigger)
                db.commit()
                """
            try python(script, registry.path)
            let error = try expectRefusal(.ledger) { _ = try registry.scan(against: [checkpoint]) { _ in } }
            #expect(error.what.contains("event 7"))
        }
    }

    @Test("a scan compares the rows of bundles with their events")
    func bundleRows() throws {
        let changes = [
            "UPDATE bundles SET stem = 'x' WHERE number = 1", "UPDATE bundles SET rehearsal = 1 WHERE number = 1",
            "UPDATE bundles SET number = 3 WHERE number = 2", "UPDATE bundles SET prepared = 3 - prepared",
            "UPDATE bundles SET agreement_id = 'x'", "UPDATE bundles SET digest = agreement_digest",
            "DELETE FROM bundles WHERE number = 1",
            "INSERT INTO bundles SELECT 3, 'x', 0, agreement_id, 1, agreement_digest, digest, 1 FROM bundles LIMIT 1",
        ]
        for change in changes {
            try withTemporaryFolder { folder in
                let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
                try prepare(1, in: registry)
                try prepare(2, in: registry)
                var bundles: [BundleRecord] = []
                var events: [BundleEvent] = []
                let scan = try registry.scan(against: []) {
                    bundles.append($0)
                } _: {
                    events.append($0)
                }
                let expectedBundles = try registry.bundles()
                let expectedEvents = try registry.bundleEvents(1) + registry.bundleEvents(2)
                #expect(scan.bundles == 2)
                #expect(bundles == expectedBundles)
                #expect(events == expectedEvents)
                try tamper(registry.path, "PRAGMA foreign_keys = OFF; \(change);")
                try expectRefusal(.ledger) { _ = try registry.scan(against: []) { _ in } }
            }
        }
    }
}
