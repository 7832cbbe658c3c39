internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct DisposalRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Take in a recipient's signed certificate of disposal.",
        usage: """
            datalease disposal record BUNDLE CERTIFICATE [--signature FILE]
                [--home DIR]
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Argument(help: "The certificate that the recipient filled in.", completion: .file())
    var certificate: String
    @Option(help: ArgumentHelp("Its signature (default: CERTIFICATE.sig).", valueName: "file"), completion: .file())
    var signature: String?

    func run() async throws {
        let recorded = try await options.dataLease().recordCertificate(certificate, signature: signature, for: bundle)
        if let change = recorded.changedOnTheWay {
            Console.notice("the text was changed after it was signed (it was signed \(change)); kept as it was signed")
        }
        Console.table([
            ("recorded", recorded.bundle.stem), ("signed by", recorded.signer),
            ("disposed on", recorded.disposedOn.description),
            ("state", "\(recorded.bundle.state): \(recorded.bundle.reason)"),
        ])
    }
}
