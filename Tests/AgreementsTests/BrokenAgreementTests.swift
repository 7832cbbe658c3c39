import Primitives
import Testing

@testable import Agreements

/// One thing of the example is broken at a time; each gives one finding at its place.
@Suite("Broken agreements")
struct BrokenAgreementTests {
    /// All variants of this file; the schema is held against them too.
    static let all = brokenIdentity + brokenTerms + brokenKeys + brokenDatasets + brokenRules + brokenDisposal

    static let brokenIdentity: [Broken] = [
        Broken(
            "apiVersion: datalease/v1", "apiVersion: «datalease/v2", "apiVersion",
            "\"datalease/v2\" is not known to this release"),
        Broken("apiVersion: datalease/v1", "apiVersion: «v1", "apiVersion", "\"v1\" is no format of agreements"),
        Broken("kind: DataSharingAgreement", "kind: «Agreement", "kind", "\"Agreement\" is no agreement"),
        Broken("id: DSA-2026-014", "id: «../DSA", "id", "\"../DSA\" cannot be part of a file name"),
        Broken("id: DSA-2026-014", "id: «.hidden", "id", "\".hidden\" cannot be part of a file name"),
        Broken(
            "id: DSA-2026-014", "id: «\(String(repeating: "x", count: 65))", "id",
            "\"\(String(repeating: "x", count: 39))…\" cannot be part of a file name"),
        Broken("id: DSA-2026-014\n", "id:« \n", "id", "has no value"),
        Broken("version: 2", "version: «0", "version", "must be from 1 to 1000000"),
        Broken("version: 2", "version: «02", "version", "\"02\" is no whole number"),
        Broken("version: 2", "version: «-2", "version", "\"-2\" is no whole number"),
        Broken("version: 2", "version: «99999999999999999999", "version", "must be from 1 to 1000000"),
        Broken("version: 2", "version: «[2]", "version", "expected a text, found a list"),
        Broken(
            "title: Contact merge fault in the CRM", "title: «\" Contact\"", "title",
            "begins or ends with white space"),
        Broken(
            "title: Contact merge fault in the CRM", "title: «\"a\\nb\"", "title",
            "holds a control character or a line end"),
        Broken(
            "class: debug-sample", "class: «debug-smaple", "class",
            "\"debug-smaple\" is not one of debug-sample, transactional", fix: "did you mean debug-sample?"),
        Broken(
            "type: controller-processor", "type: «procesor", "type",
            "\"procesor\" is not one of controller-processor, controller-controller, joint, sub-processor"),
        Broken(
            "type: controller-processor", "«type: sub-processor", "type",
            "a sub-processor needs the customer's authorisation"),
        Broken(
            "type: controller-processor", "type: joint\n«customerAuthorisation: {reference: R, date: 2026-01-01}",
            "customerAuthorisation", "belongs to type sub-processor, not to joint"),
    ]

    @Test("what names the agreement is checked", arguments: brokenIdentity)
    func identity(broken: Broken) throws {
        try broken.check()
    }

