internal import ArgumentParser

struct DisposalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disposal",
        abstract: "Record evidence, decide about limits, remove our copies, show what is there.",
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
