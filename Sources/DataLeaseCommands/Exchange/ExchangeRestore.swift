internal import ArgumentParser
internal import DataLeaseKit

struct ExchangeRestore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Turn the tokens of a returned file back into what they stand for.",
        usage: """
            datalease exchange restore FILE --for BUNDLE --out FILE2 [--dataset NAME]
                [--profile FILE]... [--home DIR]
            """,
        discussion: """
            FILE is of the shape of the bundle's dataset, or of an inbound one of its agreement: fields go by their names. A \
            token is turned back where the agreement says that its field holds reversible ones; whatever else stands there, \
            and a token that was changed on its way, stays as it is, and is counted (exit code 3).
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The file that came back.", completion: .file())
    var file: String
    @Option(name: .customLong("for"), help: ArgumentHelp("The exchange that it belongs to.", valueName: "bundle"))
    var bundle: String
    @Option(help: ArgumentHelp("The new file, for your eyes only.", valueName: "file"), completion: .file())
    var out: String
    @Option(help: ArgumentHelp("The dataset whose fields it has (default: the one sent).", valueName: "name"))
    var dataset: String?
    @Option(
        help: ArgumentHelp("A profile that the agreement pins and the program lacks.", valueName: "file"),
        completion: .file())
    var profile: [String] = []

    func run() async throws {
        let restored = try options.dataLease().restore(
            file, forBundle: bundle, to: out, dataset: dataset, profiles: profile)
        Console.table([
            ("restored", "\(restored.restored) token\(restored.restored == 1 ? "" : "s")"),
            (
                "left",
                "\(restored.left) that are no tokens of what was sent\(restored.place.map { ", the first at \($0)" } ?? "")"
            ),
            ("rows", "\(restored.rows)"), ("file", out),
        ])
        if restored.left > 0 { throw ExitStatus.recordsSetAside.exit }
    }
}
