import Foundation
import Testing

/// Certificates of disposal that are no evidence, and those that a mail gateway changed on the way.
struct BadCertificateTests {
    private static let stem = "DSA-2026-001.B1.dispose-by-2026-12-02"

    /// A scenario with bundle 1 prepared on 2 November, seen on 20 November.
    private func prepared() throws -> Scenario {
        let scenario = try Scenario.executed()
        #expect(try scenario.run(scenario.prepare()).status == 0)
        scenario.clock = "2026-11-20T09:00:00Z"
        return scenario
    }

    private func record(_ scenario: Scenario, _ bundle: String = "B1") throws -> Program.Run {
        try scenario.run("disposal", "record", bundle, "certificate.txt")
    }

    private func expectNoEvidence(_ scenario: Scenario, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let list = try scenario.run("bundle", "list", "--json").output
        #expect(!list.contains("attested"), "\(list)", sourceLocation: sourceLocation)
        #expect(list.contains("\"state\":\"prepared\""), "\(list)", sourceLocation: sourceLocation)
        let ledger = try scenario.run("ledger", "verify")
        #expect(ledger.status == 0, "\(ledger.errors)", sourceLocation: sourceLocation)
    }

    @Test("a certificate for another bundle, or with another file's digest, is refused and leaves no trace")
    func anotherBundle() throws {
        let scenario = try prepared()
        scenario.clock = "2026-11-03T09:00:00Z"
        #expect(try scenario.run(scenario.prepare()).status == 0)
        scenario.clock = "2026-11-20T09:00:00Z"
        let before = try scenario.succeed("ledger", "verify")
        try scenario.certify(Self.stem, disposedOn: "2026-11-20")
        scenario.expectRefusal(
            try record(scenario, "B2"), 12,
            ["certificate.txt is no evidence: it is for another bundle than DSA-2026-001.B2", "ask the recipient"])
        try scenario.certify(Self.stem, disposedOn: "2026-11-20", sha256: String(repeating: "a", count: 64))
        scenario.expectRefusal(try record(scenario), 12, ["no evidence: it names the digest aaaa", "this bundle's is"])
        scenario.expectRefusal(try record(scenario, "B3"), 1, ["3"])
        scenario.expectRefusal(try record(scenario, "yours"), 1, ["yours: no bundle of that name or number"])
        #expect(try scenario.succeed("ledger", "verify") == before)
        try expectNoEvidence(scenario)
    }

