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
        try Self.exports(Program.run(Program.path, ["inspect", "--json"] + paths))
    }

    private static func exports(_ run: Program.Run) throws -> [Export] {
        #expect(run.status == 0, "\(run.errors)")
        return try run.output.split(separator: "\n").map {
            try JSONDecoder().decode(Export.self, from: Data($0.utf8))
        }
    }

    /// What `--json` prints about all samples, made once.
    private static let samples = Result {
        try Program.run(Program.path, ["inspect", "--json"] + files.map(Samples.path))
    }
    private static let files = Samples.profiles.keys.sorted() + ["salesforce-report.csv", Samples.archive]

    @Test("the profile of every sample is named first")
    func samples() throws {
        let exports = try Self.exports(Self.samples.get())
        for (export, file) in zip(exports, Self.files) where Samples.profiles[file] != nil {
            #expect(export.export == file)
            #expect(export.profiles.first == Samples.profiles[file], "\(file): \(export.profiles)")
        }
        // Two samples fit none or are several.
        #expect(exports.count == Samples.profiles.count + 5)
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
        let names = profiles.keys.sorted()
        let exports = try inspect(names.map { folder.appendingPathComponent("\($0).header.csv").path })
        #expect(exports.map { $0.profiles.first } == names.map { profiles[$0] })
    }

    @Test("the entries of a weekly archive are looked at one by one")
    func archive() throws {
        let exports = try inspect([Samples.path(Samples.archive)])
        #expect(exports.map(\.export) == ["Account.csv", "Contact.csv", "Lead.csv", "Task.csv"])
        let named = exports.filter { !$0.profiles.isEmpty }
        #expect(named.map(\.export) == ["Account.csv", "Contact.csv"])
        #expect(named.map { $0.profiles.first } == ["salesforce-account", "salesforce-contact"])
    }

    @Test("what is printed about the samples holds no value of them")
    func silent() throws {
        let files = [
            "paygate.csv", "hubspot-contacts.csv", "bacs-arudd.xml", "standard-18-logon.txt", "salesforce-report.csv",
        ]
        let shown = try Program.run(Program.path, ["inspect"] + files.map(Samples.path))
        let json = try Self.samples.get()
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(shown.output.contains("Lifecycle Stage"))
        #expect(json.output.contains("Lifecycle Stage"))
        try withTemporaryFolder { folder in
            for (name, run) in [("text", shown), ("json", json)] {
                try Data((run.output + run.errors).utf8).write(to: folder.appendingPathComponent("\(name).txt"))
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
        let files = ["gocardless-payments.csv", "bt-bill.csv", "paygate.csv"]
        #expect(try inspect(files.map(Samples.path)).map(\.records) == [343, 30, 40])
    }
}
