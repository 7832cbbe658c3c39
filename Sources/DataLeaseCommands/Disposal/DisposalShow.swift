internal import ArgumentParser
internal import DataLeaseKit

struct DisposalShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what is there of a bundle's evidence, and what is missing.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String

    func run() throws {
        let evidence = try options.dataLease().evidence(of: bundle)
        Console.table(
            [("bundle", evidence.bundle.stem), ("state", "\(evidence.bundle.state): \(evidence.bundle.reason)")]
                + evidence.items.map { ($0.kind, $0.found) }
                + evidence.copies.map { ("our copy", $0) })
    }
}
