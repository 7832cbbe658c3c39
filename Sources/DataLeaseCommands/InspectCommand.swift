internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Say what an export is, and which profile fits it.",
        usage: "datalease inspect EXPORT... [--names] [--json | --draft] [--html FILE]",
        discussion: """
            Shows how an export is written, what each field holds and how sure that is, how many values are filled, empty \
            and different, what they look like, what is odd about them and on which lines, and which profile an agreement \
            can name. Reads all of it once. Prints no value: shapes only, in which A and a stand for letters, 9 for digits. \
            Columns are numbered where no profile knows their names.
            """)

    @Argument(help: "The exports: FILE, FILE.zip, FILE.zip:ENTRY or -.", completion: .file())
    var exports: [String]
    @Flag(help: "Show the names of columns that no profile knows: the first row is a header, and no record.")
    var names = false
    @Flag(help: "One JSON object an export, each on a line.")
    var json = false
    @Flag(help: "Print the datasets of an agreement instead, with gaps where it is not sure.")
    var draft = false
    @Option(
        help: .init("Write a page with charts to this file, which must not exist.", valueName: "file"),
        completion: .file())
    var html: String?

    func validate() throws {
        guard !(json && draft) else { throw ValidationError("--json and --draft cannot be combined") }
    }

    func run() throws {
        let inspected = try DataLease.inspect(exports, showsNames: names)
        if let html { try InspectionPage(inspected).write(to: html) }
        guard !draft else { return try show(draftOf: inspected) }
        for (index, export) in inspected.enumerated() {
            guard !json else {
                Console.json(InspectDisplay.json(export))
                continue
            }
            if index > 0 { Console.result("") }
            InspectDisplay.show(export)
        }
    }

    private func show(draftOf exports: [InspectedExport]) throws {
        guard exports.contains(where: { !$0.isEmpty }) else {
            throw KitError(.export, "there is nothing to draft from: what is named is empty", hint: "name an export")
        }
        for export in exports {
            if export.isEmpty { Console.notice("warning: \(export.name) is empty, and not in the draft") }
            guard let stop = export.stop else { continue }
            Console.notice("warning: \(export.name) was looked at in part: \(stop); prepare would refuse it")
        }
        let draft = DatasetDraft(exports)
        Console.text(draft.text)
        guard draft.gaps > 0 else { return }
        let fields = draft.gaps == 1 ? "1 field has" : "\(draft.gaps) fields have"
        Console.notice("\(fields) no rule yet: look for \"gap\"; prepare refuses the export until each has one")
    }
}
