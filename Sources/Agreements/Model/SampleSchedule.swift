public import Primitives

/// A schedule, `kind: SampleSchedule` of `datalease/v1`: what is lent for one fault under a master agreement. It never goes
/// beyond the agreement's `scope`, and our approver alone signs it.
///
/// Required in a file: `apiVersion`, `kind`, `id`, `version`, `title`, `agreement`, `fault` and `datasets`. Whatever it does
/// not say is the agreement's.
public struct SampleSchedule: Sendable, Hashable {
    /// The schedule's name, the same in every version of it and unique under its agreement; safe as part of a file name.
    public let id: String
    /// The version of the schedule, from 1.
    public let version: Int
    /// A line that says what it is about.
    public let title: String
    /// The one version of the agreement that it stands under.
    public let agreement: AgreementReference
    /// The fault that the sample is lent for. The schedule ends when it is resolved.
    public let fault: Agreement.Fault
    /// Whose data they are; the agreement's where it does not say.
    public let dataSubjects: [String]?
    /// The names of those recipients of the agreement who receive the sample; all of them where it does not say.
    public let recipients: [String]?
    /// The exports that are lent; never empty, names unique.
    public let datasets: [Dataset]
    /// Shorter times of disposal than the agreement's; each `from` once.
    public let triggers: [DisposalTrigger]
}
