import Primitives
import Testing

@testable import Agreements

@Suite("Where files say what is exchanged")
struct ExchangePlacesTests {
    private static let formats = [
        "bacs-standard-18", "pain-008", "bacs-arudd", "bacs-messaging-advices", "bacs-ddica", "bacs-input-report",
        "bacs-withdrawal-report",
    ]

    /// A dataset that names a profile and replaces every rule of it that a transactional file cannot have.
    private func dataset(_ profile: Profile, exchange: String, without dropped: Set<String> = []) -> String {
        let isFixed = profile.name == "bacs-standard-18"
        let rules = profile.fields.compactMap { rule -> String? in
            let isAllowed = TransactionalRules.allows(rule.operator)
            guard !isAllowed || dropped.contains(rule.field) else { return nil }
            let operation = dropped.contains(rule.field) ? isFixed ? "blank" : "drop" : "keep"
            return "      \"\(rule.field)\": {do: \(operation)}\n"
        }
        return "  - name: file\n    profile: \(profile.name)\n    maxRows: 10\n"
            + "    exchange: \(exchange)\n" + (rules.isEmpty ? "" : "    fields:\n" + rules.joined())
    }

    private func agreement(_ dataset: String) throws -> String {
        let start = try #require(exampleExchange.firstRange(of: "  - name: collections\n"))
        let end = try #require(exampleExchange.firstRange(of: "disposal:\n"))
        return exampleExchange[..<start.lowerBound].replacing("references: [EXC#######]\n", with: "") + dataset
            + exampleExchange[end.lowerBound...]
    }

    private func profile(_ name: String) throws -> Profile {
        try #require(try ProfileLibrary.standard.profile(named: name, pinned: nil))
    }

    private static let outbound =
        "{direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}"

