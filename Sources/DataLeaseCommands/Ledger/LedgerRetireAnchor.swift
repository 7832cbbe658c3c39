internal import ArgumentParser
internal import DataLeaseKit

struct LedgerRetireAnchor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire-anchor", abstract: "Record that an anchor is no longer in use.",
        usage: """
            datalease ledger retire-anchor FOLDER --reason TEXT --as KEY [--home DIR]
            """,
        discussion: """
            An anchor that settings.json named is missed by `verify` from the moment it is named no more. Take it out \
            there first; then the officer signs why. Keep its last checkpoint: it speaks for the ledger for ever.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(
        help: ArgumentHelp("The anchor's folder, or the digest of its path that `verify` tells.", valueName: "folder"))
    var anchor: String
    @Option(help: ArgumentHelp("Why, in one line.", valueName: "text"))
    var reason: String
    @Option(
        name: .customLong("as"), help: ArgumentHelp("The officer's SSH key file.", valueName: "key"),
        completion: .file())
    var key: String

    func run() async throws {
        let event = try await options.dataLease().retireAnchor(anchor, reason: reason, officerKey: key)
        Console.result("retired the anchor \(anchor), event \(event)")
    }
}
