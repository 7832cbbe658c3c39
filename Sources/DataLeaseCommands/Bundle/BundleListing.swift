internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct BundleListing: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all bundles with their state today.")

    @OptionGroup var options: HomeOptions
    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let bundles = try options.dataLease().bundles()
        if json {
            for bundle in bundles { Console.json(bundle.json) }
        } else {
            Console.table(
                ["BUNDLE", "STATE", "GONE BY", "WITH", "AGREEMENT"],
                bundles.map { ["B\($0.number)", $0.state, $0.limit.description, $0.recipient, $0.agreement] })
        }
    }
}

extension BundleListed {
    /// The bundle as one object of `--json`.
    var json: JSON {
        .members([
            "bundle": .integer(number), "name": .string(stem), "state": .string(state), "reason": .string(reason),
            "limit": .string(limit.description), "recipient": .string(recipient), "agreement": .string(agreement),
            "rehearsal": .bool(isRehearsal), "needsAction": .bool(needsAction),
            "approvals": .integer(approvals.given.count), "approvalsNeeded": .integer(approvals.needed),
        ])
    }
}
