"""Contacts of Salesforce with the custom fields of a telecom reseller."""

from datetime import date

from making.cast import GIVEN, TODAY, spelt_landline, spelt_mobile, spelt_sort_code
from making.writing import quoted

JOBS = ["", "", "", "Owner", "Office Manager", "Director ", "Practice nurse", "Bursar", "Head Teacher", "MD", "n/a"]
OWNERS = ["005EX000000000AAAA", "005EX000000000BAAQ", "005EX000000000CAAU"]
STATUSES = ["Active", "Active", "Active", "active", "Suspended", "Ceased", "Prospect"]


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


def contacts_csv(rows):
    lines = [",".join(quoted(name) for name in CONTACT_FIELDS)]
    for number, row in enumerate(rows):
        if number % 41 == 20:  # a row that went through a spreadsheet: nothing stands where nothing was
            cells = [quoted(row[name]) if row[name] else "" for name in CONTACT_FIELDS]
        else:
            cells = [quoted(row[name]) for name in CONTACT_FIELDS]
        lines.append(",".join(cells))
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")