    static let brokenTerms: [Broken] = [
        Broken(
            "dueDiligence: {by: DPO, date: 2026-09-01, validUntil: 2027-09-01}",
            "dueDiligence: {by: DPO, date: 2026-09-01, «validUntil: 2026-08-01}",
            "parties.recipient.dueDiligence.validUntil", "lies before the day of the check"),
        Broken(
            "date: 2026-09-01, v", "date: «2026-02-30, v", "parties.recipient.dueDiligence.date",
            "\"2026-02-30\" is no day of the calendar", fix: "write it like 2026-11-30"),
        Broken(
            "subProcessors: []", "subProcessors: «none", "parties.recipient.subProcessors",
            "expected a list, found a text"),
        Broken("execution: ssh", "execution: «paper", "execution", "\"paper\" is no way to execute an agreement"),
        Broken(
            "execution: ssh", "execution: {document: a.pdf, sha256: «ABC, signedOn: 2026-10-30}",
            "execution.sha256", "is no SHA-256 digest"),
        Broken(
            "execution: ssh", "execution: «{document: a.pdf, signedOn: 2026-10-30}", "execution",
            "the key sha256 is missing"),
        Broken("  ticket: INC-48213\n", "", "fault", "the key ticket is missing"),
        Broken("purposes: [system-fix]", "purposes: «[]", "purposes", "the list is empty"),
        Broken(
            "purposes: [system-fix]", "purposes: [system-fix]\nreferences: [A-#, «CUST]", "references[2]",
            "\"CUST\" is no form of a reference",
            fix: "write # for each digit and @ for each letter that differs, as in CUST-######"),
        Broken(
            "purposes: [system-fix]", "purposes: [system-fix]\nreferences: [«A#]", "references[1]",
            "\"A#\" is no form of a reference"),
        Broken(
            "purposes: [system-fix]", "purposes: [system-fix]\nreferences: [«-####]", "references[1]",
            "\"-####\" is no form of a reference"),
        Broken(
            "purposes: [system-fix]", "purposes: [system-fix]\nreferences: [«\"É-####\"]", "references[1]",
            "\"É-####\" is no form of a reference"),
        Broken(
            "purposes: [system-fix]", "purposes: [system-fix]\nreferences: [A-##, «A-##]", "references[2]",
            "stands twice in the list"),
        Broken(
            "purposes: [system-fix]", "purposes: [system-fix]\nreferences: «[]", "references", "the list is empty"),
        Broken(
            "purposes: [system-fix]",
            "purposes: [system-fix]\n«references: [\((0..<65).map { "R\($0)-#" }.joined(separator: ", "))]",
            "references", "65 forms of references are declared, and 64 are the most"),
        Broken(
            "purposes: [system-fix]", "purposes: [«System fix]", "purposes[1]",
            "\"System fix\" is no word of lower-case letters, digits and hyphens"),
        Broken(
            "purposes: [system-fix]", "purposes: [system-fix, «system-fix]", "purposes[2]",
            "stands twice in the list"
        ),
        Broken("lawfulBasis: {", "lawfulBasis: {«basis: x, ", "lawfulBasis", "unknown key \"basis\""),
        Broken(
            "specialCategories: none", "specialCategories: «nothing", "specialCategories",
            "\"nothing\" is not one of none, listed, unknown"),
        Broken(
            "end: 2026-12-31}", "«end: 2026-10-31}", "term.end", "the term ends on 2026-10-31, before it starts"),
        Broken("end: 2026-12-31}", "end: «31.12.2026}", "term.end", "\"31.12.2026\" is no day of the calendar"),
        Broken(
            "processing: {locations: [GB]", "processing: {locations: [«UK]", "processing.locations[1]",
            "UK is not the code of the United Kingdom", fix: "write GB"),
        Broken(
            "personnelLocations: [GB]", "personnelLocations: [«Wales]", "processing.personnelLocations[1]",
            "\"Wales\" is no country code"),
        Broken(
            "personnelLocations: [GB]}", "transfer: «{mechanism: idta, date: 2026-01-01}}", "processing.transfer",
            "the key document is missing"),
        Broken(
            "measures: [encryption-at-rest,", "measures: [«Encryption,", "security.measures[1]",
            "\"Encryption\" is no word of lower-case letters, digits and hyphens"),
        Broken(
            "notifyWithin: PT24H", "notifyWithin: «P1D", "breach.notifyWithin", "\"P1D\" is no duration in hours",
            fix: "write hours, such as PT24H"),
        Broken("notifyWithin: PT24H", "notifyWithin: «PT0H", "breach.notifyWithin", "\"PT0H\" is no time at all"),
    ]

    @Test("parties, execution and fault are checked", arguments: brokenTerms)
    func terms(broken: Broken) throws {
        try broken.check()
    }

