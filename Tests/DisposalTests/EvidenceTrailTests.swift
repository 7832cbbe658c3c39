import Primitives
import Testing

@testable import Disposal
@testable import Registry

/// What reports say of each piece of evidence.
@Suite struct EvidenceTrailTests {
    private let order = SignedOrder(text: .sha256("order"), signature: .sha256("signature"))

    private func trail(_ bodies: EventBody...) throws -> EvidenceTrail {
        let time = Instant(startOf: try day("2026-12-01"))
        return EvidenceTrail(
            bodies.enumerated().map {
                Event(
                    sequence: $0 + 1, time: time, actor: .signer("approver"), tree: MerkleTree().head, body: $1)
            }, asOf: try day("2026-12-31"))
    }

    private func purge(left: Int) -> EventBody {
        .ownCopiesPurged(
            OwnCopiesPurge(
                bundle: 1, removed: [.sha256("removed")], remaining: (0..<left).map { .sha256("left \($0)") }))
    }

    @Test("own copies count as evidence once none is left, and no longer when one turns up")
    func ownCopies() throws {
        let kept = EventBody.ownCopyKept(
            OwnCopyKept(bundle: 1, copy: .sha256("kept"), reason: .sha256("reason"), remaining: []))
        let first = try trail(purge(left: 1), purge(left: 0), kept).pieces(of: .ownCopies)
        #expect(first.map(\.problems) == [["copies-left"], [], []])
        let back = try trail(purge(left: 0), purge(left: 2), purge(left: 0)).pieces(of: .ownCopies)
        #expect(back.map(\.problems) == [["copies-back"], ["copies-left"], []])
    }

    @Test("a destroyed key is called the bundle's own only where it had one")
    func keys() throws {
        let destruction = EventBody.keyDestroyed(
            KeyDestruction(bundle: 1, agreement: "DSA-1", key: fingerprint("key"), order: order))
        let creation = EventBody.keyCreated(KeyCreation(agreement: "DSA-1", key: fingerprint("key"), bundle: 1))
        #expect(try trail(creation, destruction).pieces.map(\.says) == ["the bundle's own key destroyed"])
        #expect(try trail(destruction).pieces.map(\.says) == ["the key of agreement DSA-1 destroyed"])
    }
}
