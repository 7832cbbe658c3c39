internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "What is out, with whom, until when.")

    @OptionGroup var options: HomeOptions
    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let out = try options.dataLease().bundles().filter { !$0.isRehearsal && !$0.state.hasPrefix("confirmed") }
        guard !json else {
            for bundle in out { Console.json(bundle.json) }
            return
        }
        guard !out.isEmpty else {
            Console.result("nothing is out: no bundle waits for its evidence")
            return
        }
        Console.table(
            ["BUNDLE", "WITH", "GONE BY", "STATE", "WHY"],
            out.map { bundle in
                [
                    "B\(bundle.number)", bundle.recipient, bundle.limit.description,
                    bundle.needsAction ? bundle.state.uppercased() : bundle.state, bundle.reason,
                ]
            })
    }
}
