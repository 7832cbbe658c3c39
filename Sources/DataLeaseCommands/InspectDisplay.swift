internal import DataLeaseKit
internal import Primitives

/// What `inspect` prints about an export.
enum InspectDisplay {
    /// Prints it in tables; of the shapes the most frequent one alone.
    static func show(_ export: InspectedExport) {
        let profile = export.profiles.isEmpty ? "none fits" : export.profiles.joined(separator: ", ")
        Console.table(
            [("export", export.name)] + export.facts.map { ($0.name, $0.fact) }
                + (export.records.map { [("records", String($0))] } ?? []) + [("profile", profile)])
        guard !export.fields.isEmpty else { return }
        Console.table(
            ["FIELD", "HOLDS", "SURE", "FILLED", "EMPTY", "DIFFERENT", "LONGEST", "MOST LIKE"],
            export.fields.map { field in
                [
                    field.name, field.noun ?? "-", field.noun == nil ? "-" : "\(field.confidence) %",
                    String(field.values), String(field.empty), String(field.distinct), String(field.longest.size),
                    field.shapes.first?.what ?? "-",
                ]
            })
        let odd = export.fields.flatMap { field in
            field.oddities.map { oddity in
                [
                    field.name, InspectedField.words(ofOddity: oddity.what), String(oddity.count),
                    oddity.lines.map { String($0) }.joined(separator: ", "),
                ]
            }
        }
        if !odd.isEmpty { Console.table(["FIELD", "ODDITY", "VALUES", "FIRST LINES"], odd) }
    }

    /// The object that `--json` prints.
    static func json(_ export: InspectedExport) -> JSON {
        .members([
            "export": .string(export.name),
            "facts": .object(export.facts.map { JSON.Member($0.name, .string($0.fact)) }),
            "records": export.records.map { .integer($0) } ?? .null,
            "profiles": .array(export.profiles.map { .string($0) }),
            "fields": .array(export.fields.map { json($0) }),
        ])
    }

    private static func json(_ field: InspectedField) -> JSON {
        .members([
            "name": .string(field.name),
            "category": field.category.map { .string($0) } ?? .null,
            "confidence": .integer(field.confidence),
            "by": field.ground.map { .string($0) } ?? .null,
            "values": .integer(field.values),
            "empty": .integer(field.empty),
            "distinct": .integer(field.distinct),
            "longest": .members([
                "bytes": .integer(field.longest.size), "line": .integer(field.longest.line),
            ]),
            "shapes": counts(field.shapes, "shape") { ["excess": .integer($0.excess)] },
            "oddities": counts(field.oddities, "oddity") { ["lines": .array($0.lines.map { .integer($0) })] },
            "found": counts(field.found, "kind") { _ in [:] },
        ])
    }

    private static func counts(
        _ counts: [InspectedField.Count], _ name: String,
        _ more: (InspectedField.Count) -> KeyValuePairs<String, JSON>
    ) -> JSON {
        .array(
            counts.map { count in
                .object(
                    [JSON.Member(name, .string(count.what)), JSON.Member("count", .integer(count.count))]
                        + more(count).map { JSON.Member($0.key, $0.value) })
            })
    }
}
