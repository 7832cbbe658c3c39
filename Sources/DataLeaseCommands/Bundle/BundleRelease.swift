internal import ArgumentParser
internal import DataLeaseKit

struct BundleRelease: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Record that a bundle was sent, and how. Does not move the limit.",
        usage: """
            datalease bundle release BUNDLE --via WORD [--reason TEXT --as KEY]
                [--home DIR]
            """,
        discussion: """
            Where the agreement asks for approvals, the bundle has them first, from bundle approve; each is judged again. \
            Outside the agreement's business hours only those whom it names may release, and sign why.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Option(help: ArgumentHelp("How it was sent, in a word: portal, email, sftp.", valueName: "word"))
    var via: String
    @Option(help: ArgumentHelp("Why outside business hours, in one line.", valueName: "text"))
    var reason: String?
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("The SSH key file of somebody under access.outOfHours.", valueName: "key"),
        completion: .file())
    var key: String?

    func validate() throws {
        guard (1...64).contains(via.utf8.count),
            via.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" })
        else {
            throw ValidationError(
                "--via takes one word of lower-case letters, digits and hyphens: no names, no addresses")
        }
        if (reason == nil) != (key == nil) { throw ValidationError("--reason and --as go together") }
    }

    func run() async throws {
        var why: ReleaseReason?
        if let reason, let key { why = ReleaseReason(text: reason, key: key) }
        let released = try await options.dataLease().release(bundle, channel: via, reason: why)
        Console.result("released \(released.stem) by \(via)")
        if !released.approvals.given.isEmpty { Console.result("approved \(released.approvals.text)") }
        Console.result("gone by  \(released.limit)")
    }
}
