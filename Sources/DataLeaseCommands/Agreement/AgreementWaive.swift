internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct AgreementWaive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive", abstract: "Write a waiver of what the review of an agreement finds.",
        usage: """
            datalease agreement waive AGREEMENT --finding ID... --reason TEXT
                --until DATE --out FILE [--as KEY] [--adequacy FILE] [--home DIR]
            """,
        discussion: """
            The waiver is a paper of its own, for these bytes of the agreement: an approver who does not prepare under it \
            signs, with --as or later with `ssh-keygen -Y sign -n datalease-waiver@v1`. Give it to agreement check with \
            --waiver. What prepare refuses cannot be waived (docs/agreement-findings.md).
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement.", completion: .file())
    var agreement: String
    @Option(
        name: .customLong("finding"), parsing: .singleValue,
        help: ArgumentHelp("A finding, by its id: DL-P03. May be given several times.", valueName: "id"))
    var findings: [String]
    @Option(help: ArgumentHelp("Why it is accepted, in one line.", valueName: "text"))
    var reason: String
    @Option(help: ArgumentHelp("The last day on which the waiver counts, within the term.", valueName: "date"))
    var until: CivilDate
    @Option(help: ArgumentHelp("The file to write; it must not be there yet.", valueName: "file"), completion: .file())
    var out: String
    @Option(
        name: .customLong("as"), help: ArgumentHelp("The approver's SSH key file.", valueName: "key"),
        completion: .file())
    var key: String?
    @Option(
        help: ArgumentHelp(
            "A list in the form of agreements/adequacy.json (default: the release's).", valueName: "file"),
        completion: .file())
    var adequacy: String?

    func run() async throws {
        let written = try await options.dataLease().waiveFindings(
            of: agreement, rules: findings, reason: reason, until: until, to: out, as: key, adequacy: adequacy)
        for finding in written.findings { Console.result("waived   \(finding.rule.id) \(finding.description)") }
        Console.result("file     \(written.file)")
        if let signer = written.signer {
            Console.result("signed   \(written.file).sig with \(signer)")
        } else {
            Console.result(
                "to do    an approver signs it: ssh-keygen -Y sign -f KEY -n \(SignatureNamespace.waiver) FILE")
        }
    }
}
