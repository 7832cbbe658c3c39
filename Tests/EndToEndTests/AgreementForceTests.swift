import Foundation
import Testing

/// An agreement that is suspended, renewed or terminated; and the log of agreements.
struct AgreementForceTests {
    private func decide(_ scenario: Scenario, _ words: String..., by person: String = "approver") throws -> Program.Run
    {
        try scenario.run(["agreement"] + words + ["--reason", "a breach at the vendor", "--as", person])
    }

    @Test("nothing is prepared or sent under a suspended agreement, and all again once it is renewed")
    func suspended() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed(scenario.prepare())
        #expect(try decide(scenario, "suspend", "DSA-2026-001").status == 0)
        let prepared = try scenario.run(scenario.prepare())
        #expect(prepared.status == 10)
        #expect(prepared.errors.contains("term: agreement is suspended since 2026-11-02"))
        #expect(prepared.errors.contains("datalease agreement renew DSA-2026-001"))
        #expect(try scenario.names(in: "out").count { $0.hasSuffix(".age") } == 1)
        let released = try scenario.run("bundle", "release", "B1", "--via", "portal")
        #expect(released.status == 10)
        #expect(released.errors.contains("DSA-2026-001 is suspended since 2026-11-02, and nothing may leave under it"))
        #expect(try scenario.run("agreement", "check", "agreement.yaml").status == 10)
        #expect(try scenario.succeed("verify").contains("DSA-2026-001 is suspended since 2026-11-02, and 1 bundle"))
        let again = try decide(scenario, "suspend", "DSA-2026-001")
        #expect(again.status == 1 && again.errors.contains("suspended since 2026-11-02 already"))

        #expect(try decide(scenario, "renew", "DSA-2026-001", "--review", "2026-12-01").status == 0)
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.succeed(scenario.prepare())
        #expect(try !scenario.succeed("verify").contains("suspended"))
        let listed = try scenario.succeed("agreement", "list", "--json")
        #expect(listed.contains(#""state":"in force""#) && listed.contains(#""review":"2026-12-01""#))
        #expect(listed.contains(#""bundles":2,"bundlesOut":2"#), "\(listed)")
        try scenario.succeed("ledger", "verify", "--signatures")
    }

    @Test("a termination recalls what is out, and nothing follows it")
    func terminated() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed(scenario.prepare())
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        let ended = try decide(scenario, "terminate", "DSA-2026-001", "--by", "2026-11-09")
        #expect(ended.status == 0)
        #expect(ended.output.contains("B1          gone by 2026-11-09, not 2026-12-02; recalled"), "\(ended.output)")
        #expect(try scenario.run(scenario.prepare()).errors.contains("terminated on 2026-11-02"))
        for word in ["suspend", "renew", "terminate"] {
            let refused = try decide(scenario, word, "DSA-2026-001")
            #expect(refused.status == 1 && refused.errors.contains("DSA-2026-001 is terminated since 2026-11-02"))
        }
        #expect(try scenario.succeed("agreement", "list").contains("terminated"))
        #expect(try scenario.succeed("ledger", "show").contains("agreement-decided"))
        try scenario.succeed("ledger", "verify", "--signatures")
        scenario.clock = "2026-11-10T12:00:00Z"
        #expect(try scenario.run("verify").status == 2)
    }

    @Test("the key of a terminated agreement may go before its term is over, once all under it is gone")
    func key() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        let destroy = [
            "disposal", "destroy-key", "DSA-2026-001", "--reason", "it is over", "--as", scenario.path("approver"),
        ]
        let early = try scenario.run(destroy)
        #expect(early.status == 10 && early.errors.contains("bundles may still be prepared under DSA-2026-001"))
        #expect(try decide(scenario, "terminate", "DSA-2026-001").status == 0)
        try scenario.succeed(destroy)
        try scenario.succeed("ledger", "verify", "--signatures")
    }

    @Test("only an approver decides, about an agreement in the log, for days to come")
    func refused() throws {
        let scenario = try Scenario.executed()
        let unknown = try decide(scenario, "suspend", "DSA-2026-001")
        #expect(unknown.status == 1 && unknown.errors.contains("see datalease agreement list"))
        try scenario.succeed("agreement", "register", "agreement.yaml")
        #expect(try scenario.succeed("agreement", "register", "agreement.yaml") == "in the log already\n")
        for person in ["preparer", "vendor", "officer"] {
            let run = try decide(scenario, "suspend", "DSA-2026-001", by: person)
            #expect(run.status == 12 && run.errors.contains("not an approver's key in the trust list"), "\(person)")
        }
        #expect(try decide(scenario, "renew", "DSA-2026-001", "--review", "2026-11-01").status == 64)
        #expect(try decide(scenario, "terminate", "DSA-2026-001", "--by", "2026-11-01").status == 64)
        #expect(try scenario.succeed("agreement", "list", "--json").contains(#""state":"in force""#))
        #expect(try !scenario.succeed("ledger", "show").contains("agreement-decided"))
    }

    @Test("what was prepared is not sent once the term is over, and verify says so")
    func expired() throws {
        let scenario = try Scenario.executed()
        let short = try scenario.agreement(
            end: "2026-11-05", replacing: [("{from: prepared, within: P30D}", "{from: prepared, within: P60D}")])
        try scenario.executeAgreement(short, as: "short.yaml")
        try scenario.succeed(
            "prepare", "short.yaml", "contacts.csv", "--out", "out", "--as", scenario.path("preparer"))
        scenario.clock = "2026-11-06T12:00:00Z"
        let released = try scenario.run("bundle", "release", "B1", "--via", "portal")
        #expect(released.status == 10 && released.errors.contains("is in force from 2026-11-01 to 2026-11-05"))
        #expect(try scenario.succeed("verify").contains("DSA-2026-001.B1 was never sent"))
        #expect(try scenario.succeed("agreement", "list").contains("expired"))
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try scenario.succeed("disposal", "void", "B1", "--reason", "R", "--as", "approver")
        #expect(try !scenario.succeed("verify").contains("was never sent"))
    }

    @Test("an agreement is in the log before anything is prepared; one that is not executed is refused")
    func log() throws {
        let scenario = try Scenario.executed()
        try scenario.write(try scenario.agreement(id: "DSA-2026-002", start: "2026-12-01"), to: "later.yaml")
        let unsigned = try scenario.run("agreement", "register", "later.yaml")
        #expect(unsigned.status == 10 && unsigned.errors.contains("not signed for the provider"))
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-2026-002", start: "2026-12-01"), as: "later.yaml")
        try scenario.succeed("agreement", "register", "later.yaml")
        #expect(try scenario.succeed("agreement", "list", "--json").contains(#""state":"to come""#))
        #expect(
            try scenario.run("prepare", "later.yaml", "contacts.csv", "--out", "out", "--as", "preparer").status == 10)
    }

    @Test("a decision whose order is changed or signed by another is found by the ledger's check")
    func forged() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed("agreement", "register", "agreement.yaml")
        #expect(try decide(scenario, "suspend", "DSA-2026-001").status == 0)
        try Program.succeed(
            "python3",
            [
                "-c",
                "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
                    + " db.execute(\"UPDATE evidence SET bytes = CAST(replace(CAST(bytes AS TEXT), 'breach', 'mishap') AS BLOB)"
                    + " WHERE kind = 'order'\"); db.commit()",
                scenario.path("home/registry.sqlite"),
            ])
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 12)
    }
}
