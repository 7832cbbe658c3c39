internal import ArgumentParser
internal import DataLeaseKit
internal import Disposal

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "What was shared, and what became of it.",
        subcommands: [ReportSharing.self, ReportCertificate.self, ReportRopa.self],
        defaultSubcommand: ReportSharing.self)
}

/// The form of a report, and where it goes.
struct ReportOptions: ParsableArguments {
    @Flag
    var form: ReportForm = .html
    @Option(
        help: ArgumentHelp("Write to this file instead, replacing it in one step.", valueName: "file"),
        completion: .file())
    var out: String?

    /// Makes a report and writes it to where it goes, which is looked at first.
    func write(from lease: DataLease, _ make: (DataLease, ReportFormat) throws -> String) throws {
        let file = try out.map { try lease.reportFile(at: $0, isPublic: false) }
        let text = try make(lease, form.format)
        guard let file else { return Console.text(text) }
        try file.write(text)
    }
}

/// The flags that choose a form.
enum ReportForm: String, EnumerableFlag {
    case html
    case md
    case csv

    var format: ReportFormat {
        switch self {
        case .html: .html
        case .md: .markdown
        case .csv: .csv
        }
    }

    static func help(for value: ReportForm) -> ArgumentHelp? {
        switch value {
        case .html: "One self-contained HTML page that prints well."
        case .md: "Markdown."
        case .csv: "Comma-separated values."
        }
    }
}
