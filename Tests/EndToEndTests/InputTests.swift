import Foundation
import TestSupport
import Testing

/// Where exports come from: gzip, zip archives and their entries, standard input; and what their names become.
struct InputTests {
    private static let contacts = """
          - {name: contact, profile: salesforce-contact, maxRows: 1000}
          - {name: account, profile: salesforce-account, maxRows: 1000}
        """

    private static let simple = """
          - name: contacts
            format: csv
            maxRows: 1000
            fields:
        \(Scenario.contactFields)
            otherwise: refuse
        """

    private func python(_ scenario: Scenario, _ program: String) throws {
        try Program.succeed("python3", ["-c", program], folder: scenario.folder)
    }

    @Test("a gzip file of several members is read to its end")
    func members() throws {
        let scenario = try Scenario.executed()
        let cut = try #require(Scenario.contacts.range(of: "\n3,")?.lowerBound)
        try scenario.write(String(Scenario.contacts[..<cut]), to: "a")
        try scenario.write(String(Scenario.contacts[cut...]), to: "b")
        try Program.succeed("bash", ["-c", "(gzip -c a; gzip -c b) > contacts.csv.gz"], folder: scenario.folder)
        let run = try scenario.rehearse(Self.simple, "contacts.csv.gz")
        #expect(run.output.contains("contacts: 4 of 4 rows"), "\(run.errors)")
        #expect(try scenario.names(in: scenario.open() + "/data") == ["contacts.csv"])
    }

