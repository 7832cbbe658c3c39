"""Exports of CRMs and books: Salesforce, HubSpot, SuiteCRM, Dynamics, Xero and Sage."""

from making.archive import archive
from making.cast import TODAY, Dice, spelt_landline, spelt_mobile, spelt_sort_code
from making.contacts import JOBS, OWNERS, salesforce_id
from making.writing import bare, lost_zeros, quoted

CONTACT = (
    "Id IsDeleted MasterRecordId AccountId Salutation FirstName LastName RecordTypeId OtherStreet OtherCity OtherState "
    "OtherPostalCode OtherCountry OtherLatitude OtherLongitude OtherGeocodeAccuracy MailingStreet MailingCity "
    "MailingState MailingPostalCode MailingCountry MailingLatitude MailingLongitude MailingGeocodeAccuracy Phone Fax "
    "MobilePhone HomePhone OtherPhone AssistantPhone ReportsToId Email Title Department AssistantName LeadSource "
    "Birthdate Description OwnerId HasOptedOutOfEmail HasOptedOutOfFax DoNotCall CreatedDate CreatedById "
    "LastModifiedDate LastModifiedById SystemModstamp LastActivityDate LastCURequestDate LastCUUpdateDate "
    "EmailBouncedReason EmailBouncedDate Jigsaw JigsawContactId"
).split()

ACCOUNT = (
    "Id IsDeleted MasterRecordId Name Type ParentId BillingStreet BillingCity BillingState BillingPostalCode "
    "BillingCountry BillingLatitude BillingLongitude BillingGeocodeAccuracy ShippingStreet ShippingCity ShippingState "
    "ShippingPostalCode ShippingCountry ShippingLatitude ShippingLongitude ShippingGeocodeAccuracy Phone Fax "
    "AccountNumber Website Sic Industry AnnualRevenue NumberOfEmployees Ownership TickerSymbol Description Rating Site "
    "OwnerId CreatedDate CreatedById LastModifiedDate LastModifiedById SystemModstamp LastActivityDate Jigsaw "
    "JigsawCompanyId AccountSource SicDesc"
).split()


def full_name(customer):
    return f"{customer.given} {customer.family}"


def moment(dice, day):
    return f"{day}T{dice.below(24):02d}:{dice.below(60):02d}:{dice.below(60):02d}.000Z"


def salesforce_rows(dice, cast):
    """Contacts and accounts that point at each other."""
    contacts, accounts = [], []
    for number, customer in enumerate(cast, start=1):
        account = salesforce_id("001", int(customer.reference[3:]))
        owner, changed = dice.pick(OWNERS), dice.day(customer.since, TODAY)
        history = {
            "OwnerId": owner, "CreatedDate": moment(dice, customer.since), "CreatedById": owner,
            "LastModifiedDate": moment(dice, changed), "LastModifiedById": dice.pick(OWNERS),
            "SystemModstamp": moment(dice, changed), "LastActivityDate": f"{changed}" if dice.often(0.4) else "",
            "IsDeleted": "0",
        }
        note = dice.pick([
            "", "", f"Spoke to {customer.given}\r\nring back on {spelt_mobile(dice, customer.mobile)}",
            f'Wants to be "{customer.given[:3]}", not "{customer.given}"', "Two lines,\r\none account",
        ])
        contacts.append(dict(history, **{
            "Id": salesforce_id("003", 7000 + number), "AccountId": account, "Salutation": customer.salutation,
            "FirstName": customer.given, "LastName": customer.family, "MailingStreet": customer.street,
            "MailingCity": customer.town, "MailingPostalCode": customer.postcode, "MailingCountry": "United Kingdom",
            "Phone": spelt_landline(dice, customer.landline), "MobilePhone": spelt_mobile(dice, customer.mobile),
            "Email": customer.email, "Title": dice.pick(JOBS), "LeadSource": dice.pick(["Web", "Phone Inquiry", ""]),
            "Birthdate": customer.born.isoformat() if dice.often(0.5) else "", "Description": note,
            "HasOptedOutOfEmail": dice.pick("01"), "HasOptedOutOfFax": "0", "DoNotCall": dice.pick("0001"),
            "MailingLatitude": "", "MailingLongitude": "", "MailingGeocodeAccuracy": "",
        }))
        accounts.append(dict(history, **{
            "Id": account, "Name": customer.company or full_name(customer), "Type": "Customer",
            "BillingStreet": customer.street, "BillingCity": customer.town, "BillingPostalCode": customer.postcode,
            "BillingCountry": "United Kingdom", "Phone": spelt_landline(dice, customer.landline),
            "AccountNumber": customer.reference, "Industry": dice.pick(["", "Food & Beverage", "Education"]),
            "AnnualRevenue": str(dice.below(90) * 10000 + 1234.5) if customer.company else "",
            "NumberOfEmployees": str(dice.below(40) + 1) if customer.company else "",
            "Website": "www.shop.example" if customer.company else "", "Description": "",
        }))
    return contacts, accounts


