public import Primitives

/// A data-sharing agreement, version `datalease/v1` of its file format: who may receive what, why, how transformed, until
/// when, and how it is disposed of.
///
/// Required in a file: `apiVersion`, `kind`, `id`, `version`, `title`, `class`, both parties' `legalName`, `purposes`,
/// `prohibitions`, `specialCategories`, `term`, `access` (preparers and recipients; signatories of both parties where the
/// execution is `ssh`, approvers where it is a document), `datasets` and `disposal`; `fault` for a debug sample;
/// `customerAuthorisation` for a sub-processor and for no other type; `calendar` where something counts working days.
/// Everything else is optional. What is absent is `nil` or empty here, but for the defaults that each property names.
public struct Agreement: Sendable, Hashable {
    /// The agreement's name, the same in every version of it; safe as part of a file name.
    public let id: String
    /// The version of the agreement, from 1.
    public let version: Int
    /// A line that says what it is about.
    public let title: String
    /// What kind of exchange it governs.
    public let classification: Class
    /// The roles of the parties under UK GDPR.
    public let type: Relation?
    /// The customer's permission to involve a sub-processor; there exactly when `type` is `.subProcessor`.
    public let customerAuthorisation: CustomerAuthorisation?
    /// The company that lends the data.
    public let provider: Party
    /// The company that receives them.
    public let recipient: Party
    /// How the parties execute the agreement; by default over SSH signatures.
    public let execution: Execution
    /// The fault to be mended; there for every debug sample but under a master agreement, whose schedules have it.
    public let fault: Fault?
    /// What the data may be used for, as words; never empty.
    public let purposes: [String]
    /// What they may not be used for, as words; never empty.
    public let prohibitions: [String]
    /// The basis on which the data may be processed.
    public let lawfulBasis: LawfulBasis?
    /// Whether special categories of personal data are in the datasets.
    public let specialCategories: SpecialCategories
    /// Whose data they are, as words.
    public let dataSubjects: [String]
    /// From when to when the agreement is in force.
    public let term: Term
    /// Where the data are processed.
    public let processing: Processing?
    /// How the recipient protects them.
    public let security: Security?
    /// Whom to tell of a breach, and how soon.
    public let breach: Breach?
    /// The people who act under the agreement, and their keys.
    public let access: Access
    /// How far pseudonyms agree with each other; by default across the agreement.
    public let linkable: Linkable
    /// How references to customers, mandates or tickets are written, wherever they stand in a text; each once.
    public let references: [ReferenceForm]
    /// What schedules may ask for; there exactly for a master agreement.
    public let scope: SharingScope?
    /// The exports that may be lent; names unique, and none only in a master agreement by itself.
    public let datasets: [Dataset]
    /// How and by when the data are disposed of.
    public let disposal: DisposalTerms
    /// Whose bank holidays count where working days are counted, `calendar.division`; the time zone is always
    /// Europe/London.
    public let division: Division?
    /// When bundles may be sent without a reason, on working days of `division`; `nil` for at any time.
    public let businessHours: BusinessHours?
    /// Who looks at the agreement again, and when.
    public let review: Review?
    /// The sentences that the parties agreed to; ids unique.
    public let clauses: [Clause]

    /// What kind of exchange an agreement governs.
    public enum Class: String, Sendable, CaseIterable {
        /// A sample lent to a vendor who mends a fault.
        case debugSample = "debug-sample"
        /// A transactional file of the finance team.
        case transactional
    }

    /// The roles of the parties under UK GDPR.
    public enum Relation: String, Sendable, CaseIterable {
        /// The recipient processes on the provider's behalf.
        case controllerProcessor = "controller-processor"
        /// Each decides for itself.
        case controllerController = "controller-controller"
        /// They decide together.
        case joint
        /// The provider is itself a processor, and the recipient works for it.
        case subProcessor = "sub-processor"
    }

    /// A customer's permission to involve a sub-processor.
    public struct CustomerAuthorisation: Sendable, Hashable {
        /// Where the permission is found.
        public let reference: String
        /// The day it was given.
        public let date: CivilDate
    }

    /// How the parties execute the agreement.
    public enum Execution: Sendable, Hashable {
        /// A detached SSH signature of each party's signatory over the file's bytes.
        case ssh
        /// A paper contract: its scan's name and digest and the day it was signed, attested by an approver's signature
        /// over this file's bytes.
        case document(name: String, digest: Digest, signedOn: CivilDate)
    }

    /// The fault that a debug sample is lent for.
    public struct Fault: Sendable, Hashable {
        /// The system with the fault.
        public let system: String
        /// The ticket that tracks it.
        public let ticket: String
        /// What goes wrong.
        public let description: String
    }

    /// The basis on which data may be processed.
    public struct LawfulBasis: Sendable, Hashable {
        /// The article of UK GDPR, such as `6(1)(f)`.
        public let article: String
        /// The assessment that was made, such as a legitimate-interests assessment.
        public let assessment: String?
        /// The condition of article 9 under which special categories are processed, such as `9(2)(f)`.
        public let condition: String?
    }

    /// Whether special categories of personal data (UK GDPR article 9) are in the datasets.
    public enum SpecialCategories: String, Sendable, CaseIterable {
        /// There are none.
        case none
        /// There are, and the agreement says which.
        case listed
        /// Nobody looked; nothing is lent.
        case unknown
    }

    /// From when to when an agreement is in force, both days included.
    public struct Term: Sendable, Hashable {
        /// The first day.
        public let start: CivilDate
        /// The last day; not before `start`.
        public let end: CivilDate
    }

    /// How far pseudonyms agree with each other.
    public enum Linkable: String, Sendable, CaseIterable {
        /// In all bundles of one agreement.
        case agreement
        /// In one bundle only.
        case bundle
    }

    /// Who looks at an agreement again, and when.
    public struct Review: Sendable, Hashable {
        /// Who does.
        public let owner: String
        /// By when.
        public let next: CivilDate
    }

    /// The dataset of this name; `nil` where there is none.
    public func dataset(_ name: String) -> Dataset? { datasets.first { $0.name == name } }

    /// The ids of the clauses that implement a section of the file, such as `term` or `disposal.triggers`: those that name
    /// it or a section that holds it. What stands in schedules is there by `scope`.
    public func clauses(implementing section: String) -> [String] {
        let isScheduled = scope != nil && ["datasets", "fault", "schedule"].contains { section.hasPrefix($0) }
        let section = isScheduled ? "scope" : section
        return clauses.filter { clause in
            clause.implements.contains { section == $0 || section.hasPrefix($0 + ".") }
        }.map(\.id)
    }
}

/// A sentence that the parties agreed to, and what it stands for.
public struct Clause: Sendable, Hashable {
    /// The clause's name, unique in the agreement.
    public let id: String
    /// What it covers of the law, such as `28-3-g` for article 28(3)(g) of UK GDPR.
    public let covers: [String]
    /// The sections of the file that put it into effect, such as `disposal` or `datasets.contacts.Email`.
    public let implements: [String]
    /// The sentence.
    public let text: String
}
