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
        // A table of so many rows at a time: a ledger may be longer than memory.
        let rowsAtOnce = 1000
        var rows = [["EVENT", "TIME", "BUNDLE", "WHAT", "WHO", "DETAILS"]]
        try dataLease.forEachEvent(of: bundle) { event in
            rows.append([
                String(event.number), event.time.description, event.bundle.map { "B\($0)" } ?? "", event.kind,
                event.actor, event.details,
            ])
            guard rows.count > rowsAtOnce else { return }
            Console.table(rows[0], Array(rows.dropFirst()))
            rows.removeAll()
        }
        if let first = rows.first { Console.table(first, Array(rows.dropFirst())) }
    }
}
