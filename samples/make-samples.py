#!/usr/bin/env python3
"""Writes the sample exports that stand beside this script. Nothing in them is real.

    samples/make-samples.py            writes the files
    samples/make-samples.py --check    says whether the files are what this script writes

The result is the same on every machine: the only source of chance is the seeded generator below.
"""

import random
import sys
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent
TODAY = date(2026, 11, 20)

# Ofcom's numbers for drama: prefix and number of digits that follow it. 1,000 numbers each.
MOBILE_RANGE = ("07700900", 3)
LANDLINE_RANGES = [
    ("020", "7946", "0"), ("0113", "496", "0"), ("0114", "496", "0"), ("0117", "496", "0"), ("0121", "496", "0"),
    ("0131", "496", "0"), ("0161", "496", "0"), ("0191", "498", "0"), ("029", "2018", "0"), ("01632", "960", ""),
]

GIVEN = (
    "Agnes Aled Alice Amara Anita Arthur Beatrice Bilal Brenda Callum Carys Cedric Chidi Clara Colin Daphne Derek Dilys "
    "Edna Edwin Elaine Esther Farah Fergus Fiona Gareth Geoffrey Gwen Harriet Hamza Hilda Howard Imogen Isaac Ivy Jasmin "
    "Joyce Kamal Keith Kirsty Leonard Lorna Mabel Malcolm Maureen Nadia Neville Nora Olive Oscar Parveen Percy Priya "
    "Quentin Ravi Rhona Rufus Sunita Stanley Thelma Tobias Una Ursula Vera Vikram Wendy Wilfred Yasmin Yusuf Zara"
).split() + ["Zoë", "Siân", "René", "Łukasz", "Jürgen", "Zoe\u0308", "Anne-Marie", "Mary Jane", "Søren", "Bùi"]

FAMILY = (
    "Abbott Adeyemi Ainsworth Barraclough Begum Bickerstaff Birtwistle Chatterjee Chowdhury Clutterbuck Cobbold Dalgleish "
    "Entwistle Fairweather Featherstone Gathercole Greenhalgh Hardcastle Higginbotham Hussain Iqbal Jellicoe Kaur "
    "Kowalski Lightowler Longbottom Macpherson Merryweather Mukherjee Ncube Okonkwo Osgood Patel Pennyfeather Postlethwaite "
    "Quartermaine Ramsbottom Rao Satterthwaite Shufflebotham Singh Thistlethwaite Tillotson Umar Vaughan Wainwright "
    "Winterbottom Yeung Zielinski"
).split() + [
    "O'Neill", "D'Arcy", "O’Brien", "Smith-Jones", "Okafor-Bell", "MacDonald", "McAllister", "van der Berg", "de la Cruz",
    "Núñez", "Müller", "Ó Briain", "Nguyễn", "St John", "Åkerlund", "Γεωργίου", "欧阳", "Ng",
]

# Bacs has no letters for these.
SPELT_AT_THE_BANK = {"Γεωργίου": "GEORGIOU", "欧阳": "OUYANG"}

STREETS = [
    "Quillfeather Lane", "Nowhere Road", "Imaginary Row", "Unbuilt Crescent", "Thimblewick Avenue", "Phantom Hill",
    "Notional Street", "Make Believe Close", "Dunmuddle Way", "Hypothetical Terrace", "Larkspindle Court",
]
TOWNS = [
    "Lower Quibbleton", "Great Nonesuch", "Fennimarsh-on-Sea", "Upper Dunmuddle", "Llanffug", "Inverbogle", "Ballynowhere",
    "Thrupplewick", "East Notional",
]
# Outward codes that exist, for inward codes that do not: no postcode has C, I, K, M, O or V behind its digit.
OUTWARD = ["LS1", "M1", "B33", "SW1A", "EC1A", "CF10", "EH1", "BT7", "NE1", "W1T"]
UNREAL = "CIKMOV"
MAIL = ["example.com", "example.org", "example.net", "post.example", "inbox.example"]
JOBS = ["", "", "", "Owner", "Office Manager", "Director ", "Practice nurse", "Bursar", "Head Teacher", "MD", "n/a"]
OWNERS = ["005EX000000000AAAA", "005EX000000000BAAQ", "005EX000000000CAAU"]
STATUSES = ["Active", "Active", "Active", "active", "Suspended", "Ceased", "Prospect"]


