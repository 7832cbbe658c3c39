internal import Agreements
internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

/// A bundle whose limit was computed anew.
public struct LimitMoved: Sendable {
    /// The bundle and its state now.
    public let bundle: BundleListed
    /// The limit before.
    public let before: CivilDate
}

/// A recall, and who orders it.
public struct RecallRequest: Sendable {
    /// The bundles.
    public let bundles: [String]
    /// The id of an agreement whose bundles are all recalled; `nil` where bundles are named.
    public let agreement: String?
    /// The day by which they must be gone; today where it is not given.
    public let by: CivilDate?
    /// Why, in one line.
    public let reason: String
    /// The approver's SSH key file.
    public let key: String

    /// A request.
    public init(bundles: [String], agreement: String?, by: CivilDate?, reason: String, key: String) {
        self.bundles = bundles
        self.agreement = agreement
        self.by = by
        self.reason = reason
        self.key = key
    }
}

extension DataLease {
    /// Records that the fault of an agreement, or of a schedule under it, was resolved, and computes the limit of each of its bundles that is not
    /// disposed of yet anew: it moves to an earlier day, or stays. All of it, or none, is recorded. A bundle that is being
    /// prepared takes it into account when it is recorded.
    public func resolve(
        _ agreement: String, schedule: String? = nil, on day: CivilDate, as key: String
    ) async throws -> [LimitMoved] {
        let registry = try openRegistryToDecide()
        try checkAgreementIsKnown(agreement, in: registry)
        try checkSchedule(schedule, isKnownUnder: agreement, in: registry)
        let today = surroundings.now().londonDate
        guard day <= today else {
            throw KitError(.usage, "\(day) is still to come", hint: "record it once the fault is resolved")
        }
        // A slip of the pen could not be taken back: limits move to an earlier day only.
        if let start = try firstDay(of: agreement, in: registry), day < start {
            throw KitError(
                .usage, "\(day) is before \(agreement) was in force, on \(start)",
                hint: "give the day of the resolution")
        }
        if let earlier = try faultResolvedOn(agreement, schedule: schedule, in: registry), earlier <= day {
            throw KitError(
                .failed, "the fault of \(schedule ?? agreement) is resolved since \(earlier) already",
                hint: "a limit only moves to an earlier day; a new version of the agreement can move it")
        }
        let subject: Order.Subject = schedule.map { .schedule(agreement: agreement, id: $0) } ?? .agreement(agreement)
        let order = try Order(.faultResolved, subject, on: day)
        let given = try await self.order(order, as: key, notPreparerOf: nil, in: registry)
        let resolution = FaultResolution(
            agreement: agreement, schedule: schedule, resolvedOn: day, order: given.signed)
        let affected = try bundlesAtLarge(under: agreement, in: registry).filter {
            try registry.prepared($0.record.number).bundle.schedule?.id == schedule
        }
        let computed = try affected.map { record, _ in
            try limitComputation(
                of: record, cause: .faultResolved, origins: { LimitOrigins(preparedOn: $0, faultResolvedOn: day) },
                order: given.signed, in: registry)
        }
        try append([.faultResolved(resolution)] + computed, to: registry, by: given.actor, keeping: given.evidence)
        return try affected.map { try LimitMoved(bundle: listed($0, in: registry), before: $1.limit) }
    }

