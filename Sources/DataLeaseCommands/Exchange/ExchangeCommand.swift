internal import ArgumentParser

struct ExchangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exchange", abstract: "Send transactional files, exact and numbered.",
        subcommands: [
            ExchangeSend.self, ExchangeReceiptCommand.self, ExchangeReceive.self, ExchangeStatus.self,
            ExchangeRestore.self, ExchangeRun.self,
        ])
}
