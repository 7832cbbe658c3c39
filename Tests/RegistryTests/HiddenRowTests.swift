import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

/// Somebody who can write the database takes rows out of its indexes, so that what is looked up by them is not found.
@Suite struct HiddenRowTests {
    private let time = Instant(seconds: 1_800_000_000)

    /// Makes an index anew without some rows, and puts back what the schema says of it.
    private func hide(_ condition: String, from index: String, of registry: Registry) throws {
        let script = """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1], isolation_level=None)
            (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (sys.argv[2],)).fetchone()
            db.execute("DROP INDEX " + sys.argv[2])
            db.execute(sql + (" AND " if " WHERE " in sql else " WHERE ") + sys.argv[3])
            db.execute("PRAGMA writable_schema = ON")
            db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, sys.argv[2]))
            """
        try python(script, registry.path, index, condition)
    }

    @Test(
        "a row that an index was made to lack is found on opening, by whoever decides, in a check and in a backup",
        arguments: [
            ("events_by_bundle", "seq <> 3", true), ("events_of_home", "seq <> 1", true),
            ("paths_by_bundle", "bundle <> 1", true), ("bundles_by_digest", "number <> 2", true),
            ("bundles_by_event", "number <> 2", true), ("evidence_by_digest", "id <> 1", false),
        ])
    func hiddenRow(index: String, condition: String, isDecisive: Bool) throws {
        try withTwoBundles { registry in
            let resolved = EventBody.faultResolved(
                FaultResolution(
                    agreement: "DSA-2026-014", resolvedOn: try day("2026-12-01"),
                    order: SignedOrder(text: .sha256("text"), signature: .sha256("signature"))))
            try registry.append(resolved, by: officer, at: time, keeping: sampleEvidence())
            let seq = try registry.head().size
            let checked = try registry.checked(against: [])
            try hide(condition.replacingOccurrences(of: "seq <> 1", with: "seq <> \(seq)"), from: index, of: registry)
            try expectRefusal(.corrupted) { _ = try Registry.openSigned(path: registry.path) }
            try expectRefusal(.corrupted) { _ = try registry.checkFiles() }
            try expectRefusal(.corrupted) { _ = try registry.backup(to: registry.path + ".copy") }
            if isDecisive {
                try expectRefusal(.corrupted) { _ = try registry.checked(against: []) }
                try expectRefusal(.corrupted) { _ = try checked.events(ofBundle: 1) }
            }
            if index == "bundles_by_event" {
                try expectRefusal(.corrupted) { _ = try registry.scan(against: []) { _ in } }
            }
        }
    }
}
