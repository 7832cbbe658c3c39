import Foundation
import TestSupport
import Testing

/// A profile is part of what both parties sign.
struct PinnedProfileTests {
    private func users(_ profile: String, _ more: String = "") -> String {
        "  - {name: users, profile: \(profile), maxRows: 1000\(more)}"
    }

    /// The line that `agreement check` says to write for the profile of a draft.
    private func pin(_ scenario: Scenario, _ profile: String) throws -> String {
        try scenario.write(try scenario.agreement(datasets: users(profile)), to: "check.yaml")
        let check = try scenario.run("agreement", "check", "check.yaml")
        #expect(check.status == 10)
        let line = try #require(check.output.firstMatch(of: /profile: (\{name: [a-z-]+, sha256: [0-9a-f]{64}\})/))
        return String(line.1)
    }

    /// An agreement of its own name that both parties have signed.
    private func execute(_ scenario: Scenario, _ name: String, _ datasets: String) throws {
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-" + name.uppercased(), datasets: datasets), as: name + ".yaml")
    }

    private func prepare(_ scenario: Scenario, _ name: String) throws -> Program.Run {
        try scenario.run(
            "prepare", name + ".yaml", Samples.path("phone-users.csv"), "--out", name, "--as",
            scenario.path("preparer"))
    }

    @Test("a pinned profile that both parties signed makes a bundle that the vendor can check, the profile within")
    func pinned() throws {
        let scenario = try Scenario.executed()
        try execute(scenario, "pinned", users(try pin(scenario, "phone-users")))
        let run = try prepare(scenario, "pinned")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("users: 25 of 25 rows"))
        let bundle = try #require(try scenario.names(in: "pinned").first { $0.hasSuffix(".zip.age") })
        let check = try scenario.succeed(
            "bundle", "check", "pinned/\(bundle)", "--identity", scenario.path("vendor"), "--agreement", "pinned.yaml")
        #expect(check.contains("profiles/phone-users.yaml"))
        let opened = try scenario.open("pinned", as: "vendor")
        let profile = try Data(
            contentsOf: Checkout.root.appendingPathComponent("agreements/profiles/phone-users.yaml"))
        #expect(try scenario.read("\(opened)/profiles/phone-users.yaml") == Array(profile))
        try scenario.expectIntact(bundles: 1, in: ["pinned"])
    }

    @Test("a profile without a pin is refused, with the line to write; a rehearsal takes it")
    func unpinned() throws {
        let scenario = try Scenario.executed()
        let line = try pin(scenario, "phone-users")
        try execute(scenario, "loose", users("phone-users"))
        scenario.expectRefusal(
            try prepare(scenario, "loose"), 10, ["the profile phone-users is not pinned", "write profile: \(line)"])
        try scenario.expectIntact(in: ["loose"])
        let rehearsal = try scenario.rehearse(users("phone-users"), Samples.path("phone-users.csv"))
        #expect(rehearsal.status == 0, "\(rehearsal.errors)")
    }

    @Test("a pin of another profile is refused, in a rehearsal too")
    func wrongPin() throws {
        let scenario = try Scenario.executed()
        let wrong = users("{name: phone-users, sha256: \(String(repeating: "0", count: 64))}")
        try scenario.write(try scenario.agreement(id: "DSA-WRONG", datasets: wrong), to: "wrong.yaml")
        scenario.expectRefusal(
            try prepare(scenario, "wrong"), 10, ["pins another phone-users than the one that is known"])
        #expect(try scenario.run("agreement", "sign", "wrong.yaml", "--as", scenario.path("director")).status == 10)
        scenario.expectRefusal(
            try scenario.rehearse(wrong, Samples.path("phone-users.csv")), 10, ["datasets[1].profile.sha256"])
        try scenario.expectIntact()
    }

    @Test("a profile beside the agreement that was changed after signing is refused")
    func changed() throws {
        let scenario = try Scenario.executed()
        try FileManager.default.createDirectory(atPath: scenario.path("profiles"), withIntermediateDirectories: true)
        let profile = try String(
            contentsOf: Checkout.root.appendingPathComponent("agreements/profiles/phone-users.yaml"), encoding: .utf8
        ).replacing("name: phone-users", with: "name: our-users")
        try scenario.write(profile, to: "profiles/our-users.yaml")
        try execute(scenario, "ours", users(try pin(scenario, "our-users")))
        #expect(try prepare(scenario, "ours").status == 0)
        let widened = profile.replacing("EmailAddress: {do: email", with: "EmailAddress: {do: keep")
        for text in [profile + "# a remark\n", widened] {
            #expect(text != profile)
            try scenario.write(text, to: "profiles/our-users.yaml")
            scenario.expectRefusal(try prepare(scenario, "ours"), 10, ["pins another our-users"])
        }
        try FileManager.default.removeItem(atPath: scenario.path("profiles/our-users.yaml"))
        scenario.expectRefusal(try prepare(scenario, "ours"), 10, ["our-users"])
        try scenario.write(profile, to: "profiles/our-users.yaml")
        #expect(try prepare(scenario, "ours").status == 0)
        try scenario.expectIntact(bundles: 2, in: ["ours"])
    }

    @Test(
        "passwords, PINs and SIP secrets cannot be kept or changed into something, whatever an agreement says",
        arguments: [
            "AuthPassword: {do: keep}", "AuthPassword: {do: shape}", "PIN: {do: token}", "AuthID: {do: keep}",
            "DeskphoneWebPass: {do: mask, keepLast: 4}", "SrvcAccessPwd: {do: digits}",
        ])
    func secret(_ field: String) throws {
        let scenario = try Scenario.executed()
        let dataset = users("phone-users", ", fields: {\(field)}")
        scenario.expectRefusal(
            try scenario.rehearse(dataset, Samples.path("phone-users.csv")), 10, ["can only be dropped or blanked"])
        try scenario.expectIntact()
    }

    @Test("a column with the name of a secret is refused without a profile, and goes where nobody names it")
    func secretByName() throws {
        let scenario = try Scenario.executed()
        func dataset(_ pin: String) -> String {
            "  - {name: users, format: csv, maxRows: 99, fields: {Number: {do: keep}\(pin)}, otherwise: shape}"
        }
        let export = Samples.path("phone-users.csv")
        scenario.expectRefusal(
            try scenario.rehearse(dataset(", PIN: {do: keep}"), export), 10, ["can only be dropped or blanked"])
        let run = try scenario.rehearse(dataset(""), export)
        #expect(run.status == 0, "\(run.errors)")
        let header = try #require(try scenario.sharedText().split(separator: "\r\n").first)
        let columns = header.split(separator: ",")
        for secret in ["AuthPassword", "PIN", "DeskphoneWebPass", "SrvcAccessPwd"] {
            #expect(!columns.contains(Substring(secret)), "\(secret)")
        }
        #expect(columns.contains("FirstName"))
    }
}
