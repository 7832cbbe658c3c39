import Foundation
import TestSupport
import Testing

/// Somebody who has the ledger's key too writes events that say otherwise than the signed texts that they name.
struct RecordedTextTests {
    /// Bundle 1 with a receipt, a certificate that counts and one that does not, a hold, a dispute, a settlement, a kept
    /// copy, evidence of both sides.
    private func history() throws -> Scenario {
        let scenario = try Scenario.lent()
        try scenario.succeed("bundle", "release", "B1", "--via", "portal")
        try scenario.fill("receipt", ["received-on": "2026-11-02"], to: "receipt.txt")
        try scenario.succeed("disposal", "record", "B1", "receipt.txt")
        try scenario.succeed(
            "disposal", "resolve", "DSA-2026-001", "--on", "2026-11-02", "--as", scenario.path("approver"))
        try scenario.succeed(
            "disposal", "hold", "B1", "--law", "Limitation Act 1980", "--until", "2026-12-24", "--as",
            scenario.path("approver"))
        _ = try scenario.certified(on: "2026-11-02", by: "stranger")
        #expect(try scenario.certified(on: "2026-11-02").status == 0)
        try scenario.succeed(
            "disposal", "dispute", "B1", "--because", "residue", "--reason", "seen", "--as", scenario.path("second"))
        try scenario.succeed(
            "disposal", "settle", "B1", "--reason", "another file", "--as", scenario.path("approver"))
        try scenario.succeed(
            "disposal", "attest", "B1", "audit-note", "--on", "2026-11-02", "--as", scenario.path("approver"))
        return scenario
    }

    /// The event of a kind that came last: its actor, and its members behind the bundle.
    private func event(_ kind: String, in scenario: Scenario) throws -> (actor: String, members: String) {
        let text = try scenario.sqliteValue(
            "select cast(bytes as text) from events where kind = '\(kind)' order by seq desc limit 1")
        let match = try #require(text.firstMatch(of: /"actor":(\{[^}]*\}),.*?"bundle":1,(.*)\}$/))
        return (String(match.1), String(match.2))
    }

