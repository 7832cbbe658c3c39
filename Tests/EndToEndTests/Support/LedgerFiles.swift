import Foundation
import TestSupport
import Testing

/// The files of a home that its ledger lies in, and what happens to them.
extension Scenario {
    /// Runs the program with anchors in these folders.
    func run(_ arguments: [String], anchors: String...) throws -> Program.Run {
        try run(arguments + anchors.flatMap { ["--anchor-dir", path($0)] })
    }

    /// The number of events that a checkpoint is of.
    func size(ofCheckpoint name: String) throws -> Int {
        let lines = try text(name).split(separator: "\n", omittingEmptySubsequences: false)
        return try #require(Int(lines[1]))
    }

    /// Changes the database, past every trigger of ours.
    func sqlite(_ statements: String, in home: String = "home") throws {
        try changeHome("sql", path(home), statements)
    }

    /// The one value that a query gives.
    func sqliteValue(_ query: String) throws -> String {
        let script = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])"
        return try Program.succeed("python3", ["-c", script, path("home/registry.sqlite"), query])
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Takes the newest events away, so that the rest holds together: what somebody does who knows how it is made.
    func cutTail(to size: Int) throws { try changeHome("cut", path("home"), String(size)) }

    /// Appends an event about a bundle, or about none, everything but its signature made right. `members` is JSON
    /// without braces.
    func forgeEvent(
        _ kind: String, about bundle: Int? = 1, _ members: String, by actor: String = "{\"user\":\"uid:0\"}"
    ) throws {
        try changeHome("append", path("home"), kind, String(bundle ?? 0), members, actor)
    }

    /// Appends so many events about bundle 1 that rest on nothing, everything but the signature made right.
    func fillLedger(_ count: Int) throws { try changeHome("fill", path("home"), String(count)) }

    /// Signs the ledger that is there, as somebody can who has all of the home, and puts the checkpoint in its place.
    func signAsThePresentHead() throws { try changeHome("sign", path("home")) }

    private func changeHome(_ arguments: String...) throws {
        let program = Checkout.root.appendingPathComponent("Tests/EndToEndTests/Python/ledger_files.py").path
        try Program.succeed("python3", ["-B", program] + arguments)
    }

    func copy(_ from: String, to: String) throws {
        try? FileManager.default.removeItem(atPath: path(to))
        try FileManager.default.copyItem(atPath: path(from), toPath: path(to))
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }
}
