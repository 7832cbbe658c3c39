"""ISO 20022: pain.008, pain.002 and camt.054, in several versions, with and without prefixes, and as Swiss banks write them."""

from xml.sax.saxutils import escape

from making.cast import Dice, spelt_mobile
from making.direct_debit import OWN_ACCOUNT, OWN_SORT_CODE, pence
from making.writing import british_iban, pounds

OWN = "Example Telecom Ltd"
CREDITOR = "GB00ZZZSDDTEST0000000000000000"


def uuid4(dice):
    tail = [dice.letters(n, "0123456789abcdef") for n in (8, 4, 3, 3, 12)]
    return f"{tail[0]}-{tail[1]}-4{tail[2]}-a{tail[3]}-{tail[4]}"


def full_name(customer):
    return escape(f"{customer.given} {customer.family}")


def address(customer):
    flat, _, street = customer.street.rpartition("\n")
    number, name = street.split(" ", 1)
    lines = f"<AdrLine>{flat}</AdrLine>" if flat else ""
    return (
        f"<PstlAdr><StrtNm>{name}</StrtNm><BldgNb>{number}</BldgNb><PstCd>{customer.postcode}</PstCd>"
        f"<TwnNm>{customer.town}</TwnNm><Ctry>GB</Ctry>{lines}</PstlAdr>"
    )


def account(role, iban):
    return f"<{role}><Id><IBAN>{iban}</IBAN></Id></{role}>"


def own_iban():
    return british_iban(OWN_SORT_CODE, OWN_ACCOUNT)


def group_header(cast, message):
    total = pounds(sum(pence(customer) for customer in cast))
    return (
        f"<GrpHdr><MsgId>{message}</MsgId><CreDtTm>2026-11-27T10:15:00</CreDtTm><NbOfTxs>{len(cast)}</NbOfTxs>"
        f"<CtrlSum>{total}</CtrlSum><InitgPty><Nm>{OWN}</Nm></InitgPty></GrpHdr>"
    )


def pain008_v2(dice, cast):
    """Version 2: BIC, IBANs, one line an element, amended mandates with the account before."""
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02 pain.008.001.02.xsd">',
        "  <CstmrDrctDbtInitn>", f"    {group_header(cast, 'EXAMPLE-20261127-1')}", "    <PmtInf>",
        "      <PmtInfId>EXAMPLE-20261127-1-A</PmtInfId>", "      <PmtMtd>DD</PmtMtd>", "      <BtchBookg>true</BtchBookg>",
        "      <PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>RCUR</SeqTp></PmtTpInf>",
        "      <ReqdColltnDt>2026-12-01</ReqdColltnDt>", f"      <Cdtr><Nm>{OWN}</Nm></Cdtr>",
        f"      {account('CdtrAcct', own_iban())}", "      <CdtrAgt><FinInstnId><BIC>TESTGB2LXXX</BIC></FinInstnId></CdtrAgt>",
        f"      <CdtrSchmeId><Id><PrvtId><Othr><Id>{CREDITOR}</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm></Othr></PrvtId>"
        "</Id></CdtrSchmeId>",
    ]
    for number, customer in enumerate(cast):
        amended = ""
        if number % 6 == 4:
            before = account("OrgnlDbtrAcct", british_iban("00" + dice.digits(4), dice.digits(8)))
            amended = (f"<AmdmntInfDtls><OrgnlMndtId>EXT{dice.digits(7)}</OrgnlMndtId>{before}</AmdmntInfDtls>")
        out += [
            "      <DrctDbtTxInf>", f"        <PmtId><EndToEndId>{customer.reference}</EndToEndId></PmtId>",
            f'        <InstdAmt Ccy="GBP">{pounds(pence(customer))}</InstdAmt>',
            f"        <DrctDbtTx><MndtRltdInf><MndtId>{customer.reference}</MndtId><DtOfSgntr>{customer.since}</DtOfSgntr>"
            f"<AmdmntInd>{'true' if amended else 'false'}</AmdmntInd>{amended}</MndtRltdInf></DrctDbtTx>",
            "        <DbtrAgt><FinInstnId><BIC>TESTGB2LXXX</BIC></FinInstnId></DbtrAgt>",
            f"        <Dbtr><Nm>{full_name(customer)}</Nm>{address(customer)}</Dbtr>",
            f"        {account('DbtrAcct', british_iban(customer.sort_code, customer.account))}",
            f"        <RmtInf><Ustrd>Bill for {full_name(customer)}, {spelt_mobile(dice, customer.mobile)}</Ustrd></RmtInf>",
            "      </DrctDbtTxInf>",
        ]
    out += ["    </PmtInf>", "  </CstmrDrctDbtInitn>", "</Document>"]
    return ("\n".join(out) + "\n").encode("utf-8")


