internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

extension DataLease {
    /// The most years that one hold lasts: one that nobody looks at again is no limit.
    private static let longestHold = 10

    /// Records that a law forbids to dispose of a bundle until the end of a day. An approver who did not prepare the
    /// bundle signs it. Its limit is not before the day after that, unless it had passed already.
    public func hold(_ reference: String, law: String, until: CivilDate, as key: String) async throws -> BundleListed {
        let registry = try openRegistryToDecide()
        let record = try bundleRecord(reference, in: registry)
        let status = try status(of: record, in: registry)
        // What the recipient says is gone may lie with us still.
        guard !status.state.isFinal else {
            throw KitError(
                .failed, "\(record.stem) is \(status.state.rawValue): \(status.reason)",
                hint: "nothing is left that could be held")
        }
        let today = surroundings.now().londonDate
        guard until >= today else {
            throw KitError(.usage, "\(until) has passed", hint: "give the last day of the hold with --until")
        }
        guard until.year <= today.year + Self.longestHold else {
            throw KitError(
                .usage, "\(until) is more than \(Self.longestHold) years away",
                hint: "hold it until an earlier day; where the law still asks for it then, hold it again")
        }
        let order = try Order(.hold, subject(record), on: today, until: until, law: law)
        let given = try await self.order(order, as: key, notPreparerOf: record, in: registry)
        try append(
            .holdPlaced(Hold(bundle: record.number, order: given.signed, until: until)), to: registry,
            by: given.actor, keeping: given.evidence)
        return try listed(record, in: registry)
    }

    /// Lifts the hold on a bundle, which must be gone by `until` where its limit passed meanwhile; today where no day
    /// is given, and a week later at most.
    public func liftHold(
        _ reference: String, until: CivilDate?, reason: String?, as key: String
    ) async throws -> BundleListed {
        let registry = try openRegistryToDecide()
        let record = try bundleRecord(reference, in: registry)
        guard let heldUntil = try status(of: record, in: registry).heldUntil else {
            throw KitError(
                .failed, "no hold on \(record.stem) is in force", hint: "see datalease disposal show B\(record.number)")
        }
        let today = surroundings.now().londonDate
        let day = until ?? today
        let week = CivilDate(daysSinceEpoch: today.daysSinceEpoch + LimitTerms.daysAfterLifting) ?? today
        let last = max(today, min(heldUntil, week))
        guard (today...last).contains(day) else {
            throw KitError(
                .usage, "\(day) is not from today to \(last)",
                hint:
                    "a hold that is lifted leaves \(LimitTerms.daysAfterLifting) days at most, and none behind its end;"
                    + " while the law still asks for it, leave it in place")
        }
        let order = try Order(.holdLifted, subject(record), on: today, until: day, reason: reason)
        let given = try await self.order(order, as: key, notPreparerOf: record, in: registry)
        try append(
            .holdLifted(Hold(bundle: record.number, order: given.signed, until: day)), to: registry, by: given.actor,
            keeping: given.evidence)
        return try listed(record, in: registry)
    }
}
