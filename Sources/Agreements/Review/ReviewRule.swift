/// A thing that a data protection officer looks for in an agreement: what it is called, how much it matters, and why.
///
/// An id is for good: it is named in waivers and in other programs' settings. What is no longer looked for leaves its id
/// unused.
public struct ReviewRule: Sendable, Hashable {
    /// The rule's name, such as `DL-A01`.
    public let id: String
    /// How much a finding matters.
    public let severity: Severity
    /// What is wrong where the rule finds something, in a few words.
    public let title: String
    /// Why it matters, with the article or the guidance that says so.
    public let why: String
    /// What to do, in general; a finding says it of its place.
    public let fix: String
    /// Whether `prepare` refuses it too. Such a finding cannot be waived.
    public let isRefused: Bool

    /// How much a finding matters.
    public enum Severity: String, Sendable, CaseIterable {
        /// The agreement must not be used like this.
        case error
        /// An officer should look at it before anybody signs.
        case warning
        /// Worth knowing.
        case note
    }

    init(_ id: String, _ severity: Severity, refused: Bool = false, _ title: String, why: String, fix: String) {
        self.id = id
        self.severity = severity
        self.title = title
        self.why = why
        self.fix = fix
        isRefused = refused
    }

    /// Every rule, by id.
    public static let all: [ReviewRule] =
        (limits + basis + ClauseItem.all.map(\.rule) + clauses + dates + parties + protection + places + others)
        .sorted { $0.id < $1.id }

    /// The rule of an id; `nil` where there is none.
    public static func named(_ id: String) -> ReviewRule? { all.first { $0.id == id } }
}

// What an agreement must never allow, and must always ask for.
extension ReviewRule {
    static let limits = [
        onwardPurpose, notProhibited, unknownCategories, noDatedTrigger, noEvidence, contradictoryEvidence,
        prohibitedPurpose, openUse, ownApprover, tooFewApprovers,
    ]

    static let onwardPurpose = ReviewRule(
        "DL-A01", .error, refused: true, "a purpose is one of marketing or sale",
        why: "A sample or a file that is lent serves no marketing and is not sold; UK GDPR Article 5(1)(b).",
        fix: "take the purpose out")
    static let notProhibited = ReviewRule(
        "DL-A02", .error, refused: true, "marketing or sale is not prohibited",
        why: "What is not among the purposes is prohibited in words too, so that nobody can read it otherwise;"
            + " UK GDPR Article 5(1)(b).",
        fix: "add marketing and sale to prohibitions")
    static let unknownCategories = ReviewRule(
        "DL-A03", .error, refused: true, "nobody has looked for special categories of personal data",
        why: "They may be processed on the conditions of UK GDPR Article 9 only.",
        fix: "look at the exports, then write none or listed")
    static let noDatedTrigger = ReviewRule(
        "DL-A04", .error, refused: true, "no day of disposal is known from the start",
        why: "Data are kept no longer than needed; UK GDPR Article 5(1)(e).",
        fix: "add a trigger from prepared or agreement-end")
    static let noEvidence = ReviewRule(
        "DL-A05", .error, refused: true, "nothing is asked for that shows disposal at the recipient",
        why: "Deletion or return must be shown, not assumed; UK GDPR Articles 5(2) and 28(3)(g) and (h).",
        fix: "ask for a certificate")
    static let contradictoryEvidence = ReviewRule(
        "DL-A06", .error, refused: true, "evidence is asked for that cannot come, or lacks for those who have the data",
        why:
            "A bundle could never be shown to be gone, or would be taken for gone where it is not; UK GDPR Article 5(2).",
        fix: "make disposal.evidence fit mode, pseudonyms and sub-processors")
    static let prohibitedPurpose = ReviewRule(
        "DL-A07", .warning, "a purpose is prohibited too",
        why: "Purposes are explicit; UK GDPR Article 5(1)(b).", fix: "take the word out of one of the two lists")
    static let openUse = ReviewRule(
        "DL-A08", .warning, "a debug sample may be re-identified or handed on",
        why:
            "Pseudonyms protect only while nobody undoes them; Data Protection Act 2018 section 171, UK GDPR Article 4(5).",
        fix: "add re-identification and onward-disclosure to prohibitions")
    static let ownApprover = ReviewRule(
        "DL-A09", .warning, "every approver is a preparer",
        why: "What one person prepares another approves; UK GDPR Article 32(1) and (4).",
        fix: "name an approver who prepares nothing")
    static let tooFewApprovers = ReviewRule(
        "DL-A10", .warning, "more approvals are asked for than some preparer's bundles can get",
        why:
            "Nobody approves what they prepared, so these bundles could never be released; UK GDPR Article 32(1) and (4).",
        fix: "name another approver, or ask for fewer approvals")
}

// The basis in law.
extension ReviewRule {
    static let basis = [noBasis, unknownBasis, noAssessment, noCondition]

