import Agreements
import Testing

@testable import DataLeaseKit

/// Files of formats that say their own totals, of companies alone, for tests that change something in them.
enum ExchangeSamples {
    /// The plan of a file of `profile` whose values all leave.
    static func plan(_ profile: String) throws -> DatasetPlan {
        try ExchangedFile.plan([
            "profile: \(profile)",
            "exchange: {direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}",
            try ExchangedFile.keeping(profile),
        ])
    }

    /// The register that goes with the files; `accounts` stands behind the header, and behind the line of each payer.
    static func register(_ header: String = "", _ first: String = "", _ second: String = "") throws -> PayerRegister {
        try PayerRegister(
            Array(
                """
                reference,companyNumber,legalName\(header)
                MANDATE0001,10000001,J Smith Ltd\(first)
                MANDATE0002,10000002,Rowan Larch Services Limited\(second)

                """.utf8), name: "register.csv")
    }

    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    static func digits(_ number: Int, _ width: Int) -> String {
        String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }

    // MARK: Bacs Standard 18

    static func payment(_ pence: Int, account: String, _ reference: String, _ name: String) -> String {
        account + "01700009999999999    " + digits(pence, 11) + padded("EXAMPLE TELECOM", 18) + padded(reference, 18)
            + padded(name, 18)
    }

    static func contra(_ pence: Int) -> String {
        "000099999999990990000999999999" + "9    " + digits(pence, 11) + padded("DD COLLECTION", 18)
            + padded("CONTRA", 18) + padded("EXAMPLE TELECOM", 18)
    }

    /// A single-day file with its labels and totals, two payments in it.
    static func standard18() -> String {
        let payments = [
            payment(1_250, account: "00123412345678", "MANDATE0001", "J SMITH LTD"),
            payment(99_900, account: "00567887654321", "MANDATE0002", "ROWAN LARCH SERVIC"),
        ]
        let lines =
            [
                padded("VOL1000042", 41) + padded("000000", 38) + "1",
                padded("HDR1A000000S  100000000004200010001       26331 26342 000000", 80),
                padded("HDR2F0200000100" + padded("", 35) + "00", 80),
                padded("UHL1 26335999999    000000001 DAILY  001", 80),
            ] + payments + [
                contra(101_150),
                padded("EOF1A000000S  100000000004200010001       26331 26342 000000", 80),
                padded("EOF2F0200000100" + padded("", 35) + "00", 80),
                padded("UTL1\(digits(101_150, 13))\(digits(101_150, 13))\(digits(2, 7))\(digits(1, 7))", 80),
            ]
        return lines.map { $0 + "\r\n" }.joined()
    }

    // MARK: pain.008

    private static func item(_ reference: String, _ amount: String, _ name: String, _ iban: String) -> String {
        """
        <DrctDbtTxInf><PmtId><EndToEndId>\(reference)</EndToEndId></PmtId><InstdAmt Ccy="GBP">\(amount)</InstdAmt>
        <DrctDbtTx><MndtRltdInf><MndtId>\(reference)</MndtId></MndtRltdInf></DrctDbtTx>
        <Dbtr><Nm>\(name)</Nm></Dbtr><DbtrAcct><Id><IBAN>\(iban)</IBAN></Id></DbtrAcct></DrctDbtTxInf>

        """
    }

    private static func payment(_ id: String, _ items: [String]) -> String {
        """
        <PmtInf><PmtInfId>\(id)</PmtInfId><PmtMtd>DD</PmtMtd><ReqdColltnDt>2026-12-01</ReqdColltnDt>
        <Cdtr><Nm>Example Telecom Ltd</Nm></Cdtr><CdtrAcct><Id><IBAN>GB67TEST00009999999999</IBAN></Id></CdtrAcct>
        <CdtrSchmeId><Id><PrvtId><Othr><Id>GB00ZZZSDDTEST</Id></Othr></PrvtId></Id></CdtrSchmeId>
        \(items.joined())</PmtInf>

        """
    }

    /// Two payments, each with an item.
    static let pain008 =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"><CstmrDrctDbtInitn>
        <GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-11-27T10:15:00</CreDtTm><NbOfTxs>2</NbOfTxs><CtrlSum>112.50</CtrlSum>
        <InitgPty><Nm>Example Telecom Ltd</Nm></InitgPty></GrpHdr>
        \(payment("P-1", [item("MANDATE0001", "12.50", "J Smith Ltd", "GB06TEST00865104568679")]))\
        \(payment("P-2", [item("MANDATE0002", "100.00", "Rowan Larch Services Ltd", "GB29NWBK60161331926819")]))\
        </CstmrDrctDbtInitn></Document>

        """

    // MARK: ARUDD

    private static func returned(_ reference: String, _ amount: String, _ name: String, _ account: String) -> String {
        """
        <OriginatingAccountRecord>
        <OriginatingAccount name="EXAMPLE TELECOM LTD" number="99999999" sortCode="00-00-99" type="0" \
        bankName="EXAMPLE BANK PLC" branchName=""/>
        <ReturnedDebitItem ref="\(reference)" transCode="17" returnCode="0128" returnDescription="REFER TO PAYER" \
        originalProcessingDate="2026-11-17" valueOf="\(amount)" currency="GBP"><PayerAccount number="\(account)" \
        ref="\(reference)" name="\(name)" sortCode="00-75-67" bankName="EXAMPLE BANK PLC" branchName=""/>\
        </ReturnedDebitItem>
        <Totals numberOf="1" valueOf="\(amount)" currency="GBP"/></OriginatingAccountRecord>

        """
    }

    /// Two records of an originating account, each with an item.
    static let arudd =
        """
        <BACSDocument><Data><ARUDD><Header reportType="REFT1019" adviceNumber="321" currentProcessingDate="2026-11-19"/>
        <AddresseeInformation name="EXAMPLE TELECOM LTD"/><Advice><OriginatingAccountRecords>
        \(returned("MANDATE0001", "24.17", "J SMITH LTD", "47798594"))\
        \(returned("MANDATE0002", "1.00", "ROWAN LARCH SERVIC", "13157301"))\
        </OriginatingAccountRecords></Advice></ARUDD></Data></BACSDocument>

        """
}
