internal import ArgumentParser
internal import DataLeaseKit
internal import Primitives

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Say what an export is, and which profile fits it.",
        discussion: """
            Shows how an export is written, what its columns are called, what their names suggest, and which profile an \
            agreement can name for it. Prints no value; columns are numbered where no profile knows their names.
            """)

    @Argument(help: "The exports: FILE, FILE.zip, FILE.zip:ENTRY or -.", completion: .file())
    var exports: [String]
    @Flag(help: "One JSON object an export, each on a line.")
    var json = false

    func run() throws {
        for (index, export) in try DataLease.inspect(exports).enumerated() {
            guard !json else {
                Console.json(export.json)
                continue
            }
            if index > 0 { Console.result("") }
            let profile = export.profiles.isEmpty ? "none fits" : export.profiles.joined(separator: ", ")
            Console.table(
                [("export", export.name)] + export.facts.map { ($0.name, $0.fact) }
                    + (export.records.map { [("records", String($0))] } ?? []) + [("profile", profile)])
            guard !export.fields.isEmpty else { continue }
            Console.table(["FIELD", "ITS NAME SUGGESTS"], export.fields.map { [$0.name, $0.category ?? "-"] })
        }
    }
}

extension InspectedExport {
    /// The object that `--json` prints.
    fileprivate var json: JSON {
        .members([
            "export": .string(name),
            "facts": .object(facts.map { JSON.Member($0.name, .string($0.fact)) }),
            "records": records.map { .integer($0) } ?? .null,
            "profiles": .array(profiles.map { .string($0) }),
            "fields": .array(
                fields.map { field in
                    .members([
                        "name": .string(field.name), "category": field.category.map { .string($0) } ?? .null,
                    ])
                }),
        ])
    }
}
