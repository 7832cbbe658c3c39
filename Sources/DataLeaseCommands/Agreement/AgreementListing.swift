internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct AgreementListing: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the agreements that bundles were prepared under.")

    @OptionGroup var options: HomeOptions
    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let listed = try options.dataLease().agreements()
        guard !json else {
            for entry in listed {
                let agreement = entry.document.agreement
                Console.json(
                    .members([
                        "id": .string(agreement.id), "version": .integer(agreement.version),
                        "title": .string(agreement.title), "sha256": .string(entry.document.digest.hex),
                        "start": .string(agreement.term.start.description),
                        "end": .string(agreement.term.end.description), "bundles": .integer(entry.bundles),
                    ]))
            }
            return
        }
        Console.table(
            ["ID", "VERSION", "IN FORCE", "RECIPIENT", "BUNDLES", "TITLE"],
            listed.map { entry in
                let agreement = entry.document.agreement
                return [
                    agreement.id, String(agreement.version), "\(agreement.term.start) to \(agreement.term.end)",
                    agreement.recipient.legalName, String(entry.bundles), agreement.title,
                ]
            })
    }
}
