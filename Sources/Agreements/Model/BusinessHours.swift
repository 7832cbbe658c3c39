public import Primitives

/// The hours of a working day in which bundles may be sent without a reason, by the clocks of the United Kingdom.
public struct BusinessHours: Sendable, Hashable, CustomStringConvertible {
    /// The first minute, from midnight.
    public let from: Int
    /// The minute at which they are over, from midnight; behind `from`.
    public let until: Int

    /// Whether a minute of the day, from midnight, is within them.
    public func contains(_ minute: Int) -> Bool { (from..<until).contains(minute) }

    /// `09:00 to 17:30`.
    public var description: String { "\(BusinessHours.text(from)) to \(BusinessHours.text(until))" }

    private static func text(_ minute: Int) -> String {
        [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

/// A last day that somebody upstream has set, such as the customer whose data are lent.
public struct UpstreamCap: Sendable, Hashable {
    /// The last day.
    public let date: CivilDate
    /// Where it is written.
    public let source: String
}
