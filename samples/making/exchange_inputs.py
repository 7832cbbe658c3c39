"""Files that a finance team exchanges, of the same payers as the month in exchange.py: companies, and people among them.

Files with totals of their own come twice: of companies alone, and `-mixed` with the people, which is refused.
"""

from datetime import date

from making.cast import Dice, bacs_text
from making.direct_debit import OWN_ACCOUNT, OWN_NAME, OWN_SORT_CODE
from making.exchange import amount, payers
from making.iso20022 import CREDITOR, OWN, account, british_bank, own_iban, prefixed, uuid4
from making.payments import PAYMENT_FIELDS
from making.standard18 import contra, julian, labels
from making.writing import attributes, bare, british_iban, hyphens, pounds

CODES = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DAY = date(2026, 12, 1)
BACS = "EXAMPLE TELECOM LTD"


def gocardless_id(dice, kind):
    return kind + dice.letters(12, CODES)


def day_of(payer):
    return date(2026, 12, int(payer.day[:2]))


def table(lines, end="\n"):
    return (end.join(",".join(bare(value) for value in line) for line in lines) + end).encode("utf-8")


def gocardless(dice, listed):
    """Payments, and the register by the ids of customers."""
    ids, lines = {}, [PAYMENT_FIELDS[:-1]]
    for payer, number in listed:
        customer = ids.setdefault(payer.reference, (gocardless_id(dice, "CU"), gocardless_id(dice, "MD"), payer, number))
        identity, person = gocardless_id(dice, "PM"), payer.name.split(" ")
        lines.append([
            identity, "2026-11-24T01:05:53.988Z", day_of(payer).isoformat(), pounds(payer.pence),
            dice.pick(["Broadband and calls", f"Bill for {payer.name}", ""]), "GBP", "pending_submission", "0.00",
            f"EXAMPLETEL-{identity[2:9]}", pounds(20 + payer.pence // 100), "", "", customer[1], "CR0000EXAMPLE1",
            customer[0], "", "", customer[0], "2024-05-01T09:00:00.000Z", "accounts@inbox.example",
            "" if number else person[0], "" if number else person[-1], payer.name, "1 Imaginary Row", "", "",
            "Great Nonesuch", "", "ZZ99 1AA", "GB", "en", "", "1",
        ])
    rows = sorted([key, number, payer.name] for key, _, payer, number in ids.values() if number)
    return table(lines), table([["reference", "companyNumber", "legalName"], *rows])


def payouts(dice):
    lines = [(
        "id,amount,currency,created_at,reference,status,arrival_date,transaction_fee_debit,transaction_fee_credit,"
        "app_fee_debit,app_fee_credit,total_payment_amount,links.creditor_bank_account,links.creditor"
    ).split(",")]
    for day in range(1, 13):
        fees, paid = 400 + dice.below(900), 90000 + dice.below(900000)
        back = dice.below(50) if dice.often(0.3) else 0
        lines.append([
            gocardless_id(dice, "PO"), pounds(paid - fees + back), "GBP", f"2026-11-{day:02d}T06:00:00.000Z",
            f"EXAMPLETEL-{dice.letters(5, CODES)}", "paid", f"2026-11-{day + 2:02d}", pounds(fees), pounds(back), "0.00",
            "0.00", pounds(paid), "BA0000EXAMPLE1", "CR0000EXAMPLE1",
        ])
    return table(lines)


def payout_items(dice, cast):
    """What a payout is made of: payments, what it cost, and what was paid back."""
    lines = [["links.payout", "arrival_date", "type", "amount", "currency", "links.payment", "links.mandate", "links.refund"]]
    payout = gocardless_id(dice, "PO")
    for customer in cast:
        payment, pence = gocardless_id(dice, "PM"), round(customer.spend * 100)
        day, mandate = "2026-11-05", customer.mandate_id
        lines.append([payout, day, "payment_paid_out", pounds(pence), "GBP", payment, mandate, ""])
        lines.append([payout, day, "gocardless_fee", "-" + pounds(20 + pence // 100), "GBP", payment, mandate, ""])
        if dice.often(0.1):
            refund = gocardless_id(dice, "RF")
            lines.append([payout, day, "refund", "-" + pounds(pence), "GBP", payment, mandate, refund])
    return table(lines)


def paygate(listed):
    """A bureau's columns by position, without header."""
    return table([[
        payer.sort_code, payer.account, bacs_text(payer.name, 18), pounds(payer.pence), payer.code, OWN_SORT_CODE,
        OWN_ACCOUNT, OWN_NAME, payer.reference, payer.day] for payer, _ in listed], "\r\n")


def standard18(listed, days, end):
    lines, total, count = [], 0, 0
    for day in days:
        stamp, debited = day if len(days) > 1 else None, 0
        for payer, _ in listed:
            if len(days) > 1 and day_of(payer) != day:
                continue
            lines.append(
                f"{payer.sort_code}{payer.account}0{payer.code}{OWN_SORT_CODE}{OWN_ACCOUNT}    {payer.pence:011d}"
                f"{OWN_NAME:<18}{payer.reference:<18}{bacs_text(payer.name, 18):<18}{julian(stamp) if stamp else ''}")
            debited, count = debited + payer.pence, count + 1
        lines.append(contra("99", debited, stamp))
        total += debited
    before, behind = labels(days, total, count)
    return (end.join([*before, *lines, *behind]) + end).encode("ascii")


def group(listed, message):
    total = pounds(sum(payer.pence for payer, _ in listed))
    return (
        f"<GrpHdr><MsgId>{message}</MsgId><CreDtTm>2026-11-27T10:15:00</CreDtTm><NbOfTxs>{len(listed)}</NbOfTxs>"
        f"<CtrlSum>{total}</CtrlSum><InitgPty><Nm>{OWN}</Nm></InitgPty></GrpHdr>"
    )


def name(payer):
    return payer.name.replace("&", "&amp;")


def pain008_v2(listed):
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02">', "  <CstmrDrctDbtInitn>",
        f"    {group(listed, 'EXAMPLE-20261127-3')}",
    ]
    for number, day in enumerate([date(2026, 12, 1), date(2026, 12, 2)], start=1):
        part = [pair for pair in listed if day_of(pair[0]) == day]
        total = pounds(sum(payer.pence for payer, _ in part))
        out += [
            "    <PmtInf>", f"      <PmtInfId>EXAMPLE-20261127-3-{number}</PmtInfId>", "      <PmtMtd>DD</PmtMtd>",
            f"      <NbOfTxs>{len(part)}</NbOfTxs>", f"      <CtrlSum>{total}</CtrlSum>",
            "      <PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>B2B</Cd></LclInstrm><SeqTp>RCUR</SeqTp></PmtTpInf>",
            f"      <ReqdColltnDt>{day}</ReqdColltnDt>", f"      <Cdtr><Nm>{OWN}</Nm></Cdtr>",
            f"      {account('CdtrAcct', own_iban())}",
            "      <CdtrAgt><FinInstnId><BIC>TESTGB2LXXX</BIC></FinInstnId></CdtrAgt>",
            f"      <CdtrSchmeId><Id><PrvtId><Othr><Id>{CREDITOR}</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm></Othr></PrvtId>"
            "</Id></CdtrSchmeId>",
        ]
        for payer, _ in part:
            out += [
                "      <DrctDbtTxInf>", f"        <PmtId><EndToEndId>{payer.reference}</EndToEndId></PmtId>",
                f'        <InstdAmt Ccy="GBP">{pounds(payer.pence)}</InstdAmt>',
                f"        <DrctDbtTx><MndtRltdInf><MndtId>{payer.reference}</MndtId><DtOfSgntr>2024-05-01</DtOfSgntr>"
                "<AmdmntInd>false</AmdmntInd></MndtRltdInf></DrctDbtTx>",
                "        <DbtrAgt><FinInstnId><BIC>TESTGB2LXXX</BIC></FinInstnId></DbtrAgt>",
                f"        <Dbtr><Nm>{name(payer)}</Nm><PstlAdr><StrtNm>Imaginary Row</StrtNm><BldgNb>1</BldgNb><Ctry>GB</Ctry>"
                "</PstlAdr></Dbtr>",
                f"        {account('DbtrAcct', british_iban(payer.sort_code, payer.account))}",
                f"        <RmtInf><Ustrd>Bill for {name(payer)}</Ustrd></RmtInf>", "      </DrctDbtTxInf>",
            ]
        out.append("    </PmtInf>")
    return ("\n".join(out + ["  </CstmrDrctDbtInitn>", "</Document>"]) + "\n").encode("utf-8")


def pain008_v11(dice, listed):
    out = [
        "<?xml version='1.0' encoding='UTF-8'?>",
        "<ns0:Document xmlns:ns0='urn:iso:std:iso:20022:tech:xsd:pain.008.001.11'><ns0:CstmrDrctDbtInitn>",
        prefixed(group(listed, "EXAMPLE-20261127-4")),
        prefixed("<PmtInf><PmtInfId>EXAMPLE-20261127-4-1</PmtInfId><PmtMtd>DD</PmtMtd><PmtTpInf><SvcLvl><Prtry>BACS</Prtry>"
                 "</SvcLvl><SeqTp>RCUR</SeqTp></PmtTpInf><ReqdColltnDt>2026-12-01</ReqdColltnDt>"),
        prefixed(f"<Cdtr><Nm>{OWN}</Nm></Cdtr><CdtrAcct><Id><Othr><Id>{OWN_ACCOUNT}</Id></Othr></Id></CdtrAcct>"),
        british_bank("CdtrAgt", OWN_SORT_CODE),
    ]
    for payer, _ in listed:
        out += [
            prefixed(f"<DrctDbtTxInf><PmtId><InstrId>{payer.invoice}</InstrId><EndToEndId>{payer.invoice}"
                     f"</EndToEndId><UETR>{uuid4(dice)}</UETR></PmtId>"),
            f'<ns0:InstdAmt Ccy="GBP">{pounds(payer.pence)}</ns0:InstdAmt>',
            prefixed(f"<DrctDbtTx><MndtRltdInf><MndtId>{payer.reference}</MndtId></MndtRltdInf></DrctDbtTx>"),
            british_bank("DbtrAgt", payer.sort_code),
            prefixed(f"<Dbtr><Nm>{name(payer)}</Nm></Dbtr><DbtrAcct><Id><Othr><Id>{payer.account}</Id></Othr></Id></DbtrAcct>"),
            "</ns0:DrctDbtTxInf>",
        ]
    out.append("</ns0:PmtInf></ns0:CstmrDrctDbtInitn></ns0:Document>")
    return "\n".join(out).encode("utf-8")


UNPAID = [("0128", "REFER TO PAYER"), ("1012", "INSTRUCTION CANCELLED"), ("5012", "NO ACCOUNT"), ("0128", "REFER TO PAYER")]


def arudd(listed):
    """Two records of our account, with totals of each."""
    out = [
        '<?xml version="1.0" encoding="ISO-8859-1"?>', "<!-- Generated by Oracle Reports version 10.1.2.3.0 -->",
        "  <BACSDocument>", "    <Data>", "      <ARUDD>",
        '        <Header reportType="REFT1019" adviceNumber="322" currentProcessingDate="2026-12-04" />',
        f'        <AddresseeInformation name="{BACS}" />',
        f'        <ServiceLicenseInformation userName="{BACS}" userNumber="000000" />', "        <Advice>",
        "          <OriginatingAccountRecords>",
    ]
    for part in (listed[0::2], listed[1::2]):
        out += ["            <OriginatingAccountRecord>", "              <OriginatingAccount " + attributes([
            ("name", BACS), ("number", OWN_ACCOUNT), ("sortCode", hyphens(OWN_SORT_CODE)),
            ("type", "0"), ("bankName", "EXAMPLE BANK PLC"), ("branchName", "GREAT NONESUCH")]) + " />"]
        for number, (payer, _) in enumerate(part):
            code, meaning = UNPAID[number % len(UNPAID)]
            out += [
                "              <ReturnedDebitItem " + attributes([
                    ("ref", payer.reference), ("transCode", payer.code), ("returnCode", code),
                    ("returnDescription", meaning), ("originalProcessingDate", day_of(payer).isoformat()),
                    ("valueOf", pounds(payer.pence)), ("currency", "GBP")]) + ">",
                "                <PayerAccount " + attributes([
                    ("number", payer.account), ("ref", payer.reference), ("name", bacs_text(payer.name, 18)),
                    ("sortCode", hyphens(payer.sort_code)), ("bankName", "EXAMPLE BANK PLC"),
                    ("branchName", "EAST NOTIONAL")]) + " />",
                "              </ReturnedDebitItem>",
            ]
        out += ["              <Totals " + attributes([
            ("numberOf", str(len(part))), ("valueOf", pounds(sum(payer.pence for payer, _ in part))), ("currency", "GBP"),
        ]) + " />", "            </OriginatingAccountRecord>"]
    out += ["          </OriginatingAccountRecords>", "        </Advice>", "      </ARUDD>", "    </Data>", "  </BACSDocument>"]
    return ("\n".join(out) + "\n").encode("ascii")


def advices(dice, listed, kind):
    """ADDACS: accounts that changed and instructions that ended; AUDDIS: instructions that came back."""
    is_addacs = kind == "ADDACS"
    out = ['<?xml version="1.0" encoding="UTF-8"?>', "<BACSDocument>", "<Data>", "<MessagingAdvices>"]
    out.append("<MessagingHeader " + attributes([
        ("advice-type", kind), ("report-type", "7001" if is_addacs else "7004"), ("user-number", "000000"),
        ("user-name", BACS), ("report-generation-date", "2026-12-04"), ("envelope-sequence-number", "13"),
        ("document-number", "1"), ("subject-first-aosn", "1"), ("subject-last-aosn", str(len(listed))),
        ("reprint-indicator", "N")]) + "/>")
    out.append(f'<AddresseeInformation name="{BACS}" address1="1 IMAGINARY ROW"/>')
    if not is_addacs:
        out.append("<MessagingAdvice " + attributes([
            ("user-number", "000000"), ("record-type", "V"), ("processing-date", "2026-12-03"),
            ("originator-file-number", "001"), ("work-code", "1 DAILY"), ("file-type", "AUDDIS"), ("accepted-ddi", "40"),
            ("rejected-ddi", "0"), ("vol-serial-number", "000042"), ("aosn", "0")]) + "/>")
    for number, (payer, _) in enumerate(listed, start=1):
        reason = "1B3C0"[number % 5] if is_addacs else "156BL"[number % 5]
        row = [
            ("user-number", "000000"), ("record-type", "A" if is_addacs else "ND"[number % 2]),
            ("effective-date", "2026-12-03"), ("reference", payer.reference), ("payer-name", bacs_text(payer.name, 18)),
            ("payer-account-number", payer.account), ("payer-sort-code", payer.sort_code)]
        if reason in "3C":
            row += [("payer-new-account-number", dice.digits(8)), ("payer-new-sort-code", "00" + dice.digits(4))]
        out.append("<MessagingAdvice " + attributes(row + [("reason-code", reason), ("aosn", str(number))]) + "/>")
    return ("\n".join(out + ["</MessagingAdvices>", "</Data>", "</BACSDocument>"]) + "\n").encode("utf-8")


def ddica(dice, listed):
    out = ['<?xml version="1.0" encoding="UTF-8"?>',
           '<VocaDocument xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">', "  <Data>", "    <Document>",
           "      <ServiceUserNumber>000000</ServiceUserNumber>", "      <NewAdvices>"]
    for number, (payer, _) in enumerate(listed, start=1):
        worth = f"{payer.pence // 100:,}.{payer.pence % 100:02d}"
        out += [
            "        <DDICAdvice>", f"          <SeqNo>{number}</SeqNo>",
            f"          <PayingBankReference>AB{dice.digits(10)}</PayingBankReference>",
            f"          <SUReference>{payer.reference}</SUReference>", f"          <ReasonCode>{1 + number % 8}</ReasonCode>",
            "          <ReasonCodeMeaning>No Instruction Held</ReasonCodeMeaning>",
            f"          <PayerSortCode>{payer.sort_code}</PayerSortCode>",
            f"          <PayerAccount>{payer.account}</PayerAccount>",
            f"          <PayerName>{bacs_text(payer.name, 18).replace('&', '&amp;')}</PayerName>", "          <DDCollections>",
            f"            <DDCollection><DateOfDirectDebit>{day_of(payer)}</DateOfDirectDebit><Amount>{worth}</Amount>"
            "</DDCollection>", "          </DDCollections>", f"          <TotalAmount>{worth}</TotalAmount>",
            "        </DDICAdvice>",
        ]
    total = sum(payer.pence for payer, _ in listed)
    out += [
        f"        <TotalValueOfDebits>{total // 100:,}.{total % 100:02d}</TotalValueOfDebits>",
        "        <DateOfDebit>2026-12-18</DateOfDebit>", "      </NewAdvices>", "    </Document>", "  </Data>",
        "</VocaDocument>"]
    return ("\n".join(out) + "\n").encode("utf-8")


def call_totals(dice, references):
    lines = [["CustomerReference", "CallDate", "CallType", "Calls", "Seconds", "Charge"]]
    for reference in references:
        for day in (1, 2):
            for kind in ("national", "mobile", "international")[:1 + dice.below(3)]:
                calls = 1 + dice.below(90)
                charge = calls * (3 + dice.below(40))
                lines.append([reference, f"2026-11-{day:02d}", kind, str(calls), str(calls * 97), amount(dice, charge)])
    return table(lines, "\r\n")


def samples(cast):
    listed = payers()
    companies = [pair for pair in listed if pair[1] is not None]
    days = [date(2026, 12, 1), date(2026, 12, 2)]
    payments, register = gocardless(Dice(70), listed)
    files = {
        "gocardless-payouts.csv": payouts(Dice(71)),
        "gocardless-payout-items.csv": payout_items(Dice(72), cast),
        "call-totals.csv": call_totals(Dice(73), [customer.reference for customer in cast]),
        "exchange/gocardless-payments.csv": payments,
        "exchange/gocardless-payers.csv": register,
        "exchange/paygate.csv": paygate(listed),
        "exchange/call-totals.csv": call_totals(Dice(74), [payer.reference for payer, _ in listed[:40]]),
    }
    for mark, some in (("", companies), ("-mixed", listed)):
        unpaid = some[2::5]
        files.update({
            f"exchange/standard-18-single{mark}.txt": standard18(some, [DAY], "\r\n"),
            f"exchange/standard-18-multi{mark}.txt": standard18(some, days, "\n"),
            f"exchange/pain-008-v02{mark}.xml": pain008_v2(some),
            f"exchange/pain-008-v11{mark}.xml": pain008_v11(Dice(75), some),
            f"exchange/bacs-arudd{mark}.xml": arudd(unpaid),
            f"exchange/bacs-addacs{mark}.xml": advices(Dice(76), unpaid, "ADDACS"),
            f"exchange/bacs-auddis{mark}.xml": advices(Dice(77), unpaid, "AUDDIS"),
            f"exchange/bacs-ddica{mark}.xml": ddica(Dice(78), unpaid),
        })
    return files
