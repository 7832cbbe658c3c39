internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct ExchangeReceive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive", abstract: "Take in a file that came back, and match it with what was sent.",
        usage: """
            datalease exchange receive FILE --for BUNDLE [--signature FILE]
                [--dataset NAME] [--profile FILE]... [--out FILE] [--home DIR]
            """,
        discussion: """
            The agreement says with an inbound dataset how such a file is read. Its own totals must fit (exit code 11), and \
            its signature where the agreement asks for one (exit code 12). Each record is matched with an item of the \
            bundle by reference and amount. A list of all, with tokens turned back, is for the clerk; exit code 3 where one \
            names nothing that was sent.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The file that came back.", completion: .file())
    var file: String
    @Option(name: .customLong("for"), help: ArgumentHelp("The exchange that it belongs to.", valueName: "bundle"))
    var bundle: String
    @Option(help: ArgumentHelp("Its signature (default: none).", valueName: "file"), completion: .file())
    var signature: String?
    @Option(help: ArgumentHelp("The inbound dataset (default: the only one).", valueName: "name"))
    var dataset: String?
    @Option(
        help: ArgumentHelp("A profile that the agreement pins and the program lacks.", valueName: "file"),
        completion: .file())
    var profile: [String] = []
    @Option(help: ArgumentHelp("The list (default: a file in the home).", valueName: "file"), completion: .file())
    var out: String?

    func run() async throws {
        let received = try await options.dataLease().receive(
            ReturnRequest(
                file: file, bundle: bundle, signature: signature, dataset: dataset, out: out, profiles: profile))
        func total(_ total: MoneyTotal) -> String {
            received.hasAmounts ? "\(total)" : "\(total.rows) \(total.rows == 1 ? "row" : "rows")"
        }
        var lines = [
            ("for", "\(received.sequence) \(received.number): \(received.bundle)"), ("dataset", received.dataset),
            ("matched", total(received.matched)), ("returned", total(received.returned)),
        ]
        lines += received.reasons.map { ("", "\($0.meaning ?? "another reason, see the list"): \(total($0.total))") }
        lines.append(("unknown", total(received.unknown)))
        if received.otherAmount.rows > 0 {
            lines.append(("", "sent with another amount, or less often: \(total(received.otherAmount))"))
        }
        if received.before.rows > 0 {
            lines.append(("", "came back before, in another file: \(total(received.before))"))
        }
        if received.brokenTokens > 0 {
            lines.append(("tokens", "\(received.brokenTokens) are none of this agreement, and stay as they came"))
        }
        if received.otherTokens > 0 {
            lines.append(("tokens", "\(received.otherTokens) were not sent with this reference and amount, and stay"))
        }
        if received.formulas > 0 {
            lines.append(("formulas", "\(received.formulas) cells began like one; an apostrophe stands before them"))
        }
        lines.append(("signed by", received.signer ?? "nobody"))
        lines.append(("list", received.list))
        lines.append(("recorded", received.isNew ? "yes" : "already, from an earlier run"))
        Console.table(lines)
        if received.unknown.rows > 0 || received.brokenTokens > 0 || received.otherTokens > 0 {
            throw ExitStatus.recordsSetAside.exit
        }
    }
}
