import Foundation
import TestSupport
import Testing

/// What `inspect` takes the fields of well-known exports for. The table was written from descriptions of the formats, not
/// from what the program says.
struct InspectCategoriesTests {
    private struct Export: Decodable {
        let export: String
        let profiles: [String]
        let fields: [Field]

        struct Field: Decodable {
            let name: String
            let category: String?
        }
    }

    /// Categories that speak of a person; dates and references are too many to list.
    private static let personal: Set<String> = [
        "name", "email", "phone", "address", "postcode", "account", "iban", "card", "date-of-birth", "national-id",
        "ip-address", "device", "secret", "free-text",
    ]

    /// What each export's personal fields are, by category: the last step of a path, `PART.` before fields of records.
    private static let table: [String: String] = [
        "accesspay-header": "name: Name; account: Sort Code, Account",
        "accesspay": "name: 4; account: 5, 6",
        "asterisk-cdr": "phone: 2, 3, 5, 6, 7; name: 4; free-text: 18",
        "bacs-ddica": "account: PayerSortCode, PayerAccount; name: PayerName",
        "bt-bill": "phone: InstallationNo, LineNo, CalledNo; card: ChargeCardNo",
        "dynamics-contacts": """
        name: Full Name, First Name, Last Name, Company Name, Owner; email: Email; phone: Business Phone, Mobile Phone; \
        address: Address 1: Street 1, Address 1: Street 2, Address 1: City; postcode: Address 1: ZIP/Postal Code; \
        date-of-birth: Birthday; free-text: Description
        """,
        "eazipay": "account: 2, 3, 4, 5; name: 6",
        "gocardless-customers": """
        email: email; name: given_name, family_name, company_name; postcode: postal_code; \
        address: address_line1, address_line2, address_line3, city, region; national-id: swedish_identity_number
        """,
        "gocardless-payments": """
        free-text: description; email: customers.email; \
        name: customers.given_name, customers.family_name, customers.company_name; postcode: customers.postal_code; \
        address: customers.address_line1, customers.address_line2, customers.address_line3, customers.city, \
        customers.region; national-id: customers.swedish_identity_number
        """,
        "paygate": "account: 1, 2, 6, 7; name: 3",
        "sddirect": "name: 1; account: 2, 3, 9, 10",
        "sddirect-header": """
        name: Destination Account Name; account: Destination Sort Code, Destination Account Number, \
        Originating Sort Code, Originating Account Number
        """,
        "sage-contacts": """
        name: Company Name, Main Contact Name; postcode: Main Address Post Code; email: Main Contact Email; \
        address: Main Address Line 1, Main Address Line 2, Main Address Town, Main Address County; \
        phone: Main Contact Phone, Main Contact Mobile, Main Contact Fax
        """,
        "smartdebit-collection-report": "name: @account_name",
        "smartdebit-data-dump": """
        name: @first_name, @last_name; free-text: @title; postcode: @postcode; email: @email_address; \
        address: @address_1, @address_2, @address_3, @town, @county
        """,
        "uk-cdr": """
        phone: Customer Identifier, Telephone Number Dialled, Extension, DDI, Diverted Number, Presentation Number, \
        Network Access Reference; email: User ID; name: Contract Name
        """,
        "bacs-standard-18": """
        secret: logon.content; name: data.destination-name; account: contra.destination-sort-code, \
        contra.destination-account, contra.originating-sort-code, contra.originating-account, \
        data.destination-sort-code, data.destination-account, data.originating-sort-code, data.originating-account
        """,
    ]

    /// The fields that must be of their category, in exports whose other personal fields vary.
    private static let least: [String: String] = [
        "bacs-messaging-advices": "name: @payer-name; account: @payer-account-number, @payer-sort-code",
        "bacs-arudd": "name: @name; account: @number, @sortCode",
        "bacs-input-report": "account: @number, @sortCode; free-text: ErrorMessage",
        "camt-054": "name: Nm; account: IBAN; postcode: PstCd; address: AdrLine; free-text: AddtlTxInf",
        "pain-008": "name: Nm",
        "phone-users": """
        phone: Number, MobileNumber; name: FirstName, LastName, WebMeetingFriendlyName; email: EmailAddress; \
        secret: AuthID, AuthPassword, VMNoPin
        """,
        "hubspot-contacts": """
        name: First Name, Last Name; email: Email; phone: Phone Number, Mobile Phone Number; postcode: Postal Code; \
        address: Street Address, City; free-text: Job Title, Notes
        """,
        "suitecrm-contacts": """
        name: First Name, Last Name; email: Email Address, Non Primary E-mails; phone: Mobile, Office Phone, Home, Fax; \
        postcode: Primary Address Postal Code; date-of-birth: Birthdate; secret: Portal Password
        """,
        "salesforce-account": """
        name: Name; address: BillingStreet, BillingCity, ShippingStreet; postcode: BillingPostalCode; phone: Phone, Fax; \
        free-text: Description
        """,
        "salesforce-contact": """
        name: FirstName, LastName; address: MailingStreet, MailingCity; postcode: MailingPostalCode; \
        phone: Phone, MobilePhone; email: Email; date-of-birth: Birthdate; free-text: Title, Description
        """,
        "xero-contacts": """
        name: *ContactName, FirstName, LastName, POAttentionTo, SAAttentionTo, BankAccountName, LegalName; \
        email: EmailAddress, Person1Email, Person5Email; phone: PhoneNumber, FaxNumber, MobileNumber, DDINumber; \
        postcode: POPostalCode, SAPostalCode; address: POAddressLine1, POCity, SAAddressLine4; account: BankAccountNumber
        """,
    ]

