internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The tamper-evident list of events.", subcommands: [LedgerVerify.self])
}

struct LedgerVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Recompute the ledger and compare it with its last signed checkpoint.",
        discussion: "Exit code 12 where an event, a bundle or the trust list is not what was recorded.")

    @OptionGroup var options: HomeOptions

    func run() async throws {
        let verified = try await options.dataLease().verifyLedger()
        Console.table([
            ("ledger", "intact"), ("events", String(verified.events)), ("bundles", String(verified.bundles)),
            ("root", verified.root.hex), ("checkpoint", "signed, of \(verified.checkpoint) events"),
        ])
    }
}
