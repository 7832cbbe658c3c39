internal import ArgumentParser
internal import DataLeaseKit
internal import Disposal

struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show what the first records would become, as a diff.",
        usage: """
            datalease preview AGREEMENT [DATASET=]FILE... [--rows N]
                [--show-kept | --html FILE] [--home DIR]
            """,
        discussion: """
            A line with - is an original, masked: x for a letter, 9 for a digit. One with + is what would leave instead, and \
            = what leaves as it is. In scrubbed text, what stands is shown. Needs a valid agreement only, no signatures. The \
            pseudonyms are made with a key for this run alone: a bundle will hold others.
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

    @Option(
        help: .init("Write it as a page to this file too, which must not exist.", valueName: "file"),
        completion: .file())
    var html: String?

    func validate() throws {
        // A look, not a way out: the whole of an export leaves by `prepare` alone.
        if !(1...20).contains(rows) { throw ValidationError("--rows takes a number from 1 to 20") }
        // A page stays behind, and no registry knows of it.
        if showKept, html != nil {
            throw ValidationError("--show-kept and --html cannot be combined: a page holds no originals")
        }
    }

    func run() throws {
        let page = try html.map { try PreviewPage(at: $0) }
        let previews = try options.dataLease().preview(
            agreement: agreement, exports: exports, count: rows, showingKept: showKept)
        try page?.write(previews, agreement: agreement)
        for (index, preview) in previews.enumerated() {
            if index > 0 { Console.result("") }
            let count = preview.records.count
            Console.result("\(preview.dataset): the first \(count == 1 ? "record" : "\(count) records") as a diff")
            Console.table(
                ["FIELD", "OPERATOR", "", "VALUE"], preview.records.enumerated().flatMap { Self.rows($1, $0 + 1) })
            for remark in preview.remarks { Console.notice("\(preview.dataset): \(remark)") }
        }
    }

    private static func rows(_ record: DatasetPreview.Record, _ number: Int) -> [[String]] {
        let changes = record.changes.flatMap { change in
            change.lines.enumerated().map { index, line in
                [
                    index == 0 ? "  \(change.field)" : "", index == 0 ? change.operatorName : "", line.sign.rawValue,
                    line.text,
                ]
            }
        }
        return [["record \(number)"]] + changes + (record.note.map { [["  (\($0))"]] } ?? [])
    }
}
