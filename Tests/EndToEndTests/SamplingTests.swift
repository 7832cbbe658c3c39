import TestSupport
import Testing

/// Which rows leave, as a preparer chooses them and a recipient finds them.
struct SamplingTests {
    private static let contacts =
        "Id,AccountId,Name,Phone,Status\n"
        + (1...400).map { "K\($0),A-\($0 % 40),Person,07700 900\(100 + $0),\($0 % 4 == 0 ? "Closed" : "Active")\n" }
        .joined()
    private static let payments =
        "Account;Amount\n" + (1...200).map { "a-\($0 % 40) ;\($0)\n" }.joined()

    private static func datasets(_ sample: String, _ payments: String = "") -> String {
        """
              - name: contacts
                format: csv
                key: Id
                maxRows: 1000
                \(sample.isEmpty ? "" : "sample: \(sample)")
                fields: {Id: {do: keep}, AccountId: {do: keep}, Name: {do: shape}, Phone: {do: phone}, Status: {do: keep}}
        """
            + (payments.isEmpty
                ? ""
                : """

                      - name: payments
                        format: csv
                        maxRows: 1000
                        sample: \(payments)
                        fields: {Account: {do: keep}, Amount: {do: keep}}
                """)
    }

    private static func rows(_ text: String) -> [[Substring]] {
        text.split(separator: "\n").dropFirst().map { $0.split(whereSeparator: { ",;".contains($0) }) }
    }

