internal import ArgumentParser
internal import DataLeaseKit
internal import Disposal

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "What was shared and what became of it, for people and for the file.",
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

    func write(_ text: String) throws {
        guard let out else { return Console.text(text) }
        try ReportFile.write(text, to: out, isPublic: false)
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
