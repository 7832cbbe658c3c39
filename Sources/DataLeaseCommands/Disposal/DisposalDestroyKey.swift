internal import ArgumentParser
internal import DataLeaseKit

struct DisposalDestroyKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy-key", abstract: "Destroy the pseudonym key of an agreement, or of one bundle.",
        usage: """
            datalease disposal destroy-key AGREEMENT|BUNDLE --reason TEXT --as KEY
                [--lost] [--home DIR]
            """,
        discussion: """
            An agreement's key goes when its term is over and every bundle under it is shown to be gone; nothing is ever \
            prepared under it again. A bundle has a key of its own where the agreement says linkable: bundle; that goes when \
            the bundle is shown to be gone, or its limit has passed. The file is overwritten once and removed. Copies of it \
            in backups stay until those expire, and a disk may keep what was overwritten.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement's id, or the bundle: 7, B7, or the name of one of its files.")
    var reference: String
    @Option(help: ArgumentHelp("Why, in one line; it is signed.", valueName: "text"))
    var reason: String
    @Option(
        name: .customLong("as"), help: ArgumentHelp("An approver's SSH key file.", valueName: "key"),
        completion: .file())
    var key: String
    @Flag(help: "Say that a key file that is not there is lost for good.")
    var lost = false

    func run() async throws {
        let result = try await options.dataLease().destroyKey(reference, reason: reason, as: key, isLost: lost)
        Console.table(
            result.removed.map { ("destroyed", $0) } + result.lost.map { ("lost", $0) }
                + result.bundles.map { ("evidence for", $0) })
    }
}
