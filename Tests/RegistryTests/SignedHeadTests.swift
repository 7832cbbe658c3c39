import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

/// Somebody writes to the database who has not the ledger's key.
@Suite struct SignedHeadTests {
    private let releases = (1...5).map { EventBody.bundleReleased(BundleRelease(bundle: $0, channel: "portal")) }
    private let further = EventBody.bundleReleased(BundleRelease(bundle: 9, channel: "portal"))
    private let time = Instant(seconds: 1_800_000_000)

    private func withLedger(_ body: (Registry) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            for release in releases { try registry.append(release, by: officer, at: time) }
            try body(registry)
        }
    }

    /// Appends an event as this program would, its leaf and the tree made right, and leaves the note as it was.
    private func forgeTail(of registry: Registry) throws {
        let note = try #require(try registry.signedHead()).note
        try registry.append(further, by: officer, at: time)
        try tamper(registry.path, "UPDATE signed_head SET note = '\(note)';")
    }

    /// Expects that nothing believes the registry and nothing is appended to it.
    private func expectRefused(_ registry: Registry, _ text: String) throws {
        let size = try registry.head().size
        let errors = [
            try expectRefusal(.ledger) { _ = try registry.signedHead() },
            try expectRefusal(.ledger) { _ = try registry.scan(against: []) { _ in } },
            try expectRefusal(.ledger) { _ = try registry.verify() },
            try expectRefusal(.ledger) { _ = try registry.restorations() },
            try expectRefusal(.ledger) { try registry.append(further, by: officer, at: time) },
            try expectRefusal(.ledger) { try registry.append([further, further], by: officer, at: time) },
            try expectRefusal(.ledger) { try registry.keepSignature() },
        ]
        for error in errors {
            #expect(error.what.contains(text), "\(error)")
            #expect(error.category == .check)
        }
        #expect(try registry.head().size == size)
    }

    @Test("every transaction that appends leaves the note of the head that it ends with")
    func signed() throws {
        try withLedger { registry in
            try registry.append([further, further], by: officer, at: time)
            let signed = try #require(try registry.signedHead())
            let signer = try SampleSigner()
            let head = try registry.head()
            #expect(signed.head == head)
            #expect(try signed.note == signer.note(of: head))
            // What is no event leaves it as it is.
            try registry.recordNotified([])
            #expect(try registry.signedHead() == signed)
        }
    }

    @Test("a tail that something else appended, its leaf and the tree made right, is refused and never signed")
    func forgedTail() throws {
        try withLedger { registry in
            try forgeTail(of: registry)
            try expectRefused(registry, "this program did not write it from event 6 on")
        }
    }

    @Test("without the note only a checkpoint of the very head will do")
    func noteRemoved() throws {
        try withLedger { registry in
            let head = try registry.head()
            try tamper(registry.path, "DELETE FROM signed_head;")
            try expectRefused(registry, "is not signed")
            let older = try #require(try registry.head(at: 4))
            try expectRefused(registry.signed(by: try SampleSigner(outside: [older])), "is not signed")
            let known = registry.signed(by: try SampleSigner(outside: [older, head]))
            #expect(try known.signedHead()?.head == head)
            _ = try known.verify()
            try known.append(further, by: officer, at: time)
            // Kept now.
            #expect(try registry.signedHead()?.head.size == 6)
            try forgeTail(of: registry)
            try tamper(registry.path, "DELETE FROM signed_head;")
            try expectRefused(registry.signed(by: try SampleSigner(outside: [older, head])), "is not signed")
        }
    }

    @Test("a note of an older or later head, by another key, or of another form is refused")
    func wrongNote() throws {
        let own = try SampleSigner()
        let other = try SampleSigner(2)
        let root = Digest.sha256("root")
        for (note, text) in [
            (try own.note(of: TreeHead(size: 3, root: root)), "from event 4 on"),
            (try own.note(of: TreeHead(size: 7, root: root)), "2 are missing"),
            (try own.note(of: TreeHead(size: 5, root: root)), "are not those whose head was signed"),
            (try other.note(of: TreeHead(size: 5, root: root)), "does not hold"), ("", "does not hold"),
        ] {
            try withLedger { registry in
                try tamper(registry.path, "UPDATE signed_head SET note = '\(note)';")
                try expectRefused(registry, text)
            }
        }
        try withLedger { registry in
            let head = try registry.head()
            try tamper(registry.path, "UPDATE signed_head SET note = '\(try other.note(of: head))';")
            try expectRefused(registry, "does not hold")
        }
    }

    @Test("where the head cannot be signed nothing is appended")
    func withoutKey() throws {
        struct Failing: HeadSigner {
            let key: NoteKey
            func note(of head: TreeHead) throws -> String { throw RegistryError(.storage, "no key") }
            func seal(_ bytes: [UInt8]) throws -> [UInt8] { throw RegistryError(.storage, "no key") }
            func notesOutside() -> [String] { [] }
        }
        try withLedger { registry in
            let head = try registry.head()
            let failing = registry.signed(by: Failing(key: try SampleSigner().key))
            try expectRefusal(.storage) { try failing.append(further, by: officer, at: time) }
            let reader = try Registry.open(path: registry.path)
            try expectRefusal(.ledger) { try reader.append(further, by: officer, at: time) }
            #expect(try registry.signedHead()?.head == head)
        }
    }

    @Test("a registry whose events were all removed is no new one")
    func emptied() throws {
        try withLedger { registry in
            try tamper(registry.path, "DELETE FROM events; UPDATE tree SET size = 0, peaks = x'';")
            try expectRefused(registry, "5 are missing")
        }
    }
}
