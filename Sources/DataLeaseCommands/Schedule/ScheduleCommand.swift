internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives
internal import Pseudonyms

struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "What is lent for one fault, under an agreement.",
        subcommands: [ScheduleCheck.self, ScheduleSign.self, ScheduleShow.self])
}

struct ScheduleCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read a schedule strictly, and hold it against the agreement beside it.",
        usage: """
            datalease schedule check FILE [--format FORMAT] [--home DIR]
            """,
        discussion: """
            The agreement lies in the same folder and is known by the sha256 that the schedule names. Whatever goes beyond \
            its scope is refused, with the lines of both files. Where a home is there, both are also held against the trust \
            list and their signatures as of today. Exit code 0 says that a preparer could go ahead, 10 that not.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The schedule.", completion: .file())
    var file: String
    @Option(help: "The form of what is printed; json is one object, sarif a log for editors and CI servers.")
    var format = CheckFormat.text

    func run() async throws {
        let dataLease = try options.dataLease()
        try await CheckDisplay.run(file, format, home: dataLease.home.path) {
            try await dataLease.checkSchedule(file)
        }
    }
}

struct ScheduleSign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Sign a schedule as an approver of its agreement.",
        usage: """
            datalease schedule sign FILE --as KEY [--home DIR]
            """,
        discussion: """
            Makes FILE.approver.sig; the same as `ssh-keygen -Y sign -n datalease-schedule@v1`. Refuses a schedule that goes \
            beyond its agreement. Whoever signs it cannot prepare bundles under it. Needs no home.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The schedule.", completion: .file())
    var file: String
    @Option(
        name: .customLong("as"), help: ArgumentHelp("An approver's SSH key file.", valueName: "key"),
        completion: .file())
    var key: String

    func run() async throws {
        let signed = try await options.dataLease().signSchedule(file, key: key)
        Console.table(
            [("signed", "by \(signed.approver) with \(signed.fingerprint)"), ("file", signed.file)]
                + ScheduleKept.lines(signed.schedule))
    }
}

struct ScheduleShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a schedule lends, to whom, and until when.",
        discussion: "Where a home is there, it also says how often each dataset was lent in the period of the scope.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The schedule.", completion: .file())
    var file: String

    func run() throws {
        let shown = try options.dataLease().schedule(file)
        let (agreement, schedule) = (shown.document.agreement, shown.schedule.schedule)
        var lines = [
            ("schedule", "\(schedule.id) version \(schedule.version): \(schedule.title)"),
            ("sha256", shown.schedule.digest.hex),
            ("under", "\(agreement.id) version \(agreement.version), sha256 \(shown.document.digest)"),
            ("fault", "\(schedule.fault.ticket) in \(schedule.fault.system): \(schedule.fault.description)"),
            ("people", agreement.dataSubjects.joined(separator: ", ")),
        ]
        lines += agreement.access.recipients.map { ("opens it", "\($0.name) \($0.sign.fingerprint)") }
        lines += schedule.datasets.map { dataset in
            (
                "dataset",
                "\(dataset.name) (\(dataset.profile?.name ?? dataset.format?.name ?? "-")): \(dataset.fields.count) rules,"
                    + " at most \(dataset.maxRows) rows"
            )
        }
        lines += ScheduleKept.lines(schedule)
        lines += agreement.disposal.triggers.map { ("dispose", "\($0.from.rawValue) + \($0.within)") }
        lines.append(("ends", "with its fault, or with the agreement on \(agreement.term.end)"))
        if let most = agreement.scope?.maxBundles {
            lines += shown.recentBundles.map {
                ("lent", "\($0.dataset): \($0.count) of \(most.count) bundles within \(most.within.words)")
            }
        }
        Console.table(lines)
    }
}

/// What of a schedule leaves as it is: whoever signs it answers for that.
private enum ScheduleKept {
    /// A line a dataset.
    static func lines(_ schedule: SampleSchedule) -> [(String, String)] {
        schedule.datasets.map { dataset in
            let kept = dataset.fields.filter { $0.operator == .keep }.map { rule in
                let words = [rule.category, rule.because].compactMap(\.self).joined(separator: ": ")
                return words.isEmpty ? rule.field : "\(rule.field) (\(words))"
            }
            return ("kept", "\(dataset.name): \(kept.isEmpty ? "nothing" : kept.joined(separator: ", "))")
        }
    }
}
