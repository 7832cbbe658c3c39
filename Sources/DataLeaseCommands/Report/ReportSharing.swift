public import ArgumentParser
internal import DataLeaseKit
public import Disposal

struct ReportSharing: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sharing",
        abstract: "What was shared, with whom, why, until when, and what shows that it is gone.",
        usage: """
            datalease report [--html | --md | --csv] [--agreement ID]
                [--period PERIOD] [--out FILE] [--home DIR]
            """,
        discussion: """
            All bundles that were with somebody, or awaited evidence, on some day of the period; states as of its end.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var report: ReportOptions
    @Option(help: ArgumentHelp("Only what was shared under this agreement.", valueName: "id"))
    var agreement: String?
    @Option(
        help: ArgumentHelp(
            "A year, a month, or FIRST/LAST with .. for an open end (default: all days to today).",
            valueName: "period"))
    var period = ReportPeriod.always

    func run() throws {
        try report.write(from: try options.dataLease()) { lease, format in
            try lease.sharingReport(agreement: agreement, in: period).render(as: format)
        }
    }
}

extension ReportPeriod: ExpressibleByArgument {
    /// A period from a command line: `2026-11`.
    public init?(argument: String) {
        self.init(argument)
    }

    /// What the help shows as the default.
    public var defaultValueDescription: String { "../.." }
}
