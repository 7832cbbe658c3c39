import Foundation
import TestSupport
import Testing

@testable import DataLeaseKit

@Suite("the fields of an export under inspection")
struct ExportSurveyTests {
    private func inspect(_ text: String, names: Bool = false) throws -> InspectedExport {
        try withTemporaryFolder { (folder: URL) throws in
            let file = folder.appendingPathComponent("export")
            try Data(text.utf8).write(to: file)
            return try #require(try DataLease.inspect([file.path], showsNames: names).first)
        }
    }

    @Test("all of an export is looked at, not only its begin, and lines are those of the file")
    func wholeExport() throws {
        let rows = 5_000
        // Blanks are skipped fast, and no part of a value.
        let blanks = String(repeating: " ", count: 400)
        var text = "Ref,Phone Number,Note\r\n"
        for row in 1...rows { text += "R\(row),07700 900\(100 + row % 900),\(blanks)note\r\n" }
        text += "R0,\"ask\r\nJo\",é\r\n"
        let export = try inspect(text, names: true)
        #expect(text.utf8.count > 1 << 20)
        #expect(export.records == rows + 1)
        let phone = try #require(export.fields.first { $0.name == "Phone Number" })
        #expect(phone.category == "phone" && phone.confidence >= 95)
        #expect(phone.values == rows + 1)
        #expect(abs(phone.distinct - 900) < 72)
        #expect(phone.shapes.first?.what == "99999 999999")
        #expect(phone.oddities.map(\.what) == ["line-break", "malformed"])
        #expect(phone.oddities.map(\.lines) == [[rows + 2], [rows + 2]])
        #expect(export.fields.last?.oddities.first { $0.what == "beyond-ascii" }?.lines == [rows + 3])
        #expect(abs((export.fields.first?.distinct ?? 0) - rows) < rows / 12)
    }

    @Test("records with fewer or more fields than the header are counted with their lines")
    func ragged() throws {
        let export = try inspect("Name,Phone\nA,1\nB\nC,1,2\nD,4\nE,5\nF,6\n", names: true)
        let fact = try #require(export.facts.first { $0.name == "ragged" })
        #expect(fact.fact.hasPrefix("2 records"))
        #expect(fact.fact.hasSuffix("line 3, 4"))
    }

    @Test("the paths of a document are its fields, prefixes, comments and sections or not")
    func paths() throws {
        let export = try inspect(
            """
            <?xml version="1.0"?>
            <!-- made up --><a:r xmlns:a="urn:x"><a:p a:n='Ann Smith'
              e="a@example.com" z=''><q>1</q><q><![CDATA[<x>2]]></q></a:p>
            <a:p e="b@example.com"/><s>3 &amp; 4<t/>5</s></a:r>
            """)
        #expect(
            export.fields.map(\.name) == ["#comment", "/r/p/@n", "/r/p/@e", "/r/p/@z", "/r/p/q", "/r/s"])
        let mail = try #require(export.fields.first { $0.name == "/r/p/@e" })
        #expect(mail.values == 2 && mail.category == "email")
        #expect(mail.longest.line == 3)
        #expect(export.fields.map(\.values) == [1, 1, 2, 0, 2, 2])
    }

    @Test("a document that is cut off is looked at up to there, and it is said")
    func cutOff() throws {
        let whole =
            "<r>" + String(repeating: "<p e=\"a@example.com\"/>\(String(repeating: " ", count: 400))\n", count: 4_000)
        let export = try inspect(whole)
        #expect(export.facts.contains { $0.name == "stopped" && $0.fact.contains("not well-formed") })
        #expect((export.fields.first?.values ?? 0) > 2_000)
    }

    @Test("of a secret no shape is told, and a header alone tells fields")
    func secrets() throws {
        let export = try inspect("Login Name,Password\nann,Xy7-q\n", names: true)
        #expect(export.fields.last?.category == "secret")
        #expect(export.fields.last?.shapes.isEmpty == true)
        let header = try inspect("Id,IsDeleted,MasterRecordId,AccountId,FirstName,LastName,OwnerId\n")
        #expect(header.records == 0)
        #expect(header.fields.count == 7)
    }

    @Test("a draft has a rule where it is sure, a gap where it is not, and drops secrets")
    func draft() throws {
        let export = try inspect(
            "Phone,Sort Code,Account No,Status,Portal PIN,\"a \"\"b\"\"\"\n07700 900123,00-12-34,12345678,open,1234,x\n",
            names: true)
        let draft = DatasetDraft([export])
        for line in [
            "      \"Phone\": {do: phone, category: phone}\n",
            "      \"Sort Code\": {do: account, part: sort-code, with: \"Account No\", category: account}\n",
            "      \"Account No\": {do: account, part: number, with: \"Sort Code\", category: account}\n",
            "      # gap: \"Status\": {do: ...}   # 1 filled, about 1 different, most like \"a+\"\n",
            "      \"Portal PIN\": {do: drop, category: secret}\n", "      # gap: \"a \\\"b\\\"\": {do: ...}",
            "    otherwise: refuse\n",
        ] {
            #expect(draft.text.contains(line), "\(line)")
        }
        #expect(draft.gaps == 2)
        #expect(!draft.text.contains("1234"))
    }

    @Test("a draft says which columns no rule can name, and has a place for the first rule")
    func unnameable() throws {
        let draft = DatasetDraft([try inspect(",Phone,Name,Name\n1,07700 900123,x,y\n", names: true)])
        #expect(draft.text.contains("# gap: the column #1 (no name) can have no rule"))
        #expect(draft.text.contains("# \"Name\" stands 2 times in the header"))
        #expect(draft.text.components(separatedBy: "{do: ...}").count <= 2)
        let unsure = DatasetDraft([try inspect("Status\nopen\n", names: true)])
        #expect(unsure.text.contains("    fields:   # gap: none is sure"))
    }
}
