internal import ArgumentParser

struct AgreementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Check, sign, show, explain and compare agreements.",
        subcommands: [
            AgreementCheck.self, AgreementSign.self, AgreementShow.self, AgreementExplain.self, AgreementDiff.self,
            AgreementListing.self,
        ])
}
