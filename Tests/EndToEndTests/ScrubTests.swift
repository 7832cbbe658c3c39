import Foundation
import Testing

/// Free text in a bundle, as a user lends it and a recipient reads it.
struct ScrubTests {
    private static let dataset = """
          - name: contacts
            format: csv
            key: Id
            maxRows: 1000
            fields:
              Id: {do: token, type: contact-id}
              FirstName: {do: shape, category: name}
              LastName: {do: shape, category: name}
              Phone: {do: phone}
              Email: {do: email}
              Notes: {do: scrub, because: the fault shows in what agents type}
            otherwise: refuse
        """

    private static let contacts = """
        Id,FirstName,LastName,Phone,Email,Notes
        1,Siân,O'Neill,07700 900123,sian.oneill@example.com,"Spoke to SIAN ONEILL, rang +44 7700 900123"
        2,Harriet,Bloggs,01632 960001,h.bloggs@example.net,bloggs' mail h.bloggs@example.net; not 07700 900123
        3,,Nguyễn-Łukasz,,,order 4711 arrived 12/05/2026

        """

    @Test("a note speaks of the same person by the same pseudonyms, and the run says how much was replaced")
    func notes() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.contacts, to: "contacts.csv")
        let run = try scenario.rehearse(Self.dataset, "contacts.csv")
        #expect(run.status == 0, "\(run.errors)")
        let said = try #require(run.output.split(separator: "\n").first { $0.hasPrefix("scrubbed") })
        #expect(
            said.contains("contacts: 2 of 3 texts: 3 name, 2 email, 2 phone") || said.contains("2 of 3 texts"),
            "\(said)")
        for value in ["Neill", "NEILL", "900123", "loggs"] { #expect(!run.output.contains(value)) }
        let shared = try scenario.sharedText()
        let lines = shared.split(separator: "\n")
        let first = lines[1].split(separator: ",", maxSplits: 5).map(String.init)
        let second = lines[2].split(separator: ",", maxSplits: 5).map(String.init)
        let last = first[2].filter { $0.isLetter }.uppercased()
        #expect(first[5].hasPrefix("\"Spoke to ") && first[5].contains(" \(last), rang +44 \(first[3].dropFirst())\""))
        #expect(second[5] == "\(second[2].lowercased())' mail \(second[4]); not \(first[3])")
        #expect(lines[3].hasSuffix(",order 4711 arrived 12/05/2026"))
        for value in ["SIAN", "ONEILL", "7700 900123", "bloggs", "example.net"] {
            #expect(!shared.contains(value), "\(value)")
        }
    }

    @Test("a note of JSON or of a log has the pseudonyms of its record, however its escapes spell them, and stays JSON")
    func escapes() throws {
        let scenario = try Scenario.executed()
        let notes = [
            #"{""body"":""line dead\r\n\r\nRegards,\r\nSi\u00e2n O'Neill\r\n07700\u00a0900123""}"#,
            "GET /find?email=sian.oneill%40example.com&tab=2", #"rang\tSiân about C:\temp\new"#,
        ]
        let rows = notes.enumerated().map {
            "\($0.offset),Siân,O'Neill,07700 900123,sian.oneill@example.com,\"\($0.element)\"\n"
        }
        try scenario.write("Id,FirstName,LastName,Phone,Email,Notes\n" + rows.joined(), to: "contacts.csv")
        let run = try scenario.rehearse(Self.dataset, "contacts.csv")
        #expect(run.status == 0, "\(run.errors)")
        let lines = try scenario.sharedText().split(separator: "\n").dropFirst()
        for (line, text) in zip(
            lines,
            [
                #"{""body"":""line dead\r\n\r\nRegards,\r\nFIRST LAST\r\nPHONE""}"#, "GET /find?email=EMAIL&tab=2",
                #"rang\tFIRST about C:\temp\new"#,
            ])
        {
            let fields = line.split(separator: ",", maxSplits: 5).map(String.init)
            var expected = text
            for (word, field) in [("FIRST", 1), ("LAST", 2), ("PHONE", 3), ("EMAIL", 4)] {
                expected = expected.replacingOccurrences(of: word, with: fields[field])
            }
            // What was read out of escapes is written without them.
            let said = fields[5].trimmingCharacters(in: ["\""]).replacingOccurrences(of: "\u{A0}", with: " ")
            #expect(said == expected.trimmingCharacters(in: ["\""]))
        }
    }

    @Test("notes of an XML export have the pseudonyms of the CSV export, and one thread writes what four do")
    func formats() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.contacts, to: "contacts.csv")
        try scenario.write(
            "<cs>\n<c last=\"O'Neill\"><note>Mrs O&apos;Neill, 07700 900123</note></c>\n</cs>\n", to: "cases.xml")
        let datasets =
            Self.dataset + """

                  - name: cases
                    format: xml
                    xml: {record: /cs/c}
                    maxRows: 10
                    fields: {/cs/c/@last: {do: shape, category: name}, /cs/c/note: {do: scrub}}
                """
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-2026-002", datasets: datasets), as: "notes.yaml")
        var files: [[String]] = []
        for threads in ["1", "4"] {
            try scenario.succeed(
                "prepare", "notes.yaml", "contacts=contacts.csv", "cases=cases.xml", "--out", "bundle\(threads)",
                "--as",
                scenario.path("preparer"), "--threads", threads)
            let opened = try scenario.open("bundle\(threads)", as: "vendor")
            files.append(try ["contacts.csv", "cases.xml"].map { try scenario.text("\(opened)/data/\($0)") })
        }
        #expect(files[0] == files[1])
        let row = files[0][0].split(separator: "\n")[1].split(separator: ",").map(String.init)
        let escaped = row[2].replacingOccurrences(of: "'", with: "&apos;")
        #expect(files[0][1] == "<cs>\n<c last=\"\(row[2])\"><note>Mrs \(escaped), \(row[3])</note></c>\n</cs>\n")
    }

    @Test("agreement check and preview say what scrub does")
    func looking() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.contacts, to: "contacts.csv")
        try scenario.write(try scenario.agreement(datasets: Self.dataset), to: "draft.yaml")
        let check = try scenario.run("agreement", "check", "draft.yaml")
        #expect(check.output.contains("scrub known: record, unsure: replace, with: pseudonym"), "\(check.output)")
        let preview = try scenario.run("preview", "draft.yaml", "contacts.csv", "--rows", "3")
        #expect(preview.status == 0, "\(preview.errors)")
        #expect(preview.errors.contains("contacts: scrubbed of the first batches: 2 of 3 texts"), "\(preview.errors)")
        // Nothing was found in it, and it is shown as it leaves.
        #expect(
            preview.output.contains("=  order 4711 arrived 12/05/2026\n") && !preview.output.contains("(kept)"),
            "\(preview.output)")
    }
}
