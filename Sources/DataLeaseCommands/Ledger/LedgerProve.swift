internal import ArgumentParser
internal import DataLeaseKit

struct LedgerProve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Write proofs about a bundle that anyone can check without the registry.",
        usage: """
            datalease ledger prove BUNDLE --out DIR [--statement FILE] [--home DIR]
            """,
        discussion: """
            For each event of the bundle its exact bytes and a C2SP tlog-proof; a proof that the ledger went on from the head \
            in the bundle's statement, and from those in its receipts and certificates; the checkpoint; and the \
            ledger's verifier key. `ledger check DIR` checks them, as any other tool for tlog-proofs does. \
            Events hold no names and no data of people.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Option(help: ArgumentHelp("A folder that is new or empty.", valueName: "dir"), completion: .directory)
    var out: String
    @Option(
        help: ArgumentHelp("The bundle's statement, where it is no longer where it was written.", valueName: "file"),
        completion: .file())
    var statement: String?

    func run() throws {
        let proven = try options.dataLease().prove(bundle, statement: statement, to: out)
        var facts = proven.events.map { ("in the ledger", $0) }
        facts += proven.continuations.map { ("goes on from", "the head of \($0.size) events in \($0.what)") }
        facts.append(("checkpoint", "of \(proven.size) events, signed"))
        facts.append(("key", proven.key))
        facts.append(("check it with", "datalease ledger check \(out) --key \(proven.key)"))
        Console.table(facts)
        if !proven.hasStatement {
            Console.notice("warning: the bundle's statement is not where it was written: name it with --statement")
        }
    }
}
