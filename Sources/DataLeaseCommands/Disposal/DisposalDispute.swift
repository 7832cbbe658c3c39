internal import ArgumentParser
internal import DataLeaseKit

struct DisposalDispute: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispute", abstract: "Record that something speaks against a bundle's evidence.",
        usage: """
            datalease disposal dispute BUNDLE --because WORD --reason TEXT --as KEY
                [--home DIR]
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Option(
        help: ArgumentHelp(
            "residue (a file was found), contradiction (two statements), or signature (bad, or its key stolen).",
            valueName: "word"))
    var because: String
    @OptionGroup var decision: Decision

    func run() async throws {
        let listed = try await options.dataLease().dispute(
            bundle, because: because, reason: decision.reason, as: decision.approver.key)
        Console.table([("disputed", listed.stem), ("state", "\(listed.state): \(listed.reason)")])
    }
}

struct DisposalSettle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "Settle the open disputes about a bundle; never by who opened one.",
        usage: """
            datalease disposal settle BUNDLE --reason TEXT --as KEY [--home DIR]
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @OptionGroup var decision: Decision

    func run() async throws {
        let listed = try await options.dataLease().settle(
            bundle, reason: decision.reason, as: decision.approver.key)
        Console.table([("settled", listed.stem), ("state", "\(listed.state): \(listed.reason)")])
    }
}

struct DisposalVoid: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void", abstract: "Declare a bundle that never left void, once our encrypted file is gone.",
        usage: """
            datalease disposal void BUNDLE --reason TEXT --as KEY [--home DIR]
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @OptionGroup var decision: Decision

    func run() async throws {
        let listed = try await options.dataLease().void(bundle, reason: decision.reason, as: decision.approver.key)
        Console.table([("void", listed.stem), ("state", "\(listed.state): \(listed.reason)")])
    }
}

/// Why something is decided, and who decides it.
struct Decision: ParsableArguments {
    @Option(help: ArgumentHelp("Why, in one line.", valueName: "text"))
    var reason: String
    @OptionGroup var approver: ApproverOption
}
