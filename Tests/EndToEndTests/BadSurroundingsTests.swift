import Foundation
import Testing

/// What can be wrong around a run: disks, folders, key files, the registry, the command line.
struct BadSurroundingsTests {
    @Test("a disk that fills up while a bundle is written is said, and nothing stays")
    func fullDisk() throws {
        let scenario = try Scenario.executed()
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-3", replacing: [("maxRows: 1000", "maxRows: 100000")]), as: "large.yaml")
        try scenario.write(Scenario.manyContacts(3_000), to: "large.csv")
        try scenario.withSmallDisk("out", size: 64) {
            scenario.expectRefusal(
                try scenario.run(scenario.prepare("large.csv", under: "large.yaml")), 1,
                ["no space left on device", "free some space", "nothing was left behind"])
            try scenario.expectIntact()
        }
    }

    @Test(
        "a limit on the size of files is met with a message, not with a signal",
        arguments: [(8, 1_000), (64, 1_000), (400, 12_000)])
    func fileSizeLimit(_ limit: Int, rows: Int) throws {
        let scenario = try Scenario.executed()
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-3", replacing: [("maxRows: 1000", "maxRows: 100000")]), as: "large.yaml")
        try scenario.write(Scenario.manyContacts(rows), to: "large.csv")
        let run = try scenario.run(scenario.prepare("large.csv", under: "large.yaml"), fileSizeLimit: limit)
        // With the smallest limit it is the registry that cannot grow.
        scenario.expectRefusal(run, 1, limit == 400 ? ["file too large", "ulimit -f"] : ["datalease: hint:"])
        // What could not be cleared away then is cleared away now.
        #expect(try scenario.run("bundle", "list").status == 0)
        try scenario.expectIntact()
        #expect(try scenario.run(scenario.prepare("large.csv", under: "large.yaml")).status == 0)
        try scenario.expectIntact(bundles: 1)
    }

    @Test("a home on a full disk refuses, and goes on when there is room again")
    func fullHome() throws {
        let scenario = try Scenario.executed()
        try scenario.withSmallDisk("disk", size: 2048) {
            try Program.succeed("cp", ["-a", scenario.path("home"), scenario.path("disk/home")])
            let home = ["--home", scenario.path("disk/home")]
            let fill = try Program.run("dd", ["if=/dev/zero", "of=\(scenario.path("disk/fill"))", "bs=1024"])
            #expect(fill.status != 0)
            let run = try scenario.run(scenario.prepare() + home)
            scenario.expectRefusal(run, 1, ["space"])
            let left = scenario.exists("out") ? try scenario.names(in: "out") : []
            #expect(left.isEmpty)
            try FileManager.default.removeItem(atPath: scenario.path("disk/fill"))
            let again = try scenario.run(scenario.prepare() + home)
            #expect(again.status == 0, "\(again.errors)")
            let ledger = try scenario.run(["ledger", "verify"] + home)
            #expect(ledger.status == 0, "\(ledger.errors)")
        }
    }

    @Test("a folder that cannot be written to is said, and the home stays usable")
    func readOnlyFolder() throws {
        let scenario = try Scenario.executed()
        try FileManager.default.createDirectory(atPath: scenario.path("out"), withIntermediateDirectories: true)
        try Program.succeed("chmod", ["555", scenario.path("out")])
        guard let run = try scenario.runWithoutPrivileges(scenario.prepare()) else { return }
        scenario.expectRefusal(run, 1, ["cannot write", "permission denied", "choose another folder"])
        try scenario.expectIntact()
    }

    @Test("a file system that is read-only is said, and the home stays usable")
    func readOnlyDisk() throws {
        let scenario = try Scenario.executed()
        try scenario.withSmallDisk("out", size: 64) {
            try Program.succeed("mount", ["-o", "remount,ro", scenario.path("out")])
            scenario.expectRefusal(
                try scenario.run(scenario.prepare()), 1, ["read-only file system", "choose another folder"])
            try scenario.expectIntact()
        }
    }

