import Foundation
import Glibc
import TestSupport
import Testing

/// A run over an exchange folder that was cut off, at each of its steps: the next one goes on as the registry says.
struct ExchangeRunRecoveryTests {
    /// The journal of a file that was taken.
    private func journal(_ place: String, _ digest: String, failed: String? = nil, in scenario: Scenario) throws {
        try scenario.write(
            "collections.csv\n\(place)\n\(digest)\n\(failed.map { "\($0)\n" } ?? "")", to: "month/.sending")
    }

    private func digest(_ file: String, in scenario: Scenario) throws -> String {
        String(try Program.succeed("sha256sum", [scenario.path(file)]).prefix(64))
    }

    private func run(_ scenario: Scenario, _ status: Int32, _ says: String? = nil) throws {
        let run = try scenario.run("exchange", "run", "month")
        #expect(run.status == status, "\(run.output)\(run.errors)")
        if let says { #expect(run.errors.contains(says), "\(run.errors)") }
        #expect(!scenario.exists("month/.sending"))
        #expect(try scenario.parts("in").isEmpty)
    }

    @Test("a file that was sent stays sent: also where it was purged since, or another was dropped under its name")
    func sent() throws {
        let scenario = try Scenario.withExchangeFolder()
        try scenario.drop()
        #expect(try scenario.run("exchange", "run", "month").status == 3)
        let name = try #require(try scenario.parts("sent").first)
        let digest = try digest("month/sent/\(name)", in: scenario)
        let had = "The run before was cut off when collections.csv had been sent, as bundle B1."
        // Before its totals were removed.
        try journal("sent/\(name)", digest, in: scenario)
        try scenario.write(Scenario.december, to: "month/sent/\(name).expect")
        try run(scenario, 0, had)
        #expect(try scenario.parts("sent") == [name])
        // The next month has the name, and keeps its totals.
        try journal("sent/\(name)", digest, in: scenario)
        try scenario.drop(month: "/01/2027")
        try run(scenario, 3, had)
        #expect(try scenario.parts("failed").isEmpty)
        // The file is gone, and the registry knows what was made of it.
        try FileManager.default.removeItem(atPath: scenario.path("month/sent/\(name)"))
        try journal("sent/\(name)", digest, in: scenario)
        try run(scenario, 0, had)
        #expect(try scenario.succeed("exchange", "status").contains("next is number 3"))
    }

    @Test("a file that was taken and not sent is taken again, whichever of its names it has")
    func taken() throws {
        let scenario = try Scenario.withExchangeFolder()
        let again = "The run before was cut off before collections.csv was sent; it was taken again."
        try scenario.makeFolder("month/sent")
        for (round, month) in ["/12/2026", "/01/2027", "/02/2027", "/03/2027"].enumerated() {
            try scenario.drop(month: month)
            let (file, totals) = ("month/in/collections.csv", "month/in/collections.csv.expect")
            let digest = try digest(file, in: scenario)
            let taken = "sent/\(digest.prefix(8))-collections.csv"
            func move(_ from: String, _ to: String, keeping: Bool = false) throws {
                try Program.succeed(keeping ? "ln" : "mv", [scenario.path(from), scenario.path(to)])
            }
            try journal(taken, digest, in: scenario)
            if round > 0 { try move(file, "month/\(taken)", keeping: round == 1) }
            if round > 2 { try move(totals, "month/\(taken).expect") }
            try run(scenario, 3, again)
            #expect(try scenario.parts("sent").count == round + 1)
            #expect(try scenario.parts("failed").isEmpty)
        }
        #expect(try scenario.succeed("exchange", "status").contains("next is number 5"))
    }

    @Test("where another file has its name meanwhile, a file is taken back under a new one, and both are sent")
    func nameTaken() throws {
        let scenario = try Scenario.withExchangeFolder()
        try scenario.drop()
        let digest = try digest("month/in/collections.csv", in: scenario)
        try scenario.makeFolder("month/sent")
        for ending in ["", ".expect"] {
            try Program.succeed(
                "mv",
                [
                    scenario.path("month/in/collections.csv\(ending)"),
                    scenario.path("month/sent/\(digest.prefix(8))-collections.csv\(ending)"),
                ])
        }
        try journal("sent/\(digest.prefix(8))-collections.csv", digest, in: scenario)
        try scenario.drop("collections_3.csv", month: "/01/2027")
        try scenario.drop("collections.csv", month: "/02/2027", expecting: nil)
        let run = try scenario.run("exchange", "run", "month")
        #expect(run.status == 3, "\(run.output)\(run.errors)")
        #expect(run.output.contains("sent     collections_2.csv  number 1"), "\(run.output)")
        #expect(run.output.contains("sent     collections_3.csv  number 2"), "\(run.output)")
        #expect(try scenario.parts("in") == ["collections.csv"])
    }

    @Test("a file that was refused goes where its reason lies; without a reason it is looked at anew")
    func refused() throws {
        let scenario = try Scenario.withExchangeFolder()
        for part in ["sent", "failed"] { try scenario.makeFolder("month/\(part)") }
        try scenario.drop()
        let digest = try digest("month/in/collections.csv", in: scenario)
        // Refused unread, and cut off behind its reason.
        try journal("in/collections.csv", "-", failed: "collections.csv", in: scenario)
        try scenario.write("because\n", to: "month/failed/collections.csv.reason.txt")
        try run(scenario, 0, "The run before was cut off when collections.csv had been refused; it lies in failed.")
        #expect(
            try scenario.parts("failed")
                == ["collections.csv", "collections.csv.expect", "collections.csv.reason.txt"])
        #expect(try scenario.text("month/failed/collections.csv.reason.txt") == "because\n")
        // Refused when it was read, and cut off before the reason was there.
        try scenario.drop(expecting: "rows=1,pence=1")
        let place = "sent/\(digest.prefix(8))-collections.csv"
        try Program.succeed("mv", [scenario.path("month/in/collections.csv"), scenario.path("month/\(place)")])
        try journal(place, digest, failed: "2-collections.csv", in: scenario)
        try run(scenario, 11, "before collections.csv was sent; it was taken again")
        #expect(try scenario.parts("failed").count == 6)
        #expect(try scenario.text("month/failed/2-collections.csv.reason.txt").contains("rows"))
        #expect(try scenario.parts("sent").isEmpty)
        for name in try scenario.parts("failed") where !name.hasPrefix("collections.csv.reason") {
            let mode = try Program.succeed("stat", ["-c", "%a", scenario.path("month/failed/\(name)")])
            #expect(mode == "600\n", "\(name)")
        }
        // Nothing of it counts as sent.
        try scenario.drop()
        try run(scenario, 3)
        let mode = try Program.succeed(
            "stat", ["-c", "%a", scenario.path("month/sent/\(try #require(try scenario.parts("sent").first))")])
        #expect(mode == "600\n")
    }

