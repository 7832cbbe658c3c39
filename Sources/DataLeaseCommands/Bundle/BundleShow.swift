internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct BundleShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show all that the registry knows of a bundle.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String

    func run() throws {
        let shown = try options.dataLease().bundle(bundle)
        var facts = [
            ("bundle", shown.listed.stem),
            ("state", "\(shown.listed.state): \(shown.listed.reason)"),
            ("agreement", shown.listed.agreement),
            ("with", shown.listed.recipient),
            ("gone by", "\(shown.listed.limit); certificate by \(shown.certificateBy)"),
            ("sha256", shown.sha256.hex),
            ("size", "\(shown.size) bytes"),
        ]
        facts += shown.triggers.map { ("trigger", $0) }
        if let schedule = shown.schedule { facts.append(("schedule", schedule)) }
        facts += shown.datasets.map {
            ("dataset", "\($0.name): \($0.rowsShared) of \($0.rowsRead) rows, export sha256 \($0.input)")
        }
        facts += shown.waived.map { ("waived", $0) }
        facts += shown.exchangeReasons.map { ($0.what, $0.text) }
        if shown.approvals.needed > 0 || !shown.approvals.given.isEmpty {
            facts.append(("approvals", shown.approvals.text))
        }
        facts += shown.recipients.map { ("opens it", $0) }
        facts += shown.copies.map { ("our \($0.role)", $0.path) }
        facts += shown.report.map { ($0.what, $0.text) }
        facts += shown.events.map { ("\($0.time)", "\($0.kind) by \($0.actor)") }
        Console.table(facts)
    }
}
