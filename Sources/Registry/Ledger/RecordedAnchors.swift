public import Primitives

/// The anchors that the ledger's events speak of, by the digest of their path: in use, or retired.
public struct RecordedAnchors: Hashable, Sendable {
    /// What the newest event about an anchor says.
    public enum Standing: Hashable, Sendable {
        /// It is in use, since this event.
        case used(event: Int)
        /// It is retired, by this event. Whether an officer signed that is another matter.
        case retired(event: Int)
    }

    /// Where each stands.
    public private(set) var standings: [Digest: Standing] = [:]

    mutating func apply(_ event: Event) {
        switch event.body {
        case .anchorUsed(let use):
            // Recorded once more, it is in use no later.
            if case .used = standings[use.anchor] { return }
            standings[use.anchor] = .used(event: event.sequence)
        case .anchorRetired(let retirement):
            standings[retirement.anchor] = .retired(event: event.sequence)
        default: break
        }
    }
}

extension Registry {
    /// The anchors that events speak of, looked up by a column that nobody has checked: for what is written next. What
    /// is shown comes from a pass over all events.
    public func recordedAnchors() throws(RegistryError) -> RecordedAnchors {
        var anchors = RecordedAnchors()
        let events = try homeEvents(.anchorUsed) + homeEvents(.anchorRetired)
        for event in events.sorted(by: { $0.sequence < $1.sequence }) { anchors.apply(event) }
        return anchors
    }
}
