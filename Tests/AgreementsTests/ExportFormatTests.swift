import Pseudonyms
import Records
import Testing

@testable import Agreements

@Suite("What is declared of an export")
struct ExportFormatTests {
    private static let rest = "fields: {A: {do: keep}}"

    @Test("every part of a dialect is read")
    func dialect() throws {
        let read = try dataset(
            """
            format: csv
            csv: {delimiter: tab, quote: "'", escape: "\\\\", encoding: Windows-1252, header: {row: 4, rows: 2}, footer: 3}
            malformed: set-aside
            limits: {record: 1000, field: 100}
            \(Self.rest)
            """)
        #expect(
            read.format
                == .csv(
                    Dataset.CSVLayout(
                        delimiter: 9, quote: 0x27, escape: 0x5C, headerRow: 4, headerRows: 2, footerLines: 3,
                        encoding: .windows(1252))))
        #expect(read.malformed == .setAside)
        #expect(read.limits.record == 1000)
        #expect(read.limits.field == 100)
        #expect(read.otherwise == .refuse)
    }

    @Test("no quotes are declared in a word, and a preamble is another way to say where the header is")
    func quoteAndPreamble() throws {
        let read = try dataset("format: csv\ncsv: {quote: none, preamble: 3}\n\(Self.rest)")
        guard case .csv(let layout)? = read.format else {
            Issue.record("no csv")
            return
        }
        #expect(layout.quote == .some(nil))
        #expect(layout.headerRow == 4)
        #expect(layout.headerRows == nil)
        let both = try dataset("format: csv\ncsv: {header: {row: 4, rows: 2}, preamble: 3}\n\(Self.rest)")
        guard case .csv(let same)? = both.format else {
            Issue.record("no csv")
            return
        }
        #expect(same.headerRow == 4)
        #expect(same.quote == .none)
    }

    @Test(
        "dialects that contradict themselves are refused",
        arguments: [
            Refused(
                "format: csv\ncsv: {header: {row: 1}, «preamble: 3}\n\(rest)", "csv.preamble",
                "3 lines before the header, but header.row says that it is line 1"),
            Refused(
                "format: csv\ncsv: {header: {row: 0}, «preamble: 3}\nfields: {1: {do: keep}}", "csv.preamble",
                "3 lines before the header, but header.row says that there is none"),
            Refused(
                "format: csv\ncsv: {header: {row: 0, «rows: 2}}\nfields: {1: {do: keep}}", "csv.header.rows",
                "row 0 says that there is no header"),
            Refused("format: csv\ncsv: {header: «{}}\n\(rest)", "csv.header", "needs row or rows"),
            Refused("format: csv\ncsv: {header: {rows: «0}}\n\(rest)", "csv.header.rows", "must be from 1 to 100"),
            Refused(
                "format: csv\ncsv: {quote: «\" \"}\n\(rest)", "csv.quote", "white space can be neither quote nor escape"
            ),
            Refused("format: csv\ncsv: {quote: «nope}\n\(rest)", "csv.quote", "\"nope\" cannot separate fields"),
            Refused("format: csv\ncsv: {«escape: '\"'}\n\(rest)", "csv.escape", "is the quote too"),
            Refused("format: csv\ncsv: {delimiter: '|', «escape: '|'}\n\(rest)", "csv.escape", "is the delimiter too"),
            Refused("format: csv\ncsv: {delimiter: ';', «quote: ';'}\n\(rest)", "csv.delimiter", "is the quote too"),
            Refused(
                "format: csv\ncsv: {encoding: «utf-9}\n\(rest)", "csv.encoding",
                "\"utf-9\" is no encoding that is known",
                fix: "write it like utf-8, utf-16le, iso-8859-15 or windows-1252"),
            Refused(
                "format: csv\nlimits: {record: 10, «field: 20}\n\(rest)", "limits.field",
                "is more than a record may have"),
            Refused("format: csv\nlimits: {record: «0}\n\(rest)", "limits.record", "must be from 1 to 1073741824"),
            Refused(
                "format: xml\nxml: {record: /a}\nlimits: {record: 20, «field: 10}\nfields: {/a: {do: blank}}",
                "limits.field", "belongs to csv: elsewhere the record's limit holds", fix: "remove it"),
            Refused(
                "format: bacs-standard-18\nlimits: {«field: 10}\nfields: {vol1.label: {do: keep}}", "limits.field",
                "belongs to csv: elsewhere the record's limit holds", fix: "remove it"),
            Refused(
                "format: csv\nfields: {A: {do: keep}, \"#extra\": {«do: keep}}", "fields.#extra.do",
                "what is beyond the header belongs to no column, and may be any other column's value",
                fix: "use blank, drop, constant or shape"),
            Refused(
                "format: csv\nfields: {A: {do: keep}, \"#extra\": {«do: mask, keepLast: 2}}", "fields.#extra.do",
                "what is beyond the header belongs to no column, and may be any other column's value"),
            Refused(
                "format: csv\nmalformed: «drop\n\(rest)", "malformed", "\"drop\" is not one of refuse, set-aside, shape"
            ),
            Refused(
                "format: xml\nxml: {record: /a}\n«malformed: shape\nfields: {/a: {do: blank}}", "malformed",
                "XML that is not well-formed is always refused"),
            Refused(
                "format: csv\n«fixed: {shortLines: true, records: [{name: a, fields: {b: 1}}]}\n\(rest)", "fixed",
                "belongs to format fixed-width, not to csv"),
            Refused(
                "format: «fixed_width\n\(rest)", "format", "\"fixed_width\" is no format that is known",
                fix: "did you mean fixed-width?"),
        ])
    func contradictions(refused: Refused) throws {
        // What is wrong with a delimiter is said where the delimiter stands; without one, at the quote.
        var refused = refused
        if refused.text.contains("delimiter: ';'") { refused.text = refused.text.replacing("«", with: "") }
        try refused.checkDataset()
    }

    @Test("two rules for one place of an XML export are refused, and * is a step")
    func paths() throws {
        let read = try dataset("format: xml\nxml: {record: /a/*}\nfields: {/a/*/@*: {do: shape}, //b/@c: {do: keep}}")
        #expect(read.fields.count == 2)
        try Refused(
            "format: xml\nxml: {record: /a}\nfields: «{/a/@*: {do: shape}, //@b: {do: keep}}", "fields",
            "/a/@* and //@b: both paths can name one value, and neither is the more specific"
        ).checkDataset()
        try Refused(
            "format: xml\nxml: {record: /a}\nfields: {/a/@*: {«do: keep}}", "fields./a/@*.do",
            "a path that ends in * takes in names that nobody has seen, of secrets too"
        ).checkDataset()
        for path in ["/a/Password/b", "//pin/@b", "/a/p:Secret/*", "//VM_PIN//b/c"] {
            for operation in ["keep", "shape", "token"] {
                try Refused(
                    "format: xml\nxml: {record: /a, namespaces: {p: urn:p}}\nfields: {\(path): {«do: \(operation)}}",
                    "fields.\(path).do", "a field of this name holds a secret, which can only be dropped or blanked"
                ).checkDataset()
            }
            #expect(
                try dataset(
                    "format: xml\nxml: {record: /a, namespaces: {p: urn:p}}\nfields: {\(path): {do: drop}}"
                ).fields.count == 1)
        }
    }
}

