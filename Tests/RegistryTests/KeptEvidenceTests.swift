import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct KeptEvidenceTests {
    private func withLedger(_ body: (Registry) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.createSigned(path: folder.appendingPathComponent("registry.sqlite").path)
            try prepare(1, in: registry)
            try body(registry)
        }
    }

    @Test("an event whose evidence is not there is named, whichever of its files is missing")
    func missing() throws {
        for body in try everyBody() where !body.evidence.isEmpty {
            for digest in Set(body.evidence) {
                try withLedger { registry in
                    let event = try registry.append(
                        body, by: officer, at: Instant(seconds: 0), keeping: sampleEvidence())
                    #expect(try registry.verify().evidence == body.evidence.count)
                    try tamper(registry.path, "DELETE FROM evidence WHERE digest = '\(digest)';")
                    let error = try expectRefusal(.ledger) { _ = try registry.verify() }
                    #expect(error.what.contains("event \(event.sequence): the evidence \(digest)"))
                }
            }
        }
    }

    @Test("evidence may be missing where an event with an order says that it was erased, and only that")
    func erased() throws {
        try withLedger { registry in
            let certificate = try #require(try everyBody().first { $0.kind == .certificateRecorded })
            try registry.append(certificate, by: officer, at: Instant(seconds: 0), keeping: sampleEvidence())
            let documents = [Digest.sha256("certificate")]
            func erase(by order: SignedOrder?) throws {
                try registry.append(
                    .registerErased(
                        RegisterErasure(
                            agreement: "DSA-2026-014", people: 0, paths: 0, documents: documents, order: order)),
                    by: officer, at: Instant(seconds: 0), keeping: sampleEvidence())
            }
            try erase(by: nil)
            #expect(try registry.verify().erased == 0)
            try tamper(registry.path, "DELETE FROM evidence WHERE digest = '\(documents[0])';")
            let error = try expectRefusal(.ledger) { _ = try registry.verify() }
            #expect(error.what.contains("register-erased: no officer signed it"))
            try erase(by: sampleOrder())
            try tamper(registry.path, "DELETE FROM evidence WHERE digest = '\(documents[0])';")
            let report = try registry.verify()
            #expect(report.erased == 1)
            #expect(report.evidence == 3)
            try tamper(registry.path, "DELETE FROM evidence WHERE digest = '\(Digest.sha256("signature"))';")
            try expectRefusal(.ledger) { _ = try registry.verify() }
        }
    }

    @Test("a receipt's or certificate's head must be one that the ledger had before it came")
    func heads() throws {
        try withLedger { registry in
            let now = try registry.head()
            let before = try #require(try registry.head(at: 0))
            let rewritten = TreeHead(size: 1, root: Digest.sha256("rewritten"))
            let future = TreeHead(size: 9, root: now.root)
            var contradictions: [TreeHead] = []
            for head in [now, before, rewritten, future, now] {
                for body in try everyBody(checkpoint: head) where body.checkpoint != nil {
                    let event = try registry.append(
                        body, by: officer, at: Instant(seconds: 0), keeping: sampleEvidence())
                    if head == rewritten || head == future { contradictions.append(head) }
                    let report = try registry.verify()
                    #expect(report.contradictions.map(\.head) == contradictions)
                    if let last = report.contradictions.last, last.head == head {
                        #expect(last.event == event.sequence)
                        #expect(last.kind == body.kind)
                    }
                }
            }
            #expect(contradictions.count == 4)
            var told: [RecordedHead] = []
            var confirmed: [TreeHead] = []
            let report = try registry.verify(heads: { head, isConfirmed in
                told.append(head)
                if isConfirmed { confirmed.append(head.head) }
            })
            #expect(report.confirmedHeads == 6)
            #expect(confirmed.count == 6 && Set(confirmed) == [now, before])
            #expect(told == (try registry.recordedHeads(ofBundle: 1)))
            #expect(try registry.recordedHeads(ofBundle: 2).isEmpty)
            #expect(Set(told.filter(\.isAccepted).map(\.kind)) == [.receiptRecorded])
        }
    }

    @Test("a waiver goes with its agreement and with no other")
    func waivers() throws {
        try withLedger { registry in
            for body in try everyBody() where body.kind == .waiverTaken {
                try registry.append(body, by: officer, at: Instant(seconds: 7), keeping: sampleEvidence())
            }
            let papers: Set = [sampleOrder().text, sampleOrder().signature]
            #expect(try registry.documents(ofAgreement: "DSA-2026-014") == papers)
            #expect(try registry.documents(ofAgreement: "DSA-2026-013").isEmpty)
        }
    }

    @Test("every signed text is given with its signature and signer, in pages, in the ledger's order")
    func signedDocuments() throws {
        try withLedger { registry in
            for body in try everyBody() where body.kind != .bundlePrepared {
                let keeping =
                    body.kind == .ownCopyKept
                    ? [
                        Evidence(kind: "reason", bundle: 1, bytes: Array("reason".utf8)),
                        Evidence(kind: "reason-signature", bundle: 1, bytes: Array("its signature".utf8)),
                    ] : sampleEvidence().filter { $0.bytes != Array("reason".utf8) }
                try registry.append(body, by: officer, at: Instant(seconds: 7), keeping: keeping)
            }
            let all = try registry.signedDocuments()
            #expect(all.last == nil)
            // The sample's agreement is not in the registry, and its dispute and release rest on no order.
            let kinds: Set<EventKind> = [
                .certificateRecorded, .ownCopyKept, .receiptRecorded, .evidenceRecorded, .keyDestroyed, .limitComputed,
                .faultResolved, .holdPlaced, .holdLifted, .disputeSettled, .bundleVoided, .ledgerRestored,
                .anchorRetired, .waiverTaken, .agreementDecided, .accessReviewed, .scheduleSigned, .bundleApproved,
            ]
            #expect(Set(all.documents.filter { $0.text != nil }.map(\.event.body.kind)) == kinds)
            #expect(all.documents.filter { $0.text == nil }.map(\.event.body.kind) == [.agreementSigned])
            #expect(all.latest == Instant(seconds: 7))
            #expect(all.backdated.isEmpty)
            for document in all.documents where document.text != nil {
                let text = String(decoding: document.text ?? [], as: UTF8.self)
                let signature = String(decoding: document.signature ?? [], as: UTF8.self)
                #expect(document.digest == Digest.sha256(text))
                switch document.event.body.kind {
                case .certificateRecorded:
                    #expect((text, signature) == ("certificate", "signature"))
                case .receiptRecorded: #expect((text, signature) == ("receipt", "signature"))
                case .evidenceRecorded: #expect((text, signature) == ("document", "signature"))
                case .scheduleSigned: #expect((text, signature) == ("schedule", "schedule signature"))
                case .ownCopyKept: #expect((text, signature) == ("reason", "its signature"))
                default:
                    #expect((text, signature) == ("order", "order signature"))
                }
            }
            var paged: [SignedDocument] = []
            var last: Int? = 0
            while let from = last {
                let page = try registry.signedDocuments(after: from, atLeast: 2)
                #expect(page.documents.count <= 2)
                #expect(page.backdated.isEmpty)
                paged += page.documents
                last = page.last
            }
            #expect(paged == all.documents)
        }
    }

    @Test("an event that is dated before one that stands before it is told, unless clocks may differ so much")
    func backdated() throws {
        try withLedger { registry in
            let release = EventBody.bundleReleased(BundleRelease(bundle: 1, channel: "portal"))
            for seconds in [10_000, 9700, 9699, 10_001] {
                try registry.append(release, by: officer, at: Instant(seconds: seconds))
            }
            let size = try registry.head().size
            #expect(try registry.signedDocuments().backdated == [size - 1])
        }
    }

    @Test("events and files are checked at once on two connections, and while others write, with the same result")
    func inParts() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("registry.sqlite").path
            let registry = try Registry.createSigned(path: path)
            try prepare(1, in: registry)
            let bodies = try everyBody().filter { !$0.evidence.isEmpty }
            for body in bodies {
                try registry.append(body, by: officer, at: Instant(seconds: 0), keeping: sampleEvidence())
            }
            let report = try registry.verify()
            async let files = Registry.openSigned(path: path).checkFiles()
            let events = try registry.checkEvents()
            #expect(try registry.report(events, try await files) == report)
            // Files that came behind their check are met all the same, and files that went are not.
            let early = try await files
            let late = Evidence(kind: "certificate", bundle: 1, bytes: Array("a late certificate".utf8))
            try registry.append(
                .certificateRecorded(
                    RecordedCertificate(
                        bundle: 1, certificate: late.digest, signature: Digest.sha256("signature"),
                        signer: fingerprint("engineer"), disposedOn: try day("2026-12-20"), method: .purge,
                        isAccepted: true, problems: [])), by: officer, at: Instant(seconds: 0), keeping: [late])
            let later = try registry.checkEvents()
            #expect(try registry.report(later, early).evidence == report.evidence + 2)
            try tamper(path, "DELETE FROM evidence WHERE digest = '\(late.digest)';")
            let error = try expectRefusal(.ledger) { _ = try registry.report(later, early) }
            #expect(error.what.contains("event \(later.head.size):"))
        }
    }
}
