internal import ArgumentParser

struct DisposalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disposal",
        abstract: "Evidence, limits, disputes, our own copies.",
        groupedSubcommands: [
            CommandGroup(
                name: "Evidence:",
                subcommands: [
                    DisposalForm.self, DisposalRecord.self, DisposalAttest.self, DisposalPurge.self,
                    DisposalDestroyKey.self, DisposalShow.self,
                ]),
            CommandGroup(
                name: "Limits:",
                subcommands: [
                    DisposalResolve.self, DisposalRecall.self, DisposalHold.self, DisposalExtend.self,
                    DisposalVoid.self,
                ]),
            CommandGroup(name: "Disputes:", subcommands: [DisposalDispute.self, DisposalSettle.self]),
        ])
}