@Suite("Fixed-width datasets")
struct FixedWidthDatasetTests {
    private static let one = """
        format: fixed-width
        fixed:
          shortLines: true
          encoding: iso-8859-1
          records:
            - {name: payment, marks: {"1": D}, lengths: [20, 12], fields: {mark: 1, sort-code: 2-7, account: 8-12, name: 13-20}}
        """

    private static let two = """
        format: fixed-width
        fixed:
          records:
            - {name: head, marks: {"1": [H1, H2]}, row: false, fields: {all: 1-10}}
            - {name: sum, marks: {"1": "S "}, totals: true, fields: {all: 1-10}}
            - {name: row, fields: {sort: 1-6, number: 7-14}}
        """

    @Test("records are read with positions from 1, and fields of the only kind go by their names alone")
    func layout() throws {
        let read = try dataset(
            """
            \(Self.one)
            key: payment.account
            fields:
              mark: {do: keep}
              payment.sort-code: {do: account, part: sort-code, with: payment.account}
              account: {do: account, part: number, with: sort-code}
              name: {do: constant, text: SOMEBODY}
            """)
        guard case .fixed(let fixed)? = read.format, let record = fixed.layout.records.first else {
            Issue.record("no layout")
            return
        }
        #expect(fixed.layout.allowsShortLines)
        #expect(fixed.encoding == .iso8859(1))
        #expect(record.marks == [FixedWidthLayout.Mark(position: 0, texts: ["D"])])
        #expect(record.lengths == [12, 20])
        #expect(record.isRow)
        #expect(record.fields.map(\.range) == [0..<1, 1..<7, 7..<12, 12..<20])
        #expect(read.fields.map(\.field) == ["mark", "sort-code", "account", "name"])
        #expect(read.fields[1].companion == "account")
        #expect(read.key == "account")
        #expect(fixed.name(of: "mark", in: "payment") == "mark")
    }

