import Foundation
import Testing

/// The scheduled check: its forms, its exit codes, what it tells of, and that runs do not meet.
struct VerifyTests {
    private static let stem = "DSA-2026-001.B1.dispose-by-2026-12-02"

    /// A home with bundle 1 of the contacts, sent.
    private func released() throws -> Scenario {
        let scenario = try Scenario.executed()
        try scenario.succeed(scenario.prepare())
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        return scenario
    }

    /// A command that appends what it is told to the file `told`.
    private func teller(_ scenario: Scenario) -> String { "sh -c 'cat >> \"\(scenario.path("told"))\"'" }

    private func told(_ scenario: Scenario) throws -> [[String: Any]] {
        guard scenario.exists("told") else { return [] }
        return try scenario.text("told").split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test("each form is read by its reader, and ends with the exit code of what was found")
    func forms() throws {
        let scenario = try released()
        for (date, nagios, status) in [("2026-11-03", 0, 0), ("2026-11-26", 1, 0), ("2026-12-03", 2, 2)] {
            scenario.clock = "\(date)T09:00:00Z"
            for format in ["json", "nagios", "prometheus", "junit", "ical"] {
                let run = try scenario.run("verify", "--format", format)
                #expect(run.status == Int32(format == "nagios" ? nagios : status), "\(format): \(run.errors)")
                #expect(run.errors.isEmpty)
                _ = try ReportReading.read(run.output, as: format)
                // A day that is named is the same as the day that it is.
                #expect(try scenario.run("verify", "--format", format, "--as-of", date).output == run.output)
            }
            #expect(try scenario.run("verify").status == status)
        }
    }

    @Test("with the Nagios form everything that goes wrong is UNKNOWN, with exit code 3, and said on standard output")
    func nagiosUnknown() throws {
        let scenario = try released()
        for arguments in [
            ["verify", "--format", "nagios", "--bogus"], ["verify", "--format=nagios", "--as-of", "tomorrow"],
            ["verify", "--as-of", "2026-13-01", "--format", "nagios"], ["verify", "--format", "nagios", "extra"],
            ["verify", "--format", "nagios", "--home", "/nonexistent"],
            ["verify", "--format", "nagios", "--as-of", "2026-11-01", "--notify", "true"],
            ["verify", "--format", "nagios", "--calendar", "missing.json"],
        ] {
            let run = try scenario.run(arguments)
            #expect(run.status == 3, "\(arguments)")
            let read = try #require(try ReportReading.read(run.output, as: "nagios") as? [String: Any])
            #expect(read["status"] as? String == "UNKNOWN", "\(arguments)")
        }
        #expect(try scenario.run("verify", "--bogus").status == 64)
        #expect(try scenario.run("verify", "--format", "nagois").status == 64)
    }

    @Test("a ledger that does not hold is CRITICAL for Nagios and exit code 12 for everybody else")
    func tampered() throws {
        let scenario = try released()
        let checkpoint = try scenario.text("home/ledger/checkpoint")
        try scenario.write(checkpoint.replacing("\n", with: "\n1", maxReplacements: 1), to: "home/ledger/checkpoint")
        let run = try scenario.run("verify", "--format", "nagios")
        #expect(run.status == 2)
        #expect(run.output.hasPrefix("DATALEASE CRITICAL - "))
        scenario.expectRefusal(try scenario.run("verify"), 12, ["checkpoint"])
        // A collector keeps the file of the last success, whose time then grows old.
        try scenario.write("as it was", to: "datalease.prom")
        let prometheus = try scenario.run("verify", "--format", "prometheus", "--out", "datalease.prom")
        #expect(prometheus.status == 12)
        #expect(try scenario.text("datalease.prom") == "as it was")
    }

    @Test("--out replaces a file in one step: for everybody where it names nobody, for its owner alone elsewhere")
    func out() throws {
        let scenario = try released()
        scenario.clock = "2026-12-03T09:00:00Z"
        for (format, mode) in [("prometheus", 0o644), ("text", 0o600), ("ical", 0o600)] {
            try scenario.write("old", to: "report")
            let run = try scenario.run("verify", "--format", format, "--out", "report")
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(try scenario.text("report") == scenario.run("verify", "--format", format).output)
            let attributes = try FileManager.default.attributesOfItem(atPath: scenario.path("report"))
            #expect(attributes[.posixPermissions] as? Int == mode, "\(format)")
        }
        try FileManager.default.createDirectory(atPath: scenario.path("folder"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: scenario.path("link"), withDestinationPath: scenario.path("report"))
        for path in ["folder", "link", "/dev/null"] {
            scenario.expectRefusal(
                try scenario.run("verify", "--out", path), 1,
                ["cannot write \(path): it is there, and no ordinary file"])
        }
        scenario.expectRefusal(try scenario.run("verify", "--out", "missing/file"), 1, ["cannot write missing/file"])
        #expect(try scenario.names(in: ".").allSatisfy { !$0.hasSuffix(".new") })
    }

    @Test("--notify tells of each change once, also of those of days without a run")
    func notify() throws {
        let scenario = try released()
        let verify = ["verify", "--notify", teller(scenario)]
        // The first run tells only of what needs action: the past is no news.
        #expect(try scenario.run(verify).status == 0)
        #expect(try told(scenario).isEmpty)
        scenario.clock = "2026-11-25T09:00:00Z"
        for _ in 0..<3 { #expect(try scenario.run(verify).status == 0) }
        scenario.clock = "2026-12-20T09:00:00Z"
        for _ in 0..<2 { #expect(try scenario.run(verify).status == 2) }
        let messages = try told(scenario)
        #expect(messages.map { $0["from"] as? String } == ["released", "due"])
        #expect(messages.map { $0["to"] as? String } == ["due", "overdue"])
        #expect(messages[1]["name"] as? String == Self.stem)
        #expect(messages[1]["since"] as? String == "2026-12-03")
        #expect(messages[1]["needsAction"] as? Bool == true)
        #expect(Set(messages.compactMap { $0["id"] as? String }).count == 2)
        // A run without --notify neither tells nor forgets; a new bundle is a change, a rehearsal is not.
        scenario.clock = "2026-12-20T10:00:00Z"
        try scenario.succeed(scenario.prepare())
        try scenario.succeed(scenario.prepare() + ["--rehearsal"])
        #expect(try scenario.run("verify").status == 2)
        #expect(try scenario.run(verify).status == 2)
        #expect(try told(scenario).count == 3)
        #expect(try told(scenario)[2]["from"] is NSNull)
        #expect(try told(scenario)[2]["to"] as? String == "prepared")
        // What it remembers is no part of the ledger.
        try scenario.succeed("ledger", "verify")
    }

    @Test("the first run of --notify tells of what needs action already")
    func notifyFirst() throws {
        let scenario = try released()
        scenario.clock = "2026-12-20T09:00:00Z"
        #expect(try scenario.run("verify", "--notify", teller(scenario)).status == 2)
        #expect(try told(scenario).map { $0["to"] as? String } == ["overdue"])
    }

    @Test("a home that had no bundle at the first run of --notify tells of its first one")
    func notifyEmpty() throws {
        let scenario = try Scenario.executed()
        let verify = ["verify", "--notify", teller(scenario)]
        #expect(try scenario.run(verify).status == 0)
        try scenario.succeed(scenario.prepare())
        for _ in 0..<2 { #expect(try scenario.run(verify).status == 0) }
        #expect(try told(scenario).map { $0["to"] as? String } == ["prepared"])
    }

    @Test(
        "a command that fails is reported, with exit code 1 or what is graver, and its change is told at the next run")
    func notifyFails() throws {
        let scenario = try released()
        #expect(try scenario.run("verify", "--notify", "true").status == 0)
        scenario.clock = "2026-11-25T09:00:00Z"
        #expect(try scenario.run("verify", "--notify", "false").status == 1)
        scenario.clock = "2026-12-20T09:00:00Z"
        for (command, why) in [
            ("false", "it ended with exit code 1"), ("sh -c 'exit 7'", "it ended with exit code 7"),
            ("sh -c 'kill -TERM $$'", "signal 15 ended it"), ("/nonexistent/program", "was not found"),
            ("no-such-program-here", "was not found"),
        ] {
            let run = try scenario.run("verify", "--notify", command)
            #expect(run.status == 2, "\(command)")
            #expect(run.output.contains("warning: 1 of 1 changes could not be told"), "\(command): \(run.output)")
            #expect(run.output.contains(why), "\(command): \(run.output)")
            #expect(run.output.contains("1 overdue"))
        }
        // For Nagios it is the bundle that counts, and the line says both.
        let nagios = try scenario.run("verify", "--format", "nagios", "--notify", "false")
        #expect(nagios.status == 2)
        #expect(nagios.output.contains("1 notify-failed"))
        #expect(try scenario.run("verify", "--notify", teller(scenario)).status == 2)
        #expect(try told(scenario).map { $0["from"] as? String } == ["released"])
    }

    @Test("a command that reads nothing, or prints, disturbs neither the check nor its output")
    func notifyStrange() throws {
        let scenario = try released()
        scenario.clock = "2026-12-20T09:00:00Z"
        let quiet = try scenario.run("verify", "--format", "json").output
        let run = try scenario.run("verify", "--format", "json", "--notify", "echo  'two  words' \"and 'this'\"")
        #expect(run.status == 2)
        #expect(run.output == quiet)
        #expect(run.errors == "two  words and 'this'\n")
    }

    @Test("a command line without a word or with an open quote is wrong usage, and so is another day than today")
    func notifyUsage() throws {
        let scenario = try released()
        for (command, text) in [
            ("", "no command"), ("  ", "no command"), ("tell 'x", "a quote is not closed"), ("''", "no command"),
        ] {
            scenario.expectRefusal(try scenario.run("verify", "--notify", command), 64, ["--notify: \(text)"])
        }
        for date in ["2026-11-01", "2027-01-01"] {
            scenario.expectRefusal(
                try scenario.run("verify", "--as-of", date, "--notify", teller(scenario)), 64,
                ["--notify is about today"])
            scenario.expectRefusal(
                try scenario.run("verify", "--as-of", date, "--scan", "."), 64, ["--scan is about today"])
        }
        #expect(!scenario.exists("told"))
        #expect(try scenario.run("verify", "--as-of", "2026-11-02", "--notify", "true").status == 0)
    }

    @Test("two runs do not meet: the second says who is at work, with exit code 1, or 3 for Nagios")
    func lock() throws {
        let scenario = try released()
        scenario.clock = "2026-12-20T09:00:00Z"
        // The command of one run is another run.
        let inner = "\(Program.path) verify"
        let run = try scenario.run("verify", "--notify", inner)
        #expect(run.status == 2)
        #expect(run.errors.contains("another verify is at work in this home: process "), "\(run.errors)")
        #expect(run.errors.contains("of uid:\(getuid()) since 2026-12-20T09:00:00Z"))
        #expect(run.output.contains("it ended with exit code 1"))
        let nagios = try scenario.run("verify", "--notify", inner + " --format nagios")
        #expect(nagios.errors.contains("DATALEASE UNKNOWN - another verify is at work"))
        #expect(nagios.output.contains("it ended with exit code 3"))
        // Held by somebody who says nothing; and free again when they are gone.
        let held = try Program.run(
            "flock", [scenario.path("home/verify.lock"), "env", Program.path, "verify"],
            environment: scenario.environment,
            folder: scenario.folder)
        #expect(held.status == 1)
        #expect(try scenario.run("verify").status == 2)
    }

    @Test("a run that a signal ended is no obstacle to the next")
    func killed() throws {
        let scenario = try released()
        scenario.clock = "2026-12-20T09:00:00Z"
        let run = try RunningProgram(
            ["verify", "--notify", "sh -c 'touch \(scenario.path("started")); exec sleep 50'"], in: scenario)
        for _ in 0..<30_000 where !scenario.exists("started") { usleep(2_000) }
        #expect(try scenario.run("verify").errors.contains("another verify is at work"))
        run.signal(SIGKILL)
        #expect(try run.wait().status == -9)
        #expect(try scenario.run("verify", "--notify", teller(scenario)).status == 2)
        #expect(try told(scenario).count == 1)
    }

    @Test("bank holidays that end soon are a warning, and a file that is none is refused by name")
    func calendar() throws {
        let scenario = try released()
        func holidays(_ years: ClosedRange<Int>) -> String {
            let divisions = ["england-and-wales", "scotland", "northern-ireland"].map { division in
                let events = years.map {
                    "{\"title\":\"Christmas Day\",\"date\":\"\($0)-12-25\",\"notes\":\"\",\"bunting\":true}"
                }
                return "\"\(division)\":{\"division\":\"\(division)\",\"events\":[\(events.joined(separator: ","))]}"
            }
            return "{\(divisions.joined(separator: ","))}"
        }
        try scenario.write(holidays(2025...2026), to: "short.json")
        try scenario.write(holidays(2025...2028), to: "long.json")
        try scenario.write("{}", to: "bad.json")
        #expect(try !scenario.run("verify", "--calendar", "long.json").output.contains("warning"))
        let run = try scenario.run("verify", "--calendar", "short.json")
        #expect(run.status == 0)
        #expect(run.output.contains("warning: bank holidays are known until 2026-12-31"))
        #expect(try scenario.run("verify", "--calendar", "short.json", "--format", "nagios").status == 1)
        scenario.expectRefusal(try scenario.run("verify", "--calendar", "bad.json"), 1, ["bad.json: ", "gov.uk"])
        try scenario.write("{\"bankHolidays\": \"\(scenario.path("bad.json"))\"}", to: "home/settings.json")
        for command in ["verify", "status"] {
            scenario.expectRefusal(try scenario.run(command), 1, ["\(scenario.path("bad.json")): bank holidays: "])
        }
    }

    @Test("--scan finds a file of a bundle that is said to be gone: a finding, a dispute, and exit code 2")
    func scan() throws {
        let scenario = try released()
        try FileManager.default.createDirectory(atPath: scenario.path("elsewhere"), withIntermediateDirectories: true)
        try scenario.write(try scenario.read("out/\(Self.stem).zip.age"), to: "elsewhere/copy")
        let early = try scenario.run("verify", "--scan", scenario.path("elsewhere"))
        #expect(early.status == 0)
        #expect(
            early.output.contains(
                "warning: \(Self.stem): \(scenario.path("elsewhere/copy")) is the encrypted file of it"))
        scenario.clock = "2026-11-20T09:00:00Z"
        try scenario.certify(Self.stem, disposedOn: "2026-11-20")
        try scenario.succeed("disposal", "record", "B1", "certificate.txt")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        #expect(try scenario.run("verify").output.contains("confirmed"))
        let found = try scenario.run("verify", "--scan", scenario.path("elsewhere"))
        #expect(found.status == 2)
        #expect(found.output.contains("finding: \(Self.stem): \(scenario.path("elsewhere/copy"))"))
        #expect(found.output.contains("1 disputed"))
        // The dispute stays when nobody searches.
        #expect(try scenario.run("verify").status == 2)
    }

    @Test("a path that this user cannot look at is a warning, not a copy that is gone")
    func unseen() throws {
        let scenario = try released()
        scenario.clock = "2026-11-20T09:00:00Z"
        try scenario.certify(Self.stem, disposedOn: "2026-11-20")
        try scenario.succeed("disposal", "record", "B1", "certificate.txt")
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        // Something that is no folder stands where the folder was.
        try FileManager.default.removeItem(atPath: scenario.path("out"))
        try scenario.write("", to: "out")
        let run = try scenario.run("verify")
        #expect(run.status == 0)
        #expect(run.output.contains("warning: 1 path where our copies lay cannot be looked at by this user"))
    }

    @Test("systemd accepts the units, and finds the service well shut in")
    func systemd() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("units-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let packaging = Samples.folder.deletingLastPathComponent().appendingPathComponent("packaging/systemd")
        // Checked with users and programs that every machine has.
        var texts: [String: String] = [:]
        let timed = ["datalease-verify", "datalease-ledger", "datalease-exchange"]
        for name in timed.flatMap({ ["\($0).service", "\($0).timer"] }) + ["datalease-exchange.path"] {
            let text = try String(contentsOf: packaging.appendingPathComponent(name), encoding: .utf8)
                .replacing("/usr/local/bin/datalease", with: "/usr/bin/env")
                .replacing("User=datalease", with: "User=daemon").replacing("Group=datalease", with: "Group=daemon")
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
            texts[name] = text
        }
        let units = texts.keys.sorted().map { folder.appendingPathComponent($0).path }
        let verified = try Program.run("systemd-analyze", ["verify", "--man=no"] + units)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(verified.errors.isEmpty, "\(verified.errors)")
        // 0 is the least exposure and 100 the most; what is left is that it reads homes and speaks to local sockets.
        for unit in units where unit.hasSuffix(".service") {
            let security = try Program.run(
                "systemd-analyze", ["security", "--offline=yes", "--no-pager", "--threshold=15", unit])
            #expect(security.status == 0, "\(security.output)\(security.errors)")
        }
        for name in ["datalease-verify", "datalease-ledger"] {
            let both = (texts["\(name).service"] ?? "") + (texts["\(name).timer"] ?? "")
            for setting in ["Persistent=true", "PrivateNetwork=yes", "ProtectSystem=strict", "SuccessExitStatus=2"] {
                #expect(both.contains(setting + "\n"))
            }
        }
        #expect(texts["datalease-ledger.service"]?.contains("ledger verify --signatures\n") == true)
        for setting in [
            "PrivateNetwork=yes", "ProtectSystem=strict", "ReadWritePaths=/srv/exchange", "SuccessExitStatus=3 11",
        ] {
            #expect(texts["datalease-exchange.service"]?.contains(setting + "\n") == true)
        }
        #expect(texts["datalease-exchange.path"]?.contains("PathChanged=/srv/exchange/in\n") == true)
    }
}
