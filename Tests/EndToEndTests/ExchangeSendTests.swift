import Foundation
import TestSupport
import Testing

/// A month's collections, as a finance team sends them.
struct ExchangeSendTests {
    @Test("what is sent is the input's, byte for byte, as an independent program counts it; and it comes back restored")
    func sent() throws {
        let scenario = try Scenario.exchanging()
        let run = try scenario.run(scenario.send())
        #expect(run.status == 3, "\(run.errors)")
        for line in [
            "number          1 of monthly-collection", "read            40 rows, £73,808.12",
            "sent            30 rows, £58,031.07", "held back       10 rows, £15,777.05", "receipt by      2026-11-29",
            "code 17         sent 17 rows, £27,907.95; held back 8 rows, £15,710.71",
            "day 2026-12-01  sent 14 rows, £30,231.26; held back 6 rows, £11,212.01",
        ] { #expect(run.output.contains(line), "\(line)\n\(run.output)") }
        try scenario.open(1, as: "opened")
        let compared = try Scenario.python(
            "exchanged.py", scenario.path("direct-debit-collections.csv"),
            scenario.path("opened/data/direct-debit-collections.csv"), scenario.path("home/exchanges/B1.held-back.csv"),
            "InvoiceNumber=token")
        #expect(compared.status == 0, "\(compared.errors)")
        #expect(compared.output == "sent 30 5803107 held 10 1577705\n")
        let shared = try scenario.text("opened/data/direct-debit-collections.csv")
        for person in [
            "J SMITH,", "NCUBE", "ROWAN PLC", "KAUR", "SMITH & SONS", "THE BAKERY", "WAINWRIGHT", "PATEL", "OSGOOD",
        ] {
            #expect(!shared.contains(person), "\(person) left")
        }
        // Only we can read the lists.
        let mode = try Program.succeed("stat", ["-c", "%a", scenario.path("home/exchanges/B1.items")])
        #expect(mode == "600\n")
        #expect(try scenario.text("home/exchanges/B1.items").hasPrefix("EXC2000064,10048,2026-12-02,17 "))
        // What comes back is what went out.
        try scenario.succeed(
            "exchange", "restore", scenario.path("opened/data/direct-debit-collections.csv"), "--for", "B1", "--out",
            scenario.path("restored.csv"))
        let back = try Scenario.python(
            "exchanged.py", scenario.path("direct-debit-collections.csv"), scenario.path("restored.csv"),
            scenario.path("home/exchanges/B1.held-back.csv"))
        #expect(back.status == 0, "\(back.errors)")
        #expect(try scenario.run("verify").status == 0)
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
    }

    @Test("a token that was changed on its way is left and counted, and the file is never overwritten")
    func restored() throws {
        let scenario = try Scenario.exchanging()
        #expect(try scenario.run(scenario.send()).status == 3)
        try scenario.open(1, as: "opened")
        var lines = try scenario.text("opened/data/direct-debit-collections.csv").components(separatedBy: "\r\n")
        let token = try #require(lines[3].split(separator: ",").last).trimmingCharacters(in: .whitespacesAndNewlines)
        lines[3] = lines[3].replacingOccurrences(
            of: token, with: (token.hasPrefix("a") ? "b" : "a") + token.dropFirst())
        lines[5] = lines[5].replacingOccurrences(
            of: try #require(lines[5].split(separator: ",").last).trimmingCharacters(in: .whitespacesAndNewlines),
            with: "INV-X")
        try scenario.write(lines.joined(separator: "\r\n"), to: "back.csv")
        let arguments = ["exchange", "restore", "back.csv", "--for", "B1", "--out", "restored.csv"]
        let run = try scenario.run(arguments)
        #expect(run.status == 3, "\(run.errors)")
        #expect(run.output.contains("restored  28 tokens"), "\(run.output)")
        #expect(
            run.output.contains("2 that are no tokens of what was sent, the first at line 4, column InvoiceNumber"))
        #expect(try scenario.text("restored.csv").contains("INV-X"))
        scenario.expectRefusal(try scenario.run(arguments), 1, ["restored.csv exists already"])
        scenario.expectRefusal(
            try scenario.run("exchange", "restore", "back.csv", "--for", "B9", "--out", "r.csv"), 1, ["no bundle 9"])
    }

