internal import ArgumentParser

struct BundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle", abstract: "List, show, check, approve and release bundles.",
        subcommands: [BundleListing.self, BundleShow.self, BundleCheck.self, BundleApprove.self, BundleRelease.self])
}
