import Foundation
import Testing

/// `agreement explain`: why a field may leave, and what a vendor learns.
struct ExplainTests {
    private struct Explained: Decodable {
        let dataset: String
        let field: String
        let ground: String
        let operation: String?
        let clauses: [String]
        let becomes: String?
        let keyed: Bool?
        let type: String?
        let alsoIn: [String]
        let learns: [Finding]
        let unexecuted: [String]
        let refusals: [String]
        let trustListRead: Bool

        struct Finding: Decodable {
            let aspect: String
            let extent: String
            let words: String
        }
    }

    private func json(_ run: Program.Run) throws -> [Explained] {
        #expect(run.status == 0, "\(run.errors)")
        return try run.output.split(separator: "\n").map {
            try JSONDecoder().decode(Explained.self, from: Data($0.utf8))
        }
    }

    @Test("a field's rule, clause, purpose, limit, people and consequences are named")
    func field() throws {
        let scenario = try Scenario.executed()
        let shown = try scenario.succeed("agreement", "explain", "agreement.yaml", "contacts.Phone")
        for line in [
            "rule       phone, in the agreement", "clause     none speaks of it",
            "why        the agreement does not say",
            "becomes    a telephone number that is not in service, in the same spelling", "system-fix",
            "30 days after it is prepared", "opened by  Test vendor (support engineer) of Acme",
            "in force   2026-11-01 to 2026-12-31", "executed   yes", "The recipient can learn:",
            "  of which kind it is: mobile, geographic, another of the United Kingdom, or foreign",
            "The recipient cannot learn:\n  anything else of the value\n  which of two values is larger or later",
            "type phone in every file and bundle of this agreement, and nowhere else",
            "The sample stays personal data.",
        ] { #expect(shown.contains(line), "\(line)\n\(shown)") }
        let explained = try #require(
            try json(try scenario.run("agreement", "explain", "agreement.yaml", "contacts.Phone", "--json")).first)
        #expect(explained.dataset == "contacts" && explained.field == "Phone" && explained.ground == "agreement")
        #expect(explained.keyed == true && explained.type == "phone" && explained.clauses.isEmpty)
        #expect(explained.learns.map(\.aspect) == ["value", "presence", "equality", "length", "form", "order"])
        #expect(explained.learns.map(\.extent) == ["in part", "yes", "yes", "yes", "yes", "no"])
        #expect(explained.trustListRead && explained.unexecuted.isEmpty && explained.refusals.isEmpty)
    }

    @Test("the clause that speaks of a field is cited, and a bundle's own key is named as such")
    func clause() throws {
        let scenario = try Scenario.executed()
        let text = try scenario.agreement(replacing: [
            ("linkable: agreement", "linkable: bundle"),
            (
                "clauses:\n",
                """
                clauses:
                  - {id: mail, implements: [datasets.contacts.Email], text: Addresses leave as pseudonyms.}
                  - {id: all, implements: [datasets], text: No more than needed.}

                """
            ),
        ])
        try scenario.write(text, to: "draft.yaml")
        let shown = try scenario.succeed("agreement", "explain", "draft.yaml", "contacts.Email")
        #expect(shown.contains("mail: Addresses leave as pseudonyms."), "\(shown)")
        #expect(shown.contains("also all"))
        #expect(shown.contains("as type email in one bundle, and nowhere else"))
        // Nobody has signed this one.
        #expect(shown.contains("no: execution: not signed for the provider"))
        #expect(shown.contains("no: execution: not signed for the recipient"))
    }

