import Foundation
import Testing

/// Who acts is whose key signs, whatever a `.pub` file says.
struct IdentityTests {
    /// A private key of a stranger with the public key of `person` beside it, behind a carriage return: OpenSSH passes
    /// over that line and signs with the private key's own half.
    private func forged(_ person: String, in scenario: Scenario) throws -> String {
        let name = "forged-\(person)"
        try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path(name)])
        try scenario.write("\r" + (try scenario.text("\(person).pub")), to: "\(name).pub")
        return scenario.path(name)
    }

    @Test("a stranger's key with the preparer's public key beside it prepares nothing")
    func preparer() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.executeAgreement()
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        let run = try scenario.run(
            "prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", try forged("preparer", in: scenario))
        #expect(run.status == 10)
        #expect(run.errors.contains("is not a preparer of this agreement"))
        #expect(try scenario.succeed("bundle", "list", "--json") == "")
        #expect(!(try scenario.succeed("ledger", "verify")).isEmpty)
    }

    @Test("a rehearsal is encrypted to the key that signs, not to one that is named beside it")
    func rehearsal() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.write(try scenario.agreement(), to: "agreement.yaml")
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        let key = try forged("vendor", in: scenario)
        let run = try scenario.run(
            "prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", key, "--rehearsal")
        let file = scenario.path("out/REHEARSAL.DSA-2026-001.B1.dispose-by-2026-12-02.zip.age")
        let vendor = try Program.run("age", ["-d", "-i", scenario.path("vendor"), "-o", scenario.path("v.zip"), file])
        #expect(vendor.status != 0)
        // That it could not be opened says something only because it is there and opens for its holder.
        #expect(run.status == 0)
        try Program.succeed("age", ["-d", "-i", key, "-o", scenario.path("m.zip"), file])
    }

    @Test("a stranger's key with the officer's public key beside it changes no trust, and the home stays usable")
    func officer() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path("new")])
        let run = try scenario.run(
            "trust", "add", scenario.path("new.pub"), "--name", "Mal", "--party", "provider", "--role", "approver",
            "--as", try forged("officer", in: scenario))
        #expect(run.status == 12)
        #expect(!(try scenario.succeed("trust", "list")).contains("Mal"))
    }

    @Test("a stranger's key with the approver's public key beside it signs no reason")
    func approver() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.prepareContacts()
        let run = try scenario.run(
            "disposal", "purge", "B1", "--keep", "no reason", "--as", try forged("approver", in: scenario))
        #expect(run.status == 12)
        #expect(!(try scenario.succeed("disposal", "show", "B1")).contains("kept for a signed reason"))
    }

    @Test("a key in an agent signs by its public file, and no private file is there")
    func agent() throws {
        let scenario = try Scenario()
        let script = """
            set -e
            ssh-add -q officer && rm officer
            "$0" init --officer officer.pub --name "Olive Officer"
            "$0" trust add preparer.pub --name P --party provider --role preparer --as officer.pub
            "$0" trust list
            """
        // The agent lives as long as the script, and no longer than the test would wait.
        let run = try Program.run(
            "timeout", ["30", "ssh-agent", "bash", "-c", script, Program.path],
            environment: ["DATALEASE_HOME": scenario.path("home"), "DATALEASE_TEST_CLOCK": scenario.clock],
            folder: scenario.folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("Olive Officer"))
        #expect(!scenario.exists("officer"))
    }

    @Test("an older version of an executed agreement prepares nothing any more, nor one with another recipient")
    func superseded() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        for (name, edits) in [
            ("v2.yaml", [("version: 1", "version: 2")]), ("v1.yaml", []),
            ("v3.yaml", [("version: 1", "version: 3"), ("Acme CRM Systems Ltd", "Other Systems Ltd")]),
        ] { try scenario.executeAgreement(try scenario.agreement(replacing: edits), as: name) }
        func prepare(_ name: String) throws -> Program.Run {
            try scenario.run("prepare", name, "contacts.csv", "--out", "out", "--as", scenario.path("preparer"))
        }
        #expect(try prepare("v2.yaml").status == 0)
        let older = try prepare("v1.yaml")
        #expect(older.status == 10)
        #expect(older.errors.contains("is superseded: version 2 is executed"))
        let other = try prepare("v3.yaml")
        #expect(other.status == 10)
        #expect(other.errors.contains("was executed with another recipient"))
    }

    @Test("evidence is not taken in by a clock that was set back")
    func clock() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.prepareContacts()
        scenario.clock = "2026-11-30T12:00:00Z"
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        scenario.clock = "2026-11-20T12:00:00Z"
        try scenario.certify("DSA-2026-001.B1.dispose-by-2026-12-02", disposedOn: "2026-11-20")
        let run = try scenario.run("disposal", "record", "B1", "certificate.txt")
        #expect(run.status == 1)
        #expect(run.errors.contains("set the clock right"))
    }
}
