import Foundation
import Testing

/// The same decision taken by several runs at once: it is recorded once, and the record holds together.
struct SameTimeTests {
    /// Starts `commands` all at once and gives how each ended.
    private func run(_ commands: [[String]], in scenario: Scenario) throws -> [Program.Run] {
        try commands.map { try RunningProgram($0, in: scenario) }.map { try $0.wait() }
    }

    private func count(_ kind: String, in scenario: Scenario) throws -> Int {
        try scenario.succeed("ledger", "show", "--json").split(separator: "\n").count {
            $0.contains("\"kind\":\"\(kind)\"")
        }
    }

    /// Expects that one of `runs` did it, and the others were refused for what that one had done.
    private func expectOnce(_ runs: [Program.Run], refused texts: [String]) {
        #expect(runs.count { $0.status == 0 } == 1, "\(runs.map(\.errors))")
        for run in runs where run.status != 0 {
            #expect(run.status == 1)
            #expect(texts.contains { run.errors.contains($0) }, "\(run.errors)")
        }
    }

    @Test("a bundle that several release at once is released once")
    func release() throws {
        for _ in 0..<3 {
            let scenario = try Scenario.lent()
            let command = ["bundle", "release", "B1", "--via", "portal"]
            expectOnce(
                try run([[String]](repeating: command, count: 4), in: scenario), refused: ["is released already"])
            #expect(try count("bundle-released", in: scenario) == 1)
            try scenario.expectState("released 2026-12-02")
            try scenario.expectIntactLedger()
        }
    }

    @Test("a certificate that several record at once is recorded once, and certificates of several bundles all are")
    func record() throws {
        let scenario = try Scenario.lent()
        for _ in 0..<3 { try scenario.succeed(scenario.prepare()) }
        for number in 1...4 {
            try scenario.fill(
                "certificate", of: "B\(number)",
                [
                    "disposed-on": "2026-11-02", "method": "clear", "copies": "disposed", "sub-processors": "none",
                    "backups": "none",
                ], to: "certificate-\(number).txt")
        }
        let same = [[String]](repeating: ["disposal", "record", "B1", "certificate-1.txt"], count: 4)
        expectOnce(try run(same, in: scenario), refused: ["is recorded already"])
        #expect(try count("certificate-recorded", in: scenario) == 1)
        let others = try run(
            (2...4).map { ["disposal", "record", "B\($0)", "certificate-\($0).txt"] }, in: scenario)
        #expect(others.allSatisfy { $0.status == 0 }, "\(others.map(\.errors))")
        #expect(try count("certificate-recorded", in: scenario) == 4)
        try scenario.expectIntactLedger()
    }

    @Test(
        "a release and a recall, a hold and a certificate at once: each knows of the other, or is refused and says so")
    func different() throws {
        let scenario = try Scenario.lent()
        let approver = ["--as", scenario.path("approver")]
        let runs = try run(
            [
                ["bundle", "release", "B1", "--via", "portal"],
                ["disposal", "recall", "B1", "--reason", "wrong sample"] + approver,
                ["disposal", "hold", "B1", "--law", "Limitation Act 1980", "--until", "2026-12-24"] + approver,
                ["disposal", "dispute", "B1", "--because", "residue", "--reason", "a copy was seen"] + approver,
            ], in: scenario)
        #expect(runs.contains { $0.status == 0 })
        for run in runs where run.status != 0 {
            let isKnown = ["something else was recorded meanwhile", "is recalled", "is disputed"].contains {
                run.errors.contains($0)
            }
            #expect(run.status == 1 && isKnown, "\(run.status) \(run.errors)")
        }
        try scenario.expectIntactLedger()
    }

    @Test("purges of bundles of one export at once never say that a copy is gone which is there, and end complete")
    func purge() throws {
        for _ in 0..<2 {
            let scenario = try Scenario.lent()
            try scenario.succeed(scenario.prepare())
            let commands = ["B1", "B2", "B1", "B2"].map { ["disposal", "purge", $0, "--inputs"] }
            for run in try run(commands, in: scenario) {
                #expect([0, 2].contains(run.status), "\(run.errors)")
                if run.status == 0 { #expect(!scenario.exists("contacts.csv")) }
            }
            for bundle in ["B1", "B2"] { try scenario.succeed("disposal", "purge", bundle, "--inputs") }
            #expect(!scenario.exists("contacts.csv"))
            #expect(try scenario.names(in: "out").allSatisfy { !$0.hasSuffix(".zip.age") })
            let removed = try scenario.succeed("ledger", "show", "--json").matches(of: /"removed":\[([^\]]*)\]/).map {
                $0.1.split(separator: ",").count
            }
            // Two encrypted files and the export, each by one of them.
            #expect(removed.reduce(0, +) == 3, "\(removed)")
            try scenario.expectIntactLedger()
        }
    }
}
