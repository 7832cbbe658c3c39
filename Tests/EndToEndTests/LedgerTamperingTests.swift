import Foundation
import Testing

/// A registry that somebody changed who can write to it: what finds out.
struct LedgerTamperingTests {
    /// A home with a bundle that was released and received, and then with a certificate.
    private func history() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.fill("receipt", ["received-on": "2026-11-02"], to: "receipt.txt")
        try scenario.succeed("disposal", "record", "B1", "receipt.txt")
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        return scenario
    }

    @Test("an intact ledger says how far it is signed and which receipts and certificates agree with it")
    func intact() throws {
        let scenario = try history()
        let run = try scenario.run("ledger", "verify", "--signatures")
        #expect(run.status == 0, "\(run.errors)")
        for text in [
            "ledger ", "intact", "signed ", "up to event ", "receipt of B1, event ", "certificate of B1, event ",
            "consistent: its head of ", "signatures ", " checked",
        ] { #expect(run.output.contains(text), "\(text): \(run.output)") }
        #expect(!run.output.contains("0 checked"))
        let shown = try scenario.succeed("ledger", "show", "--bundle", "1")
        for text in [
            "EVENT", "bundle-prepared", "released", "portal", "received on 2026-11-02", "disposed of on 2026-11-02",
        ] {
            #expect(shown.contains(text), "\(text): \(shown)")
        }
    }

    @Test(
        "a byte that was changed, and an event that was removed, inserted or moved, are found",
        arguments: [
            ("a byte", "update events set bytes = cast(replace(cast(bytes as text), 'portal', 'e-mail') as blob)"),
            ("removed in the middle", "delete from events where seq = 5"),
            (
                "removed, the rest moved up",
                "delete from events where seq = 5; update events set seq = seq - 1 where seq > 5"
            ),
            (
                "inserted",
                """
                update events set seq = -seq - 1 where seq > 5; update events set seq = -seq where seq < 0;
                insert into events (seq, kind, bundle, leaf, bytes) select 6, kind, bundle, leaf, bytes from events where seq = 5
                """
            ),
            (
                "moved",
                "update events set seq = -4 where seq = 4; update events set seq = 4 where seq = 5;"
                    + " update events set seq = 5 where seq = -4"
            ),
            ("cut short", "delete from events where seq = (select max(seq) from events)"),
        ])
    func changed(_ name: String, statements: String) throws {
        let scenario = try history()
        try scenario.sqlite(statements)
        for arguments in [["ledger", "verify"], ["verify"]] {
            let run = try scenario.run(arguments)
            #expect(run.status == 12, "\(name), \(arguments): \(run.status) \(run.output)")
            #expect(run.errors.contains("datalease: error: "), "\(run.errors)")
            #expect(run.errors.contains("datalease: hint: "), "\(run.errors)")
            #expect(!run.output.contains("confirmed"), "\(run.output)")
        }
    }

    @Test("evidence that was changed, and a signature that no longer holds, are found")
    func evidence() throws {
        let scenario = try history()
        try scenario.copy("home", to: "first")
        try scenario.sqlite("update evidence set bytes = zeroblob(9) where kind = 'certificate'")
        #expect(try scenario.run("ledger", "verify").status == 12)
        try scenario.sqlite("delete from evidence where kind = 'certificate'", in: "first")
        let run = try scenario.run("ledger", "verify", "--home", scenario.path("first"))
        #expect(run.status == 12)
        #expect(run.errors.contains("missing"), "\(run.errors)")
    }

    @Test("a tail that was deleted together with the home's checkpoint is found with any one thing from outside")
    func tail() throws {
        let scenario = try history()
        try scenario.makeFolder("anchor")
        #expect(try scenario.run(["ledger", "checkpoint"], anchors: "anchor").status == 0)
        try scenario.succeed("ledger", "checkpoint")
        try scenario.succeed("ledger", "prove", "B1", "--out", "proofs")
        let newest = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
        let statement = try #require(scenario.names(in: "out").first { $0.hasSuffix(".statement.json") })
        let prepared = try #require(
            scenario.text("out/\(statement)").firstMatch(of: /"size": (\d+)/).flatMap { Int($0.1) })
        let proof = try #require(scenario.names(in: "proofs").first { $0.hasSuffix(".tlog-proof") })
        // Everything about the bundle is taken away, with all traces that a home has of it.
        try scenario.copy("home", to: "whole")
        try scenario.cutTail(to: prepared - 1)
        try scenario.remove("home/ledger/checkpoint")
        for text in ["its signed head is of", "is not signed"] {
            for arguments in [["bundle", "list"], ["ledger", "verify"]] {
                scenario.expectRefusal(try scenario.run(arguments), 12, [text])
            }
            try scenario.sqlite("delete from signed_head")
        }
        // Somebody with the ledger's key can even sign what is left.
        try scenario.signAsThePresentHead()
        try scenario.remove("home/ledger/checkpoint")
        scenario.expectRefusal(
            try scenario.run("bundle", "list"), 12, ["checkpoint", "is missing, and there is no anchor"])
        let bare = try scenario.run("ledger", "verify")
        #expect(bare.status == 12)
        #expect(bare.errors.contains("no checkpoint is left"), "\(bare.errors)")
        // Whoever has one file from before knows better.
        try scenario.signAsThePresentHead()
        #expect(try scenario.run("ledger", "verify").status == 0)
        #expect(try scenario.run("bundle", "list", "--json").output.isEmpty)
        for file in [
            "receipt.txt", "certificate-vendor-2026-11-02.txt", "out/\(statement)", "whole/ledger/checkpoint",
            "proofs/\(proof)",
        ] {
            let run = try scenario.run("ledger", "verify", "--against", file)
            #expect(run.status == 12, "\(file): \(run.output)")
            #expect(run.output.contains("NOT CONSISTENT"), "\(file): \(run.output)")
            #expect(run.errors.contains("the ledger was cut short or replaced by an older copy"), "\(run.errors)")
            #expect(run.errors.contains("datalease registry restore"), "\(run.errors)")
        }
        let anchored = try scenario.run(["bundle", "list"], anchors: "anchor")
        scenario.expectRefusal(anchored, 12, ["was made of \(newest)"])
        // A mail gateway changed the line ends of the certificate, and put a mark before it: it still says so.
        let mangled = "\u{FEFF}" + (try scenario.text("receipt.txt")).replacing("\n", with: "\r\n")
        try scenario.write(mangled, to: "mangled.txt")
        #expect(try scenario.run("ledger", "verify", "--against", "mangled.txt").status == 12)
        // The whole home agrees with all of them.
        for file in ["receipt.txt", "mangled.txt", "out/\(statement)", "proofs/\(proof)"] {
            let run = try scenario.run("ledger", "verify", "--against", file, "--home", scenario.path("whole"))
            #expect(run.status == 0, "\(file): \(run.errors)")
            #expect(run.output.contains("consistent: this ledger had its head"), "\(run.output)")
        }
    }

    @Test("a file that names no head is refused by what it lacks")
    func nothingToCompare() throws {
        let scenario = try history()
        let lines = try scenario.text("receipt.txt").split(separator: "\n").filter { !$0.hasPrefix("checkpoint:") }
        try scenario.write(lines.joined(separator: "\n") + "\n", to: "bare.txt")
        scenario.expectRefusal(
            try scenario.run("ledger", "verify", "--against", "bare.txt"), 12,
            ["bare.txt: a receipt that names no checkpoint"])
        scenario.expectRefusal(
            try scenario.run("ledger", "verify", "--against", "contacts.csv"), 12,
            ["contacts.csv: no file that names a checkpoint"])
        scenario.expectRefusal(
            try scenario.run("ledger", "verify", "--against", "nowhere"), 1, ["cannot open nowhere"])
    }
}
