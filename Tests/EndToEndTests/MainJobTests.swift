import Foundation
import Testing

/// The life of a bundle, from agreement to confirmed disposal, as a user sees it.
struct MainJobTests {
    @Test("a bundle goes out, is opened with Debian's age and unzip, certified, and its disposal confirmed")
    func lifeOfABundle() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.executeAgreement()
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        let prepared = try scenario.succeed(
            "prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", scenario.path("preparer"))
        #expect(prepared.contains("shared with  Test vendor (Acme CRM Systems Ltd)"))
        #expect(prepared.contains("gone by      2026-12-02"))
        #expect(prepared.contains("contacts: 4 of 4 rows"))
        let stem = "DSA-2026-001.B1.dispose-by-2026-12-02"
        #expect(
            try scenario.names(in: "out")
                == [".OPEN-ME.txt", ".statement.json", ".statement.json.sig", ".zip.age"].map { stem + $0 })

        try Program.succeed(
            "age",
            ["-d", "-i", scenario.path("vendor"), "-o", scenario.path("b.zip"), scenario.path("out/\(stem).zip.age")])
        try Program.succeed("unzip", ["-q", "-d", scenario.path("open"), scenario.path("b.zip")])
        let shared = try scenario.text("open/data/contacts.csv")
        let lines = shared.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 6)
        #expect(lines[0] == "Id,FirstName,LastName,Phone,Email,Notes")
        for original in ["Siân", "SMITH", "900123", "960001", "sian", "hello", "last", "example.com"] {
            #expect(!shared.contains(original), "\(original) left")
        }
        // Two spellings of one number stay two spellings of one pseudonym.
        let phones = lines[1...4].map { String($0.split(separator: ",", omittingEmptySubsequences: false)[3]) }
        #expect(phones[1] == "+44 " + phones[0].dropFirst().replacing(" ", with: " "))
        #expect(phones[3].hasPrefix("(02"))

        let wrong = try scenario.run(
            "bundle", "check", "out/\(stem).zip.age", "--identity", scenario.path("director"), "--agreement",
            "agreement.yaml")
        #expect(wrong.status == 1)
        try scenario.succeed(
            "bundle", "check", "out/\(stem).zip.age", "--identity", scenario.path("vendor"), "--agreement",
            "agreement.yaml")
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")

        scenario.clock = "2026-11-20T09:00:00Z"
        try scenario.certify(stem, disposedOn: "2026-11-20")
        #expect(try scenario.succeed("disposal", "record", "B1", "certificate.txt").contains("attested"))
        let left = try scenario.run("disposal", "purge", "B1")
        #expect(left.status == 2)
        #expect(left.output.contains("a raw export; --inputs removes it"))
        #expect(scenario.exists("contacts.csv"))
        #expect(try scenario.succeed("disposal", "purge", "B1", "--inputs").contains("confirmed"))
        #expect(!scenario.exists("contacts.csv"))
        #expect(!scenario.exists("out/\(stem).zip.age"))
        let verified = try scenario.succeed("verify", "--as-of", "2027-01-15")
        #expect(verified.contains("the evidence that agreement DSA-2026-001 requires is complete"))
        #expect(!verified.contains("deleted"))
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
    }

    @Test("without evidence a bundle is due a week before its limit and overdue the day after, with exit code 2")
    func overdue() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.prepareContacts()
        for (day, state, status) in [
            ("2026-11-02", "prepared", 0), ("2026-11-24", "prepared", 0), ("2026-11-25", "due", 0),
            ("2026-12-02", "due", 0), ("2026-12-03", "overdue", 2), ("2027-12-03", "overdue", 2),
        ] {
            let run = try scenario.run("verify", "--as-of", day)
            #expect(run.status == Int32(status), "\(day)")
            #expect(run.output.contains(state), "\(day): \(run.output)")
            let json = try scenario.run("verify", "--as-of", day, "--format", "json")
            #expect(json.output.contains("\"state\":\"\(state)\""), "\(day): \(json.output)")
        }
        #expect(try scenario.run("verify", "--as-of", "2026-11-01").output.contains("as of 2026-11-01"))
    }

    @Test("equal input, agreement, key, clock and number give equal entries, for any number of threads")
    func determinism() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.executeAgreement(
            try scenario.agreement(replacing: [("maxRows: 1000", "maxRows: 100000")]))
        var export = "Id,FirstName,LastName,Phone,Email,Notes\r\n"
        for row in 0..<40_000 {
            export +=
                "\(row),Ann\(row % 7),\"O'Hara, \(row)\",07700 900\(100 + row % 900),a.\(row)@example.com,\"x\"\r\n"
        }
        try scenario.write(export, to: "contacts.csv")
        var entries: [[UInt8]] = []
        for (number, threads) in [(1, "1"), (2, "2"), (3, "8")] {
            try scenario.succeed(
                "prepare", "agreement.yaml", "contacts.csv", "--out", "out\(threads)", "--as",
                scenario.path("preparer"), "--threads", threads)
            let file = scenario.path("out\(threads)/DSA-2026-001.B\(number).dispose-by-2026-12-02.zip.age")
            try Program.succeed(
                "age", ["-d", "-i", scenario.path("vendor"), "-o", scenario.path("b\(threads).zip"), file])
            try Program.succeed(
                "unzip", ["-q", "-d", scenario.path("open\(threads)"), scenario.path("b\(threads).zip")])
            entries.append(try scenario.read("open\(threads)/data/contacts.csv"))
        }
        #expect(entries[0] == entries[1])
        #expect(entries[0] == entries[2])
        #expect(entries[0].count > 2_000_000)
    }

    @Test("a rehearsal needs no signatures, is encrypted to the preparer alone, and is never released")
    func rehearsal() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.write(try scenario.agreement(), to: "agreement.yaml")
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        let printed = try scenario.succeed(
            "prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", scenario.path("preparer"),
            "--rehearsal")
        #expect(printed.contains("REHEARSAL.DSA-2026-001.B1"))
        let file = "out/REHEARSAL.DSA-2026-001.B1.dispose-by-2026-12-02.zip.age"
        try Program.succeed(
            "age", ["-d", "-i", scenario.path("preparer"), "-o", scenario.path("b.zip"), scenario.path(file)])
        let vendor = try Program.run(
            "age", ["-d", "-i", scenario.path("vendor"), "-o", scenario.path("v.zip"), scenario.path(file)])
        #expect(vendor.status != 0)
        let released = try scenario.run("bundle", "release", "B1", "--via", "portal")
        #expect(released.status == 1)
        #expect(released.errors.contains("is a rehearsal and is never released"))
        // No agreement key is made for it.
        #expect(try scenario.names(in: "home/keys").isEmpty)
        #expect(try scenario.succeed("verify", "--as-of", "2027-06-01").contains("rehearsal"))
    }

    @Test("rows are chosen by id, by number and by step, and more than maxRows are refused")
    func rows() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.executeAgreement(try scenario.agreement(replacing: [("maxRows: 1000", "maxRows: 3")]))
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        let arguments = [
            "prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", scenario.path("preparer"),
        ]
        let refused = try scenario.run(arguments)
        #expect(refused.status == 11)
        #expect(refused.errors.contains("more rows than the agreement's maxRows: 3"))
        #expect(refused.errors.contains("--include"))
        #expect(try scenario.names(in: "out").isEmpty)
        let chosen = try scenario.run(arguments + ["--include", "2", "4"])
        #expect(chosen.output.contains("contacts: 2 of 4 rows"), "\(chosen.errors)")
        for (number, sample, rows) in [(2, "{first: 3}", 3), (3, "{every: 2}", 2)] {
            let name = "sample\(number).yaml"
            try scenario.executeAgreement(
                try scenario.agreement(
                    id: "DSA-\(number)", replacing: [("maxRows: 1000", "maxRows: 3\n    sample: \(sample)")]),
                as: name)
            let run = try scenario.run(
                "prepare", name, "contacts.csv", "--out", "out", "--as", scenario.path("preparer"))
            #expect(run.output.contains("contacts: \(rows) of 4 rows"), "\(run.errors)")
        }
    }
}

