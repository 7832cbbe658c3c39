internal import ArgumentParser

struct AgreementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Check, sign, show and explain agreements.",
        subcommands: [
            AgreementCheck.self, AgreementWaive.self, AgreementSign.self, AgreementShow.self, AgreementExplain.self,
            AgreementListing.self,
        ])
}