    @Test("a weekly archive alone serves the datasets that its entries are called after")
    func archive() throws {
        let scenario = try Scenario.executed()
        let run = try scenario.rehearse(Self.contacts, Samples.path(Samples.archive))
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("contact: 40 of 40 rows"))
        #expect(run.output.contains("account: 40 of 40 rows"))
        let opened = try scenario.open()
        #expect(try scenario.names(in: opened + "/data") == ["Account.csv", "Contact.csv"])
        let search = try Scenario.python("leaks.py", Checkout.root.path, scenario.path(opened + "/data"))
        #expect(search.status == 0, "\(search.output)")
        // An account is found again from its contacts.
        let accounts = try scenario.text(opened + "/data/Account.csv")
        let contact = try #require(
            try scenario.text(opened + "/data/Contact.csv").split(separator: "\r\n").dropFirst().first)
        let account = contact.split(separator: "\",\"", omittingEmptySubsequences: false)[3]
        #expect(account.count >= 15)
        #expect(accounts.contains("\"\(account)\""))
    }

    @Test("one entry of an archive is named behind a colon; entries that fit no dataset are listed")
    func entry() throws {
        let scenario = try Scenario.executed()
        try Program.succeed("cp", [Samples.path(Samples.archive), scenario.path("week.zip")])
        let dataset = "  - {name: people, profile: salesforce-contact, maxRows: 1000}"
        for export in ["week.zip:Contact.csv", "people=week.zip:Contact.csv", "week.zip"] {
            let run = try scenario.rehearse(dataset, export)
            #expect(run.output.contains("people: 40 of 40 rows"), "\(run.errors)")
            // Who names the entry wants no other; else those that are not read are named.
            let preview = try scenario.run("preview", "draft.yaml", export)
            for errors in [run.errors, preview.errors] {
                #expect(
                    errors.contains(
                        "warning: week.zip: not read: Account.csv, Lead.csv, Task.csv; DATASET=week.zip:ENTRY")
                        == !export.contains(":"), "\(export): \(errors)")
            }
        }
        // An archive whose entries are all read has none to name.
        try Program.succeed("cp", [scenario.path("week.zip"), scenario.path("both.zip")])
        try Program.succeed("zip", ["-q", "-d", scenario.path("both.zip"), "*Lead.csv", "*Task.csv"])
        let both = ["account", "contact"].map { "  - {name: \($0), profile: salesforce-\($0), maxRows: 1000}" }
        let whole = try scenario.rehearse(both.joined(separator: "\n"), "both.zip")
        #expect(whole.status == 0 && !whole.errors.contains("not read"), "\(whole.errors)")
        let one = try scenario.rehearse(both.joined(separator: "\n"), "contact=both.zip")
        #expect(one.status == 0 && one.errors.contains("both.zip: not read: Account.csv"), "\(one.errors)")
        scenario.expectRefusal(
            try scenario.rehearse(dataset, "week.zip:Nobody.csv"), 64,
            ["no entry of that name", "Account.csv, Contact.csv, Lead.csv, Task.csv"])
        let other = dataset.replacing("salesforce-contact", with: "hubspot-contacts")
        scenario.expectRefusal(
            try scenario.rehearse(other, "week.zip"), 64, ["no entry is called as dataset people", "week.zip:ENTRY"])
    }

    @Test("an archive is recorded by its own digest, once, and removed at disposal")
    func archiveDisposal() throws {
        let scenario = try Scenario.executed()
        try python(
            scenario, "import zipfile; zipfile.ZipFile('week.zip', 'w', 8).write('contacts.csv', 'Export/contacts.csv')"
        )
        let digest = try Program.succeed("sha256sum", [scenario.path("week.zip")]).prefix(64)
        #expect(try scenario.run(scenario.prepare("week.zip")).status == 0)
        let shown = try scenario.succeed("bundle", "show", "B1")
        #expect(shown.contains("contacts: 4 of 4 rows, export sha256 \(digest)"), "\(shown)")
        #expect(shown.contains("our input"))
        let purge = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(purge.output.contains("removed  \(scenario.path("week.zip"))"), "\(purge.output)")
        #expect(!scenario.exists("week.zip"))
        #expect(scenario.exists("contacts.csv"))
        try scenario.expectIntact(bundles: 1, in: [])
    }

    @Test("an export from standard input is prepared; there is no file to remove later, and nobody claims one")
    func standardInput() throws {
        let scenario = try Scenario.executed()
        let run = try scenario.run(scenario.prepare("-"), input: Scenario.contacts)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("contacts: 4 of 4 rows"))
        let digest = try Program.succeed("sha256sum", [scenario.path("contacts.csv")]).prefix(64)
        let shown = try scenario.succeed("bundle", "show", "B1")
        #expect(shown.contains("export sha256 \(digest)"), "\(shown)")
        #expect(!shown.contains("our input"), "\(shown)")
        // What nobody can look for is said, where the bundle is prepared and where it ends.
        #expect(!run.output.contains("--inputs"), "\(run.output)")
        #expect((shown + run.output + run.errors).contains("standard input"), "\(shown)")
        let purge = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(purge.status == 0, "\(purge.errors)")
        #expect(!purge.output.contains("contacts.csv"))
        #expect(scenario.exists("contacts.csv"))
        try scenario.expectIntact(bundles: 1, in: [])
    }

    @Test("a file that standard input is redirected from is looked for and removed like one that is named")
    func redirectedInput() throws {
        let scenario = try Scenario.executed()
        let run = try Program.run(
            "bash", ["-c", "exec \"$@\" < contacts.csv", "bash", Program.path] + scenario.prepare("-"),
            environment: scenario.environment, folder: scenario.folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try scenario.succeed("bundle", "show", "B1").contains("our input"))
        // The rest of a file is no file.
        let rest = try Program.run(
            "bash", ["-c", "{ read -r; exec \"$@\"; } < contacts.csv", "bash", Program.path] + scenario.prepare("-"),
            environment: scenario.environment, folder: scenario.folder)
        #expect(rest.status == 11, "\(rest.errors)")
        let purge = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(purge.output.contains("removed  \(scenario.path("contacts.csv"))"), "\(purge.output)")
    }

    @Test("encrypted, damaged, nested and empty archives and office documents are refused with what to do")
    func refusedArchives() throws {
        let scenario = try Scenario.executed()
        try python(
            scenario,
            """
            import zipfile
            def archive(name, entries, method=8):
                with zipfile.ZipFile(name, 'w', method) as z:
                    for entry, content in entries: z.writestr(entry, content)
            text = open('contacts.csv', 'rb').read()
            archive('plain.zip', [('contacts.csv', text)])
            raw = bytearray(open('plain.zip', 'rb').read())
            raw[6] |= 1
            raw[raw.rindex(b'PK\\x01\\x02') + 8] |= 1
            open('encrypted.zip', 'wb').write(raw)
            raw = bytearray(open('plain.zip', 'rb').read())
            raw[60] ^= 0x55
            open('damaged.zip', 'wb').write(raw)
            open('cut.zip', 'wb').write(open('plain.zip', 'rb').read()[:-10])
            archive('nested.zip', [('plain.zip', open('plain.zip', 'rb').read())])
            archive('empty.zip', [])
            archive('sheet.xlsx', [('[Content_Types].xml', 'x'), ('xl/workbook.xml', 'canary')])
            archive('two.zip', [('a/people.csv', text), ('b/people.csv', text)])
            """)
        for (file, status, says): (String, Int32, String) in [
            ("encrypted.zip", 11, "encrypted"), ("damaged.zip", 1, "the content of entry 1 is damaged"),
            ("cut.zip", 1, "it is cut short"),
            ("nested.zip", 11, "archive"),
            ("empty.zip", 64, "it holds no files"), ("sheet.xlsx", 11, "save the sheet as CSV"),
            ("two.zip", 64, "two.zip:ENTRY"),
        ] {
            let run = try scenario.run(scenario.prepare(file))
            scenario.expectRefusal(run, status, [says])
        }
        #expect(try scenario.run(scenario.prepare("plain.zip")).status == 0)
        try scenario.expectIntact(bundles: 1)
    }

    @Test(
        "an entry is called as its input, and words of a person in the name are made x",
        arguments: [
            ("contacts_JOHN-SMITH_07700900123.csv", "contacts_xxxx-xxxxx_00000000000.csv"),
            ("export 2026-11-02.csv", "export 2026-11-02.csv"), ("Siân.O'Neill@example.com.csv", nil),
        ])
    func names(_ name: String, _ entry: String?) throws {
        let scenario = try Scenario.executed()
        try scenario.write(Scenario.contacts, to: name)
        let run = try scenario.rehearse(Self.simple, name)
        #expect(run.status == 0, "\(run.errors)")
        let opened = try scenario.open()
        let found = try #require(try scenario.names(in: opened + "/data").first)
        if let entry { #expect(found == entry) }
        #expect(found.hasSuffix(".csv"))
        for word in ["JOHN", "SMITH", "900123", "Siân", "Neill"] { #expect(!found.contains(word), "\(found)") }
        for file in try FileManager.default.subpathsOfDirectory(atPath: scenario.path(opened)) {
            guard let text = try? scenario.text("\(opened)/\(file)") else { continue }
            for word in ["JOHN-SMITH", "900123", "Siân"] { #expect(!text.contains(word), "\(file)") }
        }
    }

    @Test("two inputs of one name are two entries")
    func sameNames() throws {
        let scenario = try Scenario.executed()
        for folder in ["old", "new"] {
            try FileManager.default.createDirectory(atPath: scenario.path(folder), withIntermediateDirectories: true)
            try scenario.write(Scenario.contacts, to: folder + "/contacts.csv")
        }
        let datasets = Self.simple + "\n" + Self.simple.replacing("name: contacts", with: "name: others")
        let run = try scenario.rehearse(datasets, "contacts=old/contacts.csv", "others=new/contacts.csv")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try scenario.names(in: scenario.open() + "/data").count == 2)
    }
}
