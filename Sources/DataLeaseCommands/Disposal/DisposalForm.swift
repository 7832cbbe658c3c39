internal import ArgumentParser
internal import DataLeaseKit

struct DisposalForm: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Print a form for a recipient to fill in and sign.",
        usage: """
            datalease disposal form BUNDLE KIND [--home DIR]
            """,
        discussion: """
            The bundle's lines are filled in, and where our ledger stands now. The recipient signs it with ssh-keygen -Y \
            sign -f KEY -n datalease-certificate@v1 FILE; disposal record takes it in. An exchange-receipt is signed with \
            -n datalease-receipt@v1, and exchange receipt takes it in.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Argument(
        help: """
            certificate, receipt, exchange-receipt, deletion-log, backup-statement, sub-processor-certificates or \
            destruction-certificate.
            """)
    var kind: String

    func run() throws {
        let form = String(decoding: try options.dataLease().form(kind, for: bundle), as: UTF8.self)
        Console.text(form)
    }
}
