import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct RemovalTests {
    private let owner = PreparationOwner(process: 4711, started: "1000")
    private let copy = OwnCopy(
        role: .input, digest: Digest.sha256("contacts"), size: 90_210, path: "/srv/exports/contacts.csv")

    private func withRegistry(_ body: (Registry) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            _ = try registry.beginPreparation(by: owner, in: "/srv/out", at: try instant("2026-11-30T09:00:00Z")) { _ in
                []
            }
            try registry.readyPreparation(try sampleReady(1))
            try registry.commitPreparation(1)
            try body(registry)
        }
    }

    private func begin(_ registry: Registry, _ path: String = "/srv/exports/contacts.csv") throws -> Removal {
        try registry.beginRemoval(of: .copy(copy, bundle: 1), at: path, as: ".removal-1", by: owner)
    }

    @Test("a removal is known from before it begins until its event is there, and then no more")
    func life() throws {
        try withRegistry { registry in
            let removal = try begin(registry)
            #expect(try registry.pendingRemovals() == [removal])
            #expect(!removal.isOverwritten)
            try registry.markOverwritten(removal)
            let pending = try registry.pendingRemovals()
            #expect(pending.map(\.isOverwritten) == [true])
            #expect(pending.map(\.purpose) == [.copy(copy, bundle: 1)])
            let purge = OwnCopiesPurge(bundle: 1, removed: [copy.digest], remaining: [])
            let events = try registry.completeRemovals(
                [removal], with: [.ownCopiesPurged(purge)], by: officer, at: try instant("2026-12-01T09:00:00Z"))
            #expect(events.map(\.body) == [.ownCopiesPurged(purge)])
            #expect(try registry.pendingRemovals().isEmpty)
            #expect(try registry.verify().head.size == 2)
        }
    }

    @Test("two runs never remove one path at a time, and of two that record it one comes too late and appends nothing")
    func twoRuns() throws {
        try withRegistry { registry in
            let removal = try begin(registry)
            try expectRefusal(.conflict) { _ = try begin(registry) }
            _ = try begin(registry, "/srv/exports/other.csv")
            let purge = EventBody.ownCopiesPurged(OwnCopiesPurge(bundle: 1, removed: [copy.digest], remaining: []))
            let time = try instant("2026-12-01T09:00:00Z")
            try registry.completeRemovals([removal], with: [purge], by: officer, at: time)
            try expectRefusal(.unknownRecord) {
                try registry.completeRemovals([removal], with: [purge], by: officer, at: time)
            }
            #expect(try registry.head().size == 2)
            try expectRefusal(.unknownRecord) { try registry.withdrawRemoval(removal) }
        }
    }

    @Test("the removal of a key carries the signed order and all that will be recorded")
    func key() throws {
        try withRegistry { registry in
            let (text, signature) = (Array("order".utf8), Array("signature".utf8))
            let order = SignedOrder(text: .sha256(text), signature: .sha256(signature))
            let events = [nil, 1].map {
                KeyDestruction(bundle: $0, agreement: "DSA-2026-014", key: fingerprint("pseudonyms"), order: order)
            }
            let purpose = KeyRemoval(
                actor: .key(fingerprint("approver")), events: events,
                evidence: [
                    Evidence(kind: "order", bundle: nil, bytes: text),
                    Evidence(kind: "order-signature", bundle: 1, bytes: signature),
                ])
            let removal = try registry.beginRemoval(of: .key(purpose), at: "/srv/key", as: ".removal-2", by: owner)
            #expect(try registry.pendingRemovals() == [removal])
            #expect(try registry.evidence(order.text) == nil)
            try registry.completeRemovals(
                [removal], with: events.map { .keyDestroyed($0) }, by: purpose.actor,
                at: try instant("2026-12-01T09:00:00Z"), keeping: purpose.evidence)
            #expect(try registry.evidence(order.text)?.bytes == text)
            #expect(try registry.events(ofBundle: 1).last?.body == .keyDestroyed(events[1]))
            #expect(try registry.homeEvents(.keyDestroyed).map(\.body) == [.keyDestroyed(events[0])])
        }
    }

    @Test("a bundle's own key is recorded with the bundle, whoever completes it, and never for another number")
    func ownKey() throws {
        try withRegistry { registry in
            for (number, isRecovered) in [(2, false), (3, true)] {
                _ = try registry.beginPreparation(
                    by: owner, in: "/srv/out", at: try instant("2026-11-30T09:00:00Z")
                ) { _ in [] }
                let ready = try sampleReady(number)
                let key = KeyCreation(agreement: "DSA-2026-014", key: fingerprint("own \(number)"), bundle: number)
                try registry.readyPreparation(
                    ReadyPreparation(
                        bundle: ready.bundle, actor: ready.actor, time: ready.time, files: ready.files,
                        copies: ready.copies, key: key))
                if isRecovered {
                    try registry.recoverPreparation(number, by: officer, at: ready.time)
                } else {
                    try registry.commitPreparation(number)
                }
                #expect(
                    try registry.events(ofBundle: number).prefix(2).map(\.body)
                        == [.bundlePrepared(ready.bundle), .keyCreated(key)])
                #expect(try registry.homeEvents(.keyCreated).isEmpty)
            }
            _ = try registry.beginPreparation(by: owner, in: "/srv/out", at: try instant("2026-11-30T09:00:00Z")) { _ in
                []
            }
            let ready = try sampleReady(4)
            try registry.readyPreparation(
                ReadyPreparation(
                    bundle: ready.bundle, actor: ready.actor, time: ready.time, files: ready.files,
                    copies: ready.copies,
                    key: KeyCreation(agreement: "DSA-2026-014", key: fingerprint("another"), bundle: 3)))
            try expectRefusal(.conflict) { try registry.commitPreparation(4) }
        }
    }
}
