internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct AgreementSuspend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Let nothing leave under an agreement until it is renewed.",
        usage: """
            datalease agreement suspend ID --reason TEXT --as KEY [--home DIR]
            """,
        discussion: "Bundles that are out stay under their limits; disposal recall calls them back.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var decision: AgreementDecisionOptions

    func run() async throws { try await decision.carryOut(.suspended, in: options) }
}

struct AgreementRenew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew", abstract: "Record that an agreement goes on: after a suspension, or a review.",
        usage: """
            datalease agreement renew ID --reason TEXT --as KEY [--review DATE]
                [--home DIR]
            """,
        discussion: """
            Neither term nor limits move: a later end of the term needs a new version that both parties sign, and a later \
            limit that and disposal extend.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var decision: AgreementDecisionOptions
    @Option(help: ArgumentHelp("When it is looked at again: 2027-06-01.", valueName: "date"))
    var review: CivilDate?

    func run() async throws { try await decision.carryOut(.renewed, review: review, in: options) }
}

struct AgreementTerminate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terminate", abstract: "End an agreement for good, and recall every bundle that is out under it.",
        usage: """
            datalease agreement terminate ID --reason TEXT --as KEY [--by DATE]
                [--home DIR]
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var decision: AgreementDecisionOptions
    @Option(help: ArgumentHelp("The day by which bundles must be gone; today where none is given.", valueName: "date"))
    var by: CivilDate?

    func run() async throws { try await decision.carryOut(.terminated, by: by, in: options) }
}

/// What every decision about an agreement is given.
struct AgreementDecisionOptions: ParsableArguments {
    @Argument(help: "The agreement's id.")
    var id: String
    @Option(help: ArgumentHelp("Why, in one line.", valueName: "text"))
    var reason: String
    @Option(
        name: .customLong("as"), help: ArgumentHelp("An approver's SSH key file.", valueName: "key"),
        completion: .file())
    var key: String

    func carryOut(
        _ decision: AgreementDecision, review: CivilDate? = nil, by: CivilDate? = nil, in options: HomeOptions
    ) async throws {
        let moved = try await options.dataLease().decide(
            AgreementOrder(decision, id, review: review, by: by, reason: reason, key: key))
        let what = review.map { "\(id), to be looked at again by \($0)" } ?? id
        Console.table([(decision.rawValue, what)] + moved.map(\.fact))
    }
}

struct AgreementRegister: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "Take an executed agreement into the log before anything is prepared.",
        usage: """
            datalease agreement register FILE [--home DIR]
            """,
        discussion: "prepare does it by itself. Refuses what prepare would refuse, but for a term that is to come.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement, its signatures beside it.", completion: .file())
    var file: String

    func run() async throws {
        guard let document = try await options.dataLease().registerAgreement(file) else {
            Console.result("in the log already")
            return
        }
        Console.result("registered  \(document.agreement.id) version \(document.agreement.version)")
        Console.result("sha256      \(document.digest)")
    }
}
