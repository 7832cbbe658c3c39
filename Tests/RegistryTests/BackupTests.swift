import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct BackupTests {
    @Test("a backup is one file of its owner's, holds everything, and is checked against the checkpoint")
    func backup() throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            try prepare(1, in: registry)
            for body in try everyBody() where body.kind != .bundlePrepared {
                try registry.append(body, by: officer, at: Instant(seconds: 0), keeping: sampleEvidence())
            }
            let head = try registry.head()
            let checkpoint = try #require(Checkpoint(origin: "registry.example", head: head))
            let backups = folder.appendingPathComponent("backups")
            try FileManager.default.createDirectory(at: backups, withIntermediateDirectories: false)
            let path = backups.appendingPathComponent("copy.sqlite").path
            let report = try registry.backup(to: path, against: [checkpoint])
            #expect(report.head == head)
            #expect(report.signedUpTo == head.size)
            #expect(try FileManager.default.contentsOfDirectory(atPath: backups.path) == ["copy.sqlite"])
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let copy = try Registry.openSigned(path: path)
            #expect(try copy.verify(against: [checkpoint]).head == head)
            #expect(try copy.evidence(ofBundle: 1) == registry.evidence(ofBundle: 1))
            // Both go on by themselves.
            try copy.append(
                .bundleReleased(BundleRelease(bundle: 1, channel: "portal")), by: officer, at: Instant(seconds: 0))
            #expect(try registry.head() == head)
        }
    }

    @Test("a backup is never written over a file, and nothing is left of one that is refused")
    func refused() throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            try registry.append(try everyBody()[0], by: officer, at: Instant(seconds: 0))
            try folder.write("taken.sqlite", [1, 2, 3])
            let taken = folder.appendingPathComponent("taken.sqlite").path
            try expectRefusal(.exists) { _ = try registry.backup(to: taken) }
            #expect(try folder.read("taken.sqlite") == [1, 2, 3])
            let foreign = try #require(
                Checkpoint(origin: "registry.example", head: TreeHead(size: 1, root: Digest.sha256("x"))))
            let copies = folder.appendingPathComponent("copies")
            try FileManager.default.createDirectory(at: copies, withIntermediateDirectories: false)
            let path = copies.appendingPathComponent("copy.sqlite").path
            try expectRefusal(.ledger) { _ = try registry.backup(to: path, against: [foreign]) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: copies.path).isEmpty)
            let nowhere = folder.appendingPathComponent("nowhere/copy.sqlite").path
            try expectRefusal(.storage) { _ = try registry.backup(to: nowhere) }
            // What a backup that was killed leaves is named, and no backup.
            try copies.write("copy.sqlite.partial", [1])
            let error = try expectRefusal(.exists) { _ = try registry.backup(to: path) }
            #expect(error.what.contains("copy.sqlite.partial"))
        }
    }

    @Test("backups made while others append are each a ledger that verifies, and none holds a writer up for long")
    func concurrentWriters() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("registry.sqlite").path
            _ = try Registry.createSigned(path: path)
            let body = try everyBody()[0]
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        // A connection of its own, as another process has.
                        let registry = try Registry.openSigned(path: path)
                        for _ in 0..<40 { try registry.append(body, by: officer, at: Instant(seconds: 0)) }
                        return 0
                    }
                }
                group.addTask {
                    let registry = try Registry.openSigned(path: path)
                    var sizes: [Int] = []
                    for number in 0..<10 {
                        let copy = folder.appendingPathComponent("copy-\(number).sqlite").path
                        sizes.append(try registry.backup(to: copy).head.size)
                    }
                    #expect(sizes == sizes.sorted())
                    return sizes.count
                }
                var backups = 0
                for try await count in group { backups += count }
                #expect(backups == 10)
            }
            #expect(try Registry.openSigned(path: path).verify().head.size == 80)
        }
    }
}
