internal import ArgumentParser
internal import DataLeaseKit

struct BundleRelease: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Record that a bundle was sent, and how. Does not move the limit.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Option(help: ArgumentHelp("How it was sent, in a word: portal, email, sftp.", valueName: "word"))
    var via: String

    func validate() throws {
        guard (1...64).contains(via.utf8.count),
            via.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" })
        else {
            throw ValidationError(
                "--via takes one word of lower-case letters, digits and hyphens: no names, no addresses")
        }
    }

    func run() throws {
        let released = try options.dataLease().release(bundle, channel: via)
        Console.result("released \(released.stem) by \(via)")
        Console.result("gone by  \(released.limit)")
    }
}
