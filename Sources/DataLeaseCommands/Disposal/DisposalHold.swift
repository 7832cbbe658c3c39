internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct DisposalHold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Record that a law forbids disposal until a day, or lift that.",
        usage: """
            datalease disposal hold BUNDLE --law TEXT --until DATE --as KEY
                [--home DIR]
            datalease disposal hold BUNDLE --lift --as KEY [--until DATE]
                [--reason TEXT] [--home DIR]
            """,
        discussion: """
            The limit is not before the day after a hold, unless it had passed already: an overdue bundle stays overdue. \
            Where a hold is lifted, --until is the day by which the bundle must be gone if its limit passed meanwhile: \
            today where it is not given, a week later at most.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The bundle: 7, B7, or the name of one of its files.")
    var bundle: String
    @Flag(help: "Lift the hold.")
    var lift = false
    @Option(help: ArgumentHelp("The law that forbids it, in one line.", valueName: "text"))
    var law: String?
    @Option(help: ArgumentHelp("The last day of the hold.", valueName: "date"))
    var until: CivilDate?
    @Option(help: ArgumentHelp("Why it is lifted, in one line.", valueName: "text"))
    var reason: String?
    @OptionGroup var approver: ApproverOption

    func validate() throws {
        if lift, law != nil { throw ValidationError("--law belongs to a hold, not to --lift") }
        if !lift, law == nil || until == nil {
            throw ValidationError("a hold names its law and its end: --law, --until")
        }
        if !lift, reason != nil { throw ValidationError("--reason belongs to --lift; a hold names its law") }
    }

    func run() async throws {
        let dataLease = try options.dataLease()
        let listed =
            if let law, let until {
                try await dataLease.hold(bundle, law: law, until: until, as: approver.key)
            } else {
                try await dataLease.liftHold(bundle, until: until, reason: reason, as: approver.key)
            }
        Console.table([
            (lift ? "lifted" : "held", listed.stem), ("gone by", listed.limit.description),
            ("state", "\(listed.state): \(listed.reason)"),
        ])
    }
}
