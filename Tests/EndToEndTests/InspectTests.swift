import Foundation
import TestSupport
import Testing

/// What `inspect` says of exports, and what it never says.
struct InspectTests {
    private struct Export: Decodable {
        let export: String
        let facts: [String: String]
        let records: Int?
        let profiles: [String]
        let fields: [Field]

        struct Field: Decodable {
            let name: String
            let category: String?
        }
    }

    private func inspect(_ paths: [String]) throws -> [Export] {
        let run = try Program.run(Program.path, ["inspect", "--json"] + paths)
        #expect(run.status == 0, "\(run.errors)")
        return try run.output.split(separator: "\n").map {
            try JSONDecoder().decode(Export.self, from: Data($0.utf8))
        }
    }

    @Test("the profile of every sample is named first")
    func samples() throws {
        let files = Samples.profiles.sorted { $0.key < $1.key }
        let exports = try inspect(files.map { Samples.path($0.key) })
        #expect(exports.map(\.export) == files.map(\.key))
        for (export, file) in zip(exports, files) {
            #expect(export.profiles.first == file.value, "\(file.key): \(export.profiles)")
        }
    }

    @Test("published headers are known by their profiles")
    func publishedHeaders() throws {
        guard let folder = Vectors.folder("direct-debit")?.appendingPathComponent("headers") else { return }
        let profiles = [
            "3cx-users": "phone-users", "accesspay-so-sure": "accesspay-header", "bt-phonebill": "bt-bill",
            "ddcms-sddirect": "sddirect-header", "fcs-uk-cdr": "uk-cdr", "gocardless-customers": "gocardless-customers",
            "gocardless-payments": "gocardless-payments", "sage-accounting-contacts": "sage-contacts",
            "salesforce-data-export-Contact": "salesforce-contact", "xero-contacts": "xero-contacts",
        ]
        for (name, profile) in profiles {
            let export = try inspect([folder.appendingPathComponent("\(name).header.csv").path]).first
            #expect(export?.profiles.first == profile, "\(name)")
        }
    }

    @Test("the entries of a weekly archive are looked at one by one")
    func archive() throws {
        let exports = try inspect([Samples.path(Samples.archive)])
        #expect(exports.map(\.export) == ["Account.csv", "Contact.csv", "FeedItem.csv", "User.csv"])
        let named = exports.filter { !$0.profiles.isEmpty }
        #expect(named.map(\.export) == ["Account.csv", "Contact.csv"])
        #expect(named.map { $0.profiles.first } == ["salesforce-account", "salesforce-contact"])
    }

    @Test("what is printed about the samples holds no value of them")
    func silent() throws {
        try withTemporaryFolder { folder in
            for file in Samples.profiles.keys + ["salesforce-report.csv", Samples.archive] {
                for options in [["inspect"], ["inspect", "--json"]] {
                    let run = try Program.run(Program.path, options + [Samples.path(file)])
                    #expect(run.status == 0, "\(file): \(run.errors)")
                    let name = "\(options.count)-\(Samples.stem(file)).txt"
                    try Data((run.output + run.errors).utf8).write(to: folder.appendingPathComponent(name))
                }
            }
            let search = try Scenario.python("leaks.py", Checkout.root.path, folder.path)
            #expect(search.status == 0, "\(search.output) \(search.errors)")
        }
    }

    @Test("columns are numbered where no profile knows their names: the first row may be a person")
    func unknownColumns() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("people.csv")
            try Data("Canary Oakley,07700 900123,canary@example.com\nMaple Birch,07700 900124,m@example.com\n".utf8)
                .write(to: file)
            let run = try Program.run(Program.path, ["inspect", file.path])
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("none fits"))
            for value in ["Canary", "Oakley", "900123", "canary", "Birch"] {
                #expect(!run.output.contains(value), "\(value)")
            }
            let export = try #require(try inspect([file.path]).first)
            #expect(export.fields.map(\.name) == ["1", "2", "3"])
        }
    }

    @Test("records are counted as prepare counts them, with a header and without")
    func records() throws {
        for (file, records) in [("gocardless-payments.csv", 343), ("bt-bill.csv", 30), ("paygate.csv", 40)] {
            #expect(try inspect([Samples.path(file)]).first?.records == records, "\(file)")
        }
    }
}
