internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct DisposalRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Take in what a recipient signed: a certificate, a receipt, other evidence.",
        usage: """
            datalease disposal record BUNDLE FILE [--signature FILE]
                [--attachment FILE] [--home DIR]
            """,
        discussion: """
            Its exact bytes are kept. Exit code 12 where it is no evidence: a signature that does not hold, a key that does \
            not count, another bundle, a day that cannot be, a method too weak, no checkpoint. One that \
            this ledger never had opens a dispute, too.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Argument(help: "The form that the recipient filled in.", completion: .file())
    var file: String
    @Option(help: ArgumentHelp("Its signature (default: FILE.sig).", valueName: "file"), completion: .file())
    var signature: String?
    @Option(
        help: ArgumentHelp("The file that it speaks of: a log, a document.", valueName: "file"), completion: .file())
    var attachment: String?

    func run() async throws {
        let recorded = try await options.dataLease().record(
            file, signature: signature, attachment: attachment, for: bundle)
        if let change = recorded.changedOnTheWay {
            Console.notice("the text was changed after it was signed (it was signed \(change)); kept as it was signed")
        }
        Console.table(
            [
                ("recorded", "\(recorded.kind) of \(recorded.bundle.stem)"),
                ("signed by", "\(recorded.signer), as \(recorded.name)"),
                (recorded.dayMeaning, recorded.day.description),
            ] + (recorded.remarks.isEmpty ? [] : [("remarks", recorded.remarks)]) + [
                ("state", "\(recorded.bundle.state): \(recorded.bundle.reason)")
            ])
        guard !recorded.remarks.isEmpty else { return }
        Console.notice(
            "warning: read the remarks: they decide nothing here, and a copy that was lost, stolen or seen by others may be a"
                + " personal data breach (UK GDPR, article 33: 72 hours)")
    }
}
