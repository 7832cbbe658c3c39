/// Something that the law, or the Information Commissioner's code, asks of an agreement's clauses.
public struct ClauseItem: Sendable, Hashable {
    /// How a clause's `covers` calls it, such as `28-3-g`.
    public let code: String
    /// What it is about, in a few words.
    public let what: String
    /// The article or the chapter.
    public let source: String
    /// What finds it missing.
    let rule: ReviewRule
    /// The sections of the file that carry it out; none where words alone do. A clause covers the item where it names the
    /// code and implements one of them.
    let sections: [String]
    /// Whether the section says it by itself, so that any clause that implements it covers the item too.
    let isTerm: Bool

    private init(
        _ id: String, _ code: String, _ what: String, _ source: String, by sections: [String] = [],
        isTerm: Bool = false, severity: ReviewRule.Severity = .warning
    ) {
        self.code = code
        self.what = what
        self.source = source
        self.sections = sections
        self.isTerm = isTerm
        let covers = isTerm ? [] : ["covers \(code)"]
        let implements = sections.isEmpty ? [] : ["names \(sections.joined(separator: " or ")) in its implements"]
        rule = ReviewRule(
            id, severity, "no clause covers \(what)",
            why: severity == .note ? "\(source) provides for it." : "\(source) asks for it.",
            fix: "write a clause that \((covers + implements).joined(separator: " and "))")
    }

    /// Every item.
    public static let all = contract + subProcessing + arrangement + sharing

    /// The items that an agreement of this type is asked for; none where no list applies.
    static func items(of type: Agreement.Relation?) -> [ClauseItem] {
        switch type {
        case .controllerProcessor: contract
        case .subProcessor: contract + subProcessing
        case .joint: arrangement
        case .controllerController: sharing
        case nil: []
        }
    }

    /// What no item is called, and a clause may still name: the head of Article 28(3), whose details are items.
    static let otherCodes: Set<String> = ["28-3"]

    private static let article28 = "UK GDPR Article 28(3)"

    /// The contract of a controller with its processor.
    static let contract = [
        ClauseItem(
            "DL-C10", "28-3-subject", "subject-matter", article28, by: ["title", "fault", "datasets", "scope"],
            isTerm: true),
        ClauseItem("DL-C11", "28-3-duration", "duration", article28, by: ["term"], isTerm: true),
        ClauseItem("DL-C12", "28-3-purpose", "nature and purpose", article28, by: ["purposes"], isTerm: true),
        ClauseItem("DL-C13", "28-3-data", "type of personal data", article28, by: ["datasets", "scope"], isTerm: true),
        ClauseItem(
            "DL-C14", "28-3-data-subjects", "categories of data subjects", article28, by: ["dataSubjects"],
            isTerm: true),
        ClauseItem("DL-C15", "28-3-controller", "obligations and rights of the controller", article28),
        ClauseItem(
            "DL-C21", "28-3-a", "documented instructions", article28 + "(a)",
            by: ["purposes", "prohibitions", "processing"]),
        ClauseItem("DL-C22", "28-3-b", "confidentiality of people", article28 + "(b)", by: ["access"]),
        ClauseItem("DL-C23", "28-3-c", "security", article28 + "(c)", by: ["security"]),
        ClauseItem("DL-C24", "28-3-d", "other processors", article28 + "(d)", by: ["parties"]),
        ClauseItem("DL-C25", "28-3-e", "help with people's rights", article28 + "(e)", by: ["dataSubjects"]),
        ClauseItem(
            "DL-C26", "28-3-f", "help with security, breaches and assessments", article28 + "(f)", by: ["breach"]),
        ClauseItem("DL-C27", "28-3-g", "deletion or return", article28 + "(g)", by: ["disposal"]),
        ClauseItem(
            "DL-C28", "28-3-h", "information and audits", article28 + "(h)", by: ["disposal", "access", "security"]),
    ]

    /// What a processor's contract with another processor needs besides.
    static let subProcessing = [
        ClauseItem(
            "DL-C30", "28-2", "the customer's authorisation", "UK GDPR Article 28(2)", by: ["customerAuthorisation"],
            isTerm: true),
        ClauseItem("DL-C31", "28-4", "the same obligations as to the customer", "UK GDPR Article 28(4)"),
    ]

    /// The arrangement of joint controllers.
    static let arrangement = [
        ClauseItem("DL-C40", "26-1", "who is responsible for what", "UK GDPR Article 26(1)"),
        ClauseItem("DL-C41", "26-1-rights", "who answers people's requests", "UK GDPR Article 26(1)"),
        ClauseItem("DL-C42", "26-1-information", "who informs people (Articles 13 and 14)", "UK GDPR Article 26(1)"),
        ClauseItem(
            "DL-C43", "26-1-contact", "a contact point for people", "UK GDPR Article 26(1)",
            severity: .note),
        ClauseItem("DL-C44", "26-2-roles", "roles and relationships towards people", "UK GDPR Article 26(2)"),
        ClauseItem("DL-C45", "26-2-essence", "the essence, made available to people", "UK GDPR Article 26(2)"),
    ]

    private static let code = "ICO data sharing code of practice"

    /// The agreement of controllers that each decide for themselves. Statute asks for none: the code does.
    static let sharing = [
        ClauseItem("DL-C50", "ico-parties", "who the parties are", code, by: ["parties"], isTerm: true),
        ClauseItem("DL-C51", "ico-purpose", "the purpose of the sharing", code, by: ["purposes"], isTerm: true),
        ClauseItem("DL-C52", "ico-organisations", "which other organisations are involved", code, by: ["parties"]),
        ClauseItem("DL-C53", "ico-data", "what data items are shared", code, by: ["datasets", "scope"], isTerm: true),
        ClauseItem("DL-C54", "ico-lawful-basis", "the lawful basis", code, by: ["lawfulBasis"], isTerm: true),
        ClauseItem(
            "DL-C55", "ico-special-categories", "special category, sensitive or criminal offence data", code,
            by: ["specialCategories"], isTerm: true),
        ClauseItem("DL-C56", "ico-rights", "access and individual rights, queries and complaints", code),
        ClauseItem("DL-C57", "ico-accuracy", "accuracy, and how data are recorded", code),
        ClauseItem("DL-C58", "ico-retention", "retention and deletion", code, by: ["disposal"], isTerm: true),
        ClauseItem("DL-C59", "ico-security", "security, sending included", code, by: ["security"], isTerm: true),
        ClauseItem("DL-C60", "ico-breach", "what is done about a breach", code, by: ["breach"], isTerm: true),
        ClauseItem("DL-C61", "ico-training", "training of staff", code),
        ClauseItem("DL-C62", "ico-review", "when the sharing is reviewed", code, by: ["review"], isTerm: true),
        ClauseItem("DL-C63", "ico-termination", "what happens at the end", code, by: ["term", "disposal"]),
    ]
}
