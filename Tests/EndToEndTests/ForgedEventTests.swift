import Foundation
import TestSupport
import Testing

/// Who holds the ledger's key appends events that rest on nothing that anybody signed. The daily check believes none.
struct ForgedEventTests {
    enum Forgery: CaseIterable {
        case certificate, erasure, hold, limit, version, restoration, void, trust
    }

    private static let (one, other) = (String(repeating: "ab", count: 32), String(repeating: "cd", count: 32))
    private static let order = #""order":{"text":"\#(one)","signature":"\#(other)"}"#

    /// Bundle 1, which is overdue.
    private func overdue() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        scenario.clock = "2027-01-10T12:00:00Z"
        #expect(try scenario.run("verify").status == 2)
        return scenario
    }

    private func member(_ path: String, of kind: String, in scenario: Scenario) throws -> String {
        try scenario.sqliteValue(
            "select json_extract(cast(bytes as text), '$.\(path)') from events where kind = '\(kind)' order by seq desc"
        )
    }

    private func forge(_ forgery: Forgery, in scenario: Scenario) throws {
        func limit(under agreement: String) throws {
            let limit = try member("limit", of: "bundle-prepared", in: scenario)
            let date = try member("limit.date", of: "bundle-prepared", in: scenario)
            let by = try member("limit.certificateBy", of: "bundle-prepared", in: scenario)
            let later = limit.replacing(#""date":"\#(date)""#, with: #""date":"2099-01-01""#)
                .replacing(by, with: "2099-01-08")
            try scenario.forgeEvent(
                "limit-computed", #""cause":"new-version","agreement":\#(agreement),"limit":\#(later)"#)
        }
        switch forgery {
        case .certificate, .erasure:
            let recipient = try member("recipients[0]", of: "bundle-prepared", in: scenario)
            try scenario.forgeEvent(
                "certificate-recorded",
                #""certificate":"\#(Self.one)","signature":"\#(Self.other)","signer":"\#(recipient)","#
                    + #""disposedOn":"2026-11-20","method":"clear","accepted":true,"problems":[],"#
                    + #""scope":{"allRecipients":true}"#)
            try scenario.forgeEvent("own-copies-purged", #""removed":[],"remaining":[]"#)
            guard forgery == .erasure else { break }
            try scenario.forgeEvent(
                "register-erased", about: nil,
                #""agreement":"DSA-2026-001","people":0,"paths":0,"documents":["\#(Self.one)","\#(Self.other)"]"#)
        case .hold: try scenario.forgeEvent("hold-placed", #"\#(Self.order),"until":"2036-12-01""#)
        case .limit: try limit(under: try member("agreement", of: "bundle-prepared", in: scenario))
        case .version: try limit(under: #"{"id":"DSA-2026-001","version":2,"digest":"\#(Self.one)"}"#)
        case .restoration, .void:
            let note = try scenario.text("home/ledger/checkpoint").split(separator: "\n")
            let root = try #require(Data(base64Encoded: String(note[2]))).map { String(format: "%02x", $0) }.joined()
            let size = try scenario.size(ofCheckpoint: "home/ledger/checkpoint")
            // That the bundle was released goes.
            try scenario.cutTail(to: size - 1)
            if forgery == .void {
                try scenario.forgeEvent("bundle-voided", Self.order)
            } else {
                try scenario.forgeEvent(
                    "ledger-restored", about: nil, #""lost":{"size":\#(size),"root":"\#(root)"},\#(Self.order)"#)
            }
        case .trust:
            let event = try scenario.sqliteValue(
                "select cast(bytes as text) from events where kind = 'trust-changed' order by seq desc")
            let match = try #require(event.firstMatch(of: /"actor":(\{[^}]*\}),"tree":\{[^}]*\},(.*)\}$/))
            try scenario.forgeEvent("trust-changed", about: nil, String(match.2), by: String(match.1))
        }
        try scenario.signAsThePresentHead()
    }

    @Test("what rests on no signed text is refused by every check and never backed up", arguments: Forgery.allCases)
    func forged(_ forgery: Forgery) throws {
        let scenario = try overdue()
        try forge(forgery, in: scenario)
        let expected =
            switch forgery {
            case .certificate: "certificate-recorded: the text that it rests on, or its signature, is not kept"
            case .erasure: "register-erased: no officer signed it"
            case .hold: "hold-placed: the text that it rests on, or its signature, is not kept"
            case .limit: "limit-computed: its limit is not what comes of the agreement's terms"
            case .version: "limit-computed: the agreement that it names is not kept"
            case .restoration: "ledger-restored: the text that it rests on, or its signature, is not kept"
            case .void: "bundle-voided: the text that it rests on, or its signature, is not kept"
            case .trust: "what the ledger says of the trust list is not what stands in the list"
            }
        for format in ["text", "json", "prometheus", "junit", "ical"] {
            for day in [[], ["--as-of", "2026-11-03"]] {
                let run = try scenario.run(["verify", "--format", format] + day)
                scenario.expectRefusal(run, 12, [expected])
                #expect(run.errors.contains("datalease ledger verify --signatures") || forgery == .trust)
            }
        }
        let nagios = try scenario.run("verify", "--format", "nagios")
        #expect(nagios.status == 2 && nagios.output.contains(expected), "\(nagios.output)")
        for arguments in [
            ["ledger", "verify"], ["ledger", "verify", "--signatures"], ["registry", "backup", "backup"],
        ] {
            let run = try scenario.run(arguments)
            #expect(run.status == 12, "\(arguments): \(run.output)")
            // What is not kept is missed as a file first.
            let isNamed = run.errors.contains(expected) || run.errors.contains("that it names is missing")
            #expect(isNamed, "\(arguments): \(run.errors)")
        }
        #expect(!scenario.exists("backup"))
    }

    @Test("a version of the agreement that somebody put into the register, signed by nobody, moves no limit")
    func unsignedVersion() throws {
        let scenario = try overdue()
        let digest = try member("agreement.digest", of: "bundle-prepared", in: scenario)
        let text = try scenario.sqliteValue(
            "select cast(bytes as text) from agreements where digest = '\(digest)'")
        // The program's own limits under longer terms, from a home in which both parties signed these.
        let longer = try Scenario.lent(replacing: [("within: P30D", "within: P300D")])
        let limit = try member("limit", of: "bundle-prepared", in: longer)
        let version = text.replacing("version: 1", with: "version: 2").replacing("within: P30D", with: "within: P300D")
        try #require(version.contains("P300D") && version.contains("version: 2"))
        let hash = try Program.succeed(
            "python3",
            ["-c", "import hashlib, sys; print(hashlib.sha256(sys.argv[1].encode()).hexdigest())", version + "\n"]
        ).trimmingCharacters(in: .whitespacesAndNewlines)
        let quoted = version.replacing("'", with: "''")
        try scenario.sqlite(
            "insert into agreements (digest, id, version, bytes) values ('\(hash)', 'DSA-2026-001', 2, cast('\(quoted)\n' as blob))"
        )
        let reference = #"{"id":"DSA-2026-001","version":2,"digest":"\#(hash)"}"#
        try scenario.forgeEvent("agreement-registered", about: nil, String(reference.dropFirst().dropLast()))
        try scenario.forgeEvent(
            "limit-computed", #""cause":"new-version","agreement":\#(reference),"limit":\#(limit)"#)
        try scenario.signAsThePresentHead()
        for arguments in [["verify"], ["ledger", "verify"], ["ledger", "verify", "--signatures"]] {
            let run = try scenario.run(arguments)
            #expect(run.status == 12, "\(arguments): \(run.output)")
            #expect(
                run.errors.contains("its agreement lacked the signature of the provider, recipient"), "\(run.errors)")
        }
    }

    private func expectFound(
        _ problem: String, in scenario: Scenario, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for arguments in [["verify"], ["ledger", "verify"]] {
            let run = try scenario.run(arguments)
            #expect(run.status == 12, "\(arguments): \(run.output)", sourceLocation: sourceLocation)
            #expect(run.errors.contains(problem), "\(arguments): \(run.errors)", sourceLocation: sourceLocation)
        }
    }

    @Test("of a long ledger the newest events are judged, by what older ones say, and whatever excuses a loss")
    func longLedger() throws {
        let scenario = try overdue()
        try scenario.fillLedger(5000)
        try scenario.signAsThePresentHead()
        // The terms of the bundle are far back by now.
        try scenario.succeed(
            "disposal", "hold", "B1", "--law", "Limitation Act 1980", "--until", "2027-12-24", "--as",
            scenario.path("approver"))
        #expect(try scenario.run("verify").status == 2)
        try scenario.succeed("ledger", "verify")
        try scenario.copy("home", to: "sound")
        try forge(.limit, in: scenario)
        try expectFound("limit-computed: its limit is not what comes of the agreement's terms", in: scenario)
        // It is found every day for as long as it is new, and by the weekly check for ever.
        try scenario.fillLedger(5000)
        try scenario.signAsThePresentHead()
        #expect(try [0, 2].contains(scenario.run("verify").status))
        #expect(try scenario.run("ledger", "verify").status == 0)
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 12)
        // An order that is none excuses nothing, however old.
        try scenario.copy("sound", to: "home")
        let text = try member("order.text", of: "hold-placed", in: scenario)
        let signature = try member("order.signature", of: "hold-placed", in: scenario)
        let actor = try member("actor", of: "hold-placed", in: scenario)
        try scenario.forgeEvent(
            "register-erased", about: nil,
            #""agreement":"DSA-2026-001","people":0,"paths":0,"documents":["\#(Self.one)"],"#
                + #""order":{"text":"\#(text)","signature":"\#(signature)"}"#, by: actor)
        try scenario.fillLedger(5000)
        try scenario.signAsThePresentHead()
        try expectFound("register-erased: it says otherwise than what was signed: kind", in: scenario)
    }

    @Test("what an early build erased without an order is missing until an officer signs for it")
    func earlyErasure() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        try scenario.succeed("disposal", "purge", "B1", "--inputs")
        scenario.clock = "2033-01-01T12:00:00Z"
        try scenario.succeed("ledger", "checkpoint", "--clock-is-right")
        try scenario.succeed(
            "disposal", "destroy-key", "DSA-2026-001", "--reason", "the lease is over", "--as",
            scenario.path("approver"))
        let erase = ["registry", "erase", "DSA-2026-001", "--as", scenario.path("officer")]
        // What goes is what goes today.
        try scenario.copy("home", to: "before")
        try scenario.succeed(erase)
        let documents = try member("documents", of: "register-erased", in: scenario)
        try scenario.copy("before", to: "home")
        let list = documents.replacing("\"", with: "'").dropFirst().dropLast()
        try scenario.sqlite(
            "delete from evidence where digest in (\(list)); delete from agreements; update paths set path = null")
        try scenario.forgeEvent(
            "register-erased", about: nil,
            #""agreement":"DSA-2026-001","people":0,"paths":0,"documents":\#(documents)"#)
        try scenario.signAsThePresentHead()
        for arguments in [["verify"], ["ledger", "verify"], ["registry", "backup", "backup"]] {
            scenario.expectRefusal(
                try scenario.run(arguments), 12,
                ["register-erased: no officer signed it", "datalease registry erase AGREEMENT --as OFFICERKEY"])
        }
        // A backup of such a home goes in once the officer has signed in it.
        try scenario.copy("home", to: "kept")
        try scenario.copy("home", to: "lost")
        try scenario.remove("lost/registry.sqlite")
        let restore = ["registry", "restore", "kept", "--home", scenario.path("lost")]
        scenario.expectRefusal(try scenario.run(restore), 12, ["register-erased: no officer signed it"])
        try scenario.succeed(erase + ["--home", scenario.path("kept")])
        try scenario.succeed(restore)
        try scenario.succeed("ledger", "verify", "--signatures", "--home", scenario.path("lost"))
        try scenario.succeed(erase)
        for arguments in [
            ["verify"], ["ledger", "verify"], ["ledger", "verify", "--signatures"], ["registry", "backup", "backup"],
        ] { try scenario.succeed(arguments) }
        scenario.expectRefusal(try scenario.run(erase), 10, ["DSA-2026-001 was erased at 2033-01-01"])
    }
}
