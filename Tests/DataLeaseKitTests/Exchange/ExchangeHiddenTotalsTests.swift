import Agreements
import Foundation
import Primitives
import Testing

@testable import DataLeaseKit

@Suite("A wrong total cannot hide behind a right one")
struct ExchangeHiddenTotalsTests {
    private static func register() throws -> PayerRegister {
        try ExchangedFile.register([("MANDATE0001", "J Smith Ltd")])
    }

    private static func plan(_ profile: String) throws -> DatasetPlan {
        try ExchangedFile.plan([
            "profile: \(profile)",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}",
            try ExchangedFile.keeping(profile),
        ])
    }

    private static func refusal(_ file: String, _ profile: String) async throws -> String? {
        try await ExchangedFile.refusal(file, try plan(profile), try register())
    }

    // MARK: Bacs Standard 18

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        String(repeating: "0", count: width - String(number).count) + String(number)
    }

    private static func payment(_ pence: Int) -> String {
        "00123412345678017" + "00009999999999    \(digits(pence, 11))" + padded("EXAMPLE TELECOM", 18)
            + padded("MANDATE0001", 18) + padded("J SMITH LTD", 18)
    }

    private static func contra(_ pence: Int) -> String {
        "000099999999990990000999999999" + "9    " + digits(pence, 11) + padded("DD COLLECTION", 18)
            + padded("CONTRA", 18) + padded("EXAMPLE TELECOM", 18)
    }

    private static func utl(_ pence: Int, _ count: Int) -> String {
        padded("UTL1\(digits(pence, 13))\(digits(pence, 13))\(digits(count, 7))\(digits(count, 7))", 80)
    }

    private static let begin = [
        String(padded("VOL1000042", 79)) + "1",
        padded("HDR1A000000S  100000000004200010001       26331 26342 000000", 80),
        padded("HDR2F0200000100" + padded("", 35) + "00", 80),
        padded("UHL1 26335999999    000000001 DAILY  001", 80),
    ]
    private static let end = [
        padded("EOF1A000000S  100000000004200010001       26331 26342 000000", 80),
        padded("EOF2F0200000100" + padded("", 35) + "00", 80),
    ]

    private static func file(_ lines: [String]) -> String { lines.map { $0 + "\r\n" }.joined() }

    @Test("a second UTL1, a second submission in one file and records behind the totals are refused")
    func trailers() async throws {
        let items = [Self.payment(6136), Self.contra(6136)]
        func whole(_ totals: [String]) -> [String] { Self.begin + items + Self.end + totals }
        #expect(try await Self.refusal(Self.file(whole([Self.utl(6136, 1)])), "bacs-standard-18") == nil)
        for (lines, says) in [
            (whole([Self.utl(1, 9), Self.utl(6136, 1)]), "total or label that is there a second time"),
            (whole([Self.utl(6136, 1), Self.utl(6136, 1)]), "total or label that is there a second time"),
            (
                whole([Self.utl(1, 9)]) + whole([Self.utl(12272, 2)]),
                "column vol1.label: a total or label that is there"
            ),
            (whole([Self.utl(6136, 1)]) + whole([Self.utl(6136, 1)]), "column vol1.label: a total or label that is"),
            // The first submission lost its totals.
            (whole([]) + whole([Self.utl(12272, 2)]), "column vol1.label: a total or label that is there"),
            (whole([Self.utl(12272, 2)]) + items, "a total that is not that of the items"),
        ] {
            let message = try await Self.refusal(Self.file(lines), "bacs-standard-18")
            #expect(message?.contains(says) == true, "\(message ?? "sent")")
        }
    }

    @Test("contras balance what stands in a file without labels, too")
    func contras() async throws {
        let good = Self.file([Self.payment(6136), Self.contra(6136)])
        #expect(try await Self.refusal(good, "bacs-standard-18") == nil)
        for contras in [[6135], [6137], [6136, 1], [0]] {
            let file = Self.file([Self.payment(6136)] + contras.map { Self.contra($0) })
            let message = try await Self.refusal(file, "bacs-standard-18")
            #expect(message?.contains("column contra.amount: a total that is not that of the items") == true)
        }
    }

    // MARK: pain.008

    private static let item = """
        <DrctDbtTxInf><PmtId><EndToEndId>MANDATE0001</EndToEndId></PmtId><InstdAmt Ccy="GBP">61.36</InstdAmt>\
        <DrctDbtTx><MndtRltdInf><MndtId>MANDATE0001</MndtId></MndtRltdInf></DrctDbtTx><Dbtr><Nm>J Smith Ltd</Nm></Dbtr>\
        <DbtrAcct><Id><IBAN>GB06TEST00865104568679</IBAN></Id></DbtrAcct></DrctDbtTxInf>
        """

    private static func totals(_ count: Int, _ sum: String) -> String {
        "<NbOfTxs>\(count)</NbOfTxs><CtrlSum>\(sum)</CtrlSum>"
    }

    private static func document(_ header: String, _ payments: [String], more: String = "")
        -> String
    {
        """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"><CstmrDrctDbtInitn><GrpHdr><MsgId>M-1</MsgId>\
        \(header)</GrpHdr>\(payments.map { "<PmtInf>\($0)</PmtInf>" }.joined())\(more)</CstmrDrctDbtInitn></Document>
        """
    }

    private static let day = "<ReqdColltnDt>2026-12-01</ReqdColltnDt>"

    @Test("a pain.008 says each total once, and a payment begins with its element and not with its id")
    func headers() async throws {
        let (one, two) = (Self.totals(1, "61.36"), Self.totals(2, "122.72"))
        let (wrong, id) = (Self.totals(7, "9.99"), "<PmtInfId>P-1</PmtInfId>")
        let (again, other) = ("that is there a second time", "a total that is not that of the items")
        let payment = id + Self.day + Self.item
        for good in [
            Self.document(one, [payment]), Self.document(one, [id + one + Self.day + Self.item]),
            Self.document(one, [one + Self.day + Self.item]),
            Self.document(two, [one + Self.day + Self.item, id + one + Self.day + Self.item]),
        ] { #expect(try await Self.refusal(good, "pain-008") == nil) }
        for (file, says) in [
            (Self.document(wrong + one, [payment]), again), (Self.document(one + one, [payment]), again),
            (Self.document(one, ["<NbOfTxs>5</NbOfTxs>" + one + payment]), again),
            (Self.document(one, [id + "<NbOfTxs>5</NbOfTxs><NbOfTxs>1</NbOfTxs>" + Self.day + Self.item]), again),
            // Without an id.
            (Self.document(wrong, [one + Self.day + Self.item]), other),
            (Self.document(one, [wrong + Self.day + Self.item]), other),
            (Self.document(two, [two + payment, Self.day + Self.item]), other),
            (Self.document(two, [payment, two + Self.day + Self.item]), other),
            // A tag in a comment begins no payment.
            (Self.document(two, [one + payment + "<!-- <PmtInf> -->" + Self.item]), other),
            // Outside payments, and outside records.
            (Self.document(one, [], more: Self.day + Self.item), other),
            (
                Self.document(one, [payment], more: #"<x><InstdAmt Ccy="GBP">999.00</InstdAmt></x>"#),
                "column //InstdAmt: an amount outside any record"
            ),
        ] {
            let message = try await Self.refusal(file, "pain-008")
            #expect(message?.contains(says) == true, "\(message ?? "sent") \(file)")
        }
        let offsets = XMLTagWalk.starts(
            of: "PmtInf",
            in: Array("<a><!-- <PmtInf> --><?x <PmtInf> ?><![CDATA[<PmtInf>]]><PmtInfId/><b:PmtInf x=''/>".utf8).span)
        #expect(offsets == [66])
        // With a prefix.
        let prefixed = Self.document(wrong, [one + Self.day + Self.item]).replacing("<", with: "<p:")
            .replacing("<p:/", with: "</p:").replacing("xmlns=", with: "xmlns:p=")
        #expect(try await Self.refusal(prefixed, "pain-008")?.contains(other) == true)
        let right = Self.document(one, [one + Self.day + Self.item]).replacing("<", with: "<p:")
            .replacing("<p:/", with: "</p:").replacing("xmlns=", with: "xmlns:p=")
        #expect(try await Self.refusal(right, "pain-008") == nil)
    }
}
