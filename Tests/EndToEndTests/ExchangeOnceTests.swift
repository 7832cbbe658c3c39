import Foundation
import Testing

/// What goes out once: where somebody says that it goes out once more, and where two runs are at it.
struct ExchangeOnceTests {
    /// The sample with another byte in a field that is no item's.
    private static let otherByte = [("INV-2026-40000", "INV-2026-40001")]

    @Test("items go out once more for the bundle that a refusal names, with a reason that everybody can read")
    func despite() throws {
        let scenario = try Scenario.exchanging()
        #expect(try scenario.run(scenario.send()).status == 3)
        try scenario.writeCollections("again.csv", Self.otherByte)
        func send(_ file: String, _ more: [String]) throws -> Program.Run {
            try scenario.run(scenario.send(file, Scenario.collected, more))
        }
        scenario.expectRefusal(try send("again.csv", []), 11, ["30 of the 30 items", "--despite B1 --reason"])
        let why = ["--reason", "a second debit was agreed"]
        for (options, status) in [
            (["--despite", "B1"], 64), (why, 64), (["--despite", "B1", "--reason", ""], 64),
            (["--despite", "B9"] + why, 11), (["--despite", "B1", "--replaces", "B1"] + why, 11),
        ] as [([String], Int32)] {
            scenario.expectRefusal(try send("again.csv", options), status, [])
        }
        // A reason leaves with the bundle: it speaks of nobody.
        for reason in ["Mr John Smith paid twice", "ask 07700 900123", "see mary.jones@example.com"] {
            for option in ["--despite", "--replaces"] {
                scenario.expectRefusal(
                    try send("again.csv", [option, "B1", "--reason", reason]), 11, ["--reason holds what looks like"])
            }
        }
        // The same bytes are the same file, whatever somebody says.
        scenario.expectRefusal(
            try send("direct-debit-collections.csv", ["--despite", "B1"] + why), 11, ["sent already", "--replaces B1"])
        #expect(try scenario.exchangeFiles().filter { $0.contains("B2") }.isEmpty)
        let run = try send("again.csv", ["--despite", "B1"] + why)
        #expect(run.status == 3, "\(run.errors)")
        #expect(run.output.contains("despite         B1: a second debit was agreed"), "\(run.output)")
        #expect(run.output.contains("number          2 of monthly-collection"))
        #expect(run.errors.contains("30 of the 30 items go out once more, the same as in B1, as --despite says"))
        let shown = try scenario.succeed("bundle", "show", "B2")
        #expect(shown.contains("B1: a second debit was agreed"), "\(shown)")
        try scenario.open(2, as: "opened")
        let notice = try scenario.text("opened/NOTICE.txt").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            notice.contains("because: a second debit was agreed. They were sent with DSA-2026-031.B1."), "\(notice)")
        let statement = try #require(
            try scenario.names(in: "out").first { $0.contains(".B2.") && $0.hasSuffix(".statement.json") })
        #expect(try scenario.text("out/\(statement)").contains("\"despite\": {"))
        #expect(try scenario.succeed("ledger", "show", "--json").contains("\"despite\":{\"bundles\":[1],\"reason\":"))
        // What names one bundle does not speak for the next.
        try scenario.writeCollections("third.csv", [("INV-2026-40000", "INV-2026-40002")])
        scenario.expectRefusal(try send("third.csv", ["--despite", "B1"] + why), 11, ["30 of the 30 items", "B2"])
        #expect(try send("third.csv", ["--despite", "B1", "--despite", "B2"] + why).status == 3)
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
        #expect(try scenario.run("verify").status == 0)
    }

    @Test("a month that went out under a wrong number goes out late, by its number and with a reason")
    func late() throws {
        let scenario = try Scenario.exchanging()
        #expect(try scenario.run(scenario.send()).status == 3)
        try scenario.writeCollections("next.csv", [("/12/2026", "/01/2027")])
        #expect(try scenario.run(scenario.send("next.csv")).status == 3)
        try scenario.writeCollections("again.csv", Self.otherByte)
        let why = ["--despite", "B1", "--reason", "B1 was rejected for its number"]
        scenario.expectRefusal(
            try scenario.run(scenario.send("again.csv", Scenario.collected, why)), 11, ["another month"])
        let run = try scenario.run(scenario.send("again.csv", Scenario.collected, why + ["--number", "3"]))
        #expect(run.status == 3, "\(run.errors)")
    }

    /// An agreement with two sequences of the same collections.
    private func twoSequences(_ scenario: Scenario) throws {
        let text = try scenario.directDebit(replacing: [("version: 1\n", "version: 2\n")])
        let start = try #require(text.range(of: "  - name: collections\n"))
        let end = try #require(text.range(of: "  # What came back unpaid"))
        let extra = text[start.lowerBound..<end.lowerBound].replacingOccurrences(
            of: "name: collections", with: "name: extra"
        )
        .replacingOccurrences(of: "sequence: monthly-collection", with: "sequence: extra")
        try scenario.executeAgreement(
            text.replacingCharacters(in: end.lowerBound..<end.lowerBound, with: extra), as: "debit.yaml")
    }

    private func extra(_ file: String, in scenario: Scenario) -> [String] {
        scenario.send(file).map { $0.replacingOccurrences(of: "collections=", with: "extra=") }
    }

    @Test("a run that compared before another sent the same items is refused at the last moment, and leaves nothing")
    func overtaken() throws {
        let scenario = try Scenario.exchanging()
        try twoSequences(scenario)
        try scenario.writeCollections("again.csv", Self.otherByte)
        // It compares before it signs, and signs when it is told to.
        try scenario.makeFolder("bin")
        try scenario.write(
            """
            #!/bin/bash
            case "$*" in
            *"-Y sign"*datalease-bundle*)
                touch "${0%/*}/signing"
                while [ ! -e "${0%/*}/go" ]; do sleep 0.02; done;;
            esac
            exec \(try Program.succeed("which", ["ssh-keygen"]).trimmingCharacters(in: .newlines)) "$@"

            """, to: "bin/ssh-keygen")
        try Program.succeed("chmod", ["+x", scenario.path("bin/ssh-keygen")])
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
        let first = try RunningProgram(
            extra("direct-debit-collections.csv", in: scenario), in: scenario,
            environment: ["PATH": scenario.path("bin") + ":" + path])
        while first.isRunning, !scenario.exists("bin/signing") { usleep(10_000) }
        let second = try scenario.run(scenario.send("again.csv"))
        #expect(second.status == 3, "\(second.errors)")
        try scenario.write("", to: "bin/go")
        let run = try first.wait()
        scenario.expectRefusal(
            run, 11, ["30 of the 30 items of this export were sent already, with B2", "nothing was"])
        #expect(try scenario.names(in: "out").allSatisfy { $0.contains(".B2.") })
        #expect(try scenario.names(in: "home/exchanges") == ["B2.held-back.csv", "B2.items"])
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
    }

    @Test("of two processes that send the same items at once in two sequences, exactly one does")
    func atOnce() throws {
        let scenario = try Scenario.exchanging()
        try twoSequences(scenario)
        for month in ["/01/2027", "/02/2027", "/03/2027"] {
            try scenario.writeCollections("one.csv", [("/12/2026", month)])
            try scenario.writeCollections("other.csv", [("/12/2026", month)] + Self.otherByte)
            let before = try scenario.exchangeFiles().count
            let runs = try [scenario.send("one.csv"), extra("other.csv", in: scenario)].map {
                try RunningProgram($0, in: scenario)
            }
            let ended = try runs.map { try $0.wait() }
            #expect(ended.map(\.status).sorted() == [3, 11], "\(ended.map(\.errors))")
            #expect(try scenario.exchangeFiles().count == before + 6)
        }
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
    }

    @Test("a backup has the lists of items, so that a file that went out is known behind a restoration")
    func restored() throws {
        let scenario = try Scenario.exchanging()
        #expect(try scenario.run(scenario.send()).status == 3)
        try scenario.writeCollections("next.csv", [("/12/2026", "/01/2027")])
        #expect(try scenario.run(scenario.send("next.csv")).status == 3)
        try scenario.writeCollections("again.csv", [("/12/2026", "/01/2027")] + Self.otherByte)
        try scenario.acknowledge("B1")
        _ = try scenario.run("disposal", "purge", "B1", "--inputs")
        try scenario.succeed("registry", "backup", "backup")
        #expect(try scenario.names(in: "backup/exchanges") == ["B2.items"])
        #expect(try Program.succeed("stat", ["-c", "%a", scenario.path("backup/exchanges/B2.items")]) == "600\n")
        // What the ledger knows nothing of, or says was purged, does not come back.
        try scenario.write("X,1,2026-12-01,17\n", to: "backup/exchanges/B9.items")
        for name in ["registry.sqlite", "registry.sqlite-wal", "registry.sqlite-shm"]
        where scenario.exists("home/\(name)") { try scenario.remove("home/\(name)") }
        try scenario.remove("home/exchanges")
        let restored = try scenario.run("registry", "restore", "backup")
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(try scenario.names(in: "home/exchanges") == ["B2.items"])
        scenario.expectRefusal(try scenario.run(scenario.send("again.csv")), 11, ["30 of the 30 items", "B2"])
    }
}