def quoted_csv(names, rows, end="\r\n", delimiter=","):
    lines = [delimiter.join(quoted(name) for name in names)]
    lines += [delimiter.join(quoted(row.get(name, "")) for name in names) for row in rows]
    return end.join(lines) + end


def weekly_export(dice, cast):
    """The zip of a Data Export: one file an object, some without a record."""
    contacts, accounts = salesforce_rows(dice, cast)
    tasks = [
        {"Id": salesforce_id("00T", n), "WhoId": row["Id"], "Subject": f"Call {row['FirstName']} {row['LastName']}"}
        for n, row in enumerate(contacts[:12])
    ]
    return archive({
        "Account.csv": quoted_csv(ACCOUNT, accounts).encode("utf-8"),
        "Contact.csv": quoted_csv(CONTACT, contacts).encode("utf-8"),
        "Lead.csv": quoted_csv(["Id", "IsDeleted", "LastName", "Email"], []).encode("utf-8"),
        "Task.csv": quoted_csv(["Id", "WhoId", "Subject"], tasks).encode("utf-8"),
    })


def account_csv(dice, cast):
    """Account.csv of an org that exports in a Western code page: what it does not have became a question mark."""
    return quoted_csv(ACCOUNT, salesforce_rows(dice, cast)[1]).encode("windows-1252", "replace")


def report_csv(dice, cast):
    """A Salesforce report: rows end in LF, text areas hold CRLF, a footer stands behind two empty lines."""
    names = ["First Name", "Last Name", "Mailing Street", "Mobile", "Email", "Description"]
    rows = [{
        "First Name": customer.given, "Last Name": customer.family, "Mailing Street": customer.street,
        "Mobile": spelt_mobile(dice, customer.mobile), "Email": customer.email,
        "Description": dice.pick(["", "Line down\r\nEngineer called", f"Ask for {customer.given}"]),
    } for customer in cast]
    footer = ["", "", '"Contacts and phone numbers"', '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
              '"Confidential Information - Do Not Distribute"', f'"Generated By:  {full_name(cast[0])} 20/11/2026 09:14"',
              '"Example Telecom Ltd"']
    return (quoted_csv(names, rows, end="\n") + "\n".join(footer) + "\n").encode("windows-1252", "replace")


def hubspot_csv(dice, cast):
    """Several values in one cell are divided by semicolons; owners are people too."""
    names = ("Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Job Title,Contact owner,Lifecycle "
             "Stage,Lead Status,Associated Company,Associated Company IDs,Street Address,City,Postal Code,Country/Region,"
             "Website URL,Marketing contact status,Additional email addresses,Create Date,Last Activity Date,Last "
             "Modified Date,Unsubscribed from all email,Notes").split(",")
    rows = []
    for number, customer in enumerate(cast):
        changed = dice.day(customer.since, TODAY)
        company = customer.company or full_name(customer)
        rows.append({
            "Record ID": str(51_000_000 + number * 37), "First Name": customer.given, "Last Name": customer.family,
            "Email": customer.email.lower(), "Phone Number": spelt_landline(dice, customer.landline),
            "Mobile Phone Number": spelt_mobile(dice, customer.mobile), "Job Title": dice.pick(JOBS),
            "Contact owner": dice.pick(["Olive Officer", "Priya Preparer", ""]),
            "Lifecycle Stage": dice.pick(["Customer", "Customer", "Lead", "Evangelist"]),
            "Lead Status": dice.pick(["", "New", "Connected"]),
            "Associated Company": f"{company};Example Holdings" if number % 7 == 3 else company,
            "Associated Company IDs": f"{9_000_000 + number};9999999" if number % 7 == 3 else str(9_000_000 + number),
            "Street Address": customer.street.replace("\n", ", "), "City": customer.town,
            "Postal Code": customer.postcode, "Country/Region": "United Kingdom",
            "Marketing contact status": "Marketing contact",
            "Additional email addresses": f"old.{customer.email.lower()}" if number % 9 == 4 else "",
            "Create Date": f"{customer.since} 09:{dice.below(60):02d}", "Last Activity Date": f"{changed} 16:20",
            "Last Modified Date": f"{changed} 16:21", "Unsubscribed from all email": dice.pick(["", "true"]),
            "Notes": dice.pick(["", f"{customer.given} moved, see ticket", "Ring before noon"]),
        })
    return quoted_csv(names, rows, end="\n").encode("utf-8")