    private static func pairs(_ text: String) -> Set<String> {
        Set(
            text.components(separatedBy: "; ").flatMap { part in
                let colon = part.range(of: ": ") ?? part.endIndex..<part.endIndex
                let category = part[..<colon.lowerBound]
                return part[colon.upperBound...].components(separatedBy: ", ").map { "\(category): \($0)" }
            })
    }

    private static func pairs(_ export: Export) -> Set<String> {
        Set(
            export.fields.compactMap { field in
                guard let category = field.category, personal.contains(category), !field.name.hasPrefix("#") else {
                    return nil
                }
                let isPath = field.name.hasPrefix("/")
                return "\(category): \(isPath ? field.name.components(separatedBy: "/").last ?? "" : field.name)"
            })
    }

    private func inspect(_ paths: [String]) throws -> [Export] {
        let run = try Program.run(Program.path, ["inspect", "--json"] + paths)
        #expect(run.status == 0, "\(run.errors)")
        return try run.output.split(separator: "\n").map {
            try JSONDecoder().decode(Export.self, from: Data($0.utf8))
        }
    }

    private func check(_ export: Export) {
        let found = Self.pairs(export)
        guard let profile = export.profiles.first else {
            Issue.record("\(export.export): no profile")
            return
        }
        if let expected = Self.table[profile] {
            #expect(found == Self.pairs(expected), "\(export.export)")
        } else if let expected = Self.least[profile] {
            #expect(Self.pairs(expected).subtracting(found) == [], "\(export.export)")
        } else {
            let others = [
                "bacs-withdrawal-report", "pain-002", "call-totals", "gocardless-payouts", "gocardless-payout-items",
            ]
            #expect(others.contains(profile), "\(export.export)")
        }
    }

    @Test("the personal fields of every sample are known for what they are")
    func samples() throws {
        let files = Samples.profiles.keys.sorted()
        let exports = try inspect(files.map(Samples.path))
        #expect(exports.map(\.export) == files)
        for export in exports {
            #expect(export.profiles.first == Samples.profiles[export.export], "\(export.export)")
            check(export)
        }
    }

    @Test("the personal columns of published headers are known without a record")
    func headers() throws {
        guard let folder = Vectors.folder("direct-debit")?.appendingPathComponent("headers") else { return }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!files.isEmpty)
        for export in try inspect(files.map { folder.appendingPathComponent($0).path }) { check(export) }
    }

    @Test("columns of an export that no profile knows are told by their names and values")
    func unknown() throws {
        let export = try #require(try inspect([Samples.path("salesforce-report.csv")]).first)
        #expect(export.profiles.isEmpty)
        #expect(
            export.fields.map(\.category) == ["name", "name", "address", "phone", "email", "free-text"])
        let named = try Program.run(
            Program.path, ["inspect", "--names", Samples.path("salesforce-report.csv")])
        #expect(named.output.contains("Mailing Street"))
    }

    @Test("a page about the samples is one well-formed file of its own, and holds no value")
    func page() throws {
        try withTemporaryFolder { folder in
            let page = folder.appendingPathComponent("page.html")
            let files = ["salesforce-contacts.csv", "bacs-arudd.xml", "phone-users.csv", "standard-18-single.txt"]
            let arguments = ["inspect", "--html", page.path] + files.map(Samples.path)
            let run = try Program.run(Program.path, arguments)
            #expect(run.status == 0, "\(run.errors)")
            try Program.succeed("xmllint", ["--noout", page.path])
            let text = try String(contentsOf: page, encoding: .utf8)
            #expect(text.contains("<svg") && !text.contains("<script") && !text.contains("://"))
            let search = try Scenario.python("leaks.py", Checkout.root.path, folder.path)
            #expect(search.status == 0, "\(search.output) \(search.errors)")
            #expect(try Program.run(Program.path, arguments).status == 1)
        }
    }

    @Test("what a draft says passes the check of an agreement, and prepare refuses its gaps")
    func draft() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        let samples = Samples.profiles.keys.sorted() + ["salesforce-report.csv"]
        let draft = try Program.run(
            Program.path, ["inspect", "--draft", "--names"] + samples.map(Samples.path))
        #expect(draft.status == 0, "\(draft.errors)")
        #expect(draft.errors.contains("no rule yet"))
        let agreement = try scenario.agreement()
        let lines = agreement.components(separatedBy: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("datasets:") })
        let end = try #require(lines[(start + 1)...].firstIndex { $0.first?.isLetter == true })
        let text = (lines[..<start] + [draft.output] + lines[end...]).joined(separator: "\n")
        try scenario.executeAgreement(text, as: "draft.yaml")
        let check = try scenario.run("agreement", "check", scenario.path("draft.yaml"))
        #expect(check.status == 0, "\(check.errors)")
        let refused = try scenario.run(
            "preview", scenario.path("draft.yaml"), "salesforce-contact=\(Samples.path("salesforce-contacts.csv"))")
        #expect(refused.status == 11)
        #expect(refused.errors.contains("Customer_Reference__c"))
    }
}
