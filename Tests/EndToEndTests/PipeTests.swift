import Foundation
import TestSupport
import Testing

/// A pipe in the place of a file that the program reads: it is refused, and nobody waits for its writer.
struct PipeTests {
    private static let stem = "DSA-2026-001.B1.dispose-by-2026-12-02"

    /// Bundle 1 with a receipt, a backup and an anchor, and all that the commands below read.
    private func everything() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.fill("receipt", ["received-on": "2026-11-02"], to: "receipt.txt")
        try scenario.fill(
            "deletion-log", ["date": "2026-11-02", "attachment-sha256": String(repeating: "0", count: 64)],
            to: "log.txt")
        try scenario.write("log", to: "attached.log")
        try scenario.write("{\"anchorDirectories\": [\"\(scenario.path("anchor"))\"]}", to: "home/settings.json")
        try FileManager.default.createDirectory(atPath: scenario.path("anchor"), withIntermediateDirectories: true)
        try scenario.succeed("ledger", "checkpoint")
        try scenario.succeed("registry", "backup", "backup")
        let holidays = try Data(contentsOf: Checkout.root.appendingPathComponent("agreements/bank-holidays.json"))
        try scenario.write([UInt8](holidays), to: "holidays.json")
        return scenario
    }

    @Test("a pipe where a file is expected is refused at once, whatever file it is")
    func pipes() throws {
        let scenario = try everything()
        let prepare = scenario.prepare() + ["--rehearsal"]
        let record = ["disposal", "record", "B1", "receipt.txt"]
        let recall = ["disposal", "recall", "B1", "--reason", "R", "--as", "approver"]
        let bundle = "out/\(Self.stem).zip.age"
        let check = ["bundle", "check", bundle, "--identity", "vendor", "--agreement", "agreement.yaml"]
        let cases: [(file: String, command: [String])] = [
            ("home/settings.json", ["verify"]), ("home/settings.json", ["verify", "--format", "nagios"]),
            ("home/ledger/checkpoint", ["verify"]),
            ("home/ledger/ledger.key", ["bundle", "release", "B1", "--via", "portal"]),
            ("home/registry.sqlite", ["verify"]), ("home/trust/trust.json", ["trust", "list"]),
            ("home/trust/trust.sig", ["trust", "list"]), ("home/trust/allowed_signers", record),
            ("home/keys/DSA-2026-001.key", scenario.prepare()),
            ("holidays.json", ["verify", "--calendar", "holidays.json"]),
            ("receipt.txt", record), ("receipt.txt.sig", record),
            ("log.txt", ["disposal", "record", "B1", "log.txt", "--attachment", "attached.log"]),
            ("attached.log", ["disposal", "record", "B1", "log.txt", "--attachment", "attached.log"]),
            ("approver", recall), ("approver.pub", recall), ("agreement.yaml", prepare), ("contacts.csv", prepare),
            ("agreement.yaml", ["agreement", "check", "agreement.yaml"]),
            ("agreement.yaml.provider.sig", ["agreement", "check", "agreement.yaml"]),
            ("vendor.pub", ["trust", "remove", "vendor.pub", "--role", "recipient", "--as", "officer"]),
            (bundle, check), ("vendor", check), ("agreement.yaml", check),
            ("out/\(Self.stem).statement.json", check),
            (
                "out/\(Self.stem).statement.json",
                [
                    "ledger", "prove", "B1", "--out", "proof", "--statement", "out/\(Self.stem).statement.json",
                ]
            ), ("holidays.json", ["ledger", "verify", "--against", "holidays.json"]),
            ("backup/registry.sqlite", ["registry", "restore", "backup"]),
            ("backup/ledger/checkpoint", ["registry", "restore", "backup"]),
        ]
        for (file, command) in cases {
            let (path, kept) = (scenario.path(file), scenario.path(file) + ".kept")
            try FileManager.default.moveItem(atPath: path, toPath: kept)
            #expect(mkfifo(path, 0o600) == 0)
            let run = try Program.run(
                "timeout", ["20", Program.path] + command, environment: scenario.environment, folder: scenario.folder)
            #expect(![0, 2, 124].contains(run.status), "\(file): \(command) ended with \(run.status)")
            let said = run.errors + run.output
            #expect(
                ["pipe", "registry", "must be a file"].contains { said.contains($0) }, "\(file): \(command): \(said)")
            if command.contains("nagios") { #expect(run.status == 3) }
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: kept, toPath: path)
        }
        #expect(try scenario.run("verify").status == 0)
    }

    @Test("a pipe in the place of an anchor is a warning, as is any anchor that cannot be read")
    func anchor() throws {
        let scenario = try everything()
        try FileManager.default.removeItem(atPath: scenario.path("anchor/datalease.checkpoint"))
        #expect(mkfifo(scenario.path("anchor/datalease.checkpoint"), 0o600) == 0)
        let run = try Program.run(
            "timeout", ["20", Program.path, "verify"], environment: scenario.environment, folder: scenario.folder)
        #expect(run.status == 0)
        #expect(run.errors.contains("datalease.checkpoint cannot be read"), "\(run.errors)")
    }

    @Test("an export that is only looked at may come through a pipe that has a name")
    func preview() throws {
        let scenario = try Scenario.executed()
        #expect(mkfifo(scenario.path("pipe"), 0o600) == 0)
        let run = try Program.run(
            "bash", ["-c", "cat contacts.csv > pipe & timeout 20 \"$0\" envelope pipe", Program.path],
            environment: scenario.environment, folder: scenario.folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("identical"))
    }
}
