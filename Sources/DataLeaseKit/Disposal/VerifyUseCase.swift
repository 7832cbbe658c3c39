internal import Agreements
public import Disposal
public import Primitives
internal import Registry

/// What `verify` is asked.
public struct VerifyRequest: Sendable {
    /// As of the end of which day in the United Kingdom; `nil` for today.
    public var day: CivilDate?
    /// A file of bank holidays in gov.uk's shape, instead of the one that the home's settings name.
    public var calendar: String?
    /// Folders to search for files that the registry knows, before anything else.
    public var folders: [String]
    /// A command that is told of each change of state since the last run; see `NotifyCommand` for its form.
    public var notify: String?

    /// A request.
    public init(
        day: CivilDate? = nil, calendar: String? = nil, folders: [String] = [], notify: String? = nil
    ) {
        self.day = day
        self.calendar = calendar
        self.folders = folders
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
    /// A search of folders goes before that, and is no pure function: it finds what lies there now, and opens disputes.
    /// `searching` is told how far it is.
    ///
    /// Refuses where another run is at work in the same home, and where a search or `notify` is asked for together with
    /// another day than today: what would have been is no change.
    public func verify(
        _ request: VerifyRequest, searching: @escaping (ScanProgress) -> Void = { _ in }
    ) async throws -> Verification {
        let today = surroundings.now().londonDate
        let day = request.day ?? today
        let command = try request.notify.map { line throws(KitError) in try NotifyCommand(parsing: line) }
        guard day == today || (command == nil && request.folders.isEmpty) else {
            throw KitError(
                .usage, "\(command == nil ? "--scan" : "--notify") is about today, and --as-of asks for \(day)",
                hint: "leave out one of them")
        }
        let holidays = try request.calendar.map { try bankHolidays(in: $0) } ?? bankHolidays()
        try home.check()
        let lock = try HomeLock(
            home.path + "/verify.lock", for: "verify", at: surroundings.now(), user: surroundings.user)
        defer { withExtendedLifetime(lock) {} }
        let isOfNow = request.day == nil || command != nil
        let registry = try openRegistry(isOfNow ? .now : .anyTime)
        if isOfNow {
            do {
                try rememberClock()
            } catch {
                surroundings.notice(
                    "warning: \(home.clock) was not written, so a clock that is set back behind now is not seen")
            }
        }
        // Whose signatures counted as evidence rests on it.
        let trust = try await trustList(in: registry)
        let found =
            request.folders.isEmpty
            ? []
            : try await search(
                request.folders, telling: searching, in: registry)
        var verification = try await verification(
            of: registry, asOf: day, looksAtPaths: day >= today, in: holidays, trusting: trust
        ).adding(found)
        if let command {
            let remarks = try await tell(command, of: verification, in: registry)
            verification = verification.adding(remarks)
        }
        return verification
    }

    private func verification(
        of registry: Registry, asOf day: CivilDate, looksAtPaths: Bool, in holidays: BankHolidays,
        trusting trust: TrustList
    ) async throws -> Verification {
        // On a connection of its own, beside the pass.
        async let judged = judgeNewest(
            of: openLedger(), trusting: trust, in: holidays)
        var purged: Set<Int> = []
        let (bundles, ledger) = try standings(in: registry, asOf: day, in: holidays) { event in
            guard case .ownCopies(let remaining) = event.fact else { return }
            if remaining == 0 { purged.insert(event.bundle) } else { purged.remove(event.bundle) }
        }
        try Self.refuse(try await judged.problems)
        var remarks: [Verification.Remark] = []
        // What lies there lies there today; of an earlier day nobody knows.
        if looksAtPaths {
            let rehearsals = bundles.lazy.filter { $0.status.state == .rehearsal }.map(\.number)
            remarks += try remarksOnCopies(of: purged.subtracting(rehearsals), in: registry)
            remarks += try destroyedKeysPutBack(in: registry).map {
                Verification.Remark(.keyPutBack, bundle: $0.bundle, $0.finding)
            }
            remarks += keyFoldersUnseen.map {
                Verification.Remark(
                    .searchIncomplete, bundle: nil,
                    "\($0) cannot be looked at by this user: a key that was put back there is not seen")
            }
            remarks += try remarksOnReturnLists(in: registry)
        }
        remarks += Self.remarks(on: bundles, asOf: day, in: holidays)
        remarks += try remarksOnAgreements(bundles, asOf: day, in: registry)
        remarks += try remarksOnApprovals(bundles, asOf: day, trusting: trust, in: registry)
        remarks += Self.remarks(on: ledger.restorations, asOf: day)
        let anchors = try await anchorsCompared(
            try checkpointFiles(signedBy: try ledgerKey(of: registry)), recorded: ledger.anchors, in: registry,
            trusting: trust)
        remarks += anchors.dropped.map { Verification.Remark(.anchorDropped, bundle: nil, $0.text) }
        remarks += anchors.missing.map { Verification.Remark(.anchorMissing, bundle: nil, $0) }
        return Verification(
            day: day, bundles: bundles, remarks: remarks, ledgerSize: ledger.head.size, anchors: anchors.compared)
    }

    /// Refuses where a new event rests on no text that whoever it names signed: who has the ledger's key can append any. The
    /// newest of all are judged, also where an earlier day is asked for.
    private static func refuse(_ problems: [String]) throws(KitError) {
        guard let first = problems.first else { return }
        throw KitError(
            .check, "\(first)\(problems.count > 1 ? " (and \(problems.count - 1) more)" : "")",
            hint: "keep the home as it is, tell the data protection officer, and see all of it with"
                + " datalease ledger verify --signatures")
    }

    /// Where all bundles stand that were prepared by `day`, by number.
    private func standings(
        in registry: Registry, asOf day: CivilDate, in holidays: BankHolidays, _ body: (BundleEvent) -> Void
    ) throws -> (bundles: [Verification.Standing], ledger: LedgerScan) {
        let (folds, records, ledger) = try checkedFolds(of: registry, asOf: day, in: holidays, body)
        let bundles = records.compactMap { record in
            folds.status(of: record).map { Verification.Standing(record, $0) }
        }
        return (bundles, ledger)
    }

    /// The states of all bundles from one pass over the ledger, as `checkedFolds` makes it.
    func checkedReport(of registry: Registry, asOf day: CivilDate, in holidays: BankHolidays) throws -> VerifyReport {
        let (folds, records, _) = try checkedFolds(of: registry, asOf: day, in: holidays) { _ in }
        return VerifyReport(folds, of: records)
    }

    /// One pass over the ledger, whose bytes are checked and folded as they come. Each event of a bundle goes to `body`,
    /// too. The records are those of all bundles, by number.
    private func checkedFolds(
        of registry: Registry, asOf day: CivilDate, in holidays: BankHolidays, _ body: (BundleEvent) -> Void
    ) throws -> (folds: BundleFolds, records: [BundleRecord], ledger: LedgerScan) {
        var folds = BundleFolds(asOf: day, in: holidays)
        var records: [BundleRecord] = []
        let ledger = try registry.scan(
            against: [try lastCheckpoint(of: registry)].compactMap(\.self), hashing: HashingThread.self
        ) { record in
            records.append(record)
        } _: { event in
            folds.apply(event)
            body(event)
        }
        records.sort { $0.number < $1.number }
        return (folds, records, ledger)
    }

    /// Looks once more at the paths of bundles whose evidence says that no copy of ours is left.
    private func remarksOnCopies(of purged: Set<Int>, in registry: Registry) throws -> [Verification.Remark] {
        guard !purged.isEmpty else { return [] }
        var suspects: Set<Int> = []
        var unseen: [String] = []
        try registry.forEachCopyWithData { number, path in
            guard purged.contains(number) else { return }
            do {
                if try Folder.status(of: path) != nil { suspects.insert(number) }
            } catch {
                unseen.append(path)
            }
        }
        var remarks: [Verification.Remark] = []
        for number in suspects.sorted() {
            let name = try registry.bundle(number).stem
            for path in try copiesPutBack(number, in: registry).compactMap(\.path) {
                remarks.append(
                    Verification.Remark(
                        .copyPutBack, bundle: number,
                        "\(name): the evidence says that none of our copies is left, and one is at \(path):"
                            + " remove it with datalease disposal purge B\(number) --inputs"))
            }
            for (path, why) in try copiesUnseen(number, in: registry) {
                remarks.append(
                    Verification.Remark(
                        .searchIncomplete, bundle: number,
                        "\(name): the evidence says that none of our copies is left, and \(path) \(why)"))
            }
        }
        if let first = unseen.first {
            remarks.append(
                Verification.Remark(
                    .searchIncomplete, bundle: nil,
                    "\(unseen.count) \(unseen.count == 1 ? "path" : "paths") where our copies lay cannot be looked at by this"
                        + " user, the first \(first): a copy that was put back there is not seen"))
        }
        return remarks
    }

    /// For how many days ahead bank holidays must be known: beyond the periods of most agreements, and long enough to put
    /// a newer list in place.
    private static let calendarDays = 180

    private static func remarks(
        on bundles: [Verification.Standing], asOf day: CivilDate, in holidays: BankHolidays
    ) -> [Verification.Remark] {
        var remarks: [Verification.Remark] = []
        let provisional = bundles.filter { $0.status.isProvisional && !$0.status.state.isFinal }
        if !provisional.isEmpty {
            let names = provisional.prefix(3).map(\.shortName).joined(separator: ", ")
            let more = provisional.count > 3 ? " and \(provisional.count - 3) more" : ""
            remarks.append(
                Verification.Remark(
                    .provisional, bundle: provisional.count == 1 ? provisional[0].number : nil,
                    "the days of \(names)\(more) are provisional: working days were counted where bank holidays are not"
                        + " known yet; a newer list may make them earlier"))
        }
        let ends = Division.allCases.map { holidays.calendar(for: $0).lastDate }.min()
        if let ends, ends.daysSinceEpoch - day.daysSinceEpoch < calendarDays {
            remarks.append(
                Verification.Remark(
                    .calendarEnds, bundle: nil,
                    "bank holidays are known until \(ends): take https://www.gov.uk/bank-holidays.json and name the file"
                        + " in settings.json (bankHolidays) or with --calendar"))
        }
        return remarks
    }

    /// Searches folders, and says what of it is worth a remark. What stands in its place or stays for a signed reason is
    /// none, nor is what holds no data.
    private func search(
        _ folders: [String], telling progress: @escaping (ScanProgress) -> Void, in registry: Registry
    ) async throws -> [Verification.Remark] {
        let report = try await scan(folders, progress: progress)
        for line in report.notices { surroundings.notice(line) }
        var remarks: [Verification.Remark] = []
        for finding in report.findings {
            let number = try registry.bundle(stem: finding.bundle).number
            switch finding.meaning {
            case .residue:
                remarks.append(
                    Verification.Remark(
                        .residue, bundle: number,
                        "\(finding.bundle): \(finding.place) is \(finding.kindOfFile) of it, and the evidence says that its copies are gone"
                    ))
            case .listed:
                remarks.append(
                    Verification.Remark(
                        .knownFile, bundle: number,
                        "\(finding.bundle): \(finding.place) is \(finding.kindOfFile) of it, where the registry knows of none"
                    ))
            case .kept, .trace: break
            }
        }
        let passed = report.unread.count + report.moreUnread + report.otherFileSystems.count + report.moreFileSystems
        if passed > 0 {
            let first = report.unread.first.map { "\($0.place): \($0.why)" } ?? report.otherFileSystems.first ?? ""
            remarks.append(
                Verification.Remark(
                    .searchIncomplete, bundle: nil,
                    "\(passed) \(passed == 1 ? "place was" : "places were") not searched, the first \(first)"))
        }
        return remarks
    }

    /// What the pass over the ledger met of restorations; not looked up by a column, which nobody has checked.
    private static func remarks(on restorations: [Restoration], asOf day: CivilDate) -> [Verification.Remark] {
        restorations.compactMap { restoration in
            let date = restoration.time.londonDate
            guard date <= day else { return nil }
            return Verification.Remark(
                .ledgerRestored, bundle: nil,
                "the registry was restored on \(date) without its newest events, up to event "
                    + "\(restoration.lost.size); what happened in them is not known here")
        }
    }

    /// Tells of each change, and remembers it where the command took it. One that it did not take is told of again at the
    /// next run.
    private func tell(
        _ command: NotifyCommand, of verification: Verification, in registry: Registry
    ) async throws -> [Verification.Remark] {
        let known = try registry.notifiedStates().mapValues(\.state)
        let isFirst = known.isEmpty && !Folder.exists(home.notified)
        let plan = NotificationPlan(verification, known: known, isFirst: isFirst)
        func remembered(_ bundle: Verification.Standing) -> NotifiedState {
            NotifiedState(
                bundle: bundle.number, state: bundle.status.state.rawValue, since: bundle.status.since,
                time: surroundings.now())
        }
        try registry.recordNotified(plan.silent.map(remembered))
        if isFirst { try Folder.replace(home.notified, with: []) }
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
}
