internal import Agreements
internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// What was decided about an agreement while one of its bundles was being prepared: that the fault is resolved, that all
/// of its bundles are recalled. It is recorded for the bundle in the same transaction that records the bundle, so at no
/// moment it is there without.
extension DataLease {
    /// Calls `record` with the head of the ledger and what was decided up to there, until nothing comes in between.
    func withDecisions(
        on ready: ReadyPreparation, in registry: Registry,
        record: (_ head: TreeHead, _ decisions: [LateDecision]) throws -> Void
    ) throws {
        for _ in 0..<100 {
            let head = try registry.head()
            let decisions = try decisions(on: ready, upTo: head, in: registry)
            do {
                return try record(head, decisions)
            } catch let error as RegistryError where error.problem == .outdated {
                continue
            }
        }
        throw KitError(
            .failed, "\(ready.bundle.stem) cannot be recorded: other runs record something all the time",
            hint: "run this again when they are done")
    }

    private func decisions(
        on ready: ReadyPreparation, upTo head: TreeHead, in registry: Registry
    ) throws -> [LateDecision] {
        let bundle = ready.bundle
        guard !bundle.isRehearsal else { return [] }
        var resolution: (FaultResolution, EventActor)?
        var recalls: [(by: CivilDate, order: SignedOrder, actor: EventActor)] = []
        // One that was made ready by an earlier build does not say since when: then what moved limits on one day is seen.
        let begun = ready.ledgerSize ?? 0
        // A row says so, which no event covers.
        guard begun <= head.size else {
            throw KitError(
                .check,
                "what is left to do for bundle \(bundle.bundle) was written down when the ledger had \(begun) events, and it"
                    + " has \(head.size)",
                hint:
                    "the registry was changed by something else than this program: keep it as it is, and put the newest"
                    + " backup in its place with datalease registry restore DIR")
        }
        for sequence in begun..<head.size {
            guard let event = try registry.event(sequence + 1) else { continue }
            switch event.body {
            case .faultResolved(let resolved)
            where resolved.agreement == bundle.agreement.id && resolved.schedule == bundle.schedule?.id:
                if resolution.map({ resolved.resolvedOn < $0.0.resolvedOn }) ?? true {
                    resolution = (resolved, event.actor)
                }
            case .limitComputed(let computation) where computation.cause == .recalled && ready.ledgerSize != nil:
                guard let order = computation.order, let by = computation.limit.recalledFor,
                    !recalls.contains(where: { $0.order == order }),
                    try isRecall(order, ofAgreement: bundle.agreement.id, in: registry)
                else { continue }
                recalls.append((by, order, event.actor))
            default: break
            }
        }
        if let known = resolution, bundle.limit.isFromFault(resolvedOn: known.0.resolvedOn) { resolution = nil }
        guard resolution != nil || !recalls.isEmpty else { return [] }
        guard let bytes = try registry.agreementBytes(bundle.agreement.digest) else {
            throw KitError(
                .check, "the registry has lost the bytes of agreement \(bundle.agreement.id)",
                hint: "run datalease ledger verify")
        }
        let document = try AgreementDocument.read(bytes, name: bundle.agreement.id, profiles: .unresolved)
        let terms = try filled(document, in: bundle.schedule, registry: registry).agreement.limitTerms()
        let resolvedOn = try faultResolvedOn(bundle.agreement.id, schedule: bundle.schedule?.id, in: registry)
        let holidays = try bankHolidays()
        func decision(
            _ cause: LimitCause, recalledFor day: CivilDate?, _ order: SignedOrder, _ actor: EventActor
        ) throws -> LateDecision {
            let limit = try terms.limit(
                from: LimitOrigins(
                    preparedOn: ready.time.londonDate, faultResolvedOn: resolvedOn, recalledFor: day), in: holidays)
            return LateDecision(
                body: .limitComputed(
                    LimitComputation(bundle: bundle.bundle, cause: cause, order: order, agreement: nil, limit: limit)),
                actor: actor, time: surroundings.now())
        }
        return try (resolution.map { [try decision(.faultResolved, recalledFor: nil, $0.0.order, $0.1)] } ?? [])
            + recalls.map { try decision(.recalled, recalledFor: $0.by, $0.order, $0.actor) }
    }

    /// Whether an order recalls all bundles of an agreement, and not single ones.
    private func isRecall(_ order: SignedOrder, ofAgreement id: String, in registry: Registry) throws -> Bool {
        guard let text = try registry.evidence(order.text) else {
            throw KitError(.check, "the text of a recall is missing", hint: "run datalease ledger verify")
        }
        let order = try Order(parsing: text.bytes)
        return order.kind == .recall && order.subject == .agreement(id)
    }
}

extension LimitRecord {
    /// Whether it knows that the fault was resolved on `day`, or has nothing to do with that.
    fileprivate func isFromFault(resolvedOn day: CivilDate) -> Bool {
        let faults = candidates.filter { $0.trigger == DisposalTrigger.Event.faultResolved.rawValue }
        return faults.allSatisfy { $0.origin.map { $0 <= day } ?? false }
    }

    /// The day by which a recall that it takes into account wants the bundle to be gone.
    fileprivate var recalledFor: CivilDate? { candidates.first { $0.trigger == LimitRecord.recalled }?.date }
}
