import Foundation
import Glibc
import TestSupport
import Testing

/// A folder into which a clerk drops files.
struct ExchangeRunTests {
    private static let december = "rows=40,pence=7380812"

    /// A home as `exchanging`, with the folder `month` whose key is a service's.
    private func scenario(
        sequence: String = "monthly-collection", role: String = "service"
    ) throws -> Scenario {
        let scenario = try Scenario.exchanging()
        try Program.succeed(
            "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "service", "-f", scenario.path("service")])
        try scenario.succeed(
            "trust", "add", scenario.path("service.pub"), "--name", "Exchange Service", "--party", "provider", "--role",
            role,
            "--as", scenario.path("officer"))
        let service = """
                - name: Exchange Service
                  key: "\(try scenario.publicKey("service"))"
              approvers:

            """
        try scenario.executeAgreement(
            try scenario.directDebit(replacing: [("version: 1\n", "version: 2\n"), ("  approvers:\n", service)]),
            as: "debit.yaml")
        try FileManager.default.createDirectory(
            atPath: scenario.path("month/in"), withIntermediateDirectories: true)
        try scenario.write(
            """
            apiVersion: datalease/v1
            kind: ExchangeFolder
            agreement: ../debit.yaml
            sequence: \(sequence)
            key: ../service

            """, to: "month/exchange.yaml")
        return scenario
    }

    /// Drops a month's sample under a name, with what is expected of it.
    private func drop(
        _ name: String = "collections.csv", month: String = "/12/2026", expecting: String? = december,
        in scenario: Scenario
    ) throws {
        let text = try scenario.text("direct-debit-collections.csv").replacingOccurrences(of: "/12/2026", with: month)
        try scenario.write(text, to: "month/in/\(name)")
        if let expecting { try scenario.write(expecting + "\r\n", to: "month/in/\(name).expect") }
    }

    private func names(_ part: String, in scenario: Scenario) throws -> [String] {
        try scenario.names(in: "month/\(part)").filter { !$0.hasPrefix("summary-") }
    }

    @Test("what is dropped with its totals is sent, with a page in pounds; what has none waits")
    func sent() throws {
        let scenario = try scenario()
        try drop(in: scenario)
        try drop("collections_late.csv", month: "/01/2027", expecting: nil, in: scenario)
        try scenario.write("half a file", to: "month/in/collections.csv.part")
        let run = try scenario.run("exchange", "run", "month")
        #expect(run.status == 3, "\(run.errors)")
        #expect(
            run.output.contains(
                "sent     collections.csv  number 1, 30 rows, £58,031.07; held back 10 rows, £15,777.05"))
        #expect(run.output.contains("waiting  collections_late.csv"))
        #expect(try names("in", in: scenario) == ["collections.csv.part", "collections_late.csv"])
        #expect(try names("sent", in: scenario).count == 1)
        #expect(try names("out", in: scenario).count == 4)
        let page = try #require(try scenario.names(in: "month/out").first { $0.hasPrefix("summary-") })
        for words in ["£58,031.07", "10 rows, £15,777.05", "monthly-collection", "collections_late.csv"] {
            #expect(try scenario.text("month/out/\(page)").contains(words), "\(words)")
        }
        #expect(try Program.run("xmllint", ["--noout", scenario.path("month/out/\(page)")]).status == 0)
        // What came late comes with its totals, and is the next of the sequence.
        try scenario.write(Self.december, to: "month/in/collections_late.csv.expect")
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
        let scenario = try scenario()
        try drop("collections_1.csv", expecting: "rows=40,pence=7380811", in: scenario)
        try drop("collections_2.csv", expecting: "forty rows", in: scenario)
        try drop("invoices.csv", in: scenario)
        try drop("collections_3.csv", in: scenario)
        let run = try scenario.run("exchange", "run", "month")
        #expect(run.status == 11, "\(run.output)")
        #expect(run.output.contains("sent     collections_3.csv  number 1"))
        #expect(
            try names("failed", in: scenario)
                == ["collections_1.csv", "collections_2.csv", "invoices.csv"].flatMap {
                    [$0, "\($0).expect", "\($0).reason.txt"]
                }.sorted())
        #expect(try scenario.text("month/failed/collections_1.csv.reason.txt").contains("(+£0.01)"))
        #expect(
            try scenario.text("month/failed/collections_2.csv.reason.txt").contains("does not say what is expected"))
        #expect(try scenario.text("month/failed/invoices.csv.reason.txt").contains("named after no dataset"))
        #expect(!run.output.contains("JOINERY") && !run.errors.contains("JOINERY"))
        // The same again is a duplicate, and takes no name from what failed before.
        try drop("collections_1.csv", in: scenario)
        #expect(try scenario.run("exchange", "run", "month").status == 11)
        #expect(try scenario.text("month/failed/2-collections_1.csv.reason.txt").contains("sent already"))
        #expect(try names("in", in: scenario).isEmpty)
    }

    @Test(
        "one thing that cannot be sent does not keep the others back, whatever it is called and whatever its totals are"
    )
    func hostile() throws {
        let scenario = try scenario()
        try drop("collections_1.csv", expecting: "rows=4\n0,pence=738\n0812", in: scenario)
        try drop("collections_2.csv", expecting: String(repeating: "x", count: 5_000), in: scenario)
        try drop("collections_\(String(repeating: "n", count: 230)).csv", expecting: nil, in: scenario)
        try drop("collections\n3.csv", in: scenario)
        try drop("collections_4.csv", in: scenario)
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
        let scenario = try scenario()
        try drop(in: scenario)
        let key = scenario.path("service")
        try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
        #expect(try scenario.run("exchange", "run", "month").status == 1)
        #expect(try names("in", in: scenario) == ["collections.csv", "collections.csv.expect"])
        #expect(try names("sent", in: scenario).isEmpty)
        #expect(!scenario.exists("month/.sending"))
        try FileManager.default.moveItem(atPath: key + ".away", toPath: key)
        #expect(try scenario.run("exchange", "run", "month").status == 3)
    }

    @Test("a service's key sends transactional files, and prepares no sample")
    func role() throws {
        let scenario = try scenario(role: "approver")
        try drop(in: scenario)
        scenario.expectRefusal(try scenario.run("exchange", "run", "month"), 10, ["not as preparer"])
    }

    @Test("a folder that says nothing, or of another sequence, is refused with what to write")
    func folders() throws {
        let scenario = try scenario(sequence: "weekly")
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
        let scenario = try scenario()
        let start = Date()
        try drop(in: scenario)
        #expect(try scenario.run("exchange", "run", "month").status == 3)
        let length = Date().timeIntervalSince(start)
        var random = SeededGenerator(seed: 20_261_122)
        var recovered = 0
        for month in 1...12 {
            let name = "collections_\(month).csv"
            try drop(name, month: "/\(month < 10 ? "0" : "")\(month)/2027", in: scenario)
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
            #expect(try names("in", in: scenario).isEmpty)
            #expect(try names("failed", in: scenario).isEmpty)
            #expect(try names("sent", in: scenario).count == month + 1)
            #expect(!scenario.exists("month/.sending"))
            let status = try scenario.succeed("exchange", "status")
            #expect(status.contains("next is number \(month + 2)"), "\(status)")
        }
        // The loop is worth nothing where no run is cut off with a file in its hand.
        #expect(recovered > 0)
    }

    @Test("two runs at once: the second says so and touches nothing")
    func twice() throws {
        let scenario = try scenario()
        try drop(in: scenario)
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
        holder.arguments = [scenario.path("month/.lock"), "sleep", "60"]
        try holder.run()
        defer { holder.terminate() }
        // Whoever holds the lock has it before anything else is asked.
        while try Program.run("flock", ["-n", scenario.path("month/.lock"), "true"]).status == 0 {}
        scenario.expectRefusal(try scenario.run("exchange", "run", "month"), 1, ["another exchange run is at work"])
        #expect(try names("in", in: scenario).count == 2)
    }
}
