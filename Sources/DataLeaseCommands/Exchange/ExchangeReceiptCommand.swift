internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct ExchangeReceiptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Take in a recipient's receipt, and compare its figures with what was sent.",
        usage: "datalease exchange receipt FILE [--signature FILE] [--home DIR]",
        discussion: """
            Its exact bytes are kept. Where rows and pence are those that were sent, and it says accepted, the exchange is \
            acknowledged. Exit code 12 otherwise: with other figures, or rejected, the exchange is disputed; with a signature \
            that does not hold, or a key that does not count, nothing is acknowledged.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "exchange-receipt.txt, as the recipient filled it in.", completion: .file())
    var file: String
    @Option(help: ArgumentHelp("Its signature (default: FILE.sig).", valueName: "file"), completion: .file())
    var signature: String?

    func run() async throws {
        let receipt = try await options.dataLease().recordExchangeReceipt(file, signature: signature)
        if let change = receipt.changedOnTheWay {
            Console.notice("the text was changed after it was signed (it was signed \(change)); kept as it was signed")
        }
        Console.table([
            ("acknowledged", "\(receipt.sequence) \(receipt.number): \(receipt.bundle.stem)"),
            ("arrived", receipt.arrived.description), ("signed by", receipt.signer),
            ("received on", receipt.receivedOn.description),
            ("state", "\(receipt.bundle.state): \(receipt.bundle.reason)"),
        ])
    }
}
