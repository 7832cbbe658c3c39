internal import ArgumentParser

struct DisposalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disposal", abstract: "Record certificates, remove our copies, show evidence.",
        subcommands: [DisposalRecord.self, DisposalPurge.self, DisposalDestroyKey.self, DisposalShow.self])
}
