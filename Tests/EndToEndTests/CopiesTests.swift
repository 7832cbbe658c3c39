import Foundation
import Testing

/// What `disposal purge` says and does about our own copies that are not what, or where, they were.
struct CopiesTests {
    private static let stem = "DSA-2026-001.B1.dispose-by-2026-12-02"

    private func prepared() throws -> Scenario {
        let scenario = try Scenario.executed()
        #expect(try scenario.run(scenario.prepare()).status == 0)
        return scenario
    }

    /// Purges bundle 1, raw export included, and expects that the evidence stays incomplete, with `text` as the reason.
    private func expectLeft(
        _ text: String, _ scenario: Scenario, _ run: Program.Run? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let run = try run ?? scenario.run("disposal", "purge", "B1", "--inputs")
        #expect(run.status == 2, "\(run.errors)", sourceLocation: sourceLocation)
        #expect(run.output.contains(text), "\(run.output)", sourceLocation: sourceLocation)
        let shown = try scenario.succeed("disposal", "show", "B1")
        #expect(shown.contains("1 removed, 1 left"), "\(shown)", sourceLocation: sourceLocation)
    }

    private func rename(_ from: String, _ to: String, in scenario: Scenario) throws {
        try FileManager.default.moveItem(atPath: scenario.path(from), toPath: scenario.path(to))
    }

    @Test(
        "a release of files that have changed, or that a purge removed, is recorded and warned of; one of moved files is not"
    )
    func released() throws {
        let scenario = try prepared()
        let file = "out/\(Self.stem).zip.age"
        for (change, says) in [
            ({ try scenario.write(try scenario.read(file) + [0], to: file) }, "has changed since it was made"),
            ({ _ = try scenario.run("disposal", "purge", "B2") }, "was removed by disposal purge before"),
            ({ try FileManager.default.moveItem(atPath: scenario.path("out"), toPath: scenario.path("sent")) }, ""),
        ] as [(() throws -> Void, String)] {
            try change()
            let number = says.hasPrefix("has") ? 1 : says.hasPrefix("was") ? 2 : 3
            let run = try scenario.run("bundle", "release", "B\(number)", "--via", "portal")
            #expect(run.status == 0 && (says.isEmpty || run.errors.contains(says)), "\(run.errors)")
            #expect(run.errors.contains("look at what was sent") == !says.isEmpty, "\(run.errors)")
            if number < 3 { try scenario.succeed(scenario.prepare()) }
        }
        try scenario.expectIntactLedger()
    }

    @Test("an export that is a pipe is refused at once, also where nobody writes to it, for disposal could not find it")
    func pipes() throws {
        let scenario = try Scenario.executed()
        #expect(mkfifo(scenario.path("pipe.csv"), 0o600) == 0)
        let says = ["the export must be a file", "disposal looks for it", "write it to a file first"]
        scenario.expectRefusal(try scenario.run(scenario.prepare("pipe.csv")), 1, says)
        for (export, command) in [
            ("/dev/stdin", "cat contacts.csv | \"$@\""), ("/dev/fd/7", "exec 7< <(cat contacts.csv); \"$@\""),
        ] {
            let run = try Program.run(
                "bash", ["-c", command, "bash", Program.path] + scenario.prepare(export),
                environment: scenario.environment, folder: scenario.folder)
            scenario.expectRefusal(run, 1, says)
        }
        try scenario.expectIntact()
    }

    @Test("what becomes no bundle is read from a pipe")
    func pipeToEnvelope() throws {
        let scenario = try Scenario.executed()
        let run = try Program.run(
            "bash", ["-c", "cat contacts.csv | \"$@\"", "bash", Program.path, "envelope", "/dev/stdin"],
            folder: scenario.folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("identical"))
    }

    @Test("a link in place of an export is not taken for it, and neither is removed")
    func symbolicLink() throws {
        let scenario = try prepared()
        try rename("contacts.csv", "archive.csv", in: scenario)
        try FileManager.default.createSymbolicLink(
            atPath: scenario.path("contacts.csv"), withDestinationPath: scenario.path("archive.csv"))
        try expectLeft("it is a symbolic link now", scenario)
        #expect(scenario.exists("archive.csv") && scenario.exists("contacts.csv"))
    }

