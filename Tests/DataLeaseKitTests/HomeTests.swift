import Foundation
import Primitives
import Registry
import Testing

@testable import DataLeaseKit

struct HomeTests {
    @Test("the option comes first, then DATALEASE_HOME, then the XDG data folder, then the user's home")
    func locate() throws {
        let all = ["DATALEASE_HOME": "/d", "XDG_DATA_HOME": "/x", "HOME": "/h"]
        func home(_ option: String?, without names: String...) throws -> String {
            try Home.locate(option: option) { name in names.contains(name) ? nil : all[name] }.path
        }
        #expect(try home("/o") == "/o")
        #expect(try home(nil) == "/d")
        #expect(try home(nil, without: "DATALEASE_HOME") == "/x/datalease")
        #expect(try home(nil, without: "DATALEASE_HOME", "XDG_DATA_HOME") == "/h/.local/share/datalease")
        let error = #expect(throws: KitError.self) { try Home.locate(option: nil) { _ in nil } }
        #expect(error?.category == .usage)
    }

    @Test("this process is alive, and another start of its number is not")
    func processes() {
        let own = ProcessIdentity.own
        #expect(ProcessIdentity.isAlive(own))
        #expect(!ProcessIdentity.isAlive(.init(process: own.process, started: "another")))
        #expect(!ProcessIdentity.isAlive(.init(process: 1 << 30, started: own.started)))
    }
}
