public import Primitives

/// What `agreement check` says for programs: the review, what the gate refuses, and why a file cannot be read.
///
/// A pure renderer: what goes in is named, and nothing is looked up.
public struct ReviewReport: Sendable {
    /// The file's name, as it was given.
    public let file: String
    /// The agreement; `nil` where the file could not be read.
    public let agreement: AgreementReference?
    /// What is wrong, in the order of the file.
    public let results: [Result]
    /// How far the clauses cover what the law asks for.
    public let coverage: [ClauseCoverage]

    /// Something that is wrong, whoever found it.
    public struct Result: Sendable, Hashable {
        /// What finds it.
        public let rule: ReviewRule
        /// The line, from 1; `nil` for the file as a whole.
        public let line: Int?
        /// The column, in Unicode scalars from 1.
        public let column: Int?
        /// The place in the file's own words; may be empty.
        public let place: String
        /// What is wrong.
        public let what: String
        /// What to do about it; may be empty.
        public let fix: String
        /// Who accepts it as it is; `nil` where nobody does.
        public let waiver: ReviewWaiver?
    }

    /// The report on an agreement that was read. `refusals` that the review finds too are named once.
    public init(_ review: AgreementReview, of document: AgreementDocument, refusals: [GateRefusal]) {
        let places = FilePlaces(document)
        file = document.name
        agreement = document.reference
        coverage = review.coverage
        results =
            review.findings.map {
                Result(
                    rule: $0.rule, line: $0.line, column: $0.column, place: $0.place, what: $0.what, fix: $0.fix,
                    waiver: $0.waiver)
            }
            + refusals.filter { $0.rule == nil }.map { refusal in
                let position = places.position(of: refusal.place)
                return Result(
                    rule: .refused, line: position.line, column: position.column, place: refusal.section,
                    what: refusal.description, fix: refusal.fix, waiver: nil)
            }
    }

    /// The report on a file that is no agreement.
    public init(_ error: AgreementError, file: String) {
        self.file = file
        agreement = nil
        coverage = []
        results = error.findings.map {
            Result(
                rule: $0.isGap ? .gap : .unreadable, line: $0.line, column: $0.column, place: $0.path, what: $0.what,
                fix: $0.fix ?? "",
                waiver: nil)
        }
    }

    /// One object: the agreement, its findings and its coverage.
    public var json: JSON {
        .members([
            "file": .string(file),
            "agreement": agreement.map {
                .members([
                    "id": .string($0.id), "version": .integer($0.version), "sha256": .string($0.digest.hex),
                ])
            } ?? .null,
            "findings": .array(results.map(Self.object)),
            "coverage": .array(
                coverage.map {
                    .members([
                        "item": .string($0.item.code), "what": .string($0.item.what),
                        "source": .string($0.item.source), "state": .string($0.state.rawValue),
                        "clauses": .array($0.clauses.map { .string($0) }),
                    ])
                }),
        ])
    }

    private static func object(_ result: Result) -> JSON {
        .members([
            "id": .string(result.rule.id), "severity": .string(result.rule.severity.rawValue),
            "line": result.line.map { .integer($0) } ?? .null, "column": result.column.map { .integer($0) } ?? .null,
            "place": .string(result.place), "what": .string(result.what), "fix": .string(result.fix),
            "waiver": result.waiver.map {
                .members([
                    "name": .string($0.name), "until": .string($0.until.description), "reason": .string($0.reason),
                ])
            } ?? .null,
        ])
    }
}

// What is found by others than the review.
extension ReviewRule {
    static let others = [unreadable, gap, refused]

    static let unreadable = ReviewRule(
        "DL-F01", .error, refused: true, "the file does not fit the format",
        why: "It is read strictly, so that it says the same to everybody.",
        fix: "correct it; agreements/README.md has every key")
    static let gap = ReviewRule(
        "DL-F02", .error, refused: true, "a value of a draft is still to be filled in",
        why: "A draft says nothing yet: it can be neither signed nor prepared under.",
        fix: "write the value behind the colon; the mark, # fill: WORD, may stay")
    static let refused = ReviewRule(
        "DL-G01", .error, refused: true, "nothing may be prepared under it now",
        why: "Nothing leaves but by an executed agreement in force, between people whose keys are trusted.",
        fix: "do what the refusal says")
}