    @Test("an export with a second name stays until that is gone, and put back as one it is a finding")
    func hardLink() throws {
        let scenario = try prepared()
        #expect(link(scenario.path("contacts.csv"), scenario.path("second.csv")) == 0)
        try expectLeft("it has another name (hard link)", scenario)
        #expect(scenario.exists("contacts.csv"))
        try FileManager.default.removeItem(atPath: scenario.path("second.csv"))
        try scenario.write(try scenario.read("contacts.csv"), to: "aside.csv")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        #expect(link(scenario.path("aside.csv"), scenario.path("contacts.csv")) == 0)
        #expect(try scenario.run("verify").output.contains("and one is at \(scenario.path("contacts.csv"))"))
    }

    @Test("a pipe in place of an export is neither waited for nor removed")
    func pipeInPlace() throws {
        let scenario = try prepared()
        try FileManager.default.removeItem(atPath: scenario.path("contacts.csv"))
        #expect(mkfifo(scenario.path("contacts.csv"), 0o600) == 0)
        try expectLeft("it is no regular file any more", scenario)
        #expect(scenario.exists("contacts.csv"))
    }

    @Test("an export that was moved stays in the evidence until an approver signs for it")
    func moved() throws {
        let scenario = try prepared()
        try rename("contacts.csv", "moved.csv", in: scenario)
        try expectLeft("not found where it was: moved or removed by somebody else", scenario)
        let signed = try scenario.run(
            "disposal", "purge", "B1", "--inputs", "--keep", "deleted by hand on 2 November", "--as",
            scenario.path("approver"))
        #expect(signed.status == 0, "\(signed.errors)")
        #expect(try scenario.succeed("disposal", "show", "B1").contains("one kept for a signed reason, 0 left"))
    }

    @Test("an export in a folder that is not there, or that nobody may look into, is not taken for gone")
    func outOfReach() throws {
        let scenario = try Scenario.executed()
        try FileManager.default.createDirectory(atPath: scenario.path("raw"), withIntermediateDirectories: true)
        try rename("contacts.csv", "raw/contacts.csv", in: scenario)
        #expect(try scenario.run(scenario.prepare("raw/contacts.csv")).status == 0)
        try Program.succeed("chmod", ["000", scenario.path("raw")])
        if let run = try scenario.runWithoutPrivileges(["disposal", "purge", "B1", "--inputs"]) {
            try expectLeft("permission denied", scenario, run)
            try rename("raw", "unmounted", in: scenario)
            let away = try scenario.run("disposal", "purge", "B1", "--inputs")
            #expect(away.status == 2)
            #expect(away.output.contains("its folder is not there"), "\(away.output)")
            try rename("unmounted", "raw", in: scenario)
        }
        try Program.succeed("chmod", ["700", scenario.path("raw")])
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        #expect(!scenario.exists("raw/contacts.csv"))
    }

