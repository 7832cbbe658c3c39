internal import ArgumentParser
internal import DataLeaseKit

struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show what the first records would become.",
        usage: """
            datalease preview AGREEMENT [DATASET=]FILE... [--rows N] [--show-kept]
                [--home DIR]
            """,
        discussion: """
            Writes no file, and needs a valid agreement only, no signatures. The pseudonyms are made with a key for this run alone: a bundle \
            will hold others.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement.", completion: .file())
    var agreement: String
    @Argument(
        help:
            "DATASET=FILE, or FILE where the agreement has one dataset; .gz, .zip, FILE.zip:ENTRY or - as for prepare.",
        completion: .file())
    var exports: [String]
    @Option(help: "How many records to show, at most 20.")
    var rows = 3
    @Flag(help: "Show kept values too. They are originals: mind who looks on.")
    var showKept = false

    func validate() throws {
        // A look, not a way out: the whole of an export leaves by `prepare` alone.
        if !(1...20).contains(rows) { throw ValidationError("--rows takes a number from 1 to 20") }
    }

    func run() throws {
        let previews = try options.dataLease().preview(
            agreement: agreement, exports: exports, count: rows, showingKept: showKept)
        for (index, preview) in previews.enumerated() {
            if index > 0 { Console.result("") }
            Console.result("\(preview.dataset): the first \(preview.records) records, after transformation")
            Console.table(
                ["FIELD", "OPERATOR"] + (1...preview.records).map { "RECORD \($0)" },
                preview.rows.map { row in [row.field, row.operatorName] + row.values.map { $0 ?? "-" } })
            for remark in preview.remarks { Console.notice("\(preview.dataset): \(remark)") }
        }
    }
}
