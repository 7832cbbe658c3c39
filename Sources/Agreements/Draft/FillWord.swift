/// What can be left open in a draft: a key of the file, the word that its line is marked with, and what to write there.
///
///     legalName:                                      # fill: recipient-company
struct FillWord: Sendable {
    /// Where it stands, elements of lists without their numbers: `access.preparers[].key`.
    let place: String
    /// The word of the mark.
    let word: String
    /// What belongs there.
    let what: String
    /// How to write it.
    let fix: String
    /// What takes its place while the rest of the draft is looked at.
    let standIn: StandIn

    /// Something that the reader takes in the place of what is missing.
    enum StandIn: Sendable {
        /// Any text of one line.
        case text
        /// These words of YAML.
        case written(String)
        /// A person's name, of nobody else in the file.
        case person
        /// A public key, of nobody else in the file.
        case key
        /// A day on which the term may begin, or something was done before it.
        case start
        /// A day on which the term may end.
        case end
        /// The day on which the recipient was looked into.
        case checked
        /// A day on which that still counts.
        case stillChecked
        /// A day on which somebody looks at it again.
        case later
    }

    private init(_ place: String, _ word: String, _ what: String, _ fix: String, _ standIn: StandIn = .text) {
        self.place = place
        self.word = word
        self.what = what
        self.fix = fix
        self.standIn = standIn
    }

    /// The word of a key in a draft; `nil` for one that drafts of this program do not leave open.
    static func at(_ path: String) -> FillWord? {
        // By bytes: a field's name may begin with a mark that belongs to the full stop before it.
        if path.utf8.starts(with: "datasets[".utf8) {
            let rest = path.utf8.dropFirst("datasets[".utf8.count).drop { $0 != UInt8(ascii: "]") }
            return rest.starts(with: "].fields.".utf8) ? rule : nil
        }
        return byPlace[String(path.filter { !("0"..."9").contains($0) })]
    }

    /// What becomes of a field of an export. Its word has a number behind it: `rule-7`.
    static let rule = FillWord(
        "datasets[].fields", "rule", "what becomes of this field",
        "write {do: keep, because: ...}, {do: blank}, {do: shape, category: name} or another operator of agreements/README.md",
        .written("{do: blank}"))

    static let all: [FillWord] =
        [
            FillWord(
                "title", "title", "what the agreement is about, in a few words",
                "write it like: Contact merge fault in the CRM")
        ] + company("provider", "telecom.example", "Example Telecom Ltd", "\"00000001\"")
        + company("recipient", "acme.example", "Acme CRM Systems Ltd", "\"00000002\"") + [
            FillWord(
                "parties.recipient.dueDiligence.by", "due-diligence-by", "who looked into the recipient",
                "write a role, such as DPO"),
            FillWord(
                "parties.recipient.dueDiligence.date", "due-diligence-date",
                "the day on which the recipient was looked into", "write it like 2026-09-01", .checked),
            FillWord(
                "parties.recipient.dueDiligence.validUntil", "due-diligence-until",
                "the last day on which that counts", "write it like 2027-09-01", .stillChecked),
            FillWord(
                "customerAuthorisation.reference", "customer-authorisation",
                "where the customer allowed another processor",
                "write the number of that paper, such as MSA-2025-03 § 7"),
            FillWord(
                "customerAuthorisation.date", "customer-authorisation-date", "the day on which the customer allowed it",
                "write it like 2026-09-01, not after the term begins", .start),
            FillWord("fault.system", "fault-system", "the system that has the fault", "write its name, such as CRM"),
            FillWord("fault.ticket", "fault-ticket", "the number of the fault", "write it like INC-48213"),
            FillWord(
                "fault.description", "fault-description",
                "what goes wrong, so that everybody knows which fault is meant",
                "write it like: Contacts with two spellings of one phone number are not merged."),
            FillWord(
                "lawfulBasis.assessment", "assessment", "the number of your legitimate interests assessment",
                "write it like LIA-2026-07"),
            FillWord(
                "specialCategories", "special-categories", "whether the exports hold data of article 9",
                "look at the exports, then write none or listed", .written("none")),
            FillWord("term.start", "term-start", "the first day of the term", "write it like 2026-11-01", .start),
            FillWord("term.end", "term-end", "the last day of the term", "write it like 2027-01-31", .end),
            FillWord(
                "breach.contact", "breach-contact", "whom to tell of a breach",
                "write an address of a role, such as security@acme.example"),
            FillWord("review.owner", "review-owner", "who looks at the agreement again", "write a role, such as DPO"),
            FillWord(
                "review.next", "review-next", "the day on which the agreement is looked at again",
                "write it like 2027-06-01", .later),
            FillWord(
                "datasets", "datasets", "what may leave, and what becomes of each field",
                "write it below this line: datalease inspect --draft EXPORT drafts it from an export",
                .written(
                    "[{name: stand-in, format: csv, maxRows: 1, fields: {Stand-in: {do: blank}}, otherwise: refuse}]")),
        ] + person("access.preparers[]", "preparer", "who prepares bundles")
        + person("access.approvers[]", "approver", "who approves, and never prepares")
        + person("access.signatories.provider[]", "provider-signatory", "who binds the provider")
        + person("access.signatories.recipient[]", "recipient-signatory", "who binds the recipient")
        + person("access.recipients[]", "recipient", "who opens bundles and certifies their disposal") + [
            FillWord(
                "access.recipients[].decrypt", "recipient-decryption-key", "the key that this recipient decrypts with",
                "write age1..., or the line of a .pub file of an ssh-ed25519 key, in quotes", .key),
            FillWord(
                "access.recipients[].sign", "recipient-signing-key", "the key that this recipient signs with",
                "write the line of a .pub file, in quotes", .key),
        ]

    private static let byPlace = Dictionary(all.map { ($0.place, $0) }) { first, _ in first }

    private static func company(_ side: String, _ domain: String, _ name: String, _ number: String) -> [FillWord] {
        [
            FillWord(
                "parties.\(side).legalName", "\(side)-company", "the \(side)'s name, as it is registered",
                "write it like \(name)"),
            FillWord(
                "parties.\(side).companyNumber", "\(side)-number", "the \(side)'s number in the register of companies",
                "write it in quotes, with its leading zeros, such as \(number)"),
            FillWord(
                "parties.\(side).contact", "\(side)-contact", "whom to write to at the \(side)",
                "write an address of a role, such as \(side == "provider" ? "dpo" : "privacy")@\(domain)"),
        ]
    }

    private static func person(_ list: String, _ word: String, _ who: String) -> [FillWord] {
        [
            FillWord(
                "\(list).name", "\(word)-name", "the name of \(who)",
                "write it as the trust list does, such as Priya Patel",
                .person),
            FillWord(
                "\(list).key", "\(word)-key", "the public key of \(who)",
                "write the line of a .pub file, in quotes: \"ssh-ed25519 AAAA...\"", .key),
        ]
    }
}
