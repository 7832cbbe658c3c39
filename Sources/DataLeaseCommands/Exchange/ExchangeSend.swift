internal import ArgumentParser
internal import Bundles
internal import DataLeaseKit
internal import Glibc
internal import Primitives

struct ExchangeSend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send a transactional file: exact, or not at all.",
        usage: """
            datalease exchange send AGREEMENT [DATASET=]FILE --out DIR --as KEY
                --expect rows=N,pence=N[,from=DATE,to=DATE] [--number N]
                [--replaces BUNDLE] [--despite BUNDLE]... [--reason TEXT]
                [--threads N] [--rehearsal] [--compression isal|zlib]
                [--home DIR]
            """,
        discussion: """
            Every value leaves as it was. The run is refused (exit code 11), and nothing is written, where the file does not \
            come to what --expect says, where a record is a person's (or it is held back, as the agreement says), and where \
            the file went out before.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement, with its signatures beside it.", completion: .file())
    var agreement: String
    @Argument(help: "The file, or DATASET=FILE; it may be a .gz, .zip or -.", completion: .file())
    var export: String
    @Option(help: ArgumentHelp("The folder for the bundle's files.", valueName: "dir"), completion: .directory)
    var out: String
    @Option(name: .customLong("as"), help: ArgumentHelp("Your SSH key file.", valueName: "key"), completion: .file())
    var key: String
    @Option(
        help: ArgumentHelp("What the sales ledger says: rows=412,pence=1834250.", valueName: "figures"))
    var expect: String
    @Option(help: ArgumentHelp("Its number in the sequence (default: the next).", valueName: "n"))
    var number: Int?
    @Option(help: ArgumentHelp("The exchange that it takes the place of.", valueName: "bundle"))
    var replaces: String?
    @Option(
        help: ArgumentHelp("An exchange whose items go out once more, knowingly.", valueName: "bundle"))
    var despite: [String] = []
    @Option(help: ArgumentHelp("Why; goes with --replaces and --despite.", valueName: "text"))
    var reason: String?
    @Flag(help: "Try a draft out: encrypted to you alone, never released, no number.")
    var rehearsal = false
    @Option(help: ArgumentHelp("Batches worked on at a time (default: processors).", valueName: "n"))
    var threads: Int?
    @Option(help: ArgumentHelp("isal (fast) or zlib (the same bytes everywhere).", valueName: "how"))
    var compression = CompressionChoice.isal

    func validate() throws {
        if let threads, !(1...256).contains(threads) { throw ValidationError("--threads takes a number from 1 to 256") }
        if let number, number < 1 { throw ValidationError("--number takes a number from 1") }
        guard (replaces == nil && despite.isEmpty) == (reason == nil) else {
            throw ValidationError("--replaces or --despite goes with --reason: which exchange, and why")
        }
    }

    func run() async throws {
        let replacement = try replaces.flatMap { bundle in
            try reason.map { try ExchangeWishes.Replacement(bundle: bundle, reason: $0) }
        }
        let repetition =
            despite.isEmpty
            ? nil : try reason.map { try ExchangeWishes.Repetition(bundles: despite, reason: $0) }
        let wishes = ExchangeWishes(
            expectation: try ExchangeExpectation(parsing: expect), number: number, replacement: replacement,
            repetition: repetition)
        let request = PreparationRequest(
            agreement: agreement, exports: [export], folder: out, key: key, isRehearsal: rehearsal, exchange: wishes,
            threads: threads ?? max(1, min(256, sysconf(Int32(_SC_NPROCESSORS_ONLN)))), library: compression.library)
        let result = try await Interruption.orderly { try await options.dataLease().prepare(request) }
        Console.table(lines(result))
        // The bundle is there; somebody should look at what is not in it.
        if result.exchange.map({ $0.heldBack.rows > 0 }) ?? false { throw ExitStatus.recordsSetAside.exit }
    }

    private func lines(_ result: PreparationResult) -> [(String, String)] {
        var lines = [(rehearsal ? "rehearsed" : "sent as", result.name.description)]
        guard let exchange = result.exchange else { return lines }
        lines += [
            ("number", "\(exchange.number) of \(exchange.sequence)"),
            ("to", "\(result.recipients.joined(separator: ", ")) (\(result.recipientCompany))"),
            ("read", exchange.read.description), ("sent", exchange.sent.description),
            ("held back", exchange.heldBack.description),
        ]
        lines += Self.parts(exchange.groups, by: \.code, "code") { $0 }
        lines += Self.parts(exchange.groups, by: \.date, "day") { "\($0)" }
        if let register = exchange.register { lines.append(("register", register.hex)) }
        lines += exchange.reasons.map { ($0.what, $0.text) }
        if let day = exchange.acknowledgeBy { lines.append(("receipt by", "\(day)")) }
        if let list = result.heldBackList { lines.append(("held back in", list)) }
        lines += [
            ("gone by", "\(result.name.limit) (\(result.limitReason))"), ("sha256", result.sha256.hex),
            ("size", "\(result.size) bytes"),
        ]
        lines += result.files.enumerated().map { ($0.offset == 0 ? "files" : "", "\(result.folder)/\($0.element)") }
        lines.append(
            (
                "next",
                rehearsal
                    ? "look inside: datalease bundle check FILE --identity KEY; a rehearsal is never sent"
                    : "send all four files, then: datalease bundle release B\(result.name.number) --via portal"
            ))
        return lines
    }

    /// The figures by code or by day, a line each; none where all have the same, or there are too many to be read.
    private static func parts<Key: Hashable & Comparable>(
        _ groups: [ExchangeRecord.Group], by key: (ExchangeRecord.Group) -> Key?, _ title: String,
        text: (Key) -> String
    ) -> [(String, String)] {
        var sums: [Key: (sent: MoneyTotal, heldBack: MoneyTotal)] = [:]
        for group in groups {
            guard let key = key(group) else { continue }
            var sum = sums[key] ?? (.zero, .zero)
            guard sum.sent.add(group.sent), sum.heldBack.add(group.heldBack) else { return [] }
            sums[key] = sum
        }
        guard !sums.isEmpty, sums.count <= 31 else { return [] }
        return sums.sorted { $0.key < $1.key }.map { key, sum in
            let held = sum.heldBack.rows > 0 ? "; held back \(sum.heldBack)" : ""
            return ("\(title) \(text(key))", "sent \(sum.sent)\(held)")
        }
    }
}
