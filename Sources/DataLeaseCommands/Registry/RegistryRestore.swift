internal import ArgumentParser
internal import DataLeaseKit

struct RegistryRestore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of the registry.",
        usage: """
            datalease registry restore FOLDER [--against FILE]...
                [--accept-loss --reason TEXT --as KEY] [--home DIR]
            """,
        discussion: """
            The backup is verified, and compared with the home's checkpoint, the anchors, and what --against names. One \
            that lacks events is refused with exit code 12, and says how many. Where there is no newer one, an officer \
            accepts the loss: the ledger then says for ever that events are lost, and bundle numbers go on behind any \
            that may have been used. What is replaced is kept in the home.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The folder of the backup.", completion: .directory)
    var folder: String
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A file from anywhere that names a head of this ledger; several times.", valueName: "file"),
        completion: .file())
    var against: [String] = []
    @Flag(help: "Restore although events are lost; needs --reason and --as.")
    var acceptLoss = false
    @Option(help: "Why, in one line.")
    var reason: String?
    @Option(
        name: .customLong("as"), help: ArgumentHelp("The officer's SSH key file.", valueName: "key"),
        completion: .file())
    var key: String?

    func validate() throws {
        guard acceptLoss == (reason != nil), acceptLoss == (key != nil) else {
            throw ValidationError("--accept-loss, --reason and --as go together")
        }
    }

    func run() async throws {
        var loss: AcceptedLoss?
        if let reason, let key { loss = AcceptedLoss(reason: reason, key: key) }
        let restored = try await options.dataLease().restore(from: folder, accepting: loss, against: against)
        var facts = [("restored", "\(restored.events) events")]
        facts += restored.compared.map { ("compared with", $0) }
        facts += restored.keys.map { ("put back", $0) }
        if let lost = restored.lost {
            facts.append(("lost", lost == 0 ? "nobody knows how many events" : "\(lost) events"))
        }
        if let replaced = restored.replaced { facts.append(("replaced", "kept in \(replaced)")) }
        if loss != nil {
            facts.append(("next", "make a backup now, the first to know of the loss: datalease registry backup DIR"))
        }
        Console.table(facts)
    }
}
