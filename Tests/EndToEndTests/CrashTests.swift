import Foundation
import TestSupport
import Testing

/// Runs that are cut off. Whatever moment it happens at, the next start leaves bundles that are complete and recorded,
/// and nothing else.
struct CrashTests {
    private static let endings = [".OPEN-ME.txt", ".statement.json", ".statement.json.sig", ".zip.age"]

    /// The bundles that the registry has: number and name.
    private func recorded(in scenario: Scenario) throws -> [Int: String] {
        var bundles: [Int: String] = [:]
        for line in try scenario.succeed("bundle", "list", "--json").split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let number = try #require(object?["bundle"] as? Int)
            #expect(bundles[number] == nil)
            bundles[number] = try #require(object?["name"] as? String)
        }
        return bundles
    }

    /// Holds the files of one recorded bundle against the registry, the statement and its signature.
    private func check(_ number: Int, _ name: String, in scenario: Scenario) throws {
        let file = scenario.path("out/\(name).zip.age")
        let digest = try Program.succeed("sha256sum", [file]).prefix(64)
        #expect(try scenario.succeed("bundle", "show", "B\(number)").contains(digest))
        #expect(try scenario.text("out/\(name).OPEN-ME.txt").contains(digest))
        let statement = try scenario.text("out/\(name).statement.json")
        #expect(statement.contains(digest))
        let signature = try Program.run(
            "ssh-keygen",
            [
                "-Y", "check-novalidate", "-n", "datalease-bundle@v1", "-s",
                scenario.path("out/\(name).statement.json.sig"),
            ],
            input: statement)
        #expect(signature.status == 0)
    }

    private func unfinished(in scenario: Scenario) throws -> [String] {
        guard scenario.exists("out") else { return [] }
        return try scenario.names(in: "out").filter { $0.hasPrefix(".datalease-") }
    }

    @Test("killed at any of 52 moments, it leaves complete and recorded bundles only, and says what it cleaned up")
    func killed() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Scenario.manyContacts(100), to: "contacts.csv")
        let arguments = scenario.prepare()
        var length = 0.0
        for _ in 0..<3 {
            let start = Date()
            #expect(try scenario.run(arguments).status == 0)
            length = max(length, Date().timeIntervalSince(start))
        }
        var random = SeededGenerator(seed: 20_261_102)
        var checked: Set<Int> = []
        var given = Set(1...3)
        var (finished, completed, cleared) = (0, 0, 0)
        for round in 0..<112 {
            // The moment between names and row is short: on a busy machine it is tried for some more times.
            if round >= 52, completed > 0 { break }
            let before = try scenario.names(in: "out").count
            let run = try RunningProgram(arguments, in: scenario)
            switch round {
            case ..<12: usleep(UInt32(Double.random(in: 0..<1.1, using: &random) * length * 1_000_000))
            case ..<32:
                // From the first file on; what comes before leaves nothing.
                while run.isRunning, try scenario.names(in: "out").count == before {}
                usleep(UInt32(Double.random(in: 0..<0.3, using: &random) * length * 1_000_000))
            default:
                // The shortest moment, and the one that matters: files get their names, and the registry its row.
                while run.isRunning, try scenario.names(in: "out").count < before + 2 + round % 4 {}
                usleep(UInt32.random(in: 0..<3_000, using: &random))
            }
            run.signal(SIGKILL)
            if try run.wait().status == 0 { finished += 1 }

            let left = try unfinished(in: scenario)
            if round.isMultiple(of: 12) {
                // Who only looks clears nothing away, and finds a ledger that holds together.
                let ledger = try scenario.run("ledger", "verify")
                #expect(ledger.status == 0, "\(ledger.errors)")
                #expect(try unfinished(in: scenario) == left)
            }
            // Any other command is a next start.
            let next = try scenario.run([["bundle", "list"], ["verify"], ["status"]][round % 3])
            #expect(next.status == 0, "\(next.errors)")
            if !left.isEmpty { #expect(next.errors.contains("a run that was cut off "), "\(left)") }
            for line in next.errors.split(separator: "\n") {
                #expect(line.hasPrefix("datalease: a run that was cut off "), "\(line)")
                if line.contains("had completed bundle") { completed += 1 }
                if let gone = line.firstMatch(of: /unfinished files of bundle (\d+) in/) {
                    cleared += 1
                    // A number that was given up is never a bundle's.
                    #expect(given.insert(try #require(Int(gone.1))).inserted)
                }
            }
            #expect(try unfinished(in: scenario).isEmpty)
            let bundles = try recorded(in: scenario)
            let expected = bundles.values.flatMap { name in Self.endings.map { name + $0 } }.sorted()
            #expect(try scenario.names(in: "out") == expected)
            for (number, name) in bundles where checked.insert(number).inserted {
                if number > 3 { #expect(given.insert(number).inserted) }
                try check(number, name, in: scenario)
            }
        }
        try scenario.expectIntact(bundles: checked.count)
        let last = try scenario.succeed(arguments)
        let number = try #require(last.firstMatch(of: /DSA-2026-001\.B(\d+)/).flatMap { Int($0.1) })
        #expect(number > given.max() ?? 0)
        // The loop is worth nothing where all runs end in time, or none gets far.
        #expect(cleared > 10 && completed > 0, "\(finished) finished, \(completed) completed, \(cleared) cleared")
        print("kill loop: \(finished) finished, \(completed) completed later, \(cleared) cleared away")
    }

    @Test("a home whose making was killed is made anew, and one that was made stays")
    func killedInitialisation() throws {
        let scenario = try Scenario()
        let arguments = ["init", "--officer", scenario.path("officer"), "--name", "Olive Officer"]
        var start = Date()
        try scenario.succeed(arguments)
        let length = Date().timeIntervalSince(start)
        var random = SeededGenerator(seed: 7)
        var (made, anew) = (0, 0)
        for _ in 0..<12 {
            try FileManager.default.removeItem(atPath: scenario.path("home"))
            let run = try RunningProgram(arguments, in: scenario)
            start = Date()
            usleep(UInt32(Double.random(in: 0.1..<1.1, using: &random) * length * 1_000_000))
            run.signal(SIGKILL)
            _ = try run.wait()
            let again = try scenario.run(arguments)
            if again.status == 0 {
                anew += 1
            } else {
                #expect(again.errors.contains("already"), "\(again.errors)")
                made += 1
            }
            let list = try scenario.run("trust", "list")
            #expect(list.output.contains("Olive Officer"), "\(list.errors)")
            try scenario.expectIntact()
        }
        print("killed init: \(anew) made anew, \(made) were made already")
    }

    @Test("a change of the trust list that was killed is there as a whole or not at all")
    func killedTrustChange() throws {
        let scenario = try Scenario.executed()
        func change(_ number: Int) -> [String] {
            [
                "trust", number.isMultiple(of: 2) ? "add" : "remove", scenario.path("approver.pub"), "--role",
                "signatory",
                "--as", scenario.path("officer"),
            ] + (number.isMultiple(of: 2) ? ["--name", "Test approver", "--party", "provider"] : [])
        }
        func isThere() throws -> Bool {
            let list = try scenario.run("trust", "list")
            #expect(list.status == 0, "\(list.errors)")
            return list.output.split(separator: "\n").contains {
                $0.contains("Test approver") && $0.contains("signatory") && !$0.contains("never")
            }
        }
        let start = Date()
        try scenario.succeed(change(0))
        let length = Date().timeIntervalSince(start)
        var random = SeededGenerator(seed: 11)
        var done = 0
        for round in 0..<16 {
            let before = try isThere()
            let run = try RunningProgram(change(before ? 1 : 0), in: scenario)
            if round.isMultiple(of: 2) {
                usleep(UInt32(Double.random(in: 0.2..<1.1, using: &random) * length * 1_000_000))
            } else {
                // From here on the new list is put in place, step by step.
                while run.isRunning, !scenario.exists("home/trust/allowed_signers.next") {}
                usleep(UInt32.random(in: 0..<100_000, using: &random))
            }
            run.signal(SIGKILL)
            _ = try run.wait()
            if try isThere() != before { done += 1 }
            let ledger = try scenario.run("ledger", "verify")
            #expect(ledger.status == 0, "round \(round): \(ledger.errors)")
        }
        if try isThere() { try scenario.succeed(change(1)) }
        try scenario.succeed(change(0))
        try scenario.expectIntact()
        print("killed trust changes: \(done) of 16 were made")
    }

    @Test(
        "ended in the middle by a signal that nobody asks it to stop with, the next start clears away",
        arguments: [SIGALRM, SIGUSR1, SIGKILL])
    func signalled(_ number: Int32) throws {
        let scenario = try Scenario.executed()
        let run = try scenario.stoppedPreparation()
        run.signal(number)
        run.signal(SIGCONT)
        #expect(try run.wait().status != 0)
        let next = try scenario.run("verify")
        #expect(next.errors.contains("datalease: a run that was cut off left unfinished files of bundle 1"))
        #expect(try scenario.names(in: "out").isEmpty)
        #expect(try scenario.run(scenario.prepare()).output.contains("DSA-2026-001.B2"))
        try scenario.expectIntact(bundles: 1)
    }

    @Test("a run that is still at work is left alone by others")
    func atWork() throws {
        let scenario = try Scenario.executed()
        let run = try scenario.stoppedPreparation()
        for arguments in [["bundle", "list"], ["verify"], scenario.prepare()] {
            let other = try scenario.run(arguments)
            #expect(other.status == 0, "\(other.errors)")
            #expect(!other.errors.contains("cut off"), "\(other.errors)")
        }
        #expect(try !unfinished(in: scenario).isEmpty)
        run.signal(SIGCONT)
        let ended = try run.wait()
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("DSA-LONG.B1"))
        try scenario.expectIntact(bundles: 2)
        #expect(try recorded(in: scenario).count == 2)
    }

    @Test("several runs at the same time, the first ever among them, all succeed under numbers of their own")
    func sameTime() throws {
        for _ in 0..<3 {
            let scenario = try Scenario.executed()
            let runs = try (0..<4).map { _ in try RunningProgram(scenario.prepare(), in: scenario) }
            for run in runs {
                let ended = try run.wait()
                #expect(ended.status == 0, "\(ended.errors)")
            }
            let bundles = try recorded(in: scenario)
            #expect(bundles.count == 4)
            for (number, name) in bundles { try check(number, name, in: scenario) }
            try scenario.expectIntact(bundles: 4)
        }
    }

    @Test("files that cannot be cleared away keep nobody from the registry, and go as soon as they can")
    func outOfReach() throws {
        let scenario = try Scenario.executed()
        try scenario.withSmallDisk("out", size: 4096) {
            let run = try scenario.stoppedPreparation()
            run.signal(SIGKILL)
            _ = try run.wait()
            try Program.succeed("mount", ["-o", "remount,ro", scenario.path("out")])
            for _ in 0..<2 {
                let next = try scenario.run("verify")
                #expect(next.status == 0, "\(next.errors)")
                #expect(next.errors.contains("nothing can be done about them now"), "\(next.errors)")
                #expect(next.errors.contains("read-only file system; the next start tries again"), "\(next.errors)")
            }
            try Program.succeed("mount", ["-o", "remount,rw", scenario.path("out")])
            #expect(try scenario.run("verify").errors.contains("they are removed, and the number stays unused"))
            try scenario.expectIntact()
        }
    }
}

