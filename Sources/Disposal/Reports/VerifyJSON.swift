public import Primitives
internal import Registry

extension VerifyReport {
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
