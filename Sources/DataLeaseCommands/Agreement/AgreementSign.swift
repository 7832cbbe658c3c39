internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit

struct AgreementSign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Sign an agreement for your company.",
        usage: """
            datalease agreement sign FILE --as KEY [--home DIR]
            """,
        discussion: """
            Makes FILE.provider.sig or FILE.recipient.sig with the key of a signatory whom the agreement names; the same \
            as `ssh-keygen -Y sign -n datalease-agreement@v1`. For a contract on paper (execution: {document, ...}) an \
            approver signs, and the scanned contract lies beside the file. Needs no home.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement.", completion: .file())
    var file: String
    @Option(name: .customLong("as"), help: ArgumentHelp("Your SSH key file.", valueName: "key"), completion: .file())
    var key: String

    func run() async throws {
        let signed = try await options.dataLease().signAgreement(file, key: key)
        Console.result("signed   for the \(signed.slot.rawValue) with \(signed.fingerprint)")
        Console.result("file     \(signed.file)")
    }
}