    @Test("an output folder that is a file, or below one, is said, and the home stays usable")
    func folderIsAFile() throws {
        let scenario = try Scenario.executed()
        try scenario.write("", to: "out")
        scenario.expectRefusal(try scenario.run(scenario.prepare()), 1, ["cannot make the folder out"])
        let below = [
            "prepare", "agreement.yaml", "contacts.csv", "--out", "out/below", "--as", scenario.path("preparer"),
        ]
        scenario.expectRefusal(try scenario.run(below), 1, ["cannot make the folder out: file exists"])
        try scenario.expectIntact(in: [])
    }

    @Test(
        "a file that has a name of the bundle already is never overwritten",
        arguments: [
            ".zip.age", ".statement.json", ".statement.json.sig", ".OPEN-ME.txt",
        ])
    func takenName(_ ending: String) throws {
        let scenario = try Scenario.executed()
        try FileManager.default.createDirectory(atPath: scenario.path("out"), withIntermediateDirectories: true)
        let name = "out/DSA-2026-001.B1.dispose-by-2026-12-02" + ending
        try scenario.write("somebody else's", to: name)
        scenario.expectRefusal(
            try scenario.run(scenario.prepare()), 1, ["\(name) exists already", "never overwritten"])
        #expect(try scenario.text(name) == "somebody else's")
        #expect(try scenario.names(in: "out").count == 1)
        try scenario.expectIntact(in: [])
        // A refused run uses up no number.
        try FileManager.default.removeItem(atPath: scenario.path(name))
        #expect(try scenario.run(scenario.prepare()).output.contains("DSA-2026-001.B1"))
        try scenario.expectIntact(bundles: 1)
    }

    @Test("a key file that others can read, that is damaged or that is gone is refused, and never made anew")
    func keyFiles() throws {
        let scenario = try Scenario.executed()
        #expect(try scenario.run(scenario.prepare()).status == 0)
        let key = "home/keys/DSA-2026-001.key"
        let bytes = try scenario.read(key)
        for mode in ["644", "640", "604", "660"] {
            try Program.succeed("chmod", [mode, scenario.path(key)])
            scenario.expectRefusal(
                try scenario.run(scenario.prepare()), 1, ["\(key) can be read by other users", "chmod 600"])
        }
        try Program.succeed("chmod", ["600", scenario.path(key)])
        let secret = try #require(String(decoding: bytes, as: UTF8.self).split(separator: " ").last).dropLast()
        for (damaged, status, says) in [
            (Array(bytes.dropLast(9)), Int32(1), "is damaged"), ([], 1, "is damaged"),
            (
                Array(String(decoding: bytes, as: UTF8.self).replacing(secret.prefix(4), with: "AAAA").utf8), 12,
                "is not the key that DSA-2026-001 began with"
            ),
        ] {
            try scenario.write(damaged, to: key)
            let run = try scenario.run(scenario.prepare())
            scenario.expectRefusal(run, status, [says, "backup"])
            #expect(!run.errors.contains(secret.dropFirst(4)))
        }
        try FileManager.default.removeItem(atPath: scenario.path(key))
        scenario.expectRefusal(try scenario.run(scenario.prepare()), 10, ["the pseudonym key of DSA-2026-001 is gone"])
        #expect(!scenario.exists(key))
        try scenario.expectIntact(bundles: 1)
    }

    @Test("a ledger key that cannot sign is refused before anything is prepared")
    func ledgerKey() throws {
        let scenario = try Scenario.executed()
        #expect(try scenario.run(scenario.prepare()).status == 0)
        try Program.succeed("chmod", ["644", scenario.path("home/ledger/ledger.key")])
        scenario.expectRefusal(
            try scenario.run(scenario.prepare()), 1, ["home/ledger/ledger.key can be read by other users"])
        try Program.succeed("chmod", ["600", scenario.path("home/ledger/ledger.key")])
        try scenario.expectIntact(bundles: 1)
    }

