internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct DisposalResolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Record that a fault is resolved; limits move to an earlier day.",
        usage: """
            datalease disposal resolve AGREEMENT [--schedule ID] --on DATE --as KEY
                [--home DIR]
            """
    )

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement's id.")
    var agreement: String
    @Option(help: ArgumentHelp("The schedule under it whose fault it is; the schedule ends then.", valueName: "id"))
    var schedule: String?
    @Option(help: ArgumentHelp("The day on which it was resolved: 2026-11-30.", valueName: "date"))
    var on: CivilDate
    @Option(
        name: .customLong("as"), help: ArgumentHelp("An approver's SSH key file.", valueName: "key"),
        completion: .file())
    var key: String

    func run() async throws {
        let moved = try await options.dataLease().resolve(agreement, schedule: schedule, on: on, as: key)
        Console.table(
            [("resolved", "\(agreement)\(schedule.map { ", schedule \($0)," } ?? "") on \(on)")] + moved.map(\.fact))
    }
}

struct DisposalRecall: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall", abstract: "Call bundles back: they must be gone by a day, today where none is given.",
        usage: """
            datalease disposal recall BUNDLE... --reason TEXT --as KEY [--by DATE]
                [--home DIR]
            datalease disposal recall --agreement ID --reason TEXT --as KEY
                [--by DATE] [--home DIR]
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundles: 7, B7, or the name of one of their files.")
    var bundles: [String] = []
    @Option(help: ArgumentHelp("All bundles of this agreement.", valueName: "id"))
    var agreement: String?
    @Option(help: ArgumentHelp("Why, in one line.", valueName: "text"))
    var reason: String
    @Option(help: ArgumentHelp("The day by which they must be gone.", valueName: "date"))
    var by: CivilDate?
    @Option(
        name: .customLong("as"), help: ArgumentHelp("An approver's SSH key file.", valueName: "key"),
        completion: .file())
    var key: String

    func validate() throws {
        if bundles.isEmpty == (agreement == nil) {
            throw ValidationError("name bundles, or all of an agreement with --agreement ID")
        }
    }

    func run() async throws {
        let request = RecallRequest(bundles: bundles, agreement: agreement, by: by, reason: reason, key: key)
        Console.table(try await options.dataLease().recall(request).map(\.fact))
    }
}

struct DisposalExtend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "Compute a bundle's limit by a newer executed version of its agreement.",
        usage: """
            datalease disposal extend BUNDLE AGREEMENT [--home DIR]
            """,
        discussion: "Beside a hold, nothing else moves a limit to a later day. It counts from the same day as before.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Argument(help: "The newer version, with both parties' signatures beside it.", completion: .file())
    var file: String

    func run() async throws {
        Console.table([try await options.dataLease().extend(bundle, under: file).fact])
    }
}

extension LimitMoved {
    /// The bundle, what became of its limit, and its state.
    var fact: (String, String) {
        let move = bundle.limit == before ? "gone by \(before), as before" : "gone by \(bundle.limit), not \(before)"
        return ("B\(bundle.number)", "\(move); \(bundle.state): \(bundle.reason)")
    }
}
