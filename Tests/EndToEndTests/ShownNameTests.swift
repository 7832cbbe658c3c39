import Foundation
import Testing

/// Whose names are shown: those of the list that the officer signed, and not those of a row.
struct ShownNameTests {
    @Test("a name that was changed in the registry is shown nowhere; that of the trust list is")
    func changedRow() throws {
        let scenario = try Scenario.lent()
        try scenario.succeed("disposal", "recall", "B1", "--reason", "R", "--as", scenario.path("approver"))
        try scenario.sqlite("UPDATE people SET name = 'Mallory ' || name;")
        for arguments in [
            ["disposal", "show", "B1"], ["bundle", "show", "B1"], ["ledger", "show"], ["report", "certificate", "B1"],
            ["report", "sharing"],
        ] {
            let shown = try scenario.run(arguments).output
            #expect(!shown.contains("Mallory"), "\(arguments)")
            #expect(shown.contains("Test "), "\(arguments): \(shown)")
        }
    }

    @Test("where the trust list is not the one that the ledger knows, events are shown without names")
    func changedList() throws {
        let scenario = try Scenario.lent()
        let list = try scenario.text("home/trust/trust.json")
        try scenario.write(list.replacing("Test approver", with: "Mallory"), to: "home/trust/trust.json")
        let run = try scenario.run("ledger", "show")
        #expect(run.status == 0)
        #expect(run.errors.contains("warning: no names are shown"), "\(run.errors)")
        #expect(!run.output.contains("Mallory"))
        #expect(run.output.contains("SHA256:"))
    }
}
