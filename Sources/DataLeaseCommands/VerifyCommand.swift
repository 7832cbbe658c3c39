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
        commandName: "verify", abstract: "Say of every bundle where it stands and why.",
        discussion: "Made to be scheduled. Exit code 0 where nothing needs action, 2 where something is overdue.")

    @OptionGroup var options: HomeOptions
    @Option(help: ArgumentHelp("As of the end of this day in the United Kingdom (default: today).", valueName: "date"))
    var asOf: CivilDate?
    @Option(help: "text or json (one object a line).")
    var format = VerifyFormat.text

    func run() throws {
        let verification = try options.dataLease().verify(asOf: asOf)
        let text = format == .text ? verification.report.text : verification.report.jsonLines
        Console.result(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        for finding in verification.findings { Console.notice("finding: \(finding)") }
        if verification.needsAction { throw ExitStatus.needsAction.exit }
    }
}
