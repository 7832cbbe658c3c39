internal import ArgumentParser
internal import Bundles
internal import DataLeaseKit
internal import Glibc
internal import Primitives

/// What compresses the bundle.
enum CompressionChoice: String, ExpressibleByArgument, CaseIterable {
    case isal
    case zlib

    var library: DeflateLibrary {
        switch self {
        case .isal: .isal
        case .zlib: .zlib(level: 6)
        }
    }
}

struct PrepareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepare", abstract: "Prepare a bundle: the main job.",
        usage: """
            datalease prepare AGREEMENT [DATASET=]FILE... --out DIR --as KEY
                [--rehearsal] [--where CONDITION]... [--include ID...] [--home DIR]
                [--include-from FILE] [--only-included] [--threads N]
                [--compression isal|zlib] [--waiver FILE]... [--draft-waiver FILE]
            """,
        discussion: """
            Refuses (exit code 10) unless the agreement is valid, in force, signed by a trusted signatory of each party \
            and names you as a preparer; and (11) unless every field of every export has a rule.

            CONDITION: FIELD = "text", is empty, length > 200 ..., joined by and, or, not.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement, with its signatures beside it.", completion: .file())
    var agreement: String
    @Argument(
        help: """
            DATASET=FILE, or FILE where the agreement has one dataset. FILE may be a .gz or .zip, FILE.zip:ENTRY, or - for \
            standard input; FILE.zip alone is searched for all datasets, and what it holds besides is named.
            """, completion: .file())
    var exports: [String]
    @Option(help: ArgumentHelp("The folder for the bundle's files.", valueName: "dir"), completion: .directory)
    var out: String
    @Option(name: .customLong("as"), help: ArgumentHelp("Your SSH key file.", valueName: "key"), completion: .file())
    var key: String
    @Flag(help: "Try a draft out: a throwaway key, encrypted to you alone, never released.")
    var rehearsal = false
    @Option(
        name: .customLong("where"), parsing: .singleValue,
        help: ArgumentHelp("Only rows that fit; DATASET: before it, if several.", valueName: "condition"))
    var conditions: [String] = []
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Records that must be in; alone, the only ones.", valueName: "id"))
    var include: [String] = []
    @Option(
        help: ArgumentHelp("A file of such ids, one a line.", valueName: "file"), completion: .file())
    var includeFrom: String?
    @Flag(help: "No records but those.")
    var onlyIncluded = false
    @Option(
        name: .customLong("waiver"), parsing: .singleValue,
        help: ArgumentHelp("An approver's waiver, FILE.sig beside it.", valueName: "file"), completion: .file())
    var waivers: [String] = []
    @Option(
        help: ArgumentHelp("Draft one of what stops the run.", valueName: "file"), completion: .file())
    var draftWaiver: String?
    @Option(help: ArgumentHelp("Batches worked on at a time (default: processors).", valueName: "n"))
    var threads: Int?
    @Option(help: ArgumentHelp("isal (fast) or zlib (the same bytes everywhere).", valueName: "how"))
    var compression = CompressionChoice.isal

    func validate() throws {
        if let threads, !(1...256).contains(threads) { throw ValidationError("--threads takes a number from 1 to 256") }
    }

    func run() async throws {
        let request = PreparationRequest(
            agreement: agreement, exports: exports, folder: out, key: key, isRehearsal: rehearsal, include: include,
            includeFrom: includeFrom, includesOnly: onlyIncluded, conditions: conditions,
            waivers: waivers, waiverDraft: draftWaiver,
            threads: threads ?? max(1, min(256, sysconf(Int32(_SC_NPROCESSORS_ONLN)))), library: compression.library)
        let result = try await Interruption.orderly { try await options.dataLease().prepare(request) }
        Console.stands("\(result.name) is prepared, recorded and lies in \(result.folder): do not prepare it again")
        Console.table(
            [
                (rehearsal ? "rehearsed" : "prepared", result.name.description),
                ("shared with", "\(result.recipients.joined(separator: ", ")) (\(result.recipientCompany))"),
                ("gone by", "\(result.name.limit) (\(result.limitReason)); certificate by \(result.certificateBy)"),
            ] + result.datasets.map { ("dataset", Self.rows($0)) }
                + result.datasets.filter { $0.setAside.count > 0 }.map {
                    ("set aside", "\($0.name): \(Self.text($0.setAside))")
                }
                + result.datasets.filter { $0.waived > 0 }.map {
                    ("waived", "\($0.name): \($0.waived) finding\($0.waived == 1 ? "" : "s") of the proof")
                }
                + result.datasets.compactMap { dataset in
                    dataset.scrubbed.summary.map { ("scrubbed", "\(dataset.name): \($0)") }
                } + result.datasets.flatMap { dataset in dataset.risk.map { ("risk", "\(dataset.name): \($0)") } }
                + [
                    ("sha256", result.sha256.hex),
                    ("size", "\(result.size) bytes"),
                ] + result.files.enumerated().map { ($0.offset == 0 ? "files" : "", "\(result.folder)/\($0.element)") }
                + [
                    (
                        "next",
                        rehearsal
                            ? "look inside: datalease bundle check FILE --identity KEY; a rehearsal is never sent"
                            : Self.next(result)
                    )
                ]
                + (rehearsal
                    ? []
                    : [
                        (
                            "in the end",
                            result.hasInputFiles
                                ? "the exports are copies too: datalease disposal purge B\(result.name.number) --inputs"
                                : "datalease disposal purge B\(result.name.number): what came by standard input left no file"
                        )
                    ]))
        // The bundle is there; somebody should look at what is not in it.
        if result.datasets.contains(where: { $0.setAside.count > 0 }) { throw ExitStatus.recordsSetAside.exit }
    }

    private static func next(_ result: PreparationResult) -> String {
        let release = "datalease bundle release B\(result.name.number) --via portal"
        guard result.approvals > 0 else { return "send all four files, then: \(release)" }
        let people = result.approvals == 1 ? "an approver" : "\(result.approvals) approvers"
        return "have \(people) sign: datalease bundle approve B\(result.name.number) --as KEY; then send all files of"
            + " its name, and: \(release)"
    }

    private static func rows(_ dataset: SharedDataset) -> String {
        let rows = "\(dataset.name): \(dataset.rowsShared) of \(dataset.rowsRead) rows"
        return dataset.reasons.map { "\(rows): \($0)" } ?? rows
    }

    private static func text(_ records: SetAsideRecords) -> String {
        func part(_ count: Int, _ what: String, _ lines: [Int]) -> String? {
            guard count > 0 else { return nil }
            let shown = lines.map { String($0) }.joined(separator: ", ")
            let more = count > lines.count ? " and \(count - lines.count) more" : ""
            return "\(count) \(what), at line\(count == 1 ? "" : "s") \(shown)\(more)"
        }
        return [
            part(records.malformedCount, "malformed", records.lines),
            part(records.personalCount, "with something personal in what is kept", records.personalLines),
        ].compactMap(\.self).joined(separator: "; ")
    }
}
