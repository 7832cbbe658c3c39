import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

struct SettingsTests {
    private func settings(_ text: String) throws -> Settings {
        try Settings(parsing: Array(text.utf8), path: "settings.json")
    }

    @Test("a home without settings, and one with none set, keeps its register for six years and has no anchors")
    func defaults() throws {
        #expect(try Settings.read(home: "/nonexistent") == Settings())
        #expect(try settings("{}") == Settings())
        #expect(Settings().retention == .calendar(months: 72, days: 0))
    }

    @Test("every setting is read")
    func all() throws {
        let read = try settings(
            #"{"anchorDirectories": ["/mnt/a", "/mnt/b"], "bankHolidays": "/etc/holidays.json", "retention": "P6Y6M10D"}"#
        )
        #expect(
            read
                == Settings(
                    anchorDirectories: ["/mnt/a", "/mnt/b"], bankHolidays: "/etc/holidays.json",
                    retention: .calendar(months: 78, days: 10)))
    }

    @Test(
        "what is no setting is refused with its line and what to write",
        arguments: [
            ("{\n  \"anchor\": []\n}", "line 2: no setting is called \"anchor\"", "anchorDirectories, bankHolidays"),
            ("{\"anchorDirectories\": \"/mnt\"}", "line 1: anchorDirectories is no list", "[\"/mnt/anchor\"]"),
            ("{\n\"anchorDirectories\":\n[\"mnt\"]}", "line 2: anchorDirectories is no list", "from the root"),
            ("{\"anchorDirectories\": [\"/a\", 7]}", "anchorDirectories is no list", "from the root"),
            ("{\"anchorDirectories\": [\"/a\", \"/a\"]}", "names a folder twice", "once"),
            ("{\"bankHolidays\": \"h.json\"}", "bankHolidays is no absolute path", "from the root"),
            ("{\n\n\"retention\": \"six years\"}", "line 3: retention is no ISO 8601 duration", "P6Y"),
            ("{\"retention\": \"P0D\"}", "retention is no ISO 8601 duration", "P6Y"),
            ("{\"retention\": 6}", "retention is no ISO 8601 duration", "P6Y"),
            ("{\n\"retention\": \"P6Y\",\n\"retention\": \"P7Y\"}", "line 3: a name given twice", "JSON object"),
            ("[]", "line 1: no JSON object", "{}"), ("", "line 1: no value that is expected", "JSON object"),
            ("{\"retention\": \"P6Y\",\n}", "line 2: a member without a name", "JSON object"),
        ])
    func refused(_ text: String, says: String, hint: String) throws {
        let error = #expect(throws: KitError.self) { _ = try settings(text) }
        #expect(error?.category == .failed)
        #expect(error?.what.contains("settings.json") == true)
        #expect(error?.what.contains(says) == true, "\(error?.what ?? "")")
        #expect(error?.hint?.contains(hint) == true, "\(error?.hint ?? "")")
    }

    @Test("a file that others can write to is refused")
    func protection() throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/settings.json"
            try Folder.write(Array(#"{"retention": "P7Y"}"#.utf8), to: path)
            #expect(try Settings.read(home: folder.path).retention == .calendar(months: 84, days: 0))
            try FileManager.default.setAttributes([.posixPermissions: 0o620], ofItemAtPath: path)
            let error = #expect(throws: KitError.self) { _ = try Settings.read(home: folder.path) }
            #expect(error?.what.contains("written by other users") == true)
        }
    }
}
