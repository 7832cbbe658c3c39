import Foundation
import TestSupport
import Testing

/// Exports that are not in UTF-8: read, written back in their own encoding, and one person in all of them.
struct EncodingTests {
    private func dataset(_ name: String, _ csv: String = "") -> String {
        """
          - name: \(name)
            format: csv
            maxRows: 1000
            \(csv)
            fields: {Id: {do: keep}, Name: {do: shape, type: name}, Phone: {do: phone}}
            otherwise: refuse
        """
    }

    private static let export = "Id,Name,Phone\r\n1,Zoë Müller,07700 900123\r\n2,Siân,07700 900124\r\n"

    private func bytes(_ encoding: String.Encoding, mark: [UInt8] = []) throws -> [UInt8] {
        mark + Array(try #require(Self.export.data(using: encoding)))
    }

    @Test(
        "one person has one pseudonym in UTF-8, Windows-1252, ISO-8859-1 and UTF-16, and each file keeps its encoding")
    func onePerson() throws {
        let scenario = try Scenario.executed()
        let inputs: [(name: String, encoding: String.Encoding, mark: [UInt8], csv: String)] = [
            ("plain", .utf8, [], ""), ("marked", .utf8, [0xEF, 0xBB, 0xBF], ""), ("guessed", .windowsCP1252, [], ""),
            ("declared", .windowsCP1252, [], "csv: {encoding: windows-1252}"),
            ("latin", .isoLatin1, [], "csv: {encoding: iso-8859-1}"),
            ("little", .utf16LittleEndian, [0xFF, 0xFE], ""), ("big", .utf16BigEndian, [0xFE, 0xFF], ""),
            ("wide", .utf32LittleEndian, [0xFF, 0xFE, 0, 0], ""),
            ("bare", .utf16LittleEndian, [], "csv: {encoding: utf-16le}"),
        ]
        for input in inputs {
            try scenario.write(try bytes(input.encoding, mark: input.mark), to: input.name + ".csv")
        }
        let run = try scenario.rehearse(
            inputs.map { dataset($0.name, $0.csv) }.joined(separator: "\n"), inputs.map { "\($0.name)=\($0.name).csv" })
        #expect(run.status == 0, "\(run.errors)")
        // A guess is said.
        #expect(run.errors.contains("guessed: 3 bytes beyond ASCII, where Windows-1252"), "\(run.errors)")
        #expect(!run.errors.contains("declared: 3 bytes"))
        let opened = try scenario.open()
        let expected = try scenario.text(opened + "/data/plain.csv")
        #expect(expected.utf16.count == Self.export.utf16.count)
        #expect(!expected.contains("Zoë"))
        for input in inputs {
            let shared = try scenario.read("\(opened)/data/\(input.name).csv")
            #expect(Array(shared.prefix(input.mark.count)) == input.mark, "\(input.name)")
            let text = String(data: Data(shared.dropFirst(input.mark.count)), encoding: input.encoding)
            #expect(text == expected, "\(input.name)")
        }
    }

    @Test("an encoding that is not clear is refused, with what to declare; declared it is read")
    func unclear() throws {
        let scenario = try Scenario.executed()
        // Names in Cyrillic, in windows-1251.
        let text =
            Array("Id,Name,Phone\n1,".utf8) + [0xD1, 0xE5, 0xF0, 0xE3, 0xE5, 0xE9] + Array(",07700 900123\n".utf8)
        try scenario.write(text, to: "contacts.csv")
        scenario.expectRefusal(
            try scenario.rehearse(dataset("contacts"), "contacts.csv"), 11,
            ["dataset contacts: line 2: ", "declare what it is in, as csv: {encoding: "])
        let run = try scenario.rehearse(dataset("contacts", "csv: {encoding: windows-1251}"), "contacts.csv")
        #expect(run.status == 0, "\(run.errors)")
        let shared = try scenario.shared()
        #expect(shared.count == text.count)
        #expect(shared.dropFirst(16).prefix(6).allSatisfy { $0 >= 0xC0 })
        #expect(Array(shared.dropFirst(16).prefix(6)) != Array(text.dropFirst(16).prefix(6)))
        try scenario.expectIntact(bundles: 1, in: [])
    }

    @Test("a file in UTF-16 that ends within a character is refused with its encoding")
    func cutOff() throws {
        let scenario = try Scenario.executed()
        try scenario.write(try bytes(.utf16LittleEndian, mark: [0xFF, 0xFE]) + [0x41], to: "contacts.csv")
        scenario.expectRefusal(
            try scenario.rehearse(dataset("contacts"), "contacts.csv"), 11,
            ["ends within a character of UTF-16LE", "copy the file again"])
        try scenario.expectIntact()
    }

    @Test("a name of an encoding that nobody knows is refused by its line in the agreement")
    func unknownEncoding() throws {
        let scenario = try Scenario.executed()
        scenario.expectRefusal(
            try scenario.rehearse(dataset("contacts", "csv: {encoding: utf-7}"), "contacts.csv"), 10, ["encoding"])
    }
}

/// Records of fixed widths, declared in the agreement.
struct FixedWidthTests {
    /// A bureau's own positions: a header, payments, a trailer with their number.
    private static let export = """
        H20261102EXAMPLE TELECOM         \r
        D00865104568679V VAUGHAN         0000008474EXT6522877\r
        D00783120323096Z OKONKWO         0000004592EXT2149877\r
        T0000002                         \r

        """

