internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

/// How `agreement check` says what it found.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case sarif
}

struct AgreementCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read an agreement strictly, review it, and say what each rule does to its field.",
        usage: """
            datalease agreement check FILE [--format FORMAT] [--adequacy FILE]
                [--waiver FILE]... [--home DIR]
            """,
        discussion: """
            The review is what a data protection officer would look for (docs/agreement-findings.md). Where a home is \
            there, the agreement is also held against the trust list and its signatures as of today. Exit code 0 says \
            that a preparer could go ahead and that the review found no error that nobody waived, 10 that not. Of a draft, what is still to be filled in is \
            listed, and the rest is reviewed as if it were.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement.", completion: .file())
    var file: String
    @Option(help: "The form of what is printed; json is one object, sarif a log for editors and CI servers.")
    var format = CheckFormat.text
    @Option(
        help: ArgumentHelp(
            "A list in the form of agreements/adequacy.json (default: the release's).",
            valueName: "file"), completion: .file())
    var adequacy: String?
    @Option(
        name: .customLong("waiver"), parsing: .singleValue,
        help: ArgumentHelp(
            "An approver's waiver of findings, with its signature beside it in FILE.sig. May be given several times.",
            valueName: "file"), completion: .file())
    var waivers: [String] = []

    func run() async throws {
        let dataLease = try options.dataLease()
        try await CheckDisplay.run(file, format, home: dataLease.home.path) {
            try await dataLease.checkAgreement(file, adequacy: adequacy, waivers: waivers, mayBeDraft: true)
        }
    }
}
