internal import Disposal
internal import Primitives

/// What `inspect` found, as a page: one file of HTML with small charts, without a value of any export.
public struct InspectionPage: Sendable {
    private let exports: [InspectedExport]

    /// A page about `exports`.
    public init(_ exports: [InspectedExport]) {
        self.exports = exports
    }

    /// Writes the page to a file that must not exist; only its owner may read it.
    public func write(to path: String) throws {
        try NewPage(at: path).write(page)
    }

    private var page: ReportPage {
        ReportPage(
            title: "What is in the exports",
            subtitle: "\(exports.count) looked at; no value of them is shown",
            blocks: exports.flatMap { blocks($0) } + [.heading("How to read this"), .paragraph(Self.legend)])
    }

    static let legend = """
        A shape stands for all values that are written alike: A is a capital, a a small letter, 9 a digit, ¤ a character \
        beyond ASCII, + a run of more than three, 9{11} eleven digits. Counts marked as at most may be too high by what \
        they say. The number of different values is an estimate with a standard error of 2.3 %. Of each oddity the first \
        five lines are named. Sure is how sure the category is, by the profile, the field's name or its values.
        """

    private func blocks(_ export: InspectedExport) -> [ReportPage.Block] {
        let profile = export.profiles.isEmpty ? "none fits" : export.profiles.joined(separator: ", ")
        let facts =
            export.facts.map { ReportPage.Fact($0.name, $0.fact) }
            + (export.records.map { [ReportPage.Fact("records", String($0))] } ?? [])
            + [ReportPage.Fact("profile", profile)]
        let rows = export.fields.map { field in
            ReportPage.Row([
                field.name, field.noun ?? "-", field.noun == nil ? "" : "\(field.confidence) %", String(field.values),
                String(field.empty), String(field.distinct), String(field.longest.size),
            ])
        }
        var blocks: [ReportPage.Block] = [.heading(export.name), .facts(facts)]
        guard !export.fields.isEmpty else { return blocks }
        blocks.append(
            .table(
                .init(
                    columns: ["field", "holds", "sure", "filled", "empty", "different, about", "longest, bytes"],
                    rows: rows)))
        return blocks + export.fields.filter { $0.values > 0 }.flatMap { details($0) }
    }

    private func details(_ field: InspectedField) -> [ReportPage.Block] {
        var blocks: [ReportPage.Block] = [
            .subheading(field.name),
            .bars(
                field.shapes.map {
                    .init($0.what, count: $0.count, remark: $0.excess > 0 ? "at most; by \($0.excess) too high" : "")
                }),
        ]
        var facts = field.oddities.map { oddity in
            let lines = oddity.lines.map { String($0) }.joined(separator: ", ")
            return ReportPage.Fact(
                InspectedField.words(ofOddity: oddity.what), "\(oddity.count), first on line \(lines)")
        }
        if !field.found.isEmpty {
            let found = field.found.map { "\($0.what) \($0.count)" }.joined(separator: ", ")
            facts.append(.init("values look like", found))
        }
        facts.append(.init("longest", "\(field.longest.size) bytes, on line \(field.longest.line)"))
        blocks.append(.facts(facts))
        return blocks
    }
}
