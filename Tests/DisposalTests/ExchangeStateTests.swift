import Primitives
import Registry
import Testing

@testable import Disposal

/// What an exchange waits for besides its disposal: a receipt that agrees with its figures.
@Suite struct ExchangeStateTests {
    private func exchange() throws -> History { try History(acknowledgeBy: "2026-12-02") }

    @Test("a receipt that agrees, by its day, acknowledges an exchange; on the day after it is overdue without one")
    func days() throws {
        try exchange().adding(("2026-12-01", .released)).expect([
            ("2026-11-30", .prepared, "2026-11-30"), ("2026-12-01", .released, "2026-12-01"),
            ("2026-12-02", .released, "2026-12-01"), ("2026-12-03", .receiptOverdue, "2026-12-03"),
            ("2026-12-30", .receiptOverdue, "2026-12-03"), ("2026-12-31", .overdue, "2026-12-31"),
        ])
        for came in ["2026-12-02", "2026-12-09"] {
            try exchange().adding(("2026-12-01", .released), (came, try receipt("2026-12-01", figures: .agreed)))
                .expect([(came, .acknowledged, came), ("2026-12-22", .acknowledged, came)])
        }
        // Whatever the state would be otherwise.
        try exchange().expect([("2026-12-03", .receiptOverdue, "2026-12-03")])
        try exchange().adding(("2026-12-01", .holdPlaced(until: try day("2027-06-01"))))
            .expect([("2026-12-02", .held, "2026-12-01"), ("2026-12-03", .receiptOverdue, "2026-12-03")])
    }

