internal import ArgumentParser

struct AgreementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Check, sign and show agreements.",
        subcommands: [AgreementCheck.self, AgreementSign.self, AgreementShow.self, AgreementListing.self])
}
