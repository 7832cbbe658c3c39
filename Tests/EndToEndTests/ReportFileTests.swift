import Foundation
import TestSupport
import Testing

/// Where a report is not written: what it would replace is worth more than any report.
struct ReportFileTests {
    @Test("--out replaces no file of the home, of an anchor, of a bundle or of an agreement, and none that is read")
    func refused() throws {
        let scenario = try Scenario.lent()
        let stem = "DSA-2026-001.B1.dispose-by-2026-12-02"
        try scenario.fill("receipt", ["received-on": "2026-11-02"], to: "receipt.txt")
        try scenario.succeed("disposal", "record", "B1", "receipt.txt")
        try FileManager.default.createDirectory(atPath: scenario.path("anchor"), withIntermediateDirectories: true)
        for (file, copy) in [("out/\(stem).zip.age", "bundle"), ("agreement.yaml", "terms")] {
            try FileManager.default.copyItem(atPath: scenario.path(file), toPath: scenario.path(copy))
        }
        try FileManager.default.createSymbolicLink(
            atPath: scenario.path("way"), withDestinationPath: scenario.path("home/ledger"))
        let holidays = try Data(contentsOf: Checkout.root.appendingPathComponent("agreements/bank-holidays.json"))
        for name in ["holidays.json", "calendar.json"] { try scenario.write([UInt8](holidays), to: name) }
        try scenario.write("{\"bankHolidays\": \"\(scenario.path("holidays.json"))\"}", to: "home/settings.json")
        let options = ["--anchor-dir", "anchor"]
        try scenario.succeed(["verify", "--out", "report"] + options)
        for (path, why) in [
            ("home/registry.sqlite", "it is in the home"), ("home/report", "it is in the home"),
            ("out/../home/trust/trust.json", "it is in the home"), ("way/checkpoint", "it is in the home"),
            ("way/../checkpoint", "it is in the home"), ("anchor/report", "it is in an anchor directory"),
            ("contacts.csv", "an export or a copy of bundle 1"),
            ("out/\(stem).zip.age", "an export or a copy of bundle 1"),
            ("out/\(stem).statement.json", "an export or a copy of bundle 1"),
            ("bundle", "the registry knows that file"),
            ("terms", "the registry knows that file"), ("receipt.txt", "the registry knows that file"),
            ("holidays.json", "it is a file that is read"),
        ] {
            let before = try? scenario.read(path)
            for command in [["verify"], ["report"], ["report", "ropa"], ["report", "certificate", "B1"]] {
                let run = try scenario.run(command + ["--out", path] + options)
                #expect(run.status == 1, "\(command) \(path)")
                #expect(run.output.isEmpty)
                #expect(run.errors.contains("cannot write \(path): \(why)"), "\(command) \(path): \(run.errors)")
            }
            #expect((try? scenario.read(path)) == before, "\(path)")
        }
        let read = try scenario.run("verify", "--calendar", "calendar.json", "--out", "./calendar.json")
        #expect(read.errors.contains("it is a file that is read"))
        #expect(try scenario.read("calendar.json") == [UInt8](holidays))
    }

    @Test("where a copy was, no report is put either; and nothing is told of for a report that cannot be written")
    func purged() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        let run = try scenario.run("verify", "--out", "contacts.csv", "--notify", "touch \(scenario.path("told"))")
        #expect(run.status == 1)
        #expect(run.errors.contains("an export or a copy of bundle 1 is there, or was"))
        #expect(!scenario.exists("told") && !scenario.exists("contacts.csv"))
        let nagios = try scenario.run("verify", "--format", "nagios", "--out", "home/report")
        #expect(nagios.status == 3)
        #expect(nagios.output.hasPrefix("DATALEASE UNKNOWN - cannot write home/report"))
    }
}
