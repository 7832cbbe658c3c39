import Foundation
import Testing

/// The risk that a row is found again: counted, reported to the officer, in figures to the vendor, and refused where the
/// agreement asks for more.
struct RiskTests {
    private static let header = "Id,FirstName,Phone,City,Postcode,DateOfBirth,Status,Notes\n"

    private static func dataset(_ risk: String = "") -> String {
        """
          - name: contacts
            format: csv
            key: Id
            maxRows: 1000
            \(risk)
            fields:
              Id: {do: token, type: contact-id}
              FirstName: {do: shape, category: name}
              Phone: {do: phone}
              City: {do: keep}
              Postcode: {do: postcode, outward: keep}
              DateOfBirth: {do: date, truncate: year}
              Status: {do: shape}
              Notes: {do: scrub}
            otherwise: refuse
        """
    }

    /// Forty people in two towns, and one who lives alone.
    private static let rows: [String] = (0..<41).map { (row: Int) -> String in
        var place = row.isMultiple(of: 2) ? "Leeds,LS1 4AB" : "York,YO1 4AB"
        if row == 40 { place = "Whitby,YO21 4AB" }
        let id = "CUST-\(700_100 + row)"
        let name = ["Siobhan", "Balthazar", "Wilhelmina", "Ezekiel"][row % 4]
        let status = row.isMultiple(of: 3) ? "Dormant" : "Cancelled"
        return
            "\(id),\(name),07700 9\(10_000 + row),\(place),1970-05-\(10 + row % 9),\(status),rang \(name) about \(id)\n"
    }
    private static let export: String = header + rows.joined()

    /// Values of all fields, and the words in them: none may be in a report.
    private static let values: Set<String> = {
        var values: Set<String> = []
        for row in rows {
            for field in row.filter({ !$0.isNewline }).split(separator: ",") {
                values.insert(String(field))
                values.formUnion(field.split(separator: " ").map(String.init))
            }
        }
        return values.filter { $0.count >= 4 && !["rang", "about"].contains($0) }
    }()

    private func expectNoValue(in text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        for value in Self.values { #expect(!text.contains(value), "\(value)", sourceLocation: sourceLocation) }
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func reports(_ scenario: Scenario) throws -> [String] {
        scenario.exists("home/reports") ? try scenario.names(in: "home/reports") : []
    }

    @Test("fewer rows alike than the agreement asks for refuse the run, and nothing is left behind")
    func refused() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.export, to: "contacts.csv")
        try scenario.executeAgreement(
            try scenario.agreement(
                id: "DSA-2026-003", datasets: Self.dataset("risk: {k: 5, over: [City, Postcode, DateOfBirth]}")),
            as: "risky.yaml")
        let check = try scenario.succeed("agreement", "check", "risky.yaml")
        let rule = "fewer than 5 rows alike in City, Postcode, DateOfBirth refuse the run"
        #expect(check.contains("risk     dataset contacts: \(rule)"), "\(check)")
        #expect(try scenario.succeed("agreement", "show", "risky.yaml").contains("contacts: \(rule)"))
        let run = try scenario.run(scenario.prepare(under: "risky.yaml"))
        scenario.expectRefusal(
            run, 11,
            [
                "rows can be found again: dataset contacts: k is 1 over City, Postcode, DateOfBirth, and the agreement asks"
                    + " for 5: 1 of 41 rows have fewer alike, and 1 are like no other",
                "choose other rows",
            ])
        expectNoValue(in: run.errors)
        try scenario.expectIntact()
        #expect(try reports(scenario).isEmpty)
        // Two fields tell the same: neither alone makes the row like others.
        #expect(run.errors.contains("no field alone makes the rows alike"), "\(run.errors)")
        // Without who lives alone all is well, and the number was free.
        let chosen = try scenario.run(
            scenario.prepare(under: "risky.yaml") + ["--where", "City in (\"Leeds\", \"York\")"])
        #expect(chosen.status == 0, "\(chosen.errors)")
        #expect(chosen.output.contains("k is 20 over City, Postcode, DateOfBirth: 0 of 40 rows"), "\(chosen.output)")
        try scenario.expectIntact(bundles: 1)
        #expect(try reports(scenario).map { $0.contains("DSA-2026-003.B1.") } == [true])
    }

