internal import ArgumentParser

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The tamper-evident list of events.",
        subcommands: [
            LedgerVerify.self, LedgerShow.self, LedgerCheckpoint.self, LedgerRetireAnchor.self, LedgerProve.self,
            LedgerCheck.self,
        ])
}
