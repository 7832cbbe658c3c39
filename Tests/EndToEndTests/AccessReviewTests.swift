import Foundation
import Testing

/// Who can do what: the review of it, what a removal ends, and an officer who hands over.
struct AccessReviewTests {
    @Test("a review names every key, what it may do under which agreement, and what it last did")
    func review() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed(scenario.prepare())
        let rows = try scenario.succeed("access", "review", "--json").split(separator: "\n")
        #expect(rows.count == 6)
        let preparer = try #require(rows.first { $0.contains(#""person":"Test preparer""#) })
        #expect(preparer.contains(#""role":"preparer""#) && preparer.contains(#""agreements":["DSA-2026-001"]"#))
        #expect(preparer.contains(#""lastKind":"bundle-prepared""#) && preparer.contains(#""counts":true"#))
        let director = try #require(rows.first { $0.contains(#""person":"Test director""#) })
        #expect(director.contains(#""lastKind":"agreement-signed""#))
        let vendor = try #require(rows.first { $0.contains(#""person":"Test vendor""#) })
        #expect(vendor.contains(#""lastKind":null"#))
        #expect(try !scenario.succeed("ledger", "show").contains("access-reviewed"))
    }

    @Test("the officer records a review, and nobody else can")
    func recorded() throws {
        let scenario = try Scenario.executed()
        #expect(try scenario.succeed("access", "review").contains("reviewed before: never"))
        #expect(try scenario.run("access", "review", "--as", scenario.path("approver")).status == 12)
        #expect(
            try scenario.succeed("access", "review", "--as", scenario.path("officer")).contains("recorded as event "))
        #expect(try scenario.succeed("access", "review").contains("reviewed before: 2026-11-02"))
        #expect(try scenario.succeed("ledger", "show").contains("access-reviewed"))
        try scenario.succeed("ledger", "verify", "--signatures")
    }

    @Test("a key that an agreement names and that was removed is listed as one that does not count")
    func removed() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed("agreement", "register", "agreement.yaml")
        try scenario.succeed(
            "trust", "remove", scenario.path("approver.pub"), "--role", "approver", "--as", scenario.path("officer"))
        let row = try #require(
            scenario.succeed("access", "review", "--json").split(separator: "\n").first {
                $0.contains(#""person":"Test approver""#)
            })
        #expect(row.contains(#""counts":false"#) && row.contains(#""agreements":["DSA-2026-001"]"#))
    }

    @Test("a removal says what it ends, a dry run too, which changes nothing")
    func effects() throws {
        let scenario = try Scenario.executed()
        try scenario.succeed(scenario.prepare())
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        let vendor = ["trust", "remove", scenario.path("vendor.pub"), "--role", "recipient"]
        let dry = try scenario.succeed(vendor + ["--dry-run"])
        for line in [
            "to end   Test vendor, recipient of the recipient",
            "ends     DSA-2026-001 version 1: nothing is prepared under it any more",
            "ends     DSA-2026-001.B1: nobody is left whose certificate of its disposal counts",
            "nothing is changed: this was a dry run",
        ] { #expect(dry.contains(line), "\(dry)") }
        #expect(
            try scenario.succeed("trust", "list", "--json").split(separator: "\n").allSatisfy {
                $0.contains(#""to":null"#)
            })
        #expect(try scenario.run(vendor).status == 64)
        let preparer = try scenario.succeed(
            "trust", "remove", scenario.path("preparer.pub"), "--role", "preparer", "--as", scenario.path("officer"))
        #expect(preparer.contains("ended    Test preparer, preparer of the provider"))
        #expect(
            preparer.contains(
                "ends     DSA-2026-001 version 1: nobody is left who may prepare bundles; have a version with another key signed"
            ))
        let refused = try scenario.run(scenario.prepare())
        #expect(refused.status == 10)
    }

    @Test("an officer hands over by adding the next one, whose key removes the old; the last one stays")
    func handOver() throws {
        let scenario = try Scenario.executed()
        try Program.succeed(
            "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "next", "-f", scenario.path("next")])
        let remove = ["trust", "remove", scenario.path("officer.pub"), "--role", "officer", "--as"]
        #expect(try scenario.run(remove + [scenario.path("officer")]).status == 64)
        let add = [
            "trust", "add", scenario.path("next.pub"), "--name", "Nora Next", "--party", "provider", "--role",
            "officer", "--as",
        ]
        #expect(try scenario.run(add + [scenario.path("next")]).status == 12)
        try scenario.succeed(add + [scenario.path("officer")])
        let own = try scenario.run(remove + [scenario.path("officer")])
        #expect(own.status == 12 && own.errors.contains("one who hands over is removed by the next one's key"))
        try scenario.succeed(remove + [scenario.path("next")])
        #expect(try scenario.run("access", "review", "--as", scenario.path("officer")).status == 12)
        try scenario.succeed("access", "review", "--as", scenario.path("next"))
        try scenario.succeed("ledger", "verify", "--signatures")
        #expect(try scenario.run("verify").status == 0)
    }
}
