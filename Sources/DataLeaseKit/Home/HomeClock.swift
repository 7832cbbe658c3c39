internal import Primitives
internal import Registry

/// Whether the clock can be right: one that was set back shows no later bundles and records as in time what is late, and
/// what one far ahead records can never be taken back, because no event happened before one that stands before it.
extension DataLease {
    /// How far the clock may be behind, in seconds. Clocks are set right by seconds; minutes are something else.
    private static let secondsBehind = 300
    /// How long a home may sleep, in days, before somebody has to say that the clock is right. Less than that looks like a
    /// home that nobody used.
    private static let daysAhead = 400

    /// Why the clock cannot be right; `nil` where it can.
    func clockRefusal(in registry: Registry) throws -> KitError? {
        if let refusal = try refusalOfClockSetBack(in: registry) { return refusal }
        let now = surroundings.now()
        let check = try lastCheck()
        if let check, now.seconds + Self.secondsBehind < check.seconds {
            return KitError(
                .failed, "the clock says \(now), and the last check of this home was made at \(check)",
                hint: "set the clock right; where it was wrong then and is right now, say so: \(Self.saying)")
        }
        guard let last = try [lastEvent(of: registry), check].compactMap(\.self).max(),
            now.seconds - last.seconds > Self.daysAhead * 86_400
        else { return nil }
        return KitError(
            .failed, "the clock says \(now), and nothing was done in this home since \(last)",
            hint:
                "set the clock right: what is recorded under a wrong one cannot be taken back; where it is right, say so:"
                + " \(Self.saying)")
    }

    private static let saying = "datalease ledger checkpoint --clock-is-right"

    /// Refuses where the clock says that it is earlier than at the last event: all that an old backup is asked.
    func refuseClockSetBack(in registry: Registry) throws {
        if let refusal = try refusalOfClockSetBack(in: registry) { throw refusal }
    }

    private func refusalOfClockSetBack(in registry: Registry) throws -> KitError? {
        let now = surroundings.now()
        guard let event = try lastEvent(of: registry), now.seconds + Self.secondsBehind < event.seconds
        else { return nil }
        return KitError(
            .failed, "the clock says \(now), and the ledger's last event is of \(event)",
            hint:
                "set the clock right: what happened since would not be seen (verify --as-of DATE tells of a day that you"
                + " name); where it was wrong when that event was recorded, only a backup from before it helps: datalease"
                + " registry restore DIR --accept-loss")
    }

    private func lastEvent(of registry: Registry) throws -> Instant? {
        try registry.event(try registry.head().size)?.time
    }

    /// Remembers that now is not earlier than this moment.
    func rememberClock() throws {
        try Folder.replace(home.clock, with: Array("\(surroundings.now())\n".utf8), mode: 0o600)
    }

    private func lastCheck() throws -> Instant? {
        guard let bytes = try Folder.readIfPresent(home.clock, limit: 64) else { return nil }
        guard let time = Instant(iso: String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" }) else {
            throw KitError(.failed, "\(home.clock) holds no time", hint: "look at it, and remove it")
        }
        return time
    }
}
