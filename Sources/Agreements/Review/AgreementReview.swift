public import Primitives

/// What a data protection officer would say of an agreement: how far its clauses cover what the law asks for, and what is
/// wrong with its terms. It looks at the file alone; whether people and signatures count is the gate's to say.
public struct AgreementReview: Sendable, Hashable {
    /// What was found, in the order of the file.
    public internal(set) var findings: [ReviewFinding]
    /// Each item that an agreement of this type is asked for; empty where no list applies.
    public let coverage: [ClauseCoverage]

    /// The review of an agreement.
    ///
    /// - Parameters:
    ///   - date: The day that days are compared with.
    ///   - adequacy: The countries that adequacy regulations cover.
    ///   - trust: The trust list, where there is one: then keys that end within the term are named.
    public init(_ document: AgreementDocument, on date: CivilDate, adequacy: Adequacy, trust: TrustList? = nil) {
        self.init(AgreementDraft(complete: document), on: date, adequacy: adequacy, trust: trust)
    }

    /// The review of what may be a draft: its gaps are findings, and all else is reviewed as if they were filled.
    public init(_ draft: AgreementDraft, on date: CivilDate, adequacy: Adequacy, trust: TrustList? = nil) {
        let document = draft.document
        let places = FilePlaces(document)
        let agreement = document.agreement
        let sections = Set(places.sections)
        coverage = ClauseItem.items(of: agreement.type).map {
            ClauseCoverage($0, in: agreement, sections: sections)
        }
        var inspection = ReviewInspection(agreement: agreement, date: date, places: places)
        inspection.terms()
        inspection.uses()
        inspection.basis()
        inspection.coverage(coverage)
        inspection.sentences()
        inspection.parties()
        inspection.protection()
        inspection.transfers(adequacy)
        inspection.dates()
        if let trust { inspection.keys(trust) }
        let found = inspection.findings.filter { finding in
            !draft.gaps.contains { $0.place == finding.place || finding.place.hasPrefix($0.place + "[") }
        }
        findings = (draft.gaps.map { ReviewFinding($0) } + found).enumerated().sorted { left, right in
            (left.element.line, left.element.column, left.element.rule.id, left.offset)
                < (right.element.line, right.element.column, right.element.rule.id, right.offset)
        }.map(\.element)
    }
}

/// One run of the review's checks.
struct ReviewInspection {
    let agreement: Agreement
    let date: CivilDate
    let places: FilePlaces
    private(set) var findings: [ReviewFinding] = []

    init(agreement: Agreement, date: CivilDate, places: FilePlaces) {
        self.agreement = agreement
        self.date = date
        self.places = places
    }

    /// Whether the data speak of people. What is transactional identifies nobody; the reader and `prepare` see to that.
    var isPersonal: Bool { agreement.classification == .debugSample }

    /// Adds a finding at a place of the file, or at what holds it. What to do is the rule's to say, or `fix`'s.
    mutating func find(_ rule: ReviewRule, _ place: String, _ what: String, fix: String? = nil) {
        let position = places.position(of: place)
        findings.append(
            ReviewFinding(
                rule: rule, line: position.line, column: position.column, place: place, what: what,
                fix: fix ?? rule.fix))
    }

    /// What the gate finds wrong with the terms, whoever the people are.
    mutating func terms() {
        let gate = TermsGate(agreement: agreement, date: date)
        for refusal in gate.purposes() + gate.specialCategories() + gate.dueDiligence() + gate.disposal() {
            guard let rule = refusal.rule else { continue }
            find(rule, refusal.place, refusal.what, fix: refusal.fix)
        }
    }
}

extension AgreementError {
    /// The error of a review that found errors which nobody waived; `nil` where it found none.
    public init?(_ review: AgreementReview, of document: AgreementDocument) {
        let errors = review.findings.filter(\.isStanding)
        guard !errors.isEmpty else { return nil }
        self.init(
            document: document.name,
            sorting: errors.map {
                AgreementFinding(
                    line: $0.line, column: $0.column, path: $0.place, what: "\($0.rule.id): \($0.what)", fix: $0.fix)
            })
    }
}
