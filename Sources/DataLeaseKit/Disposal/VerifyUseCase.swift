public import Disposal
public import Primitives
internal import Registry

/// What `verify` is asked.
public struct VerifyRequest: Sendable {
    /// As of the end of which day in the United Kingdom; `nil` for today.
    public var day: CivilDate?
    /// A command that is told of each change of state since the last run; see `NotifyCommand` for its form.
    public var notify: String?

    /// A request.
    public init(day: CivilDate? = nil, notify: String? = nil) {
        self.day = day
        self.notify = notify
    }
}

extension DataLease {
    /// The state of every bundle as of a day, and what else is to be said; all of the ledger is checked on the way.
    ///
    /// Safe to repeat, and to run after days without a run: it folds what is recorded, and nothing that it writes (who
    /// holds the lock, which changes were told of) changes what it finds. As of today, known paths are looked at once
    /// more: a copy that is there again, although the evidence says that none is left, is a finding.
    ///
    /// Refuses where another run is at work in the same home, and where `notify` is asked of another day than today:
    /// what would have been is no change.
    public func verify(_ request: VerifyRequest) async throws -> Verification {
        let today = surroundings.now().londonDate
        let day = request.day ?? today
        let command = try request.notify.map { line throws(KitError) in try NotifyCommand(parsing: line) }
        guard command == nil || day == today else {
            throw KitError(
                .usage, "--notify tells of changes up to today, and --as-of asks for \(day)",
                hint: "leave out one of them")
        }
        try home.check()
        let lock = try VerifyLock(home.path + "/verify.lock", at: surroundings.now(), user: surroundings.user)
        defer { withExtendedLifetime(lock) {} }
        let registry = try openRegistry()
        var verification = try verification(of: registry, asOf: day, isToday: request.day == nil)
        if let command {
            let remarks = try await tell(command, of: verification, in: registry)
            verification = verification.adding(remarks)
        }
        return verification
    }

    private func verification(of registry: Registry, asOf day: CivilDate, isToday: Bool) throws -> Verification {
        // The states are folded from columns, which are worth what the events behind them are.
        let ledger = try registry.verify(against: [try lastCheckpoint(of: registry)].compactMap(\.self))
        let report = try VerifyReport(of: registry, asOf: day)
        var remarks: [Verification.Remark] = []
        for row in report.rows where isToday && !row.bundle.isRehearsal {
            guard try saysNoCopyIsLeft(registry.events(ofBundle: row.bundle.number)) else { continue }
            for path in try copiesPutBack(row.bundle.number, in: registry) {
                remarks.append(
                    Verification.Remark(
                        .copyPutBack, bundle: row.bundle.number,
                        "\(row.bundle.stem): the evidence says that none of our copies is left, and one is at \(path):"
                            + " remove it with datalease disposal purge B\(row.bundle.number) --inputs"))
            }
        }
        remarks += try restorations(in: registry, asOf: day)
        return Verification(
            day: day, bundles: report.rows.map { Verification.Standing($0) }, remarks: remarks,
            ledgerSize: ledger.head.size)
    }

    private func restorations(in registry: Registry, asOf day: CivilDate) throws -> [Verification.Remark] {
        try registry.homeEvents(.ledgerRestored).compactMap { event in
            guard event.time.londonDate <= day, case .ledgerRestored(let restored) = event.body else { return nil }
            return Verification.Remark(
                .ledgerRestored, bundle: nil,
                "the registry was restored on \(event.time.londonDate) without its newest events, up to event "
                    + "\(restored.lost.size); what happened in them is not known here")
        }
    }

    /// Tells of each change, and remembers it where the command took it. One that it did not take is told of again at the
    /// next run.
    private func tell(
        _ command: NotifyCommand, of verification: Verification, in registry: Registry
    ) async throws -> [Verification.Remark] {
        let plan = NotificationPlan(verification, known: try registry.notifiedStates().mapValues(\.state))
        func remembered(_ bundle: Verification.Standing) -> NotifiedState {
            NotifiedState(
                bundle: bundle.number, state: bundle.status.state.rawValue, since: bundle.status.since,
                time: surroundings.now())
        }
        try registry.recordNotified(plan.silent.map(remembered))
        var failures: [String] = []
        for (index, change) in plan.changes.enumerated() {
            switch await command.run(change.message) {
            case .told:
                // Each by itself: a run that is cut off tells again of one change at most.
                try registry.recordNotified([remembered(change.bundle)])
            case .failed(let why):
                failures.append(why)
            case .hopeless(let why):
                failures += [String](repeating: why, count: plan.changes.count - index)
                return [Self.remark(failures, of: plan.changes.count)].compactMap(\.self)
            }
        }
        return [Self.remark(failures, of: plan.changes.count)].compactMap(\.self)
    }

    private static func remark(_ failures: [String], of changes: Int) -> Verification.Remark? {
        guard let why = failures.first else { return nil }
        return Verification.Remark(
            .notifyFailed, bundle: nil,
            "\(failures.count) of \(changes) changes could not be told: the command of --notify failed, \(why); they are"
                + " told again at the next run")
    }

    private func saysNoCopyIsLeft(_ events: [Event]) -> Bool {
        events.reduce(false) { isComplete, event in
            switch event.body {
            case .ownCopiesPurged(let purge): purge.remaining.isEmpty
            case .ownCopyKept(let kept): kept.remaining.isEmpty
            default: isComplete
            }
        }
    }
}
