import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

/// Somebody who has not the ledger's key writes to what becomes events at the next start.
@Suite struct SealedWorkTests {
    private let owner = PreparationOwner(process: 4711, started: "1000")
    private let time = Instant(seconds: 1_800_000_000)
    private let copy = OwnCopy(role: .bundle, digest: .sha256("bundle"), size: 6, path: "/srv/b.age")

    /// A registry with a bundle, a removal and a preparation under way, the second of them ready.
    private func withWork(_ body: (Registry, Removal) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            for number in 1...2 {
                _ = try registry.beginPreparation(by: owner, in: "/srv/out", at: time) { [".part-\($0)"] }
                try registry.readyPreparation(try sampleReady(number))
                if number == 1 { try registry.commitPreparation(1) }
            }
            let removal = try registry.beginRemoval(
                of: .copy(copy, bundle: 1), at: "/srv/b.age", as: ".removal-1", by: owner)
            try body(registry, removal)
        }
    }

    /// Expects that nothing comes of the rows, and that nobody is told what they say.
    private func expectRefused(
        _ registry: Registry, _ removal: Removal, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let head = try registry.head()
        let purge = EventBody.ownCopiesPurged(OwnCopiesPurge(bundle: 1, removed: [copy.digest], remaining: []))
        for body: () throws -> Void in [
            { _ = try registry.pendingRemovals() }, { _ = try registry.pendingPreparations { _ in false } },
            { _ = try registry.signedHead() }, { _ = try registry.verify() },
            { _ = try registry.scan(against: []) { _ in } },
        ] {
            let error = try expectRefusal(.ledger, sourceLocation: sourceLocation, body)
            #expect(error.category == .check, sourceLocation: sourceLocation)
            #expect(error.what.contains("what is being prepared or removed"), sourceLocation: sourceLocation)
        }
        // What is gone cannot be recorded; what is there, and not sealed, is not.
        for body: () throws -> Void in [
            { try registry.completeRemovals([removal], with: [purge], by: officer, at: time) },
            { try registry.commitPreparation(2) },
            { try registry.recoverPreparation(2, by: officer, at: time) },
            { try registry.abandonPreparation(2, by: officer, at: time) },
        ] { #expect(throws: RegistryError.self, sourceLocation: sourceLocation, performing: body) }
        #expect(try registry.head() == head, sourceLocation: sourceLocation)
    }

    @Test("what this program wrote is sealed whatever is recorded meanwhile, and comes to its end")
    func sealed() throws {
        try withWork { registry, removal in
            try registry.append(.bundleReleased(BundleRelease(bundle: 1, channel: "portal")), by: officer, at: time)
            #expect(try registry.verify().head.size == registry.head().size)
            try registry.markOverwritten(removal)
            #expect(try registry.pendingRemovals().map(\.isOverwritten) == [true])
            let purge = OwnCopiesPurge(bundle: 1, removed: [copy.digest], remaining: [])
            try registry.completeRemovals([removal], with: [.ownCopiesPurged(purge)], by: officer, at: time)
            try registry.recoverPreparation(2, by: officer, at: time)
            let left = try registry.pendingPreparations { _ in false }
            #expect(left.isEmpty)
            #expect(try registry.verify().bundles == 2)
        }
    }

    @Test(
        "a row that was forged, changed or taken away, or whose seal was, leads to nothing",
        arguments: [
            "UPDATE removals SET overwritten = 1", "UPDATE removals SET path = '/srv/other'",
            "UPDATE removals SET temporary = 'other'", "UPDATE removals SET owner_pid = 1",
            "UPDATE removals SET purpose = CAST(replace(CAST(purpose AS TEXT), '\"size\":6', '\"size\":7') AS BLOB)",
            """
            INSERT INTO removals (owner_pid, owner_started, path, temporary, overwritten, purpose)
              SELECT owner_pid, owner_started, '/srv/another', temporary, 1, purpose FROM removals
            """,
            "UPDATE intents SET folder = '/srv/other'", "UPDATE intents SET temporary = '[\"passwd\"]'",
            "UPDATE intents SET ready = NULL", "UPDATE intents SET owner_started = '1'",
            """
            INSERT INTO intents SELECT 7, owner_pid, owner_started, folder, temporary, begun, ready FROM intents
            """,
            "DELETE FROM removals", "DELETE FROM intents", "DELETE FROM removals; DELETE FROM intents",
            "DELETE FROM sealed_work", "UPDATE sealed_work SET seal = zeroblob(64)",
        ])
    func tampered(sql: String) throws {
        try withWork { registry, removal in
            try tamper(registry.path, sql + ";")
            try expectRefused(registry, removal)
        }
    }

    @Test("the row of a removal that was recorded comes back with its seal, and leads to nothing")
    func replayed() throws {
        try withWork { registry, removal in
            try registry.markOverwritten(removal)
            let aside = "ATTACH '\(registry.path).aside' AS aside;"
            try tamper(
                registry.path,
                """
                \(aside) CREATE TABLE aside.rows AS SELECT * FROM removals;
                CREATE TABLE aside.seal AS SELECT * FROM sealed_work;
                """)
            let purge = OwnCopiesPurge(bundle: 1, removed: [copy.digest], remaining: [])
            try registry.completeRemovals([removal], with: [.ownCopiesPurged(purge)], by: officer, at: time)
            #expect(try registry.pendingRemovals().isEmpty)
            try tamper(
                registry.path,
                """
                \(aside) DELETE FROM sealed_work;
                INSERT INTO removals SELECT * FROM aside.rows; INSERT INTO sealed_work SELECT * FROM aside.seal;
                """)
            try expectRefused(registry, removal)
        }
    }

    @Test("the note of a head is no seal, and a seal no note")
    func domains() throws {
        try withWork { registry, removal in
            let signer = try SampleSigner()
            let head = try registry.head()
            let note = try signer.note(of: head)
            let signature = try #require(Base64.decode(note.split(separator: " ").last?.dropLast(1) ?? "")).dropFirst(4)
            try tamper(registry.path, "UPDATE sealed_work SET seal = x'\(Hex.encode(Array(signature)))';")
            try expectRefused(registry, removal)
        }
    }

    @Test("a table that is gone is refused as damage", arguments: ["signed_head", "sealed_work", "intents", "tree"])
    func droppedTable(name: String) throws {
        try withWork { registry, _ in
            try tamper(registry.path, "DROP TABLE \(name);")
            let error = try expectRefusal(.corrupted) { _ = try registry.signedHead() }
            #expect(error.category == .check)
        }
    }

    @Test("what an earlier version left unfinished is for that version to finish")
    func migration() throws {
        try withWork { registry, _ in
            try tamper(
                registry.path,
                "DROP TABLE sealed_work; DROP TABLE signed_head; DELETE FROM grdb_migrations WHERE identifier = '3';")
            let error = try expectRefusal(.conflict) { _ = try Registry.openSigned(path: registry.path) }
            #expect(error.hint?.contains("with that version") == true)
            try tamper(registry.path, "DELETE FROM removals; DELETE FROM intents;")
            _ = try Registry.openSigned(path: registry.path)
        }
    }
}
