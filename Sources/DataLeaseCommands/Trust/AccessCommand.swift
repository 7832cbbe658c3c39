internal import Agreements
internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Who can do what, under which agreement.", subcommands: [AccessReview.self])
}

struct AccessReview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "List who can do what and what each key last did; with --as, record it.",
        usage: """
            datalease access review [--as KEY] [--json] [--home DIR]
            """,
        discussion: """
            One row a place of a key in the trust list that counts today, then the keys that agreements name and the list \
            does not. UNDER: the agreements, not over, that name it in that role. A key with none can go: trust remove says \
            what that ends. With the officer's key the review is recorded, signed over the ledger that it was made of.
            """)

    @OptionGroup var options: HomeOptions
    @Option(
        name: .customLong("as"), help: ArgumentHelp("The officer's SSH key file.", valueName: "key"),
        completion: .file())
    var officer: String?
    @Flag(help: "One JSON object a row, each on a line.")
    var json = false

    func run() async throws {
        let review = try await options.dataLease().reviewAccess(officerKey: officer)
        if json {
            for row in review.rows { Console.json(object(row)) }
            return
        }
        Console.table(
            ["PERSON", "PARTY", "ROLE", "COUNTS", "UNDER", "LAST DID", "KEY"],
            review.rows.map { row in
                [
                    row.person, row.party.rawValue, row.role.rawValue, row.counts ? "yes" : "no: not in the trust list",
                    row.agreements.isEmpty ? "-" : row.agreements.joined(separator: " "),
                    row.last.map { "\($0.time.londonDate) \($0.kind)" } ?? "-", row.key.description,
                ]
            })
        Console.result("")
        for approvals in review.approvals { Console.result("approvals: \(approvals.agreement): \(approvals.words)") }
        Console.result("reviewed before: \(review.before.map { $0.londonDate.description } ?? "never")")
        if let event = review.event { Console.result("recorded as event \(event)") }
    }

    private func object(_ row: AccessRow) -> JSON {
        .members([
            "person": .string(row.person), "party": .string(row.party.rawValue), "role": .string(row.role.rawValue),
            "fingerprint": .string(row.key.description), "counts": .bool(row.counts),
            "agreements": .array(row.agreements.map { .string($0) }),
            "lastAt": row.last.map { .string($0.time.description) } ?? .null,
            "lastKind": row.last.map { .string($0.kind) } ?? .null,
        ])
    }
}
