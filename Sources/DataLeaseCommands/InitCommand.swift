internal import ArgumentParser
internal import DataLeaseKit

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a home folder and name the officer.",
        usage: """
            datalease init --officer KEY [--name NAME] [--home DIR]
            """,
        discussion: """
            The officer (the data protection officer, as a rule) decides whose keys count. Make the key with \
            `ssh-keygen -t ed25519`, best on a hardware key: -t ed25519-sk.
            """)

    @OptionGroup var options: HomeOptions
    @Option(help: ArgumentHelp("The officer's SSH key file.", valueName: "key"), completion: .file())
    var officer: String
    @Option(help: "The officer's name.")
    var name = "Officer"

    func run() async throws {
        let made = try await options.dataLease().initialise(officerKey: officer, name: name)
        Console.result("home     \(made.home)")
        Console.result("officer  \(made.officer)")
        Console.result(
            "next     datalease trust add KEY.pub --name NAME --party provider --role preparer --as \(officer)")
    }
}
