internal import ArgumentParser

struct AgreementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Draft, check, sign, show, compare and end agreements.",
        subcommands: [
            AgreementNew.self, AgreementCheck.self, AgreementWaive.self, AgreementSign.self, AgreementShow.self,
            AgreementExplain.self,
            AgreementDiff.self, AgreementRegister.self, AgreementSuspend.self, AgreementRenew.self,
            AgreementTerminate.self,
            AgreementListing.self,
        ])
}
