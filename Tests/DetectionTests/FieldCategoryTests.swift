import Testing

@testable import Detection

@Suite("Category by a field's name")
struct FieldCategoryTests {
    @Test(
        "names in headers and paths suggest their category",
        arguments: [
            (
                FieldCategory.name,
                [
                    "FirstName", "LAST NAME", "surname", "customers.given_name", "*ContactName", "Payer_Name__c",
                    "/BACSDocument/Data/MessagingAdvices/MessagingAdvice/@payer-name", "Destination Account Name",
                    "//Dbtr/Nm",
                    "bank_account.account_holder_name", "Person5LastName", "customers.company_name", "payerName",
                ]
            ),
            (.email, ["Email", "e-mail", "EmailAddress", "customers.email", "Main Contact Email", "EMAIL"]),
            (
                .phone,
                [
                    "Phone", "MobilePhone", "Telephone Number Dialled", "DDINumber", "mobile", "Fax", "CalledNo",
                    "customer.phone_number", "Presentation Number",
                ]
            ),
            (
                .address,
                [
                    "MailingStreet", "customers.address_line1", "POAddressLine4", "MailingCity", "Main Address Town",
                    "/Document/PstlAdr/AdrLine",
                ]
            ),
            (
                .postcode,
                ["MailingPostalCode", "postcode", "Main Address Post Code", "ZIP", "customers.postal_code", "PstCd"]
            ),
            (
                .account,
                [
                    "Sort_Code__c", "AccountNumber", "payer-account-number", "@sortCode", "bank_account.branch_code",
                    "payer-new-sort-code", "Account",
                ]
            ),
            (.iban, ["IBAN", "/Document/Id/IBAN", "iban_number"]),
            (.dateOfBirth, ["Birthdate", "DOB", "date_of_birth", "BirthDt"]),
            (.ipAddress, ["IP", "last_ip_address", "ipv6_address", "IPAddress"]),
            (.secret, ["AuthPassword", "VMNoPin", "Portal_PIN__c", "secret", "SIPPassword", "api_key"]),
            (.nationalID, ["NINO", "National Insurance No", "customers.swedish_identity_number", "NHS Number"]),
            (.card, ["Card Number", "PAN"]),
            (.device, ["IMEI", "mac_address", "imsi"]),
            (.freeText, ["Description", "Notes", "internal_comment", "Ustrd"]),
        ] as [(FieldCategory, [String])])
    func suggests(category: FieldCategory, names: [String]) {
        for name in names { #expect(FieldCategory(guessedFrom: name) == category, "\(name)") }
    }

    @Test(
        "other names suggest nothing",
        arguments: [
            "Id", "Status", "amount", "IsDeleted", "HasOptedOutOfEmail", "Person1IncludeInEmail", "reason-code",
            "AccountId",
            "/BACSDocument/Data/AddresseeInformation/@type", "@bankName", "Product Name", "pinned", "shipping", "spin",
            "recipient", "Retail tariff code", "currency", "", "__c", "///", "é", "EmailBouncedDate", "MailingCountry",
        ])
    func suggestsNothing(name: String) {
        #expect(FieldCategory(guessedFrom: name) == nil)
    }

    @Test("a name is split into words at capitals, digits and marks")
    func words() {
        #expect(FieldCategory.words(of: "MailingPostalCode") == ["mailing", "postal", "code"])
        #expect(FieldCategory.words(of: "SIPPassword2") == ["sip", "password", "2"])
        #expect(FieldCategory.words(of: "Customer_Reference__c") == ["customer", "reference"])
        #expect(FieldCategory.words(of: "/a/b/@payer-name") == ["payer", "name"])
        #expect(FieldCategory.words(of: "VAT") == ["vat"])
    }
}