    private static let dataset = """
          - name: payments
            format: fixed-width
            maxRows: 1000
            fixed:
              encoding: ascii
              records:
                - {name: header, marks: {"1": H}, lengths: [33], row: false, fields: {mark: 1, day: 2-9, us: 10-33}}
                - name: payment
                  marks: {"1": D}
                  lengths: [53]
                  fields: {mark: 1, sort-code: 2-7, account: 8-15, name: 16-33, amount: 34-43, reference: 44-53}
                - {name: trailer, marks: {"1": T}, lengths: [33], totals: true, fields: {mark: 1, count: 2-8, rest: 9-33}}
            fields:
              header.mark: {do: keep}
              header.day: {do: keep}
              header.us: {do: keep}
              payment.mark: {do: keep}
              payment.sort-code: {do: account, part: sort-code, with: payment.account}
              payment.account: {do: account, part: number, with: payment.sort-code}
              payment.name: {do: shape, type: name}
              payment.amount: {do: keep}
              payment.reference: {do: digits, type: mandate}
              trailer.mark: {do: keep}
              trailer.count: {do: keep}
              trailer.rest: {do: keep}
            otherwise: refuse
        """

    @Test("positions that an agreement declares are read, and every record keeps its width")
    func declared() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.export, to: "payments.txt")
        let run = try scenario.rehearse(Self.dataset, "payments.txt")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("payments: 2 of 2 rows"))
        let text = try scenario.sharedText()
        let (before, after) = (Self.export.split(separator: "\r\n"), text.split(separator: "\r\n"))
        #expect(before.map(\.count) == after.map(\.count))
        #expect(before[0] == after[0])
        #expect(before[3] == after[3])
        for value in ["VAUGHAN", "OKONKWO", "04568679", "20323096", "6522877", "2149877"] {
            #expect(!text.contains(value), "\(value)")
        }
        #expect(after[1].wholeMatch(of: /D00\d{4}\d{8}[A-Z] [A-Z]{7} {9}0000008474EXT\d{7}/) != nil, "\(after[1])")
    }

    @Test("a line of no declared kind or width is refused with its line, or set aside")
    func unknownRecord() throws {
        let scenario = try Scenario.executed()
        for (line, number) in [("X canary\r\n", 5), ("D00865104568679CANARY\r\n", 5)] {
            try scenario.write(Self.export + line, to: "payments.txt")
            scenario.expectRefusal(
                try scenario.rehearse(Self.dataset, "payments.txt"), 11, ["dataset payments: line \(number)"])
            let aside = Self.dataset.replacing("otherwise: refuse", with: "otherwise: refuse\n    malformed: set-aside")
            let run = try scenario.rehearse(aside, "payments.txt")
            #expect(run.status == 3, "\(run.errors)")
            #expect(run.output.contains("payments: 1 malformed, at line \(number)"), "\(run.output)")
            #expect(!(try scenario.sharedText().lowercased().contains("canary")))
        }
    }

    @Test("fields that leave a gap or lie over each other are refused with the agreement")
    func brokenLayout() throws {
        let scenario = try Scenario.executed()
        try scenario.write(Self.export, to: "payments.txt")
        for (old, new) in [
            ("account: 8-15", "account: 8-14"), ("account: 8-15", "account: 7-15"), ("lengths: [53]", "lengths: [40]"),
        ] {
            let broken = Self.dataset.replacing(old, with: new)
            scenario.expectRefusal(try scenario.rehearse(broken, "payments.txt"), 10, ["datasets[1].fixed"])
        }
    }
}
