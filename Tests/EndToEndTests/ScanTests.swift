import Foundation
import Testing

/// What `verify --scan` finds in folders, says, and writes down.
struct ScanTests {
    private static let stem = "DSA-2026-001.B1.dispose-by-2026-12-02"

    /// A bundle, and a folder `s` with nothing in it.
    private func prepared() throws -> Scenario {
        let scenario = try Scenario.executed()
        #expect(try scenario.run(scenario.prepare()).status == 0)
        try FileManager.default.createDirectory(atPath: scenario.path("s"), withIntermediateDirectories: true)
        return scenario
    }

    private func scan(_ scenario: Scenario, _ folder: String = "s") throws -> Program.Run {
        try scenario.run("verify", "--scan", scenario.path(folder))
    }

    private func disputes(_ scenario: Scenario) throws -> Int {
        try Int(scenario.sql("SELECT count(*) FROM events WHERE kind = 'dispute-opened'")) ?? -1
    }

    private func shell(_ command: String, in scenario: Scenario) throws {
        try Program.succeed("bash", ["-c", "set -e; cd \"$0\"; \(command)", scenario.folder.path])
    }

    /// What the recipient has once the bundle is opened.
    private func decrypt(to name: String, in scenario: Scenario) throws {
        try Program.succeed(
            "age",
            [
                "-d", "-i", scenario.path("vendor"), "-o", scenario.path(name),
                scenario.path("out/\(Self.stem).zip.age"),
            ])
    }

    @Test("before disposal, files that the registry knows are listed wherever they are packed, and nothing is written")
    func listed() throws {
        let scenario = try prepared()
        try decrypt(to: "s/opened.zip", in: scenario)
        try shell(
            """
            cp contacts.csv s/raw; gzip -c s/raw > s/raw.gz; gzip -c s/raw.gz > s/twice
            mkdir -p 's/deep/a b'; cp out/*.age 's/deep/a b/other name'
            (cd s && zip -q in.zip raw raw.gz && zip -q in-in.zip in.zip && gzip -c in.zip > in.zip.gz)
            cp out/*.statement.json s/statement
            """, in: scenario)
        let run = try scan(scenario)
        #expect(run.status == 0, "\(run.output) \(run.errors)")
        for place in [
            "s/raw is a raw export", "s/raw.gz (in it: (unpacked)) is a raw export", "s/twice (in it: ",
            "s/deep/a b/other name is the encrypted file", "s/in.zip (in it: raw)",
            "s/in.zip (in it: raw.gz (unpacked))", "s/in-in.zip (in it: in.zip:raw)",
            "s/in.zip.gz (in it: (unpacked):raw)", "s/opened.zip (in it: data/contacts.csv) is a file with data",
        ] {
            #expect(run.output.contains(place), "\(place): \(run.output)")
        }
        #expect(run.errors.contains("s/statement stood beside \(Self.stem)"), "\(run.errors)")
        // What is packed a third time is said, not passed over.
        #expect(
            run.errors.contains("s/in-in.zip (in it: in.zip:raw.gz): it is packed more than twice"), "\(run.errors)")
        #expect(try disputes(scenario) == 0)
        for secret in Scenario.secrets { #expect(!(run.output + run.errors).contains(secret)) }
    }

    @Test("our own copies where we know them to be are no finding")
    func known() throws {
        let scenario = try prepared()
        try FileManager.default.moveItem(atPath: scenario.path("out"), toPath: scenario.path("s/out"))
        let moved = try scan(scenario)
        #expect(moved.output.contains("s/out/\(Self.stem).zip.age is the encrypted file"), "\(moved.output)")
        try FileManager.default.moveItem(atPath: scenario.path("s/out"), toPath: scenario.path("out"))
        let run = try scan(scenario, "out")
        #expect(run.status == 0)
        #expect(!run.output.contains("the encrypted file"), "\(run.output)")
        #expect(!run.errors.contains("stood beside"), "\(run.errors)")
    }

