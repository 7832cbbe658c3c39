import Foundation
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

    /// Changes the database with Python's sqlite3, past every trigger of ours.
    func sqlite(_ statements: String, in home: String = "home") throws {
        try Program.succeed(
            "python3",
            [
                "-c",
                """
                import sqlite3, sys
                c = sqlite3.connect(sys.argv[1])
                for (name,) in c.execute("select name from sqlite_master where type = 'trigger'").fetchall():
                    c.execute('drop trigger ' + name)
                c.executescript(sys.argv[2])
                c.commit()
                """, path("\(home)/registry.sqlite"), statements,
            ])
    }

    /// Takes the newest events away, so that the rest holds together: what somebody does who knows how it is made.
    func cutTail(to size: Int, in home: String = "home") throws {
        try Program.succeed(
            "python3",
            [
                "-c",
                """
                import sqlite3, sys, hashlib
                c = sqlite3.connect(sys.argv[1]); size = int(sys.argv[2])
                for (name,) in c.execute("select name from sqlite_master where type = 'trigger'").fetchall():
                    c.execute('drop trigger ' + name)
                c.execute('pragma foreign_keys = off')
                for table in ('paths', 'evidence'):
                    c.execute('delete from %s where bundle in (select number from bundles where prepared > ?)' % table, (size,))
                c.execute('delete from bundles where prepared > ?', (size,))
                c.execute('delete from events where seq > ?', (size,))
                leaves = [row[0] for row in c.execute('select leaf from events order by seq')]
                def root(l):
                    if len(l) == 1: return l[0]
                    k = 1
                    while k * 2 < len(l): k *= 2
                    return hashlib.sha256(b'\\x01' + root(l[:k]) + root(l[k:])).digest()
                peaks, at = b'', 0
                for bit in reversed(range(40)):
                    if size >> bit & 1:
                        peaks += root(leaves[at:at + (1 << bit)]); at += 1 << bit
                c.execute('update tree set size = ?, peaks = ?', (size, peaks))
                c.commit()
                """, path("\(home)/registry.sqlite"), String(size),
            ])
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
