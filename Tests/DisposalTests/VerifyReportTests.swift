import Foundation
import Primitives
import Registry
import TestSupport
import Testing

@testable import Disposal

@Suite struct VerifyReportTests {
    private func instant(_ text: String) throws -> Instant { try #require(Instant(iso: text)) }

    /// A registry with three bundles: one rehearsed, one sent and forgotten, one with all its evidence.
    private func withSample(_ body: (Registry) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let registry = try Registry.create(path: folder.appendingPathComponent("registry.sqlite").path)
                .signed(by: try SampleSigner())
            let prepared = try instant("2026-11-30T09:15:00Z")
            let preparer = EventActor.key(fingerprint("preparer"))
            for number in 1...3 {
                _ = try registry.beginPreparation(
                    by: PreparationOwner(process: 4711, started: "1000"), in: "/srv/out", at: prepared
                ) { [".part-\($0)"] }
                try registry.readyPreparation(
                    ReadyPreparation(
                        bundle: try sampleBundle(number, isRehearsal: number == 1), actor: preparer, time: prepared,
                        files: [], copies: []))
                try registry.commitPreparation(number)
            }
            try registry.append(
                .bundleReleased(BundleRelease(bundle: 2, channel: "portal")), by: preparer,
                at: try instant("2026-12-01T10:00:00Z"))
            try registry.append(
                .certificateRecorded(
                    RecordedCertificate(
                        bundle: 3, certificate: Digest.sha256("certificate"), signature: Digest.sha256("signature"),
                        signer: fingerprint("engineer"), disposedOn: try day("2026-12-18"), method: .clear,
                        isAccepted: true, problems: [])), by: preparer, at: try instant("2026-12-20T10:00:00Z"))
            try registry.append(
                .ownCopiesPurged(OwnCopiesPurge(bundle: 3, removed: [Digest.sha256("bundle 3")], remaining: [])),
                by: preparer, at: try instant("2026-12-21T10:00:00Z"))
            try body(registry)
        }
    }

    @Test("the report has every bundle with its state, by number")
    func rows() throws {
        try withSample { registry in
            let report = try VerifyReport(of: registry, asOf: try day("2026-12-31"))
            #expect(report.rows.map(\.bundle.number) == [1, 2, 3])
            #expect(report.rows.map(\.status.state) == [.rehearsal, .overdue, .confirmed])
            #expect(report.rows.map(\.status.revision) == [0, 1, 2])
            #expect(report.rows[2].status.changedAt == (try instant("2026-12-21T10:00:00Z")))
            #expect(report.needsAction)
            #expect(try !VerifyReport(of: registry, asOf: try day("2026-12-22")).needsAction)
        }
    }

    @Test("the same registry and day give the same report, however often and in whatever order it is asked for")
    func pure() throws {
        try withSample { registry in
            let first = try VerifyReport(of: registry, asOf: try day("2026-12-22"))
            _ = try VerifyReport(of: registry, asOf: try day("2030-01-01"))
            #expect(try VerifyReport(of: registry, asOf: try day("2026-12-22")) == first)
        }
    }

    @Test("before the first bundle there is nothing to report")
    func empty() throws {
        try withSample { registry in
            let report = try VerifyReport(of: registry, asOf: try day("2026-11-29"))
            #expect(report.rows.isEmpty)
            #expect(!report.needsAction)
        }
    }
}