/// What is found out about copies and certificates after the fact.
struct AfterwardsTests {
    @Test("a copy that is put back after the purge is a finding, with exit code 2")
    func putBack() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.prepareContacts()
        let stem = "DSA-2026-001.B1.dispose-by-2026-12-02"
        try scenario.write(try scenario.read("out/\(stem).zip.age"), to: "aside")
        try scenario.certify(stem, disposedOn: "2026-11-02")
        try scenario.succeed("disposal", "record", "B1", "certificate.txt")
        let dry = try scenario.run("disposal", "purge", "B1", "--inputs", "--dry-run")
        #expect(dry.output.contains("would remove"))
        #expect(scenario.exists("contacts.csv"))
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.succeed("verify")
        try scenario.write(try scenario.read("aside"), to: "out/\(stem).zip.age")
        let found = try scenario.run("verify")
        #expect(found.status == 2)
        #expect(found.output.contains("the evidence says that none of our copies is left, and one is at"))
        try scenario.succeed("disposal", "purge", "B1")
        try scenario.succeed("verify")
    }

    @Test("a copy that was removed by somebody else counts as left, and one that has changed is never removed")
    func moved() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.prepareContacts()
        let stem = "DSA-2026-001.B1.dispose-by-2026-12-02"
        try FileManager.default.removeItem(atPath: scenario.path("out/\(stem).zip.age"))
        try scenario.write("something else, or the same with one more line", to: "contacts.csv")
        let run = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(run.status == 2)
        #expect(run.output.contains("zip.age: not found where it was: moved or removed by somebody else"))
        #expect(run.output.contains("it has changed since"))
        #expect(scenario.exists("contacts.csv"))
    }

    @Test("a copy stays for a reason that an approver signed, and goes when the reason is over")
    func kept() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.prepareContacts()
        let keep = ["disposal", "purge", "B1", "--keep", "evidence in case 42", "--as"]
        let preparer = try scenario.run(keep + [scenario.path("preparer")])
        #expect(preparer.status == 12)
        #expect(scenario.exists("out/DSA-2026-001.B1.dispose-by-2026-12-02.zip.age"))
        let approver = try scenario.run(keep + [scenario.path("approver")])
        #expect(approver.status == 0, "\(approver.errors)")
        #expect(scenario.exists("contacts.csv"))
        #expect(try scenario.succeed("disposal", "show", "B1").contains("kept for a signed reason"))
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        #expect(scenario.exists("contacts.csv"))
        try scenario.succeed("disposal", "purge", "B1", "--inputs", "--kept")
        #expect(!scenario.exists("contacts.csv"))
    }

    @Test("the same certificate, and the same release, are recorded once")
    func once() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.prepareContacts()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        #expect(try scenario.run("bundle", "release", "B1", "--via", "portal").status == 1)
        try scenario.certify("DSA-2026-001.B1.dispose-by-2026-12-02", disposedOn: "2026-11-02")
        try scenario.succeed("disposal", "record", "B1", "certificate.txt")
        let again = try scenario.run("disposal", "record", "B1", "certificate.txt")
        #expect(again.status == 1)
        #expect(again.errors.contains("recorded already"))
    }
}

