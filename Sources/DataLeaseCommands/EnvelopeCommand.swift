public import ArgumentParser
public import DataLeaseKit
internal import Primitives

extension EnvelopeFormat: ExpressibleByArgument {}

struct EnvelopeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "envelope", abstract: "Read an export and write it back, all values kept.",
        discussion: """
            Says whether what comes back is the same, byte for byte, and where not: how an export that a bundle refuses, \
            or that a vendor finds odd, is looked into. Exit code 12 where a byte differs.
            """)

    @Argument(help: "The export.", completion: .file())
    var file: String
    @Option(
        help: ArgumentHelp("Where to write what comes back (default: nowhere).", valueName: "copy"), completion: .file()
    )
    var out: String?
    @Option(help: "Read it as csv or xml (default: what its begin looks like).")
    var format: EnvelopeFormat?

    func run() throws {
        let result = try DataLease.envelope(file, copy: out, format: format)
        Console.table([
            ("format", "\(result.format): \(result.remark)"),
            ("records", String(result.records)),
            ("bytes", String(result.size)),
            ("sha256", result.digest.hex),
            ("envelope", result.firstDifference.map { "differs from byte \($0) on" } ?? "identical"),
        ])
        if result.firstDifference != nil { throw ExitStatus.checkFailed.exit }
    }
}
