import Pseudonyms
import Testing

@testable import Agreements

@Suite("Why a field may leave")
struct FieldExplanationTests {
    private static let extra = """
          - name: phones
            format: xml
            xml: {record: /r/p}
            maxRows: 1
            sample: {first: 1}
            fields:
              /r/p/@no: {do: phone}
              //note: {do: scrub}
              /r/p/tel/*: {do: shape}
              /r/p/fax: {do: keep, category: phone}
            otherwise: shape
            proof: {do: set-aside}
          - name: numbered
            format: csv
            csv: {delimiter: ",", header: {row: 0}}
            maxRows: 10
            fields: {"1": {do: phone}, "2": {do: token, type: contact-id}}
            otherwise: blank
          - name: spaced
            format: csv
            maxRows: 10
            fields:
              Home Phone (work): {do: phone}
              customers.metadata.ref: {do: digits}
              PHONE: {do: keep, because: it is the switchboard's}
              phone: {do: blank}
            otherwise: blank
            proof: {do: off, because: nobody is in it}
          - name: payments
            format: bacs-standard-18
            maxRows: 10
            fields: {data.reference: {do: digits}, data.destination-name: {do: shape}}
            otherwise: blank

        """

    private func agreement(_ edit: (String) -> String = { $0 }) throws -> Agreement {
        let text = try example(replacing: "disposal:\n  mode", by: Self.extra + "disposal:\n  mode")
        return try read(edit(text)).agreement
    }

    private func explained(_ dataset: String, _ field: String) throws -> FieldExplanation {
        let agreement = try agreement()
        let plan = try agreement.plan(named: dataset)
        return FieldExplanation(try plan.field(named: field), plan, of: agreement)
    }

    private func unknown(_ dataset: String, _ field: String) throws -> UnknownField? {
        do throws(UnknownField) {
            _ = try agreementPlan(dataset).field(named: field)
            return nil
        } catch {
            return error
        }
    }

    private func agreementPlan(_ dataset: String) throws(UnknownField) -> DatasetPlan {
        guard let agreement = try? agreement() else { throw UnknownField(what: "unreadable", fix: nil) }
        return try agreement.plan(named: dataset)
    }

    @Test("a field that the agreement names is governed by that rule, whatever stands in its name")
    func named() throws {
        for (dataset, field) in [
            ("contacts", "Phone"), ("spaced", "Home Phone (work)"), ("spaced", "customers.metadata.ref"),
            ("spaced", "PHONE"), ("spaced", "phone"), ("numbered", "2"), ("phones", "/r/p/@no"), ("phones", "//note"),
            ("contacts", "#footer"), ("payments", "data.reference"),
        ] {
            let governed = try explained(dataset, field).governed
            #expect(governed.field == field)
            #expect(governed.rule?.field == field)
            #expect(governed.ground == .agreement)
            #expect(governed.remark == nil)
        }
        #expect(try explained("CONTACTS", "Phone").dataset == "contacts")
    }

    @Test("another spelling names the field where one alone can be meant, and says so")
    func otherSpellings() throws {
        let phone = try explained("contacts", "PHONE").governed
        #expect(phone.field == "Phone")
        #expect(phone.remark == "names are compared letter by letter: the rule is for Phone")
        // Of two that differ in nothing but case neither can be meant.
        #expect(try explained("spaced", "Phone").governed.ground == .otherwise)
        for (text, field) in [("no", "/r/p/@no"), ("@NO", "/r/p/@no"), ("fax", "/r/p/fax")] {
            #expect(try explained("phones", text).governed.field == field)
        }
    }

    @Test("a path in no rule is governed as in an export: by the rule that takes it in, as a secret, or by otherwise")
    func paths() throws {
        #expect(try explained("phones", "/r/p/q/note").governed.field == "//note")
        #expect(try explained("phones", "/r/p/tel/home").governed.field == "/r/p/tel/*")
        let secret = try explained("phones", "/r/p/tel/password")
        #expect(secret.governed.ground == .secret)
        #expect(secret.operation == "drop")
        let other = try explained("phones", "/r/x")
        #expect(other.governed.ground == .otherwise)
        #expect(other.operation == "shape")
        let several = try #require(try unknown("phones", "/r/p/*"))
        #expect(several.what == "dataset phones: \"/r/p/*\" fits more than one rule")
        #expect(several.fix?.contains("/r/p/fax") == true)
    }

    @Test("a field that no rule names is what otherwise says, a secret, or refused; the nearest name is told")
    func unnamed() throws {
        let refused = try explained("contacts", "Fone")
        #expect(refused.governed.rule == nil)
        #expect(refused.operation == nil)
        #expect(refused.properties == nil && refused.disclosure == nil && !refused.leaves)
        #expect(refused.governed.remark == nil)
        #expect(try explained("contacts", "Phones").governed.remark == "no rule names it; the nearest name is Phone")
        let blank = try explained("spaced", "Other")
        #expect(blank.governed.ground == .otherwise)
        #expect(blank.operation == "blank")
        #expect(!blank.leaves)
        let secret = try explained("spaced", "Portal Password")
        #expect(secret.governed.ground == .secret)
        #expect(secret.operation == "drop")
        #expect(try explained("contacts", "Portal Password").governed.rule == nil, "what is refused stays refused")
        #expect(try explained("phones", "#comment").operation == "shape")
        #expect(try explained("contacts", "#preamble").governed.rule == nil)
    }

