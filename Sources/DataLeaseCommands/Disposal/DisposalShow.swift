internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct DisposalShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what is there of a bundle's evidence, what it shows and what it does not.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String

    func run() throws {
        let evidence = try options.dataLease().evidence(of: bundle)
        let limit = evidence.limit
        var facts = [
            ("bundle", evidence.bundle.stem), ("state", "\(evidence.bundle.state): \(evidence.bundle.reason)"),
            ("gone by", "\(limit.date); act by \(limit.actBy); certificate by \(limit.certificateBy)"),
        ]
        facts += evidence.limits.map { ("limit", $0) }
        facts += evidence.decisions.map { ("decided", $0) }
        facts += evidence.receipts.map { ("receipt", $0) }
        for item in evidence.items {
            let isMissing = item.isAskedFor && !item.isComplete
            let standing = item.isAskedFor ? item.isComplete ? "complete" : "missing" : "not asked for"
            facts += (item.found + (isMissing || item.found.isEmpty ? [standing] : [])).map { (item.kind.rawValue, $0) }
            facts += [("", "shows: \(item.kind.shows)"), ("", "does not show: \(item.kind.doesNotShow)")]
        }
        facts += evidence.copies.map { ("our copy", $0) }
        Console.table(facts)
    }
}