    static let noBasis = ReviewRule(
        "DL-B01", .warning, "no lawful basis is stated",
        why: "Sharing personal data needs one, found before sharing begins; UK GDPR Articles 5(2) and 6(1).",
        fix: "add lawfulBasis: {article: 6(1)(f), assessment: ...}")
    static let unknownBasis = ReviewRule(
        "DL-B02", .warning, "the lawful basis is none of Article 6(1)",
        why: "UK GDPR Article 6(1) lists them: (a) to (f), and (ea).",
        fix: "write the point that applies, such as 6(1)(f)")
    static let noAssessment = ReviewRule(
        "DL-B03", .warning, "legitimate interests are stated without their assessment",
        why: "They count only where nobody's rights override them, which somebody has weighed and can show; UK GDPR"
            + " Articles 5(2) and 6(1)(f).",
        fix: "add assessment: with the number of your legitimate interests assessment")
    static let noCondition = ReviewRule(
        "DL-B04", .warning, "special categories are listed without the condition that allows them",
        why: "UK GDPR Article 9(1) prohibits processing them, unless a condition of Article 9(2) is met.",
        fix: "add condition: to lawfulBasis, such as 9(2)(f)")
}

// What the clauses say of the file, and the file of the clauses.
extension ReviewRule {
    static let clauses = [noType, unknownItem, noSentence, noTerm]

    static let noType = ReviewRule(
        "DL-C01", .warning, "the file does not say what the parties are to each other",
        why: "Which clauses the law asks for depends on it; UK GDPR Articles 4(7), 4(8), 26 and 28.",
        fix: "add type: controller-processor, controller-controller, joint or sub-processor")
    static let unknownItem = ReviewRule(
        "DL-C02", .warning, "a clause covers something that no list knows",
        why: "A slip in a code leaves an item of the law uncovered.",
        fix: "write one of the codes of docs/agreement-findings.md")
    static let noSentence = ReviewRule(
        "DL-W01", .warning, "a term of the file has no clause",
        why:
            "The parties sign sentences: what the program carries out should be agreed in words that a court can read.",
        fix: "write the sentence, and name the term in its implements")
    static let noTerm = ReviewRule(
        "DL-W02", .warning, "a clause implements something that is not there",
        why: "A sentence that nothing carries out is a promise that nobody keeps.",
        fix: "name a term that the file has, such as datasets.contacts.Phone")
}

// Days and periods.
extension ReviewRule {
    static let dates = [
        isOver, noReview, reviewPast, dayToCome, lateAuthorisation, capOutsideTerm, idleTrigger, keyEnds,
    ]

    static let isOver = ReviewRule(
        "DL-D01", .warning, "the term is over", why: "Nothing can be prepared under it any more.",
        fix: "sign a new version with a later end")
    static let noReview = ReviewRule(
        "DL-D02", .warning, "nobody reviews the agreement",
        why: "The ICO's data sharing code asks for regular reviews; UK GDPR Article 5(2).",
        fix: "add review: {owner: ..., next: ...}")
    static let reviewPast = ReviewRule(
        "DL-D03", .warning, "the review is overdue",
        why: "The ICO's data sharing code asks for regular reviews; UK GDPR Article 5(2).",
        fix: "review it, then sign a new version with the next day")
    static let dayToCome = ReviewRule(
        "DL-D04", .warning, "something is said to have been done on a day to come",
        why: "What an agreement rests on is done before it is signed.", fix: "write the day on which it was done")
    static let lateAuthorisation = ReviewRule(
        "DL-D05", .warning, "the customer's authorisation is younger than the term",
        why: "A processor engages no other without prior authorisation; UK GDPR Article 28(2).",
        fix: "begin the term on that day or later")
    static let capOutsideTerm = ReviewRule(
        "DL-D06", .warning, "the last day that is set upstream lies before the term, or is past",
        why: "Whatever is prepared must be gone by then, so nothing useful can be lent.",
        fix: "agree on a later upstreamCap, or end the agreement")
    static let idleTrigger = ReviewRule(
        "DL-D07", .note, "a trigger never comes first",
        why: "A fault is resolved after its sample was prepared, so the other trigger always ends sooner.",
        fix: "shorten the period from fault-resolved, or remove the trigger")
    static let keyEnds = ReviewRule(
        "DL-D08", .note, "a key that the agreement names ends within the term",
        why: "Its holder can do nothing under the agreement from then on.", fix: "plan who takes over")
}

// Who the parties are.
extension ReviewRule {
    static let parties = [
        noNumber, noContact, noDiligence, diligenceOpen, diligencePast, subProcessorsUnsaid, oneCompany,
    ]

