import Foundation
import TestSupport
import Testing

@testable import DataLeaseKit

@Suite("an export under inspection")
struct InspectionTests {
    private func inspect(_ text: String) throws -> InspectedExport {
        try withTemporaryFolder { (folder: URL) throws in
            let file = folder.appendingPathComponent("export.csv")
            try Data(text.utf8).write(to: file)
            return try #require(try DataLease.inspect([file.path]).first)
        }
    }

    @Test("where two header lines fit a profile each, the columns shown are those of the profile that is named first")
    func columnsOfTheFirst() throws {
        let submission = "Processing Date,Action,BACS Transaction Code,Name,Sort Code,Account,Amount,DDI Reference"
        let contacts = "Id,IsDeleted,MasterRecordId,AccountId,FirstName,LastName,OwnerId"
        for lines in [[submission, contacts], [contacts, submission]] {
            let export = try inspect(lines.joined(separator: "\n") + "\n")
            #expect(export.profiles == ["accesspay-header", "salesforce-contact"])
            #expect(export.fields.map(\.name).joined(separator: ",") == submission)
            // What stands below the header of the first is what it counts.
            #expect(export.records == (lines[0] == submission ? 1 : 0))
        }
    }

    @Test("of a profile that fits by its columns alone, nothing is said where another knows the header")
    func headersFirst() throws {
        let header = "Id,IsDeleted,MasterRecordId,AccountId,FirstName,LastName,OwnerId"
        #expect(
            try inspect(header + "\n" + String(repeating: ",,,,,,,,,,,,,,,,\n", count: 40)).profiles == [
                "salesforce-contact"
            ])
    }
}
