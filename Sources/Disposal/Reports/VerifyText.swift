internal import Primitives
internal import Registry

extension VerifyReport {
    /// The report for people: a line a bundle, its reason below it, and the counts.
    public var text: String {
        let headings = ["BUNDLE", "STATE", "SINCE", "LIMIT"]
        let cells = rows.map { row in
            [
                row.bundle.stem, row.status.state.rawValue, row.status.since.description,
                row.status.limit.description,
            ]
        }
        let widths = headings.indices.map { column in
            ([headings] + cells).map { $0[column].count }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            var line = ""
            for (cell, width) in zip(cells.dropLast(), widths) {
                line += cell + String(repeating: " ", count: width - cell.count + 2)
            }
            return line + (cells.last ?? "")
        }
        var text = ""
        if !rows.isEmpty {
            text += line(headings) + "\n"
            for (row, cells) in zip(rows, cells) {
                text += "\(line(cells))\n    \(row.status.reason)\n"
            }
            text += "\n"
        }
        return text + summary + "\n"
    }

    /// The counts in a sentence.
    public var summary: String {
        let bundles = rows.count == 1 ? "1 bundle" : "\(rows.count) bundles"
        guard !rows.isEmpty else { return "as of \(day): no bundles" }
        let states = counts.map { "\($0.count) \($0.state.rawValue)" }.joined(separator: ", ")
        return "as of \(day): \(bundles): \(states)\(needsAction ? "; action is needed" : "")"
    }
}
