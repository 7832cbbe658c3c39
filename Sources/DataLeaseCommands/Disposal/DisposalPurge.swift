internal import ArgumentParser
internal import DataLeaseKit

struct DisposalPurge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Overwrite and remove our own copies of a bundle.",
        usage: """
            datalease disposal purge BUNDLE [--inputs] [--kept] [--dry-run]
                [--keep REASON --as KEY] [--home DIR]
            """,
        discussion: """
            Only files that are still what was recorded, under their only name, are removed: written over once with random \
            bytes, synced, then removed. That reaches the blocks that the file system names. Copy-on-write and journalling file \
            systems, snapshots, SSDs and backups may keep what it does not reach. A run that is cut off is finished by the next. \
            Exit code 2 where copies are left without a signed reason: the evidence own-copies is then incomplete.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Flag(help: "Remove the raw exports too.")
    var inputs = false
    @Flag(help: "Remove also what was kept for a reason that is over.")
    var kept = false
    @Flag(help: "Say only what would be removed.")
    var dryRun = false
    @Option(help: ArgumentHelp("Keep what is left, for this reason (one line).", valueName: "reason"))
    var keep: String?
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("The approver's SSH key file, to sign the reason.", valueName: "key"), completion: .file())
    var key: String?

    func validate() throws {
        if (keep == nil) != (key == nil) {
            throw ValidationError("--keep and --as go together: an approver signs the reason")
        }
    }

    func run() async throws {
        var reason: KeepReason?
        if let keep, let key { reason = KeepReason(text: keep, key: key) }
        let request = PurgeRequest(inputs: inputs, kept: kept, isDryRun: dryRun, reason: reason)
        let result = try await options.dataLease().purge(bundle, request)
        Console.table(
            result.removed.map { (dryRun ? "would remove" : "removed", $0) }
                + result.kept.map { ("kept", $0) }
                + result.remaining.map { ("left", "\($0.path): \($0.why)") }
                + [("state", "\(result.bundle.state): \(result.bundle.reason)")])
        if !result.remaining.isEmpty { throw ExitStatus.needsAction.exit }
    }
}
