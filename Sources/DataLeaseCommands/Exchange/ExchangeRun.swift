internal import ArgumentParser
internal import DataLeaseKit
internal import Glibc
internal import Primitives

struct ExchangeRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Send what was dropped into an exchange folder.",
        usage: """
            datalease exchange run FOLDER [--threads N] [--compression isal|zlib]
                [--home DIR]
            """,
        discussion: """
            FOLDER/exchange.yaml says agreement, sequence and key. Each file in FOLDER/in is named after its dataset and waits \
            for FILE.expect, which says what it must come to (rows=412,pence=1834250). Bundles and a page about the run come \
            out in FOLDER/out; what is sent lies in FOLDER/sent, what is refused in FOLDER/failed with the reason beside it.

            A run that was cut off is finished by the next: nothing is sent twice, nothing is lost. Exit codes: 3 where \
            records were held back, 11 where a file was refused.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The folder.", completion: .directory)
    var folder: String
    @Option(help: ArgumentHelp("Batches worked on at a time (default: processors).", valueName: "n"))
    var threads: Int?
    @Option(help: ArgumentHelp("isal (fast) or zlib (the same bytes everywhere).", valueName: "how"))
    var compression = CompressionChoice.isal

    func validate() throws {
        if let threads, !(1...256).contains(threads) { throw ValidationError("--threads takes a number from 1 to 256") }
    }

    func run() async throws {
        let run = try await options.dataLease().exchangeRun(
            folder, threads: threads ?? max(1, min(256, sysconf(Int32(_SC_NPROCESSORS_ONLN)))),
            library: compression.library)
        if let recovered = run.recovered { Console.notice(recovered) }
        if run.passedOver > 0 { Console.notice(run.passedOverText) }
        for sent in run.sent {
            let held = sent.exchange.heldBack.rows > 0 ? "; held back \(sent.exchange.heldBack)" : ""
            Console.result("sent     \(sent.file)  number \(sent.exchange.number), \(sent.exchange.sent)\(held)")
            Console.result("         \(sent.bundle)")
        }
        for failed in run.failed { Console.result("refused  \(failed.file)  \(failed.reason)") }
        for waiting in run.waiting { Console.result("waiting  \(waiting)  for \(waiting).expect") }
        if let summary = run.summary { Console.result("page     \(summary)") }
        if run.sent.isEmpty, run.failed.isEmpty, run.waiting.isEmpty { Console.result("nothing to send") }
        if !run.failed.isEmpty { throw ExitStatus.exportDoesNotFit.exit }
        if run.sent.contains(where: { $0.exchange.heldBack.rows > 0 }) { throw ExitStatus.recordsSetAside.exit }
    }
}
