import Foundation
import TestSupport
import Testing

/// Files with totals of their own, and files of fixed widths, that are not what they should be.
struct ExchangeBadInputTests {
    /// What is changed in a sample, and what is said of it; nothing where no words are asked for.
    private struct Change {
        let old: String
        let new: String
        let says: String

        init(_ old: some StringProtocol, _ new: some StringProtocol, _ says: String) {
            self.old = String(old)
            self.new = String(new)
            self.says = says
        }
    }

    private static let month = "rows=30,pence=5803107"

    private static func sample(_ name: String) throws -> String {
        try String(contentsOfFile: Samples.path("exchange/\(name)"), encoding: .utf8)
    }

    /// Refuses each change of a sample, with exit code 11, what it says, and nothing written.
    private func refuse(
        _ dataset: String, _ name: String, _ expected: String, _ changes: [Change],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let scenario = try Scenario.financing()
        let good = try Self.sample(name)
        for change in changes {
            let (old, new, says) = (change.old, change.new, change.says)
            #expect(good.contains(old), "\(old)", sourceLocation: sourceLocation)
            try scenario.write(good.replacing(old, with: new, maxReplacements: 1), to: name)
            let run = try scenario.sendFinance(dataset, name, expected)
            scenario.expectRefusal(run, 11, says.isEmpty ? [] : [says], sourceLocation: sourceLocation)
        }
        #expect(try scenario.exchangeFiles() == [], sourceLocation: sourceLocation)
        #expect(try scenario.succeed("bundle", "list", "--json") == "", sourceLocation: sourceLocation)
    }

