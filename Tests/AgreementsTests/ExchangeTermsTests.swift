import Primitives
import Testing

@testable import Agreements

@Suite("How transactional files are exchanged")
struct ExchangeTermsTests {
    private func plans(_ text: String) throws -> [DatasetPlan] { Plan.compile(try read(text).agreement) }

    /// The example with its outbound dataset replaced.
    private func text(dataset: String) throws -> String {
        let parts = exampleExchange.split(separator: "  - name: collections\n")
        let rest = try #require(parts.last?.firstRange(of: "disposal:\n"))
        return String(parts[0]) + dataset + parts[1][rest.lowerBound...]
    }

    @Test("everything that an outbound and an inbound dataset can say is read")
    func whole() throws {
        let plans = try plans(exampleExchange)
        #expect(
            plans.map(\.exchange) == [
                ExchangeTerms(
                    direction: .outbound, sequence: "monthly-collection",
                    acknowledgeWithin: .calendar(months: 0, days: 2),
                    amount: ExchangeTerms.Amount(field: "Amount", unit: .pounds, currency: "Currency"), code: "Code",
                    date: ExchangeTerms.DateField(field: "Day", form: .dayFirst), persons: .holdBack,
                    payers: ExchangeTerms.Payers(by: "Reference", register: "registers/incorporated.csv")),
                ExchangeTerms(
                    direction: .inbound, sequence: "unpaid", acknowledgeWithin: nil,
                    amount: ExchangeTerms.Amount(field: "Value", unit: .pounds, currency: nil), code: nil, date: nil,
                    persons: .refuse, payers: nil,
                    matches: ExchangeTerms.Matches(
                        dataset: "collections", reference: "Ref", reason: "Why", isSigned: true)),
            ])
    }

    @Test("what may be left out has the strict default")
    func defaults() throws {
        let short = try text(
            dataset: """
                  - name: totals
                    format: csv
                    maxRows: 10
                    exchange: {direction: outbound, sequence: calls, acknowledgeWithin: P1D, amount: Cost, date: Day}
                    fields: {Cost: {do: keep}, Day: {do: keep}}

                """)
        let plan = try #require(try plans(short).first)
        let exchange = try #require(plan.exchange)
        #expect(exchange.persons == .refuse)
        #expect(exchange.payers == nil)
        #expect(exchange.amount == ExchangeTerms.Amount(field: "Cost", unit: .pounds, currency: nil))
        #expect(exchange.date == ExchangeTerms.DateField(field: "Day", form: .yearFirst))
        #expect(plan.proof == .refuse)
        #expect(plan.malformed == .refuse)
        #expect(plan.otherwise == nil)
    }

    @Test("samples say nothing of an exchange, and are read as before")
    func samples() throws {
        let document = try read(exampleAgreement)
        #expect(Plan.compile(document.agreement).allSatisfy { $0.exchange == nil && $0.exchangePlaces == nil })
        let report = AgreementReport(document.agreement)
        #expect(report.exchanges.isEmpty)
        #expect(report.classification == .debugSample)
    }

    @Test("the class, the terms and what a field is to them are said in words")
    func words() throws {
        let document = try read(exampleExchange)
        let report = AgreementReport(document.agreement)
        #expect(report.classification == .transactional)
        #expect(
            report.exchanges.map(\.words) == [
                [
                    "sent exact and complete, numbered in the sequence monthly-collection",
                    "a signed receipt with the same figures is due within P2D",
                    "amounts in pounds in Amount, transaction codes in Code, days in Day as dd/mm/yyyy",
                    "a record of a person is held back: left out, counted, and listed at home only; only payers in the"
                        + " register registers/incorporated.csv, found by Reference, are none",
                ],
                [
                    "received, in the sequence unpaid; nothing leaves by it", "amounts in pounds in Value",
                    "an item of collections is named in Ref, and why it came back in Why; only a signed file is taken",
                ],
            ])
        func explained(_ dataset: String, _ field: String) throws -> FieldExplanation {
            let plan = try document.agreement.plan(named: dataset)
            return FieldExplanation(try plan.field(named: field), plan, of: document.agreement)
        }
        let name = try explained("collections", "Name")
        #expect(name.roles == ["leaves only of payers in the register"])
        #expect(name.rows == "all of the file; at most 5000 rows, or it is refused")
        #expect(
            name.proof == "searched before a bundle gets its name; anything of a person holds the record back, but for"
                + " what the register says of a company")
        #expect(name.limits == ["6 years after it is prepared"])
        #expect(
            try explained("collections", "Reference").roles == [
                "names the payer as the register does", "names the item when it comes back",
            ])
        #expect(try explained("collections", "Amount").roles == ["the amount in pounds"])
        #expect(try explained("collections", "Currency").roles == ["the currency, which must be GBP"])
        #expect(try explained("collections", "Code").roles == ["the transaction code"])
        #expect(try explained("collections", "Day").roles == ["the day"])
        #expect(try explained("collections", "OurAccount").roles == ["our own, the same in every record"])
        #expect(try explained("collections", "Colour").roles.isEmpty)
        let bill = try explained("returns", "Bill")
        #expect(!bill.leaves)
        #expect(bill.proof == nil)
        #expect(try explained("returns", "Why").roles == ["says why an item came back"])
    }

    private static func broken(
        _ old: String, _ new: String, _ path: String, _ what: String, _ fix: String? = nil
    ) -> Broken {
        var broken = Broken(old, new, path, what, fix: fix)
        broken.text = exampleExchange
        return broken
    }

    private static let first = "datasets[1].exchange"

    @Test(
        "the keys of exchange are read strictly",
        arguments: [
            broken(
                "direction: outbound", "direction: «out", "\(first).direction",
                "\"out\" is not one of outbound, inbound"),
            broken(
                "sequence: monthly-collection", "sequence: «Monthly", "\(first).sequence",
                "\"Monthly\" is no word of lower-case letters, digits and hyphens"),
            broken("      sequence: monthly-collection\n", "", first, "the key sequence is missing"),
            broken("      acknowledgeWithin: P2D\n", "", first, "the key acknowledgeWithin is missing"),
            broken(
                "acknowledgeWithin: P2D", "acknowledgeWithin: «soon", "\(first).acknowledgeWithin",
                "\"soon\" is no ISO 8601 duration"),
            broken(
                "acknowledgeWithin: P2D", "acknowledgeWithin: {workingDays: 2}", "datasets",
                "acknowledgeWithin counts working days, but the agreement has no calendar",
                "add calendar: {division: england-and-wales, timeZone: Europe/London}"),
            broken(
                "persons: hold-back", "persons: «allow", "\(first).persons",
                "\"allow\" is not one of refuse, hold-back"),
            broken(
                "code: Code", "code: «Cod", "\(first).code", "\"Cod\" is not among the fields", "did you mean Code?"),
            broken(
                "code: Code", "«tolerance: 1\n      code: Code", first, "unknown key \"tolerance\""),
            broken(
                "amount: {field: Amount, unit: pounds, currency: Currency}", "amount: «[Amount]", "\(first).amount",
                "expected a text, found a list"),
            broken(
                "unit: pounds", "unit: «euros", "\(first).amount.unit", "\"euros\" is not one of pounds, pence"),
            broken(
                "currency: Currency", "currency: «GBP", "\(first).amount.currency",
                "\"GBP\" is not among the fields"),
            broken(
                "currency: Currency", "«sign: Sign", "\(first).amount", "unknown key \"sign\""),
            broken(
                "      amount: {field: Amount, unit: pounds, currency: Currency}\n", "", first,
                "the key amount is missing",
                "add amount: FIELD, or {field, unit: pence}: what is sent is counted and added up"),
            broken(
                "Amount: {do: keep}", "Amount: {do: drop}", "\(first).amount",
                "\"Amount\" leaves as drop, and the recipient could not check the sum", "write Amount: {do: keep}"),
            broken(
                "form: dd/mm/yyyy", "form: «mm/dd/yyyy", "\(first).date.form",
                "\"mm/dd/yyyy\" is not one of yyyy-mm-dd, dd/mm/yyyy, yyyymmdd, dd-mmm-yyyy"),
            broken(
                "date: {field: Day, form: dd/mm/yyyy}", "date: «{field: Day}", "\(first).date",
                "the key form is missing"),
            broken(
                "{by: Reference, register", "{by: «Ref, register", "\(first).payers.by",
                "\"Ref\" is not among the fields"),
            broken(
                "{by: Reference, register", "«{register", "\(first).payers", "the key by is missing"),
            broken(
                "register: registers/incorporated.csv", "register: «../incorporated.csv",
                "\(first).payers.register", "\"../incorporated.csv\" is no file beside the agreement",
                "write its name, such as register.csv"),
            broken(
                "register: registers/incorporated.csv", "register: «/etc/incorporated.csv",
                "\(first).payers.register", "\"/etc/incorporated.csv\" is no file beside the agreement"),
            broken(
                "      payers: {by: Reference, register: registers/incorporated.csv}\n", "", first,
                "keeps \"Name\", \"SortCode\", \"Account\", which can be a person's, and nothing says which payers are"
                    + " companies",
                "add payers: {by: FIELD, register: FILE}, or drop what is a payer's"),
            broken(
                "      persons: hold-back\n",
                "      persons: hold-back\n      «matches: {dataset: returns, reference: Code}\n",
                "\(first).matches", "belongs to inbound files, which speak of what was sent before", "remove it"),
        ])
    func outboundKeys(broken: Broken) throws {
        try broken.check()
    }

    private static let second = "datasets[2].exchange"
    private static let matches = "matches: {dataset: collections, reference: Ref, reason: Why, signature: required}"

    @Test(
        "an inbound dataset says what it speaks of, and nothing of what leaves",
        arguments: [
            broken("      \(matches)\n", "", second, "the key matches is missing"),
            broken(
                "{dataset: collections, ", "{«dataset: collection, ", "\(second).matches.dataset",
                "\"collection\" is no dataset that is sent", "did you mean collections?"),
            broken(
                "{dataset: collections, ", "{«dataset: returns, ", "\(second).matches.dataset",
                "\"returns\" is no dataset that is sent"),
            broken(
                "reference: Ref, ", "reference: «Reference, ", "\(second).matches.reference",
                "\"Reference\" is not among the fields"),
            broken(
                matches, "matches: «{dataset: collections}", "\(second).matches", "the key reference is missing"),
            broken(
                "signature: required", "signature: «yes", "\(second).matches.signature",
                "\"yes\" is not one of required, optional"),
            broken(
                "reason: Why, ", "«code: Why, ", "\(second).matches", "unknown key \"code\""),
            broken(
                "sequence: unpaid", "sequence: unpaid\n      «acknowledgeWithin: P1D", "\(second).acknowledgeWithin",
                "belongs to outbound files: nothing leaves in one that is received", "remove it"),
            broken(
                "sequence: unpaid", "sequence: unpaid\n      «persons: refuse", "\(second).persons",
                "belongs to outbound files: nothing leaves in one that is received"),
            broken(
                "sequence: unpaid", "sequence: unpaid\n      «payers: {by: Ref, register: r.csv}", "\(second).payers",
                "belongs to outbound files: nothing leaves in one that is received"),
            broken(
                "sequence: unpaid", "«sequence: monthly-collection", "\(second).sequence",
                "the dataset \"collections\" counts in the sequence \"monthly-collection\" too",
                "give each dataset a sequence of its own"),
            broken(
                "Bill: {do: token, reversible: true, type: invoice}", "Bill: {do: token, reversible: true}",
                "\(second).matches.dataset", "\"Bill\" comes back as a token of a type that collections does not send",
                "give both fields one type: {do: token, reversible: true, type: WORD}"),
        ])
    func inboundKeys(broken: Broken) throws {
        try broken.check()
    }

    @Test(
        "a transactional file is exact: no operator writes another value",
        arguments: [
            ("shape", "shape"), ("digits", "digits"), ("phone", "phone"), ("email", "email"),
            ("postcode", "postcode"), ("account", "account"), ("scrub", "scrub"), ("bucket, size: 5", "bucket"),
            ("constant, text: x", "constant"), ("mask, keepLast: 2", "mask"),
            ("date, truncate: month", "date"), ("identifier, kind: vat", "identifier"),
        ])
    func operators(rule: String, name: String) throws {
        try Self.broken(
            "Colour: {do: blank}", "Colour: {«do: \(rule)}", "datasets[1].fields.Colour.do",
            "\(name) would send a value that never was; a transactional file is exact",
            "write do: keep, blank, drop, or token with reversible: true"
        ).check()
    }

    private static let maxRows = "    maxRows: 5000\n    exchange:\n      direction: outbound"

    private static func dataset(_ line: String, _ key: String, _ what: String, _ fix: String) -> Broken {
        broken(
            maxRows, maxRows.replacing("    exchange", with: "    «\(line)\n    exchange"), "datasets[1].\(key)", what,
            fix)
    }

    @Test(
        "a transactional file is complete, searched, and of nobody",
        arguments: [
            broken(
                "Colour: {do: blank}", "Colour: {«do: token}", "datasets[1].fields.Colour.do",
                "the token could not be turned back when it returns", "add reversible: true"),
            dataset(
                "sample: {first: 5}", "sample", "a transactional file is complete: no row is chosen", "remove sample"),
            dataset(
                "proof: {do: off, because: we know}", "proof",
                "is always made of a transactional file, and exchange.persons says what it does", "remove proof"),
            dataset(
                "proof: {do: set-aside}", "proof",
                "is always made of a transactional file, and exchange.persons says what it does", "remove proof"),
            dataset(
                "risk: {k: 5}", "risk", "is about samples of people, and no person is in a transactional file",
                "remove risk"),
            dataset(
                "malformed: set-aside", "malformed",
                "a transactional file is complete: a record that cannot be read refuses it",
                "write malformed: refuse, or remove it"),
            dataset(
                "malformed: shape", "malformed",
                "a transactional file is complete: a record that cannot be read refuses it",
                "write malformed: refuse, or remove it"),
            broken(
                "    otherwise: refuse", "    «otherwise: shape", "datasets[1].otherwise",
                "shape would send a value that never was", "write otherwise: refuse or blank"),
            broken(
                "specialCategories: none", "«specialCategories: listed", "specialCategories",
                "a transactional file identifies no person, and holds nothing special of one",
                "look at the files, then write specialCategories: none"),
            broken(
                "specialCategories: none", "«specialCategories: unknown", "specialCategories",
                "a transactional file identifies no person, and holds nothing special of one"),
            broken(
                "specialCategories: none",
                "specialCategories: none\n«fault: {system: CRM, ticket: INC-1, description: A fault.}", "fault",
                "belongs to class debug-sample: no fault is mended with this file", "remove fault"),
            broken(
                "specialCategories: none", "specialCategories: none\n«pseudonyms: {linkable: bundle}", "pseudonyms",
                "linkable: bundle would end the key of the tokens that come back later",
                "write pseudonyms: {linkable: agreement}, or remove it"),
            broken(
                "    - {from: prepared, within: P6Y}\n",
                "    - {from: prepared, within: P6Y}\n    - {from: fault-resolved, within: P5D}\n", "disposal",
                "a trigger is from fault-resolved, and there is no fault",
                "write from: prepared or from: agreement-end"),
            broken(
                "evidence: [certificate]", "evidence: [certificate, key]", "disposal",
                "key is evidence of a bundle whose tokens need not come back", "remove key from evidence"),
        ])
    func classRules(broken: Broken) throws {
        try broken.check()
    }

    @Test("what a transactional agreement may say besides: references, linkable: agreement, malformed: refuse, years")
    func allowed() throws {
        let text = try example(
            replacing: Self.maxRows,
            by: Self.maxRows.replacing("    exchange", with: "    malformed: refuse\n    exchange"),
            in: exampleExchange
        ).replacing("specialCategories: none", with: "specialCategories: none\npseudonyms: {linkable: agreement}")
        let agreement = try read(text).agreement
        #expect(
            agreement.disposal.triggers == [DisposalTrigger(from: .prepared, within: .calendar(months: 72, days: 0))])
        #expect(agreement.references.map(\.text) == ["EXC#######"])
        #expect(agreement.dataSubjects.isEmpty)
        #expect(agreement.fault == nil)
    }

    @Test("every dataset of a transactional agreement is exchanged, and none of a debug sample")
    func presence() throws {
        let terms = try #require(exampleExchange.firstRange(of: "    exchange:\n      direction: inbound"))
        let end = try #require(exampleExchange[terms.lowerBound...].firstRange(of: "    fields:\n"))
        let without = exampleExchange.replacingCharacters(in: terms.lowerBound..<end.lowerBound, with: "")
        let missing = findings(without)
        #expect(missing.map(\.path) == ["datasets[2]"])
        #expect(missing.map(\.what) == ["the key exchange is missing in an agreement of class transactional"])
        try Broken(
            "    maxRows: 100\n",
            "    maxRows: 100\n    «exchange: {direction: inbound, sequence: a, matches: {dataset: b, reference: \"#pi\"}}\n",
            "datasets[2].exchange", "x"
        ).checkAll(
            whats: [
                "\"#pi\" is no field", "belongs to class transactional, and this is a debug sample",
            ])
        // Whatever the class is, the rest of the file is looked at.
        #expect(
            findings(exampleExchange.replacing("class: transactional", with: "class: money")).map(\.path) == ["class"])
    }

    @Test("one sender that cannot be read is not named again by who speaks of it")
    func related() throws {
        let text = try example(replacing: "direction: outbound", by: "direction: out", in: exampleExchange)
        #expect(findings(text).map(\.path) == ["datasets[1].exchange.direction"])
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}

extension Broken {
    /// Checks a variant that gives more than one finding.
    fileprivate func checkAll(whats: [String]) throws {
        let found = findings(try example(replacing: old, by: new, in: text).replacing("«", with: ""))
        #expect(Set(found.map(\.what)) == Set(whats))
    }
}
