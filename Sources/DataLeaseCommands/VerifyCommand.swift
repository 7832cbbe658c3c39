public import ArgumentParser
internal import DataLeaseKit
public import Disposal
internal import Primitives

extension VerifyFormat: ExpressibleByArgument {}

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Say of every bundle where it stands and why.",
        usage: """
            datalease verify [--as-of DATE] [--format FORMAT] [--out FILE]
                [--calendar FILE] [--scan DIR]... [--notify COMMAND] [--home DIR]
            """,
        discussion: """
            Made to be scheduled, safe to repeat and to catch up. Exit code 0 where nothing needs action, 2 where something \
            is overdue or disputed, or there is a finding. With --format nagios: 0 ok, 1 a limit is near or there is a \
            warning, 2 something needs action or a check failed, 3 the check could not be made.
            """)

    @OptionGroup var options: HomeOptions
    @Option(help: ArgumentHelp("As of the end of this day in the United Kingdom (default: today).", valueName: "date"))
    var asOf: CivilDate?
    @Option(help: "The form of the report; json has one object a line.")
    var format = VerifyFormat.text
    @Option(
        help: ArgumentHelp("Write to this file instead, replacing it in one step.", valueName: "file"),
        completion: .file())
    var out: String?
    @Option(
        help: ArgumentHelp(
            "Bank holidays in the shape of https://www.gov.uk/bank-holidays.json (default: the home's settings).",
            valueName: "file"), completion: .file())
    var calendar: String?
    @Option(
        name: .customLong("scan"), parsing: .singleValue,
        help: ArgumentHelp(
            "Search this folder first for files of bundles, also packed ones. May be given several times.",
            valueName: "dir"), completion: .directory)
    var folders: [String] = []
    @Option(
        help: ArgumentHelp(
            "Run this for each change of state since the last run, with a JSON object on its standard input. Split at "
                + "spaces, quotes group; no shell.", valueName: "command"))
    var notify: String?

    func run() async throws {
        guard format == .nagios else { return try await report() }
        do {
            try await report()
        } catch let exit as ExitCode {
            throw exit
        } catch {
            let refusal = error as? any Refusal
            throw Self.unable(refusal?.category ?? .failed, refusal?.what ?? "the check could not be made")
        }
    }

    private func report() async throws {
        let lease = try options.dataLease()
        if format == .nagios { Console.endsUnread(with: NagiosPlugin.Status.unknown.rawValue) }
        // A collector runs as another user, and this form names nobody.
        let file = try out.map {
            try lease.reportFile(at: $0, isPublic: format == .prometheus, besides: [calendar].compactMap(\.self))
        }
        var display = ScanDisplay()
        let verification: Verification
        do {
            defer { display.clear() }
            verification = try await lease.verify(
                VerifyRequest(day: asOf, calendar: calendar, folders: folders, notify: notify)
            ) { display.show($0) }
        }
        let ranAt = lease.surroundings.now()
        if let file {
            try file.write { (write) throws(KitError) in
                try format.render(verification, ranAt: ranAt, to: write)
            }
        } else {
            format.render(verification, ranAt: ranAt) { Console.text($0) }
        }
        if format != .text, format != .json || out != nil {
            for remark in verification.remarks {
                Console.notice("\(remark.kind.needsAction ? "finding" : "warning"): \(remark.text)")
            }
        }
        if format == .nagios { throw ExitCode(NagiosPlugin.status(of: verification).rawValue) }
        // The graver first: that nobody could be told must not hide that something is overdue.
        if verification.needsAction { throw ExitStatus.needsAction.exit }
        if verification.remarks.contains(where: { $0.kind == .notifyFailed }) { throw ExitStatus.failed.exit }
    }

    /// Says on standard output, where Nagios reads, that the check could not be made, and gives the exit code for it.
    static func unable(_ category: RefusalCategory, _ what: String) -> ExitCode {
        let failure = NagiosPlugin.failure(category, what)
        Console.text(failure.line)
        return ExitCode(failure.status.rawValue)
    }

    /// Whether a command line, be it right or wrong, asks for the form of a Nagios plug-in, whose exit codes then count.
    static func isPlugIn(_ arguments: [String]) -> Bool {
        guard arguments.first == configuration.commandName else { return false }
        return arguments.contains("--format=nagios")
            || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "nagios" }
    }
}
