import Foundation
import TestSupport

/// The exports in samples/ and the profiles that they fit.
enum Samples {
    static let folder = Checkout.root.appendingPathComponent("samples")

    /// The archive of a weekly export.
    static let archive = "WE_00DEX0000000001EAA_1.ZIP"

    /// The profile of each sample that fits one.
    static let profiles = [
        "accesspay-header.csv": "accesspay-header", "accesspay.csv": "accesspay", "asterisk-cdr.csv": "asterisk-cdr",
        "bacs-addacs.xml": "bacs-messaging-advices", "bacs-arudd.xml": "bacs-arudd",
        "bacs-auddis.xml": "bacs-messaging-advices", "bacs-ddica.xml": "bacs-ddica",
        "bacs-input-report.xml": "bacs-input-report", "bacs-withdrawal-report.xml": "bacs-withdrawal-report",
        "bt-bill.csv": "bt-bill", "camt-054-v02.xml": "camt-054", "camt-054-v08.xml": "camt-054",
        "dynamics-contacts.csv": "dynamics-contacts", "eazipay.csv": "eazipay",
        "call-totals.csv": "call-totals", "gocardless-customers.csv": "gocardless-customers",
        "gocardless-payments.csv": "gocardless-payments", "gocardless-payouts.csv": "gocardless-payouts",
        "gocardless-payout-items.csv": "gocardless-payout-items",
        "hubspot-contacts.csv": "hubspot-contacts", "pain-002-swiss.xml": "pain-002", "pain-002.xml": "pain-002",
        "pain-008-swiss.xml": "pain-008", "pain-008-v02.xml": "pain-008", "pain-008-v11.xml": "pain-008",
        "paygate.csv": "paygate", "phone-users.csv": "phone-users", "sage-contacts.csv": "sage-contacts",
        "salesforce-account.csv": "salesforce-account", "salesforce-contacts.csv": "salesforce-contact",
        "sddirect-header.csv": "sddirect-header", "sddirect.csv": "sddirect",
        "smartdebit-collection-report.xml": "smartdebit-collection-report",
        "smartdebit-data-dump.xml": "smartdebit-data-dump", "standard-18-logon.txt": "bacs-standard-18",
        "standard-18-multi.txt": "bacs-standard-18", "standard-18-payments.txt": "bacs-standard-18",
        "standard-18-single.txt": "bacs-standard-18", "suitecrm-contacts.csv": "suitecrm-contacts",
        "uk-cdr.csv": "uk-cdr", "xero-contacts.csv": "xero-contacts",
    ]

    /// Columns that only this company's export has: no profile can name them.
    private static let ownFields = [
        "salesforce-contacts.csv": """
        {Customer_Reference__c: {do: digits, type: mandate}, Status__c: {do: keep}, \
        Payer_Name__c: {do: shape, type: name}, \
        Sort_Code__c: {do: account, part: sort-code, with: Account_Number__c}, \
        Account_Number__c: {do: account, part: number, with: Sort_Code__c}, \
        VAT_Number__c: {do: identifier, kind: vat}, Monthly_Spend__c: {do: keep}, Portal_PIN__c: {do: drop}}
        """,
        "gocardless-payments.csv": "{customers.metadata.customer_reference: {do: digits, type: mandate}}",
    ]

    /// A dataset of one line for each sample, called as the file without its extension.
    static let datasets = profiles.sorted { $0.key < $1.key }.map { file, profile in
        let fields = ownFields[file].map { ", fields: \($0)" } ?? ""
        return "  - {name: \(stem(file)), profile: \(profile), maxRows: 100000\(fields)}"
    }.joined(separator: "\n")

    static func path(_ file: String) -> String { folder.appendingPathComponent(file).path }

    static func stem(_ file: String) -> String { String(file.prefix { $0 != "." }) }

    /// All samples prepared in one run, opened with age and unzip; made once.
    static let rehearsal: Result<Rehearsal, any Error> = Result {
        let scenario = try Scenario.executed()
        let run = try scenario.rehearse(datasets, profiles.keys.sorted().map { "\(stem($0))=\(path($0))" })
        let opened = try scenario.open()
        let kept = FileManager.default.temporaryDirectory.appendingPathComponent("datalease-\(UUID().uuidString)")
        try FileManager.default.moveItem(atPath: scenario.path(opened), toPath: kept.path)
        atexit {
            if case .success(let made) = Samples.rehearsal { try? FileManager.default.removeItem(at: made.folder) }
        }
        return Rehearsal(run: run, folder: kept)
    }

    struct Rehearsal {
        let run: Program.Run
        let folder: URL
        var data: URL { folder.appendingPathComponent("data") }

        func text(_ file: String) throws -> String {
            String(decoding: try Data(contentsOf: data.appendingPathComponent(file)), as: UTF8.self)
        }
    }
}
