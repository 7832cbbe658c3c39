import Foundation
import Primitives
import Registry
import Testing

@testable import Disposal

/// Each form of `verify`, byte for byte, and as somebody else's reader understands it.
@Suite struct VerifyFormatTests {
    private func render(_ format: VerifyFormat, _ verification: Verification) -> String {
        ReportSamples.render(format, verification)
    }

    @Test("the text has a line a bundle, its reason below it, what else was found, and the counts")
    func text() throws {
        let verification = try ReportSamples.verification(remarks: ReportSamples.remarks)
        #expect(
            render(.text, verification) == """
                BUNDLE                                 STATE      SINCE       LIMIT
                DSA-2026-014.B1.dispose-by-2026-12-30  rehearsal  2026-11-30  2026-12-30
                    a rehearsal: encrypted to its preparer alone, never to be sent
                DSA-2026-014.B2.dispose-by-2026-12-30  due        2026-12-23  2026-12-30
                    must be gone by 30 December 2026, in 6 days
                DSA-2026-014.B3.dispose-by-2026-12-30  confirmed  2026-12-21  2026-12-30
                    the evidence that agreement DSA-2026-014 requires is complete
                DSA-2026-014.B4.dispose-by-2026-12-30  overdue    2026-12-24  2026-12-23
                    \(verification.bundles[3].status.reason)

                finding: B3: a copy of ours is at /srv/out/b3
                warning: bank holidays are known until 2026-12-31
                ledger: 17 events, compared with 2 anchors
                as of 2026-12-24: 4 bundles: 1 rehearsal, 1 due, 1 confirmed, 1 overdue; action is needed

                """)
        let none = Verification(day: try day("2026-12-24"), bundles: [], remarks: [], ledgerSize: 1)
        #expect(render(.text, none) == "ledger: 1 event, compared with 0 anchors\nas of 2026-12-24: no bundles\n")
    }

    @Test("JSON lines are an object a bundle, one a remark, and one with the counts")
    func json() throws {
        let verification = try ReportSamples.verification(remarks: ReportSamples.remarks)
        let lines = render(.json, verification).split(separator: "\n")
        #expect(
            lines[1] == """
                {"bundle":2,"name":"DSA-2026-014.B2.dispose-by-2026-12-30","agreement":"DSA-2026-014","version":2,\
                "state":"due","since":"2026-12-23","limit":"2026-12-30","actBy":"2026-12-30",\
                "certificateBy":"2027-01-07","backupsUntil":null,"heldUntil":null,\
                "missing":["certificate","own-copies"],"provisional":false,"needsAction":false,\
                "reason":"must be gone by 30 December 2026, in 6 days"}
                """)
        #expect(
            lines[4...] == [
                """
                {"bundle":3,"remark":"copy-put-back","needsAction":true,"text":"B3: a copy of ours is at /srv/out/b3"}
                """,
                """
                {"remark":"calendar-ends","needsAction":false,"text":"bank holidays are known until 2026-12-31"}
                """,
                """
                {"asOf":"2026-12-24","bundles":4,"states":{"rehearsal":1,"due":1,"confirmed":1,"overdue":1},\
                "events":17,"anchors":2,"needsAction":true}
                """,
            ])
        let read = try #require(try ReportSamples.read(render(.json, verification), as: "json") as? [[String: Any]])
        #expect(read.count == 7)
    }

    @Test("a Nagios plug-in's line has status, words and performance data, and the status is the worst that was found")
    func nagios() throws {
        let verification = try ReportSamples.verification(remarks: ReportSamples.remarks)
        #expect(
            render(.nagios, verification) == """
                DATALEASE CRITICAL - 1 of 4 bundles needs action: DSA-2026-014.B4 overdue; 1 copy-put-back; \
                1 calendar-ends | bundles=4;;;0 rehearsal=1;;;0 prepared=0;;;0 released=0;;;0 acknowledged=0;;;0 \
                due=1;0;;0 recalled=0;0;;0 held=0;;;0 receipt_overdue=0;;0;0 attested=0;;;0 beyond_use=0;;;0 \
                returned=0;;;0 confirmed=1;;;0 confirmed_late=0;;;0 voided=0;;;0 overdue=1;;0;0 certificate_overdue=0;;0;0 disputed=0;;0;0 \
                findings=1;;0;0 warnings=1;0;;0 anchors=2;;;0 days_to_limit=-1;8:;0:

                """)
        #expect(NagiosPlugin.status(of: verification) == .critical)
        for (date, remarks, status, word) in [
            ("2026-12-04", [], NagiosPlugin.Status.ok, "OK"),
            ("2026-12-04", [ReportSamples.remarks[1]], .warning, "WARNING"),
            ("2026-12-20", [], .warning, "WARNING"), ("2026-12-04", [ReportSamples.remarks[0]], .critical, "CRITICAL"),
            ("2026-12-24", [], .critical, "CRITICAL"),
        ] {
            let history = try History().adding(("2026-12-01", .released))
            let bundle = try #require(
                try ReportSamples.standing(2, history, asOf: date == "2026-12-20" ? "2026-12-24" : date))
            let overdue = try #require(try ReportSamples.standing(2, history, asOf: "2026-12-31"))
            let verification = Verification(
                day: try day(date), bundles: [date == "2026-12-24" ? overdue : bundle], remarks: remarks, ledgerSize: 9)
            #expect(NagiosPlugin.status(of: verification) == status, "\(date)")
            let read = try #require(
                try ReportSamples.read(render(.nagios, verification), as: "nagios") as? [String: Any])
            #expect(read["status"] as? String == word, "\(date)")
        }
        let read = try #require(try ReportSamples.read(render(.nagios, verification), as: "nagios") as? [String: Any])
        let values = try #require(read["values"] as? [String: Int])
        #expect(values["bundles"] == 4)
        #expect(values["days_to_limit"] == -1)
    }

    @Test("a run that found nothing out is UNKNOWN for Nagios, and CRITICAL where the ledger does not hold")
    func nagiosFailures() throws {
        for (category, status) in [
            (RefusalCategory.usage, NagiosPlugin.Status.unknown), (.failed, .unknown), (.agreement, .unknown),
            (.check, .critical),
        ] {
            let failure = NagiosPlugin.failure(category, "event 3 | it has\nchanged")
            #expect(failure.status == status)
            let read = try #require(try ReportSamples.read(failure.line, as: "nagios") as? [String: Any])
            #expect(read["words"] as? String == "event 3 / it has changed")
        }
        #expect(NagiosPlugin.Status.unknown.rawValue == 3)
    }

    @Test("Nagios's line names the first three bundles that need action, and stays within its 4 KiB")
    func nagiosMany() throws {
        let history = try History()
        let bundles = try (1...5000).compactMap { try ReportSamples.standing($0, history, asOf: "2026-12-31") }
        let verification = Verification(day: try day("2026-12-31"), bundles: bundles, remarks: [], ledgerSize: 9)
        let read = try #require(try ReportSamples.read(render(.nagios, verification), as: "nagios") as? [String: Any])
        let words = try #require(read["words"] as? String)
        #expect(
            words == """
                5000 of 5000 bundles need action: DSA-2026-014.B1 overdue, DSA-2026-014.B2 overdue, \
                DSA-2026-014.B3 overdue, 4997 more
                """)
    }

    @Test("a large report comes in pieces, none of them much larger than 64 KiB", arguments: VerifyFormat.allCases)
    func pieces(format: VerifyFormat) throws {
        let history = try History()
        let bundles = try (1...2000).compactMap { try ReportSamples.standing($0, history, asOf: "2026-12-31") }
        let verification = Verification(
            day: try day("2026-12-31"), bundles: bundles, remarks: ReportSamples.remarks, ledgerSize: 9)
        var pieces: [String] = []
        format.render(verification, ranAt: ReportSamples.ranAt) { pieces.append($0) }
        #expect(pieces.allSatisfy { $0.utf8.count < 1 << 17 })
        #expect(pieces.count > 1 || format == .nagios || format == .prometheus)
        struct Full: Error {}
        #expect(throws: Full.self) {
            try format.render(verification, ranAt: ReportSamples.ranAt) { _ throws(Full) in throw Full() }
        }
    }

    @Test("the Prometheus form has help, type, every state, no timestamp and no name")
    func prometheus() throws {
        let verification = try ReportSamples.verification(remarks: ReportSamples.remarks)
        let text = render(.prometheus, verification)
        #expect(
            text == """
                # HELP datalease_bundles Bundles by state, as of the day of the check.
                # TYPE datalease_bundles gauge
                datalease_bundles{state="rehearsal"} 1
                datalease_bundles{state="prepared"} 0
                datalease_bundles{state="released"} 0
                datalease_bundles{state="acknowledged"} 0
                datalease_bundles{state="due"} 1
                datalease_bundles{state="recalled"} 0
                datalease_bundles{state="held"} 0
                datalease_bundles{state="receipt-overdue"} 0
                datalease_bundles{state="attested"} 0
                datalease_bundles{state="beyond-use"} 0
                datalease_bundles{state="returned"} 0
                datalease_bundles{state="confirmed"} 1
                datalease_bundles{state="confirmed-late"} 0
                datalease_bundles{state="voided"} 0
                datalease_bundles{state="overdue"} 1
                datalease_bundles{state="certificate-overdue"} 0
                datalease_bundles{state="disputed"} 0
                # HELP datalease_bundles_needing_action Bundles about which somebody must do something now.
                # TYPE datalease_bundles_needing_action gauge
                datalease_bundles_needing_action 1
                # HELP datalease_bundles_out Bundles that may still be with somebody.
                # TYPE datalease_bundles_out gauge
                datalease_bundles_out 2
                # HELP datalease_nearest_limit_timestamp_seconds End of the nearest limit of the bundles that may still be \
                with somebody; absent where none is.
                # TYPE datalease_nearest_limit_timestamp_seconds gauge
                datalease_nearest_limit_timestamp_seconds 1798070400
                # HELP datalease_verify_remarks What was found besides states; copy-put-back, key-put-back, residue \
                and anchor-dropped need action.
                # TYPE datalease_verify_remarks gauge
                datalease_verify_remarks{kind="copy-put-back"} 1
                datalease_verify_remarks{kind="key-put-back"} 0
                datalease_verify_remarks{kind="residue"} 0
                datalease_verify_remarks{kind="known-file"} 0
                datalease_verify_remarks{kind="search-incomplete"} 0
                datalease_verify_remarks{kind="provisional"} 0
                datalease_verify_remarks{kind="calendar-ends"} 1
                datalease_verify_remarks{kind="ledger-restored"} 0
                datalease_verify_remarks{kind="anchor-dropped"} 0
                datalease_verify_remarks{kind="anchor-missing"} 0
                datalease_verify_remarks{kind="agreement-not-in-force"} 0
                datalease_verify_remarks{kind="awaits-approval"} 0
                datalease_verify_remarks{kind="list-left"} 0
                datalease_verify_remarks{kind="notify-failed"} 0
                # HELP datalease_ledger_events Events in the ledger, all of them checked.
                # TYPE datalease_ledger_events gauge
                datalease_ledger_events 17
                # HELP datalease_ledger_anchors Anchors that the ledger was compared with.
                # TYPE datalease_ledger_anchors gauge
                datalease_ledger_anchors 2
                # HELP datalease_verify_day_timestamp_seconds End of the day as of which was checked.
                # TYPE datalease_verify_day_timestamp_seconds gauge
                datalease_verify_day_timestamp_seconds 1798156800
                # HELP datalease_verify_last_success_timestamp_seconds When the register was last checked with success.
                # TYPE datalease_verify_last_success_timestamp_seconds gauge
                datalease_verify_last_success_timestamp_seconds 1798090200

                """)
        #expect(!text.contains("DSA"))
        let samples = try #require(try ReportSamples.read(text, as: "prometheus") as? [[Any]])
        #expect(samples.count == BundleState.allCases.count + Verification.Remark.Kind.allCases.count + 7)
        #expect(samples.contains { $0[0] as? String == "datalease_bundles_out" && $0[2] as? Double == 2 })
    }

    @Test("a limit ends at midnight in the United Kingdom, also on the days on which the clocks change")
    func ends() throws {
        for (date, end) in [
            ("2026-12-30", "2026-12-31T00:00:00Z"), ("2026-07-01", "2026-07-01T23:00:00Z"),
            ("2026-03-28", "2026-03-29T00:00:00Z"), ("2026-03-29", "2026-03-29T23:00:00Z"),
            ("2026-10-24", "2026-10-24T23:00:00Z"), ("2026-10-25", "2026-10-26T00:00:00Z"),
        ] { #expect(try day(date).endInLondon.description == end) }
    }

    @Test("JUnit has a case a bundle; what is overdue or was found fails, a rehearsal is skipped")
    func junit() throws {
        let verification = try ReportSamples.verification(remarks: ReportSamples.remarks)
        let reason = verification.bundles[3].status.reason.replacing("'", with: "&#39;")
        let text = render(.junit, verification)
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="datalease verify" tests="4" failures="2" errors="0" time="0">
                  <testsuite name="bundles as of 2026-12-24" tests="4" failures="2" errors="0" skipped="1" time="0" \
                timestamp="2026-12-24T00:00:00">
                    <testcase classname="DSA-2026-014" name="DSA-2026-014.B1.dispose-by-2026-12-30" time="0">
                      <skipped message="a rehearsal: encrypted to its preparer alone, never to be sent"/>
                    </testcase>
                    <testcase classname="DSA-2026-014" name="DSA-2026-014.B2.dispose-by-2026-12-30" time="0">
                      <system-out>due: must be gone by 30 December 2026, in 6 days</system-out>
                    </testcase>
                    <testcase classname="DSA-2026-014" name="DSA-2026-014.B3.dispose-by-2026-12-30" time="0">
                      <failure type="finding" message="B3: a copy of ours is at /srv/out/b3">B3: a copy of ours is at \
                /srv/out/b3</failure>
                    </testcase>
                    <testcase classname="DSA-2026-014" name="DSA-2026-014.B4.dispose-by-2026-12-30" time="0">
                      <failure type="overdue" message="\(reason)">\(reason)</failure>
                    </testcase>
                    <system-out>ledger: 17 events, compared with 2 anchors
                warning: bank holidays are known until 2026-12-31</system-out>
                  </testsuite>
                </testsuites>

                """)
        try ReportSamples.xmllint(text)
        let cases = try #require(try ReportSamples.read(text, as: "junit") as? [[String: Any]])
        #expect(cases.compactMap { $0["results"] as? [String] } == [["skipped"], [], ["failure"], ["failure"]])
        #expect(
            cases.last?["output"] as? String
                == "ledger: 17 events, compared with 2 anchors\nwarning: bank holidays are known until 2026-12-31")
    }

    @Test("the calendar has an event seven days before each limit and one on it, cancelled when confirmed")
    func ical() throws {
        let verification = try ReportSamples.verification()
        let text = render(.ical, verification)
        let uid = "UID:\(Digest.sha256("bundle 2"))-limit"
        let event = try #require(text.components(separatedBy: "BEGIN:VEVENT\r\n").first { $0.hasPrefix(uid) })
        #expect(
            event
                == [
                    uid, "DTSTAMP:20261201T120000Z", "SEQUENCE:2", "DTSTART;VALUE=DATE:20261230",
                    "DTEND;VALUE=DATE:20261231", "SUMMARY:DSA-2026-014.B2 must be gone today",
                    "DESCRIPTION:Bundle DSA-2026-014.B2.dispose-by-2026-12-30\\nAgreement DSA-202",
                    " 6-014 version 2\\nLimit: 30 December 2026\\nAct by: 30 December 2026\\nCertif",
                    " icate by: 7 January 2027", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "CLASS:CONFIDENTIAL",
                    "CATEGORIES:DataLease", "END:VEVENT", "",
                ].joined(separator: "\r\n"))
        let events = try #require(try ReportSamples.read(text, as: "ical") as? [[String: Any]])
        #expect(
            events.compactMap { $0["start"] as? String }
                == ["2026-12-23", "2026-12-30", "2026-12-23", "2026-12-30", "2026-12-16", "2026-12-23"])
        #expect(events.compactMap { $0["sequence"] as? Int } == [2, 2, 7, 7, 2, 2])
        #expect(
            events.compactMap { $0["status"] as? String }
                == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CANCELLED", "CONFIRMED", "CONFIRMED"])
        #expect((events[0]["description"] as? String)?.contains("Act by: 30 December 2026\n") == true)
    }

    @Test("the calendar changes only where something happened: not from one day to the next")
    func icalIsStable() throws {
        let first = try render(.ical, ReportSamples.verification(asOf: "2026-12-24"))
        #expect(try render(.ical, ReportSamples.verification(asOf: "2026-12-25")) == first)
        // Two weeks later B2 is overdue, and still nothing was recorded of it.
        #expect(try render(.ical, ReportSamples.verification(asOf: "2027-01-10")) == first)
        let before = try render(.ical, ReportSamples.verification(asOf: "2026-12-20"))
        let events = try #require(try ReportSamples.read(before, as: "ical") as? [[String: Any]])
        #expect(events[2]["sequence"] as? Int == 4)
        #expect(events[2]["status"] as? String == "CONFIRMED")
    }

    @Test(
        "what the end of a backup cancels, without any event, has a later sequence and time; what a dispute brings back, too"
    )
    func icalAfterBackups() throws {
        let attested = try History().adding(
            ("2026-12-18", try certificate("2026-12-18", backups: "2027-01-05")),
            ("2026-12-21", .ownCopies(remaining: 0)))
        let disputed = try attested.adding(("2027-02-01", .disputeOpened(.residue, by: .signer("approver"))))
        var seen: [(status: String, sequence: Int, stamp: String)] = []
        for (history, date) in [(attested, "2027-01-05"), (attested, "2027-01-06"), (disputed, "2027-02-02")] {
            let bundle = try #require(try ReportSamples.standing(1, history, asOf: date))
            let text = render(
                .ical, Verification(day: try day(date), bundles: [bundle], remarks: [], ledgerSize: 9))
            let events = try #require(try ReportSamples.read(text, as: "ical") as? [[String: Any]])
            let stamp = try #require(text.split(separator: "\r\n").first { $0.hasPrefix("DTSTAMP:") })
            seen.append(
                (
                    try #require(events[0]["status"] as? String), try #require(events[0]["sequence"] as? Int),
                    String(stamp)
                ))
        }
        #expect(seen.map(\.status) == ["CONFIRMED", "CANCELLED", "CONFIRMED"])
        #expect(seen[0].sequence < seen[1].sequence && seen[1].sequence < seen[2].sequence)
        #expect(seen[0].stamp < seen[1].stamp && seen[1].stamp < seen[2].stamp)
    }

    @Test("a calendar without bundles is a calendar")
    func emptyCalendar() throws {
        let none = Verification(day: try day("2026-12-24"), bundles: [], remarks: [], ledgerSize: 1)
        let events = try #require(try ReportSamples.read(render(.ical, none), as: "ical") as? [Any])
        #expect(events.isEmpty)
        for format in [("junit", VerifyFormat.junit), ("prometheus", .prometheus), ("nagios", .nagios)] {
            _ = try ReportSamples.read(render(format.1, none), as: format.0)
        }
    }

    @Test("the same findings give the same bytes, however often")
    func pure() throws {
        for format in VerifyFormat.allCases {
            let first = try render(format, ReportSamples.verification(remarks: ReportSamples.remarks))
            #expect(try render(format, ReportSamples.verification(remarks: ReportSamples.remarks)) == first)
        }
    }
}