    @Test("a certificate that somebody else than a recipient signed is no evidence")
    func anotherSigner() throws {
        let scenario = try prepared()
        try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path("stranger")])
        for person in ["preparer", "vendor-director", "stranger"] {
            try scenario.certify(Self.stem, disposedOn: "2026-11-20", by: person)
            scenario.expectRefusal(
                try record(scenario), 12,
                ["was not in the trust list as a recipient's", "is not one of this bundle's recipients"])
        }
        try expectNoEvidence(scenario)
    }

    @Test("a recipient of the company who is none of this bundle's is refused")
    func anotherRecipient() throws {
        let scenario = try prepared()
        try Program.succeed("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", scenario.path("colleague")])
        try scenario.succeed(
            "trust", "add", scenario.path("colleague.pub"), "--name", "Test colleague", "--party", "recipient",
            "--role", "recipient", "--as", scenario.path("officer"))
        try scenario.certify(Self.stem, disposedOn: "2026-11-20", by: "colleague")
        let run = try record(scenario)
        scenario.expectRefusal(run, 12, ["is not one of this bundle's recipients"])
        #expect(!run.errors.contains("not in the trust list"))
        try expectNoEvidence(scenario)
    }

    @Test("a certificate whose dates or method cannot be right is no evidence")
    func judgement() throws {
        let scenario = try prepared()
        for (day, method, says) in [
            ("2026-11-21", "clear", "its day of disposal, 2026-11-21, has not come yet"),
            ("2026-11-01", "clear", "is before the bundle was prepared on 2026-11-02"),
        ] {
            try scenario.certify(Self.stem, disposedOn: day, method: method)
            scenario.expectRefusal(try record(scenario), 12, [says])
        }
        try scenario.certify(Self.stem, disposedOn: "2026-11-31")
        scenario.expectRefusal(try record(scenario), 12, ["disposed-on", "a date like 2026-11-30 was expected"])
        try scenario.certify(Self.stem, disposedOn: "2026-11-20", method: "thrown away")
        scenario.expectRefusal(try record(scenario), 12, ["method", "delete, clear, purge or destroy was expected"])
        try expectNoEvidence(scenario)
    }

    @Test("one byte changed after signing, another purpose's signature and a missing one are refused")
    func signatures() throws {
        let scenario = try prepared()
        try scenario.certify(Self.stem, disposedOn: "2026-11-20")
        let (certificate, signature) = (try scenario.text("certificate.txt"), try scenario.read("certificate.txt.sig"))
        try scenario.write(certificate.replacing("2026-11-20", with: "2026-11-19"), to: "certificate.txt")
        scenario.expectRefusal(
            try record(scenario), 12, ["no evidence: its signature is not valid for these bytes", "in an archive"])
        try scenario.write(certificate, to: "certificate.txt")
        try FileManager.default.removeItem(atPath: scenario.path("certificate.txt.sig"))
        scenario.expectRefusal(
            try record(scenario), 12, ["certificate.txt.sig is not there", "datalease-certificate@v1"])
        try Program.succeed(
            "ssh-keygen",
            ["-q", "-Y", "sign", "-f", scenario.path("vendor"), "-n", "file", scenario.path("certificate.txt")])
        scenario.expectRefusal(try record(scenario), 12, ["signed for another purpose", "datalease-certificate@v1"])
        for damaged in [Array(signature.dropLast(60)), [], Array("canary".utf8)] {
            try scenario.write(damaged, to: "certificate.txt.sig")
            let run = try record(scenario)
            scenario.expectRefusal(run, 12, ["signature"])
        }
        try expectNoEvidence(scenario)
    }

    @Test("line ends and byte order marks that a mail gateway changed are said, and the text counts as it was signed")
    func changedOnTheWay() throws {
        for (name, change) in [
            ("LF line ends", { (text: String) in text.replacing("\n", with: "\r\n") }),
            ("without a byte order mark", { "\u{FEFF}" + $0 }),
            ("LF line ends", { $0 + "\n\n" }), ("LF line ends", { String($0.dropLast()) }),
        ] as [(String, (String) -> String)] {
            let scenario = try prepared()
            try scenario.certify(Self.stem, disposedOn: "2026-11-20")
            let signed = try scenario.text("certificate.txt")
            try scenario.write(change(signed), to: "certificate.txt")
            let run = try record(scenario)
            #expect(run.status == 0, "\(run.errors)")
            #expect(
                run.errors.contains("the text was changed after it was signed (it was signed with"), "\(run.errors)")
            #expect(run.errors.contains(name), "\(run.errors)")
            #expect(run.output.contains("attested"))
        }
    }

    @Test("line ends that were there when it was signed are nothing to say")
    func signedWithCRLF() throws {
        let scenario = try prepared()
        try scenario.certify(Self.stem, disposedOn: "2026-11-20")
        let text = try scenario.text("certificate.txt").replacing("\n", with: "\r\n")
        try scenario.write("\u{FEFF}" + text, to: "certificate.txt")
        try FileManager.default.removeItem(atPath: scenario.path("certificate.txt.sig"))
        try Program.succeed(
            "ssh-keygen",
            [
                "-q", "-Y", "sign", "-f", scenario.path("vendor"), "-n", "datalease-certificate@v1",
                scenario.path("certificate.txt"),
            ])
        let run = try record(scenario)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
    }

    @Test("the form as it came, not filled in or with a line too many, is refused with the line")
    func form() throws {
        let scenario = try prepared()
        for (edit, says) in [
            ({ (text: String) in text.replacing("method: clear", with: "method:") }, "method: it was not filled in"),
            ({ $0.replacing("name: Test vendor\n", with: "") }, "no line name"),
            ({ $0 + "name: Canary\n" }, "name stands here a second time"),
            ({ $0 + "canary\n" }, "neither key: value nor a comment"),
            ({ $0 + "canary: x\n" }, "a key that is not one of the form's"),
            ({ $0.replacing("copies: disposed", with: "copies: canary") }, "copies: none or disposed was expected"),
        ] as [((String) -> String, String)] {
            try scenario.certify(Self.stem, disposedOn: "2026-11-20")
            try scenario.write(edit(try scenario.text("certificate.txt")), to: "certificate.txt")
            try FileManager.default.removeItem(atPath: scenario.path("certificate.txt.sig"))
            try Program.succeed(
                "ssh-keygen",
                [
                    "-q", "-Y", "sign", "-f", scenario.path("vendor"), "-n", "datalease-certificate@v1",
                    scenario.path("certificate.txt"),
                ])
            let run = try record(scenario)
            #expect(run.status != 0)
            #expect(run.errors.contains("the disposal certificate: "), "\(run.errors)")
            #expect(run.errors.contains(says), "\(run.errors)")
            #expect(!run.errors.lowercased().contains("canary"), "\(run.errors)")
        }
        try expectNoEvidence(scenario)
    }
}
