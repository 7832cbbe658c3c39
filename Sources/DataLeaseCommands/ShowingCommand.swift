internal import ArgumentParser

/// A command that shows something and does nothing else. Where its reader goes away, as `head` does, it ends there, as
/// the signal SIGPIPE ends a program: its exit code would say what nobody has seen.
///
/// Every other command does its work to the end, whoever listens, and its exit code says how that went.
protocol ShowingCommand: ParsableCommand {
    /// Whether this run only shows something.
    var onlyShows: Bool { get }
}

extension ShowingCommand {
    var onlyShows: Bool { true }
}

extension TrustListing: ShowingCommand {}
extension AccessReview: ShowingCommand { var onlyShows: Bool { officer == nil } }
extension AgreementNew: ShowingCommand { var onlyShows: Bool { out == nil } }
extension AgreementCheck: ShowingCommand {}
extension AgreementShow: ShowingCommand { var onlyShows: Bool { html == nil } }
extension AgreementExplain: ShowingCommand {}
extension AgreementDiff: ShowingCommand {}
extension AgreementListing: ShowingCommand {}
extension ScheduleCheck: ShowingCommand {}
extension ScheduleShow: ShowingCommand {}
extension InspectCommand: ShowingCommand { var onlyShows: Bool { html == nil } }
extension PreviewCommand: ShowingCommand { var onlyShows: Bool { html == nil } }
extension EnvelopeCommand: ShowingCommand { var onlyShows: Bool { out == nil } }
extension BundleListing: ShowingCommand {}
extension BundleShow: ShowingCommand {}
extension BundleCheck: ShowingCommand {}
extension ExchangeStatus: ShowingCommand {}
extension DisposalForm: ShowingCommand {}
extension DisposalShow: ShowingCommand {}
// What a scan finds, and who was told, is remembered.
extension VerifyCommand: ShowingCommand { var onlyShows: Bool { notify == nil && folders.isEmpty } }
extension StatusCommand: ShowingCommand {}
extension ReportSharing: ShowingCommand {}
extension ReportCertificate: ShowingCommand {}
extension ReportRopa: ShowingCommand {}
extension LedgerVerify: ShowingCommand {}
extension LedgerShow: ShowingCommand {}
extension LedgerCheck: ShowingCommand {}
extension RegistryRetention: ShowingCommand {}
extension ExitCodesCommand: ShowingCommand {}