    @Test("what this program removed stays gone, also for other bundles of the same export and without its folder")
    func removedBefore() throws {
        let scenario = try Scenario.executed()
        try FileManager.default.createDirectory(atPath: scenario.path("raw"), withIntermediateDirectories: true)
        try rename("contacts.csv", "raw/contacts.csv", in: scenario)
        for _ in 0..<2 { #expect(try scenario.run(scenario.prepare("raw/contacts.csv")).status == 0) }
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try FileManager.default.removeItem(atPath: scenario.path("raw"))
        try scenario.succeed("disposal", "purge", "B2", "--inputs")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
    }

    @Test("that the same bytes were removed elsewhere is no proof of an export that was moved")
    func sameBytes() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Scenario.contacts, to: "other.csv")
        for export in ["other.csv", "contacts.csv"] {
            #expect(try scenario.run(scenario.prepare(export)).status == 0)
        }
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        try rename("contacts.csv", "moved.csv", in: scenario)
        let run = try scenario.run("disposal", "purge", "B2", "--inputs")
        #expect(run.status == 2)
        #expect(run.output.contains("contacts.csv: not found where it was"), "\(run.output)")
    }

    @Test("a huge file in place of an export is neither read nor removed")
    func hugeInPlace() throws {
        let scenario = try prepared()
        try Program.succeed("truncate", ["-s", "4T", scenario.path("contacts.csv")])
        let start = Date()
        try expectLeft("it has changed since", scenario)
        #expect(Date().timeIntervalSince(start) < 20)
        #expect(scenario.exists("contacts.csv"))
    }

    @Test("an export that its owner may only read is overwritten and removed")
    func readOnly() throws {
        let scenario = try prepared()
        try Program.succeed("chmod", ["400", scenario.path("contacts.csv")])
        guard let run = try scenario.runWithoutPrivileges(["disposal", "purge", "B1", "--inputs"]) else { return }
        #expect(run.status == 0, "\(run.output) \(run.errors)")
        #expect(!scenario.exists("contacts.csv"))
    }

    @Test("an export whose name cannot be taken away is not written over either")
    func unwritableFolder() throws {
        let scenario = try Scenario.executed()
        try FileManager.default.createDirectory(atPath: scenario.path("raw"), withIntermediateDirectories: true)
        try rename("contacts.csv", "raw/contacts.csv", in: scenario)
        #expect(try scenario.run(scenario.prepare("raw/contacts.csv")).status == 0)
        try Program.succeed("chmod", ["500", scenario.path("raw")])
        if let run = try scenario.runWithoutPrivileges(["disposal", "purge", "B1", "--inputs"]) {
            try expectLeft("permission denied", scenario, run)
        }
        #expect(try scenario.text("raw/contacts.csv") == Scenario.contacts)
        #expect(try scenario.sql("SELECT count(*) FROM removals") == "0")
        try Program.succeed("chmod", ["700", scenario.path("raw")])
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
    }

    @Test("what a run that was cut off left in a folder that is away is looked at when the folder is back")
    func folderAway() throws {
        let scenario = try Scenario.executed()
        let run = try scenario.stoppedPreparation()
        run.signal(SIGKILL)
        _ = try run.wait()
        try rename("out", "unmounted", in: scenario)
        for _ in 0..<2 {
            let next = try scenario.run("verify")
            #expect(next.status == 0)
            #expect(next.errors.contains("the folder is not there"), "\(next.errors)")
            #expect(next.errors.contains("the next start tries again"), "\(next.errors)")
        }
        try rename("unmounted", "out", in: scenario)
        #expect(try scenario.run("verify").errors.contains("they are removed, and the number stays unused"))
        try scenario.expectIntact()
    }

    @Test("two homes that prepare the same number in one folder leave each other's files alone")
    func twoHomes() throws {
        let scenario = try Scenario.executed()
        try Program.succeed("cp", ["-a", scenario.path("home"), scenario.path("home2")])
        let run = try scenario.stoppedPreparation()
        let other = try scenario.run(scenario.prepare() + ["--home", scenario.path("home2")])
        #expect(other.output.contains("DSA-2026-001.B1"), "\(other.errors)")
        run.signal(SIGCONT)
        let ended = try run.wait()
        #expect(ended.output.contains("DSA-LONG.B1"), "\(ended.errors)")
        let names = try scenario.names(in: "out")
        #expect(names.count == 8, "\(names)")
    }

    @Test("envelope leaves alone what is not its own beside its copy")
    func envelopeCopy() throws {
        let scenario = try Scenario.executed()
        try FileManager.default.createDirectory(atPath: scenario.path("there"), withIntermediateDirectories: true)
        try scenario.write("somebody else's", to: "there/c.partial")
        try scenario.succeed("envelope", "contacts.csv", "--out", "there/c")
        #expect(try scenario.text("there/c.partial") == "somebody else's")
        #expect(try scenario.names(in: "there") == ["c", "c.partial"])
        #expect(try scenario.read("there/c") == scenario.read("contacts.csv"))
    }
}