def british_bank(role, sort_code):
    return (
        f"<ns0:{role}><ns0:FinInstnId><ns0:ClrSysMmbId><ns0:ClrSysId><ns0:Cd>GBDSC</ns0:Cd></ns0:ClrSysId>"
        f"<ns0:MmbId>{sort_code}</ns0:MmbId></ns0:ClrSysMmbId></ns0:FinInstnId></ns0:{role}>"
    )


def prefixed(xml):
    """Elements with the prefix ns0."""
    return xml.replace("</", "\0").replace("<", "<ns0:").replace("\0", "</ns0:")


def pain008_v11(dice, cast):
    """Version 11 for Bacs: prefixes, the sort code with the bank and the number with the account, contact details."""
    out = [
        "<?xml version='1.0' encoding='UTF-8'?>",
        "<ns0:Document xmlns:ns0='urn:iso:std:iso:20022:tech:xsd:pain.008.001.11'><ns0:CstmrDrctDbtInitn>",
        prefixed(group_header(cast, "EXAMPLE-20261127-2")),
        prefixed("<PmtInf><PmtInfId>EXAMPLE-20261127-2-A</PmtInfId><PmtMtd>DD</PmtMtd><PmtTpInf><SvcLvl><Prtry>BACS</Prtry>"
                 "</SvcLvl><SeqTp>RCUR</SeqTp></PmtTpInf><ReqdColltnDt>2026-12-01</ReqdColltnDt>"),
        prefixed(f"<Cdtr><Nm>{OWN}</Nm></Cdtr><CdtrAcct><Id><Othr><Id>{OWN_ACCOUNT}</Id></Othr></Id></CdtrAcct>"),
        british_bank("CdtrAgt", OWN_SORT_CODE),
    ]
    for number, customer in enumerate(cast):
        details = ""
        if number % 4 == 1:
            details = (f"<CtctDtls><Nm>{full_name(customer)}</Nm><MobNb>+44-{customer.mobile[1:]}</MobNb>"
                       f"<EmailAdr>{customer.email}</EmailAdr></CtctDtls>")
        out += [
            prefixed(f"<DrctDbtTxInf><PmtId><InstrId>{customer.reference}</InstrId><EndToEndId>{customer.reference}"
                     f"</EndToEndId><UETR>{uuid4(dice)}</UETR></PmtId>"),
            f'<ns0:InstdAmt Ccy="GBP">{pounds(pence(customer))}</ns0:InstdAmt>',
            prefixed(f"<DrctDbtTx><MndtRltdInf><MndtId>{customer.reference}</MndtId></MndtRltdInf></DrctDbtTx>"),
            british_bank("DbtrAgt", customer.sort_code),
            prefixed(f"<Dbtr><Nm>{full_name(customer)}</Nm><Id><PrvtId><DtAndPlcOfBirth><BirthDt>{customer.born}</BirthDt>"
                     f"<CityOfBirth>{customer.town}</CityOfBirth><CtryOfBirth>GB</CtryOfBirth></DtAndPlcOfBirth></PrvtId>"
                     f"</Id>{details}</Dbtr><DbtrAcct><Id><Othr><Id>{customer.account}</Id></Othr></Id></DbtrAcct>"),
            "</ns0:DrctDbtTxInf>",
        ]
    out.append("</ns0:PmtInf></ns0:CstmrDrctDbtInitn></ns0:Document>")
    return "\n".join(out).encode("utf-8")