/// Runs that somebody ends, at a moment at which nothing is done yet.
struct InterruptionTests {
    @Test(
        "Ctrl-C, and what the system sends, end a run that prepares without leaving anything, and a shell sees the signal",
        arguments: [SIGINT, SIGTERM, SIGHUP])
    func interrupted(number: Int32) throws {
        let scenario = try Scenario.executed()
        let running = try scenario.stoppedPreparation()
        running.signal(number)
        running.signal(SIGCONT)
        let run = try running.wait()
        #expect(run.status == -number, "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("datalease: error: ") && run.errors.contains("interrupted; nothing was written"))
        #expect(try scenario.names(in: "out").isEmpty)
        try scenario.expectIntact()
        // Nothing was left to be cleared up.
        let next = try scenario.run(scenario.prepare())
        #expect(next.status == 0 && !next.errors.contains("cut off"), "\(next.errors)")
    }

    @Test("an export that comes through a pipe which is interrupted too is no whole export")
    func pipe() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Scenario.manyContacts(20_000), to: "long.csv")
        try scenario.write(
            """
            mkfifo fifo
            "$1" prepare agreement.yaml - --out out --as preparer < fifo &
            prepare=$!
            exec 3> fifo
            head -c 300000 long.csv >&3
            while kill -0 $prepare && ! ls -A out 2>/dev/null | grep -q datalease-; do sleep 0.05; done
            kill -TERM $prepare
            exec 3>&-
            wait $prepare
            """, to: "pipe.sh")
        let run = try Program.run(
            "bash", ["pipe.sh", Program.path], environment: scenario.environment, folder: scenario.folder)
        #expect(run.status == 128 + SIGTERM, "\(run.errors)")
        #expect(run.errors.contains("interrupted; nothing was written"), "\(run.errors)")
        try scenario.expectIntact()
    }

    @Test("whoever ignores a signal, as nohup does, goes on ignoring it")
    func signals() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Scenario.manyContacts(200), to: "contacts.csv")
        try scenario.write(
            """
            trap '' HUP
            "$1" prepare agreement.yaml contacts.csv --out out --as preparer > done.txt &
            prepare=$!
            for _ in 1 2 3 4 5 6 7 8 9 10; do kill -HUP $prepare 2>/dev/null; sleep 0.02; done
            wait $prepare
            """, to: "nohup.sh")
        let run = try Program.run(
            "bash", ["nohup.sh", Program.path], environment: scenario.environment, folder: scenario.folder)
        #expect(run.status == 0, "\(run.errors)")
        try scenario.expectIntact(bundles: 1)
    }
}
