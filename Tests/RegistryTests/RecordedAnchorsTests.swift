import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct RecordedAnchorsTests {
    @Test("the newest event about an anchor says where it stands, by every way of reading the ledger")
    func standings() throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            try prepare(1, in: registry)
            let (one, two) = (Digest.sha256("/mnt/one\n"), Digest.sha256("/mnt/two\n"))
            func append(_ body: EventBody) throws -> Int {
                try registry.append(body, by: officer, at: Instant(seconds: 0), keeping: sampleEvidence()).sequence
            }
            func expect(_ standings: [Digest: RecordedAnchors.Standing]) throws {
                #expect(try registry.recordedAnchors().standings == standings)
                #expect(try registry.scan(against: []) { _ in }.anchors.standings == standings)
                #expect(try registry.verify().anchors.standings == standings)
            }
            try expect([:])
            let first = try append(.anchorUsed(AnchorUse(anchor: one)))
            let other = try append(.anchorUsed(AnchorUse(anchor: two)))
            _ = try append(.anchorUsed(AnchorUse(anchor: one)))
            try expect([one: .used(event: first), two: .used(event: other)])
            let retired = try append(.anchorRetired(AnchorRetirement(anchor: one, order: sampleOrder())))
            try expect([one: .retired(event: retired), two: .used(event: other)])
            let again = try append(.anchorUsed(AnchorUse(anchor: one)))
            try expect([one: .used(event: again), two: .used(event: other)])
        }
    }
}
