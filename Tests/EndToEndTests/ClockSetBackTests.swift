import Foundation
import Testing

/// A clock that was set back: whatever tells of today, or decides something, says so and does nothing.
struct ClockSetBackTests {
    /// What each command makes of the clock, with arguments that bring it there.
    private static let refusing: [[String]] = [
        [
            "trust", "add", "vendor.pub", "--name", "N", "--party", "recipient", "--role", "recipient", "--as",
            "officer",
        ],
        ["trust", "remove", "vendor.pub", "--role", "recipient", "--as", "officer"], ["trust", "list"],
        ["access", "review"], ["access", "review", "--as", "officer"],
        ["agreement", "new"], ["schedule", "check", "agreement.yaml"], ["schedule", "show", "agreement.yaml"],
        ["agreement", "check", "agreement.yaml"],
        [
            "agreement", "waive", "agreement.yaml", "--finding", "DL-P03", "--reason", "R", "--until", "2026-12-01",
            "--out", "w.txt",
        ],
        ["agreement", "explain", "agreement.yaml", "contacts"],
        ["agreement", "list"], ["agreement", "register", "agreement.yaml"],
        ["agreement", "suspend", "DSA-2026-001", "--reason", "R", "--as", "approver"],
        ["agreement", "renew", "DSA-2026-001", "--reason", "R", "--as", "approver"],
        ["agreement", "terminate", "DSA-2026-001", "--reason", "R", "--as", "approver"],
        ["prepare", "agreement.yaml", "contacts.csv", "--out", "more", "--as", "preparer"],
        ["bundle", "list"], ["bundle", "show", "B1"], ["bundle", "release", "B1", "--via", "portal"],
        ["bundle", "approve", "B1", "--as", "approver"],
        [
            "exchange", "send", "agreement.yaml", "contacts.csv", "--out", "more", "--as", "preparer", "--expect",
            "rows=1,pence=1",
        ],
        ["exchange", "restore", "contacts.csv", "--for", "B1", "--out", "more.csv"],
        ["disposal", "form", "B1", "certificate"], ["disposal", "record", "B1", "contacts.csv"],
        ["disposal", "attest", "B1", "audit-note", "--on", "2026-11-02", "--as", "approver"],
        ["disposal", "purge", "B1"], ["disposal", "destroy-key", "DSA-2026-001", "--reason", "R", "--as", "approver"],
        ["disposal", "show", "B1"], ["disposal", "resolve", "DSA-2026-001", "--on", "2026-11-02", "--as", "approver"],
        ["disposal", "recall", "B1", "--reason", "R", "--as", "approver"],
        ["disposal", "hold", "B1", "--law", "L", "--until", "2027-01-01", "--as", "approver"],
        ["disposal", "extend", "B1", "agreement.yaml"],
        ["disposal", "void", "B1", "--reason", "R", "--as", "approver"],
        ["disposal", "dispute", "B1", "--because", "residue", "--reason", "R", "--as", "approver"],
        ["disposal", "settle", "B1", "--reason", "R", "--as", "approver"],
        ["exchange", "receive", "contacts.csv", "--for", "B1"], ["exchange", "receipt", "contacts.csv"],
        ["exchange", "run", "month"],
        ["verify"], ["verify", "--format", "prometheus"], ["verify", "--scan", "home"], ["verify", "--notify", "true"],
        ["status"], ["status", "--json"], ["exchange", "status"], ["report", "sharing"],
        ["report", "--period", "2026-11"],
        ["report", "certificate", "B1"], ["report", "ropa"],
        ["registry", "retention"], ["registry", "erase", "DSA-2026-001", "--as", "officer"],
        ["ledger", "retire-anchor", "home", "--reason", "R", "--as", "officer"],
    ]

