internal import Primitives

/// The report for people, and the one for programs that read JSON.
enum VerifyText {
    /// A line a bundle, its reason below it; then what else was found, and the counts.
    static func render<Failure: Error>(
        _ verification: Verification, to write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        if !verification.bundles.isEmpty {
            let headings = ["BUNDLE", "STATE", "SINCE", "LIMIT"]
            // Dates are as wide as each other and as the longest heading of theirs.
            let name = verification.bundles.reduce(headings[0].utf8.count) { max($0, $1.name.utf8.count) }
            let state = verification.bundles.reduce(headings[1].utf8.count) {
                max($0, $1.status.state.rawValue.utf8.count)
            }
            func line(_ cells: (String, String, String, String)) -> String {
                padded(cells.0, to: name) + "  " + padded(cells.1, to: state) + "  " + padded(cells.2, to: 10) + "  "
                    + cells.3 + "\n"
            }
            try write(line((headings[0], headings[1], headings[2], headings[3])))
            for bundle in verification.bundles {
                let status = bundle.status
                try write(
                    line(
                        (
                            PlainLine.of(bundle.name), status.state.rawValue, status.since.description,
                            status.limit.description
                        )))
                try write("    \(PlainLine.of(status.reason))\n")
            }
            try write("\n")
        }
        for remark in verification.remarks {
            try write("\(remark.kind.needsAction ? "finding" : "warning"): \(PlainLine.of(remark.text))\n")
        }
        try write(verification.ground + "\n" + verification.summary + "\n")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }

    /// An object a line: bundles, remarks, and last the counts.
    static func jsonLines<Failure: Error>(
        _ verification: Verification, to write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        for bundle in verification.bundles { try write(PlainLine.json(bundle.json) + "\n") }
        for remark in verification.remarks { try write(PlainLine.json(remark.json) + "\n") }
        let counted = verification.counts.filter { $0.count > 0 }.map {
            JSON.Member($0.state.rawValue, .integer($0.count))
        }
        let last = JSON.members([
            "asOf": .string(verification.day.description), "bundles": .integer(verification.bundles.count),
            "states": .object(counted), "events": .integer(verification.ledgerSize),
            "anchors": .integer(verification.anchors),
            "needsAction": .bool(verification.needsAction),
        ])
        try write(last.text + "\n")
    }
}

extension Verification.Standing {
    /// The bundle and its state as a JSON object.
    var json: JSON {
        guard let acknowledgeBy = status.acknowledgeBy else { return .object(members) }
        return .object(
            members + [
                JSON.Member("acknowledgeBy", .string(acknowledgeBy.description)),
                JSON.Member("awaitsReceipt", .bool(status.awaitsReceipt)),
            ])
    }

    private var members: [JSON.Member] {
        let json = JSON.members([
            "bundle": .integer(number), "name": .string(name), "agreement": .string(agreement),
            "version": .integer(version), "state": .string(status.state.rawValue),
            "since": .string(status.since.description), "limit": .string(status.limit.description),
            "actBy": .string(status.actBy.description), "certificateBy": .string(status.certificateBy.description),
            "backupsUntil": .date(status.backupsUntil), "heldUntil": .date(status.heldUntil),
            "missing": .array(status.missing.map { .string($0.rawValue) }),
            "provisional": .bool(status.isProvisional), "needsAction": .bool(status.state.needsAction),
            "reason": .string(status.reason),
        ])
        guard case .object(let members) = json else { return [] }
        return members
    }
}

extension Verification.Remark {
    /// The remark as a JSON object.
    var json: JSON {
        let members = [
            JSON.Member("remark", .string(kind.rawValue)), JSON.Member("needsAction", .bool(kind.needsAction)),
            JSON.Member("text", .string(text)),
        ]
        return .object((bundle.map { [JSON.Member("bundle", .integer($0))] } ?? []) + members)
    }
}

extension JSON {
    /// A day, or `null` where there is none.
    fileprivate static func date(_ day: CivilDate?) -> JSON { day.map { .string($0.description) } ?? .null }
}
