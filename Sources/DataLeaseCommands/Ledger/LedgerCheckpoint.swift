internal import ArgumentParser
internal import DataLeaseKit

struct LedgerCheckpoint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Sign the ledger as it is now, and print the checkpoint.",
        discussion: """
            A C2SP tlog-checkpoint, as it is written beside the registry and into every anchor directory after each \
            event. Keep a copy where the home's users cannot change it: the ledger can be held against it for ever.
            """)

    @OptionGroup var options: HomeOptions

    func run() throws {
        let note = try options.dataLease().signCheckpoint()
        Console.text(note)
    }
}
