public import Primitives

/// The output of a Nagios plug-in (Monitoring Plugins Development Guidelines): one line with the status in words, and
/// performance data behind a bar.
///
/// CRITICAL where something needs action, or a check failed; WARNING where a limit is near or a warning was found;
/// UNKNOWN where the check could not be made, wrong arguments included.
public enum NagiosPlugin {
    /// A plug-in's exit codes.
    public enum Status: Int32, Sendable {
        /// Nothing to do.
        case ok = 0
        /// A limit is within seven days, or a warning was found.
        case warning = 1
        /// Something needs action now.
        case critical = 2
        /// The check could not be made.
        case unknown = 3

        var word: String {
            switch self {
            case .ok: "OK"
            case .warning: "WARNING"
            case .critical: "CRITICAL"
            case .unknown: "UNKNOWN"
            }
        }
    }

    /// The status of a verification.
    public static func status(of verification: Verification) -> Status {
        if verification.needsAction { return .critical }
        let isNear = verification.bundles.contains { $0.status.state.isNearLimit }
        return isNear || !verification.remarks.isEmpty ? .warning : .ok
    }

    /// The line for a run that came to no verification, and its status: a signature, digest or ledger check that fails
    /// is CRITICAL, anything else UNKNOWN.
    public static func failure(_ category: RefusalCategory, _ what: String) -> (line: String, status: Status) {
        let status: Status = category == .check ? .critical : .unknown
        return ("DATALEASE \(status.word) - \(field(what))\n", status)
    }

    static func render(_ verification: Verification) -> String {
        let status = status(of: verification)
        return "DATALEASE \(status.word) - \(field(words(verification))) | \(performance(verification))\n"
    }

    /// How many are named: Nagios shows one line, and the rest stand in the text report.
    private static let named = 3

    private static func words(_ verification: Verification) -> String {
        var parts: [String] = []
        let urgent = verification.bundles.filter { $0.status.state.needsAction }
        if !urgent.isEmpty {
            var names = urgent.prefix(named).map { "\($0.shortName) \($0.status.state.rawValue)" }
            if urgent.count > named { names.append("\(urgent.count - named) more") }
            let verb = urgent.count == 1 ? "needs" : "need"
            parts.append(
                "\(urgent.count) of \(count(verification.bundles.count)) \(verb) action: "
                    + names.joined(separator: ", "))
        } else {
            parts.append(count(verification.bundles.count))
            let states = verification.counts.filter { $0.count > 0 }.map { "\($0.count) \($0.state.rawValue)" }
            if !states.isEmpty { parts.append(states.joined(separator: ", ")) }
        }
        if let limit = verification.nearestLimit, limit >= verification.day {
            parts.append("next limit \(limit)")
        }
        for kind in Verification.Remark.Kind.allCases {
            let number = verification.remarks.count { $0.kind == kind }
            if number > 0 { parts.append("\(number) \(kind.rawValue)") }
        }
        return parts.joined(separator: "; ")
    }

    private static func count(_ bundles: Int) -> String { bundles == 1 ? "1 bundle" : "\(bundles) bundles" }

    /// `label=value;warning;critical;minimum`. A range of `0` alarms above 0, one of `8:` below 8.
    private static func performance(_ verification: Verification) -> String {
        var values = ["bundles=\(verification.bundles.count);;;0"]
        for (state, count) in verification.counts {
            let label = state.rawValue.replacing("-", with: "_")
            let thresholds = state.needsAction ? ";0" : state.isNearLimit ? "0;" : ";"
            values.append("\(label)=\(count);\(thresholds);0")
        }
        values.append("findings=\(verification.remarks.count { $0.kind.needsAction });;0;0")
        values.append("warnings=\(verification.remarks.count { !$0.kind.needsAction });0;;0")
        values.append("anchors=\(verification.anchors);;;0")
        if let limit = verification.nearestLimit {
            values.append("days_to_limit=\(limit.daysSinceEpoch - verification.day.daysSinceEpoch);8:;0:")
        }
        return values.joined(separator: " ")
    }

    /// Nagios cuts the line at the first bar.
    private static func field(_ text: String) -> String {
        let line = PlainLine.of(text).replacing("|", with: "/")
        // Nagios keeps 4 KiB of a plug-in's output; the performance data must be in it.
        return line.utf8.count <= 2000 ? line : String(line.prefix(500)) + "..."
    }
}
