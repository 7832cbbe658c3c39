import Agreements
import Foundation
import Primitives
import Pseudonyms
import Records
import TestSupport
import Testing

@testable import DataLeaseKit

/// Free text leaves with the pseudonyms of its record in it, and is otherwise what it was.
struct ScrubTests {
    /// Makes a folder for one file, and takes it through.
    private func share(
        _ text: String, _ dataset: [String], selection: SampleSelection = SampleSelection(.all)
    ) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("scrub-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("export").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        let shared = try TransformedExport(file, try TransformedExport.plan(dataset), selection: selection)
        return String(decoding: shared.bytes, as: UTF8.self)
    }

    private func csv(_ notes: String, _ fields: String...) -> [String] {
        [
            "format: csv", "fields:", "  Id: {do: token}", "  First: {do: shape, category: name}",
            "  Last: {do: shape, category: name}", "  Phone: {do: phone}", "  Email: {do: email}", "  Notes: \(notes)",
        ] + fields.map { "  \($0)" }
    }

    private static let header = "Id,First,Last,Phone,Email,Notes"

    /// The fields of the line `index`, below the header, of a file whose fields hold no quotes and delimiters.
    private func fields(_ shared: String, _ index: Int = 1) -> [String] {
        shared.split(separator: "\n")[index].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("a note has the pseudonyms of its record, in its own spelling, and all else of it stays")
    func sameRecord() throws {
        let shared = try share(
            Self.header + "\nC-4711,Chloë,Anderson,07700 900123,chloe.a@example.com,"
                + "Spoke to CHLOE Anders re C4711; call +44 7700 900123 / chloe.a@example.com (anderson)!\n",
            csv("{do: scrub}"))
        let row = fields(shared)
        let (first, last) = (row[1], row[2])
        let plain = first.decomposedStringWithCanonicalMapping.unicodeScalars.filter { $0.isASCII }
        let upper = String(String.UnicodeScalarView(plain)).uppercased()
        #expect(
            row[5]
                == "Spoke to \(upper) \(last.prefix(6)) re \(row[0]); call +44 \(row[3].dropFirst()) / \(row[4])"
                + " (\(last.lowercased()))!")
        #expect(row[5] != "Spoke to CHLOE Anders re C4711; call +44 7700 900123 / chloe.a@example.com (anderson)!")
    }

    @Test("what only looks personal gets the pseudonym that it has in the field of its own record")
    func otherRecord() throws {
        let shared = try share(
            Self.header
                + "\n1,Ann,Bloggs,07700 900123,ann@example.com,x\n2,Bob,Smith,,,ring 07700 900123 or ann@example.com\n",
            csv("{do: scrub}"))
        #expect(fields(shared, 2)[5] == "ring \(fields(shared)[3]) or \(fields(shared)[4])")
    }

    @Test("known: none looks for nobody's values, and with: tag writes the kind")
    func options() throws {
        let export = Self.header + "\n1,Zorbly,Bloggs,07700 900123,,a zorbly at 07700 900123 and 07700 900124\n"
        let none = try share(export, csv("{do: scrub, known: none}"))
        #expect(fields(none)[5].hasPrefix("a zorbly at 06"))
        let tags = try share(export, csv("{do: scrub, with: tag}"))
        #expect(fields(tags)[5] == "a <NAME> at <PHONE> and <PHONE>")
    }

    @Test(
        "a word in doubt is replaced, stays or refuses the export, as the agreement says; what is known is in no doubt")
    func unsure() throws {
        let export = Self.header + "\n1,Ann,Bloggs,,,ok\n2,Bob,Smith,,,then Quibblethorpe came\n"
        let replaced = fields(try share(export, csv("{do: scrub}")), 2)[5]
        #expect(replaced.hasPrefix("then ") && replaced.hasSuffix(" came") && !replaced.contains("Quibblethorpe"))
        #expect(try share(export, csv("{do: scrub, unsure: replace}")) == share(export, csv("{do: scrub}")))
        #expect(try fields(share(export, csv("{do: scrub, unsure: keep}")), 2)[5] == "then Quibblethorpe came")
        let refused = #expect(throws: KitError.self) { try share(export, csv("{do: scrub, unsure: refuse}")) }
        #expect(refused?.category == .export && refused?.what.contains("line 3, column Notes") == true)
        #expect(refused.map { "\($0.what) \($0.hint ?? "")".contains("uibble") } == false)
        let own = Self.header + "\n2,Quibblethorpe,Smith,07700 900123,,then quibblethorpe came on 07700 900124\n"
        let row = fields(try share(own, csv("{do: scrub, unsure: refuse}")))
        #expect(row[5].hasPrefix("then \(row[1].lowercased()) came on 06"))
        // In every other text what is certain is replaced, whatever is done to what is in doubt.
        let sure = Self.header + "\n1,Ann,Bloggs,,,spoke to Mrs Quibblethorpe on 07700 900123\n"
        for option in ["keep", "refuse"] {
            let note = fields(try share(sure, csv("{do: scrub, unsure: \(option)}")))[5]
            #expect(note.hasPrefix("spoke to Mrs ") && !note.contains("Quibblethorpe") && note.contains(" on 06"))
        }
    }