    @Test("each profile says amounts, days, codes and payers itself, in fields that it has", arguments: formats)
    func standard(name: String) throws {
        let profile = try profile(name)
        let hasPayer = name != "bacs-withdrawal-report"
        let terms = hasPayer ? Self.outbound : "{direction: outbound, sequence: s, acknowledgeWithin: P2D}"
        let plan = try #require(
            Plan.compile(try read(try agreement(dataset(profile, exchange: terms))).agreement).first)
        let places = try #require(plan.exchangePlaces)
        let known = Set(profile.fields.map(\.field))
        var named =
            places.codes.map(\.field) + places.days.map(\.place.field)
            + [places.reference, places.reason, places.payer.by].compactMap(\.self)
        if let amount = places.amount { named += [amount.field] + [amount.currency].compactMap(\.self) }
        switch places.totals {
        case .absent, .elsewhere: break
        case .trailer(let debit, let credit, let contra, let code):
            named += [debit, credit].flatMap { [$0.count, $0.value].compactMap(\.self) } + [contra.field, code]
        case .headers(let sum, header: _), .closing(let sum):
            named += [sum.count, sum.value].compactMap(\.self)
        }
        if name == "bacs-standard-18" {
            // Labels of multi-day files are in the profile too.
            named.removeAll { $0 == "uhl1.processing-date" }
            #expect(known.contains("uhl1.processing-date"))
        }
        #expect(named.filter { !known.contains($0) } == [])
        #expect(places.isWhole)
        #expect(places.isInstruction == (name == "bacs-standard-18" || name == "pain-008"))
        #expect((places.payer.by != nil) == hasPayer)
        #expect(places.payer.by == plan.exchange?.payers?.by)
        // Whatever is a payer's is in the profile by a name at least.
        #expect(hasPayer == !places.payer.accounts.filter(known.contains).isEmpty)
        #expect(Set(places.payer.names + places.payer.accounts).isDisjoint(with: places.own.joined()))
    }

    @Test("what the format says itself cannot be written", arguments: ["amount", "code", "date"])
    func written(key: String) throws {
        let profile = try profile("bacs-standard-18")
        let terms = Self.outbound.replacing("sequence: s", with: "sequence: s, \(key): data.amount")
        let found = findings(try agreement(dataset(profile, exchange: terms)))
        #expect(found.map(\.path) == ["datasets[1].exchange.\(key)"])
        #expect(found.map(\.what) == ["files of this format say it themselves, always in the same place"])
    }

    @Test("an amount that does not leave is refused where the format says it too")
    func unkept() throws {
        let found = findings(
            try agreement(
                dataset(try profile("bacs-arudd"), exchange: Self.outbound, without: ["//ReturnedDebitItem/@valueOf"])))
        #expect(
            found.map(\.what) == [
                "\"//ReturnedDebitItem/@valueOf\" leaves as drop, and the recipient could not check the sum"
            ])
    }

    @Test("files with totals of their own are sent whole: nothing is held back", arguments: formats.dropLast())
    func whole(name: String) throws {
        let terms = Self.outbound.replacing("sequence: s", with: "sequence: s, persons: hold-back")
        let found = findings(try agreement(dataset(try profile(name), exchange: terms)))
        #expect(found.map(\.path) == ["datasets[1].exchange.persons"])
        #expect(
            found.first?.what.hasSuffix("files are sent whole or not at all: their own totals would be wrong") == true)
    }

    @Test("a payment file needs a register; a report needs one where it keeps what is a payer's")
    func registers() throws {
        let terms = "{direction: outbound, sequence: s, acknowledgeWithin: P2D}"
        for name in ["bacs-standard-18", "pain-008"] {
            let found = findings(try agreement(dataset(try profile(name), exchange: terms)))
            #expect(found.map(\.path) == ["datasets[1].exchange"])
            #expect(
                found.map(\.what) == [
                    "the file tells a bank to take money, and nothing says which payers are companies"
                ])
        }
        let payer: Set = ["//PayerAccount/@name", "//PayerAccount/@sortCode", "//PayerAccount/@number"]
        let arudd = try profile("bacs-arudd")
        #expect(
            findings(try agreement(dataset(arudd, exchange: terms))).map(\.what) == [
                "keeps \"//PayerAccount/@name\", \"//PayerAccount/@sortCode\", \"//PayerAccount/@number\", which can be"
                    + " a person's, and nothing says which payers are companies"
            ])
        #expect(findings(try agreement(dataset(arudd, exchange: terms, without: payer))) == [])
    }

    @Test("a profile for samples alone is refused: each of its rules that writes another value is named")
    func profileRules() throws {
        let found = findings(
            try agreement(
                "  - name: file\n    profile: bt-bill\n    maxRows: 10\n    exchange: {direction: outbound, sequence: s, "
                    + "acknowledgeWithin: P2D, amount: Cost}\n    fields: {InstallationNo: {do: drop}}\n"))
        #expect(found.map(\.path) == ["datasets[1].profile"])
        #expect(found.first?.what.hasPrefix("is made for samples: it would send other values in ") == true)
        #expect(found.first?.what.contains("InstallationNo") == false)
    }

    @Test("what a profile says of broken records and unknown fields of samples does not hold in an exchange")
    func strictness() throws {
        for (profile, direction, otherwise) in [
            ("accesspay-header", Self.outbound, UnnamedFieldRule.refuse), ("pain-008", Self.outbound, .refuse),
        ] {
            let text = try agreement(
                "  - name: file\n    profile: \(profile)\n    maxRows: 10\n    exchange: \(direction)\n")
            let dataset = try #require(try read(text).agreement.datasets.first)
            #expect(dataset.malformed == .refuse)
            #expect(dataset.otherwise == otherwise)
        }
    }

    @Test("a delimited file says it where the agreement does, and can lack a record")
    func delimited() throws {
        let plans = Plan.compile(try read(exampleExchange).agreement)
        let sent = try #require(plans.first?.exchangePlaces)
        #expect(sent.amount == ExchangePlaces.Amount(field: "Amount", unit: .pounds, currency: "Currency", credits: []))
        #expect(sent.codes == [ExchangePlaces.Place("Code")])
        #expect(sent.days == [ExchangePlaces.Day(place: ExchangePlaces.Place("Day"), form: .written(.dayFirst))])
        #expect(sent.reference == "Reference")
        #expect(
            sent.payer
                == ExchangePlaces.Payer(by: "Reference", names: ["Name"], accounts: ["SortCode", "Account"]))
        #expect(sent.own == [["OurAccount"]])
        #expect(sent.totals == .absent)
        #expect(!sent.isWhole)
        let received = try #require(plans.last?.exchangePlaces)
        #expect(received.reference == "Ref")
        #expect(received.reason == "Why")
        #expect(received.payer.by == nil)
    }

    @Test("where the records of Standard 18 are declared without a profile, they say it just so")
    func standard18() throws {
        let text = try agreement(
            "  - name: file\n    format: bacs-standard-18\n    maxRows: 10\n    exchange: \(Self.outbound)\n"
                + "    fields: {data.amount: {do: keep}}\n    otherwise: blank\n")
        let places = try #require(Plan.compile(try read(text).agreement).first?.exchangePlaces)
        #expect(places.item == "data")
        #expect(places.amount?.unit == .pence)
        #expect(places.amount?.credits.contains("99") == true)
        #expect(places.payer.by == "data.reference")
    }
}