def pain008_swiss(dice, cast):
    """The Swiss variant: another namespace, names in CDATA, references for letters, ISO-8859-1."""
    out = [
        '<?xml version="1.0" encoding="ISO-8859-1"?>',
        '<Document xmlns="http://www.six-interbank-clearing.com/de/pain.008.001.02.ch.03.xsd">', "\t<CstmrDrctDbtInitn>",
        "\t\t" + group_header(cast, "EXAMPLE-CHDD-1"), "\t\t<PmtInf>", "\t\t\t<PmtInfId>EXAMPLE-CHDD-1-A</PmtInfId>",
        "\t\t\t<PmtMtd>DD</PmtMtd><PmtTpInf><SvcLvl><Prtry>CHDD</Prtry></SvcLvl></PmtTpInf>",
        "\t\t\t<ReqdColltnDt>2026-12-01</ReqdColltnDt>", f"\t\t\t<Cdtr><Nm>{OWN}</Nm></Cdtr>",
        "\t\t\t" + account("CdtrAcct", "CH0000000000000000000"),
        "\t\t\t<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>00000</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>",
    ]
    for number, customer in enumerate(cast):
        name = f"{customer.given} {customer.family}"
        spelt = f"<![CDATA[{name}]]>" if number % 3 == 1 and name.isascii() else full_name(customer)
        out += [
            "\t\t\t<DrctDbtTxInf>", f"\t\t\t\t<PmtId><InstrId>{number + 1}</InstrId><EndToEndId>{customer.reference}"
            "</EndToEndId></PmtId>", f'\t\t\t\t<InstdAmt Ccy="CHF">{pounds(pence(customer))}</InstdAmt>',
            f"\t\t\t\t<Dbtr><Nm>{spelt}</Nm>{address(customer)}</Dbtr>",
            "\t\t\t\t" + account("DbtrAcct", "CH00" + dice.digits(17)), "\t\t\t</DrctDbtTxInf>",
        ]
    out += ["\t\t</PmtInf>", "\t</CstmrDrctDbtInitn>", "</Document>"]
    return ("\r\n".join(out) + "\r\n").encode("iso-8859-1", "xmlcharrefreplace")


def pain002(cast):
    """Some debits refused; OrgnlTxRef echoes them whole."""
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">',
        "<CstmrPmtStsRpt>", "<GrpHdr><MsgId>BANK-20261127-77</MsgId><CreDtTm>2026-11-27T11:00:00</CreDtTm></GrpHdr>",
        "<OrgnlGrpInfAndSts><OrgnlMsgId>EXAMPLE-20261127-1</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.02</OrgnlMsgNmId>"
        "<GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>", "<OrgnlPmtInfAndSts><OrgnlPmtInfId>EXAMPLE-20261127-1-A</OrgnlPmtInfId>",
    ]
    for number, customer in enumerate(cast, start=1):
        out += [
            "<TxInfAndSts>", f"<StsId>{number}</StsId><OrgnlEndToEndId>{customer.reference}</OrgnlEndToEndId>",
            f"<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC01</Cd></Rsn><AddtlInf>No account of {full_name(customer)}</AddtlInf>"
            "</StsRsnInf>",
            f'<OrgnlTxRef><Amt><InstdAmt Ccy="GBP">{pounds(pence(customer))}</InstdAmt></Amt>'
            f"<MndtRltdInf><DrctDbtMndt><MndtId>{customer.reference}</MndtId></DrctDbtMndt></MndtRltdInf>"
            f"<Dbtr><Pty><Nm>{full_name(customer)}</Nm></Pty></Dbtr>",
            account("DbtrAcct", british_iban(customer.sort_code, customer.account)), "</OrgnlTxRef>", "</TxInfAndSts>",
        ]
    out += ["</OrgnlPmtInfAndSts>", "</CstmrPmtStsRpt>", "</Document>"]
    return ("\n".join(out) + "\n").encode("utf-8")