    @Test("Standard 18: a penny, a count, a record's length, a letter of another set or a missing end refuses the file")
    func standard18() throws {
        let name = "standard-18-single.txt"
        let good = try Self.sample(name)
        let totals = try #require(good.split(separator: "\r\n").first { $0.hasPrefix("UTL1") })
        let first = String(try #require(good.split(separator: "\r\n").first { $0.first?.isNumber == true }))
        let penny = totals.replacing("UTL10000005803107", with: "UTL10000005803108")
        try refuse(
            "submission", name, Self.month,
            [
                Change(String(totals), penny, "column utl1.debit-total: a total that is not that of the items"),
                Change(String(totals), totals.replacing("0000030", with: "0000029"), "column utl1.debit-count"),
                Change(String(totals) + "\r\n", "", "utl1.debit-total"), Change(first, first + " ", "line 5"),
                Change(first, String(first.dropLast()), "line 5"), Change(first + "\r\n", "", "utl1."),
                // Its own totals agree, but not with what the ledger says.
                Change(
                    first, first.replacing("EXAMPLE TELECOM", with: "EXAMPLE TELEKOM"),
                    "what is ours, and not the same as"),
            ])
    }

    @Test("Standard 18: bytes that are no UTF-8 or another character set refuse the file")
    func characters() throws {
        let scenario = try Scenario.financing()
        let good = Array(try Self.sample("standard-18-single.txt").utf8)
        let place = try #require(good.firstRange(of: Array("MAKE BELIEVE".utf8))).lowerBound
        var latin = good
        latin[place + 1] = 0xC4
        let wide: [UInt8] = [0xFF, 0xFE] + good.flatMap { byte -> [UInt8] in [byte, 0] }
        // EBCDIC: every digit and letter is another byte.
        let mainframe: [UInt8] = good.map { $0 == 0x0D || $0 == 0x0A ? $0 : $0 | 0x80 }
        for (bytes, says) in [
            (latin, "characters that are not ASCII"), (wide, "line 1: characters that are not ASCII"),
            (mainframe, "datalease: error: "),
        ] {
            try scenario.write(bytes, to: "bad.txt")
            let run = try scenario.sendFinance("submission", "bad.txt", Self.month)
            #expect(run.status == 11 && run.errors.contains(says), "\(run.output)\(run.errors)")
        }
        #expect(try scenario.exchangeFiles() == [])
    }

    @Test("pain.008: a penny, a count, three decimals, another currency, a broken or missing end refuses the file")
    func pain() throws {
        let name = "pain-008-v02.xml"
        let good = try Self.sample(name)
        let amount = try #require(good.firstMatch(of: /Ccy="GBP">([0-9.]+)</)).1
        try refuse(
            "pain", name, Self.month,
            [
                Change(
                    "<CtrlSum>58031.07", "<CtrlSum>58031.08", "column //CtrlSum: a total that is not that of the items"),
                Change("<NbOfTxs>30<", "<NbOfTxs>31<", "column //NbOfTxs"),
                Change("<NbOfTxs>14<", "<NbOfTxs>15<", "column //NbOfTxs"),
                Change("GBP\">\(amount)<", "GBP\">\(amount)0<", "an amount without exactly two decimals"),
                Change("GBP\">\(amount)<", "EUR\">\(amount)<", "a currency other than GBP"),
                Change("Ccy=\"GBP\">\(amount)<", "Other=\"GBP\">\(amount)<", ""),
                Change(String(good.suffix(4_000)), "", ""), Change("encoding=\"UTF-8\"", "encoding=\"UTF-16\"", ""),
            ])
    }

    @Test("reports of Bacs: a penny in a total, an amount in another currency or of three decimals refuses the file")
    func reports() throws {
        try refuse(
            "unpaid", "bacs-arudd.xml", "rows=6,pence=863044",
            [
                Change("valueOf=\"12.19\"", "valueOf=\"12.20\"", "column //Totals/@valueOf"),
                Change("valueOf=\"12.19\"", "valueOf=\"12.190\"", "an amount without exactly two decimals"),
                Change(
                    "valueOf=\"12.19\" currency=\"GBP\"", "valueOf=\"12.19\" currency=\"EUR\"",
                    "a currency other than GBP"),
                Change("numberOf=\"3\"", "numberOf=\"4\"", "column //Totals/@numberOf"),
            ])
        try refuse(
            "claims", "bacs-ddica.xml", "rows=6,pence=863044",
            [Change("<TotalValueOfDebits>8,630.44", "<TotalValueOfDebits>8,630.43", "column //TotalValueOfDebits")])
    }

    @Test("GoCardless and call totals: another currency, three decimals and a day that is none refuse the file")
    func delimited() throws {
        try refuse(
            "payments", "gocardless-payments.csv", "rows=40,pence=7380812",
            [
                Change(",GBP,", ",EUR,", "column currency"),
                Change(",100.48,", ",100.485,", "column amount: an amount without"),
                Change("2026-12-02,", "02/12/2026,", "column charge_date"), Change(",currency,", ",Currency,", ""),
            ])
        try refuse(
            "calls", "call-totals.csv", "rows=175,pence=173547",
            [Change("2026-11-01", "2026-11-31", "column CallDate"), Change(",Charge\r\n", ",Charges\r\n", "")])
    }

    @Test(
        "a submission that went out is refused again: whole, with a byte changed, in another form, or of a month before"
    )
    func again() throws {
        let scenario = try Scenario.financing()
        let good = try Self.sample("standard-18-multi.txt")
        let first = try scenario.sendFinance("submission", "exchange/standard-18-multi.txt", Self.month)
        try #require(first.status == 0, "\(first.errors)")
        let before = try scenario.exchangeFiles()
        func refused(_ text: String, _ says: String) throws {
            try scenario.write(text, to: "again.txt")
            scenario.expectRefusal(try scenario.sendFinance("submission", "again.txt", Self.month), 11, [says])
        }
        try refused(good, "sent already")
        // The day of creation, in the labels.
        try refused(good.replacing(" 26331", with: " 26332"), "30 of the 30 items of this export were sent already")
        // The same payments for two days of October.
        try refused(good.replacing(" 2633", with: " 2628"), "another month")
        // As a pain.008 under another dataset.
        scenario.expectRefusal(
            try scenario.sendFinance("pain", "exchange/pain-008-v02.xml", Self.month), 11, ["were sent already"])
        #expect(try scenario.exchangeFiles() == before)
    }
}
