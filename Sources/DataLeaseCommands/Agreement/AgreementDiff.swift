internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct AgreementDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Say in words what changed between two versions of an agreement.",
        usage: """
            datalease agreement diff OLD NEW [--json] [--home DIR]
            """,
        discussion: """
            Each line begins with what the change does. widens: more fields, a weaker operator, a longer limit, more people, \
            wider places or less protection. narrows: the other way round. changes: neither, or it cannot be told. Rules of \
            profiles are compared too; comments and spelling are not.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The version before.", completion: .file())
    var old: String
    @Argument(help: "The version after.", completion: .file())
    var new: String
    @Flag(help: "One JSON object a change, each on a line.")
    var json = false

    func run() throws {
        let dataLease = try options.dataLease()
        let (before, after) = (try dataLease.agreement(old), try dataLease.agreement(new))
        let difference = AgreementDifference(from: before, to: after)
        guard !json else {
            for change in difference.changes {
                Console.json(
                    .members([
                        "direction": .string(change.direction.rawValue), "section": .string(change.section),
                        "what": .string(change.what),
                    ]))
            }
            return
        }
        Console.table(
            difference.changes.map {
                ($0.direction.rawValue, $0.section.isEmpty ? $0.what : "\($0.section): \($0.what)")
            })
        if !difference.changes.isEmpty { Console.result("") }
        let isSameFile = before.digest == after.digest && before.schedule?.digest == after.schedule?.digest
        Console.result(summary(difference, isSameFile: isSameFile))
    }

    private func summary(_ difference: AgreementDifference, isSameFile: Bool) -> String {
        guard !difference.changes.isEmpty else {
            return isSameFile ? "the same file" : "nothing that counts changed: comments and spelling alone"
        }
        let counts = AgreementDifference.Direction.allCases.map { direction in
            "\(difference.changes.count { $0.direction == direction }) \(direction.rawValue)"
        }
        return counts.joined(separator: ", ")
    }
}
