import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct PreparationTests {
    private let owner = PreparationOwner(process: 4711, started: "1000")

    private func withRegistry(_ body: (Registry) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try body(try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path))
        }
    }

    private func begin(_ registry: Registry) throws -> Preparation {
        try registry.beginPreparation(by: owner, in: "/srv/out", at: try instant("2026-11-30T09:00:00Z")) {
            [".part-\($0)", ".statement-\($0)"]
        }
    }

    @Test("a preparation leaves nothing but its row, its paths and its event")
    func commit() throws {
        try withRegistry { registry in
            let preparation = try begin(registry)
            #expect(preparation.temporaryFiles == [".part-1", ".statement-1"])
            #expect(try registry.bundles().isEmpty)
            try registry.readyPreparation(try sampleReady(1))
            #expect(try registry.head().size == 0)
            let event = try registry.commitPreparation(1)
            #expect(event.body == .bundlePrepared(try sampleBundle(1)))
            #expect(event.time == (try instant("2026-11-30T09:15:00Z")))
            let pending = try registry.pendingPreparations { _ in false }
            #expect(pending.isEmpty)
            #expect(try registry.bundles() == [BundleRecord(try sampleBundle(1), event: 1)])
            #expect(try registry.bundle(stem: sampleBundle(1).stem).number == 1)
            #expect(try registry.verify().bundles == 1)
            try expectRefusal(.unknownRecord) { try registry.commitPreparation(1) }
        }
    }

    @Test("only preparations of dead processes are pending, with everything that is needed to finish them")
    func pending() throws {
        try withRegistry { registry in
            _ = try begin(registry)
            _ = try begin(registry)
            try registry.readyPreparation(try sampleReady(2))
            let ofTheDead = try registry.pendingPreparations { $0 == owner }
            #expect(ofTheDead.isEmpty)
            let pending = try registry.pendingPreparations { _ in false }
            #expect(pending.map(\.number) == [1, 2])
            #expect(pending.map(\.ready) == [nil, try sampleReady(2)])
            #expect(pending[0].folder == "/srv/out")
            #expect(pending[0].temporaryFiles == [".part-1", ".statement-1"])
            #expect(pending[0].owner == owner)
        }
    }

    @Test("a number that was given up is never used again, and an event says so")
    func abandon() throws {
        try withRegistry { registry in
            _ = try begin(registry)
            let event = try registry.abandonPreparation(1, by: officer, at: Instant(seconds: 0))
            #expect(event.body == .preparationAbandoned(BundleReference(bundle: 1)))
            #expect(try begin(registry).number == 2)
            try expectRefusal(.unknownRecord) {
                try registry.abandonPreparation(1, by: officer, at: Instant(seconds: 0))
            }
            #expect(try registry.verify().bundles == 0)
        }
    }

    @Test("a recovered preparation is recorded as it would have been, and a second event says that it was recovered")
    func recover() throws {
        try withRegistry { registry in
            _ = try begin(registry)
            try expectRefusal(.conflict) { try registry.recoverPreparation(1, by: officer, at: Instant(seconds: 0)) }
            try registry.readyPreparation(try sampleReady(1))
            let event = try registry.recoverPreparation(1, by: officer, at: try instant("2026-12-01T08:00:00Z"))
            #expect(event.time == (try instant("2026-11-30T09:15:00Z")))
            let kinds = try registry.events(ofBundle: 1).map(\.body.kind)
            #expect(kinds == [.bundlePrepared, .preparationRecovered])
            #expect(try registry.verify().bundles == 1)
        }
    }

    @Test("a bundle name that the registry knows, or a number that nobody prepares, cannot be made ready")
    func conflicts() throws {
        try withRegistry { registry in
            try prepare(1, in: registry)
            _ = try begin(registry)
            let ready = try sampleReady(2)
            let bundle = try sampleBundle(1)
            let taken = ReadyPreparation(
                bundle: PreparedBundle(
                    bundle: 2, isRehearsal: false, stem: bundle.stem, digest: bundle.digest, size: 1,
                    agreement: bundle.agreement, recipients: [], datasets: [], limit: bundle.limit, evidence: [],
                    methodAtLeast: .delete), actor: ready.actor, time: ready.time, files: [], copies: [])
            try expectRefusal(.conflict) { try registry.readyPreparation(taken) }
            try expectRefusal(.unknownRecord) { try registry.readyPreparation(try sampleReady(3)) }
        }
    }

    @Test("many preparations at once, through two connections, get different numbers and all succeed")
    func concurrent() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("registry.sqlite").path
            let registries = [
                try Registry.createSigned(path: path, waiting: 60), try Registry.openSigned(path: path, waiting: 60),
            ]
            let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<20 {
                    let registry = registries[index % 2]
                    let owner = owner
                    group.addTask {
                        let number = try registry.beginPreparation(
                            by: owner, in: "/srv/out", at: Instant(seconds: 0)
                        ) { [".part-\($0)"] }.number
                        try registry.readyPreparation(try sampleReady(number))
                        try registry.commitPreparation(number)
                        return number
                    }
                }
                var numbers: [Int] = []
                for try await number in group { numbers.append(number) }
                return numbers
            }
            #expect(numbers.sorted() == Array(1...20))
            #expect(try registries[0].verify() == registries[1].verify())
            #expect(try registries[1].verify().bundles == 20)
        }
    }
}
