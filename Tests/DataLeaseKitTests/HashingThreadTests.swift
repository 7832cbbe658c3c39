import Foundation
import Primitives
import Registry
import TestSupport
import Testing

@testable import DataLeaseKit

@Suite struct HashingThreadTests {
    @Test("a check of the ledger finds the same with a thread that hashes as without, over several batches")
    func sameResult() throws {
        try withTemporaryFolder { folder in
            let lease = DataLease(
                home: Home(path: folder.path),
                surroundings: Surroundings(
                    now: { Instant(seconds: 1_800_000_000) }, random: { [UInt8](repeating: 1, count: $0) },
                    user: "uid:1", notice: { _ in }))
            let seed = [UInt8](repeating: 1, count: 32)
            try Folder.make(Folder.parent(of: lease.home.ledgerKey))
            try SecretFile.create(lease.home.ledgerKey, secret: seed)
            let ledgerKey = Ed25519PrivateKey(seed: seed)?.publicKey ?? []
            let registry = try Registry.create(path: lease.home.registry).signed(
                by: HomeSigner(
                    lease: lease, key: try #require(NoteKey(name: DataLease.ledgerOrigin, publicKey: ledgerKey))))
            let releases = (1...4000).map { EventBody.bundleReleased(BundleRelease(bundle: $0, channel: "portal")) }
            try registry.append(releases, by: .user("tester"), at: Instant(seconds: 1_800_000_000))
            let head = try #require(try registry.head(at: 2500))
            let checkpoint = try #require(Checkpoint(origin: "registry.example", head: head))
            var bundles: [Int] = []
            let scan = try registry.scan(against: [checkpoint], hashing: HashingThread.self) {
                bundles.append($0.bundle)
            }
            let expected = try registry.scan(against: [checkpoint]) { _ in }
            #expect(scan == expected)
            #expect(bundles == Array(1...4000))
            let checked = try registry.checkEvents(against: [checkpoint], hashing: HashingThread.self)
            let report = try registry.report(checked, try registry.checkFiles())
            let expectedReport = try registry.verify(against: [checkpoint])
            #expect(report == expectedReport)

            // A head that the ledger never had, in the middle of it.
            let strange = TreeHead(size: 2500, root: Digest.sha256("another"))
            let other = try #require(Checkpoint(origin: "registry.example", head: strange))
            let error = #expect(throws: RegistryError.self) {
                try registry.scan(against: [other], hashing: HashingThread.self) { _ in }
            }
            #expect(error?.what == "ledger: the first 2500 events are not those that a checkpoint was made of")
        }
    }
}