    /// What shows nothing of today, or is told of which day.
    private static let free: [[String]] = [
        ["verify", "--as-of", "2026-11-30"], ["verify", "--as-of", "2026-11-10"],
        ["report", "--period", "../2026-11-04"],
        ["bundle", "check", "out/DSA-2026-001.B1.dispose-by-2026-12-02.zip.age", "--identity", "vendor"],
        ["ledger", "verify"], ["ledger", "show"], ["ledger", "show", "--json"], ["ledger", "checkpoint"],
        ["ledger", "prove", "B1", "--out", "proof"], ["registry", "backup", "backup"],
    ]

    /// What has no registry to look at; and the restoration, which refuses where it would record something.
    private static let without: Set<String> = [
        "init", "agreement sign", "schedule sign", "agreement show", "agreement diff", "inspect", "preview", "envelope",
        "ledger check",
        "registry restore",
        "exit-codes",
    ]

    /// Bundle 1 prepared on 2 November and released on the 30th; it is the 10th again.
    private func setBack() throws -> Scenario {
        let scenario = try Scenario.executed()
        try scenario.succeed(scenario.prepare())
        scenario.clock = "2026-11-30T12:00:00Z"
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        scenario.clock = "2026-11-10T12:00:00Z"
        return scenario
    }

    @Test("every command that tells of today, decides or records refuses a clock that was set back, and writes nothing")
    func refused() throws {
        let scenario = try setBack()
        try FileManager.default.createDirectory(atPath: scenario.path("month"), withIntermediateDirectories: false)
        try scenario.write(
            "apiVersion: datalease/v1\nkind: ExchangeFolder\nagreement: ../agreement.yaml\nsequence: m\nkey: ../preparer\n",
            to: "month/exchange.yaml")
        for arguments in Self.refusing {
            let run = try scenario.run(arguments)
            #expect(run.status == 1, "\(arguments): \(run.output)")
            #expect(run.output.isEmpty, "\(arguments)")
            #expect(run.errors.contains("the clock says 2026-11-10T12:00:00Z"), "\(arguments): \(run.errors)")
            #expect(run.errors.contains("set the clock right"), "\(arguments)")
        }
        let nagios = try scenario.run("verify", "--format", "nagios")
        #expect(nagios.status == 3)
        #expect(nagios.output.hasPrefix("DATALEASE UNKNOWN - the clock says 2026-11-10T12:00:00Z"))
        scenario.clock = "2026-11-30T12:00:01Z"
        try scenario.expectIntact(bundles: 1)
        try scenario.expectState("due 2026-12-02")
    }

    @Test("what names its day, or shows none, goes by any clock")
    func free() throws {
        let scenario = try setBack()
        for arguments in Self.free {
            let run = try scenario.run(arguments)
            #expect(run.status == 0, "\(arguments): \(run.errors)")
        }
        let shown = try scenario.succeed("verify", "--as-of", "2026-11-30", "--format", "json")
        #expect(shown.contains("\"state\":\"due\""))
    }

    @Test("a few seconds are no clock that was set back")
    func corrected() throws {
        let scenario = try setBack()
        scenario.clock = "2026-11-30T11:56:00Z"
        try scenario.succeed("verify")
    }

    @Test("there is no command whose use of the clock is not said here")
    func complete() throws {
        struct Help: Decodable {
            struct Command: Decodable {
                let commandName: String
                let subcommands: [Command]?
            }
            let command: Command
        }
        func leaves(_ command: Help.Command, _ path: [String]) -> [String] {
            let below = (command.subcommands ?? []).filter { $0.commandName != "help" }
            return below.isEmpty
                ? [path.joined(separator: " ")] : below.flatMap { leaves($0, path + [$0.commandName]) }
        }
        let dump = try Program.succeed(Program.path, ["--experimental-dump-help"])
        let all = Set(leaves(try JSONDecoder().decode(Help.self, from: Data(dump.utf8)).command, []))
        let said = (Self.refusing + Self.free).flatMap { [$0[0], $0.prefix(2).joined(separator: " ")] }
        #expect(all.subtracting(said).subtracting(Self.without).isEmpty)
    }
}