    static let brokenKeys: [Broken] = [
        Broken(
            "\"\(ExampleKey.preparer) pat@example.com\"", "«ssh-dss AAAAB3NzaC1kc3M=", "access.preparers[1].key",
            "is no SSH public key of a known type"),
        Broken(
            "key: \"\(ExampleKey.approver)\"", "key: «\(ExampleKey.approver.dropLast())",
            "access.approvers[1].key", "is no SSH public key: its base64 is damaged"),
        Broken(
            "key: \"\(ExampleKey.recipientSignatory)\"", "key: «\(ExampleKey.age)",
            "access.signatories.recipient[1].key", "is no SSH public key"),
        Broken(
            ", sign: \"\(ExampleKey.recipient)\"", "", "access.recipients[1]", "the key sign is missing"),
        Broken(
            "decrypt: \(ExampleKey.age), ", "", "access.recipients[1]", "the key decrypt is missing"),
        Broken(
            "decrypt: \(ExampleKey.age), sign: \"\(ExampleKey.recipient)\"", "key: «\(ExampleKey.age)",
            "access.recipients[1].key", "an age key cannot sign"),
        Broken(
            "decrypt: \(ExampleKey.age), sign: \"\(ExampleKey.recipient)\"", "key: «\(ExampleKey.ecdsa)",
            "access.recipients[1].key", "an ecdsa-sha2-nistp256 key cannot decrypt"),
        Broken(
            "decrypt: \(ExampleKey.age)", "decrypt: «\(ExampleKey.ecdsa)", "access.recipients[1].decrypt",
            "an ecdsa-sha2-nistp256 key cannot decrypt"),
        Broken(
            "sign: \"\(ExampleKey.recipient)\"", "sign: «\(ExampleKey.age)", "access.recipients[1].sign",
            "an age key cannot sign"),
        Broken(
            "decrypt: \(ExampleKey.age)", "«key: \(ExampleKey.recipient)", "access.recipients[1].key",
            "stands for both decrypt and sign, which are there too"),
        Broken(
            "decrypt: \(ExampleKey.age)", "decrypt: «\(ExampleKey.age.dropLast())q", "access.recipients[1].decrypt",
            "is no age recipient: its checksum does not fit"),
        // y = 2 belongs to no point of the curve, so nothing can be encrypted to it.
        Broken(
            "decrypt: \(ExampleKey.age)",
            "decrypt: «ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "access.recipients[1].decrypt", "is an ssh-ed25519 public key that is no point of its curve"),
        Broken(
            "decrypt: \(ExampleKey.age)", "decrypt: «AGE-SECRET-KEY-1QQQQ", "access.recipients[1].decrypt",
            "is a secret key"),
        Broken(
            "Rex Recipient, key: \"\(ExampleKey.recipientSignatory)\"}",
            "Rex Recipient, key: \"\(ExampleKey.providerSignatory)\"}", "access.signatories.recipient",
            "the key of \"Rex Recipient\" signs for both parties"),
        Broken(
            "name: Rex Recipient", "name: sam  PROVIDER", "access.signatories.recipient",
            "\"sam  PROVIDER\" signs for both parties"),
        Broken(
            "    - {name: Ada Approver, key: \"\(ExampleKey.approver)\"}",
            "    - {name: Ada Approver, key: \"\(ExampleKey.approver)\"}\n"
                + "    - {name: Ann Approver, «key: \"\(ExampleKey.approver)\"}", "access.approvers[2].key",
            "stands twice in the list"),
    ]

    @Test("keys are checked, and a recipient must be able to decrypt and to sign", arguments: brokenKeys)
    func keys(broken: Broken) throws {
        try broken.check()
    }

    @Test("a party has a name")
    func legalName() throws {
        let found = findings(try example(replacing: "    legalName: Example Telecom Ltd\n", by: ""))
        #expect(found.map(\.what) == ["the key legalName is missing"])
        #expect(found.first?.path == "parties.provider")
    }

    @Test("two recipients have two keys")
    func recipients() throws {
        let line =
            "    - {name: Vic Vendor, role: support engineer, decrypt: \(ExampleKey.age), sign: \"\(ExampleKey.recipient)\"}\n"
        let other = line.replacing("Vic", with: "Val").replacing(ExampleKey.recipient, with: ExampleKey.stranger)
        let found = findings(try example(replacing: line, by: line + other))
        #expect(found.map(\.description).first?.hasSuffix("recipients[2].decrypt: stands twice in the list") == true)
        let ssh = other.replacing(ExampleKey.age, with: "\"\(ExampleKey.approver)\"")
        let access = try read(try example(replacing: line, by: line + ssh)).agreement.access
        #expect(access.recipients.map(\.decrypt.text) == [ExampleKey.age, ExampleKey.approver])
    }

    @Test("a customer's authorisation belongs to a type")
    func authorisationWithoutType() throws {
        let found = findings(
            try example(
                replacing: "type: controller-processor", by: "customerAuthorisation: {reference: R, date: 2026-01-01}"))
        #expect(found.map(\.what) == ["belongs to type sub-processor, not to none"])
    }

    @Test("one ssh-ed25519 key stands for both, and a document needs approvers but no signatories")
    func otherAccess() throws {
        let single = try example(
            replacing: "decrypt: \(ExampleKey.age), sign: \"\(ExampleKey.recipient)\"",
            by: "key: \(ExampleKey.recipient)")
        let recipient = try #require(try read(single).agreement.access.recipients.first)
        #expect(recipient.decrypt.fingerprint == recipient.sign.fingerprint)
        #expect(recipient.decrypt.text == ExampleKey.recipient)
        let digest = String(repeating: "0a", count: 32)
        let document = try example(
            replacing: "execution: ssh", by: "execution: {document: a.pdf, sha256: \(digest), signedOn: 2026-10-30}"
        ).replacing("approvers:", with: "x:")
        #expect(findings(document).map(\.what).sorted() == ["the key approvers is missing", "unknown key \"x\""])
        let start = try #require(exampleAgreement.firstRange(of: "  signatories:\n"))
        let end = try #require(exampleAgreement.firstRange(of: "  recipients:\n"))
        let paper = try read(
            try example(
                replacing: "execution: ssh", by: "execution: {document: a.pdf, sha256: \(digest), signedOn: 2026-10-30}"
            ).replacing(exampleAgreement[start.lowerBound..<end.lowerBound], with: ""))
        #expect(paper.agreement.access.providerSignatories.isEmpty)
        guard case .document(let name, let scan, let day) = paper.agreement.execution else {
            Issue.record("no document")
            return
        }
        #expect("\(name) \(scan) \(day)" == "a.pdf \(digest) 2026-10-30")
    }

    static let brokenDatasets: [Broken] = [
        Broken(
            "- name: contacts", "- name: «Contacts", "datasets[1].name", "\"Contacts\" is no name for a dataset"),
        Broken(
            "- name: addacs", "- «name: contacts", "datasets[2].name", "the dataset \"contacts\" stands twice"),
        Broken("    maxRows: 5000\n", "", "datasets[1]", "the key maxRows is missing"),
        Broken("maxRows: 5000", "maxRows: «0", "datasets[1].maxRows", "must be from 1 to 1000000000"),
        Broken(
            "key: Id", "«key: Idd", "datasets[1].key", "\"Idd\" is not among the fields", fix: "did you mean Id?"),
        Broken("key: Id", "«key: \"#footer\"", "datasets[1].key", "\"#footer\" is not among the fields"),
        Broken(
            "sample: {first: 50}", "sample: «{first: 50, every: 2}", "datasets[2].sample",
            "first and every contradict each other"),
        Broken(
            "sample: {first: 50}", "sample: «{}", "datasets[2].sample",
            "says nothing of which rows are taken"),
        Broken(
            "sample: {first: 50}", "sample: {every: «0}", "datasets[2].sample.every", "must be from 1 to 1000000000"
        ),
        Broken(
            "otherwise: blank", "otherwise: «keep", "datasets[2].otherwise",
            "\"keep\" is not one of refuse, blank, shape"),
        Broken(
            "delimiter: \",\"", "delimiter: «\";;\"", "datasets[1].csv.delimiter", "\";;\" cannot separate fields"),
        Broken("delimiter: \",\"", "delimiter: «a", "datasets[1].csv.delimiter", "\"a\" cannot separate fields"),
        Broken(
            "delimiter: \",\"", "delimiter: «\"é\"", "datasets[1].csv.delimiter", "\"é\" cannot separate fields"),
        Broken(
            "delimiter: \",\"", "delimiter: «\"\\n\"", "datasets[1].csv.delimiter", "\" \" cannot separate fields"),
        Broken("delimiter: \",\"", "«delimiter: '\"'", "datasets[1].csv.delimiter", "is the quote too"),
        Broken("header: {row: 1}", "header: {row: «-1}", "datasets[1].csv.header.row", "\"-1\" is no whole number"),
        Broken(
            "format: csv\n    csv: {", "format: csv\n    «xml: {record: /a}\n    csv: {", "datasets[1].xml",
            "belongs to format xml, not to csv"),
        Broken(
            "xml: {record: /BACSDocument/Data//MessagingAdvice}", "xml: {record: «/a/@b}", "datasets[2].xml.record",
            "\"/a/@b\" is no path: a record is an element, not an attribute"),
        Broken(
            "xml: {record: /BACSDocument/Data//MessagingAdvice}", "xml: {record: «//a/}", "datasets[2].xml.record",
            "\"//a/\" is no path: a step has no name"),
        Broken(
            "    xml: {record: /BACSDocument/Data//MessagingAdvice}\n", "", "datasets[2]", "the key xml is missing"),
        Broken(
            "/BACSDocument/Data//MessagingAdvice/@payer-name: {", "«payer-name: {", "datasets[2].fields.payer-name",
            "\"payer-name\" is no path: it must begin with /"),
        Broken(
            "/BACSDocument/Data//MessagingAdvice/@payer-name: {", "«/a/@b/c: {", "datasets[2].fields./a/@b/c",
            "\"/a/@b/c\" is no path: an attribute must be the last step"),
        Broken(
            "\"#footer\": {", "«\"#comment\": {", "datasets[1].fields.#comment", "is no margin of csv exports",
            fix: "its margins: #preamble, #footer, #extra"),
        Broken(
            "\"#comment\": {", "«\"#footer\": {", "datasets[2].fields.#footer", "is no margin of xml exports",
            fix: "its margins: #comment, #pi"),
    ]

    @Test("datasets are checked", arguments: brokenDatasets)
    func datasets(broken: Broken) throws {
        try broken.check()
    }

    @Test("a format that is not supported is refused with those that are")
    func formats() throws {
        let found = findings(try example(replacing: "format: csv\n", by: "format: xlsx\n"))
        #expect(found.map(\.what) == ["\"xlsx\" is no format that is known"])
        #expect(found.first?.fix == "now supported: csv, xml, fixed-width, bacs-standard-18")
    }

    @Test("without a header, fields are named by number")
    func columnNumbers() throws {
        let text = try example(replacing: "header: {row: 1}", by: "header: {row: 0}")
        #expect(findings(text).count == 18)
        #expect(findings(text).first?.what == "is no column number, and the export has no header")
    }

    static let brokenRules: [Broken] = [
        Broken(
            "Status: {do: keep}", "Status: {do: «kep}", "datasets[1].fields.Status.do",
            "\"kep\" is not one of keep, blank, drop, constant, mask, token, shape, digits, phone, email, postcode, "
                + "account, identifier, date, bucket, scrub", fix: "did you mean keep?"),
        Broken(
            "Notes: {do: blank}", "Notes: {do: scrub, known: «all}", "datasets[1].fields.Notes.known",
            "\"all\" is not one of record, export, none"),
        Broken(
            "Notes: {do: blank}", "Notes: {do: scrub, unsure: «maybe}", "datasets[1].fields.Notes.unsure",
            "\"maybe\" is not one of replace, keep, refuse"),
        Broken(
            "Notes: {do: blank}", "Notes: {do: scrub, with: «tags}", "datasets[1].fields.Notes.with",
            "\"tags\" is not one of pseudonym, tag", fix: "did you mean tag?"),
        Broken(
            "Notes: {do: blank}", "Notes: {do: scrub, «type: note}", "datasets[1].fields.Notes",
            "the key type belongs to token, shape, digits, phone, email, postcode, account, identifier, date, not to scrub"
        ),
        Broken(
            "Status: {do: keep}", "Status: «keep", "datasets[1].fields.Status",
            "expected keys with values, found a text"),
        Broken("Status: {do: keep}", "Status: «{because: x}", "datasets[1].fields.Status", "the key do is missing"),
        Broken(
            "Notes: {do: blank}", "Notes: {do: blank, «type: note}", "datasets[1].fields.Notes",
            "the key type belongs to token, shape, digits, phone, email, postcode, account, identifier, date, not to blank"
        ),
        Broken(
            "{do: constant, text: Customer}", "«{do: constant}", "datasets[1].fields.Salutation",
            "the key text is missing"),
        Broken(
            "text: Customer}", "text: «\"a\\tb\"}", "datasets[1].fields.Salutation.text",
            "holds a control character or a line end"),
        Broken(
            "keepLast: 4", "keepLast: «65", "datasets[1].fields.Card.keepLast", "must be from 0 to 64"),
        Broken(
            "reversible: true", "reversible: «yes",
            "datasets[2].fields./BACSDocument/Data//MessagingAdvice/@reference"
                + ".reversible", "\"yes\" is neither true nor false"),
        Broken(
            "outward: keep", "outward: «district", "datasets[1].fields.Postcode.outward",
            "\"district\" is not one of keep, area"),
        Broken("size: 100", "size: «0", "datasets[1].fields.Spend.size", "must be from 1 to 1000000000"),
        Broken(", size: 100", "", "datasets[1].fields.Spend", "the key size is missing"),
        Broken(
            "shift: P30D, by: Id", "shift: «P1M, by: Id", "datasets[1].fields.Birthdate.shift",
            "\"P1M\" is not a number of days", fix: "write days, such as P30D"),
        Broken(
            "shift: P30D, by: Id", "shift: P30D", "datasets[1].fields.Birthdate", "the key by is missing"),
        Broken(
            "shift: P30D, by: Id", "by: Id", "datasets[1].fields.Birthdate",
            "a date needs shift or truncate, and not both"),
        Broken(
            "shift: P30D, by: Id", "shift: P30D, by: Id, truncate: year", "datasets[1].fields.Birthdate",
            "a date needs shift or truncate, and not both"),
        Broken(
            "truncate: month", "truncate: month, «by: Id", "datasets[1].fields.Since.by",
            "belongs to shift, not to truncate"),
        Broken(
            "truncate: month", "truncate: month, «type: x", "datasets[1].fields.Since.type",
            "a truncated date has no pseudonym to share"),
        Broken(
            "truncate: month", "truncate: «week", "datasets[1].fields.Since.truncate",
            "\"week\" is not one of month, year"),
        Broken(
            "Birthdate: {do: date, shift: P30D, by: Id}", "«Birthdate: {do: date, shift: P30D, by: Birthdate}",
            "datasets[1].fields.Birthdate", "by: names the field itself"),
        Broken(
            "Birthdate: {do: date, shift: P30D, by: Id}", "«Birthdate: {do: date, shift: P30D, by: Idd}",
            "datasets[1].fields.Birthdate", "by: \"Idd\" has no rule in this dataset", fix: "did you mean Id?"),
        Broken(
            "Birthdate: {do: date, shift: P30D, by: Id}", "«Birthdate: {do: date, shift: P30D, by: \"#footer\"}",
            "datasets[1].fields.Birthdate", "by: \"#footer\" has no rule in this dataset"),
        Broken(
            "Iban: {do: account}", "Iban: {do: account, «with: Id}", "datasets[1].fields.Iban.with",
            "belongs to part: sort-code or number"),
        Broken(
            "Iban: {do: account}", "Iban: «{do: account, part: number}", "datasets[1].fields.Iban",
            "the key with is missing"),
        Broken(
            "Iban: {do: account}", "«Iban: {do: account, part: number, with: Status}", "datasets[1].fields.Iban",
            "with: \"Status\" is not the other half of this account",
            fix: "give it {do: account, part: sort-code, with: Iban}"),
        Broken(
            "Iban: {do: account}", "«Iban: {do: account, part: number, with: SortCode}", "datasets[1].fields.Iban",
            "with: \"SortCode\" is not the other half of this account"),
        Broken(
            "\"#footer\": {do: drop}", "\"#footer\": {«do: phone}", "datasets[1].fields.#footer.do",
            "phone needs a field; a margin is free text"),
        Broken(
            "type: contact-id, because", "type: «Contact/Id, because", "datasets[1].fields.Id.type",
            "\"Contact/Id\" is no word of lower-case letters, digits and hyphens"),
        Broken(
            "category: name", "category: «Full Name", "datasets[1].fields.FirstName.category",
            "\"Full Name\" is no word of lower-case letters, digits and hyphens"),
    ]

    @Test("field rules are checked", arguments: brokenRules)
    func rules(broken: Broken) throws {
        try broken.check()
    }

    @Test("both halves of an account have one type")
    func accountTypes() throws {
        let found = findings(
            try example(
                replacing: "{do: account, part: number, with: SortCode}",
                by: "{do: account, part: number, with: SortCode, type: payer-account}"))
        #expect(found.map(\.what) == ["with: \"Account\" has another type", "with: \"SortCode\" has another type"])
    }

    static let brokenDisposal: [Broken] = [
        Broken(
            "mode: destroy", "mode: «keep", "disposal.mode", "\"keep\" is not one of destroy, return"),
        Broken(
            "from: agreement-end,", "from: «agreement-ends,", "disposal.triggers[3].from",
            "\"agreement-ends\" is not one of prepared, fault-resolved, agreement-end",
            fix: "did you mean agreement-end?"),
        Broken(
            "from: agreement-end,", "from: «recalled,", "disposal.triggers[3].from",
            "a recall is always possible, and is not written down"),
        Broken(
            "from: agreement-end,", "«from: prepared,", "disposal.triggers[3].from",
            "prepared stands twice in the list"),
        Broken(
            "within: P30D", "within: «30 days", "disposal.triggers[1].within",
            "\"30 days\" is no ISO 8601 duration",
            fix: "write P30D"),
        Broken(
            "within: P30D", "within: «a reasonable time", "disposal.triggers[1].within",
            "\"a reasonable time\" is no ISO 8601 duration",
            fix: "write an exact time such as P30D, P6M or {workingDays: 5}; vague words are refused"),
        Broken("within: P30D", "within: «P0D", "disposal.triggers[1].within", "\"P0D\" is no time at all"),
        Broken("within: P30D", "within: «P-3D", "disposal.triggers[1].within", "\"P-3D\" is no ISO 8601 duration"),
        Broken("within: P30D", "within: «P101Y", "disposal.triggers[1].within", "is longer than a hundred years"),
        Broken(
            "methodAtLeast: delete", "methodAtLeast: «shred", "disposal.methodAtLeast",
            "\"shred\" is not one of delete, clear, purge, destroy"),
        Broken(
            "{workingDays: 5}", "{workingDays: «0}", "disposal.certificateWithin.workingDays",
            "must be from 1 to 2000"),
        Broken(
            "evidence: [certificate, own-copies]", "evidence: [«certificat]", "disposal.evidence[1]",
            "\"certificat\" is not one of certificate, own-copies, key, deletion-log, return-receipt, "
                + "backup-statement, sub-processor-certificates, destruction-certificate, audit-note",
            fix: "did you mean certificate?"),
        Broken(
            "calendar: {division: england-and-wales, timeZone: Europe/London}\n", "", "disposal",
            "counts working days, but the agreement has no calendar"),
        Broken(
            "division: england-and-wales", "division: «england", "calendar.division",
            "\"england\" is not one of england-and-wales, scotland, northern-ireland"),
        Broken(
            "mode: destroy", "mode: destroy\n  upstreamCap: «{date: 2026-12-15}", "disposal.upstreamCap",
            "the key source is missing", fix: "add source"),
        Broken(
            "mode: destroy", "mode: destroy\n  upstreamCap: {date: «15 December, source: the customer}",
            "disposal.upstreamCap.date", "\"15 December\" is no day of the calendar"),
        Broken(
            "timeZone: Europe/London", "businessHours: «{from: \"09:00\"}", "calendar.businessHours",
            "the key until is missing"),
        Broken(
            "timeZone: Europe/London", "businessHours: {from: \"09:00\", until: «\"24:01\"}",
            "calendar.businessHours.until", "\"24:01\" is no time of day"),
        Broken(
            "timeZone: Europe/London", "businessHours: {from: «9am, until: \"17:00\"}",
            "calendar.businessHours.from", "\"9am\" is no time of day", fix: "write it like \"09:00\", in quotes"),
        Broken(
            "timeZone: Europe/London", "businessHours: {from: \"17:00\", «until: \"17:00\"}",
            "calendar.businessHours.until", "the hours are over before they begin"),
        Broken(
            "  signatories:", "  outOfHours: [«Pat Preparer]\n  signatories:", "access.outOfHours[1]",
            "\"Pat Preparer\" is no approver of this agreement", fix: "name people of access.approvers"),
        Broken(
            "  signatories:", "  «approvals: 2\n  signatories:", "access.approvals",
            "2 approvals are asked for, and approvers names 1 person",
            fix: "name more people under approvers, or ask for fewer approvals"),
        Broken(
            "  signatories:", "  approvals: «-1\n  signatories:", "access.approvals", "\"-1\" is no whole number"),
        Broken("timeZone: Europe/London", "timeZone: «UTC", "calendar.timeZone", "\"UTC\" is not supported"),
        Broken(
            "implements: [term]", "implements: [«trem]", "clauses[1].implements[1]",
            "the agreement has no section \"trem\"", fix: "did you mean term?"),
        Broken(
            "- {id: minimum,", "- {«id: term,", "clauses[3].id", "the clause \"term\" stands twice"),
        Broken("- {id: term,", "- {id: «the term,", "clauses[1].id", "\"the term\" cannot be part of a file name"),
    ]

    @Test("disposal, calendar and clauses are checked", arguments: brokenDisposal)
    func disposal(broken: Broken) throws {
        try broken.check()
    }

    @Test("every required section is missed when it is not there")
    func missingSections() throws {
        let required = [
            "apiVersion", "kind", "id", "version", "title", "class", "parties", "fault", "purposes", "prohibitions",
            "specialCategories", "term", "access", "datasets", "disposal",
        ]
        #expect(findings("{}").map(\.what) == required.filter { $0 != "fault" }.map { "the key \($0) is missing" })
        for key in required {
            let found = findings(try example(replacing: "\n\(key):", by: "\nx-\(key):"))
            #expect(found.contains { $0.what == "the key \(key) is missing" }, "\(key)")
        }
    }

    @Test("every other section may be left out")
    func optionalSections() throws {
        let optional = [
            "type", "execution", "lawfulBasis", "dataSubjects", "processing", "security", "breach", "pseudonyms",
            "review", "clauses",
        ]
        var isSkipping = false
        let lines = exampleAgreement.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if let first = line.first, first != " " { isSkipping = optional.contains { line.hasPrefix("\($0):") } }
            return !isSkipping
        }
        let agreement = try read(lines.joined(separator: "\n")).agreement
        #expect(agreement.execution == .ssh)
        #expect(agreement.linkable == .agreement)
        #expect(agreement.clauses.isEmpty)
        let subProcessor = try example(
            replacing: "type: controller-processor",
            by: "type: sub-processor\ncustomerAuthorisation: {reference: Letter 7, date: 2026-08-01}")
        #expect(try read(subProcessor).agreement.customerAuthorisation?.reference == "Letter 7")
    }
}