    @Test("with several kinds of records, fields are called by both names")
    func kinds() throws {
        let read = try dataset("\(Self.two)\nfields: {head.all: {do: keep}, row.sort: {do: blank}}\notherwise: blank")
        guard case .fixed(let fixed)? = read.format else {
            Issue.record("no layout")
            return
        }
        #expect(fixed.layout.records.map(\.isRow) == [false, false, true])
        #expect(fixed.layout.records.map(\.holdsTotals) == [false, true, false])
        #expect(fixed.layout.records[2].lengths == [14])
        #expect(fixed.name(of: "sort", in: "row") == "row.sort")
        #expect(read.fields.map(\.field) == ["head.all", "row.sort"])
    }

    @Test("Bacs Standard 18 needs no positions")
    func standard18() throws {
        let read = try dataset(
            "format: bacs-standard-18\nfixed: {shortLines: true}\nfields: {data.amount: {do: keep}}\notherwise: blank")
        guard case .fixed(let fixed)? = read.format else {
            Issue.record("no layout")
            return
        }
        #expect(fixed.isStandard18)
        #expect(fixed.layout.records == FixedWidthLayout.bacsStandard18.records)
        #expect(fixed.layout.allowsShortLines)
        #expect(read.format?.name == "bacs-standard-18")
    }

    private static func record(_ record: String, fields: String = "{a: {do: keep}}") -> String {
        "format: fixed-width\nfixed:\n  records:\n    - \(record)\nfields: \(fields)"
    }