    static let noNumber = ReviewRule(
        "DL-P01", .warning, "a company has no number",
        why: "A name alone may be another company's tomorrow; the ICO's data sharing code asks who the parties are.",
        fix: "add companyNumber, in quotes, with its leading zeros")
    static let noContact = ReviewRule(
        "DL-P02", .warning, "a company has no contact",
        why: "The ICO's data sharing code asks for the officer, or somebody else, to turn to.",
        fix: "add contact: with an address of a role, not of a person")
    static let noDiligence = ReviewRule(
        "DL-P03", .warning, "nobody has looked into the recipient",
        why: "Only those who give sufficient guarantees may be entrusted with data; UK GDPR Articles 28(1) and 5(2).",
        fix: "add dueDiligence: {by: ..., date: ..., validUntil: ...}")
    static let diligenceOpen = ReviewRule(
        "DL-P04", .warning, "the look into the recipient counts for ever",
        why: "Guarantees change; UK GDPR Articles 28(1) and 32(1)(d).", fix: "add validUntil")
    static let diligencePast = ReviewRule(
        "DL-P05", .error, refused: true, "the look into the recipient is too old",
        why: "Only those who give sufficient guarantees may be entrusted with data; UK GDPR Article 28(1).",
        fix: "look into the recipient again")
    static let subProcessorsUnsaid = ReviewRule(
        "DL-P06", .warning, "the file does not say whom the recipient may involve",
        why: "A processor engages no other without authorisation; UK GDPR Article 28(2) and (4). The ICO's data sharing"
            + " code asks which other organisations are involved.",
        fix: "add subProcessors: [] or their names")
    static let oneCompany = ReviewRule(
        "DL-P07", .warning, "both parties are one company",
        why: "An agreement has two parties.", fix: "correct the name or the number")
}

// How the data are protected.
extension ReviewRule {
    static let protection = [noMeasures, fewMeasures, standardPast, noBreach, slowBreach]

    static let noMeasures = ReviewRule(
        "DL-S01", .error, "a debug sample has no measures of security",
        why: "It holds what is left of many people, in a vendor's hands; UK GDPR Articles 28(3)(c) and 32(1).",
        fix: "add security: {measures: [encryption-at-rest, ...]}")
    static let fewMeasures = ReviewRule(
        "DL-S02", .warning, "a transactional file has no measures of security",
        why:
            "It holds accounts that money can be taken from; should it hold personal data after all, UK GDPR Article 32(1).",
        fix: "add security: {measures: [encryption-at-rest, ...]}")
    static let standardPast = ReviewRule(
        "DL-S03", .warning, "a certificate of a standard has run out",
        why: "It no longer shows anything; UK GDPR Articles 28(1) and 32(1).",
        fix: "ask for the new certificate, then write its validUntil")
    static let noBreach = ReviewRule(
        "DL-S04", .warning, "nobody is to be told of a breach",
        why: "A controller has 72 hours from when it knows; UK GDPR Article 33(1) and (2).",
        fix: "add breach: {contact: ..., notifyWithin: PT24H}")
    static let slowBreach = ReviewRule(
        "DL-S05", .warning, "a breach may be told of after 72 hours",
        why: "A processor tells without undue delay, and a controller has 72 hours; UK GDPR Article 33(1) and (2).",
        fix: "write at most PT72H, better PT24H")
}

// Where the data are.
extension ReviewRule {
    static let places = [noTransfer, adequateUnsaid, notAdequate, listIsOld, noPlace, noPeoplesPlace]

    static let noTransfer = ReviewRule(
        "DL-T01", .error, refused: true, "data go to a country without anything that allows the transfer",
        why:
            "Outside the countries that adequacy regulations cover a transfer needs appropriate safeguards; UK GDPR Articles"
            + " 44A to 46.",
        fix: "add transfer: {mechanism: ..., document: ..., date: ...}, or keep the data elsewhere")
    static let adequateUnsaid = ReviewRule(
        "DL-T02", .warning, refused: true,
        "data go to a country that adequacy regulations cover, and the file does not say so",
        why:
            "A transfer needs no more, UK GDPR Article 45A; but prepare sends nothing abroad that the agreement does not"
            + " name a ground for.",
        fix: "add transfer: {mechanism: adequacy-regulations, document: the regulations, date: ...}")
    static let notAdequate = ReviewRule(
        "DL-T03", .warning,
        "the transfer rests on adequacy, and the list does not know the country, or only part of it",
        why: "Some regulations cover certain recipients only; UK GDPR Article 45A.",
        fix: "check that the recipient is covered, or name appropriate safeguards")
    static let listIsOld = ReviewRule(
        "DL-T04", .warning, "the list of countries is older than it should be",
        why: "Adequacy regulations are made and revoked; UK GDPR Articles 45A to 45C.",
        fix: "compare the list with the ICO's, then take a newer release, or give a list of your own with --adequacy")
    static let noPlace = ReviewRule(
        "DL-T05", .warning, "the file does not say where the data are processed",
        why: "Whether a transfer takes place cannot be told without it; UK GDPR Articles 28(3)(a) and 44A.",
        fix: "add processing: {locations: [GB], personnelLocations: [GB]}")
    static let noPeoplesPlace = ReviewRule(
        "DL-T06", .warning, "the file does not say from where people look at the data",
        why: "A look from abroad is a transfer too; UK GDPR Articles 28(3)(a) and 44A.",
        fix: "add personnelLocations to processing")
}
