import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit
@testable import Disposal
@testable import Registry

/// What the destruction of a key that bundles share is recorded as.
struct KeyEvidenceTests {
    private let agreement = AgreementReference(id: "DSA-1", version: 1, digest: .sha256("agreement"))
    private let key = KeyFingerprint(digest: .sha256("key"))

    private func prepared(_ number: Int, _ evidence: [EvidenceKind]) throws -> PreparedBundle {
        let limit = try #require(CivilDate(iso: "2026-12-30"))
        return PreparedBundle(
            bundle: number, isRehearsal: false, stem: "DSA-1.B\(number).dispose-by-2026-12-30",
            digest: .sha256("bundle \(number)"), size: 1, agreement: agreement, recipients: [key], datasets: [],
            limit: LimitRecord(
                date: limit, trigger: "prepared", certificateBy: limit, certificateWithin: nil,
                calendar: "england-and-wales 2026-11-01", isProvisional: false, candidates: []),
            evidence: evidence, methodAtLeast: .delete)
    }

    @Test("bundles that need it as evidence and have no key of their own each get an event; the others get none")
    func shared() throws {
        try withTemporaryFolder { folder in
            let time = try #require(Instant(iso: "2026-11-30T09:00:00Z"))
            let lease = DataLease(
                home: Home(path: folder.path),
                surroundings: Surroundings(
                    now: { time }, random: { [UInt8](repeating: 1, count: $0) }, user: "uid:1", notice: { _ in }))
            let seed = [UInt8](repeating: 1, count: 32)
            try Folder.make(Folder.parent(of: lease.home.ledgerKey))
            try SecretFile.create(lease.home.ledgerKey, secret: seed)
            let ledgerKey = Ed25519PrivateKey(seed: seed)?.publicKey ?? []
            let registry = try Registry.create(path: lease.home.registry).signed(
                by: HomeSigner(
                    lease: lease, key: try #require(NoteKey(name: DataLease.ledgerOrigin, publicKey: ledgerKey))))
            // As a release before bundles had keys of their own left bundle 1, and bundle 2 of an agreement that does not
            // ask for it.
            for (number, evidence, ownKey) in [
                (1, [EvidenceKind.certificate, .key], false), (2, [.certificate], false),
                (3, [.certificate, .key], true),
            ] {
                _ = try registry.beginPreparation(
                    by: PreparationOwner(process: 1, started: "1"), in: "/srv/out", at: time
                ) { _ in [] }
                try registry.readyPreparation(
                    ReadyPreparation(
                        bundle: try prepared(number, evidence), actor: .key(key), time: time, files: [], copies: [],
                        key: ownKey ? KeyCreation(agreement: "DSA-1", key: key, bundle: number) : nil))
                try registry.commitPreparation(number)
            }
            let order = SignedOrder(text: .sha256("order"), signature: .sha256("signature"))
            let known = KnownKey(
                agreement: "DSA-1", bundle: nil, fingerprint: key, file: "/srv/key", destroyedOn: nil)
            let events = try lease.events(for: known, order: order, in: registry)
            #expect(events.map(\.bundle) == [nil, 1])
            let own = KnownKey(agreement: "DSA-1", bundle: 3, fingerprint: key, file: "/srv/key", destroyedOn: nil)
            #expect(try lease.events(for: own, order: order, in: registry).map(\.bundle) == [3])
        }
    }

    private func events(_ facts: [BundleEvent.Fact]) -> [BundleEvent] {
        facts.enumerated().map { BundleEvent(sequence: $0 + 1, time: Instant(seconds: $0), bundle: 1, fact: $1) }
    }

    @Test("a bundle is shown to be gone once every recipient is spoken for, in time or not")
    func shownGone() throws {
        let day = try #require(CivilDate(iso: "2026-12-30"))
        let other = KeyFingerprint(digest: .sha256("other"))
        func prepared(_ certifiers: [KeyFingerprint]?, isReturn: Bool = false) -> BundleEvent.Fact {
            .prepared(
                BundleEvent.Preparation(
                    isRehearsal: false, limit: day, certificateBy: day, isProvisional: false, evidence: [.certificate],
                    duty: certifiers.map { DisposalDuty(isReturn: isReturn, certifiers: $0, subProcessors: 0) }))
        }
        func certificate(_ signer: KeyFingerprint, all: Bool? = nil, isAccepted: Bool = true) -> BundleEvent.Fact {
            .certificate(
                BundleEvent.Certificate(
                    disposedOn: day, signer: signer, isAccepted: isAccepted, isAuthentic: true,
                    scope: all.map { CertificateScope(coversAllRecipients: $0, backupsUntil: nil, checkpoint: nil) }))
        }
        func isShownGone(_ facts: BundleEvent.Fact...) throws -> Bool {
            try #require(BundleFold(events(facts), asOf: day)).isShownGone
        }
        #expect(try !isShownGone(prepared(nil)))
        #expect(try isShownGone(prepared(nil), certificate(key)))
        #expect(try !isShownGone(prepared([key, other]), certificate(key)))
        #expect(try isShownGone(prepared([key, other]), certificate(key), certificate(other)))
        #expect(try isShownGone(prepared([key, other]), certificate(key, all: true)))
        #expect(try !isShownGone(prepared([key]), certificate(key, isAccepted: false)))
        #expect(try !isShownGone(prepared([]), .released(by: .key(key))))
        let receipt = BundleEvent.Fact.evidence(
            .returnReceipt, on: day, until: nil, subProcessor: nil, by: other, isAccepted: true)
        #expect(try isShownGone(prepared([key], isReturn: true), receipt))
        #expect(try !isShownGone(prepared([key]), receipt))
        #expect(try isShownGone(prepared([key]), .voided))
        #expect(try !isShownGone(prepared([key]), .released(by: .key(key)), .voided))
    }
}
