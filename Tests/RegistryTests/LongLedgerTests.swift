import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

/// A ledger of more events than are read and hashed at once.
@Suite struct LongLedgerTests {
    @Test("a changed event is named wherever it stands, in front of a checkpoint and behind it")
    func changedEvent() throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            let releases = (1...3000).map { EventBody.bundleReleased(BundleRelease(bundle: $0, channel: "portal")) }
            try registry.append(releases, by: officer, at: Instant(seconds: 1_800_000_000))
            let head = try #require(try registry.head(at: 2000))
            let checkpoint = try #require(Checkpoint(origin: "registry.example", head: head))
            func change(_ old: String, into new: String, at event: Int) throws {
                try tamper(
                    registry.path,
                    "UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), '\(old)', '\(new)') AS BLOB)"
                        + " WHERE seq = \(event);")
            }
            for event in [1, 2, 900, 1999, 2000, 2001, 2999, 3000] {
                try change("portal", into: "porta1", at: event)
                let scan = try expectRefusal(.ledger) { _ = try registry.scan(against: [checkpoint]) { _ in } }
                let check = try expectRefusal(.ledger) { _ = try registry.verify(against: [checkpoint]) }
                // Its own root is compared first where a checkpoint is made of it.
                let expected =
                    event == 2000
                    ? "the first 2000 events are not those that a checkpoint was made of"
                    : "event \(event): its bytes have changed"
                #expect(scan.what == "ledger: \(expected)")
                #expect(check.what == "ledger: \(expected)")
                try change("porta1", into: "portal", at: event)
            }
            #expect(try registry.scan(against: [checkpoint]) { _ in }.head == registry.head())
        }
    }
}