    /// Calls bundles back: their limit moves to the day by which they must be gone, or stays where it is earlier. All of
    /// them, or none, are recorded.
    public func recall(_ request: RecallRequest) async throws -> [LimitMoved] {
        let registry = try openRegistryToDecide()
        let today = surroundings.now().londonDate
        let by = request.by ?? today
        guard by >= today else {
            throw KitError(.usage, "\(by) has passed", hint: "give today or a later day with --by")
        }
        var affected: [(record: BundleRecord, status: BundleStatus)]
        if let agreement = request.agreement {
            try checkAgreementIsKnown(agreement, in: registry)
            affected = try bundlesAtLarge(under: agreement, in: registry)
        } else {
            affected = []
            for reference in request.bundles {
                let bundle = try bundleAtLarge(reference, in: registry)
                if !affected.contains(where: { $0.record.number == bundle.record.number }) { affected.append(bundle) }
            }
        }
        guard !affected.isEmpty else {
            let isPreparing = try !registry.pendingPreparations(isAlive: { _ in false }).isEmpty
            throw KitError(
                .failed, "no bundle is left to be recalled",
                hint: isPreparing
                    ? "one is being prepared: wait for it, then run this again" : "see datalease bundle list")
        }
        let (signer, _) = try await approver(request.key, notPreparerOf: nil, in: registry)
        var evidence: [Evidence] = []
        var computed: [EventBody] = []
        var common: SignedOrder?
        for (record, _) in affected {
            var signed: SignedOrder
            if let common {
                signed = common
            } else {
                let order = try Order(
                    .recall, request.agreement.map { .agreement($0) } ?? subject(record), on: today, until: by,
                    reason: request.reason)
                let given = try await sign(
                    order, by: signer, namespace: .reason, keptWith: request.agreement == nil ? record.number : nil)
                evidence += given.evidence
                signed = given.signed
                // One order stands for all bundles of an agreement.
                if request.agreement != nil { common = signed }
            }
            computed.append(try recall(of: record, by: by, order: signed, in: registry))
        }
        try append(computed, to: registry, by: .key(signer.key.fingerprint), keeping: evidence)
        return try affected.map { try LimitMoved(bundle: listed($0, in: registry), before: $1.limit) }
    }

    /// Computes a bundle's limit anew by the terms of a newer version of its agreement, which both parties have executed:
    /// from the day on which the bundle was prepared. Nothing else can move a limit to a later day, but a hold.
    /// Refuses a bundle that is recalled: a recall stays.
    public func extend(_ reference: String, under path: String) async throws -> LimitMoved {
        let registry = try openRegistryToDecide()
        let (record, status) = try bundleAtLarge(reference, in: registry)
        guard try !fold(of: record, in: registry).isRecalled else {
            throw KitError(
                .failed, "\(record.stem) is recalled, and must be gone by \(status.limit)",
                hint: "no version of the agreement takes a recall back; prepare another bundle under it")
        }
        let document = try Self.readAgreement(path)
        let agreement = document.agreement
        guard agreement.id == record.agreement.id else {
            throw KitError(
                .agreement, "\(path) is \(agreement.id), and \(record.stem) was prepared under \(record.agreement.id)",
                hint: "give a newer version of the bundle's own agreement")
        }
        let used = try registry.events(ofBundle: record.number).compactMap { event -> AgreementReference? in
            if case .limitComputed(let computation) = event.body { computation.agreement } else { nil }
        }
        let version = used.map(\.version).max() ?? record.agreement.version
        guard agreement.version > version else {
            throw KitError(
                .agreement, "\(path) is version \(agreement.version); the bundle's limit goes by version \(version)",
                hint: "have both parties sign a newer version")
        }
        let schedule = try registry.prepared(record.number).bundle.schedule
        guard document.schedule?.schedule.id == schedule?.id else {
            throw KitError(
                .agreement,
                schedule.map { "\(record.stem) is of schedule \($0.id), and \(path) is not" }
                    ?? "\(record.stem) is of no schedule, and \(path) is one",
                hint: schedule == nil
                    ? "give a newer version of the agreement itself"
                    : "give a version of that schedule under the newer version of the agreement")
        }
        let facts = try await signatureFacts(of: document, in: registry)
        let fact = try await scheduleFact(of: document, in: registry)
        let refusals = Gate.refusals(
            document, on: surroundings.now().londonDate, trust: try await trustList(in: registry), signatures: facts,
            // Nothing is prepared: any of its preparers will do.
            schedule: fact, preparer: agreement.access.preparers.first?.key.fingerprint,
            force: try registry.agreementState(agreement.id).force, rehearsal: false)
        if let error = AgreementError(refusals, of: document) { throw error }
        try Self.checkPaper(of: document)
        try refuseSuperseded(agreement, in: registry)
        let resolvedOn = try faultResolvedOn(agreement.id, schedule: document.schedule?.schedule.id, in: registry)
        let preparedOn = try registry.prepared(record.number).event.time.londonDate
        let limit = try agreement.limitTerms().limit(
            from: LimitOrigins(preparedOn: preparedOn, faultResolvedOn: resolvedOn), in: try bankHolidays())
        try register(document, facts: facts, schedule: fact, in: registry, by: systemActor)
        try append(
            .limitComputed(
                LimitComputation(
                    bundle: record.number, cause: .newVersion, order: nil, agreement: document.reference,
                    schedule: document.schedule?.reference, limit: limit)),
            to: registry, by: systemActor)
        return LimitMoved(bundle: try listed(record, in: registry), before: status.limit)
    }

