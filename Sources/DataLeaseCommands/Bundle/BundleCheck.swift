internal import ArgumentParser
internal import DataLeaseKit

struct BundleCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Verify a bundle as its recipient can; writes nothing.",
        usage: """
            datalease bundle check FILE --identity KEY [--agreement FILE]
                [--home DIR]
            """,
        discussion: """
            Opens it, holds every entry against the manifest, the statement against the file, and the statement's \
            signature against the preparers in your own copy of the agreement. Exit code 12 where something is wrong, 2 \
            where something could not be checked or an approval is missing that the agreement asks for.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The encrypted file, with its statement and signature beside it.", completion: .file())
    var file: String
    @Option(help: ArgumentHelp("An age identity or an unencrypted OpenSSH key.", valueName: "key"), completion: .file())
    var identity: String
    @Option(help: ArgumentHelp("Your copy of the agreement.", valueName: "file"), completion: .file())
    var agreement: String?

    func run() async throws {
        let checked = try await options.dataLease().checkBundle(file, identity: identity, agreement: agreement)
        for finding in checked.findings { Console.result("ok       \(finding)") }
        for gap in checked.unchecked { Console.result("not checked: \(gap)") }
        if !checked.unchecked.isEmpty { throw ExitStatus.needsAction.exit }
    }
}
