internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct LedgerShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the events of the ledger.",
        usage: """
            datalease ledger show [--bundle BUNDLE] [--json] [--home DIR]
            """,
        discussion: "With --json the exact bytes of every event, a line each, as they are in the tree.")

    @OptionGroup var options: HomeOptions
    @Option(help: ArgumentHelp("Those of one bundle: 7, B7, or the name of one of its files.", valueName: "bundle"))
    var bundle: String?
    @Flag(help: "The events as they are, one JSON object a line.")
    var json = false

    func run() throws {
        let dataLease = try options.dataLease()
        guard !json else {
            try dataLease.eachEvent(of: bundle) { Console.text($0 + "\n") }
            return
        }
        Console.table(
            ["EVENT", "TIME", "BUNDLE", "WHAT", "WHO", "DETAILS"],
            try dataLease.events(of: bundle).map { event in
                [
                    String(event.number), event.time.description, event.bundle.map { "B\($0)" } ?? "", event.kind,
                    event.actor, event.details,
                ]
            })
    }
}
