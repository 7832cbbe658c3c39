import Pseudonyms
import Testing

@testable import Agreements

@Suite("Plans")
struct PlanTests {
    @Test("every field gets its operator, semantic type and companion")
    func rules() throws {
        let plans = Plan.compile(try read(exampleAgreement).agreement)
        let contacts = try #require(plans.first)
        #expect(contacts.name == "contacts")
        #expect(
            contacts.format
                == .csv(
                    Dataset.CSVLayout(
                        delimiter: UInt8(ascii: ","), headerRow: 1, footerLines: 0)))
        #expect(contacts.maxRows == 5000)
        #expect(contacts.sample == .all)
        #expect(contacts.keyField == "Id")
        #expect(contacts.otherwise == nil)
        #expect(contacts.rules.map(\.index) == Array(0..<19))
        let expected: [(String, Operator, String?)] = [
            ("Id", .token(reversible: false), "contact-id"),
            ("AccountNo", .token(reversible: false), "contacts/AccountNo"),
            ("FirstName", .shape, "name"), ("Email", .email, "email"), ("Phone", .phone, "phone"),
            ("Birthdate", .date(.shift(days: 30)), "date"), ("Since", .date(.month), nil),
            ("Postcode", .postcode(.keep), "postcode"), ("SortCode", .account(.sortCode), "account"),
            ("Account", .account(.number), "account"), ("Iban", .account(.whole), "account"),
            ("Salutation", .constant("Customer"), nil), ("Card", .mask(keepFirst: 0, keepLast: 4), nil),
            ("Serial", .digits, "digits"), ("Spend", .bucket(size: 100), nil), ("Notes", .blank, nil),
            ("Internal", .drop, nil), ("Status", .keep, nil), ("#footer", .drop, nil),
        ]
        for (rule, expected) in zip(contacts.rules, expected) {
            #expect(rule.field == expected.0)
            #expect(rule.operator == expected.1)
            #expect(rule.semanticType == expected.2)
            #expect(rule.isMargin == (expected.0 == "#footer"))
        }
        #expect(contacts.rule(for: "Birthdate")?.companion == PlannedRule.Companion(index: 0, field: "Id"))
        #expect(contacts.rule(for: "SortCode")?.companion?.index == 9)
        #expect(contacts.rule(for: "Account")?.companion?.index == 8)
        #expect(contacts.rule(for: "Id")?.because == "merges are traced by it")
        #expect(contacts.rule(for: "FirstName")?.category == "name")
        #expect(contacts.rule(for: "Email")?.clause == "minimum")
        #expect(contacts.rule(for: "id") == nil, "names are compared exactly")
        #expect(contacts.rule(forUnnamed: "Other", index: 19) == nil)
    }

    @Test("fields that no rule names get what otherwise says")
    func otherwise() throws {
        let addacs = try #require(Plan.compile(try read(exampleAgreement).agreement).last)
        #expect(addacs.format == .xml(Dataset.XMLLayout(record: "/BACSDocument/Data//MessagingAdvice")))
        #expect(addacs.sample == .first(50))
        #expect(addacs.rules[1].operator == .token(reversible: true))
        #expect(addacs.rules[1].semanticType == "contact-id", "one type joins two datasets")
        let rule = addacs.rule(forUnnamed: "/BACSDocument/Data/@x", index: 3)
        #expect(rule?.operator == .blank)
        #expect(rule?.index == 3)
        let shape = try example(replacing: "otherwise: blank", by: "otherwise: shape")
        let plan = try #require(Plan.compile(try read(shape).agreement).last)
        #expect(plan.rule(forUnnamed: "/a", index: 3)?.semanticType == "name")
    }

    @Test("options have the defaults that are documented")
    func defaults() throws {
        let text = try example(replacing: ", outward: keep", by: "").replacing(", keepLast: 4", with: "")
            .replacing("sample: {first: 50}", with: "sample: {every: 3}")
            .replacing("    csv: {delimiter: \",\", header: {row: 1}, footer: 0}\n", with: "")
        let plans = Plan.compile(try read(text).agreement)
        #expect(plans[0].rule(for: "Postcode")?.operator == .postcode(.area))
        #expect(plans[0].rule(for: "Card")?.operator == .mask(keepFirst: 0, keepLast: 0))
        #expect(plans[1].sample == .every(3))
        #expect(
            plans[0].format
                == .csv(Dataset.CSVLayout()))
    }

    @Test(
        "delimiters are bytes", arguments: [("tab", 9), ("\"\\t\"", 9), ("'|'", 0x7C), (";", 0x3B), ("\"\\x01\"", 1)])
    func delimiters(text: String, byte: UInt8) throws {
        let plan = Plan.compile(
            try read(try example(replacing: "delimiter: \",\"", by: "delimiter: \(text)")).agreement)
        guard case .csv(let layout) = plan[0].format else {
            Issue.record("no csv")
            return
        }
        #expect(layout.delimiter == byte)
    }

    @Test("columns without a header are named by number")
    func numbers() throws {
        let start = try #require(exampleAgreement.firstRange(of: "    key: Id\n"))
        let end = try #require(exampleAgreement.firstRange(of: "    otherwise: refuse\n"))
        let text = exampleAgreement.replacing("header: {row: 1}", with: "header: {row: 0}")
            .replacing(
                String(exampleAgreement[start.lowerBound..<end.lowerBound]),
                with: "    maxRows: 5\n    fields:\n      1: {do: keep}\n      \"2\": {do: phone}\n"
            )
            .replacing("datasets, datasets.contacts.Email", with: "datasets")
        #expect(Plan.compile(try read(text).agreement)[0].rule(for: "2")?.operator == .phone)
    }

    @Test("the report has a row for every field, with its options in words")
    func report() throws {
        let rows = AgreementReport(try read(exampleAgreement).agreement).rows
        #expect(rows.count == 22)
        #expect(
            rows.map(\.operation) == [
                "token", "token", "shape", "email", "phone", "date shift: P30D, by: Id", "date truncate: month",
                "postcode outward: keep", "account part: sort-code, with: Account",
                "account part: number, with: SortCode",
                "account", "constant text: Customer", "mask keepFirst: 0, keepLast: 4", "digits", "bucket size: 100",
                "blank", "drop", "keep", "drop", "shape", "token reversible: true", "drop",
            ])
        #expect(rows.last?.dataset == "addacs")
        #expect(rows.first?.semanticType == "contact-id")
        #expect(rows.first?.because == "merges are traced by it")
        #expect(rows.first?.clause == "minimum")
    }
}