    @Test(
        "a file of a bundle whose evidence says that it is gone opens a dispute, one for each digest and place, until somebody else settles it"
    )
    func residue() throws {
        let scenario = try prepared()
        try decrypt(to: "opened.zip", in: scenario)
        try shell("cp contacts.csv s/raw; cp contacts.csv s/again; mv opened.zip s/", in: scenario)
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.certify(Self.stem, disposedOn: "2026-11-02")
        try scenario.succeed("disposal", "record", "B1", "certificate.txt")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        #expect(try scenario.run("verify").output.contains("confirmed"))
        let run = try scan(scenario)
        #expect(run.status == 2, "\(run.output)")
        #expect(run.output.contains("disputed"), "\(run.output)")
        #expect(run.output.contains("s/raw is a raw export of it, and the evidence says that its copies are gone"))
        #expect(try disputes(scenario) == 3)
        #expect(try scan(scenario).status == 2)
        #expect(try disputes(scenario) == 3)
        // Without a search it stays disputed, and verify alone writes nothing.
        #expect(try scenario.run("verify").status == 2)
        try shell("rm -r s/*", in: scenario)
        #expect(try scan(scenario).status == 2)
        try scenario.succeed(
            "disposal", "settle", "B1", "--reason", "left by a test; removed", "--as", scenario.path("approver"))
        let settled = try scan(scenario)
        #expect(settled.status == 0, "\(settled.output)")
        #expect(settled.output.contains("confirmed"), "\(settled.output)")
        #expect(try scenario.run("ledger", "verify").status == 0)
    }

    @Test("residue that is back after its dispute was settled needs action again, without another event")
    func residueAgain() throws {
        let scenario = try prepared()
        try shell("cp contacts.csv s/raw", in: scenario)
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        #expect(try scan(scenario).status == 2)
        try scenario.succeed("disposal", "settle", "B1", "--reason", "a mistake", "--as", scenario.path("approver"))
        let run = try scan(scenario)
        #expect(run.status == 2)
        #expect(run.output.contains("s/raw is a raw export"), "\(run.output)")
        #expect(try disputes(scenario) == 1)
        try scenario.expectState("prepared 2026-12-02")
        // At another place, or packed, it is news.
        for command in ["mkdir s/t; mv s/raw s/t/raw", "gzip s/t/raw"] {
            try shell(command, in: scenario)
            #expect(try scan(scenario).status == 2)
            try scenario.expectState("disputed 2026-12-02")
            try scenario.succeed("disposal", "settle", "B1", "--reason", "again", "--as", scenario.path("approver"))
        }
        #expect(try disputes(scenario) == 3)
    }

