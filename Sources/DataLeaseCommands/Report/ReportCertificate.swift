internal import ArgumentParser
internal import DataLeaseKit
internal import Disposal

struct ReportCertificate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "A page for the file about one bundle: its evidence, what each piece shows and does not.",
        usage: """
            datalease report certificate BUNDLE [--html | --md | --csv]
                [--out FILE] [--home DIR]
            """,
        discussion: "With --csv the pieces of evidence alone.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var report: ReportOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String

    func run() throws {
        try report.write(from: try options.dataLease()) { try $0.bundleFile(bundle).render(as: $1) }
    }
}
