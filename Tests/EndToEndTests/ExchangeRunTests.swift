import Foundation
import Glibc
import TestSupport
import Testing

/// A folder into which a clerk drops files.
struct ExchangeRunTests {
    @Test("what is dropped with its totals is sent, with a page in pounds; what has none waits")
    func sent() throws {
        let scenario = try Scenario.withExchangeFolder()
        try scenario.drop()
        try scenario.drop("collections_late.csv", month: "/01/2027", expecting: nil)
        try scenario.write("half a file", to: "month/in/collections.csv.part")
        let run = try scenario.run("exchange", "run", "month")
        #expect(run.status == 3, "\(run.errors)")
        #expect(
            run.output.contains(
                "sent     collections.csv  number 1, 30 rows, £58,031.07; held back 10 rows, £15,777.05"))
        #expect(run.output.contains("waiting  collections_late.csv"))
        #expect(try scenario.parts("in") == ["collections.csv.part", "collections_late.csv"])
        #expect(try scenario.parts("sent").count == 1)
        #expect(try scenario.parts("out").count == 4)
        let page = try #require(try scenario.names(in: "month/out").first { $0.hasPrefix("summary-") })
        for words in ["£58,031.07", "10 rows, £15,777.05", "monthly-collection", "collections_late.csv"] {
            #expect(try scenario.text("month/out/\(page)").contains(words), "\(words)")
        }
        #expect(try Program.run("xmllint", ["--noout", scenario.path("month/out/\(page)")]).status == 0)
        // What came late comes with its totals, and is the next of the sequence.
        try scenario.write(Scenario.december, to: "month/in/collections_late.csv.expect")
        scenario.clock = "2026-12-28T12:00:00Z"
        let next = try scenario.run("exchange", "run", "month")
        #expect(next.status == 3, "\(next.errors)")
        #expect(next.output.contains("number 2, 30 rows"))
        let idle = try scenario.run("exchange", "run", "month")
        #expect(idle.status == 0)
        #expect(idle.output == "nothing to send\n")
        // The export lies where the registry looks for it.
        let purge = try scenario.run("disposal", "purge", "B1", "--inputs", "--dry-run")
        #expect(purge.output.contains("month/sent/"), "\(purge.output)\(purge.errors)")
        #expect(!purge.output.contains("not found"))
    }

    @Test("what is refused lies in failed with the reason, no value of it, and does not keep the others back")
    func refused() throws {
        let scenario = try Scenario.withExchangeFolder()
        try scenario.drop("collections_1.csv", expecting: "rows=40,pence=7380811")
        try scenario.drop("collections_2.csv", expecting: "forty rows")
        try scenario.drop("invoices.csv")
        try scenario.drop("collections_3.csv")
        let run = try scenario.run("exchange", "run", "month")
        #expect(run.status == 11, "\(run.output)")
        #expect(run.output.contains("sent     collections_3.csv  number 1"))
        #expect(
            try scenario.parts("failed")
                == ["collections_1.csv", "collections_2.csv", "invoices.csv"].flatMap {
                    [$0, "\($0).expect", "\($0).reason.txt"]
                }.sorted())
        #expect(try scenario.text("month/failed/collections_1.csv.reason.txt").contains("(+£0.01)"))
        #expect(
            try scenario.text("month/failed/collections_2.csv.reason.txt").contains("does not say what is expected"))
        #expect(try scenario.text("month/failed/invoices.csv.reason.txt").contains("named after no dataset"))
        #expect(!run.output.contains("JOINERY") && !run.errors.contains("JOINERY"))
        // The same again is a duplicate, and takes no name from what failed before.
        try scenario.drop("collections_1.csv")
        #expect(try scenario.run("exchange", "run", "month").status == 11)
        #expect(try scenario.text("month/failed/2-collections_1.csv.reason.txt").contains("sent already"))
        #expect(try scenario.parts("in").isEmpty)
    }

    @Test(
        "one thing that cannot be sent does not keep the others back, whatever it is called and whatever its totals are"
    )
    func hostile() throws {
        let scenario = try Scenario.withExchangeFolder()
        try scenario.drop("collections_1.csv", expecting: "rows=4\n0,pence=738\n0812")
        try scenario.drop("collections_2.csv", expecting: String(repeating: "x", count: 5_000))
        try scenario.drop("collections_\(String(repeating: "n", count: 230)).csv", expecting: nil)
        try scenario.drop("collections\n3.csv")
        try scenario.drop("collections_4.csv")
        try FileManager.default.createSymbolicLink(
            atPath: scenario.path("month/in/collections_5.csv"), withDestinationPath: scenario.path("service"))
        let run = try scenario.run("exchange", "run", "month")
        #expect(run.status == 11, "\(run.output)\(run.errors)")
        #expect(run.output.contains("sent     collections_4.csv  number 1"))
        #expect(run.errors.contains("3 things lie in the folder in, and cannot be sent"))
        for name in ["collections_1.csv", "collections_2.csv"] {
            #expect(try scenario.text("month/failed/\(name).reason.txt").contains("does not say what is expected"))
        }
        #expect(try scenario.run("exchange", "run", "month").status == 0)
    }

    @Test("what would stop every file ends the run, and the files stay where they were dropped")
    func stopped() throws {
        let scenario = try Scenario.withExchangeFolder()
        try scenario.drop()
        let key = scenario.path("service")
        try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
        #expect(try scenario.run("exchange", "run", "month").status == 1)
        #expect(try scenario.parts("in") == ["collections.csv", "collections.csv.expect"])
        #expect(try scenario.parts("sent").isEmpty)
        #expect(!scenario.exists("month/.sending"))
        try FileManager.default.moveItem(atPath: key + ".away", toPath: key)
        #expect(try scenario.run("exchange", "run", "month").status == 3)
    }

    @Test("a service's key sends transactional files, and prepares no sample")
    func role() throws {
        let scenario = try Scenario.withExchangeFolder(role: "approver")
        try scenario.drop()
        scenario.expectRefusal(try scenario.run("exchange", "run", "month"), 10, ["not as preparer"])
    }

    @Test("a folder that says nothing, or of another sequence, is refused with what to write")
    func folders() throws {
        let scenario = try Scenario.withExchangeFolder(sequence: "weekly")
        scenario.expectRefusal(
            try scenario.run("exchange", "run", "month"), 10, ["sends no dataset in the sequence weekly"])
        scenario.expectRefusal(try scenario.run("exchange", "run", "out"), 64, ["is no folder"])
        try FileManager.default.removeItem(atPath: scenario.path("month/exchange.yaml"))
        scenario.expectRefusal(try scenario.run("exchange", "run", "month"), 1, ["exchange.yaml is not there"])
        try scenario.write(
            "apiVersion: datalease/v1\nkind: ExchangeFolder\nagreement: a\nsequence: b\nkey: c\nexpekt: x\n",
            to: "month/exchange.yaml")
        scenario.expectRefusal(try scenario.run("exchange", "run", "month"), 10, ["expekt"])
    }

    @Test("killed at any moment, the next run finishes it: each month is sent once, and no file is lost")
    func killed() throws {
        let scenario = try Scenario.withExchangeFolder()
        let start = Date()
        try scenario.drop()
        #expect(try scenario.run("exchange", "run", "month").status == 3)
        let length = Date().timeIntervalSince(start)
        var random = SeededGenerator(seed: 20_261_122)
        var recovered = 0
        for month in 1...12 {
            let name = "collections_\(month).csv"
            try scenario.drop(name, month: "/\(month < 10 ? "0" : "")\(month)/2027")
            let run = try RunningProgram(["exchange", "run", "month"], in: scenario)
            if month.isMultiple(of: 2) {
                // From the moment on in which the file is taken, and in that very moment.
                while run.isRunning, !scenario.exists("month/.sending") {}
                if !month.isMultiple(of: 4) {
                    usleep(UInt32(Double.random(in: 0..<0.5, using: &random) * length * 1_000_000))
                }
            } else {
                usleep(UInt32(Double.random(in: 0..<1.1, using: &random) * length * 1_000_000))
            }
            run.signal(SIGKILL)
            _ = try run.wait()
            let next = try scenario.run("exchange", "run", "month")
            #expect([0, 3].contains(next.status), "\(next.output)\(next.errors)")
            if next.errors.contains("The run before was cut off") { recovered += 1 }
            #expect(try scenario.parts("in").isEmpty)
            #expect(try scenario.parts("failed").isEmpty)
            #expect(try scenario.parts("sent").count == month + 1)
            #expect(!scenario.exists("month/.sending"))
            let status = try scenario.succeed("exchange", "status")
            #expect(status.contains("next is number \(month + 2)"), "\(status)")
        }
        // The loop is worth nothing where no run is cut off with a file in its hand.
        #expect(recovered > 0)
    }

    @Test("two runs at once: the second says so and touches nothing")
    func twice() throws {
        let scenario = try Scenario.withExchangeFolder()
        try scenario.drop()
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
        holder.arguments = [scenario.path("month/.lock"), "sleep", "60"]
        try holder.run()
        defer { holder.terminate() }
        // Whoever holds the lock has it before anything else is asked.
        while try Program.run("flock", ["-n", scenario.path("month/.lock"), "true"]).status == 0 {}
        scenario.expectRefusal(try scenario.run("exchange", "run", "month"), 1, ["another exchange run is at work"])
        #expect(try scenario.parts("in").count == 2)
    }
}
