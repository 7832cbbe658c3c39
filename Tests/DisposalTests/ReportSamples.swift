import Foundation
import Primitives
import Registry
import TestSupport
import Testing

@testable import Disposal

/// A register as reports show it: made up of histories, not of a database, so that any text can stand in it.
enum ReportSamples {
    /// Four bundles as of 24 December 2026 (limit 30 December): a rehearsal; one sent; one confirmed; one shared for a
    /// day longer than it should have been, as of which it is overdue.
    static func verification(
        asOf date: String = "2026-12-24", agreement: String = "DSA-2026-014", remarks: [Verification.Remark] = []
    ) throws -> Verification {
        let histories = [
            try History(isRehearsal: true),
            try History().adding(("2026-12-01", .released)),
            try History().adding(
                ("2026-12-02", .released), ("2026-12-18", try certificate("2026-12-18")),
                ("2026-12-21", .ownCopies(remaining: 0))),
            try History().adding(
                (
                    "2026-12-03",
                    .limit(
                        .recalled, date: try day("2026-12-23"), certificateBy: try day("2027-01-07"),
                        isProvisional: false)
                )),
        ]
        let bundles = try histories.enumerated().compactMap { index, history in
            try standing(index + 1, history, asOf: date, agreement: agreement)
        }
        return Verification(day: try day(date), bundles: bundles, remarks: remarks, ledgerSize: 17, anchors: 2)
    }

    static func standing(
        _ number: Int, _ history: History, asOf date: String, agreement: String = "DSA-2026-014"
    ) throws -> Verification.Standing? {
        guard let status = BundleStatus(of: history.events, asOf: try day(date), agreement: agreement) else {
            return nil
        }
        return Verification.Standing(
            number: number, name: "\(agreement).B\(number).dispose-by-2026-12-30", agreement: agreement, version: 2,
            digest: Digest.sha256("bundle \(number)"), status: status)
    }

    static func certificate(_ date: String) throws -> BundleEvent.Fact {
        .certificate(
            BundleEvent.Certificate(
                disposedOn: try day(date), signer: fingerprint("engineer"), isAccepted: true, isAuthentic: true,
                scope: nil))
    }

    static let remarks = [
        Verification.Remark(.copyPutBack, bundle: 3, "B3: a copy of ours is at /srv/out/b3"),
        Verification.Remark(.calendarEnds, bundle: nil, "bank holidays are known until 2026-12-31"),
    ]

    static let ranAt = Instant(seconds: 1_798_090_200)

    /// The whole of a report of `verify`, whose pieces are put together.
    static func render(_ format: VerifyFormat, _ verification: Verification) -> String {
        var text = ""
        format.render(verification, ranAt: ranAt) { text += $0 }
        return text
    }

    /// A report on one bundle, whose every text of an agreement or a person is `text`.
    static func sharing(_ text: String) throws -> SharingReport {
        SharingReport(from: nil, day: try day("2026-12-31"), entries: [try entry(text)])
    }

    static func entry(_ text: String) throws -> SharingReport.Entry {
        let history = try History().adding(("2026-12-01", .released))
        let standing = try #require(try standing(7, history, asOf: "2026-12-31"))
        return SharingReport.Entry(
            standing: standing,
            agreement: SharingReport.Agreement(
                id: text, version: 2, recipient: text, reason: text, purposes: [text, text], lawfulBasis: text,
                dataSubjects: [text]),
            people: [text], datasets: [SharingReport.Holding(dataset: text, rows: 1)],
            evidence: [.certificate, .ownCopies], trail: EvidenceTrail([], asOf: try day("2026-12-31")))
    }

    static func file(_ text: String) throws -> BundleFile {
        BundleFile(
            entry: try entry(text), day: try day("2026-12-31"), triggers: [text], signers: [:],
            events: [BundleFile.Event(sequence: 7, time: ranAt, kind: "bundle-prepared", actor: text)],
            checkpoint: "datalease/ledger\n7\n\(text)\n")
    }

    static func record(_ text: String) throws -> ProcessingRecord {
        var activity = ProcessingRecord.Activity(id: text, version: 1, title: text)
        (activity.provider, activity.recipient, activity.jointController) = ([text], [text], [text])
        (activity.subProcessors, activity.purposes, activity.dataSubjects) = ([text], [text], [text])
        (activity.dataCategories, activity.locations, activity.erasure) = ([text], [text], [text])
        (activity.relation, activity.authorisation, activity.lawfulBasis) = (text, text, text)
        (activity.transfer, activity.review, activity.measures) = (text, text, [text])
        (activity.specialCategories, activity.term) = (text, text)
        return ProcessingRecord(day: try day("2026-12-31"), activities: [activity], erased: [text])
    }

    /// What a reader that other people wrote understands of a report: see Peers/read_report.py.
    static func read(_ report: String, as format: String) throws -> Any {
        let program = Checkout.root.appendingPathComponent("Tests/DisposalTests/Peers/read_report.py").path
        // Debian's own Python, whose packages the readers are; another one may stand before it on the path.
        let outcome = try withTemporaryFolder {
            try Peer.run(["/usr/bin/python3", "-B", program, format], in: $0, input: Array(report.utf8))
        }
        guard outcome.status == 0 else {
            Issue.record("\(format): \(outcome.errors.suffix(600))\n\(report.prefix(2000).debugDescription)")
            throw Unreadable(errors: outcome.errors)
        }
        return try JSONSerialization.jsonObject(with: Data(outcome.output))
    }

    private struct Unreadable: Error {
        let errors: String
    }

    static func xmllint(_ report: String) throws {
        _ = try Peer.succeed(["xmllint", "--noout", "--nonet", "-"], input: Array(report.utf8))
    }
}
