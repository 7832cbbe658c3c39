internal import Agreements
internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

/// What is decided about an agreement as a whole, why, and who signs it.
public struct AgreementOrder: Sendable {
    /// The agreement's id.
    public let agreement: String
    /// What is decided.
    public let decision: AgreementDecision
    /// When it is looked at again; for a renewal.
    public let review: CivilDate?
    /// By when bundles must be gone; for a termination, today where it is not given.
    public let by: CivilDate?
    /// Why, in one line.
    public let reason: String
    /// The approver's SSH key file.
    public let key: String

    /// An order.
    public init(
        _ decision: AgreementDecision, _ agreement: String, review: CivilDate? = nil, by: CivilDate? = nil,
        reason: String, key: String
    ) {
        self.agreement = agreement
        self.decision = decision
        self.review = review
        self.by = by
        self.reason = reason
        self.key = key
    }
}

/// Suspensions, renewals and terminations of agreements, and whether anything may leave under one.
extension DataLease {
    /// Records what an approver decides about an agreement. A termination recalls every bundle that is still somewhere.
    /// All of it, or none, is recorded. Comes back with the bundles that are recalled.
    ///
    /// Refuses an agreement that is not in the log, a second suspension, whatever follows a termination, and days that have
    /// passed.
    public func decide(_ request: AgreementOrder) async throws -> [LimitMoved] {
        let registry = try openRegistryToDecide()
        let (id, today) = (request.agreement, surroundings.now().londonDate)
        try checkAgreementIsKnown(id, in: registry)
        switch try registry.agreementState(id).force {
        case .terminated(let day):
            throw KitError(
                .failed, "\(id) is terminated since \(day)", hint: "nothing more is decided about it; make another one")
        case .suspended(let day) where request.decision == .suspended:
            throw KitError(
                .failed, "\(id) is suspended since \(day) already", hint: "datalease agreement renew \(id) ends it")
        case .suspended, .inForce: break
        }
        for day in [request.review, request.by].compactMap(\.self) where day < today {
            throw KitError(.usage, "\(day) has passed", hint: "give today or a later day")
        }
        let (signer, _) = try await approver(request.key, notPreparerOf: nil, in: registry)
        func sign(_ kind: Order.Kind, until: CivilDate?) async throws -> GivenOrder {
            try await self.sign(
                try Order(kind, .agreement(id), on: today, until: until, reason: request.reason), by: signer,
                namespace: .reason, keptWith: nil)
        }
        let given = try await sign(request.decision.order, until: request.review)
        var events: [EventBody] = [
            .agreementDecided(
                AgreementDecided(
                    agreement: id, decision: request.decision, review: request.review, order: given.signed))
        ]
        var evidence = given.evidence
        let affected = request.decision == .terminated ? try bundlesAtLarge(under: id, in: registry) : []
        if !affected.isEmpty {
            let by = request.by ?? today
            let recall = try await sign(.recall, until: by)
            evidence += recall.evidence
            events += try affected.map {
                try self.recall(of: $0.record, by: by, order: recall.signed, in: registry)
            }
        }
        try append(events, to: registry, by: given.actor, keeping: evidence)
        return try affected.map { try LimitMoved(bundle: listed($0.record, in: registry), before: $0.status.limit) }
    }

    /// Refuses where it was decided that nothing leaves under an agreement.
    func refuseOutOfForce(_ id: String, in registry: Registry) throws {
        guard let obstacle = try registry.agreementState(id).force.obstacle else { return }
        throw KitError(
            .agreement, "\(id) is \(obstacle), and nothing may leave under it",
            hint: "see datalease agreement list; an approver can renew one that is suspended")
    }

    /// Refuses to send a bundle under an agreement that is not in force today.
    func refuseOutOfTerm(_ record: BundleRecord, in registry: Registry) throws {
        try refuseOutOfForce(record.agreement.id, in: registry)
        if let schedule = try registry.prepared(record.number).bundle.schedule,
            let resolvedOn = try faultResolvedOn(record, in: registry)
        {
            throw KitError(
                .agreement,
                "the fault of schedule \(schedule.id) is resolved since \(resolvedOn), and the schedule ended",
                hint: "remove the bundle with datalease disposal purge B\(record.number), then disposal void")
        }
        let (term, today) = (try agreement(of: record, in: registry).term, surroundings.now().londonDate)
        guard today < term.start || term.end < today else { return }
        throw KitError(
            .agreement,
            "\(record.agreement.id) version \(record.agreement.version) is in force from \(term.start) to \(term.end),"
                + " and \(record.stem) may be sent then alone",
            hint:
                "prepare another bundle under a newer version; of this one, datalease disposal purge B\(record.number) and disposal void"
        )
    }

    /// What `verify` says of agreements that are not in force while something is left under them: bundles that may still
    /// be with somebody under one that was suspended or terminated, and bundles that were never sent and may be no more.
    func remarksOnAgreements(
        _ bundles: [Verification.Standing], asOf day: CivilDate, in registry: Registry
    ) throws -> [Verification.Remark] {
        let states = try registry.agreementStates(by: day)
        var remarks: [Verification.Remark] = []
        for (id, state) in states.sorted(by: { $0.key < $1.key }) {
            guard let obstacle = state.force.obstacle else { continue }
            let count = bundles.count { $0.agreement == id && $0.status.state.isAtLarge }
            guard count > 0 else { continue }
            remarks.append(
                Verification.Remark(
                    .agreementNotInForce, bundle: nil,
                    "\(id) is \(obstacle), and \(count == 1 ? "1 bundle" : "\(count) bundles") under it may still be with"
                        + " somebody"))
        }
        let unsent = bundles.filter { $0.status.state == .prepared }
        guard !unsent.isEmpty else { return remarks }
        // A version that was erased behind its retention ended long ago, and nothing is known of it.
        let ends = try registry.agreements().reduce(into: [String: CivilDate]()) { ends, reference in
            let document = try registry.agreementBytes(reference.digest).map {
                try AgreementDocument.read($0, name: reference.id, profiles: .unresolved)
            }
            ends["\(reference.id) version \(reference.version)"] = document?.agreement.term.end
        }
        for bundle in unsent {
            let version = "\(bundle.agreement) version \(bundle.version)"
            guard let end = ends[version], end < day else { continue }
            remarks.append(
                Verification.Remark(
                    .agreementNotInForce, bundle: bundle.number,
                    "\(bundle.shortName) was never sent, and \(version) ended on \(end): remove it with"
                        + " datalease disposal purge B\(bundle.number), then disposal void"))
        }
        return remarks
    }
}
