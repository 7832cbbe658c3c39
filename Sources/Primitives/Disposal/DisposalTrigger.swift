/// An event that an agreement names, and how long after it a bundle must be gone.
public struct DisposalTrigger: Hashable, Sendable {
    /// What starts the period. A recall always does, and is not written down.
    public enum Event: String, CaseIterable, Sendable {
        /// The day on which the bundle was prepared.
        case prepared
        /// The day on which the fault was resolved; not known in advance.
        case faultResolved = "fault-resolved"
        /// The last day of the agreement's term.
        case agreementEnd = "agreement-end"

        /// Whether its day is known from the start.
        public var isDated: Bool { self != .faultResolved }
    }

    /// What starts the period.
    public let from: Event
    /// The period.
    public let within: Period

    /// The period `within` from `event`.
    public init(from event: Event, within: Period) {
        self.from = event
        self.within = within
    }
}