    @Test("a file whose bundle is recorded is sent, whatever fails behind that, and does not end in failed")
    func recorded() throws {
        let scenario = try Scenario.withExchangeFolder()
        try scenario.drop()
        #expect(try scenario.run("exchange", "run", "month").status == 3)
        try scenario.drop(month: "/01/2027")
        // The note of the ledger's head is written when the bundle is recorded.
        try scenario.remove("home/ledger/lock")
        try scenario.makeFolder("home/ledger/lock")
        let failed = try scenario.run("exchange", "run", "month")
        #expect(failed.status == 1 && failed.errors.contains("collections.csv was sent, as B2"), "\(failed.errors)")
        #expect(try scenario.parts("in").isEmpty && scenario.parts("failed").isEmpty)
        #expect(try scenario.parts("sent").count == 2)
        try scenario.remove("home/ledger/lock")
        try run(scenario, 0)
        #expect(try scenario.succeed("exchange", "status").contains("next is number 3"))
    }

    @Test("a journal that this program does not write stops the run, and says what to do")
    func journals() throws {
        let scenario = try Scenario.withExchangeFolder()
        for text in [
            "collections.csv\n", "collections.csv\nsent/../../x\n-\n", "a/b\nsent/x\n-\n", "x\nout/x\n-\n",
            "x\nsent/x\nzz\n", "x\nsent/x\n-\n../x\n", "x\nsent/x\n-",
        ] {
            try scenario.write(text, to: "month/.sending")
            scenario.expectRefusal(
                try scenario.run("exchange", "run", "month"), 1, ["is not what this program writes"])
        }
    }

    @Test("killed at any moment while files are refused, each lies in failed once, with its totals and a reason")
    func killed() throws {
        let scenario = try Scenario.withExchangeFolder()
        var random = SeededGenerator(seed: 7)
        for round in 1...10 {
            try scenario.drop("collections_\(round).csv", expecting: "rows=40,pence=\(round)")
            let run = try RunningProgram(["exchange", "run", "month"], in: scenario)
            while run.isRunning, !scenario.exists("month/.sending") {}
            if round > 3 { usleep(UInt32.random(in: 0..<400_000, using: &random)) }
            run.signal(SIGKILL)
            _ = try run.wait()
            _ = try scenario.run("exchange", "run", "month")
            #expect(try scenario.parts("in").isEmpty && scenario.parts("sent").isEmpty)
            #expect(!scenario.exists("month/.sending"))
            let names = try scenario.parts("failed")
            #expect(names.count == round * 3, "\(names)")
            for name in names where name.hasSuffix(".reason.txt") {
                #expect(try !scenario.read("month/failed/\(name)").isEmpty)
            }
        }
        #expect(try scenario.succeed("bundle", "list", "--json") == "")
    }
}