class Dice:
    """A seeded generator on `random()` alone: the one method whose sequence Python promises to keep."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def below(self, limit):
        return int(self.source.random() * limit)

    def pick(self, values):
        return values[self.below(len(values))]

    def often(self, share):
        return self.source.random() < share

    def digits(self, count):
        return "".join(str(self.below(10)) for _ in range(count))

    def letters(self, count, alphabet="ABCDEFGHJKLMNPQRSTUWXYZ"):
        return "".join(self.pick(alphabet) for _ in range(count))

    def day(self, first, last):
        return first + timedelta(days=self.below((last - first).days + 1))

    def shuffled(self, values):
        rest, out = list(values), []
        while rest:
            out.append(rest.pop(self.below(len(rest))))
        return out


def bacs_text(text, width):
    """Text in the character set of Bacs: accents off, upper case, other characters blank, cut to the width."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    plain = plain.translate({ord("Ł"): "L", ord("ł"): "l", ord("ø"): "o", ord("Ø"): "O"}).upper()
    allowed = "".join(c if c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.&/-" else " " for c in plain)
    return allowed[:width].strip()


class Customer:
    """A made-up customer: what every export says about one person, in the form that the CRM should hold it."""

    def __init__(self, dice, number, mobile, landline):
        self.given, self.family = dice.pick(GIVEN), dice.pick(FAMILY)
        self.salutation = dice.pick(["Mr", "Mrs", "Ms", "Dr", "Miss", ""])
        self.mobile, self.landline = mobile, landline
        self.reference = "EXT" + str(1000000 + dice.below(8999999)).zfill(7)
        self.sort_code = "00" + dice.digits(4)
        self.account = dice.digits(8)
        initial = bacs_text(self.given, 1)
        name = bacs_text(self.family, 16) or SPELT_AT_THE_BANK[self.family]
        self.payer_name = f"{initial} {name}"[:18]
        if number % 29 == 7:
            self.payer_name = f"{initial} & {dice.letters(1)} {name}"[:18].strip()
        local = bacs_text(self.given, 20).lower().replace(" ", "") + "." + name.lower().replace(" ", "")
        self.email = f"{local}{dice.below(90) + 10 if dice.often(0.5) else ''}@{dice.pick(MAIL)}"
        self.street = f"{1 + dice.below(180)} {dice.pick(STREETS)}"
        if dice.often(0.25):
            self.street = f"Flat {1 + dice.below(9)}\n{self.street}"
        self.town = dice.pick(TOWNS)
        if dice.often(0.6):
            self.postcode = f"ZZ99 {dice.below(9) + 1}{dice.letters(2, 'ABDEFGHJLNPQRSTUWXYZ')}"
        else:
            self.postcode = f"{dice.pick(OUTWARD)} {dice.below(10)}{dice.letters(2, UNREAL)}"
        self.born = dice.day(date(1931, 1, 1), date(2006, 12, 31))
        self.since = dice.day(date(2014, 1, 1), date(2026, 6, 30))
        self.company = dice.pick(["", "", "", "", f"{self.family} & Sons", f"Example {dice.pick(TOWNS)} Bakery Ltd"])
        self.gocardless_id = "CU" + dice.letters(12, "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        self.mandate_id = "MD" + dice.letters(12, "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        self.spend = round(12 + dice.below(9000) / 100, 2)


def spelt_mobile(dice, national, style=None):
    """A mobile number as one of the many people who typed it would have."""
    rest = national[1:]
    spellings = [
        national, f"{national[:5]} {national[5:]}", f"{national[:5]} {national[5:8]} {national[8:]}", f"+44{rest}",
        f"+44 {rest[:4]} {rest[4:]}", f"0044{rest}", f"+44 (0){rest[:4]} {rest[4:]}", f"+44(0) {rest}", rest,
        f"({national[:5]}) {national[5:]}", f"{national[:5]}-{national[5:]}", f"{national[:5]}.{national[5:8]}.{national[8:]}",
    ]
    return spellings[dice.below(len(spellings)) if style is None else style % len(spellings)]


def spelt_landline(dice, parts):
    area, exchange, line = parts
    plain = f"{area}{exchange}{line}"
    spellings = [
        plain, f"{area} {exchange} {line}", f"({area}) {exchange} {line}", f"+44 {area[1:]} {exchange} {line}",
        f"+44 (0){area[1:]} {exchange}{line}", f"0044 {area[1:]} {exchange} {line}", plain[1:],
        f"{area} {exchange}{line} ext {10 + dice.below(80)}", f"{area}-{exchange}-{line} x{dice.below(900) + 100}",
    ]
    return dice.pick(spellings)


def spelt_sort_code(dice, code):
    hyphens = f"{code[:2]}-{code[2:4]}-{code[4:]}"
    return dice.pick([hyphens, hyphens, hyphens, code, hyphens.replace("-", " ")])


def population(dice):
    mobiles = dice.shuffled(range(1000))
    landlines = dice.shuffled((area, i) for area in range(len(LANDLINE_RANGES)) for i in range(0, 1000, 25))
    customers = []
    for number in range(250):
        area, line = landlines[number]
        prefix, exchange, lead = LANDLINE_RANGES[area]
        landline = (prefix, exchange, f"{lead}{line:03d}")
        customers.append(Customer(dice, number, f"{MOBILE_RANGE[0]}{mobiles[number]:03d}", landline))
    return customers


CONTACT_FIELDS = (
    "Id IsDeleted MasterRecordId AccountId Salutation FirstName LastName MailingStreet MailingCity MailingPostalCode "
    "MailingCountry Phone MobilePhone Email Title Birthdate Description OwnerId CreatedDate LastModifiedDate "
    "Customer_Reference__c Status__c Payer_Name__c Sort_Code__c Account_Number__c VAT_Number__c Monthly_Spend__c "
    "Portal_PIN__c"
).split()


def salesforce_id(prefix, number):
    """An id of 18 characters; the last three are Salesforce's checksum of the upper-case letters before them."""
    fifteen = f"{prefix}EX{number:010d}"
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
    return fifteen + "".join(
        alphabet[sum(1 << i for i, c in enumerate(fifteen[five:five + 5]) if "A" <= c <= "Z")] for five in (0, 5, 10)
    )


def note(dice, customer):
    family, mobile = customer.family, spelt_mobile(dice, customer.mobile)
    return dice.pick([
        "", "", "", "",
        f"Spoke to {customer.given}, will ring back on {mobile}",
        f'Asked to be called "{customer.given[:3]}" on the phone',
        f"Moved house.\nNew address to follow, mail {customer.email} until then",
        f"mr {family.lower()} says the bill is wrong; sort code {customer.sort_code} acct {customer.account}",
        f'"""URGENT""" - line down since {dice.day(date(2026, 1, 1), TODAY):%d/%m/%Y}',
        "Prefers e-mail; no calls before 10am ☎️",
        f"={dice.below(9)}+{dice.below(9)}*cmd",
        "+ see second contact",
        f"Duplicate of other {family}? phone the same, not merged",
        "Very happy 😀, thanks",
        "Tabs\there, and a comma; and a trailing space ",
    ])


def contact_row(dice, customer, number):
    created = dice.day(customer.since, date(2026, 10, 31))
    modified = dice.day(created, TODAY)
    clock = f"{dice.below(24):02d}:{dice.below(60):02d}:{dice.below(60):02d}.000Z"
    return {
        "Id": salesforce_id("003", number), "IsDeleted": "0", "MasterRecordId": "",
        "AccountId": salesforce_id("001", int(customer.reference[3:])),
        "Salutation": customer.salutation, "FirstName": customer.given, "LastName": customer.family,
        "MailingStreet": customer.street, "MailingCity": customer.town, "MailingPostalCode": customer.postcode,
        "MailingCountry": dice.pick(["United Kingdom", "United Kingdom", "UK", "GB", ""]),
        "Phone": spelt_landline(dice, customer.landline) if dice.often(0.7) else "",
        "MobilePhone": spelt_mobile(dice, customer.mobile), "Email": customer.email if dice.often(0.92) else "",
        "Title": dice.pick(JOBS), "Birthdate": customer.born.isoformat() if dice.often(0.6) else "",
        "Description": note(dice, customer), "OwnerId": dice.pick(OWNERS),
        "CreatedDate": f"{created}T{clock}", "LastModifiedDate": f"{modified}T{clock}",
        "Customer_Reference__c": customer.reference, "Status__c": dice.pick(STATUSES),
        "Payer_Name__c": customer.payer_name, "Sort_Code__c": spelt_sort_code(dice, customer.sort_code),
        "Account_Number__c": customer.account,
        "VAT_Number__c": "GB999999973" if customer.company else "",
        "Monthly_Spend__c": f"{customer.spend:.2f}", "Portal_PIN__c": dice.digits(4) if dice.often(0.4) else "",
    }


def odd_spelling(dice, row):
    """What hands and spreadsheets do to a contact."""
    kind = dice.below(9)
    if kind == 0:
        row["FirstName"], row["LastName"] = row["FirstName"].upper(), row["LastName"].upper()
    elif kind == 1:
        row["FirstName"], row["LastName"] = row["FirstName"].lower(), row["LastName"].lower()
    elif kind == 2:
        row["FirstName"] += " "
    elif kind == 3:
        row["LastName"] = "  " + row["LastName"] + " "
    elif kind == 4:
        row["Email"] = row["Email"].title()
    elif kind == 5:
        row["MailingPostalCode"] = row["MailingPostalCode"].lower()
    elif kind == 6:
        row["MailingPostalCode"] = row["MailingPostalCode"].replace(" ", "")
    elif kind == 7:
        row["Email"] = row["Email"].upper() + " "
    return row


def contacts(dice, customers):
    rows = []
    for customer in customers:
        rows.append(contact_row(dice, customer, len(rows) + 1))
        if dice.often(0.35):
            odd_spelling(dice, rows[-1])
    # The fault of the ticket: a second contact with the same phone number, spelt in another way, is not merged.
    doubled = dice.shuffled(customers)[:48]
    for position, customer in enumerate(doubled):
        row = contact_row(dice, customer, len(rows) + 1)
        first = next(other for other in rows if other["Customer_Reference__c"] == customer.reference)
        style = position
        while spelt_mobile(dice, customer.mobile, style) == first["MobilePhone"]:
            style += 1
        row["MobilePhone"] = spelt_mobile(dice, customer.mobile, style)
        rows.append(odd_spelling(dice, row))
        if position % 12 == 5:  # one that was merged by hand
            row["IsDeleted"], row["MasterRecordId"] = "1", first["Id"]
    # Somebody else of the household: same address and landline, no account of their own.
    for customer in dice.shuffled(customers)[:22]:
        row = contact_row(dice, customer, len(rows) + 1)
        row["FirstName"], row["Salutation"] = dice.pick(GIVEN), ""
        row["MobilePhone"] = row["Email"] = row["Birthdate"] = row["Description"] = row["Portal_PIN__c"] = ""
        row["Customer_Reference__c"] = row["Payer_Name__c"] = row["Sort_Code__c"] = row["Account_Number__c"] = ""
        row["Monthly_Spend__c"] = ""
        rows.append(row)
    # Cells that a spreadsheet spoilt.
    rows[17]["MobilePhone"] = f'="{customers[17].mobile}"'
    rows[33]["MobilePhone"] = "4.477E+11"
    rows[51]["Phone"] = "none"
    rows[64]["Account_Number__c"] = customers[64].account.lstrip("0") or "0"
    rows[80]["Phone"] = f"{''.join(customers[80].landline)} / {customers[80].mobile}"
    rows[99]["Email"] = "not given"
    rows[120]["Birthdate"] = "1901-01-01"
    rows[121]["MobilePhone"] = "00000000000"
    return rows


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def contacts_csv(rows):
    lines = [",".join(quoted(name) for name in CONTACT_FIELDS)]
    for number, row in enumerate(rows):
        if number % 41 == 20:  # a row that went through a spreadsheet: nothing stands where nothing was
            cells = [quoted(row[name]) if row[name] else "" for name in CONTACT_FIELDS]
        else:
            cells = [quoted(row[name]) for name in CONTACT_FIELDS]
        lines.append(",".join(cells))
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")


PAYMENT_FIELDS = (
    "id created_at charge_date amount description currency status amount_refunded reference transaction_fee payout_date "
    "app_fee links.mandate links.creditor links.customer links.payout links.subscription customers.id "
    "customers.created_at customers.email customers.given_name customers.family_name customers.company_name "
    "customers.address_line1 customers.address_line2 customers.address_line3 customers.city customers.region "
    "customers.postal_code customers.country_code customers.language customers.swedish_identity_number "
    "customers.active_mandates customers.metadata.customer_reference"
).split()


def bare(text):
    """A field as Ruby's csv writes it: in quotes only where it must be."""
    needs = any(c in text for c in ',"\r\n') or text[:1] in (" ", "\t") or text[-1:] in (" ", "\t")
    return quoted(text) if needs else text


def payments_csv(dice, customers):
    lines = [",".join(PAYMENT_FIELDS)]
    months = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 2)]
    paying = [c for c in customers if dice.often(0.55)]
    for charge in months:
        for customer in paying:
            if dice.often(0.2):
                continue
            identity = dice.letters(12, "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
            status = dice.pick(["paid_out"] * 12 + ["failed", "cancelled", "charged_back", "confirmed"])
            street = customer.street.split("\n")
            payout = charge + timedelta(days=4)
            values = [
                f"PM{identity}", f"{charge - timedelta(days=7)}T{dice.below(24):02d}:{dice.below(60):02d}:"
                f"{dice.below(60):02d}.{dice.below(1000):03d}Z", charge.isoformat(), f"{customer.spend:.2f}",
                dice.pick(["Broadband and calls", "Line rental, calls", 'Monthly bill "Bronze"', "SIM only", ""]),
                "GBP", status, "0.00", f"EXAMPLETEL-{identity[:7]}", f"{0.2 + customer.spend / 100:.2f}",
                payout.isoformat() if status == "paid_out" else "", "", customer.mandate_id, "CR0000EXAMPLE1",
                customer.gocardless_id, f"PO{charge:%Y%m%d}EXMP" if status == "paid_out" else "",
                f"SB{customer.mandate_id[2:]}", customer.gocardless_id, f"{customer.since}T09:00:00.000Z",
                customer.email.lower(), customer.given, customer.family, customer.company, street[0],
                street[1] if len(street) > 1 else "", "", customer.town, "", customer.postcode, "GB", "en", "", "1",
                customer.reference,
            ]
            lines.append(",".join(bare(value) for value in values))
    return ("\n".join(lines) + "\n").encode("utf-8")


def attributes(pairs):
    return " ".join(f'{name}="{escape(value, {chr(34): "&quot;"})}"' for name, value in pairs)


def fake_signature():
    """Base64 that decodes to a plain statement that it is none."""
    import base64

    text = b"THIS IS NOT A SIGNATURE. It stands where a report of Bacs carries one. " * 9
    encoded = base64.b64encode(text).decode("ascii")
    return "\n".join(encoded[i:i + 64] for i in range(0, len(encoded), 64))


def addacs_xml(dice, customers):
    out = ['<?xml version="1.0" encoding="UTF-8"?>', "<BACSDocument>", "<Data>", "<MessagingAdvices>"]
    out.append("<MessagingHeader " + attributes([
        ("advice-type", "ADDACS"), ("report-type", "7001"), ("user-number", "000000"), ("user-name", "EXAMPLE TELECOM LTD"),
        ("report-generation-date", "2026-11-19"), ("envelope-sequence-number", "12"), ("stream-identifier", "01"),
        ("document-number", "1"), ("subject-first-aosn", "1"), ("subject-last-aosn", "220"), ("reprint-indicator", "N"),
    ]) + "/>")
    out.append("<AddresseeInformation " + attributes([
        ("name", "EXAMPLE TELECOM LTD"), ("address1", "1 IMAGINARY ROW"), ("address2", "GREAT NONESUCH"),
        ("address3", "ZZ99 1AA"), ("address4", ""), ("address5", ""),
    ]) + "/>")
    reasons = ["0", "1", "1", "1", "2", "3", "3", "3", "B", "C", "E", "R"]
    for number, customer in enumerate(dice.shuffled(customers)[:220], start=1):
        reason = dice.pick(reasons)
        pairs = [
            ("user-number", "000000"), ("record-type", "A"),
            ("effective-date", dice.day(date(2026, 11, 2), date(2026, 11, 18)).isoformat()),
            ("reference", customer.reference), ("payer-name", customer.payer_name),
            ("payer-account-number", customer.account), ("payer-sort-code", customer.sort_code),
        ]
        if reason in "3CE":
            pairs += [
                ("payer-new-account-number", dice.digits(8) if reason != "C" else customer.account),
                ("payer-new-sort-code", "00" + dice.digits(4)),
            ]
        pairs += [("reason-code", reason), ("aosn", str(number))]
        if dice.often(0.1):
            pairs.append(("due-date", ""))
        out.append(f"<MessagingAdvice {attributes(pairs)}/>")
    out += ["</MessagingAdvices>", "</Data>", "<SignatureMethod>CMS</SignatureMethod>"]
    out += [f"<Signature>{fake_signature()}</Signature>", "</BACSDocument>"]
    return ("\n".join(out) + "\n").encode("utf-8")


def arudd_xml(dice, customers):
    def hyphens(code):
        return f"{code[:2]}-{code[2:4]}-{code[4:]}"

    codes = [("0128", "REFER TO PAYER"), ("1012", "INSTRUCTION CANCELLED"), ("2012", "PAYER DECEASED"),
             ("5012", "NO ACCOUNT"), ("6012", "NO INSTRUCTION")]
    out = [
        '<?xml version="1.0" encoding="ISO-8859-1"?>', "<!-- Generated by Oracle Reports version 10.1.2.3.0 -->",
        "  <BACSDocument>", "    <Data>", "      <ARUDD>",
        "        <Header " + attributes([
            ("reportType", "REFT1019"), ("adviceNumber", "321"), ("currentProcessingDate", "2026-11-19")]) + " />",
        "        <AddresseeInformation " + attributes([("name", "EXAMPLE TELECOM LTD")]) + " />",
        "        <ServiceLicenseInformation " + attributes([
            ("userName", "EXAMPLE TELECOM LTD"), ("userNumber", "000000")]) + " />",
        "        <Advice>", "          <OriginatingAccountRecords>", "            <OriginatingAccountRecord>",
        "              <OriginatingAccount " + attributes([
            ("name", "EXAMPLE TELECOM LTD"), ("number", "99999999"), ("sortCode", "00-00-99"), ("type", "0"),
            ("bankName", "EXAMPLE BANK PLC"), ("branchName", "GREAT NONESUCH")]) + " />",
    ]
    returned = dice.shuffled(customers)[:200]
    total = 0
    for customer in returned:
        code, description = codes[0] if dice.often(0.6) else dice.pick(codes)
        pence = round(customer.spend * 100)
        total += pence
        out.append("              <ReturnedDebitItem " + attributes([
            ("ref", customer.reference), ("transCode", "17"), ("returnCode", code), ("returnDescription", description),
            ("originalProcessingDate", "2026-11-17"), ("valueOf", f"{pence // 100}.{pence % 100:02d}"),
            ("currency", "GBP")]) + ">")
        out.append("                <PayerAccount " + attributes([
            ("number", customer.account), ("ref", customer.reference), ("name", customer.payer_name),
            ("sortCode", hyphens(customer.sort_code)), ("bankName", "EXAMPLE BANK PLC"),
            ("branchName", bacs_text(customer.town, 18))]) + " />")
        out.append("              </ReturnedDebitItem>")
    out += [
        "              <Totals " + attributes([
            ("numberOf", str(len(returned))), ("valueOf", f"{total // 100}.{total % 100:02d}"),
            ("currency", "GBP")]) + " />",
        "            </OriginatingAccountRecord>", "          </OriginatingAccountRecords>", "        </Advice>",
        "      </ARUDD>", "    </Data>", "  </BACSDocument>",
    ]
    return ("\n".join(out) + "\n").encode("ascii")


def samples():
    customers = population(Dice(48213))
    return {
        "salesforce-contacts.csv": contacts_csv(contacts(Dice(1), customers)),
        "gocardless-payments.csv": payments_csv(Dice(2), customers),
        "bacs-addacs.xml": addacs_xml(Dice(3), customers),
        "bacs-arudd.xml": arudd_xml(Dice(4), customers),
    }


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    stale = []
    for name, content in samples().items():
        path = FOLDER / name
        if not arguments:
            path.write_bytes(content)
        elif not path.exists() or path.read_bytes() != content:
            stale.append(name)
    if stale:
        sys.exit("not what make-samples.py writes: " + ", ".join(stale))


if __name__ == "__main__":
    main(sys.argv[1:])
