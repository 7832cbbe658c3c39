import Foundation
import TestSupport
import Testing

/// Every profile on its samples: prepared from a dataset of one line, judged by Python.
struct ProfileTests {
    @Test("every profile has a sample, and every sample but a report of labels and the exchange's fits a profile")
    func complete() throws {
        let profiles = try FileManager.default.contentsOfDirectory(
            atPath: Checkout.root.appendingPathComponent("agreements/profiles").path
        ).filter { $0.hasSuffix(".yaml") }.map(Samples.stem)
        #expect(Set(profiles) == Set(Samples.profiles.values))
        let files = try FileManager.default.contentsOfDirectory(atPath: Samples.folder.path)
            .filter { name in [".csv", ".xml", ".txt", ".ZIP"].contains { name.hasSuffix($0) } }
        // What the finance exchange sends and gets back is described by an agreement, and its register by nothing.
        let others = [
            Samples.archive, "salesforce-report.csv", "direct-debit-collections.csv", "direct-debit-returns.csv",
            "incorporated-payers.csv",
        ]
        #expect(Set(files) == Set(Samples.profiles.keys).union(others))
    }

    @Test("all samples are prepared in one run, each under its own name, and what is dropped or set aside is said")
    func prepared() throws {
        let rehearsal = try Samples.rehearsal.get()
        #expect(rehearsal.run.status == 3, "\(rehearsal.run.errors)")
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: rehearsal.data.path)) == Set(Samples.profiles.keys))
        #expect(rehearsal.run.output.contains("set aside    accesspay: 1 malformed, at line 6\n"))
        #expect(rehearsal.run.output.contains("set aside    accesspay-header: 1 malformed, at line 7\n"))
        for dataset in ["bacs-addacs", "bacs-auddis", "bacs-ddica"] {
            #expect(rehearsal.run.errors.contains("\(dataset): dropped: //SignatureMethod"))
        }
    }

    @Test("no made-up person of the samples is left in any file")
    func leaks() throws {
        let search = try Scenario.python("leaks.py", Checkout.root.path, try Samples.rehearsal.get().data.path)
        #expect(search.status == 0, "\(search.errors)")
        #expect(search.output.isEmpty, "\(search.output)")
    }

    @Test("the search for people finds them in each sample that speaks of one")
    func leaksCanBeFound() throws {
        let search = try Scenario.python("leaks.py", Checkout.root.path, Samples.folder.path)
        #expect(search.status == 1, "\(search.errors)")
        // These speak of a submission or of payouts alone.
        let others = [
            "bacs-withdrawal-report.xml", "pain-002-swiss.xml", "gocardless-payouts.csv", "gocardless-payout-items.csv",
        ]
        for file in Samples.profiles.keys where !others.contains(file) {
            #expect(search.output.contains("\(file): "), "\(file)")
        }
        for kind in [
            "name", "phone", "mail address", "sort code and account", "reference", "street", "postcode", "secret",
        ] {
            #expect(search.output.contains(": \(kind): "), "\(kind)")
        }
    }

    @Test("Python's csv and expat see the structure that the samples have; widths and totals of Standard 18 stay")
    func shapes() throws {
        let comparison = try Scenario.python(
            "shapes.py", Samples.folder.path, try Samples.rehearsal.get().data.path)
        #expect(comparison.status == 0, "\(comparison.errors)")
        #expect(comparison.output.isEmpty, "\(comparison.output)")
    }

    @Test("one person has one account, telephone number, mail address and reference in all files")
    func persons() throws {
        let comparison = try Scenario.python(
            "persons.py", Checkout.root.path, try Samples.rehearsal.get().data.path)
        #expect(comparison.status == 0, "\(comparison.output) \(comparison.errors)")
        // That nothing differs says something only where much was compared.
        for (kind, files) in [
            ("account", 22), ("sort code", 18), ("phone", 12), ("mail address", 12), ("reference", 30),
        ] {
            let line = comparison.output.split(separator: "\n").first { $0.hasPrefix("seen: \(kind): ") }
            let seen = line?.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0
            #expect(seen >= files, "\(kind)")
        }
    }

    @Test("the comparisons notice a field too many, a longer line, another total and a person who became two")
    func comparisonsCanFail() throws {
        let original = try Samples.rehearsal.get().data
        try withTemporaryFolder { folder in
            func faults(
                _ program: String, in file: String, replacing edit: (String) throws -> String
            ) throws -> String {
                let text = try String(
                    decoding: Data(contentsOf: original.appendingPathComponent(file)), as: UTF8.self)
                let changed = try edit(text)
                #expect(changed != text)
                try Data(changed.utf8).write(to: folder.appendingPathComponent(file))
                defer { try? FileManager.default.removeItem(at: folder.appendingPathComponent(file)) }
                let root = program == "persons.py" ? Checkout.root : Samples.folder
                let run = try Scenario.python(program, root.path, folder.path)
                #expect(run.status == 1, "\(run.errors)")
                return run.output
            }
            #expect(try faults("shapes.py", in: "paygate.csv") { $0 + ",x" }.contains("paygate.csv: other fields"))
            #expect(
                try faults("shapes.py", in: "bacs-arudd.xml") { $0.replacing("<Advice>", with: "<Advice x='1'>") }
                    .contains("bacs-arudd.xml: another tree"))
            let longer = try faults("shapes.py", in: "standard-18-single.txt") {
                $0.replacing("\r\nEOF1", with: " \r\nEOF1")
            }
            #expect(longer.contains("another length of a line"))
            let sums = try faults("shapes.py", in: "standard-18-single.txt") {
                $0.replacing("8474EXAMPLE", with: "8475EXAMPLE")
            }
            #expect(sums.contains("totals"))
            // The first record's account, which stands in the samples of this file once more at its end.
            let two = try faults("persons.py", in: "standard-18-single.txt") { text in
                guard let line = text.split(separator: "\r\n").first(where: { $0.hasPrefix("00") }) else { return text }
                let account = line.dropFirst(6).prefix(8)
                guard let place = text.range(of: account) else { return text }
                return text.replacingCharacters(in: place, with: account == "12345678" ? "12345679" : "12345678")
            }
            #expect(two.contains("account: one person is 2"))
        }
    }

    @Test("columns of secrets and hidden columns are gone, and log-on lines are blank")
    func secrets() throws {
        let rehearsal = try Samples.rehearsal.get()
        let users = try rehearsal.text("phone-users.csv").split(separator: "\r\n")
        let columns = try #require(users.first).split(separator: ",", omittingEmptySubsequences: false)
        for secret in ["AuthID", "AuthPassword", "PIN", "VMNoPin", "DeskphoneWebPass", "SrvcAccessPwd"] {
            #expect(!columns.contains(Substring(secret)), "\(secret)")
        }
        #expect(columns.contains("EmailAddress"))
        let logon = try rehearsal.text("standard-18-logon.txt").split(separator: "\r\n")
        #expect(logon.prefix(2) == [logon[0], logon[0]])
        #expect(logon[0] == "LOGON" + String(repeating: " ", count: 75))
        let contacts = try Data(contentsOf: rehearsal.data.appendingPathComponent("dynamics-contacts.csv"))
        let header = try #require(String(data: contacts, encoding: .utf16)?.split(whereSeparator: \.isNewline).first)
        #expect(header.hasPrefix("Full Name\t"))
        #expect(!header.contains("Do Not Modify"))
        for (file, column) in [
            ("suitecrm-contacts.csv", "Portal Password"), ("salesforce-contacts.csv", "Portal_PIN__c"),
        ] {
            #expect(!(try rehearsal.text(file).contains(column)), "\(file)")
        }
    }

    @Test("a report of labels needs no profile: its columns, and the lines behind its records")
    func report() throws {
        let scenario = try Scenario.executed()
        let dataset = """
              - name: report
                format: csv
                csv: {footer: 7}
                maxRows: 1000
                fields:
                  First Name: {do: shape, type: name}
                  Last Name: {do: shape, type: name}
                  Mailing Street: {do: shape, type: street}
                  Mobile: {do: phone}
                  Email: {do: email}
                  Description: {do: blank}
                  "#footer": {do: blank}
                otherwise: refuse
            """
        let run = try scenario.rehearse(dataset, Samples.path("salesforce-report.csv"))
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("report: 20 of 20 rows"), "\(run.output)")
        #expect(run.errors.contains("Windows-1252"), "\(run.errors)")
        let opened = try scenario.open()
        let search = try Scenario.python("leaks.py", Checkout.root.path, scenario.path(opened + "/data"))
        #expect(search.status == 0, "\(search.output)")
    }
}