/// What is a record and what is not: headers, footers and previews.
struct MarginTests {
    private func agreement(_ scenario: Scenario, csv: String, fields: String, otherwise: String = "refuse") throws {
        try scenario.write(
            try scenario.agreement(
                datasets: """
                      - name: contacts
                        format: csv
                        csv: \(csv)
                        maxRows: 100
                        fields:
                          \(fields)
                        otherwise: \(otherwise)
                    """), to: "agreement.yaml")
    }

    private func rehearse(_ scenario: Scenario) throws -> Program.Run {
        try scenario.run(
            "prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", scenario.path("preparer"),
            "--rehearsal")
    }

    @Test("a kept footer that reads as a record is refused: the export lacks its footer")
    func keptFooter() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        let fields = ##"{Id: {do: token}, Name: {do: shape}, "#footer": {do: keep}}"##
        try agreement(scenario, csv: "{footer: 1}", fields: fields)
        try scenario.write("Id,Name\n1,Canary\n2,Canary\n", to: "contacts.csv")
        let refused = try rehearse(scenario)
        #expect(refused.status == 11)
        #expect(refused.errors.contains("a line of the footer could be a record, from line 3 on"), "\(refused.errors)")
        #expect(!refused.errors.contains("Canary"))
        try scenario.write("Id,Name\n1,Canary\nend of export\n", to: "contacts.csv")
        #expect(try rehearse(scenario).status == 0)
    }

    @Test("a first row that is no header is named in no message")
    func recordsAsHeader() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try agreement(scenario, csv: "{delimiter: \",\"}", fields: "{Id: {do: token}, Name: {do: shape}}")
        try scenario.write("1,Canary\n2,Other\n", to: "contacts.csv")
        let refused = try rehearse(scenario)
        #expect(refused.status == 11)
        #expect(!refused.errors.contains("Canary"), "\(refused.errors)")
    }

    @Test("a header without one rule for a field is refused, as nothing tells it from a record")
    func noFieldRule() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try agreement(
            scenario, csv: "{delimiter: \",\"}", fields: ##"{"#extra": {do: blank}}"##, otherwise: "shape")
        try scenario.write("1,Canary\n2,Other\n", to: "contacts.csv")
        let refused = try rehearse(scenario)
        #expect(refused.status == 10)
        #expect(refused.errors.contains("nothing tells a header from a record"), "\(refused.errors)")
    }

    @Test("a preview shows at most twenty records")
    func previewIsALook() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.write(try scenario.agreement(), to: "agreement.yaml")
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        for rows in ["0", "21", "1000000"] {
            #expect(try scenario.run("preview", "agreement.yaml", "contacts.csv", "--rows", rows).status == 64)
        }
        let shown = try scenario.run("preview", "agreement.yaml", "contacts.csv", "--rows", "20")
        #expect(shown.status == 0)
        #expect(!shown.output.contains("Siân"))
    }
}
