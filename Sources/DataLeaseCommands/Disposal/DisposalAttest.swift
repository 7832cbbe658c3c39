public import ArgumentParser
internal import DataLeaseKit
public import Primitives

struct DisposalAttest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attest",
        abstract: "Sign evidence of our own: what came back, an audit, a third party's document.",
        usage: """
            datalease disposal attest BUNDLE KIND --on DATE --as KEY
                [--attachment FILE] [--remarks TEXT] [--home DIR]
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Argument(help: "return-receipt, audit-note or destruction-certificate.")
    var kind: EvidenceKind
    @Option(help: ArgumentHelp("The day of return, of the audit, of destruction: 2026-11-30.", valueName: "date"))
    var on: CivilDate
    @OptionGroup var approver: ApproverOption
    @Option(help: ArgumentHelp("The file that it speaks of.", valueName: "file"), completion: .file())
    var attachment: String?
    @Option(help: ArgumentHelp("Anything else, in one line.", valueName: "text"))
    var remarks = ""

    func run() async throws {
        let listed = try await options.dataLease().attest(
            bundle,
            AttestRequest(kind: kind, day: on, attachment: attachment, remarks: remarks, key: approver.key))
        Console.table([
            ("recorded", "\(kind.rawValue) of \(listed.stem)"), ("state", "\(listed.state): \(listed.reason)"),
        ])
    }
}

extension EvidenceKind: ExpressibleByArgument {}

/// Who decides: an approver's key.
struct ApproverOption: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("The approver's SSH key file; never the preparer's of the bundle.", valueName: "key"),
        completion: .file())
    var key: String
}