    @Test("a file that went out before is refused, whole or with one byte changed, unless it replaces the one that did")
    func duplicates() throws {
        let scenario = try Scenario.exchanging()
        #expect(try scenario.run(scenario.send()).status == 3)
        let before = try scenario.exchangeFiles()
        scenario.expectRefusal(try scenario.run(scenario.send()), 11, ["sent already", "number 1", "B1", "--replaces"])
        try scenario.writeCollections("byte.csv", [("INV-2026-40000", "INV-2026-40001")])
        scenario.expectRefusal(
            try scenario.run(scenario.send("byte.csv")), 11, ["30 of the 30 items of this export were sent already"])
        try scenario.writeCollections("month.csv", [("/12/2026", "/10/2026")])
        scenario.expectRefusal(
            try scenario.run(scenario.send("month.csv")), 11,
            ["the last day of this export is 2026-10-02", "2026-12-02", "another month"])
        try scenario.writeCollections("next.csv", [("/12/2026", "/01/2027")])
        scenario.expectRefusal(
            try scenario.run(scenario.send("next.csv", Scenario.collected + ",from=2026-12-01,to=2026-12-31")), 11,
            ["line 2: a record of a day that --expect does not take in (40 times, here first)"])
        for (number, what) in [(1, "was sent already; the next is 2"), (3, "would leave a gap")] {
            scenario.expectRefusal(
                try scenario.run(scenario.send("next.csv", Scenario.collected, ["--number", "\(number)"])), 11, [what])
        }
        #expect(try scenario.exchangeFiles() == before)
        let replacing = ["--replaces", "B1", "--reason", "the bureau lost it"]
        let replaced = try scenario.run(scenario.send("direct-debit-collections.csv", Scenario.collected, replacing))
        #expect(replaced.status == 3 && replaced.output.contains("number          1 of monthly-collection"))
        scenario.expectRefusal(
            try scenario.run(scenario.send("byte.csv", Scenario.collected, replacing)), 11, ["B1 was replaced by B2"])
        scenario.expectRefusal(
            try scenario.run(scenario.send("next.csv", Scenario.collected, ["--replaces", "B7", "--reason", "x"])), 11,
            ["B7 is no exchange of the sequence"])
        let next = try scenario.run(scenario.send("next.csv", Scenario.collected, ["--number", "2"]))
        #expect(next.output.contains("number          2 of monthly-collection"), "\(next.errors)")
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
    }

    @Test("a void replacement lets the one before stand again, and a void number is given to a file that asks for it")
    func voids() throws {
        let scenario = try Scenario.exchanging()
        func send(_ file: String, _ more: [String] = []) throws -> Program.Run {
            try scenario.run(scenario.send(file, Scenario.collected, more))
        }
        func void(_ bundle: String) throws {
            _ = try scenario.run("disposal", "purge", bundle)
            try scenario.succeed(
                "disposal", "void", bundle, "--reason", "never sent", "--as", scenario.path("approver"))
        }
        let sample = "direct-debit-collections.csv"
        #expect(try send(sample).status == 3)
        #expect(try send(sample, ["--replaces", "B1", "--reason", "lost"]).status == 3)
        scenario.expectRefusal(
            try scenario.run("bundle", "release", "B1", "--via", "portal"), 1, ["was replaced by B2", "send B2"])
        try void("B2")
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        scenario.expectRefusal(try send(sample), 11, ["sent already", "B1", "--replaces B1"])
        try scenario.writeCollections("byte.csv", [("INV-2026-40000", "INV-2026-40001")])
        scenario.expectRefusal(try send("byte.csv"), 11, ["30 of the 30 items of this export were sent already"])
        // Number 2 is missing, and its month lies before that of number 3.
        for (month, number) in [("01", 2), ("02", 3)] {
            try scenario.writeCollections("\(month).csv", [("/12/2026", "/\(month)/2027")])
            let run = try send("\(month).csv")
            #expect(run.output.contains("number          \(number) of monthly-collection"), "\(run.errors)")
        }
        try void("B3")
        scenario.expectRefusal(try send("01.csv"), 11, ["another month", "number 2 is missing", "--number 2"])
        let filled = try send("01.csv", ["--number", "2"])
        #expect(filled.output.contains("number          2 of monthly-collection"), "\(filled.errors)")
        scenario.expectRefusal(try send("01.csv", ["--number", "2"]), 11, ["number 2", "was sent already"])
        // Where the void one was the last, its number went to another month, and it gets the next.
        try void("B4")
        try scenario.writeCollections("03.csv", [("/12/2026", "/03/2027")])
        #expect(try send("03.csv").output.contains("number          3 of"))
        scenario.expectRefusal(try send("02.csv"), 11, ["another month", "B4, which is void, --number 4"])
        #expect(try send("02.csv", ["--number", "4"]).output.contains("number          4 of"))
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
    }