    @Test("a rehearsal of what would be refused is refused, and says which field to generalise")
    func rehearsal() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.export.replacing("1970-05-18", with: "1931-05-18"), to: "contacts.csv")
        let run = try scenario.rehearse(Self.dataset("risk: {k: 4, over: [Postcode, DateOfBirth]}"), "contacts.csv")
        scenario.expectRefusal(
            run, 11, ["k is 1 over Postcode, DateOfBirth", "generalise Postcode first: without it k is 4"])
        try scenario.expectIntact(in: ["rehearsal"])
        #expect(try reports(scenario).isEmpty)
        let counted = try scenario.rehearse(Self.dataset("risk: {over: [Postcode, DateOfBirth]}"), "contacts.csv")
        #expect(counted.status == 0, "\(counted.errors)")
        #expect(counted.output.contains("contacts: k is 1 over Postcode, DateOfBirth: "), "\(counted.output)")
    }

    @Test("report and manifest have the same figures, neither has a value, and the report is the officer's alone")
    func reported() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.export, to: "contacts.csv")
        let run = try scenario.rehearse(Self.dataset(), "contacts.csv")
        #expect(run.status == 0, "\(run.errors)")
        let opened = try scenario.open()
        let manifestText = try scenario.text("\(opened)/manifest.json")
        let name = try #require(try reports(scenario).first)
        #expect(try reports(scenario).count == 1)
        let reportText = try scenario.text("home/reports/\(name)")
        expectNoValue(in: manifestText)
        expectNoValue(in: reportText)
        let mode = try FileManager.default.attributesOfItem(atPath: scenario.path("home/reports/\(name)"))
        #expect((mode[.posixPermissions] as? NSNumber)?.intValue == 0o600)

        let report = try object(reportText)
        let dataset = try #require((report["datasets"] as? [[String: Any]])?.first)
        let risk = try #require(dataset["risk"] as? [String: Any])
        let entries = try #require(try object(manifestText)["entries"] as? [[String: Any]])
        let figures = entries.compactMap { $0["risk"] as? [String: Int] }
        #expect(figures.count == 1)
        for figure in ["rows", "k", "unique", "below5"] { #expect(figures.first?[figure] == risk[figure] as? Int) }
        #expect(figures.first?["fields"] == (risk["over"] as? [String])?.count)
        #expect(figures.first?["pseudonyms"] == (risk["pseudonyms"] as? [Any])?.count)
        #expect(figures.first?.count == 6)
        #expect(risk["over"] as? [String] == ["City", "Postcode", "DateOfBirth"])
        #expect(risk["k"] as? Int == 1 && risk["unique"] as? Int == 1 && risk["rows"] as? Int == 41)
        let weak = try #require(risk["pseudonyms"] as? [[String: Any]])
        #expect(weak.contains { $0["field"] as? String == "Status" && $0["distinct"] as? Int == 2 })
        let operations = try #require(dataset["operations"] as? [[String: Any]])
        #expect(operations.contains { $0["operator"] as? String == "shape" && $0["values"] as? Int == 82 })
        let scrubbed = try #require(dataset["scrubbed"] as? [String: Any])
        #expect(scrubbed["texts"] as? Int == 41 && scrubbed["known"] as? Int == 82)
        #expect(dataset["proof"] as? String == "clean")

        let shown = try scenario.succeed("bundle", "show", "B1")
        expectNoValue(in: shown)
        #expect(shown.contains("home/reports/\(name)"))
        #expect(shown.contains("contacts: k is 1 over City, Postcode, DateOfBirth (guessed): 1 of 41 rows"), "\(shown)")
        #expect(shown.contains("contacts: nothing personal was found in what is kept"))
        let checked = try scenario.run(
            "bundle", "check", "rehearsal/\(name.dropLast(5)).zip.age", "--identity", scenario.path("preparer"))
        #expect(checked.status == 0, "\(checked.errors)")
    }

    @Test("a report that was changed, exchanged or lost is no report, and the bundle is shown all the same")
    func changed() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.export, to: "contacts.csv")
        for _ in 0..<2 { #expect(try scenario.rehearse(Self.dataset(), "contacts.csv").status == 0) }
        let names = try reports(scenario)
        #expect(names.count == 2)
        let (one, other) = ("home/reports/\(names[0])", "home/reports/\(names[1])")
        let text = try scenario.text(one)
        try scenario.write(text.replacing("\"k\": 1", with: "\"k\": 9 "), to: one)
        #expect(try scenario.succeed("bundle", "show", "B1").contains("cannot be read: report: "))
        try scenario.write(try scenario.text(other), to: one)
        #expect(try scenario.succeed("bundle", "show", "B1").contains("it is on another bundle"))
        try scenario.remove(one)
        #expect(!(try scenario.succeed("bundle", "show", "B1").contains("report")))
    }

    @Test("a report comes back with a backup, and goes with its agreement")
    func keptAndErased() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed(scenario.prepare())
        try scenario.succeed(scenario.prepare("payments.xml", under: "payments.yaml"))
        let names = try reports(scenario)
        #expect(names.count == 2)
        try scenario.succeed("registry", "backup", "backup")
        try scenario.remove("home/reports")
        try scenario.succeed("registry", "restore", "backup")
        #expect(try reports(scenario) == names)
        #expect(try scenario.succeed("bundle", "show", "B1").contains("home/reports/\(names[0])"))

        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.succeed("disposal", "void", "B1", "--reason", "never sent", "--as", scenario.path("approver"))
        scenario.clock = "2033-01-01T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        try scenario.succeed(
            "disposal", "destroy-key", "DSA-2026-001", "--reason", "the lease is over", "--as",
            scenario.path("approver"))
        for name in try scenario.names(in: "home") where name.hasPrefix("replaced-") {
            try scenario.remove("home/\(name)")
        }
        let erased = try scenario.run("registry", "erase", "DSA-2026-001", "--as", scenario.path("officer"))
        #expect(erased.status == 0, "\(erased.errors)")
        #expect(try reports(scenario) == [names[1]])
    }

    @Test("the report of a run that was cut off is cleared away with it, and that of a bundle stays")
    func cutOff() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.export, to: "contacts.csv")
        #expect(try scenario.rehearse(Self.dataset(), "contacts.csv").status == 0)
        let kept = try reports(scenario)
        let run = try scenario.stoppedPreparation()
        // As if it had been cut off behind its report.
        try scenario.write("x", to: "home/reports/DSA-LONG.B2.dispose-by-2026-12-02.json")
        run.signal(SIGKILL)
        _ = try run.wait()
        try scenario.succeed("bundle", "list")
        #expect(try reports(scenario) == kept)
    }
}
