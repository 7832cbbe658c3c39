import Foundation
import Testing

/// Where a backup is not put.
struct BackupPlaceTests {
    @Test("a backup in the home itself is refused, by whatever way it is named, and leaves nothing there")
    func inHome() throws {
        let scenario = try Scenario.executed()
        try FileManager.default.createSymbolicLink(
            atPath: scenario.path("way"), withDestinationPath: scenario.path("home/ledger"))
        let before = try FileManager.default.subpathsOfDirectory(atPath: scenario.path("home")).sorted()
        for folder in ["home/backup", "home/new/deeper", "way/backup", "./way/../backup", "home/trust/../../home/b"] {
            scenario.expectRefusal(try scenario.run("registry", "backup", folder), 64, ["\(folder) is in the home"])
        }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: scenario.path("home")).sorted() == before)
        try scenario.succeed("registry", "backup", "beside/backup")
        try scenario.succeed("registry", "backup", "home-backup")
    }
}
