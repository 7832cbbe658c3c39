public import ArgumentParser
internal import Glibc
internal import Primitives
internal import Synchronization

/// The program: parses the command line, runs a command, and turns refusals into messages and exit codes.
public struct DataLeaseProgram: AsyncParsableCommand {
    /// The command tree.
    public static let configuration = CommandConfiguration(
        commandName: "datalease",
        abstract: "Lends samples under a signed agreement, and confirms their disposal.",
        discussion: """
            A sample leaves only by an agreement that both companies signed: \
            pseudonymised, encrypted, with a date by which it must be gone. The way: init, trust add, agreement check, \
            preview, agreement sign, prepare, bundle release, disposal record and purge; and verify every day.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Setting up:",
                subcommands: [
                    InitCommand.self, TrustCommand.self, AccessCommand.self, AgreementCommand.self,
                    ScheduleCommand.self,
                ]),
            CommandGroup(
                name: "Lending and exchanging:",
                subcommands: [
                    InspectCommand.self, PreviewCommand.self, PrepareCommand.self, EnvelopeCommand.self,
                    BundleCommand.self, ExchangeCommand.self,
                ]),
            CommandGroup(
                name: "Disposal:",
                subcommands: [
                    DisposalCommand.self, VerifyCommand.self, StatusCommand.self, ReportCommand.self,
                    LedgerCommand.self, RegistryCommand.self,
                ]),
            CommandGroup(name: "Reference:", subcommands: [ExitCodesCommand.self]),
        ])

    /// Made by the parser.
    public init() {}

    /// Runs the program with the arguments of the process, and does not return.
    public static func run() async -> Never {
        // Where a caller closed one of these, the next file opened would take its place, and messages would go into it.
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY)
        }
        // A closed pipe is seen where it is written to, and must not end work that is half done.
        signal(SIGPIPE, SIG_IGN)
        // A file that grows past its limit is refused like a full disk, with a message and nothing left behind.
        signal(SIGXFSZ, SIG_IGN)
        // What is no UTF-8 would be read as another name.
        for place in 1..<max(1, Int(CommandLine.argc)) {
            guard let argument = CommandLine.unsafeArgv[place], String(validatingCString: argument) == nil else {
                continue
            }
            Console.reportUsage("argument \(place) is not UTF-8: rename the file or folder, or call it by another path")
            Glibc.exit(ExitStatus.wrongUsage.rawValue)
        }
        do {
            var command = try parseAsRoot()
            if let showing = command as? any ShowingCommand {
                Console.endsWithReader.store(showing.onlyShows, ordering: .relaxed)
            }
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            Glibc.exit(ExitStatus.done.rawValue)
        } catch let refusal as any Refusal {
            ProgressDisplay.clear()
            Console.report(refusal)
            Interruption.end()
            Glibc.exit(ExitStatus(refusal.category).rawValue)
        } catch {
            let code = exitCode(for: error)
            guard code == .validationFailure else {
                // Help is all that is still printed, and nothing is left to do.
                signal(SIGPIPE, SIG_DFL)
                exit(withError: error)
            }
            if VerifyCommand.isPlugIn(Array(CommandLine.arguments.dropFirst())) {
                Glibc.exit(VerifyCommand.unable(.usage, message(for: error)).rawValue)
            }
            Console.reportUsage(fullMessage(for: error))
            Glibc.exit(code.rawValue)
        }
    }
}
