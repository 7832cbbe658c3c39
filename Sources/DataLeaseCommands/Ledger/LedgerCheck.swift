internal import ArgumentParser
internal import DataLeaseKit

struct LedgerCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check proofs of a ledger, without any home or registry.",
        discussion: """
            FILE is what `ledger prove` wrote, or its folder; and any statement, receipt, certificate or checkpoint whose \
            head the proofs are to be held against. Exit code 12 where something does not hold. The key decides whose \
            ledger it is: have the provider tell it to you on another way than the proofs.
            """)

    @Argument(help: "Proofs, their folder, and files that name a head of the ledger.", completion: .file())
    var files: [String]
    @Option(help: ArgumentHelp("The ledger's verifier key, or a file with it.", valueName: "key"))
    var key: String?

    func run() throws {
        let checked = try ProofCheck.check(files, key: key)
        for line in checked.shown { Console.result(line) }
        Console.result("checked with the key \(checked.key)")
        if let file = checked.keyFile {
            Console.notice(
                "warning: the key comes from \(file), which whoever wrote the proofs wrote too: they show that one ledger"
                    + " holds all this, and not yet whose; compare the key with what the provider told you")
        }
        for problem in checked.problems { Console.notice("error: \(problem)") }
        guard checked.problems.isEmpty else {
            Console.notice("hint: ask for the proofs again; keep these, they show what was said before")
            throw ExitStatus.checkFailed.exit
        }
    }
}
