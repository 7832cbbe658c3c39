internal import Disposal
internal import Primitives

/// A change of a bundle's state that a command is told of.
struct Notification {
    let bundle: Verification.Standing
    /// The state that was last told of; `nil` for a bundle that nothing was told of.
    let from: String?
    let day: CivilDate

    /// The message. `id` is the same whenever the same change is told again, which happens where a run is cut off
    /// between telling and remembering: each change is told at least once.
    var message: JSON {
        let status = bundle.status
        let change = "\(bundle.digest.hex) \(from ?? "") \(status.state.rawValue) \(status.since)"
        return .members([
            "id": .string(String(Digest.sha256(change).hex.prefix(32))), "bundle": .integer(bundle.number),
            "name": .string(bundle.name), "agreement": .string(bundle.agreement), "version": .integer(bundle.version),
            "from": from.map { .string($0) } ?? .null, "to": .string(status.state.rawValue),
            "since": .string(status.since.description), "limit": .string(status.limit.description),
            "certificateBy": .string(status.certificateBy.description),
            "needsAction": .bool(status.state.needsAction), "reason": .string(status.reason),
            "asOf": .string(day.description),
        ])
    }
}

/// Which changes are told of, and which states are only remembered.
struct NotificationPlan {
    /// What the command is run for, in the order of the bundles' numbers.
    var changes: [Notification] = []
    /// Bundles whose state is remembered without a word.
    var silent: [Verification.Standing] = []

    /// What is to be told of after `verification`, where `known` was last told of each bundle.
    ///
    /// A home has a past that nobody wants to hear of: its first run tells of what needs action, and remembers the rest.
    /// Afterwards a new bundle is a change, too. Rehearsals never are: they never leave.
    init(_ verification: Verification, known: [Int: String], isFirst: Bool) {
        for bundle in verification.bundles where bundle.status.state != .rehearsal {
            let state = bundle.status.state
            guard known[bundle.number] != state.rawValue else { continue }
            if isFirst, !state.needsAction {
                silent.append(bundle)
            } else {
                changes.append(Notification(bundle: bundle, from: known[bundle.number], day: verification.day))
            }
        }
    }
}
