internal import ArgumentParser
internal import DataLeaseKit

struct RegistryErase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase names, paths and documents of an agreement whose retention is over.",
        usage: """
            datalease registry erase AGREEMENT --as KEY [--home DIR]
            """,
        discussion: """
            Only when every bundle of it is confirmed, confirmed-late, voided or a rehearsal, and its key destroyed. The events stay, with \
            digests and fingerprints of keys: the ledger still verifies. Names go of everyone who stands in no other \
            agreement and whose keys no longer count. Backups keep what they have: destroy those that are older. Registries \
            that a restoration replaced must be gone from the home first (replaced-*).
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement's id.")
    var agreement: String
    @Option(
        name: .customLong("as"), help: ArgumentHelp("The officer's SSH key file.", valueName: "key"),
        completion: .file())
    var key: String

    func run() async throws {
        let erased = try await options.dataLease().erase(agreement: agreement, officerKey: key)
        Console.result(
            "erased \(agreement): \(erased.people) names, \(erased.paths) paths, \(erased.documents) documents")
        for name in erased.stillTrusted {
            Console.notice(
                "\(name) stands in no agreement and keeps the name while the key counts: datalease trust remove")
        }
    }
}
