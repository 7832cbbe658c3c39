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

    @Test("the report for people has a line a bundle, the reason below it, and the counts")
    func text() throws {
        try withSample { registry in
            let report = try VerifyReport(of: registry, asOf: try day("2026-12-31"))
            #expect(
                report.text
                    == """
                    BUNDLE                                 STATE      SINCE       LIMIT
                    DSA-2026-014.B1.dispose-by-2026-12-30  rehearsal  2026-11-30  2026-12-30
                        a rehearsal: encrypted to its preparer alone, never to be sent
                    DSA-2026-014.B2.dispose-by-2026-12-30  overdue    2026-12-31  2026-12-30
                        past its limit of 30 December 2026; missing: the recipient's certificate and the removal of our own copies; the agreement gives the certificate until 7 January 2027
                    DSA-2026-014.B3.dispose-by-2026-12-30  confirmed  2026-12-21  2026-12-30
                        the evidence that agreement DSA-2026-014 requires is complete

                    as of 2026-12-31: 3 bundles: 1 rehearsal, 1 confirmed, 1 overdue; action is needed

                    """
            )
            #expect(report.needsAction)
        }
    }

    @Test("the report for programs has an object a bundle and one with the counts")
    func jsonLines() throws {
        try withSample { registry in
            let report = try VerifyReport(of: registry, asOf: try day("2026-12-22"))
            let lines = report.jsonLines.split(separator: "\n")
            #expect(lines.count == 4)
            #expect(
                lines[1] == """
                    {"bundle":2,"name":"DSA-2026-014.B2.dispose-by-2026-12-30","agreement":"DSA-2026-014","version":2,\
                    "state":"released","since":"2026-12-01","limit":"2026-12-30","certificateBy":"2027-01-07",\
                    "needsAction":false,"reason":"sent on 1 December 2026; must be gone by 30 December 2026"}
                    """)
            #expect(
                lines[3] == """
                    {"asOf":"2026-12-22","bundles":3,"states":{"rehearsal":1,"released":1,"confirmed":1},\
                    "needsAction":false}
                    """)
            #expect(!report.needsAction)
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
            #expect(report.text == "as of 2026-11-29: no bundles\n")
            #expect(!report.needsAction)
        }
    }
}
