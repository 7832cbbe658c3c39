internal import ArgumentParser

struct RegistryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry", abstract: "Back up, restore and erase the register.",
        subcommands: [RegistryBackup.self, RegistryRestore.self, RegistryRetention.self, RegistryErase.self])
}