    @Test("addresses of networks become addresses for documentation, one for each address however it is written")
    func networkAddresses() throws {
        let shared = try share(
            Self.header
                + "\n1,A,B,,,from 100.64.2.3 and 100.64.2.3 (not 100.64.2.4); 2a00:23c5:0::1 is 2A00:23C5::1; MAC 00-1B-44-11-3A-B7\n",
            csv("{do: scrub}"))
        let note = fields(shared)[5]
        let words = note.split { " ();".contains($0) }.map(String.init)
        #expect(words[1] == words[3] && words[1] != words[5] && words[1] != "100.64.2.3")
        #expect(["192.0.2.", "198.51.100.", "203.0.113."].contains { words[1].hasPrefix($0) })
        #expect(words[6].hasPrefix("2001:db8::") && words[8] == words[6].uppercased())
        #expect(note.contains("; MAC 00-00-5E-00-53-") && !note.contains("<"))
        let tags = try share(Self.header + "\n1,A,B,,,from 100.64.2.3\n", csv("{do: scrub, with: tag}"))
        #expect(fields(tags)[5] == "from <IP-ADDRESS>")
    }

    @Test("a note in which nothing is found is written byte for byte, quotes and line breaks too")
    func untouched() throws {
        let export = Self.header + "\r\n1,Ann,Bloggs,,,\" said \"\"no\"\",\r\n then £5 – ok \"\r\n"
        #expect(try share(export, csv("{do: scrub}")).hasSuffix(",,,\" said \"\"no\"\",\r\n then £5 – ok \"\r\n"))
    }

    @Test("a quoted note over two lines keeps its quotes and its line break")
    func quoted() throws {
        let shared = try share(
            Self.header + "\n1,Anders,Bloggs,,,\"said \"\"Bloggs\"\",\nthen ANDERS rang\"\n", csv("{do: scrub}"))
        let row = shared.split(separator: "\n")[1].split(separator: ",").map(String.init)
        #expect(shared.hasSuffix("\"said \"\"\(row[2])\"\",\nthen \(row[1].uppercased()) rang\"\n"))
    }

    @Test("fields that are dropped, blanked or masked are known too; what is kept and other free text is not")
    func otherOperators() throws {
        let shared = try share(
            "First,Last,Card,City,Remarks,Notes\nAnders,Bloggs,4242 4242 4242 4242,Leeds,went badly,"
                + "Bloggs (anders) of Leeds: 4242424242424242 went badly\n",
            [
                "format: csv", "fields:", "  First: {do: drop, category: name}", "  Last: {do: blank, category: name}",
                "  Card: {do: mask, keepLast: 4, category: card}", "  City: {do: keep}",
                "  Remarks: {do: shape, type: note, category: free-text}", "  Notes: {do: scrub}",
            ])
        let note = try #require(shared.split(separator: "\n").last?.split(separator: ",").last)
        #expect(!note.lowercased().contains("bloggs") && !note.lowercased().contains("anders"))
        #expect(note.contains(" of Leeds: 9999") && note.hasSuffix(" went badly"))
    }

