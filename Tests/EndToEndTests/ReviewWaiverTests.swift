import Foundation
import Testing

/// Findings of the review of an agreement that an approver accepts: by a signed paper, with a reason and a last day.
struct ReviewWaiverTests {
    private static let reason = "the check is booked"

    /// An executed agreement that lacks measures of security, an error, and due diligence, a warning.
    private static func scenario(_ edits: [(String, String)] = []) throws -> Scenario {
        let scenario = try Scenario.executed()
        let text = try scenario.agreement(
            id: "DSA-O", replacing: [("security: {measures: [encryption-at-rest]}\n", "")] + edits)
        try scenario.executeAgreement(text, as: "open.yaml")
        return scenario
    }

    private static func waive(_ scenario: Scenario, _ finding: String, _ more: String...) throws -> Program.Run {
        try scenario.run(
            [
                "agreement", "waive", "open.yaml", "--finding", finding, "--reason", reason, "--until", "2026-12-01",
                "--out", "w.txt",
            ] + more)
    }

    private static func check(_ scenario: Scenario, _ more: String...) throws -> Program.Run {
        try scenario.run(["agreement", "check", "open.yaml", "--waiver", "w.txt"] + more)
    }

    private static func sign(
        _ scenario: Scenario, by person: String = "approver", namespace: String = "datalease-waiver@v1"
    ) throws {
        try? FileManager.default.removeItem(atPath: scenario.path("w.txt.sig"))
        try Program.succeed(
            "ssh-keygen", ["-q", "-Y", "sign", "-f", scenario.path(person), "-n", namespace, scenario.path("w.txt")])
    }