    @Test("a registry that another process holds is waited for, and then said by whom")
    func lockedRegistry() throws {
        let scenario = try Scenario.executed()
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        holder.arguments = [
            "python3", "-c",
            """
            import sqlite3, sys
            c = sqlite3.connect(sys.argv[1], isolation_level=None)
            c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()
            """, scenario.path("home/registry.sqlite"),
        ]
        let (held, release) = (Pipe(), Pipe())
        holder.standardOutput = held
        holder.standardInput = release
        try holder.run()
        _ = held.fileHandleForReading.availableData
        let started = Date()
        let run = try scenario.run(scenario.prepare())
        scenario.expectRefusal(
            run, 1, ["registry.sqlite: locked by process \(holder.processIdentifier) (python3) of user", "waited 10 s"])
        #expect(Date().timeIntervalSince(started) > 9)
        // Who only reads need not wait.
        #expect(try scenario.run("bundle", "list").status == 0)
        try release.fileHandleForWriting.close()
        holder.waitUntilExit()
        try scenario.expectIntact()
    }

    @Test("a registry that is damaged, cut short, swapped or no registry at all is refused and left as it is")
    func corruptedRegistry() throws {
        let scenario = try Scenario.executed()
        let early = try scenario.read("home/registry.sqlite")
        #expect(try scenario.run(scenario.prepare()).status == 0)
        let whole = try scenario.read("home/registry.sqlite")
        var scribbled = whole
        for index in 8_192..<20_000 { scribbled[index] = 0x5A }
        for (name, bytes, says) in [
            ("scribbled over", scribbled, "damaged"), ("cut short", Array(whole.prefix(10_000)), "damaged"),
            ("text", Array("no database at all\n".utf8), "damaged"), ("an older copy", early, "checkpoint"),
        ] {
            try scenario.write(bytes, to: "home/registry.sqlite")
            for arguments in [scenario.prepare(), ["bundle", "list"], ["verify"], ["ledger", "verify"]] {
                let run = try scenario.run(arguments)
                #expect(run.status == 12, "\(name), \(arguments): \(run.errors)")
                #expect(run.errors.contains(says), "\(name): \(run.errors)")
                #expect(run.errors.contains("backup"), "\(name): \(run.errors)")
            }
            #expect(try scenario.read("home/registry.sqlite") == bytes, "\(name)")
        }
        try scenario.write(whole, to: "home/registry.sqlite")
        try scenario.expectIntact(bundles: 1)
    }

    @Test("a home that others can write to, and one that is none, are refused")
    func home() throws {
        let scenario = try Scenario.executed()
        try Program.succeed("chmod", ["777", scenario.path("home")])
        scenario.expectRefusal(
            try scenario.run(scenario.prepare()), 1, ["can be written by other users", "chmod go-w"])
        try Program.succeed("chmod", ["700", scenario.path("home")])
        scenario.expectRefusal(
            try scenario.run(scenario.prepare() + ["--home", "elsewhere"]), 1,
            ["elsewhere is no DataLease home", "datalease init"])
        try scenario.expectIntact()
    }