    @Test("an export that is not what it should be is refused, with its place, and nothing is written")
    func badExports() throws {
        let scenario = try Scenario.exchanging()
        for (edits, what) in [
            ([(",100.48,", ",100.49,")], ["£73,808.13, and --expect says 40 rows, £73,808.12 (+£0.01)"]),
            ([(",100.48,", ",100.480,")], ["line 2, column Amount: an amount without exactly two decimals"]),
            ([(",100.48,", ",€100.48,")], ["line 2, column Amount: an amount in another currency"]),
            ([(",100.48,", ",100.48 USD,")], ["line 2, column Amount"]),
            ([(",100.48,", ",1.0048E2,")], ["line 2, column Amount"]),
            ([(",100.48,", ",(100.48),")], ["line 2, column Amount: an amount with a sign"]),
            ([("02/12/2026,17,INV-2026-40000", "2026-12-02,17,INV-2026-40000")], ["line 2, column CollectionDate"]),
            ([("02/12/2026,17,INV-2026-40000", "02/12/2026,1 7,INV-2026-40000")], ["line 2, column TransactionCode"]),
            ([(",INV-2026-40000", "")], ["line 2", "7 fields where the header has 8"]),
            ([("Amount", "Betrag")], ["column 5 of the header", "the rule Amount"]),
        ] as [([(String, String)], [String])] {
            try scenario.writeCollections("bad.csv", edits)
            scenario.expectRefusal(try scenario.run(scenario.send("bad.csv")), 11, what)
        }
        let text = try scenario.read("direct-debit-collections.csv")
        try scenario.write(Array(text.prefix(1_500)), to: "cut.csv")
        scenario.expectRefusal(try scenario.run(scenario.send("cut.csv")), 11, ["line 18"])
        let lines = try scenario.text("direct-debit-collections.csv").components(separatedBy: "\r\n")
        try scenario.write(lines.prefix(20).joined(separator: "\r\n") + "\r\n", to: "cut.csv")
        scenario.expectRefusal(try scenario.run(scenario.send("cut.csv")), 11, ["-21 rows"])
        // What is no text could be a name in another encoding, which no recogniser reads.
        let inUTF16 = "JOHN SMITH".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
        let names: [[UInt8]] = [[0x4A, 0x6F, 0x73, 0xE9], inUTF16, [0x1B, 0x41], [0x7F]]
        for name in names {
            var odd = text
            let place = try #require(odd.firstRange(of: Array("INV-2026-40022".utf8)))
            odd.replaceSubrange(place, with: name)
            try scenario.write(odd, to: "odd.csv")
            scenario.expectRefusal(
                try scenario.run(scenario.send("odd.csv")), 11,
                ["line 4: bytes that are no characters of the file's encoding, or control characters", "encoding:"])
        }
        // UTF-16, where UTF-8 was agreed.
        let wide: [UInt8] = [0xFF, 0xFE] + text.flatMap { [$0, 0] }
        try scenario.write(wide, to: "wide.csv")
        scenario.expectRefusal(try scenario.run(scenario.send("wide.csv")), 11, [])
        try scenario.write([], to: "empty.csv")
        scenario.expectRefusal(try scenario.run(scenario.send("empty.csv")), 11, [])
        #expect(try scenario.exchangeFiles() == [])
        #expect(try scenario.succeed("bundle", "list", "--json") == "")
    }

    @Test(
        "a register that is missing, empty or lists a person refuses the run; one that was edited is another, and is said"
    )
    func registers() throws {
        let scenario = try Scenario.exchanging()
        let register = try scenario.text("incorporated-payers.csv")
        try FileManager.default.removeItem(atPath: scenario.path("incorporated-payers.csv"))
        scenario.expectRefusal(
            try scenario.run(scenario.send()), 11, ["the register of incorporated payers cannot be read"])
        let added = "EXC2000499,99990099,"
        for (text, what) in [
            ("", "register incorporated-payers.csv: is empty"),
            ("reference,companyNumber,legalName\n", "names no payer"),
            (register + added + "J SMITH\n", "line 30: the legalName does not end in LTD"),
            (register + added + "SMITH & SONS\n", "line 30: the legalName does not end in LTD"),
            (register + "EXC2000499,123,J SMITH LTD\n", "line 30: the companyNumber has not the shape"),
            (register + "EXC2000064,99990012,Make Believe Joinery Limited\n", "line 30: the reference of line 2 again"),
        ] {
            try scenario.write(text, to: "incorporated-payers.csv")
            scenario.expectRefusal(try scenario.run(scenario.send()), 11, [what])
        }
        #expect(try scenario.exchangeFiles() == [])
        try scenario.write(register, to: "incorporated-payers.csv")
        #expect(try scenario.run(scenario.send()).errors.contains("register") == false)
        try scenario.write(register + added + "J SMITH LIMITED\n", to: "incorporated-payers.csv")
        try scenario.writeCollections("next.csv", [("/12/2026", "/01/2027")])
        let run = try scenario.run(scenario.send("next.csv"))
        #expect(run.status == 3)
        #expect(run.errors.contains("the register of incorporated payers is another than at the exchange before"))
        // The name in the file is not the company's.
        #expect(try scenario.text("home/exchanges/B2.held-back.csv").contains("CompanyName holds another name"))
    }