    @Test("an error that an approver waives no longer ends the check, and says by whom, until when and why")
    func main() throws {
        let scenario = try Self.scenario()
        #expect(try scenario.run("agreement", "check", "open.yaml").status == 10)
        let written = try Self.waive(scenario, "DL-S01", "--finding", "DL-P03", "--as", scenario.path("approver"))
        #expect(written.status == 0, "\(written.errors)")
        let run = try Self.check(scenario)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("waived   DL-S01 line "), "\(run.output)")
        #expect(run.output.contains("waived   DL-P03 line "), "\(run.output)")
        #expect(run.output.contains("         waived by Test approver until 2026-12-01: \(Self.reason)\n"))
        let sarif = try Self.check(scenario, "--format", "sarif")
        #expect(sarif.status == 0)
        #expect(sarif.output.contains(#""suppressions":[{"kind":"external","status":"accepted","#), "\(sarif.output)")
        scenario.clock = "2026-12-01T12:00:00Z"
        #expect(try Self.check(scenario).status == 0)
        scenario.clock = "2026-12-02T12:00:00Z"
        scenario.expectRefusal(try Self.check(scenario), 12, ["w.txt: the waiver ended on 2026-12-01"])
    }

    @Test("a paper without a key is signed elsewhere, and counts from then on")
    func paper() throws {
        let scenario = try Self.scenario()
        #expect(try Self.waive(scenario, "DL-S01").status == 0)
        let text = try scenario.text("w.txt")
        #expect(text.contains("kind: review\n") && text.contains("finding: DL-S01 security.measures\n"), "\(text)")
        #expect(text.contains("reason: \(Self.reason)\nname: Test approver\n"), "\(text)")
        scenario.expectRefusal(try Self.check(scenario), 12, ["w.txt.sig is not there"])
        try Self.sign(scenario)
        #expect(try Self.check(scenario).status == 0)
        // Nothing is written over.
        scenario.expectRefusal(try Self.waive(scenario, "DL-S01"), 1, ["exists already"])
        // It lets nothing leave, and one of prepare's says nothing here.
        scenario.expectRefusal(
            try scenario.run(scenario.prepare(under: "open.yaml") + ["--waiver", "w.txt"]), 12,
            ["the waiver is for the review of an agreement"])
    }

    @Test("a paper that does not count is refused with what is wrong with it")
    func refused() throws {
        let scenario = try Self.scenario()
        #expect(try Self.waive(scenario, "DL-S01").status == 0)
        let text = try scenario.text("w.txt")
        func expect(
            _ edit: (String, String)? = nil, _ says: String, by person: String = "approver",
            namespace: String = "datalease-waiver@v1", line: SourceLocation = #_sourceLocation
        ) throws {
            let (old, new) = edit ?? ("kind: review", "kind: review")
            #expect(text.contains(old), sourceLocation: line)
            try scenario.write(text.replacing(old, with: new), to: "w.txt")
            try Self.sign(scenario, by: person, namespace: namespace)
            scenario.expectRefusal(try Self.check(scenario), 12, ["w.txt", says], sourceLocation: line)
        }
        try expect(nil, "signed for another purpose", namespace: "datalease-reason@v1")
        try expect(nil, "no approver's in the trust list", by: "preparer")
        try expect(nil, "no approver's in the trust list", by: "vendor")
        try expect(("name: Test approver", "name: Somebody Else"), "is not the name of the approver")
        try expect(("agreement: DSA-O", "agreement: DSA-2026-001"), "under another agreement than DSA-O")
        try expect(("version: 1", "version: 2"), "for other bytes of DSA-O")
        let digest = try Program.succeed("sha256sum", [scenario.path("agreement.yaml")]).prefix(64)
        let own = try Program.succeed("sha256sum", [scenario.path("open.yaml")]).prefix(64)
        try expect((String(own), String(digest)), "for other bytes of DSA-O")
        try expect(("DL-S01 security.measures", "DL-D03 review.next"), "the review does not find DL-D03 review.next")
        try expect(("DL-S01 security.measures", "DL-S01 security"), "the review does not find DL-S01 security")
        try expect(("DL-S01 security.measures", "DL-X01 a"), "no finding that this release knows")
        try expect(("DL-S01 security.measures", "DL-A01 purposes"), "cannot be waived")
        try expect(("until: 2026-12-01", "until: 2027-01-01"), "after the agreement's term, 2026-12-31")
        try scenario.write(text, to: "w.txt")
        try Self.sign(scenario)
        try scenario.write(text.replacing(Self.reason, with: "another reason"), to: "w.txt")
        scenario.expectRefusal(try Self.check(scenario), 12, ["not made over the waiver's bytes as they are now"])
    }

    @Test("nobody waives for themselves: a preparer who is an approver too is refused, with another key as well")
    func preparer() throws {
        let scenario = try Scenario.executed()
        let second = scenario.path("second")
        try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", second])
        try scenario.succeed(
            "trust", "add", second + ".pub", "--name", "Test preparer", "--party", "provider", "--role", "approver",
            "--as", scenario.path("officer"))
        let key = try scenario.publicKey("approver")
        let named = "approvers: [{name: Test approver, key: \"\(key)\"}"
        let more = try ", {name: Test preparer, key: \"\(scenario.publicKey("second"))\"}"
        let text = try scenario.agreement(
            id: "DSA-O", replacing: [("security: {measures: [encryption-at-rest]}\n", ""), (named, named + more)])
        try scenario.executeAgreement(text, as: "open.yaml")
        scenario.expectRefusal(
            try Self.waive(scenario, "DL-S01", "--as", second), 12, ["signed by the person who prepares under"])
        #expect(!scenario.exists("w.txt") && !scenario.exists("w.txt.sig"))
        #expect(try Self.waive(scenario, "DL-S01").status == 0)
        try scenario.write(try scenario.text("w.txt").replacing("name:\n", with: "name: Test preparer\n"), to: "w.txt")
        try Self.sign(scenario, by: "second")
        scenario.expectRefusal(try Self.check(scenario), 12, ["signed by the person who prepares under"])
    }

    @Test("only what the review finds and prepare does not refuse can be waived, for a year and within the term")
    func limits() throws {
        let scenario = try Self.scenario([("prohibitions: [marketing, sale, ", "prohibitions: [marketing, ")])
        scenario.expectRefusal(try Self.waive(scenario, "DL-A02"), 12, ["DL-A02 cannot be waived: prepare refuses it"])
        scenario.expectRefusal(try Self.waive(scenario, "DL-D03"), 12, ["the review does not find DL-D03"])
        scenario.expectRefusal(try Self.waive(scenario, "DL-Q01"), 12, ["DL-Q01 is no finding that this release knows"])
        func until(_ day: String) throws -> Program.Run {
            try scenario.run(
                "agreement", "waive", "open.yaml", "--finding", "DL-S01", "--reason", "R", "--until", day, "--out",
                "w.txt")
        }
        scenario.expectRefusal(try until("2026-11-01"), 64, ["cannot end on 2026-11-01"])
        scenario.expectRefusal(try until("2027-01-01"), 64, ["after the agreement's term, 2026-12-31"])
        #expect(!scenario.exists("w.txt"))
    }

    @Test("what a list of countries of one's own brings up is waived under that list")
    func adequacy() throws {
        let scenario = try Scenario.executed()
        let breach = "breach: {contact: security@acme.example, notifyWithin: PT24H}\n"
        let processing =
            "processing: {locations: [BR], personnelLocations: [GB], transfer: {mechanism: adequacy-regulations, "
            + "document: D, date: 2026-10-01}}\n"
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-O", replacing: [(breach, breach + processing)]), as: "open.yaml")
        try scenario.write(
            """
            {"asOf": "2026-10-01", "reviewBy": "2026-10-31", "home": "GB", "sources": [{"basis": "r", "text": "Regulations"}],
             "countries": [{"code": "BR", "name": "Brazil", "basis": "r"}]}
            """, to: "list.json")
        let approver = scenario.path("approver")
        let release = try Self.waive(scenario, "DL-T04", "--as", approver)
        #expect(release.status == 12 && release.errors.contains("does not find DL-T04"), "\(release.errors)")
        let own = try Self.waive(scenario, "DL-T04", "--as", approver, "--adequacy", scenario.path("list.json"))
        #expect(own.status == 0, "\(own.errors)")
        let run = try Self.check(scenario, "--adequacy", scenario.path("list.json"))
        #expect(run.status == 0 && run.output.contains("waived   DL-T04 line "), "\(run.output)")
    }
}