    @Test(
        "layouts by which no record could be read are refused",
        arguments: [
            Refused("format: fixed-width\nfields: {a: {do: keep}}", "", "the key fixed is missing"),
            Refused(
                "format: fixed-width\nfixed: {records: «[]}\nfields: {a: {do: keep}}", "fixed.records",
                "the list is empty"),
            Refused(
                record("{name: r, fields: {a: 1-5, «b: 7-9}}"), "fixed.records[1].fields.b",
                "position 6 is in no field"),
            Refused(
                record("{name: r, fields: {«a: 3-5}}"), "fixed.records[1].fields.a", "positions 1-2 are in no field"),
            Refused(
                record("{name: r, fields: {a: 1-5, «b: 5-9}}"), "fixed.records[1].fields.b",
                "begins at 5, inside the field before it", fix: "begin at 6"),
            Refused(
                record("{name: r, fields: {a: «5-1}}"), "fixed.records[1].fields.a", "\"5-1\" is no range of positions"),
            Refused(
                record("{name: r, fields: {a: «0-4}}"), "fixed.records[1].fields.a", "\"0-4\" is no range of positions"),
            Refused(record("{name: r, fields: «{}}"), "fixed.records[1].fields", "names no field"),
            Refused(
                record("{name: r, «lengths: [9], fields: {a: 1-5}}"), "fixed.records[1].lengths",
                "the longest record has 9 characters, and the fields cover 5"),
            Refused(
                record("{name: r, «lengths: [5, 3], fields: {a: 1-5}}"), "fixed.records[1].lengths",
                "a record of 3 characters ends within a field"),
            Refused(
                record("{name: «r.s, fields: {a: 1-5}}"), "fixed.records[1].name",
                "\"r.s\" is no name for a record or field"),
            Refused(
                record("{name: r, «row: true, totals: true, fields: {a: 1-5}}"), "fixed.records[1].row",
                "a record of totals is no row"),
            Refused(
                record("{name: r, marks: {«\"5\": AB}, fields: {a: 1-5}}"), "fixed.records[1].marks.5",
                "the mark ends behind the shortest record"),
            Refused(
                record("{name: r, marks: {«x: A}, fields: {a: 1-5}}"), "fixed.records[1].marks.x",
                "\"x\" is no position"),
            Refused(
                record("{name: r, marks: {\"1\": «[A, BB]}, fields: {a: 1-5}}"), "fixed.records[1].marks.1",
                "the texts differ in length"),
            Refused(
                record("{name: r, marks: {\"1\": «é}, fields: {a: 1-5}}"), "fixed.records[1].marks.1",
                "\"é\" is not ASCII"),
            Refused(
                record("{name: r, fields: {a: 1-5}}\n    - {«name: s, fields: {a: 1-5}}", fields: "{r.a: {do: keep}}"),
                "fixed.records[2].name", "no line can be one: the record \"r\" before it has no marks and takes all"),
            Refused(
                record(
                    "{name: r, marks: {\"1\": A}, fields: {a: 1-5}}\n    - {name: s, «marks: {\"1\": A}, fields: {a: 1-5}}",
                    fields: "{r.a: {do: keep}}"),
                "fixed.records[2].marks", "the record \"r\" has the same, and one of its lengths"),
            Refused(
                record(
                    "{name: r, marks: {\"1\": A}, fields: {a: 1-5}}\n    - {«name: r, marks: {\"1\": B}, fields: {a: 1-5}}",
                    fields: "{r.a: {do: keep}}"),
                "fixed.records[2].name", "the record \"r\" stands twice"),
            Refused(
                "format: bacs-standard-18\nfixed: {«records: [{name: r, fields: {a: 1-5}}]}\nfields: {data.amount: {do: keep}}",
                "fixed.records", "Bacs Standard 18 says what the records are"),
        ])
    func brokenLayouts(refused: Refused) throws {
        try refused.checkDataset()
    }

    @Test(
        "rules must fit the records",
        arguments: [
            Refused(
                "\(one)\nfields: {«sortcode: {do: blank}}", "fields.sortcode", "is no field of the records",
                fix: "did you mean sort-code?"),
            Refused(
                "\(two)\nfields: {«sort: {do: blank}}", "fields.sort", "is no field of the records",
                fix: "write RECORD.FIELD; records: head, sum, row"),
            Refused(
                "\(one)\nfields: {name: {do: blank}, «payment.name: {do: keep}}", "fields.payment.name",
                "names the same field as \"name\""),
            Refused(
                "\(one)\nfields: {name: {«do: drop}}", "fields.name.do", "a record of fixed width can lack no field",
                fix: "write do: blank"),
            Refused(
                "\(one)\nfields: {name: {do: constant, «text: SOMEBODY ELSE}}", "fields.name.text",
                "does not fit into the 8 characters of the field"),
            Refused(
                "\(one)\nfields: {name: {«do: token}}", "fields.name.do",
                "does not fit into the 8 characters of the field", fix: "use shape or digits"),
            Refused(
                "\(one)\nfields: {«\"#footer\": {do: blank}}", "fields.#footer", "is no margin of fixed-width exports",
                fix: "remove it: every character is in a field"),
            Refused(
                "\(two)\nfields: {row.sort: {do: blank}, «head.all: {do: date, shift: P3D, by: row.sort}}",
                "fields.head.all", "by: \"row.sort\" stands in another kind of record", fix: "name a field of head"),
            Refused(
                "\(one)\n«key: nam\nfields: {name: {do: blank}}", "key", "\"nam\" is not among the fields",
                fix: "did you mean name?"),
        ])
    func brokenRules(refused: Refused) throws {
        try refused.checkDataset()
    }
}
