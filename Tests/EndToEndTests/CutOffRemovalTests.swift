import Foundation
import Testing

/// What becomes of a copy of ours while it is overwritten and removed, and the run is cut off.
struct CutOffRemovalTests {
    /// A bundle of an export that takes a moment to overwrite, in a folder of its own.
    private func prepared() throws -> Scenario {
        let scenario = try Scenario.executed()
        try FileManager.default.createDirectory(atPath: scenario.path("raw"), withIntermediateDirectories: true)
        let note = String(repeating: "x", count: 60_000)
        let rows = (0..<200).map { "\($0),Canary,Oakley,07700 900123,c@example.com,\(note)\n" }
        try scenario.write(
            "Id,FirstName,LastName,Phone,Email,Notes\n" + rows.joined(), to: "raw/contacts.csv")
        #expect(try scenario.run(scenario.prepare("raw/contacts.csv")).status == 0)
        return scenario
    }

    /// Kills a purge while it overwrites the export; gives the name that the export has then.
    private func cutOff(_ scenario: Scenario) throws -> String {
        let run = try RunningProgram(["disposal", "purge", "B1", "--inputs"], in: scenario)
        var name: String?
        while run.isRunning, name == nil {
            name = try scenario.names(in: "raw").first { $0.hasPrefix(".datalease-removal.") }
        }
        let found = try #require(name)
        var size = 0
        // Something must have been written over, and not everything.
        while run.isRunning, size == 0 {
            size = try scenario.start(of: "raw/\(found)") == Array("Id,FirstName".utf8) ? 0 : 1
        }
        run.signal(SIGKILL)
        _ = try run.wait()
        #expect(try scenario.sql("SELECT count(*) FROM removals WHERE overwritten = 0") == "1")
        return found
    }