    @Test("whole families come along from every export, for any number of threads, and are counted")
    func families() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.write(Self.contacts, to: "contacts.csv")
        try scenario.write(Self.payments, to: "payments.csv")
        try scenario.executeAgreement(
            try scenario.agreement(
                datasets: Self.datasets(
                    "{by: AccountId, share: 1/3, type: customer}", "{by: Account, share: 1/3, type: customer}")))
        var kept: [String] = []
        for threads in ["1", "3"] {
            let run = try scenario.run(
                "prepare", "agreement.yaml", "contacts=contacts.csv", "payments=payments.csv", "--out", "out\(threads)",
                "--as", scenario.path("preparer"), "--threads", threads, "--include", "K1", "K400")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.errors.contains("payments: names no key field, and is not searched for the ids of --include"))
            let opened = try scenario.open("out\(threads)", as: "vendor")
            let contacts = try scenario.text("\(opened)/data/contacts.csv")
            let payments = try scenario.text("\(opened)/data/payments.csv")
            let rows = Self.rows(contacts)
            let picked = Dictionary(grouping: rows, by: { $0[1] }).filter { $0.value.count == 10 }.keys
            #expect((3...27).contains(picked.count))
            let families = Set(Self.rows(payments).map { $0[0].trimmingSpaces.uppercased() })
            #expect(families == Set(picked.map { String($0) }))
            #expect(Self.rows(payments).count == 5 * families.count)
            #expect(rows.contains { $0[0] == "K1" } && rows.contains { $0[0] == "K400" })
            let (sampled, included) = (10 * picked.count, rows.count - 10 * picked.count)
            #expect(
                run.output.contains(
                    "contacts: \(rows.count) of 400 rows: \(sampled) by AccountId, \(included) included"),
                "\(run.output)")
            #expect(run.output.contains("payments: \(5 * picked.count) of 200 rows: \(5 * picked.count) by Account"))
            kept.append(contacts + payments)
        }
        #expect(kept[0] == kept[1])
    }

    @Test("--where narrows, --include adds, --only-included takes nothing else, and ids come from a file too")
    func commandLine() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.write(Self.contacts, to: "contacts.csv")
        try scenario.write("\u{FEFF}K7\r\n\r\n K9 \r\nK4\r\nnobody", to: "ids.txt")
        func ids(_ sample: String, _ arguments: String...) throws -> (ids: String, run: Program.Run) {
            try scenario.write(try scenario.agreement(datasets: Self.datasets(sample)), to: "draft.yaml")
            let out = "out-\(sample.count)-\(arguments.joined(separator: "-").filter(\.isLetter))"
            let run = try scenario.run(
                [
                    "prepare", "draft.yaml", "contacts.csv", "--out", out, "--as", scenario.path("preparer"),
                    "--rehearsal",
                ]
                    + arguments)
            guard run.status == 0 else { return (run.errors, run) }
            return (Self.rows(try scenario.sharedText(out)).map { String($0[0]) }.joined(separator: " "), run)
        }
        #expect(try ids("", "--where", "Id in (\"K3\", \"K4\") and Status = \"Active\"").ids == "K3")
        let added = try ids("{rows: 2}", "--include-from", "ids.txt", "--where", "contacts: Status = \"Closed\"")
        #expect(added.ids == "K4 K7 K8 K9")
        #expect(added.run.output.contains("contacts: 4 of 400 rows: 2 by rows: 2 of those that fit where, 2 included"))
        #expect(added.run.errors.contains("4 ids were asked for, and 3 records have one of them"))
        #expect(!added.run.errors.contains("nobody"))
        #expect(try ids("{rows: 2}", "--include", "K7", "--only-included").ids == "K7")
        #expect(try ids("", "--include", "K7", "--include-from", "ids.txt").ids == "K4 K7 K9")
        let withheld = try ids("{where: Status = \"Active\", rows: 1}", "--include", "K4", "K5")
        #expect(withheld.ids == "K1 K5")
        #expect(withheld.run.errors.contains("1 records that --include names do not fit the agreement's where"))
        let shapes = try ids("{rows: 1, shapes: 1}")
        // All spellings are those of the first row; the longest id and the longest account are not in it.
        #expect(shapes.ids == "K1 K10 K100")
        #expect(shapes.run.output.contains("contacts: 3 of 400 rows: 1 by rows: 1, 2 for shapes"))
    }

    @Test("what cannot be chosen is refused with its place, and with nothing of what was typed")
    func refusals() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.write(Self.contacts, to: "contacts.csv")
        try scenario.write(Self.payments, to: "payments.csv")
        try scenario.write("\n\n", to: "none.txt")
        func refused(_ sample: String, _ arguments: [String], _ status: Int32, _ text: String) throws {
            try scenario.write(try scenario.agreement(datasets: Self.datasets(sample)), to: "draft.yaml")
            let run = try scenario.run(
                ["prepare", "draft.yaml", "--out", "out", "--as", scenario.path("preparer"), "--rehearsal"]
                    + (arguments.contains("contacts=-") ? [] : ["contacts.csv"]) + arguments, input: Self.contacts)
            #expect(run.status == status && run.errors.contains(text), "\(run.status) \(run.errors)")
            #expect(!run.errors.contains("Sesame"))
            #expect(!scenario.exists("out") || (try? scenario.names(in: "out"))?.isEmpty == true)
        }
        try refused(
            "", ["--where", "Sesame = \"Sesame\""], 64, "column 1, --where: no field of dataset contacts is called")
        try refused(
            "", ["--where", "contacts: Status = Sesame"], 64, "column 20, --where: expected a text in double quotes")
        try refused("", ["--where", "Status is malformed"], 64, "column 8, --where: the operator keep expects no form")
        try refused("", ["--where", "Status = \"Sesame\""], 11, "no record was chosen: none fits")
        try refused("", ["--where", "Id is empty", "--where", "Id is empty"], 64, "--where is given twice")
        try refused("", ["--include", ""], 64, "--include with an empty id")
        try refused("", ["--only-included"], 64, "--only-included without a record to include")
        try refused("", ["--include-from", "none.txt"], 64, "the file names no id")
        try refused("", ["--include-from", "nowhere.txt"], 1, "no file of ids")
        try scenario.write([0xFF, 0xFE, 0x4B, 0x00, 0x34, 0x00], to: "utf16.txt")
        try refused("", ["--include-from", "utf16.txt"], 64, "the file of ids is encoded in UTF-16")
        try refused("{include: [K1]}", [], 10, "ids of records never travel in the agreement")
        try refused("{rows: 5, shapes: 1}", ["contacts=-"], 11, "a pipe can be read once")
        try scenario.write(
            try scenario.agreement(datasets: Self.datasets("", "{rows: 5}")), to: "two.yaml")
        let unclear = try scenario.run(
            "prepare", "two.yaml", "contacts=contacts.csv", "payments=payments.csv", "--out", "out", "--as",
            scenario.path("preparer"), "--rehearsal", "--where", "Id = \"Sesame\"")
        #expect(unclear.status == 64 && unclear.errors.contains("does not say which of the 2 exports"))
        #expect(!unclear.errors.contains("Sesame"))
    }

    @Test("preview and agreement check say how rows will be chosen")
    func shown() throws {
        let scenario = try Scenario()
        try scenario.write(Self.contacts, to: "contacts.csv")
        try scenario.write(
            try scenario.agreement(
                datasets: Self.datasets("{by: AccountId, share: 1/3, where: Status = \"Active\", shapes: 2}")),
            to: "draft.yaml")
        let words = "by: AccountId, share: 1/3, type: AccountId, where, on Status, shapes: 2"
        let preview = try scenario.run("preview", "draft.yaml", "contacts.csv")
        #expect(preview.errors.contains("contacts: a bundle holds a sample: \(words)"))
        #expect(try scenario.run("agreement", "check", "draft.yaml").output.contains("dataset contacts: \(words)"))
    }

    @Test("rows of XML and of fixed width are chosen alike")
    func otherFormats() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.write(
            "<r><p id='K1'><s>Active</s><s>Old</s></p>\n<p id='K2'/>\n<p id='K3'><s>Closed</s></p></r>\n", to: "p.xml")
        let xml = """
                  - name: people
                    format: xml
                    xml: {record: /r/p}
                    key: /r/p/@id
                    maxRows: 10
                    fields: {/r/p/@id: {do: keep}, /r/p/s: {do: keep}}
            """
        func chosen(_ datasets: String, _ file: String, _ arguments: String...) throws -> String {
            try scenario.write(try scenario.agreement(datasets: datasets), to: "draft.yaml")
            let out = "out-\(arguments.joined().filter { $0.isLetter || $0.isNumber })"
            let run = try scenario.run(
                ["prepare", "draft.yaml", file, "--out", out, "--as", scenario.path("preparer"), "--rehearsal"]
                    + arguments)
            #expect(run.status == 0, "\(run.errors)")
            return try scenario.sharedText(out)
        }
        let old = try chosen(xml, "p.xml", "--where", "/r/p/s = \"Old\"")
        #expect(old.contains("K1") && !old.contains("K2") && !old.contains("K3"))
        let none = try chosen(xml, "p.xml", "--where", "/r/p/s is empty", "--include", "K3")
        #expect(!none.contains("K1") && none.contains("K2") && none.contains("K3"))
        try scenario.write("1ABCD0100\n2EFGH0200\n3ABCD0300\n", to: "f.txt")
        let fixed = """
                  - name: lines
                    format: fixed-width
                    fixed: {records: [{name: line, fields: {id: 1, code: 2-5, amount: 6-9}}]}
                    maxRows: 10
                    sample: {by: code, share: 1/1, where: 'code != "EFGH"'}
                    fields: {id: {do: keep}, code: {do: keep}, amount: {do: keep}}
            """
        #expect(try chosen(fixed, "f.txt") == "1ABCD0100\n3ABCD0300\n")
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String { String(filter { $0 != " " }) }
}
