public import Agreements
public import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct TrustCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Whose keys count, in which role, from when to when.",
        subcommands: [TrustAdd.self, TrustRemove.self, TrustListing.self])
}

extension Party.Side: ExpressibleByArgument {}
extension TrustRole: ExpressibleByArgument {}

/// The officer's key, which every change of the trust list is signed with.
struct OfficerOptions: ParsableArguments {
    @Option(
        name: .customLong("as"), help: ArgumentHelp("The officer's SSH key file.", valueName: "key"),
        completion: .file())
    var officer: String
}

struct TrustAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Trust a key in a role for a party.",
        usage: """
            datalease trust add KEY.pub --name NAME --party PARTY --role ROLE
                [--from DATE] [--to DATE] --as KEY [--home DIR]
            """,
        discussion: """
            Roles: preparer and approver (of the provider), signatory (of either party: can bind the company), \
            recipient (of the recipient: opens bundles and certifies disposal), officer (of the provider). An officer hands \
            over by adding the next one; that one's key then removes the old.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var officer: OfficerOptions
    @Argument(help: "The file of the public key.", completion: .file())
    var key: String
    @Option(help: "Whose key it is, written as the agreement writes it.")
    var name: String
    @Option(help: "provider or recipient.")
    var party: Party.Side
    @Option(help: "officer, preparer, service, approver, signatory or recipient.")
    var role: TrustRole
    @Option(help: ArgumentHelp("The first day on which it counts (default: today).", valueName: "date"))
    var from: CivilDate?
    @Option(help: ArgumentHelp("The last day on which it counts (default: none).", valueName: "date"))
    var to: CivilDate?

    func run() async throws {
        let request = TrustRequest(keyFile: key, person: name, party: party, role: role, from: from, to: to)
        let entry = try await options.dataLease().addTrust(request, officerKey: officer.officer)
        Console.result("trusted  \(entry.person), \(entry.role.rawValue) of the \(entry.party.rawValue)")
        Console.result("key      \(entry.key.fingerprint)")
        Console.result("counts   from \(entry.from)\(entry.to.map { " to \($0)" } ?? "")")
    }
}

struct TrustRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "End a key's role from today on; what was taken in of it before stays good.",
        usage: """
            datalease trust remove KEY --role ROLE --as KEY [--home DIR]
            datalease trust remove KEY --role ROLE --dry-run [--home DIR]
            """,
        discussion: """
            Says what cannot be done any more: under which agreements nobody is left, and which bundles nobody else can \
            certify. --dry-run says it and changes nothing.
            """)

    @OptionGroup var options: HomeOptions
    @Option(
        name: .customLong("as"), help: ArgumentHelp("The officer's SSH key file.", valueName: "key"),
        completion: .file())
    var officer: String?
    @Flag(help: "Say what would end, and change nothing.")
    var dryRun = false
    @Argument(help: "The fingerprint (SHA256:...) or the file of the key.", completion: .file())
    var key: String
    @Option(help: "The role that ends.")
    var role: TrustRole

    func validate() throws {
        if dryRun == (officer != nil) { throw ValidationError("give the officer's key with --as, or --dry-run") }
    }

    func run() async throws {
        let removed = try await options.dataLease().removeTrust(key, role: role, officerKey: dryRun ? nil : officer)
        for entry in removed.entries {
            let who = "\(entry.person), \(entry.role.rawValue) of the \(entry.party.rawValue)"
            Console.result("\(removed.isDone ? "ended    " : "to end   ")\(who)")
            Console.result("key      \(entry.key.fingerprint)")
        }
        for effect in removed.effects { Console.result("ends     \(effect)") }
        if !removed.isDone { Console.result("nothing is changed: this was a dry run") }
    }
}

struct TrustListing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show the trust list.")

    @OptionGroup var options: HomeOptions
    @Flag(help: "One JSON object a line.")
    var json = false

    func run() async throws {
        let list = try await options.dataLease().trustList()
        if json {
            for entry in list.entries {
                Console.json(
                    .members([
                        "person": .string(entry.person), "party": .string(entry.party.rawValue),
                        "role": .string(entry.role.rawValue), "fingerprint": .string(entry.key.fingerprint.description),
                        "from": .string(entry.from.description),
                        "to": entry.to.map { .string($0.description) } ?? .null,
                    ]))
            }
            return
        }
        Console.table(
            ["PERSON", "PARTY", "ROLE", "FROM", "TO", "KEY"],
            list.entries.map { entry in
                [
                    entry.person, entry.party.rawValue, entry.role.rawValue, entry.from.description,
                    entry.everCounts ? entry.to?.description ?? "-" : "never", entry.key.fingerprint.description,
                ]
            })
    }
}
