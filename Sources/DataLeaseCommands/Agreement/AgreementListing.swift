internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct AgreementListing: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The log of sharing agreements: each version, where it stands, and what is out.",
        discussion: """
            STATE: to come, in force, suspended, terminated, expired or superseded by a newer version. REVIEW: when it is \
            looked at again. OUT: bundles that may still be with somebody, of all BUNDLES.
            """)

    @OptionGroup var options: HomeOptions
    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let listed = try options.dataLease().agreements()
        guard !json else {
            for entry in listed { Console.json(object(entry)) }
            return
        }
        Console.table(
            [
                "ID", "VERSION", "STATE", "CLASS", "TERM", "REVIEW", "PROVIDER", "RECIPIENT", "OUT", "BUNDLES", "TITLE",
            ],
            listed.map { entry in
                let agreement = entry.document.agreement
                return [
                    agreement.id, String(agreement.version), entry.state.word, agreement.classification.rawValue,
                    "\(agreement.term.start) to \(agreement.term.end)", entry.review?.description ?? "-",
                    agreement.provider.legalName, agreement.recipient.legalName, String(entry.bundlesOut),
                    String(entry.bundles), agreement.title,
                ]
            })
    }

    private func object(_ entry: AgreementListed) -> JSON {
        let agreement = entry.document.agreement
        return .members([
            "id": .string(agreement.id), "version": .integer(agreement.version), "title": .string(agreement.title),
            "sha256": .string(entry.document.digest.hex), "state": .string(entry.state.word),
            "class": .string(agreement.classification.rawValue),
            "type": agreement.type.map { .string($0.rawValue) } ?? .null,
            "provider": .string(agreement.provider.legalName), "recipient": .string(agreement.recipient.legalName),
            "start": .string(agreement.term.start.description), "end": .string(agreement.term.end.description),
            "review": entry.review.map { .string($0.description) } ?? .null,
            "bundles": .integer(entry.bundles), "bundlesOut": .integer(entry.bundlesOut),
        ])
    }
}