    @Test("messages never get into a bundle, also where the caller closed standard output and error")
    func closedStreams() throws {
        let scenario = try Scenario.executed()
        try scenario.executeAgreement(
            try scenario.agreement(
                id: "DSA-KEEP",
                replacing: [
                    ("Phone: {do: phone}", "Phone: {do: keep}"), ("Email: {do: email}", "Email: {do: keep}"),
                    ("otherwise: refuse", "otherwise: refuse\n    proof: {do: off, because: a test}"),
                ]),
            as: "keep.yaml")
        let arguments = scenario.prepare(under: "keep.yaml")
        #expect(try scenario.run(arguments).errors.contains("warning: contacts: "))
        // What was done is done where only the result cannot be written; the exit code says that it could not.
        for (closed, status) in [("<&-", 0), (">&-", 1), ("2>&-", 0), ("<&- >&- 2>&-", 1)] {
            let run = try Program.run(
                "bash", ["-c", "exec \"$@\" \(closed)", "bash", Program.path] + arguments,
                environment: scenario.environment, folder: scenario.folder)
            #expect(run.status == Int32(status), "\(closed): \(run.errors)")
            if closed == ">&-" { #expect(run.errors.contains("cannot write to standard output"), "\(run.errors)") }
        }
        try scenario.expectIntact(bundles: 5)
        for number in 1...5 {
            try scenario.succeed(
                "bundle", "check", "out/DSA-KEEP.B\(number).dispose-by-2026-12-02.zip.age", "--identity",
                scenario.path("vendor"), "--agreement", "keep.yaml")
        }
    }

    @Test("a reader that goes away ends the program quietly")
    func closedPipe() throws {
        let scenario = try Scenario.executed()
        let run = try Program.run(
            "bash",
            ["-c", "set -o pipefail; \"$@\" | true", "bash", Program.path, "agreement", "show", "agreement.yaml"],
            environment: scenario.environment, folder: scenario.folder)
        // It may have said all before the reader went; ClosedPipeTests make sure of the order.
        #expect(run.status == 0 || run.status == 128 + SIGPIPE)
        #expect(run.errors.isEmpty)
        let full = try Program.run(
            "bash", ["-c", "exec \"$@\" > /dev/full", "bash", Program.path, "agreement", "show", "agreement.yaml"],
            environment: scenario.environment, folder: scenario.folder)
        scenario.expectRefusal(full, 1, ["cannot write to standard output: no space left on device"])
        let prepared = try Program.run(
            "bash", ["-c", "exec \"$@\" > /dev/full", "bash", Program.path] + scenario.prepare(),
            environment: scenario.environment, folder: scenario.folder)
        #expect(prepared.status == 1)
        #expect(prepared.errors.contains("is prepared, recorded and lies in"), "\(prepared.errors)")
        try scenario.expectIntact(bundles: 1)
    }

    @Test("messages that nobody reads do not stop a run")
    func closedErrors() throws {
        let scenario = try Scenario.executed()
        try scenario.executeAgreement(
            try scenario.agreement(
                id: "DSA-KEEP", replacing: [("Phone: {do: phone}", "Phone: {do: keep, category: phone}")]),
            as: "keep.yaml")
        // The reader ends at once, long before the first warning.
        let run = try Program.run(
            "bash",
            ["-c", "\"$@\" 2> >(exec true); exit $?", "bash", Program.path] + scenario.prepare(under: "keep.yaml"),
            environment: scenario.environment, folder: scenario.folder)
        #expect(run.status == 0)
        #expect(run.output.contains("DSA-KEEP.B1"))
        try scenario.expectIntact(bundles: 1)
    }

    @Test("wrong usage exits with 64 and says what was wrong")
    func usage() throws {
        let scenario = try Scenario.executed()
        for (arguments, says) in [
            (scenario.prepare("nosuch=contacts.csv"), "its datasets are: contacts"),
            (scenario.prepare("contacts=contacts.csv") + ["contacts=contacts.csv"], "dataset contacts is given twice"),
            (scenario.prepare("contacts.csv") + ["contacts.csv"], "dataset contacts is given twice"),
            (["prepare", "agreement.yaml", "--out", "out", "--as", "preparer"], "<exports>"),
            (["prepare", "agreement.yaml", "contacts.csv", "--as", "preparer"], "--out"),
            (["prepare", "agreement.yaml", "contacts.csv", "--out", "out"], "--as"),
            (scenario.prepare() + ["--threads", "0"], "from 1 to 256"),
            (scenario.prepare() + ["--thread", "2"], "--thread"),
            (["lend"], "lend"), (["verify", "--as-of", "tomorrow"], "--as-of"),
            (["bundle", "release", "B1", "--via", "Siân's portal"], "no names, no addresses"),
            (["disposal", "purge", "B1", "--keep", "law"], "--keep and --as go together"),
        ] {
            let run = try scenario.run(arguments)
            #expect(run.status == 64, "\(arguments)")
            #expect(run.errors.hasPrefix("datalease: error: "), "\(run.errors)")
            #expect(run.errors.contains(says), "\(run.errors)")
            #expect(run.output.isEmpty)
        }
        try scenario.expectIntact()
    }
}
