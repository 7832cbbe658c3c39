import Foundation
import Testing

/// An event whose bytes are none any more: every message names it, and says what to do.
struct ChangedEventTests {
    @Test("whatever reads a changed event names it, and says what to do")
    func named() throws {
        let scenario = try Scenario.lent()
        let number = try scenario.sqliteValue("SELECT prepared FROM bundles WHERE number = 1")
        try scenario.sqlite(
            "UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"digest\"', '\"digesT\"') AS BLOB)"
                + " WHERE seq = \(number);")
        for arguments in [["bundle", "show", "B1"], ["disposal", "show", "B1"], ["ledger", "show"], ["verify"]] {
            let run = try scenario.run(arguments)
            #expect(run.status == 12, "\(arguments): \(run.errors)")
            #expect(run.errors.contains("ledger: event \(number): "), "\(arguments): \(run.errors)")
            #expect(run.errors.contains("datalease: hint: "), "\(arguments): \(run.errors)")
        }
    }
}
