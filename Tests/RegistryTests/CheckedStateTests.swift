import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

/// A registry that decisions are made from, and what others do to the database meanwhile.
@Suite struct CheckedStateTests {
    private let time = Instant(seconds: 1_800_000_000)
    private let release = EventBody.bundleReleased(BundleRelease(bundle: 1, channel: "portal"))
    private let abandoned = EventBody.preparationAbandoned(BundleReference(bundle: 2))

    private func withRegistry(_ body: (Registry) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            for body in [release, abandoned] { try registry.append(body, by: officer, at: time) }
            try body(registry)
        }
    }

    @Test("an event that was moved to another bundle, or to no kind's place, is found by whoever decides")
    func moved() throws {
        for statement in [
            "UPDATE events SET bundle = 2 WHERE seq = 1", "UPDATE events SET bundle = NULL WHERE seq = 1",
            "UPDATE events SET kind = 'trust-changed' WHERE seq = 1",
        ] {
            try withRegistry { registry in
                try tamper(registry.path, statement)
                try expectRefusal(.ledger) { _ = try registry.checked(against: []) }
            }
        }
    }

    @Test("a look-up that meets an event in another's place is refused without any check before")
    func lookedUp() throws {
        try withRegistry { registry in
            try tamper(registry.path, "UPDATE events SET bundle = 2 WHERE seq = 1")
            try expectRefusal(.ledger) { _ = try registry.events(ofBundle: 2) }
            try expectRefusal(.ledger) { _ = try registry.bundleEvents(2) }
            try expectRefusal(.ledger) { _ = try registry.event(1) }
            try expectRefusal(.ledger) { try registry.forEachEvent(ofKinds: [.bundleReleased]) { _ in } }
        }
        try withRegistry { registry in
            try tamper(registry.path, "UPDATE events SET bundle = NULL, kind = 'trust-changed' WHERE seq = 1")
            try expectRefusal(.ledger) { _ = try registry.homeEvents(.trustChanged) }
        }
    }

    @Test("an event that is moved after the check is found by the next look-up, also where it is hidden from that")
    func movedSince() throws {
        try withRegistry { registry in
            let checked = try registry.checked(against: [])
            #expect(try checked.events(ofBundle: 1).count == 1)
            try tamper(registry.path, "UPDATE events SET bundle = 2 WHERE seq = 1")
            try expectRefusal(.ledger) { _ = try checked.events(ofBundle: 1) }
            try expectRefusal(.ledger) { try checked.append(release, by: officer, at: time) }
        }
    }

    @Test("a history that is put in the place of the checked one is found, though it holds together")
    func replacedSince() throws {
        try withRegistry { registry in
            let checked = try registry.checked(against: [])
            try withRegistry { another in
                try another.append(release, by: officer, at: time)
                try tamper(
                    registry.path,
                    """
                    ATTACH '\(another.path)' AS another; DELETE FROM events; DELETE FROM tree;
                    INSERT INTO events SELECT * FROM another.events WHERE seq <> 1;
                    INSERT INTO tree SELECT * FROM another.tree;
                    DELETE FROM signed_head; INSERT INTO signed_head SELECT * FROM another.signed_head
                    """)
            }
            try expectRefusal(.ledger) { _ = try checked.events(ofBundle: 1) }
        }
    }

    @Test("what others record meanwhile is seen, and a decision that does not know of it is refused")
    func outdated() throws {
        try withRegistry { registry in
            let checked = try registry.checked(against: [])
            try checked.append(abandoned, by: officer, at: time)
            try checked.append([abandoned, abandoned], by: officer, at: time)
            let other = try Registry.openSigned(path: registry.path)
            try other.append(release, by: officer, at: time)
            #expect(try checked.events(ofBundle: 1).count == 2)
            try expectRefusal(.outdated) { try checked.append(release, by: officer, at: time) }
            try expectRefusal(.outdated) { try checked.append([release], by: officer, at: time) }
            // What has happened to files is recorded in any case, and makes the decision no newer.
            try checked.completeRemovals([], with: [abandoned], by: officer, at: time)
            try expectRefusal(.outdated) { try checked.append(release, by: officer, at: time) }
            #expect(try registry.verify().head.size == 7)
        }
    }

    @Test("an agreement whose row was removed, added or changed is found")
    func agreements() throws {
        let bytes = Array("version: 1".utf8)
        let reference = AgreementReference(id: "DSA-2026-001", version: 1, digest: .sha256(bytes))
        for statement in [
            "DELETE FROM agreements", "UPDATE agreements SET version = 2", "UPDATE agreements SET id = 'DSA-2026-002'",
            "INSERT INTO agreements SELECT replace(digest, '1', '2'), id, 2, bytes FROM agreements",
        ] {
            try withRegistry { registry in
                try registry.register(reference, bytes: bytes, by: officer, at: time)
                #expect(try registry.agreements() == [reference])
                try tamper(registry.path, statement)
                try expectRefusal(.ledger) { _ = try registry.agreements() }
            }
        }
        try withRegistry { registry in
            try registry.register(reference, bytes: bytes, by: officer, at: time)
            try tamper(registry.path, "UPDATE agreements SET bytes = zeroblob(3)")
            try expectRefusal(.ledger) { _ = try registry.agreementBytes(reference.digest) }
        }
    }
}