    @Test("what stays for a signed reason is no residue")
    func kept() throws {
        let scenario = try prepared()
        try shell("cp contacts.csv s/raw", in: scenario)
        try scenario.succeed(
            "disposal", "purge", "B1", "--keep", "the source of another run", "--as", scenario.path("approver"))
        let run = try scan(scenario)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.errors.contains("stays for a signed reason"), "\(run.errors)")
        #expect(try disputes(scenario) == 0)
    }

    @Test("links, pipes and loops lead nowhere, and other file systems are named and not entered")
    func nowhere() throws {
        let scenario = try prepared()
        try shell(
            """
            cp contacts.csv outside.csv; mkdir -p s/a/b; ln -s ../../.. s/a/b/up; ln -s \"$PWD/outside.csv\" s/link
            ln -s loop s/loop; mkfifo s/pipe; mkdir s/disk s/again
            """, in: scenario)
        let plain = try scan(scenario)
        #expect(plain.status == 0)
        #expect(!plain.output.contains("raw export"), "\(plain.output)")
        #expect(plain.errors.contains("3 links not followed"), "\(plain.errors)")
        #expect(plain.errors.contains("1 pipes, sockets or devices passed by"), "\(plain.errors)")
        let mounts = [
            ["-t", "tmpfs", "-o", "size=64k", "datalease-test", scenario.path("s/disk")],
            ["--bind", scenario.folder.path, scenario.path("s/again")],
        ]
        for mount in mounts {
            let run = try Program.run("mount", mount)
            guard run.status == 0 else {
                print("skipped: cannot mount here (\(run.errors.prefix(80)))")
                return
            }
        }
        defer { for name in ["s/disk", "s/again"] { _ = try? Program.run("umount", ["-l", scenario.path(name)]) } }
        try shell("cp contacts.csv s/disk/raw", in: scenario)
        let run = try scan(scenario)
        #expect(!run.output.contains("raw export"), "\(run.output)")
        for name in ["s/disk", "s/again"] {
            #expect(run.errors.contains("not searched: \(scenario.path(name)): another file system"), "\(run.errors)")
        }
        #expect(run.output.contains("2 places were not searched"), "\(run.output)")
        // Named, it is searched.
        let inside = try scenario.run("verify", "--scan", scenario.path("s"), "--scan", scenario.path("s/disk"))
        #expect(inside.output.contains("s/disk/raw is a raw export"), "\(inside.output)")
    }

    @Test("what cannot be read is said and stops nothing; a folder that is not there is refused")
    func unreadable() throws {
        let scenario = try prepared()
        try shell(
            """
            mkdir s/shut; cp contacts.csv s/shut/raw; cp contacts.csv s/closed; cp contacts.csv s/z-open
            chmod 000 s/shut s/closed
            """, in: scenario)
        let arguments = ["verify", "--scan", scenario.path("s")]
        if let run = try scenario.runWithoutPrivileges(arguments) {
            #expect(run.errors.contains("not read: \(scenario.path("s/shut")): permission denied"), "\(run.errors)")
            #expect(run.errors.contains("not read: \(scenario.path("s/closed")): "), "\(run.errors)")
            #expect(run.output.contains("s/z-open is a raw export"), "\(run.output)")
        }
        scenario.expectRefusal(try scan(scenario, "nowhere"), 1, ["it is not there", "mounted"])
    }

    @Test("a bomb, a damaged archive and a sparse file of terabytes are said and passed by in bounded time")
    func hostile() throws {
        let scenario = try prepared()
        try shell(
            """
            cp contacts.csv s/raw
            truncate -s 4T s/sparse
            gzip -c contacts.csv | head -c 100 > s/cut.gz
            (cat contacts.csv | gzip -c; echo behind) > s/behind.gz
            head -c 3000 /dev/urandom > s/broken; (printf 'PK\\003\\004'; cat s/broken) > s/broken.zip
            (printf '\\037\\213'; cat s/broken) > s/no.gz
            tar -cf s/old.tar contacts.csv; tar -czf s/old.tgz contacts.csv
            (printf '7z\\274\\257\\047\\034'; cat s/broken) > s/old.7z
            """, in: scenario)
        // 2 GiB of zeros, twice packed, in some KiB.
        try Program.succeed(
            "python3",
            [
                "-c",
                """
                import gzip, sys, io
                with gzip.open(sys.argv[1] + "/one.gz", "wb", compresslevel=9) as f:
                    for _ in range(1100): f.write(bytes(1 << 20))
                data = open(sys.argv[1] + "/one.gz", "rb").read()
                with gzip.open(sys.argv[1] + "/bomb.gz", "wb") as f: f.write(data)
                import os; os.remove(sys.argv[1] + "/one.gz")
                """, scenario.path("s"),
            ])
        let start = Date()
        let run = try scan(scenario)
        #expect(Date().timeIntervalSince(start) < 120)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("s/raw is a raw export"), "\(run.output)")
        // What stands behind the text does not hide the text.
        #expect(run.output.contains("s/behind.gz (in it: (unpacked)) is a raw export"), "\(run.output)")
        for text in [
            "s/sparse: most of it is a hole", "s/cut.gz: ", "s/broken.zip: ", "s/no.gz: ",
            "s/bomb.gz: it unpacks to more than 250 times its size", "s/old.tar: it is packed as tar",
            "s/old.tgz (in it: (unpacked)): it is packed as tar", "s/old.7z: it is packed as 7z",
        ] {
            #expect(run.errors.contains(text), "\(text): \(run.errors)")
        }
    }

    @Test("names that could steer a terminal are shown without what could")
    func names() throws {
        let scenario = try prepared()
        try shell("cp contacts.csv $'s/a\\e[2Jb\\nc'", in: scenario)
        let run = try scan(scenario)
        #expect(run.output.contains("is a raw export"), "\(run.output)")
        #expect(!(run.output + run.errors).contains("\u{1B}"))
    }

    @Test("a file that grows while it is read is said to have changed, and has an end")
    func growing() throws {
        let scenario = try prepared()
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/bash")
        writer.arguments = [
            "-c", "head -c 200000000 /dev/zero > \"$0\"; while :; do head -c 20000 /dev/zero >> \"$0\"; done",
            scenario.path("s/log"),
        ]
        try writer.run()
        defer { kill(writer.processIdentifier, SIGKILL) }
        while (try? FileManager.default.attributesOfItem(atPath: scenario.path("s/log"))[.size] as? Int) ?? 0
            < 200_000_000
        {}
        let run = try scan(scenario)
        #expect(run.errors.contains("s/log: it changed while it was read"), "\(run.errors)")
    }

    @Test("folders deeper than a process can hold open are said, and the rest is searched")
    func deep() throws {
        let scenario = try prepared()
        try shell("cp contacts.csv s/z-raw; mkdir -p s/$(printf 'a/%.0s' {1..260})", in: scenario)
        let run = try scan(scenario)
        #expect(run.errors.contains("it is more than 200 folders deep"), "\(run.errors)")
        #expect(run.output.contains("s/z-raw is a raw export"), "\(run.output)")
    }
}
