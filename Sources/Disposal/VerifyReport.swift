public import Primitives
public import Registry

/// The state of every bundle as of a day: what a scheduled check reports.
public struct VerifyReport: Hashable, Sendable {
    /// A bundle and its state.
    public struct Row: Hashable, Sendable {
        /// The bundle.
        public let bundle: BundleRecord
        /// Its state, and why.
        public let status: BundleStatus
    }

    /// The day, whose end is meant.
    public let day: CivilDate
    /// Every bundle that was prepared by then, by number.
    public let rows: [Row]

    /// The report over all of `registry` as of the end of `day`. Reads the registry and nothing else, and writes
    /// nothing: the same registry and day give the same report.
    public init(of registry: Registry, asOf day: CivilDate) throws(RegistryError) {
        var rows: [Row] = []
        try registry.forEachBundle { bundle, events in
            if let status = BundleStatus(of: events, asOf: day, agreement: bundle.agreement.id) {
                rows.append(Row(bundle: bundle, status: status))
            }
        }
        self.day = day
        self.rows = rows
    }

    init(day: CivilDate, rows: [Row]) {
        self.day = day
        self.rows = rows
    }

    /// How many bundles are in each state, in the order of the states; states without any are left out.
    public var counts: [(state: BundleState, count: Int)] {
        var counts: [BundleState: Int] = [:]
        for row in rows { counts[row.status.state, default: 0] += 1 }
        return BundleState.allCases.compactMap { state in counts[state].map { (state, $0) } }
    }

    /// Whether somebody must do something now: the program ends with exit code 2 instead of 0.
    public var needsAction: Bool { rows.contains { $0.status.state.needsAction } }

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

    /// The report for programs: one object a line and a bundle, then one with the counts.
    public var jsonLines: String {
        var lines = rows.map(\.json)
        let counted = counts.map { JSON.Member($0.state.rawValue, .integer($0.count)) }
        lines.append(
            .members([
                "asOf": .string(day.description), "bundles": .integer(rows.count), "states": .object(counted),
                "needsAction": .bool(needsAction),
            ]))
        return lines.map { $0.text + "\n" }.joined()
    }
}

extension VerifyReport.Row {
    /// The bundle and its state as a JSON object.
    public var json: JSON {
        .members([
            "bundle": .integer(bundle.number), "name": .string(bundle.stem),
            "agreement": .string(bundle.agreement.id), "version": .integer(bundle.agreement.version),
            "state": .string(status.state.rawValue), "since": .string(status.since.description),
            "limit": .string(status.limit.description), "certificateBy": .string(status.certificateBy.description),
            "needsAction": .bool(status.state.needsAction), "reason": .string(status.reason),
        ])
    }
}