    @Test("an account of two fields has their pseudonyms in the note, together and alone")
    func account() throws {
        let shared = try share(
            "Sort,Number,Notes\n001234,12345678,paid from 00-12-34 12345678; number 12345678\n",
            [
                "format: csv", "fields:", "  Sort: {do: account, part: sort-code, with: Number}",
                "  Number: {do: account, part: number, with: Sort}", "  Notes: {do: scrub}",
            ])
        let row = fields(shared)
        let sort = Array(row[0]).map(String.init)
        #expect(
            row[2]
                == "paid from \(sort[0])\(sort[1])-\(sort[2])\(sort[3])-\(sort[4])\(sort[5]) \(row[1]); number \(row[1])"
        )
    }

    @Test(
        "the words between a sort code and its account number stay, and both have the pseudonyms of their fields",
        arguments: [
            "sort code {S} account number {N} ok", "s/c {S} acc {N}", "{S} / {N}", "{S}: a/c no. {N}", "pay {SN} now",
            "acc {N} s/c {S}", "| {S} | {N} |", "line {SN}0170099123456789900000000000012500EXAMPLE LTD",
            "SORT CODE {S} ACCOUNT NUMBER {N}",
        ])
    func accountInWords(note: String) throws {
        func filled(_ sort: String, _ number: String) -> String {
            note.replacing("{SN}", with: sort.filter(\.isNumber) + number).replacing("{S}", with: sort)
                .replacing("{N}", with: number)
        }
        let row = fields(
            try share(
                "Sort,Number,Notes\n00-12-34,12345678,\(filled("00-12-34", "12345678"))\n",
                [
                    "format: csv", "fields:", "  Sort: {do: account, part: sort-code, with: Number}",
                    "  Number: {do: account, part: number, with: Sort}", "  Notes: {do: scrub}",
                ]))
        #expect(row[2] == filled(row[0], row[1]))
    }

    @Test("a sort code with dashes has its field's pseudonym, and a pasted payment of somebody else another account")
    func accountsOtherwise() throws {
        let payment = "00123487654321017009912345678990000000000012500EXAMPLE LTD"
        let row = fields(
            try share(
                "Sort,Number,Notes\n001234,12345678,on 00–12–34; \(payment)\n",
                [
                    "format: csv", "fields:", "  Sort: {do: account, part: sort-code, with: Number}",
                    "  Number: {do: account, part: number, with: Sort}", "  Notes: {do: scrub}",
                ]))
        let sort = row[0]
        let pairs = stride(from: 0, to: 6, by: 2).map { sort.dropFirst($0).prefix(2) }
        #expect(row[2].hasPrefix("on \(pairs.joined(separator: "–")); "))
        #expect(row[2].hasSuffix(payment.dropFirst(14)))
        let account = row[2].dropLast(payment.count - 14).suffix(14)
        #expect(account.allSatisfy(\.isNumber) && account != payment.prefix(14))
    }

    @Test(
        "a date of birth has its field's pseudonym in a note, in the note's own spelling",
        arguments: [
            "{do: date, shift: P90D, by: Id, category: date-of-birth}",
            "{do: date, truncate: month, category: date-of-birth}",
            "{do: date, truncate: year, category: date-of-birth}",
        ])
    func birthDate(rule: String) throws {
        let notes = [
            "verified 9 May 2003 ok", "DOB 09/05/2003", "d.o.b. 9.5.03.", "born on May 9th, 2003 in Leeds",
            "says 20030509",
            "is 09-MAY-03", "on Fri 9 May 2003 again", "born 2003-05-09T00:00:00",
        ]
        let text = "Id,Born,Notes\n" + notes.map { "C1,2003-05-09,\"\($0)\"\n" }.joined()
        let shared = try share(
            text, ["format: csv", "fields:", "  Id: {do: token}", "  Born: \(rule)", "  Notes: {do: scrub}"])
        let rows = shared.split(separator: "\n").dropFirst()
        #expect(rows.count == notes.count)
        for (row, note) in zip(rows, notes) {
            let cells = row.split(separator: ",", maxSplits: 2)
            let day = try #require(CivilDate(iso: cells[1]))
            let output = String(cells[2].dropFirst().dropLast())
            #expect(output != note && day.description != "2003-05-09")
            // The field's new day stands where the old one stood, and the same around it.
            let (old, new) = (Array(note.utf8), Array(output.utf8))
            func date(_ text: [UInt8], _ start: Int) -> WrittenDate? { WrittenDate(in: text.span, at: start) }
            let start = try #require(old.indices.first { date(old, $0)?.date.description == "2003-05-09" })
            let before = try #require(date(old, start))
            let after = try #require(date(new, start))
            #expect(after.date == day, "\(output)")
            #expect(new[..<start] == old[..<start])
            #expect(new[after.range.upperBound...].elementsEqual(old[before.range.upperBound...]), "\(output)")
        }
    }

    @Test("a day is the field's also where the century is written in one of them alone, and where more is behind it")
    func otherCentury() throws {
        let dataset = [
            "format: csv", "fields:", "  Born: {do: date, truncate: month, category: date-of-birth}",
            "  Notes: {do: scrub, unsure: keep}",
        ]
        let notes = ["on 12 March 1945 café", "on 12/03/45", "on 12/03/1945and so", "on 12.03.1945BLOGGS"]
        let shared = try share("Born,Notes\n" + notes.map { "12/03/45,\($0)\n" }.joined(), dataset)
        #expect(
            shared.split(separator: "\n").dropFirst() == [
                "01/03/45,on 1 March 1945 café", "01/03/45,on 01/03/45", "01/03/45,on 01/03/1945and so",
                "01/03/45,on 01.03.1945BLOGGS",
            ])
    }

    @Test(
        "a date that is written with signs has its field's pseudonym",
        arguments: ["12\\/03\\/1971", "12&#47;03&#47;1971"])
    func signs(spelling: String) throws {
        let shared = try share(
            "Born,Notes\n1971-03-12,{'dob':'\(spelling)'}\n",
            [
                "format: csv", "fields:", "  Born: {do: date, truncate: month, category: date-of-birth}",
                "  Notes: {do: scrub}",
            ])
        #expect(shared == "Born,Notes\n1971-03-01,{'dob':'01/03/1971'}\n")
    }

    @Test("a date of a field that moves is moved in the note with it")
    func otherDates() throws {
        let shared = try share(
            "Id,Installed,Notes\nC1,2019-03-12,FTTP installed 12/03/2019 and again 13/03/2019\n",
            [
                "format: csv", "fields:", "  Id: {do: token}", "  Installed: {do: date, shift: P60D, by: Id}",
                "  Notes: {do: scrub}",
            ])
        let row = try #require(shared.split(separator: "\n").last).split(separator: ",").map(String.init)
        let parts = row[1].split(separator: "-")
        #expect(row[2] == "FTTP installed \(parts[2])/\(parts[1])/\(parts[0]) and again 13/03/2019")
    }

    @Test(
        "a number that a line's end divides is the record's own",
        arguments: ["ring 07700{}900124 now", "> ring 07700\n> 900124", "ref AB12{}3456 see", "acc CU-900\r\n123"])
    func overLineEnds(note: String) throws {
        for end in ["\n", "\r\n", " ", "\n  "] {
            let text = note.replacing("{}", with: end)
            let shared = try share(
                "Phone,Ref,Code,Notes\n07700 900124,AB123456,CU-900123,\"\(text)\"\n",
                [
                    "format: csv", "fields:", "  Phone: {do: phone}", "  Ref: {do: digits}", "  Code: {do: digits}",
                    "  Notes: {do: scrub}",
                ])
            let cells = shared.drop { $0 != "\n" }.dropFirst().split(separator: ",", maxSplits: 3).map(String.init)
            let own = Set(cells[0...2].map { $0.filter(\.isNumber) })
            let found = cells[3].filter(\.isNumber)
            #expect(own.contains(found), "\(cells)")
            #expect(cells[3].filter { !$0.isNumber } == "\"\(text)\"\n".filter { !$0.isNumber })
        }
    }

    @Test("where a field holds more than a day, only the day's part stands in a note; a token stands whole")
    func partOfBirthDate() throws {
        for (rule, isWhole) in [("{do: date, truncate: year}", false), ("{do: shape}", false), ("{do: token}", true)] {
            let rule = rule.dropLast() + ", category: date-of-birth}"
            let shared = try share(
                "Born,Notes\n09/05/2003 Sarah,on 9 May 2003 ok\n",
                ["format: csv", "fields:", "  Born: \(rule)", "  Notes: {do: scrub}"])
            let row = try #require(shared.split(separator: "\n").last).split(separator: ",").map(String.init)
            let written = isWhole ? row[0] : String(row[0].prefix(10))
            #expect(row[1] == "on \(written) ok")
        }
    }

    @Test("where a date of birth is blanked, a note's is one pseudonym in all spellings")
    func blankedBirthDate() throws {
        let shared = try share(
            "Born,Notes\n09/05/2003,on 9 May 2003 and 2003-05-09\n",
            ["format: csv", "fields:", "  Born: {do: blank, category: date-of-birth}", "  Notes: {do: scrub}"])
        let words = try #require(shared.split(separator: "\n").last).dropFirst().split(separator: " ").map(String.init)
        #expect(words.count == 6 && words[0] == "on" && words[4] == "and")
        let bytes = Array(words[1...3].joined(separator: " ").utf8)
        let date = WrittenDate(in: bytes.span, at: 0)?.date
        #expect(date != nil && date?.description == words[5] && words[5] != "2003-05-09")
    }

    @Test("notes in XML text, attributes, CDATA and comments have the pseudonyms of their record")
    func xml() throws {
        let shared = try share(
            """
            <cs><c name="Anderson" memo="Mr Anderson &amp; co"><n>Anderson &lt;a&gt;</n><m><![CDATA[ANDERSON]]></m>\
            <!-- for Anderson --></c><c name="Bloggs" memo="Anderson"><n>no</n><m/></c></cs>
            """,
            [
                "format: xml", "xml: {record: /cs/c}", "fields:", "  /cs/c/@name: {do: shape, category: name}",
                "  /cs/c/@memo: {do: scrub}", "  /cs/c/n: {do: scrub}", "  /cs/c/m: {do: scrub}",
                "  \"#comment\": {do: scrub}",
            ])
        let name = String(shared.dropFirst("<cs><c name=\"".count).prefix(8))
        #expect(name != "Anderson")
        #expect(
            shared.hasPrefix(
                "<cs><c name=\"\(name)\" memo=\"Mr \(name) &amp; co\"><n>\(name) &lt;a&gt;</n>"
                    + "<m><![CDATA[\(name.uppercased())]]></m><!-- for \(name) --></c><c name="))
        // Somebody else's name is not known here; it looks like one, and has the pseudonym that it has there.
        #expect(shared.contains("memo=\"\(name)\"><n>no</n><m/></c></cs>"))
    }

    @Test("a tag in XML text is escaped, and a fixed-width field that grows too long is refused with its line")
    func places() throws {
        let shared = try share(
            "<cs><c><n>ring 07700 900123</n></c></cs>",
            ["format: xml", "xml: {record: /cs/c}", "fields:", "  /cs/c/n: {do: scrub, with: tag}"])
        #expect(shared == "<cs><c><n>ring &lt;PHONE></n></c></cs>")
        let fixed = [
            "format: fixed-width", "fixed:", "  records:", "    - {name: row, fields: {name: 1-8, note: 9-28}}",
            "fields:", "  name: {do: shape}", "  note: {do: scrub}",
        ]
        let kept = try share("ANDERSONmet Anderson today  \n", fixed)
        #expect(kept.utf8.count == 29 && kept.hasSuffix(" today  \n") && !kept.contains("ANDERSON"))
        let error = #expect(throws: ExportError.self) {
            try share("ANDERSONmail to jo@o2.com ok\n", fixed)
        }
        #expect(error?.line == 1)
    }

    @Test("the same bytes come out however records are cut into batches and in any number of them")
    func batches() throws {
        var export = Self.header + "\n"
        let letters = Dictionary(uniqueKeysWithValues: zip((0...9).map { "\($0)" }, "abcdefghij"))
        for index in 0..<60_000 {
            let name = "Name" + String(String(index).compactMap { letters["\($0)"] })
            export += "\(index),\(name),Bloggs,07700 9\(10000 + index),,\"\(name) rang, 07700 9\(10000 + index)\"\n"
        }
        let shared = try share(export, csv("{do: scrub}"))
        let lines = shared.split(separator: "\n")
        #expect(lines.count == 60_001)
        for line in lines.dropFirst().enumerated().filter({ $0.offset.isMultiple(of: 997) }).map(\.element) {
            let row = line.split(separator: ",", omittingEmptySubsequences: false)
            #expect(row[5] == "\"\(row[1]) rang" && row[6] == " \(row[3])\"")
        }
        // One record by itself, in a batch of its own, becomes what it became among the others.
        let alone = export.split(separator: "\n")
        let single = try share("\(alone[0])\n\(alone[40_001])\n", csv("{do: scrub}"))
        #expect(fields(single) == fields(shared, 40_001))
    }

    @Test("a text by itself is never taken for scrubbed")
    func withoutRecord() throws {
        let operation = Operator.scrub(Operator.Scrubbing())
        let key = try TransformedExport.key().subkey(type: "name", bundle: nil)
        var values = ValueColumn()
        values.appendValue(Array("Anderson".utf8))
        var output = ValueColumn()
        #expect(throws: PseudonymError.self) {
            try Pseudonymiser(operator: operation, key: key).apply(values, companions: nil, into: &output)
        }
    }
}
