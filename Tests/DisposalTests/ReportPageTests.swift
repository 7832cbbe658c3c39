import Foundation
import Primitives
import Registry
import TestSupport
import Testing

@testable import Disposal

/// The reports for people and for the file.
@Suite struct ReportPageTests {
    /// A bundle that was certified, with everything that its agreement asks for.
    private func file() throws -> BundleFile {
        let history = try History().adding(
            ("2026-12-01", .released), ("2026-12-18", try ReportSamples.certificate("2026-12-18")),
            ("2026-12-21", .ownCopies(remaining: 0)))
        let standing = try #require(try ReportSamples.standing(7, history, asOf: "2026-12-31"))
        let recipient = fingerprint("engineer")
        let entry = SharingReport.Entry(
            standing: standing,
            agreement: SharingReport.Agreement(
                id: "DSA-2026-014", version: 2, recipient: "Acme CRM Systems Ltd",
                reason: "INC-48213 (CRM): Contacts are not merged.", purposes: ["system-fix"], lawfulBasis: nil,
                dataSubjects: ["customers"]),
            people: ["Robin Recipient"], datasets: [SharingReport.Holding(dataset: "contacts", rows: 1)],
            evidence: [.certificate, .ownCopies], trail: try trail(signedBy: recipient))
        return BundleFile(
            entry: entry, day: try day("2026-12-31"), triggers: ["prepared + P30D: 2026-12-30"],
            signers: [recipient: "Robin Recipient"],
            events: [
                BundleFile.Event(sequence: 11, time: ReportSamples.ranAt, kind: "bundle-prepared", actor: "Priya")
            ],
            checkpoint: "datalease/ledger\n13\nO2h25byZ=\n\n— datalease/ledger 09e/\n")
    }

