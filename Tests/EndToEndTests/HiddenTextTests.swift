import Testing

/// Names with characters that turn the direction of writing, hide, or steer a terminal.
struct HiddenTextTests {
    @Test("no list, page or message prints what steers a terminal or hides; JSON escapes it")
    func printed() throws {
        let scenario = try Scenario.executed()
        try scenario.executeAgreement(
            try scenario.agreement(
                id: "DSA-2026-003",
                replacing: [("legalName: Acme CRM Systems Ltd", #"legalName: "Acme\u202E CRM\u200B Systems Ltd""#)]),
            as: "own.yaml")
        try scenario.succeed(scenario.prepare(under: "own.yaml"))
        let hidden: [Unicode.Scalar] = ["\u{202E}", "\u{200B}", "\u{1B}"]
        for command in [
            ["status"], ["status", "--json"], ["bundle", "list"], ["bundle", "list", "--json"],
            ["bundle", "show", "B1"],
            ["agreement", "show", "own.yaml"], ["agreement", "list"], ["report", "--md"], ["report", "ropa", "--csv"],
        ] {
            let output = try scenario.succeed(command)
            #expect(!output.unicodeScalars.contains { hidden.contains($0) }, "\(command)")
        }
        #expect(try scenario.succeed("status").contains("Acme\u{FFFD} CRM\u{FFFD} Systems"))
        #expect(try scenario.succeed("status", "--json").contains(#"Acme\u202E CRM\u200B Systems"#))
        let run = try scenario.run("agreement", "check", "a\u{1B}[2J\u{202E}.yaml")
        #expect(run.status == 1)
        #expect(!run.errors.unicodeScalars.contains { hidden.contains($0) })
        let usage = try scenario.run("verify", "--\u{1B}[2J")
        #expect(usage.status == 64)
        #expect(!usage.errors.unicodeScalars.contains("\u{1B}"))
    }
}
