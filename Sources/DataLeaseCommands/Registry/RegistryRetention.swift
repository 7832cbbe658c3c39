internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct RegistryRetention: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "List the agreements whose time in the register is over.",
        usage: """
            datalease registry retention [--all] [--home DIR]
            """,
        discussion: """
            The register keeps names, paths and documents of an agreement for six years behind the end of its term, or for \
            the retention in settings.json. `registry erase` removes them; the ledger's events stay.
            """)

    @OptionGroup var options: HomeOptions
    @Flag(help: "All agreements, those included whose time is not over.")
    var all = false

    func run() throws {
        let listed = try options.dataLease().retention().filter { all || ($0.isOver && $0.erased == nil) }
        guard !listed.isEmpty else {
            Console.result("nothing to erase: no agreement's retention is over")
            return
        }
        Console.table(
            ["AGREEMENT", "ENDED", "KEPT UNTIL", "BUNDLES", "STANDS"],
            listed.map { agreement in
                let stands =
                    if let erased = agreement.erased {
                        "erased at \(erased)"
                    } else if !agreement.open.isEmpty {
                        "open: \(agreement.open.joined(separator: ", "))"
                    } else if agreement.isOver {
                        "erase it: datalease registry erase \(agreement.agreement) --as OFFICERKEY"
                    } else {
                        "kept"
                    }
                return [
                    agreement.agreement, agreement.ended?.description ?? "", agreement.keptUntil?.description ?? "",
                    String(agreement.bundles), stands,
                ]
            })
    }
}
