public import Primitives

/// The forms in which `verify` reports.
public enum VerifyFormat: String, CaseIterable, Sendable {
    /// A table for people.
    case text
    /// JSON lines: an object a bundle, an object a remark, and one with the counts.
    case json
    /// The line of a Nagios plug-in.
    case nagios
    /// Prometheus's text exposition format, for the textfile collector.
    case prometheus
    /// JUnit XML, a bundle a test case.
    case junit
    /// iCalendar (RFC 5545): the limits as events.
    case ical

    /// What was found, in this form. `time` is the time of the run: only the Prometheus form shows it, as the time of
    /// the last success.
    public func render(_ verification: Verification, ranAt time: Instant) -> String {
        switch self {
        case .text: VerifyText.render(verification)
        case .json: VerifyText.jsonLines(verification)
        case .nagios: NagiosPlugin.render(verification)
        case .prometheus: PrometheusText.render(verification, ranAt: time)
        case .junit: JUnitReport.render(verification)
        case .ical: LimitCalendar.render(verification)
        }
    }
}

extension BundleState {
    /// Whether the bundle may still be with somebody, so that its limit is what matters.
    public var isOut: Bool {
        switch self {
        case .prepared, .released, .acknowledged, .due, .recalled, .held, .overdue: true
        case .rehearsal, .attested, .beyondUse, .returned, .confirmed, .confirmedLate, .voided, .certificateOverdue,
            .disputed:
            false
        }
    }

    /// Whether a day was missed, be it made good later or not.
    public var isLate: Bool {
        switch self {
        case .overdue, .certificateOverdue, .confirmedLate: true
        case .rehearsal, .prepared, .released, .acknowledged, .due, .recalled, .held, .attested, .beyondUse, .returned,
            .confirmed, .voided, .disputed:
            false
        }
    }

    /// Whether the limit is so near that somebody should be asked.
    var isNearLimit: Bool { self == .due || self == .recalled }
}
