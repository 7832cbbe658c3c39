internal import ArgumentParser
internal import DataLeaseKit
internal import Disposal

struct ReportRopa: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ropa",
        abstract: "The record of processing activities (UK GDPR article 30), from the agreements in the registry.",
        usage: """
            datalease report ropa [--html | --md | --csv] [--out FILE] [--home DIR]
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var report: ReportOptions

    func run() throws {
        try report.write(from: try options.dataLease()) { try $0.processingRecord().render(as: $1) }
    }
}
