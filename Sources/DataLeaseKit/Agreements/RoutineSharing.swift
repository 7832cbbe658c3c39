internal import Agreements
internal import Disposal
internal import Primitives
internal import Registry

/// Whether samples are lent so often that sharing has become routine.
extension DataLease {
    /// Refuses where one more bundle with one of these datasets would be routine: more than the agreement's scope lets go
    /// to the recipient in its period.
    func refuseRoutine(_ document: AgreementDocument, _ datasets: Set<String>, in registry: Registry) throws {
        guard let most = document.agreement.scope?.maxBundles else { return }
        let counts = try recentBundles(under: document.agreement, in: registry).filter { datasets.contains($0.key) }
        guard let routine = counts.filter({ $0.value >= most.count }).min(by: { $0.key < $1.key }) else { return }
        throw KitError(
            .agreement,
            "scope.maxBundles: \(routine.value) \(routine.value == 1 ? "bundle" : "bundles") with \(routine.key) went to"
                + " \(document.agreement.recipient.legalName) within \(most.within.words), and \(most.count)"
                + " \(most.count == 1 ? "is" : "are") allowed: one more would be routine sharing",
            hint: "wait, or have both parties sign a version of \(document.agreement.id) whose scope allows more")
    }

    /// How many bundles each dataset of an agreement, filled in by a schedule, is in that count against its scope today.
    ///
    /// Every bundle under the agreement's id counts, whatever its version and schedule, but rehearsals and what was never sent
    /// and is void. A dataset is the same under another name where it is alike.
    func recentBundles(under agreement: Agreement, in registry: Registry) throws -> [String: Int] {
        guard let most = agreement.scope?.maxBundles else { return [:] }
        let today = surroundings.now().londonDate
        let calendar = try bankHolidays().calendar(for: agreement.division ?? .englandAndWales)
        var known: [Digest: [Dataset]] = [:]
        var counts: [String: Int] = [:]
        for record in try registry.bundles() where record.agreement.id == agreement.id && !record.isRehearsal {
            let (prepared, event) = try registry.prepared(record.number)
            guard try most.within.end(from: event.time.londonDate, in: calendar).date > today,
                try !registry.events(ofBundle: record.number).contains(where: { $0.body.kind == .bundleVoided })
            else { continue }
            var earlier: [Dataset] = []
            if let schedule = prepared.schedule {
                earlier = try known[schedule.digest] ?? datasets(of: schedule, in: registry)
                known[schedule.digest] = earlier
            }
            let names = Set(prepared.datasets.map(\.name))
            for dataset in agreement.datasets
            where names.contains(dataset.name)
                || earlier.contains(where: { names.contains($0.name) && $0.isAlike(dataset) })
            {
                counts[dataset.name, default: 0] += 1
            }
        }
        return counts
    }

    private func datasets(of schedule: AgreementReference, in registry: Registry) throws -> [Dataset] {
        guard let bytes = try registry.evidence(schedule.digest)?.bytes else { return [] }
        return try ScheduleDocument.read(bytes, name: schedule.id, profiles: .unresolved).schedule.datasets
    }
}

extension Dataset {
    /// Whether another is of the same export, whatever each is called: by its profile, or by half of the fields of either.
    fileprivate func isAlike(_ other: Dataset) -> Bool {
        if let profile, profile.name == other.profile?.name { return true }
        let (own, others) = (Set(fields.map(\.field)), Set(other.fields.map(\.field)))
        let least = min(own.count, others.count)
        return least > 0 && own.intersection(others).count * 2 >= least
    }
}