    @Test("what cannot be a field of such an export is said to be none, with what to write")
    func impossible() throws {
        let cases: [(String, String, String)] = [
            ("phones", "nothing", "is no path"), ("phones", "/r//", "a step has no name"),
            ("numbered", "Phone", "is no column number"), ("payments", "data.refrence", "is no field of the records"),
            ("contacts", "#pi", "is no margin of csv exports"),
        ]
        for (dataset, field, what) in cases {
            let unknown = try #require(try unknown(dataset, field), "\(field)")
            #expect(unknown.what.contains(what), "\(unknown.what)")
            #expect(unknown.fix != nil)
        }
        #expect(try unknown("payments", "data.refrence")?.fix == "did you mean payments.data.reference?")
        #expect(try unknown("contatcs", "Phone")?.fix == "did you mean contacts?")
        #expect(try unknown("Birthdate", "")?.fix == "did you mean contacts.Birthdate?")
        #expect(
            try unknown("zzzzzz", "")?.fix == "its datasets are: contacts, addacs, phones, numbered, spaced, payments")
    }

    @Test("clauses come with the nearest first, and fields that are joined are those of one type and operator")
    func clauses() throws {
        let email = try explained("contacts", "Email")
        #expect(email.clauses.map(\.id) == ["minimum"])
        #expect(email.clauses.first?.text == "No more than needed.")
        #expect(
            try explained("contacts", "Phone").joined == ["phones./r/p/@no", "numbered.1", "spaced.Home Phone (work)"])
        #expect(try explained("contacts", "Id").joined.contains("numbered.2"))
        #expect(try explained("contacts", "AccountNo").joined.isEmpty)
        #expect(
            try explained("phones", "/r/p/@no").joined
                == ["contacts.Phone", "numbered.1", "spaced.Home Phone (work)", "the text of phones.//note"])
    }

    @Test("a text that speaks of all records of the run is joined with fields of other datasets")
    func textOfExport() throws {
        let agreement = try agreement {
            $0.replacing("//note: {do: scrub}", with: "//note: {do: scrub, known: export}")
        }
        let plan = try agreement.plan(named: "contacts")
        let phone = FieldExplanation(try plan.field(named: "Phone"), plan, of: agreement)
        #expect(phone.joined.last == "the text of phones.//note")
    }

    @Test("limits, rows and the proof are said in words")
    func terms() throws {
        let phone = try explained("contacts", "Phone")
        #expect(
            phone.limits == [
                "30 days after it is prepared", "5 days after the fault is resolved",
                "1 month after the agreement ends",
            ])
        #expect(phone.rows == "at most 5000 rows")
        #expect(phone.proof == nil)
        let fax = try explained("phones", "/r/p/fax")
        #expect(fax.rows.hasPrefix("at most 1 row; sample: "))
        #expect(
            fax.proof
                == "searched for personal values before a bundle gets its name; a record with one is left out; what looks like "
                + "phone counts only where a governed field holds it")
        #expect(try explained("spaced", "PHONE").proof == "leaves unsearched, because: nobody is in it")
    }

    @Test("what the choice of rows tells of a field is said, also where nothing of it leaves")
    func chosen() throws {
        let agreement = try agreement {
            $0.replacing(
                "    csv: {delimiter: \",\", header: {row: 1}, footer: 0}\n",
                with: "    csv: {delimiter: \",\", header: {row: 1}, footer: 0}\n"
                    + "    sample: {by: Id, share: 1/10, where: Notes is empty}\n")
        }
        let plan = try agreement.plan(named: "contacts")
        func learnt(_ field: String) throws -> [String] {
            FieldExplanation(try plan.field(named: field), plan, of: agreement).learnt
        }
        #expect(try learnt("Notes") == ["that every record fits the condition on it that stands in the agreement"])
        #expect(try learnt("Id").last == "that all records of a value are here, where one is")
        #expect(try learnt("Internal").isEmpty)
    }

    @Test("every rule of a dataset is explained, and what becomes of all other fields last")
    func everyRule() throws {
        let agreement = try agreement()
        for plan in Plan.compile(agreement) {
            let fields = plan.fields.map { FieldExplanation($0, plan, of: agreement) }
            #expect(fields.dropLast().map(\.governed.field) == plan.rules.map(\.field))
            #expect(fields.last?.governed.ground == .otherwise)
            for field in fields where field.governed.rule != nil {
                #expect(field.disclosure?.findings.isEmpty == false)
                // The scrub's pseudonyms have the types of the fields that they are of.
                guard case .scrub? = field.governed.rule?.operator else {
                    #expect(field.disclosure?.isKeyed == (field.governed.rule?.semanticType != nil))
                    continue
                }
            }
        }
    }
}
