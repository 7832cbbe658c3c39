internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct RegistryBackup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write a backup of the whole home to a new folder, also while it is in use.",
        usage: """
            datalease registry backup FOLDER [--without-keys] [--home DIR]
            """,
        discussion: """
            The folder holds a consistent copy of the registry and with it the checkpoint, the trust list, the settings and \
            the keys; it is verified before it gets its name, and `registry restore` takes it back. It holds secrets: keep \
            it as closely as the home, apart from the bundles, and destroy its keys when theirs are destroyed. \
            With --without-keys the keys are to be kept elsewhere: ledger/ledger.key above all, without which nothing \
            can ever be recorded again.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "A folder that does not exist yet.", completion: .directory)
    var folder: String
    @Flag(help: "Leave out the ledger's key and the pseudonym keys.")
    var withoutKeys = false

    func run() async throws {
        let made = try await options.dataLease().backUp(to: folder, withKeys: !withoutKeys)
        Console.table([
            ("backup", made.folder), ("events", String(made.events)), ("root", made.root.hex),
            ("secrets", made.secrets.isEmpty ? "none: keep the home's keys elsewhere" : "mode 600, keep them closely"),
        ])
        for secret in made.secrets { Console.result("         \(secret)") }
    }
}
