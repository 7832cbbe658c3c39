public import Primitives

/// Why nothing may be prepared under an agreement now.
public struct GateRefusal: Sendable, Hashable, CustomStringConvertible {
    /// The section of the agreement that stands in the way, such as `term` or `access.preparers[1]`.
    public let section: String
    /// The ids of the agreement's clauses that implement this section.
    public let clauses: [String]
    /// What is wrong, in one line.
    public let what: String
    /// What to do about it, in one line.
    public let fix: String
    /// `.check` where a signature does not hold, else `.agreement`.
    public let category: RefusalCategory
    /// The rule of the review that finds it too; `nil` where it is no matter of the agreement's terms.
    public let rule: ReviewRule?
    /// Where it stands in the file, by the path that messages use.
    let place: String

    /// A refusal of `section`, or, where `place` says so, of a part of it.
    init(
        _ section: String, of agreement: Agreement, _ what: String, fix: String, category: RefusalCategory = .agreement,
        rule: ReviewRule? = nil, place: String? = nil
    ) {
        self.section = section
        // A clause implements a section, not the third element of its list.
        clauses = agreement.clauses(implementing: String(section.prefix { $0 != "[" }))
        self.what = what
        self.fix = fix
        self.category = category
        self.rule = rule
        self.place = place ?? section
    }

    /// The section, its clauses and what is wrong: `term (clause term): ...`.
    public var description: String {
        switch clauses.count {
        case 0: "\(section): \(what)"
        case 1: "\(section) (clause \(clauses[0])): \(what)"
        default: "\(section) (clauses \(clauses.joined(separator: ", "))): \(what)"
        }
    }
}

extension AgreementError {
    /// The error of a gate that refuses: all refusals, in the order in which they were found; `nil` where there are none.
    /// Of category `.check` where one of them is.
    public init?(_ refusals: [GateRefusal], of document: AgreementDocument) {
        guard !refusals.isEmpty else { return nil }
        let category: RefusalCategory = refusals.contains { $0.category == .check } ? .check : .agreement
        let isScheduleAlone = refusals.allSatisfy { $0.section == "schedule" }
        self.init(
            category, document: isScheduleAlone ? document.schedule?.name ?? document.name : document.name,
            sorting: refusals.map { AgreementFinding(what: $0.description, fix: $0.fix) })
    }
}

/// What is known of the schedule that fills a master agreement in.
public struct ScheduleFact: Sendable, Hashable {
    /// The signature beside it, in the slot of the approver; `nil` where there is none.
    public let signature: SignatureFact?
    /// The day on which its fault was resolved; `nil` before that.
    public let resolvedOn: CivilDate?

    /// A fact.
    public init(signature: SignatureFact?, resolvedOn: CivilDate?) {
        self.signature = signature
        self.resolvedOn = resolvedOn
    }
}

/// What is known of a signature that was found beside an agreement. The cryptographic check is made elsewhere; what the
/// signature is worth is judged here.
public struct SignatureFact: Sendable, Hashable {
    /// Whose signature it is supposed to be.
    public let slot: Slot
    /// What the check of it said.
    public let outcome: Outcome
    /// When it was made, as far as that is recorded; the signature itself does not say. `nil` counts as the day of the run.
    public let signedAt: Instant?

    /// A fact.
    public init(slot: Slot, outcome: Outcome, signedAt: Instant?) {
        self.slot = slot
        self.outcome = outcome
        self.signedAt = signedAt
    }

    /// Whose signature a file is supposed to hold.
    public enum Slot: String, Sendable, CaseIterable {
        /// The provider's signatory, in `<file>.provider.sig`.
        case provider
        /// The recipient's signatory, in `<file>.recipient.sig`.
        case recipient
        /// The approver who attests a document, in `<file>.approver.sig`.
        case approver
    }

    /// What the check of a signature over the agreement's exact bytes said.
    public enum Outcome: Sendable, Hashable {
        /// It holds: made by the key with this fingerprint, in this namespace.
        case holds(fingerprint: KeyFingerprint, namespace: String)
        /// It does not hold, for this reason in one line.
        case broken(String)
    }
}
