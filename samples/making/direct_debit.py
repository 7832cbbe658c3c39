"""Files for bureaux, exports of GoCardless and SmartDebit."""

from datetime import date

from making.cast import Dice, spelt_sort_code
from making.writing import attributes, bare, hyphens, lost_zeros, pounds

OWN_SORT_CODE, OWN_ACCOUNT, OWN_NAME = "000099", "99999999", "EXAMPLE TELECOM"
DAY = date(2026, 12, 1)


def pence(customer):
    return round(customer.spend * 100)


def gocardless_customers_csv(dice, cast):
    names = ("id,created_at,email,given_name,family_name,company_name,address_line1,address_line2,address_line3,city,region,"
             "postal_code,country_code,language,swedish_identity_number,active_mandates")
    lines = [names]
    for customer in cast:
        street = customer.street.split("\n")
        values = [
            customer.gocardless_id, f"{customer.since}T09:00:00.000Z", customer.email.lower(), customer.given,
            customer.family, customer.company, street[0], "".join(street[1:]), "", customer.town, "", customer.postcode,
            "GB", "en", "", dice.pick(["1", "1", "1", "0", "2"]),
        ]
        lines.append(",".join(bare(value) for value in values))
    return ("\n".join(lines) + "\n").encode("utf-8")


def paygate_csv(dice, cast):
    """No header, CRLF; a spreadsheet took the zeros of some sort codes, and hands put hyphens into others."""
    lines = []
    for customer in cast:
        sort_code = dice.pick([customer.sort_code, hyphens(customer.sort_code), lost_zeros(customer.sort_code)])
        account = lost_zeros(customer.account) if dice.often(0.3) else customer.account
        lines.append(",".join([
            sort_code, account, customer.payer_name, pounds(pence(customer)), dice.pick(["17", "17", "01"]),
            OWN_SORT_CODE, OWN_ACCOUNT, OWN_NAME, customer.reference, f"{DAY:%d/%m/%Y}",
        ]))
    return ("\r\n".join(lines) + "\r\n").encode("ascii")


SDDIRECT = ("Destination Account Name,Destination Sort Code,Destination Account Number,Payment Reference,Amount,Transaction "
            "code,Realtime Information Checksum,Pay Date,Originating Sort Code,Originating Account Number,Originating "
            "Account Name")


def sddirect_csv(dice, cast, has_header):
    lines = [SDDIRECT] if has_header else []
    for customer in cast:
        lines.append(",".join(bare(value) for value in [
            customer.payer_name, customer.sort_code, customer.account, customer.reference, pounds(pence(customer)),
            dice.pick(["17", "01", "18"]), dice.pick(["", "0000", "/X7Q"]), DAY.isoformat(), OWN_SORT_CODE, OWN_ACCOUNT,
            OWN_NAME,
        ]))
    return ("\r\n".join(lines) + "\r\n").encode("ascii")


def eazipay_csv(dice, cast):
    """Fifteen columns without header; the date in any of three forms."""
    lines = []
    for customer in cast:
        lines.append(",".join([
            "17", OWN_SORT_CODE, OWN_ACCOUNT, customer.sort_code, customer.account, customer.payer_name, "0",
            str(pence(customer)), dice.pick([f"{DAY:%Y-%m-%d}", f"{DAY:%d/%m/%Y}", f"{DAY:%d-%b-%Y}".upper()]), "",
            OWN_NAME, customer.reference, "000000", "", "",
        ]))
    return ("\n".join(lines) + "\n").encode("ascii")


def accesspay_csv(dice, cast, has_header):
    """Joined by a template that puts every field in quotes and doubles none: one name breaks its record."""
    names = ["Processing Date", "Action", "BACS Transaction Code", "Name", "Sort Code", "Account", "Amount",
             "DDI Reference", "UserId", "PolicyId", "PaymentId"]
    rows = [names] if has_header else []
    for number, customer in enumerate(cast):
        name = customer.payer_name
        if number == 5:
            initial, family = name.split(" ", 1)
            name = f'{initial} "{family[:4]}" {family}'
        rows.append([
            f"{DAY:%d/%m/%Y}", dice.pick(["Add", "Collect", "Collect"]), "17", name,
            spelt_sort_code(dice, customer.sort_code), customer.account, pounds(pence(customer)), customer.reference,
            dice.letters(24, "0123456789abcdef"), f"EXA/2026/{5000000 + number}", dice.letters(24, "0123456789abcdef"),
        ])
    return ("\n".join(",".join(f'"{value}"' for value in row) for row in rows) + "\n").encode("ascii")


def smartdebit_report_xml(dice, cast):
    """Attributes in which a raw line feed stands; amounts with a reference for the pound sign; one element misspelt."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>', "<CollectionReport>", "  <Successes>"]

    def result(name, customer, extra):
        row = attributes([
            ("customer_id", customer.reference[3:]), ("amount", "POUND" + pounds(pence(customer))),
            ("debit_date", f"{DAY:%d/%m/%Y} 00:00"),
            ("account_name", customer.payer_name.replace(" ", "\n", 1) if dice.often(0.3) else customer.payer_name),
            ("reference_number", customer.reference), ("transaction_ref", dice.digits(10)),
        ] + extra)
        out.append(f"    <{name} {row.replace('POUND', '&#163;')}/>")

    for customer in cast[:24]:
        result("Success", customer, [])
    out += ["  </Successes>", "  <Rejects>"]
    for customer in cast[24:32]:
        result("Rejected", customer, [("error_message", dice.pick(["0 - Refer to payer", "5 - No account"]))])
    out += ["  </Rejects>", '  <Succesful number="24"/>', "</CollectionReport>"]
    return "\n".join(out).encode("utf-8")


def smartdebit_dump_xml(dice, cast):
    out = ['<?xml version="1.0" encoding="UTF-8"?>', "<DataDump>", "<Data>"]
    for customer in cast:
        street = customer.street.split("\n") + ["", ""]
        row = attributes([
            ("first_name", customer.given), ("last_name", customer.family), ("title", customer.salutation),
            ("address_1", street[0]), ("address_2", street[1]), ("address_3", ""), ("town", customer.town),
            ("county", ""), ("postcode", customer.postcode), ("email_address", customer.email),
            ("reference_number", customer.reference), ("payerReference", customer.reference),
            ("regular_amount", "POUND" + pounds(pence(customer))), ("first_amount", "POUND" + pounds(pence(customer))),
            ("frequency_type", "M"), ("frequency_factor", "1"), ("start_date", f"{customer.since}"),
            ("current_state", dice.pick(["10", "10", "1", "11"])),
        ])
        out.append(f"<PayerDetails {row.replace('POUND', '&#163;')} />")
    return ("\r\n".join(out + ["</Data>", "</DataDump>"]) + "\r\n").encode("utf-8")


def samples(cast):
    return {
        "gocardless-customers.csv": gocardless_customers_csv(Dice(20), cast),
        "paygate.csv": paygate_csv(Dice(21), cast),
        "sddirect.csv": sddirect_csv(Dice(22), cast, has_header=False),
        "sddirect-header.csv": sddirect_csv(Dice(23), cast[:12], has_header=True),
        "eazipay.csv": eazipay_csv(Dice(24), cast),
        "accesspay.csv": accesspay_csv(Dice(25), cast[:20], has_header=False),
        "accesspay-header.csv": accesspay_csv(Dice(26), cast[:20], has_header=True),
        "smartdebit-collection-report.xml": smartdebit_report_xml(Dice(27), cast),
        "smartdebit-data-dump.xml": smartdebit_dump_xml(Dice(28), cast[:20]),
    }
