import Foundation
import Testing

/// Somebody who can write the registry, and has no key, leaves in it what SQLite does by itself.
struct PlantedTriggerTests {
    private func released() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        return scenario
    }

    /// Executes statements on the registry, its triggers left as they are.
    private func change(_ scenario: Scenario, _ script: String) throws {
        try Program.succeed(
            "python3",
            [
                "-c",
                """
                import sqlite3, sys
                db = sqlite3.connect(sys.argv[1], isolation_level=None)
                db.executescript(sys.argv[2])
                """, scenario.path("home/registry.sqlite"), script,
            ])
    }

    @Test("what a trigger appends when something else is recorded is not signed, nothing is shown, and no backup made")
    func trigger() throws {
        let scenario = try released()
        try change(
            scenario,
            """
            create trigger zz after insert on notified begin
              insert into events select seq + 1, kind, bundle, leaf, bytes from events order by seq desc limit 1;
              update tree set size = size + 1;
            end
            """)
        for arguments in [
            ["verify"], ["verify", "--notify", "true"], ["verify", "--format", "nagios"], ["ledger", "verify"],
            ["registry", "backup", "copy"], ["disposal", "show", "B1"],
            ["disposal", "recall", "B1", "--reason", "x", "--as", "approver"],
        ] {
            let run = try scenario.run(arguments)
            // Nagios has exit codes of its own: 2 is CRITICAL.
            #expect(run.status == (arguments.contains("nagios") ? 2 : 12), "\(arguments): \(run.status) \(run.errors)")
            #expect((run.errors + run.output).contains("trigger zz was added"), "\(arguments): \(run.errors)")
        }
        #expect(!scenario.exists("copy/registry.sqlite"))
        try change(scenario, "drop trigger zz")
        #expect(try scenario.run("ledger", "verify").status == 0)
    }

    @Test("a registry without its signed head is refused")
    func signedHead() throws {
        let scenario = try released()
        try change(scenario, "drop table signed_head")
        for arguments in [["verify"], ["ledger", "verify"], ["bundle", "list"]] {
            #expect(try scenario.run(arguments).status == 12, "\(arguments)")
        }
    }

    @Test("an index that was made anew without some events, its statement put back, is found")
    func index() throws {
        let scenario = try released()
        try change(
            scenario,
            """
            drop index events_by_bundle;
            create index events_by_bundle on events (bundle, seq)
              where bundle is not null and kind <> 'bundle-released';
            pragma writable_schema = on;
            update sqlite_master set sql = 'CREATE INDEX events_by_bundle ON events (bundle, seq) WHERE bundle IS NOT NULL'
              where name = 'events_by_bundle'
            """)
        for arguments in [
            ["verify"], ["ledger", "verify"], ["disposal", "show", "B1"], ["registry", "backup", "copy"],
        ] {
            let run = try scenario.run(arguments)
            #expect(run.status == 12, "\(arguments): \(run.status) \(run.output)")
            #expect(run.errors.contains("damaged"), "\(run.errors)")
        }
    }
}
