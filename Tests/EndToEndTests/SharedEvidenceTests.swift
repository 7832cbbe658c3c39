import Foundation
import Testing

/// A document that is evidence under two agreements, of which one is erased.
struct SharedEvidenceTests {
    @Test("a log that two agreements rest on stays for the other, and goes with the last")
    func shared() throws {
        let scenario = try Scenario.manned()
        let asked = ("[certificate, own-copies]", "[certificate, own-copies, deletion-log]")
        let agreements = [("DSA-2026-003", "2026-12-31"), ("DSA-2026-004", "2027-12-31")]
        for (id, end) in agreements {
            let text = try scenario.agreement(id: id, end: end, replacing: [asked])
            try scenario.executeAgreement(text, as: "\(id).yaml")
            try scenario.succeed(scenario.prepare(under: "\(id).yaml"))
        }
        let digests = try scenario.names(in: "out").filter { $0.hasSuffix(".zip.age") }.map { name in
            String(try Program.succeed("sha256sum", [scenario.path("out/\(name)")]).prefix(64))
        }
        #expect(digests.count == 2)
        try scenario.write(digests.map { "deleted \($0)\n" }.joined(), to: "deleted.log")
        let log = String(try Program.succeed("sha256sum", [scenario.path("deleted.log")]).prefix(64))
        scenario.clock = "2026-11-20T09:00:00Z"
        for bundle in ["B1", "B2"] {
            #expect(try scenario.certified(bundle, on: "2026-11-20").status == 0)
            let values = ["date": "2026-11-20", "attachment-sha256": log]
            try scenario.fill("deletion-log", of: bundle, values, to: "log-\(bundle).txt")
            try scenario.succeed("disposal", "record", bundle, "log-\(bundle).txt", "--attachment", "deleted.log")
            try scenario.succeed("disposal", "purge", bundle, "--inputs")
        }
        scenario.clock = "2034-01-01T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        for (id, expected) in zip(agreements.map(\.0), ["1 1", "0 0"]) {
            try scenario.succeed(
                "disposal", "destroy-key", id, "--reason", "over", "--as", scenario.path("approver"))
            try scenario.succeed("registry", "erase", id, "--as", scenario.path("officer"))
            #expect(try kept(scenario, log) == expected, "\(id)")
            let verified = try scenario.run("ledger", "verify", "--signatures")
            #expect(verified.status == 0, "\(verified.errors)")
        }
    }

    /// Whether the log is kept, and how many notes on it.
    private func kept(_ scenario: Scenario, _ log: String) throws -> String {
        try Program.succeed(
            "python3",
            [
                "-c",
                """
                import sqlite3, sys
                db = sqlite3.connect(sys.argv[1])
                def count(condition):
                    return db.execute("select count(distinct digest) from evidence where " + condition).fetchone()[0]
                print(count("digest = '%s'" % sys.argv[2]), count("kind = 'evidence'"))
                """, scenario.path("home/registry.sqlite"), log,
            ]
        ).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
