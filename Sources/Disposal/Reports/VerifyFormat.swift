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

    /// Gives what was found, in this form, to `output`, in pieces of some 64 KiB: the report on a large register is larger
    /// than the register in memory. `time` is the time of the run: only the Prometheus form shows it, as the time of the
    /// last success.
    public func render<Failure: Error>(
        _ verification: Verification, ranAt time: Instant, to output: (String) throws(Failure) -> Void
    ) throws(Failure) {
        var piece = ""
        func write(_ text: String) throws(Failure) {
            piece += text
            guard piece.utf8.count >= 1 << 16 else { return }
            try output(piece)
            piece = ""
        }
        switch self {
        case .text: try VerifyText.render(verification, to: write)
        case .json: try VerifyText.jsonLines(verification, to: write)
        case .nagios: try write(NagiosPlugin.render(verification))
        case .prometheus: try write(PrometheusText.render(verification, ranAt: time))
        case .junit: try JUnitReport.render(verification, to: write)
        case .ical: try LimitCalendar.render(verification, to: write)
        }
        try output(piece)
    }
}

extension BundleState {
    /// Whether the bundle may still be with somebody, so that its limit is what matters.
    public var isOut: Bool {
        switch self {
        case .prepared, .released, .acknowledged, .due, .recalled, .held, .overdue, .receiptOverdue: true
        case .rehearsal, .attested, .beyondUse, .returned, .confirmed, .confirmedLate, .voided, .certificateOverdue,
            .disputed:
            false
        }
    }

    /// Whether a day was missed, be it made good later or not.
    public var isLate: Bool {
        switch self {
        case .overdue, .certificateOverdue, .confirmedLate, .receiptOverdue: true
        case .rehearsal, .prepared, .released, .acknowledged, .due, .recalled, .held, .attested, .beyondUse, .returned,
            .confirmed, .voided, .disputed:
            false
        }
    }

    /// Whether the limit is so near that somebody should be asked.
    var isNearLimit: Bool { self == .due || self == .recalled }
}
