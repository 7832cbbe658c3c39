/// Something that a review of an agreement found.
public struct ReviewFinding: Sendable, Hashable {
    /// What finds it.
    public let rule: ReviewRule
    /// The line in the file, from 1.
    public let line: Int
    /// The column in the line, in Unicode scalars from 1.
    public let column: Int
    /// The place in the file's own words, such as `parties.recipient.dueDiligence`.
    public let place: String
    /// What is wrong, in one line.
    public let what: String
    /// What to do about it, in one line.
    public let fix: String
    /// Who accepts it as it is; `nil` where nobody does.
    public internal(set) var waiver: ReviewWaiver?

    /// Whether it ends the check: an error that nobody waived.
    public var isStanding: Bool { rule.severity == .error && waiver == nil }

    /// The place and what is wrong: `line 12, column 3, term.end: ...`.
    public var description: String { "line \(line), column \(column), \(place): \(what)" }
}

extension ReviewFinding {
    /// A value that a draft leaves open.
    init(_ gap: AgreementGap) {
        self.init(
            rule: .gap, line: gap.line, column: gap.column, place: gap.place, what: gap.sentence, fix: gap.fix)
    }
}
