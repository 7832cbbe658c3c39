internal import ArgumentParser
internal import DataLeaseKit

struct LedgerCheckpoint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Sign the ledger as it is now, and print the checkpoint.",
        usage: """
            datalease ledger checkpoint [--anchor-dir DIR]... [--clock-is-right]
                [--home DIR]
            """,
        discussion: """
            A C2SP tlog-checkpoint, as it is written beside the registry and into every anchor directory after each \
            event. Keep a copy where the home's users cannot change it: the ledger can be held against it for ever.
            """)

    @OptionGroup var options: HomeOptions
    @Flag(
        help: """
            Say that the clock is right, where a command refused it: nothing was done here for more than 400 days, or a \
            check was made under a wrong clock.
            """)
    var clockIsRight = false

    func run() throws {
        let note = try options.dataLease().signCheckpoint(clockIsRight: clockIsRight)
        Console.text(note)
    }
}
