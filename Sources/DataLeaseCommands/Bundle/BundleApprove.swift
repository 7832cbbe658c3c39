internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct BundleApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Sign the statement of a bundle, which may leave then, and record that.",
        usage: """
            datalease bundle approve BUNDLE --as KEY [--home DIR]
            """,
        discussion: """
            For approvers whom the agreement names and who did not prepare the bundle. The files must be those that were \
            prepared. The signature is written beside the bundle and goes with it: STEM.statement.json.approval-....sig. \
            One person approves once. A run that was cut off is done again, and takes what it finds.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the path of one of its files.")
    var bundle: String
    @Option(
        name: .customLong("as"), help: ArgumentHelp("The approver's SSH key file.", valueName: "key"),
        completion: .file())
    var key: String

    func run() async throws {
        let approved = try await options.dataLease().approve(bundle, as: key)
        let (listed, approvals) = (approved.bundle, approved.approvals)
        if let before = approved.before {
            Console.result(
                "approved by the same person on \(before.londonDate), which counts once: nothing is recorded")
        }
        Console.table(
            [
                ("approved", listed.stem), ("agreement", "\(listed.agreement): \(approved.title)"),
                ("with", listed.recipient),
            ]
                + approved.datasets.map { ("rows", "\($0.name): \($0.rowsShared) of \($0.rowsRead)") }
                + kept(approved.keptFields)
                + [
                    ("gone by", "\(listed.limit); certificate by \(approved.certificateBy)"),
                    ("signature", approved.file), ("approvals", approvals.text),
                    (
                        "next",
                        approvals.missing > 0
                            ? approvals.next(listed.number)
                            : "send all of its files, then: datalease bundle release B\(listed.number) --via portal"
                    ),
                ])
    }

    private func kept(_ fields: [String]?) -> [(String, String)] {
        guard let fields else { return [("kept", "not known: the officer's report is not in the home")] }
        guard !fields.isEmpty else { return [("kept", "no field about a person leaves as it is")] }
        return [("kept", "as they are, and about a person: \(fields.joined(separator: ", "))")]
    }
}