    @Test("what would say something of a person is held back, or refuses the run where the agreement says so")
    func persons() throws {
        let scenario = try Scenario.exchanging()
        let register = try scenario.text("incorporated-payers.csv")
        try scenario.write(
            register + "07700900317,99990041,Rowan Plc\nJo Smith,99990042,Elm Ltd\n", to: "incorporated-payers.csv")
        try scenario.writeCollections(
            "c.csv", [("ROWAN PLC HOLDINGS", "ROWAN PLC"), ("YKAUR1987,THE BAKERY", "Jo Smith,ELM LTD")])
        #expect(try scenario.run(scenario.send("c.csv")).status == 3)
        let held = try scenario.text("home/exchanges/B1.held-back.csv")
        #expect(held.contains("9,07700900317,2051,Reference holds a telephone number\n"), "\(held)")
        #expect(held.contains("17,Jo Smith,5585,Reference holds the name of a person\n"), "\(held)")
        try scenario.executeAgreement(
            try scenario.directDebit(replacing: [
                ("persons: hold-back", "persons: refuse"), ("DSA-2026-031", "DSA-2026-032"),
            ]),
            as: "strict.yaml")
        let refused = try scenario.run(scenario.send("c.csv", under: "strict.yaml"))
        scenario.expectRefusal(
            refused, 11,
            [
                "line 5, column Reference: a live debit instruction for a person", "(8 times, here first)",
                "controller to processor",
            ])
        #expect(!refused.errors.contains("SMITH"))
    }

