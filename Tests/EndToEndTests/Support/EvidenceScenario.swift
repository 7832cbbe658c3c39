import Foundation
import Testing

/// A scenario with more people, and what they fill in and sign.
extension Scenario {
    /// The folder that `manned` copies, made once.
    private static let mannedOriginal: Result<URL, any Error> = Result {
        let scenario = try Scenario.executed()
        for (key, name, party, role) in [
            ("second", "Test second", "provider", "approver"),
            ("colleague", "Test colleague", "recipient", "recipient"),
            // The preparer has another key, as an approver.
            ("preparer-too", "TEST  Preparer", "provider", "approver"),
        ] {
            try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path(key)])
            try scenario.succeed(
                "trust", "add", scenario.path(key + ".pub"), "--name", name, "--party", party, "--role", role,
                "--as", scenario.path("officer"))
        }
        try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path("stranger")])
        let kept = scenario.folder.deletingLastPathComponent().appendingPathComponent(
            "datalease-manned-\(UUID().uuidString)")
        try Program.succeed("cp", ["-a", scenario.folder.path, kept.path])
        atexit {
            if case .success(let kept) = Scenario.mannedOriginal { try? FileManager.default.removeItem(at: kept) }
        }
        return kept
    }

    /// The scenario of `executed` with a second approver (`second`), a second person of the vendor (`colleague`), another
    /// key of the preparer's that is an approver's (`preparer-too`), and a key that nobody trusts (`stranger`).
    static func manned() throws -> Scenario { try Scenario(copyOf: mannedOriginal.get()) }

    /// The same with bundle 1 prepared, on 2 November, under an agreement with these edits.
    static func lent(replacing edits: [(String, String)] = []) throws -> Scenario {
        let scenario = try manned()
        if edits.isEmpty {
            try scenario.succeed(scenario.prepare())
        } else {
            try scenario.executeAgreement(try scenario.agreement(id: "DSA-2026-003", replacing: edits), as: "own.yaml")
            try scenario.succeed(scenario.prepare(under: "own.yaml"))
        }
        return scenario
    }

    /// Has the program print a form, fills it in, writes it to `file` and has `person` sign it.
    func fill(
        _ kind: String, of bundle: String = "B1", _ values: [String: String], to file: String,
        by person: String = "vendor"
    ) throws {
        var lines = try succeed("disposal", "form", bundle, kind).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (key, value) in values.merging(["name": "Test \(person)"], uniquingKeysWith: { first, _ in first }) {
            let place = try #require(lines.firstIndex { $0.hasPrefix("\(key):") }, "\(key)")
            lines[place] = "\(key): \(value)"
        }
        try write(lines.joined(separator: "\n"), to: file)
        try sign(file, by: person)
    }

    /// Signs `file` as a recipient does.
    func sign(_ file: String, by person: String) throws {
        try? FileManager.default.removeItem(atPath: path(file + ".sig"))
        try Program.succeed(
            "ssh-keygen", ["-q", "-Y", "sign", "-f", path(person), "-n", "datalease-certificate@v1", path(file)])
    }

    /// Fills in a certificate and takes it in.
    func certified(
        _ bundle: String = "B1", on day: String, by person: String = "vendor", _ values: [String: String] = [:]
    ) throws -> Program.Run {
        let file = "certificate-\(person)-\(day).txt"
        try fill(
            "certificate", of: bundle,
            [
                "disposed-on": day, "method": "clear", "copies": "disposed", "sub-processors": "none",
                "backups": "none",
            ].merging(values) { $1 }, to: file, by: person)
        return try run("disposal", "record", bundle, file)
    }

    /// The state of bundle `number` at this scenario's time, with its limit: `due 2026-12-02`.
    func state(_ number: Int = 1) throws -> String {
        let line = try succeed("bundle", "list", "--json").split(separator: "\n").first {
            $0.hasPrefix("{\"bundle\":\(number),")
        }
        let text = try #require(line)
        func value(_ name: String) -> Substring? {
            text.range(of: "\"\(name)\":\"").map { text[$0.upperBound...].prefix { $0 != "\"" } }
        }
        return "\(try #require(value("state"))) \(try #require(value("limit")))"
    }

    /// Expects the state that `state` gives.
    func expectState(
        _ state: String, _ number: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(try self.state(number) == state, sourceLocation: sourceLocation)
    }

    /// Expects that the ledger holds together.
    func expectIntactLedger(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let ledger = try run("ledger", "verify")
        #expect(ledger.status == 0, "\(ledger.errors)", sourceLocation: sourceLocation)
    }
}