    /// The event that a bundle is recalled, by a signed order.
    func recall(
        of record: BundleRecord, by day: CivilDate, order: SignedOrder, in registry: Registry
    ) throws -> EventBody {
        let resolvedOn = try faultResolvedOn(record, in: registry)
        return try limitComputation(
            of: record, cause: .recalled,
            origins: { LimitOrigins(preparedOn: $0, faultResolvedOn: resolvedOn, recalledFor: day) }, order: order,
            in: registry)
    }

    /// The event of a bundle's limit, computed anew by its terms.
    private func limitComputation(
        of record: BundleRecord, cause: LimitCause, origins: (_ preparedOn: CivilDate) -> LimitOrigins,
        order: SignedOrder, in registry: Registry
    ) throws -> EventBody {
        let preparedOn = try registry.prepared(record.number).event.time.londonDate
        let limit = try limitTerms(of: record, in: registry).limit(from: origins(preparedOn), in: try bankHolidays())
        return .limitComputed(
            LimitComputation(bundle: record.number, cause: cause, order: order, agreement: nil, limit: limit))
    }

    func bundlesAtLarge(
        under agreement: String, in registry: Registry
    ) throws -> [(record: BundleRecord, status: BundleStatus)] {
        let holidays = try bankHolidays()
        return try registry.bundles().filter { $0.agreement.id == agreement && !$0.isRehearsal }.compactMap { record in
            let status = try status(of: record, by: holidays, in: registry)
            return status.state.isAtLarge ? (record, status) : nil
        }
    }

    /// The first day of an agreement's term, the earliest of its versions.
    private func firstDay(of id: String, in registry: Registry) throws -> CivilDate? {
        try registry.agreements().filter { $0.id == id }.compactMap { reference in
            try registry.agreementBytes(reference.digest).map {
                try AgreementDocument.read($0, name: id, profiles: .unresolved).agreement.term.start
            }
        }.min()
    }

    /// Refuses a schedule that nothing was prepared under, and an agreement whose faults are those of its schedules.
    private func checkSchedule(_ id: String?, isKnownUnder agreement: String, in registry: Registry) throws {
        let known = try scheduleSignatures(in: registry).filter { $0.agreement.id == agreement }.map(\.schedule.id)
        if let id {
            guard known.contains(id) else {
                throw KitError(
                    .failed, "\(id): no schedule of that id of \(agreement) is known",
                    hint: known.isEmpty
                        ? "nothing is known of schedules of \(agreement); datalease agreement register FILE takes one in"
                        : "its schedules are: \(Set(known).sorted().joined(separator: ", ")); datalease agreement register FILE takes another in"
                )
            }
        } else if !known.isEmpty {
            throw KitError(
                .usage, "the faults of \(agreement) are those of its schedules",
                hint: "say which with --schedule: \(Set(known).sorted().joined(separator: ", "))")
        }
    }

    func checkAgreementIsKnown(_ id: String, in registry: Registry) throws {
        guard try registry.agreements().contains(where: { $0.id == id }) else {
            throw KitError(
                .failed, "\(id): nothing was prepared under an agreement of that id",
                hint: "see datalease agreement list")
        }
    }
}