    @Test("an agreement that is not executed, or not in force, says so; without a home so far as can be known")
    func standing() throws {
        let scenario = try Scenario.executed()
        try scenario.write(try scenario.agreement(), to: "unsigned.yaml")
        let unsigned = try #require(
            try json(try scenario.run("agreement", "explain", "unsigned.yaml", "contacts.Phone", "--json")).first)
        #expect(unsigned.unexecuted.count == 2)
        scenario.clock = "2027-02-01T12:00:00Z"
        let expired = try scenario.succeed("agreement", "explain", "agreement.yaml", "contacts.Phone")
        #expect(expired.contains("executed   yes"))
        #expect(
            expired.contains("but nothing can be prepared today: term: agreement expired on 2026-12-31"), "\(expired)")
        let elsewhere = ["--home", scenario.path("nowhere")]
        let unknown = try json(
            try scenario.run(["agreement", "explain", "agreement.yaml", "contacts.Phone", "--json"] + elsewhere))
        #expect(unknown.first?.trustListRead == false && unknown.first?.unexecuted.isEmpty == true)
        let bare = try scenario.run(["agreement", "explain", "unsigned.yaml", "contacts.Phone"] + elsewhere)
        #expect(bare.output.contains("no: not signed for the provider"))
        try scenario.write(try scenario.text("agreement.yaml") + "# changed\n", to: "changed.yaml")
        for party in ["provider", "recipient"] {
            try scenario.write(try scenario.read("agreement.yaml.\(party).sig"), to: "changed.yaml.\(party).sig")
        }
        let changed = try scenario.run(["agreement", "explain", "changed.yaml", "contacts.Phone"] + elsewhere)
        #expect(changed.output.contains("the provider's signature does not hold"), "\(changed.output)")
    }

    @Test("a dataset alone lists its fields in short, and what becomes of all others")
    func dataset() throws {
        let scenario = try Scenario.executed()
        let shown = try scenario.succeed("agreement", "explain", "agreement.yaml", "contacts")
        let lines = shown.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("FIELD") == true)
        #expect(lines.contains { $0.hasPrefix("Phone ") && $0.contains("(value) presence equality length form") })
        #expect(lines.contains { $0.hasPrefix("Notes ") && $0.contains("nothing") })
        #expect(lines.contains { $0.hasPrefix("(any other)") && $0.contains("(the export is refused)") })
        let fields = try json(try scenario.run("agreement", "explain", "agreement.yaml", "contacts", "--json"))
        #expect(fields.count == 7)
        #expect(fields.last?.ground == "otherwise" && fields.last?.operation == nil && fields.last?.becomes == nil)
    }

    @Test("XML fields go by their path or its end; unknown names are refused with the nearest known one")
    func names() throws {
        let scenario = try Scenario.executed()
        for name in [
            "payments./payments/payment/@ref", "payments/payments/payment/@ref", "payments.ref", "PAYMENTS.@ref",
        ] {
            let shown = try scenario.succeed("agreement", "explain", "payments.yaml", name)
            #expect(shown.contains("payments./payments/payment/@ref"), "\(shown)")
            #expect(shown.contains("type contact-id"))
        }
        for (name, hint) in [
            ("payment.ref", "did you mean payments?"), ("payments.reff", "write it like"),
            ("payments./payments//", "write it like"),
        ] {
            let run = try scenario.run("agreement", "explain", "payments.yaml", name)
            #expect(run.status == 64, "\(name): \(run.output)")
            #expect(run.errors.contains(hint), "\(run.errors)")
        }
        let alone = try scenario.run("agreement", "explain", "agreement.yaml", "Phone")
        #expect(alone.errors.contains("did you mean contacts.Phone?"), "\(alone.errors)")
        let unnamed = try scenario.succeed("agreement", "explain", "agreement.yaml", "contacts.Phones")
        #expect(unnamed.contains("none: no rule names it, and the dataset says otherwise: refuse"))
        #expect(unnamed.contains("the nearest name is Phone"))
        #expect(unnamed.contains("an export that has such a field is refused"))
    }

    @Test("nothing in a field's name steers the terminal")
    func hostileName() throws {
        let scenario = try Scenario.executed()
        let shown = try scenario.run(
            "agreement", "explain", "agreement.yaml", "contacts.\u{202E}evil\u{200B}<script>")
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(shown.output.contains("contacts.\u{FFFD}evil\u{FFFD}<script>"))
        let control = try scenario.run("agreement", "explain", "agreement.yaml", "contacts.\u{1B}[31m")
        #expect(control.status == 64)
        #expect(!control.errors.contains("\u{1B}"))
    }
}

extension ExplainTests {
    @Test("a rule for instructions that prepare would refuse most of is told of before: by check and explain")
    func instructions() throws {
        let scenario = try Scenario()
        try scenario.initialise()
        try scenario.write("<?xml version=\"1.0\"?><?app by=\"me\"?><r><p n=\"Ann\"/></r>", to: "p.xml")
        for (rule, isTold) in [
            ("scrub", true), ("blank", true), ("mask", true), ("shape", true), ("drop", false), ("keep", false),
        ] {
            let dataset = """
                  - name: p
                    format: xml
                    xml: {record: /r/p}
                    maxRows: 10
                    fields: {/r/p/@n: {do: shape}, "#pi": {do: \(rule)}}
                """
            let run = try scenario.rehearse(dataset, "p.xml")
            #expect(run.status == (isTold ? 11 : 0), "\(rule): \(run.errors)")
            #expect(run.errors.contains("of another target than xml-stylesheet") == isTold, "\(rule): \(run.errors)")
            let says =
                "#pi changes the data of xml-stylesheet alone; an export with an instruction of another target is refused"
            let check = try scenario.run("agreement", "check", "draft.yaml")
            #expect(check.output.contains("rule     dataset p: \(says)") == isTold, "\(rule): \(check.output)")
            let explained = try scenario.run("agreement", "explain", "draft.yaml", "p.#pi")
            #expect(explained.output.contains(says) == isTold, "\(rule): \(explained.output)")
        }
    }
}
