import Primitives
import Pseudonyms
import Testing

@testable import Agreements

@Suite("What a profile says of files that are exchanged")
struct ProfileExchangeTests {
    private static let profile = """
        apiVersion: datalease/v1
        kind: Profile
        name: our-bureau
        title: Payments as our bureau takes them
        source: its guide
        format: csv
        csv: {delimiter: ",", header: {row: 0}}
        recognise: {columns: 5}
        exchange:
          reference: "4"
          amount: {field: "3", unit: pence}
          date: {field: "5", form: dd-mmm-yyyy}
        fields:
          "1": {do: shape, exchange: keep, type: name, category: name}
          "2": {do: account, exchange: own, category: account}
          "3": {do: keep}
          "4": {do: digits, type: mandate, exchange: keep, category: reference}
          "5": {do: keep}
          "6": {do: token, exchange: id, category: reference}
          "7": {do: keep, exchange: blank}
          "8": {do: keep, exchange: drop}
          "#extra": {do: blank, exchange: refuse}
        otherwise: blank

        """

    private static let outbound =
        "{direction: outbound, sequence: s, acknowledgeWithin: P2D, payers: {register: r.csv}}"

    /// A transactional agreement over one dataset of one line with the profile of this suite.
    private func agreement(
        _ exchange: String = outbound, _ more: String = "", isResolving: Bool = true
    ) throws(AgreementError) -> AgreementDocument {
        let parts = exampleExchange.split(separator: "  - name: collections\n", maxSplits: 1)
        let end = parts[1].split(separator: "disposal:\n", maxSplits: 1)[1]
        let text =
            parts[0].replacing("references: [EXC#######]\n", with: "")
            + "  - {name: file, profile: our-bureau, maxRows: 10, exchange: \(exchange)\(more)}\ndisposal:\n" + end
        let library: ProfileLibrary =
            isResolving
            ? try ProfileLibrary.standard.adding([("profiles/our-bureau.yaml", Array(Self.profile.utf8))]) : .unresolved
        return try AgreementDocument.read(Array(text.utf8), name: "dsa.yaml", profiles: library)
    }