    /// Forges an event of a kind with `to` in the place of `from`, signs the ledger, and has every text checked.
    private func checkForged(_ kind: String, from: String, to: String) throws -> Program.Run {
        let scenario = try history()
        let (actor, members) = try event(kind, in: scenario)
        try #require(members.contains(from), "\(members)")
        try scenario.forgeEvent(kind, members.replacing(from, with: to), by: actor)
        try scenario.signAsThePresentHead()
        for arguments in [["verify"], ["ledger", "verify"]] { #expect(try scenario.run(arguments).status == 12) }
        let run = try scenario.run("ledger", "verify", "--signatures")
        #expect(run.status == 12, "\(run.output)")
        return run
    }

    @Test("what the program recorded holds")
    func intact() throws {
        let scenario = try history()
        // A key that was trusted then and is not any more changes nothing of what it signed.
        for (key, role) in [("vendor", "recipient"), ("approver", "approver")] {
            try scenario.succeed(
                "trust", "remove", scenario.path(key + ".pub"), "--role", role, "--as", scenario.path("officer"))
        }
        let run = try scenario.run("ledger", "verify", "--signatures")
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test(
        "an event that says otherwise than the text that it names is found",
        arguments: [
            ("certificate-recorded", "\"disposedOn\":\"2026-11-02\"", "\"disposedOn\":\"2026-11-01\"", "disposedOn"),
            ("certificate-recorded", "\"method\":\"clear\"", "\"method\":\"destroy\"", "method"),
            ("certificate-recorded", "\"allRecipients\":false", "\"allRecipients\":true", "scope"),
            ("receipt-recorded", "\"receivedOn\":\"2026-11-02\"", "\"receivedOn\":\"2026-11-01\"", "receivedOn"),
            ("evidence-recorded", "\"evidence\":\"audit-note\"", "\"evidence\":\"return-receipt\"", "evidence"),
            ("hold-placed", "\"until\":\"2026-12-24\"", "\"until\":\"2027-12-24\"", "until"),
            ("dispute-opened", "\"because\":\"residue\"", "\"because\":\"signature\"", "because"),
            ("limit-computed", "\"cause\":\"fault-resolved\"", "\"cause\":\"recalled\"", "cause"),
        ])
    func contradicted(_ kind: String, from: String, to: String, member: String) throws {
        let run = try checkForged(kind, from: from, to: to)
        #expect(run.errors.contains("says otherwise than") && run.errors.contains(member), "\(run.errors)")
    }

    @Test(
        "a limit that is not what comes of the agreement's terms is found",
        arguments: [
            ("limit-computed", "\"within\":\"P30D\"", "\"within\":\"P60D\""),
            ("limit-computed", "\"limit\":{\"date\":\"2026", "\"limit\":{\"date\":\"2027"),
            ("limit-computed", "\"certificateBy\":\"2026", "\"certificateBy\":\"2027"),
            ("limit-computed", "\"origin\":\"2026-11-02\"", "\"origin\":\"2026-11-03\""),
        ])
    func otherLimit(_ kind: String, from: String, to: String) throws {
        let run = try checkForged(kind, from: from, to: to)
        #expect(run.errors.contains("its limit is not what comes of the agreement's terms"), "\(run.errors)")
    }

    @Test("a text that is gone because of an erasure that no officer ordered is missing")
    func unsignedErasure() throws {
        for order in ["", #","order":{"text":"TEXT","signature":"SIGNATURE"}"#] {
            let scenario = try history()
            let (_, members) = try event("certificate-recorded", in: scenario)
            let (actor, hold) = try event("hold-placed", in: scenario)
            let certificate = try #require(members.firstMatch(of: /"certificate":"([0-9a-f]{64})"/)).1
            let files = try #require(hold.firstMatch(of: /"text":"([0-9a-f]{64})","signature":"([0-9a-f]{64})"/))
            let ours = order.replacing("TEXT", with: files.1).replacing("SIGNATURE", with: files.2)
            try scenario.forgeEvent(
                "register-erased", about: nil,
                #""agreement":"DSA-2026-999","people":0,"paths":0,"documents":["\#(certificate)"]\#(ours)"#, by: actor)
            try scenario.sqlite("delete from evidence where digest = '\(certificate)'")
            try scenario.signAsThePresentHead()
            let run = try scenario.run("ledger", "verify", "--signatures")
            #expect(run.status == 12, "\(run.output)")
            #expect(
                run.errors.contains(
                    order.isEmpty ? "no officer signed it" : "says otherwise than what was signed: kind"),
                "\(run.errors)")
        }
    }

    @Test("an order that is given for something else, and a certificate that did not count, are found")
    func otherwiseUsed() throws {
        for (kind, forged, change, text) in [
            ("dispute-opened", "dispute-settled", ("\"because\":\"residue\",", ""), "kind"),
            ("hold-placed", "bundle-voided", (",\"until\":\"2026-12-24\"", ""), "kind"),
        ] {
            let scenario = try history()
            let (actor, members) = try event(kind, in: scenario)
            try scenario.forgeEvent(forged, members.replacing(change.0, with: change.1), by: actor)
            try scenario.signAsThePresentHead()
            #expect(try scenario.run("ledger", "verify").status == 12)
            let run = try scenario.run("ledger", "verify", "--signatures")
            #expect(run.status == 12, "\(run.output)")
            #expect(run.errors.contains("says otherwise than what was signed: \(text)"), "\(run.errors)")
        }
        let scenario = try Scenario.lent()
        let run = try scenario.certified(on: "2026-11-02", by: "stranger")
        #expect(run.status == 12)
        let (actor, members) = try event("certificate-recorded", in: scenario)
        let forged = members.replacing(
            /"accepted":false,"problems":\[[^\]]*\]/, with: "\"accepted\":true,\"problems\":[]")
        #expect(forged != members)
        try scenario.forgeEvent("certificate-recorded", forged, by: actor)
        try scenario.signAsThePresentHead()
        #expect(try scenario.run("ledger", "verify").status == 12)
        let verified = try scenario.run("ledger", "verify", "--signatures")
        #expect(verified.status == 12)
        #expect(verified.errors.contains("accepted, problems"), "\(verified.errors)")
    }

    @Test("a signed reason whose signature is not kept any more is found")
    func reasonGone() throws {
        let scenario = try Scenario.lent()
        try scenario.remove("contacts.csv")
        try scenario.succeed(
            "disposal", "purge", "B1", "--inputs", "--keep", "lost with a laptop", "--as", scenario.path("approver"))
        #expect(try scenario.run("ledger", "verify", "--signatures").status == 0)
        try scenario.sqlite("delete from evidence where kind = 'reason-signature'")
        let run = try scenario.run("ledger", "verify", "--signatures")
        #expect(run.status == 12, "\(run.output)")
        #expect(run.errors.contains("own-copy-kept: the text that it rests on, or its signature, is not kept"))
    }
}
