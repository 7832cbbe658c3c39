internal import ArgumentParser
internal import DataLeaseKit
internal import Disposal
internal import Primitives

/// The forms that `verify` can report in.
enum VerifyFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Say of every bundle where it stands and why; made to be scheduled.",
        discussion: "Exit code 0 where nothing needs action, 2 where something is overdue.")

    @OptionGroup var options: HomeOptions
    @Option(help: ArgumentHelp("As of the end of this day in the United Kingdom (default: today).", valueName: "date"))
    var asOf: CivilDate?
    @Option(help: "text or json (one object a line).")
    var format = VerifyFormat.text

    func run() throws {
        let report = try options.dataLease().verify(asOf: asOf)
        let text = format == .text ? report.text : report.jsonLines
        Console.result(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        if report.needsAction { throw ExitStatus.needsAction.exit }
    }
}