def guarded(text):
    """A cell as SuiteCRM writes it: an apostrophe before what a spreadsheet would compute."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t") else text


def suitecrm_csv(dice, cast):
    names = ("First Name;Last Name;ID;Salutation;Job Title;Department;Account Name;Email Address;Non Primary E-mails;Mobile;"
             "Office Phone;Home;Other Phone;Fax;Primary Address Street;Primary Address City;Primary Address State;Primary "
             "Address Postal Code;Primary Address Country;Alternate Address Street;Alternate Address City;Alternate "
             "Address State;Alternate Address Postal Code;Alternate Address Country;Description;Birthdate;Lead Source;"
             "campaign_id;Do Not Call;Portal Name;Portal Active;Portal Password;Reports to ID;Assistant;Assistant Phone;"
             "Assigned User Name;Assigned User;Date Created;Date Modified;Modified By;Created By;Deleted").split(";")
    rows = []
    for customer in cast:
        def guid():
            return "-".join(dice.letters(n, "0123456789abcdef") for n in (8, 4, 4, 4, 12))
        user = guid()
        rows.append({name: guarded(value) for name, value in {
            "First Name": customer.given, "Last Name": customer.family, "ID": guid(), "Salutation": customer.salutation,
            "Job Title": dice.pick(JOBS), "Account Name": customer.company, "Email Address": customer.email,
            "Mobile": spelt_mobile(dice, customer.mobile), "Office Phone": spelt_landline(dice, customer.landline),
            "Primary Address Street": customer.street, "Primary Address City": customer.town,
            "Primary Address Postal Code": customer.postcode, "Primary Address Country": "GB",
            "Description": dice.pick(["", f'Says "{customer.given}" is fine; see notes', "=1+1", "-- none --"]),
            "Birthdate": f"{customer.born:%d/%m/%Y}" if dice.often(0.5) else "", "Lead Source": "Existing Customer",
            "Do Not Call": dice.pick("01"), "Portal Name": customer.email if dice.often(0.3) else "",
            "Portal Active": "0", "Portal Password": dice.letters(12, "abcdefghjkmnpqrstuvwxyz23456789"),
            "Assigned User Name": "Priya Preparer", "Assigned User": user,
            "Date Created": f"{customer.since:%d/%m/%Y} 09:30 am", "Date Modified": f"{TODAY:%d/%m/%Y} 04:05 pm",
            "Modified By": user, "Created By": user, "Deleted": "0",
        }.items()})
    return quoted_csv(names, rows, delimiter=";").encode("utf-8-sig")


def dynamics_csv(dice, cast):
    """Saved by Excel as "Unicode text": UTF-16 with a byte order mark, tabs, CRLF, quotes only where needed."""
    names = ["(Do Not Modify) Contact", "(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On", "Full Name",
             "First Name", "Last Name", "Email", "Company Name", "Business Phone", "Mobile Phone", "Address 1: Street 1",
             "Address 1: Street 2", "Address 1: City", "Address 1: ZIP/Postal Code", "Address 1: Country/Region",
             "Birthday", "Owner", "Status", "Do not allow Phone Calls", "Description", "Created On"]
    lines = ["\t".join(names)]
    for customer in cast:
        street = customer.street.split("\n")
        checksum = dice.letters(64, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        values = [
            "-".join(dice.letters(n, "0123456789abcdef") for n in (8, 4, 4, 4, 12)), checksum + "==",
            f"{TODAY:%d/%m/%Y} {dice.below(24):02d}:{dice.below(60):02d}:{dice.below(60):02d}", full_name(customer),
            customer.given, customer.family, customer.email, customer.company, spelt_landline(dice, customer.landline),
            spelt_mobile(dice, customer.mobile), street[0], street[1] if len(street) > 1 else "", customer.town,
            customer.postcode, "United Kingdom", f"{customer.born:%d/%m/%Y}" if dice.often(0.5) else "",
            "Olive Officer", dice.pick(["Active", "Active", "Inactive"]), dice.pick(["Allow", "Do Not Allow"]),
            dice.pick(["", 'Said "call later"', f"Note by {customer.given}\nsecond line"]),
            f"{customer.since:%d/%m/%Y} 09:{dice.below(60):02d}",
        ]
        lines.append("\t".join(quoted(v) if any(c in v for c in '\t"\n') else v for v in values))
    return b"\xff\xfe" + ("\r\n".join(lines) + "\r\n").encode("utf-16-le")


XERO = (
    "*ContactName AccountNumber EmailAddress FirstName LastName POAttentionTo POAddressLine1 POAddressLine2 "
    "POAddressLine3 POAddressLine4 POCity PORegion POPostalCode POCountry SAAttentionTo SAAddressLine1 SAAddressLine2 "
    "SAAddressLine3 SAAddressLine4 SACity SARegion SAPostalCode SACountry PhoneNumber FaxNumber MobileNumber DDINumber "
    "SkypeName BankAccountName BankAccountNumber BankAccountParticulars TaxNumber AccountsReceivableTaxCodeName "
    "AccountsPayableTaxCodeName Website LegalName Discount CompanyNumber DueDateBillDay DueDateBillTerm DueDateSalesDay "
    "DueDateSalesTerm SalesAccount PurchasesAccount TrackingName1 SalesTrackingOption1 PurchasesTrackingOption1 "
    "TrackingName2 SalesTrackingOption2 PurchasesTrackingOption2 BrandingTheme DefaultTaxBills DefaultTaxSales"
).split() + [f"Person{n}{what}" for n in range(1, 6) for what in ("FirstName", "LastName", "Email", "IncludeInEmail")]


def xero_csv(dice, cast):
    """Bank accounts in one cell, in several spellings, some of them masked."""
    rows = []
    for number, customer in enumerate(cast):
        street = customer.street.split("\n")
        account = dice.pick([
            f"{customer.sort_code}{customer.account}", f"{spelt_sort_code(dice, customer.sort_code)} {customer.account}",
            lost_zeros(customer.sort_code + customer.account),
        ])
        rows.append({
            "*ContactName": customer.company or full_name(customer), "AccountNumber": customer.reference,
            "EmailAddress": customer.email, "FirstName": customer.given, "LastName": customer.family,
            "POAttentionTo": full_name(customer), "POAddressLine1": street[0], "POAddressLine2": "".join(street[1:]),
            "POCity": customer.town, "POPostalCode": customer.postcode, "POCountry": "United Kingdom",
            "SAAddressLine1": street[-1], "SACity": customer.town, "SAPostalCode": customer.postcode,
            "PhoneNumber": spelt_landline(dice, customer.landline), "MobileNumber": spelt_mobile(dice, customer.mobile),
            "BankAccountName": customer.payer_name,
            "BankAccountNumber": "xxxxxxxxxx" + customer.account[-4:] if number % 11 == 5 else account,
            "BankAccountParticulars": customer.reference,
            "TaxNumber": dice.pick(["GB999999973", "999 9999 73", "GB999999974"]) if customer.company else "",
            "LegalName": customer.company, "CompanyNumber": "00000003" if customer.company.endswith("Ltd") else "",
            "DueDateSalesDay": "20", "DueDateSalesTerm": "of the following month", "SalesAccount": "200",
            "AccountsReceivableTaxCodeName": "20% (VAT on Income)", "Discount": dice.pick(["", "2.50"]),
            "Person1FirstName": customer.given if customer.company else "",
            "Person1Email": customer.email if customer.company else "",
            "Person1IncludeInEmail": "true" if customer.company else "",
        })
    lines = [",".join(bare(name) for name in XERO)]
    lines += [",".join(bare(row.get(name, "")) for name in XERO) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")


def sage_csv(dice, cast):
    """In the code page of Windows, with a pound sign."""
    names = ("Reference,Company Name,Currency,Credit Limit,Main Address Type,Main Address Line 1,Main Address Line 2,Main "
             "Address Town,Main Address County,Main Address Post Code,Main Address Country,Main Contact Name,Main Contact "
             "Phone,Main Contact Mobile,Main Contact Email,Main Contact Fax,Address 2 Type").split(",")
    lines = [",".join(names)]
    for customer in cast:
        street = customer.street.split("\n")
        values = [
            customer.reference, customer.company or full_name(customer), "GBP", dice.pick(["£1,000.00", "£500.00", ""]),
            "Accounts", street[0], "".join(street[1:]), customer.town, "", customer.postcode, "United Kingdom (GB)",
            full_name(customer), spelt_landline(dice, customer.landline), spelt_mobile(dice, customer.mobile),
            customer.email, "", "",
        ]
        lines.append(",".join(bare(value) for value in values))
    return ("\r\n".join(lines) + "\r\n").encode("windows-1252", "replace")


def samples(cast):
    return {
        "WE_00DEX0000000001EAA_1.ZIP": weekly_export(Dice(10), cast),
        "salesforce-account.csv": account_csv(Dice(11), cast),
        "salesforce-report.csv": report_csv(Dice(12), cast[:20]),
        "hubspot-contacts.csv": hubspot_csv(Dice(13), cast),
        "suitecrm-contacts.csv": suitecrm_csv(Dice(14), cast),
        "dynamics-contacts.csv": dynamics_csv(Dice(15), cast),
        "xero-contacts.csv": xero_csv(Dice(16), cast),
        "sage-contacts.csv": sage_csv(Dice(17), cast),
    }