    @Test("a receipt of arrival alone says nothing of the figures, and the wait goes on")
    func arrival() throws {
        let arrived = try exchange().adding(("2026-12-01", .released), ("2026-12-02", try receipt("2026-12-01")))
        try arrived.expect([
            ("2026-12-02", .released, "2026-12-01"), ("2026-12-03", .receiptOverdue, "2026-12-03"),
        ])
        #expect(
            try arrived.status("2026-12-02")?.reason == """
                sent on 1 December 2026; its arrival was acknowledged on 2 December 2026; the receipt for its figures is due \
                by 2 December 2026; must be gone by 30 December 2026
                """)
        #expect(
            try arrived.status("2026-12-03")?.reason == """
                no receipt for its figures by 2 December 2026: sent on 1 December 2026; its arrival was acknowledged on \
                2 December 2026; must be gone by 30 December 2026
                """)
        // Of a bundle that is no exchange, the same receipt acknowledges all there is.
        try History().adding(("2026-12-02", try receipt("2026-12-01")))
            .expect([("2026-12-02", .acknowledged, "2026-12-02")])
    }

    @Test("other figures or a rejection dispute it, until somebody else settles that; then a right receipt is awaited")
    func contested() throws {
        let contested = try exchange().adding(
            ("2026-12-01", .released),
            ("2026-12-02", try receipt("2026-12-01", isAccepted: false, figures: .contested)))
        try contested.expect([("2026-12-02", .disputed, "2026-12-02"), ("2026-12-05", .disputed, "2026-12-02")])
        let right = try contested.adding(("2026-12-05", try receipt("2026-12-01", figures: .agreed)))
        try right.expect([("2026-12-05", .disputed, "2026-12-02")])
        try right.adding(("2026-12-06", .disputeSettled(by: .signer("approver"))))
            .expect([("2026-12-06", .acknowledged, "2026-12-05")])
        try contested.adding(("2026-12-06", .disputeSettled(by: .signer("engineer"))))
            .expect([("2026-12-06", .disputed, "2026-12-02")])
        try contested.adding(("2026-12-06", .disputeSettled(by: .signer("approver"))))
            .expect([("2026-12-06", .receiptOverdue, "2026-12-03")])
    }

    @Test("a receipt that counts for nothing changes nothing")
    func void() throws {
        try exchange().adding(
            ("2026-12-01", .released),
            ("2026-12-02", try receipt("2026-12-01", isAccepted: false, isAuthentic: false, figures: .void))
        ).expect([("2026-12-02", .released, "2026-12-01"), ("2026-12-03", .receiptOverdue, "2026-12-03")])
    }

    @Test("once another exchange took its place, nobody waits for its receipt; it must be gone as before")
    func replaced() throws {
        let replaced = try exchange().adding(("2026-12-01", .released), ("2026-12-05", .replaced))
        try replaced.expect([
            ("2026-12-04", .receiptOverdue, "2026-12-03"), ("2026-12-05", .released, "2026-12-01"),
            ("2026-12-31", .overdue, "2026-12-31"),
        ])
        #expect(try replaced.status("2026-12-05")?.reason.contains("another exchange took its place") == true)
        #expect(try replaced.status("2026-12-05")?.awaitsReceipt == false)
    }

    @Test("once what took its place is void, its receipt is awaited again")
    func standsAgain() throws {
        let facts: [(Int, BundleEvent.Fact)] = [(1, .replaced), (2, .replaced), (2, .voided), (3, .voided)]
        func folds(_ count: Int) throws -> BundleFolds {
            let first = try #require(try exchange().events.first)
            guard case .prepared(let terms) = first.fact else { throw CancellationError() }
            var folds = BundleFolds(asOf: try day("2026-12-03"))
            func apply(_ sequence: Int, _ bundle: Int, _ fact: BundleEvent.Fact) {
                folds.apply(BundleEvent(sequence: sequence, time: first.time, bundle: bundle, fact: fact))
            }
            for bundle in 1...3 {
                apply(
                    bundle, bundle,
                    .prepared(
                        BundleEvent.Preparation(
                            isRehearsal: false, limit: terms.limit, certificateBy: terms.certificateBy,
                            isProvisional: false, evidence: terms.evidence, duty: nil,
                            exchange: .init(
                                acknowledgeBy: terms.exchange?.acknowledgeBy, replaces: bundle == 1 ? nil : bundle - 1))
                    ))
            }
            for (index, (bundle, fact)) in facts[..<count].enumerated() { apply(index + 4, bundle, fact) }
            return folds
        }
        for (count, awaited) in [(0, [true, true, true]), (2, [false, false, true]), (3, [false, false, true])] {
            #expect(try folds(count).folds.map(\.awaitsReceipt) == awaited)
        }
        let again = try folds(4)
        #expect(again[1]?.awaitsReceipt == true)
        #expect(again.folds.map { $0.status(agreement: "A").state } == [.receiptOverdue, .voided, .voided])
    }

    @Test("what is shown to be gone awaits no receipt")
    func gone() throws {
        try exchange().adding(
            ("2026-12-10", .ownCopies(remaining: 0)), ("2026-12-20", try certificate("2026-12-18"))
        ).expect([("2026-12-19", .receiptOverdue, "2026-12-03"), ("2026-12-20", .confirmed, "2026-12-20")])
    }

    @Test("every format of verify tells of a receipt that is overdue")
    func formats() throws {
        func render(_ history: History, _ date: String, _ format: VerifyFormat) throws -> String {
            let standing = try #require(try ReportSamples.standing(7, history, asOf: date))
            let verification = Verification(day: try day(date), bundles: [standing], remarks: [], ledgerSize: 9)
            #expect(verification.needsAction == (date == "2026-12-03"))
            var text = ""
            format.render(verification, ranAt: ReportSamples.ranAt) { text += $0 }
            return text
        }
        let sent = try exchange().adding(("2026-12-01", .released))
        for (format, says) in [
            (VerifyFormat.text, "receipt-overdue"), (.json, "\"acknowledgeBy\":\"2026-12-02\",\"awaitsReceipt\":true"),
            (.nagios, "CRITICAL - 1 of 1 bundle needs action: DSA-2026-014.B7 receipt-overdue"),
            (.prometheus, "datalease_bundles{state=\"receipt-overdue\"} 1"),
            (.junit, "<failure type=\"receipt-overdue\""),
        ] {
            #expect(try render(sent, "2026-12-03", format).contains(says), "\(format)")
            #expect(try !render(sent, "2026-12-02", format).contains("1 bundle needs action"))
        }
        for date in ["2026-12-02", "2026-12-03"] {
            let calendar = try render(sent, date, .ical)
            #expect(calendar.contains("DTSTART;VALUE=DATE:20261202\r\n"))
            #expect(calendar.contains("SUMMARY:DSA-2026-014.B7 must be acknowledged today\r\n"))
            #expect(!calendar.contains("CANCELLED"))
        }
        let agreed = try sent.adding(("2026-12-02", try receipt("2026-12-02", figures: .agreed)))
        let calendar = try render(agreed, "2026-12-02", .ical)
        #expect(calendar.split(separator: "BEGIN:VEVENT").count { $0.contains("STATUS:CANCELLED") } == 1)
        #expect(try !render(try History(), "2026-12-02", .ical).contains("acknowledged"))
        #expect(try !render(try History(), "2026-12-02", .json).contains("acknowledgeBy"))
    }
}