    @Test("an agreement of the other class, two files and an inbound dataset are told what to run instead")
    func usage() throws {
        let scenario = try Scenario.exchanging()
        scenario.expectRefusal(
            try scenario.run(
                "prepare", "debit.yaml", "collections=direct-debit-collections.csv", "--out", "out", "--as",
                scenario.path("preparer")), 10, ["datalease exchange send"])
        try scenario.executeAgreement()
        try scenario.write(Scenario.contacts, to: "contacts.csv")
        scenario.expectRefusal(
            try scenario.run(
                "exchange", "send", "agreement.yaml", "contacts.csv", "--out", "out", "--as", scenario.path("preparer"),
                "--expect", "rows=4,pence=0"), 10, ["datalease prepare"])
        scenario.expectRefusal(
            try scenario.run(
                "exchange", "send", "debit.yaml", "returns=direct-debit-returns.csv", "--out", "out", "--as",
                scenario.path("preparer"), "--expect", "rows=4,pence=0"), 64, ["inbound"])
        for expected in ["rows=40", "rows=40,pence=1.5", "pence=1,rows=x", ""] {
            #expect(try scenario.run(scenario.send("direct-debit-collections.csv", expected)).status == 64)
        }
        #expect(
            try scenario.run(scenario.send("direct-debit-collections.csv", Scenario.collected, ["--replaces", "B1"]))
                .status
                == 64)
    }

    @Test("a rehearsal shows the same figures, takes no number and leaves no list")
    func rehearsal() throws {
        let scenario = try Scenario.exchanging()
        let run = try scenario.run(scenario.send("direct-debit-collections.csv", Scenario.collected, ["--rehearsal"]))
        #expect(run.status == 3, "\(run.errors)")
        #expect(run.output.contains("rehearsed") && run.output.contains("sent            30 rows, £58,031.07"))
        #expect(!scenario.exists("home/exchanges"))
        let sent = try scenario.run(scenario.send())
        #expect(sent.output.contains("number          1 of monthly-collection"), "\(sent.errors)")
    }

    @Test("of two runs at once one sends, and the other is told so or gets the number behind")
    func twoAtOnce() throws {
        let scenario = try Scenario.exchanging()
        try scenario.writeCollections("next.csv", [("/12/2026", "/01/2027")])
        let runs = try [scenario.send(), scenario.send(), scenario.send("next.csv")].map {
            try RunningProgram($0, in: scenario)
        }
        let ended = try runs.map { try $0.wait() }
        for run in ended where run.status != 3 {
            #expect(run.status == 1 || run.status == 11, "\(run.status) \(run.errors)")
            #expect(run.errors.contains("datalease: hint:"), "\(run.errors)")
        }
        // The same file never goes out twice.
        #expect(ended[..<2].count { $0.status == 3 } <= 1)
        #expect(ended.contains { $0.status == 3 })
        let sent = ended.count { $0.status == 3 }
        #expect(try scenario.names(in: "out").count == sent * 4)
        #expect(try scenario.names(in: "home/exchanges").count == sent * 2)
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
    }

    @Test("a purge takes the lists along with the inputs, and a list that somebody changed is found out")
    func lists() throws {
        let scenario = try Scenario.exchanging()
        #expect(try scenario.run(scenario.send()).status == 3)
        try scenario.writeCollections("byte.csv", [("INV-2026-40000", "INV-2026-40001")])
        let items = try scenario.text("home/exchanges/B1.items")
        try scenario.write(items.replacingOccurrences(of: "10048", with: "10049"), to: "home/exchanges/B1.items")
        scenario.expectRefusal(
            try scenario.run(scenario.send("byte.csv")), 12, ["B1.items was changed since B1 was sent"])
        // Gone without a purge it is missed, unless somebody says that it is not to be compared with.
        try FileManager.default.removeItem(atPath: scenario.path("home/exchanges/B1.items"))
        scenario.expectRefusal(
            try scenario.run(scenario.send("byte.csv")), 12,
            ["the items of B1 are not at home any more, and no purge removed them", "--despite B1"])
        try scenario.write(items, to: "home/exchanges/B1.items")
        // While its receipt is awaited, the list is what tells that a file is sent twice.
        let early = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(early.output.contains("B1.items: the items of an exchange without a receipt"), "\(early.output)")
        #expect(try scenario.names(in: "home/exchanges") == ["B1.items"])
        #expect(!scenario.exists("direct-debit-collections.csv"))
        scenario.expectRefusal(
            try scenario.run(scenario.send("byte.csv")), 11, ["items of this export were sent already"])
        try scenario.acknowledge("B1")
        _ = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(try scenario.names(in: "home/exchanges") == [])
        let run = try scenario.run(scenario.send("byte.csv"))
        #expect(
            run.errors.contains("the items of B1 were purged, so this file is not compared with them"), "\(run.errors)")
    }

    @Test("killed at any moment it leaves exchanges that are complete and recorded, and no number twice")
    func killed() throws {
        let scenario = try Scenario.exchanging()
        var random = SeededGenerator(seed: 31)
        for round in 0..<14 {
            // Another month each time: nothing is refused as sent.
            let (month, year) = (round % 12 + 1, 2027 + round / 12)
            try scenario.writeCollections(
                "c.csv", [("/12/2026", "/\(month < 10 ? "0" : "")\(month)/\(year)")])
            let before = scenario.exists("out") ? try scenario.names(in: "out").count : 0
            let run = try RunningProgram(scenario.send("c.csv"), in: scenario)
            while run.isRunning,
                (scenario.exists("out") ? try scenario.names(in: "out").count : 0) < before + 1 + round % 5
            {}
            usleep(UInt32.random(in: 0..<4_000, using: &random))
            run.signal(SIGKILL)
            _ = try run.wait()
        }
        _ = try scenario.run("bundle", "list")
        let bundles = try scenario.succeed("bundle", "list", "--json").split(separator: "\n").count
        let files = try scenario.names(in: "out")
        #expect(files.count == bundles * 4, "\(files)")
        let lists = try scenario.names(in: "home/exchanges")
        #expect(lists.count == bundles * 2, "\(lists)")
        try scenario.writeCollections("last.csv", [("/12/2026", "/12/2028")])
        let last = try scenario.run(scenario.send("last.csv"))
        #expect(
            last.output.contains("number          \(bundles + 1) of monthly-collection"), "\(last.errors)\(last.output)"
        )
        #expect(try scenario.succeed("ledger", "verify").contains("intact"))
    }
}