    @Test("a dataset of one line has its rules and its places, and a value leaves as it is or not at all")
    func oneLine() throws {
        let plan = try #require(Plan.compile(try agreement().agreement).first)
        #expect(
            plan.rules.map { "\($0.field) \($0.operator.name) \($0.category ?? "-")" } == [
                "1 keep name", "2 keep own-account", "3 keep -", "4 keep reference", "5 keep -", "6 keep system-id",
                "7 blank -", "8 drop -",
            ])
        #expect(plan.rule(for: "#extra") == nil)
        #expect(plan.otherwise == nil)
        let places = try #require(plan.exchangePlaces)
        #expect(places.amount == ExchangePlaces.Amount(field: "3", unit: .pence, currency: nil, credits: []))
        #expect(places.days == [ExchangePlaces.Day(place: ExchangePlaces.Place("5"), form: .written(.monthName))])
        #expect(places.reference == "4")
        #expect(places.payer == ExchangePlaces.Payer(by: "4", names: ["1"], accounts: []))
        #expect(places.own == [["2"]])
        // What the figures are read from must be in the file.
        #expect(plan.rules.filter(\.isOptional).map(\.field) == ["6", "7", "8"])
    }

    @Test("what the dataset says itself goes before what the profile says")
    func overridden() throws {
        let exchange =
            "{direction: outbound, sequence: s, acknowledgeWithin: P2D, amount: \"7\", date: \"3\", "
            + "payers: {by: \"6\", register: r.csv}}"
        let document = try agreement(
            exchange, ", fields: {\"7\": {do: keep}, \"1\": {do: blank}, \"9\": {do: drop}}, otherwise: blank")
        let plan = try #require(Plan.compile(document.agreement).first)
        #expect(plan.rule(for: "1")?.operator == .blank)
        #expect(plan.rule(for: "9")?.operator == .drop)
        #expect(plan.otherwise == .blank)
        let places = try #require(plan.exchangePlaces)
        #expect(places.amount?.field == "7")
        #expect(places.amount?.unit == .pounds)
        #expect(places.days.map(\.place.field) == ["3"])
        #expect(places.payer.by == "6")
        #expect(places.reference == "4")
    }

    @Test("an agreement is read without its profiles, as it is when the ledger is checked")
    func unresolved() throws {
        let dataset = try #require(try agreement(isResolving: false).agreement.datasets.first)
        #expect(dataset.exchange?.payers?.register == "r.csv")
        #expect(dataset.exchange?.amount == nil)
    }

    @Test("an amount that the dataset does not keep is refused, wherever its place is said")
    func amountIsKept() throws {
        #expect(throws: AgreementError.self) { try agreement(Self.outbound, ", fields: {\"3\": {do: drop}}") }
    }

    @Test(
        "what no exchange can have is refused where the profile says it",
        arguments: [
            (#""1": {do: shape, exchange: keep, type: name, category: name}"#, #""1": {do: shape}"#, "fields.1"),
            ("exchange: refuse}", "exchange: keep}", "fields.#extra.exchange"),
            ("exchange: refuse}", "exchange: shape}", "fields.#extra.exchange"),
            (#"reference: "4""#, #"reference: "99""#, "exchange.reference"),
            (
                #""4": {do: digits, type: mandate, exchange: keep"#,
                #""4": {do: digits, type: mandate, exchange: refuse"#, "exchange.reference"
            ),
            (#""6": {do: token, "#, #"PIN: {do: drop, "#, "fields.PIN.exchange"),
            ("unit: pence", "unit: euros", "exchange.amount.unit"),
            ("form: dd-mmm-yyyy", "form: d/m/y", "exchange.date.form"),
        ])
    func refused(old: String, new: String, path: String) throws {
        let text = Self.profile.replacing(
            "header: {row: 0}", with: path.contains("PIN") ? "header: {row: 1}" : "header: {row: 0}"
        )
        .replacing("recognise: {columns: 5}\n", with: path.contains("PIN") ? "" : "recognise: {columns: 5}\n")
        #expect(text.contains(old))
        do throws(AgreementError) {
            _ = try Profile.read(Array(text.replacing(old, with: new).utf8), name: "our-bureau.yaml")
            Issue.record("it was read")
        } catch {
            #expect(error.findings.map(\.path) == [path], "\(error.findings)")
        }
    }

    @Test("in fixed widths nothing is dropped, and places are the format's", arguments: ["drop", "refuse"])
    func fixed(word: String) throws {
        let text = """
            apiVersion: datalease/v1
            kind: Profile
            name: submission
            title: A submission
            source: none
            format: bacs-standard-18
            exchange: {amount: data.amount}
            fields:
              data.amount: {do: keep, exchange: \(word)}

            """
        do throws(AgreementError) {
            _ = try Profile.read(Array(text.utf8), name: "submission.yaml")
            Issue.record("it was read")
        } catch {
            #expect(Set(error.findings.map(\.path)) == ["exchange", "fields.data.amount.exchange"])
        }
    }

    @Test(
        "every profile for the finance exchange has a decision for each of its fields, and says what is ours as its format does",
        arguments: [
            "bacs-standard-18", "pain-008", "bacs-arudd", "bacs-messaging-advices", "bacs-ddica", "bacs-input-report",
            "bacs-withdrawal-report", "gocardless-payments", "gocardless-payouts", "gocardless-payout-items", "paygate",
            "sddirect", "sddirect-header", "eazipay", "accesspay", "accesspay-header", "call-totals",
        ])
    func decisions(name: String) throws {
        let profile = try #require(try ProfileLibrary.standard.profile(named: name, pinned: nil))
        for rule in profile.fieldsOfExchange { #expect(TransactionalRules.allows(rule.operator), "\(rule.field)") }
        let own = Set(profile.fields.filter { $0.exchange == .own }.map(\.field))
        if let standard = ExchangePlaces.standard(of: profile.format, profile: name) {
            #expect(own == Set(standard.own.joined()).intersection(profile.fields.map(\.field)))
        } else {
            #expect(profile.exchange?.amount != nil && profile.exchange?.reference != nil)
        }
    }
}
