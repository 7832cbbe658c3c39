internal import Primitives

/// Prometheus's text exposition format (version 0.0.4), for the textfile collector of the node exporter: no timestamps,
/// because that collector refuses them, and no names, because labels of people or companies do not belong there.
///
/// Times are values in Unix seconds, as Prometheus asks for: the days to the nearest limit are
/// `(datalease_nearest_limit_timestamp_seconds - time()) / 86400`.
enum PrometheusText {
    static func render(_ verification: Verification, ranAt time: Instant) -> String {
        var text = ""
        metric(
            "datalease_bundles", "Bundles by state, as of the day of the check.", into: &text,
            verification.counts.map { ("state=\"\($0.state.rawValue)\"", $0.count) })
        metric(
            "datalease_bundles_needing_action", "Bundles about which somebody must do something now.", into: &text,
            [("", verification.actionCount)])
        metric(
            "datalease_bundles_out", "Bundles that may still be with somebody.", into: &text,
            [("", verification.bundles.count { $0.status.state.isOut })])
        if let limit = verification.nearestLimit {
            metric(
                "datalease_nearest_limit_timestamp_seconds",
                "End of the nearest limit of the bundles that may still be with somebody; absent where none is.",
                into: &text, [("", limit.endInLondon.seconds)])
        }
        metric(
            "datalease_verify_remarks",
            "What was found besides states; copy-put-back, key-put-back, residue and anchor-dropped need action.",
            into: &text,
            Verification.Remark.Kind.allCases.map { kind in
                ("kind=\"\(kind.rawValue)\"", verification.remarks.count { $0.kind == kind })
            })
        metric(
            "datalease_ledger_events", "Events in the ledger, all of them checked.", into: &text,
            [("", verification.ledgerSize)])
        metric(
            "datalease_ledger_anchors", "Anchors that the ledger was compared with.", into: &text,
            [("", verification.anchors)])
        metric(
            "datalease_verify_day_timestamp_seconds", "End of the day as of which was checked.", into: &text,
            [("", verification.day.endInLondon.seconds)])
        metric(
            "datalease_verify_last_success_timestamp_seconds", "When the register was last checked with success.",
            into: &text, [("", time.seconds)])
        return text
    }

    private static func metric(
        _ name: String, _ help: String, into text: inout String, _ samples: [(labels: String, value: Int)]
    ) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
        for (labels, value) in samples {
            text += "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)\n"
        }
    }
}
