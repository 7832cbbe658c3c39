import Foundation
import TestSupport
import Testing

/// Records whose fields cannot be known, cells beyond the header, limits.
struct MalformedTests {
    private static let export = """
        Id,Name,Phone
        1,Canary,07700 900123
        2,Oakley,07700 900124,extra
        3,"Oak"ley,07700 900124
        4,Maple,07700 900125
        5,Birch

        """

    private func dataset(_ more: String = "", otherwise: String = "refuse") -> String {
        """
          - name: contacts
            format: csv
            maxRows: 1000
            csv: {delimiter: ",", header: {row: 1}}
            \(more)
            fields: {Id: {do: keep}, Name: {do: shape}, Phone: {do: phone}}
            otherwise: \(otherwise)
        """
    }

    private static let values = ["Canary", "Oak", "Maple", "Birch", "extra", "900123", "900124", "900125"]

    @Test("a record of unknown fields refuses the export, with its line")
    func refused() throws {
        let scenario = try Scenario.executed()
        for (more, export, says) in [
            ("", Self.export, "line 3: 4 fields where the header has 3"),
            (
                "malformed: refuse", "Id,Name,Phone\n1,a,b\n3,\"canary\"x,c\n",
                "line 3, column Name: text behind a closing"
            ),
            ("malformed: refuse", "Id,Name,Phone\n1,a,b\n5,canary\n", "line 3: 2 fields where the header has 3"),
        ] {
            try scenario.write(export, to: "bad.csv")
            scenario.expectRefusal(try scenario.rehearse(dataset(more), "bad.csv"), 11, ["dataset contacts: \(says)"])
        }
        try scenario.expectIntact()
    }

    @Test("records set aside are counted with their lines, exit with 3, and go nowhere; the bundle is whole")
    func setAside() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.export, to: "export.csv")
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-ASIDE", datasets: dataset("malformed: set-aside")), as: "aside.yaml")
        let run = try scenario.run(scenario.prepare("export.csv", under: "aside.yaml"))
        #expect(run.status == 3, "\(run.errors)")
        #expect(run.output.contains("contacts: 2 of 5 rows"))
        #expect(run.output.contains("contacts: 3 malformed, at lines 3, 4, 6\n"), "\(run.output)")
        let opened = try scenario.open("out", as: "vendor")
        let shared = try scenario.text(opened + "/data/export.csv").split(separator: "\n")
        #expect(shared.map { $0.prefix(2) } == ["Id", "1,", "4,"])
        for file in try FileManager.default.subpathsOfDirectory(atPath: scenario.path(opened)) {
            guard let text = try? scenario.text("\(opened)/\(file)") else { continue }
            // A short word may stand in a text of ours, or in a digest by chance.
            for value in Self.values where value.count > 5 || file.hasPrefix("data/") {
                #expect(!text.contains(value), "\(file)")
            }
        }
        let bundle = try #require(try scenario.names(in: "out").first { $0.hasSuffix(".zip.age") })
        try scenario.succeed(
            "bundle", "check", "out/\(bundle)", "--identity", scenario.path("vendor"), "--agreement", "aside.yaml")
        try scenario.expectIntact(bundles: 1)
    }

    @Test("malformed records are shaped whole where the agreement says so, and keep their faults")
    func shaped() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.export, to: "bad.csv")
        let run = try scenario.rehearse(dataset("malformed: shape"), "bad.csv")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("contacts: 5 of 5 rows"))
        let text = try scenario.sharedText()
        for value in Self.values { #expect(!text.contains(value)) }
        let lines = text.split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines[2].wholeMatch(of: /\d,[A-Z][a-z]{5},\d{5} \d{6},[a-z]{5}/) != nil)
        #expect(lines[3].wholeMatch(of: /\d,"[A-Z][a-z]{2}"[a-z]{3},\d{5} \d{6}/) != nil)
        #expect(lines[5].wholeMatch(of: /\d,[A-Z][a-z]{4}/) != nil)
    }

    @Test("with cells beyond the header all of a record takes the rule of what nobody names: its fields may have moved")
    func beyondTheHeader() throws {
        let scenario = try Scenario.executed()
        try scenario.write("Id,Name,Phone\n1,Canary,07700 900123\n2,Oakley,07700 900124,extra,é\n", to: "wide.csv")
        scenario.expectRefusal(
            try scenario.rehearse(dataset(), "wide.csv"), 11, ["line 3: 5 fields where the header has 3"])
        for (more, otherwise, pattern) in [
            ("", "shape", /\d,[A-Z][a-z]{5},\d{5} \d{6},[a-z]{5},[^,\n]/),
            ("", "blank", /,,,,/),
        ] {
            let run = try scenario.rehearse(dataset(more, otherwise: otherwise), "wide.csv")
            #expect(run.status == 0, "\(run.errors)")
            let line = try #require(try scenario.sharedText().split(separator: "\n").last)
            #expect(line.wholeMatch(of: pattern) != nil, "\(otherwise)")
            #expect(!line.contains("extra"))
        }
    }

    @Test("limits on records and fields are those of the agreement, and say where they are broken")
    func limits() throws {
        let scenario = try Scenario.executed()
        let long = String(repeating: "a", count: 3_000)
        try scenario.write("Id,Name,Phone\n1,b,c\n2,\(long),07700 900123\n", to: "long.csv")
        for (limits, says) in [
            ("{record: 2048}", "line 3: the record that begins here is longer than 2048 bytes"),
            ("{field: 2048}", "line 3, column Name: the field that begins here is longer than 2048 bytes"),
            ("{record: 100, field: 50}", "line 3"),
        ] {
            for policy in ["refuse", "set-aside", "shape"] {
                let run = try scenario.rehearse(dataset("malformed: \(policy)\n    limits: \(limits)"), "long.csv")
                scenario.expectRefusal(run, 11, [says, "dataset contacts"])
            }
        }
        let run = try scenario.rehearse(dataset("limits: {record: 4096, field: 4096}"), "long.csv")
        #expect(run.status == 0, "\(run.errors)")
        scenario.expectRefusal(
            try scenario.rehearse(dataset("limits: {record: 100, field: 200}"), "long.csv"), 10, ["limits.field"])
        try scenario.expectIntact(bundles: 1, in: [])
    }
}
