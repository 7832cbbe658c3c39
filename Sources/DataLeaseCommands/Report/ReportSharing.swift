internal import ArgumentParser
internal import DataLeaseKit
internal import Disposal
internal import Primitives

struct ReportSharing: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sharing",
        abstract: "What was shared, with whom, why, until when, and what shows that it is gone.",
        usage: """
            datalease report [--html | --md | --csv] [--agreement ID]
                [--from DATE] [--to DATE] [--out FILE] [--home DIR]
            """,
        discussion: """
            All bundles that were with somebody, or awaited evidence, on some day of the period; states as of its end.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var report: ReportOptions
    @Option(help: ArgumentHelp("Only what was shared under this agreement.", valueName: "id"))
    var agreement: String?
    @Option(help: ArgumentHelp("The first day of the period (default: the beginning).", valueName: "date"))
    var from: CivilDate?
    @Option(help: ArgumentHelp("The last day of the period (default: today).", valueName: "date"))
    var to: CivilDate?

    func run() throws {
        let made = try options.dataLease().sharingReport(agreement: agreement, from: from, to: to)
        try report.write(made.render(as: report.form.format))
    }
}