    /// The trail of a registry's own events: a release, a certificate that counts, one that does not, and a purge.
    private func trail(signedBy signer: KeyFingerprint) throws -> EvidenceTrail {
        try withTemporaryFolder { folder in
            let registry = try Registry.create(path: folder.appendingPathComponent("registry.sqlite").path)
                .signed(by: try SampleSigner())
            func append(_ body: EventBody, _ time: String) throws {
                try registry.append(body, by: .key(signer), at: try #require(Instant(iso: time)))
            }
            func certificate(_ name: String, _ problems: [String]) throws -> EventBody {
                .certificateRecorded(
                    RecordedCertificate(
                        bundle: 7, certificate: Digest.sha256(name), signature: Digest.sha256("signature of " + name),
                        signer: signer, disposedOn: try day("2026-12-18"), method: .clear, isAccepted: problems.isEmpty,
                        problems: problems))
            }
            try append(.bundleReleased(BundleRelease(bundle: 7, channel: "portal")), "2026-12-01T12:00:00Z")
            try append(try certificate("weak", ["method-too-weak"]), "2026-12-17T12:00:00Z")
            try append(try certificate("good", []), "2026-12-18T12:00:00Z")
            try append(
                .ownCopiesPurged(OwnCopiesPurge(bundle: 7, removed: [Digest.sha256("b")], remaining: [])),
                "2026-12-21T12:00:00Z")
            try append(
                .ownCopiesPurged(OwnCopiesPurge(bundle: 7, removed: [], remaining: [])), "2027-01-02T12:00:00Z")
            var events: [Event] = []
            for sequence in 1...5 { events.append(try #require(try registry.event(sequence))) }
            return EvidenceTrail(events, asOf: try day("2026-12-31"))
        }
    }

    @Test("the page for the file says what each piece of evidence shows and does not, and never that data were deleted")
    func certificate() throws {
        let key = fingerprint("engineer")
        #expect(
            try file().render(as: .markdown)
                == """
                # Disposal of DSA-2026-014.B7

                Acme CRM Systems Ltd, as of the end of 31 December 2026, United Kingdom

                **State: confirmed since 21 December 2026. The evidence that agreement DSA-2026-014 requires is complete.**

                **Deletion by another party cannot be proven.**

                ## The bundle

                |  |  |
                |---|---|
                | File | DSA-2026-014.B7.dispose-by-2026-12-30.zip.age |
                | SHA-256 | \(Digest.sha256("bundle 7")) |
                | Agreement | DSA-2026-014 version 2 |
                | With | Acme CRM Systems Ltd; Robin Recipient |
                | Why | INC-48213 (CRM): Contacts are not merged.; purpose: system-fix |
                | What | contacts: 1 row |
                | Prepared | 30 November 2026 |
                | Sent | 2026-12-01, by portal |
                | Acknowledged | no receipt |
                | Limit | 30 December 2026; certificate by 7 January 2027; prepared + P30D: 2026-12-30 |

                ## The statement that went with it

                It is not where it was written. The recipient has it too; its signature is by the preparer.

                ## What the agreement requires, and what came in

                ### certificate

                |  |  |
                |---|---|
                | Came in, does not count | recorded 2026-12-17: disposed of on 2026-12-18, method clear; does not count: \
                method-too-weak; signed by Robin Recipient, \(key); on file: sha256 \(Digest.sha256("weak")); on file: \
                sha256 \(Digest.sha256("signature of weak")) |
                | Came in | recorded 2026-12-18: disposed of on 2026-12-18, method clear; signed by Robin Recipient, \(key); \
                on file: sha256 \(Digest.sha256("good")); on file: sha256 \(Digest.sha256("signature of good")) |
                | It shows | that a named person of the recipient signed that the bundle and every copy of it are gone |
                | It does not show | that it is true |

                ### own-copies

                |  |  |
                |---|---|
                | Came in | recorded 2026-12-21: 1 removed, 0 left |
                | It shows | that every file of ours with its data is gone, or an approver signed why it stays or cannot be found |
                | It does not show | that nobody copied them to where this registry does not know of |

                ## In the ledger

                | Event | Time | What | By |
                |---|---|---|---|
                | 11 | 2026-12-24T05:30:00Z | bundle-prepared | Priya |

                The last signed checkpoint of the ledger, which covers these events:

                    datalease/ledger
                    13
                    O2h25byZ=

                    — datalease/ledger 09e/

                datalease ledger prove B7 --out DIR writes proofs that all of these events are in the ledger; datalease \
                ledger check verifies them without the register.

                """.replacing("O2h25byZ=\n\n", with: "O2h25byZ=\n    \n"))
    }

    @Test("every report says that deletion by another party cannot be proven, or speaks of none")
    func sentence() throws {
        for format in [ReportFormat.html, .markdown] {
            #expect(try file().render(as: format).contains(BundleFile.cannotBeProven))
            #expect(try ReportSamples.sharing("x").render(as: format).contains(BundleFile.cannotBeProven))
        }
        for report in [try file().render(as: .html), try ReportSamples.sharing("x").render(as: .html)] {
            #expect(!report.contains("deleted"))
        }
    }

    @Test("the page in HTML is one file without script or anything from elsewhere, for A4")
    func html() throws {
        let html = try file().render(as: .html)
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
        #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        #expect(html.contains("@page { size: A4;"))
        for word in ["<script", "http:", "https:", "src=", "href=", "url(", "@import"] { #expect(!html.contains(word)) }
        try ReportSamples.xmllint(html)
        let rows = try #require(try ReportSamples.read(html, as: "html") as? [[String]])
        #expect(rows[0] == ["File", "DSA-2026-014.B7.dispose-by-2026-12-30.zip.age"])
    }

    @Test(
        "a diff on a page shows its signs, and nothing in it is markup, steers or hides",
        arguments: [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a & b < c > d", "' onload='x", "]]>",
            "<!-- ",
            "\u{1B}[31mred\u{7}", "\u{202E}desrever\u{2066}", "zero\u{200B}width\u{FEFF}", "line\nline\u{2028}line",
            "&lt;b&gt;", "\u{FFFF}",
        ])
    func changes(text: String) throws {
        let page = ReportPage(
            title: text, subtitle: text,
            blocks: [
                .subheading(text),
                .changes([
                    .init(text, deed: text, lines: [.init(.before, text), .init(.after, text), .init(.same, text)])
                ]),
            ])
        let html = page.html
        try ReportSamples.xmllint(html)
        #expect(html.contains("<del><code>- ") && html.contains("<ins><code>+ ") && html.contains("<code>= "))
        for word in ["<script", "<img", "<b>", "src=x>", "\u{1B}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}"] {
            #expect(!html.contains(word), "\(word)")
        }
        let tags = html.matches(of: /<([a-z0-9]+)/).map { String($0.output.1) }
        let ours = [
            "html", "head", "meta", "title", "style", "body", "h1", "h3", "p", "table", "tbody", "tr", "th", "td",
            "del",
            "ins", "code", "br",
        ]
        #expect(Set(tags).isSubset(of: ours), "\(Set(tags).subtracting(ours))")
    }

    @Test("the report on sharing leaves out rehearsals and what was finished before the period")
    func period() throws {
        let agreement = SharingReport.Agreement(
            id: "DSA-2026-014", version: 2, recipient: "Acme", reason: "x", purposes: [], lawfulBasis: nil,
            dataSubjects: [])
        let histories = [
            try History(isRehearsal: true), try History().adding(("2026-12-01", .released)),
            try History().adding(
                ("2026-12-18", try ReportSamples.certificate("2026-12-18")), ("2026-12-21", .ownCopies(remaining: 0))),
        ]
        let entries = try histories.enumerated().map { index, history in
            SharingReport.Entry(
                standing: try #require(try ReportSamples.standing(index + 1, history, asOf: "2027-01-31")),
                agreement: agreement, people: [], datasets: [], evidence: [.certificate],
                trail: EvidenceTrail([], asOf: try day("2027-01-31")))
        }
        for (from, numbers) in [(nil, [2, 3]), ("2026-12-21", [2, 3]), ("2026-12-22", [2])] {
            let report = SharingReport(from: try from.map { try day($0) }, day: try day("2027-01-31"), entries: entries)
            #expect(report.entries.map(\.standing.number) == numbers)
        }
        let report = SharingReport(from: nil, day: try day("2027-01-31"), entries: entries)
        let table = try #require(try ReportSamples.read(report.render(as: .csv), as: "csv") as? [[String]])
        #expect(
            table[1] == [
                "DSA-2026-014.B2", "DSA-2026-014.B2.dispose-by-2026-12-30", Digest.sha256("bundle 2").hex,
                "DSA-2026-014",
                "2", "Acme", "", "x", "", "", "", "", "0", "2026-11-30", "", "", "2026-12-30", "2027-01-07", "overdue",
                "2026-12-31", "yes", "yes", entries[1].standing.status.reason, "certificate", "certificate: missing",
            ])
        #expect(
            SharingReport(from: nil, day: try day("2027-01-31"), entries: []).render(as: .markdown).contains(
                "Nothing was"))
    }

    @Test("the record of processing has paragraph 1 for a controller and paragraph 2 for a processor")
    func articleThirty() throws {
        var controller = ProcessingRecord.Activity(id: "DSA-1", version: 1, title: "One")
        controller.provider = ["Example Telecom Ltd"]
        var processor = ProcessingRecord.Activity(id: "DSA-2", version: 3, title: "Two")
        processor.isProcessor = true
        processor.authorisation = "C-7 of 2026-09-01"
        let record = ProcessingRecord(
            day: try day("2026-12-31"), activities: [controller, processor], erased: ["DSA-0"])
        let text = record.render(as: .markdown)
        let second = try #require(text.range(of: "## Where we are a processor (article 30(2))"))
        #expect(text[..<second.lowerBound].contains("| Controller (1)(a) | Example Telecom Ltd |"))
        #expect(text[..<second.lowerBound].contains("| Time limits for erasure (1)(f) | not stated |"))
        #expect(text[second.upperBound...].contains("| Categories of processing (2)(b) | not stated |"))
        #expect(text[second.upperBound...].contains("| Customer's authorisation | C-7 of 2026-09-01 |"))
        #expect(text.contains("no longer in the register: DSA-0"))
        let table = try #require(try ReportSamples.read(record.render(as: .csv), as: "csv") as? [[String]])
        #expect(table.map { $0[2] } == ["article", "30(1)", "30(2)"])
    }
}