def pain002_swiss():
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="http://www.six-interbank-clearing.com/de/pain.002.001.03.'
        'ch.02.xsd"><CstmrPmtStsRpt><GrpHdr><MsgId>EXAMPLE-CH-1</MsgId><CreDtTm>2026-11-27T17:22:51</CreDtTm><InitgPty><Id>'
        "<OrgId><BICOrBEI>TESTCHZZ</BICOrBEI></OrgId></Id></InitgPty></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>EXAMPLE-CHDD-1"
        "</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.02.ch.03</OrgnlMsgNmId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>"
        "<OrgnlPmtInfId>EXAMPLE-CHDD-1-A</OrgnlPmtInfId><PmtInfSts>ACCP</PmtInfSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt>"
        "</Document>"
    ).encode("utf-8")


def camt054(dice, cast, version):
    """One entry for the collection, with its debits; from version 8 on with Pty between a role and its party."""
    def party(role, inner):
        return f"<{role}>{f'<Pty>{inner}</Pty>' if version >= 8 else inner}</{role}>"

    status = "<Sts><Cd>BOOK</Cd></Sts>" if version >= 8 else "<Sts>BOOK</Sts>"
    bank = "BICFI" if version >= 4 else "BIC"
    total = pounds(sum(pence(customer) for customer in cast))
    out = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.{version:02d}">', "  <BkToCstmrDbtCdtNtfctn>",
        "    <GrpHdr><MsgId>BANK-054-1</MsgId><CreDtTm>2026-12-01T18:00:00+00:00</CreDtTm></GrpHdr>",
        "    <Ntfctn><Id>BANK-054-1-1</Id><ElctrncSeqNb>96</ElctrncSeqNb><CreDtTm>2026-12-01T18:00:00+00:00</CreDtTm>",
        f"      <Acct><Id><IBAN>{own_iban()}</IBAN></Id><Ccy>GBP</Ccy><Ownr><Nm>{OWN}</Nm></Ownr>"
        f"<Svcr><FinInstnId><{bank}>TESTGB2LXXX</{bank}><Nm>EXAMPLE BANK PLC</Nm></FinInstnId></Svcr></Acct>",
        f'      <Ntry><NtryRef>1</NtryRef><Amt Ccy="GBP">{total}</Amt><CdtDbtInd>CRDT</CdtDbtInd>{status}'
        "<BookgDt><Dt>2026-12-01</Dt></BookgDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>IDDT</Cd><SubFmlyCd>ESDD</SubFmlyCd>"
        "</Fmly></Domn></BkTxCd><NtryDtls>",
    ]
    for customer in cast:
        parties = party("Dbtr", f"<Nm>{full_name(customer)}</Nm>{address(customer)}")
        out += [
            f"        <TxDtls><Refs><AcctSvcrRef>{dice.digits(16)}</AcctSvcrRef><EndToEndId>{customer.reference}</EndToEndId>"
            f"<MndtId>{customer.reference}</MndtId></Refs>",
            f'          <Amt Ccy="GBP">{pounds(pence(customer))}</Amt><CdtDbtInd>CRDT</CdtDbtInd>',
            f"          <RltdPties>{parties}"
            f"{account('DbtrAcct', british_iban(customer.sort_code, customer.account))}{party('Cdtr', f'<Nm>{OWN}</Nm>')}"
            "</RltdPties>",
            f"          <RmtInf><Strd><CdtrRefInf><Ref>{customer.reference}</Ref></CdtrRefInf></Strd></RmtInf>",
            f"          <AddtlTxInf>Paid by {full_name(customer)}</AddtlTxInf></TxDtls>",
        ]
    out += ["      </NtryDtls></Ntry>", "    </Ntfctn>", "  </BkToCstmrDbtCdtNtfctn>", "</Document>"]
    return ("\n".join(out) + "\n").encode("utf-8")


def samples(cast):
    return {
        "pain-008-v02.xml": pain008_v2(Dice(50), cast[:30]),
        "pain-008-v11.xml": pain008_v11(Dice(51), cast[:20]),
        "pain-008-swiss.xml": pain008_swiss(Dice(52), cast[:12]),
        "pain-002.xml": pain002(cast[:10]),
        "pain-002-swiss.xml": pain002_swiss(),
        "camt-054-v02.xml": camt054(Dice(53), cast[:12], 2),
        "camt-054-v08.xml": camt054(Dice(54), cast[:12], 8),
    }