    private func expectSettled(
        _ scenario: Scenario, _ run: Program.Run, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(run.errors.contains("a run that was cut off had begun to remove"), "\(run.errors)")
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.contains("2 removed, 0 left"), "\(shown)", sourceLocation: sourceLocation)
        #expect(try scenario.sql("SELECT count(*) FROM removals") == "0", sourceLocation: sourceLocation)
        #expect(try scenario.run("ledger", "verify").status == 0, sourceLocation: sourceLocation)
        #expect(
            try scenario.names(in: "raw").allSatisfy { !$0.hasPrefix(".datalease") }, sourceLocation: sourceLocation)
    }

    @Test("killed while it writes over an export, the next start finishes it, records it and needs no signed reason")
    func killed() throws {
        let scenario = try prepared()
        let name = try cutOff(scenario)
        #expect(!scenario.exists("raw/contacts.csv"))
        #expect(try scenario.start(of: "raw/\(name)") != Array("Id,FirstName".utf8))
        let before = try scenario.sql("SELECT count(*) FROM events WHERE kind = 'own-copies-purged'")
        #expect(before == "0")
        try expectSettled(scenario, try scenario.run("bundle", "list"))
        #expect(try scenario.names(in: "raw").isEmpty)
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
    }

    @Test("a new export that gets the old one's name in between is left alone")
    func newExport() throws {
        let scenario = try prepared()
        _ = try cutOff(scenario)
        try scenario.write("the export of the next day", to: "raw/contacts.csv")
        try expectSettled(scenario, try scenario.run("status"))
        let purge = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(purge.status == 0, "\(purge.output)")
        #expect(try scenario.text("raw/contacts.csv") == "the export of the next day")
    }

    @Test("that all was written over is believed of nobody but the program: a changed row leads to nothing")
    func changedRow() throws {
        let scenario = try prepared()
        let name = try cutOff(scenario)
        try scenario.sql("UPDATE removals SET overwritten = 1 WHERE id = 2")
        for arguments in [["status"], ["verify"], ["ledger", "verify"], ["disposal", "purge", "B1"]] {
            let run = try scenario.run(arguments)
            #expect(run.status == 12, "\(arguments): \(run.errors)")
            #expect(
                (run.output + run.errors).contains("what is being prepared or removed"), "\(run.output) \(run.errors)")
        }
        #expect(scenario.exists("raw/\(name)"))
        #expect(try scenario.sql("SELECT count(*) FROM events WHERE kind = 'own-copies-purged'") == "0")
        try scenario.sql("UPDATE removals SET overwritten = 0 WHERE id = 2")
        try expectSettled(scenario, try scenario.run("status"))
    }

    @Test(
        "killed before anything was done, the file is as it was, and what somebody moved then is not taken for removed")
    func killedAtTheBegin() throws {
        let scenario = try prepared()
        let name = try cutOff(scenario)
        // As if it had been killed between writing down what it is going to do and doing it.
        try FileManager.default.moveItem(
            atPath: scenario.path("raw/\(name)"), toPath: scenario.path("moved.csv"))
        let run = try scenario.run("status")
        #expect(run.errors.contains("did nothing to it"), "\(run.errors)")
        let purge = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(purge.status == 2)
        #expect(purge.output.contains("not found where it was"), "\(purge.output)")
    }

    @Test("what cannot be finished now is said, keeps nobody from the registry, and is finished later")
    func folderAway() throws {
        let scenario = try prepared()
        _ = try cutOff(scenario)
        try FileManager.default.moveItem(atPath: scenario.path("raw"), toPath: scenario.path("unmounted"))
        for _ in 0..<2 {
            let run = try scenario.run("bundle", "list")
            #expect(run.status == 0)
            #expect(run.errors.contains("that cannot be finished now: the folder is not there"), "\(run.errors)")
        }
        let purge = try scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(purge.status == 2)
        #expect(purge.output.contains("its removal has begun and is not finished"), "\(purge.output)")
        try FileManager.default.moveItem(atPath: scenario.path("unmounted"), toPath: scenario.path("raw"))
        #expect(try scenario.run("status").errors.contains("it is gone now"))
        #expect(try scenario.succeed("disposal", "show", "B1").contains(", 0 left"))
    }

    @Test("two purges at the same time remove every copy once")
    func sameTime() throws {
        let scenario = try prepared()
        let runs = try (0..<3).map { _ in
            try RunningProgram(["disposal", "purge", "B1", "--inputs"], in: scenario)
        }
        for run in runs {
            let ended = try run.wait()
            #expect([0, 2].contains(ended.status), "\(ended.errors)")
        }
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        #expect(try scenario.names(in: "raw").isEmpty)
        let removed = try scenario.sql(
            "SELECT group_concat(CAST(bytes AS TEXT)) FROM events WHERE kind = 'own-copies-purged'")
        let digests = removed.matches(of: /"removed":\[([^\]]*)\]/).map { $0.1.split(separator: ",").count }
        #expect(digests.reduce(0, +) == 2, "\(removed)")
        #expect(try scenario.run("ledger", "verify").status == 0)
    }

    @Test("killed at any of 16 moments, no copy is lost sight of and none is said to be gone that is there")
    func killLoop() throws {
        var (untouched, finished, later) = (0, 0, 0)
        var length = 0.0
        let scenario = try Scenario.executed()
        try scenario.write(Scenario.manyContacts(800), to: "contacts.csv")
        #expect(try scenario.run(scenario.prepare()).status == 0)
        let files = ["home", "out", "contacts.csv"]
        for file in files { try scenario.copy(file, to: "kept-" + file) }
        for round in 0..<17 {
            for file in files { try scenario.copy("kept-" + file, to: file) }
            let start = Date()
            let run = try RunningProgram(["disposal", "purge", "B1", "--inputs"], in: scenario)
            if round == 0 {
                _ = try run.wait()
                length = Date().timeIntervalSince(start)
                continue
            }
            usleep(UInt32(length * (0.3 + Double(round) / 20) * 1_000_000))
            run.signal(SIGKILL)
            let status = try run.wait().status
            let isThere = scenario.exists("contacts.csv")
            let next = try scenario.run("disposal", "show", "B1")
            #expect(next.status == 0, "\(next.errors)")
            let saysGone = next.output.contains(", 0 left")
            #expect(!(saysGone && scenario.exists("contacts.csv")), "\(next.output)")
            if status == 0 { finished += 1 } else if isThere { untouched += 1 } else { later += 1 }
            let purge = try scenario.run("disposal", "purge", "B1", "--inputs")
            #expect(purge.status == 0, "\(purge.output) \(purge.errors)")
            #expect(!scenario.exists("contacts.csv"))
            let left = try FileManager.default.subpathsOfDirectory(atPath: scenario.folder.path)
            #expect(left.allSatisfy { !$0.contains(".datalease-removal") })
        }
        print("killed purges: \(finished) finished, \(later) finished later, \(untouched) before the export")
    }
}

extension Scenario {
    /// The first 12 bytes of a file.
    func start(of name: String) throws -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path(name)) else { return [] }
        defer { try? file.close() }
        return Array(try file.read(upToCount: 12) ?? Data())
    }

    /// What a statement says to the registry, as its first value.
    @discardableResult
    func sql(_ statement: String) throws -> String {
        let script = """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1], timeout=10)
            row = db.execute(sys.argv[2]).fetchone()
            db.commit()
            print(row[0] if row else "")
            """
        return try Program.succeed("python3", ["-c", script, path("home/registry.sqlite"), statement])
            .trimmingCharacters(in: .newlines)
    }
}
