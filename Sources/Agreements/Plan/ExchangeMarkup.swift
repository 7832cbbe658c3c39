/// What the markup of an XML file that is exchanged may consist of. No rule governs the names of elements and attributes, the
/// namespaces and their prefixes, and a person's name could be written into any of them; so they are of closed lists.
public struct ExchangeMarkup: Sendable {
    /// The local names of elements and attributes: those of the format, and those that a path of the dataset names.
    public let names: Set<String>
    /// The namespaces that the agreement itself binds to prefixes, and these prefixes.
    private let namespaces: Set<String>
    private let prefixes: Set<String>

    /// Whether a prefix may stand before a name: one of a list, or one with a number behind it, as programs count them.
    public func allowsPrefix(_ prefix: some Collection<UInt8>) -> Bool {
        var letters = Array(prefix)[...]
        while let last = letters.last, last &- UInt8(ascii: "0") < 10, letters.count + 3 > prefix.count {
            letters = letters.dropLast()
        }
        return Self.prefixes.contains(String(decoding: letters, as: UTF8.self))
            || prefixes.contains(String(decoding: prefix, as: UTF8.self))
    }

    /// Whether a namespace is one of the formats that are exchanged, of XML itself, or of the agreement. An empty one takes a
    /// namespace back.
    public func allowsNamespace(_ namespace: some Collection<UInt8>) -> Bool {
        let name = String(decoding: namespace, as: UTF8.self)
        if name.isEmpty || Self.namespaces.contains(name) || namespaces.contains(name) { return true }
        for (start, end) in [
            ("urn:iso:std:iso:20022:tech:xsd:", ""), ("http://www.six-interbank-clearing.com/de/", ".xsd"),
        ] where name.hasPrefix(start) && name.hasSuffix(end) {
            return Self.isMessage(name.dropFirst(start.count).dropLast(end.count))
        }
        return false
    }

    /// Whether a hint at a schema names a namespace that may leave, or the file of one.
    public func allowsSchema(_ hint: some Collection<UInt8>) -> Bool {
        if allowsNamespace(hint) { return true }
        let name = String(decoding: hint, as: UTF8.self)
        guard name.hasSuffix(".xsd") else { return false }
        return names.contains(String(name.dropLast(4))) || Self.isMessage(name.dropLast(4))
    }

    /// Whether a text is the id of a message, as `pain.008.001.02`, and perhaps a country's version of it, `.ch.03`.
    private static func isMessage(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 || parts.count == 6, let area = parts.first, areas.contains(String(area)) else {
            return false
        }
        func isNumber(_ part: Substring, _ digits: Int) -> Bool {
            part.utf8.count == digits && part.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
        }
        guard isNumber(parts[1], 3), isNumber(parts[2], 3), isNumber(parts[3], 2) else { return false }
        return parts.count == 4 || parts[4] == "ch" && isNumber(parts[5], 2)
    }

    private static let areas: Set = ["pain", "pacs", "camt", "head", "nvlp"]
    private static let namespaces: Set = [
        "http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/2001/XMLSchema",
        "http://www.w3.org/2000/09/xmldsig#", "http://www.w3.org/XML/1998/namespace", "urn:swift:xsd:envelope",
    ]
    private static let prefixes: Set = [
        "xml", "xmlns", "xsi", "xsd", "xs", "ns", "n", "tns", "ds", "dsig", "doc", "Doc", "iso", "pain", "pacs", "camt",
        "head", "hdr", "h", "p", "env", "bacs", "voca",
    ]

    fileprivate init(_ plan: DatasetPlan, _ layout: Dataset.XMLLayout) {
        var names = Self.always
        for path in plan.rules.filter({ !$0.isMargin }).map(\.field) + [layout.record] {
            for step in path.split(whereSeparator: { $0 == "/" || $0 == "@" }) {
                names.insert(String(step.split(separator: ":").last ?? step))
            }
        }
        if let recognition = plan.profile?.recognition {
            names.formUnion(recognition.root + recognition.contains)
        }
        switch plan.profile?.name {
        case "pain-008": names.formUnion(Self.pain008)
        case let name? where name.hasPrefix("bacs-"): names.formUnion(Self.reports)
        default: break
        }
        self.names = names
        namespaces = Set(layout.namespaces.values)
        prefixes = Set(layout.namespaces.keys)
    }

    private static let always: Set = ["schemaLocation", "noNamespaceSchemaLocation", "lang", "space"]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Elements of pain.008 and its headers that hold others, in all versions; the rest is in the profile.
    private static let pain008 = words(
        """
        Document CstmrDrctDbtInitn GrpHdr Authstn InitgPty FwdgAgt PmtInf PmtTpInf SvcLvl LclInstrm CtgyPurp Cdtr CdtrAcct
        CdtrAgt CdtrAgtAcct UltmtCdtr ChrgsAcct ChrgsAcctAgt CdtrSchmeId DrctDbtTxInf PmtId DrctDbtTx MndtRltdInf
        AmdmntInfDtls OrgnlCdtrSchmeId OrgnlCdtrAgt OrgnlCdtrAgtAcct OrgnlDbtr OrgnlDbtrAcct OrgnlDbtrAgt OrgnlDbtrAgtAcct
        ElctrncSgntr DbtrAgt DbtrAgtAcct Dbtr DbtrAcct UltmtDbtr InstrForCdtrAgt Purp RgltryRptg Authrty Dtls Tax
        RltdRmtInf RmtInf RmtId RmtLctnDtls RmtLctnPstlAdr Ustrd Strd RfrdDocInf RfrdDocAmt LineDtls CdtrRefInf CdOrPrtry
        Invcr Invcee AdjstmntAmtAndRsn AddtlRmtInf AddtlInf Nb Amt Inf Ctgy CtgyDtls DbtrSts CertId FrmsCd Prd FrToDt
        TaxblBaseAmt TaxId TaxTp RegnId Titl Mtd AdmstnZone RefNb SeqNb Rcrd Ref Sgntr PstlAdr CtctDtls Othr Id OrgId
        PrvtId DtAndPlcOfBirth FinInstnId BrnchId ClrSysMmbId ClrSysId MmbId SchmeNm LEI Prxy Tp Lctn InstrId EndToEndId
        UETR JobTitl Rspnsblty ChanlTp Grnshmt GrnshmtAdmstr Grnshee TaxRmt SplmtryData PlcAndNm Envlp Mndt Rsn Prtry Cd
        MsgId PmtMtd AppHdr Fr To FIId Rltd CharSet MktPrctc BizPrcgDt Body Header RequestPayload BizMsgEnvlp BusMsg
        """)

    /// Elements of the reports of Bacs that hold others.
    private static let reports = words(
        """
        BACSDocument VocaDocument Data Document ARUDD Advice OriginatingAccountRecords OriginatingAccountRecord InputReport
        InputReportSummary InputUserFile UserFile Submission SubmissionInformation AccountTotals Errors Error Cancellations
        DDCollection DDCollections DDICAdvice NewAdvices MessagingAdvices WithdrawalReport Signature SignatureMethod
        branchName address1 address2 address3 address4 address5
        """)
}

extension DatasetPlan {
    /// What the markup of its files may consist of, where they are XML and exchanged; `nil` for any other.
    public var exchangeMarkup: ExchangeMarkup? {
        guard exchange != nil, case .xml(let layout) = format else { return nil }
        return ExchangeMarkup(self, layout)
    }
}
